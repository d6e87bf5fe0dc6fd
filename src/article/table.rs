//! Tables, with cells that span several rows or columns in every place that they span.

use super::Text;
use crate::span::Span;

/// Columns beyond these are not read: no table that people read is wider.
const WIDEST: usize = 60;

/// A table of an article.
///
/// ```
/// use reelmill::article::{Cell, Table};
/// let cell = |words: &str| {
///     let mut text = reelmill::article::Text::default();
///     text.push_instead(words, reelmill::span::Span::new(0, 0));
///     Cell { items: vec![text], header: false }
/// };
/// let mut table = Table::default();
/// table.start_row();
/// table.push(cell("1999"), 2, 1);
/// table.push(cell("Best Film"), 1, 1);
/// table.start_row();
/// table.push(cell("Best Actor"), 1, 1);
/// let second: Vec<String> = table.rows().nth(1).expect("two rows").iter().map(|cell| cell.plain_text()).collect();
/// assert_eq!(second, ["1999", "Best Actor"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The caption; empty where there is none.
    pub caption: Text,
    cells: Vec<Cell>,
    /// The cell in each place, by row and column.
    grid: Vec<Vec<Option<u32>>>,
    /// For each column: its cell and in how many more rows it stands.
    reaching: Vec<(u32, usize)>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says; lists and line breaks make several items.
    pub items: Vec<Text>,
    /// Whether it is a header.
    pub header: bool,
}

impl Cell {
    /// The items, joined by semicolons.
    pub fn plain_text(&self) -> String {
        let items: Vec<&str> = self.items.iter().map(Text::as_str).collect();
        items.join("; ")
    }

    /// The first item.
    pub fn text(&self) -> Option<&Text> {
        self.items.first()
    }
}

impl Table {
    /// Starts a row.
    pub fn start_row(&mut self) {
        self.grid.push(Vec::new());
        self.reach_down();
    }

    /// Adds a cell to the last row, and to as many rows and columns as it spans.
    pub fn push(&mut self, cell: Cell, rows: usize, columns: usize) {
        if self.grid.is_empty() {
            self.start_row();
        }
        let number = self.cells.len() as u32;
        self.cells.push(cell);
        for _ in 0..columns.clamp(1, WIDEST) {
            let Some(row) = self.grid.last_mut().filter(|row| row.len() < WIDEST) else { return };
            let column = row.len();
            row.push(Some(number));
            if self.reaching.len() <= column {
                self.reaching.resize(column + 1, (0, 0));
            }
            self.reaching[column] = (number, rows.max(1) - 1);
            self.reach_down();
        }
    }

    /// Ends the last row: cells from above that stand behind its own cells are part of it.
    pub fn end_row(&mut self) {
        let Some(row) = self.grid.last_mut() else { return };
        for column in row.len()..self.reaching.len() {
            let (number, left) = self.reaching[column];
            row.push((left > 0).then_some(number));
            self.reaching[column].1 = left.saturating_sub(1);
        }
        while row.last().is_some_and(Option::is_none) {
            row.pop();
        }
    }

    /// The rows. A cell that spans several places is the same one in each of them; a place without
    /// a cell is an empty one.
    pub fn rows(&self) -> impl Iterator<Item = Vec<&Cell>> {
        static EMPTY: Cell = Cell { items: Vec::new(), header: false };
        let cell = |number: &Option<u32>| number.and_then(|number| self.cells.get(number as usize)).unwrap_or(&EMPTY);
        self.grid.iter().map(move |row| row.iter().map(cell).collect())
    }

    /// The cells, each once, in the order of the source.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Every text of the table.
    pub(super) fn texts_mut(&mut self) -> impl Iterator<Item = &mut Text> {
        self.cells.iter_mut().flat_map(|cell| &mut cell.items).chain([&mut self.caption])
    }

    /// The rows as text, a line each, cells apart by bars.
    pub fn plain_text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        if !self.caption.is_empty() {
            lines.push(self.caption.as_str().to_owned());
        }
        let mut shown = 0;
        for row in &self.grid {
            // A cell is written where it starts, so that the text is no longer than its source.
            let mut cells: Vec<String> = Vec::new();
            for number in row.iter().flatten() {
                if *number >= shown {
                    cells.push(self.cells[*number as usize].plain_text());
                    shown = number + 1;
                }
            }
            lines.push(cells.join(" | "));
        }
        lines.retain(|line| !line.trim_matches([' ', '|']).is_empty());
        lines.join("\n")
    }

    /// The bytes from the first word to the last.
    pub fn span(&self) -> Span {
        let cells = self.cells.iter().flat_map(|cell| &cell.items);
        let texts = std::iter::once(&self.caption).chain(cells).filter(|text| !text.is_empty());
        texts.map(Text::span).reduce(Span::cover).unwrap_or_default()
    }

    /// Takes cells from above into the last row, up to the first free place.
    fn reach_down(&mut self) {
        let Some(row) = self.grid.last_mut() else { return };
        while let Some((number, left)) = self.reaching.get_mut(row.len()).filter(|(_, left)| *left > 0) {
            row.push(Some(*number));
            *left -= 1;
        }
    }
}
