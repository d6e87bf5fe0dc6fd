//! Bodies that give awards, as sentences name them: with edition and year, known or not.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::vocab::award_bodies::{Body, SHORT_NAMES};
use crate::vocab::{Hit, pattern};

/// A body as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ceremony {
    /// Canonical name, or the name as written where no vocabulary has it.
    pub name: String,
    /// Name of its award, where the body's name does not tell it.
    pub award: Option<String>,
    /// Number of the ceremony.
    pub edition: Option<i32>,
    /// Year of the ceremony.
    pub year: Option<i32>,
    /// Whether the words count awards (`four Oscars`) and do not name one.
    pub counted: bool,
    /// Whether it is a jury that gives its prize at many festivals.
    pub travels: bool,
}

impl Ceremony {
    /// The same with edition and year of another mention of it, unless that speaks of another year's.
    pub(super) fn completed(mut self, other: Option<&Ceremony>) -> Ceremony {
        if let Some(other) = other.filter(|other| other.name == self.name && !self.is_apart(other)) {
            self.edition = self.edition.or(other.edition);
            self.year = self.year.or(other.year);
        }
        self
    }

    /// Whether number or year tell two ceremonies of a body apart.
    fn is_apart(&self, other: &Ceremony) -> bool {
        let differ = |one: Option<i32>, other: Option<i32>| one.zip(other).is_some_and(|(one, other)| one != other);
        differ(self.edition, other.edition) || differ(self.year, other.year)
    }
}

/// Every body in a text whose full names are `named`, with the range of its words; edition and year
/// belong to it.
pub(super) fn find(text: &str, named: &[Hit<'_, Body>]) -> Vec<(Range<usize>, Ceremony)> {
    let known = named.iter().map(|hit| (hit.range.clone(), hit.entry, true));
    let short = SHORT_NAMES.find_iter(text).map(|hit| (hit.range, hit.entry, false));
    let mut found: Vec<(Range<usize>, Ceremony)> = Vec::new();
    let mut hits: Vec<_> = known.chain(short).collect();
    hits.sort_by_key(|(range, ..)| (range.start, std::cmp::Reverse(range.end)));
    for (range, body, full) in hits {
        if matches!(body.kind, "list" | "registry" | "jury") || is_given_name(text, &range) {
            continue;
        }
        let overlaps = found.last().is_some_and(|(last, _)| last.end > range.start);
        if overlaps || describes_something_else(text, range.end) || !full && !stands_for_festival(text, &range) {
            continue;
        }
        let ceremony = Ceremony {
            name: body.name.to_owned(),
            award: own_award(&text[range.clone()], body.name),
            edition: None,
            year: None,
            counted: false,
            travels: false,
        };
        found.push(dated(text, range, ceremony));
    }
    found
}

/// Prizes of juries that travel from festival to festival (`FIPRESCI Prize`), among the names of a text.
pub(super) fn juries<'a>(
    text: &'a str,
    named: &'a [Hit<'a, Body>],
) -> impl Iterator<Item = (Range<usize>, Ceremony)> + 'a {
    named.iter().filter(|hit| hit.entry.kind == "jury").map(|hit| {
        let name = hit.entry.name.to_owned();
        let award = Some(text[hit.range.clone()].to_owned()).filter(|words| *words != name);
        (hit.range.clone(), Ceremony { name, award, edition: None, year: None, counted: false, travels: true })
    })
}

/// A body of which nothing but the name is known.
pub(super) fn plain(name: &str) -> Ceremony {
    Ceremony { name: name.to_owned(), award: None, edition: None, year: None, counted: false, travels: false }
}

/// A body that no vocabulary has, by the words that name it.
pub(super) fn unknown(text: &str, range: Range<usize>) -> (Range<usize>, Ceremony) {
    let name = text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    dated(text, range, plain(&name))
}

/// Whether the body only describes something: `Academy Award-winning`, `Oscar nominee`.
pub(super) fn describes_something_else(text: &str, end: usize) -> bool {
    static DESCRIBES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?: award)?(?:[-‐-–](?:winning|nominated|winner|nominee|caliber|worthy|bait)|[ ](?:winning|winners?|nominees?|nominated|campaign|buzz|voters?|members?)\b)",
        )
    });
    DESCRIBES.is_match(&text[end..])
}

/// The award's name as written, where the body's name does not tell it: a `BAFTA Award` is one of the
/// British Academy Film Awards.
fn own_award(words: &str, body: &str) -> Option<String> {
    let single = words.strip_suffix('s').filter(|single| single.ends_with("Award")).unwrap_or(words);
    let told = body.strip_suffix('s').unwrap_or(body);
    (single.ends_with(" Award") && !told.starts_with(single) && !single.starts_with(told)).then(|| single.to_owned())
}

/// Whether a name in one word (`Oscar`) is somebody's first name here.
fn is_given_name(text: &str, range: &Range<usize>) -> bool {
    static SURNAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ (\p{Lu}[\p{L}'’-]*)"));
    let follows = SURNAME.captures(&text[range.end..]).map(|word| word[1].to_owned());
    !text[range.clone()].contains(' ')
        && follows
            .is_some_and(|word| !["Award", "Awards", "Best", "Film", "Prize", "Festival", "Worst"].contains(&&*word))
}

/// Whether a festival's short name (`Cannes`) stands for it: after `at`, or with a year.
fn stands_for_festival(text: &str, range: &Range<usize>) -> bool {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:(?i:\b(?:at|at the)(?: \d{4}| \d{1,3}(?:st|nd|rd|th))? $)|(?:Prize|Award|Prix|Medal|Mention|Trophy|Best \p{Lu}\p{L}+) in $)",
        )
    });
    static PLACE_AFTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:['’]s\b| [A-Z])"));
    BEFORE.is_match(tail(text, range.start)) && !PLACE_AFTER.is_match(&text[range.end..])
}

/// Takes edition, year and count from the words around a body.
fn dated(text: &str, range: Range<usize>, mut ceremony: Ceremony) -> (Range<usize>, Ceremony) {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        let expression = format!(
            r"(?i)(?:\b(?P<year>(?:18|19|20)\d\d)(?:['’]s)? )?(?:\b(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{ORDINALS})) )?(?:annual )?(?P<last>(?:18|19|20)\d\d(?:['’]s)? )?(?:annual )?$"
        );
        pattern(&expression)
    });
    static COUNT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\d{1,2}|several|multiple|numerous|many|various|dozens of|more|other|additional)(?: (?:competitive|more|other|additional|major|total|of the|of its))? $",
        )
    });
    let mut range = range;
    let before = tail(text, range.start);
    if let Some(found) = BEFORE.captures(before) {
        let number = |name: &str| found.name(name).and_then(|word| digits(word.as_str()));
        ceremony.edition = number("number").or_else(|| found.name("word").and_then(|word| ordinal(word.as_str())));
        ceremony.year = number("year").or_else(|| number("last"));
        range.start -= found.get(0).map_or(0, |all| all.as_str().trim_start().len());
    }
    if ceremony.edition.is_none() && ceremony.year.is_none() {
        ceremony.counted = COUNT.is_match(before);
    }
    if ceremony.year.is_none()
        && let Some((year, length)) = year_after(&text[range.end..])
    {
        ceremony.year = Some(year);
        range.end += length;
    }
    (range, ceremony)
}

/// The year that follows a ceremony, and the length of the words that tell it: ` ceremony in 1999`, ` (1999)`.
pub(super) fn year_after(text: &str) -> Option<(i32, usize)> {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?: ceremony| edition| awards?)?(?:,? \((?P<bracket>(?:18|19|20)\d\d)\)|,? (?:in|of|for)(?: [A-Z]\p{Ll}+)? (?P<in>(?:18|19|20)\d\d)\b|,? (?P<bare>(?:18|19|20)\d\d)\b)",
        )
    });
    let found = AFTER.captures(text)?;
    let year = ["bracket", "in", "bare"].into_iter().find_map(|name| found.name(name))?;
    Some((digits(year.as_str())?, found.get(0)?.len()))
}

/// At most eighty bytes of text that end at an offset.
pub(super) fn tail(text: &str, end: usize) -> &str {
    let start = text.floor_char_boundary(end.saturating_sub(80));
    &text[start..end]
}

/// The number that an ordinal stands for, in digits or in words: `76th`, `seventy-sixth`.
pub(super) fn number(word: &str) -> Option<i32> {
    digits(word).or_else(|| ordinal(word))
}

fn digits(word: &str) -> Option<i32> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Ordinal numbers in words, as an expression.
pub(super) const ORDINALS: &str = "(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth";

/// The number that an ordinal word stands for: `forty-fifth` is 45.
fn ordinal(word: &str) -> Option<i32> {
    const UNITS: [&str; 19] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    const TENS: [&str; 8] = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];
    let word = word.to_ascii_lowercase();
    if let Some(unit) = UNITS.iter().position(|unit| *unit == word) {
        return i32::try_from(unit + 1).ok();
    }
    let (tens, unit) = match word.split_once(['-', ' ']) {
        Some((tens, unit)) => (tens, UNITS.iter().position(|known| *known == unit)? + 1),
        None => (word.strip_suffix("ieth")?, 0),
    };
    let tens = TENS.iter().position(|stem| *stem == tens || tens.strip_suffix('y') == Some(stem))? + 2;
    i32::try_from(tens * 10 + unit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::award_bodies::BODIES;

    fn found_in(text: &str) -> Vec<(Range<usize>, Ceremony)> {
        find(text, &BODIES.find_iter(text).collect::<Vec<_>>())
    }

    #[test]
    fn ordinals_are_numbers() {
        assert_eq!(ordinal("forty-fifth"), Some(45));
        assert_eq!(ordinal("ninetieth"), Some(90));
        assert_eq!(ordinal("Twelfth"), Some(12));
        assert_eq!(ordinal("dozenth"), None);
    }

    #[test]
    fn bodies_carry_edition_and_year() {
        let found = found_in("It won at the 48th Academy Awards and at the 1976 Cannes Film Festival.");
        let told: Vec<_> = found.iter().map(|(_, body)| (body.name.as_str(), body.edition, body.year)).collect();
        assert_eq!(told, [("Academy Awards", Some(48), None), ("Cannes Film Festival", None, Some(1976))]);
        assert!(found_in("an Academy Award-winning actor from Venice").is_empty());
        assert!(found_in("It won four Oscars.")[0].1.counted);
    }
}
