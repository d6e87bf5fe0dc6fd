//! Documents that wait to be transformed: until every redirect is known, a link cannot be followed.
//!
//! They wait in batches, compressed, in memory and past some megabytes on disk.

use std::io::{self, BufReader, Read, Seek, Write};

use tempfile::SpooledTempFile;

use super::documents::{About, Document};

/// Bytes that are held in memory.
const IN_MEMORY: usize = 16 << 20;
/// The fastest level: what waits is read once, soon.
const LEVEL: i32 = 1;

/// Documents on their way to wait.
pub(super) struct Waiting {
    file: SpooledTempFile,
    batch: Vec<u8>,
    enough: usize,
}

/// Documents that are transformed in one go.
pub(super) struct Batch(Vec<u8>);

impl Waiting {
    /// None yet; batches hold about `enough` bytes.
    pub(super) fn new(folder: &std::path::Path, enough: usize) -> Self {
        Waiting { file: tempfile::spooled_tempfile_in(IN_MEMORY, folder), batch: Vec::new(), enough }
    }

    /// Adds a document.
    pub(super) fn push(&mut self, document: &Document) -> io::Result<()> {
        let about = serde_json::to_vec(&document.about)?;
        for part in [about.as_slice(), document.text.as_bytes()] {
            self.batch.extend((part.len() as u64).to_le_bytes());
            self.batch.extend(part);
        }
        if self.batch.len() >= self.enough { self.close_batch() } else { Ok(()) }
    }

    fn close_batch(&mut self) -> io::Result<()> {
        let frame = zstd::bulk::compress(&self.batch, LEVEL)?;
        self.file.write_all(&(frame.len() as u64).to_le_bytes())?;
        self.file.write_all(&(self.batch.len() as u64).to_le_bytes())?;
        self.file.write_all(&frame)?;
        self.batch.clear();
        Ok(())
    }

    /// The batches, in the order in which the documents came.
    pub(super) fn batches(mut self) -> io::Result<impl Iterator<Item = io::Result<Batch>> + Send> {
        if !self.batch.is_empty() {
            self.close_batch()?;
        }
        self.file.rewind()?;
        let mut reader = BufReader::with_capacity(1 << 18, self.file);
        Ok(std::iter::from_fn(move || next(&mut reader).transpose()))
    }
}

fn next(reader: &mut impl Read) -> io::Result<Option<Batch>> {
    let mut head = [0; 16];
    if reader.by_ref().take(1).read(&mut head[..1])? == 0 {
        return Ok(None);
    }
    reader.read_exact(&mut head[1..])?;
    let mut frame = head[8..].to_vec();
    let (length, _) = number(&head).unwrap_or_default();
    reader.by_ref().take(length as u64).read_to_end(&mut frame)?;
    Ok(Some(Batch(frame)))
}

impl Batch {
    /// The documents.
    pub(super) fn documents(self) -> io::Result<Vec<Document>> {
        let damaged = || io::Error::from(io::ErrorKind::InvalidData);
        let (length, frame) = number(&self.0).ok_or_else(damaged)?;
        let bytes = zstd::bulk::decompress(frame, length)?;
        let mut rest = bytes.as_slice();
        let mut documents = Vec::new();
        while !rest.is_empty() {
            let (about, behind) = part(rest).ok_or_else(damaged)?;
            let (text, behind) = part(behind).ok_or_else(damaged)?;
            let about: About = serde_json::from_slice(about)?;
            let text = String::from_utf8(text.to_vec()).map_err(|_| damaged())?;
            documents.push(Document { about, text });
            rest = behind;
        }
        Ok(documents)
    }
}

/// A part that begins with its length, and what follows it.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = number(bytes)?;
    rest.split_at_checked(length)
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<8>()?;
    Some((usize::try_from(u64::from_le_bytes(*number)).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::mediawiki::Page;
    use crate::schema::articles::Format;

    #[test]
    fn documents_come_back_in_order() {
        let page = |n: usize| Page {
            title: format!("T{n}"),
            text: "é".repeat(n * 100),
            page_id: Some(n as i64),
            ..Page::default()
        };
        let documents: Vec<Document> =
            (0..50).map(|n| Document::page("dump.xml", page(n), Format::MediawikiXml)).collect();
        let folder = tempfile::tempdir().expect("a folder");
        let mut waiting = Waiting::new(folder.path(), 9000);
        documents.iter().for_each(|document| waiting.push(document).expect("space"));
        let batches: Vec<Batch> = waiting.batches().expect("readable").map(|batch| batch.expect("readable")).collect();
        assert!(batches.len() > 3);
        let back: Vec<Document> = batches.into_iter().flat_map(|batch| batch.documents().expect("whole")).collect();
        assert_eq!(back, documents);
        assert_eq!(Waiting::new(folder.path(), 1).batches().expect("readable").count(), 0);
    }
}
