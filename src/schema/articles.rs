//! `articles`: one row per document read, film or not.

use jiff::Timestamp;
use uuid::Uuid;

use crate::value::closed_list;

use super::{Kind, Linked, Row, Table, ToCell};

closed_list! {
    /// Format of a document.
    Format {
        /// The plain-text article format.
        Text = "text",
        /// A page of wikitext.
        Wikitext = "wikitext",
        /// A page of a MediaWiki XML dump.
        MediawikiXml = "mediawiki-xml",
        /// A line of JSON.
        Jsonl = "jsonl",
        /// A row of a Parquet file.
        Parquet = "parquet",
    }
}

closed_list! {
    /// What an article is about.
    Status {
        /// A film.
        Film = "film",
        /// Anything else.
        NotFilm = "not_film",
    }
}

/// A row of `articles`.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Key, made from `article:<wiki>:<title>`.
    pub article_id: Uuid,
    /// Title as in the source, disambiguation included.
    pub title: String,
    /// The wiki that the article belongs to, by its database name.
    pub wiki: String,
    /// MediaWiki page id, where the input carries one.
    pub page_id: Option<i64>,
    /// MediaWiki revision id, where the input carries one.
    pub revision_id: Option<i64>,
    /// When that revision was saved.
    pub revision_time: Option<Timestamp>,
    /// Path relative to the input root; several articles in one file are told apart by a line range (RFC 5147), pages of a dump by their page id: `dump.xml.bz2#23`.
    pub source_uri: String,
    /// Format of the document.
    pub format: Format,
    /// SHA-256 of the document's bytes as read, in hexadecimal.
    pub content_sha256: String,
    /// Length of the document, in bytes.
    pub byte_length: i64,
    /// Whether the article is about a film.
    pub status: Status,
    /// SPDX identifier of the text's licence, where known.
    pub license: Option<String>,
}

type Column = super::Column<Article>;

impl Row for Article {
    const TABLE: &'static Table<Self> = &Table {
        name: "articles",
        doc: "One row per document read, film or not.",
        key: &["article_id"],
        order: &["article_id"],
        linked: Linked::Resources("Article"),
        columns: &[
            Column::new("article_id", Kind::Id, "Key, made from `article:<wiki>:<title>`.", |row| row.article_id.cell()).term("schema:identifier"),
            Column::new("title", Kind::Text, "Title as in the source, disambiguation included.", |row| row.title.cell()).term("schema:name"),
            Column::new("wiki", Kind::Text, "The wiki that the article belongs to, by its database name.", |row| row.wiki.cell()),
            Column::new("page_id", Kind::Int64, "MediaWiki page id, where the input carries one.", |row| row.page_id.cell()).nullable(),
            Column::new("revision_id", Kind::Int64, "MediaWiki revision id, where the input carries one.", |row| row.revision_id.cell()).nullable(),
            Column::new("revision_time", Kind::Timestamp, "When that revision was saved.", |row| row.revision_time.cell()).nullable().term("schema:dateModified"),
            Column::new("source_uri", Kind::Text, "Path relative to the input root; several articles in one file are told apart by a line range (RFC 5147), pages of a dump by their page id: `dump.xml.bz2#23`.", |row| row.source_uri.cell()).term("schema:url"),
            Column::new("format", Kind::Enum(Format::NAMES), "Format of the document.", |row| row.format.cell()).term("schema:encodingFormat"),
            Column::new("content_sha256", Kind::Text, "SHA-256 of the document's bytes as read, in hexadecimal.", |row| row.content_sha256.cell()),
            Column::new("byte_length", Kind::Int64, "Length of the document, in bytes.", |row| row.byte_length.cell()),
            Column::new("status", Kind::Enum(Status::NAMES), "Whether the article is about a film.", |row| row.status.cell()),
            Column::new("license", Kind::Text, "SPDX identifier of the text's licence, where known.", |row| row.license.cell()).nullable().term("schema:license"),
        ],
    };
}
