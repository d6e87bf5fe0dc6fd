//! What schema.org's words leave unsaid of a row, in this project's own: `reelmill:<column>`.
//!
//! Reads nothing but the declarations, so a column or table that is declared is said by that alone.
//! Values carry their types themselves: columns of one name may differ in type from table to table.

use serde_json::{Map, Value, json};

use crate::schema::{AnyTable, ColumnInfo, Kind};
use crate::value::id;

use super::names::urn;
use super::rows::Row;

/// Adds the columns that are not among `said` to the node of a row.
pub(super) fn add_rest(node: &mut Map<String, Value>, table: &dyn AnyTable, row: &Row, said: &[&str]) {
    for column in table.columns().iter().filter(|column| !said.contains(&column.name) && !is_in_iri(table, column)) {
        if let Some(value) = value(row, column) {
            node.entry(format!("reelmill:{}", column.name)).or_insert(value);
        }
    }
}

/// The node of a row that has none in schema.org's words, with all its columns; `None` where those
/// that are `said` are all that it fills.
pub(super) fn row_node(table: &dyn AnyTable, row: &Row, said: &[&str]) -> Option<Value> {
    let mut unsaid = Map::new();
    add_rest(&mut unsaid, table, row, said);
    if unsaid.is_empty() {
        return None;
    }
    let mut node = Map::new();
    node.insert("@id".into(), row_iri(table, row).into());
    add_rest(&mut node, table, row, &[]);
    Some(Value::Object(node))
}

/// Film, position and identifier of a row are told by where its node stands and what it is called.
fn is_in_iri(table: &dyn AnyTable, column: &ColumnInfo) -> bool {
    let is_key = column.kind == Kind::Id && table.key() == [column.name];
    is_key || ["film_id", "ordinal"].contains(&column.name)
}

fn row_iri(table: &dyn AnyTable, row: &Row) -> String {
    let key: Vec<String> = table.key().iter().map(|column| text(row, column)).collect();
    match key.as_slice() {
        [id] if table.columns().iter().any(|column| column.kind == Kind::Id && table.key() == [column.name]) => urn(id),
        parts => urn(id::row(table.name(), &parts.iter().map(String::as_str).collect::<Vec<_>>())),
    }
}

fn text(row: &Row, column: &str) -> String {
    let mut text = String::new();
    row.write_text(column, &mut text);
    text
}

fn value(row: &Row, column: &ColumnInfo) -> Option<Value> {
    let typed = |type_: &str, text: String| json!({ "@value": text, "@type": type_ });
    let text = Some(text(row, column.name)).filter(|text| !text.is_empty())?;
    Some(match column.kind {
        Kind::Text | Kind::Enum(_) => text.into(),
        Kind::Id => json!({ "@id": urn(text) }),
        Kind::Int32 | Kind::Int64 => typed("xsd:integer", text),
        Kind::Bool => typed("xsd:boolean", text),
        Kind::Date => typed("xsd:date", text),
        Kind::Timestamp => typed("xsd:dateTime", text),
        Kind::Decimal => typed("xsd:decimal", text),
        Kind::Double => typed("xsd:decimal", row.double(column.name)?),
    })
}

#[cfg(test)]
mod tests {
    use arrow::array::RecordBatch;
    use jiff::civil::{Date, date};
    use serde_json::{Map, json};
    use uuid::Uuid;

    use super::super::movie::Movies;
    use super::super::rows::RowIter;
    use super::add_rest;
    use crate::load::{BatchIter, Batches, Error};
    use crate::schema::derive::arrow::batch;
    use crate::schema::{Kind, Row, Table, ToCell};

    /// A row of a table that nobody wrote a line for.
    struct Screening {
        film_id: Uuid,
        ordinal: i32,
        day: Date,
        sold_out: bool,
        host_person_id: Option<Uuid>,
    }

    type Column = crate::schema::Column<Screening>;

    impl Row for Screening {
        const TABLE: &'static Table<Self> = &Table {
            name: "screenings",
            doc: "Made up.",
            key: &["film_id", "ordinal"],
            order: &["film_id", "ordinal"],
            columns: &[
                Column::new("film_id", Kind::Id, "", |row| row.film_id.cell()).references("films"),
                Column::new("ordinal", Kind::Int32, "", |row| row.ordinal.cell()),
                Column::new("day", Kind::Date, "", |row| row.day.cell()),
                Column::new("sold_out", Kind::Bool, "", |row| row.sold_out.cell()),
                Column::new("host_person_id", Kind::Id, "", |row| row.host_person_id.cell()).nullable(),
            ],
        };
    }

    /// One screening; its film is a row with nothing but what both tables have.
    struct Release(RecordBatch);

    impl Batches for Release {
        fn table(&self, name: &str) -> Result<BatchIter<'_>, Error> {
            let has_rows = ["films", "screenings"].contains(&name);
            Ok(Box::new(has_rows.then(|| Ok(self.0.clone())).into_iter()))
        }
    }

    fn release() -> Release {
        let (film_id, host_person_id) = (Uuid::from_u128(1), Some(Uuid::from_u128(2)));
        let row = Screening { film_id, ordinal: 1, day: date(1999, 12, 31), sold_out: true, host_person_id };
        Release(batch(&[row]).expect("a row is a batch"))
    }

    #[test]
    fn a_table_that_is_declared_is_said() {
        let release = release();
        let mut movies = Movies::declared(&release, &[Screening::TABLE]).expect("it opens");
        let movie = movies.next().expect("a film").expect("it reads");
        let node = &movie["reelmill:screenings"][0];
        assert!(node["@id"].as_str().is_some_and(|iri| iri.starts_with("urn:uuid:")));
        assert_eq!(node["reelmill:day"], json!({ "@value": "1999-12-31", "@type": "xsd:date" }));
        assert_eq!(node["reelmill:sold_out"], json!({ "@value": "true", "@type": "xsd:boolean" }));
        assert_eq!(node["reelmill:host_person_id"]["@id"], format!("urn:uuid:{}", Uuid::from_u128(2)));
        assert_eq!(node.as_object().map(Map::len), Some(4));
    }

    #[test]
    fn a_column_that_is_declared_is_said() {
        let release = release();
        let row = RowIter::of(&release, "screenings").expect("it opens").next().expect("a row").expect("it reads");
        let mut node = Map::new();
        add_rest(&mut node, Screening::TABLE, &row, &["day", "host_person_id"]);
        assert_eq!(node.keys().collect::<Vec<_>>(), ["reelmill:sold_out"]);
    }
}
