//! `eval`: what it measures is what another program measures, and the sample is as right as it was.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::workshop::Workshop;

/// The places where gold for real articles may be: they are not part of the project.
const SHARED: [&str; 2] = ["../shared", "../../shared"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn shared() -> Option<PathBuf> {
    SHARED.iter().map(|place| root().join(place)).find(|place| place.join("eval/score.py").exists())
}

/// A Python that has what `score.py` needs: `$PYTHON`, or `python3`.
fn python() -> Option<String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_duckdb = Command::new(&python).args(["-c", "import duckdb"]).output().ok()?.status.success();
    has_duckdb.then_some(python)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}

/// Titles of the articles that a folder holds gold for, as file names have them.
fn gold_names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder of gold").map(|entry| entry.expect("readable").path());
    let mut names: Vec<String> =
        entries.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A release of the articles that there is gold for.
fn release_of_gold(workshop: &Workshop, shared: &Path, form: &str, extension: &str) {
    let names = gold_names(&shared.join("eval/gold"));
    let files = names.iter().map(|name| shared.join("corpus").join(form).join(format!("{name}.{extension}")));
    let files: Vec<PathBuf> = files.collect();
    let mut arguments = vec!["run", "--out", form, "--format", "parquet"];
    arguments.extend(files.iter().map(|file| text(file)));
    workshop.run(&arguments).with(0);
}

fn evaluated(workshop: &Workshop, arguments: &[&str]) -> Value {
    let all = [&["eval", "--format", "json"], arguments].concat();
    serde_json::from_str(&workshop.run(&all).with(0).stdout).expect("JSON")
}

/// What the sample reaches. Raise a threshold with what raises the F1; never change the gold for it.
const REACHED: &[(&str, f64)] = &[
    ("articles", 1.0),
    ("films", 0.98),
    ("credits", 0.98),
    ("characters", 0.93),
    ("release_dates", 0.95),
    ("release_dates+country", 0.89),
    ("runtimes", 1.0),
    ("film_companies", 0.99),
    ("film_countries", 1.0),
    ("film_languages", 1.0),
    ("film_genres", 1.0),
    ("money", 0.98),
    ("scores", 0.87),
    ("scores.review_count", 0.95),
    ("awards", 0.83),
    ("film_titles", 0.95),
    ("works", 1.0),
];

/// The release of the sample, made anew.
pub(crate) fn sample(workshop: &Workshop) {
    let input = root().join("input");
    workshop.run(&["run", "--out", "sample", "--format", "parquet", text(&input)]).with(0);
}

#[test]
fn the_sample_is_as_right_as_it_was() {
    let workshop = Workshop::new();
    sample(&workshop);
    let gold = root().join("tests/gold");
    let thresholds: Vec<String> = REACHED.iter().map(|(table, least)| format!("--min-f1={table}={least}")).collect();
    let mut arguments = vec!["eval", "sample", text(&gold), "--misses", "0"];
    arguments.extend(thresholds.iter().map(String::as_str));
    workshop.run(&arguments).with(0);
    let report = evaluated(&workshop, &["sample", text(&gold), "--misses", "0"]);
    let tables: Vec<&String> = report["tables"].as_object().expect("tables").keys().collect();
    assert_eq!(tables.len(), REACHED.len(), "{tables:?} have thresholds");
    assert_eq!(report["films_missing"], Value::Array(vec![]));
}

/// Every article of the sample has its gold, and the gold has no article besides.
#[test]
fn every_article_of_the_sample_has_gold() {
    let titles = |texts: Vec<String>, title: fn(&str) -> Vec<String>| -> BTreeSet<String> {
        texts.iter().flat_map(|text| title(text)).collect()
    };
    let articles = titles(texts("input"), |text| {
        let lines = text.trim_start_matches('\u{feff}').lines();
        let title = |line: &str| Some(line.strip_prefix("= ")?.trim_end().strip_suffix(" =")?.to_owned());
        lines.filter_map(title).collect()
    });
    let gold = titles(texts("tests/gold"), |text| {
        let gold: Value = serde_json::from_str(text).expect("JSON");
        vec![gold["title"].as_str().expect("a title").to_owned()]
    });
    assert_eq!(articles, gold);
    assert!(gold.len() >= 44, "gold for {} articles", gold.len());
}

/// The texts of the articles, or of the gold, in a folder.
fn texts(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(root().join(folder)).expect(folder).map(|entry| entry.expect("readable").path());
    let files =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "json"));
    files.map(|path| std::fs::read_to_string(path).expect("UTF-8")).collect()
}

#[test]
fn the_measure_is_that_of_the_other_program() {
    let (Some(shared), Some(python)) = (shared(), python()) else {
        eprintln!("skipped: ../shared/eval/score.py is not here, or no Python with duckdb (set PYTHON)");
        return;
    };
    let workshop = Workshop::new();
    let (theirs, ours, score) = (shared.join("eval/gold"), root().join("tests/gold"), shared.join("eval/score.py"));
    release_of_gold(&workshop, &shared, "text", "txt");
    release_of_gold(&workshop, &shared, "wikitext", "xml");
    sample(&workshop);
    let mut compared = 0;
    for (form, gold, flags) in
        [("text", &theirs, &["--text"][..]), ("wikitext", &theirs, &[]), ("sample", &ours, &["--text"])]
    {
        let theirs = workshop.path(&format!("{form}.json"));
        let mut command = Command::new(&python);
        command.arg(&score).arg(workshop.path(form)).arg(gold).args(flags).arg("--json").arg(&theirs);
        assert!(command.output().expect("Python runs").status.success(), "score.py fails on {form}");
        let theirs: Value = serde_json::from_str(&workshop.text(&format!("{form}.json"))).expect("JSON");
        let ours = evaluated(&workshop, &[&[form, text(gold)], flags].concat());
        let same = |ours: &Value, theirs: &Value, what: &str| {
            let (ours, theirs) = (ours.as_f64().expect("a number"), theirs.as_f64().expect("a number"));
            assert!((ours - theirs).abs() < 0.0005, "{form}: {what} is {ours} here and {theirs} there");
        };
        same(&ours["macro_f1"], &theirs["macro_f1"], "macro F1");
        for (table, figures) in theirs["tables"].as_object().expect("tables") {
            for figure in ["gold", "precision", "recall", "f1"] {
                same(&ours["tables"][table][figure], &figures[figure], &format!("{figure} of {table}"));
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 3 * 14 * 4);
}

const ARTICLE: &str = "= Heat (1995 film) =\n\nHeat\n- Director: Michael Mann\n- Starring: Al Pacino\n- Runtime: 170 minutes\n\n\
                       Heat is a 1995 American crime film.\n";

const GOLD: &str = r#"{
  "title": "Heat (1995 film)",
  "film": { "title": "Heat", "year": 1995, "runtime_minutes": 170, "original_title": null },
  "credits": [
    { "name": "Michael Mann", "role": "director", "where": "infobox" },
    { "name": "Robert De Niro", "role": "actor", "character": "Neil", "where": "table" }
  ],
  "runtimes": [{ "minutes": 170 }],
  "countries": ["US"], "genres": ["crime", "heist"]
}"#;

fn heat() -> Workshop {
    let workshop = Workshop::new();
    workshop.put("input/heat.txt", ARTICLE);
    workshop.put("gold/heat.json", GOLD);
    workshop.run(&["run"]).with(0);
    workshop
}

#[test]
fn what_is_missed_and_what_is_wrong_is_listed_with_its_words() {
    let workshop = heat();
    let report = evaluated(&workshop, &["output", "gold"]);
    let credits = &report["tables"]["credits"];
    assert_eq!((&credits["gold"], &credits["right"]), (&2.into(), &1.into()));
    assert_eq!(credits["missed"][0]["fact"], "Robert De Niro | actor | Neil");
    assert_eq!(credits["missed"][0]["where"], "table");
    let wrong = &credits["wrong"][0];
    assert_eq!(wrong["fact"], "Al Pacino | actor");
    assert_eq!(wrong["evidence"][0]["words"], "Al Pacino");
    assert_eq!(wrong["evidence"][0]["confidence"], "stated");
    assert_eq!(credits["confidence"]["stated"]["rows"], 2);
    assert_eq!(report["tables"]["films"]["f1"], 1.0);
    assert_eq!(report["rules"]["credit.starring"]["right"], 0);
    // Facts of tables are not asked for in text, and a wrong row stays wrong.
    let report = evaluated(&workshop, &["output", "gold", "--text"]);
    assert_eq!(report["tables"]["credits"]["gold"], 1);
    assert_eq!(report["tables"]["credits"]["precision"], 0.5);
    let told = workshop.run(&["eval", "output", "gold"]).with(0).stdout;
    for line in ["- missed: Heat (1995 film): `heist`", "  - infobox:starring (credit.starring, stated): `Al Pacino`"] {
        assert!(told.contains(line), "{line} is not in:\n{told}");
    }
    assert!(!workshop.run(&["eval", "output", "gold", "--misses", "0"]).with(0).stdout.contains("Pacino"));
}

#[test]
fn documents_that_have_changed_are_not_quoted() {
    let workshop = heat();
    workshop.put("input/heat.txt", ARTICLE.replace("Heat\n-", "Heat, the film\n-"));
    let report = evaluated(&workshop, &["output", "gold"]);
    assert_eq!(report["tables"]["credits"]["wrong"][0]["evidence"][0]["words"], Value::Null);
}

#[test]
fn too_little_accuracy_has_an_exit_code_of_its_own() {
    let workshop = heat();
    workshop.run(&["eval", "output", "gold", "--min-f1", "films=0.99", "--min-f1", "0.1"]).with(0);
    workshop.run(&["eval", "output", "gold", "--min-f1", "0.9"]).with(4).says("the F1 of macro is 0.");
    workshop.run(&["eval", "output", "gold", "--min-f1", "credits=0.9"]).with(4).says("the F1 of credits is 0.5000");
    workshop.run(&["eval", "output", "gold", "--min-f1", "credit=0.9"]).with(2).says("nothing called credit");
    workshop.run(&["eval", "output", "gold", "--min-f1", "90"]).with(2).says("not between 0 and 1");
    workshop.run(&["eval", "absent", "gold"]).with(3).says("no release");
    workshop.run(&["eval", "output", "absent"]).with(2).says("cannot read the gold absent");
    workshop.put("empty/note.txt", "");
    workshop.run(&["eval", "output", "empty"]).with(2).says("no .json files");
    workshop.put("bad/heat.json", r#"{ "title": "Heat", "credits": [{ "name": "Al Pacino" }] }"#);
    workshop.run(&["eval", "output", "bad"]).with(2).says("missing field `role`");
}

/// CSV files are read back as Parquet files are.
#[test]
fn every_form_of_tables_is_measured_alike() {
    let workshop = heat();
    let parquet = evaluated(&workshop, &["output", "gold"]);
    workshop.run(&["run", "--out", "csv", "--format", "csv"]).with(0);
    assert_eq!(evaluated(&workshop, &["csv", "gold"]), parquet);
    workshop.run(&["run", "--out", "linked", "--format", "jsonld"]).with(0);
    workshop.run(&["eval", "linked", "gold"]).with(3).says("neither Parquet nor CSV").says("hint");
}
