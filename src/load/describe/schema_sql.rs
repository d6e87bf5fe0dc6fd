//! `schema.sql`: the release in DuckDB.

use crate::load::{csv, parquet};
use crate::schema::derive::sql;
use crate::schema::table;

use super::Release;

const HEAD: &str = "\
-- A release of films by reelmill, for DuckDB. From inside the folder of the release:
--
--     duckdb -cmd '.read schema.sql'
--
-- then `FROM films LIMIT 5;` or `FROM film_summary LIMIT 5;`. The views read the files; the empty
-- tables in the schema `contract` declare keys, checks and meanings. To have rows checked against
-- them, table by table: `INSERT INTO contract.articles FROM articles;`

";

/// The script.
pub(super) fn schema_sql(release: &Release<'_>) -> String {
    let mut script = format!("{HEAD}{}", sql::ddl());
    let is_parquet = release.has(parquet::MEDIA_TYPE);
    let media_type = if is_parquet { parquet::MEDIA_TYPE } else { csv::MEDIA_TYPE };
    script.push('\n');
    for (name, file) in release.tables(media_type) {
        let Some(table) = table(name) else { continue };
        let view = if is_parquet { sql::parquet_view } else { sql::csv_view };
        script.push_str(&view(table, &file.path));
    }
    if release.has(media_type) {
        script.push_str(&sql::duckdb_views());
    }
    script
}
