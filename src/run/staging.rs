//! The folder beside the target in which a release is made.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::load::Shelf;

use super::fs::{self, Lock};
use super::{Error, Manifest, Stop};

/// A target that no other run publishes to while this lives, in good order.
pub(super) struct Target {
    path: PathBuf,
    _lock: Lock,
}

/// A release in the making. The folder goes when this is dropped, whatever happened.
pub(super) struct Staging<'a> {
    target: &'a Path,
    folder: tempfile::TempDir,
    stop: Stop,
}

/// Names beside the target that belong to it: `.<name>.<what>`.
fn beside(target: &Path, what: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{what}"))
}

impl Target {
    /// Takes the lock of a target, and brings in order what an earlier run may have left behind.
    pub(super) fn take(path: &Path) -> Result<Self, Error> {
        let lock_path = beside(path, "lock");
        let lock = Lock::take(&lock_path).map_err(Error::io("lock", &lock_path))?;
        let lock = lock.ok_or_else(|| Error::Locked(path.to_owned()))?;
        recover(path)?;
        refuse_foreign(path)?;
        Ok(Target { path: path.to_owned(), _lock: lock })
    }

    /// A new folder beside the target.
    pub(super) fn staging(&self, stop: &Stop) -> Result<Staging<'_>, Error> {
        let above = self.path.parent().unwrap_or(Path::new("."));
        let prefix = beside(&self.path, "staging-");
        let prefix = prefix.file_name().unwrap_or_default().to_owned();
        let folder = tempfile::Builder::new().prefix(&prefix).tempdir_in(above);
        let folder = folder.map_err(Error::io("create a folder in", above))?;
        stop.set_staging(folder.path());
        let staging = Staging { target: &self.path, folder, stop: stop.clone() };
        fs::create_folder(&staging.release()).map_err(Error::io("create", &staging.release()))?;
        fs::create_folder(&staging.runs()).map_err(Error::io("create", &staging.runs()))?;
        Ok(staging)
    }
}

impl Staging<'_> {
    /// Where the files of the release are put.
    pub(super) fn release(&self) -> PathBuf {
        self.folder.path().join("release")
    }

    /// Where rows are kept that do not fit into memory.
    pub(super) fn runs(&self) -> PathBuf {
        self.folder.path().join("runs")
    }

    /// Puts the staged release where the old one is, in one step where the file system can.
    pub(super) fn swap_in(&self) -> Result<(), Error> {
        let (release, target) = (self.release(), self.target);
        sync_tree(&release)?;
        self.stop.check()?;
        let failed = || Error::io("publish to", target);
        if !fs::exists(target) {
            fs::rename(&release, target).map_err(failed())?;
        } else if !fs::exchange(&release, target).map_err(failed())? {
            // A kill between these two is what `recover` is for.
            fs::rename(target, &beside(target, "previous")).map_err(failed())?;
            fs::rename(&release, target).map_err(failed())?;
            fs::remove_folder(&beside(target, "previous")).map_err(failed())?;
        }
        // The new names last only when the folder above is on disk too.
        target.parent().map_or(Ok(()), |above| fs::sync(above).map_err(Error::io("flush", above)))
    }
}

impl Shelf for Staging<'_> {
    fn create(&self, path: &str) -> io::Result<Box<dyn Write + Send>> {
        Ok(self.stop.guard(fs::create(&self.release().join(path))?))
    }

    fn scratch(&self) -> io::Result<tempfile::NamedTempFile> {
        tempfile::Builder::new().prefix("scratch-").tempfile_in(self.runs())
    }
}

/// Brings in order what a killed run left behind: the old release, if it was on its way aside, comes
/// back; staging folders go.
fn recover(target: &Path) -> Result<(), Error> {
    let previous = beside(target, "previous");
    if fs::exists(&previous) {
        if fs::exists(target) {
            fs::remove_folder(&previous).map_err(Error::io("remove", &previous))?;
        } else {
            fs::rename(&previous, target).map_err(Error::io("bring back", target))?;
        }
    }
    let above = target.parent().unwrap_or(Path::new("."));
    let prefix = beside(target, "staging-");
    let prefix = prefix.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for name in fs::names(above).map_err(Error::io("list", above))? {
        if name.to_string_lossy().starts_with(&prefix) {
            let stale = above.join(name);
            fs::remove_folder(&stale).map_err(Error::io("remove", &stale))?;
        }
    }
    Ok(())
}

/// Refuses to replace what is not a release.
fn refuse_foreign(target: &Path) -> Result<(), Error> {
    if !fs::exists(target) || Manifest::is_in(target) {
        return Ok(());
    }
    let empty = fs::names(target).map_err(Error::io("list", target))?.is_empty();
    if empty { Ok(()) } else { Err(Error::NotARelease(target.to_owned())) }
}

/// Makes a folder and all that is in it safe against a loss of power.
fn sync_tree(folder: &Path) -> Result<(), Error> {
    for name in fs::names(folder).map_err(Error::io("list", folder))? {
        let path = folder.join(name);
        match fs::look_up(&path).map_err(Error::io("look up", &path))? {
            fs::Entry::Folder => sync_tree(&path)?,
            _ => fs::sync(&path).map_err(Error::io("flush", &path))?,
        }
    }
    fs::sync(folder).map_err(Error::io("flush", folder))
}
