//! Names whose family name stands first.

use std::sync::LazyLock;

use regex::Regex;

use crate::vocab::names;
use crate::vocab::pattern;

/// Whether the first word of a name is the family name.
///
/// `Bong Joon-ho`, `Ng Man Tat`, `Jia Zhangke`: the given name is hyphenated with a small letter,
/// or has two parts, or sounds like one in pinyin.
pub(super) fn family_first(words: &[&str]) -> bool {
    static HYPHENATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}\p{L}+[-\u{2010}\u{2011}]\p{Ll}+$"));
    static PINYIN: LazyLock<Regex> = LazyLock::new(|| {
        let initial = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?";
        let last = "(?:iang|iong|uang|ang|eng|ong|ing|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ue|ui|er|a|o|e|i|u|ü)";
        pattern(&format!("(?i)^(?:{initial}{last}){{1,2}}$"))
    });
    let [family, given @ ..] = words else { return false };
    match given {
        [one] if HYPHENATED.is_match(one) => true,
        [one] => names::family_first(family) && (one.contains('-') || PINYIN.is_match(one)),
        [first, second] => {
            let short = |word: &str| word.chars().count() <= 6 && !word.contains('.');
            names::family_first(family) && short(first) && short(second) && !names::family_first(second)
        }
        _ => false,
    }
}
