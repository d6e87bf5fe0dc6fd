//! Titles: the display name, brackets in the lead, `also known as`, working titles.

mod alternative;
mod bracket;
mod script;

use crate::article::{Article, Excerpt, Field};
use crate::schema::film_titles::{FilmTitle, TitleKind};
use crate::value::id::fold;
use crate::vocab::languages::{self, LANGUAGES};
use crate::vocab::{Needle, fields};

use super::film::display_title;
use super::lead_phrase::lead_phrase;
use super::rules::Rule;
use super::sentence::readable;
use super::{Draft, Place, listed};
use bracket::Title;

/// Reads native, original and alternative titles of an infobox.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    let stated = match fields::canonical(field.key.as_str()) {
        Some("romanized_title") => Some(TitleKind::Romanized),
        Some("english_title") => Some(TitleKind::Translated),
        Some("also_known_as") => Some(TitleKind::Alternative),
        Some("working_title") => Some(TitleKind::Working),
        _ => None,
    };
    main(draft);
    let languages = film_languages(draft);
    for item in listed::items(field) {
        let found: Vec<Title<'_>> = match stated {
            Some(kind) => listed::split(item, separator)
                .into_iter()
                .map(|piece| Title { words: listed::listed(piece).value, kind, language: None })
                .collect(),
            None => {
                let own =
                    |title: &FilmTitle| title.kind == TitleKind::Original && title.script.as_deref() != Some("Latn");
                let known = draft.titles.iter().any(own);
                bracket::native(item, &languages, known)
            }
        };
        for title in found {
            push(title, Rule::TitleField, draft);
        }
    }
}

/// Reads titles out of the lead and the sections on production and release.
pub(super) fn prose(draft: &mut Draft<'_>) {
    main(draft);
    let languages = film_languages(draft);
    draft.place = Place::section(None);
    let names = names(draft);
    if let Some(first) = first_sentence(draft.article) {
        for title in bracket::of_lead(first, &names, &languages) {
            push(title, Rule::TitleLeadBracket, draft);
        }
    }
    alternative::read(draft);
}

/// What sentences with other titles hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    alternative::needles()
}

/// The article's own title, and the display name where that is another.
fn main(draft: &mut Draft<'_>) {
    if !draft.titles.is_empty() {
        return;
    }
    let place = std::mem::replace(&mut draft.place, Place::title());
    let title = display_title(draft);
    push(Title { words: title, kind: TitleKind::Main, language: None }, Rule::TitleArticle, draft);
    if let Some(name) = draft.article.display_name.as_ref() {
        let article_title = draft.article.title.as_str();
        if fold(name.as_str()) != fold(article_title) {
            push(
                Title { words: name.excerpt(), kind: TitleKind::Alternative, language: None },
                Rule::TitleDisplayName,
                draft,
            );
        }
    }
    draft.place = place;
}

/// The names that the lead may open with.
fn names(draft: &Draft<'_>) -> Vec<String> {
    let display = draft.article.display_name.iter().map(|name| name.as_str().to_owned());
    std::iter::once(display_title(draft).as_str().to_owned()).chain(display).collect()
}

/// BCP 47 tags of the languages of the film, from its field, else from the lead.
fn film_languages(draft: &Draft<'_>) -> Vec<&'static str> {
    let article = draft.article;
    let stated = article.fields.iter().filter(|field| fields::canonical(field.key.as_str()) == Some("language"));
    let mut codes: Vec<&'static str> = stated
        .flat_map(listed::values)
        .filter_map(|listed| languages::language(listed.value.as_str()))
        .map(|language| language.code)
        .collect();
    if codes.is_empty() {
        let phrase = lead_phrase(article).map(Excerpt::as_str).unwrap_or_default();
        codes = LANGUAGES
            .find_iter(phrase)
            .filter_map(|hit| languages::language(hit.entry.name))
            .map(|language| language.code)
            .collect();
    }
    // A silent film has no language of its own to write its title in.
    codes.retain(|code| *code != "zxx");
    codes
}

fn first_sentence(article: &Article) -> Option<Excerpt<'_>> {
    article.lead()?.blocks.iter().find_map(|block| readable(block.text()).next())
}

/// Titles in a field are apart by semicolons, slashes and bullets; commas are part of titles too often.
fn separator(text: &str, at: usize) -> usize {
    let one_of = ["; ", ";", " / ", " \u{2022} ", " | "];
    one_of.iter().find(|separator| text[at..].starts_with(**separator)).map_or(0, |separator| separator.len())
}

/// Adds a title, unless the film has it already.
fn push(title: Title<'_>, rule: Rule, draft: &mut Draft<'_>) {
    let words = title.words.as_str();
    if !words.contains(char::is_alphanumeric) {
        return;
    }
    let script = script::of(words);
    // A field may hold the original title in its script, and in Latin letters beside it.
    let beside = |known: &FilmTitle| known.kind == TitleKind::Original && known.script.as_deref() != Some("Latn");
    let romanized = title.kind == TitleKind::Original && script == Some("Latn") && draft.titles.iter().any(beside);
    let title = if romanized { Title { kind: TitleKind::Romanized, ..title } } else { title };
    let row = FilmTitle {
        film_id: draft.film_id,
        ordinal: 0,
        title: words.to_owned(),
        kind: title.kind,
        language: title.language.map(str::to_owned),
        script: script.map(str::to_owned),
    };
    let reading = draft.reading(title.words, rule);
    // The same words are one title; only a title that is original as well as main is told twice.
    let same = |known: &FilmTitle| {
        fold(&known.title) == fold(words) && (known.kind == title.kind || title.kind != TitleKind::Original)
    };
    draft.titles.confirm_or_push(same, row, reading);
}
