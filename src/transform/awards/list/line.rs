//! One line of a list of awards, cut into what it says.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::awards::AwardResult;
use crate::transform::Draft;
use crate::transform::rules::Rule;
use crate::vocab::pattern;

use super::super::body::{self, Ceremony};
use super::super::category;
use super::super::items::items;
use super::super::mention::{Kind, Mention, mentions};
use super::super::prose::{is_personal, named};
use super::super::recipient::{self, Who};
use super::super::row::{self, Read};
use super::{Above, only_body};

/// The first year that stands in brackets.
fn bracketed_year(after: &str) -> Option<i32> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(((?:18|19|20)\d\d)\)"));
    YEAR.captures(after)?[1].parse().ok()
}

/// One line of a list, cut into what it says.
pub(super) struct Line<'a> {
    pub(super) words: Excerpt<'a>,
    /// The year that it opens with.
    year: Option<i32>,
    /// What it says came of the award.
    pub(super) result: Option<AwardResult>,
    /// What is left: body, category and people.
    content: Range<usize>,
}

impl<'a> Line<'a> {
    /// Cuts a line.
    pub(super) fn new(words: Excerpt<'a>) -> Self {
        static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\(?((?:18|19|20)\d\d)\)?(?:[:,.]| [–—-])? +"));
        static OPENS: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)^(?:(?P<won>won|winner|win|awarded)|(?P<nominated>nominated|nomination|nominee)|(?P<shortlisted>shortlisted)|(?P<screened>official selection)|(?P<competition>in competition)|(?P<runner>runner[- ]up|2nd place|second place|3rd place|third place))\b(?: of| for)?(?: the)?\s*[:,–—-]*\s*",
            )
        });
        static CLOSES: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?i)\s*(?:[:,;(–—-]|\.\.\.)?\s*\(?(?:(?P<won>won|winners?|win)|(?P<nominated>nominated|nominations?|nominees?|pending)|(?P<shortlisted>shortlisted)|(?P<competition>in competition)|(?P<screened>official selection|screened)|(?P<runner>(?:first |second |1st |2nd )?runners?[- ]?up|2nd place|second place|3rd place|third place|2nd|3rd))\)?[.!]?$",
            )
        });
        let text = words.as_str();
        let mut line = Line { words, year: None, result: None, content: 0..text.len() };
        if let Some(found) = YEAR.captures(text) {
            line.year = found[1].parse().ok();
            line.content.start = found.get(0).map_or(0, |all| all.end());
        }
        for pattern in [&CLOSES, &OPENS] {
            if let Some(found) = pattern.captures(&text[line.content.clone()]) {
                let has = |name: &str| {
                    pattern.capture_names().flatten().any(|known| known == name) && found.name(name).is_some()
                };
                line.result = line.result.or(Some(match () {
                    () if has("won") => AwardResult::Won,
                    () if has("nominated") => AwardResult::Nominated,
                    () if has("shortlisted") => AwardResult::Shortlisted,
                    () if has("screened") => AwardResult::Screened,
                    () if has("competition") => AwardResult::InCompetition,
                    () => AwardResult::RunnerUp,
                }));
                let all = found.get(0).map_or(0..0, |all| all.range());
                let start = line.content.start;
                if all.start == 0 {
                    line.content.start = start + all.end;
                } else {
                    line.content.end = start + all.start;
                }
            }
        }
        line.content.end = line.content.end.max(line.content.start);
        line
    }

    /// Whether the line is running text that happens to stand in a list.
    pub(super) fn is_sentence(&self) -> bool {
        static VERB: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"\b(?:was|were|has|had|received|won (?:the|an?)|earned|is|it|he|she|film) "));
        let text = self.words.as_str();
        text.ends_with('.') && text.split(' ').count() > 8 && VERB.is_match(text)
    }

    /// Whether the line names a body for the items below it; a prize below a body is an award of it.
    pub(super) fn content_is_body(&self, above: &Above) -> bool {
        let content = &self.words.as_str()[self.content.clone()];
        let award = mentions(content).iter().any(|found| matches!(found.kind, Kind::Award(_)));
        only_body(content).is_some_and(|body| !(award && (body.travels || above.body.is_some())))
    }

    /// Adds the awards of the line to the draft; `false` where none could be told.
    pub(super) fn read(&self, above: &Above, rule: Rule, draft: &mut Draft<'_>) -> bool {
        let text = self.words.as_str();
        let inline = self.inline_result();
        let result = self.result.or(inline).or(above.result).unwrap_or(AwardResult::Won);
        let content = &text[self.content.clone()];
        let found = mentions(content);
        let own: Vec<&Mention> = found.iter().collect();
        let awards = items(content, &own, 0);
        let unknown = self.unknown_body(content, &found);
        let here = found.iter().find_map(|mention| match &mention.kind {
            Kind::Body(body) => Some(body),
            _ => None,
        });
        let near = unknown.as_ref().or(here).or(above.body.as_ref());
        let told: Vec<_> = awards.iter().filter(|item| item.body_and_award(near, true).is_some()).collect();
        let whole = found.iter().find_map(|mention| match &mention.kind {
            Kind::Body(body) => Some((body.clone(), mention.range.clone())),
            _ => None,
        });
        let vague = told.iter().all(|item| item.category.is_none() && item.evidence.len() == item.range.len())
            && !found.iter().any(|mention| matches!(mention.kind, Kind::Prize(..) | Kind::Award(_)));
        if told.is_empty() || vague {
            return self.read_plain(above, whole, result, rule, draft);
        }
        for (at, item) in told.iter().enumerate() {
            let Some((body, award)) = item.body_and_award(near, true) else { continue };
            let next = told.get(at + 1).map_or(content.len(), |next| next.range.start.max(item.range.end));
            let names = self.recipients(draft, item.range.end.max(item.evidence.end)..next, item.range.end..next);
            let category = item.category.clone().map(|range| named(&content[range]));
            let mut body = body;
            body.year = body.year.or_else(|| bracketed_year(&content[item.range.end..]));
            self.push(above, &body, award.as_deref(), category.as_deref(), result, &names, rule, draft);
        }
        true
    }

    /// A body that no rule tells by its form, before the category: `2006 Evergreen Nights, Best Film`.
    fn unknown_body(&self, content: &str, found: &[Mention]) -> Option<Ceremony> {
        static NAME: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"^(\p{Lu}[\p{L}\p{N}'’.&-]*(?: [\p{L}\p{N}'’.&-]+){0,7})(?:,|:| [–—-]) $"));
        let first = found.first().filter(|first| first.kind == Kind::Category && self.year.is_some())?;
        let name = NAME.captures(&content[..first.range.start])?;
        Some(body::plain(&name[1]))
    }

    /// A line that names its award in words of no category: `Sound Mixing (Ann Hall)`, `Special Citation`.
    fn read_plain(
        &self,
        above: &Above,
        body: Option<(Ceremony, Range<usize>)>,
        result: AwardResult,
        rule: Rule,
        draft: &mut Draft<'_>,
    ) -> bool {
        static CUT: LazyLock<Regex> = LazyLock::new(|| pattern(r" ?[:(]| [–—-] |, | to | for |\. "));
        static LEAD: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"^(?:[ :,;.–—-]|(?:Nomination|Nominations|Nominated|Nominee|Won|Winner|for|the)\b)*")
        });
        let content = &self.words.as_str()[self.content.clone()];
        let (giver, rest) = match body {
            Some((body, range)) if content[range.end..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty() => {
                (Some(body), 0..range.start)
            }
            Some((body, range)) => (Some(body), range.end..content.len()),
            None => (above.body.clone(), 0..content.len()),
        };
        let Some(giver) = giver else { return false };
        let start = rest.start + LEAD.find(&content[rest.clone()]).map_or(0, |lead| lead.end());
        let rest = start.min(rest.end)..rest.end;
        let end = CUT.find(&content[rest.clone()]).map_or(rest.end, |cut| rest.start + cut.start());
        let award = named(content[rest.start..end].trim());
        if award.is_empty() {
            let award = giver.award.clone();
            let stated = self.result.is_some() || self.inline_result().is_some();
            if stated {
                self.push(above, &giver, award.as_deref(), None, result, &[], rule, draft);
            }
            return stated;
        }
        if award.split(' ').count() > 12 || !award.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) {
            return false;
        }
        let names = self.recipients(draft, end..rest.end, end..rest.end);
        let is_category = category::is_craft(&award) || award.starts_with("Best") || award.starts_with("Most");
        let (award, category) = if is_category { (giver.award.clone(), Some(award)) } else { (Some(award), None) };
        self.push(above, &giver, award.as_deref(), category.as_deref(), result, &names, rule, draft);
        true
    }

    /// A result word within the line: `Academy Award Nomination: …`.
    fn inline_result(&self) -> Option<AwardResult> {
        static WORD: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"\b(?:(?P<nominated>[Nn]ominat(?:ed|ions?)|[Nn]ominees?)|(?P<won>[Ww]on|[Ww]inner))\b")
        });
        let found = WORD.captures(&self.words.as_str()[self.content.clone()])?;
        Some(if found.name("won").is_some() { AwardResult::Won } else { AwardResult::Nominated })
    }

    /// The people of a part of the line: `(Ann Hall)`, `: Ann Hall, Bo Lind`, `– Ann Hall`.
    fn recipients(&self, draft: &Draft<'_>, range: Range<usize>, wide: Range<usize>) -> Vec<Excerpt<'a>> {
        static LEAD: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"^(?:[ :,;.(–—-]|(?:for|to|by|and|Awarded to|won by|went to|Winner|Recipient|Nominee|Actor|Actress|Director)\b)*",
            )
        });
        let text = self.words.as_str();
        for part in [range, wide] {
            let part = self.content.start + part.start..self.content.start + part.end.max(part.start);
            let Some(words) = text.get(part.clone()) else { continue };
            let start = part.start + LEAD.find(words).map_or(0, |lead| lead.end());
            let rest = text[start..part.end].trim_end_matches([' ', ',', ';', '.']);
            let inner = rest.find([')', '(']).unwrap_or(rest.len());
            let names = recipient::only_names(&Who { draft, titles: &[], spoken: &[] }, text, start..start + inner);
            if !names.is_empty() {
                return names.into_iter().map(|name| self.words.get(name)).collect();
            }
        }
        Vec::new()
    }

    #[expect(clippy::too_many_arguments, reason = "what a row of the table holds")]
    fn push(
        &self,
        above: &Above,
        body: &Ceremony,
        award: Option<&str>,
        category: Option<&str>,
        result: AwardResult,
        names: &[Excerpt<'a>],
        rule: Rule,
        draft: &mut Draft<'_>,
    ) {
        let carried = above.body.as_ref().filter(|above| above.name == body.name);
        let apart = category.is_some_and(is_personal);
        let read = |recipients: Vec<Excerpt<'a>>| Read {
            body: body.name.clone(),
            edition: body.edition.or_else(|| carried.and_then(|above| above.edition)),
            year: body.year.or(self.year).or_else(|| carried.and_then(|above| above.year)),
            award: award.map(str::to_owned),
            category: category.map(str::to_owned),
            result,
            country: None,
            recipients,
            words: self.words,
            rule,
        };
        row::each(names, apart).into_iter().for_each(|recipients| read(recipients).push(draft));
    }
}
