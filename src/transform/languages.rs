//! Languages of the film.

use crate::article::{Excerpt, Field};
use crate::finding::Code;
use crate::schema::film_languages::FilmLanguage;
use crate::vocab::countries;
use crate::vocab::languages::{self, LANGUAGES, Language};

use super::lead_phrase::lead_phrase;
use super::rules::Rule;
use super::{Draft, Place, listed};

/// Reads languages.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    for listed in listed::values(field) {
        for (words, language) in parts(listed.value) {
            match language {
                Some(language) => push(words, language, Rule::LanguageField, draft),
                // `no intertitles`, `none`
                None if words.as_str().to_lowercase().starts_with("no") => {}
                None if words.as_str().contains(char::is_alphabetic) => unknown(words, draft),
                None => {}
            }
        }
    }
}

/// Reads the language that the lead gives, where no field does: `Kannada-language`, or `Tamil` where that is a
/// language and no nationality. A nationality alone does not tell the language.
pub(super) fn prose(draft: &mut Draft<'_>) {
    if !draft.languages.is_empty() {
        return;
    }
    let Some(phrase) = lead_phrase(draft.article) else { return };
    draft.place = Place::section(None);
    for hit in LANGUAGES.find_iter(phrase.as_str()) {
        let words = phrase.get(hit.range.clone());
        let rest = &phrase.as_str()[hit.range.end..];
        let says_language = ["-language", " language", "-speaking"].iter().any(|tail| rest.starts_with(tail));
        if says_language || countries::demonym(words.as_str()).is_none() && countries::country(words.as_str()).is_none()
        {
            push(words, hit.entry, Rule::LanguageLead, draft);
        }
    }
}

/// The languages that one value names: one, or several joined by `and`, `&` or a slash.
fn parts(value: Excerpt<'_>) -> Vec<(Excerpt<'_>, Option<&'static Language>)> {
    if let Some(language) = languages::language(value.as_str()) {
        return vec![(value, Some(language))];
    }
    let joined = |text: &str, at: usize| {
        let one_of = [" and ", " & ", "/", " - ", " \u{2013} ", " with ", "|", "+", "-", "\u{2013}"];
        one_of.iter().find(|joint| text[at..].starts_with(**joint)).map_or(0, |joint| joint.len())
    };
    let pieces: Vec<_> =
        listed::split(value, joined).into_iter().map(|piece| (piece, languages::language(piece.as_str()))).collect();
    if pieces.len() > 1 && pieces.iter().all(|(_, language)| language.is_some()) {
        return pieces;
    }
    // `Silent film`, `English intertitles`, `Hindi dialogue`: a name among other words.
    let inside =
        LANGUAGES.find_iter(value.as_str()).map(|hit| (value.get(hit.range), languages::language(hit.entry.name)));
    let inside: Vec<_> = inside.collect();
    if inside.is_empty() { vec![(value, None)] } else { inside }
}

fn push(words: Excerpt<'_>, language: &Language, rule: Rule, draft: &mut Draft<'_>) {
    let (code, name) = (Some(language.code.to_owned()), language.name.to_owned());
    let row = FilmLanguage { film_id: draft.film_id, ordinal: 0, code, name };
    let reading = draft.reading(words, rule);
    draft.languages.confirm_or_push(|known| known.code.as_deref() == Some(language.code), row, reading);
}

fn unknown(words: Excerpt<'_>, draft: &mut Draft<'_>) {
    draft.finding(Code::LanguageUnknown, words, "the vocabulary holds no language of this name");
    let row = FilmLanguage { film_id: draft.film_id, ordinal: 0, code: None, name: words.as_str().to_owned() };
    let reading = draft.reading(words, Rule::LanguageField);
    draft.languages.confirm_or_push(|known| known.name == words.as_str(), row, reading);
}
