"""Whole programs in turns: how long each takes, computes and how much memory it has.

programs.py replay DIR RUNS COUNT PYTHON     the log in DIR; COUNT is the program of count.cpp or nothing, PYTHON has orjson and duckdb
programs.py proof DIR RUNS                   the log in DIR
programs.py scan DIR RUNS                    the log in DIR
programs.py start DIR RUNS                   the service at DIR/ours, and Redis, if it is there, at DIR/redis
"""

import glob
import json
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import measuring

LEDGER, BENCH = os.environ["LEDGER"], os.environ["BENCH"]
HERE = os.path.dirname(os.path.abspath(__file__))


class Program:
    """A command, and in a few words what it does with the log. `counts` takes from its output what must agree with the others."""

    def __init__(self, words, about, counts=None, times=1):
        self.words, self.about, self.counts, self.times = words, about, counts, times
        self.output = b""

    def run(self):
        """Seconds, seconds of processor time, and megabytes of one run; of `times` runs after each other, for one of them.

        A program with less memory than this script had when it started it is seen with that.
        """
        words = self.words
        if self.times > 1:
            loop = 'count=%d; while [ $count -gt 0 ]; do "$@" || exit 1; count=$((count - 1)); done' % self.times
            words = ["sh", "-c", loop, "sh", *words]
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            start = time.perf_counter()
            process = subprocess.Popen(words, stdout=output, stderr=errors, stdin=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                errors.seek(0)
                sys.exit("%s: ended with %d: %s" % (" ".join(self.words), process.returncode, errors.read()[-500:].decode()))
            output.seek(0)
            self.output = output.read()
        sys.stderr.write("%.3f s %s\n" % (seconds, " ".join(os.path.basename(word) for word in self.words[:3])))
        return {"seconds": seconds / self.times, "cpu_seconds": (used.ru_utime + used.ru_stime) / self.times,
                "memory_mb": used.ru_maxrss // 1024}


def measure(workload, programs, runs, ours, unit, lines=None, size=None):
    """Prints a table of the programs by name, with how much longer each takes than ours that are named."""
    results = measuring.Results()
    load_average = results.load_average()
    found = measuring.in_turns({name: program.run for name, program in programs.items()}, runs)
    middle = {name: measuring.medians(figures, "seconds", "cpu_seconds", "memory_mb") for name, figures in found.items()}
    scale = {"s": 1, "ms": 1000}[unit]
    print("Medians of %d runs; the last columns: how many times as long as ours it takes (over 1: ours is faster)" % runs)
    print("| program | what it does | %s | ± %% | CPU %s | memory MB |%s %s |"
          % (unit, unit, " lines /s | MB /s |" if lines else "", " | ".join("by " + name for name in ours)))
    print("|---|---|--:|--:|--:|--:|" + ("--:|--:|" if lines else "") + "--:|" * len(ours))
    for name, each in middle.items():
        each["spread_percent"] = measuring.spread([run["seconds"] for run in found[name]])
        ratios = {other: round(each["seconds"] / middle[other]["seconds"], 3) for other in ours}
        speed = ["%d" % (lines / each["seconds"]), "%d" % (size / each["seconds"] / 1e6)] if lines else []
        cells = [name, programs[name].about, "%.2f" % (each["seconds"] * scale), "%d" % each["spread_percent"],
                 "%.2f" % (each["cpu_seconds"] * scale), "%d" % each["memory_mb"], *speed, *("%.2f" % ratio for ratio in ratios.values())]
        print("| " + " | ".join(cells) + " |")
        shape = {"lines": lines, "bytes": size} if lines else {}
        results.append(load_average, {"workload": workload, "program": name, **shape, "runs": runs, **each, "times_as_long": ratios})


def spaced(output):
    """`TYPE COUNT` a line."""
    return {kind: int(count) for kind, count in (line.split() for line in output.decode().splitlines())}


def turned(output):
    """`COUNT TYPE` a line."""
    return {kind: int(count) for count, kind in (line.split() for line in output.decode().splitlines())}


def found(output):
    """A number, alone or in an object."""
    number = json.loads(output)
    return {"lines that match": number["count"] if isinstance(number, dict) else number}


def value(output):
    """An answer of the debugger's, which holds an object of counts."""
    return json.loads(output)["value"]


def rows(output):
    """A JSON object a line, with the type and the count."""
    return {row["value"]: row["count"] for row in map(json.loads, output.splitlines())}


def agree(programs):
    """All that count say the same, and all that fold."""
    expected, folded = None, None
    for name, program in programs.items():
        if program.counts is None:
            continue
        counts = program.counts(program.output)
        redeemed = counts.pop("redeemed", None)
        expected = expected or (name, counts)
        folded = folded or (redeemed is not None and (name, redeemed)) or None
        if counts != expected[1]:
            sys.exit("%s and %s count differently: %s, %s" % (name, expected[0], counts, expected[1]))
        if redeemed is not None and redeemed != folded[1]:
            sys.exit("%s and %s fold differently: %d, %d" % (name, folded[0], redeemed, folded[1]))
    text = ", ".join("%s %d" % pair for pair in sorted(expected[1].items()))
    print("\nall that count agree: %s%s" % (text, "; redeemed last, as folded: %d" % folded[1] if folded else ""))


def log_of(directory):
    """The files of a log, read once so that they are in the page cache, with their lines and bytes."""
    files = sorted(glob.glob(directory + "/events-*.ndjson"))
    lines, size = 0, 0
    for name in files:
        with open(name, "rb") as log:
            while part := log.read(1 << 20):
                lines += part.count(b"\n")
                size += len(part)
    return files, lines, size


def replay(directory, runs, count, python):
    files, lines, size = log_of(directory)
    programs = {
        "ours: count": Program([BENCH, "count", "--dir", directory], "every value decoded strictly, sums checked; one thread", spaced),
        "ours: fold": Program([BENCH, "count", "--dir", directory, "--fold", "all"], "and into the state and all read models; one thread",
                              spaced),
        "ours: replay": Program([LEDGER, "replay", "--dir", directory, "--json", "-c", "print /audit/types"],
                                "the same by the debugger, which keeps states to jump to", value),
        "ours: audit": Program([LEDGER, "audit", "--log", directory, "--by", "type", "--json"], "a question to files, counted by type", rows),
        "ours: verify": Program([LEDGER, "verify", "--dir", directory], "sums, the proof tree (SHA-256), digests of personal values"),
        "wc -l": Program(["wc", "-l", *files], "line ends"),
    }
    if os.path.exists("/usr/bin/jq"):
        script = '/usr/bin/jq -r .type "$@" | sort | uniq -c'
        programs["jq"] = Program(["sh", "-c", script, "sh", *files], "the type, then sort and uniq -c", turned)
    for package in ("orjson", "duckdb"):
        if subprocess.run([python, "-c", "import " + package], stderr=subprocess.DEVNULL).returncode != 0:
            continue
        words = [python, os.path.join(HERE, "count.py")]
        if package == "orjson":
            programs["orjson"] = Program([*words, "orjson", *files], "every line into Python objects; one thread", spaced)
            continue
        for threads in ("1", "2"):
            threads_text = "one thread" if threads == "1" else "two threads"
            programs["DuckDB " + threads] = Program([*words, "duckdb", threads, *files], "the types alone; " + threads_text, spaced)
            programs["DuckDB fold " + threads] = Program([*words, "fold", threads, *files],
                                                         "and the last event of each invite; " + threads_text, spaced)
    if count:
        programs["simdjson"] = Program([count, *files], "five fields, UTF-8 checked; one thread", spaced)
        programs["simdjson fold"] = Program([count, "--fold", *files], "and the last event of each invite; one thread", spaced)
    measure("replay", programs, runs, ["ours: count", "ours: fold", "ours: replay"], "s", lines, size)
    agree(programs)


def proof(directory, runs):
    files, lines, size = log_of(directory)
    measure("proof", {
        "ours: verify": Program([LEDGER, "verify", "--dir", directory], "sums, the proof tree (SHA-256), digests of personal values"),
        "openssl": Program(["/usr/bin/openssl", "dgst", "-sha256", *files], "one SHA-256 of each file"),
    }, runs, ["ours: verify"], "s", lines, size)


def scan(directory, runs):
    files, lines, size = log_of(directory)
    wanted = "er4321"
    programs = {
        "ours: audit": Program([LEDGER, "audit", "--log", directory, "--grep", wanted, "--count", "--json"],
                               "every line's sum checked, those counted that match", found),
        "grep": Program(["sh", "-c", 'cat "$@" | grep -ci %s' % wanted, "sh", *files], "lines counted that match", found),
    }
    measure("scan", programs, runs, ["ours: audit"], "s", lines, size)
    agree(programs)


def start(directory, runs):
    programs = {"ours: version": Program([LEDGER, "version"], "prints its version", times=50),
                "ours: ping": Program([LEDGER, "ping", "--socket", directory + "/ours"], "asks a server over a Unix socket", times=50)}
    if os.path.exists("/usr/bin/redis-cli"):
        programs["redis-cli --version"] = Program(["/usr/bin/redis-cli", "--version"], "prints its version", times=50)
        if os.path.exists(directory + "/redis"):
            programs["redis-cli PING"] = Program(["/usr/bin/redis-cli", "-s", directory + "/redis", "PING"],
                                                 "asks a server over a Unix socket", times=50)
    measure("start", programs, runs, ["ours: version", "ours: ping"], "ms")


if __name__ == "__main__":
    if sys.argv[1] == "replay":
        replay(sys.argv[2], int(sys.argv[3]), *sys.argv[4:6])
    else:
        {"proof": proof, "scan": scan, "start": start}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
