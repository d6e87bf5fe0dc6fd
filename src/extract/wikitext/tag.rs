//! Tags: `<br />`, `<ref name="x">`, `</small>`.

/// Tags whose content is not wikitext.
const RAW: &[&str] = &[
    "nowiki",
    "pre",
    "math",
    "chem",
    "score",
    "timeline",
    "syntaxhighlight",
    "source",
    "imagemap",
    "templatestyles",
    "templatedata",
    "graph",
    "hiero",
    "mapframe",
    "maplink",
    "inputbox",
    "categorytree",
];

/// Tags that are read as one node with their content.
const ELEMENTS: &[&str] = &["ref", "references", "gallery"];

/// Other tags that wikitext allows.
const OTHERS: &[&str] = &[
    "abbr",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "data",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "includeonly",
    "indicator",
    "ins",
    "kbd",
    "li",
    "mark",
    "noinclude",
    "ol",
    "onlyinclude",
    "p",
    "poem",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// No name of a tag is longer.
const LONGEST_NAME: usize = 16;

/// A tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    /// Its name in lower case.
    pub(super) name: &'static str,
    /// Its length in bytes, with both angle brackets.
    pub(super) length: usize,
    /// `</name>`.
    pub(super) closing: bool,
    /// `<name />`.
    pub(super) empty: bool,
}

impl Tag {
    pub(super) fn is_opening(self) -> bool {
        !self.closing && !self.empty
    }

    pub(super) fn is_raw(self) -> bool {
        self.raw_number().is_some()
    }

    pub(super) fn raw_number(self) -> Option<usize> {
        RAW.iter().position(|name| *name == self.name)
    }

    pub(super) fn is_element(self) -> bool {
        ELEMENTS.contains(&self.name)
    }
}

/// The tag that the words start with; `None` where they start with none that wikitext knows.
///
/// It ends at the first `>`, however `/`, white space and attributes stand before that; another `<`
/// before it makes it none.
pub(super) fn read(words: &str) -> Option<Tag> {
    let bytes = words.as_bytes();
    let after_angle = 1 + blanks(&bytes[1..]);
    let closing = bytes.get(after_angle) == Some(&b'/');
    let start = after_angle + usize::from(closing);
    let start = start + if closing { blanks(&bytes[start..]) } else { 0 };
    let letters = bytes[start..].iter().take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let written = &bytes[start..start + letters];
    // `< br >` is a line break that someone meant; other names do not stand behind a space.
    if start > 1 + usize::from(closing) && !written.eq_ignore_ascii_case(b"br") {
        return None;
    }
    let name = *RAW.iter().chain(ELEMENTS).chain(OTHERS).find(|name| written.eq_ignore_ascii_case(name.as_bytes()))?;
    let end = start + letters;
    let length = end + memchr::memchr2(b'>', b'<', &bytes[end..])? + 1;
    let inside = words.get(end..length - 1)?;
    if bytes[length - 1] != b'>' || inside.starts_with(|first: char| first.is_alphanumeric() || first == '-') {
        return None;
    }
    // What closes a reference has nothing behind its name, or it closes none.
    if closing && !inside.trim().is_empty() && !OTHERS.contains(&name) {
        return None;
    }
    let empty = !closing && inside.trim_end().ends_with(['/', '\\']);
    Some(Tag { name, length, closing, empty })
}

/// Spaces at the start, as far as anyone types them before a name.
fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take(3).take_while(|byte| **byte == b' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(words: &str) -> Option<(&'static str, usize, bool, bool)> {
        read(words).map(|tag| (tag.name, tag.length, tag.closing, tag.empty))
    }

    #[test]
    fn line_breaks_in_every_spelling() {
        for words in
            ["<br>", "<br/>", "<br />", "<BR>", "<br\n/>", "<br clear=all>", "<br\\>", "< br >", "</br>", "<br.>"]
        {
            assert_eq!(seen(&format!("{words}x")).map(|tag| (tag.0, tag.1)), Some(("br", words.len())), "{words}");
        }
    }

    #[test]
    fn empty_references_open_nothing() {
        assert_eq!(seen("<ref name=x/>"), Some(("ref", 13, false, true)));
        assert_eq!(seen("<ref name=\"x\" />"), Some(("ref", 16, false, true)));
        assert_eq!(seen("<ref name=\"a/b\">"), Some(("ref", 16, false, false)));
        assert_eq!(seen("</ref >"), Some(("ref", 7, true, false)));
        assert_eq!(seen("<references/>"), Some(("references", 13, false, true)));
    }

    #[test]
    fn words_are_no_tags() {
        for words in ["<3", "<film>", "< 5 >", "<", "<ref", "<ref <b>", "<small-print>", "<>", "</ref name=x>"] {
            assert_eq!(seen(words), None, "{words}");
        }
    }
}
