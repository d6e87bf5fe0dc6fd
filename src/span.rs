//! A byte range in one document: the leaf that every value, row and finding cites.

use std::ops::Range;

/// A half-open range of bytes of one document, as it was read.
///
/// Offsets are `u32`: documents of 4 GiB and more are refused before they are parsed.
///
/// ```
/// use reelmill::span::Span;
/// let source = "= Le Voyage =";
/// assert_eq!(Span::new(2, 11).slice(source), "Le Voyage");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte after the range.
    pub end: u32,
}

impl Span {
    /// The range `start..end`. Offsets past `u32::MAX` saturate.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end).max(clamp(start)) }
    }

    /// The same range as indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text that the range names in its document; empty where it does not fit that document.
    pub fn slice(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}
