//! Brackets and quotations of a line, so that what stands inside them is not cut.

use std::ops::Range;

/// The outermost brackets of some words, each with its marks. A bracket that is never closed is
/// none.
pub(crate) fn brackets(words: &str) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut pairs: Vec<Range<usize>> = Vec::new();
    for (at, character) in words.char_indices() {
        match character {
            '(' | '[' => open.push(at),
            ')' | ']' => {
                if let Some(start) = open.pop() {
                    // Inner pairs close first: the outer one takes their place.
                    while pairs.last().is_some_and(|inner| inner.start > start) {
                        pairs.pop();
                    }
                    pairs.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    pairs
}

/// The quotations of some words, each with its marks.
pub(crate) fn quotations(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, character) in words.char_indices() {
        match character {
            '\u{201C}' => open = Some(at),
            '\u{201D}' | '"' if open.is_some() => {
                found.extend(open.take().map(|start| start..at + character.len_utf8()));
            }
            '"' => open = Some(at),
            _ => {}
        }
    }
    found
}

/// Whether an offset lies outside of all ranges, which are in order.
pub(crate) fn outside(ranges: &[Range<usize>], offset: usize) -> bool {
    let before = ranges.partition_point(|range| range.end <= offset);
    ranges.get(before).is_none_or(|range| offset < range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outermost_pairs_only() {
        assert_eq!(brackets("a (b (c) d) e"), std::iter::once(2..11).collect::<Vec<_>>());
        assert_eq!(brackets("a (b (c) d"), std::iter::once(5..8).collect::<Vec<_>>());
        assert_eq!(brackets("a) b"), Vec::<Range<usize>>::new());
    }

    #[test]
    fn offsets_inside_and_outside() {
        let ranges = [2..5, 8..9];
        let inside: Vec<usize> = (0..10).filter(|at| !outside(&ranges, *at)).collect();
        assert_eq!(inside, [2, 3, 4, 8]);
    }
}
