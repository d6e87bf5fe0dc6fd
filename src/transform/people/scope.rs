//! Which part of a sentence speaks of this film.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
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
        pattern(
            r"(?i)\b(?:sequels?|prequels?|remade|re-made|remakes?|reboots?|spin-?offs?|followed by|follow-up|novelizations?|novelisations?|video games?|musical adaptation|stage (?:adaptation|version|musical)|television (?:series|adaptation|pilot)|tv series|short film|(?:earlier|previous|original|first|second|third|other|later|19\d\d|20\d\d) (?:film|version|adaptation|movie)|(?:previously|originally|initially|earlier) (?:directed|written|produced|starred|played|been|planned|intended|set|cast|offered)|was to (?:be|have)|would have|had been (?:offered|considered|planned)|turned down|trailer|soundtrack album|replaced by|uncredited rewrite|reviewed by|praised by)\b",
        )
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
        pattern(
            r"(?i)\b(?:sequels?|prequels?|remakes?|remade|spin-?offs?|broadway|west end|off-broadway|stage|theat(?:re|er)|television|tv|radio|video games?|(?:first|second|third|fourth|original|previous|earlier|other|later|next|following|latter|former|19\d\d|20\d\d) (?:films?|movies?|pictures?|versions?|adaptations?|installments?|instalments?|entry|parts?|series|productions?))\b",
        )
    });
    OTHER.is_match(words)
}
