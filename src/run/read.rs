//! Reading inputs: from a path to a document's text, or to the finding that says why there is none.

use crate::finding::{Code, Finding};

use super::fs::{self, Entry};
use super::plan::{Input, Source};

/// An input as it was read.
#[derive(Debug)]
pub(super) struct Content {
    /// Path relative to the input root.
    pub(super) uri: String,
    /// Length, where it is known.
    pub(super) bytes: Option<u64>,
    /// SHA-256 of its bytes, where they were read.
    pub(super) sha256: Option<String>,
    /// The text, or why there is none.
    pub(super) text: Result<String, Finding>,
}

/// The length of an input, where it can be known before it is read.
pub(super) fn length(input: &Input) -> Option<u64> {
    match &input.source {
        Source::File(path) => match fs::look_up(path) {
            Ok(Entry::File(length)) => Some(length),
            _ => None,
        },
        Source::Stdin => None,
    }
}

/// No document may be longer, whatever the options say: places in documents are 32-bit numbers.
pub const MOST_DOCUMENT_BYTES: u64 = u32::MAX as u64;

/// Reads an input; what is longer than `limit` is refused before it is read.
pub(super) fn input(input: &Input, limit: u64) -> Content {
    let limit = limit.min(MOST_DOCUMENT_BYTES);
    let length = length(input);
    let refused = |finding| Content { uri: input.uri.clone(), bytes: length, sha256: None, text: Err(finding) };
    if let Some(length) = length.filter(|length| *length > limit) {
        return refused(too_large(&format!("the file has {length} bytes"), limit));
    }
    let bytes = match &input.source {
        Source::File(path) => fs::read_up_to(path, limit),
        Source::Stdin => fs::read_stream_up_to(std::io::stdin().lock(), limit),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return refused(Finding::document(Code::Unreadable, format!("the file cannot be read: {error}"))),
    };
    if bytes.len() as u64 > limit {
        return refused(too_large("the file goes on", limit));
    }
    let n_bytes = bytes.len() as u64;
    let sha256 = Some(fs::sha256(&bytes));
    let text = match length {
        Some(length) if n_bytes < length => {
            let message = format!("the file ended after {n_bytes} of its {length} bytes");
            Err(Finding::document(Code::Truncated, message))
        }
        _ => text(bytes),
    };
    Content { uri: input.uri.clone(), bytes: Some(n_bytes), sha256, text }
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
