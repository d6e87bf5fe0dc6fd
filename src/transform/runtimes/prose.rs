//! Running times in sentences: `the film runs for 97 minutes`, `the original release was 107 minutes long`.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::sections::SectionKind;
use crate::transform::Draft;
use crate::transform::film::display_title;
use crate::transform::rules::Rule;
use crate::transform::signs::Sign;
use crate::value::runtime;
use crate::vocab::{Needle, pattern};

use super::push;

/// What sentences count a film's length in.
const UNITS: [&str; 2] = ["min", "hour"];

/// In minutes. What sentences call shorter is a scene, a featurette, an ovation.
const SHORTEST: f64 = 20.0;

/// In minutes. What sentences call longer is footage.
const LONGEST: f64 = 900.0;

/// Reads sentences that say how long the film or a version of it is.
pub(super) fn read(draft: &mut Draft<'_>) {
    let title = display_title(draft).as_str().to_owned();
    for passage in draft.prose.passages() {
        if !matches!(passage.kind, SectionKind::Lead | SectionKind::Production | SectionKind::Release) {
            continue;
        }
        draft.place = passage.place();
        for sentence in passage.readable(&[Sign::Runtime]) {
            read_sentence(sentence, &title, draft);
        }
    }
}

/// What sentences with running times hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    Some(UNITS.map(Needle::of_mark).to_vec())
}

fn read_sentence(sentence: Excerpt<'_>, title: &str, draft: &mut Draft<'_>) {
    let text = sentence.as_str();
    for found in runtime::find_all(text) {
        let words = &text[found.range.clone()];
        let [minutes] = found.minutes.as_slice() else { continue };
        let is_length = UNITS.iter().any(|unit| words.contains(unit));
        if is_length
            && (SHORTEST..=LONGEST).contains(minutes)
            && is_of_the_film(&text[..found.range.start], &text[found.range.end..], title)
        {
            let words = sentence.get(found.range.clone());
            push(draft, words, *minutes, None, found.approximate, Rule::RuntimeSentence);
        }
    }
}

/// Whether the words around a time make it the length of the film or of a version of it.
fn is_of_the_film(before: &str, after: &str, title: &str) -> bool {
    static RUNS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?xi)\b(?: (?:running\ |run[\ -]?)(?:times?|length)\ (?:of|was|is|at|to)
              | runs?(?:\ (?:for|at|to))? | ran(?:\ (?:for|at|to))? | running(?:\ (?:for|at|to))?
              | (?:cut|edited|trimmed|shortened|pared|reduced|reducing|cutting|trimming|shortening|restored|expanded|extended)\ (?:down\ )?(?:the\ (?:film|movie|picture)\ |it\ )?(?:down\ )?to
              ) (?:\ (?:a|total|of|exactly|just|only|over|under|about|around|approximately|nearly|almost|some))* \ $",
        )
    });
    static IS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:is|was|being|were)(?: (?:about|around|approximately|just|only|over|nearly|almost|originally))* $",
        )
    });
    static LONG: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ (?:long|in length)\b"));
    static FILM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:film|movie|picture|version|release|cut|print|edit|feature|it|(?:running|run)[ -]?time)\b")
    });
    // Parts of films, other works, and what never was the film have lengths too.
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:scenes?|sequences?|episodes?|segments?|interviews?|documentar(?:y|ies)|featurettes?|footage|trailers?|teasers?|songs?|soundtracks?|albums?|scores?|deleted|removed|rough cut|first cut|initial cut|early cut|work ?print|assembly|planned|script|sequels?|prequels?|remakes?|series|short film|ovation|commentary|reels?|intermission|shots?|takes?|finale|battle|chase|stage|play|musical|night|days?|weeks?|sold out|would|could|might)\b",
        )
    });
    let clause = before.rfind("; ").map_or(before, |at| &before[at..]);
    let about = FILM.is_match(clause) || !title.is_empty() && clause.contains(title);
    let told = RUNS.is_match(clause) || IS.is_match(clause) && LONG.is_match(after);
    about && told && !OTHER.is_match(clause)
}
