//! How often a release is right: its rows against facts that people read by hand.
//!
//! [`Gold`] is what a careful reader finds in an article, [`Document`] what a release holds of it;
//! [`measure`] compares them fact by fact. A fact of the gold that the release lacks is missed, one
//! that the release holds and the gold does not is wrong. The comparison forgives spelling (case,
//! accents, punctuation) and nothing else; where it forgives more, [`mod@compare`] says so.

mod clusters;
pub mod compare;
mod facts;
mod fields;
mod gold;
mod pairs;
mod render;
mod report;
mod rules;
mod same;
mod tables;

pub use clusters::clusters;
pub use facts::{Document, Reading, Record};
pub use gold::{Gold, GoldError};
pub use pairs::{Pairs, pairs};
pub use render::{json, markdown};
pub use report::{Counts, Missed, Report, Share, TableReport, Wrong};
pub use rules::reference;

/// Compares what a release holds with the gold. Where `text_only`, facts that only a table of the
/// article states may be there but are not asked for: the plain-text format has no tables.
///
/// ```
/// use reelmill::measure::{Gold, measure};
///
/// let gold = Gold::parse(r#"{ "title": "Heat (1995 film)", "film": { "year": 1995 }, "genres": ["crime"] }"#)?;
/// let report = measure(&[gold], &[], false);
/// assert_eq!(report.without_row, ["Heat (1995 film)"]);
/// assert_eq!(report.table("film_genres").map(|table| table.counts.missed), Some(1));
/// # Ok::<(), reelmill::measure::GoldError>(())
/// ```
pub fn measure(gold: &[Gold], found: &[Document], text_only: bool) -> Report {
    let mut report = Report::new();
    for gold in gold {
        let document = found.iter().find(|document| document.title == gold.title);
        if document.is_none_or(|document| document.rows("films").is_empty()) && gold.is_film() {
            report.without_row.push(gold.title.clone());
        }
        tables::compare(gold, document.unwrap_or(&Document::absent(&gold.title)), text_only, &mut report);
    }
    report
}
