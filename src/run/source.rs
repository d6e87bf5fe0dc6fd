//! The bytes of an input, counted and hashed on the way.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::fs::{self, Entry};
use super::manifest::InputRecord;
use super::parallel::Aside;
use super::plan::{Input, Source};

/// Bytes that are looked at to tell what an input is.
const START: usize = 64 << 10;
/// Bytes that are read in one go.
const AT_ONCE: usize = 256 << 10;

/// The length of an input, where it can be known before it is read.
pub(super) fn length(input: &Input) -> Option<u64> {
    match &input.source {
        Source::File(path) => match fs::look_up(path) {
            Ok(Entry::File(length)) => Some(length),
            _ => None,
        },
        Source::Stdin => None,
    }
}

/// An input that is being read.
pub(super) struct Bytes {
    tally: Tally,
    reader: Box<dyn BufRead + Send>,
}

/// How much has been read so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(Arc<Mutex<Counted>>);

#[derive(Debug, Default)]
struct Counted {
    bytes: u64,
    reported: u64,
    hasher: Hasher,
    ended: bool,
}

/// A file of some size is hashed beside the thread that reads it: hashing takes longer than reading.
#[derive(Debug)]
enum Hasher {
    Here(Sha256),
    Aside(Aside<Vec<u8>, Sha256>),
    /// The hash was asked for.
    Done,
}

/// Bytes from which on a file is hashed aside.
const LARGE: u64 = 4 << 20;
/// Reads that may wait to be hashed.
const AHEAD: usize = 16;

impl Default for Hasher {
    fn default() -> Self {
        Hasher::Here(Sha256::new())
    }
}

impl Hasher {
    fn update(&mut self, bytes: &[u8], length: u64) {
        if length > LARGE
            && let Hasher::Here(hasher) = self
            && let Ok(aside) = Aside::new(AHEAD, hasher.clone(), |hasher, bytes: Vec<u8>| hasher.update(bytes))
        {
            *self = Hasher::Aside(aside);
        }
        match self {
            Hasher::Here(hasher) => hasher.update(bytes),
            Hasher::Aside(aside) => aside.send(bytes.to_vec()),
            Hasher::Done => {}
        }
    }

    /// The hash of all bytes, in hexadecimal.
    fn finish(&mut self) -> Option<String> {
        let hasher = match std::mem::replace(self, Hasher::Done) {
            Hasher::Here(hasher) => hasher,
            Hasher::Aside(aside) => aside.finish()?,
            Hasher::Done => return None,
        };
        Some(fs::hexadecimal(&hasher.finalize()))
    }
}

impl Bytes {
    /// Opens an input.
    pub(super) fn open(input: &Input) -> io::Result<Self> {
        let tally = Tally::default();
        let inner: Box<dyn Read + Send> = match &input.source {
            Source::File(path) => Box::new(fs::open_unbuffered(path)?),
            Source::Stdin => Box::new(io::stdin()),
        };
        let counting = Counting { inner, tally: tally.clone() };
        Ok(Bytes { tally, reader: Box::new(BufReader::with_capacity(AT_ONCE, counting)) })
    }

    /// How much of it has been read; goes on counting while it is read.
    pub(super) fn tally(&self) -> Tally {
        self.tally.clone()
    }

    /// What the bytes begin with, and all of them.
    pub(super) fn with_start(self) -> io::Result<(Vec<u8>, Box<dyn BufRead + Send>)> {
        start(self.reader)
    }
}

/// What a stream begins with, and all of it. One that breaks soon breaks where it did: what came
/// before is read.
pub(super) fn start(mut reader: impl BufRead + Send + 'static) -> io::Result<(Vec<u8>, Box<dyn BufRead + Send>)> {
    let mut start = Vec::new();
    let read = reader.by_ref().take(START as u64).read_to_end(&mut start);
    let begun = Cursor::new(start.clone());
    match read {
        Ok(_) => Ok((start, Box::new(begun.chain(reader)))),
        Err(error) if start.is_empty() => Err(error),
        Err(error) => Ok((start, Box::new(begun.chain(BufReader::new(Broken(Some(error))))))),
    }
}

/// The place where a stream broke.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

impl Tally {
    /// Bytes read since this was asked last.
    pub(super) fn news(&self) -> u64 {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let news = counted.bytes - counted.reported;
        counted.reported = counted.bytes;
        news
    }

    /// What the manifest says of the input. Where reading stopped before its end, the input is known
    /// by its hash only if `whole` asks for it to be read for that.
    pub(super) fn record(&self, input: &Input, whole: bool) -> InputRecord {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let path = input.uri.clone();
        if counted.ended {
            let sha256 = counted.hasher.finish();
            return InputRecord { path, bytes: Some(counted.bytes), sha256 };
        }
        let digest = match &input.source {
            Source::File(path) if whole => fs::digest(path).ok(),
            _ => None,
        };
        let (bytes, sha256) = digest.unzip();
        InputRecord { path, bytes: bytes.or_else(|| length(input)), sha256 }
    }
}

struct Counting<R> {
    inner: R,
    tally: Tally,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let mut counted = self.tally.0.lock().unwrap_or_else(PoisonError::into_inner);
        counted.bytes += read as u64;
        let length = counted.bytes;
        counted.hasher.update(&buffer[..read], length);
        counted.ended |= read == 0 && !buffer.is_empty();
        Ok(read)
    }
}
