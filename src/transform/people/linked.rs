//! What links tell of a list of names: where one ends, and which brackets belong to titles.

use std::ops::Range;

use crate::article::Excerpt;
use crate::value::name;

/// The names of a piece in which links follow one another without a mark between:
/// `[[Ada Lund]] [[Bo Ek]]`.
pub(super) fn apart(piece: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    let is_full = |words: &str| {
        let name = words.split(" (").next().unwrap_or(words).trim();
        name.contains(' ') && name::is_plausible(name)
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut before: Option<Excerpt<'_>> = None;
    for (words, _) in piece.links() {
        let at = words.offset() - piece.offset();
        if let Some(before) = before {
            let end = before.offset() - piece.offset() + before.as_str().len();
            let between = &piece.as_str()[end..at];
            if !between.is_empty() && between.trim().is_empty() && is_full(before.as_str()) && is_full(words.as_str()) {
                found.push(piece.get(start..end));
                start = at;
            }
        }
        before = Some(words);
    }
    found.push(piece.from(start));
    found
}

/// Whether a bracket is part of the title that a link shows, and so says nothing of the credit:
/// `[[Walter Hill (director)]]`.
pub(super) fn is_of_title(piece: Excerpt<'_>, bracket: &Range<usize>) -> bool {
    let mark = &piece.as_str()[bracket.clone()];
    piece.links().any(|(words, target)| {
        let at = words.offset() - piece.offset();
        at < bracket.start && bracket.end <= at + words.as_str().len() && target.ends_with(mark)
    })
}
