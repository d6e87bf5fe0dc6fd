//! The contract in SQL: tables with their keys, checks and comments, in words that DuckDB and
//! PostgreSQL share; the same for SQLite; and views over files for DuckDB.

use std::fmt::Write;

use crate::schema::{AnyTable, ColumnInfo, Kind, TABLES};

use super::target;
use super::views::{Dialect, views};

/// The schema that the tables stand in, so that views of the same names can stand beside them.
pub const SCHEMA: &str = "contract";

/// Statements that create every table of the contract.
pub fn ddl() -> String {
    let mut sql = format!("CREATE SCHEMA IF NOT EXISTS {SCHEMA};\n");
    for table in TABLES {
        sql.push('\n');
        sql.push_str(&create_table(*table));
    }
    sql
}

/// Statements that create the views of [`super::views`] in DuckDB.
pub fn duckdb_views() -> String {
    let create = |view: super::views::View| {
        let name = identifier(view.name);
        let (query, doc) = (view.query, text(view.doc));
        format!("\nCREATE OR REPLACE VIEW {name} AS\n{query};\nCOMMENT ON VIEW {name} IS {doc};\n")
    };
    views(Dialect::DuckDb).into_iter().map(create).collect()
}

/// Statements that create the views of [`super::views`] in SQLite.
pub fn sqlite_views() -> String {
    let create = |view: super::views::View| {
        format!("CREATE VIEW {} AS -- {}\n{};\n", identifier(view.name), view.doc, view.query)
    };
    views(Dialect::Sqlite).into_iter().map(create).collect()
}

/// Statements that create a table of the contract in SQLite. Meanings stand as comments in the
/// statement, which SQLite keeps as it is written.
pub fn sqlite_table(table: &dyn AnyTable) -> String {
    let columns = table.columns();
    let mut lines: Vec<(String, &str)> =
        columns.iter().map(|column| (constrained(column, sqlite_type(column.kind)), column.doc)).collect();
    lines.extend(keys(table, "").into_iter().map(|key| (key, "")));
    let last = lines.len().saturating_sub(1);
    let mut sql = format!("CREATE TABLE {} ( -- {}\n", identifier(table.name()), table.doc());
    for (at, (line, doc)) in lines.iter().enumerate() {
        let comma = if at == last { "" } else { "," };
        let comment = if doc.is_empty() { String::new() } else { format!(" -- {doc}") };
        // Writing to a string cannot fail.
        let _ = writeln!(sql, "    {line}{comma}{comment}");
    }
    sql.push_str(");\n");
    sql
}

/// Statements that create the indexes of a table in SQLite: one for each column that leads to
/// another table and that the primary key does not begin with.
pub fn sqlite_indexes(table: &dyn AnyTable) -> String {
    let columns = table.columns();
    let leading =
        columns.iter().filter(|column| column.references.is_some() && table.key().first() != Some(&column.name));
    let index = |column: &ColumnInfo| {
        let name = identifier(&format!("{}_{}", table.name(), column.name));
        format!("CREATE INDEX {name} ON {} ({});\n", identifier(table.name()), identifier(column.name))
    };
    leading.map(index).collect()
}

/// A statement that adds a row to a table, with a parameter for each column.
pub fn insert(table: &dyn AnyTable) -> String {
    let parameters = vec!["?"; table.columns().len()].join(", ");
    format!("INSERT INTO {} VALUES ({parameters})", identifier(table.name()))
}

/// The name of a type in SQLite: what its affinity follows from, and what clients that look at the
/// declaration convert by.
fn sqlite_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Id | Kind::Enum(_) => "TEXT",
        Kind::Int32 | Kind::Int64 => "INTEGER",
        Kind::Double => "REAL",
        Kind::Bool => "BOOLEAN",
        Kind::Date => "DATE",
        Kind::Timestamp => "TIMESTAMP",
        Kind::Decimal => "DECIMAL(18, 2)",
    }
}

/// A statement that makes a table of the contract readable from a Parquet file.
pub fn parquet_view(table: &dyn AnyTable, path: &str) -> String {
    view(table, &format!("read_parquet({})", text(path)))
}

/// A statement that makes a table of the contract readable from a CSV file. Nothing is left to
/// detection, which would take a title for a number.
pub fn csv_view(table: &dyn AnyTable, path: &str) -> String {
    let columns = table.columns();
    let types = columns.iter().map(|column| format!("{}: {}", text(column.name), text(type_name(column.kind))));
    let types = types.collect::<Vec<_>>().join(", ");
    view(
        table,
        &format!(
            "read_csv({}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', \
             columns = {{{types}}})",
            text(path)
        ),
    )
}

fn view(table: &dyn AnyTable, source: &str) -> String {
    let name = identifier(table.name());
    format!(
        "CREATE OR REPLACE VIEW {name} AS SELECT * FROM {source};\nCOMMENT ON VIEW {name} IS {};\n",
        text(table.doc())
    )
}

fn create_table(table: &dyn AnyTable) -> String {
    let name = format!("{SCHEMA}.{}", identifier(table.name()));
    let columns = table.columns();
    let mut lines: Vec<String> = columns.iter().map(|column| constrained(column, type_name(column.kind))).collect();
    lines.extend(keys(table, &format!("{SCHEMA}.")));
    let mut sql = format!("CREATE TABLE IF NOT EXISTS {name} (\n    {}\n);\n", lines.join(",\n    "));
    // Writing to a string cannot fail.
    let _ = writeln!(sql, "COMMENT ON TABLE {name} IS {};", text(table.doc()));
    for column in &columns {
        let _ = writeln!(sql, "COMMENT ON COLUMN {name}.{} IS {};", identifier(column.name), text(column.doc));
    }
    sql
}

/// The primary and foreign keys of a table; the tables that it refers to stand in a schema.
fn keys(table: &dyn AnyTable, schema: &str) -> Vec<String> {
    let mut keys = Vec::new();
    if !table.key().is_empty() {
        keys.push(format!("PRIMARY KEY ({})", identifiers(table.key())));
    }
    for column in &table.columns() {
        if let Some((other, key)) = target(column) {
            let (column, other, key) = (identifier(column.name), identifier(other), identifier(key));
            keys.push(format!("FOREIGN KEY ({column}) REFERENCES {schema}{other} ({key})"));
        }
    }
    keys
}

fn constrained(column: &ColumnInfo, type_name: &str) -> String {
    let name = identifier(column.name);
    let mut line = format!("{name} {type_name}");
    if !column.nullable {
        line.push_str(" NOT NULL");
    }
    if let Kind::Enum(names) = column.kind {
        let names: Vec<String> = names.iter().map(|name| text(name)).collect();
        line.push_str(&format!(" CHECK ({name} IN ({}))", names.join(", ")));
    }
    line
}

/// The name of a type in SQL.
pub fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Id | Kind::Enum(_) => "VARCHAR",
        Kind::Int32 => "INTEGER",
        Kind::Int64 => "BIGINT",
        Kind::Double => "DOUBLE PRECISION",
        Kind::Bool => "BOOLEAN",
        Kind::Date => "DATE",
        Kind::Timestamp => "TIMESTAMP WITH TIME ZONE",
        Kind::Decimal => "DECIMAL(18, 2)",
    }
}

fn identifiers(names: &[&str]) -> String {
    names.iter().map(|name| identifier(name)).collect::<Vec<_>>().join(", ")
}

/// Names are quoted: some are keywords somewhere (`table`, `character`).
fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
