"""Parquet: every reader sees the same rows, types and nulls, and the files are laid out as the contract says."""

import json
import os
import re
from collections import Counter

import fastparquet
import pandas
import polars
import pyarrow.parquet
from harness import HERE, check, command, in_memory

# How each reader names each type of the contract.
ARROW = {
    "id": "string", "text": "string", "enum": "string", "int32": "int32", "int64": "int64", "double": "double", "bool": "bool",
    "date": "date32[day]", "timestamp": "timestamp[us, tz=UTC]", "decimal": "decimal128(18, 2)",
}  # fmt: skip
DUCKDB = {
    "id": "VARCHAR", "text": "VARCHAR", "enum": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE",
    "bool": "BOOLEAN", "date": "DATE", "timestamp": "TIMESTAMP WITH TIME ZONE", "decimal": "DECIMAL(18,2)",
}  # fmt: skip
POLARS = {
    "id": polars.String, "text": polars.String, "enum": polars.String, "int32": polars.Int32, "int64": polars.Int64,
    "double": polars.Float64, "bool": polars.Boolean, "date": polars.Date, "timestamp": polars.Datetime("us", "UTC"),
    "decimal": polars.Decimal(18, 2),
}  # fmt: skip
SPARK = {
    "id": "string", "text": "string", "enum": "string", "int32": "int", "int64": "bigint", "double": "double",
    "bool": "boolean", "date": "date", "timestamp": "timestamp", "decimal": "decimal(18,2)",
}  # fmt: skip
# numpy has no date and no decimal; integers are its own where none is missing.
FASTPARQUET = {
    "id": {"object"}, "text": {"object"}, "enum": {"object"}, "int32": {"int32", "Int32"}, "int64": {"int64", "Int64"},
    "double": {"float64"}, "bool": {"bool", "boolean"}, "date": {"datetime64[ns]"}, "timestamp": {"datetime64[us]"},
    "decimal": {"float64"},
}  # fmt: skip
HYPARQUET = {
    "id": "string", "text": "string", "enum": "string", "int32": "number", "int64": "bigint", "double": "number",
    "bool": "boolean", "date": "Date", "timestamp": "Date", "decimal": "number",
}  # fmt: skip


def compare(release, read):
    """`read` gives (rows, {column: type}, {column: nulls}, named) of a table, `named` saying what a type is called."""
    n_rows = n_columns = n_nulls = 0
    for table, declared in release.contract.items():
        rows, types, nulls, named = read(table)
        assert rows == release.rows[table], f"{table} has {rows} rows, not {release.rows[table]}"
        names = [column["name"] for column in declared["columns"]]
        assert list(types) == names, f"{table} has the columns {list(types)}"
        expected_nulls = arrow_nulls(release, table)
        for column in declared["columns"]:
            name, expected = column["name"], named[column["type"]]
            if types[name] is not None:  # a reader of values knows no type where there is no value
                as_declared = types[name] in expected if isinstance(expected, set) else types[name] == expected
                assert as_declared, f"{table}.{name} is {types[name]}, not {expected}"
            assert nulls[name] == expected_nulls[name], f"{table}.{name} has {nulls[name]} nulls, not {expected_nulls[name]}"
            assert column["nullable"] or nulls[name] == 0, f"{table}.{name} is null somewhere"
            n_nulls += nulls[name]
        n_rows, n_columns = n_rows + rows, n_columns + len(names)
    return f"{n_rows} rows, {n_columns} columns as declared, {n_nulls} nulls"


def arrow_nulls(release, table):
    read = pyarrow.parquet.read_table(release.parquet(table))
    return {name: read[name].null_count for name in read.column_names}


@check("parquet, pyarrow", needs="parquet", catches=True)
def arrow(release):
    def read(table):
        found = pyarrow.parquet.read_table(release.parquet(table))
        found.validate(full=True)
        types = {field.name: str(field.type) for field in found.schema}
        return found.num_rows, types, {name: found[name].null_count for name in types}, ARROW

    return compare(release, read)


@check("parquet, DuckDB", needs="parquet")
def duck(release):
    connection = in_memory()

    def read(table):
        file = f"'{release.parquet(table)}'"
        types = {name: kind for name, kind, *_ in connection.execute(f"describe from {file}").fetchall()}
        counts = ", ".join(f'count(*) - count("{name}")' for name in types)
        rows, *nulls = connection.execute(f"select count(*), {counts} from {file}").fetchone()
        return rows, types, dict(zip(types, nulls)), DUCKDB

    return compare(release, read)


@check("parquet, Polars", needs="parquet")
def polars_reads(release):
    def read(table):
        frame = polars.read_parquet(release.parquet(table))
        return frame.height, dict(frame.schema), {c: frame[c].null_count() for c in frame.columns}, POLARS

    return compare(release, read)


@check("parquet, pandas", needs="parquet")
def pandas_reads(release):
    def read(table):
        frame = pandas.read_parquet(release.parquet(table), dtype_backend="pyarrow")
        types = {c: str(t.pyarrow_dtype).replace("large_", "") for c, t in frame.dtypes.items()}
        # The default types hold the same rows and nulls, if not the same types.
        plain = pandas.read_parquet(release.parquet(table))
        assert plain.shape == frame.shape and plain.isna().sum().equals(frame.isna().sum()), f"{table} differs by backend"
        return len(frame), types, {c: int(n) for c, n in frame.isna().sum().items()}, ARROW

    return compare(release, read)


@check("parquet, fastparquet", needs="parquet")
def fast(release):
    def read(table):
        frame = fastparquet.ParquetFile(str(release.parquet(table))).to_pandas()
        return len(frame), {c: str(t) for c, t in frame.dtypes.items()}, frame.isna().sum().to_dict(), FASTPARQUET

    return compare(release, read)


@check("parquet, hyparquet", needs="parquet")
def hyparquet(release):
    found = json.loads(command("node", HERE / "hyparquet.mjs", *[release.parquet(table) for table in release.contract]))
    tables = dict(zip(release.contract, found))
    return compare(release, lambda table: (*tables[table], HYPARQUET))


@check("parquet, Spark", needs="parquet", sample_only=True)
def spark(release):
    os.environ.setdefault("PYARROW_IGNORE_TIMEZONE", "1")
    from pyspark.sql import SparkSession, functions

    settings = {
        "spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.log.level": "ERROR",
        "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.showConsoleProgress": "false",
    }  # fmt: skip
    session = SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()

    def read(table):
        frame = session.read.parquet(release.parquet(table).as_uri())
        nulls = [functions.count_if(functions.col(f"`{name}`").isNull()) for name in frame.columns]
        rows, *nulls = frame.agg(functions.count("*"), *nulls).first()
        return rows, dict(frame.dtypes), dict(zip(frame.columns, nulls)), SPARK

    try:
        return compare(release, read)
    finally:
        session.stop()


# What some reader refuses, or reads as something else.
REFUSED = ("UUID", "Time(", "nanoseconds", "isSigned=false", "Interval", "Float16", "Bson", "Enum")


@check("parquet, layout", needs="parquet", catches=True)
def layout(release):
    codecs, n_groups = Counter(), 0
    for table, declared in release.contract.items():
        file = pyarrow.parquet.ParquetFile(release.parquet(table))
        metadata = file.metadata
        assert "ARROW:schema" not in {key.decode() for key in metadata.metadata or {}}, f"{table} carries an Arrow schema"
        names = [column["name"] for column in declared["columns"]]
        order = [names.index(name) for name in declared["order"]]
        for at, name in enumerate(names):
            kind = str(file.schema.column(at).logical_type)
            assert not any(word in kind for word in REFUSED), f"{table}.{name} is {kind}, which not all readers take"
        for group in map(metadata.row_group, range(metadata.num_row_groups)):
            n_groups += 1
            sorting = [(column.column_index, column.descending) for column in group.sorting_columns]
            assert sorting == [(at, False) for at in order], f"{table} is declared sorted by {sorting}, not {order}"
            for column in map(group.column, range(group.num_columns)):
                codecs[column.compression] += 1
                indexed = column.has_column_index and column.has_offset_index
                assert indexed, f"{table}.{column.path_in_schema} has no page index"
                assert column.statistics is not None, f"{table}.{column.path_in_schema} has no statistics"
    assert set(codecs) <= {"ZSTD"}, f"other codecs: {codecs}"
    return f"{n_groups} row groups, sorted, zstd, page index and statistics, types that all readers take"


@check("parquet, writer", needs="parquet")
def writer(release):
    """Named in the form that parquet-java parses: where it cannot, it drops the statistics of text."""
    names = {pyarrow.parquet.read_metadata(release.parquet(table)).created_by for table in release.contract}
    assert all(re.fullmatch(r"reelmill version \S+ \(build [^)]+\)", name) for name in names), f"written by {names}"
    return ", ".join(names)


@check("parquet, rows", needs="parquet", catches=True)
def rows(release):
    """What types cannot say: order, values of enums, keys, and ranges that make sense."""
    connection = in_memory()
    for table in release.contract:
        connection.execute(f"create view {table} as from read_parquet('{release.parquet(table)}', file_row_number=true)")

    def none(what, query):
        n_rows = connection.execute(f"select count(*) from ({query})").fetchone()[0]
        assert n_rows == 0, f"{n_rows} rows: {what}"

    for table, declared in release.contract.items():
        order = ", ".join(f'"{name}" nulls first' for name in declared["order"])
        # DuckDB compares text by its bytes, as the releases do.
        ranks = f"select file_row_number as place, row_number() over (order by {order}, file_row_number) - 1 as due from {table}"
        none(f"{table} is not sorted by {order}", f"from ({ranks}) where place <> due")
        if key := ", ".join(f'"{name}"' for name in declared["key"]):
            none(f"the key of {table} is of two rows", f"select {key} from {table} group by all having count(*) > 1")
        for column in declared["columns"]:
            name = f'"{column["name"]}"'
            if column["type"] in ("text", "id", "enum"):
                none(f"{table}.{name} is an empty string", f"from {table} where {name} = ''")
            if "values" in column:
                known = ", ".join(f"'{value}'" for value in column["values"])
                none(f"{table}.{name} is none of {known}", f"from {table} where {name} not in ({known})")
            if target := column.get("references"):
                parent = f"from {target['table']} p where p.{target['column']} = c.{name}"
                none(f"{table}.{name} leads nowhere", f"from {table} c where {name} is not null and not exists ({parent})")
    within = "byte_start < 0 or byte_end < byte_start or byte_end > byte_length"
    none("evidence lies outside its article", f"from evidence join articles using (article_id) where {within}")
    none("findings lie outside their article", f"from findings join articles using (article_id) where {within}")
    none("release_dates end before they start", "from release_dates where date_end < date_start")
    none("money has a least above its most", "from money where amount_min > amount_max")
    none("runtimes are not positive", "from runtimes where minutes <= 0")
    none("scores lie off their scale", "from scores where value > scale_max or value < scale_min or normalized not between 0 and 100")
    return f"{len(release.contract)} tables sorted, with keys, enums and ranges that hold"
