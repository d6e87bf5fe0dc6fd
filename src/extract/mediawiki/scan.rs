//! Looking for pages in raw XML without reading it: nearly all pages of a dump are of no interest,
//! and must cost next to nothing.
//!
//! MediaWiki escapes `<` in the text of pages, so the tags of a page can be found by their bytes.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use quick_xml::escape::unescape;

/// Longest name of a template or category that is looked at.
const LONGEST_NAME: usize = 120;

/// What makes a page worth reading.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// Whether a title is a sign.
    pub title: fn(&str) -> bool,
    /// Whether the name of a template is a sign. Only names that hold `nfobox` are asked about.
    pub template: fn(&str) -> bool,
    /// Whether the name of a category is a sign.
    pub category: fn(&str) -> bool,
}

impl Signs {
    /// Whether a text, be it wikitext or XML that holds it, shows a sign.
    pub fn show_in(&self, text: &[u8]) -> bool {
        static INFOBOX: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("nfobox"));
        static CATEGORY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("ategory:"));
        let template = INFOBOX.find_iter(text).any(|at| named(template_name(text, at), self.template));
        template || CATEGORY.find_iter(text).any(|at| named(category_name(text, at), self.category))
    }
}

fn named(name: &[u8], is_sign: fn(&str) -> bool) -> bool {
    std::str::from_utf8(name).is_ok_and(is_sign)
}

/// The name of the template that holds the word `nfobox` at an offset.
fn template_name(text: &[u8], at: usize) -> &[u8] {
    let before = &text[at.saturating_sub(LONGEST_NAME)..at];
    let start = before.iter().rposition(|byte| matches!(byte, b'{' | b'|' | b'}' | b'\n' | b'>'));
    let start = at - before.len() + start.map_or(0, |start| start + 1);
    let behind = &text[at..text.len().min(at + LONGEST_NAME)];
    let end = behind.iter().position(|byte| matches!(byte, b'|' | b'}' | b'{' | b'\n' | b'\\' | b'<' | b'&'));
    text[start..at + end.unwrap_or(behind.len())].trim_ascii()
}

/// The name of the category whose link holds the word `ategory:` at an offset.
fn category_name(text: &[u8], at: usize) -> &[u8] {
    let start = at + "ategory:".len();
    let behind = &text[start..text.len().min(start + LONGEST_NAME)];
    let end = behind.iter().position(|byte| matches!(byte, b'|' | b']' | b'\n' | b'<')).unwrap_or(0);
    behind[..end].trim_ascii()
}

/// A run of bytes of a dump, cut at the bounds of pages.
#[derive(Debug)]
pub struct Cut<'a> {
    /// What stands before the first page: the head of the dump, or the rest of a page that began
    /// before this run of bytes.
    pub head: &'a [u8],
    /// Whole pages, tags included.
    pub pages: Vec<&'a [u8]>,
    /// What stands behind the last page: a page that goes on behind this run of bytes, or the foot.
    pub tail: &'a [u8],
}

/// Finds the pages in a run of bytes.
///
/// ```
/// use reelmill::extract::mediawiki::cut;
/// let found = cut(b"</text></page> <page>1</page>\n<page>2</page> <page><title>");
/// assert_eq!(found.head, b"</text></page> ");
/// assert_eq!(found.pages, [b"<page>1</page>", b"<page>2</page>"]);
/// assert_eq!(found.tail, b" <page><title>");
/// ```
pub fn cut(xml: &[u8]) -> Cut<'_> {
    static START: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<page>"));
    static END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("</page>"));
    let mut pages = Vec::new();
    let first = START.find(xml).unwrap_or(xml.len());
    let mut done = first;
    while let Some(start) = START.find(&xml[done..]).map(|start| done + start) {
        let Some(length) = END.find(&xml[start..]) else { break };
        done = start + length + "</page>".len();
        pages.push(&xml[start..done]);
    }
    Cut { head: &xml[..first], pages, tail: &xml[done..] }
}

/// Where the last page of a run of bytes ends.
pub fn last_page_end(xml: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(xml, b"</page>").map(|end| end + "</page>".len())
}

/// What a look at a page tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// It shows a sign: it is worth reading.
    Wanted,
    /// It redirects.
    Redirect {
        /// Title of the page.
        from: String,
        /// Title of the page that it leads to.
        to: String,
    },
    /// It lists pages of one name.
    Disambiguation,
    /// It is of another namespace than articles.
    Namespace,
    /// It shows no sign.
    Other,
}

/// Looks at a page without reading it.
///
/// ```
/// use reelmill::extract::mediawiki::{Look, Signs, look};
/// let signs = Signs { title: |_| false, template: |name| name == "Infobox film", category: |_| false };
/// let page = |text: &str| format!("<page><title>A</title><ns>0</ns><revision><text>{text}</text></revision></page>");
/// assert_eq!(look(page("{{Infobox film\n|name=A}}").as_bytes(), &signs), Look::Wanted);
/// assert_eq!(look(page("{{Infobox film awards}}").as_bytes(), &signs), Look::Other);
/// ```
pub fn look(page: &[u8], signs: &Signs) -> Look {
    static REVISION: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<revision"));
    static REDIRECT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<redirect title=\""));
    static NAMESPACE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<ns>"));
    static DISAMBIGUATION: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("isambig"));
    let head = &page[..REVISION.find(page).unwrap_or(page.len())];
    let namespace = NAMESPACE.find(head).map(|at| &head[at + "<ns>".len()..]);
    if namespace.is_some_and(|number| !number.starts_with(b"0<")) {
        return Look::Namespace;
    }
    if let Some(at) = REDIRECT.find(head) {
        let to = until(&head[at + "<redirect title=\"".len()..], b'"');
        return Look::Redirect { from: decoded(title(head)), to: decoded(to) };
    }
    if named(title(head), signs.title) || signs.show_in(&page[head.len()..]) {
        return Look::Wanted;
    }
    let mut places = DISAMBIGUATION.find_iter(page);
    if places.any(|at| page[..at].ends_with(b"{{d") || page[..at].ends_with(b"{{D")) {
        return Look::Disambiguation;
    }
    Look::Other
}

fn title(head: &[u8]) -> &[u8] {
    static TITLE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<title>"));
    TITLE.find(head).map_or(&[], |at| until(&head[at + "<title>".len()..], b'<'))
}

fn until(bytes: &[u8], end: u8) -> &[u8] {
    &bytes[..memchr::memchr(end, bytes).unwrap_or(bytes.len())]
}

fn decoded(xml: &[u8]) -> String {
    let xml = String::from_utf8_lossy(xml);
    unescape(&xml).map_or_else(|_| xml.to_string(), Cow::into_owned)
}

/// What the head of a dump says of the wiki.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Name of the wiki's database: `enwiki`.
    pub database: Option<String>,
    /// Address of the wiki's main page.
    pub base: Option<String>,
}

/// Reads what stands before the first page.
///
/// ```
/// use reelmill::extract::mediawiki::site;
/// let head = b"<mediawiki><siteinfo><dbname>enwiki</dbname><base>https://en.wikipedia.org/wiki/Main_Page</base>";
/// assert_eq!(site(head).database.as_deref(), Some("enwiki"));
/// ```
pub fn site(head: &[u8]) -> Site {
    let element = |tag: &[u8]| {
        let at = memchr::memmem::find(head, tag)? + tag.len();
        Some(decoded(until(&head[at..], b'<'))).filter(|words| !words.is_empty())
    };
    Site { database: element(b"<dbname>"), base: element(b"<base>") }
}

/// Whether nothing but the end of a dump stands behind its last page.
pub fn is_foot(xml: &[u8]) -> bool {
    let rest = xml.trim_ascii();
    rest.is_empty() || rest == b"</mediawiki>"
}

/// Whether a dump that opened with `head` was to be closed by a tag.
pub fn opens(head: &[u8]) -> bool {
    memchr::memmem::find(head, b"<mediawiki").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNS: Signs = Signs {
        title: |title| title.ends_with("film)"),
        template: |name| name == "Infobox film" || name == "Film infobox",
        category: |name| name.ends_with(" films"),
    };

    #[test]
    fn signs_are_whole_names() {
        for (text, shows) in [
            ("{{ Infobox film |a", true),
            ("{{Infobox film&lt;!-- x --&gt;", true),
            ("{{Film infobox}}", true),
            ("{{Infobox film awards|", false),
            ("{{infoboxes", false),
            ("[[Category:1968 films]]", true),
            ("[[category: 1968 films |x]]", true),
            ("[[:Category:films", false),
            ("[[Category:Film directors]]", false),
            ("nfobox", false),
            ("ategory:", false),
        ] {
            assert_eq!(SIGNS.show_in(text.as_bytes()), shows, "{text}");
        }
    }

    #[test]
    fn a_look_tells_what_a_page_is() {
        let page = |head: &str, text: &str| {
            format!("<page><title>A &amp; B</title>{head}<revision><text>{text}</text></revision></page>")
        };
        let redirect = Look::Redirect { from: "A & B".into(), to: "C \"D\"".into() };
        for (page, look_) in [
            (page("<ns>0</ns><redirect title=\"C &quot;D&quot;\" />", "#REDIRECT [[C]]"), redirect),
            (page("<ns>14</ns>", "{{Infobox film}}"), Look::Namespace),
            (page("<ns>0</ns>", "A may be: {{disambiguation}}"), Look::Disambiguation),
            (page("", "words"), Look::Other),
            ("<page><title>X (film)</title></page>".to_owned(), Look::Wanted),
            ("<page>".to_owned(), Look::Other),
        ] {
            assert_eq!(look(page.as_bytes(), &SIGNS), look_, "{page}");
        }
    }
}
