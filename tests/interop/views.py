"""The four views of schema.sql: the same data in DuckDB and SQLite, and no row more or less than the tables have."""

import datetime
from decimal import Decimal

from harness import check, in_memory
from sqlite_file import connect

# How many rows a view must have, asked of the tables.
EXPECTED = {
    "film_summary": "select count(*) from films",
    "person_filmography": "select count(*) from (select distinct person_id, film_id from credits)",
    "score_table": "select count(*) from scores",
    "award_tally": "select count(*) from (select distinct film_id, body from awards)",
}
# `awards` has a row for each of those who share an award.
AWARDS = "(select distinct on (film_id, body, edition, year, award, category, result, award_text) * from awards)"
# Sums over a view, and over the tables that it is made from.
SUMS = {
    "select sum(won + nominated + other) from award_tally": f"select count(*) from {AWARDS}",
    "select sum(awards_won) from film_summary": f"select count(*) from {AWARDS} where result = 'won'",
    "select sum(critic_scores) from film_summary": "select count(*) from scores where kind = 'critic'",
    "select count(critic) from score_table": "select count(critic_person_id) from scores",
    "select count(*) from person_filmography where starring":
        "select count(*) from (select distinct person_id, film_id from credits where billing = 'starring')",
}  # fmt: skip


def with_views(release):
    connection = in_memory()
    connection.execute(f"set file_search_path = '{release.path}'")
    connection.execute((release.path / "schema.sql").read_text("utf-8"))
    return connection


def plain(value):
    """A value as both engines can have it."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, (bool, int, float, Decimal)):
        return round(float(value), 6)
    return value


@check("views, DuckDB", needs="parquet", catches=True)
def answers(release):
    connection = with_views(release)

    def one(query):
        return connection.execute(query).fetchone()[0] or 0

    for view, expected in EXPECTED.items():
        assert one(f"select count(*) from {view}") == one(expected), f"{view} has another number of rows than: {expected}"
    for query, expected in SUMS.items():
        assert one(query) == one(expected), f"{query} is {one(query)}; {expected} is {one(expected)}"
    return ", ".join(f"{one(f'select count(*) from {view}')} {view}" for view in EXPECTED)


@check("views, DuckDB and SQLite", needs="parquet sqlite", catches=True)
def alike(release):
    duck, lite = with_views(release), connect(release)
    n_values = 0
    for view in EXPECTED:
        found = []
        for connection in (duck, lite):
            cursor = connection.execute(f'select * from "{view}"')
            names = [column[0] for column in cursor.description]
            rows = sorted((tuple(map(plain, row)) for row in cursor.fetchall()), key=repr)
            found.append((names, rows))
        (names, rows), (other_names, other_rows) = found
        assert names == other_names, f"{view} has other columns: {names}, {other_names}"
        for row, other in zip(rows, other_rows, strict=True):
            differing = [(name, a, b) for name, a, b in zip(names, row, other) if a != b]
            assert not differing, f"{view} differs (column, DuckDB, SQLite): {differing[:3]}"
        n_values += len(rows) * len(names)
    return f"{len(EXPECTED)} views, {n_values} values alike"
