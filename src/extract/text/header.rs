//! The head of an article: display name and infobox fields.

use crate::article::{Field, PieceKind, Text};
use crate::finding::{Code, Finding};
use crate::span::Span;

use super::Reader;
use super::line::LineKind;

/// A longer key is a sentence with a colon in it.
const LONGEST_KEY: usize = 40;
/// A longer line inside a template infobox is running text: the infobox was never closed.
const LONGEST_TEMPLATE_VALUE: usize = 160;

impl Reader<'_> {
    /// Reads display name and fields, in whichever of the two forms they come.
    pub(super) fn header(&mut self) {
        self.take_blank();
        let Some(line) = self.line() else { return };
        if line.content.slice(self.source).starts_with("{{") {
            self.template_infobox();
            return;
        }
        if self.display_name_stands_here() {
            self.article.display_name = Some(self.clean_title(line.content));
            self.take(PieceKind::DisplayName);
            self.take_blank();
        }
        self.fields();
    }

    /// Whether the present line names the film: a line of words with the first field after it.
    fn display_name_stands_here(&self) -> bool {
        let Some(line) = self.line() else { return false };
        if line.kind != LineKind::Words {
            return false;
        }
        let words = line.content.slice(self.source);
        let after = self.lines[self.at + 1..].iter().enumerate().find(|(_, line)| line.kind != LineKind::Blank);
        let Some((gap, next)) = after else { return false };
        let field = matches!(next.kind, LineKind::Item(_)) && self.key_of(next.content).is_some();
        // Across a blank line a paragraph that announces a list looks the same; it ends in a stop.
        field && (gap == 0 || !words.ends_with(['.', ':', '!', '?']))
    }

    fn fields(&mut self) {
        while let Some(line) = self.line() {
            match (line.kind, self.key_of(line.content)) {
                (LineKind::Item(1), Some(key)) => {
                    let value = Span { start: key.end + 1, end: line.content.end };
                    let field = Field { key: self.clean(key), items: self.filled(value) };
                    self.article.fields.push(field);
                    self.take(PieceKind::Field);
                }
                // An indented item under a field is one more of its values.
                (LineKind::Item(depth), _) if depth > 1 && !self.article.fields.is_empty() => {
                    let value = self.filled(line.content);
                    if let Some(field) = self.article.fields.last_mut() {
                        field.items.extend(value);
                    }
                    self.take(PieceKind::Field);
                }
                _ => return,
            }
            // Blank lines between fields are tolerated; after the last they end the head.
            let more = self.next_filled().map(|index| self.lines[index]);
            let continues =
                more.is_some_and(|line| matches!(line.kind, LineKind::Item(_)) && self.key_of(line.content).is_some());
            if continues {
                self.take_blank();
            }
        }
    }

    /// The key of a field line: what stands before the first colon, where that looks like a key.
    fn key_of(&self, content: Span) -> Option<Span> {
        let words = content.slice(self.source);
        let colon = words.find(':')?;
        let key = &words[..colon];
        let plausible = !key.is_empty()
            && key.len() <= LONGEST_KEY
            && key.split_whitespace().count() <= 5
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '(' | ')' | '/' | '&' | '\u{A0}'))
            && !words[colon..].starts_with("://");
        plausible.then(|| Span { start: content.start, end: content.start + colon as u32 })
    }

    fn filled(&mut self, value: Span) -> Vec<Text> {
        let text = self.clean(value);
        if text.is_empty() { Vec::new() } else { vec![text] }
    }

    /// An infobox that kept the form of a template: `| key = value` lines between `{{` and `}}`,
    /// further values on lines of their own. One that is never closed ends where running text starts.
    fn template_infobox(&mut self) {
        let opening = self.line().map(|line| line.content).unwrap_or_default();
        let name = opening.slice(self.source).trim_start_matches('{').split('|').next().unwrap_or_default().trim();
        let start = opening.start as usize + opening.slice(self.source).find(name).unwrap_or(0);
        self.article.infobox = Some(Text::verbatim(self.source, Span::new(start, start + name.len())));
        self.take(PieceKind::Markup);
        while let Some(line) = self.line() {
            let words = line.content.slice(self.source);
            if words.starts_with("}}") {
                self.take(PieceKind::Markup);
                return;
            }
            match self.template_key(line.content) {
                Some((key, value)) => {
                    let field = Field { key: self.clean(key), items: self.filled(value) };
                    if field.key.as_str() == "name" {
                        self.article.display_name = Some(self.clean_title(value)).filter(|name| !name.is_empty());
                    }
                    self.article.fields.push(field);
                    self.take(PieceKind::Field);
                }
                None if line.kind == LineKind::Blank => self.take(PieceKind::Blank),
                None if self.continues_value(words) => {
                    let value = self.filled(line.content);
                    if let Some(field) = self.article.fields.last_mut() {
                        field.items.extend(value);
                    }
                    self.take(PieceKind::Field);
                }
                None => break,
            }
        }
        self.findings.push(Finding::at(
            Code::UnclosedMarkup,
            opening,
            opening.slice(self.source),
            "the infobox has no closing braces",
        ));
    }

    /// Key and value of `| key = value`.
    fn template_key(&self, content: Span) -> Option<(Span, Span)> {
        let words = content.slice(self.source);
        let after_bar = words.strip_prefix('|')?;
        let equals = after_bar.find('=')?;
        let key = after_bar[..equals].trim();
        let start = content.start as usize + words.find(key)?;
        let value = Span::new(content.start as usize + 1 + equals + 1, content.end as usize);
        (!key.is_empty()).then(|| (Span::new(start, start + key.len()), value))
    }

    fn continues_value(&self, words: &str) -> bool {
        !self.article.fields.is_empty()
            && words.len() <= LONGEST_TEMPLATE_VALUE
            && !words.starts_with('=')
            && (!words.ends_with('.') || words.split_whitespace().count() <= 8)
    }
}
