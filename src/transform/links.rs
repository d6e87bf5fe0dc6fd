//! Where the article leads: to other articles, to categories, to other sites.

use crate::article::{Article, Block, Excerpt, Target, Text};
use crate::schema::links::LinkKind;
use crate::schema::sections::SectionKind;
use crate::vocab::fields;

use super::external_ids::{self, Stated};
use super::identity::block_texts;
use super::rules::Rule;
use super::{Place, Reading, section_kinds};

/// A link, before it has its number.
pub(super) struct Found {
    pub(super) section: Option<usize>,
    pub(super) target: String,
    pub(super) text: Option<String>,
    pub(super) kind: LinkKind,
    pub(super) reading: Reading,
}

/// Every link of an article: those of the infobox, those of the sections in their order, categories.
pub(super) fn of(article: &Article) -> Vec<Found> {
    let mut found = Vec::new();
    for field in &article.fields {
        let key = field.key.as_str();
        let place = Place::field(fields::canonical(key).unwrap_or(key));
        field.items.iter().for_each(|item| of_text(item, None, &place, &mut found));
    }
    let elsewhere = outward(article);
    let kinds = section_kinds(article);
    for (at, (section, kind)) in article.sections.iter().zip(kinds).enumerate() {
        let place = Place::section(section.heading.as_ref().map(Text::as_str));
        let start = found.len();
        for block in &section.blocks {
            match block {
                Block::Item { text, .. } if kind == SectionKind::SeeAlso => see_also(text, at, &place, &mut found),
                _ => block_texts(block).for_each(|text| of_text(text, Some(at), &place, &mut found)),
            }
        }
        found.extend(elsewhere.iter().filter(|(section, ..)| *section == at).map(|(_, target, words)| Found {
            section: Some(at),
            target: target.clone(),
            text: None,
            kind: LinkKind::External,
            reading: Reading { span: words.span(), place: place.clone(), rule: Rule::LinkExternal },
        }));
        found[start..].sort_by_key(|link| link.reading.span.start);
    }
    found.extend(article.categories.iter().filter(|name| !name.is_empty()).map(|category| Found {
        section: None,
        target: category.as_str().to_owned(),
        text: None,
        kind: LinkKind::Category,
        reading: Reading { span: category.span(), place: Place::categories(), rule: Rule::LinkCategory },
    }));
    found
}

/// The links of a text.
fn of_text(text: &Text, section: Option<usize>, place: &Place, found: &mut Vec<Found>) {
    for (words, target) in text.targets() {
        let shown = Some(words.as_str().trim()).filter(|shown| !shown.is_empty());
        let (target, span, kind, rule) = match target {
            Target::Page(title) => (title, words.span(), LinkKind::Inline, Rule::LinkInline),
            // A link without words of its own shows its number.
            Target::Address(url, span) if words.is_empty() => (url, span, LinkKind::External, Rule::LinkExternal),
            Target::Address(url, span) => (url, span.cover(words.span()), LinkKind::External, Rule::LinkExternal),
        };
        let reading = Reading { span, place: place.clone(), rule };
        let text = shown.filter(|shown| *shown != target).map(str::to_owned);
        found.push(Found { section, target: target.to_owned(), text, kind, reading });
    }
}

/// An item of the section on related articles: its links, or all of it where the source shows none.
fn see_also(text: &Text, at: usize, place: &Place, found: &mut Vec<Found>) {
    let start = found.len();
    of_text(text, Some(at), place, found);
    if found.len() == start {
        let reading = Reading { span: text.span(), place: place.clone(), rule: Rule::LinkSeeAlso };
        let target = text.as_str().to_owned();
        found.push(Found { section: Some(at), target, text: None, kind: LinkKind::SeeAlso, reading });
    }
    for link in found[start..].iter_mut().filter(|link| link.kind == LinkKind::Inline) {
        (link.kind, link.reading.rule) = (LinkKind::SeeAlso, Rule::LinkSeeAlso);
    }
}

/// What templates for other databases link to: section, address, and the words.
fn outward(article: &Article) -> Vec<(usize, String, Excerpt<'_>)> {
    let calls = article.templates.iter().filter_map(|call| {
        let stated = Stated::of(call)?;
        let url = stated.scheme.read(stated.id?.as_str())?.url;
        Some((external_ids::section(article, call)?, url, stated.id?))
    });
    calls.collect()
}
