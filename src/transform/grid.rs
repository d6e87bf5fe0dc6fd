//! Tables by what their columns hold: header rows found, group headers told from rows of values.

use crate::article::{Cell, Excerpt, Table, Text};
use crate::span::Span;
use crate::vocab::columns;

/// The rows of a table that stand under the same headers.
#[derive(Debug, Default)]
pub(super) struct Grid<'a> {
    /// What each column holds, as far as its header tells.
    pub(super) columns: Vec<Column>,
    /// The rows below.
    pub(super) rows: Vec<Line<'a>>,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// What it holds, by `src/vocab/table_columns.tsv`; `None` where the header is unknown or missing.
    pub(super) holds: Option<&'static str>,
    /// The words of its headers, from the top down.
    pub(super) header: String,
}

/// A row.
#[derive(Debug)]
pub(super) enum Line<'a> {
    /// Words across the whole table: a heading for the rows below.
    Label(&'a Cell),
    /// A cell for each column; one that spans several stands in each of them.
    Values(Vec<&'a Cell>),
}

impl<'a> Grid<'a> {
    /// The cell of a row in a column, unless it is one that an earlier column holds already.
    pub(super) fn own<'c>(row: &'c [&'a Cell], column: usize) -> Option<&'a Cell> {
        let cell = *row.get(column)?;
        let before = row[..column].last().is_some_and(|last| std::ptr::eq(*last, cell));
        (!before && !cell.items.is_empty()).then_some(cell)
    }

    /// The rows of values, without the labels between them.
    pub(super) fn values(&self) -> impl Iterator<Item = &[&'a Cell]> {
        self.rows.iter().filter_map(|line| match line {
            Line::Values(cells) => Some(cells.as_slice()),
            Line::Label(_) => None,
        })
    }

    /// The columns that hold something, in order.
    pub(super) fn of(&self, holds: &str) -> impl Iterator<Item = usize> + '_ {
        let holds = holds.to_owned();
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column.holds == Some(holds.as_str()))
            .map(|(at, _)| at)
    }

    /// The first column that holds something.
    pub(super) fn first(&self, holds: &str) -> Option<usize> {
        self.of(holds).next()
    }
}

/// Cuts a table into parts with headers of their own. `kind` is the kind of table by which the
/// vocabulary reads headers.
pub(super) fn grids<'a>(table: &'a Table, kind: &str) -> Vec<Grid<'a>> {
    let rows: Vec<Vec<&Cell>> = table.rows().collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut found: Vec<Grid<'a>> = Vec::new();
    let mut open = false;
    for row in rows {
        if row.iter().all(|cell| cell.items.is_empty()) {
            continue;
        }
        if let Some(label) = label(&row, width) {
            // A title above the headers is not one of them.
            open = false;
            match found.last_mut() {
                Some(grid) => grid.rows.push(Line::Label(label)),
                None => found.push(Grid { columns: Vec::new(), rows: vec![Line::Label(label)] }),
            }
            continue;
        }
        if is_header(&row, kind) {
            match found.last_mut() {
                Some(grid) if open => add_headers(grid, &row),
                _ => {
                    let mut grid = Grid::default();
                    // What stood above the first headers is said of the rows below them.
                    if let Some(before) = found.pop_if(|grid| grid.columns.is_empty()) {
                        grid.rows = before.rows;
                    }
                    add_headers(&mut grid, &row);
                    found.push(grid);
                }
            }
            open = true;
            continue;
        }
        open = false;
        match found.last_mut() {
            Some(grid) => grid.rows.push(Line::Values(row)),
            None => found.push(Grid { columns: Vec::new(), rows: vec![Line::Values(row)] }),
        }
    }
    for grid in &mut found {
        grid.columns.resize(width, Column::default());
        for column in &mut grid.columns {
            column.holds = holds(kind, &column.header);
        }
    }
    found
}

/// The only cell of a row, where it reaches across a table of several columns.
fn label<'a>(row: &[&'a Cell], width: usize) -> Option<&'a Cell> {
    let first = *row.first()?;
    let alone = row.iter().skip(1).all(|cell| std::ptr::eq(*cell, first) || cell.items.is_empty());
    let spans = row.len() > 1 && row.iter().all(|cell| std::ptr::eq(*cell, first)) || row.len() == 1 && first.header;
    (width > 1 && alone && spans && !first.items.is_empty()).then_some(first)
}

/// Whether a row is one of headers: all of its cells are, or most of its words are known for such.
fn is_header(row: &[&Cell], kind: &str) -> bool {
    let said: Vec<&&Cell> = row.iter().filter(|cell| !cell.items.is_empty()).collect();
    let is_known = |cell: &&&Cell| columns::column(kind, &header_words(cell)).is_some();
    let known = said.iter().filter(|cell| is_known(cell)).count();
    let marked = said.iter().all(|cell| cell.header) && row.iter().filter(|cell| cell.header).count() > 1;
    marked && said.len() > 1 && (known > 0 || said.len() == row.len()) || known >= 2 && known * 2 > said.len()
}

/// Adds a row of headers to those above it.
fn add_headers(grid: &mut Grid<'_>, row: &[&Cell]) {
    for (at, cell) in row.iter().enumerate() {
        if grid.columns.len() <= at {
            grid.columns.push(Column::default());
        }
        let words = header_words(cell);
        let header = &mut grid.columns[at].header;
        // A header that spans rows is met again in each of them.
        if !words.is_empty() && header.lines().next_back() != Some(words.as_str()) {
            if !header.is_empty() {
                header.push('\n');
            }
            header.push_str(&words);
        }
    }
}

/// The words of a header on one line.
fn header_words(cell: &Cell) -> String {
    let lines: Vec<&str> = cell.items.iter().map(Text::as_str).collect();
    lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What headers above one another say of a column: the lowest that is known, but for a language
/// below a word (`Voice actor` over `Japanese`), which is a version of it.
fn holds(kind: &str, header: &str) -> Option<&'static str> {
    header.lines().rev().find_map(|line| columns::column(kind, line))
}

/// The words of several cells of a row: where they stand, from the first to the last.
pub(super) fn cover<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Option<Span> {
    let texts = cells.into_iter().flat_map(|cell| &cell.items).filter(|text| !text.is_empty());
    texts.map(Text::span).reduce(Span::cover)
}

/// The items of a cell, trimmed.
pub(super) fn items(cell: &Cell) -> impl Iterator<Item = Excerpt<'_>> {
    cell.items.iter().map(|text| text.excerpt().trim()).filter(|item| !item.is_empty())
}
