//! Awards, nominations, selections and honours, out of prose and lists.

mod body;
mod category;
mod items;
mod list;
mod mention;
mod prose;
mod recipient;
mod row;
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
        if passage.kind == SectionKind::Accolades && lists.take(&passage, draft) {
            continue;
        }
        let reads = matches!(
            passage.kind,
            SectionKind::Lead
                | SectionKind::Release
                | SectionKind::Reception
                | SectionKind::Accolades
                | SectionKind::Soundtrack
        );
        let text = match passage.block {
            Block::Paragraph(text) => text,
            Block::Item { text, .. } if passage.kind == SectionKind::Accolades => text,
            Block::Item { .. } | Block::Table(_) => continue,
        };
        if !reads {
            continue;
        }
        let mut context = prose::Context { titles: titles.clone(), ..prose::Context::default() };
        for sentence in sentences(text) {
            prose::sentence(sentence, &mut context, draft);
        }
    }
    row::drop_vague(draft);
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
