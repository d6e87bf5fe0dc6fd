//! The linked data: one meaning in four forms, in documented terms, of all that is declared.

use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::JsonLdParser;
use oxttl::{NQuadsParser, TurtleParser};
use reelmill::load::{Batches, Format};
use reelmill::schema::derive::jsonld_context::OWN_TERMS;
use reelmill::schema::{AnyTable, Kind, Linked, NAMESPACE, TABLES};
use reelmill::value::id;

use super::release;
use super::sample::tables;

const FORMS: [Format; 3] = [Format::Jsonld, Format::Nquads, Format::Turtle];

/// The triples of each graph of a release, in N-Triples, which all of its forms say.
pub(super) fn graphs(tables: &dyn Batches) -> BTreeMap<&'static str, BTreeSet<String>> {
    let (files, _) = release(tables, &FORMS);
    let resources = tables.declared().iter().filter(|table| matches!(table.linked(), Linked::Resources(_)));
    resources.map(|table| (table.name(), graph(&files, table.name()))).collect()
}

fn graph(files: &BTreeMap<String, Vec<u8>>, name: &str) -> BTreeSet<String> {
    let document = triples(&files[&format!("jsonld/{name}.jsonld")]);
    assert!(!document.iter().any(|triple| triple.contains("_:")), "a blank node in {name}");
    let lines = files[&format!("jsonld/{name}.ndjsonld")].split_inclusive(|byte| *byte == b'\n');
    assert_eq!(lines.flat_map(triples).collect::<BTreeSet<_>>(), document, "lines of {name}");

    let quads = &files[&format!("nquads/{name}.nq")];
    let canonical: String = document.iter().map(|triple| format!("{triple} .\n")).collect();
    assert_eq!(String::from_utf8_lossy(quads), canonical, "N-Quads of {name}");
    let read = NQuadsParser::new().for_slice(quads);
    assert_eq!(read.map(|quad| quad.unwrap().to_string()).collect::<BTreeSet<_>>(), document, "N-Quads of {name}");

    let read = TurtleParser::new().for_slice(&files[&format!("turtle/{name}.ttl")]);
    let read: Vec<_> = read.map(|triple| triple.unwrap().to_string()).collect();
    assert_eq!(read.len(), document.len(), "Turtle of {name}");
    assert_eq!(read.into_iter().collect::<BTreeSet<_>>(), document, "Turtle of {name}");
    document
}

/// The triples of a JSON-LD document, in N-Triples.
fn triples(document: &[u8]) -> BTreeSet<String> {
    let quads = JsonLdParser::new().for_slice(document);
    quads.map(|quad| quad.unwrap().to_string()).collect()
}

#[test]
fn the_forms_say_the_same() {
    let names: Vec<_> = graphs(&tables()).into_keys().collect();
    assert_eq!(names, ["articles", "companies", "films", "people"]);
}

#[test]
fn films_are_movies_with_all_that_hangs_on_them() {
    let tables = tables();
    let (files, _) = release(&tables, &[Format::Jsonld]);
    let document = triples(&files["jsonld/films.jsonld"]);
    let n = |part: &str| document.iter().filter(|triple| triple.contains(part)).count();
    let of_class = |class: &str| n(&format!("#type> <http://schema.org/{class}>"));
    assert_eq!(of_class("Movie"), tables.rows("films"));
    assert_eq!(of_class("Person"), tables.rows("people"));
    assert_eq!(of_class("PublicationEvent"), tables.rows("release_dates"));
    assert_eq!(of_class("MonetaryAmount"), tables.rows("money"));
    assert_eq!(of_class("CreativeWork"), tables.rows("works"));
    assert_eq!(of_class("AggregateRating") + of_class("CriticReview"), tables.rows("scores"));
    // One company and two reviewing organizations.
    assert_eq!(of_class("Organization"), 3);
    assert_eq!(n("schema.org/award> "), tables.rows("awards"));
    assert_eq!(n("schema.org/sameAs> <https://"), tables.rows("external_ids"));
    assert_eq!(n("schema.org/countryOfOrigin> "), tables.rows("film_countries"));
    let roles = tables.texts("credits").iter().filter(|row| row[3] == "actor").count();
    assert_eq!(of_class("PerformanceRole"), roles);

    for triple in [
        "schema.org/ratingValue> \"82.4\"^^<http://www.w3.org/2001/XMLSchema#decimal>",
        "schema.org/ratingValue> \"A−\"",
        "schema.org/reviewCount> \"19\"^^<http://www.w3.org/2001/XMLSchema#integer>",
        "schema.org/maxValue> \"2550000000.05\"^^<http://www.w3.org/2001/XMLSchema#decimal>",
        "schema.org/value> \"1200000.00\"^^<http://www.w3.org/2001/XMLSchema#decimal>",
        "schema.org/datePublished> \"2020-09-07\"^^<http://schema.org/Date>",
        "schema.org/datePublished> \"1984\"^^<http://schema.org/Date>",
        "schema.org/duration> \"PT121M\"",
        "schema.org/alternateName> \"Дорогие товарищи!\"@ru",
        "schema.org/characterName> \"Lyudmila 'Lyuda' Syomina\"",
        "schema.org/award> \"Prize, \\\"gold\\\"\\nsecond line, Venice International Film Festival 2020 (won)\"",
        "schema.org/identifier> \"SUHH\"",
    ] {
        assert!(n(triple) > 0, "{triple}");
    }
    // Ada Null wrote and wrote the screenplay: one author. The others are of a work and of scores.
    let film = id::film("enwiki", "NA");
    assert_eq!(n(&format!("<urn:uuid:{film}> <http://schema.org/author> ")), 1);
}

#[test]
fn people_companies_and_articles_have_their_columns() {
    let graphs = graphs(&tables());
    for (graph, triple) in [
        ("people", "#type> <http://schema.org/Person>"),
        ("people", "schema.org/name> \"Ada Null\""),
        ("people", "reelmill#film_count> \"2\"^^<http://www.w3.org/2001/XMLSchema#integer>"),
        ("people", "reelmill#person_names> <urn:uuid:"),
        ("companies", "schema.org/name> \"=1+1\""),
        ("articles", "schema.org/license> \"CC-BY-SA-4.0\""),
        ("articles", "schema.org/dateModified> \"2020-09-07T12:00:00.123456Z\"^^<http://schema.org/DateTime>"),
        ("articles", "reelmill#byte_length> \"5000000000\"^^<http://www.w3.org/2001/XMLSchema#integer>"),
    ] {
        assert!(graphs[graph].iter().any(|found| found.contains(triple)), "{triple}");
    }
}

#[test]
fn own_terms_are_documented() {
    let said = |table: &&&dyn AnyTable| !matches!(table.linked(), Linked::Out(_));
    let tables: Vec<_> = TABLES.iter().filter(said).map(|table| table.name()).collect();
    let columns = TABLES.iter().filter(said).flat_map(|table| table.columns());
    let columns: BTreeSet<_> = columns.filter(|column| column.unlinked.is_none()).map(|column| column.name).collect();
    let own: Vec<&str> = OWN_TERMS.iter().map(|(term, _)| *term).collect();
    // One term with two meanings would be a trap.
    assert!(!own.iter().any(|term| tables.contains(term) || columns.contains(term)));
    assert!(!tables.iter().any(|table| columns.contains(table)));
    for triple in graphs(&self::tables()).into_values().flatten() {
        if let Some((_, term)) = triple.split_once(NAMESPACE) {
            let term = term.split('>').next().unwrap();
            assert!(own.contains(&term) || tables.contains(&term) || columns.contains(term), "{term}");
        }
    }
}

/// Whatever changes in a column changes the linked data, but for what is declared to be left out.
#[test]
fn every_column_is_said_or_left_out_for_a_reason() {
    let quads = |tables: &dyn Batches| {
        release(tables, &[Format::Nquads]).0.into_iter().filter(|(path, _)| path.ends_with(".nq")).collect::<Vec<_>>()
    };
    let expected = quads(&tables());
    for table in TABLES {
        for column in table.columns() {
            let name = format!("{}.{}", table.name(), column.name);
            let reaches = values(column.kind).iter().any(|value| {
                let mut altered = tables();
                altered.fill(*table, &[(column.name, value)]);
                quads(&altered) != expected
            });
            match (table.linked(), column.unlinked) {
                (Linked::Out(reason), _) => assert!(!reaches, "{name} is said, though: {reason}"),
                // Identifiers of nodes are made from keys.
                (_, Some(reason)) => {
                    assert!(!reaches || table.key().contains(&column.name), "{name} is said, though: {reason}");
                }
                (_, None) => assert!(reaches, "{name} is not said"),
            }
        }
    }
}

/// Values of which the column of some row has another.
fn values(kind: Kind) -> Vec<&'static str> {
    match kind {
        Kind::Text => vec!["made up"],
        Kind::Enum(names) => names.iter().copied().take(1).chain(names.last().copied()).collect(),
        Kind::Id => vec!["00000000-0000-5000-8000-000000000000"],
        Kind::Int32 | Kind::Int64 => vec!["4711"],
        Kind::Double | Kind::Decimal => vec!["12.5"],
        Kind::Bool => vec!["true", "false"],
        Kind::Date => vec!["1999-12-31"],
        Kind::Timestamp => vec!["1999-12-31T23:59:59Z"],
    }
}
