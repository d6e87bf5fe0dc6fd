//! The clause that a date stands in.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::value::date::Found;
use crate::vocab::pattern;

use super::setting;

/// A clause around a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'a> {
    /// From its first word to its last, the date included.
    pub(super) whole: Excerpt<'a>,
    /// The words that govern the date: those before it, or behind it where it opens the clause.
    pub(super) core: Excerpt<'a>,
    /// The words behind the date that still tell of it: `in Japan`.
    tail: Excerpt<'a>,
    /// Whether the clause goes on with the subject of the one before.
    pub(super) is_elliptic: bool,
}

impl<'a> Clause<'a> {
    /// The parts that may tell where the release took place.
    pub(super) fn settings(&self) -> impl Iterator<Item = Excerpt<'a>> + use<'a> {
        [self.core, self.tail].into_iter()
    }
}

/// Where a clause ends and the next begins.
static BOUNDARY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"; |: |,? (?:and|but|while|whereas|although|though|before|followed by|prior to|until|with|which|where|who)\b ",
    )
});

/// What ends the words behind a date.
static TAIL_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,;:(]| and | but | to | with | as "));

/// The clause around the date at index `at` of the sentence's dates.
pub(super) fn around<'a>(sentence: Excerpt<'a>, dates: &[Found], at: usize) -> Clause<'a> {
    let date = &dates[at].range;
    let previous = if at == 0 { 0 } else { dates[at - 1].range.end };
    let next = dates.get(at + 1).map_or(sentence.as_str().len(), |next| next.range.start);
    let before = sentence.get(previous..date.start);
    let after = sentence.get(date.end..next);
    if opens_clause(before.as_str()) {
        let rest = after.as_str().trim_start_matches([',', ' ', ')']);
        let skipped = after.as_str().len() - rest.len();
        let end = BOUNDARY.find(rest).map_or(rest.len(), |boundary| boundary.start());
        let core = after.get(skipped..skipped + end);
        // `In 2003, the film …`, `In 2003 the film …`; within a sentence only a comma tells.
        let opens = after.as_str().starts_with(',') || at == 0 && after.as_str().starts_with(' ');
        if core.as_str().split_whitespace().count() > 2 && opens {
            let whole = sentence.get(date.clone()).through(core).trim();
            return Clause { whole, core, tail: core.until(0), is_elliptic: false };
        }
    }
    let cut = cut(before.as_str(), at == 0);
    let core = before.from(cut);
    let is_elliptic = at > 0 || cut > 0;
    let is_elliptic = is_elliptic && starts_with_verb(core.as_str());
    let core = if at == 0 && is_elliptic { before } else { core };
    let text = after.as_str();
    let said = [" in ", " at ", " by ", " across ", " throughout ", " on "].iter().any(|start| text.starts_with(start));
    let end = if said { TAIL_END.find(text).map_or(text.len(), |end| end.start()) } else { 0 };
    let end = if end == 0 { place_after_comma(text) } else { end };
    let tail = match setting::festival(after).filter(|(name, _)| name.offset() <= after.offset() + 1) {
        // The date is the year of a festival: `at the 1962 Moscow International Film Festival`.
        Some((name, _)) => sentence.get(date.clone()).through(name),
        None => after.until(end),
    };
    let whole = core.through(sentence.get(date.clone())).through(tail).trim();
    let whole = whole.trim_matches(|character| matches!(character, ',' | ' ' | ';'));
    Clause { whole, core, tail, is_elliptic }
}

/// Length of a place behind the comma that follows a date: `on June 11, 1982, in the United States`.
fn place_after_comma(text: &str) -> usize {
    let Some(place) = text.strip_prefix(", in ") else { return 0 };
    let end = TAIL_END.find(place).map_or(place.len(), |end| end.start());
    let place = &place[..end];
    let name = place.trim_end_matches('.').trim_start_matches("the ");
    if setting::is_place(name) { ", in ".len() + place.len() } else { 0 }
}

/// Whether only a preposition stands before the date: `On 3 May 1999, …`, `…; in 2003, …`.
fn opens_clause(before: &str) -> bool {
    let tail = BOUNDARY.find_iter(before).last().map_or(before, |boundary| &before[boundary.end()..]);
    let words: Vec<&str> = tail.split_whitespace().collect();
    let preposition = |word: &&str| {
        matches!(
            word.to_lowercase().as_str(),
            "on" | "in" | "by" | "and" | "from" | "later" | "then" | "," | "early" | "late" | "during" | "finally"
        )
    };
    words.len() <= 3
        && words.iter().all(|word| preposition(&word.trim_matches(',')) || word.trim_matches(',').is_empty())
}

/// Where the clause begins that the end of `before` belongs to: behind the last boundary, or an earlier one as
/// long as what stands behind it has no verb (`… on VHS, DVD and Blu-ray on`). What opens the sentence and has no
/// verb at all is the whole of it.
fn cut(before: &str, opens_sentence: bool) -> usize {
    let ends: Vec<usize> = BOUNDARY.find_iter(before).map(|boundary| boundary.end()).collect();
    let with_verb = ends.iter().rev().find(|end| VERB.is_match(&before[**end..]) && !goes_on(before, **end));
    match with_verb {
        Some(end) => *end,
        None if opens_sentence || VERB.is_match(before) => 0,
        None => ends.last().copied().unwrap_or(0),
    }
}

/// Whether what stands behind an `and` only adds a participle to the release before it: `was re-released and digitally
/// restored for …`.
fn goes_on(before: &str, end: usize) -> bool {
    static PARTICIPLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\w+ly )?(?:re-?)?[a-z]+(?:ed|wn|ut)\b"));
    static PASSIVE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:was|were|been|being) (?:\w+ly )?(?:re-?)?(?:released|issued|shown|screened|premiered|broadcast|distributed)\b",
        )
    });
    static RELEASE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:re-?)?(?:releas|premi|open(?:ed|ing)|debut|screen(?:ed|ing)|shown|issued|broadcast|aired|distribut)",
        )
    });
    let (first, second) = before.split_at(end);
    first.ends_with(" and ") && PARTICIPLE.is_match(second) && PASSIVE.is_match(first) && !RELEASE.is_match(second)
}

/// Verbs, as far as their form tells.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:is|was|were|are|has|had|began|won|took|made|came|went|ran|led|saw|[a-z]{3,}ed|release|premiere|debut|opening|screening)\b",
    )
});

/// Whether the words open with a verb, so that the subject is the one before: `was released in`, `re-released on`.
fn starts_with_verb(words: &str) -> bool {
    let first = words.split_whitespace().find(|word| {
        !matches!(
            *word,
            "," | "and"
                | "then"
                | "later"
                | "also"
                | "subsequently"
                | "was"
                | "were"
                | "being"
                | "being,"
                | "finally"
                | "again"
                | "eventually"
        )
    });
    first.is_some_and(|first| {
        let first = first.to_lowercase();
        first.ends_with("ed")
            || first.ends_with("ing")
            || matches!(first.as_str(), "shown" | "in" | "on" | "at" | "aired")
    })
}

/// A text without what stands in brackets.
pub(super) fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}
