"""Films whose titles are made to get lost survive the way there and back."""

import csv
import io
import tempfile
from pathlib import Path

import duckdb
import pandas
import polars
from csv_files import PANDAS, strict
from harness import REELMILL, Release, command

TITLES = ["NA", "None", "null", "=1+1", 'Left, "Right" and Centre']

ARTICLE = """= {title} =

{title}
- Director: Ada Example
- Released: 1999-05-0{day} (France)

{title} is a 1999 French film directed by Ada Example.

It has a second paragraph, so that "lead" holds a newline.
"""


def there_and_back(_release):
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        articles.mkdir()
        for day, title in enumerate(TITLES, 1):
            (articles / f"{day}.txt").write_text(ARTICLE.format(title=title, day=day), "utf-8")
        command(REELMILL, "run", articles, "--out", Path(folder) / "release")
        return read_back(Release(Path(folder) / "release"))


def read_back(release):
    text = release.csv("films").read_text("utf-8")
    assert '"' in text and "\n\n" in text, "the lead holds no newline"
    by_line = release.path / "jsonld/films.ndjsonld"
    connection = duckdb.connect()
    column = connection.execute(f"select title from {strict(release, 'films')}").fetchall()
    lines = connection.execute(f"select name from read_json('{by_line}', format='newline_delimited')").fetchall()
    found = {
        "csv": [record["title"] for record in csv.DictReader(io.StringIO(text, newline=""))],
        "DuckDB": [title for (title,) in column],
        "Polars": polars.read_csv(release.csv("films"))["title"].to_list(),
        "pandas": pandas.read_csv(release.csv("films"), **PANDAS)["title"].to_list(),
        "Parquet": pandas.read_parquet(release.parquet("films"))["title"].to_list(),
        "NDJSON-LD": [name for (name,) in lines],
    }
    for reader, titles in found.items():
        assert sorted(titles) == sorted(TITLES), f"{reader} reads {titles}"
    # Should pandas ever change its default, the pages that warn of it must change too.
    lost = set(TITLES) - set(pandas.read_csv(release.csv("films"))["title"].dropna())
    assert lost == {"NA", "None", "null"}, f"pandas loses {lost} by default"
    return f"{len(TITLES)} titles, read alike by {', '.join(found)}"
