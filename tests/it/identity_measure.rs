//! How well people are told apart and kept together without links, measured where links are the truth.
//!
//! A mention is a place where an article names a person: a range of bytes and the form of the name.
//! The truth is the page that the person is linked to in the article; people who are linked nowhere
//! are left out, since nobody knows who they are. Found is the identifier that the person gets when
//! the same article is read with its links taken away, or in its plain-text form (where bytes differ,
//! so that the truth is looked up by the form of the name). Both are compared pair by pair, over
//! all articles together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use reelmill::article::Article;
use reelmill::extract::mediawiki::Page;
use reelmill::extract::{text, wikitext};
use reelmill::measure::{Counts, clusters};
use reelmill::schema::articles::Format;
use reelmill::schema::mentions::MentionKind;
use reelmill::transform::{self, Document, PageNumbers, Redirects, Transformed};
use reelmill::value::id;

use crate::wikitext::corpus;
use crate::workshop::shared;

/// Pages that led to others when the articles were written, which the corpus does not hold: who is
/// linked to either is one person. The last two were lists of namesakes, linked by mistake.
const REDIRECTS: [(&str, &str); 6] = [
    ("Diana Koerner", "Diana Körner"),
    ("Goro Naya", "Gorō Naya"),
    ("Lenore Coffee", "Lenore J. Coffee"),
    ("Dileep (Malayalam actor)", "Dileep (actor)"),
    ("Dileep", "Dileep (actor)"),
    ("Sreenivasan", "Sreenivasan (actor)"),
];

fn redirects() -> &'static Redirects {
    static ALL: LazyLock<Redirects> = LazyLock::new(|| {
        let mut redirects = Redirects::default();
        REDIRECTS.iter().for_each(|(page, target)| redirects.insert(page, target));
        redirects
    });
    &ALL
}

fn transformed(title: &str, article: &Article) -> Transformed {
    let document = Document {
        wiki: "enwiki",
        title,
        source_uri: "x",
        format: Format::MediawikiXml,
        page: PageNumbers::default(),
        content_sha256: "",
        byte_length: 0,
        license: None,
        redirects: redirects(),
    };
    transform::article(article, &document, Vec::new())
}

/// Where people are named: the place, and by which identifier.
fn mentions(made: &Transformed) -> BTreeSet<(i64, i64, String, String)> {
    let forms = made.rows.evidence.iter().filter(|row| row.table == "person_names");
    let mention = |row: &reelmill::schema::evidence::Evidence| {
        let (person, form) = row.row_key.split_once('/').expect("person and name");
        (row.byte_start, row.byte_end, id::fold(form), person.to_owned())
    };
    forms.map(mention).collect()
}

/// The page that each identifier was made from.
fn pages(made: &Transformed) -> BTreeMap<String, String> {
    let linked = made.people.iter().filter_map(|mention| Some((mention, mention.article_title.as_ref()?)));
    linked.map(|(mention, page)| (mention.person_id.to_string(), id::fold(page))).collect()
}

struct Mention {
    title: String,
    name: String,
    truth: String,
    found: String,
}

/// An article as its page has it, with its links taken away, and in its plain-text form where there is one.
struct Read {
    title: String,
    linked: Transformed,
    stripped: Transformed,
    text: Option<Transformed>,
}

/// The articles of the corpus; none where it is not at hand.
fn read() -> &'static [Read] {
    static ALL: LazyLock<Vec<Read>> = LazyLock::new(|| {
        let files = std::fs::read_dir(shared("corpus/text")).into_iter().flatten();
        let sources = files.map(|file| std::fs::read_to_string(file.expect("readable").path()).expect("readable"));
        let texts: BTreeMap<String, Article> = sources
            .flat_map(|source| text::articles(&source))
            .map(|extracted| (extracted.article.title.as_str().to_owned(), extracted.article))
            .collect();
        let read = |page: Page| {
            let article = wikitext::article(&page.title, &page.text).article;
            Read {
                linked: transformed(&page.title, &article),
                stripped: transformed(&page.title, &article.without_links()),
                text: texts.get(&page.title).map(|article| transformed(&page.title, article)),
                title: page.title,
            }
        };
        corpus().into_iter().map(read).collect()
    });
    &ALL
}

/// Every mention of a linked person, and whom it is found to mean without links; and how many are not read then.
fn without_links() -> (Vec<Mention>, usize) {
    let mut all = Vec::new();
    let mut lost = 0;
    for Read { title, linked, stripped, .. } in read() {
        let pages = pages(linked);
        let places: BTreeMap<(i64, i64, String), String> =
            mentions(stripped).into_iter().map(|(start, end, name, person)| ((start, end, name), person)).collect();
        for (start, end, name, person) in mentions(linked) {
            let Some(truth) = pages.get(&person) else { continue };
            match places.get(&(start, end, name.clone())) {
                Some(found) => {
                    all.push(Mention { title: title.clone(), name, truth: truth.clone(), found: found.clone() });
                }
                None => lost += 1,
            }
        }
    }
    (all, lost)
}

/// The same for the plain-text form of the articles.
fn as_text() -> Vec<Mention> {
    let mut all = Vec::new();
    for Read { title, linked, text, .. } in read() {
        let Some(text) = text else { continue };
        let pages = pages(linked);
        let mut whose: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (_, _, name, person) in mentions(linked) {
            whose.entry(name).or_default().insert(person);
        }
        for (_, _, name, found) in mentions(text) {
            // A form that means two people in the article tells nobody.
            let Some(person) = whose.get(&name).filter(|people| people.len() == 1).and_then(BTreeSet::first) else {
                continue;
            };
            let Some(truth) = pages.get(person) else { continue };
            all.push(Mention { title: title.clone(), name, truth: truth.clone(), found });
        }
    }
    all
}

fn figures(what: &str, mentions: &[Mention]) -> Counts {
    let counts = clusters(mentions.iter().map(|mention| (&mention.truth, &mention.found)));
    let people: BTreeSet<&str> = mentions.iter().map(|mention| mention.truth.as_str()).collect();
    eprintln!(
        "{what}: {} mentions of {} people; pairs: precision {:.4}, recall {:.4}, F1 {:.4}",
        mentions.len(),
        people.len(),
        counts.precision(),
        counts.recall(),
        counts.f1()
    );
    for (title, key, of) in [("split", 0, "page"), ("merged", 1, "person")] {
        let mut groups: BTreeMap<&str, BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
        for mention in mentions {
            let (group, other) = match key {
                0 => (&mention.truth, &mention.found),
                _ => (&mention.found, &mention.truth),
            };
            let named = format!("{} ({})", mention.name, mention.title);
            groups.entry(group).or_default().entry(other).or_default().insert(named);
        }
        for (group, others) in groups.iter().filter(|(_, others)| others.len() > 1) {
            eprintln!("  {title} {of} {group}: {:?}", others.values().collect::<Vec<_>>());
        }
    }
    counts
}

#[test]
fn people_are_told_apart_without_links() {
    let (mentions, lost) = without_links();
    if mentions.is_empty() {
        return;
    }
    eprintln!("{lost} mentions of linked people are not read without links");
    assert!(lost * 50 < mentions.len(), "{lost} mentions are not read without links");
    for (what, mentions) in [("without links", mentions), ("as text", as_text())] {
        let counts = figures(what, &mentions);
        assert!(counts.precision() >= 0.995, "{what}: precision {}", counts.precision());
        assert!(counts.recall() >= 0.97, "{what}: recall {}", counts.recall());
    }
}

/// The same film read as text and as wikitext is the same film, and people who are linked under their
/// own name are the same people.
#[test]
fn text_and_wikitext_of_the_corpus_have_the_same_ids() {
    let mut compared = (0, 0);
    for Read { title, linked, text, .. } in read() {
        let Some(text) = text else { continue };
        let films = |made: &Transformed| made.rows.films.iter().map(|film| film.film_id).collect::<Vec<_>>();
        assert_eq!(films(text), films(linked), "{title}");
        compared.0 += films(text).len();
        let mut ids: BTreeMap<String, BTreeSet<uuid::Uuid>> = BTreeMap::new();
        for mention in &text.people {
            ids.entry(id::fold(&mention.name)).or_default().insert(mention.person_id);
        }
        for mention in linked.people.iter().filter(|mention| mention.kind == MentionKind::Credited) {
            let name = id::fold(&mention.name);
            let own = mention.article_title.as_deref().is_some_and(|page| id::fold(page) == name);
            let Some(found) = ids.get(&name).filter(|_| own) else { continue };
            assert!(found.contains(&mention.person_id), "{title}: {}", mention.name);
            compared.1 += 1;
        }
    }
    eprintln!("{} films and {} names of people have the same ids", compared.0, compared.1);
}
