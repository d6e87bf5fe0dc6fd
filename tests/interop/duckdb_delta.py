"""Prints DuckDB's version, and for each Delta table what its extension reads: [rows, {column: type}, {column: nulls}]."""

import json
import sys
from pathlib import Path

import duckdb
import duckdb_extension_delta

connection = duckdb.connect()
(extension,) = Path(duckdb_extension_delta.__file__).parent.glob(f"extensions/v{duckdb.__version__}/*.duckdb_extension")
connection.load_extension(str(extension))
found = [duckdb.__version__]
for folder in sys.argv[1:]:
    source = f"delta_scan('{folder}')"
    types = {name: kind for name, kind, *_ in connection.execute(f"describe from {source}").fetchall()}
    counts = ", ".join(f'count(*) - count("{name}")' for name in types)
    rows, *nulls = connection.execute(f"select count(*), {counts} from {source}").fetchone()
    found.append([rows, types, dict(zip(types, nulls))])
print(json.dumps(found))
