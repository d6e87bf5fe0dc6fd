"""N-Quads and Turtle: the statements of the JSON-LD, byte for byte and statement for statement."""

import os

import pyoxigraph
import rdflib
from harness import check, command
from rdflib import RDF


def nquads(release, name):
    return (release.path / f"nquads/{name}.nq").read_text("utf-8")


@check("n-quads", needs="nquads jsonld", catches=True)
def canonical(release):
    """The files are the canonical form (RDFC-1.0) of the JSON-LD, which three processors give alike."""
    return f"{sum(read(release, name) for name in release.graphs)} lines, canonical byte for byte; rdflib and pyoxigraph read them"


def read(release, name):
    text = nquads(release, name)
    expected = command(os.environ["CANONICAL"], release.path / f"jsonld/{name}.jsonld")
    assert text == expected, f"{name} is not the canonical form of the JSON-LD"
    # rdflib has no empty data set of quads without a default graph: what it counts is triples.
    found = rdflib.Graph().parse(data=text, format="nt")
    n_oxigraph = sum(1 for _ in pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS))
    n_lines = text.count("\n")
    assert len(found) == n_oxigraph == n_lines, f"rdflib reads {len(found)}, pyoxigraph {n_oxigraph} of {n_lines}"
    n_nodes = len(set(found.subjects(RDF.type, rdflib.URIRef(release.contract[name]["class"]))))
    assert n_nodes == release.rows[name], f"{n_nodes} {name}"
    return n_lines


@check("turtle", needs="turtle nquads", catches=True)
def turtle(release):
    n_statements = 0
    for name in release.graphs:
        text = (release.path / f"turtle/{name}.ttl").read_text("utf-8")
        lines = sorted(f"{triple} ." for triple in pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE))
        expected = nquads(release, name)
        assert lines == expected.splitlines(), f"pyoxigraph reads other statements of {name} than those of the N-Quads"
        found = set(rdflib.Graph().parse(data=text, format="turtle"))
        assert found == set(rdflib.Graph().parse(data=expected, format="nt")), f"rdflib reads other statements of {name}"
        n_statements += len(lines)
    return f"{n_statements} statements, those of the N-Quads, from pyoxigraph and rdflib"
