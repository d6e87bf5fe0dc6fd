//! The film in other databases: templates of the section on links, and infobox fields of old.

use crate::article::{Article, Excerpt, Field, Infobox, Target, Text};
use crate::finding::Code;
use crate::schema::external_ids::ExternalId;
use crate::span::Span;
use crate::value::id;
use crate::vocab::external_ids::{self, Scheme};
use crate::vocab::fields;

use super::rules::Rule;
use super::{Draft, Place, Reading, film};

/// Reads a field that holds an identifier.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    let Some(scheme) = fields::canonical(field.key.as_str()).and_then(external_ids::of_field) else { return };
    for item in &field.items {
        let addresses: Vec<(&str, Span)> = item
            .targets()
            .filter_map(|(_, target)| match target {
                Target::Address(url, span) => Some((url, span)),
                Target::Page(_) => None,
            })
            .collect();
        for (url, span) in addresses.iter().copied().chain([(item.as_str(), item.span())]).take(addresses.len().max(1))
        {
            add(scheme, url, span, Rule::ExternalIdField, draft);
        }
    }
}

/// Reads the templates that link to other databases.
///
/// Articles link to the pages of sequels and series too, with their titles: an identifier is the
/// film's where the template gives no title or one of the film's own. Where several without a title
/// stand under one scheme, the first is the film's.
pub(super) fn templates(draft: &mut Draft<'_>) {
    let article = draft.article;
    if let (Some(item), Some(scheme)) = (draft.document.page.wikidata_item, external_ids::of_field("wikidata")) {
        // The record of a page says so beside its text: what the text says of the same is its title.
        draft.place = Place::title();
        add(scheme, &format!("Q{item}"), article.title.span(), Rule::ExternalIdField, draft);
    }
    let titles = titles_of(draft);
    for call in &article.templates {
        let Some(stated) = Stated::of(call) else { continue };
        draft.place = place(article, call);
        let named = stated.title.is_some_and(|title| !is_one_of(&titles, title.as_str()));
        let many = stated.scheme.name == "official_website";
        let id = stated.id.and_then(|id| stated.scheme.read(id.as_str())).map(|read| read.id);
        let another = stated.title.is_none()
            && !many
            && draft
                .external_ids
                .iter()
                .any(|known| known.scheme == stated.scheme.name && Some(&known.id) != id.as_ref());
        if named || another {
            continue;
        }
        let name = call.name.excerpt();
        match stated.id {
            Some(id) if stated.scheme.read(id.as_str()).is_none() => {
                let message = format!("not an identifier of {}", stated.scheme.name);
                draft.finding(Code::IdentifierUnreadable, id, message);
            }
            Some(id) => {
                let span = name.span().cover(id.span());
                add(stated.scheme, id.as_str(), span, Rule::ExternalIdTemplate, draft);
            }
            None => draft.finding(Code::Templated, name, "the identifier stands in Wikidata"),
        }
    }
}

/// What a template says.
pub(super) struct Stated<'a> {
    pub(super) scheme: &'static Scheme,
    pub(super) id: Option<Excerpt<'a>>,
    pub(super) title: Option<Excerpt<'a>>,
}

impl<'a> Stated<'a> {
    /// Reads a template that gives an identifier.
    pub(super) fn of(call: &'a Infobox) -> Option<Self> {
        let value = |field: &'a Field| field.items.first().map(Text::excerpt).filter(|value| !value.is_empty());
        let keyed = |names: &[&str]| {
            let fields = call.fields.iter().filter(|field| names.contains(&field.key.as_str()));
            fields.filter_map(value).next()
        };
        let mut placed = call
            .fields
            .iter()
            .filter(|field| field.key.as_str().bytes().all(|digit| digit.is_ascii_digit()))
            .filter_map(value);
        let mut ahead = placed.clone();
        let first = ahead.next().map(Excerpt::as_str);
        let (scheme, before) = external_ids::of_template(call.name.as_str(), first)?;
        placed.by_ref().take(before).for_each(drop);
        let id = keyed(&["id", "ID", "url", "URL"]).or_else(|| placed.next());
        let title = keyed(&["title", "name"]).or_else(|| placed.next());
        Some(Stated { scheme, id, title: title.filter(|_| scheme.name != "official_website") })
    }
}

/// The titles of the film, folded to their letters.
fn titles_of(draft: &Draft<'_>) -> Vec<String> {
    let shown = film::display_title(draft);
    let article = draft.article;
    let named = article.display_name.iter().map(Text::as_str);
    let known = draft.titles.iter().map(|title| title.title.as_str());
    [shown.as_str(), article.title.as_str()].into_iter().chain(named).chain(known).map(letters).collect()
}

/// Whether a title is one of these, or ends in one behind the name of the series (`Space Wars: Episode V – The Return`).
fn is_one_of(titles: &[String], title: &str) -> bool {
    let ends = title.match_indices([':', '\u{2013}', '\u{2014}']).map(|(at, mark)| &title[at + mark.len()..]);
    [title].into_iter().chain(ends).map(letters).any(|title| titles.contains(&title))
}

/// The letters and digits of a title, without an article at its start and a bracket at its end.
fn letters(title: &str) -> String {
    let folded = id::fold(title);
    let plain = folded.split(" (").next().unwrap_or(&folded);
    let plain = ["the ", "a ", "an "].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(plain);
    plain.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The part of the article that a template stands in.
pub(super) fn place(article: &Article, call: &Infobox) -> Place {
    Place::section(section(article, call).and_then(|at| article.sections[at].heading.as_ref()).map(Text::as_str))
}

/// Index of the section that a template stands in.
pub(super) fn section(article: &Article, call: &Infobox) -> Option<usize> {
    let at = call.name.span().start;
    let starts_before = |heading: &Text| heading.span().start <= at;
    article.sections.iter().rposition(|section| section.heading.as_ref().is_none_or(starts_before))
}

fn add(scheme: &Scheme, stated: &str, span: Span, rule: Rule, draft: &mut Draft<'_>) {
    let Some(read) = scheme.read(stated) else { return };
    let row = ExternalId { film_id: draft.film_id, scheme: scheme.name.to_owned(), id: read.id, url: read.url };
    let reading = Reading { span, place: draft.place.clone(), rule };
    let same = |known: &ExternalId| (known.scheme.as_str(), known.id.as_str()) == (scheme.name, row.id.as_str());
    draft.external_ids.confirm_or_push(same, row.clone(), reading);
}
