//! Genres of the film.
//!
//! They are read from the genre field and from the phrase by which the lead says what the film is. A compound
//! is one genre where the vocabulary has it (`romantic comedy`), else its parts (`comedy-drama`). Forms
//! (`short`, `silent`, `television`) are not genres.

use crate::article::{Excerpt, Field};
use crate::schema::film_genres::FilmGenre;
use crate::vocab::genres::{self, GENRES, Genre};

use super::lead_phrase::lead_phrase;
use super::rules::Rule;
use super::{Draft, Place, listed};

/// Reads genres.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    for listed in listed::values(field) {
        let words = listed.value;
        if let Some(genre) = genres::genre(words.as_str()) {
            push(words, genre, Rule::GenreField, draft);
            continue;
        }
        let mut any = false;
        for hit in GENRES.find_iter(words.as_str()) {
            any = true;
            push(words.get(hit.range), hit.entry, Rule::GenreField, draft);
        }
        if !any && words.as_str().contains(char::is_alphabetic) {
            let row = FilmGenre { film_id: draft.film_id, ordinal: 0, code: None, name: words.as_str().to_owned() };
            let reading = draft.reading(words, Rule::GenreField);
            draft.genres.confirm_or_push(|known| known.name == words.as_str(), row, reading);
        }
    }
}

/// Reads genres out of the lead.
pub(super) fn prose(draft: &mut Draft<'_>) {
    let Some(phrase) = lead_phrase(draft.article) else { return };
    draft.place = Place::section(None);
    for hit in GENRES.find_iter(phrase.as_str()) {
        push(phrase.get(hit.range), hit.entry, Rule::GenreLead, draft);
    }
}

fn push(words: Excerpt<'_>, genre: &Genre, rule: Rule, draft: &mut Draft<'_>) {
    if genre.is_form {
        return;
    }
    let (code, name) = (Some(genre.slug.to_owned()), genre.name.to_owned());
    let row = FilmGenre { film_id: draft.film_id, ordinal: 0, code, name };
    let reading = draft.reading(words, rule);
    draft.genres.confirm_or_push(|known| known.code.as_deref() == Some(genre.slug), row, reading);
}
