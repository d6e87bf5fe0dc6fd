//! Real sentences about Rotten Tomatoes, with what another reader made of them: how many agree.
//!
//! The sentences are not part of the project; where they are absent the test says so and passes.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::tables::{Tables, transform_text};

const PLACES: [&str; 2] = ["../shared/eval/rotten_tomatoes.jsonl", "../../shared/eval/rotten_tomatoes.jsonl"];

#[test]
fn rotten_tomatoes_is_read_in_all_its_wordings() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(lines) = PLACES.iter().find_map(|place| std::fs::read_to_string(here.join(place)).ok()) else {
        eprintln!("skipped: {} is not here", PLACES[0]);
        return;
    };
    let mut percent = Agreement::default();
    let mut count = Agreement::default();
    let mut average = Agreement::default();
    for line in lines.lines() {
        let silver: Value = serde_json::from_str(line).expect("each line is JSON");
        let title = silver["title"].as_str().unwrap_or_default();
        let words = plain(silver["wikitext"].as_str().unwrap_or_default());
        let source =
            format!("= {title} =\n\n{title}\n- Director: Jane Doe\n\n{title} is a film.\n\n== Reception ==\n{words}\n");
        let (transformed, _) = transform_text(&source).expect("an article");
        let tables = Tables::new(transformed);
        let columns = ["kind", "metric", "value", "review_count"];
        let rows = tables.project("scores", &columns).expect("the table is there");
        let cell = |metric: &str, at: usize| {
            let row = rows.iter().find(|row| row.starts_with(&format!("aggregate | {metric}")))?;
            row.split(" | ").nth(at).map(str::to_owned)
        };
        let found_count = cell("tomatometer", 3).or_else(|| cell("average_rating", 3));
        percent.compare(&words, &silver["tomatometer"], cell("tomatometer", 2).as_deref());
        count.compare(&words, &silver["review_count"], found_count.as_deref());
        average.compare(&words, &silver["average_rating"], cell("average_rating", 2).as_deref());
    }
    eprintln!("tomatometer {:.3}, count {:.3}, average {:.3}", percent.share(), count.share(), average.share());
    for (what, agreement) in [("tomatometer", &percent), ("count", &count), ("average", &average)] {
        for difference in &agreement.differences {
            eprintln!("{what}: {difference}");
        }
    }
    assert!(percent.share() >= 0.97, "tomatometer {:.3}", percent.share());
    assert!(count.share() >= 0.95, "count {:.3}", count.share());
    assert!(average.share() >= 0.95, "average {:.3}", average.share());
}

/// How many values are as expected, of those that stand in the text.
#[derive(Default)]
struct Agreement {
    same: usize,
    all: usize,
    differences: Vec<String>,
}

impl Agreement {
    fn compare(&mut self, words: &str, expected: &Value, found: Option<&str>) {
        let expected = match expected {
            Value::Null => None,
            Value::Number(number) => number.as_f64(),
            Value::String(text) => reelmill::value::score::number(text),
            _ => None,
        };
        let stated = expected.is_none_or(|number| stands_in(words, number));
        if !stated {
            return;
        }
        self.all += 1;
        let number = found.and_then(|found| found.parse::<f64>().ok());
        // The other reader leaves out what it does not know; finding more than it did is no fault.
        if expected.is_none() || expected == number {
            self.same += 1;
        } else {
            self.differences.push(format!("expected {expected:?}, found {number:?} in {words}"));
        }
    }

    fn share(&self) -> f64 {
        self.same as f64 / self.all.max(1) as f64
    }
}

/// Whether a number stands in a text, in digits or in a word.
fn stands_in(words: &str, number: f64) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d+(?:\.\d+)?|[a-z]+").expect("valid"));
    NUMBER.find_iter(&words.to_lowercase()).any(|found| reelmill::value::score::number(found.as_str()) == Some(number))
}

/// Wikitext without references, templates, links and emphasis: enough for these sentences.
fn plain(wikitext: &str) -> String {
    static DROPPED: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        let pairs = [
            (r"(?s)<ref[^>]*/>", ""),
            (r"(?s)<ref.*?</ref>", ""),
            (r"(?s)<!--.*?-->", ""),
            (r"(?s)\{\{[^{}]*\}\}", ""),
            (r"(?s)\{\{[^{}]*\}\}", ""),
            (r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]", "$1"),
            (r"'{2,}", ""),
            (r"&nbsp;|\s+", " "),
        ];
        pairs.map(|(pattern, instead)| (Regex::new(pattern).expect("valid"), instead)).to_vec()
    });
    DROPPED
        .iter()
        .fold(wikitext.to_owned(), |text, (pattern, instead)| pattern.replace_all(&text, *instead).into_owned())
}
