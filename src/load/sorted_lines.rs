//! Lines sorted by code point, each once, with bounded memory: what does not fit is sorted in parts
//! that go to scratch files and are merged when they are read.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, BufRead, BufReader, BufWriter, Lines, Seek, Write};

use tempfile::NamedTempFile;

use super::Shelf;

/// Bytes of lines that are held in memory.
const HELD_BYTES: usize = 64 << 20;
/// What a line takes beside its text.
const LINE_BYTES: usize = size_of::<String>() + 16;

/// Takes lines in any order. A line has no line break in it.
pub(super) struct LineSorter<'a> {
    shelf: &'a dyn Shelf,
    limit: usize,
    held: Vec<String>,
    held_bytes: usize,
    parts: Vec<NamedTempFile>,
}

impl<'a> LineSorter<'a> {
    /// Without lines.
    pub(super) fn new(shelf: &'a dyn Shelf) -> Self {
        LineSorter { shelf, limit: HELD_BYTES, held: Vec::new(), held_bytes: 0, parts: Vec::new() }
    }

    /// Adds a line.
    pub(super) fn push(&mut self, line: String) -> io::Result<()> {
        self.held_bytes += line.len() + LINE_BYTES;
        self.held.push(line);
        if self.held_bytes > self.limit { self.spill() } else { Ok(()) }
    }

    /// The lines, sorted.
    pub(super) fn finish(mut self) -> io::Result<SortedLines> {
        if self.parts.is_empty() {
            self.sort();
            return Ok(SortedLines::Held(self.held.into_iter()));
        }
        self.spill()?;
        let mut parts = Vec::with_capacity(self.parts.len());
        for mut part in self.parts {
            part.rewind()?;
            parts.push(BufReader::with_capacity(1 << 16, part).lines());
        }
        let mut heads = BinaryHeap::with_capacity(parts.len());
        for (at, part) in parts.iter_mut().enumerate() {
            heads.extend(part.next().transpose()?.map(|line| Reverse((line, at))));
        }
        Ok(SortedLines::Parts { parts, heads, last: None })
    }

    fn sort(&mut self) {
        self.held.sort_unstable();
        self.held.dedup();
    }

    fn spill(&mut self) -> io::Result<()> {
        self.sort();
        let mut part = BufWriter::with_capacity(1 << 16, self.shelf.scratch()?);
        for line in self.held.drain(..) {
            writeln!(part, "{line}")?;
        }
        self.held_bytes = 0;
        self.parts.push(part.into_inner().map_err(io::IntoInnerError::into_error)?);
        Ok(())
    }
}

/// Lines in ascending order, each once.
pub(super) enum SortedLines {
    /// All of them in memory.
    Held(std::vec::IntoIter<String>),
    /// Parts that are sorted each, the next line of each with its part, and the line that came last.
    Parts {
        /// The parts.
        parts: Vec<Lines<BufReader<NamedTempFile>>>,
        /// The next line of each.
        heads: BinaryHeap<Reverse<(String, usize)>>,
        /// What was handed out last.
        last: Option<String>,
    },
}

impl Iterator for SortedLines {
    type Item = io::Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        let (parts, heads, last) = match self {
            SortedLines::Held(lines) => return lines.next().map(Ok),
            SortedLines::Parts { parts, heads, last } => (parts, heads, last),
        };
        while let Some(Reverse((line, at))) = heads.pop() {
            match parts[at].next().transpose() {
                Ok(next) => heads.extend(next.map(|line| Reverse((line, at)))),
                Err(error) => return Some(Err(error)),
            }
            if last.as_ref() != Some(&line) {
                *last = Some(line.clone());
                return Some(Ok(line));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Scratch;

    impl Shelf for Scratch {
        fn create(&self, _path: &str) -> io::Result<Box<dyn Write + Send>> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn scratch(&self) -> io::Result<NamedTempFile> {
            NamedTempFile::new()
        }
    }

    #[test]
    fn parts_give_what_memory_gives() -> io::Result<()> {
        let lines = ["b", "a\u{10000}", "a\u{ffff}", "", "b", "a", "ä", "b"];
        for limit in [0, 100, HELD_BYTES] {
            let mut sorter = LineSorter { limit, ..LineSorter::new(&Scratch) };
            for line in lines {
                sorter.push(line.to_owned())?;
            }
            let sorted = sorter.finish()?.collect::<io::Result<Vec<_>>>()?;
            assert_eq!(sorted, ["", "a", "a\u{ffff}", "a\u{10000}", "b", "ä"], "{limit}");
        }
        Ok(())
    }
}
