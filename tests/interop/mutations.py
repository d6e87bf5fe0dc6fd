"""Breaks copies of the release, and asks `reelmill verify` and the validators who notices.

`tests/interop/run --write` rewrites the table in docs/validation.md.
"""

import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
import tempfile
import warnings
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pyarrow
import pyarrow.ipc
import pyarrow.parquet
from harness import CHECKS, ROOT, Release, silence

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


def edit_text(path, edit):
    edit_bytes(path, lambda content: edit(content.decode("utf-8")).encode("utf-8"))


def edit_json(path, edit):
    content = json.loads(path.read_text("utf-8"))
    edit(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")


def edit_sqlite(release, statement):
    with sqlite3.connect(release.path / "sqlite/films.sqlite") as connection:
        assert connection.execute(statement).rowcount > 0, f"changes nothing: {statement}"
    connection.close()


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


@mutation("a statement left out, in N-Quads")
def _(release):
    edit_text(release.path / "nquads/films.nq", lambda text: text.split("\n", 1)[1])


@mutation("two lines swapped, in N-Quads")
def _(release):
    edit_text(release.path / "nquads/films.nq", lambda text: re.sub(r"^(.*\n)(.*\n)", r"\2\1", text))


@mutation("a prefix that means something else, in Turtle")
def _(release):
    edit_text(release.path / "turtle/films.ttl", lambda text: text.replace("<http://schema.org/>", "<https://schema.org/>", 1))


@mutation("a Turtle file cut off")
def _(release):
    edit_text(release.path / "turtle/films.ttl", lambda text: text[: len(text) // 2])


@mutation("a film left out, in NDJSON")
def _(release):
    edit_text(release.path / "ndjson/films.ndjson", lambda text: text.split("\n", 1)[1])


@mutation("a film without its credits, in NDJSON")
def _(release):
    def leave_out(text):
        first, rest = text.split("\n", 1)
        return json.dumps({**json.loads(first), "credits": []}, ensure_ascii=False, separators=(",", ":")) + "\n" + rest

    edit_text(release.path / "ndjson/films.ndjson", leave_out)


@mutation("a row deleted, in SQLite")
def _(release):
    edit_sqlite(release, "delete from scores where score_id = (select min(score_id) from scores)")


@mutation("a foreign key that leads nowhere, in SQLite")
def _(release):
    edit_sqlite(release, f"update credits set person_id = '{ELSEWHERE}' where credit_id = (select min(credit_id) from credits)")


@mutation("a title changed, in SQLite")
def _(release):
    edit_sqlite(release, "update films set title = title || ' II' where film_id = (select min(film_id) from films)")


@mutation("a page overwritten, in SQLite")
def _(release):
    def overwrite(content):
        middle = len(content) // 2 // 4096 * 4096
        return content[:middle] + bytes(4096) + content[middle + 4096 :]

    edit_bytes(release.path / "sqlite/films.sqlite", overwrite)


@mutation("a year changed, in Arrow")
def _(release):
    path = release.path / "arrow/films.arrow"
    found = pyarrow.ipc.open_file(path.read_bytes()).read_all()
    at = found.schema.get_field_index("year")
    years = pyarrow.array([1888, *found["year"].to_pylist()[1:]], pyarrow.int32())
    found = found.set_column(at, found.schema.field(at), years)
    with pyarrow.ipc.new_file(path, found.schema) as writer:
        writer.write_table(found)


@mutation("an Arrow file cut off")
def _(release):
    edit_bytes(release.path / "arrow/credits.arrow", lambda content: content[: len(content) // 2])


def delta_log(release, table):
    return release.path / f"delta/{table}/_delta_log/00000000000000000000.json"


@mutation("a column missing from the log, in Delta")
def _(release):
    def leave_out(text):
        actions = [json.loads(line) for line in text.splitlines()]
        metadata = next(action["metaData"] for action in actions if "metaData" in action)
        schema = json.loads(metadata["schemaString"])
        schema["fields"].pop()
        metadata["schemaString"] = json.dumps(schema)
        return "".join(json.dumps(action) + "\n" for action in actions)

    edit_text(delta_log(release, "films"), leave_out)


@mutation("a wrong row count in the log, in Delta")
def _(release):
    edit_text(delta_log(release, "films"), lambda text: re.sub(r'(numRecords\\":)\d+', r"\g<1>1", text))


@mutation("a Parquet file of another table, in Delta")
def _(release):
    shutil.copy(release.parquet("film_genres"), release.path / "delta/film_languages/film_languages.parquet")


@mutation("a link that leads nowhere, in Markdown")
def _(release):
    edit_text(release.path / "markdown/README.md", lambda text: text.replace("](films/", "](film/", 1))


@mutation("a row left out of a table, in Markdown")
def _(release):
    page = next(path for path in sorted((release.path / "markdown/films").iterdir()) if "\n## Credits\n" in path.read_text("utf-8"))
    edit_text(page, lambda text: re.sub(r"(## Credits\n\n.*\n.*\n).*\n", r"\1", text, count=1))


@mutation("an enum without one of its names, in datapackage.json")
def _(release):
    def forget(package):
        credits = next(resource for resource in package["resources"] if resource["name"] == "credits")
        role = next(field for field in credits["schema"]["fields"] if field["name"] == "role")
        role["constraints"]["enum"].remove("director")

    edit_json(release.path / "datapackage.json", forget)


@mutation("a column of another type, in csv-metadata.json")
def _(release):
    def retype(metadata):
        films = next(table for table in metadata["tables"] if table["dc:title"] == "films")
        next(column for column in films["tableSchema"]["columns"] if column["name"] == "title")["datatype"] = "date"

    edit_json(release.path / "csv-metadata.json", retype)


@mutation("a column that is not there, in croissant.json")
def _(release):
    def rename(dataset):
        films = next(records for records in dataset["recordSet"] if records["@id"] == "films")
        films["field"][-1]["source"]["extract"]["column"] = "story"

    edit_json(release.path / "croissant.json", rename)


@mutation("a view that counts nominations as awards won, in schema.sql")
def _(release):
    counted = "FILTER (WHERE result = 'won')"
    edit_text(release.path / "schema.sql", lambda text: text.replace(counted, counted.replace("'won'", "'nominated'")))


@mutation("a table without its primary key, in schema.sql")
def _(release):
    edit_text(release.path / "schema.sql", lambda text: re.sub(r',\n    PRIMARY KEY \("credit_id"\)', "", text, count=1))


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

    def note(path):
        content = (release.path / path).read_bytes()
        files[path] |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    def vouch(entry, path):
        """A descriptor's entry of a file, with what is so now."""
        new = {"bytes": files[path]["bytes"], "hash": f"sha256:{files[path]['sha256']}"}
        new |= {"sha256": files[path]["sha256"], "contentSize": f"{files[path]['bytes']} B"}
        entry |= {key: value for key, value in new.items() if key in entry}

    # Descriptors tell of data, and SHA256SUMS of descriptors.
    for path in (path for path in files if "/" in path):
        note(path)
    for name, entries, key in (("datapackage.json", "resources", "path"), ("croissant.json", "distribution", "contentUrl")):
        edit_json(release.path / name, lambda descriptor: [vouch(entry, entry[key]) for entry in descriptor[entries]])
    edit_text(release.path / "report.html", lambda text: TOLD.sub(lambda row: told(row, files[row["path"]]), text))
    for path in (path for path in files if "/" not in path and path != "SHA256SUMS"):
        note(path)
    sums = "".join(f"{files[path]['sha256']}  {path}\n" for path in sorted(files) if path != "SHA256SUMS")
    (release.path / "SHA256SUMS").write_text(sums, "utf-8")
    note("SHA256SUMS")
    (release.path / "manifest.json").write_text(json.dumps(manifest, indent=2), "utf-8")


# A file in report.html: its hash, and its size with thin spaces between thousands.
TOLD = re.compile(r'(<code>(?P<path>[^<]+)</code></a><br><small><code>)[0-9a-f]{64}(</code></small></td><td class="n">)[^<]+')


def told(row, file):
    size = f"{file['bytes']:,}".replace(",", "\u202f")
    return f"{row[1]}{file['sha256']}{row[3]}{size}"


def caught_by(at, source):
    """Names of the checks that notice a mutation."""
    title, hashes_follow, action = MUTATIONS[at]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "release"
        shutil.copytree(source, copy)
        before = times(copy)
        action(Release(copy))
        after = times(copy)
        touched = {path.split("/")[0] for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        assert touched, f"this changes nothing: {title}"
        if hashes_follow:
            rehash(Release(copy))
        noticed = []
        for check in CHECKS:
            # A check that reads other formats sees what it saw before.
            unconcerned = check.needs and touched <= Release(copy).formats and touched.isdisjoint(check.needs)
            if not check.catches or unconcerned:
                continue
            try:
                with silence():
                    check.action(Release(copy))
            except KeyboardInterrupt:
                raise
            except BaseException:  # whatever a check says, it has noticed: some readers panic
                noticed.append(check.name)
    return title, hashes_follow, noticed


def times(folder):
    """What changes with every change of a file."""
    stats = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path: (stat.st_mtime_ns, stat.st_size, stat.st_ino) for path, stat in stats.items()}


def quiet():
    warnings.filterwarnings("ignore")
    import logging

    logging.disable(logging.CRITICAL)


def table(release):
    # Readers keep threads, which a process that is forked off does not have.
    with ProcessPoolExecutor(2, get_context("spawn"), quiet) as pool:
        (_, _, noticed), *found = pool.map(caught_by, range(len(MUTATIONS)), [release.path] * len(MUTATIONS))
    assert not noticed, f"these fail without any mutation: {noticed}"
    lines = ["| what is broken | hashes follow | `reelmill verify` | who else notices |", "|---|---|---|---|"]
    for title, hashes_follow, noticed in found:
        others = " · ".join(name for name in noticed if name != "reelmill verify")
        own = "caught" if "reelmill verify" in noticed else "–"
        lines.append(f"| {title} | {'yes' if hashes_follow else 'no'} | {own} | {others} |")
    return found, "\n".join(lines)


def up_to_date(release):
    """Each mutation is caught: by `reelmill verify` as docs/validation.md says, and by one at least of those that it names.

    Who else notices may change with the rows that a mutation falls on.
    """
    found, _ = table(release)
    missed = [title for title, _, noticed in found if not noticed]
    assert not missed, f"nobody notices: {missed}"
    page = PAGE.read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in page[page.index(START) : page.index(END)].splitlines()[3:]]
    told = {row[0]: (row[2].strip() == "caught", set(row[3].split(" · ")) if row[3:] and row[3].strip() else set()) for row in rows}
    stale = [title for title, _, noticed in found if title not in told or not borne_out(*told[title], noticed)]
    assert not stale and len(told) == len(found), f"docs/validation.md is stale, run `tests/interop/run --write`: {stale}"
    by_verify = sum("reelmill verify" in noticed for _, _, noticed in found)
    return f"{len(found)} of {len(found)} caught, {by_verify} by reelmill verify"


def borne_out(by_verify, others, noticed):
    return by_verify == ("reelmill verify" in noticed) and (not others or not others.isdisjoint(noticed))


def write(release):
    _, fresh = table(release)
    page = PAGE.read_text("utf-8")
    before, after = page[: page.index(START) + len(START)], page[page.index(END) :]
    PAGE.write_text(f"{before}\n{fresh}\n{after}", "utf-8")
