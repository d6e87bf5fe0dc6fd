//! How many films the files of JSON hold, counted: what can be asked of a release without tables too.

use std::fmt;
use std::io::BufRead;
use std::path::Path;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};

use super::super::{Error, Manifest, Stop, fs};
use super::{Breach, Problem};

/// Files that hold another number of nodes or lines than the manifest says.
pub(super) fn problems(folder: &Path, manifest: &Manifest, stop: &Stop) -> Result<Vec<Problem>, Error> {
    let mut problems = Vec::new();
    for file in &manifest.files {
        stop.check()?;
        let Some(stated) = file.rows else { continue };
        match count(&folder.join(&file.path)) {
            Ok(None) => {}
            Ok(Some(found)) if found == stated => {}
            Ok(Some(found)) => {
                let message = format!("the file holds {found} nodes; the manifest says {stated}");
                problems.push(Problem::new(Breach::Contract, &file.path, message));
            }
            Err(error) => problems.push(Problem::new(Breach::Contract, &file.path, error.to_string())),
        }
    }
    Ok(problems)
}

/// `None` for files that are not JSON.
fn count(path: &Path) -> std::io::Result<Option<u64>> {
    Ok(match path.extension().and_then(|extension| extension.to_str()) {
        Some("ndjson" | "ndjsonld") => {
            let mut n_lines = 0;
            for line in fs::open(path)?.split(b'\n') {
                serde_json::from_slice::<IgnoredAny>(&line?)?;
                n_lines += 1;
            }
            Some(n_lines)
        }
        Some("jsonld") => Some(serde_json::from_reader::<_, Document>(fs::open(path)?)?.graph.0),
        _ => None,
    })
}

/// A document of linked data.
#[derive(Deserialize)]
struct Document {
    #[serde(rename = "@graph")]
    graph: Length,
}

/// The length of a list, nothing of which is kept.
struct Length(u64);

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Counting)
    }
}

struct Counting;

impl<'de> Visitor<'de> for Counting {
    type Value = Length;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Length, A::Error> {
        let mut length = 0;
        while list.next_element::<IgnoredAny>()?.is_some() {
            length += 1;
        }
        Ok(Length(length))
    }
}
