//! How far the name of a category goes, from the words that it starts with.

use std::sync::LazyLock;

use regex::Regex;

use crate::vocab::{languages, pattern};

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
pub(super) fn extend(text: &str, start: usize, mut end: usize, limit: usize) -> usize {
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
