//! How fast articles are read: `cargo bench --bench throughput`.
//!
//! Measured on the articles of `input/` and, where they are at hand, on real ones in
//! `../shared/corpus/text`; figures are per pass over all of them, on one core.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads its articles")]

use std::path::Path;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use reelmill::extract::Extracted;
use reelmill::extract::text::articles;
use reelmill::schema::articles::Format;
use reelmill::transform::{self, Document, PageNumbers, Transformed};

fn main() {
    divan::main();
}

/// The texts of every article file at hand.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["input", "../shared/corpus/text"].map(|folder| root.join(folder));
    let mut files: Vec<_> = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flat_map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files.iter().map(|path| std::fs::read_to_string(path).expect("article files are UTF-8")).collect()
}

fn film(extracted: &Extracted, byte_length: usize) -> Transformed {
    let document = Document {
        wiki: "enwiki",
        title: extracted.article.title.as_str(),
        source_uri: "bench.txt",
        format: Format::Text,
        page: PageNumbers::default(),
        content_sha256: "",
        byte_length,
        license: None,
        redirects: transform::Redirects::none(),
    };
    transform::article(&extracted.article, &document, extracted.findings.clone())
}

#[divan::bench]
fn extract(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let bytes: usize = sources.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .counter(ItemsCount::new(sources.len()))
        .bench_local(|| sources.iter().map(|source| articles(black_box(source)).len()).sum::<usize>());
}

#[divan::bench]
fn transform(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let bytes: usize = sources.iter().map(String::len).sum();
    let extracted: Vec<Extracted> = sources.iter().flat_map(|source| articles(source)).collect();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(extracted.len())).bench_local(|| {
        extracted.iter().map(|one| film(black_box(one), one.range.len()).rows.evidence.len()).sum::<usize>()
    });
}
