//! Healing of conversion scars, with every byte's origin kept.
//!
//! Conversions of wiki pages leave double spaces, spaces inside brackets, brackets emptied of their
//! templates, `'s` torn off its noun, reference tags, quote runs and stray link brackets. What is
//! cleaned away leaves a gap in the origins; what replaces something cites what it replaces.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::article::Text;
use crate::finding::{Code, Finding};
use crate::span::Span;

/// The words at `span`, healed: single spaces, no markup, NFC.
///
/// ```
/// use reelmill::{extract::text::clean, span::Span};
/// let source = "Nostalghia ( Russian:  Ностальгия ) is Tarkovsky 's ''sixth'' film<ref>12</ref> .";
/// let text = clean(source, Span::new(0, source.len()), &mut Vec::new());
/// assert_eq!(text.as_str(), "Nostalghia (Russian: Ностальгия) is Tarkovsky's sixth film.");
/// ```
pub fn clean(source: &str, span: Span, findings: &mut Vec<Finding>) -> Text {
    Cleaner::run(source, span, ",", findings)
}

/// The same of a title, which may stand on two lines and is no list.
///
/// ```
/// use reelmill::{extract::text::clean_title, span::Span};
/// let source = "Lights of<br>the Harbour";
/// let text = clean_title(source, Span::new(0, source.len()), &mut Vec::new());
/// assert_eq!(text.as_str(), "Lights of the Harbour");
/// ```
pub fn clean_title(source: &str, span: Span, findings: &mut Vec<Finding>) -> Text {
    Cleaner::run(source, span, "", findings)
}

struct Cleaner<'a> {
    source: &'a str,
    at: usize,
    end: usize,
    text: Text,
    /// What ends the words before a line break.
    line_end: &'static str,
    findings: &'a mut Vec<Finding>,
}

impl Cleaner<'_> {
    fn run(source: &str, span: Span, line_end: &'static str, findings: &mut Vec<Finding>) -> Text {
        let (at, end) = (span.start as usize, span.end as usize);
        let mut cleaner = Cleaner { source, at, end, text: Text::default(), line_end, findings };
        cleaner.words();
        cleaner.text
    }

    fn words(&mut self) {
        let composed = is_nfc(&self.source[self.at..self.end]);
        while let Some(character) = self.peek() {
            match character {
                '<' => self.tag(),
                '&' => self.entity(),
                '\'' => self.quotes(),
                '[' | ']' => self.link_brackets(character),
                '{' | '}' => self.template(character),
                '(' => self.opening_bracket(),
                ')' | ',' => self.closing(character),
                '.' if self.is_torn_stop() => self.closing(character),
                '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{AD}' | '\u{FEFF}' => self.skip(character),
                space if space.is_whitespace() || space.is_control() => self.space(),
                _ if composed => self.plain_run(),
                _ => self.cluster(),
            }
        }
        self.text.trim_end();
    }

    fn rest(&self) -> &str {
        &self.source[self.at..self.end]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, character: char) {
        self.at += character.len_utf8();
    }

    fn copy(&mut self, length: usize) {
        self.text.push_copied(self.source, Span::new(self.at, self.at + length));
        self.at += length;
    }

    fn replace(&mut self, replacement: &str, length: usize) {
        self.text.push_instead(replacement, Span::new(self.at, self.at + length));
        self.at += length;
    }

    /// Words without anything to heal.
    fn plain_run(&mut self) {
        let ordinary = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '"' | ':' | ';' | '/' | '\u{2019}');
        let length = self.rest().find(|c| !ordinary(c)).unwrap_or(self.rest().len());
        let length = if length == 0 { self.peek().map_or(0, char::len_utf8) } else { length };
        self.copy(length);
    }

    /// A character with its combining marks, composed.
    fn cluster(&mut self) {
        let rest = self.rest();
        let belongs = |c: char| is_combining_mark(c) || canonical_combining_class(c) != 0 || is_hangul_part(c);
        let mut characters = rest.char_indices();
        characters.next();
        let length = characters.find(|(_, c)| !belongs(*c)).map_or(rest.len(), |(at, _)| at);
        let composed: String = rest[..length].nfc().collect();
        if composed == rest[..length] { self.copy(length) } else { self.replace(&composed, length) }
    }

    /// White space of any kind and length is one space, none at the start and after an opening bracket.
    fn space(&mut self) {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_whitespace() && !c.is_control()).unwrap_or(rest.len());
        let after = &rest[length..];
        let torn = (after.starts_with("'s") || after.starts_with("\u{2019}s"))
            && !after.chars().nth(2).is_some_and(char::is_alphanumeric)
            && self.text.as_str().ends_with(char::is_alphanumeric);
        let redundant = self.text.as_str().is_empty() || self.text.as_str().ends_with([' ', '(', '[']);
        if torn || redundant {
            self.at += length;
        } else if &rest[..length] == " " {
            self.copy(length);
        } else {
            self.replace(" ", length);
        }
    }

    /// A stop that stands alone ends the sentence before it; `X ... Y` is something else.
    fn is_torn_stop(&self) -> bool {
        let after = self.rest()[1..].chars().next();
        self.text.as_str().ends_with(' ') && after.is_none_or(char::is_whitespace)
    }

    /// A closing bracket, comma or stop does not follow a space.
    fn closing(&mut self, character: char) {
        self.text.trim_end();
        self.copy(character.len_utf8());
    }

    /// A bracket that holds nothing but separators is dropped; so are separators at its start.
    fn opening_bracket(&mut self) {
        let inner = &self.rest()[1..];
        let separators =
            inner.find(|c: char| !(c.is_whitespace() || matches!(c, ',' | ';' | ':'))).unwrap_or(inner.len());
        if inner[separators..].starts_with(')') {
            self.at += 1 + separators + 1;
            self.text.trim_end();
            let trailing = self.rest();
            if !trailing.is_empty() && !trailing.starts_with(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) {
                self.text.push_instead(" ", Span::new(self.at, self.at));
            }
            return;
        }
        self.copy(1);
        self.at += separators;
    }

    /// Two or more apostrophes are italics or bold; an odd one before `s` is an apostrophe.
    fn quotes(&mut self) {
        let rest = self.rest();
        let run = rest.len() - rest.trim_start_matches('\'').len();
        if run == 1 {
            self.copy(1);
            return;
        }
        let after = &rest[run..];
        let possessive = after.starts_with('s') && !after[1..].starts_with(char::is_alphanumeric);
        let kept = usize::from((run == 3 && possessive) || run == 4);
        self.at += run - kept;
        self.copy(kept);
    }

    /// `[[target|text]]` is its text; unpaired link brackets are dropped; single ones are words.
    fn link_brackets(&mut self, character: char) {
        let double = if character == '[' { "[[" } else { "]]" };
        if !self.rest().starts_with(double) {
            if character == ']' {
                self.text.trim_end();
            }
            self.copy(1);
            return;
        }
        self.at += 2;
        if character == '[' {
            let inner = near(self.rest());
            let close = inner.find("]]").unwrap_or(0);
            if let Some(bar) = inner[..close].find('|') {
                self.at += bar + 1;
            }
        }
    }

    /// Templates have no text of their own here; `{{'}}` is the apostrophe that it stands for.
    fn template(&mut self, character: char) {
        let rest = self.rest();
        if !rest.starts_with("{{") {
            let braces = rest.len() - rest.trim_start_matches(character).len();
            self.at += braces;
            return;
        }
        if let Some(length) =
            ["{{'}}", "{{`}}", "{{'s}}"].iter().find(|known| rest.starts_with(**known)).map(|k| k.len())
        {
            self.replace(if length > 5 { "'s" } else { "'" }, length);
            return;
        }
        let (length, code, message) = match balanced(rest.as_bytes()) {
            Some(length) => (length, Code::Templated, "the template's value is not in the text"),
            None => (rest.len(), Code::UnclosedMarkup, "the template has no closing braces"),
        };
        let words = &rest[..length];
        let span = Span::new(self.at, self.at + length);
        self.findings.push(Finding::at(code, span, words, message));
        self.at += length;
    }

    /// References and their text are dropped, line breaks separate values, other tags vanish.
    fn tag(&mut self) {
        let rest = self.rest();
        let lower: String = rest.chars().take(8).collect::<String>().to_ascii_lowercase();
        if lower.starts_with("<!--") {
            self.at += rest.find("-->").map_or(rest.len(), |at| at + 3);
        } else if lower.starts_with("<ref") && !lower[4..].starts_with(char::is_alphabetic) {
            self.at += reference(rest);
        } else if let Some(length) = tag_length(rest) {
            if lower.starts_with("<br") {
                self.text.trim_end();
                if !self.text.is_empty() && !self.text.as_str().ends_with(',') {
                    self.text.push_instead(self.line_end, Span::new(self.at, self.at + length));
                }
            }
            self.at += length;
            if lower.starts_with("<br") {
                self.text.push_instead(" ", Span::new(self.at - length, self.at));
            }
        } else {
            self.copy(1);
        }
    }

    fn entity(&mut self) {
        let rest = self.rest();
        let Some(length) = rest.bytes().take(10).position(|byte| byte == b';').map(|at| at + 1) else {
            self.copy(1);
            return;
        };
        let decoded = match &rest[1..length - 1] {
            "nbsp" | "thinsp" | "ensp" | "emsp" => Some(' '),
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "ndash" => Some('\u{2013}'),
            "mdash" => Some('\u{2014}'),
            "minus" => Some('\u{2212}'),
            "hellip" => Some('\u{2026}'),
            "rsquo" => Some('\u{2019}'),
            "lsquo" => Some('\u{2018}'),
            "frac12" => Some('\u{BD}'),
            "pound" => Some('\u{A3}'),
            "euro" => Some('\u{20AC}'),
            number => number.strip_prefix('#').and_then(code_point),
        };
        match decoded {
            Some(space) if space.is_whitespace() || space.is_control() => {
                if self.text.as_str().ends_with([' ', '(']) || self.text.is_empty() {
                    self.at += length;
                } else {
                    self.replace(" ", length);
                }
            }
            Some(character) => self.replace(character.encode_utf8(&mut [0; 4]), length),
            None => self.copy(1),
        }
    }
}

/// The first two kilobytes or so: no tag or link is longer, and looking no further keeps the work
/// linear where thousands of them are opened and none is closed.
fn near(rest: &str) -> &str {
    &rest[..rest.floor_char_boundary(2048)]
}

/// Medial vowels and finals of decomposed Hangul syllables.
fn is_hangul_part(character: char) -> bool {
    matches!(character, '\u{1161}'..='\u{11C2}')
}

/// The character of a numeric reference, without `&#` and `;`.
fn code_point(number: &str) -> Option<char> {
    let value = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(value)
}

/// Length of the template that the bytes open with, inner ones included.
fn balanced(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0usize, 0);
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"{{" => depth += 1,
            b"}}" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Length of a reference: the tag alone where it closes itself, else up to its closing tag; one that
/// is never closed runs to the end of the words.
fn reference(rest: &str) -> usize {
    let Some(length) = tag_length(rest) else { return rest.len() };
    if rest[..length].ends_with("/>") {
        return length;
    }
    rest[length..].find("</ref").map_or(rest.len(), |at| {
        let closing = length + at;
        closing + tag_length(&rest[closing..]).unwrap_or(rest.len() - closing)
    })
}

/// Length of the tag that the words open with.
fn tag_length(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = near(rest).find('>')?;
    (!rest[1..end].contains('<')).then_some(end + 1)
}
