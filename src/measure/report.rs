//! The outcome of a measurement: what is right, missed and wrong, by table, field, confidence and rule.

use std::collections::BTreeMap;

use crate::schema::evidence::Confidence;

use super::facts::Reading;

/// The tables whose F1 makes the macro average, in the order of the report.
const AVERAGED: &[&str] = &[
    "films",
    "credits",
    "characters",
    "release_dates",
    "release_dates+country",
    "runtimes",
    "film_companies",
    "film_countries",
    "film_languages",
    "film_genres",
    "money",
    "scores",
    "scores.review_count",
    "awards",
];

/// Tables that are measured beside them.
const BESIDE: &[&str] = &["articles", "film_titles", "works"];

/// How many facts are right, missed and wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the gold and in the release.
    pub right: usize,
    /// In the gold alone.
    pub missed: usize,
    /// In the release alone.
    pub wrong: usize,
}

impl Counts {
    /// Facts of the gold.
    pub fn gold(self) -> usize {
        self.right + self.missed
    }

    /// The share of what the release holds that is right; 0 where it holds nothing.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// The share of the gold that the release holds; 0 where there is no gold.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold())
    }

    /// The harmonic mean of precision and recall.
    ///
    /// ```
    /// use reelmill::measure::Counts;
    ///
    /// assert_eq!(Counts { right: 3, missed: 1, wrong: 1 }.f1(), 0.75);
    /// assert_eq!(Counts::default().f1(), 0.0);
    /// ```
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    fn plus(self, other: Counts) -> Counts {
        Counts { right: self.right + other.right, missed: self.missed + other.missed, wrong: self.wrong + other.wrong }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// How much of what was read in one way is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Rows that the gold has too.
    pub right: usize,
    /// Rows that the gold has not.
    pub wrong: usize,
}

impl Share {
    /// The share that is right; `None` where nothing was read.
    pub fn precision(self) -> Option<f64> {
        let all = self.right + self.wrong;
        (all > 0).then(|| share(self.right, all))
    }

    fn add(&mut self, is_right: bool) {
        if is_right {
            self.right += 1;
        } else {
            self.wrong += 1;
        }
    }
}

/// A fact of the gold that the release lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Title of the article.
    pub article: String,
    /// The fact.
    pub fact: String,
    /// In what part of the article it stands, where the gold says.
    pub place: Option<String>,
}

/// A fact of the release that the gold lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Title of the article.
    pub article: String,
    /// The fact.
    pub fact: String,
    /// Where the release read it.
    pub readings: Vec<Reading>,
}

/// The outcome for one table.
#[derive(Clone, Debug, Default)]
pub struct TableReport {
    /// Name of the table, or of what is compared of it.
    pub name: &'static str,
    /// Facts.
    pub counts: Counts,
    /// Fields of the rows that are right, by name.
    pub fields: BTreeMap<String, Counts>,
    /// What the release holds, by how directly the article says it.
    pub confidence: BTreeMap<Confidence, Share>,
    /// What the release lacks.
    pub missed: Vec<Missed>,
    /// What it should not have.
    pub wrong: Vec<Wrong>,
}

impl TableReport {
    pub(super) fn field(&mut self, name: &str) -> &mut Counts {
        self.fields.entry(name.to_owned()).or_default()
    }

    /// Whether it counts for the averages.
    pub fn is_averaged(&self) -> bool {
        AVERAGED.contains(&self.name)
    }
}

/// The outcome of a measurement.
#[derive(Clone, Debug)]
pub struct Report {
    /// By table, in the order of the report.
    pub tables: Vec<TableReport>,
    /// What the release holds, by the name of the rule that read it.
    pub rules: BTreeMap<String, Share>,
    /// Titles of articles that should have a row in `films`, and have none.
    pub without_row: Vec<String>,
}

impl Report {
    pub(super) fn new() -> Self {
        let names = AVERAGED.iter().chain(BESIDE);
        let tables = names.map(|name| TableReport { name, ..TableReport::default() }).collect();
        Report { tables, rules: BTreeMap::new(), without_row: Vec::new() }
    }

    pub(super) fn table_mut(&mut self, name: &'static str) -> &mut TableReport {
        let known = self.tables.iter().position(|table| table.name == name);
        let at = known.unwrap_or_else(|| {
            self.tables.push(TableReport { name, ..TableReport::default() });
            self.tables.len() - 1
        });
        &mut self.tables[at]
    }

    /// Counts rows for the surest confidence that they were read with, and for each of their rules.
    pub(super) fn by_reading<'r>(
        &mut self,
        table: &'static str,
        rows: impl Iterator<Item = &'r [Reading]>,
        is_right: bool,
    ) {
        for readings in rows {
            if let Some(confidence) = readings.iter().map(|reading| reading.confidence).min() {
                self.table_mut(table).confidence.entry(confidence).or_default().add(is_right);
            }
            // Some tables look at the same rows twice: they count once.
            if matches!(table, "articles" | "films" | "release_dates+country" | "scores.review_count") {
                continue;
            }
            let mut rules: Vec<&str> = readings.iter().map(|reading| reading.rule.as_str()).collect();
            rules.sort_unstable();
            rules.dedup();
            for rule in rules {
                self.rules.entry(rule.to_owned()).or_default().add(is_right);
            }
        }
    }

    /// The outcome for one table.
    pub fn table(&self, name: &str) -> Option<&TableReport> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The facts of all averaged tables together.
    pub fn micro(&self) -> Counts {
        self.averaged().map(|table| table.counts).fold(Counts::default(), Counts::plus)
    }

    /// The mean of the averaged tables' F1.
    pub fn macro_f1(&self) -> f64 {
        let n_tables = self.averaged().count();
        if n_tables == 0 { 0.0 } else { self.averaged().map(|table| table.counts.f1()).sum::<f64>() / n_tables as f64 }
    }

    /// What the release holds, by how directly the article says it: all averaged tables together.
    pub fn confidence(&self) -> BTreeMap<Confidence, Share> {
        let mut all = BTreeMap::<Confidence, Share>::new();
        for (confidence, share) in self.averaged().flat_map(|table| &table.confidence) {
            let sum = all.entry(*confidence).or_default();
            sum.right += share.right;
            sum.wrong += share.wrong;
        }
        all
    }

    fn averaged(&self) -> impl Iterator<Item = &TableReport> {
        self.tables.iter().filter(|table| table.is_averaged())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(rule: &str, confidence: Confidence) -> Reading {
        Reading { rule: rule.to_owned(), confidence, field: "lead".to_owned(), words: None }
    }

    #[test]
    fn averages_are_of_the_averaged_tables() {
        let mut report = Report::new();
        report.table_mut("films").counts = Counts { right: 8, missed: 0, wrong: 0 };
        report.table_mut("awards").counts = Counts { right: 1, missed: 1, wrong: 1 };
        report.table_mut("works").counts = Counts { right: 5, missed: 5, wrong: 5 };
        assert_eq!(report.micro(), Counts { right: 9, missed: 1, wrong: 1 });
        let expected = (1.0 + 0.5) / AVERAGED.len() as f64;
        assert!((report.macro_f1() - expected).abs() < 1e-12);
    }

    #[test]
    fn a_row_counts_for_its_surest_reading_and_for_each_of_its_rules() {
        let mut report = Report::new();
        let (field, bracket) =
            (reading("credit.starring", Confidence::Stated), reading("credit.bracket", Confidence::Inferred));
        let both = [field, bracket.clone(), bracket.clone()];
        report.by_reading("credits", [both.as_slice()].into_iter(), true);
        report.by_reading("credits", [[bracket].as_slice()].into_iter(), false);
        let table = report.table("credits").map(|table| table.confidence.clone()).unwrap_or_default();
        assert_eq!(table[&Confidence::Stated], Share { right: 1, wrong: 0 });
        assert_eq!(table[&Confidence::Inferred], Share { right: 0, wrong: 1 });
        assert_eq!(report.rules["credit.bracket"], Share { right: 1, wrong: 1 });
        assert_eq!(report.rules["credit.starring"].precision(), Some(1.0));
        assert_eq!(Share::default().precision(), None);
    }
}
