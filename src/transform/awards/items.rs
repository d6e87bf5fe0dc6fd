//! Prizes and categories of a clause, each with the body that gives it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::body::{self, Ceremony};
use super::mention::{Kind, Mention};
use crate::vocab::pattern;

/// One award that a clause speaks of.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// A prize with a name of its own, and the body that alone gives it.
    prize: Option<(String, Option<String>)>,
    /// An award by a name that may be its body's as well.
    award: Option<Ceremony>,
    /// The category's words.
    pub category: Option<Range<usize>>,
    /// The body that is named with it.
    body: Option<Ceremony>,
    /// The body named before, with another award.
    other: Option<Ceremony>,
    /// The words of prize and category.
    pub range: Range<usize>,
    /// The same with the words of the body.
    pub evidence: Range<usize>,
}

impl Item {
    /// The body that gives the award and the award's name. `near` is the body named last before;
    /// where it is said to `adopt`, awards that no vocabulary has are its own.
    pub(super) fn body_and_award(&self, near: Option<&Ceremony>, adopt: bool) -> Option<(Ceremony, Option<String>)> {
        if let Some((name, giver)) = &self.prize {
            let near = || self.other.clone().or_else(|| near.cloned());
            let body = match (giver, &self.body) {
                (Some(giver), stated) => {
                    let stated = stated.clone().or_else(near).filter(|body| body.name == *giver);
                    stated.unwrap_or_else(|| body::plain(giver))
                }
                (None, Some(stated)) => stated.clone(),
                (None, None) => near()?,
            };
            return Some((body, Some(name.clone())));
        }
        if let Some(award) = &self.award {
            let name = award.award.clone().unwrap_or_else(|| award.name.clone());
            let host = self.body.as_ref().or(near.filter(|near| award.travels || adopt && near.name != award.name));
            return Some(match host.filter(|host| host.name != award.name && !host.travels) {
                Some(body) => (body.clone(), Some(name)),
                None => (award.clone(), award.award.clone()),
            });
        }
        let body = self.body.clone().or_else(|| self.other.clone()).or_else(|| near.cloned())?;
        let award = body.award.clone();
        Some((body, award))
    }
}

/// The awards that the mentions of a clause make up; `start` is where the clause's mentions begin.
pub(super) fn items(text: &str, mentions: &[&Mention], start: usize) -> Vec<Item> {
    let mut clause =
        Clause { text, items: Vec::new(), open: 0, bodies: Vec::new(), used: true, other: None, shares: 0 };
    let mut at = start;
    for mention in mentions {
        let gap = text.get(at..mention.range.start).unwrap_or_default();
        clause.take(mention, gap);
        at = mention.range.end;
    }
    clause.flush();
    clause.items
}

/// The awards of a clause as they are put together.
struct Clause<'t> {
    text: &'t str,
    items: Vec<Item>,
    /// Index of the first item that a body after it may still claim.
    open: usize,
    /// The bodies named last, side by side.
    bodies: Vec<(Ceremony, Range<usize>)>,
    /// Whether an item has taken them.
    used: bool,
    /// The body that took the items before it.
    other: Option<Ceremony>,
    /// Index of the first item that bodies after it may share.
    shares: usize,
}

impl Clause<'_> {
    fn take(&mut self, mention: &Mention, gap: &str) {
        // `brought no Oscar`
        if gap.ends_with(" no ") {
            return;
        }
        match &mention.kind {
            Kind::Body(body) => self.body(body, &mention.range, gap),
            Kind::Prize(name, giver) => {
                let prize = Some((name.clone(), giver.clone()));
                let other = self.other.clone();
                self.item(Item { prize, other, ..Item::default() }, &mention.range);
            }
            Kind::Award(award) => self.item(Item { award: Some(award.clone()), ..Item::default() }, &mention.range),
            Kind::Category => self.category(&mention.range, gap),
        }
    }

    fn body(&mut self, body: &Ceremony, range: &Range<usize>, gap: &str) {
        static PREPOSITION: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"\b(?:at|from|by|of|during|in)(?: the| that year['’]s| both the| both)? $"));
        static BESIDE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:,? and|,| &)(?: an?| the| another)? $"));
        if PREPOSITION.is_match(gap) && !gap.contains(';') && self.items.len() > self.open {
            for item in &mut self.items[self.open..] {
                match &mut item.body {
                    Some(known) if known.name != body.name => continue,
                    Some(known) => {
                        known.edition = known.edition.or(body.edition);
                        known.year = known.year.or(body.year);
                    }
                    none => *none = Some(body.clone()),
                }
                item.evidence = item.evidence.start.min(range.start)..item.evidence.end.max(range.end);
            }
            self.open = self.items.len();
            self.bodies.clear();
            self.other = Some(body.clone());
            self.used = true;
            return;
        }
        static SHARES: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?:\bincluding|\bfrom|\bsuch as|\bby|\bat|\bof|:)(?: both)?(?: the| an?)? $"));
        // `best score from the A and the B`: both give it; `…, and the B named it …`: B does not.
        if gap.contains(';') || (self.used || self.bodies.is_empty()) && !SHARES.is_match(gap) {
            self.flush();
            self.shares = self.items.len();
        }
        if self.bodies.is_empty() || self.used || !BESIDE.is_match(gap) {
            self.flush();
            self.bodies.clear();
        }
        self.bodies.push((body.clone(), range.clone()));
        self.used = false;
    }

    fn category(&mut self, range: &Range<usize>, gap: &str) {
        static OF: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)^(?: awards?| prize)?(?: for| in the categor(?:y|ies)(?: of| for)?| in| as| –| -|:)?(?: the)? ?$",
            )
        });
        if let Some(last) = self.items.last_mut()
            && last.category.is_none()
            && (last.prize.is_some() || last.award.is_some())
            && self.used
            && OF.is_match(gap)
        {
            last.category = Some(range.clone());
            last.range.end = range.end;
            last.evidence.end = last.evidence.end.max(range.end);
            return;
        }
        let follows_award =
            self.items.last().filter(|last| last.category.is_some()).and_then(|last| last.award.clone());
        let coordinated = gap.trim_start().starts_with([',', 'a', '&']) || gap.contains('(');
        if let Some(award) = follows_award.filter(|_| coordinated && self.bodies.is_empty()) {
            self.item(Item { award: Some(award), category: Some(range.clone()), ..Item::default() }, range);
            return;
        }
        // Bodies side by side share the category that follows them: `the A Award and the B Award for …`.
        // `a Peabody Award and an Emmy Award for …` are two awards, the first without a category.
        let apart = self.bodies.windows(2).any(|pair| {
            let between = self.text.get(pair[0].1.end..pair[1].1.start).unwrap_or_default();
            between.ends_with(" a ") || between.ends_with(" an ")
        });
        let shares = !self.used && self.bodies.len() > 1 && OF.is_match(gap) && !apart;
        let givers = if shares { self.bodies.clone() } else { self.bodies.last().cloned().into_iter().collect() };
        if !shares {
            self.leave_single();
        }
        self.used = true;
        if givers.is_empty() {
            let other = self.other.clone();
            self.item(Item { category: Some(range.clone()), other, ..Item::default() }, range);
        }
        for (body, words) in givers.into_iter().filter(|(body, _)| !shares || !body.counted) {
            let evidence = words.start.min(range.start)..range.end.max(words.end);
            let item = Item {
                category: Some(range.clone()),
                body: Some(body),
                range: range.clone(),
                evidence,
                ..Item::default()
            };
            self.items.push(item);
        }
    }

    fn item(&mut self, item: Item, range: &Range<usize>) {
        let giver = self.bodies.last().cloned();
        self.leave_single();
        self.used = true;
        let body = item.body.or(giver.map(|(body, _)| body));
        self.items.push(Item { body, range: range.clone(), evidence: range.clone(), ..item });
    }

    /// Bodies beside the one that was taken: each is an award of its own.
    fn leave_single(&mut self) {
        if self.used || self.bodies.len() < 2 {
            return;
        }
        let last = self.bodies.pop();
        self.flush();
        self.bodies = last.into_iter().collect();
    }

    /// Bodies that no category followed: they share the one before them, or are awards by themselves.
    fn flush(&mut self) {
        if self.used {
            return;
        }
        self.used = true;
        let shared = self.items[self.shares.min(self.items.len())..]
            .last()
            .filter(|last| last.body.is_none() && last.category.is_some())
            .cloned();
        let bodies = self.bodies.clone();
        if let Some(shared) = shared {
            self.items.pop();
            for (body, words) in bodies {
                let evidence = shared.range.start.min(words.start)..shared.range.end.max(words.end);
                self.items.push(Item { body: Some(body), range: words, evidence, ..shared.clone() });
            }
            return;
        }
        for (body, words) in bodies {
            if !body.counted && is_single(&self.text[words.clone()]) {
                self.items.push(Item { body: Some(body), range: words.clone(), evidence: words, ..Item::default() });
            }
        }
    }
}

/// Whether words name one award and not its ceremony: `Academy Award`, `Oscar`.
fn is_single(words: &str) -> bool {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:,? (?:in|of|for) \d{4}|,? \(?\d{4}\)?)$"));
    let name = YEAR.replace(words, "");
    [
        "Award",
        "Oscar",
        "Razzie",
        "Globe",
        "Prize",
        "Emmy",
        "Grammy",
        "BAFTA",
        "César",
        "Cesar",
        "Goya",
        "Goldene Kamera",
    ]
    .iter()
    .any(|noun| name.ends_with(noun))
}
