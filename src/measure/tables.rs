//! What is compared, table by table, and when a row is right.

use std::collections::BTreeMap;

use serde_json::Value;

use super::compare::{fold, number};
use super::facts::{
    Award, Company, Credit, Document, Fact, Money, Reading, Record, ReleaseDate, Runtime, Score, Title, Work,
};
use super::fields;
use super::gold::{Gold, Stated};
use super::pairs::pairs;
use super::report::{Missed, Report, Wrong};
use super::same::{
    Key, character_key, company_key, credit_key, exact, is_character, is_placed, kind, money_key, same_award,
    same_score, same_work, title_key,
};

/// Something that can be compared: what it is compared by, how it is shown, where it stands.
#[derive(Clone, Debug)]
struct Item<K> {
    key: K,
    shown: String,
    /// On the side of the gold.
    place: Option<String>,
    /// On the side of the release.
    readings: Vec<Reading>,
}

/// When two things are the same, strictest first.
type Rules<'r, K> = &'r [fn(&K, &K) -> bool];

/// Compares all that the gold of an article states with what the release holds of it.
pub(super) fn compare(gold: &Gold, found: &Document, text_only: bool, report: &mut Report) {
    let comparison = Comparison { title: &gold.title, text_only };
    comparison.articles(gold, found, report);
    comparison.films(gold, found, report);

    let credits: Vec<(Credit, &Record)> = facts(found);
    comparison.keyed("credits", stated(&gold.credits), read(&credits), credit_key, report);
    comparison.keyed(
        "characters",
        only(stated(&gold.credits), is_character),
        only(read(&credits), is_character),
        character_key,
        report,
    );
    let dates: Vec<(ReleaseDate, &Record)> = facts(found);
    comparison.keyed(
        "release_dates",
        stated(&gold.release_dates),
        read(&dates),
        |date| vec![date.edtf.clone()],
        report,
    );
    let with_country = |date: &ReleaseDate| vec![date.edtf.clone(), date.country.clone().unwrap_or_default()];
    comparison.keyed(
        "release_dates+country",
        only(stated(&gold.release_dates), is_placed),
        only(read(&dates), is_placed),
        with_country,
        report,
    );
    let runtimes: Vec<(Runtime, &Record)> = facts(found);
    comparison.every(
        "runtimes",
        always(&gold.runtimes),
        read(&runtimes),
        |runtime| vec![number(runtime.minutes)],
        report,
    );
    let companies: Vec<(Company, &Record)> = facts(found);
    comparison.keyed("film_companies", stated(&gold.companies), read(&companies), company_key, report);
    comparison.listed("film_countries", &gold.countries, found, "code", str::to_lowercase, report);
    comparison.listed("film_languages", &gold.languages, found, "code", str::to_lowercase, report);
    comparison.listed("film_genres", &gold.genres, found, "name", fold, report);
    let money: Vec<(Money, &Record)> = facts(found);
    comparison.keyed("money", stated(&gold.money), read(&money), money_key, report);
    comparison.scores(gold, found, report);
    let awards: Vec<(Award, &Record)> = facts(found);
    let rules: Rules<'_, &Award> =
        &[|gold, found| same_award(gold, found) && exact(gold, found), |gold, found| same_award(gold, found)];
    comparison.tally("awards", identity(stated(&gold.awards)), &identity(read(&awards)), rules, report);
    let titles: Vec<(Title, &Record)> = facts(found);
    comparison.keyed("film_titles", always(&gold.titles), read(&titles), title_key, report);
    let works: Vec<(Work, &Record)> = facts(found);
    let rules: Rules<'_, &Work> =
        &[|gold, found| same_work(gold, found) && kind(gold) == kind(found), |gold, found| same_work(gold, found)];
    comparison.tally("works", identity(always(&gold.works)), &identity(read(&works)), rules, report);

    fields::compare(gold, found, text_only, report);
}

/// The comparison of one article.
struct Comparison<'a> {
    title: &'a str,
    text_only: bool,
}

impl Comparison<'_> {
    fn articles(&self, gold: &Gold, found: &Document, report: &mut Report) {
        let wanted = if gold.is_film() { "film" } else { "not_film" };
        let gold = vec![Item { key: vec![wanted.to_owned()], shown: wanted.to_owned(), place: None, readings: vec![] }];
        let found = found.rows("articles").iter().map(|row| {
            let status = row.text("status").unwrap_or_default();
            Item { key: vec![status.clone()], shown: status, place: None, readings: row.readings.clone() }
        });
        self.tally("articles", gold, &found.collect::<Vec<_>>(), &[Key::eq], report);
    }

    /// The columns of `films` that the gold names, one by one.
    fn films(&self, gold: &Gold, found: &Document, report: &mut Report) {
        let item = |column: &str, value: String, readings: Vec<Reading>| Item {
            key: vec![column.to_owned(), fold(&value)],
            shown: format!("{column} {value}"),
            place: None,
            readings,
        };
        let wanted = gold.film.iter().filter_map(|(column, value)| Some((column, plain(value)?)));
        let wanted = wanted.map(|(column, value)| item(column, value, vec![])).collect();
        let row = found.rows("films").first();
        let held = gold.film.keys().filter_map(|column| {
            let row = row?;
            Some(item(column, row.values.get(column.as_str())?.clone(), row.readings.clone()))
        });
        self.tally("films", wanted, &held.collect::<Vec<_>>(), &[Key::eq], report);
    }

    /// A column of a table whose rows say nothing else.
    fn listed(
        &self,
        table: &'static str,
        gold: &[String],
        found: &Document,
        column: &'static str,
        fold: fn(&str) -> String,
        report: &mut Report,
    ) {
        let item = |value: &str, readings: Vec<Reading>| Item {
            key: vec![fold(value)],
            shown: value.to_owned(),
            place: None,
            readings,
        };
        let wanted = gold.iter().map(|value| item(value, vec![])).collect();
        let held = found.rows(table).iter().filter_map(|row| Some(item(row.values.get(column)?, row.readings.clone())));
        self.tally(table, wanted, &held.collect::<Vec<_>>(), &[Key::eq], report);
    }

    fn scores(&self, gold: &Gold, found: &Document, report: &mut Report) {
        let found: Vec<(Score, &Record)> = facts(found);
        let (wanted, held) = (identity(stated(&gold.scores)), identity(read(&found)));
        let matched = self.tally("scores", wanted, &held, &[|gold, found| same_score(gold, found)], report);
        // Counts of reviews are compared where the score is right: of all such scores of the film.
        let counted = matched.into_iter().filter(|(gold, _)| gold.key.review_count.is_some_and(|count| count != 0.0));
        let (wanted, held): (Vec<_>, Vec<_>) = counted.unzip();
        let item = |item: Item<&Score>| {
            let count = item.key.review_count?.to_string();
            let shown = format!("{} reviews | {}", count, item.shown);
            Some(Item { key: vec![count], shown, place: item.place, readings: item.readings })
        };
        let (wanted, held) = (wanted.into_iter().filter_map(item), held.into_iter().filter_map(item));
        self.tally("scores.review_count", wanted.collect(), &held.collect::<Vec<_>>(), &[Key::eq], report);
    }

    /// Compares facts by a key; facts of the same key count once.
    fn keyed<F>(
        &self,
        table: &'static str,
        gold: Vec<(&F, Item<()>)>,
        found: Vec<(&F, Item<()>)>,
        key: impl Fn(&F) -> Key,
        report: &mut Report,
    ) {
        let (optional, asked): (Vec<_>, Vec<_>) = gold.into_iter().partition(|(_, item)| self.is_optional(item));
        let mut gold = once(with_key(asked, &key));
        gold.extend(once(with_key(optional, &key)));
        self.tally(table, gold, &once(with_key(found, &key)), &[Key::eq], report);
    }

    /// Compares facts by a key, every one for itself.
    fn every<F>(
        &self,
        table: &'static str,
        gold: Vec<(&F, Item<()>)>,
        found: Vec<(&F, Item<()>)>,
        key: impl Fn(&F) -> Key,
        report: &mut Report,
    ) {
        self.tally(table, with_key(gold, &key), &with_key(found, &key), &[Key::eq], report);
    }

    /// Counts what is right, missed and wrong, and returns what is right.
    fn tally<K: Clone>(
        &self,
        table: &'static str,
        gold: Vec<Item<K>>,
        found: &[Item<K>],
        rules: Rules<'_, K>,
        report: &mut Report,
    ) -> Vec<(Item<K>, Item<K>)> {
        let (optional, asked): (Vec<_>, Vec<_>) = gold.into_iter().partition(|item| self.is_optional(item));
        let keys = |items: &[Item<K>]| items.iter().map(|item| item.key.clone()).collect::<Vec<_>>();
        let paired = pairs(&keys(&asked), &keys(found), rules);
        let surplus: Vec<Item<K>> = paired.surplus.iter().map(|at| found[*at].clone()).collect();
        let allowed = pairs(&keys(&optional), &keys(&surplus), rules);

        let tally = report.table_mut(table);
        let article = || self.title.to_owned();
        tally.missed.extend(paired.missed.iter().map(|at| Missed {
            article: article(),
            fact: asked[*at].shown.clone(),
            place: asked[*at].place.clone(),
        }));
        let wrong = allowed.surplus.iter().map(|at| &surplus[*at]);
        tally.wrong.extend(wrong.clone().map(|item| Wrong {
            article: article(),
            fact: item.shown.clone(),
            readings: item.readings.clone(),
        }));
        tally.counts.right += paired.hit.len();
        tally.counts.missed += paired.missed.len();
        tally.counts.wrong += allowed.surplus.len();
        report.by_reading(table, paired.hit.iter().map(|(_, at)| found[*at].readings.as_slice()), true);
        report.by_reading(table, wrong.map(|item| item.readings.as_slice()), false);
        paired.hit.iter().map(|(gold, at)| (asked[*gold].clone(), found[*at].clone())).collect()
    }

    /// Whether a fact of the gold need not be there.
    fn is_optional<K>(&self, item: &Item<K>) -> bool {
        self.text_only && item.place.as_deref() == Some("table")
    }
}

/// The facts that a release holds, with their rows.
pub(super) fn facts<F: Fact>(found: &Document) -> Vec<(F, &Record)> {
    found.rows(F::TABLE).iter().map(|row| (F::of(row), row)).collect()
}

fn stated<F: Fact>(facts: &[Stated<F>]) -> Vec<(&F, Item<()>)> {
    let item = |stated: &Stated<F>| Item { place: stated.place.clone(), ..bare(&stated.fact) };
    facts.iter().map(|stated| (&stated.fact, item(stated))).collect()
}

/// Facts that are asked for wherever they stand.
fn always<F: Fact>(facts: &[F]) -> Vec<(&F, Item<()>)> {
    facts.iter().map(|fact| (fact, bare(fact))).collect()
}

fn read<'a, F: Fact>(facts: &'a [(F, &Record)]) -> Vec<(&'a F, Item<()>)> {
    let item = |fact: &F, row: &Record| Item { readings: row.readings.clone(), ..bare(fact) };
    facts.iter().map(|(fact, row)| (fact, item(fact, row))).collect()
}

/// The facts that `keep` accepts.
fn only<F>(facts: Vec<(&F, Item<()>)>, keep: fn(&F) -> bool) -> Vec<(&F, Item<()>)> {
    facts.into_iter().filter(|(fact, _)| keep(fact)).collect()
}

fn bare<F: Fact>(fact: &F) -> Item<()> {
    Item { key: (), shown: fact.show(), place: None, readings: vec![] }
}

fn with_key<F>(facts: Vec<(&F, Item<()>)>, key: impl Fn(&F) -> Key) -> Vec<Item<Key>> {
    let item = |(fact, item): (&F, Item<()>)| Item {
        key: key(fact),
        shown: item.shown,
        place: item.place,
        readings: item.readings,
    };
    facts.into_iter().map(item).collect()
}

/// Facts that are compared as a whole.
fn identity<F>(facts: Vec<(&F, Item<()>)>) -> Vec<Item<&F>> {
    let item =
        |(fact, item): (_, Item<()>)| Item { key: fact, shown: item.shown, place: item.place, readings: item.readings };
    facts.into_iter().map(item).collect()
}

/// One item a key: the first, with the readings of all.
fn once(items: Vec<Item<Key>>) -> Vec<Item<Key>> {
    let (mut at, mut kept) = (BTreeMap::new(), Vec::<Item<Key>>::new());
    for item in items {
        match at.get(&item.key) {
            Some(first) => {
                let first: &mut Item<Key> = &mut kept[*first];
                first.readings.extend(item.readings);
            }
            None => {
                at.insert(item.key.clone(), kept.len());
                kept.push(item);
            }
        }
    }
    kept
}

/// A value of the gold as text; null is none.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
