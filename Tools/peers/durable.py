"""Peers that the load generator does not speak to, or needs to be prepared.

durable.py stream PORT                 makes the stream of NATS' that the load generator writes to
durable.py sqlite DIR RUNS SECONDS     durable inserts by SQLite beside the service at DIR/ours; prints a table
"""

import json
import os
import socket
import sqlite3
import statistics
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import measuring


def make_stream(port):
    """One replica in a file, with NATS' own defaults: it is synced every two minutes."""
    connection = socket.create_connection(("127.0.0.1", port))
    answers = connection.makefile("rb")
    answers.readline()
    wanted = json.dumps({"name": "log", "subjects": ["log"], "storage": "file", "num_replicas": 1, "retention": "limits",
                         "discard": "old", "max_consumers": -1, "max_msgs": -1, "max_bytes": -1, "max_age": 0}).encode()
    connection.sendall(b'CONNECT {"verbose":false,"pedantic":false}\r\nSUB made 1\r\nPUB $JS.API.STREAM.CREATE.log made %d\r\n%s\r\n'
                       % (len(wanted), wanted))
    answers.readline()
    answer = json.loads(answers.readline())
    if "error" in answer:
        sys.exit("NATS made no stream: %s" % answer["error"])


class SQLite:
    """One table in a file: a unique token, an address, and a text of the size of a line of ours. A sync at every commit."""

    def __init__(self, path):
        self.table = sqlite3.connect(path, isolation_level=None)
        for word in ("journal_mode = WAL", "synchronous = FULL"):
            self.table.execute("PRAGMA " + word)
        self.table.execute("CREATE TABLE invites (invite INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, email TEXT NOT NULL, "
                           "line TEXT NOT NULL)")
        self.count = 0

    def run(self, seconds):
        """One insert after the other, each a transaction of its own."""
        times, line = [], "v" * 420
        start = time.perf_counter()
        end = start + seconds
        while (now := time.perf_counter()) < end:
            self.count += 1
            values = (os.urandom(16).hex(), "user%d@example.org" % self.count, line)
            self.table.execute("INSERT INTO invites (token, email, line) VALUES (?, ?, ?)", values)
            times.append(time.perf_counter() - now)
        times.sort()
        return {"per_second": len(times) / (end - start), "p50_us": times[len(times) // 2] * 1e6,
                "p99_us": times[len(times) * 99 // 100] * 1e6}


def beside_sqlite(directory, runs, seconds):
    print("SQLite %s: WAL, synchronous=FULL; one writer in its own process, which is as many as it lets write at a time"
          % sqlite3.sqlite_version)
    peer, results = SQLite(directory + "/sqlite"), measuring.Results()
    load_average, first = results.load_average(), 3_000_000_000

    def ours(clients, in_flight):
        nonlocal first
        first += 10_000_000
        return measuring.load("--socket", directory + "/ours", "--clients", clients, "--in-flight", in_flight,
                              "--seconds", seconds, "--first", first)

    shapes = {"1x1": (1, 1), "50x1": (50, 1), "50x16": (50, 16)}
    contenders = {shape: lambda words=words: ours(*words) for shape, words in shapes.items()}
    found = measuring.in_turns({**contenders, "SQLite": lambda: peer.run(float(seconds))}, runs)
    rates = {name: [each["per_second"] for each in figures] for name, figures in found.items()}
    middle = {name: measuring.medians(figures, "per_second", "p50_us", "p99_us") for name, figures in found.items()}
    print("| clients x in flight | /s | ± % | of SQLite's | p50, p99 µs |\n|---|--:|--:|--:|--:|")
    for name, each in middle.items():
        each["spread_percent"] = measuring.spread(rates[name])
        ratio = each["per_second"] / statistics.median(rates["SQLite"])
        print("| %s | %d | %d | %.2f | %d, %d |"
              % (name, each["per_second"], each["spread_percent"], ratio, each["p50_us"], each["p99_us"]))
        if name != "SQLite":
            results.append(load_average, {"peer": "SQLite", "workload": "issue", "shape": name, "runs": runs, "ours": each,
                                          "peer_alone": middle["SQLite"], "ratio": round(ratio, 2)})


if sys.argv[1] == "stream":
    make_stream(int(sys.argv[2]))
else:
    beside_sqlite(sys.argv[2], int(sys.argv[3]), sys.argv[4])
