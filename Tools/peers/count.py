"""Counts the events of a log by type with a Python package.

count.py orjson FILE...         on one thread, every line parsed whole
count.py duckdb THREADS FILE... reads the types alone
count.py fold THREADS FILE...   DuckDB: also keeps the last event of each invite, and prints how many were redeemed last
"""

import sys


def orjson_counts(files):
    import orjson

    counts = {}
    for name in files:
        with open(name, "rb") as log:
            for line in log:
                kind = orjson.loads(line)["type"]
                counts[kind] = counts.get(kind, 0) + 1
    return counts.items()


def duckdb_rows(threads, files, columns, text):
    import duckdb

    base = duckdb.connect(config={"threads": threads})
    return base.execute(text.replace("$LOG", "read_ndjson(?, columns = %s)" % columns), [files]).fetchall()


if sys.argv[1] == "orjson":
    rows = orjson_counts(sys.argv[2:])
elif sys.argv[1] == "duckdb":
    rows = duckdb_rows(int(sys.argv[2]), sys.argv[3:], "{type: 'VARCHAR'}", "SELECT type, count(*) FROM $LOG GROUP BY type")
else:
    rows = duckdb_rows(
        int(sys.argv[2]), sys.argv[3:], "{seq: 'UBIGINT', type: 'VARCHAR', data: 'STRUCT(invite VARCHAR)'}",
        "WITH log AS MATERIALIZED (SELECT seq, type, data.invite AS invite FROM $LOG) "
        "SELECT type, count(*) FROM log GROUP BY type UNION ALL SELECT 'redeemed', count(*) FROM "
        "(SELECT arg_max(type, seq) AS last FROM log WHERE invite IS NOT NULL GROUP BY invite) WHERE last = 'TokenRedeemed'")
for kind, count in sorted(rows):
    print(kind, count)
