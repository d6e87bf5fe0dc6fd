//! One result word of a sentence and what it speaks of: whose the awards are, and their rows.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::awards::AwardResult;
use crate::transform::rules::Rule;
use crate::vocab::pattern;

use super::super::Draft;
use super::body::Ceremony;
use super::items::Item;
use super::mention::Mention;
use super::pairing::Share;
use super::prose::{is_personal, named};
use super::recipient::{self, Subject, Who};
use super::row::{self, Read};
use super::trigger::Trigger;

/// Whom an award of a sentence went to.
pub(super) enum Named {
    /// These people of the sentence.
    Here(Vec<Range<usize>>),
    /// The people spoken of before.
    Before,
    /// Nobody is named.
    Nobody,
}

/// One result word and what it speaks of.
pub(super) struct Reader<'t, 'a> {
    pub(super) text: &'t str,
    pub(super) sentence: Excerpt<'a>,
    pub(super) result: AwardResult,
    pub(super) trigger: &'t Trigger,
    pub(super) scope: &'t Range<usize>,
    pub(super) mentions: &'t [Mention],
}

impl<'a> Reader<'_, 'a> {
    /// Whom an award went to; `None` where it was for another film. `share` is who has it where people
    /// and awards are told in one order.
    pub(super) fn recipients(
        &self,
        item: &Item,
        subject: &Subject,
        share: Option<&Share>,
        who: &Who<'_, '_>,
    ) -> Option<Named> {
        let personal = matches!(subject, Subject::People(_) | Subject::Pronoun);
        if personal && self.for_another_film(item, who) {
            return None;
        }
        match share {
            Some(Share::Of(name)) => return Some(Named::Here(vec![name.clone()])),
            Some(Share::Unclear) => return Some(Named::Nobody),
            None => {}
        }
        let after = self.names_after(item, who, personal);
        if !after.is_empty() {
            return Some(Named::Here(after));
        }
        let before = self.names_before(item, who);
        if !before.is_empty() {
            return Some(Named::Here(before));
        }
        static PRONOUN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ (?:him|her|them)\b"));
        if !matches!(subject, Subject::People(_)) && PRONOUN.is_match(&self.text[self.trigger.range.end..]) {
            return Some(Named::Before);
        }
        Some(match subject {
            Subject::People(people) => Named::Here(people.clone()),
            Subject::Pronoun => Named::Before,
            Subject::Film | Subject::Unsaid => Named::Nobody,
        })
    }

    /// Names after an award: `(for Hall)`, `for Ann Hall`, `to Ann Hall and Bo Lind`.
    fn names_after(&self, item: &Item, who: &Who<'_, '_>, personal: bool) -> Vec<Range<usize>> {
        static BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[ ,]{0,2}\((?:for |to |by |won by )?([^()]+)\)"));
        static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(
                r"^(?: awards?| prize)?,? (?:(?:which|that|all|both) )?(?:(?:was|were|went|is|being) )?(?:(?:awarded|given|presented|shared|won|going) )?(?:to|by|for|between)(?: \p{{Ll}}+)?(?: \p{{Ll}}+)? ({0}(?:(?:, and |, | and | & ){0})*)",
                recipient::NAME
            ))
        });
        let after = &self.text[item.range.end..];
        if let Some(inside) = BRACKET.captures(after).and_then(|found| found.get(1)) {
            let range = item.range.end + inside.start()..item.range.end + inside.end();
            let names = recipient::only_names(who, self.text, range);
            if !names.is_empty() {
                return names;
            }
        }
        if let Some(list) = GIVEN.captures(after).and_then(|found| found.get(1)) {
            let for_work = personal && after.trim_start().starts_with("for ");
            let range = item.range.end + list.start()..item.range.end + list.end();
            let starts_mention = self.mentions.iter().any(|mention| mention.range.start == range.start);
            if !for_work && !starts_mention {
                return recipient::only_names(who, self.text, range);
            }
        }
        Vec::new()
    }

    /// Names before an award: `Ann Hall for Best Actress`, `earned Hall a nomination`.
    fn names_before(&self, item: &Item, who: &Who<'_, '_>) -> Vec<Range<usize>> {
        static BRACKET: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"({0}(?:(?:, and |, | and | & ){0})*) \($", recipient::NAME)));
        static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(
                r"(?:^|[ (,])({0}(?:(?:, and |, | and | & ){0})*)(?:,)? (?:for|as|with|in|winning|a|an|the|his|her|their|its|another|two|three|four)(?: \p{{Ll}}+)?(?: the| his| her)? ?$",
                recipient::NAME
            ))
        });
        let edge = self.mentions.iter().map(|mention| mention.range.end).filter(|end| *end <= item.range.start).max();
        let from = edge.unwrap_or(0).max(self.trigger.range.end.min(item.range.start));
        let gap = &self.text[from..item.range.start];
        let Some(list) = BRACKET.captures(gap).or_else(|| GIVEN.captures(gap)).and_then(|found| found.get(1)) else {
            return Vec::new();
        };
        recipient::only_names(who, self.text, from + list.start()..from + list.end())
    }

    /// Whether a person had the award for other work: `for Cabaret`, `for his role in Network`.
    fn for_another_film(&self, item: &Item, who: &Who<'_, '_>) -> bool {
        static WORK: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?:\b(?:role|performance|work|turn|direction|part|job|screenplay|score|portrayal)s? (?:in|on|for|of [^,.;]{1,40} in)|\bfor)(?: the| both)?(?: \d{4})?(?: (?:film|movie|novel|series|play|musical))? (\p{Lu}[^,.;()]*|this film|the film)",
            )
        });
        let end = self.scope.end.max(item.range.end);
        let after = &self.text[item.range.end..end];
        WORK.captures_iter(after).filter_map(|found| found.get(1)).any(|work| {
            let words = work.as_str();
            let at = item.range.end + work.start();
            let mentioned = self.mentions.iter().any(|mention| mention.range.start <= at && at < mention.range.end);
            let this = words.contains("this film") || words.starts_with("the film");
            !mentioned
                && !this
                && !who.titles.iter().any(|title| words.contains(title.as_str()))
                && who.full_name(words.trim()).is_none()
        })
    }

    pub(super) fn push(
        &self,
        item: &Item,
        body: &Ceremony,
        award: Option<&str>,
        recipients: &[Excerpt<'a>],
        near: Option<&Ceremony>,
        draft: &mut Draft<'_>,
    ) {
        let (year, end) = self.year_after(item);
        let body = Ceremony { year: year.or(body.year), ..body.clone() }.completed(near);
        let words = self.sentence.get(item.evidence.start..end.max(item.evidence.end));
        let category = item.category.clone().map(|range| named(&self.text[range]));
        let mentioned = award.is_some_and(|award| award.to_lowercase().contains("mention"));
        let read = |recipients: Vec<Excerpt<'a>>| Read {
            body: body.name.clone(),
            edition: body.edition,
            year: body.year.or_else(|| self.opening_year()),
            award: award.map(str::to_owned),
            category: category.clone(),
            result: if mentioned && self.result == AwardResult::Won { AwardResult::Honored } else { self.result },
            country: None,
            recipients,
            words,
            rule: Rule::AwardProse,
        };
        // Actors are nominated one by one, others share what they made together.
        let apart = category.as_deref().is_some_and(is_personal);
        row::each(recipients, apart).into_iter().for_each(|recipients| read(recipients).push(draft));
    }

    /// The year that stands right after an award: `(1994)`, `in 1994`; and where its words end.
    pub(super) fn year_after(&self, item: &Item) -> (Option<i32>, usize) {
        static YEAR: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"^ ?(?:\(((?:18|19|20)\d\d)\)|(?:of|in|for) ((?:18|19|20)\d\d)\b)"));
        let Some(found) = YEAR.captures(&self.text[item.range.end..]) else { return (None, 0) };
        let year = found.get(1).or(found.get(2)).and_then(|year| year.as_str().parse().ok());
        (year, item.range.end + found.get(0).map_or(0, |all| all.len()))
    }

    /// The year that the sentence opens with: `In 1994, …`.
    fn opening_year(&self) -> Option<i32> {
        static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^In ((?:18|19|20)\d\d)\b"));
        YEAR.captures(self.text)?[1].parse().ok()
    }
}
