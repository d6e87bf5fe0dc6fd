"""The project's own terms in the linked data, as the contract declares the columns and tables that they are named for."""

import datetime
from decimal import Decimal

import pyarrow.parquet
import rdflib
from harness import check
from linked_data import OWN, of
from pyshacl import validate

PREFIXES = f"@prefix r: <{OWN}> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
NODE = 'sh:nodeKind sh:IRI ; sh:pattern "^urn:uuid:"'
TYPES = {
    "text": "sh:datatype xsd:string ; sh:minLength 1",
    "id": NODE,
    "int32": "sh:datatype xsd:integer",
    "int64": "sh:datatype xsd:integer",
    "double": "sh:datatype xsd:decimal",
    "decimal": "sh:datatype xsd:decimal",
    "bool": "sh:datatype xsd:boolean",
    "date": "sh:datatype xsd:date",
    "timestamp": "sh:datatype xsd:dateTime",
}


def linked(release):
    """The tables that are not left out, and their columns that are not."""
    tables = {name: table for name, table in release.contract.items() if "unlinked" not in table}
    return {name: [column for column in table["columns"] if "unlinked" not in column] for name, table in tables.items()}


def constraint(column):
    if column["type"] != "enum":
        return TYPES[column["type"]]
    return f"sh:in ( {' '.join(chr(34) + value + chr(34) for value in column['values'])} )"


def shapes(release):
    """A shape for each term. Columns of one name may differ in type."""
    terms = {}
    for columns in linked(release).values():
        for column in columns:
            terms.setdefault(column["name"], set()).add(constraint(column))
    of_columns = (
        f"[] a sh:NodeShape ; sh:targetSubjectsOf r:{name} ; sh:property [ sh:path r:{name} ; sh:maxCount 1 ;"
        f" sh:or ( {' '.join(f'[ {one} ]' for one in sorted(constraints))} ) ] .\n"
        for name, constraints in terms.items()
    )
    of_tables = (f"[] a sh:NodeShape ; sh:targetObjectsOf r:{name} ; {NODE} .\n" for name in linked(release))
    return PREFIXES + "".join(of_columns) + "".join(of_tables)


@check("json-ld, shapes of own terms", needs="jsonld", catches=True)
def shaped(release):
    conforms, _, text = validate(of(release), shacl_graph=shapes(release), shacl_graph_format="turtle")
    assert conforms, text[:1500]
    used = {str(term)[len(OWN) :] for term in of(release).predicates(unique=True) if str(term).startswith(OWN)}
    return f"{len(used)} terms in use"


def plain(value):
    """A value of Parquet as the linked data has it."""
    if isinstance(value, float):
        return Decimal(repr(value))
    return value.astimezone(datetime.timezone.utc) if isinstance(value, datetime.datetime) else value


@check("json-ld, own terms", needs="jsonld parquet", catches=True)
def values(release):
    """What is said of rows with an identifier in own terms is what Parquet has in their columns."""
    found, n_values, n_rows = of(release), 0, 0
    for name, columns in linked(release).items():
        key = release.contract[name]["key"]
        if len(key) != 1 or release.columns(name)[key[0]] != "id":
            continue
        for row in pyarrow.parquet.read_table(release.parquet(name)).to_pylist():
            node = rdflib.URIRef(f"urn:uuid:{row[key[0]]}")
            n_rows += 1
            for column in columns:
                for said in found.objects(node, rdflib.URIRef(OWN + column["name"])):
                    value = row[column["name"]]
                    expected = f"urn:uuid:{value}" if column["type"] == "id" else plain(value)
                    actual = str(said) if isinstance(said, rdflib.URIRef) else said.toPython()
                    assert actual == expected, f"{name}.{column['name']} of {node} is {actual!r}, not {expected!r}"
                    n_values += 1
    assert n_values > n_rows, f"only {n_values} values of {n_rows} rows"
    return f"{n_values} values of {n_rows} rows"


@check("json-ld, rows in own terms", needs="jsonld parquet", catches=True)
def rows(release):
    """A node for each row of the tables that have columns without words in schema.org."""
    found = of(release)
    tables = ["film_titles", "film_languages", "runtimes", "awards", "external_ids", "person_names"]
    counts = {name: len(set(found.objects(None, rdflib.URIRef(OWN + name)))) for name in tables}
    wrong = {name: (count, release.rows[name]) for name, count in counts.items() if count != release.rows[name]}
    assert not wrong, f"nodes and rows: {wrong}"
    return ", ".join(f"{count} {name}" for name, count in counts.items())
