//! A multistream file cut where its bzip2 streams begin, so that they can be decompressed at once.
//!
//! Dumps of MediaWiki hold 100 pages a stream, and come with an index of the streams; the index is
//! not needed, since a stream begins with ten bytes that are found nowhere else.

use std::io::{self, BufRead, Read};

use memchr::memmem;

/// Bytes that a run of streams has at least, and that are looked at in one go.
const ENOUGH: usize = 1 << 19;
/// A longer stream is not decompressed beside others, but piece by piece.
const LONGEST: usize = 8 << 20;

/// Whole streams after one another, or what is left once a stream is too long.
pub(super) struct Streams<R> {
    reader: R,
    buffer: Vec<u8>,
    searched: usize,
    ended: bool,
}

/// What comes next.
pub(super) enum Next {
    /// Whole streams.
    Streams(Vec<u8>),
    /// Nothing: the reader and these bytes before it are one long stream.
    Long(Vec<u8>),
    /// The file has ended.
    End,
}

impl<R: BufRead> Streams<R> {
    /// The streams of a file.
    pub(super) fn new(reader: R) -> Self {
        Streams { reader, buffer: Vec::new(), searched: 0, ended: false }
    }

    /// The next streams.
    pub(super) fn next(&mut self) -> io::Result<Next> {
        loop {
            if self.ended {
                let rest = std::mem::take(&mut self.buffer);
                return Ok(if rest.is_empty() { Next::End } else { Next::Streams(rest) });
            }
            let read = self.reader.by_ref().take(ENOUGH as u64).read_to_end(&mut self.buffer)?;
            self.ended = read < ENOUGH;
            if let Some(start) = last_start(&self.buffer, self.searched) {
                let rest = self.buffer.split_off(start);
                self.searched = rest.len().saturating_sub(MARK);
                return Ok(Next::Streams(std::mem::replace(&mut self.buffer, rest)));
            }
            self.searched = self.buffer.len().saturating_sub(MARK);
            if self.buffer.len() > LONGEST && !self.ended {
                return Ok(Next::Long(std::mem::take(&mut self.buffer)));
            }
        }
    }

    /// The rest of the file.
    pub(super) fn into_reader(self) -> R {
        self.reader
    }
}

/// Length of what a stream begins with: `BZh9`, and the digits of π that open its first block.
const MARK: usize = 10;

/// Where the last stream of a run begins that is not its first.
fn last_start(bytes: &[u8], searched: usize) -> Option<usize> {
    let from = searched.max(1);
    let mut end = bytes.len();
    while let Some(pi) = bytes.get(from..end).and_then(|bytes| memmem::rfind(bytes, b"1AY&SY")) {
        let at = from + pi;
        if at >= from + 4 && matches!(bytes[at - 4..at], [b'B', b'Z', b'h', b'1'..=b'9']) {
            return Some(at - 4);
        }
        end = at;
    }
    None
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use bzip2::Compression;
    use bzip2::write::BzEncoder;

    use super::*;

    fn compressed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = BzEncoder::new(Vec::new(), Compression::new(1));
        encoder.write_all(bytes).expect("in memory");
        encoder.finish().expect("in memory")
    }

    /// Bytes that do not compress.
    fn noise(n_bytes: usize) -> Vec<u8> {
        let next = |state: &mut u32| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 24) as u8)
        };
        (0..n_bytes).scan(7, |state, _| next(state)).collect()
    }

    #[test]
    fn streams_are_cut_where_they_begin() {
        let file: Vec<u8> = (0..9).flat_map(|_| compressed(&noise(200_000))).collect();
        let mut streams = Streams::new(file.as_slice());
        let (mut joined, mut n_runs) = (Vec::new(), 0);
        while let Next::Streams(run) = streams.next().expect("in memory") {
            assert!(run.starts_with(b"BZh1"));
            joined.extend(run);
            n_runs += 1;
        }
        assert!(n_runs > 2);
        assert_eq!(joined, file);
    }

    #[test]
    fn a_long_stream_is_left_to_be_read_in_one() {
        let file = compressed(&noise(2 * LONGEST));
        let mut streams = Streams::new(file.as_slice());
        let Next::Long(mut start) = streams.next().expect("in memory") else { panic!("it is long") };
        streams.into_reader().read_to_end(&mut start).expect("in memory");
        assert_eq!(start, file);
    }
}
