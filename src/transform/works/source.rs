//! What the words between `based on` and the author say: kind and title of the work.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::transform::people::{brackets, outside, quotations};
use crate::vocab::pattern;
use crate::vocab::{countries, works};

/// Title and kind of a work, as far as the words give them.
///
/// `the 1937 novel Of Mice and Men`, `Maus (graphic novel)`, `"Rear Window", a short story`, `Characters`.
pub(super) fn title_and_type(words: Excerpt<'_>) -> (Option<Excerpt<'_>>, Option<&'static str>) {
    let words = bare(words);
    let text = words.as_str();
    if let Some(quoted) = quotations(text).into_iter().next() {
        let title = words.get(quoted.clone()).trim_matches(|mark| matches!(mark, '"' | '\u{201C}' | '\u{201D}' | ','));
        let around = [words.until(quoted.start), words.from(quoted.end)];
        return (Some(title), around.iter().find_map(|part| kind(part.as_str())));
    }
    if let Some(bracket) = brackets(text).into_iter().next().filter(|bracket| bracket.start > 0)
        && let Some(work_type) = kind(&text[bracket.clone()])
    {
        return (title(words.until(bracket.start)), Some(work_type));
    }
    // "the 1937 best-selling novel Of Mice and Men": small words and a year, then the kind, then the title.
    static SMALL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:the|an?|his|her|its|their|same-titled|eponymous|titular)\s+)?(?:(?:\d{4}|\d{4}[-–]\d{2,4}|\d{4}s)\s+)?",
        )
    });
    let opening = SMALL.find(text).map_or(0, |found| found.end());
    let rest = words.from(opening);
    let hits: Vec<_> = works::types().find_iter(rest.as_str()).collect();
    for hit in &hits {
        let before = rest.as_str()[..hit.range.start].trim();
        let after = rest.from(hit.range.end);
        let adjectives = before.split_whitespace().all(|word| {
            word.starts_with(char::is_lowercase) || countries::demonym(word).is_some() || word.contains('-')
        });
        // "Broadway musical of the same name": no title stands before the kind where one follows.
        let adjectives = adjectives || !before.contains(' ') && after.as_str().starts_with(" of the same ");
        let small =
            rest.as_str()[hit.range.clone()].starts_with(char::is_lowercase) || opening == 0 && before.is_empty();
        if adjectives && small {
            return (after_kind(after), Some(*hit.entry));
        }
        // "the Batman television series": the title before the kind.
        if opening > 0 && small && after_kind(after).is_none() {
            return (title(rest.until(hit.range.start)), Some(*hit.entry));
        }
    }
    // "Sister Act, 1937 magazine story": the title, then what it is.
    if let Some(comma) = text.find(", ").filter(|at| kind(&text[*at..]).is_some()) {
        return (title(words.until(comma)), kind(&text[comma..]));
    }
    (title(words), None)
}

/// The title that follows a kind: `novel of the same name`, `play, Harvey`.
fn after_kind(words: Excerpt<'_>) -> Option<Excerpt<'_>> {
    static JOINT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[\s,:]*(?:(?:titled|entitled|called|named|series|of the same (?:name|title)|also (?:titled|called)|written|created|published in \d{4}|from \d{4})\b[\s,]*)*",
        )
    });
    let joint = JOINT.find(words.as_str()).map_or(0, |found| found.end());
    title(words.from(joint))
}

/// The kind of work that words name.
fn kind(words: &str) -> Option<&'static str> {
    works::types().find(words).map(|hit| *hit.entry)
}

/// Words as a title, where they can be one.
fn title(words: Excerpt<'_>) -> Option<Excerpt<'_>> {
    let words = bare(words);
    let marks = brackets(words.as_str());
    // What follows the title: "Emma, which was …", "Emma and stars …".
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r",\s|\.\s|;|\s+(?:which|that|who|and (?:is|was|has|stars|directed|tells|follows|written|produced)|starring|directed|as well as|published|first published|originally|from \d{4}|from the|in \d{4}|with)\b",
        )
    });
    let end = END.find_iter(words.as_str()).find(|found| outside(&marks, found.start()));
    let title = bare(words.until(end.map_or(usize::MAX, |found| found.start())));
    // A year in brackets is not part of the title.
    let title = match brackets(title.as_str()).last() {
        Some(last) if last.end == title.as_str().len() && last.start > 0 => bare(title.until(last.start)),
        _ => title,
    };
    let text = title.as_str();
    let opens = text.starts_with(|first: char| {
        first.is_uppercase() || first.is_numeric() || !first.is_lowercase() && first.is_alphabetic()
    });
    (opens && text.split_whitespace().count() <= 15).then_some(title)
}

fn bare(words: Excerpt<'_>) -> Excerpt<'_> {
    words.trim_matches(|mark| {
        mark.is_whitespace() || matches!(mark, ',' | ';' | ':' | '"' | '\u{201C}' | '\u{201D}' | '–' | '—')
    })
}
