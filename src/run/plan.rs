//! What is to be done, checked before anything is done: options, and the inputs in their order.

use std::collections::BTreeMap;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};

use crate::extract::record::FieldNames;
use crate::load::Format;
use crate::schema::articles::Format as ArticleFormat;

use super::fs::{self, Entry};
use super::inputs::{self, Found};
use super::{UsageError, pattern};

/// The name for standard input on the command line and in `articles.source_uri`.
pub const STDIN: &str = "-";

/// What a run is asked to do, as it was put.
#[derive(Clone, Debug)]
pub struct Request {
    /// Files, folders, patterns, or `-`.
    pub inputs: Vec<String>,
    /// Folder of the release.
    pub out: PathBuf,
    /// What shapes the release.
    pub options: Options,
    /// How the run goes about it.
    pub conduct: Conduct,
}

/// What shapes the release: with the same inputs and version, these give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The wiki that the articles belong to.
    pub wiki: String,
    /// SPDX identifier of the licence of the articles' text.
    pub license: Option<String>,
    /// Whether the text of articles is left out.
    pub no_text: bool,
    /// Formats to publish in.
    pub formats: Vec<Format>,
    /// Documents larger than this are refused.
    pub max_document_bytes: u64,
    /// Format of the inputs, where it is not to be told from what they hold.
    pub input_format: Option<ArticleFormat>,
    /// Fields of records that hold the parts of a page.
    pub fields: FieldNames,
    /// Which documents are taken.
    pub selection: Selection,
}

/// Which of the documents are taken, for work on a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only this many, the first in the order of the inputs.
    pub limit: Option<u64>,
    /// Only those whose title fits this pattern: `*`, `?`, `[a-z]`, `{a,b}`.
    pub title_match: Option<String>,
    /// Only one of this many, told by a hash of the title: the same ones in every run.
    pub sample: Option<NonZeroU64>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            wiki: "enwiki".to_owned(),
            license: None,
            no_text: false,
            formats: Format::DEFAULT.to_vec(),
            max_document_bytes: 64 << 20,
            input_format: None,
            fields: FieldNames::default(),
            selection: Selection::default(),
        }
    }
}

/// How a run goes about it: nothing of this shows in the release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conduct {
    /// Number of threads; as many as there are cores where it is `None`.
    pub threads: Option<NonZeroUsize>,
    /// Publish nothing where a document is refused.
    pub strict: bool,
    /// Run although the release is up to date.
    pub force: bool,
    /// Bytes of rows of one table that are held in memory before they go to disk.
    pub buffer_bytes: usize,
}

impl Default for Conduct {
    fn default() -> Self {
        Conduct { threads: None, strict: false, force: false, buffer_bytes: 4 << 20 }
    }
}

/// A request that has been checked: every input found, in the order in which it will be read.
#[derive(Debug)]
pub struct Plan {
    /// What is to be read, by `uri`.
    pub inputs: Vec<Input>,
    /// What was met on the way and left out: loops of links.
    pub notices: Vec<String>,
    /// Folder of the release, links resolved.
    pub target: PathBuf,
    /// What shapes the release.
    pub options: Options,
    /// How the run goes about it.
    pub conduct: Conduct,
}

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Path relative to the input root, with `/` between its parts.
    pub uri: String,
    /// Where its bytes come from.
    pub source: Source,
}

/// Where the bytes of an input come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file or pipe.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Request {
    /// Finds the inputs and checks the target.
    ///
    /// The order in which inputs are named is of no account: they are sorted by their path relative
    /// to the input root, which is the deepest folder that holds all that was named. A file named
    /// twice is read once.
    ///
    /// # Errors
    /// Where an input does not exist, nothing is found, or the target cannot be one.
    pub fn plan(self) -> Result<Plan, UsageError> {
        let target = target(&self.out)?;
        let (inputs, notices) = find(&self.inputs, Some(&target))?;
        Ok(Plan { inputs, notices, target, options: self.options, conduct: self.conduct })
    }
}

/// Finds inputs: what is to be read, in order, and what was met on the way and left out. Nothing is
/// taken from `target`, the folder to publish to.
///
/// # Errors
/// Where an input does not exist, nothing is found, or the target holds an input.
pub fn find(named: &[String], target: Option<&Path>) -> Result<(Vec<Input>, Vec<String>), UsageError> {
    let mut found = Found::default();
    let mut stdin = false;
    for input in named {
        let path = Path::new(input);
        match fs::look_up(path) {
            _ if input == STDIN => stdin = true,
            Ok(Entry::Folder) => inputs::folder(path, target, &mut found)?,
            Ok(_) => inputs::file(path, &mut found)?,
            Err(_) if pattern::is_pattern(input) => inputs::pattern(input, target, &mut found)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(UsageError::Missing(input.clone()));
            }
            Err(source) => return Err(UsageError::LookUp { path: input.clone(), source }),
        }
    }
    let mut inputs = found.inputs();
    if let Some(target) = target.filter(|target| inputs.keys().any(|path| path.starts_with(target))) {
        return Err(UsageError::Target(target.display().to_string(), "it holds what is to be read"));
    }
    if inputs.is_empty() && !stdin {
        return Err(UsageError::Empty(named.join(", ")));
    }
    Ok((in_order(&mut inputs, stdin), found.notices))
}

fn in_order(found: &mut BTreeMap<PathBuf, Input>, stdin: bool) -> Vec<Input> {
    let mut inputs: Vec<Input> = std::mem::take(found).into_values().collect();
    if stdin {
        inputs.push(Input { uri: STDIN.to_owned(), source: Source::Stdin });
    }
    inputs.sort_by(|one, other| one.uri.cmp(&other.uri));
    inputs
}

/// The folder to publish to, links resolved; it need not exist, but the folder above it must.
fn target(out: &Path) -> Result<PathBuf, UsageError> {
    let refuse = |reason| UsageError::Target(out.display().to_string(), reason);
    if let Ok(target) = fs::canonical(out) {
        let folder = matches!(fs::look_up(&target), Ok(Entry::Folder));
        return match target.file_name() {
            _ if !folder => Err(refuse("it is not a folder")),
            None => Err(refuse("it has no folder above it")),
            Some(_) => Ok(target),
        };
    }
    let name = out.file_name().ok_or_else(|| refuse("it has no name"))?;
    let above = out.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match fs::canonical(above) {
        Ok(above) if matches!(fs::look_up(&above), Ok(Entry::Folder)) => Ok(above.join(name)),
        _ => Err(refuse("the folder above it does not exist")),
    }
}
