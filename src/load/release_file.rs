//! A file of the release, hashed and counted while it is written, so that nothing is read twice.

use std::io::{self, BufWriter, Write};

use sha2::{Digest, Sha256};

use super::{Error, Shelf, Written};

/// A file being written.
pub(super) struct ReleaseFile {
    path: String,
    media_type: &'static str,
    inner: BufWriter<Hashed>,
}

/// Passes bytes on, and hashes and counts those that were taken.
struct Hashed {
    inner: Box<dyn Write + Send>,
    hasher: Sha256,
    bytes: u64,
}

impl ReleaseFile {
    /// Creates the file.
    pub(super) fn create(shelf: &dyn Shelf, path: String, media_type: &'static str) -> Result<Self, Error> {
        let inner = shelf.create(&path).map_err(|error| Error::write(&path, error))?;
        let hashed = Hashed { inner, hasher: Sha256::new(), bytes: 0 };
        Ok(ReleaseFile { path, media_type, inner: BufWriter::with_capacity(1 << 16, hashed) })
    }

    /// Writes a whole file.
    pub(super) fn store(
        shelf: &dyn Shelf,
        path: &str,
        media_type: &'static str,
        content: &[u8],
    ) -> Result<Written, Error> {
        let mut file = ReleaseFile::create(shelf, path.to_owned(), media_type)?;
        file.write_all(content).map_err(|error| Error::write(path, error))?;
        file.finish(None, None)
    }

    /// Flushes the file and says what was written.
    pub(super) fn finish(mut self, table: Option<&'static str>, rows: Option<u64>) -> Result<Written, Error> {
        self.inner.flush().map_err(|error| Error::write(&self.path, error))?;
        let Hashed { hasher, bytes, .. } = match self.inner.into_inner() {
            Ok(hashed) => hashed,
            Err(error) => return Err(Error::write(&self.path, error.into_error())),
        };
        let sha256 = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Written { path: self.path, bytes, sha256, rows, table, media_type: self.media_type })
    }
}

impl Write for ReleaseFile {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.inner.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Write for Hashed {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(buffer)?;
        self.hasher.update(&buffer[..taken]);
        self.bytes += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
