//! Tables and columns that nobody wrote a line for reach every format by their declarations alone.

use reelmill::load::{BatchIter, Batches, Error};
use reelmill::schema::{AnyTable, ColumnInfo, Kind, Linked, NAMESPACE, TABLES};

use super::in_memory::Tables;
use super::linked::graphs;
use super::sample::tables;
use super::{every_format, release};

const ID: &str = "00000000-0000-5000-8000-000000000000";

/// Made-up columns with their values, and how linked data says those. The text, which tells the table, is
/// put in later.
const COLUMNS: [(&str, Kind, &str, &str); 10] = [
    ("made_up_text", Kind::Text, "", ""),
    ("made_up_id", Kind::Id, ID, "<urn:uuid:00000000-0000-5000-8000-000000000000>"),
    ("made_up_name", Kind::Enum(&["some_name"]), "some_name", "\"some_name\""),
    ("made_up_count", Kind::Int32, "4711", "\"4711\"^^<http://www.w3.org/2001/XMLSchema#integer>"),
    (
        "made_up_size",
        Kind::Int64,
        "9007199254740993",
        "\"9007199254740993\"^^<http://www.w3.org/2001/XMLSchema#integer>",
    ),
    ("made_up_share", Kind::Double, "0.125", "\"0.125\"^^<http://www.w3.org/2001/XMLSchema#decimal>"),
    ("made_up_truth", Kind::Bool, "true", "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>"),
    ("made_up_day", Kind::Date, "1999-12-31", "\"1999-12-31\"^^<http://www.w3.org/2001/XMLSchema#date>"),
    (
        "made_up_instant",
        Kind::Timestamp,
        "1999-12-31T23:59:59Z",
        "\"1999-12-31T23:59:59Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>",
    ),
    ("made_up_amount", Kind::Decimal, "12.50", "\"12.50\"^^<http://www.w3.org/2001/XMLSchema#decimal>"),
];

/// The text in the rows of a table.
fn text(table: &str) -> String {
    format!("made up for {}", table.replace('_', " "))
}

/// A declaration that is in no file of `src/schema/`.
struct Declared {
    name: &'static str,
    order: &'static [&'static str],
    key: &'static [&'static str],
    linked: Linked,
    columns: Vec<ColumnInfo>,
}

impl AnyTable for Declared {
    fn name(&self) -> &'static str {
        self.name
    }

    fn doc(&self) -> &'static str {
        "Made up."
    }

    fn key(&self) -> &'static [&'static str] {
        self.key
    }

    fn order(&self) -> &'static [&'static str] {
        self.order
    }

    fn linked(&self) -> Linked {
        self.linked
    }

    fn columns(&self) -> Vec<ColumnInfo> {
        let column = |(name, kind, ..): &(&'static str, Kind, &str, &str)| column(name, *kind, None);
        self.columns.iter().copied().chain(COLUMNS.iter().map(column)).collect()
    }
}

fn column(name: &'static str, kind: Kind, references: Option<&'static str>) -> ColumnInfo {
    ColumnInfo { name, kind, nullable: true, references, quoted: false, unlinked: None, term: None, doc: "Made up." }
}

/// The sample release, with the made-up columns in every table, and with made-up tables.
struct MadeUp {
    declared: Vec<&'static dyn AnyTable>,
    tables: Tables,
}

impl Batches for MadeUp {
    fn declared(&self) -> &[&'static dyn AnyTable] {
        &self.declared
    }

    fn table(&self, name: &str) -> Result<BatchIter<'_>, Error> {
        self.tables.table(name)
    }
}

impl MadeUp {
    fn release() -> Self {
        let mut made_up = MadeUp { declared: Vec::new(), tables: tables() };
        for table in TABLES {
            let (name, key, order) = (table.name(), table.key(), table.order());
            let table = Declared { name, key, order, linked: table.linked(), columns: table.columns() };
            made_up.declare(table, &[]);
        }
        for (name, of, key) in [
            ("made_up_of_films", "films", &["film_id", "ordinal"]),
            ("made_up_of_people", "people", &["person_id", "ordinal"]),
            ("made_up_of_companies", "companies", &["company_id", "ordinal"]),
            ("made_up_of_articles", "articles", &["article_id", "ordinal"]),
        ] {
            let parent = made_up.tables.texts(of)[0][0].clone();
            let columns = vec![column(key[0], Kind::Id, Some(of)), column("ordinal", Kind::Int32, None)];
            let table = Declared { name, key, order: key, linked: Linked::Statements, columns };
            made_up.declare(table, &[(key[0], &parent), ("ordinal", "1")]);
        }
        let key: &[&str] = &["resource_id"];
        let columns = vec![column(key[0], Kind::Id, None)];
        let linked = Linked::Resources("CreativeWork");
        let table = Declared { name: "made_up_resources", key, order: key, linked, columns };
        made_up.declare(table, &[(key[0], ID)]);
        made_up
    }

    fn declare(&mut self, table: Declared, values: &[(&str, &str)]) {
        let text = text(table.name);
        let made_up =
            COLUMNS.iter().map(|(name, _, value, _)| (*name, if value.is_empty() { text.as_str() } else { value }));
        self.tables.fill(&table, &values.iter().copied().chain(made_up).collect::<Vec<_>>());
        self.declared.push(Box::leak(Box::new(table)));
    }
}

#[test]
fn made_up_tables_and_columns_reach_the_linked_data() {
    let made_up = MadeUp::release();
    let graphs = graphs(&made_up);
    let said = |triple: &str| graphs.values().any(|graph| graph.contains(triple));
    for table in &made_up.declared {
        let text = format!(" <{NAMESPACE}made_up_text> \"{}\"", text(table.name()));
        let triples = graphs.values().flatten().filter(|triple| triple.ends_with(&text));
        let nodes: Vec<&str> = triples.filter_map(|triple| triple.split(' ').next()).collect();
        assert_eq!(nodes.is_empty(), matches!(table.linked(), Linked::Out(_)), "{}", table.name());
        for node in nodes {
            for (column, _, _, value) in COLUMNS.iter().filter(|(.., value)| !value.is_empty()) {
                assert!(said(&format!("{node} <{NAMESPACE}{column}> {value}")), "{}.{column}", table.name());
            }
        }
    }
}

#[test]
fn made_up_tables_and_columns_reach_every_other_format() {
    let made_up = MadeUp::release();
    let (files, _) = release(&made_up, &every_format());
    let holds = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    let any_holds =
        |folder: &str, word: &str| files.iter().any(|(path, bytes)| path.starts_with(folder) && holds(bytes, word));
    for table in &made_up.declared {
        let name = table.name();
        for path in
            ["csv/{}.csv", "parquet/{}.parquet", "arrow/{}.arrow", "delta/{}/_delta_log/00000000000000000000.json"]
        {
            let file = &files[&path.replace("{}", name)];
            for (column, ..) in COLUMNS {
                assert!(holds(file, column), "{column} is not in {path} of {name}");
            }
        }
        assert!(!cfg!(feature = "sqlite") || any_holds("sqlite/", &text(name)), "{name} is not in SQLite");
        assert!(any_holds("ndjson/", &text(name)), "{name} is not in the lines of JSON");
        if table.order()[0] == "film_id" {
            assert!(any_holds("markdown/", &text(name)), "{name} is on no page");
        }
    }
}
