//! Pages of MediaWiki XML: exports of single pages and dumps of any size, one page at a time.
//!
//! Offsets of evidence count bytes of [`Page::text`]: the page's wikitext after XML decoding.

mod scan;

pub use scan::{Cut, Look, Signs, Site, cut, is_foot, last_page_end, look, opens, site};

use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use thiserror::Error;

/// No page is larger, nor is any run of text between two tags: wikis refuse pages above 2 MiB.
pub const LARGEST_PAGE: usize = 64 << 20;

/// A page with its newest revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Title, namespace included.
    pub title: String,
    /// The wiki's number for the page.
    pub page_id: Option<i64>,
    /// The wiki's number for the revision.
    pub revision_id: Option<i64>,
    /// When the revision was saved, as written: `2018-11-17T14:25:07Z`.
    pub timestamp: Option<String>,
    /// The page that this one redirects to.
    pub redirect: Option<String>,
    /// Number of the namespace; 0 for articles.
    pub namespace: i32,
    /// The wikitext.
    pub text: String,
}

/// Why there is no page.
#[derive(Debug, Error)]
pub enum PageError {
    /// The file ends in the middle.
    #[error("the file ends in the middle of {}", title.as_deref().unwrap_or("the dump"))]
    Truncated {
        /// The page that was being read, if any.
        title: Option<String>,
    },
    /// A page, or a piece of XML, is larger than [`LARGEST_PAGE`]. What follows a page is read on.
    #[error("{} is larger than {LARGEST_PAGE} bytes", called(title))]
    TooLarge {
        /// The page that was being read.
        title: String,
    },
    /// The text of a page is not UTF-8. What follows the page is read on.
    #[error("{} is not UTF-8", called(title))]
    NotUtf8 {
        /// The page that was being read.
        title: String,
    },
    /// The file is not XML from here on.
    #[error("at byte {position}: {source}")]
    Xml {
        /// Bytes of the XML before the trouble.
        position: u64,
        /// The trouble.
        source: quick_xml::Error,
    },
}

/// What a page is called in a message; its title may be what cannot be read.
fn called(title: &str) -> String {
    if title.is_empty() { "a page".to_owned() } else { format!("the page `{title}`") }
}

/// The pages of a dump or export, as they come. After an error that nothing can be read behind, the
/// iterator ends.
///
/// ```
/// use reelmill::extract::mediawiki::pages;
/// let xml = "<mediawiki><page><title>Alien (film)</title><ns>0</ns><id>23</id>
///   <revision><id>7</id><text>'''Alien''' &amp;c.</text></revision></page></mediawiki>";
/// let page = pages(xml.as_bytes()).next().expect("a page").expect("that is whole");
/// assert_eq!((page.title.as_str(), page.page_id), ("Alien (film)", Some(23)));
/// assert_eq!(page.text, "'''Alien''' &c.");
/// ```
pub fn pages<R: BufRead>(reader: R) -> impl Iterator<Item = Result<Page, PageError>> {
    let mut reader = Reader::from_reader(Bounded { inner: reader, left: LARGEST_PAGE });
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    Pages { reader, buffer: Vec::new(), open: Vec::new(), page: None, ended: false }
}

struct Pages<R> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    /// Elements that are open, the outermost first.
    open: Vec<Name>,
    page: Option<Draft>,
    ended: bool,
}

/// A page as far as it has been read.
#[derive(Default)]
struct Draft {
    page: Page,
    /// The words of the element that is being read.
    words: String,
    trouble: Option<fn(String) -> PageError>,
}

/// Elements that matter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Page,
    Revision,
    Title,
    Namespace,
    Id,
    Timestamp,
    Text,
    Other,
}

impl<R: BufRead> Iterator for Pages<R> {
    type Item = Result<Page, PageError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.step() {
                Ok(None) => {}
                Ok(Some(page)) => return Some(Ok(page)),
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }
}

impl<R: BufRead> Pages<R> {
    /// Reads one event; the page that it ends.
    fn step(&mut self) -> Result<Option<Page>, PageError> {
        self.buffer.clear();
        self.reader.get_mut().left = LARGEST_PAGE;
        let position = self.reader.buffer_position();
        // Words matter inside elements that are read.
        let inside = self.open.last().is_some_and(|name| !matches!(name, Name::Page | Name::Revision | Name::Other));
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(tag)) => {
                let name = name(&tag);
                if name == Name::Page {
                    self.page = Some(Draft::default());
                }
                if let Some(draft) = &mut self.page {
                    draft.words.clear();
                    if tag.name().as_ref() == b"redirect" {
                        draft.page.redirect = attribute(&tag, "title");
                    }
                }
                self.open.push(name);
            }
            Ok(Event::End(_)) => {
                let name = self.open.pop();
                if name == Some(Name::Page) {
                    return self.page.take().map(Draft::finish).transpose();
                }
                let parent = self.open.last().copied();
                if let (Some(draft), Some(name)) = (&mut self.page, name) {
                    draft.element(name, parent);
                }
            }
            Ok(Event::Text(text)) if inside => {
                if let Some(draft) = &mut self.page {
                    draft.append(text.xml10_content().ok().as_deref());
                }
            }
            Ok(Event::CData(text)) if inside => {
                if let Some(draft) = &mut self.page {
                    draft.append(text.xml10_content().ok().as_deref());
                }
            }
            Ok(Event::GeneralRef(reference)) if inside => {
                if let Some(draft) = &mut self.page {
                    draft.append(referred(&reference).as_deref());
                }
            }
            Ok(Event::Eof) => {
                self.ended = true;
                if self.page.is_some() || !self.open.is_empty() {
                    return Err(PageError::Truncated { title: self.page.take().map(|draft| draft.page.title) });
                }
            }
            Ok(_) => {}
            Err(source) => {
                self.ended = true;
                let title = self.page.take().map(|draft| draft.page.title);
                return Err(self.trouble(title, position, source));
            }
        }
        Ok(None)
    }

    fn trouble(&mut self, title: Option<String>, position: u64, source: quick_xml::Error) -> PageError {
        let bounded = self.reader.get_mut();
        // Markup that is cut in two is the end of a file that was cut off.
        let cut = bounded.left > 0 && bounded.inner.fill_buf().is_ok_and(<[u8]>::is_empty);
        match source {
            quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                PageError::TooLarge { title: title.unwrap_or_default() }
            }
            quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                PageError::Truncated { title }
            }
            quick_xml::Error::Syntax(_) | quick_xml::Error::IllFormed(_) if cut => PageError::Truncated { title },
            source => PageError::Xml { position, source },
        }
    }
}

impl Draft {
    /// Words of the present element; `None` where they are not UTF-8.
    fn append(&mut self, words: Option<&str>) {
        let Some(words) = words else {
            self.trouble = Some(|title| PageError::NotUtf8 { title });
            return;
        };
        if self.words.len() + words.len() > LARGEST_PAGE {
            self.trouble = Some(|title| PageError::TooLarge { title });
            self.words = String::new();
        } else if self.trouble.is_none() {
            self.words.push_str(words);
        }
    }

    /// An element has ended.
    fn element(&mut self, name: Name, parent: Option<Name>) {
        let words = std::mem::take(&mut self.words);
        let number = || words.trim().parse().ok();
        match (parent, name) {
            (Some(Name::Page), Name::Title) => self.page.title = words,
            (Some(Name::Page), Name::Namespace) => self.page.namespace = words.trim().parse().unwrap_or(0),
            (Some(Name::Page), Name::Id) => self.page.page_id = number(),
            (Some(Name::Revision), Name::Id) => self.page.revision_id = number(),
            (Some(Name::Revision), Name::Timestamp) => self.page.timestamp = Some(words.trim().to_owned()),
            (Some(Name::Revision), Name::Text) => self.page.text = words,
            _ => {}
        }
    }

    fn finish(self) -> Result<Page, PageError> {
        match self.trouble {
            Some(trouble) => Err(trouble(self.page.title)),
            None => Ok(self.page),
        }
    }
}

fn name(tag: &BytesStart<'_>) -> Name {
    match tag.local_name().as_ref() {
        b"page" => Name::Page,
        b"revision" => Name::Revision,
        b"title" => Name::Title,
        b"ns" => Name::Namespace,
        b"id" => Name::Id,
        b"timestamp" => Name::Timestamp,
        b"text" => Name::Text,
        _ => Name::Other,
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    let written = std::str::from_utf8(&attribute.value).ok()?;
    quick_xml::escape::unescape(written).ok().map(std::borrow::Cow::into_owned)
}

/// What a reference stands for; one that XML does not know stands for itself.
fn referred(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character.to_string());
    }
    let name = reference.decode().ok()?;
    let known = quick_xml::escape::resolve_xml_entity(&name);
    Some(known.map_or_else(|| format!("&{name};"), str::to_owned))
}

/// A reader that gives up on a single event that never ends.
struct Bounded<R> {
    inner: R,
    left: usize,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.consume_left(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        self.consume_left(amount);
    }
}

impl<R> Bounded<R> {
    fn consume_left(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
    }
}
