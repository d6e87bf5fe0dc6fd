//! What aggregators state beside the score: how many reviews, the average, the verdict, the date.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::value::score::whole_number;
use crate::vocab::pattern;

/// A number of reviews, critics or votes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Count {
    /// Where it stands.
    pub range: Range<usize>,
    /// How many.
    pub number: i32,
    /// Whether viewers are counted, and not critics.
    pub audience: bool,
}

/// Numbers from one to ninety-nine in words.
const NUMBER: &str = r"\d{1,3}(?:,\d{3})+|\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine";

/// Every count of reviews in a text, in order.
pub(super) fn counts(text: &str) -> Vec<Count> {
    static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\b(?P<number>{NUMBER})[ -](?P<kind>(?:(?:surveyed|sampled|polled|counted|collected|aggregated|critics?|critics?['’]s?|critical|professional|different|film|movie|online|published|press|mainstream|individual|total|top|national|major|approved|verified|certified|users?|users?['’]s?|audience|viewers?|fan|media|english|english-language|american|french|british|chinese|indian|international|domestic|selected|available|print|listed|eligible|separate|reputable|accredited|known|notable|contemporary|written|unique|member|internet|newspaper|web|general|Rotten Tomatoes|Metacritic|imdb)[ ,]+)*)(?P<noun>reviews?|critics?|reviewers?|critiques?|ratings|votes|publications|outlets|sources|journalists|users|viewers|opinions|responses|votos)\b"
        ))
    });
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)\b(?:based (?:up)?on|from)(?: (?:a|an))?(?: (?:sample|total|sampling|pool|survey))?(?: of)?(?: (?:only|just|over|about|more than))? (?P<number>{NUMBER})(?:[,.;)]|$| with | and an? | \()"
        ))
    });
    static VIEWERS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:audiences?|users?|viewers?|fans?|verified|imdb)\b"));
    let mut found: Vec<Count> = Vec::new();
    for captures in COUNTED.captures_iter(text) {
        let Some(whole) = captures.get(0) else { continue };
        let Some(number) = whole_number(&captures["number"]) else { continue };
        if continues_number(text, whole.start()) {
            continue;
        }
        let audience = VIEWERS.is_match(&captures["kind"]) || VIEWERS.is_match(&captures["noun"]);
        found.push(Count { range: whole.range(), number, audience });
    }
    if found.is_empty() {
        let bare = BARE.captures_iter(text).filter_map(|captures| {
            let number = captures.name("number")?;
            Some(Count { range: number.range(), number: whole_number(number.as_str())?, audience: false })
        });
        found.extend(bare);
    }
    found
}

/// Whether a number that starts at `at` is the rest of a longer one.
fn continues_number(text: &str, at: usize) -> bool {
    text[..at].ends_with(['.', '/', ',', '$', '-', '\u{2013}', '%', '#'])
}

/// An average stated without its scale: `an average rating of 8.39`.
pub(super) fn bare_average(text: &str) -> Option<Range<usize>> {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:average|mean)(?: (?:rating|score|critic|critics?['’]?|review|reviewer|grade|vote|user|weighted|mark)){0,3}(?:,| (?:of|is|was|being|at|stands at|standing at|currently)){0,3} (?P<value>\d{1,2}(?:\.\d{1,2})?)(?P<next>[%\d/]|\.\d| ?(?:percent|per cent|out of|stars|reviews|critics))?",
        )
    });
    static BEFORE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?P<value>\d{1,2}\.\d{1,2}) (?:weighted )?(?:average|mean)\b"));
    for captures in AFTER.captures_iter(text) {
        if captures.name("next").is_none() {
            return captures.name("value").map(|value| value.range());
        }
    }
    BEFORE.captures(text)?.name("value").map(|value| value.range())
}

/// The verdict in words that an aggregator attaches to a score.
pub(super) fn verdict(text: &str) -> Option<Range<usize>> {
    static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:universal (?:critical )?acclaim|overwhelming dislike|generally (?:un)?favou?rable(?: reviews?)?|generally (?:positive|negative)(?: reviews?)?|mixed or average(?: reviews?)?|mixed to average(?: reviews?)?|average or mixed(?: reviews?)?)",
        )
    });
    KNOWN.find(text).map(|found| found.range())
}

/// Rotten Tomatoes' own word for a score: `"Certified Fresh"`, `a "rotten" rating`.
pub(super) fn freshness(text: &str) -> Option<Range<usize>> {
    static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)\b(?P<certified>certified[ -]fresh)\b|["“'‘](?P<quoted>fresh|rotten)[.,]?["”'’]|\b(?P<plain>fresh|rotten) (?:rating|score|approval)\b|%,? (?P<after>fresh|rotten)\b"#,
        )
    });
    let captures = KNOWN.captures(text)?;
    let names = ["certified", "quoted", "plain", "after"];
    names.iter().find_map(|name| captures.name(name)).map(|found| found.range())
}

/// The date of a score in EDTF: `As of 7 June 2018`, `as of November 2019`, `As of 2021`.
pub(super) fn as_of(text: &str) -> Option<String> {
    static DATED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\bas (?:of|at)(?: the)? (?:(?:early|mid|late)[ -])?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? )?(?:(?P<day_after>\d{1,2})(?:st|nd|rd|th)?,? )?(?P<year>(?:19|20)\d\d)\b",
        )
    });
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let captures = DATED.captures(text)?;
    let mut date = captures["year"].to_owned();
    let Some(month) = captures.name("month") else { return Some(date) };
    let month = MONTHS.iter().position(|known| month.as_str().eq_ignore_ascii_case(known))? + 1;
    date.push_str(&format!("-{month:02}"));
    let day = captures.name("day").or_else(|| captures.name("day_after"));
    if let Some(day) = day.and_then(|day| day.as_str().parse::<u8>().ok()).filter(|day| (1..=31).contains(day)) {
        date.push_str(&format!("-{day:02}"));
    }
    Some(date)
}

/// The consensus that a sentence quotes; the quotation marks may be missing.
pub(super) fn consensus(text: &str) -> Option<Range<usize>> {
    static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)\b(?:consensus|consenuse|consensuses|consenus|critical summary|critics['’]? summary|summary of the reviews)\b(?:[^"“”]{0,70}?\b(?:read|reads|reading|state|states|stating|stated|say|says|saying|said|is|was|being|call|calls|calling|called|describes|describing|described|deems|deeming|noting|notes|declares|praised?|summarized|concludes|as)\b[^"“”]{0,50}?)?[\s:,(]+(?P<open>["“]+)"#,
        )
    });
    static UNQUOTED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:consensus|consenuse|consenus|critical summary)(?: (?:there|on the site|on the website|among critics|of the critics|for the film))?(?:,| (?:reads|states|says|read|stated|said|is that|was that|is|was|being|calls|describes)){1,2}(?: (?:as follows|that))?[:,]? ",
        )
    });
    if let Some(captures) = QUOTED.captures(text) {
        let start = captures.name("open")?.end();
        let end = closing_quote(text, start).unwrap_or(text.len());
        return trimmed(text, start..end);
    }
    let start = UNQUOTED.find(text)?.end();
    let end = text[start..].find(['"', '\u{201D}']).map_or(text.len(), |at| start + at);
    trimmed(text, start..end)
}

/// The quotation mark that closes a quotation opened before `start`: one that follows a word or
/// stop and is not followed by a word.
fn closing_quote(text: &str, start: usize) -> Option<usize> {
    let mut nested = false;
    for (at, mark) in text[start..].char_indices().map(|(at, mark)| (start + at, mark)) {
        let before = text[..at].chars().next_back();
        let after = text[at + mark.len_utf8()..].chars().next();
        match mark {
            '\u{201D}' => return Some(at),
            '"' if before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_alphanumeric) => nested = true,
            '"' if nested => nested = false,
            '"' => return Some(at),
            _ => {}
        }
    }
    None
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let start = range.start + (words.len() - words.trim_start().len());
    let end = range.start + words.trim_end().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_critics_and_viewers() {
        let read = |text| counts(text).into_iter().map(|count| (count.number, count.audience)).collect::<Vec<_>>();
        assert_eq!(read("based on reviews from ten critics"), [(10, false)]);
        assert_eq!(read("of 1,204 verified ratings"), [(1204, true)]);
        assert_eq!(read("35 of the 40 surveyed critics"), [(40, false)]);
        assert_eq!(read("five reviews (one positive and four negative)"), [(5, false)]);
        assert_eq!(read("97% based on 27, with"), [(27, false)]);
    }

    #[test]
    fn dates_keep_their_precision() {
        assert_eq!(as_of("As of 7 June 2018, the film").as_deref(), Some("2018-06-07"));
        assert_eq!(as_of("as of June 7, 2018").as_deref(), Some("2018-06-07"));
        assert_eq!(as_of("as of March 2020").as_deref(), Some("2020-03"));
        assert_eq!(as_of("As of 2021,").as_deref(), Some("2021"));
    }

    #[test]
    fn a_consensus_may_lack_its_marks() {
        let read = |text: &'static str| consensus(text).map(|range| &text[range]);
        assert_eq!(read("The site's consensus reads, \"Loud but fun.\""), Some("Loud but fun."));
        assert_eq!(read("Its consensus states: \"Calls a \"spade\" a spade\"."), Some("Calls a \"spade\" a spade"));
        assert_eq!(read("The critical consensus reads, Loud but fun.\""), Some("Loud but fun."));
        assert_eq!(read("There was no consensus on the ending."), None);
    }
}
