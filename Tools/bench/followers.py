"""Followers of the log: what they cost writers, and when they have what was written.

followers.py SOCKET COUNTS RUNS SECONDS
"""

import itertools
import json
import os
import selectors
import socket
import subprocess
import sys
import time

import measuring

numbers = itertools.count(1)


def connected(path, *words):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(path)
    connection.sendall(b"".join(words))
    return connection


class Probe:
    """An invite that is issued every few milliseconds, and awaited at its writer and at the first follower."""

    EVERY = 0.01

    def __init__(self, path):
        self.writer, self.delays = connected(path), []
        self.begin()

    def begin(self):
        self.name, self.answered, self.seen, self.next = None, None, None, time.perf_counter() + self.EVERY

    def ask(self):
        now = time.perf_counter()
        if self.name is None and now >= self.next:
            self.name, self.asked = b"probe%d@" % next(numbers), now
            self.writer.sendall(b"invite issue email=%sexample.org\n" % self.name)

    def note(self, answered=False, seen=False):
        now = time.perf_counter()
        self.answered = now if answered else self.answered
        self.seen = now if seen else self.seen
        if self.answered is not None and self.seen is not None:
            self.delays.append((self.answered - self.asked, self.seen - self.asked))
            self.begin()


def run(path, count, seconds):
    """The writers' figures, with how long after the command its writer had the answer, and the first follower the event."""
    followers = [connected(path, b"tail\n") for _ in range(count)]
    probe = Probe(path)
    selector = selectors.DefaultSelector()
    for connection in [probe.writer, *followers]:
        selector.register(connection, selectors.EVENT_READ)
    words = ["load", "--socket", path, "--clients", "50", "--seconds", str(seconds), "--first", str(next(numbers) * 10_000_000)]
    writers = subprocess.Popen([os.environ["BENCH"], *words], stdout=subprocess.PIPE, text=True)
    rest = b""
    while writers.poll() is None:
        if count > 0:
            probe.ask()
        for key, _ in selector.select(0.002):
            part = key.fileobj.recv(1 << 20)
            if key.fileobj is probe.writer:
                probe.note(answered=True)
            elif key.fileobj is followers[0]:
                if probe.name is not None and probe.name in rest + part:
                    probe.note(seen=True)
                rest = part[-64:]
    for connection in [probe.writer, *followers]:
        connection.close()
    text = writers.stdout.read()
    if writers.returncode != 0 or '"refused":0' not in text:
        sys.exit("the writers failed: " + text)
    sys.stderr.write(text)
    figures = {name: json.loads(text)[name] for name in ("per_second", "p99_us", "server_cpu_us")}
    for name, delays in zip(("answered", "seen"), zip(*probe.delays) if probe.delays else ([0], [0])):
        figures.update({"%s_p%d_us" % (name, share): sorted(delays)[len(delays) * share // 100] * 1e6 for share in (50, 99)})
    return figures


def main(path, counts, runs, seconds):
    results = measuring.Results()
    load_average = results.load_average()
    found = measuring.in_turns({count: lambda count=count: run(path, count, seconds) for count in counts}, runs)
    middle = {count: measuring.medians(each, *each[0]) for count, each in found.items()}
    print("50 clients write; medians of %d runs. From one more command to its answer, and to the event at the first follower: p50, p99" % runs)
    print("| followers | writers /s | ± % | of those without | server CPU µs each | to the answer ms | to the follower ms |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    for count, each in middle.items():
        each["spread_percent"] = measuring.spread([figures["per_second"] for figures in found[count]])
        share = each["per_second"] / middle[counts[0]]["per_second"]
        delays = ["%.1f, %.1f" % (each[name + "_p50_us"] / 1000, each[name + "_p99_us"] / 1000) for name in ("answered", "seen")]
        print("| %d | %d | %d | %.2f | %.0f | %s | %s |"
              % (count, each["per_second"], each["spread_percent"], share, each["server_cpu_us"], *(delays if count else ("", ""))))
        results.append(load_average, {"workload": "followers", "followers": count, "runs": runs, **each, "ratio": round(share, 2)})


main(sys.argv[1], [int(word) for word in sys.argv[2].split(",")], int(sys.argv[3]), float(sys.argv[4]))
