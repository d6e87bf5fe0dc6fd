//! The row in `films`, and the ids of rows that are identified by what they say.

use std::sync::LazyLock;

use regex::Regex;
use uuid::Uuid;

use crate::article::{Article, Excerpt, Section, Text};
use crate::schema::credits::Credit;
use crate::schema::film_languages::FilmLanguage;
use crate::schema::film_titles::TitleKind;
use crate::schema::films::Film;
use crate::schema::release_dates::{ReleaseDate, ReleaseKind};
use crate::schema::scores::Score;
use crate::schema::sections::SectionKind;
use crate::schema::{Cell, Row};
use crate::value::date::Precision;
use crate::value::id;
use crate::vocab::pattern;

use super::rules::Rule;
use super::sentence::sentences;
use super::{Draft, Gathered, Place, Reading, section_kinds};

/// The film's own row and where its parts were read: what it takes from other tables cites what
/// those rows cite.
pub(super) fn row(draft: &Draft<'_>, article_id: Uuid) -> (Film, Vec<Reading>) {
    let article = draft.article;
    let first = first_sentence(article);
    let display = display_title(draft);
    let mut readings = vec![Reading { span: display.span(), place: Place::title(), rule: Rule::FilmTitle }];
    let mut cited = |cited: &[Reading]| {
        for reading in cited.iter().take(1).filter(|reading| !readings.contains(reading)).cloned().collect::<Vec<_>>() {
            readings.push(reading);
        }
    };
    let original = draft.titles.with_readings().find(|(title, _)| title.kind == TitleKind::Original);
    let language = original_language(draft, original.is_some());
    let runtime = draft.runtimes.with_readings().next();
    let known_to_the_day = first_release(draft, |date| date.precision == Precision::Day);
    let known_to_the_year = first_release(draft, is_of_one_year);
    original.iter().for_each(|(_, readings)| cited(readings));
    language.iter().for_each(|(_, readings)| cited(readings));
    known_to_the_year.iter().for_each(|(_, readings)| cited(readings));
    known_to_the_day.iter().for_each(|(_, readings)| cited(readings));
    runtime.iter().for_each(|(_, readings)| cited(readings));
    if let Some(sentence) = first {
        readings.push(Reading { span: sentence.span(), place: Place::section(None), rule: Rule::FilmFirstSentence });
    }
    let film = Film {
        film_id: draft.film_id,
        article_id,
        title: display.as_str().to_owned(),
        original_title: original.map(|(title, _)| title.title.clone()),
        original_language: original
            .and_then(|(title, _)| title.language.clone())
            .or_else(|| language.and_then(|(language, _)| language.code.clone())),
        year: known_to_the_year.map(|(date, _)| i32::from(date.date_start.year())).or_else(|| first.and_then(year_in)),
        release_date: known_to_the_day.map(|(date, _)| date.date_start),
        runtime_minutes: runtime.map(|(runtime, _)| (runtime.minutes + 0.5).floor() as i32),
        short_description: first.map(|sentence| sentence.as_str().to_owned()),
        lead: article.lead().map(Section::plain_text).filter(|text| !text.is_empty()),
        plot: plot(article),
    };
    readings.extend(plot_readings(article));
    (film, readings)
}

/// The language of the original version where its title does not tell: the first stated. A title in another
/// language than the article's is of the language of a silent film's intertitles.
fn original_language<'d>(draft: &'d Draft<'_>, has_title: bool) -> Option<(&'d FilmLanguage, &'d [Reading])> {
    let known = || draft.languages.with_readings().filter(|(language, _)| language.code.is_some());
    let spoken = known().find(|(language, _)| language.code.as_deref() != Some(SILENT));
    spoken.filter(|_| has_title).or_else(|| known().next())
}

/// The tag of films without words.
const SILENT: &str = "zxx";

/// The title of the article without its disambiguation: `Heat (1995 film)` is `Heat`.
///
/// Brackets count as disambiguation where they hold the word `film` or a like one, or a year; a
/// bracket that belongs to the title (`(500) Days of Summer`) stays.
pub(super) fn display_title<'a>(draft: &Draft<'a>) -> Excerpt<'a> {
    let title = draft.article.title.excerpt();
    static DISAMBIGUATION: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i) \([^()]*\b(film|movie|short|documentary|anime|serial|[12]\d{3})\b[^()]*\)$"));
    match DISAMBIGUATION.find(title.as_str()) {
        Some(bracket) => title.until(bracket.start()).trim(),
        None => title,
    }
}

/// The first sentence of the lead: up to the first stop with a verb before it, since titles hold
/// stops too (`Mamma Mia! Here We Go Again is …`).
fn first_sentence(article: &Article) -> Option<Excerpt<'_>> {
    static VERB: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:is|was|are|were|tells|follows)\b"));
    let block = article.lead()?.blocks.first()?;
    let sentences = sentences(block.text());
    let first = *sentences.first()?;
    let last = sentences.iter().find(|sentence| VERB.is_match(sentence.as_str())).unwrap_or(&first);
    Some(first.through(*last))
}

/// The year that a sentence names.
fn year_in(sentence: Excerpt<'_>) -> Option<i32> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:18[89]\d|19\d\d|20\d\d|21\d\d)\b"));
    YEAR.find(sentence.as_str()).and_then(|year| year.as_str().parse().ok())
}

/// Whether a date tells its year: `c. 1907–1911` does not.
fn is_of_one_year(date: &ReleaseDate) -> bool {
    date.precision != Precision::Decade && date.date_start.year() == date.date_end.year()
}

/// The earliest release that is one (not a showing at home or a later one), as far as `wanted`.
fn first_release<'d>(
    draft: &'d Draft<'_>,
    wanted: impl Fn(&ReleaseDate) -> bool,
) -> Option<(&'d ReleaseDate, &'d [Reading])> {
    let later = |date: &ReleaseDate| {
        matches!(date.kind, ReleaseKind::Rerelease | ReleaseKind::HomeVideo | ReleaseKind::Broadcast)
    };
    let releases = || draft.release_dates.with_readings().filter(|(date, _)| wanted(date));
    let in_cinemas = releases().filter(|(date, _)| !later(date)).min_by_key(|(date, _)| date.date_start);
    in_cinemas.or_else(|| releases().min_by_key(|(date, _)| date.date_start))
}

/// The sections that tell the plot, with something in them.
fn plot_sections(article: &Article) -> impl Iterator<Item = &Section> {
    let kinds = section_kinds(article);
    let sections = article.sections.iter().zip(kinds).filter(|(_, kind)| *kind == SectionKind::Plot);
    sections.map(|(section, _)| section).filter(|section| !section.is_empty())
}

fn plot(article: &Article) -> Option<String> {
    let texts: Vec<String> = plot_sections(article).map(Section::plain_text).collect();
    Some(texts.join("\n\n")).filter(|text| !text.is_empty())
}

fn plot_readings(article: &Article) -> impl Iterator<Item = Reading> {
    plot_sections(article).map(|section| {
        let heading = section.heading.as_ref().map(Text::as_str);
        Reading { span: section.span(), place: Place::section(heading), rule: Rule::FilmPlot }
    })
}

/// Gives rows their ids, and joins the readings of rows that turn out to be one.
pub(super) fn identified<R: Row>(
    gathered: Gathered<R>,
    identify: impl Fn(&R) -> Uuid,
    assign: impl Fn(&mut R, Uuid),
) -> Gathered<R> {
    let mut seen: Vec<Uuid> = Vec::new();
    let mut kept: Vec<(R, Vec<Reading>)> = Vec::new();
    for (mut row, readings) in gathered.into_rows() {
        let id = identify(&row);
        match seen.iter().position(|known| *known == id) {
            Some(at) => kept[at].1.extend(readings),
            None => {
                assign(&mut row, id);
                seen.push(id);
                kept.push((row, readings));
            }
        }
    }
    Gathered::from_rows(kept)
}

/// A credit is film, person, role and character.
pub(super) fn credit_id(row: &Credit) -> Uuid {
    key("credit", row, &["film_id", "person_id", "role", "character"])
}

/// A score is film, whose it is, what is measured, and the value as written.
pub(super) fn score_id(row: &Score) -> Uuid {
    key(
        "score",
        row,
        &["film_id", "kind", "source", "metric", "value_text", "critic_person_id", "publication", "as_of"],
    )
}

/// The id of a row, made from the name of its kind and the values of some of its columns.
pub(super) fn key<R: Row>(table: &str, row: &R, columns: &[&str]) -> Uuid {
    let value = |name: &&str| {
        let column = R::TABLE.columns.iter().find(|column| column.info.name == *name);
        column.map_or(Cell::Null, |column| (column.get)(row)).to_text()
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    id::row(table, &values.iter().map(String::as_str).collect::<Vec<_>>())
}
