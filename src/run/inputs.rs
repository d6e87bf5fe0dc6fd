//! Finding inputs: files, folders and patterns.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::UsageError;
use super::fs::{self, Entry};
use super::pattern::Pattern;
use super::plan::{Input, Source};

/// Extensions of the files that are taken from folders, those of compression aside.
const EXTENSIONS: &[&str] = &["txt", "text", "wiki", "wikitext", "mediawiki", "xml", "jsonl", "ndjson", "parquet"];
/// Extensions of compressed files.
const COMPRESSED: &[&str] = &["bz2", "gz", "zst"];
/// What the name of a file ends with that tells where the streams of a dump begin: it is not needed.
const INDEX: &str = "-index.txt";

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Folders that inputs were named in, links resolved.
    bases: Vec<PathBuf>,
    /// Files by their path with links resolved: where they were found (base, and path below it).
    files: BTreeMap<PathBuf, (PathBuf, PathBuf)>,
    /// What was left out, and why.
    pub(super) notices: Vec<String>,
}

impl Found {
    /// The files with their paths relative to the input root, by path with links resolved.
    pub(super) fn inputs(&self) -> BTreeMap<PathBuf, Input> {
        let root = common(&self.bases);
        let input = |(canonical, (base, below)): (&PathBuf, &(PathBuf, PathBuf))| {
            let path = base.join(below);
            let relative = path.strip_prefix(&root).unwrap_or(below);
            let input = Input { uri: uri(relative), source: Source::File(path.clone()) };
            (canonical.clone(), input)
        };
        self.files.iter().map(input).collect()
    }

    fn add(&mut self, base: &Path, below: PathBuf) {
        let path = base.join(&below);
        if uncompressed(&below.to_string_lossy()).ends_with(INDEX) {
            return self
                .notices
                .push(format!("{} is an index of a dump, which is not needed: left out", path.display()));
        }
        // A link that leads nowhere is taken as it stands, and refused when it is read.
        let canonical = fs::canonical(&path).unwrap_or(path);
        let place = (base.to_owned(), below);
        let known = self.files.entry(canonical).or_insert_with(|| place.clone());
        if place.0.join(&place.1) < known.0.join(&known.1) {
            *known = place;
        }
    }
}

/// Takes a file, whatever its name.
pub(super) fn file(path: &Path, found: &mut Found) -> Result<(), UsageError> {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let base = canonical(above)?;
    if let Some(name) = path.file_name() {
        found.add(&base, PathBuf::from(name));
        found.bases.push(base);
    }
    Ok(())
}

/// Takes the articles of a folder and of the folders in it.
pub(super) fn folder(path: &Path, target: Option<&Path>, found: &mut Found) -> Result<(), UsageError> {
    let base = base(path)?;
    let take = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let name = uncompressed(&name);
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        extension.is_some_and(|extension| EXTENSIONS.contains(&extension))
    };
    Walk { base: &base, target, take: &take, found }.folder(Path::new(""), &mut vec![base.clone()]);
    found.bases.push(base);
    Ok(())
}

/// Takes the files that a pattern fits.
pub(super) fn pattern(text: &str, target: Option<&Path>, found: &mut Found) -> Result<(), UsageError> {
    let pattern = Pattern::parse(text)?;
    if !matches!(fs::look_up(&pattern.base), Ok(Entry::Folder)) {
        return Err(UsageError::Missing(pattern.base.display().to_string()));
    }
    let base = base(&pattern.base)?;
    let take = |path: &Path| pattern.fits(&uri(path));
    Walk { base: &base, target, take: &take, found }.folder(Path::new(""), &mut vec![base.clone()]);
    found.bases.push(base);
    Ok(())
}

/// The name of a file without the extensions of its compression.
fn uncompressed(name: &str) -> &str {
    let compressed = name.rsplit_once('.').filter(|(_, extension)| COMPRESSED.contains(extension));
    compressed.map_or(name, |(name, _)| uncompressed(name))
}

/// A walk through a folder.
struct Walk<'a> {
    base: &'a Path,
    target: Option<&'a Path>,
    take: &'a dyn Fn(&Path) -> bool,
    found: &'a mut Found,
}

impl Walk<'_> {
    /// Walks the folder at `below`; `above` are the folders on the way to it, links resolved.
    fn folder(&mut self, below: &Path, above: &mut Vec<PathBuf>) {
        let folder = self.base.join(below);
        // A folder that cannot be listed is taken as an input: it is refused when it is read.
        let Ok(names) = fs::names(&folder) else { return self.found.add(self.base, below.to_owned()) };
        for name in names.iter().filter(|name| !name.to_string_lossy().starts_with('.')) {
            let below = below.join(name);
            match fs::look_up(&self.base.join(&below)) {
                Ok(Entry::Folder) => self.inner_folder(&below, above),
                Ok(Entry::Stream) => {}
                Ok(Entry::File(_)) | Err(_) if (self.take)(&below) => self.found.add(self.base, below),
                _ => {}
            }
        }
    }

    fn inner_folder(&mut self, below: &Path, above: &mut Vec<PathBuf>) {
        let path = self.base.join(below);
        let Ok(canonical) = fs::canonical(&path) else { return };
        if above.contains(&canonical) {
            let notice = format!("{} leads back to {}: left out", path.display(), canonical.display());
            self.found.notices.push(notice);
        } else if Some(canonical.as_path()) != self.target {
            above.push(canonical);
            self.folder(below, above);
            above.pop();
        }
    }
}

/// A folder to start from, links resolved; it has to be one that can be listed.
fn base(path: &Path) -> Result<PathBuf, UsageError> {
    let look_up = |source| UsageError::LookUp { path: path.display().to_string(), source };
    let base = canonical(path)?;
    fs::names(&base).map(|_| base).map_err(look_up)
}

fn canonical(path: &Path) -> Result<PathBuf, UsageError> {
    fs::canonical(path).map_err(|source| UsageError::LookUp { path: path.display().to_string(), source })
}

/// The deepest folder that holds all of these.
fn common(folders: &[PathBuf]) -> PathBuf {
    let mut folders = folders.iter();
    let mut root = folders.next().cloned().unwrap_or_default();
    for folder in folders {
        while !folder.starts_with(&root) {
            root.pop();
        }
    }
    root
}

/// A path with `/` between its parts.
fn uri(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
