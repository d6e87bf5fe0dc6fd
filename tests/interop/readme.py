"""The queries of README.md give the rows that it shows below them, as comments."""

import re

from harness import ROOT, Release
from sqlite_file import connect
from views import with_views

PAGE = ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```sql\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
SHOWN = re.compile(r"(?P<query>^SELECT[^;]*;\n)(?P<rows>(?:^-- .*\n)+)", re.MULTILINE)


def fresh(connection, text):
    """The page with the rows that the queries give now."""

    def answered(found):
        rows = connection.execute(found["query"].rstrip(";\n")).fetchall()
        lines = ("-- " + " │ ".join("–" if value is None else str(value) for value in row) for row in rows)
        return found["query"] + "".join(line + "\n" for line in lines)

    return BLOCK.sub(lambda block: SHOWN.sub(answered, block[0]), text)


def up_to_date(release):
    text = PAGE.read_text("utf-8")
    n_queries = sum(len(SHOWN.findall(block)) for block in BLOCK.findall(text))
    assert n_queries >= 5, f"only {n_queries} queries are shown"
    for name, connection in (("DuckDB", with_views(release)), ("SQLite", connect(release))):
        assert fresh(connection, text) == text, f"README.md is stale for {name}: run `tests/interop/run --write`"
    return f"{n_queries} queries give the rows that are shown, in DuckDB and SQLite"


def write(release: Release):
    PAGE.write_text(fresh(with_views(release), PAGE.read_text("utf-8")), "utf-8")
