//! Redirects of the wikis that are read: noted on the way, and known when all is read.
//!
//! A large wiki has more redirects than articles, and films link to few of them: all are noted on
//! disk, and in memory only those are held that some document links to.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Seek, Write};
use std::path::Path;

use memchr::memmem;
use tempfile::SpooledTempFile;

use crate::article::page_title;
use crate::transform::Redirects;

use super::find::Found;

/// Bytes that are held in memory.
const IN_MEMORY: usize = 4 << 20;

/// A page that leads to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Redirect {
    /// The wiki, where the input says so.
    pub(super) wiki: Option<String>,
    /// Title of the page.
    pub(super) from: String,
    /// Title of the page that it leads to.
    pub(super) to: String,
}

/// Redirects as they are met.
pub(super) struct Noted {
    lines: zstd::stream::write::Encoder<'static, SpooledTempFile>,
    /// Hashes of the titles that documents link to.
    linked: BTreeSet<u64>,
}

/// Redirects that some document links to, by wiki.
pub(super) struct Known(BTreeMap<String, Redirects>);

impl Noted {
    /// None yet.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let file = tempfile::spooled_tempfile_in(IN_MEMORY, folder);
        Ok(Noted { lines: zstd::stream::write::Encoder::new(file, 1)?, linked: BTreeSet::new() })
    }

    /// Notes the redirects and links that were found.
    pub(super) fn take(&mut self, found: &Found, wiki: &str) -> io::Result<()> {
        self.linked.extend(&found.links);
        for Redirect { wiki: own, from, to } in &found.redirects {
            let wiki = own.as_deref().unwrap_or(wiki);
            // Titles have no such characters; what has them is none.
            if ![wiki, from, to].iter().any(|part| part.contains(['\t', '\n'])) {
                writeln!(self.lines, "{wiki}\t{from}\t{to}")?;
            }
        }
        Ok(())
    }

    /// What is known when all is read.
    pub(super) fn known(self) -> io::Result<Known> {
        let Noted { lines, mut linked } = self;
        let mut file = lines.finish()?;
        // A redirect may lead to another one, to which nothing else links.
        let mut further = Vec::new();
        each(&mut file, |_, from, to| {
            if linked.contains(&hash(from)) {
                further.push(hash(to));
            }
        })?;
        linked.extend(further);
        let mut known: BTreeMap<String, Redirects> = BTreeMap::new();
        each(&mut file, |wiki, from, to| {
            if linked.contains(&hash(from)) {
                known.entry(wiki.to_owned()).or_default().insert(from, to);
            }
        })?;
        Ok(Known(known))
    }
}

fn each(file: &mut SpooledTempFile, mut each: impl FnMut(&str, &str, &str)) -> io::Result<()> {
    file.rewind()?;
    let mut lines = BufReader::new(zstd::stream::read::Decoder::new(file)?);
    let mut line = String::new();
    while lines.read_line(&mut line)? > 0 {
        let mut parts = line.trim_end_matches('\n').splitn(3, '\t');
        if let (Some(wiki), Some(from), Some(to)) = (parts.next(), parts.next(), parts.next()) {
            each(wiki, from, to);
        }
        line.clear();
    }
    Ok(())
}

impl Known {
    /// The redirects of a wiki.
    pub(super) fn of(&self, wiki: &str) -> &Redirects {
        self.0.get(wiki).unwrap_or(Redirects::none())
    }
}

/// Hashes of the titles that a page of wikitext links to.
pub(super) fn links(text: &str) -> Vec<u64> {
    let target = |at: usize| {
        let behind = &text[at + 2..];
        let end = memchr::memchr3(b'|', b']', b'\n', behind.as_bytes())?;
        page_title(&behind[..end]).map(|title| hash(&title))
    };
    memmem::find_iter(text.as_bytes(), b"[[").filter_map(target).collect()
}

fn hash(title: &str) -> u64 {
    // Not random: `new` has fixed keys.
    let mut hasher = DefaultHasher::new();
    page_title(title).as_deref().unwrap_or(title).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_linked_is_known() {
        let redirect = |from: &str, to: &str| Redirect { wiki: None, from: from.into(), to: to.into() };
        let redirects = vec![
            redirect("Bob De Niro", "Robert de Niro"),
            redirect("Unlinked", "X"),
            redirect("Robert de Niro", "Robert De Niro"),
        ];
        let found = Found { redirects, links: links("[[bob De Niro|Bob]] and [[Al Pacino]]s [[x"), ..Found::default() };
        let mut noted = Noted::new(&std::env::temp_dir()).expect("space");
        noted.take(&found, "enwiki").expect("space");
        let known = noted.known().expect("readable");
        assert_eq!(known.of("enwiki").resolve("Bob De Niro"), "Robert De Niro");
        assert_eq!(known.of("enwiki").resolve("Unlinked"), "Unlinked");
        assert_eq!(known.of("dewiki").resolve("Bob De Niro"), "Bob De Niro");
    }
}
