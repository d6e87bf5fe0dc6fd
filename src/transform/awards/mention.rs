//! What a sentence says of awards, in order: bodies, prizes and categories.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::transform::signs::union;
use crate::vocab::award_bodies::{BODIES, PRIZES, SHORT_NAMES};
use crate::vocab::word_uses::{Use, is};
use crate::vocab::{self, Needle, pattern};

use super::body::{self, Ceremony};
use super::category;

/// Something that a sentence names.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Its words.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a mention is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A body that gives awards.
    Body(Ceremony),
    /// A prize with a name of its own, and the body that alone gives it.
    Prize(String, Option<String>),
    /// An award that no vocabulary has (`Golden Screen Award`): a prize where a body is named
    /// beside it, else its own body.
    Award(Ceremony),
    /// A category.
    Category,
}

/// What every text with a mention holds.
pub(super) fn needles() -> Option<Vec<Needle>> {
    let named = [PRIZES.needles(|_| true), BODIES.needles(|_| true), SHORT_NAMES.needles(|_| true)];
    let formed = [&HEAD, &PRIX, &SMALL].map(|pattern| vocab::needles(pattern));
    union(named.into_iter().map(Some).chain(formed).chain([category::needles()]))
}

/// Bodies, prizes and categories of a text, in order, none over another.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for hit in PRIZES.find_iter(text) {
        if body::describes_something_else(text, hit.range.end) {
            continue;
        }
        let name = text[hit.range.clone()].to_owned();
        let kind = Kind::Prize(name, hit.entry.body.map(str::to_owned));
        found.push(Mention { range: hit.range, kind });
    }
    let named: Vec<_> = BODIES.find_iter(text).collect();
    for (range, ceremony) in body::find(text, &named) {
        add(&mut found, Mention { range, kind: Kind::Body(ceremony) });
    }
    for (range, ceremony) in body::juries(text, &named) {
        add(&mut found, Mention { range, kind: Kind::Award(ceremony) });
    }
    for mention in french(text) {
        add(&mut found, mention);
    }
    for mention in unknown(text) {
        add(&mut found, mention);
    }
    for mention in small(text) {
        add(&mut found, mention);
    }
    found.sort_by_key(|mention| mention.range.start);
    prizes_of_festivals(text, &mut found);
    let taken: Vec<Range<usize>> = found.iter().map(|mention| mention.range.clone()).collect();
    for range in category::find(text, &taken) {
        found.push(Mention { range, kind: Kind::Category });
    }
    for range in category::find_lower(text, &taken) {
        add(&mut found, Mention { range, kind: Kind::Category });
    }
    found.sort_by_key(|mention| mention.range.start);
    coordinate(text, &mut found);
    found
}

/// Awards that have the name of a body and are given at a festival here: `the People's Choice Award at the Toronto
/// International Film Festival`.
fn prizes_of_festivals(text: &str, found: &mut [Mention]) {
    static AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ (?:at|of|from) (?:the )?$"));
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (Some(award), Some(host)) = (before.last_mut(), after.first()) else { continue };
        let words = &text[award.range.clone()];
        let gap = text.get(award.range.end..host.range.start).unwrap_or_default();
        let festival = matches!(&host.kind, Kind::Body(host) if host.name.contains("Festival"));
        let named = matches!(&award.kind, Kind::Body(award) if !award.name.contains("Festival") && !award.counted);
        if festival && named && words.ends_with(" Award") && AT.is_match(gap) {
            award.kind = Kind::Prize(words.to_owned(), None);
        }
    }
}

/// Adds a mention unless a longer one stands there; shorter ones give way.
fn add(found: &mut Vec<Mention>, mention: Mention) {
    let overlaps = |other: &Mention| other.range.start < mention.range.end && mention.range.start < other.range.end;
    if found.iter().any(|other| overlaps(other) && other.range.len() >= mention.range.len()) {
        return;
    }
    found.retain(|other| !overlaps(other));
    found.push(mention);
}

static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:Awards?|Prizes?|Film Festival|Festival|Fest|Filmfest|Critics['’]? Circle|Critics['’]? Association|Guild|Society|Association|Concours|Medal|Trophy|Honors|Honours|Kudos)\b(?:(?: of| du| de| des| for) (?:the )?[\p{Lu}][\p{L}'’-]*(?:(?: of| and| &| du| de)? [\p{Lu}][\p{L}'’-]*)*)?(?: Awards?\b| Prizes?\b)?",
    )
});

/// Bodies and awards by the form of their names: `Evergreen Film Festival`, `Golden Screen Award`.
fn unknown(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    for head in HEAD.find_iter(text) {
        let Some(start) = name_start(text, head.start()) else { continue };
        // `Award for Best …` is an award for a category, `Festival for Children` is one name.
        let mut end = head.end();
        for cut in [" for ", " for Best", " for Outstanding", " of Best", " and ", " of the Year"] {
            if head.as_str().starts_with("Award") || head.as_str().starts_with("Prize") || cut != " for " {
                end = text[head.range()].find(cut).map_or(end, |at| end.min(head.start() + at));
            }
        }
        let words = &text[start..end];
        if body::describes_something_else(text, end) || !names_something(words) {
            continue;
        }
        let singular = ["Award", "Prize", "Medal", "Trophy"].iter().any(|noun| words.ends_with(noun));
        let named_alone = words.ends_with("Society") || words.ends_with("Association") || words.ends_with("Guild");
        if named_alone
            && ![
                "Film",
                "Critic",
                "Cinema",
                "Movie",
                "Screen",
                "Press",
                "Picture",
                "Journalist",
                "Animat",
                "Writer",
                "Director",
                "Producer",
            ]
            .iter()
            .any(|word| words.contains(word))
        {
            continue;
        }
        let (range, ceremony) = body::unknown(text, start..end);
        found.push(Mention { range, kind: if singular { Kind::Award(ceremony) } else { Kind::Body(ceremony) } });
    }
    found
}

static SMALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:special |grand )?(?:jury|audience|critics['’]?|grand|special|people['’]s choice) (?:award|prize)\b|\bspecial (?:mention|jury mention)\b",
    )
});

/// Prizes that festivals have in common, written small: `the audience award`.
fn small(text: &str) -> impl Iterator<Item = Mention> + '_ {
    SMALL.find_iter(text).map(|found| {
        let kind = Kind::Prize(found.as_str().to_owned(), None);
        Mention { range: found.range(), kind }
    })
}

static PRIX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bPrix (?:(?:de|du|des|de la|de l['’]) ?)?\p{Lu}[\p{L}'’-]*(?:(?: (?:de|du|des|la|le))? \p{Lu}[\p{L}'’-]*)*",
    )
});

/// Prizes by the form of French names: `Prix Jean Vigo`.
fn french(text: &str) -> impl Iterator<Item = Mention> + '_ {
    PRIX.find_iter(text).map(|found| {
        let (range, ceremony) = body::unknown(text, found.range());
        Mention { range, kind: Kind::Award(ceremony) }
    })
}

/// Where the capitalised words before a head noun start, where there are any.
fn name_start(text: &str, head: usize) -> Option<usize> {
    let before = body::tail(text, head);
    let base = head - before.len();
    let mut start = None;
    let mut end = before.len();
    for _ in 0..9 {
        let trimmed = before[..end].trim_end_matches(' ');
        if trimmed.len() == end && end != before.len() || trimmed.is_empty() {
            break;
        }
        let word_at = trimmed
            .rfind([' ', '(', '"', '“'])
            .map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8));
        let word = &trimmed[word_at..];
        let initials = word.len() <= 6 && word.contains('.') && word.starts_with(char::is_uppercase);
        let ends = word.ends_with([',', ';', ':', ')', '!', '?', '”', '"']) || word.ends_with('.') && !initials;
        let small = matches!(word, "of" | "the" | "de" | "du" | "des" | "di" | "del" | "la" | "&" | "für");
        let capital = word.chars().next().is_some_and(|first| first.is_uppercase() || first == '!');
        // `earned Ann Hall the Evergreen Award`: what stands before `the` is no part of the name.
        let name_before = || {
            trimmed[..word_at].trim_end().rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase))
        };
        let bounded = word == "the" && name_before();
        let opener = is(word, Use::BeforeAward) && !(word == "Film" && start.is_some());
        let number = word.ends_with("th") && word.starts_with(|c: char| c.is_ascii_digit());
        if ends || number || bounded || opener && word != "Film" || !small && !capital {
            break;
        }
        if capital {
            start = Some(base + word_at);
        }
        end = word_at;
        if end == 0 {
            break;
        }
    }
    start
}

/// Whether a name says more than that it is an award.
fn names_something(words: &str) -> bool {
    const BLANK: &[&str] = &["Award", "Awards", "Prize", "Film", "Festival", "Annual", "International", "The", "of"];
    words.split(' ').any(|word| !BLANK.contains(&word))
}

/// Finds categories that share the opening word of the one before: `Best Screenplay and Sound Mixing`,
/// and those after `for`: `Academy Award for Sound Mixing`.
fn coordinate(text: &str, found: &mut Vec<Mention>) {
    static JOIN: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:,? \((?:for )?[^()]*\))?(?:, and |, | and | & |; )(?:for |the |in )?"));
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?: nominations?| wins?| awards?)?(?: each)?(?: for| in)(?: the)? |(?: nominations?)?,? \(?including (?:for )?|: )",
        )
    });
    let mut at = 0;
    while at < found.len() {
        let mention = &found[at];
        let end = mention.range.end;
        let limit = found.get(at + 1).map_or(text.len(), |next| next.range.start);
        let category = mention.kind == Kind::Category;
        let opening = if category { JOIN.find(&text[end..]) } else { OPEN.find(&text[end..]) };
        if let Some(opening) = opening
            && end + opening.end() < limit
            && let Some(range) = category::phrase(text, end + opening.end(), limit)
        {
            found.insert(at + 1, Mention { range, kind: Kind::Category });
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let letter = |kind: &Kind| match kind {
            Kind::Body(_) => 'B',
            Kind::Prize(..) => 'P',
            Kind::Award(_) => 'A',
            Kind::Category => 'C',
        };
        mentions(text).iter().map(|found| format!("{} {}", letter(&found.kind), &text[found.range.clone()])).collect()
    }

    #[test]
    fn mentions_are_told_apart() {
        assert_eq!(
            told("won the Palme d'Or at the 1976 Cannes Film Festival"),
            ["P Palme d'Or", "B 1976 Cannes Film Festival"]
        );
        assert_eq!(told("won the Silver Anchor Award in Germany"), ["A Silver Anchor Award"]);
        assert_eq!(
            told("at the 3rd Harbour Lights Film Festival for Best Film"),
            ["B 3rd Harbour Lights Film Festival", "C Best Film"]
        );
        assert_eq!(
            told("won Academy Awards for Sound Mixing and Sound Editing"),
            ["B Academy Awards", "C Sound Mixing", "C Sound Editing"]
        );
        assert_eq!(
            told("the Writers Guild of America Award for Best Adapted Screenplay"),
            ["B Writers Guild of America Award", "C Best Adapted Screenplay"]
        );
    }
}
