//! `findings`: everything that could not be read, and everything refused.

use uuid::Uuid;

use crate::finding::{self, Severity};
use crate::span::Span;
use crate::value::id;

use super::{Cell, Kind, Linked, Row, Table, ToCell};

/// A row of `findings`.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Key, made from source, code, place and words.
    pub finding_id: Uuid,
    /// Article; null where the document yielded none.
    pub article_id: Option<Uuid>,
    /// Document.
    pub source_uri: String,
    /// What kind of trouble.
    pub code: &'static str,
    /// How much is lost.
    pub severity: &'static str,
    /// First byte.
    pub byte_start: Option<i64>,
    /// First byte after the words.
    pub byte_end: Option<i64>,
    /// The words, as written.
    pub text: Option<String>,
    /// What was found, and how to mend it.
    pub message: String,
}

type Column = super::Column<Finding>;

impl Row for Finding {
    const TABLE: &'static Table<Self> = &Table {
        name: "findings",
        doc: "Everything that could not be read, and everything refused.",
        key: &["finding_id"],
        order: &["finding_id"],
        linked: Linked::Out("Says of a run what it could not read, not of films."),
        columns: &[
            Column::new("finding_id", Kind::Id, "Key, made from source, article, code, place and words.", |row| row.finding_id.cell()),
            Column::new("article_id", Kind::Id, "Article; null where the document yielded none.", |row| row.article_id.cell()).nullable().references("articles"),
            Column::new("source_uri", Kind::Text, "Document.", |row| row.source_uri.cell()),
            Column::new("code", Kind::Text, "What kind of trouble.", |row| Cell::Text(row.code.into())),
            Column::new("severity", Kind::Enum(Severity::NAMES), "How much is lost.", |row| Cell::Text(row.severity.into())),
            Column::new("byte_start", Kind::Int64, "First byte.", |row| row.byte_start.cell()).nullable(),
            Column::new("byte_end", Kind::Int64, "First byte after the words.", |row| row.byte_end.cell()).nullable(),
            Column::new("text", Kind::Text, "The words, as written.", |row| row.text.cell()).nullable().quoted(),
            Column::new("message", Kind::Text, "What was found, and how to mend it.", |row| row.message.cell()),
        ],
    };
}

impl Finding {
    /// The row of a finding about a document.
    pub fn new(finding: &finding::Finding, article_id: Option<Uuid>, source_uri: &str) -> Self {
        let offset = |pick: fn(Span) -> u32| finding.span.map(|span| i64::from(pick(span)));
        let (byte_start, byte_end) = (offset(|span| span.start), offset(|span| span.end));
        let place = format!("{byte_start:?}..{byte_end:?}");
        let code = finding.code.as_str();
        // A dump that was put together from others may give two pages one number, and so one address.
        let article = article_id.map(|id| id.to_string()).unwrap_or_default();
        Finding {
            finding_id: id::row("finding", &[source_uri, &article, code, &place, &finding.message]),
            article_id,
            source_uri: source_uri.to_owned(),
            code,
            severity: finding.code.severity().as_str(),
            byte_start,
            byte_end,
            text: finding.text.clone(),
            message: format!("{}; {}", finding.message, finding.code.mend()),
        }
    }
}
