//! Where and how a release took place: what notes and sentences say beside its date.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::release_dates::ReleaseKind;
use crate::value::date::PartialDate;
use crate::vocab::countries::{self, CITIES, COUNTRIES, DEMONYMS};
use crate::vocab::festivals::{self, FESTIVALS};
use crate::vocab::pattern;

/// Where and how a film was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) event: Option<String>,
    pub(super) country: Option<String>,
    pub(super) kind: ReleaseKind,
}

impl Default for Setting {
    fn default() -> Self {
        Setting { event: None, country: None, kind: ReleaseKind::Unspecified }
    }
}

/// What a note in brackets says: one setting for each country that it names, at least one.
pub(super) fn of_note(note: Excerpt<'_>, date: PartialDate) -> Vec<Setting> {
    let text = note.as_str();
    let stated = kind(text);
    if let Some((event, country)) = festival(note).or_else(|| short_festival(note, date)) {
        let setting =
            Setting { event: Some(event.as_str().to_owned()), country, kind: stated.unwrap_or(ReleaseKind::Festival) };
        return vec![Setting {
            kind: if stated == Some(ReleaseKind::Premiere) { ReleaseKind::Premiere } else { setting.kind },
            ..setting
        }];
    }
    let named = countries_in(text);
    if named.is_empty() {
        return vec![Setting { event: None, country: city_in(text), kind: stated.unwrap_or(ReleaseKind::Unspecified) }];
    }
    let kind = stated.unwrap_or(ReleaseKind::Theatrical);
    named.into_iter().map(|code| Setting { event: None, country: Some(code.to_owned()), kind }).collect()
}

/// Whether the words are a country, city, region, venue or festival and nothing else.
pub(super) fn is_place(words: &str) -> bool {
    !words.is_empty() && (countries::place(words).is_some() || festivals::festival(words).is_some())
}

/// The countries that a text names, each once.
pub(in crate::transform) fn countries_in(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = Vec::new();
    for hit in COUNTRIES.find_iter(text) {
        // `America` in `North America` is no country.
        let before = text[..hit.range.start].split_whitespace().next_back().unwrap_or_default();
        let continent =
            matches!(before, "North" | "South" | "Latin" | "Central") && text[hit.range.clone()] == *"America";
        if let Some(code) = countries::country(hit.entry.name).filter(|code| !continent && !codes.contains(code)) {
            codes.push(code);
        }
    }
    codes
}

/// The country of the first city or region that a text names. Cinemas and theatres are left out: their names
/// are alike the world over.
pub(super) fn city_in(text: &str) -> Option<String> {
    // `Leicester Square, London` names its city.
    let with_city = |words: &str| words.rsplit_once(", ").is_some_and(|(_, city)| countries::place(city).is_some());
    let hit = CITIES.find_iter(text).find(|hit| !hit.entry.is_venue || with_city(&text[hit.range.clone()]))?;
    Some(hit.entry.country.to_owned())
}

/// The festival that a text names, with its edition, and the country where it is held.
pub(super) fn festival(words: Excerpt<'_>) -> Option<(Excerpt<'_>, Option<String>)> {
    static EDITION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:\b[0-9]+(?:st|nd|rd|th)|\b(?:19|20)[0-9]{2}|\b[A-Z][a-z]+(?:-[a-z]+)?(?:st|nd|rd|th))(?: annual| Annual)? $",
        )
    });
    let hit = FESTIVALS.find(words.as_str())?;
    let edition = EDITION.find(&words.as_str()[..hit.range.start]).map_or(hit.range.start, |edition| edition.start());
    let country = Some(hit.entry.country.to_owned()).filter(|country| !country.is_empty());
    Some((words.get(edition..hit.range.end), country))
}

/// The countries of phrases such as `American theatrical debut` and `UK release`.
pub(super) fn nationality_of_release(text: &str) -> Vec<&'static str> {
    static NOUN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^ (?:\w+ )?(?:theatrical |television |home video |DVD |Blu-ray |video )?(?:release|premiere|debut|opening|theaters|theatres|cinemas|broadcast|distribution)",
        )
    });
    let continent = |before: &str| {
        before.trim_end().ends_with("North")
            || before.trim_end().ends_with("South")
            || before.trim_end().ends_with("Latin")
    };
    let hits = DEMONYMS
        .find_iter(text)
        .filter(|hit| NOUN.is_match(&text[hit.range.end..]) && !continent(&text[..hit.range.start]));
    hits.filter_map(|hit| countries::demonym(&text[hit.range])).collect()
}

/// Cities that stand for their festival, with the first year and the months of it: only then does `Berlin` in
/// brackets mean the festival.
const CITY_FESTIVALS: &[(&str, i16, &[i8])] = &[
    ("Annecy", 1960, &[6]),
    ("Berlin", 1951, &[2, 6, 7]),
    ("Busan", 1996, &[9, 10]),
    ("Cannes", 1946, &[4, 5, 7, 9]),
    ("Karlovy Vary", 1946, &[6, 7, 8]),
    ("Locarno", 1946, &[7, 8]),
    ("Rotterdam", 1972, &[1, 2]),
    ("San Sebasti\u{E1}n", 1953, &[6, 7, 9]),
    ("Sitges", 1968, &[10]),
    ("Telluride", 1974, &[8, 9]),
    ("Toronto", 1976, &[9]),
    ("Venice", 1932, &[8, 9]),
];

/// The festival that a short name in brackets means.
fn short_festival(note: Excerpt<'_>, date: PartialDate) -> Option<(Excerpt<'_>, Option<String>)> {
    let name = note.as_str();
    let festival = festivals::short(name)?;
    let start = date.date_start()?;
    let in_season = |(_, first, months): &(&str, i16, &[i8])| start.year() >= *first && months.contains(&start.month());
    let is_city = countries::place(name).is_some();
    if is_city && !CITY_FESTIVALS.iter().filter(|(city, ..)| *city == name).any(in_season) {
        return None;
    }
    Some((note, Some(festival.country.to_owned()).filter(|country| !country.is_empty())))
}

/// The festival that a short name means after `at`: `premiered at Cannes on`.
pub(super) fn festival_after_at(words: Excerpt<'_>, date: PartialDate) -> Option<(Excerpt<'_>, Option<String>)> {
    static AT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\bat (?:the )?(?P<name>\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+){0,2})"));
    AT.captures_iter(words.as_str()).filter_map(|found| found.name("name")).find_map(|name| {
        let after = &words.as_str()[name.end()..];
        // `at Cannes Town Hall` goes on.
        (!after.starts_with("'s") && !after.starts_with('\u{2019}'))
            .then(|| short_festival(words.get(name.range()), date))
            .flatten()
    })
}

/// The kind of release that a text states.
pub(super) fn kind(text: &str) -> Option<ReleaseKind> {
    static KINDS: LazyLock<Vec<(Regex, ReleaseKind)>> = LazyLock::new(|| {
        let kinds = [
            (
                r"\b(?:dvd|blu-?ray|vhs|betamax|laserdisc|home (?:video|media|entertainment|release)|video ?cassette|4k|ultra hd|direct-to-video|straight-to-video|vcd|digital download)",
                ReleaseKind::HomeVideo,
            ),
            (
                r"\b(?:netflix|hulu|disney\+|amazon|prime video|hbo max|apple tv|itunes|peacock|paramount\+|shudder|mubi|zee5|hotstar|sonyliv|streaming|streamed|stream|digital (?:release|hd|platforms?|store)|digitally (?:released|on|in|through)|released digitally|online|internet|video[- ]on[- ]demand|p?vod)\b",
                ReleaseKind::Streaming,
            ),
            (r"\b(?:broadcast|televised|television|tv|aired|telecast)\b", ReleaseKind::Broadcast),
            (r"\b(?:re-?releas|re-?issue|revival|restor)", ReleaseKind::Rerelease),
            (r"\blimited\b", ReleaseKind::Limited),
            (r"\b(?:premi[eè]re|debut)", ReleaseKind::Premiere),
            (
                r"\b(?:theatrical|theaters|theatres|cinemas|wide|nationwide|general|national|roadshow)\b",
                ReleaseKind::Theatrical,
            ),
            (r"\bfestival\b", ReleaseKind::Festival),
        ];
        let compiled = kinds.into_iter().map(|(words, kind)| (pattern(&format!("(?i){words}")), kind));
        compiled.collect()
    });
    KINDS.iter().find(|(pattern, _)| pattern.is_match(text)).map(|(_, kind)| *kind)
}
