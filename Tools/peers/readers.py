"""A point question alone, and while 50 clients write durably: the service at DIR/ours and Redis at DIR/redis, which hold the same invites.

readers.py DIR RUNS SECONDS INVITES
"""

import itertools
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import measuring

SERVERS = {"ours": ("lines", "invite show invite=inv_#"), "redis": ("resp", "HGETALL inv_#")}


def main(directory, runs, seconds, invites):
    firsts = itertools.count(4_000_000_000, 10_000_000)

    def at(server):
        return ["--socket", "%s/%s" % (directory, server), "--speaks", SERVERS[server][0]]

    def asked(server):
        return measuring.load(*at(server), "--workload", "ask", "--ask", SERVERS[server][1], "--last", invites, "--seconds", seconds)

    def asked_beside_writers(server):
        words = [*at(server), "--clients", 50, "--seconds", seconds + 2, "--first", next(firsts)]
        writers = subprocess.Popen([os.environ["BENCH"], "load", *map(str, words)], stdout=sys.stderr)
        # They are writing by then; the load goes on for as long after the questions.
        time.sleep(1)
        figures = asked(server)
        if writers.wait() != 0:
            sys.exit("the writers failed")
        return figures

    contenders = {}
    for server in SERVERS:
        contenders[server, "alone"] = lambda server=server: asked(server)
        contenders[server, "beside 50 writers"] = lambda server=server: asked_beside_writers(server)
    results = measuring.Results()
    load_average = results.load_average()
    found = measuring.in_turns(contenders, runs)
    middle = {key: measuring.medians(figures, "per_second", "p50_us", "p99_us", "p999_us") for key, figures in found.items()}
    print("One client, one question at a time: one invite of %d; medians of %d runs" % (invites, runs))
    print("| | /s | ± % | p50, p99, p99.9 µs | p99 by p99 alone |\n|---|--:|--:|--:|--:|")
    for (server, when), each in middle.items():
        each["spread_percent"] = measuring.spread([run["per_second"] for run in found[server, when]])
        alone = each["p99_us"] / middle[server, "alone"]["p99_us"]
        print("| %s, %s | %d | %d | %d, %d, %d | %.1f |" % (server, when, each["per_second"], each["spread_percent"], each["p50_us"],
                                                       each["p99_us"], each["p999_us"], alone))
    for when in ("alone", "beside 50 writers"):
        ours, peer = middle["ours", when], middle["redis", when]
        results.append(load_average, {"workload": "one invite, " + when, "invites": invites, "runs": runs, "ours": ours, "redis": peer,
                                      "ratio": round(ours["per_second"] / peer["per_second"], 2)})


main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
