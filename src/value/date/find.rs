//! Dates found in running text.
//!
//! One expression holds every way of writing a date, the fullest first, so that `7 September 2020`
//! is not read as `September 2020`. What the calendar refuses (31 April) and what has two readings
//! (03/04/1979) is found as such: the caller reports it.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use super::{Moment, PartialDate};
use crate::vocab::{self, Needle, pattern};

/// A date, or what stands in place of one, found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it says.
    pub what: What,
}

/// What a date in a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A date.
    Date(PartialDate),
    /// A day and month whose year stands elsewhere.
    Yearless {
        /// Month, from 1.
        month: i8,
        /// Day, from 1.
        day: i8,
    },
    /// Something that looks like a date and cannot be read as one.
    Trouble(Trouble),
}

/// Why what looks like a date is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The calendar does not have it.
    Impossible,
    /// It can be read in two ways.
    Ambiguous,
}

impl What {
    /// The date, where there is one.
    pub fn date(self) -> Option<PartialDate> {
        match self {
            What::Date(date) => Some(date),
            _ => None,
        }
    }
}

/// Every date in a text, in order.
///
/// ```
/// use reelmill::value::date::find_all;
/// let text = "shown on August 30 – September 2, 2019, then on 29 February 2021 and in 1931";
/// let dates: Vec<_> = find_all(text).iter().map(|found| found.what.date().map(|date| date.to_string())).collect();
/// assert_eq!(dates, [Some("2019-08-30/2019-09-02".to_owned()), None, Some("1931".to_owned())]);
/// ```
pub fn find_all(text: &str) -> Vec<Found> {
    DATE.captures_iter(text)
        .map(|captures| {
            let range = captures.get(0).map_or(0..0, |whole| whole.range());
            Found { range, what: read(&captures) }
        })
        .collect()
}

/// What every text with a date holds.
pub fn needles() -> Option<Vec<Needle>> {
    vocab::needles(&DATE)
}

/// Names of months with their abbreviations, January first.
const MONTHS: [&str; 12] = [
    "January|Jan",
    "February|Feb",
    "March|Mar",
    "April|Apr",
    "May",
    "June|Jun",
    "July|Jul",
    "August|Aug",
    "September|Sept|Sep",
    "October|Oct",
    "November|Nov",
    "December|Dec",
];

/// Days with a name that have the same date every year, with month and day.
const FEASTS: [(&str, i8, i8); 7] = [
    ("New Year's Day", 1, 1),
    ("Valentine's Day", 2, 14),
    ("Halloween", 10, 31),
    ("Christmas Eve", 12, 24),
    ("Christmas Day", 12, 25),
    ("Boxing Day", 12, 26),
    ("New Year's Eve", 12, 31),
];

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let year = "(?:1[89][0-9]{2}|2[01][0-9]{2})";
    // Only abbreviations have a full stop: that behind `3 June.` ends the sentence.
    let (full, short): (Vec<&str>, Vec<&str>) = MONTHS
        .iter()
        .flat_map(|names| names.split('|'))
        .partition(|name| name.len() > 4 || *name == "May" || *name == "June" || *name == "July");
    let month = format!("(?:(?:{})\\b|(?:{})\\b\\.?)", full.join("|"), short.join("|"));
    let day = "[0-3]?[0-9](?:st|nd|rd|th)?";
    let dash = " ?(?:-|\u{2013}|\u{2014}|/|to|through|until) ?";
    let season = "(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)";
    let feasts = FEASTS.map(|(name, ..)| name.replace('\'', "['\u{2019}]")).join("|");
    let forms = [
        format!("(?P<feast>{feasts})(?:,| in| of)? (?P<feast_y>{year})\\b"),
        format!("(?P<iso1>{year}-[0-9]{{2}}-[0-9]{{2}})(?:/(?P<iso2>{year}-[0-9]{{2}}-[0-9]{{2}}))?\\b"),
        format!("(?P<isom>{year}-[0-9]{{2}})\\b"),
        // 30 August – 2 September 2019; 2–12 September 2020
        format!(
            "(?P<dr_d1>{day})(?: (?P<dr_m1>{month}),?(?: (?P<dr_y1>{year}))?)?{dash}(?P<dr_d2>{day}) (?P<dr_m2>{month}),? (?P<dr_y2>{year})\\b"
        ),
        format!("(?P<d_d>{day})(?: of)? (?P<d_m>{month}),? (?P<d_y>{year})\\b"),
        // August 30 – September 2, 2019; September 2–12, 2020
        format!(
            "(?P<mr_m1>{month}) (?P<mr_d1>{day})(?:,? (?P<mr_y1>{year}))?{dash}(?:(?P<mr_m2>{month}) )?(?P<mr_d2>{day}),? (?P<mr_y2>{year})\\b"
        ),
        format!("(?P<m_m>{month}) (?P<m_d>{day}),? (?P<m_y>{year})\\b"),
        format!("(?P<my1_m>{month})(?:,? (?P<my1_y>{year}))?{dash}(?P<my2_m>{month}),? (?P<my2_y>{year})\\b"),
        format!("(?P<my_m>{month})(?: of)?,? (?P<my_y>{year})\\b"),
        format!("(?P<s>{season})(?: of)?,? (?P<s_y>{year})\\b"),
        format!("(?P<n1>[0-9]{{1,2}})[/.](?P<n2>[0-9]{{1,2}})[/.](?P<n_y>{year})\\b"),
        format!("(?P<d0_d>{day}) (?P<d0_m>{month})"),
        format!("(?P<m0_m>{month}) (?P<m0_d>{day})\\b"),
        format!("(?P<y1>{year})(?: ?[-\u{2013}/] ?)(?P<y2>{year})\\b"),
        format!("(?P<ys>{year})\u{2013}(?P<ys2>[0-9]{{2}})\\b"),
        format!("(?P<decade>{year})['\u{2019}]?s\\b"),
        format!("(?P<y>{year})\\b"),
    ];
    let about = "(?P<about>(?:\\bc\\.|\\bca\\.|\\bcirca\\b|~) ?)";
    let expression = format!("{about}?\\b(?:{})(?P<mark>~)?", forms.join("|"));
    pattern(&expression)
});

/// The parts of one match.
struct Parts<'c, 't>(&'c Captures<'t>);

impl Parts<'_, '_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.name(name).map(|part| part.as_str())
    }

    fn year(&self, name: &str) -> Option<i16> {
        self.text(name)?.parse().ok()
    }

    fn month(&self, name: &str) -> Option<i8> {
        month(self.text(name)?)
    }

    /// A day of the month, without `st`, `nd`, `rd`, `th`.
    fn day(&self, name: &str) -> Option<i8> {
        self.text(name)?.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok()
    }
}

/// The number of a month's name or abbreviation.
fn month(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.');
    let at = MONTHS.iter().position(|names| names.split('|').any(|known| known == name))?;
    i8::try_from(at + 1).ok()
}

fn read(captures: &Captures<'_>) -> What {
    let parts = Parts(captures);
    for (month, day) in [("d0_m", "d0_d"), ("m0_m", "m0_d")] {
        if let (Some(month), Some(day)) = (parts.month(month), parts.day(day)) {
            // 2000 has a 29 February, so it accepts every day that some year has.
            let some_year_has_it = Date::new(2000, month, day).is_ok();
            return if some_year_has_it { What::Yearless { month, day } } else { What::Trouble(Trouble::Impossible) };
        }
    }
    if let (Some(first), Some(second), Some(year)) = (parts.day("n1"), parts.day("n2"), parts.year("n_y")) {
        return numeric(year, first, second);
    }
    let approximate = parts.text("about").is_some() || parts.text("mark").is_some();
    let date = moments(&parts).map(|(start, end)| PartialDate { start, end, approximate });
    match date.filter(|date| date.is_possible()) {
        Some(date) => What::Date(date),
        None => What::Trouble(Trouble::Impossible),
    }
}

/// `25/12/1979` has one reading; `03/04/1979` has two.
fn numeric(year: i16, first: i8, second: i8) -> What {
    let date = |day, month| Date::new(year, month, day).ok();
    match (date(first, second), date(second, first)) {
        (Some(one), Some(other)) if one != other => What::Trouble(Trouble::Ambiguous),
        (Some(only), _) | (None, Some(only)) => What::Date(PartialDate::at(Moment::Day(only))),
        (None, None) => What::Trouble(Trouble::Impossible),
    }
}

/// The moment or moments that a match states; nothing where the calendar lacks one of them.
fn moments(parts: &Parts<'_, '_>) -> Option<(Moment, Option<Moment>)> {
    let day = |year, month, day| Date::new(year, month, day).ok().map(Moment::Day);
    if let Some(first) = parts.text("iso1") {
        let first = Moment::Day(first.parse().ok()?);
        let second = match parts.text("iso2") {
            Some(second) => Some(Moment::Day(second.parse().ok()?)),
            None => None,
        };
        return Some((first, second));
    }
    if let (Some(name), Some(year)) = (parts.text("feast"), parts.year("feast_y")) {
        let name = name.replace('\u{2019}', "'");
        let (_, month, date) = FEASTS.into_iter().find(|(known, ..)| *known == name)?;
        return Some((day(year, month, date)?, None));
    }
    if let Some(month) = parts.text("isom") {
        let (year, month) = month.split_once('-')?;
        let (year, month): (i16, i8) = (year.parse().ok()?, month.parse().ok()?);
        return match month {
            1..=12 => Some((Moment::Month(year, month), None)),
            21..=24 => Some((Moment::Season(year, month - 20), None)),
            _ => short_range(year, i16::from(month)),
        };
    }
    if let (Some(year), Some(month), Some(last)) = (parts.year("dr_y2"), parts.month("dr_m2"), parts.day("dr_d2")) {
        let first_year = parts.year("dr_y1").unwrap_or(year);
        let first = day(first_year, parts.month("dr_m1").unwrap_or(month), parts.day("dr_d1")?)?;
        return Some((first, Some(day(year, month, last)?)));
    }
    if let (Some(year), Some(month), Some(first)) = (parts.year("mr_y2"), parts.month("mr_m1"), parts.day("mr_d1")) {
        let first = day(parts.year("mr_y1").unwrap_or(year), month, first)?;
        let last = day(year, parts.month("mr_m2").unwrap_or(month), parts.day("mr_d2")?)?;
        return Some((first, Some(last)));
    }
    for prefix in ["d", "m"] {
        let part = |part: &str| format!("{prefix}_{part}");
        if let (Some(year), Some(month)) = (parts.year(&part("y")), parts.month(&part("m"))) {
            return Some((day(year, month, parts.day(&part("d"))?)?, None));
        }
    }
    if let (Some(year), Some(month)) = (parts.year("my2_y"), parts.month("my2_m")) {
        let first = Moment::Month(parts.year("my1_y").unwrap_or(year), parts.month("my1_m")?);
        return Some((first, Some(Moment::Month(year, month))));
    }
    if let (Some(year), Some(month)) = (parts.year("my_y"), parts.month("my_m")) {
        return Some((Moment::Month(year, month), None));
    }
    if let (Some(season), Some(year)) = (parts.text("s"), parts.year("s_y")) {
        let season = match season.to_lowercase().as_str() {
            "spring" => 1,
            "summer" => 2,
            "winter" => 4,
            _ => 3,
        };
        return Some((Moment::Season(year, season), None));
    }
    if let (Some(first), Some(last)) = (parts.year("y1"), parts.year("y2")) {
        return Some((Moment::Year(first), Some(Moment::Year(last))));
    }
    if let (Some(first), Some(last)) = (parts.year("ys"), parts.year("ys2")) {
        return short_range(first, last);
    }
    if let Some(decade) = parts.year("decade") {
        // `the 1985s` is no decade.
        return (decade % 10 == 0).then_some((Moment::Decade(decade), None));
    }
    Some((Moment::Year(parts.year("y")?), None))
}

/// `1998–99`: the years from 1998 to 1999.
fn short_range(first: i16, last: i16) -> Option<(Moment, Option<Moment>)> {
    let last = first / 100 * 100 + last;
    (last > first).then_some((Moment::Year(first), Some(Moment::Year(last))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<String> {
        let show = |found: Found| match found.what {
            What::Date(date) => date.to_string(),
            What::Yearless { month, day } => format!("--{month:02}-{day:02}"),
            What::Trouble(trouble) => format!("{trouble:?}"),
        };
        find_all(text).into_iter().map(show).collect()
    }

    #[test]
    fn every_way_of_writing_a_date() {
        let cases = [
            ("1979-04-03 (Italy), 1979-04 and 1998-23", "1979-04-03 1979-04 1998-23"),
            ("August 3rd, 2001 / 3 Aug. 2001 / Sept. 2020", "2001-08-03 2001-08-03 2020-09"),
            ("30 August – 2 September 2019", "2019-08-30/2019-09-02"),
            ("30 December 1998 – 2 January 1999", "1998-12-30/1999-01-02"),
            ("September 2–12, 2020", "2020-09-02/2020-09-12"),
            ("May to June 1971", "1971-05/1971-06"),
            ("1999-2001, 1998–99, the 1980s, circa 1929", "1999/2001 1998/1999 198X 1929~"),
            ("in the fall of 1953", "1953-23"),
            ("on Christmas Day 1998, New Year\u{2019}s Eve, 1931 and Christmas Day", "1998-12-25 1931-12-31"),
            ("25/12/1979 and 03/04/1979 and 5/5/1979", "1979-12-25 Ambiguous 1979-05-05"),
            ("29 February 2021, April 31, 1999, 2001-13-01", "Impossible Impossible Impossible"),
            ("on 7 March 1999, then November 16", "1999-03-07 --11-16"),
            ("12 minutes in 81 cinemas, 20012 seats, $2000000", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(read_all(text).join(" "), expected, "{text}");
        }
    }
}
