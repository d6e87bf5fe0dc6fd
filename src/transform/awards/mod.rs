//! Awards, nominations, selections and honours, out of prose, lists and tables.

mod body;
mod category;
mod cell;
mod edition;
mod honors;
mod items;
mod layout;
mod list;
mod mention;
mod other_work;
mod pairing;
mod prose;
mod reader;
mod recipient;
mod row;
mod selection;
mod shared;
mod table;
mod trigger;

pub(super) use shared::rows;

use crate::article::{Block, Field};
use crate::schema::sections::SectionKind;
use crate::vocab::Needle;

use super::signs::Sign;
use super::{Draft, film};

/// Reads the awards that an infobox states.
pub(super) fn field(field: &Field, draft: &mut Draft<'_>) {
    list::field(field, draft);
}

/// Reads awards out of lists and prose.
pub(super) fn prose(draft: &mut Draft<'_>) {
    let titles = titles(draft);
    let mut lists = list::Lists::default();
    for passage in draft.prose.passages() {
        draft.place = passage.place();
        let (text, item) = match passage.block {
            Block::Paragraph(text) => (text, false),
            Block::Item { text, .. } => (text, true),
            Block::Table(table) => {
                if tables_stand(passage.kind) {
                    table::read(passage, table, &titles, draft);
                }
                continue;
            }
        };
        if honors_stand(passage.kind) {
            let mut honored = false;
            // Titles of lists have full stops of their own: an item is read whole.
            if item && passage.may_tell(Sign::Honor) {
                honored |= honors::read(text.excerpt(), item, draft);
            } else if !item {
                for sentence in passage.about(&[Sign::Honor]) {
                    honored |= honors::read(sentence, item, draft);
                }
            }
            if item && honored {
                continue;
            }
        }
        if passage.kind == SectionKind::Accolades && lists.take(passage, draft) {
            continue;
        }
        if !awards_stand(passage.kind) || item && passage.kind != SectionKind::Accolades {
            continue;
        }
        let mut context = prose::Context::of(&titles);
        for sentence in passage.sentences() {
            context.next(sentence, draft);
        }
    }
    row::drop_vague(draft);
}

/// What sentences about awards hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    mention::needles()
}

/// What sentences about honours hold.
pub(super) fn honor_needles() -> Option<Vec<Needle>> {
    honors::needles()
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
