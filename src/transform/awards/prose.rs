//! Awards out of running text: a sentence is cut at its result words, and what stands between them
//! is put together to awards.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::finding::Code;
use crate::schema::awards::AwardResult;
use crate::vocab::pattern;

use super::super::signs::Sign;
use super::super::{Draft, Sentence};
use super::body::Ceremony;
use super::edition;
use super::items::{Item, items};
use super::mention::{Kind, Mention, mentions};
use super::other_work::about_other_work;
use super::pairing;
use super::reader::{Named, Reader};
use super::recipient::{self, Subject, Who};
use super::selection::{self, Submission};
use super::trigger::{Trigger, denied, triggers};

/// What the sentences of a paragraph hand on to the next.
#[derive(Debug, Default)]
pub(super) struct Context<'a> {
    /// The body named last.
    pub body: Option<Ceremony>,
    /// The people spoken of last.
    pub people: Vec<Excerpt<'a>>,
    /// How many of them stand in one list, from the first.
    n_together: usize,
    /// Everyone whom the paragraph has named in full.
    pub spoken: Vec<Excerpt<'a>>,
    /// Names of the film.
    pub titles: &'a [String],
    /// The entry spoken of last, and where the sentence that is being read speaks of it.
    pub submission: Option<(Submission, Option<Range<usize>>)>,
    /// Sentences that mention no award, and whose people are not yet noted.
    unheard: Vec<Excerpt<'a>>,
}

impl<'a> Context<'a> {
    /// Before the first sentence of a paragraph about the film of these names.
    pub(super) fn of(titles: &'a [String]) -> Self {
        Context { titles, ..Context::default() }
    }

    /// Reads the awards of the next sentence.
    pub(super) fn next(&mut self, next: &Sentence<'a>, draft: &mut Draft<'_>) {
        // No sentence about awards is this long; what is would cost more than linear time.
        if next.words.as_str().len() > LONGEST {
            return;
        }
        // Without a mention there is only what may be said of an entry or a showing named before.
        let goes_on = self.submission.is_some() || self.body.as_ref().is_some_and(selection::is_festival);
        if !goes_on && !next.may_tell(Sign::Award) {
            return self.unheard.push(next.words);
        }
        for words in std::mem::take(&mut self.unheard) {
            let named = self.listen(words, &without_quotations(words.as_str()), &self.spoken_names(), draft);
            remember(words, &[], named, self);
        }
        sentence(next.words, self, draft);
    }

    /// The people whom a sentence names; those named in full are kept in mind.
    fn listen(&mut self, words: Excerpt<'a>, text: &str, spoken: &[String], draft: &Draft<'_>) -> Vec<Range<usize>> {
        let named = recipient::people(&Who { draft, titles: self.titles, spoken }, text, false);
        let full = named.iter().map(|range| words.get(range.clone())).filter(|name| name.as_str().contains(' '));
        self.spoken.extend(full);
        let forgotten = self.spoken.len().saturating_sub(SPOKEN);
        self.spoken.drain(..forgotten);
        named
    }

    fn spoken_names(&self) -> Vec<String> {
        self.spoken.iter().map(|name| name.as_str().to_owned()).collect()
    }
}

/// The longest sentence or item that is read, in bytes.
pub(super) const LONGEST: usize = 6000;

/// How many of the people that a paragraph has named are kept in mind.
const SPOKEN: usize = 40;

/// Reads the awards of one sentence.
fn sentence<'a>(sentence: Excerpt<'a>, context: &mut Context<'a>, draft: &mut Draft<'_>) {
    let text = without_quotations(sentence.as_str());
    let mut mentions = mentions(&text);
    edition::bare(&text, context.body.as_ref(), &mut mentions);
    let mentions = mentions;
    let covered = |at: usize| mentions.iter().any(|mention| mention.range.contains(&at));
    let triggers: Vec<Trigger> = triggers(&text).into_iter().filter(|word| !covered(word.range.start)).collect();
    let scopes = scopes(&text, &triggers, &mentions);
    let mut subject = Subject::Film;
    let mut people: Vec<Range<usize>> = Vec::new();
    let mut clause_start = 0;
    // Where the clause starts that named the subject; verbs before the first award share it.
    let mut subject_start = 0;
    let mut told = false;
    let mut last: Option<Ceremony> = None;
    selections(sentence, &text, &mentions, context, draft);
    let mut spoken = context.spoken_names();
    let titles = context.titles;
    let named_here = context.listen(sentence, &text, &spoken, draft);
    spoken.extend(named_here.iter().map(|range| text[range.clone()].to_owned()).filter(|name| name.contains(' ')));
    let entry = context.submission.as_ref().and_then(|(_, range)| range.clone());
    for (trigger, scope) in triggers.iter().zip(&scopes) {
        let own: Vec<&Mention> = mentions.iter().filter(|mention| scope.contains(&mention.range.start)).collect();
        let clause = clause_start.min(scope.start)..scope.start;
        let who = Who { draft, titles, spoken: &spoken };
        match recipient::subject(&who, &text, clause.clone()) {
            Subject::Unsaid => {}
            // `Hall's performance earned her a nomination`: still Hall.
            Subject::Pronoun if matches!(subject, Subject::People(_)) => {}
            said => {
                subject = said;
                subject_start = clause.start;
            }
        }
        if mentions.iter().any(|mention| (subject_start..clause.start).contains(&mention.range.start)) {
            subject_start = clause.start;
        }
        clause_start = own.last().map_or(trigger.range.end, |last| last.range.end.max(trigger.range.end));
        let Some(result) = result(&text, trigger, &own) else { continue };
        if trigger.noun && denied(&text[..scope.start]) {
            continue;
        }
        if about_other_work(&without(&text[..scope.start], &mentions), titles) {
            continue;
        }
        let before = mentions.iter().rev().filter(|mention| mention.range.start < scope.start);
        let clause_body = before.clone().find_map(|mention| match &mention.kind {
            Kind::Body(body) => Some(body.clone()),
            _ => None,
        });
        let near = clause_body.map(|body| body.completed(context.body.as_ref())).or_else(|| context.body.clone());
        let reader = Reader { text: &text, sentence, result, trigger, scope, mentions: &mentions };
        let start = if trigger.passive { scope.start } else { trigger.range.end.max(scope.start) };
        let awards = items(&text, &own, start);
        let clause = subject_start..scope.end;
        let shares = pairing::shares(&who, &text, clause, &mentions, trigger, &subject, awards.len());
        let shared_out = shared_out(&text, &awards, &subject);
        for (at, item) in awards.iter().enumerate() {
            if entry.as_ref().is_some_and(|entry| entry.contains(&item.range.start)) {
                continue;
            }
            let Some((body, award)) = item.body_and_award(near.as_ref(), false) else { continue };
            let who = Who { draft, titles, spoken: &spoken };
            let own_subject = shared_out.get(at).unwrap_or(&subject);
            let named = reader.recipients(item, own_subject, shares.get(at), &who);
            told = true;
            let Some(named) = named else { continue };
            let recipients: Vec<Excerpt<'a>> = match named {
                Named::Here(ranges) => {
                    let end = ranges.iter().map(|name| name.end).max().unwrap_or_default();
                    clause_start = clause_start.max(end);
                    people.clone_from(&ranges);
                    ranges.into_iter().map(|range| in_full(sentence.get(range), context, draft)).collect()
                }
                Named::Before if apart(item, &text) => context.people.clone(),
                // Of the others nothing says that they had a part in it.
                Named::Before => context.people.iter().take(context.n_together).copied().collect(),
                Named::Nobody => Vec::new(),
            };
            let year = reader.year_after(item).0;
            last = Some(Ceremony { year: body.year.or(year), ..body.clone() });
            reader.push(item, &body, award.as_deref(), &recipients, near.as_ref(), draft);
        }
    }
    if !told && entry.is_none() {
        unread(sentence, &text, &triggers, &scopes, &mentions, draft);
    }
    remember(sentence, &mentions, if people.is_empty() { named_here } else { people }, context);
    context.body = context.body.take().map(|body| body.completed(last.as_ref()));
}

/// The people of a clause one by one, where each has an award of their own: `Hall and Lind won Best
/// Actor and Best Actress`.
fn shared_out(text: &str, awards: &[Item], subject: &Subject) -> Vec<Subject> {
    let Subject::People(people) = subject else { return Vec::new() };
    if people.len() < 2 || people.len() != awards.len() || !awards.iter().all(|item| apart(item, text)) {
        return Vec::new();
    }
    people.iter().map(|name| Subject::People(vec![name.clone()])).collect()
}

/// Whether people have an award one by one.
fn apart(item: &Item, text: &str) -> bool {
    item.category.clone().is_some_and(|range| is_personal(&text[range]))
}

/// Notes a sentence that says that something was won or nominated, and by whom, but not what.
fn unread(
    sentence: Excerpt<'_>,
    text: &str,
    triggers: &[Trigger],
    scopes: &[Range<usize>],
    mentions: &[Mention],
    draft: &mut Draft<'_>,
) {
    static STRONG: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:won|wins|winning|nominated|shortlisted)$"));
    // Counts alone (`won two awards`) leave nothing to be read.
    static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|multiple|numerous|most|all|any|no|not|none|never)\b",
        )
    });
    for (trigger, scope) in triggers.iter().zip(scopes) {
        let body = mentions.iter().find(|mention| {
            scope.contains(&mention.range.start) && matches!(&mention.kind, Kind::Body(body) if !body.counted)
        });
        let Some(body) = body else { continue };
        let strong = trigger.result.is_some() && STRONG.is_match(&text[trigger.range.clone()]);
        let between = &text[trigger.range.start.min(body.range.start)..body.range.start];
        if strong && !COUNTED.is_match(between) && !about_other_work(&without(&text[..scope.start], mentions), &[]) {
            let start = trigger.range.start.min(body.range.start);
            let words = sentence.get(start..body.range.end.max(trigger.range.end));
            draft.finding(
                Code::AwardUnreadable,
                words,
                "a body that gives awards, but no award, category or recipient",
            );
            return;
        }
    }
}

/// The fullest words that the paragraph has for a person: of two people called Hall it means the
/// one it has named.
fn in_full<'a>(words: Excerpt<'a>, context: &Context<'a>, draft: &Draft<'_>) -> Excerpt<'a> {
    if words.as_str().contains(' ') || draft.known_person(words.as_str()).is_some() {
        return words;
    }
    let surname = |name: &&Excerpt<'a>| name.as_str().ends_with(&format!(" {}", words.as_str()));
    context.spoken.iter().rev().find(surname).copied().unwrap_or(words)
}

/// A text with what was already told apart blanked out, byte for byte.
pub(super) fn without(text: &str, mentions: &[Mention]) -> String {
    let mut masked = text.to_owned();
    for range in mentions.iter().map(|mention| mention.range.clone()).filter(|range| range.end <= text.len()) {
        masked.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    masked
}

/// Reads entries and showings, and what came of an entry.
fn selections(
    sentence: Excerpt<'_>,
    text: &str,
    mentions: &[Mention],
    context: &mut Context<'_>,
    draft: &mut Draft<'_>,
) {
    let near = context.body.clone();
    selection::showings(text, sentence, mentions, near.as_ref(), context.titles, draft);
    let stated = selection::submission(text, sentence, mentions, near.as_ref(), draft);
    context.submission = match stated {
        Some((submission, range)) => Some((submission, Some(range))),
        None => context.submission.take().map(|(submission, _)| (submission, None)),
    };
    let Some((submission, range)) = &context.submission else { return };
    let from = range.as_ref().map_or(0, |range| range.end);
    let after = &text[from..];
    let others = mentions.iter().any(|mention| mention.kind == Kind::Category && mention.range.start >= from);
    if let Some((result, found)) = Submission::outcome(after).filter(|_| !others && range.is_some()) {
        submission.push(result, sentence.get(from + found.start..from + found.end), draft);
    }
    if let Some(found) = Submission::shortlisted(after).filter(|_| !others) {
        submission.push(AwardResult::Shortlisted, sentence.get(from + found.start..from + found.end), draft);
    }
}

/// Hands on what the next sentence may refer to.
fn remember<'a>(sentence: Excerpt<'a>, mentions: &[Mention], people: Vec<Range<usize>>, context: &mut Context<'a>) {
    for mention in mentions {
        let (Kind::Body(body) | Kind::Award(body)) = &mention.kind else { continue };
        if body.travels {
            continue;
        }
        context.body = Some(body.clone().completed(context.body.as_ref()));
    }
    if !people.is_empty() {
        let joined =
            |pair: &&[Range<usize>]| sentence.as_str().get(pair[0].end..pair[1].start).is_some_and(recipient::joins);
        context.n_together = 1 + people.windows(2).take_while(joined).count();
        context.people = people.into_iter().map(|range| sentence.get(range)).collect();
    }
}

/// What a result word says of the mentions after it.
fn result(text: &str, trigger: &Trigger, own: &[&Mention]) -> Option<AwardResult> {
    static CHOSEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"^(?: it| him| her| them| the film)?(?: as| to be)?(?: the| a| its| that| one of the| one of its)?(?: year['’]s| film of)?\s*$"#,
        )
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
    static ADJACENT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?: ?(?:awards?|film|and|&|,|for|or|each|an?|category) ?)*\s*$"));
    let mut starts: Vec<usize> = Vec::new();
    for (index, trigger) in triggers.iter().enumerate() {
        let floor = if index == 0 { 0 } else { triggers[index - 1].range.end };
        let mut start = trigger.range.start;
        if trigger.passive {
            let clause = text[floor..start].rfind(';').map_or(floor, |at| floor + at);
            let reached = mentions.iter().find(|mention| mention.range.start >= clause && mention.range.end <= start);
            start = reached.map_or(start, |mention| mention.range.start);
        }
        if trigger.noun {
            for mention in mentions.iter().rev().filter(|mention| mention.range.end <= trigger.range.start) {
                let gap = &text[mention.range.end.min(start)..start];
                // `won Best Film, and nominations came for …`: the noun begins another clause.
                let begins = start == trigger.range.start && gap.trim_end().ends_with("and");
                if mention.range.start < floor || begins || !ADJACENT.is_match(gap) {
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

/// Blanks of one to four bytes, so that a masked text has its characters where the sentence has them.
const BLANKS: [&str; 4] = [" ", "\u{A0}", "\u{2003}", "\u{10FFFD}"];

/// The sentence with what is quoted blanked out, byte for byte; quoted names of categories stay.
pub(super) fn without_quotations(words: &str) -> Cow<'_, str> {
    static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#""([^"“”]*)(?:"|$)|“([^”]*)(?:”|$)"#));
    if !words.contains(['"', '\u{201C}']) {
        return words.into();
    }
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
                masked.replace_range(start..start + character.len_utf8(), BLANKS[character.len_utf8() - 1]);
            }
        }
    }
    masked.into()
}

/// Whether a category is given to one person for their own part in the film.
pub(super) fn is_personal(category: &str) -> bool {
    const TOGETHER: [&str; 8] = ["Cast", "Ensemble", "Duo", "Team", "Couple", "Group", "Pair", "Directorial"];
    ["Actor", "Actress", "Performance", "Newcomer", "Singer", "Villain", "Star", "Debut"]
        .iter()
        .any(|word| category.contains(word))
        && !TOGETHER.iter().any(|word| category.contains(word))
}

/// A name as it is published: single spaces, no punctuation at its end.
pub(super) fn named(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches([',', ';', ':', '.']).to_owned()
}
