//! How fast a whole run is, and how much memory it takes: `cargo bench --bench whole_run`.
//!
//! Makes a folder of about 200 MB out of the articles at hand (those of `input/`, and the real ones
//! in `../shared/corpus/text` where they are there), each many times under other titles, and runs
//! the program over it once per sink. `REELMILL_BENCH_MB` sets another size. Peak memory is read
//! from `/proc`, so it is reported on Linux only.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its input and prints its figures"
)]

mod peak;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

fn main() {
    let megabytes: usize = std::env::var("REELMILL_BENCH_MB").ok().and_then(|text| text.parse().ok()).unwrap_or(200);
    let workplace = tempfile::tempdir().expect("a temporary folder");
    let input = workplace.path().join("input");
    let (bytes, articles) = make_input(&input, megabytes * 1_000_000);
    println!("{articles} articles, {:.1} MB", bytes as f64 / 1e6);
    println!("| sinks | seconds | articles/s | MB/s | peak memory |");
    println!("|---|---|---|---|---|");
    for formats in ["csv", "parquet", "jsonld", "csv,parquet,jsonld"] {
        let output = workplace.path().join(formats.replace(',', "-"));
        let start = Instant::now();
        let child = Command::new(env!("CARGO_BIN_EXE_reelmill"))
            .args(["run", "--quiet", "--formats", formats, "--out"])
            .arg(&output)
            .arg(&input)
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let peak = peak::watch(child);
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "| {formats} | {seconds:.1} | {:.0} | {:.1} | {} |",
            articles as f64 / seconds,
            bytes as f64 / 1e6 / seconds,
            peak.map_or("not known here".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1000)),
        );
    }
}

/// Writes copies of the articles until there are enough bytes; how many of both there are.
fn make_input(folder: &Path, enough: usize) -> (usize, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for origin in ["input", "../shared/corpus/text"].map(|folder| root.join(folder)) {
        let Ok(entries) = fs::read_dir(origin) else { continue };
        let texts = entries.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok());
        sources.extend(texts.filter(|text| text.trim_start_matches('\u{FEFF}').starts_with("= ")));
    }
    sources.sort();
    let (mut bytes, mut count) = (0, 0);
    for round in 0.. {
        let subfolder = folder.join(format!("{round:05}"));
        fs::create_dir_all(&subfolder).expect("the temporary folder takes folders");
        for (number, source) in sources.iter().enumerate() {
            if bytes >= enough {
                return (bytes, count);
            }
            // Another title is another film.
            let copy = source.replacen(" =", &format!(" (copy {round}) ="), 1);
            fs::write(subfolder.join(format!("{number:04}.txt")), &copy).expect("the disk has room");
            bytes += copy.len();
            count += 1;
        }
    }
    unreachable!("the rounds do not end before there are enough bytes")
}
