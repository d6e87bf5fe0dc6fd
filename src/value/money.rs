//! Amounts of money with their currency.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use crate::vocab::{self, Needle, currencies, pattern};

/// An amount of money found in a text, or what stands in place of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, its mark of currency included, without words such as `about` in front.
    pub range: Range<usize>,
    /// The symbol, code or word of the currency.
    pub currency: String,
    /// What it says.
    pub what: What,
    /// Whether words in front mark it as approximate.
    pub approximate: bool,
}

/// What an amount in a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An amount: smallest and largest, equal where it is exact.
    Amount(Decimal, Decimal),
    /// A mark of currency with a scale and no number: a template lost it.
    NoNumber,
    /// Digits grouped as in no number: `63,0000`.
    Malformed,
}

/// Every amount in a text, in order.
///
/// ```
/// use reelmill::value::money::{What, find_all};
/// let amounts = |text: &str| find_all(text).into_iter().map(|found| match found.what {
///     What::Amount(min, max) => format!("{} {min} {max}", found.currency),
///     other => format!("{} {other:?}", found.currency),
/// }).collect::<Vec<_>>().join("; ");
/// assert_eq!(amounts("$1.2 million"), "$ 1200000.0 1200000.0");
/// assert_eq!(amounts("US$ 25–30 million"), "US$ 25000000 30000000");
/// assert_eq!(amounts("₹243–250 crore"), "₹ 2430000000 2500000000");
/// assert_eq!(amounts("between $8 million and $10 million"), "$ 8000000 10000000");
/// assert_eq!(amounts("12 million francs"), "francs 12000000 12000000");
/// assert_eq!(amounts("US$ million and $63,0000"), "US$ NoNumber; $ Malformed");
/// ```
pub fn find_all(text: &str) -> Vec<Found> {
    AMOUNT.captures_iter(text).filter_map(|captures| read(&captures)).collect()
}

/// What every text with an amount holds.
pub fn needles() -> Option<Vec<Needle>> {
    vocab::needles(&AMOUNT)
}

/// The mark of amounts that have a South Asian scale and no currency: `3 crore`.
pub const RUPEES_BY_SCALE: &str = "crore";

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    // A code or word must not be the end of a longer one, nor, behind a number, its beginning.
    let alternatives = |marks: Vec<&str>, behind: bool| {
        let bounded = marks.into_iter().map(|mark| {
            let start = if mark.starts_with(char::is_alphabetic) { r"\b" } else { "" };
            let end = if behind && mark.ends_with(char::is_alphabetic) { r"\b" } else { "" };
            format!("{start}{}{end}", regex::escape(mark))
        });
        bounded.collect::<Vec<_>>().join("|")
    };
    let symbol = alternatives(currencies::symbols(), false);
    let symbol_behind = alternatives(currencies::symbols(), true);
    let word = alternatives(currencies::words(), true);
    let number = r"[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?";
    let scale = r"(?:(?i:thousand|millions?|mill?\b\.?|mln\b|mn\b|billions?|bn\b|trillion|crores?|cr\b\.?|lakhs?|lacs?)|[mMkKbB]\b)";
    let dash = "(?: ?[-\u{2013}\u{2014}] ?| to | and )";
    let about = r"(?P<about>(?i:\b(?:c\.|ca\.|circa|about|around|approximately|approx\.?|roughly|estimated(?: at| to be)?|est\.?|nearly|almost|over|under|just over|just under|more than|less than|at least|up to|close to|some)|~|\u{2248}|>|<) ?(?:a )?(?:an )?(?:estimated )?)?";
    let between = r"(?P<between>(?i:\bbetween) )?";
    let prefixed = format!(
        "(?P<symbol>{symbol}) ?(?P<low>{number})(?: ?-?(?P<low_scale>{scale}))?(?:(?P<dash>{dash})(?:(?:{symbol}) ?)?(?P<high>{number})(?: ?-?(?P<high_scale>{scale}))?)?"
    );
    let suffixed = format!(
        "(?P<wlow>{number})(?: ?-?(?P<wlow_scale>{scale}))?(?:(?:{dash})(?P<whigh>{number})(?: ?-?(?P<whigh_scale>{scale}))?)? ?(?:of )?(?P<word>(?i:{word})|(?:{symbol_behind}))"
    );
    let empty = format!("(?P<empty>{symbol}) ?(?:{scale})");
    let bare = format!("(?P<blow>{number})(?P<blow_scale> ?(?i:crores?|lakhs?|lacs?))\\b");
    pattern(&format!("{between}{about}(?:{prefixed}|{empty}|{suffixed}|{bare})"))
});

fn read(captures: &Captures<'_>) -> Option<Found> {
    let part = |name| captures.name(name).map(|part| part.as_str());
    let whole = captures.get(0)?;
    let about = captures.name("about").filter(|about| !about.is_empty());
    let between = captures.name("between");
    let start = about.or(between).map_or(whole.start(), |before| before.end());
    let range = start..whole.end();
    let approximate = about.is_some();
    let found = |range, currency: &str, what| Some(Found { range, currency: currency.to_owned(), what, approximate });
    if let Some(symbol) = part("empty") {
        return found(range, symbol, What::NoNumber);
    }
    let prefix = match (part("symbol"), part("word")) {
        (Some(_), _) => "",
        (None, Some(_)) => "w",
        (None, None) => "b",
    };
    let named = |name: &str| captures.name(&format!("{prefix}{name}"));
    let currency = part("symbol").or_else(|| part("word")).unwrap_or(RUPEES_BY_SCALE);
    let low = named("low")?;
    let scales = (named("low_scale").map(|scale| scale.as_str()), named("high_scale").map(|scale| scale.as_str()));
    let Some(least) = number(low.as_str()) else { return found(range, currency, What::Malformed) };
    let high = named("high");
    let single = |range: Range<usize>| {
        let amount = scaled(least, scales.0)?;
        found(range, currency, What::Amount(amount, amount))
    };
    let Some(high) = high else { return single(range) };
    // `$5 million and 300 theaters`: only amounts of the same kind make a range with `and`.
    let joined_loosely = between.is_none() && part("dash").is_some_and(|dash| dash.trim() == "and");
    let most = number(high.as_str());
    let end_of_first = named("low_scale").map_or(low.end(), |scale| scale.end());
    let (Some(most), false) = (most, joined_loosely) else { return single(range.start..end_of_first) };
    // In `$25–30 million` the scale stands behind the second number and means both.
    let (min, max) = (scaled(least, scales.0.or(scales.1))?, scaled(most, scales.1.or(scales.0))?);
    if min < max { found(range, currency, What::Amount(min, max)) } else { single(range.start..end_of_first) }
}

/// A number with commas between groups of three digits, or of two as in India; nothing where they are elsewhere.
fn number(text: &str) -> Option<Decimal> {
    let whole = text.split('.').next().unwrap_or(text);
    let groups: Vec<&str> = whole.split(',').collect();
    if groups.len() > 1 {
        let last = groups.last().map_or(0, |group| group.len());
        let middle = groups[1..groups.len() - 1].iter().all(|group| matches!(group.len(), 2 | 3));
        if last != 3 || !middle || groups[0].is_empty() || groups[0].len() > 3 {
            return None;
        }
    }
    text.replace(',', "").parse().ok()
}

fn scaled(number: Decimal, scale: Option<&str>) -> Option<Decimal> {
    let scale = scale.map(|scale| scale.trim().trim_end_matches('.').to_lowercase());
    let factor: i64 = match scale.as_deref() {
        None => 1,
        Some("thousand" | "k") => 1_000,
        Some("lakh" | "lakhs" | "lac" | "lacs") => 100_000,
        Some("million" | "millions" | "mil" | "mill" | "mln" | "mn" | "m") => 1_000_000,
        Some("crore" | "crores" | "cr") => 10_000_000,
        Some("billion" | "billions" | "bn" | "b") => 1_000_000_000,
        Some(_) => 1_000_000_000_000,
    };
    let amount = number.checked_mul(Decimal::from(factor))?;
    // The column holds 18 digits, two of them after the point.
    (amount < Decimal::from(10_000_000_000_000_000_i64)).then_some(amount)
}
