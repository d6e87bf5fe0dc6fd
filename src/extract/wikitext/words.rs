//! Plain words put together from pieces of a page: single spaces, NFC, and no holes where something
//! was left out.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::article::Text;
use crate::span::Span;

/// Words as they are put together.
pub(super) struct Words<'s> {
    source: &'s str,
    text: Text,
    /// Where brackets open that are not closed yet.
    brackets: Vec<usize>,
    /// A bracket that says nothing without what was left out of it.
    void: Option<usize>,
}

impl<'s> Words<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Words { source, text: Text::default(), brackets: Vec::new(), void: None }
    }

    pub(super) fn as_str(&self) -> &str {
        self.text.as_str()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.text.as_str().len()
    }

    /// Whether the words so far open a bracket that they do not close.
    pub(super) fn in_brackets(&self) -> bool {
        !self.brackets.is_empty()
    }

    /// Notes that the innermost bracket is to be dropped as a whole, since something was left out
    /// without which it says nothing. False where no bracket is open.
    pub(super) fn void_bracket(&mut self) -> bool {
        self.void = self.void.or(self.brackets.last().copied());
        self.void.is_some()
    }

    /// The words, without space at the end.
    pub(super) fn finish(mut self) -> Text {
        self.text.trim_end();
        self.text
    }

    /// Takes the words and starts anew.
    pub(super) fn take(&mut self) -> Text {
        std::mem::replace(self, Words::new(self.source)).finish()
    }

    /// Notes that the words from an offset on, and `trail` bytes to come, are a link.
    pub(super) fn link(&mut self, start: usize, trail: usize, target: &str) {
        let words = &self.as_str()[start.min(self.len())..];
        let start = self.len() - words.trim_start().len();
        let end = self.as_str().trim_end().len();
        let end = if end == self.len() { end + trail } else { end };
        if start < end {
            self.text.link(start..end, target);
        }
    }

    /// Notes that the words from an offset on are a link to an address.
    pub(super) fn link_outward(&mut self, start: usize, address: &str, span: Span) {
        let words = &self.as_str()[start.min(self.len())..];
        let (start, end) = (self.len() - words.trim_start().len(), self.as_str().trim_end().len());
        self.text.link_outward(start.min(end)..end, address, span);
    }

    /// Appends words that are already clean.
    pub(super) fn push_text(&mut self, text: &Text) {
        self.text.push_text(text);
    }

    /// Appends `replacement` for what stands at `span`: clean words, or one character.
    pub(super) fn push_instead(&mut self, replacement: &str, span: Span) {
        match replacement {
            "" => {}
            space if space.trim().is_empty() => self.space(span),
            ")" => self.close(span),
            "," | ";" => self.comma(replacement, span),
            _ => {
                let replacement = if self.at_gap() { replacement.trim_start() } else { replacement };
                if let Some(at) = replacement.find('(') {
                    self.brackets.push(self.len() + at);
                }
                self.text.push_instead(replacement, span);
            }
        }
    }

    /// Appends the words of the page at `span`.
    pub(super) fn push(&mut self, span: Span) {
        let words = span.slice(self.source);
        // Characters below U+0300, whose bytes are all below 0xCC, are composed.
        let composed = words.bytes().all(|byte| byte < 0xCC) || is_nfc(words);
        let mut at = 0;
        while let Some(character) = words[at..].chars().next() {
            let rest = &words[at..];
            let here = |length: usize| Span::new(span.start as usize + at, span.start as usize + at + length);
            let length = match character {
                space if is_space(space) => {
                    let length = rest.find(|c| !is_space(c)).unwrap_or(rest.len());
                    self.space(here(length));
                    length
                }
                unseen if is_unseen(unseen) => unseen.len_utf8(),
                '(' => {
                    self.brackets.push(self.len());
                    self.text.push_copied(self.source, here(1));
                    1
                }
                ')' => {
                    self.close(here(1));
                    1
                }
                ',' | ';' => {
                    self.comma(&rest[..1], here(1));
                    1
                }
                '.' if self.as_str().ends_with(' ') && rest[1..].chars().next().is_none_or(is_space) => {
                    self.text.trim_end();
                    self.text.push_copied(self.source, here(1));
                    1
                }
                _ => {
                    let length = ordinary(rest);
                    self.run(here(length), composed);
                    length
                }
            };
            at += length;
        }
    }

    /// Words without anything to heal; composed where they are not.
    fn run(&mut self, span: Span, composed: bool) {
        if composed {
            return self.text.push_copied(self.source, span);
        }
        let words = span.slice(self.source);
        let mut at = 0;
        while at < words.len() {
            let belongs = |c: char| is_combining_mark(c) || canonical_combining_class(c) != 0 || is_hangul_part(c);
            let mut characters = words[at..].char_indices();
            characters.next();
            let length = characters.find(|(_, c)| !belongs(*c)).map_or(words.len() - at, |(next, _)| next);
            let cluster = &words[at..at + length];
            let here = Span::new(span.start as usize + at, span.start as usize + at + length);
            let normal: String = cluster.nfc().collect();
            if normal == cluster {
                self.text.push_copied(self.source, here);
            } else {
                self.text.push_instead(&normal, here);
            }
            at += length;
        }
    }

    /// Whether a space would be a needless one.
    fn at_gap(&self) -> bool {
        self.is_empty() || self.as_str().ends_with([' ', '(', '['])
    }

    fn space(&mut self, span: Span) {
        if self.at_gap() {
            return;
        }
        if span.slice(self.source) == " " {
            self.text.push_copied(self.source, span);
        } else {
            self.text.push_instead(" ", span);
        }
    }

    /// A comma stands behind a word.
    fn comma(&mut self, mark: &str, span: Span) {
        self.text.trim_end();
        if !self.at_gap() && !self.as_str().ends_with(',') {
            self.put(mark, span);
        }
    }

    /// A bracket that holds nothing but separators goes, with its opening one.
    fn close(&mut self, span: Span) {
        self.text.trim_end();
        let opening = self.brackets.pop();
        if self.void.is_some() && self.void == opening {
            self.void = None;
            self.text.truncate(opening.unwrap_or_default());
            return self.text.trim_end();
        }
        let inside = self.as_str().trim_end_matches([' ', ',', ';', ':']);
        if let Some(before) = inside.strip_suffix('(') {
            let kept = before.trim_end().len();
            self.text.truncate(kept);
            return;
        }
        self.put(")", span);
    }

    fn put(&mut self, mark: &str, span: Span) {
        if span.slice(self.source) == mark {
            self.text.push_copied(self.source, span);
        } else {
            self.text.push_instead(mark, span);
        }
    }
}

/// Length of the first character, and of all behind it in which there is nothing to heal: words
/// with single spaces between them.
fn ordinary(words: &str) -> usize {
    let bytes = words.as_bytes();
    let mut at = words.chars().next().map_or(0, char::len_utf8);
    while let Some(byte) = bytes.get(at) {
        let after = bytes.get(at + 1);
        let goes_on = match byte {
            b' ' => after.is_some_and(|next| is_plain(*next) && *next != b'.'),
            b',' | b';' => bytes[at - 1] != b' ' && after.is_none_or(|next| *next != *byte),
            byte => is_plain(*byte),
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    words.floor_char_boundary(at)
}

/// Bytes of characters that are neither space nor unseen nor brackets nor commas. The four lead bytes
/// left out are those of all spaces and unseen characters outside ASCII.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = !matches!(byte as u8, 0..=b' ' | 0x7F | b'(' | b')' | b',' | b';' | 0xC2 | 0xE2 | 0xE3 | 0xEF);
        byte += 1;
    }
    plain
};

fn is_plain(byte: u8) -> bool {
    PLAIN[byte as usize]
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

/// Marks for the direction of text, soft hyphens and the like.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{AD}' | '\u{FEFF}')
}

/// Medial vowels and finals of decomposed Hangul syllables.
fn is_hangul_part(character: char) -> bool {
    matches!(character, '\u{1161}'..='\u{11C2}')
}
