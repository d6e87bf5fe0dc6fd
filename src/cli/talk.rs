//! What goes to stderr: the log, the progress bar, and errors with their hints.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};
use tracing::level_filters::LevelFilter;

use crate::finding::Finding;
use crate::run::verify::Problem;
use crate::run::{self, Watcher};

use super::Exit;
use super::arguments::{LogFormat, Talk};

/// Starts the log.
pub(super) fn start(talk: &Talk) {
    let level = match (talk.quiet, talk.verbose) {
        (true, _) => LevelFilter::ERROR,
        (false, 0) => LevelFilter::INFO,
        (false, 1) => LevelFilter::DEBUG,
        (false, _) => LevelFilter::TRACE,
    };
    let log = tracing_subscriber::fmt().with_max_level(level).with_writer(io::stderr);
    // A log that has been started before stays as it is.
    let _ = match talk.log_format {
        LogFormat::Json => log.json().flatten_event(true).with_target(false).try_init(),
        LogFormat::Text => log.without_time().with_target(false).with_ansi(false).try_init(),
    };
}

/// Says why nothing was published, and what can be done.
pub(super) fn failed(error: &anyhow::Error) -> Exit {
    if let Some(io::ErrorKind::BrokenPipe) = error.root_cause().downcast_ref::<io::Error>().map(io::Error::kind) {
        return Exit::Clean;
    }
    if let Some(run::Error::Unsound(problems)) = error.downcast_ref() {
        problems.iter().for_each(|problem| tracing::error!("{problem}"));
    }
    let hint = match error.downcast_ref::<run::Error>() {
        Some(error) => error.hint(),
        None => error.downcast_ref::<run::UsageError>().and_then(run::UsageError::hint),
    };
    match hint {
        Some(hint) => tracing::error!(hint, "{}", with_causes(error)),
        None => tracing::error!("{}", with_causes(error)),
    }
    let usage = matches!(error.downcast_ref(), Some(run::Error::Usage(_))) || error.is::<run::UsageError>();
    if usage { Exit::Usage } else { Exit::Failed }
}

/// What an error says, and each of its causes that it does not say itself.
fn with_causes(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |said, cause| match said.as_str() {
        "" => cause,
        _ if said.contains(&cause) => said,
        _ => format!("{said}: {cause}"),
    })
}

/// Shows how a run goes: a bar on a terminal, lines otherwise.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Nothing shown yet.
    pub(super) fn new(talk: &Talk) -> Self {
        let shown = !talk.quiet && talk.log_format == LogFormat::Text && io::stderr().is_terminal();
        let bar = if shown { ProgressBar::new(0) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {msg} {eta}") {
            bar.set_style(style);
        }
        Progress { bar }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

impl Watcher for Progress {
    fn planned(&self, inputs: u64, bytes: u64) {
        self.bar.set_length(bytes);
        tracing::info!(inputs, "reading");
    }

    fn read(&self, bytes: u64, _documents: u64) {
        self.bar.inc(bytes);
    }

    fn refused(&self, uri: &str, finding: &Finding) {
        let (code, hint) = (finding.code.as_str(), finding.code.mend());
        self.bar.suspend(|| tracing::warn!(code, hint, "{uri}: {}", finding.message));
    }

    fn doubt(&self, problem: &Problem) {
        self.bar.suspend(|| tracing::warn!("{problem}"));
    }

    fn stage(&self, name: &'static str) {
        self.bar.set_message(name);
        tracing::debug!("{name}");
    }
}
