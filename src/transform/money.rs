//! Budgets and box office takings.

mod prose;

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::article::{Article, Block, Excerpt, Field};
use crate::finding::Code;
use crate::schema::money::{Money, MoneyKind};
use crate::value::date::{self, What as DateWhat};
use crate::value::money::{self, Found, What};
use crate::vocab::{countries, currencies, pattern};

use super::released::countries_in;
use super::rules::Rule;
use super::{Draft, countries as film_countries, listed};

/// Reads what the film cost.
pub(super) fn budget(field: &Field, draft: &mut Draft<'_>) {
    read_field(field, MoneyKind::Budget, draft);
}

/// Reads what the film took at the box office.
pub(super) fn box_office(field: &Field, draft: &mut Draft<'_>) {
    read_field(field, MoneyKind::BoxOffice, draft);
}

/// Reads budgets and takings out of the lead and the sections on production and release.
pub(super) fn prose(draft: &mut Draft<'_>) {
    prose::read(draft);
}

/// What settles the currency of `francs` and `Rs`: the countries of the film and its year.
#[derive(Debug)]
struct Context {
    countries: Vec<&'static str>,
    year: Option<i16>,
}

impl Context {
    fn of(article: &Article) -> Self {
        Context { countries: film_countries::stated(article), year: year(article) }
    }

    /// The currency that a mark means, in a territory where one is stated.
    fn currency(&self, mark: &str, territory: Option<&str>) -> Option<&'static str> {
        let mut countries: Vec<&str> = territory.into_iter().collect();
        countries.extend(&self.countries);
        if mark == money::RUPEES_BY_SCALE {
            // Where money is counted in crores the country's currency goes without saying.
            return countries.iter().find_map(|country| match *country {
                "IN" => Some("INR"),
                "PK" => Some("PKR"),
                "BD" => Some("BDT"),
                "NP" => Some("NPR"),
                "LK" => Some("LKR"),
                _ => None,
            });
        }
        currencies::currency(mark, &countries, self.year)
    }

    /// The country that `domestic` means: the United States where the film is theirs too.
    fn domestic(&self) -> Option<&'static str> {
        self.countries.iter().find(|country| **country == "US").or(self.countries.first()).copied()
    }
}

/// The year of the first date of the `released` field, else of the lead.
fn year(article: &Article) -> Option<i16> {
    let released =
        article.fields.iter().filter(|field| crate::vocab::fields::canonical(field.key.as_str()) == Some("released"));
    let stated = released.flat_map(|field| &field.items);
    let lead = article.lead().into_iter().flat_map(|lead| lead.blocks.first()).map(Block::text);
    stated.chain(lead).find_map(|text| {
        date::find_all(text.as_str()).into_iter().find_map(|found| match found.what {
            DateWhat::Date(date) => Some(date.start.year()),
            _ => None,
        })
    })
}

fn read_field(field: &Field, kind: MoneyKind, draft: &mut Draft<'_>) {
    let context = Context::of(draft.article);
    for item in listed::items(field) {
        for entry in listed::split(item, separator) {
            read_entry(entry, kind, &context, draft);
        }
    }
}

/// Amounts are apart by a comma and a space; the commas inside numbers have none.
fn separator(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let one_of = [", ", "; ", " / ", " \u{2022} "];
    one_of.iter().find(|separator| rest.starts_with(**separator)).map_or(0, |separator| separator.len())
}

/// The first amount outside brackets is the amount; what follows it is a conversion or a part of it.
fn read_entry(entry: Excerpt<'_>, kind: MoneyKind, context: &Context, draft: &mut Draft<'_>) {
    let notes = listed::brackets(entry);
    let outside = |at: usize| notes.iter().all(|(open, note)| at < *open || at > open + note.as_str().len() + 1);
    let found = money::find_all(entry.as_str());
    let Some(amount) = found.iter().find(|found| outside(found.range.start)) else {
        if found.is_empty()
            && entry.as_str().starts_with('(')
            && notes.iter().any(|(_, note)| names_territory(note.as_str()))
        {
            draft.finding(Code::Templated, entry, "a territory without its amount");
        } else if entry.as_str().contains(|character: char| character.is_ascii_digit())
            && !counts_tickets(entry.as_str())
        {
            draft.finding(Code::MoneyUnreadable, entry, "no amount with a currency was found in it");
        }
        return;
    };
    if amount.currency == money::RUPEES_BY_SCALE && counts_tickets(entry.as_str()) {
        return;
    }
    let mut scope = Scope::default();
    for (_, note) in &notes {
        scope.note(note.as_str(), context);
    }
    scope.note(&entry.as_str()[..amount.range.start], context);
    push_amount(amount, entry, kind, &scope, context, Rule::MoneyField, draft);
}

/// Tickets are counted beside takings, and are no money.
fn counts_tickets(entry: &str) -> bool {
    ["admission", "ticket", "spectator", "viewers"].iter().any(|word| entry.contains(word))
}

/// What an amount is limited to, and how sure it is.
#[derive(Clone, Debug, Default)]
struct Scope {
    territory: Option<String>,
    approximate: bool,
}

impl Scope {
    /// Takes up a note: `worldwide`, `US`, `domestic`, `est.`.
    fn note(&mut self, note: &str, context: &Context) {
        let lower = note.to_lowercase();
        self.approximate |= ["est", "approx", "circa", "c."].iter().any(|word| lower.starts_with(word));
        // `(~US$15.5 million)` converts the amount and names no country.
        if !money::find_all(note).is_empty() {
            return;
        }
        if let Some(territory) = territory(note, context) {
            self.territory.get_or_insert(territory);
        }
    }
}

/// A country and a region beside it.
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\band (?:the )?(?:rest of |other |parts of )?(?:Europe|Asia|Africa|Oceania|North America|South America|Latin America|Scandinavia|Middle East|Benelux|(?:other |several |neighbou?ring )?(?:countries|territories|markets))\b|\b(?:Europe|Asia|Africa|North America|Latin America|Scandinavia|Middle East) and\b",
    )
});

/// The territory that words limit an amount to: one country, or the world.
fn territory(words: &str, context: &Context) -> Option<String> {
    let lower = words.to_lowercase();
    if ["worldwide", "world-wide", "global", "around the world", "world gross"].iter().any(|word| lower.contains(word))
    {
        return Some("worldwide".to_owned());
    }
    let named = countries_in(words);
    if let [only] = named.as_slice() {
        // `in Japan and Europe` is more than Japan.
        return (!JOINED.is_match(words)).then(|| (*only).to_owned());
    }
    if named.is_empty() && (lower.contains("domestic") && !lower.contains("non-domestic")) {
        return context.domestic().map(str::to_owned);
    }
    None
}

fn names_territory(words: &str) -> bool {
    !countries_in(words).is_empty() || countries::place(words).is_some()
}

/// Adds the row of an amount, or reports why there is none.
fn push_amount(
    amount: &Found,
    entry: Excerpt<'_>,
    kind: MoneyKind,
    scope: &Scope,
    context: &Context,
    rule: Rule,
    draft: &mut Draft<'_>,
) {
    let words = entry.get(amount.range.clone());
    let (min, max) = match amount.what {
        What::Amount(min, max) => (cents(min), cents(max)),
        What::NoNumber => return draft.finding(Code::Templated, words, "a currency and scale without a number"),
        What::Malformed => return draft.finding(Code::MoneyUnreadable, words, "digits grouped as in no number"),
    };
    let Some(currency) = context.currency(&amount.currency, scope.territory.as_deref()) else {
        draft.finding(Code::CurrencyUnknown, words, format!("`{}` names no one currency here", amount.currency));
        return;
    };
    let row = Money {
        film_id: draft.film_id,
        ordinal: 0,
        kind,
        currency: currency.to_owned(),
        amount_min: min,
        amount_max: max,
        approximate: amount.approximate || scope.approximate,
        territory: scope.territory.clone(),
        amount_text: words.as_str().to_owned(),
    };
    let reading = draft.reading(words, rule);
    let same = |known: &Money| {
        (known.kind, known.currency.as_str(), known.amount_min, known.amount_max) == (kind, currency, min, max)
            && (known.territory == scope.territory || known.territory.is_none() || scope.territory.is_none())
    };
    match draft.money.confirm(same, reading.clone()) {
        Some(known) => known.territory = known.territory.take().or_else(|| scope.territory.clone()),
        None => draft.money.push(row, reading),
    }
}

/// The amount with two digits after the point.
fn cents(amount: Decimal) -> Decimal {
    let mut amount = amount.round_dp(2);
    amount.rescale(2);
    amount
}
