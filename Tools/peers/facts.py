"""The facts of a log in Redis: a hash for each invite, and the indexes that the questions of ours want.

facts.py DIR     DIR/ledger/*.ndjson into the Redis at DIR/redis
"""

import os
import socket
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
from questions import lines, request


def commands(event, email):
    """What an event changes: the invite, and who finds it by token, by address, by inviter and by redeemer."""
    data = event["data"]
    if event["type"] == "InviteIssued":
        facts = {name: value for name, value in data.items() if isinstance(value, (str, int))}
        yield request("HSET", data["invite"], "ts", event["ts"], *(part for fact in facts.items() for part in fact))
        yield request("HSET", "by_token", data["token_fp"], data["invite"])
        yield request("SADD", "inviter:" + data["inviter"], data["invite"])
    elif event["type"] == "TokenRedeemed":
        yield request("HSET", data["invite"], "used", 1, "redeemed_by", data["username"], "redeemed_at", event["ts"])
        yield request("SADD", "member:" + data["username"], data["invite"])
    else:
        return
    if email:
        yield request("SADD", "email:" + email, data["invite"])


def fill(directory):
    redis = socket.socket(socket.AF_UNIX)
    redis.connect(directory + "/redis")
    answers = redis.makefile("rb")
    batch = []

    def flush():
        redis.sendall(b"".join(batch))
        for _ in batch:
            if (answer := answers.readline())[:1] == b"-":
                sys.exit("Redis refused: %r" % answer)
        batch.clear()

    for _, event, email in lines(directory):
        batch.extend(commands(event, email))
        if len(batch) >= 1000:
            flush()
    flush()


if __name__ == "__main__":
    fill(sys.argv[1])
