//! `eval`: how often a release is right, against facts read by hand.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anyhow::Result;

use crate::measure::{self, Report};
use crate::run::{self, Input, Stop, UsageError};

use super::Exit;
use super::arguments::{Eval, EvalFormat, Threshold};

/// Where the documents of a release are looked for unless it is said.
const USUAL_INPUT: &str = "input";

/// Runs the command.
pub(super) fn command(flags: &Eval, stop: &Stop) -> Result<Exit> {
    let gold = run::gold(&flags.gold)?;
    let titles: BTreeSet<&str> = gold.iter().map(|gold| gold.title.as_str()).collect();
    let found = run::measured(&flags.release, &titles, &inputs(&flags.inputs)?, stop)?;
    let report = measure::measure(&gold, &found, flags.text);
    let failures = failures(&report, &flags.min_f1)?;
    let most = flags.misses.unwrap_or(usize::MAX);
    let text = match flags.format {
        EvalFormat::Markdown => measure::markdown(&report, most),
        EvalFormat::Json => serde_json::to_string_pretty(&measure::json(&report, most))?,
        EvalFormat::Rules => measure::reference(&report),
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    for failure in &failures {
        tracing::error!("{failure}");
    }
    Ok(if failures.is_empty() { Exit::Clean } else { Exit::Inaccurate })
}

/// The documents named, or those at the usual place where there are such.
fn inputs(named: &[String]) -> Result<Vec<Input>, UsageError> {
    if named.is_empty() {
        let usual = run::find(&[USUAL_INPUT.to_owned()], None);
        return Ok(usual.map(|(inputs, _)| inputs).unwrap_or_default());
    }
    Ok(run::find(named, None)?.0)
}

/// The thresholds that the report does not reach, each in a sentence.
fn failures(report: &Report, thresholds: &[Threshold]) -> Result<Vec<String>, UsageError> {
    let mut failures = Vec::new();
    for Threshold { table, least } in thresholds {
        let (name, reached) = match table.as_deref() {
            None => ("macro", report.macro_f1()),
            Some(name) => {
                let unknown = || UsageError::Threshold(name.to_owned());
                (name, report.table(name).ok_or_else(unknown)?.counts.f1())
            }
        };
        if reached < *least {
            failures.push(format!("the F1 of {name} is {reached:.4}, less than {least}"));
        }
    }
    Ok(failures)
}
