//! Dates as precise as their source and no more.

use super::closed_list;

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
