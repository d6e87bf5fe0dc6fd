//! The formats beyond the default ones: each reads back as what the tables hold.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use arrow::compute::concat_batches;
use arrow::ipc::reader::FileReader;
use reelmill::load::Format;
use reelmill::schema::derive::arrow::schema;
use reelmill::schema::{AnyTable, Kind, TABLES};
use serde_json::Value;

use super::sample::{NASTY_AWARD, tables};
use super::{full_release, release};
use crate::workshop::Workshop;

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

#[test]
fn arrow_reads_back() {
    let tables = tables();
    let (files, _) = release(&tables, &[Format::Arrow]);
    for table in TABLES {
        let bytes = &files[&format!("arrow/{}.arrow", table.name())];
        let reader = FileReader::try_new(Cursor::new(bytes), None).unwrap();
        let batches: Vec<_> = reader.map(Result::unwrap).collect();
        assert_eq!(concat_batches(&schema(*table), &batches).unwrap(), tables.whole(table.name()), "{}", table.name());
    }
}

#[test]
fn delta_tables_add_the_rows_in_one_commit() {
    let tables = tables();
    let (files, _) = release(&tables, &[Format::Parquet, Format::Delta]);
    for table in TABLES {
        let name = table.name();
        let rows = &files[&format!("delta/{name}/{name}.parquet")];
        assert_eq!(rows, &files[&format!("parquet/{name}.parquet")], "{name}");
        let log = lines(&files[&format!("delta/{name}/_delta_log/00000000000000000000.json")]);
        let action = |name: &str| log.iter().find_map(|action| action.get(name)).unwrap();
        assert_eq!(action("add")["size"], rows.len());
        assert_eq!(action("add")["path"], format!("{name}.parquet"));
        assert_eq!(action("add")["stats"], format!("{{\"numRecords\":{}}}", tables.rows(name)));
        assert_eq!(action("protocol")["minReaderVersion"], 1);
        let schema: Value = serde_json::from_str(action("metaData")["schemaString"].as_str().unwrap()).unwrap();
        let fields = schema["fields"].as_array().unwrap();
        let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names, column_names(*table));
    }
}

fn column_names(table: &dyn AnyTable) -> Vec<&'static str> {
    table.columns().iter().map(|column| column.name).collect()
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use reelmill::schema::derive::target;
    use reelmill::schema::derive::views::{Dialect, views};
    use rusqlite::Connection;

    use super::*;

    /// The database of the release, in a file that lives as long as it is held.
    fn database() -> (tempfile::NamedTempFile, Connection) {
        let (files, _) = release(&tables(), &[Format::Sqlite]);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &files["sqlite/films.sqlite"]).unwrap();
        let connection = Connection::open(file.path()).unwrap();
        (file, connection)
    }

    fn column(connection: &Connection, query: &str) -> Vec<String> {
        let mut statement = connection.prepare(query).unwrap();
        let rows = statement.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
        rows.map(|text| text.unwrap().unwrap_or_default()).collect()
    }

    #[test]
    fn rows_read_back_and_keys_hold() {
        let (_file, connection) = database();
        assert_eq!(column(&connection, "PRAGMA integrity_check"), ["ok"]);
        assert!(column(&connection, "PRAGMA foreign_key_check").is_empty());
        let tables = tables();
        for table in TABLES {
            for (at, info) in table.columns().iter().enumerate() {
                let cast = match info.kind {
                    Kind::Double | Kind::Decimal => format!("printf('%.2f', \"{}\")", info.name),
                    _ => format!("CAST(\"{}\" AS TEXT)", info.name),
                };
                let query = format!("SELECT iif(\"{}\" IS NULL, NULL, {cast}) FROM \"{}\"", info.name, table.name());
                let mut found = column(&connection, &query);
                let expected = tables.texts(table.name()).iter().map(|row| match info.kind {
                    Kind::Double | Kind::Decimal if !row[at].is_empty() => {
                        format!("{:.2}", row[at].parse::<f64>().unwrap())
                    }
                    Kind::Bool => u8::from(row[at] == "true").to_string(),
                    _ => row[at].clone(),
                });
                let mut expected: Vec<_> = expected.collect();
                // The order of rows is not part of a table in SQL.
                found.sort();
                expected.sort();
                assert_eq!(found, expected, "{}.{}", table.name(), info.name);
            }
        }
    }

    #[test]
    fn keys_and_indexes_are_declared() {
        let (_file, connection) = database();
        for table in TABLES {
            let name = table.name();
            let key = format!("SELECT name FROM pragma_table_info('{name}') WHERE pk > 0 ORDER BY pk");
            assert_eq!(column(&connection, &key), table.key());
            for info in table.columns() {
                let query =
                    format!("SELECT \"table\" FROM pragma_foreign_key_list('{name}') WHERE \"from\" = '{}'", info.name);
                let expected: Vec<_> = target(&info).into_iter().map(|(table, _)| table).collect();
                assert_eq!(column(&connection, &query), expected, "{name}.{}", info.name);
                let plan = format!("EXPLAIN QUERY PLAN SELECT 1 FROM \"{name}\" WHERE \"{}\" = 'x'", info.name);
                if !expected.is_empty() {
                    let detail: String = connection.query_row(&plan, [], |row| row.get("detail")).unwrap();
                    assert!(detail.starts_with("SEARCH"), "{name}.{}: {detail}", info.name);
                }
            }
        }
        connection.execute_batch("PRAGMA foreign_keys = ON").unwrap();
        assert!(connection.execute("UPDATE films SET article_id = 'nowhere'", []).is_err());
        assert!(connection.execute("UPDATE credits SET role = 'nothing'", []).is_err());
        assert!(connection.execute("INSERT INTO films SELECT * FROM films", []).is_err());
    }

    #[test]
    fn views_answer() {
        let (_file, connection) = database();
        let tables = tables();
        let n = |view: &str| -> usize {
            let query = format!("SELECT count(*) FROM {view}");
            usize::try_from(connection.query_row(&query, [], |row| row.get::<_, i64>(0)).unwrap()).unwrap()
        };
        for view in views(Dialect::Sqlite) {
            assert!(n(view.name) > 0, "{}", view.name);
        }
        assert_eq!(n("film_summary"), tables.rows("films"));
        assert_eq!(n("score_table"), tables.rows("scores"));
        let pairs: BTreeSet<_> = tables.texts("credits").iter().map(|row| (&row[1], &row[2])).collect();
        assert_eq!(n("person_filmography"), pairs.len());
        let one = |column: &str, view: &str, of: &str| -> Vec<String> {
            self::column(&connection, &format!("SELECT CAST({column} AS TEXT) FROM {view} WHERE {of} ORDER BY 1"))
        };
        let film = |column: &str| one(column, "film_summary", "title = 'NA'");
        assert_eq!(film("directors"), ["Ada Null"]);
        assert_eq!(film("writers"), ["Ada Null"]);
        assert_eq!(film("starring"), ["Bo, the \"Kid\", Cy NULL"]);
        assert_eq!(film("countries"), ["Russia, Soviet Union, Ruritania"]);
        assert_eq!(film("production_companies"), ["=1+1"]);
        assert_eq!(film("budget_min"), ["1200000"]);
        assert_eq!(film("metascore"), ["82.4"]);
        assert_eq!(film("awards_won"), ["1"]);
        assert_eq!(one("awards_won", "film_summary", "title <> 'NA'"), ["0"]);
        assert_eq!(
            one("characters", "person_filmography", "name LIKE 'Bo%'"),
            ["Lyudmila 'Lyuda' Syomina, A second part"]
        );
        assert_eq!(one("critic", "score_table", "kind = 'critic'"), ["Dee True"]);
        assert_eq!(one("won + 10 * nominated", "award_tally", "title = 'NA'"), ["11"]);
    }
}

#[test]
fn lines_of_json_nest_everything() {
    let tables = tables();
    let (files, _) = release(&tables, &[Format::Ndjson]);
    let films = lines(&files["ndjson/films.ndjson"]);
    assert_eq!(films.len(), tables.rows("films"));
    let n = |table: &str| films.iter().map(|film| film[table].as_array().unwrap().len()).sum::<usize>();
    for table in TABLES.iter().filter(|table| table.order()[0] == "film_id" && table.name() != "films") {
        assert_eq!(n(table.name()), tables.rows(table.name()), "{}", table.name());
    }
    let film = films.iter().find(|film| film["title"] == "NA").unwrap();
    assert_eq!(film["article"]["sections"].as_array().unwrap().len(), 2);
    assert_eq!(film["article"]["revision_id"], i64::MAX);
    assert_eq!(film["awards"][0]["award"], NASTY_AWARD);
    assert_eq!(film["awards"][1]["recipient_person"], "Ada Null");
    assert_eq!(film["film_companies"][0]["company"], "=1+1");
    assert_eq!(film["release_date"], "2020-09-07");
    assert!(text(&files, "ndjson/films.ndjson").contains("\"amount_max\":2550000000.05,\"approximate\":false,"));
    assert!(films.iter().any(|film| film["title"] == "Heat, \"the\"\nfilm" && film["article"]["status"] == "film"));
    let others: Vec<_> =
        lines(&files["ndjson/articles.ndjson"]).iter().map(|article| article["title"].clone()).collect();
    assert_eq!(others, ["Somebody"]);
}

#[test]
fn pages_link_to_pages_that_are_there() {
    let tables = tables();
    let (files, _) = release(&tables, &[Format::Markdown]);
    let pages: Vec<_> = files.keys().filter_map(|path| path.strip_prefix("markdown/")).collect();
    assert_eq!(pages.len(), tables.rows("films") + 1);
    for page in &pages {
        let (folder, _) = page.rsplit_once('/').unwrap_or_default();
        let text = text(&files, &format!("markdown/{page}"));
        for (_, rest) in text.match_indices("](").map(|(at, _)| text.split_at(at + 2)) {
            let target = rest.split(')').next().unwrap();
            let target = target.strip_prefix("../").map_or(format!("{folder}/{target}"), str::to_owned);
            assert!(pages.contains(&target.trim_start_matches('/')), "{page} leads to {target}");
        }
    }
    let index = text(&files, "markdown/README.md");
    assert!(index.contains("](films/na-") && index.contains("[Heat, \"the\" film](films/heat-the-film-"));
    let page = files.keys().find(|path| path.contains("/na-")).unwrap();
    let page = text(&files, page);
    assert!(page.contains("\nA \\</script\\> \\& a \\<b\\>.\n"), "{page}");
    assert!(page.contains("| Prize, \"gold\" second line |"), "{page}");
    assert!(page.contains("- Ada Null: [Heat, \"the\" film](heat-the-film-"), "{page}");
    assert!(page.contains("CC-BY-SA-4.0"), "{page}");
}

#[test]
fn two_runs_give_the_same_bytes_in_every_format() {
    let workshop = Workshop::with_films(9);
    workshop.run(&["run", "input", "--formats", "all", "--out", "one", "--threads", "1"]).with(0);
    workshop
        .run(&["run", "input", "--formats", "all", "--out", "other", "--threads", "4", "--buffer-bytes", "1"])
        .with(0);
    let (one, other) = (workshop.release("one"), workshop.release("other"));
    for format in Format::built() {
        let folder = format!("{}/", format.as_str());
        let files = |release: &BTreeMap<String, Vec<u8>>| -> Vec<(String, Vec<u8>)> {
            release.clone().into_iter().filter(|(path, _)| path.starts_with(&folder)).collect()
        };
        assert!(!files(&one).is_empty() && files(&one) == files(&other), "{folder} differs");
    }
    assert!(one == other, "the descriptors differ");
}

/// What is declared reaches every format; that it does by that alone, made-up tables and columns tell.
#[test]
fn every_table_and_column_is_in_every_format() {
    let (files, _) = full_release();
    let mut members: BTreeSet<(String, String)> = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("ndjson/")) {
        let root = path.trim_start_matches("ndjson/").trim_end_matches(".ndjson");
        lines(bytes).iter().for_each(|line| collect(root, line, &mut members));
    }
    let pages: String =
        files.keys().filter(|path| path.starts_with("markdown/")).map(|path| text(&files, path)).collect();
    let tables = tables();
    for table in TABLES {
        let name = table.name();
        let header = text(&files, &format!("csv/{name}.csv"));
        assert_eq!(header.lines().next().unwrap().split(',').collect::<Vec<_>>(), column_names(*table));
        // Arrow, Parquet, Delta and SQLite are compared column by column above.
        for path in ["parquet/{}.parquet", "arrow/{}.arrow", "delta/{}/{}.parquet"] {
            assert!(files.contains_key(&path.replace("{}", name)), "{name} is not in {path}");
        }
        let link = table.order()[0];
        for (at, column) in table.columns().iter().enumerate() {
            let nested = column.name == link && column.references.is_some();
            let member = (name.to_owned(), column.name.to_owned());
            assert!(nested || members.contains(&member), "{name}.{} is not in the lines of JSON", column.name);
            let filled = tables.texts(name).iter().any(|row| !row[at].is_empty());
            if link == "film_id" && filled && column.kind != Kind::Id && name != "films" {
                let title = column.name.replace('_', " ");
                assert!(pages.to_lowercase().contains(&format!("| {title} |")), "{name}.{} is on no page", column.name);
            }
        }
    }
}

/// Collects the members of objects, with the name of the member that the object is found under.
fn collect(name: &str, value: &Value, members: &mut BTreeSet<(String, String)>) {
    for (member, value) in value.as_object().into_iter().flatten() {
        members.insert((name.to_owned(), member.clone()));
        match value {
            Value::Array(values) => values.iter().for_each(|value| collect(member, value, members)),
            // The one object is a film's article.
            Value::Object(_) => collect(&format!("{member}s"), value, members),
            _ => {}
        }
    }
}
