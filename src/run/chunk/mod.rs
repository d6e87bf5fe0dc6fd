//! Inputs as chunks: enough work for one thread at a time, drawn one after the other.
//!
//! What an input is shows in its first bytes, not in its name alone.

mod pieces;
mod rows;
mod streams;

pub(super) use pieces::{PAGES, PieceError, Pieces};
pub(super) use rows::RowValues;

use std::io::{self, BufRead, BufReader, Read};

use arrow::array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReader;

use crate::extract::text;
use crate::finding::{Code, Finding};
use crate::schema::articles::Format;

use super::compression::Compression;
use super::manifest::InputRecord;
use super::plan::{Input, Options, Source};
use super::source::{self, Bytes, Tally};
use super::{Stop, document, fs};
use pieces::LINES;
use streams::{Next, Streams};

/// A part of an input.
pub(super) struct Chunk {
    /// Number of the input.
    pub(super) input: usize,
    /// Bytes of the input that were read for it.
    pub(super) bytes: u64,
    /// What it holds.
    pub(super) content: Content,
}

/// What a chunk holds.
pub(super) enum Content {
    /// A document of its own.
    Document(Format, String),
    /// XML with whole pages.
    Xml(Vec<u8>),
    /// Whole bzip2 streams of such XML.
    Streams(Vec<u8>),
    /// Lines of JSON, the first of them with this number, from 0.
    Lines(Vec<u8>, u64),
    /// Rows of a Parquet file, the first of them with this number, from 0.
    Rows(RecordBatch, u64),
    /// Something that could not be read; whether the input ends with it.
    Trouble(Finding, bool),
    /// The end of the input.
    End(InputRecord),
}

/// The chunks of all inputs, in order.
pub(super) struct Chunks<'a> {
    inputs: std::iter::Enumerate<std::slice::Iter<'a, Input>>,
    options: &'a Options,
    stop: &'a Stop,
    current: Option<Current<'a>>,
}

/// The input that is being read.
struct Current<'a> {
    number: usize,
    input: &'a Input,
    tally: Tally,
    parts: Parts,
}

/// How an input is taken apart.
enum Parts {
    One(Option<Content>),
    Xml(Pieces<Box<dyn Read + Send>>),
    Streams(Option<Streams<Box<dyn BufRead + Send>>>),
    Lines(Pieces<Box<dyn Read + Send>>, u64),
    Rows(ParquetRecordBatchReader, u64),
}

impl<'a> Chunks<'a> {
    /// The chunks of these inputs; none more once the run is asked to stop.
    pub(super) fn of(inputs: &'a [Input], options: &'a Options, stop: &'a Stop) -> Self {
        Chunks { inputs: inputs.iter().enumerate(), options, stop, current: None }
    }
}

impl Iterator for Chunks<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        if self.stop.wished() {
            return None;
        }
        if self.current.is_none() {
            let (number, input) = self.inputs.next()?;
            self.current = Some(Current::open(number, input, self.options));
        }
        let current = self.current.as_mut()?;
        let content = current.parts.next();
        let (input, bytes) = (current.number, current.tally.news());
        let content = content.or_else(|| self.current.take().map(Current::end))?;
        Some(Chunk { input, bytes, content })
    }
}

impl<'a> Current<'a> {
    fn open(number: usize, input: &'a Input, options: &Options) -> Self {
        let (tally, parts) = match Bytes::open(input) {
            Ok(bytes) => (bytes.tally(), parts(input, bytes, options)),
            Err(error) => (Tally::default(), Err(unreadable(&error))),
        };
        let parts = parts.unwrap_or_else(|finding| Parts::One(Some(Content::Trouble(finding, true))));
        Current { number, input, tally, parts }
    }

    fn end(self) -> Content {
        // What is refused before it is read is not read to learn its hash; a dump is.
        let whole = !matches!(self.parts, Parts::One(_));
        Content::End(self.tally.record(self.input, whole))
    }
}

/// Tells what an input is.
fn parts(input: &Input, bytes: Bytes, options: &Options) -> Result<Parts, Finding> {
    let (start, reader) = bytes.with_start().map_err(|error| unreadable(&error))?;
    let name = input.uri.rsplit('/').next().unwrap_or_default();
    let compression = Compression::of(&start).map_err(|name| {
        Finding::document(Code::Unsupported, format!("the file is compressed as {name}, which is not read"))
    })?;
    let Some(compression) = compression else {
        return uncompressed(input, name, false, &start, reader, options);
    };
    if compression == Compression::Bzip2 && is_xml_inside(&start, options) {
        return Ok(Parts::Streams(Some(Streams::new(reader))));
    }
    let decoder = compression.decoder(reader).map_err(|error| broken(&error))?;
    let inside = BufReader::with_capacity(256 << 10, decoder);
    let (start, reader) = source::start(inside).map_err(|error| broken(&error))?;
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    uncompressed(input, name, true, &start, reader, options)
}

/// Whether the XML of a dump is what bzip2 streams hold.
fn is_xml_inside(start: &[u8], options: &Options) -> bool {
    let mut inside = Vec::new();
    let decoder = Compression::Bzip2.decoder(start);
    // The start is cut off somewhere: what can be read of it is enough.
    let _ = decoder.and_then(|decoder| decoder.take(1 << 10).read_to_end(&mut inside));
    match options.input_format {
        Some(format) => format == Format::MediawikiXml,
        None => is_xml(&inside),
    }
}

fn uncompressed(
    input: &Input,
    name: &str,
    from_archive: bool,
    start: &[u8],
    reader: Box<dyn BufRead + Send>,
    options: &Options,
) -> Result<Parts, Finding> {
    let format = options.input_format.unwrap_or_else(|| format(start, name));
    match format {
        Format::MediawikiXml => Ok(Parts::Xml(Pieces::new(reader, PAGES))),
        Format::Jsonl if !is_page_a_line(start) => Err(Finding::document(
            Code::Unsupported,
            "the JSON is one value over many lines, or a list: only a page a line is read",
        )),
        Format::Jsonl => Ok(Parts::Lines(Pieces::new(reader, LINES), 0)),
        Format::Parquet => match &input.source {
            Source::File(_) if from_archive => Err(Finding::document(
                Code::Unsupported,
                "a Parquet file cannot be read from an archive, because it is read from its end",
            )),
            Source::File(path) => {
                let file = fs::open_unbuffered(path).map_err(|error| unreadable(&error))?;
                let rows = rows::open(file, &options.fields)?;
                Ok(Parts::Rows(rows, 0))
            }
            Source::Stdin => Err(Finding::document(
                Code::Unsupported,
                "a Parquet file cannot be read from standard input, because it is read from its end",
            )),
        },
        Format::Text | Format::Wikitext => {
            let length = if from_archive { None } else { source::length(input) };
            let text = document::read(reader, length, options.max_document_bytes)?;
            Ok(Parts::One(Some(Content::Document(format, text))))
        }
    }
}

/// The format of what begins so, in a file of this name.
fn format(start: &[u8], name: &str) -> Format {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let named = matches!(extension.as_deref(), Some("wiki" | "wikitext" | "mediawiki"));
    let of_records = matches!(extension.as_deref(), Some("jsonl" | "ndjson"));
    let words = String::from_utf8_lossy(start);
    let words = words.trim_start_matches('\u{FEFF}').trim_start();
    if start.starts_with(b"PAR1") {
        Format::Parquet
    } else if is_xml(start) {
        Format::MediawikiXml
    } else if of_records || is_json(words) || words.strip_prefix('[').is_some_and(|rest| is_json(rest.trim_start())) {
        Format::Jsonl
    } else if named || text::outline(words).is_empty() && ["{{", "[[", "'''"].iter().any(|mark| words.contains(mark)) {
        Format::Wikitext
    } else {
        Format::Text
    }
}

fn is_json(words: &str) -> bool {
    words.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
}

/// Whether JSON begins as a page a line does: not as a list, and not as a value that is laid out
/// over many lines.
fn is_page_a_line(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    !line.starts_with(b"[") && line.trim_ascii_end() != b"{"
}

fn is_xml(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    ["<mediawiki", "<page>", "<?xml", "<!--"].iter().any(|opening| start.starts_with(opening.as_bytes()))
}

impl Parts {
    /// The next content, up to the end of the input.
    fn next(&mut self) -> Option<Content> {
        match self {
            Parts::One(content) => content.take(),
            Parts::Xml(pieces) => Some(match pieces.next()? {
                Ok(piece) => Content::Xml(piece),
                Err(error) => piece_trouble(&error, "page"),
            }),
            Parts::Lines(pieces, next) => Some(match pieces.next()? {
                Ok(piece) => {
                    let first = *next;
                    *next += memchr::memchr_iter(b'\n', &piece).count() as u64;
                    Content::Lines(piece, first)
                }
                Err(error) => piece_trouble(&error, "line"),
            }),
            Parts::Rows(rows, next) => Some(match rows.next()? {
                Ok(batch) => {
                    let first = *next;
                    *next += batch.num_rows() as u64;
                    Content::Rows(batch, first)
                }
                Err(error) => {
                    let finding = Finding::document(Code::BrokenArchive, format!("the rows cannot be read: {error}"));
                    *self = Parts::One(None);
                    Content::Trouble(finding, true)
                }
            }),
            Parts::Streams(streams) => match streams.as_mut()?.next() {
                Ok(Next::Streams(run)) => Some(Content::Streams(run)),
                Ok(Next::End) => None,
                Ok(Next::Long(start)) => {
                    let rest = io::Cursor::new(start).chain(streams.take()?.into_reader());
                    match Compression::Bzip2.decoder(rest) {
                        Ok(decoder) => *self = Parts::Xml(Pieces::new(decoder, PAGES)),
                        Err(error) => *self = Parts::One(Some(Content::Trouble(broken(&error), true))),
                    }
                    self.next()
                }
                Err(error) => {
                    *self = Parts::One(None);
                    Some(Content::Trouble(broken(&error), true))
                }
            },
        }
    }
}

/// What it means that there is no piece.
pub(super) fn piece_trouble(error: &PieceError, unit: &str) -> Content {
    match error {
        PieceError::TooLarge => {
            let message = format!("a {unit} is larger than any is: it is passed over");
            Content::Trouble(Finding::document(Code::TooLarge, message), false)
        }
        PieceError::Broken(error) => Content::Trouble(broken(error), true),
    }
}

fn unreadable(error: &io::Error) -> Finding {
    Finding::document(Code::Unreadable, format!("the file cannot be read: {error}"))
}

/// What it means that a stream cannot be read on.
pub(super) fn broken(error: &io::Error) -> Finding {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Finding::document(Code::Truncated, "the file ends in the middle of a stream"),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => {
            Finding::document(Code::BrokenArchive, format!("the archive is damaged: {error}"))
        }
        _ => unreadable(error),
    }
}
