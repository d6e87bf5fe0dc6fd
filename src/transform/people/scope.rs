//! Which part of a sentence speaks of this film.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::vocab::other_works::alternatives;
use crate::vocab::pattern;

/// The part of a sentence before it turns to a dubbed version, whose makers are not the film's.
pub(crate) fn of_this_version(sentence: Excerpt<'_>) -> Excerpt<'_> {
    static DUB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:dub(?:bed)? (?:version|in)|(?:english|american|french|german|hindi) dub)\b")
    });
    let mine = of_this_film(sentence);
    mine.until(DUB.find(mine.as_str()).map_or(usize::MAX, |dub| dub.start()))
}

/// The part of a sentence before it turns to another film or version: a sequel, a remake, a play.
pub(crate) fn of_this_film(sentence: Excerpt<'_>) -> Excerpt<'_> {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        let [other, turn, rank, noun, before, done] =
            ["other", "turn", "turn_rank", "turn_noun", "turn_before", "turn_done"].map(alternatives);
        pattern(&format!(r"(?i)\b(?:{other}|{turn}|(?:{rank}|19\d\d|20\d\d) (?:{noun})|(?:{before}) (?:{done}))\b"))
    });
    // "is the second film directed by", "is a 2010 film", "is the first film of", "is a remake of … directed by":
    // the noun of the first clause is this film.
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:is|was|marks?|marked) (?:also )?(?:an?|the|his|her|their|[\p{L}.' ]{1,40}['’]s) [^,;.]*?$")
    });
    let text = sentence.as_str();
    for other in OTHER.find_iter(text) {
        let names_itself =
            SUBJECT.is_match(end_of(&text[..other.start()], 200)) && other.as_str().to_lowercase().ends_with("film");
        if !names_itself {
            return sentence.until(other.start());
        }
    }
    sentence
}

/// The end of a text, of `length` bytes or a few less: what rules about the words before need.
pub(crate) fn end_of(text: &str, length: usize) -> &str {
    let start = (text.len().saturating_sub(length)..=text.len()).find(|start| text.is_char_boundary(*start));
    &text[start.unwrap_or(0)..]
}

/// Whether words name another work or another version: a sequel, the stage, the film of 1932.
pub(crate) fn names_other_work(words: &str) -> bool {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        let [other, elsewhere, rank, noun] = ["other", "elsewhere", "rank", "noun"].map(alternatives);
        pattern(&format!(r"(?i)\b(?:{other}|{elsewhere}|(?:{rank}|19\d\d|20\d\d) (?:{noun}))\b"))
    });
    OTHER.is_match(words)
}
