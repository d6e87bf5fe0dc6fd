//! From chunks of inputs to the documents in them, in the order of the inputs.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::extract::mediawiki::{self, Look, PageError, Signs, Site};
use crate::extract::record::{self, Record, RecordError};
use crate::finding::{Code, Finding};
use crate::schema::articles::Format;
use crate::transform::{is_film_category, is_film_template, is_film_title};

use super::chunk::{self, Chunk, Chunks, Content, PAGES, Pieces, RowValues};
use super::compression::Compression;
use super::documents::{Document, Markup, Refused, guarded};
use super::manifest::InputRecord;
use super::parallel::Workers;
use super::plan::{Input, Options};
use super::redirects::{self, Redirect};
use super::{Error, Stop, Watcher};

/// What makes a page of a dump worth reading.
const SIGNS: Signs = Signs { title: is_film_title, template: is_film_template, category: is_film_category };

/// A run of streams that holds more than this is no dump: it would not end.
const MOST_OF_STREAMS: usize = 1 << 30;

/// What was found in a part of an input.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Documents, and those that were left out.
    pub(super) documents: Vec<Result<Document, Refused>>,
    /// Pages that redirect.
    pub(super) redirects: Vec<Redirect>,
    /// Hashes of the titles that documents link to.
    pub(super) links: Vec<u64>,
    /// Pages that were passed over, by why.
    pub(super) passed_over: BTreeMap<&'static str, u64>,
}

/// What was met in a chunk.
#[derive(Default)]
struct Met {
    found: Found,
    /// What stands before the first page of XML and behind the last, where there is such.
    around: Option<Around>,
    /// Whether the input cannot be read on.
    broke: bool,
    end: Option<InputRecord>,
}

struct Around {
    head: Vec<u8>,
    tail: Vec<u8>,
    has_pages: bool,
}

/// Finds the documents of all inputs and hands them to `each`, in order, until it has enough. Yields
/// what was read to its end.
///
/// # Errors
/// Where the run was asked to stop, or `each` fails.
pub(super) fn documents<E: From<Error>>(
    inputs: &[Input],
    options: &Options,
    workers: &Workers,
    stop: &Stop,
    watcher: &dyn Watcher,
    mut each: impl FnMut(Found) -> Result<ControlFlow<()>, E>,
) -> Result<Vec<InputRecord>, E> {
    let mut records = Vec::with_capacity(inputs.len());
    let mut reading = Reading::default();
    let look = |chunk: Chunk| (chunk.input, chunk.bytes, look(chunk.content, &inputs[chunk.input].uri, options));
    workers.stream(Chunks::of(inputs, options, stop), look, |(input, bytes, met)| {
        stop.check()?;
        let ended = met.end.is_some();
        let uri = &inputs[input].uri;
        let Met { mut found, around, broke, end } = met;
        reading.broke |= broke;
        if let Some(around) = around {
            reading.join(around, uri, options, &mut found);
        }
        if ended {
            reading.end(uri, &mut found);
        }
        let site = &reading.site;
        for redirect in &mut found.redirects {
            redirect.wiki = redirect.wiki.take().or_else(|| site.database.clone());
        }
        for document in found.documents.iter_mut().flatten() {
            document.about.wiki = document.about.wiki.take().or_else(|| site.database.clone());
            document.about.license = document.about.license.take().or_else(|| license(site));
        }
        if ended {
            reading = Reading::default();
        }
        records.extend(end);
        watcher.read(bytes, found.documents.len() as u64);
        each(found)
    })?;
    stop.check()?;
    Ok(records)
}

/// Wikipedia's articles are under one licence.
fn license(site: &Site) -> Option<String> {
    let host = site.base.as_deref()?.split("://").nth(1)?.split('/').next()?;
    host.ends_with(".wikipedia.org").then(|| "CC-BY-SA-4.0".to_owned())
}

/// How far an input has been read.
#[derive(Default)]
struct Reading {
    /// What the head of a dump says.
    site: Site,
    /// Whether the head opened what the foot has to close.
    opened: bool,
    begun: bool,
    /// What stands behind the last page so far.
    rest: Vec<u8>,
    pages: u64,
    broke: bool,
}

impl Reading {
    /// Joins what stands between the pages of two chunks: a page that is cut in two, mostly nothing.
    fn join(&mut self, around: Around, uri: &str, options: &Options, found: &mut Found) {
        self.rest.extend_from_slice(&around.head);
        let rest = std::mem::take(&mut self.rest);
        let joined = mediawiki::cut(&rest);
        if !self.begun {
            self.begun = true;
            self.site = mediawiki::site(joined.head);
            self.opened = mediawiki::opens(joined.head);
        }
        self.pages += joined.pages.len() as u64 + u64::from(around.has_pages);
        let mut between = Found::default();
        joined.pages.iter().for_each(|page| between.xml_page(page, uri, options));
        if around.has_pages {
            // A page that another one follows before it ends was cut off.
            self.unfinished(joined.tail, uri, &mut between);
            self.rest = around.tail;
        } else {
            self.rest = if joined.pages.is_empty() { rest } else { joined.tail.to_vec() };
        }
        if self.rest.len() > mediawiki::LARGEST_PAGE {
            self.rest.clear();
            between.refuse(uri, Code::TooLarge, "a page is larger than any is: it is passed over");
        }
        found.put_before(between);
    }

    /// The input has ended.
    fn end(&mut self, uri: &str, found: &mut Found) {
        if !self.begun || self.broke {
            return;
        }
        let rest = std::mem::take(&mut self.rest);
        let closed = memchr::memmem::find(&rest, b"</mediawiki>").is_some();
        if !mediawiki::is_foot(&rest) && self.unfinished(&rest, uri, found) {
            return;
        }
        if self.opened && !closed {
            found.refuse(uri, Code::Truncated, "the file ends in the middle of the dump");
        } else if self.pages == 0 && !self.opened {
            found.refuse(uri, Code::NoArticle, "the XML holds no page of a wiki");
        }
    }

    /// Names the page that a piece of XML begins and does not end.
    fn unfinished(&self, xml: &[u8], uri: &str, found: &mut Found) -> bool {
        let Some(start) = memchr::memmem::find(xml, b"<page>") else { return false };
        let error = mediawiki::pages(&xml[start..]).find_map(Result::err);
        let message = error.map_or_else(|| "a page does not end".to_owned(), |error| error.to_string());
        found.refuse(uri, Code::Truncated, message);
        true
    }
}

/// Looks through a chunk.
fn look(content: Content, uri: &str, options: &Options) -> Met {
    let mut met = Met::default();
    match content {
        Content::Document(format, source) => match guarded(|| Document::of_file(uri, format, &source)).flatten() {
            Ok(documents) => documents.into_iter().for_each(|document| met.found.document(document, options)),
            Err(finding) => met.found.documents.push(Err(Refused { uri: uri.to_owned(), finding })),
        },
        Content::Xml(xml) => met.xml(&xml, uri, options),
        Content::Streams(run) => met.streams(&run, uri, options),
        Content::Lines(lines, first) => {
            for (line, number) in lines.split(|byte| *byte == b'\n').zip(first..) {
                met.found.json_line(line, number, uri, options);
            }
        }
        Content::Rows(batch, first) => {
            for (row, number) in (0..batch.num_rows()).zip(first..) {
                let values = RowValues { batch: &batch, row };
                let record = record::record(&values, &options.fields);
                met.found.record(record, number, uri, Format::Parquet, options);
            }
        }
        Content::Trouble(finding, ends) => {
            met.broke = ends;
            met.found.documents.push(Err(Refused { uri: uri.to_owned(), finding }));
        }
        Content::End(record) => met.end = Some(record),
    }
    met
}

impl Met {
    fn xml(&mut self, xml: &[u8], uri: &str, options: &Options) {
        let cut = mediawiki::cut(xml);
        cut.pages.iter().for_each(|page| self.found.xml_page(page, uri, options));
        let (has_pages, tail) = (!cut.pages.is_empty(), cut.tail.to_vec());
        match &mut self.around {
            None => self.around = Some(Around { head: cut.head.to_vec(), tail, has_pages }),
            // Between two pieces of one run pages are whole: what has no page is what follows them.
            Some(around) if !has_pages => around.tail.extend_from_slice(xml),
            Some(around) => {
                around.has_pages = true;
                around.tail = tail;
            }
        }
    }

    fn streams(&mut self, run: &[u8], uri: &str, options: &Options) {
        let mut bytes = 0;
        let pieces = Compression::Bzip2.decoder(run).map(|decoder| Pieces::new(decoder, PAGES));
        for piece in pieces.into_iter().flatten() {
            match piece {
                Ok(xml) => {
                    bytes += xml.len();
                    self.xml(&xml, uri, options);
                }
                Err(error) => {
                    if let Content::Trouble(finding, ends) = chunk::piece_trouble(&error, "page") {
                        self.broke |= ends;
                        self.found.documents.push(Err(Refused { uri: uri.to_owned(), finding }));
                    }
                }
            }
            if bytes > MOST_OF_STREAMS {
                self.broke = true;
                let message = format!("{} bytes hold more than {MOST_OF_STREAMS}: this is no dump", run.len());
                return self.found.refuse(uri, Code::TooLarge, message);
            }
        }
    }
}

impl Found {
    fn refuse(&mut self, uri: &str, code: Code, message: impl Into<String>) {
        let finding = Finding::document(code, message);
        self.documents.push(Err(Refused { uri: uri.to_owned(), finding }));
    }

    fn pass_over(&mut self, why: &'static str) {
        *self.passed_over.entry(why).or_default() += 1;
    }

    /// What was found before this.
    fn put_before(&mut self, mut earlier: Found) {
        earlier.documents.append(&mut self.documents);
        earlier.redirects.append(&mut self.redirects);
        earlier.links.append(&mut self.links);
        for (why, count) in std::mem::take(&mut self.passed_over) {
            *earlier.passed_over.entry(why).or_default() += count;
        }
        *self = earlier;
    }

    /// A page of XML, tags included.
    fn xml_page(&mut self, xml: &[u8], uri: &str, options: &Options) {
        match mediawiki::look(xml, &SIGNS) {
            Look::Wanted => {}
            Look::Redirect { from, to } => {
                self.redirects.push(Redirect { wiki: None, from, to });
                return self.pass_over("redirect");
            }
            Look::Disambiguation => return self.pass_over("disambiguation"),
            Look::Namespace => return self.pass_over("namespace"),
            Look::Other => return self.pass_over("no_sign_of_a_film"),
        }
        let page = guarded(|| mediawiki::pages(xml).next());
        match page {
            Ok(Some(Ok(page))) => self.document(Document::page(uri, page, Format::MediawikiXml), options),
            Ok(Some(Err(error))) => self.refuse(uri, code(&error), error.to_string()),
            Ok(None) => {}
            Err(finding) => self.documents.push(Err(Refused { uri: uri.to_owned(), finding })),
        }
    }

    fn json_line(&mut self, line: &[u8], number: u64, uri: &str, options: &Options) {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii();
        if line.is_empty() {
            return;
        }
        if has_markup(line) && !SIGNS.show_in(line) && memchr::memmem::find(line, b"film)").is_none() {
            return self.pass_over("no_sign_of_a_film");
        }
        self.record(record::json(line, &options.fields), number, uri, Format::Jsonl, options);
    }

    fn record(
        &mut self,
        record: Result<Record, RecordError>,
        number: u64,
        uri: &str,
        format: Format,
        options: &Options,
    ) {
        let place = || format!("{uri}#line={number},{}", number + 1);
        let record = match record {
            Ok(record) => record,
            Err(error) => return self.refuse(&place(), Code::RecordUnreadable, error.to_string()),
        };
        let Record { page, wiki, wikidata_id, license, redirects } = record;
        let redirect = |from: String, to: String| Redirect { wiki: wiki.clone(), from, to };
        self.redirects.extend(redirects.into_iter().map(|from| redirect(from, page.title.clone())));
        if let Some(target) = page.redirect {
            self.redirects.push(redirect(page.title, target));
            return self.pass_over("redirect");
        }
        if page.namespace != 0 {
            return self.pass_over("namespace");
        }
        let text = page.text.as_bytes();
        if has_markup(text) && !is_film_title(&page.title) && !SIGNS.show_in(text) {
            return self.pass_over("no_sign_of_a_film");
        }
        let numbered = page.page_id.is_some();
        let mut document = Document::page(uri, page, format);
        if !numbered {
            document.about.uri = place();
        }
        document.about.wiki = wiki;
        document.about.wikidata_id = wikidata_id;
        document.about.license = license;
        self.document(document, options);
    }

    fn document(&mut self, document: Document, options: &Options) {
        let limit = options.max_document_bytes;
        let length = document.text.len() as u64;
        let document = if document.about.title.trim().is_empty() {
            let what = if document.about.markup == Markup::Text { "title line holds no" } else { "page has no" };
            Err(document.refuse(Finding::document(Code::NoArticle, format!("the {what} title"))))
        } else if length > limit {
            let message = format!("the document has {length} bytes, more than the limit of {limit}");
            Err(document.refuse(Finding::document(Code::TooLarge, message)))
        } else {
            if document.about.markup == Markup::Wikitext {
                self.links.extend(redirects::links(&document.text));
            }
            Ok(document)
        };
        self.documents.push(document);
    }
}

/// Whether a text has the marks of wikitext: then it shows signs of what it is about.
fn has_markup(text: &[u8]) -> bool {
    memchr::memmem::find(text, b"[[").is_some() || memchr::memmem::find(text, b"{{").is_some()
}

fn code(error: &PageError) -> Code {
    match error {
        PageError::Truncated { .. } => Code::Truncated,
        PageError::TooLarge { .. } => Code::TooLarge,
        PageError::NotUtf8 { .. } => Code::NotUtf8,
        PageError::Xml { .. } => Code::Unreadable,
    }
}
