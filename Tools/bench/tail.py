"""Latency against offered load: walks the load, and draws what was found.

tail.py walk DIR PERCENTS RUNS SECONDS     the service at DIR/ours and Redis, if it is there, at DIR/redis; prints a table
tail.py plot FILE                          the results in a file as a picture, SVG
"""

import itertools
import json
import math
import os
import statistics
import sys

import measuring

CLIENTS = 50
SHARES = ("p50_us", "p99_us", "p999_us")
NAMES = {"p50_us": "p50", "p99_us": "p99", "p999_us": "p99.9"}
COLOURS = {"p50_us": "#1b7837", "p99_us": "#2166ac", "p999_us": "#b2182b"}
SPEAKS = {"ours": "lines", "redis": "resp"}


def walk(directory, percents, runs, seconds):
    servers = [name for name in SPEAKS if os.path.exists(os.path.join(directory, name))]
    # No address twice: every run has a million numbers of its own, more than it can use.
    firsts = itertools.count(1, 100_000_000)

    def ask(server, *words):
        return measuring.load("--socket", os.path.join(directory, server), "--speaks", SPEAKS[server], "--seconds", seconds,
                              "--clients", CLIENTS, "--first", next(firsts), *words)

    most = statistics.median(ask("ours", "--in-flight", 16)["per_second"] for _ in range(runs))
    print("100 %% are %d durable invites/s: %d clients with 16 in flight; medians of %d runs of %s s" % (most, CLIENTS, runs, seconds))
    print("\n| offered | /s | " + " | ".join("%s p50, p99, p99.9 ms | late ms | answered /s" % name for name in servers) + " |")
    print("|--:|--:|" + "--:|--:|--:|" * len(servers))
    results = measuring.Results()
    for percent in percents:
        load_average = results.load_average()
        rate = max(1, round(most * percent / 100))
        found = measuring.in_turns({name: lambda name=name: ask(name, "--rate", rate) for name in servers}, runs)
        middle = {name: measuring.medians(each, "per_second", *SHARES, "late_p99_us") for name, each in found.items()}
        cells = ["%s | %.1f | %d" % (", ".join("%.1f" % (each[share] / 1000) for share in SHARES), each["late_p99_us"] / 1000,
                                     each["per_second"]) for each in middle.values()]
        print("| %d %% | %d | %s |" % (percent, rate, " | ".join(cells)), flush=True)
        results.append(load_average, {"workload": "issue at a rate", "clients": CLIENTS, "runs": runs, "percent": percent,
                                      "rate": rate, **middle})


def plot(path):
    """Offered load to the right, latency upwards, each ten times the one below."""
    rows = [json.loads(line) for line in open(path)]
    servers = [name for name in SPEAKS if name in rows[0]]
    width, height, left, right, top, bottom = 760, 440, 60, 90, 40, 50
    values = [row[name][share] for row in rows for name in servers for share in SHARES]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def x(percent):
        return left + (width - left - right) * percent / 100

    def y(microseconds):
        return top + (height - top - bottom) * (high - math.log10(microseconds)) / (high - low)

    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">' % (width, height),
           '<rect width="100%" height="100%" fill="white"/>',
           '<text x="%d" y="20">Durable invites on a schedule: latency in ms against offered load, 100 %% = %d/s%s</text>'
           % (left, round(rows[-1]["rate"] * 100 / rows[-1]["percent"]), "; Redis dashed" if len(servers) > 1 else "")]
    for number, share in enumerate(SHARES):
        out.append('<text x="%d" y="%.1f" fill="%s">%s</text>' % (width - right + 6, top + 14 * number, COLOURS[share], NAMES[share]))
    for power in range(low, high + 1):
        out.append('<path d="M%d %.1fH%d" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end">%g</text>'
                   % (left, y(10**power), width - right, left - 6, y(10**power) + 4, 10**power / 1000))
    for row in rows:
        out.append('<text x="%.1f" y="%d" text-anchor="middle">%d %%</text><text x="%.1f" y="%d" text-anchor="middle" fill="#666">%d/s</text>'
                   % (x(row["percent"]), height - bottom + 18, row["percent"], x(row["percent"]), height - bottom + 34, row["rate"]))
    for name, dash in zip(servers, ("", ' stroke-dasharray="5 4"')):
        for share in SHARES:
            points = " ".join("%.1f,%.1f" % (x(row["percent"]), y(row[name][share])) for row in rows)
            out.append('<polyline points="%s" fill="none" stroke="%s" stroke-width="2"%s/>' % (points, COLOURS[share], dash))
    print("\n".join(out + ["</svg>"]))


if sys.argv[1] == "walk":
    walk(sys.argv[2], [int(word) for word in sys.argv[3].split(",")], int(sys.argv[4]), sys.argv[5])
else:
    plot(sys.argv[2])
