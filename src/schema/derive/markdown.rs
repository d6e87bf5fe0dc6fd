//! The contract in Markdown: the reference for people.

use std::fmt::Write;

use crate::schema::{AnyTable, ColumnInfo, Kind, SCHEMA_VERSION, TABLES};

use super::json::type_name;
use super::jsonld_context::OWN_TERMS;
use super::target;

/// The reference of all tables.
pub fn reference() -> String {
    let mut page = format!("# Tables (contract version {SCHEMA_VERSION})\n");
    page.push_str(
        "\n`k` marks the key, `?` what may be null, `→` the table whose key a column holds, `¶` what quotes the article.\n",
    );
    for table in TABLES {
        page.push_str(&section(*table));
    }
    page.push_str("\n## Terms of the linked data that schema.org lacks\n\nWhat is in no term of schema.org is said as `reelmill:<column>` with the column's meaning; rows that have no node there\nhang on their film by `reelmill:<table>`.\n\n| term | meaning |\n|---|---|\n");
    for (term, meaning) in OWN_TERMS {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "| `reelmill:{term}` | {meaning} |");
    }
    page
}

fn section(table: &dyn AnyTable) -> String {
    let mut section = format!("\n## {}\n\n{}\n\n", table.name(), table.doc());
    if table.key() != table.order() {
        section.push_str(&format!("Sorted by {}.\n\n", code_list(table.order())));
    }
    section.push_str("| column | type | meaning |\n|---|---|---|\n");
    for column in table.columns() {
        section.push_str(&row(table, &column));
    }
    section
}

fn row(table: &dyn AnyTable, column: &ColumnInfo) -> String {
    let mut name = format!("`{}`", column.name);
    if table.key().contains(&column.name) {
        name.push_str(" k");
    }
    if column.nullable {
        name.push_str(" ?");
    }
    if column.quoted {
        name.push_str(" ¶");
    }
    if let Some((other, _)) = target(column) {
        name.push_str(&format!(" [→{other}](#{other})"));
    }
    let mut meaning = column.doc.replace('|', "\\|");
    if let Kind::Enum(names) = column.kind {
        meaning.push_str(&format!(" One of {}.", code_list(names)));
    }
    format!("| {name} | {} | {meaning} |\n", type_name(column.kind))
}

fn code_list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
