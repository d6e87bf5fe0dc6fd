//! A file that is one document or a few: read whole, as text.

use std::io::Read;

use crate::finding::{Code, Finding};

/// No document may be longer, whatever the options say: places in documents are 32-bit numbers.
pub const MOST_DOCUMENT_BYTES: u64 = u32::MAX as u64;

/// Reads a document; what is longer than `limit` is refused, and if its length is known, before it
/// is read.
pub(super) fn read(reader: impl Read, length: Option<u64>, limit: u64) -> Result<String, Finding> {
    let limit = limit.min(MOST_DOCUMENT_BYTES);
    if let Some(length) = length.filter(|length| *length > limit) {
        return Err(too_large(&format!("the file has {length} bytes"), limit));
    }
    let mut bytes = Vec::new();
    match reader.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > limit => Err(too_large("the file goes on", limit)),
        Ok(_) => match length.filter(|length| (bytes.len() as u64) < *length) {
            Some(length) => {
                let message = format!("the file ended after {} of its {length} bytes", bytes.len());
                Err(Finding::document(Code::Truncated, message))
            }
            None => text(bytes),
        },
        Err(error) => Err(super::chunk::broken(&error)),
    }
}

fn too_large(found: &str, limit: u64) -> Finding {
    Finding::document(Code::TooLarge, format!("{found}, more than the limit of {limit}"))
}

/// The bytes of a document as text.
fn text(bytes: Vec<u8>) -> Result<String, Finding> {
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes[..] {
        return Err(Finding::document(Code::NotUtf8, "the file starts with the byte order mark of UTF-16"));
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(Finding::document(Code::NoArticle, format!("a zero byte at offset {at}: this is not text")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
        match error.utf8_error().error_len() {
            None => Finding::document(Code::Truncated, format!("the file ends within a character, at offset {at}")),
            Some(_) => {
                let message = format!("the byte 0x{:02X} at offset {at} (line {line}) is not UTF-8", bytes[at]);
                Finding::document(Code::NotUtf8, message)
            }
        }
    })
}
