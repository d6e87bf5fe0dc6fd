//! Honours without a contest: registries, lists of institutes and magazines, top tens of the year.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::awards::AwardResult;
use crate::transform::rules::Rule;
use crate::transform::signs::union;
use crate::vocab::award_bodies::BODIES;
use crate::vocab::publications::PUBLICATIONS;
use crate::vocab::{self, Needle, pattern};

use super::super::Draft;
use super::body;
use super::prose::{LONGEST, named};
use super::row::Read;

const INSTITUTE: &str = "American Film Institute";

/// Reads the honours of a sentence or list item; whether there were any.
pub(super) fn read(words: Excerpt<'_>, item: bool, draft: &mut Draft<'_>) -> bool {
    let text = words.as_str();
    if text.len() > LONGEST {
        return false;
    }
    let honors = registry(text).into_iter().chain(institute(text, item)).chain(top_ten(text)).chain(magazine(text));
    let honors: Vec<Honor> = honors.collect();
    let any = !honors.is_empty();
    for honor in honors {
        let read = Read {
            body: honor.body,
            edition: None,
            year: honor.year.or_else(|| year(text, item)),
            award: honor.award,
            category: honor.category,
            result: honor.result,
            country: None,
            recipients: Vec::new(),
            words: words.get(honor.range),
            rule: Rule::AwardHonor,
        };
        read.push(draft);
    }
    any
}

/// What every text with an honour holds.
pub(super) fn needles() -> Option<Vec<Needle>> {
    // The titled list of a magazine has a word of praise or counts films.
    union([&REGISTRY, &INSTITUTE_NAME, &TOP, &PRAISE, &COUNTED].map(|pattern| vocab::needles(pattern)))
}

/// An honour and where it is said.
struct Honor {
    body: String,
    award: Option<String>,
    category: Option<String>,
    year: Option<i32>,
    result: AwardResult,
    range: Range<usize>,
}

/// The year that a sentence or item opens with, or else that of its bracket.
fn year(text: &str, item: bool) -> Option<i32> {
    static OPENS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:[Ii]n |On [^,]{0,16}, ?)?(?:[A-Z][a-z]+ )?\(?((?:19|20)\d\d)\b"));
    static BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(((?:19|20)\d\d)\)"));
    let found = OPENS.captures(text).or_else(|| BRACKET.captures(text).filter(|_| item))?;
    found[1].parse().ok()
}

static REGISTRY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:selected|chosen|inducted|added|deemed|entered|preserved|named|included|placed|admitted|accepted|enshrined|inclusion)\b[^;]*?(?P<name>National Film Registry)",
    )
});

/// `selected for preservation in the National Film Registry`.
fn registry(text: &str) -> Option<Honor> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bin ((?:19|20)\d\d)\b"));
    static DENIED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:not|never|yet to be)(?: \w+)? $"));
    let found = REGISTRY.captures(text)?;
    let all = found.get(0)?;
    if DENIED.is_match(body::tail(text, all.start())) {
        return None;
    }
    let name = found.name("name")?;
    let year = YEAR.captures(text).and_then(|year| year[1].parse().ok());
    let (body, award) = ("Library of Congress".to_owned(), Some("National Film Registry".to_owned()));
    Some(Honor { body, award, category: None, year, result: AwardResult::Honored, range: name.range() })
}

static INSTITUTE_NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:American Film Institute|AFI)\b"));

/// The lists of the American Film Institute: `AFI's 100 Years...100 Movies – #52`.
fn institute(text: &str, item: bool) -> Vec<Honor> {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:(?:AFI|American Film Institute)['’]s|\bits) (?P<list>100 Years ?(?:\.\.\.|…|\. \. \.)? ?(?:of )?(?:The )?\d* ?(?:(?:America['’]s |The )?(?:Greatest )?(?:American )?(?:Movies|Thrills|Passions|Laughs|Heroes (?:&|and) Villains|Songs|Movie Quotes|Cheers|Stars|Film Scores|Musicals|Movie Musicals))|10 Top 10|(?:25 )?Greatest Movie Musicals)(?P<edition> ?\(10th Anniversary(?: Edition| list)?\))?",
        )
    });
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:rank|list|includ|nam|plac|vot|select|chos|featur|number|no\.|honou?r|recogni|reach|nominat|appear|came|\d+(?:st|nd|rd|th)\b)",
        )
    });
    static NOMINATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)nominat|nominee"));
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ ?\(((?:19|20)\d\d)\)"));
    if !INSTITUTE_NAME.is_match(text) {
        return Vec::new();
    }
    let mut honors = described(text);
    let lists: Vec<_> = LIST.captures_iter(text).collect();
    for (at, found) in lists.iter().enumerate() {
        let Some(all) = found.get(0) else { continue };
        if !item && !VERB.is_match(text) {
            continue;
        }
        let next = lists.get(at + 1).and_then(|next| next.get(0)).map_or(text.len(), |next| next.start());
        let after = &text[all.end()..next];
        let nominated = NOMINATED.is_match(after) || !item && NOMINATED.is_match(body::tail(text, all.start()));
        let result = if nominated { AwardResult::Nominated } else { AwardResult::Honored };
        let award = Some(format!(
            "AFI's {}{}",
            &found["list"].trim(),
            found.name("edition").map_or("", |edition| edition.as_str())
        ));
        let year = YEAR.captures(after).and_then(|year| year[1].parse().ok());
        honors.push(Honor { body: INSTITUTE.to_owned(), award, category: None, year, result, range: all.range() });
    }
    honors
}

/// The institute's lists as sentences describe them: `the American Film Institute's list of the 100 greatest
/// American films of all time, and 43rd on its 2007 updated version`.
fn described(text: &str) -> Vec<Honor> {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:AFI|American Film Institute)['’]s (?:(?P<year>(?:19|20)\d\d) )?list of (?:the )?(?:(?:100|one hundred|top 100|hundred) )?(?:greatest|best|top) (?:American )?(?P<what>films|movies|heroes and villains|heroes|villains|film villains|movie villains|songs|movie songs|movie quotes|quotes|film scores|movie musicals|musicals|love stories|comedies|thrillers)\b(?: of all time| ever made| in history)?",
        )
    });
    static UPDATED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^,? and [^.;]{0,30}\b(?:on|in) (?P<words>(?:its|the) (?:(?:19|20)\d\d )?(?:updated|revised|10th anniversary|anniversary|2007) (?:version|list|edition))",
        )
    });
    let Some(found) = LIST.captures(text) else { return Vec::new() };
    let (Some(all), Some(what)) = (found.get(0), found.name("what")) else { return Vec::new() };
    let name = match what.as_str() {
        "films" | "movies" => "AFI's 100 Years...100 Movies",
        "songs" | "movie songs" => "AFI's 100 Years...100 Songs",
        "movie quotes" | "quotes" => "AFI's 100 Years...100 Movie Quotes",
        "film scores" => "AFI's 100 Years of Film Scores",
        "movie musicals" | "musicals" => "AFI's Greatest Movie Musicals",
        "love stories" => "AFI's 100 Years...100 Passions",
        "comedies" => "AFI's 100 Years...100 Laughs",
        "thrillers" => "AFI's 100 Years...100 Thrills",
        _ => "AFI's 100 Years...100 Heroes & Villains",
    };
    let honor = |award: String, year, range| Honor {
        body: INSTITUTE.to_owned(),
        award: Some(award),
        category: None,
        year,
        result: AwardResult::Honored,
        range,
    };
    let year = found.name("year").and_then(|year| year.as_str().parse().ok());
    let mut honors = vec![honor(name.to_owned(), year, all.range())];
    let after = &text[all.end()..];
    if let Some(words) = UPDATED.captures(after).and_then(|updated| updated.name("words")) {
        let range = all.end() + words.start()..all.end() + words.end();
        honors.push(honor(format!("{name} (10th Anniversary Edition)"), None, range));
    }
    honors
}
static TOP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\b(?:named|included|listed|chosen|selected|choose|chose|one of|among|placed|ranked|picked|cited|honou?red|fourth|third|second|first|list of)\b[^.;]*?(?P<list>(?:top (?:ten|10)|ten best|10 best|best ten)(?: best)?(?: independent| foreign| foreign language)? (?:films?|movies?|pictures?|list)\b["”]?(?: of (?:the year|\d{4}|that year))?(?: (?:in|for) (?P<year>\d{4}))?)"#,
    )
});

/// The films of the year of a board of review, an institute or a critics' circle.
fn top_ten(text: &str) -> Option<Honor> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b((?:19|20)\d\d)\b"));
    let found = TOP.captures(text)?;
    let list = found.name("list")?;
    let critics =
        BODIES.find_iter(text).find(|hit| hit.entry.kind == "critics" && hit.entry.name.contains("Board of Review"));
    let (body, range) = match (critics, INSTITUTE_NAME.find(text)) {
        (Some(hit), _) => (hit.entry.name.to_owned(), hit.range),
        (None, Some(institute)) => (INSTITUTE.to_owned(), institute.range()),
        (None, None) => return None,
    };
    let range = range.start.min(list.start())..range.end.max(list.end());
    let words = named(&list.as_str().replace(['"', '”'], ""));
    let year = YEAR.captures(list.as_str()).and_then(|year| year[1].parse().ok());
    Some(Honor { body, award: None, category: Some(words), year, result: AwardResult::Honored, range })
}

static PRAISE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:Greatest|Best|Funniest|Scariest|Essential|Most|Better|Favou?rite|Coolest|Classic|Must|All-Time|All Time)\b",
    )
});

static COUNTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bTop \d+ (?:\p{Lu}\p{L}+ )*(?:Films|Movies|Pictures)\b"));
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:rank(?:ed|s|ing)?|list(?:ed|s)?|includ(?:ed|es)|named|placed|voted|selected|chosen|chose|featur(?:ed|es)|number(?:ed)?|no\.|came|appears?|appeared)\b",
    )
});

/// The titled list of a magazine, guild or broadcaster: `Empire's 500 Greatest Movies of All Time`.
fn magazine(text: &str) -> Vec<Honor> {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:The )?(?:Top )?\d{2,4} (?:(?:\p{Lu}[\p{L}'’-]*|of|the|in|to|that|and|for|from|a|So|\d{4}s?|21st|20th)(?: |\b))*(?:Ever|Time|Century|Movies|Films|Originals|Comedies|Screenplays|Characters|\p{Lu}\p{L}+)(?: \(So Far\))?",
        )
    });
    static PLACE: LazyLock<Regex> = LazyLock::new(|| pattern(r"#\d|\d(?:st|nd|rd|th)\b"));
    let mut honors = Vec::new();
    if !(VERB.is_match(text) || PLACE.is_match(text)) {
        return honors;
    }
    let givers: Vec<(Range<usize>, &str)> = PUBLICATIONS
        .find_iter(text)
        .map(|hit| (hit.range, hit.entry.name))
        .chain(
            BODIES
                .find_iter(text)
                .filter(|hit| matches!(hit.entry.kind, "list" | "guild"))
                .map(|hit| (hit.range, hit.entry.name)),
        )
        .collect();
    for title in TITLE.find_iter(text) {
        let words = title.as_str();
        let bare = words.strip_prefix("The ").unwrap_or(words).trim_start_matches("Top ");
        let is_title = words.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() >= 2;
        let own =
            text[..title.start()].trim_end().ends_with("AFI's") || text[..title.start()].trim_end().ends_with("AFI’s");
        if !is_title
            || own
            || !PRAISE.is_match(bare) && !COUNTED.is_match(words)
            || words.contains("Worst")
            || words.contains("Award")
        {
            continue;
        }
        let outside = givers.iter().filter(|(range, _)| range.end <= title.start() || range.start >= title.end());
        let nearest =
            outside.min_by_key(|(range, _)| title.start().abs_diff(range.end).min(range.start.abs_diff(title.end())));
        let Some((range, giver)) = nearest else { continue };
        honors.push(Honor {
            body: (*giver).to_owned(),
            award: Some(named(words)),
            category: None,
            year: None,
            result: AwardResult::Honored,
            range: range.start.min(title.start())..range.end.max(title.end()),
        });
    }
    honors
}
