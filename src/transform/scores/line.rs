//! A sentence beside a copy of it in which quotations and the film's own title are blanked out.
//!
//! What critics are quoted with is full of words that look like ratings, and so are some titles
//! (`1%`, `47 Meters Down`). Readers look for scores in the copy, whose offsets are those of the
//! sentence.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::value::score::find;
use crate::vocab::pattern;

/// A sentence, and its copy without quotations.
#[derive(Debug)]
pub(super) struct Line<'a> {
    excerpt: Excerpt<'a>,
    /// The sentence with `_` for every byte of quotations and of the film's title.
    pub(super) masked: String,
}

impl<'a> Line<'a> {
    /// A sentence of an article about the film of these titles.
    pub(super) fn new(excerpt: Excerpt<'a>, titles: &[String]) -> Self {
        let mut masked = excerpt.as_str().as_bytes().to_vec();
        for range in quotations(excerpt.as_str()) {
            masked[range].fill(b'_');
        }
        for title in titles {
            for (start, _) in excerpt.as_str().match_indices(title.as_str()) {
                let range = start..start + title.len();
                if is_title(excerpt.as_str(), &range) {
                    masked[range].fill(b'_');
                }
            }
        }
        let masked = String::from_utf8(masked).unwrap_or_else(|_| "_".repeat(excerpt.as_str().len()));
        Line { excerpt, masked }
    }

    /// The sentence.
    pub(super) fn excerpt(&self) -> Excerpt<'a> {
        self.excerpt
    }

    /// The sentence's words.
    pub(super) fn as_str(&self) -> &'a str {
        self.excerpt.as_str()
    }

    /// The part of the sentence at a range of the copy, widened to whole characters.
    pub(super) fn words(&self, range: Range<usize>) -> Excerpt<'a> {
        let text = self.excerpt.as_str();
        let mut start = range.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        self.excerpt.get(start..end)
    }
}

/// The inside of every quotation, but for those that are a rating or a verdict and nothing else.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let opens = match character {
            '\u{201C}' => true,
            // A dash may be the minus of a grade, so what follows counts too: `"A–" on a scale`.
            '"' if matches!(before, '\u{2014}' | '\u{2013}') => text[at + 1..].starts_with(char::is_alphanumeric),
            '"' => before.is_whitespace() || matches!(before, '(' | '['),
            _ => false,
        };
        if opens && opened.is_none() {
            opened = Some(at + character.len_utf8());
        } else if matches!(character, '"' | '\u{201D}')
            && !opens
            && let Some(start) = opened.take()
            && !is_telling(&text[start..at])
        {
            found.push(start..at);
        }
        before = character;
    }
    // A quotation that is never closed goes on to the end of the sentence.
    found.extend(opened.map(|start| start..text.len()));
    found
}

/// Whether a quotation is a rating or a verdict and nothing else.
fn is_telling(quotation: &str) -> bool {
    static VERDICT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)^(?: certified[\ -](?:fresh|rotten) | fresh | rotten
            | (?:universal\ acclaim|overwhelming\ dislike|(?:mixed|generally\ \w+|overwhelmingly\ \w+)(?:\ or\ average)?(?:\ reviews)?)
            )[.,]?$",
        )
    });
    static LETTER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[A-F](?:[+‐‑–—−-]|[ -](?:plus|minus|Plus|Minus))?[.,]?$"));
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:an?|only|just|full|solid|rating of| )*$"));
    static AFTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?: (?:rating|review|grade|score))?[.,!]*$"));
    if VERDICT.is_match(quotation) || LETTER.is_match(quotation) {
        return true;
    }
    // Longer quotations need not be looked at: a rating is short.
    quotation.len() <= 60
        && matches!(find(quotation).as_slice(), [rating]
            if BEFORE.is_match(&quotation[..rating.range.start]) && AFTER.is_match(&quotation[rating.range.end..]))
}

/// Whether the words at `range`, which are those of a title, are the title here. Titles that are
/// numbers stand beside other words than numbers do.
fn is_title(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '/' | '$' | '%');
    if before.ends_with(joined) || after.starts_with(joined) {
        return false;
    }
    if text[range.clone()].chars().any(char::is_alphabetic) {
        return true;
    }
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let next = after.split_whitespace().next().unwrap_or_default().to_lowercase();
    let number_before = matches!(last.as_str(), "of" | "on" | "from" | "a" | "an" | "and" | "by" | "the");
    let number_after = ["review", "critic", "rating", "out", "star", "of", "point", "vote", "audience", "user"];
    !number_before && !number_after.iter().any(|word| next.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Text;
    use crate::span::Span;

    #[test]
    fn quotations_and_titles_are_blanked() {
        let source =
            "\u{201C}Nine stars fell\u{201D}, wrote one of Nine, and gave it a \"C+\" for 9 \"big, loud\" minutes.";
        let text = Text::verbatim(source, Span::new(0, source.len()));
        let line = Line::new(text.excerpt(), &["Nine".to_owned()]);
        assert_eq!(
            line.masked,
            "\u{201C}_______________\u{201D}, wrote one of ____, and gave it a \"C+\" for 9 \"_________\" minutes."
        );
    }
}
