//! Production companies and distributors.

mod names;
mod prose;

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Excerpt, Field};
use crate::schema::film_companies::{CompanyRole, FilmCompany};
use crate::vocab::{Needle, countries, pattern};

use super::released::countries_in;
use super::rules::Rule;
use super::{Draft, listed};

/// Reads production companies.
pub(super) fn production(field: &Field, draft: &mut Draft<'_>) {
    companies(field, CompanyRole::Production, draft);
}

/// Reads distributors.
pub(super) fn distribution(field: &Field, draft: &mut Draft<'_>) {
    companies(field, CompanyRole::Distribution, draft);
}

/// Reads companies that only running text names.
pub(super) fn prose(draft: &mut Draft<'_>) {
    prose::read(draft);
}

/// What sentences about companies hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    prose::needles()
}

fn companies(field: &Field, role: CompanyRole, draft: &mut Draft<'_>) {
    for item in listed::items(field) {
        for piece in names::split(item) {
            let listed = listed::listed(piece);
            let mut limits = Limits::default();
            let mut name = names::without_label(listed.value, &mut limits);
            for note in &listed.notes {
                match note.as_str().strip_prefix("as ") {
                    // `Don Nafia (as Rosebud Releasing)` worked under the name in brackets.
                    Some(_) => name = note.from("as ".len()).trim(),
                    // `Emperor Motion Pictures (EMP)`
                    None if names::initials(listed.value.as_str()) == note.as_str() => {}
                    None => limits.note(note.as_str()),
                }
            }
            for name in names::partners(name) {
                if names::is_name(name.as_str()) {
                    push(name, role, &limits, Rule::CompanyField, draft);
                }
            }
        }
    }
}

/// What a company's role is limited to.
#[derive(Clone, Debug, Default)]
struct Limits {
    territory: Option<String>,
    country: Option<String>,
    from_year: Option<i32>,
    to_year: Option<i32>,
}

impl Limits {
    /// Takes up a note in brackets: years, or a territory, language or version.
    fn note(&mut self, note: &str) {
        static YEARS: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"^(?:c\. ?)?((?:18|19|20)\d\d)(?: ?[-–—] ?((?:18|19|20)\d\d|present)?)?$"));
        if let Some(years) = YEARS.captures(note) {
            let year = |group: usize| years.get(group).and_then(|year| year.as_str().parse().ok());
            self.from_year = year(1);
            let open_ended = note.ends_with(['-', '\u{2013}', '\u{2014}']) || note.ends_with("present");
            self.to_year = if open_ended { None } else { year(2).or(self.from_year) };
            return;
        }
        let mut codes = countries_in(note);
        if codes.is_empty() {
            codes.extend(countries::place(note));
        }
        if let [only] = codes.as_slice() {
            self.country = Some((*only).to_owned());
        }
        let text = match self.territory.take() {
            Some(before) => format!("{before}, {note}"),
            None => note.to_owned(),
        };
        self.territory = Some(text);
    }
}

fn push(name: Excerpt<'_>, role: CompanyRole, limits: &Limits, rule: Rule, draft: &mut Draft<'_>) {
    let company_id = draft.company(name, rule);
    let row = FilmCompany {
        film_id: draft.film_id,
        company_id,
        credited_as: Some(name.as_str().to_owned()),
        role,
        ordinal: 0,
        country: limits.country.clone(),
        territory_text: limits.territory.clone(),
        from_year: limits.from_year,
        to_year: limits.to_year,
    };
    let reading = draft.reading(name, rule);
    let same = |known: &FilmCompany| {
        known.company_id == company_id && known.role == role && known.territory_text == limits.territory
    };
    draft.film_companies.confirm_or_push(same, row, reading);
}
