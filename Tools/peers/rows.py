"""A CSV file of invites in, links out, every row durable: the service at DIR/ours, the same rows as single commands, and Python's csv.

rows.py DIR RUNS ROWS
"""

import csv
import itertools
import os
import sys

import programs

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import measuring


class Import(programs.Program):
    """The import of a file whose addresses nobody had before."""

    def __init__(self, directory, rows):
        super().__init__([], "links printed, every row durable")
        self.directory, self.rows, self.numbers = directory, rows, itertools.count()

    def run(self):
        path = "%s/people-%d.csv" % (self.directory, next(self.numbers))
        with open(path, "w", newline="") as file:
            table = csv.writer(file)
            table.writerow(["email", "groups", "note"])
            for row in range(self.rows):
                table.writerow(["%s-%d@example.org" % (os.path.basename(path), row), "staff;readers", 'says "hello", of row %d' % row])
        self.words = [programs.LEDGER, "invite", "import", path, "--socket", self.directory + "/ours"]
        figures = super().run()
        if (links := self.output.count(b"\n")) < self.rows:
            sys.exit("%d rows gave %d lines" % (self.rows, links))
        return figures


class Singly:
    """The same number of invites as commands of their own."""

    about = "one connection, 16 in flight, every command durable"

    def __init__(self, directory, rows):
        self.directory, self.rows, self.firsts = directory, rows, itertools.count(5_000_000_000, 10_000_000)

    def run(self):
        figures = measuring.load("--socket", self.directory + "/ours", "--clients", 1, "--in-flight", 16, "--count", self.rows,
                                 "--first", next(self.firsts))
        return {"seconds": figures["seconds"], "cpu_seconds": figures["server_cpu_us"] * self.rows / 1e6, "memory_mb": 0}


def main(directory, runs, rows):
    read = "import csv, sys; print(sum(1 for row in csv.reader(open(sys.argv[1], newline=''))))"
    importer = Import(directory, rows)
    importer.run()
    path = directory + "/people-0.csv"
    programs.measure("import", {
        "ours: import": importer,
        "ours: singly": Singly(directory, rows),
        "ours: dry run": programs.Program([programs.LEDGER, "invite", "import", path, "--dry-run", "--socket", directory + "/ours"],
                                          "every row judged, nothing changed"),
        "Python's csv": programs.Program([sys.executable, "-c", read, path], "the rows read and counted"),
    }, runs, ["ours: import"], "s", rows, os.path.getsize(path))


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
