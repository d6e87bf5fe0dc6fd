//! Words that say what came of an award: `won`, `was nominated`, `but lost to`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::schema::awards::AwardResult;
use crate::vocab::pattern;

/// A word that says what came of an award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trigger {
    /// Its words.
    pub range: Range<usize>,
    /// What it says; `None` where it says that nothing came of it, or speaks of another film.
    pub result: Option<AwardResult>,
    /// Whether it is a noun (`nomination`) that may follow what it is about.
    pub noun: bool,
    /// Whether it says that something was won only where a category follows: `named Best Film`.
    pub choice: bool,
    /// Whether it speaks of what stands before it: `the award was given to`.
    pub passive: bool,
}

/// Every such word of a sentence, in order.
pub(super) fn triggers(text: &str) -> Vec<Trigger> {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)\b(?:
            (?P<lost>(?:but\s|and\s)?(?:ultimately\s|eventually\s)?(?:lost|losing|loses|beaten|was\sbeaten)\b(?:\sout)?(?:\s(?:to|by)\b)?)
            |(?P<noun>nominations?|nominees?|nods?)
            |(?P<nominated>nominated|up\sfor|in\scontention\sfor|nominating|a\scontender\sfor)
            |(?P<shortlisted>short-?listed|longlisted)
            |(?P<runner>(?:first\s|second\s|1st\s|2nd\s)?runners?-?\s?up|(?:second|third|2nd|3rd)\s(?:place|prize))
            |(?P<include>(?:awards|prizes|honou?rs|accolades|wins|trophies)\s(?:also\s)?include[sd]?)
            |(?P<choice>selected|chosen|named|voted|declar(?:ed|ing)|nam(?:es|ing)|deemed|crowned)
            |(?P<other>submitted|entered|entry|submission|shortlist|screened|shown|exhibited|showcased|premiered|competed
              |in\s(?:the\s)?(?:main\s|official\s)?competition|invited|accepted\sinto|debuted|ranked|included|listed)
            |(?P<won>won|wins?|winning|winners?|recipients?|swept|co-won
              |award(?:ed|ing)|honou?red|presented|received?|receives|receiving|earn(?:ed|s|ing)?|garner(?:ed|s|ing)?
              |gain(?:ed|ing)|secur(?:ed|ing)|landed|landing|scored|scoring|got|gets|getting|given|gave|took|take[sn]?|taking
              |pick(?:ed|s|ing)\sup|claim(?:ed|ing)|collect(?:ed|ing)|bagg(?:ed|ing)|captured|shared|nabbed|netted|clinched
              |brought|bringing|went\sto|bestowed|conferred|accepted)
            )\b",
        )
    });
    static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:for which|which|that|than) (?:it|he|she|they|the film) (?:was|were|is|had been|has been|had) $")
    });
    let mut found = Vec::new();
    for words in WORDS.captures_iter(text) {
        let Some(all) = words.get(0) else { continue };
        if text[..all.start()].ends_with(['-', '–', '‐']) || text[all.end()..].starts_with("-winning") {
            continue;
        }
        if RELATIVE.is_match(super::body::tail(text, all.start())) {
            continue;
        }
        let result = match () {
            () if words.name("noun").is_some() || words.name("nominated").is_some() => Some(AwardResult::Nominated),
            () if words.name("shortlisted").is_some() => Some(AwardResult::Shortlisted),
            () if words.name("runner").is_some() => Some(AwardResult::RunnerUp),
            () if ["won", "choice", "include"].iter().any(|name| words.name(name).is_some()) => Some(AwardResult::Won),
            () => None,
        };
        let result = result.filter(|_| !denied(&text[..all.start()]));
        let passive = is_passive(text, all.range());
        let noun = words.name("noun").is_some();
        found.push(Trigger { range: all.range(), result, noun, choice: words.name("choice").is_some(), passive });
    }
    found
}

/// Whether a verb speaks of what stands before it: `was given to`, `went to`.
fn is_passive(text: &str, verb: Range<usize>) -> bool {
    static BEFORE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?:was|were|been|being|is|are)(?: also| jointly| eventually| later)? $"));
    static AFTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?: jointly)? (?:to|by|between|upon|on)\b"));
    let goes = matches!(&text[verb.clone()], "went to" | "go to");
    goes || AFTER.is_match(&text[verb.end..]) && BEFORE.is_match(super::body::tail(text, verb.start))
}

/// Whether the words before a verb deny it, or leave it open: `did not`, `failed to`, `could have`.
pub(super) fn denied(before: &str) -> bool {
    static DENIAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)(?:
            \b(?:not|never|neither|nor|without|no)\b(?:\s(?:to|be|been|being|have|has|a|an|any|even|one|single|ever|receive|the|was|were|itself|get|get|win|garner|earn))*
            |n['’]t\b(?:\s(?:be|been|even|get|have))*
            |\b(?:fail(?:ed|s|ing)?|hop(?:ed|es|ing)|expect(?:ed|s)|predict(?:ed|s)|want(?:ed|s)?|tipped|favou?rites?|favou?red|eligible|hopes|chances?|snubbed|deserv(?:ed|es|ing)|despite|lobbied|campaign(?:ed)?|likely|wish(?:ed)?)(?:\s(?:it|him|her|them|the\sfilm))?\s(?:to|of|for|not|being)(?:\s(?:to|be|have|win|get|a|an|the|receive|being|been))*
            |\b(?:would|could|should|might|may|must)\s(?:have|be|never|not|surely)(?:\s(?:been|have|be))*
            |\b(?:would|could|should|might)
            |\b(?:ever|films?|movies?|pictures?|director|actor|actress)\sto(?:\s(?:be|have))*\snot
            |\bsnubbed(?:\s\w+){0,3}
            )\s$",
        )
    });
    DENIAL.is_match(super::body::tail(before, before.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(text: &str) -> Vec<Option<AwardResult>> {
        triggers(text).into_iter().map(|trigger| trigger.result).collect()
    }

    #[test]
    fn results_and_their_denial() {
        assert_eq!(
            results("It won one and was nominated for two"),
            [Some(AwardResult::Won), Some(AwardResult::Nominated)]
        );
        assert_eq!(results("It was not nominated, failed to win, but lost to another"), [None, None, None]);
        assert_eq!(results("an award-winning Oscar-nominated film"), []);
    }
}
