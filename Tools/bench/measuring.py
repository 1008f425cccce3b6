"""Medians of runs in turns, and results as JSON lines: what the measuring tools in Python share."""

import json
import os
import statistics
import subprocess
import sys


def load(*words):
    """One run of the load generator in $BENCH: its figures. Refused requests would not measure what was asked for."""
    run = subprocess.run([os.environ["BENCH"], "load", *map(str, words)], stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit("bench load %s: ended with %d" % (" ".join(map(str, words)), run.returncode))
    sys.stderr.write(run.stdout)
    figures = json.loads(run.stdout)
    if figures["refused"]:
        sys.exit("bench load %s: %d requests were refused" % (" ".join(map(str, words)), figures["refused"]))
    return figures


def in_turns(contenders, runs):
    """Measures each contender (a name and a function that returns figures) after the others, `runs` times around."""
    figures = {name: [] for name in contenders}
    for _ in range(runs):
        for name, measure in contenders.items():
            figures[name].append(measure())
    return figures


def medians(figures, *members):
    """The median of each member over several figures."""
    return {member: round(statistics.median(each[member] for each in figures), 6) for member in members}


def spread(values):
    """The distance between the outermost values, in percent of the middle one."""
    return round((max(values) - min(values)) / statistics.median(values) * 100)


class Results:
    """The file $RESULTS, where each result begins with the members in $ABOUT and the load average of its beginning."""

    def __init__(self):
        self.about = json.loads("{%s}" % os.environ["ABOUT"])
        self.file = open(os.environ["RESULTS"], "a")

    @staticmethod
    def load_average():
        return float(open("/proc/loadavg").read().split()[0])

    def append(self, load_average, members):
        line = json.dumps({**self.about, "load": load_average, **members}, separators=(",", ":"))
        self.file.write(line + "\n")
        self.file.flush()
