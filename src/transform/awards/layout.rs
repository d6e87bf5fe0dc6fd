//! Which column of a table of awards holds what: by the headers, checked against the cells.

use crate::article::{Cell, Excerpt, Text};
use crate::schema::awards::AwardResult;
use crate::vocab::columns;

use super::super::grid::{Column, Grid, items};
use super::cell;

/// The columns of a table of awards.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// Who gives the award.
    pub body: Option<usize>,
    /// The award, where it is neither body nor category; or both of them in one.
    pub award: Option<usize>,
    /// The category.
    pub category: Option<usize>,
    /// The people.
    pub recipients: Vec<usize>,
    /// What came of it.
    pub result: Option<usize>,
    /// Years, dates and numbers of ceremonies.
    pub years: Vec<usize>,
    /// The film.
    pub film: Option<usize>,
    /// What came of all of them, as the headers have it: `Winner`.
    pub implied: Option<AwardResult>,
}

impl Layout {
    /// The layout of a table; `None` where it is not one of awards. `sure` says that it stands where
    /// awards do.
    pub(super) fn of(grid: &Grid<'_>, sure: bool) -> Option<Layout> {
        let rows: Vec<&[&Cell]> = grid.values().collect();
        let told = Layout::of_headers(&grid.columns);
        let layout = match told.fits(&rows) {
            true => told,
            false => Layout::of_cells(&rows, told.result),
        };
        let layout = layout.with_body(&rows);
        let names_awards = layout.body.is_some() || layout.award.is_some() || layout.category.is_some();
        // Elsewhere than among awards a table must say what came of them.
        let stands = layout.result.is_some() || sure && !layout.is_of_lists(grid);
        (names_awards && stands).then_some(layout)
    }

    /// The layout with a body where no header names one: the column in which most cells name bodies.
    fn with_body(mut self, rows: &[&[&Cell]]) -> Layout {
        if self.body.is_some() || self.award.is_some() || self.category.is_none() {
            return self;
        }
        let told = |column: &usize| {
            [self.category, self.result, self.film].contains(&Some(*column))
                || self.years.contains(column)
                || self.recipients.contains(column)
        };
        let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        let names_body = |cell: &Cell| cell::body(cell).is_some_and(|body| cell::is_known(&body));
        self.body = (0..width)
            .filter(|column| !told(column))
            .find(|column| share(rows, *column, &names_body).is_some_and(|share| share >= 0.5));
        self
    }

    fn of_headers(columns: &[Column]) -> Layout {
        let all = |holds: &str| {
            columns
                .iter()
                .enumerate()
                .filter(move |(_, column)| column.holds.is_some_and(|known| known == holds))
                .map(|(at, _)| at)
                .collect::<Vec<_>>()
        };
        let first = |holds: &str| all(holds).first().copied();
        let (mut body, mut award, category) = (first("body"), first("award"), first("category"));
        // `Award` beside a category is who gives it; beside a body it is the award itself.
        if body.is_none() && category.is_some() {
            body = award.take();
        }
        let recipients = all("recipient");
        let headers = || recipients.iter().map(|at| columns[*at].header.to_lowercase());
        let implied = match () {
            () if headers()
                .any(|header| header.contains("nomin") && !header.contains("win") && !header.contains("recip")) =>
            {
                Some(AwardResult::Nominated)
            }
            () => None,
        };
        Layout {
            body,
            award,
            category,
            result: first("result"),
            years: all("year"),
            film: first("film"),
            recipients,
            implied,
        }
    }

    /// Whether the cells are what the headers say: results among results, years among years.
    fn fits(&self, rows: &[&[&Cell]]) -> bool {
        let most = |column: usize, is: &dyn Fn(&Cell) -> bool| share(rows, column, is).is_none_or(|share| share >= 0.5);
        let years =
            self.years.iter().all(|column| most(*column, &|cell| cell::year(cell).is_some() || cell::ordinal(cell)));
        let named = self.body.is_some() || self.award.is_some() || self.category.is_some();
        named && years && self.result.is_none_or(|column| most(column, &|cell| results(cell).next().is_some()))
    }

    /// The layout as the cells alone tell it, for tables without headers or with the wrong ones.
    fn of_cells(rows: &[&[&Cell]], result: Option<usize>) -> Layout {
        let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        let most =
            |column: &usize, is: &dyn Fn(&Cell) -> bool| share(rows, *column, is).is_some_and(|share| share >= 0.6);
        let result = result.or_else(|| (0..width).find(|column| most(column, &|cell| results(cell).next().is_some())));
        let Some(result) = result else { return Layout::default() };
        let years: Vec<usize> = (0..width).filter(|column| most(column, &|cell| cell::year(cell).is_some())).collect();
        let free = |column: &usize| *column != result && !years.contains(column);
        let body = (0..width)
            .filter(free)
            .find(|column| most(column, &|cell| cell::body(cell).is_some_and(|body| cell::is_known(&body))));
        let category = (0..width)
            .filter(free)
            .find(|column| Some(*column) != body && most(column, &|cell| cell::is_category(cell)));
        let recipients = (0..width).filter(free).filter(|column| Some(*column) != body && Some(*column) != category);
        Layout {
            body,
            award: None,
            category,
            recipients: recipients.take(1).collect(),
            result: Some(result),
            years: years.clone(),
            film: None,
            implied: None,
        }
    }

    /// Whether the table ranks the film in lists, which are no awards.
    fn is_of_lists(&self, grid: &Grid<'_>) -> bool {
        self.result.is_none() && grid.first("list").is_some()
    }
}

/// What a cell says came of an award.
pub(super) fn results(cell: &Cell) -> impl Iterator<Item = AwardResult> + '_ {
    let words = cell.items.iter().map(Text::excerpt).map(Excerpt::trim);
    words.filter_map(|words| columns::result(words.as_str())).filter_map(AwardResult::from_name)
}

/// The share of the filled cells of a column, each counted once, that `is` accepts.
fn share(rows: &[&[&Cell]], column: usize, is: &dyn Fn(&Cell) -> bool) -> Option<f64> {
    let mut cells: Vec<&Cell> = rows.iter().filter_map(|row| row.get(column).copied()).collect();
    cells.dedup_by(|one, other| std::ptr::eq(*one, *other));
    cells.retain(|cell| items(cell).next().is_some());
    let fitting = cells.iter().filter(|cell| is(cell)).count();
    (!cells.is_empty()).then(|| fitting as f64 / cells.len() as f64)
}
