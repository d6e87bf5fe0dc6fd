"""NDJSON: the nested lines unfold to the rows of Parquet, and load with the readers of JSON lines."""

import json
from collections import Counter
from decimal import Decimal

import jq
import pandas
import polars
from harness import check, in_memory, typed


def parent(release, table):
    """The table that a table's rows are nested in: the one whose key its rows are sorted by."""
    to = release.references(table).get(release.contract[table]["order"][0])
    return to and to[0]


def roots(release):
    return [table for table in release.contract if not parent(release, table)]


def file(release, table):
    return release.path / f"ndjson/{table}.ndjson"


class Unfolded:
    """The rows of all tables, from the lines. Every member of every object must be accounted for."""

    def __init__(self, release):
        self.release = release
        self.rows = {table: [] for table in release.contract}
        named = {table: dict(self.names(table)) for table in ("people", "companies")}
        self.named = {(table, key): name for table, names in named.items() for key, name in names.items()}
        for table in roots(release):
            with file(release, table).open(encoding="utf-8") as lines:
                for line in lines:
                    self.take(table, json.loads(line, parse_float=Decimal))

    def names(self, table):
        columns = list(self.release.columns(table))
        return ((row[0], row[columns.index("name")]) for row in self.release.values(table))

    def take(self, table, members, link=None, above=None):
        declared, references = self.release.contract[table], self.release.references(table)
        left, row = dict(members), []
        for name, kind in self.release.columns(table).items():
            value = above if name == link else left.pop(name)
            row.append(typed(kind, value))
            other = references.get(name, ("",))[0]
            if other in ("people", "companies") and name != link:
                beside, expected = left.pop(name.removesuffix("_id")), self.named.get((other, value))
                assert beside == expected, f"{table}.{name} is of {expected}, not {beside}"
        self.rows[table].append(tuple(row))
        if table == "films":
            self.take("articles", left.pop("article"))
        for child in self.release.contract:
            if parent(self.release, child) == table:
                for each in left.pop(child):
                    self.take(child, each, self.release.contract[child]["order"][0], members[declared["key"][0]])
        assert not left, f"an object of {table} has the members {list(left)}"


@check("ndjson, same rows as Parquet", needs="ndjson parquet", catches=True)
def unfolds(release):
    found = Unfolded(release).rows
    for table, rows in found.items():
        rows, expected = Counter(rows), Counter(release.values(table))
        assert rows == expected, f"{sum((rows - expected).values())} rows of {table} are not in Parquet"
    return release.same_counts(lambda table: len(found[table])) + f", nested in {len(roots(release))} files"


@check("ndjson, DuckDB, pandas, Polars", needs="ndjson", catches=True)
def loads(release):
    connection = in_memory()
    children = [table for table in release.contract if parent(release, table) == "films"]
    path = file(release, "films")
    counts = ", ".join(f'coalesce(sum(len("{child}")), 0)::int' for child in children)
    n_films, *nested = connection.execute(f"select count(*), {counts} from read_json('{path}')").fetchone()
    expected = [release.rows[child] for child in children]
    assert (n_films, nested) == (release.rows["films"], expected), f"DuckDB reads {n_films}, {dict(zip(children, nested))}"
    frame = pandas.read_json(path, lines=True, convert_dates=False)
    assert len(frame) == n_films and [int(frame[child].str.len().sum()) for child in children] == expected, "pandas differs"
    frame = polars.read_ndjson(path, infer_schema_length=None)
    assert frame.height == n_films and [frame[child].list.len().sum() for child in children] == expected, "Polars differs"
    return f"{n_films} films with {sum(nested)} nested rows in {len(children)} lists"


@check("ndjson, jq", needs="ndjson parquet", catches=True)
def queries(release):
    """Questions that one asks of nested lines, with the answers that SQL gives."""
    text, connection = file(release, "films").read_text("utf-8"), in_memory()
    for table in release.contract:
        connection.execute(f"create view {table} as from '{release.parquet(table)}'")
    asked = {
        '.title as $t | .credits[] | select(.role == "director") | [$t, .person]':
            "select title, name from credits join films using (film_id) join people using (person_id) where role = 'director'",
        '.title as $t | .scores[] | select(.kind == "critic" and .normalized != null) | [$t, .publication, .normalized]':
            "select title, publication, normalized from scores join films using (film_id) "
            "where kind = 'critic' and normalized is not null",
        '[.title, .article.title, (.article.sections | length)]':
            "select f.title, a.title, (select count(*) from sections s where s.article_id = a.article_id) "
            "from films f join articles a using (article_id)",
    }  # fmt: skip
    n_answers = 0
    for program, query in asked.items():
        found = Counter(map(tuple, jq.compile(program).input_text(text)))
        expected = Counter(connection.execute(query).fetchall())
        assert found == expected, f"{program} answers {list((found - expected))[:3]} that SQL does not"
        n_answers += sum(found.values())
    return f"{len(asked)} programs, {n_answers} answers as SQL gives them"
