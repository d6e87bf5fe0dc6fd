//! Awards, nominations, selections and honours, out of prose, lists and tables.

mod body;
mod category;
mod cell;
mod honors;
mod items;
mod layout;
mod list;
mod mention;
mod prose;
mod reader;
mod recipient;
mod row;
mod selection;
mod table;
mod trigger;

use crate::article::{Article, Block, Field};
use crate::schema::sections::SectionKind;

use super::sentence::sentences;
use super::{Draft, film, passages};

/// Reads the awards that an infobox states.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    list::field(field, draft);
}

/// Reads awards out of lists and prose.
pub(super) fn prose(article: &Article, draft: &mut Draft<'_>) {
    let titles = titles(draft);
    let mut lists = list::Lists::default();
    for passage in passages(article) {
        draft.place = passage.place();
        let (text, item) = match passage.block {
            Block::Paragraph(text) => (text, false),
            Block::Item { text, .. } => (text, true),
            Block::Table(table) => {
                if tables_stand(passage.kind) {
                    table::read(&passage, table, &titles, draft);
                }
                continue;
            }
        };
        if honors_stand(passage.kind) {
            let mut honored = false;
            // Titles of lists have full stops of their own: an item is read whole.
            let parts = if item { vec![text.excerpt()] } else { sentences(text) };
            for part in parts {
                honored |= honors::read(part, item, draft);
            }
            if item && honored {
                continue;
            }
        }
        if passage.kind == SectionKind::Accolades && lists.take(&passage, draft) {
            continue;
        }
        if !awards_stand(passage.kind) || item && passage.kind != SectionKind::Accolades {
            continue;
        }
        let mut context = prose::Context { titles: titles.clone(), ..prose::Context::default() };
        for sentence in sentences(text) {
            prose::sentence(sentence, &mut context, draft);
        }
    }
    row::drop_vague(draft);
}

/// Whether sections of a kind tell the awards of the film.
fn awards_stand(kind: SectionKind) -> bool {
    use SectionKind::{Accolades, Lead, Reception, Release, Soundtrack};
    matches!(kind, Lead | Release | Reception | Accolades | Soundtrack)
}

/// Whether sections of a kind may hold tables of the film's awards.
fn tables_stand(kind: SectionKind) -> bool {
    !matches!(kind, SectionKind::Plot | SectionKind::Cast | SectionKind::SeeAlso)
}

/// Whether sections of a kind tell the lists and registries that the film is in.
fn honors_stand(kind: SectionKind) -> bool {
    !matches!(kind, SectionKind::Plot | SectionKind::Cast | SectionKind::SeeAlso)
}

/// The names by which the article calls the film.
fn titles(draft: &Draft<'_>) -> Vec<String> {
    let mut titles = vec![film::display_title(draft).as_str().to_owned()];
    titles.extend(draft.article.display_name.iter().map(|name| name.as_str().to_owned()));
    titles.extend(draft.titles.iter().map(|title| title.title.clone()));
    titles.retain(|title| title.chars().count() > 1);
    titles.sort();
    titles.dedup();
    titles
}
