"""What describes a release: check sums, Data Package, CSVW, Croissant, SQL."""

import csv
import hashlib
import json
import re
import sqlite3
from importlib import resources

import duckdb
import jsonschema
import mlcroissant
from harness import REELMILL, check, command, in_memory
from sqlite_file import refusals


@check("reelmill verify", catches=True)
def verify(release):
    command(REELMILL, "verify", release.path)
    return "sound"


@check("sha256sum", catches=True)
def check_sums(release):
    command("sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS", cwd=release.path)
    n_files = len((release.path / "SHA256SUMS").read_text("utf-8").splitlines())
    return f"{n_files} files"


@check("datapackage.json, profile 2.0", needs="csv", catches=True)
def profile(release):
    package = release.json("datapackage.json")
    # `dplib-py` ships the profiles as the Data Package project publishes them.
    published = json.loads(resources.files("dplib").joinpath("profiles/2.0/datapackage.json").read_text("utf-8"))
    jsonschema.validators.validator_for(published)(published).validate(package)
    return f"{len(package['resources'])} resources"


@check("manifest.json", catches=True)
def manifest(release):
    """Files, bytes, hashes and counts are those of all other descriptors."""
    found = release.json("manifest.json")
    for file in found["files"]:
        content = (release.path / file["path"]).read_bytes()
        is_told = (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert is_told, f"{file['path']} is another file"
    hashes = {file["path"]: "sha256:" + file["sha256"] for file in found["files"]}
    resources = release.json("datapackage.json")["resources"] if "csv" in release.formats else []
    for resource in resources:
        assert hashes[resource["path"]] == resource["hash"], f"datapackage.json has another hash of {resource['path']}"
    connection = in_memory()
    for table in release.contract if "parquet" in release.formats else []:
        rows = connection.execute(f"select count(*) from '{release.parquet(table)}'").fetchone()[0]
        assert rows == release.rows[table], f"{table} has {rows} rows, not {release.rows[table]}"
    return f"{len(found['files'])} files with bytes and hashes, {len(release.rows)} row counts"


@check("croissant.json", needs="parquet", catches=True)
def croissant(release):
    """Valid, and every record set loads: validation alone passes a wrong hash and a column that is not there."""
    dataset = mlcroissant.Dataset(jsonld=str(release.path / "croissant.json"))
    found = {}
    for record_set in dataset.metadata.record_sets:
        found[record_set.uuid] = sum(1 for _ in dataset.records(record_set.uuid)) if small(release, record_set.uuid) else None
        if found[record_set.uuid] is None:
            next(iter(dataset.records(record_set.uuid)), None)
    wrong = {name: rows for name, rows in found.items() if rows is not None and rows != release.rows.get(name, rows)}
    assert not wrong, f"other counts: {wrong}"
    return f"{len(found)} record sets load"


def small(release, record_set):
    return release.rows.get(record_set, 0) <= 1000


@check("schema.sql, DuckDB", needs="parquet", catches=True)
def sql_duckdb(release):
    """Views over the files, and tables with keys that take every row."""
    connection = in_memory()
    script = (release.path / "schema.sql").read_text("utf-8")
    connection.execute(f"set file_search_path = '{release.path}'")
    connection.execute(script)
    for table in release.contract:
        connection.execute(f'insert into contract."{table}" select * from "{table}"')
    said = release.same_counts(lambda table: connection.execute(f'select count(*) from contract."{table}"').fetchone()[0])
    refused = refusals(release, connection, duckdb.ConstraintException, "contract.")
    views = connection.execute("select view_name from duckdb_views() where not internal").fetchall()
    for (view,) in views:
        connection.execute(f'select * from "{view}"').fetchall()
    return f"{said}; {refused}; {len(views)} views answer"


@check("schema.sql, SQLite", needs="csv", catches=True)
def sql_sqlite(release):
    """The tables of schema.sql, which SQLite takes without the name of DuckDB's schema, loaded from CSV."""
    connection = sqlite3.connect(":memory:")
    connection.execute("pragma foreign_keys = on")
    script = (release.path / "schema.sql").read_text("utf-8")
    for statement in re.findall(r"^CREATE TABLE.*?^\);", script, re.DOTALL | re.MULTILINE):
        connection.execute(statement.replace("contract.", ""))
    for table, declared in release.contract.items():
        marks = ", ".join("?" for _ in declared["columns"])
        with release.csv(table).open(encoding="utf-8", newline="") as file:
            records = csv.reader(file, strict=True)
            next(records)
            rows = ([value or None for value in record] for record in records)
            connection.executemany(f'insert into "{table}" values ({marks})', rows)
    violations = connection.execute("pragma foreign_key_check").fetchall()
    assert not violations, f"{len(violations)} foreign keys lead nowhere"
    said = release.same_counts(lambda table: connection.execute(f'select count(*) from "{table}"').fetchone()[0])
    return f"{said}; {refusals(release, connection, sqlite3.IntegrityError)}"
