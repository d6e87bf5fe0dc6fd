//! Field by field: what rows that are told to be the same say beyond that.

use super::compare::{fold, number, telling};
use super::facts::{Award, Company, Credit, Document, Fact, Money, ReleaseDate, Runtime, Score, Title, Work};
use super::gold::{Gold, Stated};
use super::pairs::pairs;
use super::report::{Counts, Report};
use super::same::{credit_key, exact, money_key, same_award, same_score, same_work};
use super::tables::{facts, plain};

/// A field of a fact in a form that can be compared; `None` where it is not stated.
type Field<F> = (&'static str, fn(&F) -> Option<String>);

/// Compares the fields of the facts that are on both sides.
pub(super) fn compare(gold: &Gold, found: &Document, text_only: bool, report: &mut Report) {
    let asked = Asked { found, text_only };
    films(gold, found, report);
    asked.fields::<Credit>(
        &gold.credits,
        &[
            |one, other| credit_key(one) == credit_key(other) && part(one) == part(other),
            |one, other| credit_key(one) == credit_key(other),
        ],
        &[
            ("character", part),
            ("character_description", |credit| folded(credit.description.as_deref())),
            ("qualifier", |credit| credit.qualifier.clone().filter(|qualifier| !qualifier.starts_with("other:"))),
        ],
        report,
    );
    asked.fields::<ReleaseDate>(
        &gold.release_dates,
        &[|one, other| one.edtf == other.edtf && one.country == other.country, |one, other| one.edtf == other.edtf],
        &[
            ("country", |date| date.country.clone()),
            ("event", |date| folded(date.place.as_deref())),
            ("kind", |date| date.kind.clone().filter(|kind| kind != "unspecified")),
        ],
        report,
    );
    asked.fields::<Company>(
        &gold.companies,
        &[|one, other| fold(&one.name) == fold(&other.name) && one.role == other.role],
        &[("territory", |company| folded(company.territory.as_deref()))],
        report,
    );
    asked.fields::<Money>(
        &gold.money,
        &[|one, other| money_key(one) == money_key(other)],
        &[
            ("approximate", |money| money.approximate.filter(|approximate| *approximate).map(|_| "true".to_owned())),
            ("territory", |money| folded(money.territory.as_deref())),
        ],
        report,
    );
    asked.fields::<Score>(
        &gold.scores,
        &[same_score],
        &[
            ("value", |score| score.value.map(number)),
            ("scale_max", |score| score.scale_max.map(number)),
            ("review_count", |score| score.review_count.map(number)),
            ("verdict", |score| folded(score.verdict.as_deref())),
            ("consensus", |score| score.consensus.as_deref().map(opening)),
            ("critic", |score| folded(score.critic.as_deref())),
        ],
        report,
    );
    asked.fields::<Award>(
        &gold.awards,
        &[|one, other| same_award(one, other) && exact(one, other), same_award],
        &[
            ("body", |award| folded(award.body.as_deref())),
            ("award", |award| {
                let words: Vec<String> =
                    telling(&[award.award.as_deref(), award.category.as_deref()]).into_iter().collect();
                Some(words.join(" ")).filter(|words| !words.is_empty())
            }),
            ("edition", |award| award.edition.map(number)),
            ("year", |award| award.year.map(number)),
            ("recipient", |award| folded(award.recipient.as_deref())),
        ],
        report,
    );
    asked.plain::<Runtime>(
        &gold.runtimes,
        &[|one, other| one.minutes == other.minutes],
        &[("version", |runtime| folded(runtime.version.as_deref()))],
        report,
    );
    asked.plain::<Work>(
        &gold.works,
        &[same_work],
        &[("work_type", |work| work.work_type.clone()), ("author", |work| folded(work.author.as_deref()))],
        report,
    );
    asked.plain::<Title>(
        &gold.titles,
        &[|one, other| one.title.to_lowercase() == other.title.to_lowercase()],
        &[("kind", |title| Some(title.kind.clone()))],
        report,
    );
}

/// The columns of `films`, each for itself.
fn films(gold: &Gold, found: &Document, report: &mut Report) {
    let row = found.rows("films").first();
    for (column, value) in &gold.film {
        let wanted = plain(value).map(|value| fold(&value));
        let held = row.and_then(|row| row.values.get(column.as_str())).map(|value| fold(value));
        report.table_mut("films").field(column).add(wanted.as_deref(), held.as_deref());
    }
}

fn part(credit: &Credit) -> Option<String> {
    folded(credit.character.as_deref())
}

/// The first words of a quotation: gold does not repeat it at length.
fn opening(text: &str) -> String {
    fold(text).split(' ').take(4).collect::<Vec<_>>().join(" ")
}

fn folded(text: Option<&str>) -> Option<String> {
    text.map(fold)
}

/// What is asked of one article.
struct Asked<'a> {
    found: &'a Document,
    text_only: bool,
}

impl Asked<'_> {
    fn fields<F: Fact + Clone>(
        &self,
        gold: &[Stated<F>],
        rules: &[fn(&F, &F) -> bool],
        fields: &[Field<F>],
        report: &mut Report,
    ) {
        let asked = gold.iter().filter(|stated| !(self.text_only && stated.place.as_deref() == Some("table")));
        self.plain(&asked.map(|stated| stated.fact.clone()).collect::<Vec<_>>(), rules, fields, report);
    }

    fn plain<F: Fact + Clone>(
        &self,
        gold: &[F],
        rules: &[fn(&F, &F) -> bool],
        fields: &[Field<F>],
        report: &mut Report,
    ) {
        let found: Vec<F> = facts(self.found).into_iter().map(|(fact, _)| fact).collect();
        for (wanted, held) in pairs(gold, &found, rules).hit {
            for (name, field) in fields {
                let (wanted, held) = (field(&gold[wanted]), field(&found[held]));
                report.table_mut(F::TABLE).field(name).add(wanted.as_deref(), held.as_deref());
            }
        }
    }
}

impl Counts {
    /// Counts a field of one row: right where both sides say the same, missed or wrong where only one
    /// side says something, and both where they say different things.
    fn add(&mut self, wanted: Option<&str>, held: Option<&str>) {
        match (wanted, held) {
            (None, None) => {}
            (Some(wanted), Some(held)) if wanted == held => self.right += 1,
            (wanted, held) => {
                self.missed += usize::from(wanted.is_some());
                self.wrong += usize::from(held.is_some());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::Record;
    use super::super::{GoldError, measure};
    use super::*;

    #[test]
    fn fields_are_compared_where_the_row_is_the_same() -> Result<(), GoldError> {
        let gold = Gold::parse(
            r#"{ "title": "Heat", "film": { "year": 1995 }, "awards": [
                { "body": "Saturn Awards", "award": "Best Film", "result": "won", "year": 1996, "edition": 22 },
                { "body": "Cannes Film Festival", "award": "Palme d'Or", "result": "won", "year": 1995 } ] }"#,
        )?;
        let row = |values: &[(&'static str, &str)]| Record {
            values: values.iter().map(|(column, value)| (*column, (*value).to_owned())).collect(),
            ..Record::default()
        };
        let award = row(&[("body", "Saturn Awards"), ("award", "Best Film"), ("result", "won"), ("year", "1995")]);
        let found = Document { title: "Heat".to_owned(), tables: [("awards", vec![award])].into() };
        let report = measure(&[gold], &[found], false);
        let field = |table: &str, name: &str| report.table(table).and_then(|table| table.fields.get(name)).copied();
        assert_eq!(field("awards", "year"), Some(Counts { right: 0, missed: 1, wrong: 1 }));
        assert_eq!(field("awards", "edition"), Some(Counts { right: 0, missed: 1, wrong: 0 }));
        assert_eq!(field("awards", "body"), Some(Counts { right: 1, missed: 0, wrong: 0 }));
        assert_eq!(field("films", "year"), Some(Counts { right: 0, missed: 1, wrong: 0 }));
        Ok(())
    }
}
