//! The wish to stop, and what has to be cleared away then.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Error, fs};

/// How often a folder is tried to be removed that is still written to.
const ATTEMPTS: usize = 20;

/// A wish to stop that a signal handler sets and every stage of a run asks for.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<State>);

#[derive(Debug, Default)]
struct State {
    wished: AtomicBool,
    staging: Mutex<Option<PathBuf>>,
}

impl Stop {
    /// Asks the run to stop at the next occasion.
    pub fn wish(&self) {
        self.0.wished.store(true, Ordering::SeqCst);
    }

    /// Whether the run was asked to stop.
    pub fn wished(&self) -> bool {
        self.0.wished.load(Ordering::SeqCst)
    }

    /// Removes what the run would leave behind if the process ended now: for a run that does not
    /// answer, because it waits for an input.
    pub fn clear_away(&self) {
        let staging = self.0.staging.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Threads that still write there may put a file into a folder that is being removed.
        let tries = staging.iter().cycle().take(ATTEMPTS);
        let _ = tries.map(|folder| fs::remove_folder(folder)).any(|result| result.is_ok());
    }

    pub(super) fn set_staging(&self, folder: &Path) {
        *self.0.staging.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder.to_owned());
    }

    /// # Errors
    /// Where the run was asked to stop.
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.wished() { Err(Error::Interrupted) } else { Ok(()) }
    }

    /// A writer that fails once the run was asked to stop.
    pub(super) fn guard(&self, inner: impl Write + Send + 'static) -> Box<dyn Write + Send> {
        Box::new(Guarded { stop: self.clone(), inner })
    }
}

struct Guarded<W> {
    stop: Stop,
    inner: W,
}

impl<W> Guarded<W> {
    fn check(&self) -> io::Result<()> {
        // Not `ErrorKind::Interrupted`: writers try again after that.
        if self.stop.wished() { Err(io::Error::other("interrupted")) } else { Ok(()) }
    }
}

impl<W: Write> Write for Guarded<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.check()?;
        self.inner.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.check()?;
        self.inner.flush()
    }
}
