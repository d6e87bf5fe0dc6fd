//! Whether an award was another work's: sentences on a film's awards also tell those of the director's
//! next film, of the play and of the remake.

use std::sync::LazyLock;

use regex::Regex;

use crate::vocab::pattern;

/// Whether a sentence has turned to another work before the result word: `his previous film`, `a remake`.
pub(super) fn about_other_work(before: &str, titles: &[String]) -> bool {
    // `Letter Never Sent, which competed`: what the clause hangs on is another work.
    static ANTECEDENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?P<name>\p{Lu}[\p{L}\p{N}'’:-]*(?: (?:\p{Lu}[\p{L}\p{N}'’:-]*|of|the|and|a|in|to))*),? (?:which|that)\b[^,;]*$",
        )
    });
    if let Some(found) = ANTECEDENT.captures(before) {
        let name = &found["name"];
        let other =
            name.contains(' ') && !titles.iter().any(|title| name.contains(title.as_str()) || title.contains(name));
        if other && !titles.is_empty() {
            return true;
        }
    }
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:(?:previous|earlier|next|subsequent|prior|following|debut|first|second|third|last|later|other) (?:\w+ )?(?:films?|features?|movies?|pictures?)|(?:own|stage|television|musical|new) version|remakes?|remade|sequels?|prequels?|reboot|spin-?off|follow-?up|predecessor|(?:broadway|stage) (?:musical|adaptation|play)|for which)\b",
        )
    });
    static ITSELF: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\b(?:the film|the movie|the picture|this film|which it|to be|to have)\b"));
    let Some(other) = OTHER.find_iter(before).last() else { return false };
    // `the first animated film to win` is this one; so is `the film, his first feature, won`.
    let after = &before[other.end()..];
    let own = other.as_str().to_ascii_lowercase();
    let rank = ["first", "second", "third", "debut", "last"].iter().any(|word| own.starts_with(word));
    let names_another = after.contains(|c: char| c.is_uppercase())
        || own.contains("version")
        || own.contains("previous")
        || own == "for which";
    let remade = own.contains("version") || own.starts_with("rem");
    let about_this = ITSELF.is_match(after) || !remade && titles.iter().any(|title| after.contains(title.as_str()));
    !about_this && !rank && names_another
}
