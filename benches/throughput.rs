//! How fast articles are read: `cargo bench --bench throughput`.
//!
//! Measured on the articles of `input/` and, where they are at hand, on real ones in
//! `../shared/corpus/text` and `../shared/corpus/wikitext`; figures are per pass over all of them, on one core.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads its articles")]

use std::fs;
use std::path::Path;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use reelmill::extract::wikitext::{self, Tree};
use reelmill::extract::{Extracted, mediawiki, text};
use reelmill::schema::articles::Format;
use reelmill::transform::{self, Document, PageNumbers, Redirects, Transformed};

fn main() {
    divan::main();
}

/// The files of some folders that have an ending, as text.
fn files(folders: &[&str], ending: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = folders
        .iter()
        .filter_map(|folder| fs::read_dir(root.join(folder)).ok())
        .flat_map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())))
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect();
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).expect("article files are UTF-8")).collect()
}

/// Every article at hand in the plain-text format.
fn texts() -> Vec<String> {
    files(&["input", "../shared/corpus/text"], "txt")
}

/// Title and wikitext of every page at hand.
fn pages() -> Vec<(String, String)> {
    let exports = files(&["../shared/corpus/wikitext"], "xml");
    let pages = exports.iter().flat_map(|export| mediawiki::pages(export.as_bytes()).flatten());
    pages.filter(|page| page.namespace == 0 && page.redirect.is_none()).map(|page| (page.title, page.text)).collect()
}

/// Benchmarks work on each item; `length` is the bytes of an item.
fn measure<T>(bencher: Bencher<'_, '_>, items: &[T], length: impl Fn(&T) -> usize, work: impl Fn(&T)) {
    let bytes: usize = items.iter().map(length).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(items.len())).bench_local(|| {
        for item in items {
            work(black_box(item));
        }
    });
}

fn film(extracted: &Extracted, format: Format) -> Transformed {
    let redirects = Redirects::default();
    let document = Document {
        wiki: "enwiki",
        title: extracted.article.title.as_str(),
        source_uri: "bench",
        format,
        page: PageNumbers::default(),
        content_sha256: "",
        byte_length: extracted.range.len(),
        license: None,
        redirects: &redirects,
    };
    transform::article(&extracted.article, &document, extracted.findings.clone())
}

#[divan::bench]
fn extract_text(bencher: Bencher<'_, '_>) {
    measure(bencher, &texts(), String::len, |source| drop(black_box(text::articles(source))));
}

#[divan::bench]
fn transform_text(bencher: Bencher<'_, '_>) {
    let extracted: Vec<Extracted> = texts().iter().flat_map(|source| text::articles(source)).collect();
    measure(bencher, &extracted, |one| one.range.len(), |one| drop(black_box(film(one, Format::Text))));
}

#[divan::bench]
fn wikitext_tree(bencher: Bencher<'_, '_>) {
    measure(bencher, &pages(), |(_, page)| page.len(), |(_, page)| drop(black_box(Tree::parse(page))));
}

#[divan::bench]
fn extract_wikitext(bencher: Bencher<'_, '_>) {
    measure(bencher, &pages(), |(_, page)| page.len(), |(title, page)| drop(black_box(wikitext::article(title, page))));
}

#[divan::bench]
fn transform_wikitext(bencher: Bencher<'_, '_>) {
    let extracted: Vec<Extracted> = pages().iter().map(|(title, page)| wikitext::article(title, page)).collect();
    measure(bencher, &extracted, |one| one.range.len(), |one| drop(black_box(film(one, Format::MediawikiXml))));
}

/// Markup that is opened 10,000 times and never closed: the work must stay in proportion to its length.
#[divan::bench(args = ["{{a|", "[[", "{|", "'''", "<ref>"])]
fn storm(bencher: Bencher<'_, '_>, mark: &str) {
    let page = mark.repeat(10_000);
    measure(bencher, &[page], String::len, |page| drop(black_box(wikitext::article("Storm", page))));
}
