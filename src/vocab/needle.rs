//! Words without which a pattern cannot match.
//!
//! Most sentences say nothing that a reader looks for, and to find that out with each of its patterns
//! costs more than all the rest. What every match of a pattern must hold can be told from the pattern
//! itself: of `\bgross(?:ed|es)?\b` a word `gross`, `grossed` or `grosses`, of `[^,]*(?:DVD|disc)` one of
//! two strings. A [`Sieve`](super::Sieve) looks for the needles of many patterns in one pass.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use regex_syntax::parse;

/// A string that a text must hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needle {
    /// The string; in lower case where case does not matter.
    pub(super) bytes: Vec<u8>,
    /// Whether the case of ASCII letters does not matter.
    pub(super) any_case: bool,
    /// Whether a word starts with it.
    pub(super) opens: bool,
    /// Whether a word ends with it.
    pub(super) closes: bool,
}

impl Needle {
    /// Words as they are, not as a part of longer ones.
    pub(super) fn of_name(name: &str, any_case: bool) -> Self {
        let bytes = if any_case { name.to_ascii_lowercase() } else { name.to_owned() }.into_bytes();
        Needle { bytes, any_case, opens: true, closes: true }
    }

    /// A mark wherever it stands.
    pub fn of_mark(mark: &str) -> Self {
        Needle { bytes: mark.as_bytes().to_vec(), any_case: false, opens: false, closes: false }
    }

    /// The first of the longest words of the needle: for readers that take out parts of a sentence before
    /// they look at it.
    #[must_use]
    pub fn word(self) -> Self {
        let (mut start, mut word) = (0, 0..0);
        for part in self.bytes.split(|byte| *byte == b' ') {
            if part.len() > word.len() {
                word = start..start + part.len();
            }
            start += part.len() + 1;
        }
        let (opens, closes) = (self.opens || word.start > 0, self.closes || word.end < self.bytes.len());
        Needle { bytes: self.bytes[word].to_vec(), opens, closes, ..self }
    }
}

/// Needles of which every match of a pattern holds at least one; `None` where there are none such.
///
/// ```
/// use reelmill::vocab::{needles, pattern};
/// assert_eq!(needles(&pattern(r"(?i)\b(?:gross|takings?)\b")).map(|found| found.len()), Some(3));
/// assert!(needles(&pattern(r"\w+ of\b")).is_some_and(|found| found.len() == 1));
/// assert!(needles(&pattern(r"\d+")).is_none());
/// ```
pub fn needles(pattern: &Regex) -> Option<Vec<Needle>> {
    let hir = parse(pattern.as_str()).ok()?;
    Some(read(&hir, false).best()?.iter().map(Part::needle).collect())
}

/// Stands in a part for a boundary of words; no byte of UTF-8 has this value.
const BOUNDARY: u8 = 0xFF;
/// Most strings that an expression is spelled out to.
const MOST: usize = 450;
/// Most characters of a class that is spelled out.
const MOST_OF_CLASS: usize = 12;

/// A part of a match, spelled out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Part {
    bytes: Vec<u8>,
    any_case: bool,
}

impl Part {
    fn then(&self, next: &Part) -> Part {
        Part { bytes: [self.bytes.as_slice(), &next.bytes].concat(), any_case: self.any_case || next.any_case }
    }

    /// At which share of the places of a text it may be found, by how common its characters are in articles
    /// about films; `None` where it holds none.
    fn frequency(&self) -> Option<f64> {
        let share = |byte: &u8| match *byte {
            BOUNDARY => 1.0 / 5.0,
            b'a'..=b'z' => 1.0 / 12.0,
            b'A'..=b'Z' if self.any_case => 1.0 / 12.0,
            b' ' => 1.0 / 6.0,
            b'A'..=b'Z' => 1.0 / 80.0,
            b'0'..=b'9' => 1.0 / 60.0,
            b'.' | b',' | b'\'' | b'-' => 1.0 / 120.0,
            _ => 1.0 / 1500.0,
        };
        let inside = self.bytes.trim_ascii();
        let n_said = inside.iter().filter(|byte| **byte != BOUNDARY).count();
        // Short words are more common than their letters: `is`, `was`.
        let is_word = inside.first() == Some(&BOUNDARY) && inside.last() == Some(&BOUNDARY);
        let is_short = is_word && (2..4).contains(&n_said) && inside.iter().any(u8::is_ascii_lowercase);
        let least = if is_short { 1.0 / 800.0 } else { 0.0 };
        (n_said > 0).then(|| inside.iter().map(share).product::<f64>().max(least))
    }

    /// The part as a needle. Spaces at its ends only say that a word ends there: what readers blank out
    /// in a copy of a sentence may look like a space.
    fn needle(&self) -> Needle {
        let mut bytes: Vec<u8> = self.bytes.iter().copied().filter(|byte| *byte != BOUNDARY).collect();
        if self.any_case {
            bytes.make_ascii_lowercase();
        }
        let is_edge = |byte: Option<&u8>| matches!(byte, Some(&(BOUNDARY | b' ')));
        let (opens, closes) = (is_edge(self.bytes.first()), is_edge(self.bytes.last()));
        Needle { bytes: bytes.trim_ascii().to_vec(), any_case: self.any_case, opens, closes }
    }
}

/// What is known of the matches of an expression.
struct Matches {
    /// All of them, where they are few.
    all: Option<Vec<Part>>,
    /// Parts of which each match holds one.
    some: Option<Vec<Part>>,
}

impl Matches {
    const ANY: Matches = Matches { all: None, some: None };

    fn exactly(parts: Vec<Part>) -> Self {
        Matches { all: Some(parts), some: None }
    }

    /// The parts of which each match holds one that are the hardest to find.
    fn best(self) -> Option<Vec<Part>> {
        better(self.some, self.all)
    }
}

/// The one of two sets that is found less often; a set with an empty part is none.
fn better(one: Option<Vec<Part>>, other: Option<Vec<Part>>) -> Option<Vec<Part>> {
    let frequency = |parts: &[Part]| parts.iter().map(Part::frequency).sum::<Option<f64>>();
    let known = [one, other].into_iter().flatten().filter_map(|parts| Some((frequency(&parts)?, parts)));
    known.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, parts)| parts)
}

/// Reads an expression; `bounded` says that a word may start or end where it does.
fn read(hir: &Hir, bounded: bool) -> Matches {
    let edge = || Part { bytes: if bounded { vec![BOUNDARY] } else { Vec::new() }, any_case: false };
    match hir.kind() {
        HirKind::Empty => Matches::exactly(vec![edge()]),
        HirKind::Literal(literal) => {
            Matches::exactly(vec![edge().then(&Part { bytes: literal.0.to_vec(), any_case: false })])
        }
        HirKind::Look(Look::WordAscii) => Matches::exactly(vec![Part { bytes: vec![BOUNDARY], any_case: false }]),
        HirKind::Look(_) => Matches::exactly(vec![edge()]),
        HirKind::Class(class) => of_class(class)
            .map_or(Matches::ANY, |parts| Matches::exactly(parts.iter().map(|part| edge().then(part)).collect())),
        HirKind::Capture(capture) => read(&capture.sub, bounded),
        HirKind::Repetition(repetition) => {
            let once = read(&repetition.sub, bounded);
            match (repetition.min, repetition.max) {
                (0, Some(1)) => Matches {
                    all: once.all.map(|mut parts| {
                        parts.push(edge());
                        parts
                    }),
                    some: None,
                },
                (0, _) => Matches::ANY,
                (1, Some(1)) => once,
                _ => Matches { all: None, some: once.best() },
            }
        }
        HirKind::Concat(hirs) => in_a_row(hirs, edge()),
        HirKind::Alternation(hirs) => one_of(hirs, bounded),
    }
}

fn in_a_row(hirs: &[Hir], start: Part) -> Matches {
    let mut run = vec![start];
    let mut whole = true;
    let mut some = None;
    for hir in hirs {
        if is_gap(hir) {
            // `\s+` parts words, though it cannot be spelled out.
            let edge = Part { bytes: vec![BOUNDARY], any_case: false };
            some = better(some, Some(run.iter().map(|part| part.then(&edge)).collect()));
            (whole, run) = (false, vec![edge]);
            continue;
        }
        let bounded = run.iter().all(|part| part.bytes.last() == Some(&BOUNDARY));
        let next = read(hir, bounded);
        let product = next.all.as_ref().filter(|parts| parts.len() * run.len() <= MOST).map(|parts| {
            let pairs = run.iter().flat_map(|before| parts.iter().map(move |part| before.then(part)));
            pairs.collect::<Vec<Part>>()
        });
        some = better(some, next.some);
        if let Some(product) = product {
            run = product;
            continue;
        }
        whole = false;
        some = better(some, Some(run));
        run = next.all.unwrap_or_else(|| vec![Part::default()]);
    }
    match whole {
        true => Matches { all: Some(run), some },
        false => Matches { all: None, some: better(some, Some(run)) },
    }
}

/// Whether an expression matches one character or more, no ASCII letter or figure among them, and is not
/// spelled out.
fn is_gap(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Class(class @ Class::Unicode(characters)) => {
            let is_word = |mark: char| mark.is_ascii_alphanumeric();
            let mut ranges = characters.iter().map(|range| range.start().min('\u{80}')..=range.end().min('\u{7F}'));
            of_class(class).is_none() && !ranges.any(|mut range| range.any(is_word))
        }
        HirKind::Repetition(repetition) => repetition.min > 0 && is_gap(&repetition.sub),
        HirKind::Capture(capture) => is_gap(&capture.sub),
        _ => false,
    }
}

fn one_of(hirs: &[Hir], bounded: bool) -> Matches {
    let each: Vec<Matches> = hirs.iter().map(|hir| read(hir, bounded)).collect();
    let n_parts: usize = each.iter().map(|matches| matches.all.as_ref().map_or(MOST + 1, Vec::len)).sum();
    if n_parts <= MOST {
        return Matches::exactly(each.into_iter().filter_map(|matches| matches.all).flatten().collect());
    }
    let best: Option<Vec<Vec<Part>>> = each.into_iter().map(Matches::best).collect();
    Matches { all: None, some: best.map(|parts| parts.into_iter().flatten().collect()) }
}

/// The characters of a class, where they are few.
fn of_class(class: &Class) -> Option<Vec<Part>> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) if class.is_ascii() => {
            class.iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect()
        }
        Class::Bytes(_) => return None,
    };
    if ranges.iter().map(|(start, end)| *end as usize - *start as usize + 1).sum::<usize>() > MOST_OF_CLASS {
        return None;
    }
    let characters: Vec<char> = ranges.into_iter().flat_map(|(start, end)| start..=end).collect();
    let has = |character: char| characters.contains(&character);
    let mut parts = Vec::new();
    for character in &characters {
        let (lower, upper) = (character.to_ascii_lowercase(), character.to_ascii_uppercase());
        let both = lower != upper && has(lower) && has(upper);
        // Every sieve looks for these two, which are other forms of `s` and `k`, by themselves.
        let other_form = *character == LONG_S && has('s') || *character == KELVIN && has('k');
        if !(other_form || both && *character == upper) {
            parts.push(Part { bytes: lower_if(both, *character), any_case: both });
        }
    }
    Some(parts)
}

fn lower_if(wanted: bool, character: char) -> Vec<u8> {
    let character = if wanted { character.to_ascii_lowercase() } else { character };
    character.to_string().into_bytes()
}

/// The long `s`, which patterns that ignore case take for an `s`.
pub(super) const LONG_S: char = '\u{17F}';
/// The sign of Kelvin, which patterns that ignore case take for a `k`.
pub(super) const KELVIN: char = '\u{212A}';

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::pattern;

    fn told(expression: &str) -> Option<Vec<String>> {
        let show = |needle: &Needle| {
            let edge = |bounded: bool| if bounded { "|" } else { "" };
            let text = String::from_utf8_lossy(&needle.bytes);
            let case = if needle.any_case { "~" } else { "" };
            format!("{case}{}{text}{}", edge(needle.opens), edge(needle.closes))
        };
        needles(&pattern(expression)).map(|found| found.iter().map(show).collect())
    }

    #[test]
    fn needles_are_what_every_match_holds() {
        let some = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(told(r"(?i)\bfilms?\b"), some(&["~|films|", "~|film|"]));
        assert_eq!(told(r"\b(?:won|wins) [^,]{0,40}\bPrize"), some(&["|Prize"]));
        assert_eq!(told(r"(?:so )*(?:DVD|disc)s?$"), some(&["DVDs", "DVD", "discs", "disc"]));
        assert_eq!(told(r"(?P<year>1999)\d-"), some(&["1999"]));
        assert_eq!(told(r"(?:DVD|\w+)"), None);
        assert_eq!(told(r"\w+(?:abc)?"), None);
        assert_eq!(told(r"(?i)k\d+st"), some(&["~st"]));
        assert_eq!(told(r"\w\s+play(?:s|ed)\s"), some(&["|plays|", "|played|"]));
        assert_eq!(told(r"\w\s*by\s+\p{Lu}"), some(&["by|"]));
    }
}
