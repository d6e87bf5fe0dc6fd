"""What checks share: the release they read, how they are declared, how they are run and told."""

import datetime
import json
import os
import subprocess
import time
import traceback
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import duckdb
import pyarrow.parquet

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REELMILL = os.environ["REELMILL"]
TOOLS = Path(os.environ["INTEROP_TOOLS"])
NODE_MODULES = TOOLS / "node_modules"

CHECKS = []


class Check:
    def __init__(self, name, action, needs=(), catches=False, sample_only=False):
        self.name, self.action, self.needs = name, action, needs
        self.catches, self.sample_only = catches, sample_only


def check(name, needs="", catches=False, sample_only=False):
    """Declares a check: a function of a release that says what it read, and raises where something is wrong.

    `needs`: the formats that it reads. `catches`: the mutation check asks it too. `sample_only`: it is slow to
    start, or slow, and reads the sample alone.
    """

    def declare(action):
        CHECKS.append(Check(name, action, needs.split(), catches, sample_only))
        return action

    return declare


class Release:
    def __init__(self, path, is_sample=False):
        self.path, self.is_sample = Path(path).resolve(), is_sample

    def parquet(self, table):
        return self.path / f"parquet/{table}.parquet"

    def csv(self, table):
        return self.path / f"csv/{table}.csv"

    def json(self, name):
        return json.loads((self.path / name).read_text("utf-8"))

    @cached_property
    def contract(self):
        """Tables by name, as `reelmill schema --format json` declares them: not read from the release."""
        declared = json.loads(command(REELMILL, "schema", "--format", "json"))
        return {table["name"]: table for table in declared["tables"]}

    @cached_property
    def graphs(self):
        """Names of the graphs of the linked data: the tables whose rows are resources."""
        return [name for name, table in self.contract.items() if "class" in table]

    def columns(self, table):
        """Types of a table's columns by name."""
        return {column["name"]: column["type"] for column in self.contract[table]["columns"]}

    def references(self, table):
        """The table and column that a column leads to, by the column's name."""
        found = {column["name"]: column.get("references") for column in self.contract[table]["columns"]}
        return {name: (to["table"], to["column"]) for name, to in found.items() if to}

    @cached_property
    def rows(self):
        """Row counts by table, as the manifest tells them."""
        return self.json("manifest.json")["counts"]["rows"]

    @cached_property
    def formats(self):
        return set(self.json("manifest.json")["options"]["formats"])

    def values(self, table):
        """The rows of a table as tuples, from Parquet."""
        return [tuple(row.values()) for row in pyarrow.parquet.read_table(self.parquet(table)).to_pylist()]

    def same_counts(self, count):
        """Asks a reader for the row count of every table, and compares."""
        found = {table: count(table) for table in self.contract}
        wrong = {table: (found[table], self.rows[table]) for table in found if found[table] != self.rows[table]}
        assert not wrong, f"counts differ (found, expected): {wrong}"
        return f"{sum(found.values())} rows in {len(found)} tables"


def in_memory():
    """DuckDB without a bar of its progress."""
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    return connection


def typed(kind, value):
    """A value as Parquet has it, from a format with fewer types."""
    if value is None:
        return None
    if kind == "date":
        return datetime.date.fromisoformat(value)
    if kind == "timestamp":
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    if kind == "decimal":
        return Decimal(str(value)).quantize(Decimal("0.01"))
    return {"bool": bool, "double": float, "int32": int, "int64": int}.get(kind, str)(value)


def command(*words, cwd=None, env=None, codes=(0,)):
    """What a command prints; it must end with one of these codes."""
    environment = {**os.environ, **env} if env else None
    done = subprocess.run([str(word) for word in words], cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode in codes, f"{words[0]} exits with {done.returncode}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
    return done.stdout


@contextmanager
def silence():
    """Keeps what the tools say beside their answers, and their processes, from the lines of the checks."""
    kept = os.dup(2)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def run(checks, release):
    """Runs checks, a line each, and returns the names of those that fail."""
    failed, sits_out = [], []
    for each in checks:
        if (each.sample_only and not release.is_sample) or not release.formats.issuperset(each.needs):
            sits_out.append(each.name)
            continue
        started = time.monotonic()
        try:
            with silence():
                said = each.action(release)
            print(f"ok {each.name}: {said} ({time.monotonic() - started:.1f}s)", flush=True)
        except Exception as error:  # every failure is told, none hides the next
            failed.append(each.name)
            print(f"FAILED {each.name}: {str(error)[:2000]}", flush=True)
            if not isinstance(error, AssertionError):
                traceback.print_exc()
    if sits_out:
        print(f"-- on the sample only, or of formats that are not here: {', '.join(sits_out)}")
    return failed
