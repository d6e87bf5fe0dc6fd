"""Films whose titles are made to get lost survive the way there and back: written, read, written by the reader, read again."""

import csv
import io
import json
import sqlite3
import tempfile
from pathlib import Path

import pandas
import polars
import pyarrow.parquet
from csv_files import PANDAS, strict
from harness import REELMILL, Release, command, in_memory

TITLES = ["NA", "None", "null", "=1+1", 'Left, "Right" and Centre']
# Only an export of a wiki can give a title with a line break, and none should.
BROKEN = 'Up, "Down"\nand Between'

ARTICLE = """= {title} =

{title}
- Director: Ada Example
- Released: 1999-05-0{day} (France)

{title} is a 1999 French film directed by Ada Example.

It has a second paragraph, so that "lead" holds a newline.
"""

EXPORT = """<mediawiki><siteinfo><dbname>enwiki</dbname></siteinfo><page><title>{title}</title><ns>0</ns><id>1</id>
<revision><id>2</id><text xml:space="preserve">{{{{Infobox film | director = Ada Example }}}}
'''Up''' is a 1999 French film directed by Ada Example.

It has a second paragraph, so that "lead" holds a newline.</text></revision></page></mediawiki>
"""


def there_and_back(_release):
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        articles.mkdir()
        for day, title in enumerate(TITLES, 1):
            (articles / f"{day}.txt").write_text(ARTICLE.format(title=title, day=day), "utf-8")
        broken = BROKEN.replace('"', "&quot;").replace("\n", "&#10;")
        (articles / "export.xml").write_text(EXPORT.format(title=broken), "utf-8")
        command(REELMILL, "run", articles, "--formats", "all", "--out", Path(folder) / "release")
        return read_back(Release(Path(folder) / "release"), Path(folder) / "back.csv")


def read_back(release, back):
    """Titles and leads as every reader of every format has them."""
    path, connection = release.csv("films"), in_memory()
    table = pyarrow.parquet.read_table(release.parquet("films"), columns=["title", "lead"])
    expected = sorted(zip(*table.to_pydict().values()))
    titles = sorted(title for title, _ in expected)
    assert titles in (sorted([*TITLES, BROKEN]), sorted([*TITLES, BROKEN.replace("\n", " ")])), f"Parquet holds {titles}"
    assert all("\n" in lead and '"' in lead for _, lead in expected), "a lead holds no newline or no quote"

    def plain(content):
        return [(record["title"], record["lead"]) for record in csv.DictReader(io.StringIO(content, newline=""))]

    def written(write):
        write(back)
        return plain(back.read_text("utf-8"))

    with (release.path / "jsonld/films.ndjsonld").open(encoding="utf-8") as lines:
        nodes = [json.loads(line) for line in lines]
    database = sqlite3.connect(release.path / "sqlite/films.sqlite")
    frame, read = polars.read_csv(path), pandas.read_csv(path, **PANDAS)
    pair = "select title, lead from"
    found = {
        "csv": plain(path.read_text("utf-8")),
        "DuckDB": connection.execute(f"{pair} '{path}'").fetchall(),
        "DuckDB strict": connection.execute(f"{pair} {strict(release, 'films')}").fetchall(),
        "DuckDB and back": written(lambda to: connection.execute(f"copy (from '{path}') to '{to}'")),
        "Polars": frame.select("title", "lead").rows(),
        "Polars and back": written(frame.write_csv),
        "pandas": list(zip(read["title"], read["lead"])),
        "pandas and back": written(lambda to: read.to_csv(to, index=False)),
        "NDJSON-LD": [(node["name"], node["description"]) for node in nodes],
        "SQLite": database.execute(f"{pair} films").fetchall(),
    }
    for reader, rows in found.items():
        assert sorted(rows) == expected, f"{reader} reads {rows}"
    # Should pandas ever change its default, the pages that warn of it must change too.
    lost = set(titles) - set(pandas.read_csv(path)["title"].dropna())
    assert lost == {"NA", "None", "null"}, f"pandas loses {lost} by default"
    return f"{len(titles)} titles and leads alike by {', '.join(found)}; pandas loses {', '.join(sorted(lost))} by default"
