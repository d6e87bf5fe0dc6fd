//! Awards out of lists: a line or heading names the body, items name categories, people and results.

mod line;

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Block, Excerpt, Field};
use crate::finding::Code;
use crate::schema::awards::AwardResult;
use crate::transform::rules::Rule;
use crate::vocab::pattern;

use super::super::{Draft, Passage};
use super::body::Ceremony;
use super::mention::{Kind, mentions};
use super::prose::LONGEST;
use line::Line;

/// Reads the awards that an infobox states, one an item.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    for item in field.items.iter().filter(|item| item.as_str().len() <= LONGEST) {
        for part in parts(item.excerpt()) {
            if !Line::new(part).read(&Above::default(), Rule::AwardField, draft) {
                unread(part, draft);
            }
        }
    }
}

/// The awards that a field joins with commas: each starts with a body or prize, or a year before it.
fn parts(words: Excerpt<'_>) -> Vec<Excerpt<'_>> {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| pattern(r", (?:(?:18|19|20)\d\d )?"));
    let text = words.as_str();
    let starts: Vec<usize> = mentions(text)
        .iter()
        .filter(|mention| mention.kind != Kind::Category)
        .map(|mention| mention.range.start)
        .collect();
    let mut found = Vec::new();
    let mut start = 0;
    for comma in OPENS.find_iter(text) {
        if starts.contains(&comma.end()) || starts.contains(&(comma.start() + 2)) {
            found.push(words.get(start..comma.start()).trim());
            start = comma.start() + 2;
        }
    }
    found.push(words.from(start).trim());
    found.retain(|part| !part.is_empty());
    found
}

/// Notes a line of which nothing could be read though it names a body or a prize.
fn unread(words: Excerpt<'_>, draft: &mut Draft<'_>) {
    if mentions(words.as_str()).iter().any(|found| found.kind != Kind::Category) {
        draft.finding(Code::AwardUnreadable, words, "an award or its body could not be told");
    }
}

/// What the lines above an item say for it.
#[derive(Clone, Debug, Default)]
struct Above {
    body: Option<Ceremony>,
    result: Option<AwardResult>,
    /// Whether the result was said below the body, and so for that body alone.
    nested: bool,
}

impl Above {
    fn label(&mut self, result: AwardResult) {
        self.result = Some(result);
        self.nested = self.body.is_some();
    }

    fn head(&mut self, body: Ceremony, result: Option<AwardResult>) {
        let kept = self.result.filter(|_| !self.nested);
        *self = Above { body: Some(body), result: result.or(kept), nested: false };
    }
}

/// The list that is being read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    section: Option<usize>,
    above: Above,
}

impl Lists {
    /// Reads a block of an awards section as part of a list; `false` where it is running text.
    pub(super) fn take(&mut self, passage: &Passage<'_>, draft: &mut Draft<'_>) -> bool {
        if self.section != Some(passage.section) {
            self.section = Some(passage.section);
            self.above = Above::default();
            if let Some(heading) = passage.heading {
                self.above.body = only_body(heading);
                self.above.result = label(heading);
            }
        }
        let words = passage.block.text().excerpt().trim();
        if words.as_str().len() > LONGEST {
            return false;
        }
        let line = Line::new(words);
        match passage.block {
            Block::Table(_) => false,
            Block::Paragraph(_) => self.heading_line(&line),
            Block::Item { .. } => {
                if line.is_sentence() {
                    return false;
                }
                if line.content_is_body(&self.above) && line.result.is_none() {
                    return self.heading_line(&line);
                }
                if let Some(result) = label(words.as_str()) {
                    self.above.label(result);
                    return true;
                }
                if !line.read(&self.above, Rule::AwardList, draft) {
                    unread(words, draft);
                }
                true
            }
        }
    }

    /// Takes a line that names a body or a result for the items below it.
    fn heading_line(&mut self, line: &Line<'_>) -> bool {
        let words = line.words.as_str();
        if let Some(result) = label(words) {
            self.above.label(result);
            return true;
        }
        match only_body(words) {
            Some(body) => {
                self.above.head(body, line.result);
                true
            }
            None => false,
        }
    }
}

/// The result that a line of nothing but a label says: `Nominations`.
pub(super) fn label(words: &str) -> Option<AwardResult> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?P<won>won|wins?|winners?|awards won|prizes won)|(?P<nominated>nominated|nominations?|nominees?|nominated for))[:.]?$",
        )
    });
    let found = LABEL.captures(words.trim())?;
    Some(if found.name("won").is_some() { AwardResult::Won } else { AwardResult::Nominated })
}

/// The body of a line that names nothing else.
pub(super) fn only_body(words: &str) -> Option<Ceremony> {
    static REST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:[ :;,.()–—-]|the|annual|awards?|nominations?|wins?|won|nominated|\d{4}|\d+(?:st|nd|rd|th)|usa|[A-Z]{2,6}\b)*$",
        )
    });
    let found = mentions(words);
    let mention = found.first()?;
    let (Kind::Body(body) | Kind::Award(body)) = &mention.kind else { return None };
    let rest = format!("{}{}", &words[..mention.range.start], &words[mention.range.end..]);
    let mut body = body.clone();
    if body.year.is_none() {
        static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b((?:18|19|20)\d\d)\b"));
        body.year = YEAR.captures(&rest).and_then(|year| year[1].parse().ok());
    }
    (found.len() == 1 && REST.is_match(&rest)).then_some(body)
}
