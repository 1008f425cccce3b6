"""The peers of Tools/bench/questions: fills Redis and SQLite with the events of a log, and asks SQLite.

questions.py fill DIR                      DIR/ledger/*.ndjson into DIR/redis (a socket) and DIR/sqlite
questions.py ask DIR SECONDS SQL LAST      each # in SQL is a number from 1 to LAST; prints p50 and p99 in µs
"""

import glob
import json
import socket
import sqlite3
import sys
import time


def lines(directory):
    """The lines of the log in order, with what the peers index of them."""
    for name in sorted(glob.glob(directory + "/ledger/events-*.ndjson")):
        with open(name, "rb") as log:
            for line in log:
                line = line.rstrip(b"\n")
                event = json.loads(line)
                email = event.get("personal", {}).get("email")
                email = email[1] if isinstance(email, list) else email
                yield line, event, email


def request(*words):
    """A command in Redis' protocol."""
    parts = [b"*%d\r\n" % len(words)]
    for word in words:
        word = word if isinstance(word, bytes) else str(word).encode()
        parts.append(b"$%d\r\n%s\r\n" % (len(word), word))
    return b"".join(parts)


def redis_commands(line, event):
    """A stream of all events, and a hash of each invite."""
    yield request("XADD", "events", "%d-0" % event["seq"], "line", line)
    data = event["data"]
    if event["type"] == "InviteIssued":
        facts = {name: value for name, value in data.items() if isinstance(value, (str, int))}
        yield request("HSET", data["invite"], "ts", event["ts"], *(part for fact in facts.items() for part in fact))
    elif event["type"] == "TokenRedeemed":
        yield request("HSET", data["invite"], "used", 1, "redeemed_by", data["username"], "redeemed_at", event["ts"])


def fill(directory):
    table = sqlite3.connect(directory + "/sqlite")
    table.execute("PRAGMA synchronous = OFF")
    table.execute(
        "CREATE TABLE events (seq INTEGER PRIMARY KEY, ts TEXT, type TEXT, actor TEXT, invite TEXT, email TEXT, line TEXT)"
    )
    redis = socket.socket(socket.AF_UNIX)
    redis.connect(directory + "/redis")
    answers = redis.makefile("rb")
    rows, batch, sent, count = [], [], 0, 0

    def flush():
        nonlocal batch, sent, rows
        table.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        redis.sendall(b"".join(batch))
        for _ in range(sent):
            answer = answers.readline()
            if answer[:1] == b"-":
                sys.exit("Redis refused: %r" % answer)
            if answer[:1] == b"$":
                answers.readline()
        batch, sent, rows = [], 0, []

    for line, event, email in lines(directory):
        rows.append(
            (event["seq"], event["ts"], event["type"], event["actor"], event["data"].get("invite"), email, line.decode())
        )
        for command in redis_commands(line, event):
            batch.append(command)
            sent += 1
        count += 1
        if count % 500 == 0:
            flush()
    flush()
    for column in ("ts", "type", "actor", "invite", "email"):
        table.execute("CREATE INDEX by_%s ON events (%s, seq)" % (column, column))
    table.execute("ANALYZE")
    table.commit()
    print("%d events in Redis and SQLite" % count)


def ask(directory, seconds, text, last):
    table = sqlite3.connect(directory + "/sqlite")
    # A double-quoted word would be taken for a column's name where there is one.
    text = text.replace('"', "'")
    pattern = next((part for part in text.split("'")[1::2] if "#" in part), None)
    statement = text.replace("'%s'" % pattern, "?") if pattern else text.replace("#", "?")
    times, number, found = [], 0, 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        thing = number * 7368787 % last + 1
        number += 1
        values = () if "#" not in text else (pattern.replace("#", str(thing)) if pattern else thing,)
        start = time.perf_counter_ns()
        found += len(table.execute(statement, values).fetchall())
        times.append(time.perf_counter_ns() - start)
    if found == 0:
        sys.exit("SQLite found nothing for " + text)
    times.sort()
    print("%.1f, %.1f" % (times[len(times) // 2] / 1000, times[len(times) * 99 // 100] / 1000))


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(sys.argv[2])
    else:
        ask(sys.argv[2], float(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
