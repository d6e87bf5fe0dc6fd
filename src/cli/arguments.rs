//! Flags, as they are typed.

use std::ffi::OsString;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::extract::record::FieldNames;
use crate::finding::Severity;
use crate::load::Format;
use crate::run::{Conduct, MOST_DOCUMENT_BYTES, Options, Request, Selection};
use crate::schema::TABLES;
use crate::schema::articles::Format as ArticleFormat;

/// Turn encyclopaedia articles about films into tables and linked data.
///
/// Without a command, `run` is meant: it reads `input/` and publishes to `output/`.
#[derive(Debug, Parser)]
#[command(name = "reelmill", version, help_expected = true)]
#[command(
    after_help = "Exit codes: 0 clean · 1 published, with documents left out · 2 usage · 3 nothing published · 4 less accurate than --min-f1"
)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) talk: Talk,
}

impl Arguments {
    /// Reads what was typed.
    pub(super) fn read(typed: impl Iterator<Item = OsString>) -> Result<Self, clap::Error> {
        Self::try_parse_from(with_command(typed.collect()))
    }
}

/// What was typed, with `run` before the first word that is neither a command nor a flag of them all.
fn with_command(mut typed: Vec<OsString>) -> Vec<OsString> {
    let commands = <Arguments as CommandFactory>::command();
    let mut at = 1;
    while let Some(word) = typed.get(at).and_then(|word| word.to_str()) {
        match word {
            "-h" | "--help" | "-V" | "--version" | "help" => return typed,
            "--log-format" => at += 2,
            "--quiet" | "--verbose" => at += 1,
            short if is_talk(short) || short.starts_with("--log-format=") => at += 1,
            word if commands.find_subcommand(word).is_some() => return typed,
            _ => break,
        }
    }
    typed.insert(at.min(typed.len()), OsString::from("run"));
    typed
}

/// Whether a word is of `-q` and `-v` alone: `-vv`.
fn is_talk(word: &str) -> bool {
    word.strip_prefix('-').is_some_and(|flags| !flags.is_empty() && flags.chars().all(|flag| "qv".contains(flag)))
}

/// What can be asked for.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum Command {
    /// Read articles and publish a release
    Run(Run),
    /// Read articles and report what is found in them; publish nothing
    Check(Check),
    /// Show each value of a film beside the words it was read from
    Explain(Explain),
    /// Print the tables and columns that are published
    Schema(Schema),
    /// Check a published release: files, keys, evidence, and that every file says what its tables say
    Verify(Verify),
    /// Measure how often a release is right, against facts read by hand
    Eval(Eval),
}

/// How the program talks.
#[derive(Clone, Debug, Args)]
pub(super) struct Talk {
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more; twice for everything
    #[arg(short, long, global = true, action = clap::ArgAction::Count, conflicts_with = "quiet")]
    pub(super) verbose: u8,
    /// Form of the log on stderr
    #[arg(long, global = true, value_name = "FORM", default_value = "text")]
    pub(super) log_format: LogFormat,
}

/// Form of the log, and of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What stands for every format.
const ALL_FORMATS: &str = "all";

/// Flags of `run`.
#[derive(Clone, Debug, Args)]
pub(super) struct Run {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Folder to publish to; replaced as a whole
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(super) out: PathBuf,
    /// Formats to publish in
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',', alias = "format")]
    #[arg(default_values = Format::DEFAULT.iter().map(|format| format.as_str()))]
    #[arg(value_parser = PossibleValuesParser::new(Format::built().map(Format::as_str).chain([ALL_FORMATS])))]
    pub(super) formats: Vec<String>,
    /// Leave the authors' wording out: leads, plots, sections, consensus
    #[arg(long)]
    pub(super) no_text: bool,
    /// Publish nothing if a document cannot be read
    #[arg(long)]
    pub(super) strict: bool,
    /// Run although the release is up to date
    #[arg(long)]
    pub(super) force: bool,
    /// Bytes of one table that are held in memory before they go to disk
    #[arg(long, value_name = "BYTES", default_value_t = Conduct::default().buffer_bytes, hide = true)]
    pub(super) buffer_bytes: usize,
}

/// Flags of `check`.
#[derive(Clone, Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Report what loses at least this much
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    #[arg(value_parser = PossibleValuesParser::new(Severity::NAMES))]
    pub(super) severity: String,
    /// Form of the report on stdout
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(super) format: LogFormat,
}

/// Flags of `explain`.
#[derive(Clone, Debug, Args)]
pub(super) struct Explain {
    /// Title of the film or its article, or the identifier of either
    #[arg(value_name = "TITLE_OR_ID")]
    pub(super) film: String,
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Only this table; may be given several times
    #[arg(long = "table", value_name = "TABLE")]
    #[arg(value_parser = PossibleValuesParser::new(TABLES.iter().map(|table| table.name())))]
    pub(super) tables: Vec<String>,
    /// Form of the answer on stdout
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(super) format: LogFormat,
}

/// Flags of `schema`.
#[derive(Clone, Debug, Args)]
pub(super) struct Schema {
    /// Form to print
    #[arg(long, value_name = "FORM", default_value = "markdown")]
    pub(super) format: SchemaFormat,
}

/// Form of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaFormat {
    /// A reference to read.
    Markdown,
    /// Everything, for programs.
    Json,
    /// Statements that create the tables.
    Sql,
}

/// Flags of `verify`.
#[derive(Clone, Debug, Args)]
pub(super) struct Verify {
    /// Folder of the release
    #[arg(value_name = "RELEASE", default_value = "output")]
    pub(super) release: PathBuf,
}

/// Flags of `eval`.
#[derive(Clone, Debug, Args)]
pub(super) struct Eval {
    /// Folder of the release
    #[arg(value_name = "RELEASE")]
    pub(super) release: PathBuf,
    /// Folder of the facts read by hand, a JSON file an article
    #[arg(value_name = "GOLD")]
    pub(super) gold: PathBuf,
    /// Do not ask for facts that only a table of the article states: the plain-text format has none
    #[arg(long)]
    pub(super) text: bool,
    /// Documents that the release was made from, to quote the words of wrong rows; may be given several
    /// times [default: `input`, where it is there]
    #[arg(long = "input", value_name = "INPUT")]
    pub(super) inputs: Vec<String>,
    /// End with exit code 4 where the F1 is less: of a table (`credits=0.9`), or the average of all (`0.9`);
    /// may be given several times
    #[arg(long, value_name = "[TABLE=]F1")]
    pub(super) min_f1: Vec<Threshold>,
    /// List so many missed and wrong facts a table [default: all]
    #[arg(long, value_name = "N")]
    pub(super) misses: Option<usize>,
    /// Form of the report on stdout
    #[arg(long, value_name = "FORM", default_value = "markdown")]
    pub(super) format: EvalFormat,
}

/// Form of the report of `eval`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum EvalFormat {
    /// Tables and lists to read.
    Markdown,
    /// Everything, for programs.
    Json,
    /// The reference of the rules, with how often each is right.
    Rules,
}

/// The least F1 that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Threshold {
    /// Of this table; of all on average where it is `None`.
    pub(super) table: Option<String>,
    /// From 0 to 1.
    pub(super) least: f64,
}

impl FromStr for Threshold {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let (table, least) = match typed.split_once('=') {
            Some((table, least)) => (Some(table.to_owned()), least),
            None => (None, typed),
        };
        let least: f64 = least.parse().map_err(|_| format!("`{least}` is not a number"))?;
        if !(0.0..=1.0).contains(&least) {
            return Err(format!("{least} is not between 0 and 1"));
        }
        Ok(Threshold { table, least })
    }
}

/// Flags of every command that reads articles.
#[derive(Clone, Debug, Args)]
pub(super) struct Reading {
    /// Files, folders (for the articles and dumps in them), patterns, or `-` for standard input
    #[arg(value_name = "INPUT", default_value = "input")]
    pub(super) inputs: Vec<String>,
    /// Format of the inputs [default: told from what they hold]
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(ArticleFormat::NAMES))]
    pub(super) input_format: Option<String>,
    /// Field of JSON lines and Parquet files that holds the text; a dot leads into nested values
    #[arg(long, value_name = "FIELD")]
    pub(super) text_field: Option<String>,
    /// Field that holds the title
    #[arg(long, value_name = "FIELD")]
    pub(super) title_field: Option<String>,
    /// Field that holds the number of the page
    #[arg(long, value_name = "FIELD")]
    pub(super) id_field: Option<String>,
    /// Take only the first N documents
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<u64>,
    /// Take only documents whose title fits the pattern
    #[arg(long, value_name = "GLOB")]
    pub(super) title_match: Option<String>,
    /// Take one of N documents, the same ones in every run
    #[arg(long, value_name = "1/N", value_parser = one_of)]
    pub(super) sample: Option<NonZeroU64>,
    /// Wiki that the articles belong to, by its database name, where the input does not say so
    #[arg(long, value_name = "NAME", default_value_t = Options::default().wiki, value_parser = wiki)]
    pub(super) wiki: String,
    /// Licence of the articles' text, by its SPDX identifier
    #[arg(long, value_name = "SPDX")]
    pub(super) license: Option<String>,
    /// Refuse documents larger than this
    #[arg(long, value_name = "BYTES", default_value_t = Options::default().max_document_bytes)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=MOST_DOCUMENT_BYTES))]
    pub(super) max_document_bytes: u64,
    /// Number of threads [default: one a core]
    #[arg(short, long, value_name = "N", value_parser = threads)]
    pub(super) threads: Option<NonZeroUsize>,
}

impl Run {
    /// What is asked for.
    pub(super) fn request(&self) -> Request {
        let asked = |format: &Format| self.formats.iter().any(|name| name == format.as_str() || name == ALL_FORMATS);
        let formats = Format::built().filter(asked).collect();
        let options = Options { no_text: self.no_text, formats, ..self.reading.options() };
        let (strict, force, buffer_bytes) = (self.strict, self.force, self.buffer_bytes);
        let conduct = Conduct { strict, force, buffer_bytes, ..self.reading.conduct() };
        Request { inputs: self.reading.inputs.clone(), out: self.out.clone(), options, conduct }
    }
}

impl Reading {
    /// What shapes the rows.
    pub(super) fn options(&self) -> Options {
        Options {
            wiki: self.wiki.clone(),
            license: self.license.clone(),
            max_document_bytes: self.max_document_bytes,
            input_format: self.input_format.as_deref().and_then(ArticleFormat::from_name),
            fields: FieldNames {
                text: self.text_field.clone(),
                title: self.title_field.clone(),
                id: self.id_field.clone(),
            },
            selection: Selection { limit: self.limit, title_match: self.title_match.clone(), sample: self.sample },
            ..Options::default()
        }
    }

    /// How the documents are read.
    pub(super) fn conduct(&self) -> Conduct {
        Conduct { threads: self.threads, ..Conduct::default() }
    }
}

/// Reads `1/N`.
fn one_of(text: &str) -> Result<NonZeroU64, String> {
    let number = text.strip_prefix("1/").and_then(|number| number.parse().ok());
    number.ok_or_else(|| "write one of N as `1/N`, as in `1/40`".to_owned())
}

/// The most threads that are started: more than the machines have that this runs on.
const MOST_THREADS: usize = 1024;

/// Reads a number of threads.
fn threads(text: &str) -> Result<NonZeroUsize, String> {
    let number = text.parse().ok().filter(|number: &NonZeroUsize| number.get() <= MOST_THREADS);
    number.ok_or_else(|| format!("write a number from 1 to {MOST_THREADS}"))
}

/// Reads the name of a wiki, which every article has.
fn wiki(text: &str) -> Result<String, String> {
    let name = Some(text.trim()).filter(|name| !name.is_empty());
    name.map(str::to_owned).ok_or_else(|| "name the wiki's database, as in `enwiki`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_declared_soundly_and_documented() {
        <Arguments as CommandFactory>::command().debug_assert();
    }

    #[test]
    fn run_is_meant_where_no_command_is_named() {
        for (typed, read) in [
            ("reelmill", "reelmill run"),
            ("reelmill films --out x", "reelmill run films --out x"),
            ("reelmill --strict", "reelmill run --strict"),
            ("reelmill -vv --log-format json -", "reelmill -vv --log-format json run -"),
            ("reelmill --quiet verify", "reelmill --quiet verify"),
            ("reelmill --log-format=json", "reelmill --log-format=json run"),
            ("reelmill --log-format", "reelmill --log-format run"),
            ("reelmill --help", "reelmill --help"),
            ("reelmill help run", "reelmill help run"),
        ] {
            let words = with_command(typed.split(' ').map(OsString::from).collect());
            assert_eq!(words.join(&OsString::from(" ")), OsString::from(read));
        }
    }
}
