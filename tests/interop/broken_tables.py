"""Mutations of tables in CSV and Parquet, and of what vouches for their files."""

import csv
import io
import json

import pyarrow
import pyarrow.parquet
from breaking import ELSEWHERE, edit_bytes, mutation


def edit_csv(release, table, edit):
    """Changes the records of a CSV file, header first."""
    path = release.csv(table)
    records = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    edit(records)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(records)
    path.write_bytes(out.getvalue().encode())


def set_first(release, table, column, value):
    """Sets a value in the first row, in CSV and in Parquet."""
    edit_csv(release, table, lambda records: records[1].__setitem__(records[0].index(column), value or ""))
    edit_parquet(release, table, column, lambda values: [value, *values[1:]])


def edit_parquet(release, table, column, edit):
    path = release.parquet(table)
    found = pyarrow.parquet.read_table(path)
    at = found.schema.get_field_index(column)
    field = found.schema.field(at)
    values = edit(found[column].to_pylist())
    field = field.with_nullable(field.nullable or None in values)
    write_parquet(path, found.set_column(at, field, pyarrow.array(values, field.type)))


def write_parquet(path, table):
    """As the release's own, as far as pyarrow can: what differs is the mutation."""
    before = pyarrow.parquet.ParquetFile(path)
    sorting = before.metadata.row_group(0).sorting_columns if before.metadata.num_row_groups else None
    own = {"compression": "zstd", "write_page_index": True, "store_schema": False, "sorting_columns": sorting}
    pyarrow.parquet.write_table(table, path, **own)


def count(release, table, more):
    """Has the manifest tell another row count."""
    manifest = release.json("manifest.json")
    manifest["counts"]["rows"][table] += more
    for file in manifest["files"]:
        if file.get("table") == table:
            file["rows"] += more
    (release.path / "manifest.json").write_text(json.dumps(manifest, indent=2), "utf-8")


@mutation("nothing")
def _(release):
    """Rewriting alone is no mutation: what notices this would be credited with all the others."""
    edit_csv(release, "films", lambda records: None)
    for name in ("films", "credits", "people"):
        write_parquet(release.parquet(name), pyarrow.parquet.read_table(release.parquet(name)))


@mutation("a file is missing", rehash=False)
def _(release):
    release.csv("runtimes").unlink()


@mutation("a file that is not of the release", rehash=False)
def _(release):
    (release.path / "csv/extra.csv").write_text("a,b\n1,2\n")


@mutation("one byte of a Parquet file changed, hashes as before", rehash=False)
def _(release):
    edit_bytes(release.parquet("credits"), lambda content: content[:100] + bytes([content[100] ^ 1]) + content[101:])


@mutation("a wrong hash in SHA256SUMS", rehash=False)
def _(release):
    edit_bytes(release.path / "SHA256SUMS", lambda content: (b"0" if content[:1] != b"0" else b"1") + content[1:])


@mutation("a wrong row count in manifest.json", rehash=False)
def _(release):
    manifest = release.json("manifest.json")
    manifest["counts"]["rows"]["films"] += 1
    (release.path / "manifest.json").write_text(json.dumps(manifest, indent=2), "utf-8")


@mutation("a CSV file cut off within a record")
def _(release):
    edit_bytes(release.csv("credits"), lambda content: content[: len(content) * 2 // 3 - 1])


@mutation("a Parquet file cut off")
def _(release):
    edit_bytes(release.parquet("credits"), lambda content: content[: len(content) // 2])


@mutation("a foreign key that leads nowhere")
def _(release):
    set_first(release, "credits", "person_id", ELSEWHERE)


@mutation("two rows with one key")
def _(release):
    edit_csv(release, "people", lambda records: records[2].__setitem__(0, records[1][0]))
    edit_parquet(release, "people", "person_id", lambda values: [values[0], values[0], *values[2:]])


@mutation("a null in a key")
def _(release):
    set_first(release, "scores", "score_id", None)


@mutation("30 February, in CSV")
def _(release):
    edit_csv(release, "release_dates", lambda records: records[1].__setitem__(records[0].index("date_start"), "1999-02-30"))


@mutation("a role that is none of the vocabulary")
def _(release):
    set_first(release, "credits", "role", "boss")


@mutation("an extra column in one record")
def _(release):
    edit_csv(release, "money", lambda records: records[1].append("extra"))


@mutation("an extra column in a whole table, in CSV")
def _(release):
    edit_csv(release, "money", lambda records: [record.append("note") for record in records])


@mutation("two rows swapped")
def _(release):
    def swap(records):
        records[1], records[-1] = records[-1], records[1]

    edit_csv(release, "films", swap)
    found = pyarrow.parquet.read_table(release.parquet("films"))
    last = found.num_rows - 1
    write_parquet(release.parquet("films"), found.take([last, *range(1, last), 0]))


@mutation("a byte order mark")
def _(release):
    edit_bytes(release.csv("films"), lambda content: b"\xef\xbb\xbf" + content)


@mutation("mixed newlines")
def _(release):
    edit_bytes(release.csv("people"), lambda content: content.replace(b"\n", b"\r\n", 5))


@mutation("a quote that is never closed")
def _(release):
    edit_bytes(release.csv("people"), lambda content: content + b'"')


@mutation("evidence beyond the end of its article")
def _(release):
    edit_csv(release, "evidence", lambda records: records[1].__setitem__(records[0].index("byte_end"), "1000000000"))
    edit_parquet(release, "evidence", "byte_end", lambda values: [10**9, *values[1:]])


@mutation("a row without evidence")
def _(release):
    edit_csv(release, "evidence", lambda records: records.pop(1))
    found = pyarrow.parquet.read_table(release.parquet("evidence"))
    write_parquet(release.parquet("evidence"), found.slice(1))
    count(release, "evidence", -1)


@mutation("a title that differs between CSV and Parquet")
def _(release):
    edit_csv(release, "films", lambda records: records[1].__setitem__(records[0].index("title"), "Another title"))


@mutation("a year stored as text in Parquet")
def _(release):
    found = pyarrow.parquet.read_table(release.parquet("films"))
    at = found.schema.get_field_index("year")
    write_parquet(release.parquet("films"), found.set_column(at, "year", found["year"].cast(pyarrow.string())))
