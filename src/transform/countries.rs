//! Countries of production.

use crate::article::{Article, Excerpt, Field};
use crate::finding::Code;
use crate::schema::film_countries::FilmCountry;
use crate::vocab::countries::{self, COUNTRIES, DEMONYMS};

use super::lead_phrase::lead_phrase;
use super::listed::{self, Listed};
use super::rules::Rule;
use super::{Draft, Place};

/// Reads countries.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    for listed in listed::values(field) {
        one(&listed, draft);
    }
}

/// Reads the nationality that the lead gives, where no field does.
pub(super) fn prose(draft: &mut Draft<'_>) {
    if !draft.countries.is_empty() {
        return;
    }
    let Some(phrase) = lead_phrase(draft.article) else { return };
    draft.place = Place::section(None);
    for (words, code) in nationalities(phrase) {
        push(words, code, Rule::CountryLead, draft);
    }
}

/// The codes of the countries that the `country` fields state, wherever they stand: for readers that run
/// before those fields are read.
pub(super) fn stated(article: &Article) -> Vec<&'static str> {
    let fields = article.fields.iter();
    let fields = fields.filter(|field| crate::vocab::fields::canonical(field.key.as_str()) == Some("country"));
    let mut codes: Vec<&'static str> =
        fields.flat_map(listed::values).flat_map(|listed| parts(listed.value)).filter_map(|(_, code)| code).collect();
    if codes.is_empty() {
        codes = lead_phrase(article).map(nationalities).unwrap_or_default().into_iter().map(|(_, code)| code).collect();
    }
    codes
}

fn one(listed: &Listed<'_>, draft: &mut Draft<'_>) {
    for (words, code) in parts(listed.value) {
        match code {
            Some(code) => push(words, code, Rule::CountryField, draft),
            None if words.as_str().contains(char::is_alphabetic) => unknown(words, draft),
            None => {}
        }
    }
}

/// The countries that one value names: one, or several joined by `and`, `&` or a dash.
fn parts(value: Excerpt<'_>) -> Vec<(Excerpt<'_>, Option<&'static str>)> {
    let known = |words: Excerpt<'_>| {
        let name = words.as_str();
        countries::country(name).or_else(|| countries::demonym(name))
    };
    if let Some(code) = known(value) {
        return vec![(value, Some(code))];
    }
    let joined = |text: &str, at: usize| {
        let rest = &text[at..];
        let one_of = [" and ", " & ", "/", " - ", " \u{2013} ", "-", "\u{2013}", "|", "+"];
        one_of.iter().find(|joint| rest.starts_with(**joint)).map_or(0, |joint| joint.len())
    };
    let pieces: Vec<_> = listed::split(value, joined).into_iter().map(|piece| (piece, known(piece))).collect();
    if pieces.len() > 1 && pieces.iter().all(|(_, code)| code.is_some()) {
        return pieces;
    }
    // `Italian-French co-production`, `West Germany (FRG)`: names among other words.
    let inside: Vec<_> =
        COUNTRIES.find_iter(value.as_str()).map(|hit| (value.get(hit.range), Some(hit.entry.code))).collect();
    if inside.is_empty() { vec![(value, None)] } else { inside }
}

fn push(words: Excerpt<'_>, code: &'static str, rule: Rule, draft: &mut Draft<'_>) {
    let name = countries::name(code).unwrap_or(words.as_str()).to_owned();
    let row = FilmCountry { film_id: draft.film_id, ordinal: 0, code: Some(code.to_owned()), name };
    let reading = draft.reading(words, rule);
    draft.countries.confirm_or_push(|known| known.code.as_deref() == Some(code), row, reading);
}

fn unknown(words: Excerpt<'_>, draft: &mut Draft<'_>) {
    draft.finding(Code::CountryUnknown, words, "the vocabulary holds no country of this name");
    let row = FilmCountry { film_id: draft.film_id, ordinal: 0, code: None, name: words.as_str().to_owned() };
    let reading = draft.reading(words, Rule::CountryField);
    draft.countries.confirm_or_push(|known| known.name == words.as_str(), row, reading);
}

/// First halves of compounds: `Franco-Italian`.
const COMBINING: &[(&str, &str)] = &[
    ("Anglo", "GB"),
    ("Austro", "AT"),
    ("Belgo", "BE"),
    ("Franco", "FR"),
    ("Germano", "DE"),
    ("Greco", "GR"),
    ("Hispano", "ES"),
    ("Indo", "IN"),
    ("Israelo", "IL"),
    ("Italo", "IT"),
    ("Luso", "PT"),
    ("Russo", "RU"),
    ("Sino", "CN"),
];

/// The nationalities in the phrase that says what the film is.
fn nationalities(phrase: Excerpt<'_>) -> Vec<(Excerpt<'_>, &'static str)> {
    let text = phrase.as_str();
    let mut found: Vec<(usize, Excerpt<'_>, &'static str)> = Vec::new();
    for (name, code) in COMBINING {
        let compound =
            text.match_indices(name).find(|(at, name)| text[at + name.len()..].starts_with(['-', '\u{2013}']));
        if let Some((at, name)) = compound {
            found.push((at, phrase.get(at..at + name.len()), code));
        }
    }
    for hit in DEMONYMS.find_iter(text) {
        // `French-language` and `English-speaking` are languages.
        let rest = &text[hit.range.end..];
        let is_language = ["-language", " language", "-speaking"].iter().any(|tail| rest.starts_with(tail));
        if !is_language {
            found.push((hit.range.start, phrase.get(hit.range), hit.entry.code));
        }
    }
    found.sort_by_key(|(at, ..)| *at);
    found.into_iter().map(|(_, words, code)| (words, code)).collect()
}
