//! Awards out of running text: a sentence is cut at its result words, and what stands between them
//! is put together to awards.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::awards::AwardResult;

use super::super::Draft;
use super::body::Ceremony;
use super::items::{Item, items};
use super::mention::{Kind, Mention, mentions};
use super::recipient::{self, Subject};
use super::row::Read;
use super::trigger::{Trigger, triggers};

/// What the sentences of a paragraph hand on to the next.
#[derive(Debug, Default)]
pub(super) struct Context<'a> {
    /// The body named last.
    pub body: Option<Ceremony>,
    /// The people spoken of last.
    pub people: Vec<Excerpt<'a>>,
    /// Names of the film.
    pub titles: Vec<String>,
}

/// Reads the awards of one sentence.
pub(super) fn sentence<'a>(sentence: Excerpt<'a>, context: &mut Context<'a>, draft: &mut Draft<'_>) {
    let text = without_quotations(sentence.as_str());
    let mentions = mentions(&text);
    let covered = |at: usize| mentions.iter().any(|mention| mention.range.contains(&at));
    let triggers: Vec<Trigger> = triggers(&text).into_iter().filter(|word| !covered(word.range.start)).collect();
    let scopes = scopes(&text, &triggers, &mentions);
    let mut subject = Subject::Film;
    let mut people: Vec<Range<usize>> = Vec::new();
    let mut clause_start = 0;
    for (trigger, scope) in triggers.iter().zip(&scopes) {
        let own: Vec<&Mention> = mentions.iter().filter(|mention| scope.contains(&mention.range.start)).collect();
        let clause = clause_start.min(scope.start)..scope.start;
        match recipient::subject(draft, &text, clause, &context.titles) {
            Subject::Unsaid => {}
            said => subject = said,
        }
        clause_start = own.last().map_or(trigger.range.end, |last| last.range.end.max(trigger.range.end));
        let Some(result) = result(&text, trigger, &own) else { continue };
        let before = mentions.iter().rev().filter(|mention| mention.range.start < scope.start);
        let clause_body = before.clone().find_map(|mention| match &mention.kind {
            Kind::Body(body) => Some(body.clone()),
            _ => None,
        });
        let near = clause_body.or_else(|| context.body.clone());
        let reader = Reader { text: &text, sentence, result, trigger, scope, mentions: &mentions };
        for item in items(&text, &own, trigger.range.end.max(scope.start)) {
            let Some((body, award)) = item.body_and_award(near.as_ref()) else { continue };
            let named = reader.recipients(&item, &subject, draft, &context.titles);
            let Some(named) = named else { continue };
            let recipients: Vec<Excerpt<'a>> = match named {
                Named::Here(ranges) => {
                    people.clone_from(&ranges);
                    ranges.into_iter().map(|range| sentence.get(range)).collect()
                }
                Named::Before => context.people.clone(),
                Named::Nobody => Vec::new(),
            };
            reader.push(&item, body, award, &recipients, near.as_ref(), draft);
        }
    }
    remember(sentence, &text, &mentions, people, context, draft);
}

/// Hands on what the next sentence may refer to.
fn remember<'a>(
    sentence: Excerpt<'a>,
    text: &str,
    mentions: &[Mention],
    people: Vec<Range<usize>>,
    context: &mut Context<'a>,
    draft: &Draft<'_>,
) {
    for mention in mentions {
        let (Kind::Body(body) | Kind::Award(body)) = &mention.kind else { continue };
        let mut body = body.clone();
        if let Some(known) = context.body.as_ref().filter(|known| known.name == body.name) {
            body.edition = body.edition.or(known.edition);
            body.year = body.year.or(known.year);
        }
        context.body = Some(body);
    }
    let people = if people.is_empty() { recipient::people(draft, text, &context.titles, false) } else { people };
    if !people.is_empty() {
        let last = people.into_iter().map(|range| sentence.get(range));
        context.people = last.collect();
    }
}

/// What a result word says of the mentions after it.
fn result(text: &str, trigger: &Trigger, own: &[&Mention]) -> Option<AwardResult> {
    static CHOSEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"^(?: as| to be)?(?: the| a| its| that| one of the| one of its)?(?: year['’]s| film of)? ?$"#)
            .expect("the pattern is valid")
    });
    if trigger.choice {
        let first = own.iter().find(|mention| mention.range.start >= trigger.range.end)?;
        let gap = &text[trigger.range.end..first.range.start];
        let named = matches!(first.kind, Kind::Category) && CHOSEN.is_match(gap.trim_matches('"'));
        return trigger.result.filter(|_| named);
    }
    trigger.result
}

/// The part of the sentence that each result word speaks of: up to the next one. A noun reaches back
/// to what stands right before it: `Academy Award nominations`.
fn scopes(text: &str, triggers: &[Trigger], mentions: &[Mention]) -> Vec<Range<usize>> {
    static ADJACENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?: ?(?:awards?|film|and|&|,|for|or|each|an?|category) ?)*\s*$").expect("the pattern is valid")
    });
    let mut starts: Vec<usize> = Vec::new();
    for (index, trigger) in triggers.iter().enumerate() {
        let floor = if index == 0 { 0 } else { triggers[index - 1].range.end };
        let mut start = trigger.range.start;
        if trigger.noun {
            for mention in mentions.iter().rev().filter(|mention| mention.range.end <= trigger.range.start) {
                if mention.range.start < floor || !ADJACENT.is_match(&text[mention.range.end.min(start)..start]) {
                    break;
                }
                start = mention.range.start;
            }
        }
        starts.push(start);
    }
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(text.len()));
    starts.iter().copied().zip(ends).map(|(start, end)| start..end.max(start)).collect()
}

/// The sentence with what is quoted blanked out, byte for byte; quoted names of categories stay.
pub(super) fn without_quotations(words: &str) -> String {
    static QUOTED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#""([^"“”]*)(?:"|$)|“([^”]*)(?:”|$)"#).expect("the pattern is valid"));
    let mut masked = words.to_owned();
    for quoted in QUOTED.captures_iter(words) {
        let Some(all) = quoted.get(0) else { continue };
        let inside = quoted.get(1).or(quoted.get(2));
        let names = inside.is_some_and(|inside| {
            let text = inside.as_str();
            text.split(' ').count() <= 8
                && (text.starts_with("Best ") || text.starts_with("Top Ten") || text.starts_with("Outstanding "))
        });
        for (at, character) in words[all.range()].char_indices() {
            let start = all.start() + at;
            let kept = names && inside.is_some_and(|inside| inside.range().contains(&start));
            if !kept {
                masked.replace_range(start..start + character.len_utf8(), &" ".repeat(character.len_utf8()));
            }
        }
    }
    masked
}

/// Whom an award of a sentence went to.
enum Named {
    /// These people of the sentence.
    Here(Vec<Range<usize>>),
    /// The people spoken of before.
    Before,
    /// Nobody is named.
    Nobody,
}

/// One result word and what it speaks of.
struct Reader<'t, 'a> {
    text: &'t str,
    sentence: Excerpt<'a>,
    result: AwardResult,
    trigger: &'t Trigger,
    scope: &'t Range<usize>,
    mentions: &'t [Mention],
}

impl<'a> Reader<'_, 'a> {
    /// Whom an award went to; `None` where it was for another film.
    fn recipients(&self, item: &Item, subject: &Subject, draft: &Draft<'_>, titles: &[String]) -> Option<Named> {
        let personal = matches!(subject, Subject::People(_) | Subject::Pronoun);
        if personal && self.for_another_film(item, titles, draft) {
            return None;
        }
        let after = self.names_after(item, draft, personal);
        if !after.is_empty() {
            return Some(Named::Here(after));
        }
        let before = self.names_before(item, draft);
        if !before.is_empty() {
            return Some(Named::Here(before));
        }
        static PRONOUN: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^ (?:him|her|them)\b").expect("the pattern is valid"));
        if PRONOUN.is_match(&self.text[self.trigger.range.end..]) {
            return Some(Named::Before);
        }
        Some(match subject {
            Subject::People(people) => Named::Here(people.clone()),
            Subject::Pronoun => Named::Before,
            Subject::Film | Subject::Unsaid => Named::Nobody,
        })
    }

    /// Names after an award: `(for Hall)`, `for Ann Hall`, `to Ann Hall and Bo Lind`.
    fn names_after(&self, item: &Item, draft: &Draft<'_>, personal: bool) -> Vec<Range<usize>> {
        static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^[ ,]{0,2}\((?:for |to |by |won by )?([^()]+)\)").expect("the pattern is valid")
        });
        static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(&format!(
                r"^(?: awards?| prize)?,? (?:(?:which|that|all|both) )?(?:(?:was|were|went|is|being) )?(?:(?:awarded|given|presented|shared|won|going) )?(?:to|by|for|between)(?: \p{{Ll}}+)?(?: \p{{Ll}}+)? ({0}(?:(?:, and |, | and | & ){0})*)",
                recipient::NAME
            ))
            .expect("the pattern is valid")
        });
        let after = &self.text[item.range.end..];
        if let Some(inside) = BRACKET.captures(after).and_then(|found| found.get(1)) {
            let range = item.range.end + inside.start()..item.range.end + inside.end();
            let names = recipient::only_names(draft, self.text, range);
            if !names.is_empty() {
                return names;
            }
        }
        if let Some(list) = GIVEN.captures(after).and_then(|found| found.get(1)) {
            let for_work = personal && after.trim_start().starts_with("for ");
            let range = item.range.end + list.start()..item.range.end + list.end();
            let starts_mention = self.mentions.iter().any(|mention| mention.range.start == range.start);
            if !for_work && !starts_mention {
                return recipient::only_names(draft, self.text, range);
            }
        }
        Vec::new()
    }

    /// Names before an award: `Ann Hall for Best Actress`, `earned Hall a nomination`.
    fn names_before(&self, item: &Item, draft: &Draft<'_>) -> Vec<Range<usize>> {
        static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(&format!(
                r"(?:^|[ (,])({0}(?:(?:, and |, | and | & ){0})*)(?:,)? (?:for|as|with|in|winning|a|an|the|his|her|their|its|another|two|three|four)(?: \p{{Ll}}+)?(?: the| his| her)? ?$",
                recipient::NAME
            ))
            .expect("the pattern is valid")
        });
        let edge = self.mentions.iter().map(|mention| mention.range.end).filter(|end| *end <= item.range.start).max();
        let from = edge.unwrap_or(0).max(self.trigger.range.end.min(item.range.start));
        let gap = &self.text[from..item.range.start];
        let Some(list) = GIVEN.captures(gap).and_then(|found| found.get(1)) else { return Vec::new() };
        recipient::only_names(draft, self.text, from + list.start()..from + list.end())
    }

    /// Whether a person had the award for other work: `for Cabaret`, `for his role in Network`.
    fn for_another_film(&self, item: &Item, titles: &[String], draft: &Draft<'_>) -> bool {
        static WORK: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?:\b(?:role|performance|work|turn|direction|part|job|screenplay|score|portrayal)s? (?:in|on|for|of [^,.;]{1,40} in)|\bfor)(?: the| both)?(?: \d{4})?(?: (?:film|movie|novel|series|play|musical))? (\p{Lu}[^,.;()]*|this film|the film)").expect("the pattern is valid")
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
                && !titles.iter().any(|title| words.contains(title.as_str()))
                && draft.known_person(words.trim()).is_none()
        })
    }

    fn push(
        &self,
        item: &Item,
        body: Ceremony,
        award: Option<String>,
        recipients: &[Excerpt<'a>],
        near: Option<&Ceremony>,
        draft: &mut Draft<'_>,
    ) {
        let carried = near.filter(|near| near.name == body.name);
        let (year, end) = self.year_after(item);
        let words = self.sentence.get(item.evidence.start..end.max(item.evidence.end));
        let category = item.category.clone().map(|range| named(&self.text[range]));
        let read = |recipient: Option<Excerpt<'a>>| Read {
            body: body.name.clone(),
            edition: body.edition.or_else(|| carried.and_then(|near| near.edition)),
            year: year.or(body.year).or_else(|| carried.and_then(|near| near.year)).or_else(|| self.opening_year()),
            award: award.clone(),
            category: category.clone(),
            result: self.result,
            country: None,
            recipient,
            words,
            rule: "award.prose",
        };
        // Actors are nominated one by one, others share what they made together.
        let apart = category.as_deref().is_some_and(is_personal);
        let count = if apart { recipients.len() } else { recipients.len().min(1) };
        if count == 0 {
            read(None).push(draft);
        }
        for recipient in &recipients[..count] {
            read(Some(*recipient)).push(draft);
        }
    }

    /// The year that stands right after an award: `(1994)`, `in 1994`; and where its words end.
    fn year_after(&self, item: &Item) -> (Option<i32>, usize) {
        static YEAR: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^ ?(?:\(((?:18|19|20)\d\d)\)|(?:of|in|for) ((?:18|19|20)\d\d)\b)")
                .expect("the pattern is valid")
        });
        let Some(found) = YEAR.captures(&self.text[item.range.end..]) else { return (None, 0) };
        let year = found.get(1).or(found.get(2)).and_then(|year| year.as_str().parse().ok());
        (year, item.range.end + found.get(0).map_or(0, |all| all.len()))
    }

    /// The year that the sentence opens with: `In 1994, …`.
    fn opening_year(&self) -> Option<i32> {
        static YEAR: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^In ((?:18|19|20)\d\d)\b").expect("the pattern is valid"));
        YEAR.captures(self.text)?[1].parse().ok()
    }
}

/// Whether a category is given to one person for their own part in the film.
pub(super) fn is_personal(category: &str) -> bool {
    ["Actor", "Actress", "Performance", "Newcomer", "Singer", "Villain", "Star", "Debut"]
        .iter()
        .any(|word| category.contains(word))
}

/// A name as it is published: single spaces, no punctuation at its end.
pub(super) fn named(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches([',', ';', ':', '.']).to_owned()
}
