//! Pages for people: one a film in Markdown, with links to the films that share people or companies
//! with it, and an index.
//!
//! What a page shows follows from the declarations: columns that quote the article are its text,
//! the other columns of a film its facts, what hangs on the film its tables. Keys are left out, for
//! names stand in their place. Held in memory are titles, names, and who is named on which film.

mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use crate::schema::{AnyTable, ColumnInfo, Kind};

use super::nested::{Document, Documents, SharedNames, children};
use super::release_file::ReleaseFile;
use super::rows::{Row, RowIter};
use super::{Batches, Error, Lineage, Shelf, Sink, Written};
use text::{block, heading, inline, slug};

/// Media type of the pages.
pub(super) const MEDIA_TYPE: &str = "text/markdown";

const FILMS: &str = "films";
const ARTICLES: &str = "articles";
const INDEX_PATH: &str = "markdown/README.md";

/// Writes `markdown/README.md` and `markdown/films/<title>-<start of the identifier>.md`.
pub(super) struct Markdown;

impl Sink for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn write(&self, tables: &dyn Batches, shelf: &dyn Shelf, _lineage: &Lineage) -> Result<Vec<Written>, Error> {
        let Some(films) = tables.declared().iter().copied().find(|table| table.name() == FILMS) else {
            return Ok(Vec::new());
        };
        let library = Library::of(tables)?;
        let mut written = Vec::new();
        for document in Documents::of(tables, films, children(tables, FILMS))? {
            let document = document?;
            let Some(film) = document.row.text("film_id").and_then(|id| library.films.get(id)) else { continue };
            let path = format!("markdown/films/{}", film.file);
            written.push(ReleaseFile::store(
                shelf,
                &path,
                MEDIA_TYPE,
                library.page(film, films, &document).as_bytes(),
            )?);
        }
        let mut index = ReleaseFile::create(shelf, INDEX_PATH.to_owned(), MEDIA_TYPE)?;
        library.index(&mut index).map_err(|error| Error::write(INDEX_PATH, error))?;
        written.push(index.finish(None, Some(library.films.len() as u64))?);
        Ok(written)
    }
}

/// What pages say of other pages.
struct Library {
    /// Films by their identifiers.
    films: BTreeMap<String, Film>,
    names: SharedNames,
    /// The films on which a person or company is named, by identifier.
    named_on: BTreeMap<String, BTreeSet<String>>,
}

/// What other pages, and the index, say of a film.
struct Film {
    title: String,
    year: Option<i32>,
    file: String,
    /// Title and licence of its article.
    source: Option<(String, Option<String>)>,
}

impl Library {
    fn of(tables: &dyn Batches) -> Result<Self, Error> {
        let mut articles = BTreeMap::new();
        for row in RowIter::of(tables, ARTICLES)? {
            let row = row?;
            if let (Some(id), Some(title)) = (row.text("article_id"), row.text("title")) {
                articles.insert(id.to_owned(), (title.to_owned(), row.text("license").map(str::to_owned)));
            }
        }
        let mut films = BTreeMap::new();
        for row in RowIter::of(tables, FILMS)? {
            let row = row?;
            let (Some(id), Some(title)) = (row.text("film_id"), row.text("title")) else { continue };
            let source = row.text("article_id").and_then(|article| articles.remove(article));
            let file = format!("{}-{}.md", slug(title), id.split('-').next().unwrap_or(id));
            films.insert(id.to_owned(), Film { title: title.to_owned(), year: row.int("year"), file, source });
        }
        let names = SharedNames::of(tables)?;
        let mut named_on: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for table in children(tables, FILMS) {
            let columns = table.columns();
            let naming: Vec<_> = columns.iter().filter(|column| names.column(column).is_some()).collect();
            for row in RowIter::of(tables, table.name())?.take_while(|_| !naming.is_empty()) {
                let row = row?;
                let Some(film) = row.text("film_id") else { continue };
                for id in naming.iter().filter_map(|column| row.text(column.name)) {
                    named_on.entry(id.to_owned()).or_default().insert(film.to_owned());
                }
            }
        }
        // One film leads nowhere else.
        named_on.retain(|_, films| films.len() > 1);
        Ok(Library { films, names, named_on })
    }

    fn index(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "# Films\n")?;
        let mut films: Vec<_> = self.films.values().collect();
        films.sort_by_key(|film| (film.title.to_lowercase(), film.year, &film.file));
        films.iter().try_for_each(|film| writeln!(out, "- {}", link(film, "films/")))
    }

    fn page(&self, film: &Film, films: &dyn AnyTable, document: &Document) -> String {
        let mut page = format!("# {}\n", inline(&film.title));
        let columns = films.columns();
        let facts = columns.iter().filter(|column| column.kind != Kind::Id && !column.quoted && column.name != "title");
        let facts = facts.filter_map(|column| {
            Some(format!("- {}: {}\n", heading(column.name), inline(&value(&document.row, column)?)))
        });
        section(&mut page, None, &facts.collect::<String>());
        for column in columns.iter().filter(|column| column.quoted) {
            let text = value(&document.row, column).map(|text| format!("{}\n", block(&text)));
            section(&mut page, Some(&heading(column.name)), &text.unwrap_or_default());
        }
        for (child, rows) in &document.children {
            let name = child.name();
            let title = heading(name.strip_prefix("film_").unwrap_or(name));
            section(&mut page, Some(&title), &self.table(*child, rows));
        }
        section(&mut page, Some("Related films"), &self.related(document));
        let source = film.source.as_ref().map(|(title, license)| {
            let license = license.as_ref().map_or_else(String::new, |license| format!(", {}", inline(license)));
            format!("Read from the article *{}*{license}. [All films](../README.md)\n", inline(title))
        });
        section(&mut page, None, &source.unwrap_or_default());
        page
    }

    /// Rows as a table of the columns that any of them fills.
    fn table(&self, table: &dyn AnyTable, rows: &[Row]) -> String {
        let mut columns = table.columns();
        columns.retain(|column| column.kind != Kind::Id || self.names.column(column).is_some());
        columns.retain(|column| rows.iter().any(|row| self.cell(column, row).is_some()));
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        if columns.is_empty() {
            return String::new();
        }
        let title = |column: &ColumnInfo| heading(self.names.column(column).unwrap_or(column.name));
        let mut text = line(columns.iter().map(title).collect());
        text.push_str(&line(columns.iter().map(|_| "---".to_owned()).collect()));
        for row in rows {
            let cell = |column: &ColumnInfo| self.cell(column, row).map(|text| inline(&text)).unwrap_or_default();
            text.push_str(&line(columns.iter().map(cell).collect()));
        }
        text
    }

    fn cell(&self, column: &ColumnInfo, row: &Row) -> Option<String> {
        match self.names.column(column) {
            Some(_) => self.names.name(column, row).map(str::to_owned),
            None => value(row, column),
        }
    }

    /// The other films of those who are named on a film, in the order in which they are named.
    fn related(&self, document: &Document) -> String {
        let this = document.row.text("film_id");
        let mut seen = BTreeSet::new();
        let mut text = String::new();
        for (table, rows) in &document.children {
            let columns = table.columns();
            let naming: Vec<_> = columns.iter().filter(|column| self.names.column(column).is_some()).collect();
            for (row, column) in rows.iter().flat_map(|row| naming.iter().map(move |column| (row, column))) {
                let Some(films) = row.text(column.name).and_then(|id| self.named_on.get(id)) else { continue };
                let Some(name) = self.names.name(column, row).filter(|_| seen.insert(row.text(column.name))) else {
                    continue;
                };
                let others = films.iter().filter(|film| Some(film.as_str()) != this);
                let others: Vec<String> = others.filter_map(|film| Some(link(self.films.get(film)?, ""))).collect();
                text.push_str(&format!("- {}: {}\n", inline(name), others.join(", ")));
            }
        }
        text
    }
}

/// Adds a section, if there is anything in it.
fn section(page: &mut String, title: Option<&str>, content: &str) {
    if !content.is_empty() {
        page.push_str(&title.map(|title| format!("\n## {title}\n")).unwrap_or_default());
        page.push_str(&format!("\n{content}"));
    }
}

fn link(film: &Film, folder: &str) -> String {
    let year = film.year.map(|year| format!(" ({year})")).unwrap_or_default();
    format!("[{}]({folder}{}){year}", inline(&film.title), film.file)
}

/// The value in a column as text; `None` where it is null.
fn value(row: &Row, column: &ColumnInfo) -> Option<String> {
    let mut text = String::new();
    row.write_text(column.name, &mut text);
    (!text.is_empty()).then_some(text)
}
