//! The plain-text reader on any text at all.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use reelmill::article::{Article, Block, Text};
use reelmill::extract::text::articles;
use reelmill::schema::articles::Format;
use reelmill::transform::{self, Document, PageNumbers};

/// Texts made of what articles are made of, in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("= Title =\n"),
        Just("== Cast ==\n"),
        Just("==Reception==\r\n"),
        Just("- Director: "),
        Just("- Key:\n"),
        Just("- Released: 7 September 2020 (Venice)\n"),
        Just("* a\n"),
        Just("-\n"),
        Just("{{Infobox film\n"),
        Just("| name = X\n"),
        Just("}}\n"),
        Just("{{"),
        Just("[["),
        Just("]]"),
        Just("<ref"),
        Just("<ref>"),
        Just("/>"),
        Just("''"),
        Just("'''s "),
        Just("&nbsp;"),
        Just("&amp;"),
        Just("\u{A0}"),
        Just("\u{FEFF}"),
        Just("( "),
        Just(" )"),
        Just("()"),
        Just("e\u{301}"),
        Just("Дорогие "),
        Just("“4/5 stars” "),
        Just("gave it three out of four stars. "),
        Just("won the Golden Lion at the "),
        Just("$1.2–3 million "),
        Just("A, B and C (uncredited), "),
        Just("\n"),
        Just("\n\n"),
        Just(". "),
        Just("Jr. "),
        Just("Rotten Tomatoes 93% based on 40 reviews "),
        Just("X as Y, Z\n"),
        Just("directed by Ann Other "),
        Just("29 February 1999 "),
    ];
    prop::collection::vec(prop_oneof![4 => scrap.prop_map(str::to_owned), 1 => any::<String>()], 0..40)
        .prop_map(|scraps| scraps.concat())
}

fn texts(article: &Article) -> Vec<&Text> {
    let fields = article.fields.iter().flat_map(|field| field.items.iter().chain([&field.key]));
    let sections = article
        .sections
        .iter()
        .flat_map(|section| section.heading.iter().chain(section.blocks.iter().map(Block::text)));
    fields.chain(sections).chain(article.display_name.iter()).chain([&article.title]).collect()
}

fn holds(source: &str) -> Result<(), TestCaseError> {
    let mut expected = 0;
    for extracted in articles(source) {
        prop_assert_eq!(extracted.range.start, expected);
        expected = extracted.range.end;
        let document = &source[extracted.range.clone()];
        prop_assert_eq!(extracted.article.render(document), document);
        for text in texts(&extracted.article) {
            let span = text.span();
            prop_assert!(document.get(span.range()).is_some(), "{span:?} lies outside the document");
            for (at, character) in text.as_str().char_indices() {
                let span = text.span_of(at..at + character.len_utf8());
                prop_assert!(document.get(span.range()).is_some(), "{span:?} cuts a character");
            }
        }
        let title = extracted.article.title.as_str();
        let (uri, digest) = ("x.txt", "");
        let document_of = Document {
            wiki: "enwiki",
            title,
            source_uri: uri,
            format: Format::Text,
            page: PageNumbers::default(),
            content_sha256: digest,
            byte_length: document.len(),
            license: None,
            redirects: transform::Redirects::none(),
        };
        let transformed = transform::article(&extracted.article, &document_of, extracted.findings);
        for evidence in &transformed.rows.evidence {
            let range = evidence.byte_start as usize..evidence.byte_end as usize;
            prop_assert!(document.get(range.clone()).is_some(), "evidence {range:?} lies outside the document");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scraps_round_trip_and_stay_inside(source in scraps()) {
        holds(&source)?;
    }

    #[test]
    fn any_text_round_trips_and_stays_inside(source in any::<String>()) {
        holds(&format!("= T =\n{source}"))?;
    }
}

/// Far from linear work would take minutes here, not a moment.
#[test]
fn markup_storms_take_a_moment() {
    for storm in [
        "[[",
        "{{",
        "<ref>",
        "<a ",
        "'''",
        "(",
        "( ,",
        "&",
        "= x =\n",
        "-\n",
        "- a: b\n",
        "| a = b\n",
        "\u{301}",
        "\"",
        "a.\u{A0}",
    ] {
        let source = format!("= T =\n\n{}", storm.repeat(100_000));
        let start = Instant::now();
        let found = articles(&source);
        assert!(!found.is_empty());
        assert!(start.elapsed() < Duration::from_secs(20), "`{storm}` takes {:?}", start.elapsed());
    }
}

#[test]
fn several_articles_in_one_file_are_several_documents() {
    let source = "\u{FEFF}= A =\r\n\r\nA is a 1902 film.\r\n\r\n= B =\r\nB is a 1903 film.\r\n";
    let found = articles(source);
    let titles: Vec<_> = found.iter().map(|extracted| (extracted.article.title.as_str(), extracted.line)).collect();
    assert_eq!(titles, [("A", 0), ("B", 4)]);
    assert_eq!(found[0].article.sections[0].plain_text(), "A is a 1902 film.");
    assert_eq!(&source[found[1].range.clone()], "= B =\r\nB is a 1903 film.\r\n");
}

/// Real articles, where they are at hand.
#[test]
fn real_articles_round_trip_and_stay_inside() {
    let folders = ["../shared/seeds", "../shared/corpus/text", "input"];
    let mut count = 0;
    for folder in folders.map(|folder| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            eprintln!("skipped: {} is not here", folder.display());
            continue;
        };
        for path in entries
            .map(|entry| entry.expect("readable").path())
            .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        {
            let source = std::fs::read_to_string(&path).expect("UTF-8");
            assert!(!articles(&source).is_empty(), "{} holds no article", path.display());
            holds(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            count += 1;
        }
    }
    assert!(count > 0);
}
