//! Cases as data: each file of `tests/cases` holds articles and the rows that they must yield.
//!
//! ```text
//! === title of the case
//! = Article =
//! …
//! --- table: column | column
//! value | value
//! ```
//!
//! In files called `wikitext_…` what follows the title line is a page of wikitext.
//!
//! Every row of the named tables is compared, in order. The columns `person` and `company` stand
//! for the name behind the row's id. `--- findings: code | text` compares findings. Each case is
//! also checked for a lossless round trip and for evidence that lies inside the document.

use std::fmt::Write as _;
use std::path::Path;

use reelmill::extract::text::articles;
use reelmill::extract::{Extracted, wikitext};
use reelmill::transform::Transformed;

use crate::tables::{Tables, normalised, transform_document};

#[test]
fn cases_yield_their_rows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("tests/cases exists").map(|entry| entry.expect("readable").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "case"));
    files.sort();
    let only = std::env::var("CASE").unwrap_or_default();
    let mut failures = String::new();
    let mut count = 0;
    for file in files {
        let name = file.file_stem().expect("has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("readable");
        for (title, rest) in cases(&text) {
            if !format!("{name}: {title}").contains(&only) {
                continue;
            }
            count += 1;
            if let Err(difference) = check(&rest, name.starts_with("wikitext_")) {
                writeln!(failures, "{name}: {title}\n{difference}").expect("strings take everything");
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(count > 0 || !only.is_empty(), "no cases found");
}

/// Titles and texts of the cases in a file. A title has no closing `=`, as a heading would.
fn cases(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.trim_end().strip_prefix("=== ").filter(|title| !title.ends_with('=')) {
            Some(title) => found.push((title.to_owned(), String::new())),
            None => found.last_mut().expect("a file starts with the title of a case").1.push_str(line),
        }
    }
    found
}

/// The article of a case, and the document that its spans count in.
fn extract(source: &str, wikitext: bool) -> Option<(Extracted, &str)> {
    if wikitext {
        let (title, page) = source.split_once('\n')?;
        return Some((wikitext::article(title.trim_matches(['=', ' ']), page), page));
    }
    let extracted = articles(source).into_iter().next()?;
    let document = &source[extracted.range.clone()];
    Some((extracted, document))
}

fn check(case: &str, wikitext: bool) -> Result<(), String> {
    let mut blocks = case.split("\n--- ");
    let source = blocks.next().unwrap_or_default();
    let source = source.trim_end_matches('\n');
    let (extracted, document) = extract(source, wikitext).ok_or("the case holds no article")?;
    if extracted.article.render(document) != document {
        return Err("the article does not render back to its source".to_owned());
    }
    let transformed = transform_document(&extracted, document);
    evidence_is_inside(&transformed, document)?;
    let tables = Tables::new(transformed);
    for block in blocks {
        let (head, body) = block.split_once('\n').unwrap_or((block, ""));
        let (table, columns) = head.split_once(':').ok_or_else(|| format!("no columns in `{head}`"))?;
        let columns: Vec<&str> = columns.split('|').map(str::trim).collect();
        let expected: Vec<String> =
            body.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(normalised).collect();
        let found = tables.project(table.trim(), &columns)?;
        if expected != found {
            let list = |rows: &[String]| rows.iter().map(|row| format!("    {row}\n")).collect::<String>();
            return Err(format!("  {head}\n  expected\n{}  found\n{}", list(&expected), list(&found)));
        }
    }
    Ok(())
}

fn evidence_is_inside(transformed: &Transformed, source: &str) -> Result<(), String> {
    for evidence in &transformed.rows.evidence {
        let range = evidence.byte_start as usize..evidence.byte_end as usize;
        let words = source.get(range.clone()).ok_or_else(|| format!("evidence {range:?} is outside the document"))?;
        let empty_section = matches!(evidence.table, "sections" | "articles");
        if words.is_empty() && !empty_section {
            return Err(format!("evidence of {} {} is empty", evidence.table, evidence.row_key));
        }
    }
    Ok(())
}
