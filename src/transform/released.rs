//! Release dates: when, where and how the film was released.
//!
//! The infobox lists dates with a place, event or note in brackets; running text says the same in
//! sentences. A date met twice is one row with both readings, completed by the later one.

mod clause;
mod prose;
mod setting;

use crate::article::{Excerpt, Field};
use crate::finding::Code;
use crate::schema::release_dates::{ReleaseDate, ReleaseKind};
use crate::value::date::{self, PartialDate, Precision, Trouble, What};
use crate::vocab::Needle;

use super::rules::Rule;
use super::{Draft, listed};
use setting::Setting;
pub(super) use setting::countries_in;

/// Reads the release dates of an infobox.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    for item in listed::items(field) {
        let found = date::find_all(item.as_str());
        let mut any = false;
        for (at, date) in found.iter().enumerate() {
            let words = item.get(date.range.clone());
            let before = if at == 0 { 0 } else { found[at - 1].range.end };
            let next = found.get(at + 1).map_or(item.as_str().len(), |next| next.range.start);
            any = true;
            match date.what {
                What::Date(date) => {
                    let note = note(item, words, before, next);
                    let settings = note.map_or_else(|| vec![Setting::default()], |note| setting::of_note(note, date));
                    let whole = note.map_or(words, |note| closed(words.through(note)));
                    for setting in settings {
                        add(date, words, whole, setting, Rule::DateField, draft);
                    }
                }
                What::Yearless { .. } => draft.finding(Code::DateUnreadable, words, "a day without its year"),
                What::Trouble(trouble) => report(trouble, words, draft),
            }
        }
        if !any {
            nothing(item, draft);
        }
    }
}

/// Reads release sentences of the lead and of the sections about the release.
pub(super) fn prose(draft: &mut Draft<'_>) {
    prose::read(draft);
}

/// What sentences with a day hold that is counted from another.
pub(super) fn day_needles() -> Option<Vec<Needle>> {
    prose::day_needles()
}

/// What sentences about releases hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    prose::needles()
}

/// Notes what looks like a date and is none.
fn report(trouble: Trouble, words: Excerpt<'_>, draft: &mut Draft<'_>) {
    match trouble {
        Trouble::Impossible => draft.finding(Code::DateImpossible, words, "the calendar has no such date"),
        Trouble::Ambiguous => draft.finding(Code::DateAmbiguous, words, "day and month can be exchanged"),
    }
}

/// An item without any date.
fn nothing(item: Excerpt<'_>, draft: &mut Draft<'_>) {
    if item.as_str().contains(char::is_alphanumeric) {
        draft.finding(Code::DateUnreadable, item, "no date was found in it");
    }
}

/// What is said of the date at `words`: the bracket or plain place behind it, or the label in front.
fn note<'a>(item: Excerpt<'a>, words: Excerpt<'a>, before: usize, next: usize) -> Option<Excerpt<'a>> {
    let start = words.offset() - item.offset();
    let behind = item.get(start + words.as_str().len()..next);
    // `14 March 1974 (1974-03-14) (Italy)` says its date twice.
    let text = behind.as_str().trim_start_matches([' ', ')']);
    if text.starts_with('(') {
        let notes = listed::brackets(behind).into_iter().map(|(_, note)| note);
        return notes.filter(|note| !note.is_empty()).find(|note| PartialDate::parse(note.as_str()).is_none());
    }
    let label = item.get(before..start).trim();
    if let Some(label) = label.as_str().strip_suffix(':').map(|name| label.until(name.len())) {
        return Some(label.trim_matches(|character| matches!(character, ' ' | ',' | ';')))
            .filter(|label| !label.is_empty());
    }
    let end = behind.as_str().find([',', ';', '(']).unwrap_or(behind.as_str().len());
    let place = behind.until(end).trim_matches(|character| matches!(character, ' ' | '-' | '\u{2013}' | ':' | '.'));
    let place = place.as_str().strip_prefix("in ").map_or(place, |rest| place.from(place.as_str().len() - rest.len()));
    setting::is_place(place.as_str()).then_some(place)
}

/// The words and the bracket that closes them.
fn closed(words: Excerpt<'_>) -> Excerpt<'_> {
    let whole = words.whole();
    let start = words.offset();
    let end = start + words.as_str().len();
    let opens = words.as_str().matches('(').count() > words.as_str().matches(')').count();
    if opens && whole.as_str()[end..].starts_with(')') { whole.get(start..end + 1) } else { words }
}

/// Adds a release, or completes the row that already has it.
fn add(
    date: PartialDate,
    words: Excerpt<'_>,
    evidence: Excerpt<'_>,
    setting: Setting,
    rule: Rule,
    draft: &mut Draft<'_>,
) {
    let (Some(date_start), Some(date_end)) = (date.date_start(), date.date_end()) else { return };
    let edtf = date.to_string();
    let reading = draft.reading(evidence, rule);
    let same_country = |row: &ReleaseDate| row.edtf == edtf && row.country == setting.country;
    let either_open = |row: &ReleaseDate| {
        row.edtf == edtf && (row.country.is_none() || setting.country.is_none()) && agree(row.kind, setting.kind)
    };
    let known = draft.release_dates.confirm(same_country, reading.clone());
    let known = match known {
        Some(row) => Some(row),
        None => draft.release_dates.confirm(either_open, reading.clone()),
    };
    if let Some(row) = known {
        complete(row, setting);
        return;
    }
    let row = ReleaseDate {
        film_id: draft.film_id,
        ordinal: 0,
        edtf,
        date_start,
        date_end,
        precision: date.precision(),
        event: setting.event,
        country: setting.country,
        kind: setting.kind,
        date_text: words.as_str().to_owned(),
    };
    draft.release_dates.push(row, reading);
}

/// Whether two kinds can be of one release: a showing in cinemas is not one at home.
fn agree(one: ReleaseKind, other: ReleaseKind) -> bool {
    let at_home = |kind| matches!(kind, ReleaseKind::HomeVideo | ReleaseKind::Streaming | ReleaseKind::Broadcast);
    let open = |kind| kind == ReleaseKind::Unspecified;
    open(one) || open(other) || at_home(one) == at_home(other)
}

/// Fills in what a row does not say yet.
fn complete(row: &mut ReleaseDate, setting: Setting) {
    row.event = row.event.take().or(setting.event);
    row.country = row.country.take().or(setting.country);
    // A limited run is theatrical too, and the more telling word of the two.
    let narrower = row.kind == ReleaseKind::Theatrical && setting.kind == ReleaseKind::Limited;
    if row.kind == ReleaseKind::Unspecified || narrower {
        row.kind = setting.kind;
    }
}

/// Whether a row says the same more precisely: the day where `date` has only the year or month.
fn more_precise(row: &ReleaseDate, date: PartialDate) -> bool {
    let (Some(start), Some(end)) = (date.date_start(), date.date_end()) else { return false };
    row.precision < date.precision()
        && row.precision <= Precision::Month
        && start <= row.date_start
        && row.date_end <= end
}
