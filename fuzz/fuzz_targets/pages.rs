//! Pages of MediaWiki XML: any bytes are read to their end, whole or with a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reelmill::extract::mediawiki::{Signs, cut, look, pages, site};

const SIGNS: Signs = Signs { title: |_| false, template: |name| name == "Infobox film", category: |_| false };

fuzz_target!(|xml: &[u8]| {
    // Every page is at least a few bytes long, and an error takes at least one.
    assert!(pages(xml).count() <= xml.len() + 1);
    let found = cut(xml);
    site(found.head);
    for page in &found.pages {
        look(page, &SIGNS);
        assert!(page.starts_with(b"<page>") && page.ends_with(b"</page>"));
        pages(*page).for_each(drop);
    }
});
