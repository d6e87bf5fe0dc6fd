//! `schema`: print the tables and columns that are published.

use std::io::{self, Write};

use anyhow::Result;

use crate::schema::derive::{json, markdown, sql};

use super::Exit;
use super::arguments::{Schema, SchemaFormat};

/// Runs the command.
pub(super) fn command(flags: &Schema) -> Result<Exit> {
    let text = match flags.format {
        SchemaFormat::Markdown => markdown::reference(),
        SchemaFormat::Json => serde_json::to_string_pretty(&json::contract())?,
        SchemaFormat::Sql => sql::ddl(),
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    Ok(Exit::Clean)
}
