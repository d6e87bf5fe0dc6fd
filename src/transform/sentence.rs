//! Running text cut into sentences, quotations kept whole.

use crate::article::{Excerpt, Text};
use crate::vocab::abbreviations::{Abbreviation, abbreviation};

/// The sentences of a text.
///
/// A sentence ends at `.`, `!` or `?` (with closing quotes and brackets after it) where white space
/// and something that can open a sentence follow; not after abbreviations and initials, not inside
/// brackets, and not inside a quotation that goes on.
///
/// ```
/// use reelmill::{article::Text, span::Span, transform::sentence::sentences};
/// let source = "It stars Sammy Davis Jr. and T. Hall. Variety gave it 3.5 stars.";
/// let text = Text::verbatim(source, Span::new(0, source.len()));
/// let found: Vec<&str> = sentences(&text).iter().map(|sentence| sentence.as_str()).collect();
/// assert_eq!(found, ["It stars Sammy Davis Jr. and T. Hall.", "Variety gave it 3.5 stars."]);
/// ```
pub fn sentences(text: &Text) -> Vec<Excerpt<'_>> {
    let whole = text.excerpt();
    let words = text.as_str();
    let mut found = Vec::new();
    let mut start = 0;
    let mut brackets = 0usize;
    let mut opened = 0;
    let mut quoted = false;
    let mut characters = words.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '(' | '[' => {
                brackets += 1;
                opened = at + 1;
            }
            ')' | ']' => brackets = brackets.saturating_sub(1),
            '\u{201C}' => quoted = true,
            '\u{201D}' => quoted = false,
            '"' => quoted = opens_quotation(words, at),
            _ => {}
        }
        if !matches!(character, '.' | '!' | '?') {
            continue;
        }
        let mut end = at + character.len_utf8();
        let mut closes_quotation = false;
        let mut closes_note = false;
        while let Some(&(next, closing)) = characters.peek() {
            if !matches!(closing, '.' | '!' | '?' | '"' | '\u{201D}' | '\u{2019}' | '\'' | ')' | ']') {
                break;
            }
            match closing {
                '"' | '\u{201D}' => {
                    quoted = false;
                    closes_quotation = true;
                }
                ')' | ']' => {
                    brackets = brackets.saturating_sub(1);
                    // "Colonel (retd.) Singh": a stop in a note that is no sentence.
                    closes_note = words[opened..].starts_with(char::is_lowercase);
                }
                _ => {}
            }
            end = next + closing.len_utf8();
            characters.next();
        }
        let inside = brackets > 0 || (quoted && !closes_quotation);
        let goes_on = closes_note || character != '.' && is_exclamation(&words[start..at]);
        if !inside && !goes_on && ends_sentence(words, at, end) {
            push(&mut found, whole.get(start..end));
            start = end;
        }
    }
    push(&mut found, whole.from(start));
    found
}

/// The sentences of a text that are short enough to be one: readers look at each of them more than once, and
/// must not do so with a document of one line.
pub fn readable(text: &Text) -> impl Iterator<Item = Excerpt<'_>> {
    const LONGEST: usize = 4_000;
    sentences(text).into_iter().filter(|sentence| sentence.as_str().len() <= LONGEST)
}

fn push<'a>(found: &mut Vec<Excerpt<'a>>, sentence: Excerpt<'a>) {
    let sentence = sentence.trim();
    if !sentence.is_empty() {
        found.push(sentence);
    }
}

/// Whether a straight quotation mark opens a quotation: it follows white space or an opening bracket,
/// or a dash (which may be the minus of a grade: `"A–"`) and stands before a word.
fn opens_quotation(words: &str, at: usize) -> bool {
    let before = words[..at].chars().next_back();
    before.is_none_or(|before| match before {
        '\u{2014}' | '\u{2013}' => words[at + 1..].starts_with(char::is_alphanumeric),
        _ => before.is_whitespace() || matches!(before, '(' | '['),
    })
}

/// Whether the words before a mark are capitals alone, as at the start of a title: `Oh! What a Lovely War`.
fn is_exclamation(before: &str) -> bool {
    let mut words = before.split_whitespace();
    words.clone().next().is_some()
        && words.clone().count() <= 3
        && words.all(|word| word.starts_with(char::is_uppercase))
}

/// Whether the sentence that has its stop at `stop`, and closing marks up to `end`, is over.
fn ends_sentence(words: &str, stop: usize, end: usize) -> bool {
    let rest = &words[end..];
    let Some(next) = rest.trim_start().chars().next() else { return true };
    if !rest.starts_with(char::is_whitespace) {
        return false;
    }
    if next == '(' && !holds_sentence(rest.trim_start()) {
        return false;
    }
    let opens = next.is_uppercase()
        || next.is_numeric()
        || matches!(next, '"' | '\'' | '\u{201C}' | '\u{2018}' | '(' | '[' | '$')
        || !next.is_alphabetic() && !next.is_ascii_punctuation();
    if !opens {
        return false;
    }
    if !words[stop..].starts_with('.') {
        return true;
    }
    let last = words[..stop].rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '\u{201C}')).next();
    let last = last.unwrap_or_default();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    let dotted_initials = last.contains('.') && last.split('.').all(|part| part.chars().count() <= 1);
    let opener =
        matches!(rest.split_whitespace().next(), Some("The" | "It" | "In" | "A" | "This" | "On" | "He" | "She"));
    // "in the U.S. The film": an acronym may end a sentence where a common sentence opener follows.
    if dotted_initials {
        return opener;
    }
    // "gave it a C. Variety": a letter after an article or in quotation marks is a grade, not an initial.
    if initial {
        let graded = words[..stop].ends_with(&format!(" a {last}")) || words[..stop].ends_with(&format!(" an {last}"));
        return opener || graded || words[stop..end].contains(['"', '\u{201D}']);
    }
    match abbreviation(last) {
        Some(Abbreviation::GoesOn) => false,
        // "Sammy Davis Jr. The film".
        Some(Abbreviation::MayEnd) => opener,
        None => true,
    }
}

/// Whether the bracket that the words open with holds sentences of its own, and not a remark on the
/// words before it, as in `Dear Comrades! (Дорогие товарищи!) is …`.
fn holds_sentence(words: &str) -> bool {
    let inner = words.trim_start_matches('(');
    inner.starts_with(char::is_uppercase) && inner.split_once(')').is_some_and(|(inner, _)| inner.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::span::Span;

    fn cut(source: &str) -> Vec<String> {
        let text = Text::verbatim(source, Span::new(0, source.len()));
        sentences(&text).iter().map(|sentence| sentence.as_str().to_owned()).collect()
    }

    /// Bars show where sentences end.
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(cut(&marked.replace('|', "")), expected);
    }

    #[test]
    fn abbreviations_go_on() {
        check("Kramer vs. Kramer won. | Robert Downey Jr. plays Mr. Stark at St. Mary's. | It is No. 1.");
        check("He met Det. Lou Archer and Fr. Murphy. | Capt. J. T. Hall of the U.S. Navy (retd.) Smith left.");
        check("It stars Sammy Davis Jr. | The film was shot by R. Mott, B.S.C. | It ran for 90 min. in Paris.");
        check("She lived in the U.S. | In 1950 she left.");
    }

    #[test]
    fn numbers_grades_and_titles_go_on() {
        check("Variety gave it 3.5 stars. | The Times gave it a C. | Time gave it an \"A\u{2212}\".");
        check("Mamma Mia! was a hit. | Oh! What a Lovely War followed.");
    }

    #[test]
    fn quotations_and_brackets_are_whole() {
        check("He said: \"It works. I like it.\" | She did not.");
        check("\u{201C}It is dull. It is long,\u{201D} wrote Kael. | Others agreed.");
        check("It opened late. | (The print was lost.) | Nobody saw it.");
        check("The film (its first cut ran 3 h. and was lost) opened. | It failed.");
    }

    #[test]
    fn ellipses_end_before_capitals_only() {
        check("She waits\u{2026} and waits. | Nothing comes... | Then he calls.");
        check("She waits ... and waits.");
    }

    proptest! {
        #[test]
        fn sentences_are_the_text_without_the_space_between(source in "[A-Za-z0-9 .,!?()\"'\u{201C}\u{201D}\u{2026}é-]{0,120}") {
            let found = cut(&source);
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&found.concat()), letters(&source));
            prop_assert!(found.iter().all(|sentence| !sentence.is_empty() && sentence.trim() == sentence));
        }
    }
}
