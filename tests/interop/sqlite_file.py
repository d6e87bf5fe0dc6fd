"""SQLite: one sound database with the rows of Parquet, whose keys are declared and enforced."""

import sqlite3
from collections import Counter

from harness import check, typed


def connect(release):
    return sqlite3.connect(f"file:{release.path / 'sqlite/films.sqlite'}?mode=ro", uri=True)


@check("sqlite, integrity", needs="sqlite", catches=True)
def integrity(release):
    connection = connect(release)
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)], "integrity_check fails"
    violations = connection.execute("pragma foreign_key_check").fetchall()
    assert not violations, f"{len(violations)} foreign keys lead nowhere: {violations[:3]}"
    n_foreign = n_indexes = 0
    for table, declared in release.contract.items():
        info = connection.execute(f'pragma table_info("{table}")').fetchall()
        assert [name for _, name, *_ in info] == list(release.columns(table)), f"{table} has other columns"
        key = [name for _, name, _, _, _, place in sorted(info, key=lambda it: it[5]) if place]
        assert key == declared["key"], f"the key of {table} is {key}"
        needed = {name for _, name, _, is_needed, *_ in info if is_needed}
        assert needed == {c["name"] for c in declared["columns"] if not c["nullable"]}, f"{table} needs {needed}"
        foreign = {(name, other, to) for _, _, other, name, to, *_ in connection.execute(f'pragma foreign_key_list("{table}")')}
        assert foreign == {(name, *to) for name, to in release.references(table).items()}, f"{table} leads to {foreign}"
        n_foreign += len(foreign)
        n_indexes += len(connection.execute(f'pragma index_list("{table}")').fetchall())
    return f"sound; {n_foreign} foreign keys hold, {n_indexes} indexes"


@check("sqlite, same rows as Parquet", needs="sqlite parquet", catches=True)
def same_rows(release):
    connection = connect(release)
    for table in release.contract:
        kinds = release.columns(table).values()
        found = Counter(tuple(map(typed, kinds, row)) for row in connection.execute(f'select * from "{table}"'))
        expected = Counter(release.values(table))
        assert found == expected, f"{sum((found - expected).values())} rows of {table} are not in Parquet"
    return release.same_counts(lambda table: connection.execute(f'select count(*) from "{table}"').fetchone()[0])


@check("sqlite, keys enforced", needs="sqlite")
def enforced(release):
    memory = sqlite3.connect(":memory:")
    connect(release).backup(memory)
    memory.execute("pragma foreign_keys = on")
    return refusals(release, memory, sqlite3.IntegrityError)


def refusals(release, connection, error, schema=""):
    """Has a database with every row in it refuse what would break the contract, table by table."""
    n_refused = 0

    def refused(statement, kind):
        nonlocal n_refused
        try:
            connection.execute(statement)
        except error as said:
            assert kind in str(said).lower(), f"{statement}: {said}"
            n_refused += 1
        else:
            raise AssertionError(f"taken: {statement}")

    for table, declared in release.contract.items():
        if not release.rows[table]:
            continue
        name, columns = f'{schema}"{table}"', list(release.columns(table))
        if declared["key"]:
            refused(f"insert into {name} select * from {name} limit 1", "key" if schema else "unique")

        def insert(column, value):
            """The first row again, with another key, and another value in a column."""
            last = declared["key"][-1]
            free = "rowid + 1000000" if release.columns(table)[last].startswith("int") else "'another'"
            new = {last: free, column: value}
            return f"insert into {name} select {', '.join(new.get(c, quoted(c)) for c in columns)} from {name} limit 1"

        for column in declared["columns"] if declared["key"] else []:
            if "values" in column:
                refused(insert(column["name"], "'none of these'"), "check")
            if not column["nullable"]:
                refused(insert(column["name"], "null"), "not null")
            if column["name"] in release.references(table):
                refused(insert(column["name"], "'nowhere'"), "foreign key")
    return f"{n_refused} duplicates, orphans, unknown names and nulls refused"


def quoted(name):
    return f'"{name}"'
