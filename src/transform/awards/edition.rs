//! Ceremonies named by their number alone, after one of the same body: `at the 12th Evergreen Awards and again at
//! the 13th`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::vocab::pattern;

use super::body::{self, Ceremony, ORDINALS};
use super::mention::{Kind, Mention};

/// How far apart the numbers of two ceremonies of one film are at most. It tells `the 76th` after the 75th from
/// `the second`, which counts something else.
const FARTHEST: i32 = 10;

/// Adds the ceremonies that bare ordinals of a text name. `before` is the ceremony spoken of before the text.
pub(super) fn bare(text: &str, before: Option<&Ceremony>, mentions: &mut Vec<Mention>) {
    static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"(?i)(?:\b(?P<governed>at|for|to|by|from|during|in)|^|[,;:]|\b(?:and|but|while|until|when)) ?(?:both )?the (?P<number>\d{{1,3}}(?:st|nd|rd|th)|{ORDINALS})\b"
        ))
    });
    if before.is_none_or(|before| before.edition.is_none()) && mentions.is_empty() {
        return;
    }
    for found in ORDINAL.captures_iter(text) {
        let Some(word) = found.name("number") else { continue };
        let free =
            mentions.iter().all(|mention| mention.range.end <= word.start() || mention.range.start >= word.end());
        if !free || !stands_alone(text, word.range(), found.name("governed").is_some(), mentions) {
            continue;
        }
        let Some(number) = body::number(word.as_str()) else { continue };
        let near = |ceremony: &&Ceremony| {
            ceremony.edition.is_some_and(|edition| (edition - number).abs() <= FARTHEST) && !ceremony.travels
        };
        let named = mentions.iter().rev().filter(|mention| mention.range.end <= word.start());
        let named = named.filter_map(|mention| match &mention.kind {
            Kind::Body(body) | Kind::Award(body) => Some(body),
            Kind::Prize(..) | Kind::Category => None,
        });
        let Some(host) = named.chain(before).find(near) else { continue };
        let mut range = word.range();
        let mut ceremony = Ceremony { edition: Some(number), year: None, counted: false, ..host.clone() };
        if let Some((year, length)) = body::year_after(&text[range.end..]) {
            ceremony.year = Some(year);
            range.end += length;
        }
        let at = mentions.partition_point(|mention| mention.range.start < range.start);
        mentions.insert(at, Mention { range, kind: Kind::Body(ceremony) });
    }
}

/// Whether no noun follows an ordinal that it could count: `the 76th, and`, not `the 76th minute` and not
/// `the 76th and 77th Evergreen Awards`.
fn stands_alone(text: &str, word: Range<usize>, governed: bool, mentions: &[Mention]) -> bool {
    static ENDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:[,;:.)]|$| (?:and|but|where|when|which|while|as well|too|again|it|he|she|they|the film|held|with|a year|one year|the year|the following|in (?:18|19|20)\d\d|ceremony|edition|gala)\b| \((?:18|19|20)\d\d\))",
        )
    });
    static GIVES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^ (?:ceremony |edition )?(?:gave|named|awarded|honou?red|nominated|brought|presented|crowned|recogni[sz]ed|chose|voted|passed|saw|had|would|did)\b",
        )
    });
    static NEXT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:,|,? (?:and|or|&)) (?:at )?(?:the )?$"));
    let after = &text[word.end..];
    let counted = |mention: &&Mention| mention.range.start >= word.end && matches!(mention.kind, Kind::Body(_));
    let shares_noun = mentions.iter().find(counted).is_some_and(|next| {
        matches!(&next.kind, Kind::Body(body) if body.edition.is_some())
            && NEXT.is_match(&text[word.end..next.range.start])
    });
    let digits = text[word].starts_with(|first: char| first.is_ascii_digit());
    let ends = ENDS.is_match(after) && (governed || digits && after.starts_with(','));
    !shares_noun && (ends || GIVES.is_match(after))
}

#[cfg(test)]
mod tests {
    use super::super::mention::mentions;
    use super::*;

    fn editions(text: &str) -> Vec<i32> {
        let mut found = mentions(text);
        bare(text, None, &mut found);
        let body = |mention: Mention| match mention.kind {
            Kind::Body(body) => body.edition,
            _ => None,
        };
        found.into_iter().filter_map(body).collect()
    }

    #[test]
    fn ordinals_alone_count_what_the_one_before_counts() {
        assert_eq!(editions("It lost at the 12th Bodil Awards and won at the 13th."), [12, 13]);
        assert_eq!(
            editions("Submitted to the 12th Bodil Awards, it was nominated at the thirteenth, in May."),
            [12, 13]
        );
        assert_eq!(editions("The 12th Bodil Awards ignored it, but the 13th named it Best Film."), [12, 13]);
    }

    #[test]
    fn ordinals_with_a_noun_count_that() {
        assert_eq!(editions("It was shown at the 12th Bodil Awards up to the 13th minute."), [12]);
        assert_eq!(editions("At the 12th Bodil Awards it won for the 3rd time."), [12]);
        assert_eq!(editions("At the 12th Bodil Awards, on the 14th, it won."), [12]);
        assert_eq!(editions("At the 76th Bodil Awards it won two prizes, the first for Best Film."), [76]);
        assert_eq!(editions("It lost at the 12th Academy Awards, then at the 14th and 15th Bodil Awards."), [12, 15]);
    }
}
