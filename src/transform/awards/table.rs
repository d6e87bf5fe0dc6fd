//! Awards out of tables: columns for body, category, recipients and result, in any order.

use uuid::Uuid;

use crate::article::{Cell, Excerpt, Table};
use crate::finding::Code;
use crate::schema::awards::{Award, AwardResult};
use crate::schema::sections::SectionKind;

use super::super::grid::{Grid, Line, cover, grids, items};
use super::super::rules::Rule;
use super::super::{Draft, Passage, Reading, SharedAward};
use super::body::Ceremony;
use super::cell::{self, Prize};
use super::layout::{Layout, results};
use super::list::{label, only_body};
use super::prose::is_personal;
use super::row;

const RULE: Rule = Rule::AwardTable;

/// Reads the table of a passage; `false` where it is not one of awards.
pub(super) fn read(passage: &Passage<'_>, table: &Table, titles: &[String], draft: &mut Draft<'_>) -> bool {
    let sure = passage.kind == SectionKind::Accolades;
    let mut above = Above::default();
    passage.heading.iter().for_each(|heading| above.take(heading));
    above.take(table.caption.as_str());
    let mut reader = Reader { titles, known: draft.awards.len(), other_films: false };
    let mut any = false;
    for grid in grids(table, "awards") {
        let Some(layout) = Layout::of(&grid, sure) else {
            any |= sure && reader.lists(&grid, draft);
            continue;
        };
        reader.other_films = reader.tells_films_apart(&grid, &layout);
        let mut previous: &[&Cell] = &[];
        for line in &grid.rows {
            match line {
                Line::Label(cell) => items(cell).for_each(|item| above.take(item.as_str())),
                Line::Values(cells) => {
                    any |= reader.row(cells, previous, &layout, &above, draft);
                    previous = cells;
                }
            }
        }
    }
    any
}

/// What heading, caption and rows across the table say of the rows below.
#[derive(Clone, Debug, Default)]
struct Above {
    body: Option<Ceremony>,
    result: Option<AwardResult>,
}

impl Above {
    fn take(&mut self, words: &str) {
        match label(words) {
            Some(result) => self.result = Some(result),
            None => self.body = only_body(words).or_else(|| self.body.take()),
        }
    }
}

struct Reader<'t> {
    titles: &'t [String],
    /// Number of the awards that were known before the table: its rows are apart from one another.
    known: usize,
    /// Whether the table lists awards of other films beside this one's.
    other_films: bool,
}

impl Reader<'_> {
    /// Reads the lists and registries that a table without awards names; `false` where there are none.
    fn lists(&self, grid: &Grid<'_>, draft: &mut Draft<'_>) -> bool {
        let mut any = false;
        for cells in grid.values() {
            let Some((cell, (body, name))) = cells.iter().find_map(|cell| Some((*cell, cell::honor(cell)?))) else {
                continue;
            };
            let nominated = cells.iter().flat_map(|cell| results(cell)).any(|result| result == AwardResult::Nominated);
            let result = if nominated { AwardResult::Nominated } else { AwardResult::Honored };
            let award = Award { award: Some(name), ..self.award(body, result, cell.plain_text(), draft) };
            let year =
                cells.iter().filter(|other| !std::ptr::eq(**other, cell)).find_map(|cell| cell::plain_year(cell));
            let readings = cover([cell]).into_iter();
            let readings = readings.map(|span| Reading { span, place: draft.place.clone(), rule: RULE }).collect();
            let shared = SharedAward { award: Award { year, ..award }, recipients: Vec::new() };
            row::join(shared, None, readings, self.known, draft);
            any = true;
        }
        any
    }

    /// Reads one row; `false` where it holds no award.
    fn row<'a>(
        &self,
        cells: &[&'a Cell],
        previous: &[&'a Cell],
        layout: &Layout,
        above: &Above,
        draft: &mut Draft<'_>,
    ) -> bool {
        let at = |column: Option<usize>| column.and_then(|column| Grid::own(cells, column));
        if self.other_films && !at(layout.film).is_none_or(|cell| self.is_this_film(cell)) {
            return false;
        }
        let Some(result) = self.result(cells, layout, above, draft) else { return false };
        let honor = [layout.body, layout.category, layout.award]
            .into_iter()
            .find_map(|column| at(column).and_then(cell::honor));
        if let Some((body, name)) = honor {
            let result = if result == AwardResult::Won { AwardResult::Honored } else { result };
            let year = layout.years.iter().filter_map(|column| Grid::own(cells, *column)).find_map(cell::year);
            let award = Award { year, ..self.award(body, result, text(cells, layout), draft) };
            self.push(&Award { award: Some(name), ..award }, &Prize::default(), &[], cells, previous, layout, draft);
            return true;
        }
        let stated = at(layout.body).and_then(cell::body);
        let near = stated.as_ref().or(above.body.as_ref());
        let prizes = match (at(layout.category), at(layout.award)) {
            (Some(category), award) => {
                let name = award.and_then(|award| cell::award_name(award, near));
                let mut prizes = cell::prizes(category, near);
                prizes.iter_mut().for_each(|prize| prize.award = prize.award.take().or_else(|| name.clone()));
                prizes
            }
            (None, Some(award)) => cell::prizes(award, near),
            (None, None) => Vec::new(),
        };
        let prizes = if prizes.is_empty() && stated.is_some() { vec![Prize::default()] } else { prizes };
        let recipients: Vec<Excerpt<'_>> = layout
            .recipients
            .iter()
            .filter_map(|column| Grid::own(cells, *column))
            .flat_map(|cell| self.recipients(cell, draft))
            .collect();
        let mut any = false;
        for prize in &prizes {
            let Some(body) = stated.clone().or_else(|| prize.giver.clone()).or_else(|| above.body.clone()) else {
                items(cells[layout.category.or(layout.award).unwrap_or_default()]).take(1).for_each(|words| {
                    draft.finding(Code::AwardUnreadable, words, "the table does not say who gives this award");
                });
                continue;
            };
            let dated = layout.years.iter().filter_map(|column| Grid::own(cells, *column));
            let dated: Vec<&Cell> = dated.collect();
            let edition = body.edition.or_else(|| dated.iter().find_map(|cell| cell::edition(cell, &body)));
            let year = dated.iter().find_map(|cell| cell::year(cell)).or(body.year);
            let award = Award {
                award: prize.award.clone().or_else(|| body.award.clone()),
                edition,
                year,
                category: prize.category.clone(),
                ..self.award(body.name, result, text(cells, layout), draft)
            };
            self.push(&award, prize, &recipients, cells, previous, layout, draft);
            any = true;
        }
        any
    }

    /// An award of which no more is known.
    fn award(&self, body: String, result: AwardResult, award_text: String, draft: &Draft<'_>) -> Award {
        Award {
            award_id: Uuid::nil(),
            film_id: draft.film_id,
            ordinal: 0,
            body,
            edition: None,
            year: None,
            award: None,
            category: None,
            result,
            submitting_country: None,
            recipient_person_id: None,
            award_text,
        }
    }

    /// Adds the award: once for each of the recipients where they had it one by one, else for all of them together.
    #[expect(clippy::too_many_arguments, reason = "a row, where it stands, and what it says")]
    fn push(
        &self,
        award: &Award,
        prize: &Prize,
        recipients: &[Excerpt<'_>],
        cells: &[&Cell],
        previous: &[&Cell],
        layout: &Layout,
        draft: &mut Draft<'_>,
    ) {
        let readings = readings(cells, previous, layout, draft);
        let people = row::people(draft, recipients, RULE);
        let apart = prize.category.as_deref().is_some_and(is_personal) && !people.is_empty();
        let each = if apart { people.into_iter().map(|person| vec![person]).collect() } else { vec![people] };
        for recipients in each {
            let recipient_person_id = recipients.first().map(|first| first.person_id);
            let award = Award { recipient_person_id, ..award.clone() };
            let shared = SharedAward { award, recipients };
            row::join(shared, prize.alias.as_deref(), readings.clone(), self.known, draft);
        }
    }

    /// What the row says came of the award.
    fn result(&self, cells: &[&Cell], layout: &Layout, above: &Above, draft: &mut Draft<'_>) -> Option<AwardResult> {
        let Some(column) = layout.result else {
            return Some(above.result.or(layout.implied).unwrap_or(AwardResult::Won));
        };
        let cell = *cells.get(column)?;
        let said = results(cell).next();
        if said.is_none() {
            let named = || layout.category.or(layout.award).and_then(|column| cells.get(column)).copied();
            match (items(cell).next(), named().and_then(|cell| items(cell).next())) {
                (Some(words), _) => draft.finding(Code::AwardUnreadable, words, "not known as an outcome of an award"),
                (None, Some(words)) => draft.finding(Code::AwardUnreadable, words, "the table states no outcome"),
                (None, None) => {}
            }
        }
        said
    }

    /// Whether a column for films holds this film's titles in some rows and others in the rest.
    fn tells_films_apart(&self, grid: &Grid<'_>, layout: &Layout) -> bool {
        let cells = grid.values().filter_map(|cells| layout.film.and_then(|column| Grid::own(cells, column)));
        let (this, other): (Vec<bool>, Vec<bool>) = cells.map(|cell| self.is_this_film(cell)).partition(|this| *this);
        !this.is_empty() && !other.is_empty()
    }

    fn is_this_film(&self, cell: &Cell) -> bool {
        items(cell).any(|item| self.names_the_film(item.as_str()))
    }

    fn names_the_film(&self, words: &str) -> bool {
        let bare = words.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '!' | '?' | '.' | ')' | '('));
        self.titles.iter().any(|title| {
            title.eq_ignore_ascii_case(bare)
                || title.starts_with(bare) && bare.len() > 2
                || bare.strip_prefix(title.as_str()).is_some_and(|rest| rest.starts_with(" ("))
        })
    }

    /// The people of a cell; works and companies are none.
    fn recipients<'a>(&self, cell: &'a Cell, draft: &Draft<'_>) -> Vec<Excerpt<'a>> {
        let mut people = cell::people(cell, draft);
        people.retain(|name| !self.names_the_film(name.as_str()));
        people
    }
}

/// The cells of a row that say something of the award, left to right, each once.
fn told<'a>(cells: &[&'a Cell], layout: &Layout) -> Vec<(usize, &'a Cell)> {
    let mut columns: Vec<usize> =
        [layout.body, layout.award, layout.category, layout.result].into_iter().flatten().collect();
    columns.extend(&layout.recipients);
    columns.sort_unstable();
    columns.iter().filter_map(|column| Grid::own(cells, *column).map(|cell| (*column, cell))).collect()
}

/// The row as text.
fn text(cells: &[&Cell], layout: &Layout) -> String {
    let words: Vec<String> = told(cells, layout).into_iter().map(|(_, cell)| cell.plain_text()).collect();
    words.join(" | ")
}

/// Where the row was read: its own cells, and each cell that reaches down from a row above.
fn readings(cells: &[&Cell], previous: &[&Cell], layout: &Layout, draft: &Draft<'_>) -> Vec<Reading> {
    let reaches = |column: usize, cell: &Cell| previous.get(column).is_some_and(|above| std::ptr::eq(*above, cell));
    let (above, own): (Vec<_>, Vec<_>) =
        told(cells, layout).into_iter().partition(|(column, cell)| reaches(*column, cell));
    let spans =
        cover(own.iter().map(|(_, cell)| *cell)).into_iter().chain(above.iter().filter_map(|(_, cell)| cover([*cell])));
    spans.map(|span| Reading { span, place: draft.place.clone(), rule: RULE }).collect()
}
