//! Wikitext: any text makes a tree that renders back to it, and an article whose rows cite places in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reelmill::extract::wikitext::{Tree, article};
use reelmill::schema::articles::Format;
use reelmill::transform::{self, Document, PageNumbers, Redirects};

fuzz_target!(|source: &str| {
    let tree = Tree::parse(source);
    assert_eq!(tree.render(), source);
    let extracted = article("A (film)", source);
    assert_eq!(extracted.article.render(source), source);
    let document = Document {
        wiki: "enwiki",
        title: "A (film)",
        source_uri: "a.wiki",
        format: Format::Wikitext,
        page: PageNumbers::default(),
        content_sha256: "",
        byte_length: source.len(),
        license: None,
        redirects: Redirects::none(),
    };
    let made = transform::article(&extracted.article, &document, extracted.findings);
    for evidence in made.rows.evidence {
        let place = evidence.byte_start as usize..evidence.byte_end as usize;
        assert!(source.get(place).is_some(), "{evidence:?}");
    }
});
