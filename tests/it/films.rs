//! Whole films: every row that each sample article yields, as a snapshot to be read.
//!
//! Snapshots are in `tests/films`, one a file of `input/`; `INSTA_UPDATE=always cargo test films` renews them.

use std::fmt::Write as _;
use std::path::Path;

use reelmill::extract::text::articles;

use crate::tables::{Tables, transform_document};

#[test]
fn sample_films_yield_their_rows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(root.join("input"))
        .expect("input/ is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    assert!(files.len() >= 24, "only {} sample articles", files.len());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root.join("tests/films"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for file in files {
        let source = std::fs::read_to_string(&file).expect("UTF-8");
        let mut text = String::new();
        for extracted in articles(&source) {
            let document = &source[extracted.range.clone()];
            let tables = Tables::new(transform_document(&extracted, document));
            writeln!(text, "{}", tables.listing()).expect("strings take everything");
        }
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}
