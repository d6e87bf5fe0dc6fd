//! Ratings in running text: `4/5 stars`, `three and a half out of four`, `"B+"`, `two thumbs up`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::number::{WORDS, number};
use super::{Rating, Unit};
use crate::vocab::{self, Needle, pattern};

/// A rating found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it says.
    pub rating: Rating,
    /// Whether the form alone tells that it is a rating; a letter without a sign or quotation marks
    /// and words without a unit do not.
    pub certain: bool,
}

/// Makes a rating of what a pattern has matched.
type Reader = fn(&Captures<'_>) -> Option<Found>;

/// Every rating in a text, in order.
///
/// ```
/// use reelmill::value::score::{find, Unit};
/// let found = find("Kermode gave it 3½ stars out of four, and Gleiberman a \u{201C}B+\u{201D}.");
/// assert_eq!(found[0].rating.value, Some(3.5));
/// assert_eq!(found[0].rating.scale_max, Some(4.0));
/// assert_eq!(found[1].rating.unit, Unit::Grade);
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let readers: [(&Regex, Reader); 7] = [
        (&SCALED, scaled),
        (&PERCENT, percent),
        (&STARS, stars),
        (&SYMBOLS, symbols),
        (&GRADE, grade),
        (&BARE_GRADE, bare_grade),
        (&THUMBS, thumbs),
    ];
    // Most sentences hold one form or none: captures are made for that one alone.
    for (pattern, read) in readers.into_iter().filter(|(pattern, _)| pattern.is_match(text)) {
        for captures in pattern.captures_iter(text) {
            let Some(candidate) = read(&captures) else { continue };
            let overlaps =
                |other: &Found| other.range.start < candidate.range.end && candidate.range.start < other.range.end;
            if stands_alone(text, &candidate.range) && !found.iter().any(overlaps) {
                found.push(candidate);
            }
        }
    }
    found.sort_by_key(|rating| rating.range.start);
    found
}

/// What every text with a rating holds.
pub fn needles() -> Option<Vec<Needle>> {
    // `of` alone is a scale where stars are counted: "three of five stars".
    static SCALE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)/|out[ -]of|star|half a"));
    let patterns = [&SCALE, &PERCENT, &STARS, &SYMBOLS, &GRADE, &BARE_GRADE, &THUMBS];
    let needles = patterns.map(|pattern| vocab::needles(pattern));
    needles.into_iter().collect::<Option<Vec<_>>>().map(|sets| sets.concat())
}

/// A number with its fraction.
const FRACTION: &str =
    r"(?:\s?[½¼¾]|[ -]1/2|[ –-]and[ –-](?:an?[ –-]|one[ –-])?(?:half|quarter)|[ –-]and[ –-]three[ –-]quarters)";

static SCALED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?{FRACTION}?|½|{WORDS}{FRACTION}?|(?:one[ -])?half(?:[ -]an?)?)(?P<unit>[ -]stars?|[ -]points?| rating| score| grade)?(?P<separator>\s?/\s?|,? ?\(?out[ -]of[ -](?:an? )?(?:possible |potential |maximum (?:of )?|total (?:of )?)?|[ -]of[ -](?:an? )?(?:possible |maximum )?)(?P<scale>100|1000|10|12|15|20|25|30|40|50|[3-8]|three|four|five|six|seven|eight|ten|twelve|twenty|thirty|hundred)(?P<unit_after>(?:[ -]possible)?[ -](?:stars?|points?))?(?P<closing>\))?"
    ))
});

static PERCENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?|{WORDS})(?:\s?%|[ -]per ?cent)")));

static STARS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?P<value>\d{{1,2}}(?:[.,]\d{{1,2}})?{FRACTION}?|½|{WORDS}{FRACTION}?|(?:one[ -])?half(?:[ -]an?)?)[ -]stars?"
    ))
});

static SYMBOLS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?P<full>[★⭐]{1,10})(?P<half>½)?(?P<empty>☆{0,9})(?:\s?/\s?(?P<scale>\d{1,2}|★{3,10}))?")
});

static GRADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"["“'‘](?P<quoted>[A-F](?:[+‐‑–—−－-]|[ -](?:plus|minus|Plus|Minus))?)[.,]?["”'’]|(?P<signed>[A-F](?:[+‐‑–—−－-]|[ -](?:plus|minus)\b))"#,
    )
});

static BARE_GRADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:[Gg]rade|[Rr]ating|[Ss]core) of (?:an? )?(?P<after>[A-F])\b|\ban? (?P<before>[A-F]) (?:grade|rating|score|overall)\b|\ban? (?P<alone>[A-F])(?:[,.;]|$| and | on | from | for | by | in | while | saying | calling | writing )",
    )
});

static THUMBS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?P<count>two |one |both |2 )?(?:(?:big|enthusiastic|solid|hearty) )?thumbs?[ -](?P<way>up|down)")
});

fn scaled(captures: &Captures<'_>) -> Option<Found> {
    let starred = |name| captures.name(name).is_some_and(|unit| unit.as_str().to_lowercase().contains("star"));
    let stars = starred("unit") || starred("unit_after") || captures["value"].to_lowercase().contains("half a");
    let separator = captures["separator"].trim().to_lowercase();
    // "one of five" is a part of a set, "three of five stars" a rating.
    if separator.starts_with("of") && !stars {
        return None;
    }
    let value = number(&captures["value"])?;
    let scale = match captures["scale"].to_lowercase().as_str() {
        "hundred" => 100.0,
        scale => number(scale)?,
    };
    if value > scale {
        return None;
    }
    let whole = captures.get(0)?;
    let opened = captures["separator"].contains('(');
    let end = captures.name("closing").filter(|_| !opened).map_or(whole.end(), |closing| closing.start());
    let end = if opened && captures.name("closing").is_none() { whole.end() } else { end };
    let unit = if stars { Unit::Stars } else { Unit::Points };
    let certain = stars || separator == "/" || captures.name("unit_after").is_some();
    Some(Found { range: whole.start()..end, rating: Rating::on_scale(unit, value, Some(scale)), certain })
}

fn percent(captures: &Captures<'_>) -> Option<Found> {
    let value = number(&captures["value"]).filter(|value| *value <= 100.0)?;
    let range = captures.get(0)?.range();
    Some(Found { range, rating: Rating::on_scale(Unit::Percent, value, Some(100.0)), certain: true })
}

fn stars(captures: &Captures<'_>) -> Option<Found> {
    let value = number(&captures["value"]).filter(|value| *value <= 10.0)?;
    let range = captures.get(0)?.range();
    Some(Found { range, rating: Rating::on_scale(Unit::Stars, value, None), certain: true })
}

fn symbols(captures: &Captures<'_>) -> Option<Found> {
    let count = |name| captures.name(name).map_or(0, |stars| stars.as_str().chars().count()) as f64;
    let half = if captures.name("half").is_some() { 0.5 } else { 0.0 };
    let value = count("full") + half;
    let drawn = (count("empty") > 0.0).then(|| value.ceil() + count("empty"));
    let scale = captures
        .name("scale")
        .map_or(drawn, |scale| scale.as_str().parse().ok().or_else(|| Some(scale.as_str().chars().count() as f64)));
    let range = captures.get(0)?.range();
    Some(Found { range, rating: Rating::on_scale(Unit::Stars, value, scale), certain: true })
}

fn grade(captures: &Captures<'_>) -> Option<Found> {
    let words = captures.name("quoted").or_else(|| captures.name("signed"))?;
    Some(Found { range: words.range(), rating: Rating::grade(words.as_str())?, certain: true })
}

fn bare_grade(captures: &Captures<'_>) -> Option<Found> {
    let words = captures.name("after").or_else(|| captures.name("before")).or_else(|| captures.name("alone"))?;
    Some(Found { range: words.range(), rating: Rating::grade(words.as_str())?, certain: false })
}

/// `two thumbs up` counts thumbs on a scale of two, `a thumbs up` is one of one.
fn thumbs(captures: &Captures<'_>) -> Option<Found> {
    let pair = captures.name("count").is_some_and(|count| !count.as_str().to_lowercase().starts_with("one"));
    let scale = if pair { 2.0 } else { 1.0 };
    let up = captures["way"].eq_ignore_ascii_case("up");
    let value = if up { scale } else { 0.0 };
    let range = captures.get(0)?.range();
    Some(Found { range, rating: Rating::on_scale(Unit::Thumbs, value, Some(scale)), certain: true })
}

/// Whether a match is not part of a longer word, number, date or amount.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '$' | '€' | '£' | '₹' | '¥' | '#' | '_'))
    {
        return false;
    }
    // "twenty-five stars" was tried as a whole, so a number after a dash is the end of a range or of a name.
    if before == Some('-') || before == Some(',') {
        return false;
    }
    let mut after = text[range.end..].chars();
    match (after.next(), after.next()) {
        (Some(next), _) if next.is_alphanumeric() => false,
        (Some('/'), Some(next)) => !next.is_ascii_digit(),
        (Some('.' | ','), Some(next)) => !next.is_ascii_digit(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Option<f64>, Option<f64>)> {
        find(text).into_iter().map(|found| (&text[found.range], found.rating.value, found.rating.scale_max)).collect()
    }

    #[test]
    fn every_form_is_read() {
        type Case<'a> = (&'a str, (&'a str, Option<f64>, Option<f64>));
        let cases: &[Case<'_>] = &[
            ("gave it 4/5 stars.", ("4/5 stars", Some(4.0), Some(5.0))),
            ("two out of four stars", ("two out of four stars", Some(2.0), Some(4.0))),
            ("three stars out of a possible four", ("three stars out of a possible four", Some(3.0), Some(4.0))),
            ("three of five stars", ("three of five stars", Some(3.0), Some(5.0))),
            ("a three out of five-star rating", ("three out of five-star", Some(3.0), Some(5.0))),
            ("rating of three-and-a-half out of five", ("three-and-a-half out of five", Some(3.5), Some(5.0))),
            ("3 1/2 stars out of five", ("3 1/2 stars out of five", Some(3.5), Some(5.0))),
            ("a half-star out of four", ("half-star out of four", Some(0.5), Some(4.0))),
            ("2 stars (out of 5),", ("2 stars (out of 5)", Some(2.0), Some(5.0))),
            ("a score of (7/10)", ("7/10", Some(7.0), Some(10.0))),
            ("gave it 2 stars", ("2 stars", Some(2.0), None)),
            ("a five-star review", ("five-star", Some(5.0), None)),
            ("rated it ★★★½☆", ("★★★½☆", Some(3.5), Some(5.0))),
            ("a grade of A\u{2212} for it", ("A\u{2212}", None, None)),
            ("a grade of B.", ("B", None, None)),
            ("a B plus", ("B plus", None, None)),
            ("gave it two thumbs up", ("two thumbs up", Some(2.0), Some(2.0))),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), [*expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_rating_is_left() {
        for text in ["on 4/5/2010", "9/11", "$4/5", "one of five brothers", "a B-movie", "an A-list cast", "24/7"] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
