//! `explain`: values beside the words that they were read from.

use assert_cmd::Command;
use serde_json::Value;

const ARTICLE: &str = "= Heat (1995 film) =\n\nHeat\n- Director: Michael Mann\n- Released: 1995-12-15 (United States)\n- Runtime: 170 minutes\n\nHeat is a 1995 American crime film.\n";

fn explain(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("reelmill").expect("the program is built");
    command.arg("explain").args(arguments).arg("-").write_stdin(ARTICLE);
    command
}

fn records(arguments: &[&str]) -> Vec<Value> {
    let output = explain(arguments).args(["--format", "json"]).assert().success().get_output().stdout.clone();
    let lines = String::from_utf8(output).expect("UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn each_value_stands_beside_its_words() {
    let found = records(&["heat", "--table", "credits"]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["values"]["person_id"], "Michael Mann");
    let evidence = &found[0]["evidence"][0];
    assert_eq!((&evidence["line"], &evidence["column"]), (&Value::from(4), &Value::from(13)));
    assert_eq!(evidence["words"], "Michael Mann");
    assert_eq!(evidence["field"], "infobox:director");
    assert_eq!((&evidence["rule"], &evidence["confidence"]), (&"credit.field".into(), &"stated".into()));
}

#[test]
fn what_a_film_takes_from_other_tables_is_cited_too() {
    let film = &records(&["heat", "--table", "films"])[0];
    let words: Vec<&str> =
        film["evidence"].as_array().expect("a list").iter().filter_map(|one| one["words"].as_str()).collect();
    for cited in ["Heat", "1995-12-15 (United States)", "170 minutes"] {
        assert!(words.iter().any(|words| words.contains(cited)), "{cited} is not cited in {words:?}");
    }
}

#[test]
fn a_film_is_found_by_title_and_by_id() {
    let film = &records(&["Heat (1995 film)", "--table", "films"])[0];
    let id = film["values"]["film_id"].as_str().expect("an id");
    for asked in ["HEAT", id] {
        assert_eq!(records(&[asked, "--table", "films"])[0]["row_key"], id);
    }
}

#[test]
fn an_unknown_title_is_a_matter_of_usage() {
    let said = explain(&["Hea"]).assert().code(2).get_output().stderr.clone();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(said.contains("Heat (1995 film)"), "{said}");
}
