//! What films share, merged while it is read: sorted mentions in, rows of people and companies out.

use std::collections::BTreeSet;
use std::mem;

use arrow::array::{Array, AsArray, RecordBatch, StringArray};
use arrow::error::ArrowError;
use uuid::Uuid;

use crate::load::BatchIter;
use crate::merge::{CompanyUnion, Namesakes, PersonUnion};
use crate::schema::derive::arrow as arrow_schema;
use crate::schema::mentions::{CompanyMention, MentionKind, PersonMention};

use crate::value::id;

use super::tables::{Names, Portion};

/// People or companies that are handed on together.
const PORTION: usize = 4096;

/// The folded names that links lead from to different pages, out of linked names in their order.
pub(super) fn ambiguous_names(linked: BatchIter<'_>) -> Result<BTreeSet<String>, ArrowError> {
    let mut ambiguous = BTreeSet::new();
    let mut present: Option<(String, Namesakes)> = None;
    for batch in linked {
        let batch = batch?;
        let [names, pages] = texts(&batch, ["name", "page"])?;
        for row in 0..batch.num_rows() {
            let (name, page) = (names.value(row), pages.value(row));
            match &mut present {
                Some((known, namesakes)) if known == name => namesakes.add(page),
                _ => {
                    let mut namesakes = Namesakes::default();
                    namesakes.add(page);
                    present = Some((name.to_owned(), namesakes));
                }
            }
            if let Some((name, _)) = present.as_ref().filter(|(_, namesakes)| namesakes.are_several()) {
                ambiguous.insert(name.clone());
            }
        }
    }
    Ok(ambiguous)
}

/// Hands on the rows of `people` and `person_names`, in the order of their keys, and notes
/// everybody's name.
pub(super) fn people(
    mentions: BatchIter<'_>,
    ambiguous: &BTreeSet<String>,
    names: &mut Names,
    mut take: impl FnMut(Portion) -> Result<(), ArrowError>,
) -> Result<(), ArrowError> {
    let (mut people, mut forms) = (Vec::new(), Vec::new());
    let mut present: Option<(Uuid, PersonUnion)> = None;
    let mut close = |(person_id, union): (Uuid, PersonUnion), last: bool| {
        if let Some((person, mut names_of)) = union.rows(person_id, |name| ambiguous.contains(&id::fold(name))) {
            names.push(person_id, &person.name);
            people.push(person);
            forms.append(&mut names_of);
        }
        if last || people.len() >= PORTION {
            let people = arrow_schema::batch(&mem::take(&mut people))?;
            let forms = arrow_schema::batch(&mem::take(&mut forms))?;
            take(vec![("people", people), ("person_names", forms)])?;
        }
        Ok::<(), ArrowError>(())
    };
    for batch in mentions {
        for mention in person_mentions(&batch?)? {
            match &mut present {
                Some((person_id, union)) if *person_id == mention.person_id => union.add(mention),
                _ => {
                    let mut next = (mention.person_id, PersonUnion::default());
                    next.1.add(mention);
                    present.replace(next).map_or(Ok(()), |done| close(done, false))?;
                }
            }
        }
    }
    present.map_or(Ok(()), |done| close(done, true))
}

/// Hands on the rows of `companies`, in the order of their keys, and notes every name.
pub(super) fn companies(
    mentions: BatchIter<'_>,
    names: &mut Names,
    mut take: impl FnMut(Portion) -> Result<(), ArrowError>,
) -> Result<(), ArrowError> {
    let mut companies = Vec::new();
    let mut present: Option<(Uuid, CompanyUnion)> = None;
    let mut close = |(company_id, union): (Uuid, CompanyUnion), last: bool| {
        if let Some(company) = union.row(company_id) {
            names.push(company_id, &company.name);
            companies.push(company);
        }
        if last || companies.len() >= PORTION {
            take(vec![("companies", arrow_schema::batch(&mem::take(&mut companies))?)])?;
        }
        Ok::<(), ArrowError>(())
    };
    for batch in mentions {
        for mention in company_mentions(&batch?)? {
            match &mut present {
                Some((company_id, union)) if *company_id == mention.company_id => union.add(mention),
                _ => {
                    let mut next = (mention.company_id, CompanyUnion::default());
                    next.1.add(mention);
                    present.replace(next).map_or(Ok(()), |done| close(done, false))?;
                }
            }
        }
    }
    present.map_or(Ok(()), |done| close(done, true))
}

fn person_mentions(batch: &RecordBatch) -> Result<Vec<PersonMention>, ArrowError> {
    let [ids, names, kinds, films, titles] = texts(batch, ["person_id", "name", "kind", "film_id", "article_title"])?;
    let mention = |row| {
        Ok(PersonMention {
            person_id: uuid(ids.value(row))?,
            name: names.value(row).to_owned(),
            kind: MentionKind::from_name(kinds.value(row)).unwrap_or(MentionKind::Variant),
            film_id: uuid(films.value(row))?,
            article_title: titles.is_valid(row).then(|| titles.value(row).to_owned()),
        })
    };
    (0..batch.num_rows()).map(mention).collect()
}

fn company_mentions(batch: &RecordBatch) -> Result<Vec<CompanyMention>, ArrowError> {
    let [ids, names, films] = texts(batch, ["company_id", "name", "film_id"])?;
    let mention = |row| {
        let (company_id, film_id) = (uuid(ids.value(row))?, uuid(films.value(row))?);
        Ok(CompanyMention { company_id, name: names.value(row).to_owned(), film_id })
    };
    (0..batch.num_rows()).map(mention).collect()
}

fn texts<'a, const N: usize>(batch: &'a RecordBatch, names: [&str; N]) -> Result<[&'a StringArray; N], ArrowError> {
    let missing = |name: &str| ArrowError::SchemaError(format!("no column {name}"));
    let columns = names.iter().map(|name| Ok(batch.column_by_name(name).ok_or_else(|| missing(name))?.as_string()));
    let columns = columns.collect::<Result<Vec<&StringArray>, ArrowError>>()?;
    columns.try_into().map_err(|_| missing("of that number"))
}

fn uuid(text: &str) -> Result<Uuid, ArrowError> {
    Uuid::try_parse(text).map_err(|error| ArrowError::ParseError(error.to_string()))
}
