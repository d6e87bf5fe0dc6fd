//! Names of award categories, as running text writes them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::transform::signs::union;
use crate::vocab::{self, Needle, languages, pattern};

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

/// Words that end a category though they are capitalised.
const STOPS: &[&str] = &[
    "Award",
    "Awards",
    "Oscar",
    "Oscars",
    "Prize",
    "Prizes",
    "BAFTA",
    "BAFTAs",
    "Golden",
    "César",
    "Emmy",
    "Grammy",
    "Razzie",
    "He",
    "She",
    "It",
    "The",
    "They",
    "In",
    "At",
    "Nomination",
    "Nominations",
    "Won",
    "Nominated",
    "Nominee",
    "Winner",
    "Best",
    "Worst",
    "Outstanding",
];

/// Pairs that `and` holds together within one category, as the words before and after it.
const JOINED: &[(&str, &[&str])] = &[
    ("Makeup", &["Hairstyling", "Hair", "Hairstyle", "Hair Styling"]),
    ("Make-up", &["Hair", "Hairstyling"]),
    ("Make-Up", &["Hair", "Hairstyling"]),
    ("Hair", &["Makeup", "Make-up", "Make-Up", "Make"]),
    ("Hairstyling", &["Makeup", "Make-up"]),
    ("Music", &["Lyrics", "Dance", "Songs"]),
    ("Story", &["Screenplay"]),
    ("Sound Editing", &["Mixing"]),
    ("Song Score", &["Adaptation"]),
    ("Adaptation", &["Original Song Score"]),
    ("Film", &["Television", "TV"]),
    ("Television", &["Film"]),
    ("Comedy", &["Musical"]),
    ("Musical", &["Comedy"]),
    ("Arts", &["Sciences", "Crafts"]),
    ("Science Fiction", &["Fantasy"]),
    ("Horror", &["Thriller"]),
    ("Art Direction", &["Set Decoration"]),
    ("Set", &["Costume Design"]),
    ("Motion Pictures", &["Television"]),
    ("Writing", &["Directing"]),
    ("Visual", &["Special Effects", "Sound Effects"]),
    ("Action", &["Adventure"]),
    ("Costume", &["Make Up", "Make-up", "Makeup", "Wardrobe"]),
];

/// What may follow a comma, a dash or a bracket within a category.
const TAILS: &[&str] = &[
    "Male",
    "Female",
    "Long Form",
    "Short Form",
    "Scoring",
    "Original Song Score",
    "Original Score",
    "Original Music",
    "Original Song",
    "Black-and-White",
    "Black and White",
    "Color",
    "Colour",
    "Live Action",
    "Live-Action",
    "Two-reel",
    "Two-Reel",
    "One-reel",
    "One-Reel",
    "Musical",
    "Comedy",
    "Drama",
    "Screenplay",
    "Story",
    "Motion Picture",
    "Feature",
    "Film",
    "Television",
    "Animated",
    "Adaptation",
    "Adapted",
    "Original",
    "Song",
    "Short Subject",
    "Short Film",
    "Sound Effects",
    "Special Visual Effects",
    "Visual Effects",
    "Documentary",
    "Actor",
    "Actress",
    "Series",
    "Miniseries",
    "Foreign",
    "Kannada",
    "Tamil",
    "Telugu",
    "Hindi",
    "Malayalam",
    "Bengali",
    "Marathi",
    "Dramatic",
    "Short",
    "Features",
    "Theatrical",
    "Leading Role",
    "Supporting Role",
    "Action",
    "Adventure",
    "International",
    "World Cinema",
    "U.S.",
    "Screen",
];

/// How far the category that starts at `start` goes, of which the words up to `end` are sure.
fn extend(text: &str, start: usize, mut end: usize, limit: usize) -> usize {
    static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[ ]?([\p{L}\p{N}][\p{L}\p{N}'’/&.-]*)"));
    static BRIDGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:, | [–—-] | \(|: )"));
    while end < limit {
        let rest = &text[end..limit];
        if let Some(word) = WORD.captures(rest) {
            let whole = word.get(0).map_or(0, |all| all.len());
            let word = word[1].trim_end_matches(['.', '\'', '’', '-']);
            // A stop at the end of a word ends the category with it.
            let taken = whole - (rest[..whole].len() - rest[..whole].trim_end_matches(['.', '\'', '’', '-']).len());
            if let Some(possessor) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))
                && !matches!(possessor, "Children" | "Women" | "Men" | "People")
            {
                break;
            }
            if end == start || word.starts_with(char::is_uppercase) && !STOPS.contains(&word) {
                end += taken;
                if taken < whole && !rest[..whole].ends_with('-') {
                    break;
                }
                continue;
            }
            if let Some(length) = connected(&text[start..end], rest) {
                end += length;
                continue;
            }
            break;
        }
        let Some(bridge) = BRIDGE.find(rest) else { break };
        let after = &rest[bridge.end()..];
        let Some(tail) = longest_tail(after) else { break };
        let opens_list = after[tail.len()..].starts_with(", ") || after[tail.len()..].starts_with(" and ");
        match bridge.as_str() {
            ", " if opens_list
                && !matches!(
                    tail,
                    "Male" | "Female" | "Long Form" | "Short Form" | "Scoring" | "Color" | "Black-and-White"
                ) =>
            {
                break;
            }
            ", " if matches!(
                tail,
                "Actor"
                    | "Actress"
                    | "Screenplay"
                    | "Film"
                    | "Documentary"
                    | "Feature"
                    | "Series"
                    | "Short"
                    | "Story"
                    | "Song"
                    | "Drama"
                    | "Comedy"
                    | "Musical"
            ) && !after[tail.len()..].starts_with(" Based")
                && !after[tail.len()..].starts_with(" or ") =>
            {
                break;
            }
            " (" => {
                let Some(close) = after.find(')') else { break };
                if after[..close].split(' ').count() > 6 {
                    break;
                }
                end += bridge.end() + close + 1;
            }
            _ => end += bridge.end() + tail.len(),
        }
    }
    end.min(limit)
}

/// The length of small words that go on within a category, where they do: `in a`, `of the`, `and`.
fn connected(before: &str, rest: &str) -> Option<usize> {
    static SMALL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?: (?:in (?:an? |any |the )|for (?:an? |Visual|Television|TV|Motion|Film|Feature|Children|Young|Theatrical|Dramatic|Original|Media)|of (?:an? |the )?|by an? |to Leading|or |not in the |Not in the |on (?:Material|Another)|from (?:Another|Material|Any)|from any |a |an |the |& |with an? ))",
        )
    });
    if let Some(joined) = rest.strip_prefix(" and ") {
        let joins = |(first, seconds): &(&str, &[&str])| {
            before.ends_with(first) && seconds.iter().any(|second| joined.starts_with(second))
        };
        return JOINED.iter().any(joins).then_some(" and".len());
    }
    let merit = before.ends_with("Achievement") || before.ends_with("Excellence") || before.ends_with("Merit");
    if merit && rest.starts_with(" in ") {
        return Some(" in".len());
    }
    // `Best Feature Film in Hindi`
    if let Some(language) = rest.strip_prefix(" in ") {
        let word = language.split([' ', ',', '.', ')', ';', '(']).next().unwrap_or_default();
        if word.starts_with(char::is_uppercase) && languages::language(word).is_some() {
            return Some(" in".len());
        }
    }
    let small = SMALL.find(rest)?;
    // Small words count where a capitalised word follows: `in a Leading Role`, not `in a ceremony`.
    let words = small.as_str();
    let kept = words.trim_end_matches(char::is_alphabetic);
    let kept = if words.ends_with(' ') { words.trim_end() } else { kept.trim_end() };
    let next = rest[kept.len()..].trim_start();
    next.starts_with(char::is_uppercase).then_some(kept.len())
}

fn longest_tail(after: &str) -> Option<&'static str> {
    let fits = |tail: &&&str| {
        after.strip_prefix(**tail).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    TAILS.iter().filter(fits).max_by_key(|tail| tail.len()).copied()
}

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
