"""Arrow IPC files: the tables of Parquet, as pyarrow maps them into memory and Polars and pandas read them."""

import pandas
import polars
import pyarrow
import pyarrow.ipc
import pyarrow.parquet
from harness import check
from parquet_files import ARROW, POLARS, compare


def file(release, table):
    return release.path / f"arrow/{table}.arrow"


@check("arrow, pyarrow", needs="arrow parquet", catches=True)
def arrow(release):
    def read(table):
        found = pyarrow.ipc.open_file(pyarrow.memory_map(str(file(release, table)))).read_all()
        found.validate(full=True)
        assert found.equals(pyarrow.parquet.read_table(release.parquet(table))), f"{table} is not what Parquet holds"
        assert len(pandas.read_feather(file(release, table))) == found.num_rows, f"pandas reads another {table}"
        types = {field.name: str(field.type) for field in found.schema}
        return found.num_rows, types, {name: found[name].null_count for name in types}, ARROW

    return compare(release, read) + "; equal to Parquet"


@check("arrow, Polars", needs="arrow parquet")
def polars_reads(release):
    def read(table):
        frame = polars.read_ipc(file(release, table))
        assert frame.equals(polars.read_parquet(release.parquet(table))), f"{table} is not what Parquet holds"
        return frame.height, dict(frame.schema), {c: frame[c].null_count() for c in frame.columns}, POLARS

    return compare(release, read) + "; equal to Parquet"
