//! Casts in tables: actor first or character first, several voices for one character, cells that
//! span either side.

use crate::article::{Block, Cell, Excerpt, Table};
use crate::schema::credits::{Qualifier, Role};
use crate::schema::sections::SectionKind;
use crate::transform::Draft;
use crate::transform::grid::{Column, Grid, Line, grids, items};
use crate::transform::people::{Entry, Listed, entries, names_other_work, said};
use crate::transform::rules::Rule;
use crate::transform::sentence::sentences;
use crate::value::name;
use crate::vocab::{columns, fold, roles};

use super::character;
use super::credited;
use super::item::{self, Joint};
use super::setting::{self, Setting};

const RULE: Rule = Rule::CreditCastTable;

/// Reads every table of an article that holds actors and their parts.
pub(super) fn read(draft: &mut Draft<'_>) {
    let voiced = setting::voiced(draft.article);
    for passage in draft.prose.passages() {
        let Block::Table(table) = passage.block else { continue };
        let of_this_film = passage.heading.is_none_or(|heading| !names_other_work(heading));
        if stands(passage.kind) && of_this_film {
            draft.place = passage.place();
            let voices = voiced.get(passage.section).copied().unwrap_or(false);
            self::table(table, passage.kind == SectionKind::Cast, voices, draft);
        }
    }
}

/// Whether sections of a kind may hold casts: those of songs, awards and reviews hold other names.
fn stands(kind: SectionKind) -> bool {
    use SectionKind::{Cast, Lead, Other, Plot, Production};
    matches!(kind, Cast | Lead | Other | Plot | Production)
}

fn table(table: &Table, in_cast: bool, voices: bool, draft: &mut Draft<'_>) {
    let voices = voices || setting::is_voices(table.caption.as_str());
    let setting = Setting::said(voices);
    for grid in grids(table, "cast") {
        let layout = Layout::of(&grid, in_cast);
        // "Uncredited" across the whole table says something of the rows below.
        let mut qualifier = None;
        for line in &grid.rows {
            match (line, &layout) {
                (Line::Label(cell), _) => qualifier = cell.text().and_then(|label| said(label.excerpt()).qualifier),
                (Line::Values(cells), Some(layout)) => layout.row(cells, setting, qualifier, draft),
                (Line::Values(cells), None) if in_cast => pairs(cells, setting, draft),
                (Line::Values(_), None) => {}
            }
        }
    }
}

/// Cells without headers that say `X as Y` each.
fn pairs(cells: &[&Cell], setting: Setting, draft: &mut Draft<'_>) {
    let own = (0..cells.len()).filter_map(|at| Grid::own(cells, at));
    for line in own.flat_map(items) {
        if let Some(item) = item::read(line).filter(says_who_plays) {
            credited::credit(draft, &item, setting, line, RULE);
        }
    }
}

/// Whether a joint tells the actor from the part.
fn says_who_plays(item: &item::Item<'_>) -> bool {
    matches!(item.joint, Joint::As | Joint::Plays | Joint::Voices)
}

/// Which columns hold whom.
struct Layout {
    /// Actors, each with whether they are heard, not seen.
    actors: Vec<(usize, bool)>,
    /// Characters.
    characters: Vec<usize>,
    /// What is said of the characters.
    description: Option<usize>,
}

impl Layout {
    /// The layout of a table; `None` where it is none of a cast. In a section about the cast
    /// columns for names are for actors, and need no characters beside them.
    fn of(grid: &Grid<'_>, in_cast: bool) -> Option<Layout> {
        let characters: Vec<usize> = grid.of("character").collect();
        let is_voice = |at: usize| setting::is_voices(&grid.columns[at].header);
        let mut actors: Vec<(usize, bool)> = Vec::new();
        for (at, column) in grid.columns.iter().enumerate() {
            match column.holds {
                Some("voice") => actors.push((at, true)),
                Some("actor") => actors.push((at, is_voice(at))),
                // `Japanese` beside `Character` is whoever speaks in that version.
                None if !characters.is_empty() && is_version(column) => actors.push((at, true)),
                _ => {}
            }
        }
        let names = grid.of("name").next();
        if actors.is_empty() && in_cast && !characters.iter().any(|column| holds_crew(grid, *column)) {
            actors.extend(names.map(|at| (at, is_voice(at))));
        }
        // `Name` beside `Voice actor` is the character's.
        let characters = if characters.is_empty() && in_cast && !actors.iter().any(|(at, _)| Some(*at) == names) {
            names.into_iter().collect()
        } else {
            characters
        };
        let description = grid.first("description");
        let is_cast = !actors.is_empty() && (in_cast || !characters.is_empty());
        is_cast.then_some(Layout { actors, characters, description })
    }

    fn row(&self, cells: &[&Cell], setting: Setting, qualifier: Option<Qualifier>, draft: &mut Draft<'_>) {
        let described = self.description.and_then(|column| Grid::own(cells, column)).and_then(Cell::text);
        let described = described.and_then(|text| sentences(text).first().copied());
        let described = described.map(|first| first.as_str().trim_end_matches('.'));
        let characters = self.characters.iter().filter_map(|column| Grid::own(cells, *column)).flat_map(items);
        let characters: Vec<Excerpt<'_>> =
            characters.filter(|part| !is_blank(part.as_str())).flat_map(alternatives).collect();
        for (column, heard) in &self.actors {
            let setting = Setting { voices: setting.voices || *heard, ..setting };
            let lines = Grid::own(cells, *column).into_iter().flat_map(items);
            for line in lines.filter(|line| !is_blank(line.as_str())) {
                let all = Row { characters: &characters, described, qualifier };
                credit(line, &all, setting, draft);
            }
        }
    }
}

/// Whether a column of roles holds functions of the crew.
fn holds_crew(grid: &Grid<'_>, column: usize) -> bool {
    let cells = grid.values().filter_map(|cells| Grid::own(cells, column));
    let (mut crew, mut all) = (0, 0);
    for words in cells.filter_map(|cell| items(cell).next()) {
        all += 1;
        let role = roles::label(words.as_str()).and_then(Role::from_name);
        crew += usize::from(role.is_some_and(|role| role != Role::Actor));
    }
    crew * 2 > all
}

/// Whether a column is headed by the name of a version alone.
fn is_version(column: &Column) -> bool {
    column.header.lines().next_back().is_some_and(columns::is_version)
}

/// Words that say that nobody is named: `Unknown`, `N/A`, a dash.
fn is_blank(words: &str) -> bool {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    words.is_empty()
        || matches!(
            fold(words).as_str(),
            "n/a"
                | "na"
                | "unknown"
                | "none"
                | "tba"
                | "tbd"
                | "tbc"
                | "uncredited"
                | "various"
                | "same"
                | "not applicable"
                | "silent"
        )
}

/// The parts of a cell with many: `Swallow-savvy guard / Black Knight / Animator`. Two may be one
/// under two names, which is told elsewhere.
fn alternatives(words: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    let text = words.as_str();
    if text.matches(" / ").count() < 2 {
        return vec![words];
    }
    let mut found = Vec::new();
    let mut start = 0;
    for (at, slash) in text.match_indices(" / ") {
        found.push(words.get(start..at).trim());
        start = at + slash.len();
    }
    found.push(words.from(start).trim());
    found
}

/// What a row says beside its actors.
struct Row<'r, 'a> {
    characters: &'r [Excerpt<'a>],
    described: Option<&'r str>,
    qualifier: Option<Qualifier>,
}

/// Credits the actors of one line of a cell with the characters of the row.
fn credit(line: Excerpt<'_>, row: &Row<'_, '_>, setting: Setting, draft: &mut Draft<'_>) {
    // `X as young Y` beside `Y`: the actor's own cell says more.
    if let Some(item) = item::read(line).filter(says_who_plays) {
        return credited::credit(draft, &item, setting, line, RULE);
    }
    for mut person in all_people(line) {
        person.qualifier = person.qualifier.or(row.qualifier);
        let person = std::slice::from_ref(&person);
        if row.characters.is_empty() {
            credited::credit_all(draft, person, &character::Parts::default(), setting, line, RULE);
        }
        for words in row.characters {
            let mut parts = character::read(*words, 1);
            for character in &mut parts.characters {
                character.description = character.description.take().or_else(|| row.described.map(str::to_owned));
            }
            // One reading is of the actor's cell and one of the character's.
            credited::credit_all(draft, person, &parts, setting, line, RULE);
            credited::credit_all(draft, person, &parts, setting, *words, RULE);
        }
    }
}

/// The people of a line, where it names nothing else.
fn all_people(line: Excerpt<'_>) -> Vec<Listed<'_>> {
    let mut people = Vec::new();
    for entry in entries([line]) {
        match entry {
            Entry::Person(person) if name::is_plausible(person.written.as_str()) => people.push(person),
            _ => return Vec::new(),
        }
    }
    people
}
