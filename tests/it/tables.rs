//! The rows of a document as text, by table and column: what the other tests compare.

use std::collections::BTreeMap;

use reelmill::extract::Extracted;
use reelmill::extract::text::articles;
use reelmill::schema::articles::Format;
use reelmill::schema::{Row, RowSink};
use reelmill::transform::{self, Document, PageNumbers, Transformed};

/// Reads the first article of a text; also gives its document.
pub(crate) fn transform_text(source: &str) -> Option<(Transformed, &str)> {
    let extracted = articles(source).into_iter().next()?;
    let document = &source[extracted.range.clone()];
    Some((transform_document(&extracted, document), document))
}

/// Transforms an article that was read from `document`.
pub(crate) fn transform_document(extracted: &Extracted, document: &str) -> Transformed {
    let about = Document {
        wiki: "enwiki",
        title: extracted.article.title.as_str(),
        source_uri: "case.txt",
        format: Format::Text,
        page: PageNumbers::default(),
        content_sha256: "",
        byte_length: document.len(),
        license: None,
        redirects: transform::Redirects::none(),
    };
    transform::article(&extracted.article, &about, extracted.findings.clone())
}

/// The rows of every table, each as its column names and texts.
#[derive(Default)]
pub(crate) struct Tables {
    pub rows: BTreeMap<&'static str, Vec<BTreeMap<&'static str, String>>>,
    names: BTreeMap<String, String>,
}

impl Tables {
    /// The rows of one document. Names stand for the ids of people and companies in [`Tables::project`].
    pub(crate) fn new(transformed: Transformed) -> Self {
        let mut names = BTreeMap::new();
        for person in &transformed.people {
            names.entry(person.person_id.to_string()).or_insert_with(|| person.name.clone());
        }
        for company in &transformed.companies {
            names.entry(company.company_id.to_string()).or_insert_with(|| company.name.clone());
        }
        let mut tables = Tables { names, ..Tables::default() };
        transformed.rows.drain_into(&mut tables).expect("texts take everything");
        tables
    }

    /// The rows of a table as lines: the values of the columns, joined with ` | `.
    pub(crate) fn project(&self, table: &str, columns: &[&str]) -> Result<Vec<String>, String> {
        let rows = self.rows.get(table).ok_or_else(|| format!("there is no table `{table}`"))?;
        rows.iter().map(|row| self.line(row, columns)).collect()
    }

    /// Every row of every table but `evidence`, a line each: names for ids of people and companies,
    /// other ids and what is null left out.
    pub(crate) fn listing(&self) -> String {
        let mut text = String::new();
        let tables = reelmill::schema::TABLES.iter().filter(|table| table.name() != "evidence");
        for (table, rows) in tables.filter_map(|table| Some((table, self.rows.get(table.name())?))) {
            if rows.is_empty() {
                continue;
            }
            text.push_str(&format!("{}\n", table.name()));
            for row in rows {
                let cells =
                    table.columns().into_iter().filter_map(|column| self.listed(column.name, &row[column.name]));
                text.push_str(&format!("  {}\n", cells.collect::<Vec<_>>().join(" | ")));
            }
        }
        text
    }

    fn listed(&self, column: &str, value: &str) -> Option<String> {
        let ours = column.ends_with("_id") || matches!(column, "source_uri" | "content_sha256" | "wiki" | "format");
        // The text of an article can be read in the article.
        let ours = ours || matches!(column, "lead" | "plot") || value.contains('\n') || value.len() > 400;
        match self.names.get(value) {
            _ if value.is_empty() => None,
            Some(name) => Some(format!("{} {name}", column.trim_end_matches("_id").trim_end_matches("_person"))),
            None if ours => None,
            None => Some(format!("{column} {value}")),
        }
    }

    fn line(&self, row: &BTreeMap<&'static str, String>, columns: &[&str]) -> Result<String, String> {
        let cell = |column: &&str| -> Result<String, String> {
            let ids: &[&str] = match *column {
                "person" => &["person_id", "critic_person_id", "recipient_person_id", "author_person_id"],
                "company" => &["company_id"],
                other => return row.get(other).cloned().ok_or_else(|| format!("there is no column `{other}`")),
            };
            let id = ids.iter().find_map(|id| row.get(id)).ok_or("the table has no such id")?;
            Ok(self.names.get(id).unwrap_or(id).clone())
        };
        let line = columns.iter().map(cell).collect::<Result<Vec<_>, _>>()?.join(" | ");
        Ok(normalised(&line.split_whitespace().collect::<Vec<_>>().join(" ")))
    }
}

/// A line of values with single spaces around the bars, without empty values at the end.
pub(crate) fn normalised(line: &str) -> String {
    line.split('|').map(str::trim).collect::<Vec<_>>().join(" | ").trim_end_matches([' ', '|']).to_owned()
}

impl RowSink for Tables {
    type Error = std::convert::Infallible;

    fn rows<R: Row>(&mut self, rows: Vec<R>) -> Result<(), Self::Error> {
        let texts =
            |row: &R| R::TABLE.columns.iter().map(|column| (column.info.name, (column.get)(row).to_text())).collect();
        self.rows.insert(R::TABLE.name, rows.iter().map(texts).collect());
        Ok(())
    }
}
