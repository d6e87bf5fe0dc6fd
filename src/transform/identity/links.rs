//! Every link of an article, by the words that it shows.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::article::{Article, Block, Excerpt, Text};
use crate::transform::Redirects;
use crate::value::id;
use crate::value::name::{self, Likeness, Shape};

use super::pages::{is_companys, is_persons, own_name};

/// The links of an article.
#[derive(Debug, Default)]
pub(in crate::transform) struct Links<'a> {
    redirects: Option<&'a Redirects>,
    /// Pages by the folded words that links to them show, and by their own names.
    people: BTreeMap<String, Vec<&'a str>>,
    companies: BTreeMap<String, Vec<&'a str>>,
    /// The names that the links show, as they are compared with others: made when somebody is met whom no
    /// link names.
    shapes: OnceCell<Vec<(Shape, &'a str)>>,
    /// Pages that people of different names are linked to: nobody's own.
    shared: Vec<&'a str>,
}

impl<'a> Links<'a> {
    /// The links of an article, before anything of it is read.
    pub(in crate::transform) fn of(article: &'a Article, redirects: &'a Redirects) -> Self {
        let mut links = Links { redirects: Some(redirects), ..Links::default() };
        let mut shown: BTreeMap<&'a str, BTreeSet<String>> = BTreeMap::new();
        // An article repeats its links: what a page may be is asked once.
        let mut by_target: BTreeMap<&'a str, BTreeSet<&'a str>> = BTreeMap::new();
        for (words, target) in texts(article).flat_map(|text| text.excerpt().links()) {
            by_target.entry(target).or_default().insert(words.as_str());
        }
        for (target, words) in by_target {
            if let Some(page) = person_page(redirects, target) {
                for plain in words.iter().map(|words| name::core(words)).filter(|plain| name::is_plausible(plain)) {
                    note(&mut links.people, &plain, page);
                    note(&mut links.people, own_name(page), page);
                    shown.entry(page).or_default().insert(plain);
                }
            }
            if let Some(page) = company_page(redirects, target) {
                words.iter().for_each(|words| note(&mut links.companies, words, page));
            }
        }
        links.shared = shown.into_iter().filter(|(page, names)| is_shared(page, names)).map(|(page, _)| page).collect();
        for pages in links.people.values_mut() {
            pages.retain(|page| !links.shared.contains(page));
        }
        links
    }

    /// The page of the person called `name`, where `words` show a link to it under that name.
    pub(in crate::transform) fn of_person(&self, name: &str, words: Excerpt<'_>) -> Option<String> {
        let redirects = self.redirects?;
        let folded = id::fold(name);
        let names = |words: &str, page: &str| {
            let shown = id::fold(&name::core(words));
            // A surname in the place of the name: `[[Ida Lupino|Lupino]]`.
            shown == folded || ends_in(&folded, &shown) || id::fold(own_name(page)) == folded
        };
        let mut found = words.links().filter_map(|(words, target)| Some((words, person_page(redirects, target)?)));
        let found = found.find(|(words, page)| names(words.as_str(), page)).map(|(_, page)| page.to_owned());
        found.filter(|page| !self.shared.contains(&page.as_str()))
    }

    /// The page of the company that the words are a link to.
    pub(in crate::transform) fn of_company(&self, words: Excerpt<'_>) -> Option<String> {
        company_page(self.redirects?, words.link_target()?).map(str::to_owned)
    }

    /// The pages that people of this name are linked to somewhere in the article.
    pub(in crate::transform) fn people(&self, name: &str) -> &[&'a str] {
        self.people.get(&id::fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The pages that companies of this name are linked to somewhere in the article.
    pub(in crate::transform) fn companies(&self, name: &str) -> &[&'a str] {
        self.companies.get(&id::fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The pages of linked people with a name like this one.
    pub(in crate::transform) fn alike(&self, name: &Shape) -> impl Iterator<Item = &'a str> {
        let shapes = self.shapes.get_or_init(|| {
            let named = self.people.iter().filter(|(name, _)| name.contains(' '));
            named.flat_map(|(name, pages)| pages.iter().map(|page| (Shape::of(name), *page))).collect()
        });
        shapes.iter().filter(|(shape, _)| shape.likeness(name) == Some(Likeness::Name)).map(|(_, page)| *page)
    }
}

/// Every text of the article that may hold links.
fn texts(article: &Article) -> impl Iterator<Item = &Text> {
    let fields = article.fields.iter().flat_map(|field| &field.items);
    let blocks = article.sections.iter().flat_map(|section| &section.blocks);
    fields.chain(blocks.flat_map(block_texts))
}

/// Every text of a block: the cells of a table too.
pub(in crate::transform) fn block_texts(block: &Block) -> impl Iterator<Item = &Text> {
    let cells = match block {
        Block::Table(table) => table.cells(),
        _ => &[],
    };
    [block.text()].into_iter().chain(cells.iter().flat_map(|cell| &cell.items))
}

fn note<'a>(pages: &mut BTreeMap<String, Vec<&'a str>>, name: &str, page: &'a str) {
    let known = pages.entry(id::fold(name)).or_default();
    if !known.contains(&page) {
        known.push(page);
    }
}

/// The page that a link to a person leads to in the end, where it may be theirs: a person without a page of
/// their own may redirect to a film or to a duo.
fn person_page<'t>(redirects: &'t Redirects, target: &'t str) -> Option<&'t str> {
    let end = redirects.resolve(target);
    [end, target].into_iter().find(|page| is_persons(page))
}

fn company_page<'t>(redirects: &'t Redirects, target: &'t str) -> Option<&'t str> {
    let end = redirects.resolve(target);
    [end, target].into_iter().find(|page| is_companys(page))
}

/// Whether links to a page show full names of several people, none of which is the page's own.
fn is_shared(page: &str, names: &BTreeSet<String>) -> bool {
    let full_names: Vec<&String> = names.iter().filter(|name| name.contains(' ')).collect();
    if full_names.len() < 2 {
        return false;
    }
    let shapes: Vec<Shape> = full_names.into_iter().map(|name| Shape::of(name)).collect();
    let own = Shape::of(own_name(page));
    let Some(first) = shapes.first() else { return false };
    shapes.iter().any(|shape| shape.likeness(first).is_none())
        && shapes.iter().all(|shape| shape.likeness(&own).is_none())
}

/// Whether a folded name ends in another, as words.
fn ends_in(name: &str, end: &str) -> bool {
    name.strip_suffix(end).is_some_and(|rest| rest.ends_with(' '))
}
