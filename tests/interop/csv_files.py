"""CSV: valid by three validators, each of which sees what the others let pass, and read alike by all readers."""

import csv
import io

import pandas
import polars
from harness import check, command, in_memory

# How each type of the contract is declared to DuckDB.
DUCKDB = {
    "id": "VARCHAR", "text": "VARCHAR", "enum": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE",
    "bool": "BOOLEAN", "date": "DATE", "timestamp": "TIMESTAMP WITH TIME ZONE", "decimal": "DECIMAL(18,2)",
}  # fmt: skip

# pandas takes a film called `NA`, `None` or `null` for a missing value, quoted or not, unless told otherwise.
PANDAS = {"keep_default_na": False, "na_values": [""]}


def strict(release, table):
    """DuckDB's strict reader of a table, every column declared."""
    columns = ", ".join(f"'{c['name']}': '{DUCKDB[c['type']]}'" for c in release.contract[table]["columns"])
    return (
        f"read_csv('{release.csv(table)}', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', "
        f"strict_mode=true, encoding='utf-8', columns={{{columns}}})"
    )


@check("csv, frictionless", needs="csv", catches=True)
def frictionless(release):
    command("frictionless", "validate", "datapackage.json", cwd=release.path)
    resources = release.json("datapackage.json")["resources"]
    return f"{len(resources)} resources with types, enums, keys, bytes, hashes"


@check("csv, csvwvalidate", needs="csv", catches=True)
def csvw(release):
    command("csvwvalidate", "csv-metadata.json", cwd=release.path)
    return f"{len(release.json('csv-metadata.json')['tables'])} tables"


@check("csv, DuckDB strict", needs="csv", catches=True)
def duckdb_strict(release):
    connection = in_memory()

    def count(table):
        return connection.execute(f"select count(*) from (from {strict(release, table)})").fetchone()[0]

    return release.same_counts(count)


@check("csv, same rows as Parquet", needs="csv parquet", catches=True)
def same_as_parquet(release):
    connection = in_memory()
    for table in release.contract:
        parquet = f"'{release.parquet(table)}'"
        for one, other in [(strict(release, table), parquet), (parquet, strict(release, table))]:
            query = f"select count(*) from (from {one} except all from {other})"
            differing = connection.execute(query).fetchone()[0]
            assert differing == 0, f"{differing} rows of {table} differ"
    return f"{len(release.contract)} tables, both ways"


@check("csv, bytes", needs="csv", catches=True)
def plain_bytes(release):
    """Without BOM or NUL, with the header of the contract, one newline style, one width, a newline at the end."""
    n_records = 0
    for table, declared in release.contract.items():
        content = release.csv(table).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), f"{table} starts with a byte order mark"
        assert b"\0" not in content and b"\r" not in content, f"{table} holds NUL or CR"
        assert content.endswith(b"\n"), f"{table} does not end with a newline"
        records = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
        header = next(records)
        assert header == [c["name"] for c in declared["columns"]], f"{table} has another header: {header}"
        for record in records:
            assert len(record) == len(header), f"{table} has a record of {len(record)} fields: {record[:3]}"
            n_records += 1
    return f"{n_records} records, UTF-8, LF"


@check("csv, pandas defaults", needs="csv")
def pandas_defaults(release):
    return release.same_counts(lambda table: len(pandas.read_csv(release.csv(table), low_memory=False)))


@check("csv, Polars defaults", needs="csv")
def polars_defaults(release):
    guessed_wrong = []

    def count(table):
        try:
            return polars.read_csv(release.csv(table)).height
        except polars.exceptions.ComputeError:
            # Its default guesses types from 100 rows, and a column of whole numbers may hold another later on.
            guessed_wrong.append(table)
            return polars.read_csv(release.csv(table), infer_schema_length=None).height

    said = release.same_counts(count)
    assert not (release.is_sample and guessed_wrong), f"its guess of types fails for {guessed_wrong}"
    return said + (f"; {', '.join(guessed_wrong)} only with infer_schema_length=None" if guessed_wrong else "")
