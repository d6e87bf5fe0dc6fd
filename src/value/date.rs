//! Dates as precise as their source and no more.
//!
//! A [`PartialDate`] is one moment (a day, month, season, year or decade) or the interval between
//! two, and prints itself in EDTF (ISO 8601-2). Reading dates out of text: [`find_all`].

mod find;

use std::fmt;

use jiff::civil::Date;

use super::closed_list;

pub use find::{Found, Trouble, What, find_all, needles};

closed_list! {
    /// How precise a date is.
    Precision {
        /// To the day.
        Day = "day",
        /// To the month.
        Month = "month",
        /// To the season.
        Season = "season",
        /// To the year.
        Year = "year",
        /// To the decade.
        Decade = "decade",
    }
}

/// A point in time, as precise as its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A decade, by its first year.
    Decade(i16),
    /// A year.
    Year(i16),
    /// A season of a year: 1 is spring, 4 is winter.
    Season(i16, i8),
    /// A month of a year.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

/// A date or an interval, as precise as its source.
///
/// ```
/// use reelmill::value::date::PartialDate;
/// let edtf = |text| PartialDate::parse(text).map(|date| date.to_string());
/// assert_eq!(edtf("7 September 2020").as_deref(), Some("2020-09-07"));
/// assert_eq!(edtf("2–12 September 2020").as_deref(), Some("2020-09-02/2020-09-12"));
/// assert_eq!(edtf("c. 1929").as_deref(), Some("1929~"));
/// assert_eq!(edtf("1980s").as_deref(), Some("198X"));
/// assert_eq!(edtf("Spring 1998").as_deref(), Some("1998-21"));
/// assert_eq!(edtf("29 February 1931"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    /// The moment, or the first of an interval.
    pub start: Moment,
    /// The last moment of an interval.
    pub end: Option<Moment>,
    /// Whether the source marks it as approximate.
    pub approximate: bool,
}

impl Moment {
    /// The first day that it can mean.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Moment::Decade(year) | Moment::Year(year) => Date::new(year, 1, 1).ok(),
            Moment::Season(year, season) => Date::new(year, season_month(season), 1).ok(),
            Moment::Month(year, month) => Date::new(year, month, 1).ok(),
            Moment::Day(date) => Some(date),
        }
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> Option<Date> {
        match self {
            Moment::Decade(year) => Date::new(year.checked_add(9)?, 12, 31).ok(),
            Moment::Year(year) => Date::new(year, 12, 31).ok(),
            // Winter runs into the next year.
            Moment::Season(year, 4) => Some(Date::new(year.checked_add(1)?, 2, 1).ok()?.last_of_month()),
            Moment::Season(year, season) => Some(Date::new(year, season_month(season) + 2, 1).ok()?.last_of_month()),
            Moment::Month(year, month) => Some(Date::new(year, month, 1).ok()?.last_of_month()),
            Moment::Day(date) => Some(date),
        }
    }

    /// The year that it begins in.
    pub fn year(self) -> i16 {
        match self {
            Moment::Decade(year) | Moment::Year(year) | Moment::Season(year, _) | Moment::Month(year, _) => year,
            Moment::Day(date) => date.year(),
        }
    }

    fn precision(self) -> Precision {
        match self {
            Moment::Decade(_) => Precision::Decade,
            Moment::Year(_) => Precision::Year,
            Moment::Season(..) => Precision::Season,
            Moment::Month(..) => Precision::Month,
            Moment::Day(_) => Precision::Day,
        }
    }
}

impl PartialDate {
    /// A single moment, not approximate.
    pub fn at(start: Moment) -> Self {
        PartialDate { start, end: None, approximate: false }
    }

    /// The date that the text is, if it is one and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let found = find_all(text).into_iter().next()?;
        match found.what {
            What::Date(date) if found.range == (0..text.len()) => Some(date),
            _ => None,
        }
    }

    /// The first day that it can mean.
    pub fn date_start(self) -> Option<Date> {
        self.start.first_day()
    }

    /// The last day that it can mean.
    pub fn date_end(self) -> Option<Date> {
        self.end.unwrap_or(self.start).last_day()
    }

    /// How precise it is: for an interval, how precise its less precise end is.
    pub fn precision(self) -> Precision {
        let start = self.start.precision();
        self.end.map_or(start, |end| start.max(end.precision()))
    }

    /// Whether the calendar has it: both ends exist and stand in order.
    fn is_possible(self) -> bool {
        match (self.date_start(), self.date_end()) {
            (Some(start), Some(end)) => start <= end,
            _ => false,
        }
    }
}

/// EDTF: `1998`, `198X`, `1998-21`, `1929~`, `2020-09-02/2020-09-12`.
impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.approximate { "~" } else { "" };
        write!(out, "{}{mark}", self.start)?;
        match self.end {
            Some(end) => write!(out, "/{end}{mark}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Decade(year) => write!(out, "{:03}X", year / 10),
            Moment::Year(year) => write!(out, "{year:04}"),
            Moment::Season(year, season) => write!(out, "{year:04}-{}", 20 + season),
            Moment::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Moment::Day(date) => write!(out, "{date}"),
        }
    }
}

/// The month that a season begins in, by the meteorologists' reckoning.
fn season_month(season: i8) -> i8 {
    3 * season.clamp(1, 4)
}
