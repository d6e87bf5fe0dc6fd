//! Words for appearances that are no part: `cameo`, `special appearance in a song`.

use std::sync::LazyLock;

use regex::Regex;

use crate::schema::credits::Qualifier;
use crate::vocab::pattern;

/// Appearances that are no part: `special appearance in a song`, with where the words stand.
pub(super) fn appearance(words: &str) -> Option<(Qualifier, usize)> {
    static APPEARANCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:(?:in|for|with|makes|making)\s+)?(?:an?\s+)?(?:(?P<cameo>(?:brief\s+|extended\s+|uncredited\s+)?cameos?\b)|(?P<special>(?:special|guest|friendly|extended|brief)\s+(?:\p{L}+\s+)?(?:appearances?|roles?)\b|(?:item|dance)\s+(?:number|song|dance|girl)\b)|(?P<archive>archive\s+footage\b)|(?P<uncredited>uncredited\b))",
        )
    });
    let found = APPEARANCE.captures(words)?;
    let at = found.get(0)?.start();
    let qualifier = if found.name("cameo").is_some() {
        Qualifier::Cameo
    } else if found.name("special").is_some() {
        Qualifier::SpecialAppearance
    } else if found.name("archive").is_some() {
        Qualifier::ArchiveFootage
    } else {
        Qualifier::Uncredited
    };
    Some((qualifier, at))
}
