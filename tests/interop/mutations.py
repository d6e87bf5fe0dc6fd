"""Breaks copies of the release, and asks `reelmill verify` and the validators who notices.

`tests/interop/run --write` rewrites the table in docs/validation.md.
"""

import csv
import hashlib
import io
import json
import shutil
import tempfile
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pyarrow
import pyarrow.parquet
from harness import CHECKS, ROOT, Release

PAGE = ROOT / "docs/validation.md"
START, END = "<!-- mutations: start -->", "<!-- mutations: end -->"
MUTATIONS = []


def mutation(title, rehash=True):
    """Declares a way to break a release. `rehash`: descriptors then vouch for what was broken."""

    def declare(action):
        MUTATIONS.append((title, rehash, action))
        return action

    return declare


def edit_csv(release, table, edit):
    """Changes the records of a CSV file, header first."""
    path = release.csv(table)
    records = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    edit(records)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(records)
    path.write_bytes(out.getvalue().encode())


def edit_bytes(path, edit):
    path.write_bytes(edit(path.read_bytes()))


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


def edit_document(release, edit):
    path = release.path / "jsonld/films.jsonld"
    document = json.loads(path.read_text("utf-8"))
    edit(document["@graph"])
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def first_film_with(nodes, term):
    return next(node for node in nodes if term in node)


@mutation("nothing")
def _(release):
    """Rewriting alone is no mutation: what notices this would be credited with all the others."""
    edit_csv(release, "films", lambda records: None)
    for name in ("films", "credits", "people"):
        write_parquet(release.parquet(name), pyarrow.parquet.read_table(release.parquet(name)))


ELSEWHERE = "00000000-0000-5000-8000-000000000000"


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


@mutation("a director who is a string, in JSON-LD")
def _(release):
    edit_document(release, lambda nodes: first_film_with(nodes, "director").update(director="Ousmane Sembène"))


@mutation("a misspelt property, in JSON-LD")
def _(release):
    def misspell(nodes):
        film = first_film_with(nodes, "datePublished")
        film["datePublishd"] = film.pop("datePublished")

    edit_document(release, misspell)


@mutation("a film left out, in JSON-LD")
def _(release):
    edit_document(release, lambda nodes: nodes.pop())


def count(release, table, more):
    """Has the manifest tell another row count."""
    manifest = release.json("manifest.json")
    manifest["counts"]["rows"][table] += more
    for file in manifest["files"]:
        if file.get("table") == table:
            file["rows"] += more
    (release.path / "manifest.json").write_text(json.dumps(manifest, indent=2), "utf-8")


def rehash(release):
    """Makes all descriptors vouch for the files as they are."""
    manifest = release.json("manifest.json")
    files = {file["path"]: file for file in manifest["files"]}
    changed = {}
    # Descriptors tell hashes of data, and SHA256SUMS those of descriptors.
    for name in sorted(files, key=lambda name: (name == "SHA256SUMS", "/" not in name)):
        path, file = release.path / name, files[name]
        content = path.read_bytes()
        if "/" not in name:
            text = content.decode("utf-8")
            for old, new in changed.items():
                text = text.replace(old, new)
            if name == "datapackage.json":
                package = json.loads(text)
                for resource in package["resources"]:
                    resource["bytes"] = (release.path / resource["path"]).stat().st_size
                text = json.dumps(package, ensure_ascii=False, indent=2)
            content = text.encode("utf-8")
            path.write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        if digest != file["sha256"]:
            changed[file["sha256"]] = digest
        file["sha256"], file["bytes"] = digest, len(content)
    (release.path / "manifest.json").write_text(json.dumps(manifest, indent=2), "utf-8")


def caught_by(at, source):
    """Names of the checks that notice a mutation."""
    title, hashes_follow, action = MUTATIONS[at]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "release"
        shutil.copytree(source, copy)
        action(Release(copy))
        if hashes_follow:
            rehash(Release(copy))
        noticed = []
        for check in CHECKS:
            if not check.catches:
                continue
            try:
                check.action(Release(copy))
            except Exception:  # whatever a check says, it has noticed
                noticed.append(check.name)
    return title, hashes_follow, noticed


def quiet():
    warnings.filterwarnings("ignore")
    import logging

    logging.disable(logging.CRITICAL)


def table(release):
    with ProcessPoolExecutor(2, initializer=quiet) as pool:
        (_, _, noticed), *found = pool.map(caught_by, range(len(MUTATIONS)), [release.path] * len(MUTATIONS))
    assert not noticed, f"these fail without any mutation: {noticed}"
    lines = ["| what is broken | hashes follow | `reelmill verify` | who else notices |", "|---|---|---|---|"]
    for title, hashes_follow, noticed in found:
        others = " · ".join(name for name in noticed if name != "reelmill verify")
        own = "caught" if "reelmill verify" in noticed else "–"
        lines.append(f"| {title} | {'yes' if hashes_follow else 'no'} | {own} | {others} |")
    return found, "\n".join(lines)


def up_to_date(release):
    """Each mutation is caught, by those that docs/validation.md names."""
    found, fresh = table(release)
    missed = [title for title, _, noticed in found if not noticed]
    assert not missed, f"nobody notices: {missed}"
    page = PAGE.read_text("utf-8")
    told = page[page.index(START) + len(START) : page.index(END)].strip()
    assert told == fresh, "docs/validation.md is stale: run `tests/interop/run --write`"
    by_verify = sum("reelmill verify" in noticed for _, _, noticed in found)
    return f"{len(found)} of {len(found)} caught, {by_verify} by reelmill verify"


def write(release):
    _, fresh = table(release)
    page = PAGE.read_text("utf-8")
    before, after = page[: page.index(START) + len(START)], page[page.index(END) :]
    PAGE.write_text(f"{before}\n{fresh}\n{after}", "utf-8")
