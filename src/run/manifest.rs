//! `manifest.json`: what a release was made from, by what, and what it holds. It is written last and
//! vouches for every other file; nothing in it depends on the machine, the clock or the threads.

use std::collections::BTreeMap;
use std::num::NonZeroU64;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::load::{Lineage, Written};
use crate::schema::SCHEMA_VERSION;

use super::plan::Options;
use super::{Error, fs};

/// Name of the manifest in a release.
pub const MANIFEST: &str = "manifest.json";

/// Version of the program.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The manifest of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Name of the program.
    pub generator: String,
    /// Version of the program.
    pub version: String,
    /// Version of the contract.
    pub schema_version: String,
    /// What shaped the release.
    pub options: OptionsRecord,
    /// SHA-256 over the inputs: of the lines `<sha256>  <path>` in the order of `inputs`.
    pub inputs_sha256: String,
    /// How much was read and published.
    pub counts: Counts,
    /// Inputs, by path.
    pub inputs: Vec<InputRecord>,
    /// Files of the release, by path; not the manifest itself.
    pub files: Vec<FileRecord>,
}

/// What shaped a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionsRecord {
    /// The wiki that the articles belong to.
    pub wiki: String,
    /// SPDX identifier of the licence of the articles' text.
    pub license: Option<String>,
    /// Whether the text of articles was left out.
    pub no_text: bool,
    /// Formats.
    pub formats: Vec<String>,
    /// Limit above which documents were refused.
    pub max_document_bytes: u64,
    /// Format that the inputs were taken for, where it was not told from what they hold.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub input_format: Option<String>,
    /// Fields of records that were to hold text, title and number of a page.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub fields: Vec<String>,
    /// Number of documents that were enough.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub limit: Option<u64>,
    /// Pattern of the titles that were taken.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title_match: Option<String>,
    /// One of how many documents was taken.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sample: Option<u64>,
}

/// An input of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputRecord {
    /// Path relative to the input root.
    pub path: String,
    /// Length; null where it could not be found out.
    pub bytes: Option<u64>,
    /// SHA-256; null where the input was refused before it was read.
    pub sha256: Option<String>,
}

/// A file of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Path relative to the release.
    pub path: String,
    /// Length.
    pub bytes: u64,
    /// SHA-256.
    pub sha256: String,
    /// The table that it holds, where it holds one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub table: Option<String>,
    /// Rows or nodes, where it has such.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rows: Option<u64>,
}

/// How much was read and published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Documents met, those left out among them.
    pub documents: u64,
    /// Documents left out.
    pub quarantined: u64,
    /// Pages of dumps that were passed over, by why.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub passed_over: BTreeMap<String, u64>,
    /// Findings by severity.
    pub findings: BTreeMap<String, u64>,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
}

impl From<&Options> for OptionsRecord {
    fn from(options: &Options) -> Self {
        OptionsRecord {
            wiki: options.wiki.clone(),
            license: options.license.clone(),
            no_text: options.no_text,
            formats: options.formats.iter().map(|format| format.as_str().to_owned()).collect(),
            max_document_bytes: options.max_document_bytes,
            input_format: options.input_format.map(|format| format.as_str().to_owned()),
            fields: fields(options),
            limit: options.selection.limit,
            title_match: options.selection.title_match.clone(),
            sample: options.selection.sample.map(NonZeroU64::get),
        }
    }
}

/// The fields that were named: `text=body`.
fn fields(options: &Options) -> Vec<String> {
    let named = &options.fields;
    let all = [("text", &named.text), ("title", &named.title), ("id", &named.id)];
    all.into_iter().filter_map(|(part, field)| Some(format!("{part}={}", field.as_ref()?))).collect()
}

impl From<&Written> for FileRecord {
    fn from(written: &Written) -> Self {
        FileRecord {
            path: written.path.clone(),
            bytes: written.bytes,
            sha256: written.sha256.clone(),
            table: written.table.map(str::to_owned),
            rows: written.rows,
        }
    }
}

/// SHA-256 over the inputs. What was refused before it was read counts by its path.
pub(super) fn inputs_sha256(inputs: &[InputRecord]) -> String {
    let line = |input: &InputRecord| format!("{}  {}\n", input.sha256.as_deref().unwrap_or("-"), input.path);
    fs::sha256(inputs.iter().map(line).collect::<String>().as_bytes())
}

impl Manifest {
    /// The manifest of a release with these files.
    pub(super) fn new(options: &Options, inputs: Vec<InputRecord>, files: &[Written], counts: Counts) -> Self {
        let mut files: Vec<FileRecord> = files.iter().map(FileRecord::from).collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Manifest {
            generator: env!("CARGO_PKG_NAME").to_owned(),
            version: VERSION.to_owned(),
            schema_version: SCHEMA_VERSION.to_owned(),
            options: options.into(),
            inputs_sha256: inputs_sha256(&inputs),
            counts,
            inputs,
            files,
        }
    }

    /// The manifest of the release in a folder; `None` where there is none.
    ///
    /// # Errors
    /// Where there is one that cannot be read.
    pub fn load(release: &Path) -> Result<Option<Self>, Error> {
        let path = release.join(MANIFEST);
        if !fs::exists(&path) {
            return Ok(None);
        }
        let bytes = fs::read_up_to(&path, u64::MAX - 1).map_err(Error::io("read", &path))?;
        let refuse = |error: serde_json::Error| Error::Manifest { path: path.clone(), reason: error.to_string() };
        serde_json::from_slice(&bytes).map(Some).map_err(refuse)
    }

    /// Whether a folder holds a manifest of this program, in whatever version. Other programs have files of
    /// that name too: web applications, extensions of browsers.
    pub(super) fn is_in(folder: &Path) -> bool {
        let bytes = fs::read_up_to(&folder.join(MANIFEST), u64::MAX - 1).unwrap_or_default();
        let manifest: Option<serde_json::Value> = serde_json::from_slice(&bytes).ok();
        manifest.is_some_and(|manifest| manifest["generator"] == env!("CARGO_PKG_NAME"))
    }

    /// Whether this very version made the release, with the contract that it knows: others may write
    /// the same rows in other bytes.
    pub fn is_ours(&self) -> bool {
        self.version == VERSION && self.schema_version == SCHEMA_VERSION
    }

    /// The manifest as it is published.
    pub(super) fn to_json(&self) -> String {
        // Strings, numbers and lists of them: there is nothing in it that cannot be written.
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

/// Where the files of a release come from.
pub(super) fn lineage(options: &Options, inputs: &[InputRecord]) -> Lineage {
    Lineage {
        schema_version: SCHEMA_VERSION.to_owned(),
        version: VERSION.to_owned(),
        inputs_sha256: inputs_sha256(inputs),
        text: !options.no_text,
    }
}
