//! The phrase by which the lead says what the film is: `2020 Russian historical drama film`.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Article, Excerpt};
use crate::vocab::pattern;

use crate::vocab::genres::GENRES;

use super::sentence::readable;

/// The words between `is a` and what tells of the film's makers, matter or date.
///
/// The article's first sentence holds it. Where that sentence names no film there is no phrase.
pub(super) fn lead_phrase(article: &Article) -> Option<Excerpt<'_>> {
    static COPULA: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:is|was|are|were|refers to)\b(?:,? [a-z' -]{1,40},)? (?:an?|the|one of the)\b ")
    });
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?x)(?P<skip>\b(?:coming[ -]of[ -]age|slice[ -]of[ -]life|(?:comedy|comedies)\ of\ (?:manners|errors)|fish[ -]out[ -]of[ -]water|made[ -]for[ -](?:TV|television)|rape[ -]and[ -]revenge|based[ -]on)\b)
              |[.,;(:\x{2014}]|\x{20}\x{2013}
              |\b(?:directed|written|produced|co-(?:written|produced|directed)|starring|about|based|by|that|which|from|in|set|made|of|released|with|adapted|featuring
              |for|on|inspired|created|distributed|loosely|whose|who|where|as|to|under|concerning|depicting|chronicling|shot|filmed|adaptation|narrated|presented
              |edited|composed|told|taken|is|was|and\ (?:directed|written|the|a)|co-production|marking|dealing|focusing|following|after)\b",
        )
    });
    static FILM: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:films?|movies?|pictures?|shorts?|telefilm|features?|serial|miniseries)\b"));
    let lead = article.lead()?;
    let first = lead.blocks.iter().find_map(|block| readable(block.text()).next())?;
    let words = first.as_str();
    for copula in COPULA.find_iter(words).filter(|copula| outside_brackets(words, copula.start())) {
        let rest = first.from(copula.end());
        let stop =
            END.captures_iter(rest.as_str()).filter(|stop| stop.name("skip").is_none()).find_map(|stop| stop.get(0));
        let phrase = rest.until(stop.map_or(rest.as_str().len(), |stop| stop.start())).trim();
        let is_one = FILM.is_match(phrase.as_str()) || GENRES.find(phrase.as_str()).is_some();
        // `is the story of a man …` is no phrase of this kind.
        if is_one && phrase.as_str().split_whitespace().count() <= 16 {
            return Some(phrase);
        }
    }
    None
}

fn outside_brackets(words: &str, at: usize) -> bool {
    let before = &words[..at];
    before.matches('(').count() <= before.matches(')').count()
}
