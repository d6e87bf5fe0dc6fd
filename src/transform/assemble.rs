//! From drafts to rows: ids, ordinals, and a line of evidence for every reading.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::article::{Article, Text};
use crate::finding::{Code, Finding};
use crate::schema::articles::{self, Status};
use crate::schema::evidence::Evidence;
use crate::schema::findings;
use crate::schema::links::Link;
use crate::schema::mentions::{CompanyMention, PersonMention};
use crate::schema::sections::Section;
use crate::schema::{Row, Rows};
use crate::value::id;
use crate::vocab::fields;

use super::draft::Named;
use super::rules::Rule;
use super::{
    Document, Draft, FIELDS, Gathered, PROSE, Place, Prose, Reading, awards, film, links, section_kinds, subject,
};

/// What one document yields: rows that depend on it alone, and mentions of what films share.
#[derive(Debug, Default)]
pub struct Transformed {
    /// Rows of every table but `people`, `person_names` and `companies`.
    pub rows: Rows,
    /// People named.
    pub people: Vec<PersonMention>,
    /// Companies named.
    pub companies: Vec<CompanyMention>,
}

/// Reads an article: its film, where it is about one, and what every article has.
pub fn article(article: &Article, document: &Document<'_>, found: Vec<Finding>) -> Transformed {
    let own = subject::with_own_infobox(article);
    let article = own.as_ref();
    let mut assembly = Assembly::new(document);
    assembly.article(article);
    assembly.sections(article);
    assembly.links(article);
    let mut findings = found;
    match subject::of(article) {
        Ok(()) => {
            let prose = Prose::of(article);
            let mut draft = Draft::new(article, &prose, document);
            read_fields(&mut draft);
            for (_, read) in PROSE {
                read(&mut draft);
            }
            findings.append(&mut draft.findings);
            assembly.film(draft);
        }
        Err(finding) => {
            assembly.out.rows.articles[0].status = Status::NotFilm;
            findings.push(finding);
        }
    }
    findings.iter().for_each(|finding| assembly.finding(finding));
    assembly.finish()
}

fn read_fields(draft: &mut Draft<'_>) {
    for field in &draft.article.fields {
        let key = field.key.excerpt();
        let Some(name) = fields::canonical(key.as_str()) else {
            draft.finding(Code::UnknownField, key, "no rule reads this field");
            continue;
        };
        draft.place = Place::field(name);
        if field.items.iter().all(Text::is_empty) {
            draft.finding(Code::EmptyField, key, "the field has no value");
            continue;
        }
        if let Some((_, read)) = FIELDS.iter().find(|(field, _)| *field == name) {
            read(field, draft);
        }
    }
}

/// The rows of one document as they are put together.
struct Assembly<'a> {
    document: &'a Document<'a>,
    article_id: Uuid,
    out: Transformed,
    evidence: Vec<Evidence>,
    // Names repeat often within an article: what has been noted is not noted again.
    people: BTreeSet<PersonMention>,
    companies: BTreeSet<CompanyMention>,
}

impl<'a> Assembly<'a> {
    fn new(document: &'a Document<'a>) -> Self {
        let article_id = id::article(document.wiki, document.title);
        Assembly {
            document,
            article_id,
            out: Transformed::default(),
            evidence: Vec::new(),
            people: BTreeSet::new(),
            companies: BTreeSet::new(),
        }
    }

    fn finish(self) -> Transformed {
        let Assembly { mut out, mut evidence, .. } = self;
        evidence.sort_unstable();
        evidence.dedup();
        out.rows.evidence = evidence;
        out
    }

    fn article(&mut self, article: &Article) {
        let row = articles::Article {
            article_id: self.article_id,
            title: self.document.title.to_owned(),
            wiki: self.document.wiki.to_owned(),
            page_id: self.document.page.page_id,
            revision_id: self.document.page.revision_id,
            revision_time: self.document.page.revision_time,
            source_uri: self.document.source_uri.to_owned(),
            format: self.document.format,
            content_sha256: self.document.content_sha256.to_owned(),
            byte_length: self.document.byte_length as i64,
            status: Status::Film,
            license: self.document.license.map(str::to_owned),
        };
        self.evidence(&row, &[Reading { span: article.title.span(), place: Place::title(), rule: Rule::ArticleTitle }]);
        self.out.rows.articles.push(row);
    }

    fn sections(&mut self, article: &Article) {
        for (index, (section, kind)) in article.sections.iter().zip(section_kinds(article)).enumerate() {
            let heading = section.heading.as_ref().map(|heading| heading.as_str().to_owned());
            let row = Section {
                article_id: self.article_id,
                ordinal: ordinal(index),
                level: i32::from(section.level),
                heading: heading.clone(),
                kind,
                text: Some(section.plain_text()).filter(|text| !text.is_empty()),
            };
            let place = Place::section(heading.as_deref());
            self.evidence(&row, &[Reading { span: section.span(), place, rule: Rule::Section }]);
            self.out.rows.sections.push(row);
        }
    }

    fn links(&mut self, article: &Article) {
        for (index, found) in links::of(article).into_iter().enumerate() {
            let row = Link {
                article_id: self.article_id,
                ordinal: ordinal(index),
                section_ordinal: found.section.map(ordinal),
                target: found.target,
                text: found.text,
                kind: found.kind,
            };
            self.evidence(&row, &[found.reading]);
            self.out.rows.links.push(row);
        }
    }

    fn film(&mut self, draft: Draft<'_>) {
        let (film, readings) = film::row(&draft, self.article_id);
        self.evidence(&film, &readings);
        self.out.rows.films.push(film);
        self.people(&draft.people, draft.film_id);
        self.companies(&draft.companies, draft.film_id);

        let mut rows = std::mem::take(&mut self.out.rows);
        rows.film_titles = self.numbered(draft.titles, |row, at| row.ordinal = at);
        rows.works = self.numbered(draft.works, |row, at| row.ordinal = at);
        rows.release_dates = self.numbered(draft.release_dates, |row, at| row.ordinal = at);
        rows.runtimes = self.numbered(draft.runtimes, |row, at| row.ordinal = at);
        rows.film_countries = self.numbered(draft.countries, |row, at| row.ordinal = at);
        rows.film_languages = self.numbered(draft.languages, |row, at| row.ordinal = at);
        rows.film_genres = self.numbered(draft.genres, |row, at| row.ordinal = at);
        rows.money = self.numbered(draft.money, |row, at| row.ordinal = at);
        let mut roles = Positions::default();
        rows.film_companies = self.numbered(draft.film_companies, |row, _| row.ordinal = roles.next(row.role));
        let credits = film::identified(draft.credits, film::credit_id, |row, id| row.credit_id = id);
        let mut roles = Positions::default();
        rows.credits = self.numbered(credits, |row, _| row.ordinal = roles.next(row.role));
        let scores = film::identified(draft.scores, film::score_id, |row, id| row.score_id = id);
        rows.scores = self.numbered(scores, |row, at| row.ordinal = at);
        let (awards, recipients) = awards::rows(draft.awards);
        rows.awards = self.numbered(awards, |row, at| row.ordinal = at);
        rows.award_recipients = self.numbered(recipients, |_, _| {});
        rows.external_ids = self.numbered(draft.external_ids, |_, _| {});
        self.out.rows = rows;
    }

    /// Gives the rows their ordinals and notes their evidence.
    fn numbered<R: Row>(&mut self, gathered: Gathered<R>, mut number: impl FnMut(&mut R, i32)) -> Vec<R> {
        let numbered = gathered.into_rows().into_iter().enumerate().map(|(index, (mut row, readings))| {
            number(&mut row, ordinal(index));
            self.evidence(&row, &readings);
            row
        });
        numbered.collect()
    }

    fn people(&mut self, people: &[Named], film_id: Uuid) {
        for person in people {
            let person_id = person.id.to_string();
            self.mention("people", &person_id, &person.forms[0].reading);
            for form in &person.forms {
                self.mention("person_names", &format!("{person_id}/{}", form.name), &form.reading);
                let (name, kind) = (form.name.clone(), form.kind);
                let article_title = person.page.clone();
                let row = PersonMention { person_id: person.id, name, kind, film_id, article_title };
                if self.people.insert(row.clone()) {
                    self.out.people.push(row);
                }
            }
        }
    }

    fn companies(&mut self, companies: &[Named], film_id: Uuid) {
        for company in companies {
            self.mention("companies", &company.id.to_string(), &company.forms[0].reading);
            // An article may call a company by several names: the first is the one that its fields use.
            let row = CompanyMention { company_id: company.id, name: company.name.clone(), film_id };
            if self.companies.insert(row.clone()) {
                self.out.companies.push(row);
            }
        }
    }

    fn evidence<R: Row>(&mut self, row: &R, readings: &[Reading]) {
        let row_key = R::TABLE.row_key(row);
        for reading in readings {
            self.mention(R::TABLE.name, &row_key, reading);
        }
    }

    fn mention(&mut self, table: &'static str, row_key: &str, reading: &Reading) {
        let row = Evidence {
            table,
            row_key: row_key.to_owned(),
            article_id: self.article_id,
            byte_start: i64::from(reading.span.start),
            byte_end: i64::from(reading.span.end),
            field: Some(reading.place.as_str().to_owned()),
            rule: reading.rule.as_str(),
            confidence: reading.rule.confidence(),
        };
        self.evidence.push(row);
    }

    fn finding(&mut self, finding: &Finding) {
        let row = findings::Finding::new(finding, Some(self.article_id), self.document.source_uri);
        if !self.out.rows.findings.iter().any(|known| known.finding_id == row.finding_id) {
            self.out.rows.findings.push(row);
        }
    }
}

/// Positions counted apart for each key.
struct Positions<K>(BTreeMap<K, i32>);

impl<K> Default for Positions<K> {
    fn default() -> Self {
        Positions(BTreeMap::new())
    }
}

impl<K: Ord> Positions<K> {
    fn next(&mut self, key: K) -> i32 {
        let position = self.0.entry(key).or_insert(0);
        *position += 1;
        *position
    }
}

/// The ordinal of what stands at an index.
fn ordinal(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX).saturating_add(1)
}
