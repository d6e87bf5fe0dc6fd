//! The film as far as it has been read: rows, and where each was read.

use std::rc::Rc;

use jiff::Timestamp;
use uuid::Uuid;

use crate::article::{Article, Excerpt};
use crate::finding::{Code, Finding};
use crate::schema::articles::Format;
use crate::schema::awards::Award;
use crate::schema::credits::Credit;
use crate::schema::external_ids::ExternalId;
use crate::schema::film_companies::FilmCompany;
use crate::schema::film_countries::FilmCountry;
use crate::schema::film_genres::FilmGenre;
use crate::schema::film_languages::FilmLanguage;
use crate::schema::film_titles::FilmTitle;
use crate::schema::mentions::MentionKind;
use crate::schema::money::Money;
use crate::schema::release_dates::ReleaseDate;
use crate::schema::runtimes::Runtime;
use crate::schema::scores::Score;
use crate::schema::works::Work;
use crate::span::Span;
use crate::value::id;
use crate::value::name::Shape;

use super::identity::{Links, NameIndex};
use super::rules::Rule;
use super::{Prose, Redirects};

/// What is known of a document apart from its text.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The wiki that the article belongs to.
    pub wiki: &'a str,
    /// Title of the article.
    pub title: &'a str,
    /// Path relative to the input root, or URI.
    pub source_uri: &'a str,
    /// Format of the document.
    pub format: Format,
    /// How the wiki numbers the page.
    pub page: PageNumbers,
    /// SHA-256 of the document's bytes, in hexadecimal.
    pub content_sha256: &'a str,
    /// Length of the document, in bytes.
    pub byte_length: usize,
    /// SPDX identifier of the text's licence.
    pub license: Option<&'a str>,
    /// Which pages lead to others, as far as the input tells.
    pub redirects: &'a Redirects,
}

/// How a wiki numbers a page, as far as the input says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageNumbers {
    /// Number of the page.
    pub page_id: Option<i64>,
    /// Number of the revision.
    pub revision_id: Option<i64>,
    /// When the revision was saved.
    pub revision_time: Option<Timestamp>,
    /// Number of the Wikidata item of the page's subject: 103569 for `Q103569`.
    pub wikidata_item: Option<u64>,
}

/// The part of the article that is being read, in the form of `evidence.field`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Rc<str>);

impl Place {
    /// An infobox field: `infobox:released`.
    pub fn field(canonical_name: &str) -> Self {
        Place(format!("infobox:{canonical_name}").into())
    }

    /// A section: `section:Reception`; the lead is `lead`.
    pub fn section(heading: Option<&str>) -> Self {
        Place(heading.map_or_else(|| "lead".into(), |heading| format!("section:{heading}").into()))
    }

    /// The categories.
    pub fn categories() -> Self {
        Place("categories".into())
    }

    /// The title line.
    pub fn title() -> Self {
        Place("title".into())
    }

    /// The form of `evidence.field`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One reading of a value: where it stands and by which rule it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The bytes.
    pub span: Span,
    /// The part of the article.
    pub place: Place,
    /// The rule.
    pub rule: Rule,
}

/// Rows of one table in the order in which they were read, each with its readings.
#[derive(Debug)]
pub struct Gathered<R> {
    rows: Vec<(R, Vec<Reading>)>,
}

impl<R> Default for Gathered<R> {
    fn default() -> Self {
        Gathered { rows: Vec::new() }
    }
}

impl<R> Gathered<R> {
    /// Rows that already have their readings.
    pub fn from_rows(rows: Vec<(R, Vec<Reading>)>) -> Self {
        Gathered { rows }
    }

    /// Adds a row.
    pub fn push(&mut self, row: R, reading: Reading) {
        self.rows.push((row, vec![reading]));
    }

    /// Adds a reading to the first row that `same` accepts, and hands that row out to be completed.
    pub fn confirm(&mut self, same: impl Fn(&R) -> bool, reading: Reading) -> Option<&mut R> {
        let (row, readings) = self.rows.iter_mut().find(|(row, _)| same(row))?;
        if !readings.contains(&reading) {
            readings.push(reading);
        }
        Some(row)
    }

    /// Adds a reading to the row at an index.
    pub fn cite(&mut self, index: usize, reading: Reading) {
        if let Some((_, readings)) = self.rows.get_mut(index).filter(|(_, readings)| !readings.contains(&reading)) {
            readings.push(reading);
        }
    }

    /// Adds a reading to the row that `same` accepts, or the row where there is none.
    pub fn confirm_or_push(&mut self, same: impl Fn(&R) -> bool, row: R, reading: Reading) {
        if self.confirm(same, reading.clone()).is_none() {
            self.push(row, reading);
        }
    }

    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.rows.iter().map(|(row, _)| row)
    }

    /// The rows in order, with their readings.
    pub fn with_readings(&self) -> impl Iterator<Item = (&R, &[Reading])> {
        self.rows.iter().map(|(row, readings)| (row, readings.as_slice()))
    }

    /// The rows in order, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.rows.iter_mut().map(|(row, _)| row)
    }

    /// Keeps the rows that `keep` accepts.
    pub fn retain(&mut self, keep: impl Fn(&R) -> bool) {
        self.rows.retain(|(row, _)| keep(row));
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows with their readings.
    pub fn into_rows(self) -> Vec<(R, Vec<Reading>)> {
        self.rows
    }
}

/// A person or company named in the article.
#[derive(Debug)]
pub struct Named {
    /// Its identifier.
    pub id: Uuid,
    /// The title of the page that the identifier was made from, where a link names it.
    pub page: Option<String>,
    /// The name that the identifier was made from.
    pub name: String,
    /// The name as it is compared with others.
    pub(super) shape: Shape,
    /// Every form in which the article names it (the first is `name`), with where.
    pub forms: Vec<Form>,
}

/// An award and everybody who shares it.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedAward {
    /// The award; its recipient is the first of them.
    pub award: Award,
    /// All of them, in the order of the source.
    pub recipients: Vec<Recipient>,
}

/// Somebody who received an award or was nominated for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Identifier of the person.
    pub person_id: Uuid,
    /// The name as written.
    pub name: String,
    /// Where it stands.
    pub reading: Reading,
}

/// A form of a name, and where it stands.
#[derive(Debug)]
pub struct Form {
    /// The form.
    pub name: String,
    /// Whether a credit uses it, or running text.
    pub kind: MentionKind,
    /// Where it stands.
    pub reading: Reading,
}

/// The film as far as it has been read.
///
/// Readers leave `ordinal` columns at 0 and ids of rows at nil where they depend on the ordinal or
/// on what is merged later: [`super::article`] fills them in when all readers have run.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its running text and lists.
    pub prose: &'a Prose<'a>,
    /// What is known of the document.
    pub document: &'a Document<'a>,
    /// Identifier of the film.
    pub film_id: Uuid,
    /// Where the reader at work is reading; set before each field.
    pub place: Place,
    /// Titles.
    pub titles: Gathered<FilmTitle>,
    /// Credits.
    pub credits: Gathered<Credit>,
    /// Works that the film is based on.
    pub works: Gathered<Work>,
    /// Release dates.
    pub release_dates: Gathered<ReleaseDate>,
    /// Running times.
    pub runtimes: Gathered<Runtime>,
    /// Companies of the film.
    pub film_companies: Gathered<FilmCompany>,
    /// Countries.
    pub countries: Gathered<FilmCountry>,
    /// Languages.
    pub languages: Gathered<FilmLanguage>,
    /// Genres.
    pub genres: Gathered<FilmGenre>,
    /// Budgets and takings.
    pub money: Gathered<Money>,
    /// Scores.
    pub scores: Gathered<Score>,
    /// Awards, each with everybody who shares it.
    pub awards: Gathered<SharedAward>,
    /// Identifiers in other databases.
    pub external_ids: Gathered<ExternalId>,
    /// People named so far, in the order of their first mention.
    pub people: Vec<Named>,
    pub(super) names: NameIndex,
    /// Companies named so far.
    pub companies: Vec<Named>,
    /// What could not be read.
    pub findings: Vec<Finding>,
    /// Every link of the article.
    pub(super) links: Links<'a>,
}

impl<'a> Draft<'a> {
    /// A film of which nothing has been read.
    pub fn new(article: &'a Article, prose: &'a Prose<'a>, document: &'a Document<'a>) -> Self {
        Draft {
            article,
            prose,
            document,
            film_id: id::film(document.wiki, document.title),
            place: Place::title(),
            titles: Gathered::default(),
            credits: Gathered::default(),
            works: Gathered::default(),
            release_dates: Gathered::default(),
            runtimes: Gathered::default(),
            film_companies: Gathered::default(),
            countries: Gathered::default(),
            languages: Gathered::default(),
            genres: Gathered::default(),
            money: Gathered::default(),
            scores: Gathered::default(),
            awards: Gathered::default(),
            external_ids: Gathered::default(),
            people: Vec::new(),
            names: NameIndex::default(),
            companies: Vec::new(),
            findings: Vec::new(),
            links: Links::of(article, document.redirects),
        }
    }

    /// A reading of `words` at the present place.
    pub fn reading(&self, words: Excerpt<'_>, rule: Rule) -> Reading {
        Reading { span: words.span(), place: self.place.clone(), rule }
    }

    /// Notes that `words` could not be read.
    pub fn finding(&mut self, code: Code, words: Excerpt<'_>, message: impl Into<String>) {
        self.findings.push(Finding::at(code, words.span(), words.as_str(), message));
    }
}
