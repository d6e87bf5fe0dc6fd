//! Crew in tables: a column of functions and a column of names.

use crate::article::{Block, Cell, Excerpt, Table};
use crate::schema::credits::{Billing, Role};
use crate::schema::sections::SectionKind;
use crate::value::name;
use crate::vocab::roles;

use super::Draft;
use super::grid::{Grid, grids, items};
use super::people::{Entry, Part, add, entries};
use super::rules::Rule;

const RULE: Rule = Rule::CreditCrewTable;

/// Reads every table of an article that holds functions and the people who had them.
pub(super) fn read(draft: &mut Draft<'_>) {
    for passage in draft.prose.passages() {
        let Block::Table(table) = passage.block else { continue };
        if matches!(passage.kind, SectionKind::Production | SectionKind::Cast | SectionKind::Other) {
            draft.place = passage.place();
            self::table(table, draft);
        }
    }
}

fn table(table: &Table, draft: &mut Draft<'_>) {
    for grid in grids(table, "crew") {
        let (Some(role), Some(person)) = (grid.first("role"), grid.first("person")) else { continue };
        let rows: Vec<&[&Cell]> = grid.values().collect();
        // Parts of a cast stand in such columns too: most rows must name a function of the crew.
        let known = rows.iter().filter(|cells| !functions(cells, role).is_empty()).count();
        if known * 2 <= rows.len() {
            continue;
        }
        for cells in rows {
            for (words, role) in functions(cells, role) {
                Grid::own(cells, person).into_iter().for_each(|cell| credit(cell, words, role, draft));
            }
        }
    }
}

/// The functions that a cell names.
fn functions<'a>(cells: &[&'a Cell], column: usize) -> Vec<(Excerpt<'a>, Role)> {
    let lines = Grid::own(cells, column).into_iter().flat_map(items);
    let known = lines.filter_map(|line| Some((line, Role::from_name(roles::label(line.as_str())?)?)));
    known.filter(|(_, role)| *role != Role::Actor).collect()
}

fn credit(cell: &Cell, function: Excerpt<'_>, role: Role, draft: &mut Draft<'_>) {
    for entry in entries(items(cell)) {
        let Entry::Person(person) = entry else { continue };
        if name::is_plausible(person.written.as_str()) {
            let role = person.roles.first().copied().filter(|said| *said != Role::Actor).unwrap_or(role);
            // One reading is of the name and one of the function.
            for words in [person.words, function] {
                add(draft, &person, role, Part::default(), Billing::Crew, words, RULE);
            }
        }
    }
}
