//! One side of an item cut into the parts that it names: by slashes, by actors, by joining words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::transform::people::{brackets, outside, quotations};
use crate::vocab::pattern;

/// `Anna, Berta and Clara` where three actors play them; none where the words are not as many names.
pub(super) fn respectively(side: Excerpt<'_>, n_actors: usize) -> Vec<Excerpt<'_>> {
    static RESPECTIVELY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^respectively\s+|,?\s+respectively\.?$)"));
    static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r",\s+(?:and\s+)?|\s+(?:and|&)\s+"));
    if n_actors < 2 {
        return Vec::new();
    }
    let text = side.as_str();
    let word = RESPECTIVELY.find(text);
    let side = match &word {
        Some(word) if word.start() == 0 => side.from(word.end()),
        Some(word) => side.until(word.start()),
        None => side,
    };
    let text = side.as_str();
    let marks = brackets(text);
    let joints = JOINT.find_iter(text).filter(|joint| outside(&marks, joint.start()));
    let pieces = at_joints(side, joints.map(|joint| joint.range()));
    let is_name = |piece: &Excerpt<'_>| {
        let words = piece.as_str();
        let opens = ["the ", "a ", "an "].iter().any(|article| words.starts_with(article));
        words.split_whitespace().count() <= 7 && (word.is_some() || opens || words.starts_with(char::is_uppercase))
    };
    // "two brothers, Karl and Otto": what they are stands before.
    let n_before = pieces.len().saturating_sub(n_actors);
    let (before, pieces) = pieces.split_at(n_before);
    let told = before.iter().all(|words| words.as_str().starts_with(char::is_lowercase));
    let fits = told && pieces.len() == n_actors && (n_actors > 2 || word.is_some()) && pieces.iter().all(is_name);
    if fits { pieces.to_vec() } else { Vec::new() }
}

/// The parts between slashes: `Ash Williams/Evil Ash, his double` are two characters, `Bruce Wayne
/// / Batman` is one under two names, as the spacing of the slash has it.
pub(super) fn alternatives(side: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    let text = side.as_str();
    let mut shielded = brackets(text);
    shielded.extend(quotations(text));
    shielded.sort_by_key(|range| range.start);
    let described = text.find([',', ';', ':']).unwrap_or(text.len());
    let slashes = text.match_indices('/').map(|(at, _)| at).filter(|at| {
        let opens = text[at + 1..].starts_with(|next: char| next.is_alphabetic() && !next.is_lowercase());
        let closes =
            text[..*at].ends_with(|last: char| last.is_alphabetic() || matches!(last, ')' | '"' | '\u{201D}' | '.'));
        opens && closes && outside(&shielded, *at)
    });
    let mut slashes = slashes.peekable();
    if slashes.peek().is_none_or(|first| *first > described) {
        return vec![side];
    }
    at_joints(side, slashes.map(|at| at..at + 1))
}

/// The names of one side: `Grem and Acer` where two actors play them.
pub(super) fn pieces(name: Excerpt<'_>, n_actors: usize) -> Vec<Excerpt<'_>> {
    static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r",\s+(?:and\s+)?|\s+(?:and|&)\s+"));
    let text = name.as_str();
    let shielded = brackets(text);
    let joints = AND.find_iter(text).filter(|found| outside(&shielded, found.start()));
    let joined = at_joints(name, joints.map(|found| found.range()));
    let proper = |piece: &Excerpt<'_>| {
        let words = piece.as_str();
        words.starts_with(char::is_uppercase) && !words.contains("'s ") && !words.contains("\u{2019}s ")
    };
    let respectively = n_actors > 1 && joined.len() == n_actors;
    let several = n_actors == 1 && joined.len() == 2 && joined.iter().all(|piece| proper(piece) && is_long(piece));
    if respectively || several { joined } else { vec![name] }
}

/// `Goddess Durga and Goddess Kali` are two; `Bonnie and Clyde` may be the name of one.
fn is_long(piece: &Excerpt<'_>) -> bool {
    piece.as_str().contains(' ')
}

fn at_joints<'a>(name: Excerpt<'a>, joints: impl Iterator<Item = Range<usize>>) -> Vec<Excerpt<'a>> {
    let mut found = Vec::new();
    let mut start = 0;
    for joint in joints {
        found.push(name.get(start..joint.start).trim());
        start = joint.end;
    }
    found.push(name.from(start).trim());
    found.retain(|piece| !piece.is_empty());
    found
}
