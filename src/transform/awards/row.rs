//! One award as it was read, and how it joins what the draft already has.

use uuid::Uuid;

use crate::article::Excerpt;
use crate::schema::awards::{Award, AwardResult};
use crate::transform::rules::Rule;
use crate::vocab::{award_bodies, fold};

use super::super::{Draft, Reading, Recipient, SharedAward};
use super::shared;

/// An award as it was read at one place.
#[derive(Clone, Debug)]
pub(super) struct Read<'a> {
    /// Who gives it.
    pub body: String,
    /// Number of the ceremony.
    pub edition: Option<i32>,
    /// Year of the ceremony.
    pub year: Option<i32>,
    /// Name of the award.
    pub award: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// What came of it.
    pub result: AwardResult,
    /// ISO 3166 code of the country whose entry the film was.
    pub country: Option<String>,
    /// The words that name those who share it.
    pub recipients: Vec<Excerpt<'a>>,
    /// The words that it was read from.
    pub words: Excerpt<'a>,
    /// The rule that read it.
    pub rule: Rule,
}

impl Read<'_> {
    /// Adds the award to the draft, or completes the row that it is already there as.
    pub(super) fn push(self, draft: &mut Draft<'_>) {
        let recipients = people(draft, &self.recipients, self.rule);
        let reading = draft.reading(self.words, self.rule);
        let award = Award {
            award_id: Uuid::nil(),
            film_id: draft.film_id,
            ordinal: 0,
            body: self.body,
            edition: self.edition,
            year: self.year,
            award: self.award,
            category: self.category,
            result: self.result,
            submitting_country: self.country,
            recipient_person_id: recipients.first().map(|first| first.person_id),
            award_text: self.words.as_str().to_owned(),
        };
        let row = SharedAward { award, recipients };
        match draft.awards.confirm(|known| same(known, &row), reading.clone()) {
            Some(known) => complete(known, &row),
            None => draft.awards.push(row, reading),
        }
    }
}

/// Adds an award out of a table, or completes the row that prose has made of it: of the first
/// `known` rows, since those of the table are apart. The table's words are the ones that stay.
/// `alias` is another name of the category.
pub(super) fn join(row: SharedAward, alias: Option<&str>, readings: Vec<Reading>, known: usize, draft: &mut Draft<'_>) {
    let mut readings = readings.into_iter();
    let Some(first) = readings.next() else { return };
    let aliased = alias.map(|alias| {
        let award = Award { category: Some(alias.to_owned()), ..row.award.clone() };
        SharedAward { award, ..row.clone() }
    });
    let is_same =
        |other: &SharedAward| same(other, &row) || aliased.as_ref().is_some_and(|aliased| same(other, aliased));
    let place = draft.awards.iter().take(known).position(is_same);
    let twice = |other: &SharedAward| {
        let texts = |award: &Award| (award.body.clone(), award.award.clone(), award.category.clone());
        let (other, row) = (&other.award, &row.award);
        texts(other) == texts(row)
            && other.result == row.result
            && other.recipient_person_id == row.recipient_person_id
            && (other.edition, other.year) == (row.edition, row.year)
    };
    let place = place.or_else(|| draft.awards.iter().position(twice));
    let Some(place) = place else {
        draft.awards.push(row, first);
        let place = draft.awards.len() - 1;
        readings.for_each(|reading| draft.awards.cite(place, reading));
        return;
    };
    // A table may have a line for each of those who share an award: the first line stands for it.
    let told = draft.awards.with_readings().nth(place);
    let told = told.is_some_and(|(_, readings)| readings.iter().any(|known| known.rule == first.rule));
    draft.awards.cite(place, first);
    readings.for_each(|reading| draft.awards.cite(place, reading));
    if let Some(known) = draft.awards.iter_mut().nth(place) {
        complete(known, &row);
        let (known, row) = (&mut known.award, row.award);
        known.category = row.category.or(known.category.take());
        known.award = row.award.or(known.award.take());
        known.year = row.year.or(known.year);
        if !told {
            known.award_text = row.award_text;
        }
    }
}

/// Recipients as rows have them: one by one where each had the award `apart`, else together.
pub(super) fn each<'a>(recipients: &[Excerpt<'a>], apart: bool) -> Vec<Vec<Excerpt<'a>>> {
    if apart && !recipients.is_empty() {
        return recipients.iter().map(|recipient| vec![*recipient]).collect();
    }
    vec![recipients.to_vec()]
}

/// The people whom words name, each once.
pub(super) fn people(draft: &mut Draft<'_>, words: &[Excerpt<'_>], rule: Rule) -> Vec<Recipient> {
    let mut found = Vec::new();
    for words in words {
        let Some(person_id) = person(draft, *words, rule) else { continue };
        let name = words.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        shared::join(&mut found, &[Recipient { person_id, name, reading: draft.reading(*words, rule) }]);
    }
    found
}

/// The person whom the words name: by any form of a known name, or in full.
fn person(draft: &mut Draft<'_>, words: Excerpt<'_>, rule: Rule) -> Option<Uuid> {
    let known = draft.known_person_in(words);
    let known = known.map(|named| (named.id, named.forms.iter().any(|form| form.name == words.as_str())));
    match known {
        Some((id, true)) => Some(id),
        Some((id, false)) => {
            draft.person_again(id, words, rule);
            Some(id)
        }
        None => {
            let is_full = words.as_str().trim().contains(' ') || draft.links_to_person(words);
            is_full.then(|| draft.person(words, rule))
        }
    }
}

/// Whether two readings speak of one award.
fn same(known: &SharedAward, new: &SharedAward) -> bool {
    let shares = |recipient: &Recipient| new.recipients.iter().any(|other| other.person_id == recipient.person_id);
    let people = known.recipients.is_empty() || new.recipients.is_empty() || known.recipients.iter().any(shares);
    let (known, new) = (&known.award, &new.award);
    let agree = |one: Option<i32>, other: Option<i32>| one.is_none() || other.is_none() || one == other;
    // Some count the year of the film, others that of the ceremony.
    let near =
        |one: Option<i32>, other: Option<i32>| one.zip(other).is_none_or(|(one, other)| (one - other).abs() <= 1);
    let result = known.result == new.result
        || known.result == AwardResult::Nominated && new.result == AwardResult::Won
        || known.result == AwardResult::Won && new.result == AwardResult::Nominated;
    let prizes = match (&known.award, &new.award) {
        (Some(one), Some(other)) => core(one) == core(other),
        _ => known.category.is_some() || known.award == new.award,
    };
    let category = match (&known.category, &new.category) {
        (Some(one), Some(other)) => same_category(one, other),
        (None, None) => true,
        _ => false,
    };
    known.body == new.body
        && result
        && people
        && prizes
        && category
        && known.submitting_country == new.submitting_country
        && agree(known.edition, new.edition)
        && near(known.year, new.year)
}

/// Whether two names mean one category: `Best Direction` and `Best Director`.
fn same_category(one: &str, other: &str) -> bool {
    let known = |name| award_bodies::category(name);
    core(one) == core(other)
        || known(one).is_some() && known(one) == known(other)
        || goes_on(one, other)
        || goes_on(other, one)
}

/// Whether `long` is `short` with a tail: `Best Dramatic Presentation, Long Form`.
fn goes_on(short: &str, long: &str) -> bool {
    long.strip_prefix(short)
        .is_some_and(|tail| tail.starts_with(", ") || tail.starts_with(" – ") || tail.starts_with(" ("))
}

/// A name without the words that awards share, for comparison.
fn core(name: &str) -> Vec<String> {
    const SHARED: &[&str] = &["best", "award", "awards", "the", "a", "an", "for", "of", "in", "film", "and"];
    let words = fold(name);
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let own: Vec<String> = words.clone().filter(|word| !SHARED.contains(word)).map(str::to_owned).collect();
    if own.is_empty() { words.map(str::to_owned).collect() } else { own }
}

/// Fills in what an earlier reading left open. Who is said to have won was nominated before.
fn complete(known: &mut SharedAward, new: &SharedAward) {
    shared::join(&mut known.recipients, &new.recipients);
    let (known, new) = (&mut known.award, &new.award);
    known.edition = known.edition.or(new.edition);
    known.year = known.year.or(new.year);
    known.recipient_person_id = known.recipient_person_id.or(new.recipient_person_id);
    if let (Some(short), Some(long)) = (&known.category, &new.category)
        && goes_on(short, long)
    {
        known.category.clone_from(&new.category);
    }
    if known.award.is_none() {
        known.award.clone_from(&new.award);
    }
    if new.result == AwardResult::Won {
        known.result = AwardResult::Won;
    }
}

/// Drops what only says that a body gave something, where another row says what.
pub(super) fn drop_vague(draft: &mut Draft<'_>) {
    let told: Vec<(String, AwardResult)> = draft
        .awards
        .iter()
        .map(|shared| &shared.award)
        .filter(|row| row.award.is_some() || row.category.is_some())
        .map(|row| (row.body.clone(), row.result))
        .collect();
    draft.awards.retain(|shared| {
        let row = &shared.award;
        row.category.is_some()
            || row.award.is_some()
            || !told.iter().any(|(body, result)| *body == row.body && *result == row.result)
    });
}
