"""Mutations of the other formats: each no longer says what the tables say."""

import json
import re
import shutil
import sqlite3

import pyarrow
import pyarrow.ipc
from breaking import ELSEWHERE, edit_bytes, edit_text, mutation


def edit_document(release, edit):
    path = release.path / "jsonld/films.jsonld"
    document = json.loads(path.read_text("utf-8"))
    edit(document["@graph"])
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def first_film_with(nodes, term):
    return next(node for node in nodes if term in node)


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


@mutation("a year changed in an own term, in JSON-LD")
def _(release):
    def change(nodes):
        first_film_with(nodes, "reelmill:year")["reelmill:year"] = 1888

    edit_document(release, change)


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


def edit_sqlite(release, statement):
    with sqlite3.connect(release.path / "sqlite/films.sqlite") as connection:
        assert connection.execute(statement).rowcount > 0, f"changes nothing: {statement}"
    connection.close()


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
