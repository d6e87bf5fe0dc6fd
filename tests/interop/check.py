"""Reads a release with every tool that it is meant for; one line a check, exit 1 where one fails."""

import json
import subprocess
import sys
import traceback
import warnings
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet

warnings.filterwarnings("ignore")
release = Path(sys.argv[1]).resolve()
package = json.loads((release / "datapackage.json").read_text("utf-8"))
tables = [path.stem for path in sorted((release / "parquet").glob("*.parquet"))]
rows = {table: pyarrow.parquet.read_metadata(release / f"parquet/{table}.parquet").num_rows for table in tables}
failed = []


def check(name):
    def run(action):
        try:
            print(f"ok {name}: {action()}")
        except Exception as error:  # every failure is reported, none hides the next
            failed.append(name)
            print(f"FAILED {name}: {error}")
            if not isinstance(error, AssertionError):
                traceback.print_exc()

    return run


def command(*words):
    done = subprocess.run(words, cwd=release, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(words)} exits with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


@check("frictionless")
def _():
    command("frictionless", "validate", "datapackage.json")
    return f"{len(package['resources'])} resources valid"


@check("csvw")
def _():
    command("csvwvalidate", "csv-metadata.json")
    return "valid"


@check("mlcroissant")
def _():
    command("mlcroissant", "validate", "--jsonld", "croissant.json")
    sets = [record_set["@id"] for record_set in json.loads((release / "croissant.json").read_text("utf-8"))["recordSet"]]
    for record_set in sets:
        command("mlcroissant", "load", "--jsonld", "croissant.json", "--record_set", record_set, "--num_records", "1")
    return f"{len(sets)} record sets load"


def one(query):
    return duckdb.execute(query).fetchall()[0][0]


def same_counts(count):
    found = {table: count(table) for table in tables}
    wrong = {table: (found[table], rows[table]) for table in tables if found[table] != rows[table]}
    assert not wrong, f"counts differ (found, expected): {wrong}"
    return f"{sum(found.values())} rows in {len(tables)} tables"


@check("DuckDB parquet")
def _():
    return same_counts(lambda table: one(f"select count(*) from '{release}/parquet/{table}.parquet'"))


@check("DuckDB csv, strict, all columns declared")
def _():
    def count(table):
        kinds = duckdb.execute(f"describe select * from '{release}/parquet/{table}.parquet'").fetchall()
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in kinds)
        csv = f"read_csv('{release}/csv/{table}.csv', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', strict_mode=true, encoding='utf-8', columns={{{columns}}})"
        differing = one(f"select count(*) from (from {csv} except from '{release}/parquet/{table}.parquet')")
        assert differing == 0, f"{differing} rows of {table} differ between CSV and Parquet"
        return one(f"select count(*) from {csv}")

    return same_counts(count)


@check("DuckDB schema.sql")
def _():
    import os

    os.chdir(release)
    connection = duckdb.connect()
    connection.execute((release / "schema.sql").read_text("utf-8"))
    return same_counts(lambda table: connection.execute(f"select count(*) from {table}").fetchall()[0][0])


@check("DuckDB NDJSON-LD")
def _():
    films = one(f"select count(*) from read_json('{release}/jsonld/films.ndjsonld', format='newline_delimited')")
    assert films == rows["films"], f"{films} lines for {rows['films']} films"
    return f"{films} films"


@check("pandas parquet")
def _():
    return same_counts(lambda table: len(pandas.read_parquet(release / f"parquet/{table}.parquet")))


@check("pandas csv")
def _():
    return same_counts(lambda table: len(pandas.read_csv(release / f"csv/{table}.csv", keep_default_na=False, na_values=[""])))


@check("Polars parquet")
def _():
    return same_counts(lambda table: polars.read_parquet(release / f"parquet/{table}.parquet").height)


@check("Polars csv")
def _():
    return same_counts(lambda table: polars.read_csv(release / f"csv/{table}.csv", infer_schema_length=None).height)


sys.exit(f"{len(failed)} checks failed: {', '.join(failed)}" if failed else 0)
