//! A stream cut into pieces that hold whole pages or whole lines.

use std::io::{self, Read};

use crate::extract::mediawiki::{LARGEST_PAGE, last_page_end};

/// Bytes of a piece, about.
const PIECE: usize = 2 << 20;

/// Where a kind of stream may be cut.
#[derive(Clone, Copy, Debug)]
pub(in crate::run) struct Bounds {
    /// The end of the last whole unit.
    last_end: fn(&[u8]) -> Option<usize>,
    /// Where the next unit starts, after one that was given up.
    next_start: fn(&[u8]) -> Option<usize>,
}

/// Pages of XML.
pub(in crate::run) const PAGES: Bounds =
    Bounds { last_end: last_page_end, next_start: |xml| memchr::memmem::find(xml, b"<page>") };

/// Lines.
pub(in crate::run) const LINES: Bounds = Bounds {
    last_end: |text| memchr::memrchr(b'\n', text).map(|end| end + 1),
    next_start: |text| memchr::memchr(b'\n', text).map(|end| end + 1),
};

/// Why there is no piece.
#[derive(Debug)]
pub(in crate::run) enum PieceError {
    /// A unit is larger than any is. The stream goes on behind it.
    TooLarge,
    /// The stream cannot be read on.
    Broken(io::Error),
}

/// The pieces of a stream: each but the last ends where a unit ends. What came before a stream
/// broke is whole, and comes before the error.
pub(in crate::run) struct Pieces<R> {
    reader: R,
    bounds: Bounds,
    buffer: Vec<u8>,
    /// Bytes of the buffer in which no unit ends.
    searched: usize,
    /// Whether a unit is passed over that is too large.
    skipping: bool,
    /// How the stream ended, once it has.
    ended: Option<io::Result<()>>,
}

impl<R: Read> Pieces<R> {
    /// The pieces of what a reader yields.
    pub(in crate::run) fn new(reader: R, bounds: Bounds) -> Self {
        Pieces { reader, bounds, buffer: Vec::new(), searched: 0, skipping: false, ended: None }
    }

    fn read(&mut self) {
        // In one go: a buffer that grows is copied each time.
        self.buffer.reserve(PIECE + 1);
        match self.reader.by_ref().take(PIECE as u64).read_to_end(&mut self.buffer) {
            Ok(PIECE) => {}
            Ok(_) => self.ended = Some(Ok(())),
            Err(error) => self.ended = Some(Err(error)),
        }
        if self.skipping {
            let start = (self.bounds.next_start)(&self.buffer);
            self.skipping = start.is_none();
            // A mark may be cut in two.
            let kept = start.unwrap_or(self.buffer.len().saturating_sub(b"<page>".len()));
            self.buffer.drain(..kept);
            self.searched = 0;
        }
    }

    /// Cuts the buffer off behind its last unit.
    fn cut(&mut self) -> Option<Result<Vec<u8>, PieceError>> {
        // A mark may be cut in two here too.
        let from = self.searched.saturating_sub(b"</page>".len());
        if let Some(end) = (self.bounds.last_end)(&self.buffer[from..]) {
            let rest = self.buffer.split_off(from + end);
            self.searched = rest.len();
            return Some(Ok(std::mem::replace(&mut self.buffer, rest)));
        }
        self.searched = self.buffer.len();
        if self.buffer.len() <= LARGEST_PAGE || self.skipping {
            return None;
        }
        self.buffer = Vec::new();
        self.searched = 0;
        self.skipping = true;
        Some(Err(PieceError::TooLarge))
    }
}

impl<R: Read> Iterator for Pieces<R> {
    type Item = Result<Vec<u8>, PieceError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ended.is_none() {
            self.read();
            if let Some(piece) = self.cut() {
                return Some(piece);
            }
        }
        let rest = std::mem::take(&mut self.buffer);
        if !rest.is_empty() && !self.skipping {
            return Some(Ok(rest));
        }
        match self.ended.replace(Ok(())) {
            Some(Err(error)) => Some(Err(PieceError::Broken(error))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(reader: impl Read, bounds: Bounds) -> (Vec<u8>, Vec<String>) {
        let (mut read, mut errors) = (Vec::new(), Vec::new());
        for piece in Pieces::new(reader, bounds) {
            match piece {
                Ok(piece) => read.extend(piece),
                Err(error) => errors.push(format!("{error:?}")),
            }
        }
        (read, errors)
    }

    #[test]
    fn pieces_end_where_units_end() {
        let lines: String = (0..400_000).map(|n| format!("line {n}\n")).collect();
        let all: Vec<Vec<u8>> = Pieces::new(lines.as_bytes(), LINES).map(|piece| piece.expect("readable")).collect();
        assert!(all.len() > 2 && all.iter().all(|piece| piece.ends_with(b"\n")));
        assert_eq!(all.concat(), lines.as_bytes());
        assert_eq!(pieces(b"no end".as_slice(), LINES).0, b"no end");
    }

    #[test]
    fn a_unit_that_is_too_large_is_passed_over() {
        let before = b"<page>1</page>".as_slice();
        let large = b"<page>".chain(io::repeat(b'x').take(2 * LARGEST_PAGE as u64)).chain(b"</page>".as_slice());
        let (read, errors) = pieces(before.chain(large).chain(b"<page>2</page>".as_slice()), PAGES);
        assert_eq!(
            (String::from_utf8_lossy(&read).as_ref(), errors),
            ("<page>1</page><page>2</page>", vec!["TooLarge".to_owned()])
        );
    }

    #[test]
    fn what_came_before_a_stream_broke_is_kept() {
        struct Breaks;
        impl Read for Breaks {
            fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::from(io::ErrorKind::UnexpectedEof))
            }
        }
        let (read, errors) = pieces(b"<page>1</page><page>".chain(Breaks), PAGES);
        assert_eq!((read.as_slice(), errors.len()), (b"<page>1</page><page>".as_slice(), 1));
    }
}
