//! From an input to the rows of its documents. A defect met on the way costs that document alone.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use uuid::Uuid;

use crate::extract::mediawiki::{self, Page, PageError};
use crate::extract::{Extracted, text, wikitext};
use crate::finding::{Code, Finding};
use crate::schema::articles::Format;
use crate::schema::findings;
use crate::transform::{self, PageNumbers, Transformed};
use crate::value::id;

use super::fs;
use super::manifest::InputRecord;
use super::plan::{Input, Options};
use super::read;

/// A document, before its rows are made.
#[derive(Debug)]
pub(super) struct Document {
    /// Path of its input, with a line range where that holds several documents.
    pub(super) uri: String,
    /// Identifier of its article.
    pub(super) article_id: Uuid,
    /// The text that places in the document count bytes of, from `start`.
    pub(super) source: Arc<str>,
    /// SHA-256 of its bytes.
    pub(super) sha256: String,
    format: Format,
    wiki: String,
    page: PageNumbers,
    extracted: Extracted,
}

/// A document that was left out, and why.
#[derive(Debug)]
pub(super) struct Refused {
    /// Path of its input, with a line range where that holds several documents.
    pub(super) uri: String,
    /// Why.
    pub(super) finding: Finding,
}

/// An input that was read: its documents in order.
#[derive(Debug)]
pub(super) struct Opened {
    /// What the manifest says of the input.
    pub(super) record: InputRecord,
    /// Its documents.
    pub(super) documents: Vec<Result<Document, Refused>>,
}

impl Document {
    /// Title of the article.
    pub(super) fn title(&self) -> &str {
        self.extracted.article.title.as_str()
    }

    /// Where it starts in its file.
    pub(super) fn start(&self) -> usize {
        self.extracted.range.start
    }

    /// Length in bytes.
    pub(super) fn byte_length(&self) -> usize {
        self.extracted.range.len()
    }
}

impl Refused {
    /// The row of the finding.
    pub(super) fn row(&self) -> findings::Finding {
        findings::Finding::new(&self.finding, None, &self.uri)
    }
}

/// Reads an input and finds the documents in it.
pub(super) fn open(input: &Input, options: &Options) -> Opened {
    let content = read::input(input, options.max_document_bytes);
    let record = InputRecord { path: content.uri, bytes: content.bytes, sha256: content.sha256 };
    let refused = |finding| vec![Err(Refused { uri: record.path.clone(), finding })];
    let source = match content.text {
        Ok(source) => source,
        Err(finding) => {
            let documents = refused(finding);
            return Opened { record, documents };
        }
    };
    if is_mediawiki(&source) {
        let documents = pages(&record, &source, &options.wiki);
        return Opened { record, documents };
    }
    let documents = match guarded(|| text::articles(&source)) {
        Err(finding) => refused(finding),
        Ok(articles) if articles.is_empty() => {
            refused(Finding::document(Code::NoArticle, "no line is a title: `= Title =`"))
        }
        Ok(articles) => documents(&record, &source, articles, &options.wiki),
    };
    Opened { record, documents }
}

/// Whether a text is MediaWiki XML: an export or a page of one.
fn is_mediawiki(source: &str) -> bool {
    let start = source.trim_start_matches('\u{FEFF}').trim_start();
    ["<mediawiki", "<page>", "<?xml"].iter().any(|opening| start.starts_with(opening))
}

/// The pages of an export.
fn pages(record: &InputRecord, source: &str, wiki: &str) -> Vec<Result<Document, Refused>> {
    let page = |page: Result<Page, PageError>| match page {
        Ok(page) if page.namespace != 0 || page.redirect.is_some() => None,
        Ok(page) => Some(
            guarded(|| of_page(record, page, wiki)).map_err(|finding| Refused { uri: record.path.clone(), finding }),
        ),
        Err(error) => {
            let code = match error {
                PageError::Truncated { .. } => Code::Truncated,
                PageError::TooLarge { .. } => Code::TooLarge,
                PageError::NotUtf8 { .. } => Code::NotUtf8,
                PageError::Xml { .. } => Code::Unreadable,
            };
            Some(Err(Refused { uri: record.path.clone(), finding: Finding::document(code, error.to_string()) }))
        }
    };
    mediawiki::pages(source.as_bytes()).filter_map(page).collect()
}

fn of_page(record: &InputRecord, page: Page, wiki: &str) -> Document {
    let uri = page.page_id.map_or_else(|| record.path.clone(), |number| format!("{}#{number}", record.path));
    Document {
        uri,
        article_id: id::article(wiki, &page.title),
        sha256: fs::sha256(page.text.as_bytes()),
        format: Format::MediawikiXml,
        wiki: wiki.to_owned(),
        page: PageNumbers {
            page_id: page.page_id,
            revision_id: page.revision_id,
            revision_time: page.timestamp.and_then(|time| time.parse().ok()),
        },
        extracted: wikitext::article(&page.title, &page.text),
        source: Arc::from(page.text),
    }
}

fn documents(
    record: &InputRecord,
    source: &str,
    articles: Vec<Extracted>,
    wiki: &str,
) -> Vec<Result<Document, Refused>> {
    let alone = articles.len() == 1;
    let shared: Arc<str> = Arc::from(source);
    let mut next_lines: Vec<usize> = articles.iter().skip(1).map(|article| article.line).collect();
    next_lines.push(source.lines().count());
    let document = |(extracted, next_line): (Extracted, usize)| {
        // RFC 5147: lines are counted from 0, and the end is the line after the last.
        let range = format!("{}#line={},{next_line}", record.path, extracted.line);
        let uri = if alone { record.path.clone() } else { range };
        let title = extracted.article.title.as_str();
        if title.is_empty() {
            let finding = Finding::document(Code::NoArticle, "the title line holds no title");
            return Err(Refused { uri, finding });
        }
        let sha256 = match &record.sha256 {
            Some(sha256) if alone => sha256.clone(),
            _ => fs::sha256(&source.as_bytes()[extracted.range.clone()]),
        };
        Ok(Document {
            article_id: id::article(wiki, title),
            uri,
            sha256,
            format: Format::Text,
            wiki: wiki.to_owned(),
            page: PageNumbers::default(),
            extracted,
            source: Arc::clone(&shared),
        })
    };
    articles.into_iter().zip(next_lines).map(document).collect()
}

/// The rows of a document.
pub(super) fn transform(document: Document, options: &Options) -> Result<Transformed, Refused> {
    let Document { uri, sha256, extracted, format, wiki, page, .. } = document;
    let Extracted { range, article, findings, .. } = extracted;
    let known = transform::Document {
        wiki: &wiki,
        title: article.title.as_str(),
        source_uri: &uri,
        format,
        page,
        content_sha256: &sha256,
        byte_length: range.len(),
        license: options.license.as_deref(),
        redirects: transform::Redirects::none(),
    };
    match guarded(|| transform::article(&article, &known, findings)) {
        Ok(mut transformed) => {
            if options.no_text {
                without_text(&mut transformed);
            }
            Ok(transformed)
        }
        Err(finding) => Err(Refused { uri, finding }),
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
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Finding> {
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
}
