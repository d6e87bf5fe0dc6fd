//! How fast a dump is read, beside how fast it is decompressed: `cargo bench --bench dump`.
//!
//! Makes a dump of about 300 MB of XML out of real pages in `../shared/corpus` (without them there is
//! nothing to measure): films, each many times under other titles and numbers, among pages that are
//! none, in the real proportion of about 1 in 40; 100 pages a bzip2 stream, as MediaWiki writes them.
//! `REELMILL_BENCH_MB` sets another size.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark makes its input and prints its figures"
)]

mod peak;

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use bzip2::read::{BzDecoder, BzEncoder, MultiBzDecoder};
use memchr::memmem;
use reelmill::extract::mediawiki::cut;
use reelmill::transform::is_film_template;

/// Pages that a stream of a dump holds.
const PAGES_OF_A_STREAM: usize = 100;
/// One page of so many is about a film.
const ONE_FILM_IN: usize = 40;

fn main() {
    let megabytes: usize = std::env::var("REELMILL_BENCH_MB").ok().and_then(|text| text.parse().ok()).unwrap_or(300);
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let (films, others) = pages(&corpus);
    if films.is_empty() || others.is_empty() {
        println!("nothing is measured: no pages in ../shared/corpus");
        return;
    }
    let workplace = tempfile::tempdir().expect("a temporary folder");
    let dump = Dump::make(workplace.path(), &films, &others, megabytes * 1_000_000);
    let size = dump.xml_bytes as f64 / 1e6;
    println!(
        "{} pages, {} of them films ({:.1} MB); {size:.1} MB of XML, {:.1} MB compressed",
        dump.pages,
        dump.films,
        dump.film_bytes as f64 / 1e6,
        fs::metadata(&dump.compressed).map_or(0.0, |file| file.len() as f64 / 1e6)
    );
    println!("| what | seconds | pages/s | MB of XML/s | peak memory |");
    println!("|---|---|---|---|---|");
    // The machine may have other things to do: everything in turn, and the best of each.
    let mut best = Best::default();
    for _ in 0..ROUNDS {
        best.note("decompress only, all cores", Some((time(|| dump.decompress()), None)));
        best.note("`lbzip2 -dc`, all cores", lbzip2(&dump.compressed).map(|seconds| (seconds, None)));
        let run = |input: &Path, more: &[&str]| Some(reelmill(input, workplace.path(), more));
        best.note("whole run, from bzip2", run(&dump.compressed, &[]));
        best.note("looking for films alone, from bzip2", run(&dump.compressed, &["--title-match", NO_TITLE]));
        best.note("whole run, from XML", run(&dump.xml, &[]));
        best.note("looking for films alone, from XML", run(&dump.xml, &["--title-match", NO_TITLE]));
    }
    for (what, (seconds, peak)) in &best.0 {
        let peak = peak.map_or(String::new(), |kilobytes| format!("{} MB", kilobytes / 1000));
        println!("| {what} | {seconds:.2} | {:.0} | {:.1} | {peak} |", dump.pages as f64 / seconds, size / seconds);
    }
    println!(
        "\nwhole run from bzip2 / decompress only = {:.2}",
        best.seconds("whole run, from bzip2") / best.seconds("decompress only, all cores")
    );
}

/// How often everything is measured.
const ROUNDS: usize = 3;
/// A title that no page has.
const NO_TITLE: &str = "no page is called so";

/// The least time that each thing took, and the most memory.
#[derive(Default)]
struct Best(Vec<(&'static str, (f64, Option<u64>))>);

impl Best {
    fn note(&mut self, what: &'static str, taken: Option<(f64, Option<u64>)>) {
        let Some((seconds, peak)) = taken else { return };
        match self.0.iter_mut().find(|(known, _)| *known == what) {
            Some((_, (least, most))) => (*least, *most) = (least.min(seconds), peak.max(*most)),
            None => self.0.push((what, (seconds, peak))),
        }
    }

    fn seconds(&self, what: &str) -> f64 {
        self.0.iter().find(|(known, _)| *known == what).map_or(f64::NAN, |(_, (seconds, _))| *seconds)
    }
}

/// Pages about films, and pages about other things.
fn pages(corpus: &Path) -> (Vec<String>, Vec<String>) {
    let mut texts: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for folder in ["wikitext", "dumps"] {
        let Ok(entries) = fs::read_dir(corpus.join(folder)) else { continue };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let Ok(bytes) = fs::read(&path) else { continue };
            let mut inside = Vec::new();
            let is_compressed = path.extension().is_some_and(|extension| extension == "bz2");
            if !is_compressed || MultiBzDecoder::new(bytes.as_slice()).read_to_end(&mut inside).is_err() {
                inside = bytes;
            }
            texts.push((path, inside));
        }
    }
    texts.sort();
    let all = texts.iter().flat_map(|(_, text)| cut(text).pages);
    let page = |xml: &[u8]| String::from_utf8(xml.to_vec()).ok();
    all.filter_map(page).partition(|page| {
        let names = memmem::find_iter(page.as_bytes(), "{{").map(|at| &page[at + 2..]);
        names.filter_map(|rest| rest.split(['|', '\n', '}']).next()).any(is_film_template)
    })
}

struct Dump {
    compressed: PathBuf,
    xml: PathBuf,
    pages: usize,
    films: usize,
    xml_bytes: usize,
    film_bytes: usize,
}

impl Dump {
    fn make(folder: &Path, films: &[String], others: &[String], enough: usize) -> Self {
        let (compressed, xml) = (folder.join("dump.xml.bz2"), folder.join("dump.xml"));
        let mut dump = Dump { compressed, xml, pages: 0, films: 0, xml_bytes: 0, film_bytes: 0 };
        let mut to_compressed = BufWriter::new(File::create(&dump.compressed).expect("a new file"));
        let mut to_xml = BufWriter::new(File::create(&dump.xml).expect("a new file"));
        let mut put = |stream: &str| {
            let mut encoder = BzEncoder::new(stream.as_bytes(), bzip2::Compression::best());
            io::copy(&mut encoder, &mut to_compressed).expect("the disk has room");
            to_xml.write_all(stream.as_bytes()).expect("the disk has room");
        };
        put("<mediawiki>\n  <siteinfo>\n    <dbname>enwiki</dbname>\n  </siteinfo>\n");
        while dump.xml_bytes < enough {
            let mut stream = String::new();
            for _ in 0..PAGES_OF_A_STREAM {
                dump.pages += 1;
                let is_film = dump.pages.is_multiple_of(ONE_FILM_IN);
                let pages = if is_film { films } else { others };
                let round = dump.pages / if is_film { ONE_FILM_IN } else { 1 };
                let page = numbered(&pages[round % pages.len()], dump.pages);
                dump.films += usize::from(is_film);
                dump.film_bytes += if is_film { page.len() } else { 0 };
                stream.push_str(&page);
                stream.push('\n');
            }
            dump.xml_bytes += stream.len();
            put(&stream);
        }
        put("</mediawiki>\n");
        to_compressed.flush().and_then(|()| to_xml.flush()).expect("the disk has room");
        dump
    }

    /// Decompresses the streams on all cores, and does nothing else.
    fn decompress(&self) {
        let bytes = fs::read(&self.compressed).expect("the dump");
        let mut starts: Vec<usize> = memmem::find_iter(&bytes, b"1AY&SY")
            .filter_map(|at| at.checked_sub(4))
            .filter(|at| bytes[*at..].starts_with(b"BZh9"))
            .collect();
        starts.push(bytes.len());
        let next = AtomicUsize::new(0);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut buffer = Vec::new();
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let Some([start, end]) = starts.get(number..number + 2) else { return };
                        buffer.clear();
                        BzDecoder::new(&bytes[*start..*end]).read_to_end(&mut buffer).expect("a whole stream");
                    }
                });
            }
        });
    }
}

/// The page under a title and number of its own.
fn numbered(page: &str, number: usize) -> String {
    let page = page.replacen("</title>", &format!(" {number}</title>"), 1);
    let (Some(start), Some(end)) = (page.find("<id>"), page.find("</id>")) else { return page };
    format!("{}{number}{}", &page[..start + "<id>".len()], &page[end..])
}

fn time(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn lbzip2(dump: &Path) -> Option<f64> {
    let start = Instant::now();
    let mut child = Command::new("lbzip2").arg("-dc").arg(dump).stdout(Stdio::piped()).spawn().ok()?;
    let mut output = BufReader::new(child.stdout.take()?);
    io::copy(&mut output, &mut io::sink()).ok()?;
    child.wait().ok()?.success().then(|| start.elapsed().as_secs_f64())
}

fn reelmill(input: &Path, workplace: &Path, more: &[&str]) -> (f64, Option<u64>) {
    let start = Instant::now();
    let child = Command::new(env!("CARGO_BIN_EXE_reelmill"))
        .args(["run", "--quiet", "--force", "--out"])
        .arg(workplace.join("release"))
        .arg(input)
        .args(more)
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program starts");
    let peak = peak::watch(child);
    (start.elapsed().as_secs_f64(), peak)
}
