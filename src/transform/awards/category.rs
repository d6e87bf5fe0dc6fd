//! Names of award categories, as running text writes them.

mod extent;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::transform::signs::union;
use crate::vocab::{self, Needle, pattern};

use extent::extend;

static START: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:Second |Third )?Best|Worst|Outstanding|Favou?rite|Most (?:Promising|Popular|Original|Outstanding|Innovative|Inspiring|Flatulent)|Excellence in|(?:Special |Outstanding |Technical |Distinguished )?Achievement in|Exceptional Merit|Top (?:Ten|10) (?:Films|Independent Films|Foreign Films|Documentaries)|New Star|Newcomer|Breakthrough|Breakout|Choice (?:Movie|Film|Summer)|Top Foreign|Top Independent|Album of the Year|Animation of the Year|Picture of the Year|Screenplay of the Year|Newcomer of the Year|Debut of the Year|Performance of the Year|Excellent Animation of the Year|Song of the Year|Record of the Year|Film of the Year|Movie of the Year|Director of the Year|Actor of the Year|Actress of the Year)\b",
    )
});

/// Every category in a text that starts like one (`Best …`, `Outstanding …`), outside `taken`.
pub(super) fn find(text: &str, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in START.find_iter(text) {
        let free = |at: usize| !taken.iter().any(|range| range.contains(&at));
        if !free(start.start()) || found.last().is_some_and(|last| last.end > start.start()) {
            continue;
        }
        let limit = taken.iter().map(|range| range.start).filter(|at| *at > start.start()).min();
        let end = extend(text, start.start(), start.end(), limit.unwrap_or(text.len()));
        // `Best` alone is no category.
        if text[start.start()..end].contains(' ') {
            found.push(start.start()..end);
        }
    }
    found
}

static SMALL: LazyLock<Regex> = LazyLock::new(|| {
    let kinds = "(?:original|adapted|supporting|foreign|foreign-language|language|animated|musical|costume|sound|film|motion|art|production|visual|special|short|leading|lead|new|male|female|documentary|feature|makeup|first|debut|dramatic|screen|comedy|international)";
    let nouns = "(?:actor|actress|director|direction|film|picture|feature|score|scoring|song|soundtrack|music|screenplay|script|cinematography|photography|editing|design|designer|effects|documentary|animation|performance|newcomer|sound|mixing|costumes|story|short|makeup)";
    pattern(&format!(
        r"(?:\b(?:for|won|as|the|with|in|including|named)|,|:|\band|[(;]) (?:the )?(?P<best>best (?:{kinds} )*{nouns})\b|\b(?:awards?|prizes?|nominat(?:ed|ions?)|Awards?|Oscars?|Prizes?) for (?:his|her|its|their|the|the film['’]s) (?P<own>(?:{kinds} )*{nouns})\b"
    ))
});

/// Categories written small: `for best director`, `an award for his score`.
pub(super) fn find_lower(text: &str, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    static PRAISE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^ (?:of|ever|in (?:the|his|her|years)|since|I|he|she|to|you|that|so|about|from|by)\b")
    });
    let mut found = Vec::new();
    for small in SMALL.captures_iter(text) {
        let Some(words) = small.name("best").or(small.name("own")) else { continue };
        let before = &text[..words.start()];
        let praise =
            PRAISE.is_match(&text[words.end()..]) || before.ends_with("one of the ") || before.ends_with("among the ");
        if !praise && !taken.iter().any(|range| range.contains(&words.start())) {
            found.push(words.range());
        }
    }
    found
}

/// What every text with a category holds.
pub(super) fn needles() -> Option<Vec<Needle>> {
    union([&START, &SMALL].map(|pattern| vocab::needles(pattern)))
}

/// Whether words that do not start like a category can name one: `Sound Mixing`, `Cinematography`.
pub(super) fn is_craft(words: &str) -> bool {
    let mut words = words.split([' ', '-', '/']).map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    words.any(|word| CRAFTS.contains(&word))
}

/// The range of capitalised words that continue from `start`, as a category would.
pub(super) fn phrase(text: &str, start: usize, limit: usize) -> Option<Range<usize>> {
    let end = extend(text, start, start, limit);
    let words = text.get(start..end)?;
    (!words.is_empty() && is_craft(words)).then_some(start..end)
}

const CRAFTS: &[&str] = &[
    "Actor",
    "Actress",
    "Actors",
    "Adapted",
    "Animated",
    "Animation",
    "Art",
    "Casting",
    "Choreography",
    "Cinematographer",
    "Cinematography",
    "Costume",
    "Costumes",
    "Director",
    "Directing",
    "Direction",
    "Documentary",
    "Editing",
    "Editor",
    "Effects",
    "Ensemble",
    "Feature",
    "Film",
    "Foreign",
    "Hairstyling",
    "Hair",
    "Language",
    "Lyrics",
    "Makeup",
    "Make-up",
    "Make-Up",
    "Make",
    "Mixing",
    "Motion",
    "Movie",
    "Music",
    "Musical",
    "Newcomer",
    "Original",
    "Performance",
    "Photography",
    "Picture",
    "Producer",
    "Production",
    "Score",
    "Scoring",
    "Screenplay",
    "Screenwriter",
    "Short",
    "Song",
    "Sound",
    "Stunt",
    "Supporting",
    "Visual",
    "Writing",
    "Villain",
    "Choreographer",
    "Singer",
    "Lyricist",
    "Composer",
    "Story",
    "Script",
    "Recording",
    "Design",
    "Designer",
    "Dialogue",
    "Debut",
    "Cast",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn categories(text: &str) -> Vec<&str> {
        find(text, &[]).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn categories_end_where_their_names_do() {
        assert_eq!(
            categories("for Best Picture, Best Actor (for Hope) and Best Actress in a Leading Role at the gala."),
            ["Best Picture", "Best Actor", "Best Actress in a Leading Role"]
        );
        assert_eq!(
            categories("won Best Film Not in the English Language in 1999"),
            ["Best Film Not in the English Language"]
        );
        assert_eq!(
            categories("Best Makeup and Hairstyling and Best Sound."),
            ["Best Makeup and Hairstyling", "Best Sound"]
        );
        assert_eq!(
            categories("Best Dramatic Presentation, Long Form, and Best Music, Scoring of a Dramatic Picture"),
            ["Best Dramatic Presentation, Long Form", "Best Music, Scoring of a Dramatic Picture"]
        );
        assert_eq!(
            categories("Best Actor – Motion Picture Drama (Al Hope) — Won"),
            ["Best Actor – Motion Picture Drama"]
        );
        assert_eq!(categories("the Best Director Award"), ["Best Director"]);
    }
}
