//! Records: pages that come as named values, in lines of JSON and rows of Parquet files.
//!
//! Two layouts are known without being told: flat ones with `id`, `title` and `text`, as many data
//! sets have them, and the snapshots of Wikimedia Enterprise, with `article_body.wikitext` and the
//! rest of their [data dictionary](https://enterprise.wikimedia.com/docs/data-dictionary/).

use serde_json::Value;

use super::mediawiki::Page;

/// Names of the fields that hold the parts of a page; a dot leads into a nested value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldNames {
    /// Field of the page's text.
    pub text: Option<String>,
    /// Field of its title.
    pub title: Option<String>,
    /// Field of its number.
    pub id: Option<String>,
}

/// A page with what else a record says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The page.
    pub page: Page,
    /// Name of the wiki's database: `enwiki`.
    pub wiki: Option<String>,
    /// Wikidata item of the page's subject: `Q103569`.
    pub wikidata_id: Option<String>,
    /// Licence of the text, by its SPDX identifier.
    pub license: Option<String>,
    /// Titles of pages that redirect to this one.
    pub redirects: Vec<String>,
}

/// Why a record holds no page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The line is not JSON.
    #[error("the line is not JSON: {0}")]
    NotJson(String),
    /// The line is JSON, and no object.
    #[error("the line is no JSON object: write a page a line")]
    NoObject,
    /// No field holds the text or title.
    #[error("no field holds the {what}: looked for {fields}")]
    Missing {
        /// `text` or `title`.
        what: &'static str,
        /// Fields that were looked for.
        fields: String,
    },
}

/// Named values, however they are stored.
pub trait Values {
    /// The values at a path, as text; a list has several.
    fn values(&self, path: &str) -> Vec<String>;

    /// The first value at a path.
    fn value(&self, path: &str) -> Option<String> {
        self.values(path).into_iter().next()
    }
}

const TEXTS: &[&str] = &["text", "wikitext", "article_body.wikitext", "content", "body"];
const TITLES: &[&str] = &["title", "name", "page_title"];
const IDS: &[&str] = &["id", "page_id", "pageid", "identifier"];
const REVISIONS: &[&str] = &["revision_id", "revid", "version.identifier"];
const TIMES: &[&str] = &["revision_time", "timestamp", "date_modified"];
const WIKIS: &[&str] = &["wiki", "is_part_of.identifier"];
const WIKIDATA: &[&str] = &["wikidata_id", "main_entity.identifier", "wikidata"];
const LICENSES: &[&str] = &["license.identifier", "license"];
const NAMESPACES: &[&str] = &["namespace.identifier", "namespace", "ns"];

/// The page that named values hold.
///
/// # Errors
/// Where no field holds its text or title.
pub fn record(values: &impl Values, names: &FieldNames) -> Result<Record, RecordError> {
    // A field that is blank says no more than one that is not there.
    let said = |field: &str| values.value(field).filter(|value| !value.trim().is_empty());
    let first = |fields: &[&str]| fields.iter().find_map(|field| said(field));
    let asked = |name: &Option<String>, known: &[&str]| match name {
        Some(name) => said(name),
        None => first(known),
    };
    // Only a text may be empty: that is a page without words.
    let blank = |name: &Option<String>| {
        let is_there = |field: &str| values.value(field).is_some();
        name.as_deref().map_or_else(|| TEXTS.iter().any(|field| is_there(field)), is_there).then(String::new)
    };
    let missing = |what, name: &Option<String>, known: &[&str]| RecordError::Missing {
        what,
        fields: name.clone().unwrap_or_else(|| known.join(", ")),
    };
    let number = |fields: &[&str]| first(fields).and_then(|number| number.parse().ok());
    let page = Page {
        title: asked(&names.title, TITLES).ok_or_else(|| missing("title", &names.title, TITLES))?,
        page_id: asked(&names.id, IDS).and_then(|number| number.parse().ok()),
        revision_id: number(REVISIONS),
        timestamp: first(TIMES),
        redirect: said("redirect"),
        namespace: first(NAMESPACES).and_then(|number| number.parse().ok()).unwrap_or(0),
        text: asked(&names.text, TEXTS)
            .or_else(|| blank(&names.text))
            .ok_or_else(|| missing("text", &names.text, TEXTS))?,
    };
    let is_spdx = |license: &String| !license.contains(char::is_whitespace);
    Ok(Record {
        page,
        wiki: first(WIKIS),
        wikidata_id: first(WIKIDATA),
        license: first(LICENSES).filter(is_spdx),
        redirects: values.values("redirects.name"),
    })
}

/// The fields that are looked at, by the outermost of their names.
pub fn columns(names: &FieldNames) -> Vec<String> {
    let asked = [&names.text, &names.title, &names.id].into_iter().flatten().map(String::as_str);
    let known =
        [TEXTS, TITLES, IDS, REVISIONS, TIMES, WIKIS, WIKIDATA, LICENSES, NAMESPACES, &["redirect", "redirects"]];
    let paths = asked.chain(known.into_iter().flatten().copied());
    paths.flat_map(|path| [path.to_owned(), path.split('.').next().unwrap_or(path).to_owned()]).collect()
}

/// The page that a line of JSON holds.
///
/// ```
/// use reelmill::extract::record::{FieldNames, json};
/// let line = r#"{"id": "23", "title": "Alien (film)", "text": "'''Alien''' is a 1979 film."}"#;
/// let page = json(line.as_bytes(), &FieldNames::default()).expect("a page").page;
/// assert_eq!((page.page_id, page.title.as_str()), (Some(23), "Alien (film)"));
/// ```
///
/// # Errors
/// Where the line is not JSON, or no field holds the page's text or title.
pub fn json(line: &[u8], names: &FieldNames) -> Result<Record, RecordError> {
    let value: Value = serde_json::from_slice(line).map_err(|error| RecordError::NotJson(error.to_string()))?;
    // Of a list only the first page would be taken.
    if !value.is_object() {
        return Err(RecordError::NoObject);
    }
    record(&value, names)
}

impl Values for Value {
    fn values(&self, path: &str) -> Vec<String> {
        let mut found = Vec::new();
        collect(self, path, &mut found);
        found
    }
}

fn collect(value: &Value, path: &str, found: &mut Vec<String>) {
    if let Value::Array(values) = value {
        return values.iter().for_each(|value| collect(value, path, found));
    }
    if path.is_empty() {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Number(number) => found.push(number.to_string()),
            _ => {}
        }
        return;
    }
    // A name with a dot in it is found as it stands.
    if let Some(value) = value.get(path) {
        return collect(value, "", found);
    }
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    if let Some(value) = value.get(name) {
        collect(value, rest, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_of_enterprise_snapshots_is_known() {
        let line = r#"{"name": "A", "identifier": 7, "date_modified": "2024-01-02T03:04:05Z",
            "version": {"identifier": 11}, "namespace": {"identifier": 0}, "is_part_of": {"identifier": "enwiki"},
            "main_entity": {"identifier": "Q1"}, "license": [{"name": "CC", "identifier": "CC-BY-SA-4.0"}],
            "redirects": [{"name": "B"}, {"name": "C"}], "article_body": {"html": "<p>", "wikitext": "words"}}"#;
        let found = json(line.replace('\n', " ").as_bytes(), &FieldNames::default()).expect("a page");
        assert_eq!((found.page.page_id, found.page.revision_id), (Some(7), Some(11)));
        assert_eq!((found.page.title.as_str(), found.page.text.as_str()), ("A", "words"));
        assert_eq!(found.redirects, ["B", "C"]);
        assert_eq!(found.wikidata_id.as_deref(), Some("Q1"));
        assert_eq!((found.wiki.as_deref(), found.license.as_deref()), (Some("enwiki"), Some("CC-BY-SA-4.0")));
    }

    #[test]
    fn fields_are_taken_as_named() {
        let names = FieldNames { text: Some("a.b".into()), title: Some("a.c".into()), id: Some("n".into()) };
        let found = json(br#"{"a": {"b": "words", "c": "T"}, "n": 3, "text": "other"}"#, &names).expect("a page");
        assert_eq!((found.page.title.as_str(), found.page.text.as_str(), found.page.page_id), ("T", "words", Some(3)));
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |line: &str| json(line.as_bytes(), &FieldNames::default()).map_err(|error| error.to_string());
        let text = "no field holds the text: looked for text, wikitext, article_body.wikitext, content, body";
        assert_eq!(missing(r#"{"title": "A"}"#), Err(text.to_owned()));
        assert!(missing("{").is_err_and(|error| error.starts_with("the line is not JSON: ")));
        let no_object = "the line is no JSON object: write a page a line";
        for line in ["[]", "7", "null", r#"[{"title": "A", "text": "x"}, {"title": "B", "text": "y"}]"#] {
            assert_eq!(missing(line), Err(no_object.to_owned()), "{line}");
        }
    }

    #[test]
    fn a_blank_field_says_nothing() {
        let read = |line: &str| json(line.as_bytes(), &FieldNames::default());
        let found = read(r#"{"title": " ", "name": "A", "text": "", "body": "words", "wiki": "", "license": ""}"#);
        let found = found.expect("a page");
        assert_eq!((found.page.title.as_str(), found.page.text.as_str()), ("A", "words"));
        assert_eq!((found.wiki, found.license), (None, None));
        assert_eq!(read(r#"{"title": "A", "text": ""}"#).map(|found| found.page.text), Ok(String::new()));
        assert!(read(r#"{"title": "", "text": "words"}"#).is_err());
    }
}
