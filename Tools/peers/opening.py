"""From the start of a server to its first answer, and what it takes of the memory: the service over a log, from the image that an
earlier life left and without one, and Redis over the same facts.

opening.py DIR RUNS INVITES     DIR/ledger, and DIR/appendonlydir, which Redis wrote
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import measuring


class Server:
    """How it is started over a directory, what it is asked first, and how an answer of the right kind begins."""

    def __init__(self, words, question, answer):
        self.words, self.question, self.answer = words, question, answer

    def run(self, directory):
        path = os.path.join(directory, "opening")
        words = [word.replace("DIR", directory).replace("SOCKET", path) for word in self.words]
        start = time.perf_counter()
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=sys.stderr)
        try:
            while not self.answers(path):
                if process.poll() is not None:
                    sys.exit("%s ended" % words[0])
                time.sleep(0.002)
            seconds = time.perf_counter() - start
            with open("/proc/%d/status" % process.pid) as status:
                sizes = dict(line.split(":", 1) for line in status if line.startswith("Rss"))
            kilobytes = sum(int(sizes[name].split()[0]) for name in ("RssAnon", "RssShmem"))
        finally:
            process.terminate()
            process.wait()
        sys.stderr.write("%.3f s %s, %d kB\n" % (seconds, os.path.basename(words[0]), kilobytes))
        return {"seconds": seconds, "memory_kb": kilobytes}

    def answers(self, path):
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(path)
                connection.sendall(self.question)
                return connection.recv(1 << 16).startswith(self.answer)
            except OSError:
                return False


def main(directory, runs, invites):
    servers = {
        "ours": Server([os.environ["LEDGER"], "serve", "--dir", "DIR/ledger", "--socket", "SOCKET", "--quiet"],
                       b"invite show invite=inv_%d\n" % invites, b'{"row"'),
        "replay": Server([os.environ["LEDGER"], "serve", "--dir", "DIR/replayed", "--socket", "SOCKET", "--quiet", "--image-after", "0"],
                         b"invite show invite=inv_%d\n" % invites, b'{"row"'),
        "redis": Server(["redis-server", "--port", "0", "--unixsocket", "SOCKET", "--dir", "DIR", "--save", "", "--appendonly", "yes"],
                        b"HGETALL inv_%d\r\n" % invites, b"*"),
    }
    # The one has the image that its last life wrote, the other no image ever.
    shutil.copytree(os.path.join(directory, "ledger"), os.path.join(directory, "replayed"), ignore=shutil.ignore_patterns("image*", "socket"))
    servers["ours"].run(directory)
    results = measuring.Results()
    load_average = results.load_average()
    found = measuring.in_turns({name: lambda server=server: server.run(directory) for name, server in servers.items()}, runs)
    print("Until one of %d invites, all redeemed, is answered; memory less that of an empty server; medians of %d runs" % (invites, runs))
    print("| | s | ± % | memory MB | bytes an invite |\n|---|--:|--:|--:|--:|")
    middle = {}
    for name, server in servers.items():
        each = middle[name] = measuring.medians(found[name], "seconds", "memory_kb")
        each["spread_percent"] = measuring.spread([run["seconds"] for run in found[name]])
        # Nobody has invites here: any answer will do.
        server.answer = b""
        with tempfile.TemporaryDirectory(dir=directory) as empty:
            each["memory_kb"] -= server.run(empty)["memory_kb"]
        each["bytes_an_invite"] = round(each["memory_kb"] * 1024 / invites)
        print("| %s | %.2f | %d | %d | %d |"
              % (name, each["seconds"], each["spread_percent"], each["memory_kb"] / 1024, each["bytes_an_invite"]))
    ours, replay, peer = middle["ours"], middle["replay"], middle["redis"]
    speed, replayed, memory = peer["seconds"] / ours["seconds"], peer["seconds"] / replay["seconds"], ours["memory_kb"] / peer["memory_kb"]
    print("\nours is %.2f times as fast as Redis, %.2f times without an image, and has %.2f of its memory" % (speed, replayed, memory))
    results.append(load_average, {"workload": "opening", "invites": invites, "runs": runs, "ours": ours, "replay": replay, "redis": peer,
                                  "ratio": round(speed, 3), "replay_ratio": round(replayed, 3), "memory_ratio": round(memory, 3)})


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
