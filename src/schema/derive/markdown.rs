//! The contract in Markdown: the reference for people.

use std::collections::BTreeMap;

use crate::schema::{AnyTable, ColumnInfo, Kind, Linked, SCHEMA_VERSION, TABLES};

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
    page.push_str(&linked_data());
    page
}

fn linked_data() -> String {
    let mut section = "\n## Linked data\n\n".to_owned();
    for table in TABLES {
        if let Linked::Resources(class) = table.linked() {
            section.push_str(&format!("- [{0}](#{0}) are nodes of the class `schema:{class}`.\n", table.name()));
        }
    }
    section.push_str(
        "\nWhat no term of schema.org says of a row is said as `reelmill:<column>`, with the meaning that the column has \
         above.\nRows of the other tables hang on the node whose key they are sorted by first: by a property of \
         schema.org, by one of the\nterms below, or by `reelmill:<table>`.\n\n| term | meaning |\n|---|---|\n",
    );
    for (term, meaning) in OWN_TERMS {
        section.push_str(&format!("| `reelmill:{term}` | {meaning} |\n"));
    }
    section.push_str("\nKeys are in the IRIs of nodes. The rest of what the linked data leaves out:\n\n| left out | why |\n|---|---|\n");
    for (reason, names) in left_out() {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        section.push_str(&format!("| {} | {reason} |\n", code_list(&names)));
    }
    section
}

/// Tables and columns that the linked data leaves out, by the reason.
fn left_out() -> BTreeMap<&'static str, Vec<String>> {
    let mut reasons: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for table in TABLES {
        if let Linked::Out(reason) = table.linked() {
            reasons.entry(reason).or_default().push(table.name().to_owned());
        }
        for column in table.columns() {
            if let Some(reason) = column.unlinked {
                reasons.entry(reason).or_default().push(format!("{}.{}", table.name(), column.name));
            }
        }
    }
    reasons
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
