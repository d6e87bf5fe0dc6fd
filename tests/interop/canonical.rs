//! Prints a JSON-LD document as canonical N-Quads (RDFC-1.0), by oxjsonld; fetches nothing.

#![expect(clippy::disallowed_methods, reason = "it reads the one file that it is asked for")]

use std::io::Write;

use oxjsonld::JsonLdParser;
use oxrdf::Dataset;
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which document?")?;
    let document = std::fs::read(path)?;
    let mut dataset = JsonLdParser::new().for_slice(&document).collect::<Result<Dataset, _>>()?;
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm: CanonicalizationHashAlgorithm::Sha256 });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    std::io::stdout().lock().write_all(lines.concat().as_bytes())?;
    Ok(())
}
