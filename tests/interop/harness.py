"""What checks share: the release they read, how they are declared, how they are run and told."""

import json
import os
import subprocess
import time
import traceback
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REELMILL = os.environ["REELMILL"]
NODE_MODULES = Path(os.environ["INTEROP_TOOLS"]) / "node_modules"

# Rows above which a release is no sample any more, and readers that are slow to start sit out.
SAMPLE_ROWS = 20_000

CHECKS = []


class Check:
    def __init__(self, name, action, catches, sample_only):
        self.name, self.action, self.catches, self.sample_only = name, action, catches, sample_only


def check(name, catches=False, sample_only=False):
    """Declares a check: a function of a release that says what it read, and raises where something is wrong.

    `catches`: the mutation check asks it too. `sample_only`: it is not run on large releases.
    """

    def declare(action):
        CHECKS.append(Check(name, action, catches, sample_only))
        return action

    return declare


class Release:
    def __init__(self, path):
        self.path = Path(path).resolve()

    def parquet(self, table):
        return self.path / f"parquet/{table}.parquet"

    def csv(self, table):
        return self.path / f"csv/{table}.csv"

    def json(self, name):
        return json.loads((self.path / name).read_text("utf-8"))

    @cached_property
    def contract(self):
        """Tables by name, as `reelmill schema --format json` declares them: not read from the release."""
        declared = subprocess.run([REELMILL, "schema", "--format", "json"], capture_output=True, text=True, check=True)
        return {table["name"]: table for table in json.loads(declared.stdout)["tables"]}

    @cached_property
    def rows(self):
        """Row counts by table, as the manifest tells them."""
        return self.json("manifest.json")["counts"]["rows"]

    def same_counts(self, count):
        """Asks a reader for the row count of every table, and compares."""
        found = {table: count(table) for table in self.contract}
        wrong = {table: (found[table], self.rows[table]) for table in found if found[table] != self.rows[table]}
        assert not wrong, f"counts differ (found, expected): {wrong}"
        return f"{sum(found.values())} rows in {len(found)} tables"


def command(*words, cwd=None):
    """What a command prints; it must succeed."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, f"{words[0]} exits with {done.returncode}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
    return done.stdout


def run(checks, release):
    """Runs checks, a line each, and returns the names of those that fail."""
    failed = []
    is_sample = sum(release.rows.values()) <= SAMPLE_ROWS
    for each in checks:
        if each.sample_only and not is_sample:
            print(f"-- {each.name}: on samples only")
            continue
        started = time.monotonic()
        try:
            said = each.action(release)
            print(f"ok {each.name}: {said} ({time.monotonic() - started:.1f}s)", flush=True)
        except Exception as error:  # every failure is told, none hides the next
            failed.append(each.name)
            print(f"FAILED {each.name}: {error}", flush=True)
            if not isinstance(error, AssertionError):
                traceback.print_exc()
    return failed
