"""Delta tables, read by their log: deltalake, Polars, and DuckDB's extension."""

import json
import sys

import polars
import pyarrow
import pyarrow.parquet
from deltalake import DeltaTable
from harness import HERE, TOOLS, check, command
from parquet_files import ARROW, DUCKDB, POLARS, compare


def folder(release, table):
    return release.path / f"delta/{table}"


@check("delta, deltalake", needs="delta parquet", catches=True)
def deltalake(release):
    def read(table):
        delta = DeltaTable(folder(release, table))
        (added,) = pyarrow.table(delta.get_add_actions()).to_pylist()
        path = folder(release, table) / added["path"]
        assert added["size_bytes"] == path.stat().st_size, f"the log gives {table} {added['size_bytes']} bytes"
        assert added["num_records"] == release.rows[table], f"the log gives {table} {added['num_records']} rows"
        assert delta.version() == 0 and delta.metadata().name == table, f"this is {delta.metadata().name}"
        needed = {field.name for field in delta.schema().fields if not field.nullable}
        assert needed == {c["name"] for c in release.contract[table]["columns"] if not c["nullable"]}, f"{table} needs {needed}"
        found = delta.to_pyarrow_table()
        plain = pyarrow.parquet.read_table(release.parquet(table))
        assert found.cast(plain.schema).equals(plain), f"{table} is not what Parquet holds"
        types = {field.name: str(field.type) for field in found.schema}
        return found.num_rows, types, {name: found[name].null_count for name in types}, ARROW

    return compare(release, read) + "; equal to Parquet"


@check("delta, Polars", needs="delta parquet", catches=True)
def polars_reads(release):
    def read(table):
        frame = polars.scan_delta(str(folder(release, table))).collect()
        return frame.height, dict(frame.schema), {c: frame[c].null_count() for c in frame.columns}, POLARS

    return compare(release, read)


@check("delta, DuckDB", needs="delta parquet", catches=True)
def duck(release):
    # The extension is published for another version of DuckDB than the one that the other checks use.
    command_line = [sys.executable, HERE / "duckdb_delta.py", *[folder(release, table) for table in release.contract]]
    version, *found = json.loads(command(*command_line, env={"PYTHONPATH": str(TOOLS / "delta")}))
    tables = dict(zip(release.contract, found))
    return compare(release, lambda table: (*tables[table], DUCKDB)) + f" by DuckDB {version}"
