//! Compressed inputs, told by their first bytes.

use std::io::{self, BufRead, Read};

/// How an input is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    Bzip2,
    Gzip,
    Zstd,
}

impl Compression {
    /// The compression that an input begins with, or the name of one that is not read here.
    pub(super) fn of(start: &[u8]) -> Result<Option<Self>, &'static str> {
        match start {
            [b'B', b'Z', b'h', b'1'..=b'9', ..] => Ok(Some(Compression::Bzip2)),
            [0x1F, 0x8B, ..] => Ok(Some(Compression::Gzip)),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Ok(Some(Compression::Zstd)),
            [b'7', b'z', 0xBC, 0xAF, ..] => Err("7z"),
            [0xFD, b'7', b'z', b'X', b'Z', ..] => Err("xz"),
            [b'P', b'K', 3, 4, ..] => Err("ZIP"),
            _ => Ok(None),
        }
    }

    /// What a compressed stream holds. Several streams after one another are read as one, as
    /// multistream dumps and files made by parallel compressors need.
    pub(super) fn decoder<'a>(self, reader: impl BufRead + Send + 'a) -> io::Result<Box<dyn Read + Send + 'a>> {
        Ok(match self {
            Compression::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(reader)),
            Compression::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(reader)),
            Compression::Zstd => Box::new(zstd::stream::read::Decoder::with_buffer(reader)?),
        })
    }
}
