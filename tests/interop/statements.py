"""N-Quads and Turtle: the statements of the JSON-LD, byte for byte and statement for statement."""

import os

import pyoxigraph
import rdflib
from harness import check, command
from rdflib import RDF


def nquads(release):
    return (release.path / "nquads/films.nq").read_text("utf-8")


@check("n-quads", needs="nquads jsonld", catches=True)
def canonical(release):
    """The file is the canonical form (RDFC-1.0) of the JSON-LD, which three processors give alike."""
    text = nquads(release)
    expected = command(os.environ["CANONICAL"], release.path / "jsonld/films.jsonld")
    assert text == expected, "the file is not the canonical form of the JSON-LD"
    # rdflib has no empty data set of quads without a default graph: what it counts is triples.
    found = rdflib.Graph().parse(data=text, format="nt")
    n_oxigraph = sum(1 for _ in pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS))
    n_lines = text.count("\n")
    assert len(found) == n_oxigraph == n_lines, f"rdflib reads {len(found)}, pyoxigraph {n_oxigraph} of {n_lines}"
    n_films = len(set(found.subjects(RDF.type, rdflib.URIRef("http://schema.org/Movie"))))
    assert n_films == release.rows["films"], f"{n_films} films"
    return f"{n_lines} lines, canonical byte for byte; rdflib and pyoxigraph read them"


@check("turtle", needs="turtle nquads", catches=True)
def turtle(release):
    text = (release.path / "turtle/films.ttl").read_text("utf-8")
    lines = sorted(f"{triple} ." for triple in pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE))
    assert lines == nquads(release).splitlines(), "pyoxigraph reads other statements than those of the N-Quads"
    read = set(rdflib.Graph().parse(data=text, format="turtle"))
    assert read == set(rdflib.Graph().parse(data=nquads(release), format="nt")), "rdflib reads other statements"
    return f"{len(lines)} statements, those of the N-Quads, from pyoxigraph and rdflib"
