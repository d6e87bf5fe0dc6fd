//! `check`: read articles and report what is found in them.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use serde_json::json;

use crate::finding::Severity;
use crate::run::{self, Checked, Stop};

use super::Exit;
use super::arguments::{Check, LogFormat};

/// Runs the command.
pub(super) fn command(flags: &Check, stop: &Stop) -> Result<Exit> {
    let (inputs, notices) = run::find(&flags.reading.inputs, None)?;
    notices.iter().for_each(|notice| tracing::warn!("{notice}"));
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut shown, mut refused) = (0_u64, 0_u64);
    let floor = Severity::NAMES.iter().position(|name| *name == flags.severity).unwrap_or_default();
    run::check(&inputs, &flags.reading.options(), &flags.reading.conduct(), stop, |found| {
        refused += u64::from(found.severity() == Severity::Error);
        if found.severity() as usize >= floor {
            shown += 1;
            match flags.format {
                LogFormat::Text => text(&mut out, &found)?,
                LogFormat::Json => writeln!(out, "{}", record(&found))?,
            }
        }
        Ok::<(), anyhow::Error>(())
    })?;
    out.flush()?;
    tracing::info!(inputs = inputs.len(), findings = shown, refused, "checked");
    Ok(if refused > 0 { Exit::Quarantine } else { Exit::Clean })
}

fn text(out: &mut impl Write, found: &Checked) -> io::Result<()> {
    let Checked { path, place, code, text, message } = found;
    let place = place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
    let (name, severity) = (code.as_str(), code.severity().as_str());
    write!(out, "{path}{place} {severity} {name}: {message}")?;
    if let Some(text) = text {
        write!(out, ": `{text}`")?;
    }
    writeln!(out, "\n  hint: {}", code.mend())
}

fn record(found: &Checked) -> serde_json::Value {
    json!({
        "path": found.path,
        "line": found.place.map(|(line, _)| line),
        "column": found.place.map(|(_, column)| column),
        "severity": found.severity().as_str(),
        "code": found.code.as_str(),
        "text": found.text,
        "message": found.message,
        "hint": found.code.mend(),
    })
}
