//! Tables, and what is shown as one.

use crate::article::{Cell, Table};

use super::call::Call;
use super::inline::Inline;
use super::tree::{Kind, Node};

/// No browser spans more rows.
const MOST_ROWS: usize = 65_534;

/// More arguments than any table of ratings has.
const MOST_RATINGS: usize = 200;

/// The rows and cells of a table.
pub(super) fn read<'s>(node: Node<'_, 's>, inline: &mut Inline<'s>) -> Table {
    let mut table = Table::default();
    for child in node.children() {
        match child.kind() {
            Kind::Caption => {
                if let Some(value) = child.child(Kind::Value) {
                    table.caption = inline.apart(value);
                }
            }
            Kind::Row => row(child, &mut table, inline),
            _ => {}
        }
    }
    table
}

fn row<'s>(node: Node<'_, 's>, table: &mut Table, inline: &mut Inline<'s>) {
    let is_cell = |child: &Node<'_, '_>| matches!(child.kind(), Kind::Cell | Kind::HeaderCell);
    let mut cells = node.children().filter(is_cell).peekable();
    // A row mark without cells behind it is none: people write it at the top of a table.
    if cells.peek().is_none() {
        return;
    }
    table.start_row();
    for cell in cells {
        let Some(value) = cell.child(Kind::Value) else { continue };
        let written = cell.child(Kind::Attributes).or_else(|| attributes_of_template(value));
        let attributes = written.map_or("", Node::words).to_ascii_lowercase();
        let mut shown = value.children();
        if cell.child(Kind::Attributes).is_none() && written.is_some() {
            shown.next();
        }
        inline.all(shown);
        let items = inline.finish();
        let rows = span(&attributes, "rowspan").min(MOST_ROWS);
        let header = cell.kind() == Kind::HeaderCell;
        table.push(Cell { items, header }, rows, span(&attributes, "colspan"));
    }
    table.end_row();
}

/// What stands before a template that is a whole cell with attributes: `| rowspan=2 {{won}}`.
fn attributes_of_template<'t, 's>(value: Node<'t, 's>) -> Option<Node<'t, 's>> {
    let mut children = value.children();
    let (text, template) = (children.next()?, children.next()?);
    let name = text.words().trim_start().split('=').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let known =
        ["rowspan", "colspan", "style", "class", "align", "valign", "scope", "width", "bgcolor", "data-sort-value"];
    let attributes = text.kind() == Kind::Text && text.words().contains('=') && known.contains(&name.as_str());
    (attributes && template.kind() == Kind::Template).then_some(text)
}

/// The number that an attribute gives; 1 where it gives none.
fn span(attributes: &str, name: &str) -> usize {
    let Some(at) = attributes.find(name) else { return 1 };
    let value = attributes[at + name.len()..].trim_start().strip_prefix('=').unwrap_or_default();
    let digits = value.trim_start_matches([' ', '"', '\'']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(1)
}

/// Whether a table has no header and holds lists: columns of one list.
pub(super) fn is_layout(node: Node<'_, '_>) -> bool {
    let mut lists = 0;
    for cell in node.children().filter(|row| row.kind() == Kind::Row).flat_map(Node::children) {
        if cell.kind() == Kind::HeaderCell {
            return false;
        }
        let value = cell.child(Kind::Value);
        let items = value.into_iter().flat_map(Node::children).filter(|child| matches!(child.kind(), Kind::Item(_)));
        lists += usize::from(items.take(2).count() == 2);
    }
    lists > 0
}

/// The table that a template of ratings shows: sources `rev1` with `rev1score`, and scores by a
/// short name of their source, such as `MC`.
pub(super) fn ratings<'s>(call: &Call<'_, 's>, inline: &mut Inline<'s>) -> Table {
    let mut table = Table::default();
    for (key, value) in call.arguments().take(MOST_RATINGS) {
        let key = key.to_ascii_lowercase();
        let number = key.strip_prefix("rev").and_then(|rest| rest.strip_suffix("score"));
        let source = match number {
            Some(number) => call.get(&format!("rev{number}")).or_else(|| call.get(&format!("Rev{number}"))),
            None => None,
        };
        let short = ["mc", "rt", "metacritic", "rottentomatoes", "allmovie"].contains(&key.as_str());
        if source.is_none() && !short {
            continue;
        }
        let mut cells = Vec::new();
        match source {
            Some(source) => {
                inline.inside(source);
                cells.push(inline.finish());
            }
            None => {
                let name = if matches!(key.as_str(), "mc" | "metacritic") {
                    "Metacritic"
                } else if key == "allmovie" {
                    "AllMovie"
                } else {
                    "Rotten Tomatoes"
                };
                inline.say(name, value.span());
                cells.push(inline.finish());
            }
        }
        inline.inside(value);
        cells.push(inline.finish());
        if cells.iter().all(|items| !items.is_empty()) {
            table.start_row();
            for items in cells {
                table.push(Cell { items, header: false }, 1, 1);
            }
            table.end_row();
        }
    }
    table
}
