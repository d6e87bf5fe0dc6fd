//! From a document to its rows. A defect met on the way costs that document alone.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::article::{PieceKind, one_line};
use crate::extract::mediawiki::Page;
use crate::extract::{Extracted, text, wikitext};
use crate::finding::{Code, Finding};
use crate::schema::articles::Format;
use crate::schema::findings;
use crate::span::Span;
use crate::transform::{self, PageNumbers, Redirects, Transformed};
use crate::value::id;

use super::fs;
use super::plan::Options;

/// How the text of a document is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Markup {
    /// The plain-text article format.
    Text,
    /// Wikitext.
    Wikitext,
}

/// A document as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Document {
    /// What is known of it.
    pub(super) about: About,
    /// Its text: places in it are offsets into this.
    pub(super) text: String,
}

/// What is known of a document apart from its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct About {
    /// Path of its input, with what tells it from others in it.
    pub(super) uri: String,
    /// Title of its article.
    pub(super) title: String,
    /// The wiki that it belongs to, where the input says so.
    pub(super) wiki: Option<String>,
    /// Licence of its text, where the input says so.
    pub(super) license: Option<String>,
    /// Wikidata item of its subject.
    pub(super) wikidata_id: Option<String>,
    pub(super) page_id: Option<i64>,
    pub(super) revision_id: Option<i64>,
    pub(super) timestamp: Option<String>,
    /// Name of its format.
    pub(super) format: String,
    pub(super) markup: Markup,
    /// Line of its file on which it starts, from 0.
    pub(super) first_line: usize,
}

/// A document that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// Path of its input, with what tells it from others in it.
    pub(super) uri: String,
    /// Why.
    pub(super) finding: Finding,
}

impl Document {
    /// A page of a wiki that was found in an input.
    pub(super) fn page(input: &str, page: Page, format: Format) -> Self {
        // Records hold articles of either kind; a dump holds wikitext.
        let is_text = format != Format::MediawikiXml && text::is_article(&page.text);
        let markup = if is_text { Markup::Text } else { Markup::Wikitext };
        let member = page.page_id.map_or_else(|| page.title.clone(), |number| number.to_string());
        let about = About {
            uri: format!("{input}#{member}"),
            title: one_line(&page.title),
            wiki: None,
            license: None,
            wikidata_id: None,
            page_id: page.page_id,
            revision_id: page.revision_id,
            timestamp: page.timestamp,
            format: format.as_str().to_owned(),
            markup,
            first_line: 0,
        };
        Document { about, text: page.text }
    }

    /// The documents of a file of its own.
    pub(super) fn of_file(input: &str, format: Format, source: &str) -> Result<Vec<Document>, Finding> {
        let page = |title: &str, text: &str, markup, first_line| {
            let page = Page { title: title.to_owned(), text: text.to_owned(), ..Page::default() };
            let document = Document::page(input, page, format);
            Document { about: About { uri: input.to_owned(), markup, first_line, ..document.about }, ..document }
        };
        if format == Format::Wikitext {
            return Ok(vec![page(&title_of(input), source, Markup::Wikitext, 0)]);
        }
        let articles = text::outline(source);
        if articles.is_empty() {
            return Err(Finding::document(Code::NoArticle, "no line is a title: `= Title =`"));
        }
        let ends = articles.iter().skip(1).map(|article| article.line).chain([source.lines().count()]);
        let documents = articles.iter().zip(ends).map(|(article, end)| {
            let mut document = page(&article.title, &source[article.range.clone()], Markup::Text, article.line);
            if articles.len() > 1 {
                // RFC 5147: lines are counted from 0, and the end is the line after the last.
                document.about.uri = format!("{input}#line={},{end}", article.line);
            }
            document
        });
        Ok(documents.collect())
    }

    /// The wiki that the document belongs to.
    pub(super) fn wiki<'a>(&'a self, options: &'a Options) -> &'a str {
        self.about.wiki.as_deref().unwrap_or(&options.wiki)
    }

    /// What people find the document by: of a file of text the file, whose lines are counted through.
    pub(super) fn path(&self) -> &str {
        let uri = self.about.uri.as_str();
        if self.about.format == Format::Text.as_str() { uri.split("#line=").next().unwrap_or(uri) } else { uri }
    }

    /// Identifier of its article.
    pub(super) fn article_id(&self, options: &Options) -> Uuid {
        id::article(self.wiki(options), &self.about.title)
    }

    /// Refuses the document.
    pub(super) fn refuse(self, finding: Finding) -> Refused {
        Refused { uri: self.about.uri, finding }
    }
}

/// The title of a page that is a file of its own: the file's name without its extension.
fn title_of(input: &str) -> String {
    let name = input.rsplit('/').next().unwrap_or(input);
    let known = ["gz", "bz2", "zst", "wiki", "wikitext", "mediawiki", "txt", "text"];
    let mut stem = name;
    while let Some((rest, _)) = stem.rsplit_once('.').filter(|(rest, end)| !rest.is_empty() && known.contains(end)) {
        stem = rest;
    }
    stem.replace('_', " ").trim().to_owned()
}

impl Refused {
    /// The row of the finding.
    pub(super) fn row(&self) -> findings::Finding {
        findings::Finding::new(&self.finding, None, &self.uri)
    }
}

/// The rows of a document.
pub(super) fn transform(document: &Document, redirects: &Redirects, options: &Options) -> Result<Transformed, Refused> {
    let about = &document.about;
    let sha256 = fs::sha256(document.text.as_bytes());
    let known = transform::Document {
        wiki: document.wiki(options),
        title: &about.title,
        source_uri: &about.uri,
        format: Format::from_name(&about.format).unwrap_or(Format::Text),
        page: PageNumbers {
            page_id: about.page_id,
            revision_id: about.revision_id,
            revision_time: about.timestamp.as_deref().and_then(|time| time.parse::<Timestamp>().ok()),
            wikidata_item: about.wikidata_id.as_deref().and_then(|item| item.strip_prefix('Q')?.parse().ok()),
        },
        content_sha256: &sha256,
        byte_length: document.text.len(),
        license: options.license.as_deref().or(about.license.as_deref()),
        redirects,
    };
    let made = guarded(|| {
        let Extracted { article, findings, .. } = extract(document);
        transform::article(&article, &known, findings)
    });
    match made {
        Ok(mut transformed) => {
            if options.no_text {
                without_text(&mut transformed);
            }
            Ok(transformed)
        }
        Err(finding) => Err(Refused { uri: about.uri.clone(), finding }),
    }
}

fn extract(document: &Document) -> Extracted {
    let Document { about, text } = document;
    match about.markup {
        Markup::Wikitext => wikitext::article(&about.title, text),
        Markup::Text => {
            let mut articles = text::articles(text);
            if articles.is_empty() {
                return wikitext::article(&about.title, text);
            }
            // A page that holds several titles is one document all the same.
            let mut extracted = articles.swap_remove(0);
            let article = &mut extracted.article;
            if article.title.is_empty() {
                // Nothing is left of the title line but markup; a record has a title beside it.
                let line = article.layout.iter().find(|piece| piece.kind == PieceKind::Title);
                article.title.push_instead(&about.title, line.map_or_else(Span::default, |piece| piece.span));
            }
            extracted
        }
    }
}

/// Leaves out what is the authors' wording, and keeps the facts.
fn without_text(transformed: &mut Transformed) {
    let rows = &mut transformed.rows;
    for film in &mut rows.films {
        film.short_description = None;
        film.lead = None;
        film.plot = None;
    }
    rows.sections.iter_mut().for_each(|section| section.text = None);
    rows.scores.iter_mut().for_each(|score| score.consensus = None);
    rows.findings.iter_mut().for_each(|finding| finding.text = None);
}

/// What `work` yields; a panic in it becomes a finding.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Finding> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let said = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let said = said.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default();
        Finding::document(Code::Internal, format!("the program failed on this document: {said}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_finding() {
        let finding = guarded(|| [1, 2, 3].iter().position(|n| *n > 3).map_or_else(|| panic!("no such thing"), |_| ()));
        assert_eq!(finding.map_err(|finding| finding.code), Err(Code::Internal));
        assert_eq!(guarded(|| 7), Ok(7));
    }

    #[test]
    fn a_page_of_its_own_is_called_like_its_file() {
        for (input, title) in [
            ("a/48_Hrs..wiki", "48 Hrs."),
            ("Alien (film).wikitext.gz", "Alien (film)"),
            ("x", "x"),
            (".wiki", ".wiki"),
        ] {
            assert_eq!(title_of(input), title);
        }
    }
}
