//! The reference of the rules: what each reads, and how often it is right.

use std::fmt::Write as _;

use crate::schema::evidence::Confidence;
use crate::transform::Rule;

use super::report::Report;

/// Every rule with its sentence, an example, and its precision as measured.
pub fn reference(report: &Report) -> String {
    let mut out = String::from(HEAD);
    for confidence in Confidence::ALL {
        let (all, right) =
            report.confidence().get(confidence).map_or((0, 0), |share| (share.right + share.wrong, share.right));
        _ = writeln!(out, "| `{}` | {} | {right} of {all} |", confidence.as_str(), meaning(*confidence));
    }
    out.push_str("\n| rule | confidence | right | precision |\n|---|---|---:|---:|\n");
    for rule in Rule::ALL {
        let share = report.rules.get(rule.as_str()).copied().unwrap_or_default();
        let precision = share.precision().map_or_else(|| "–".to_owned(), |precision| format!("{precision:.3}"));
        let (name, confidence) = (rule.as_str(), rule.confidence().as_str());
        let anchor = name.replace('.', "");
        let right = match share.right + share.wrong {
            0 => "–".to_owned(),
            all => format!("{} of {all}", share.right),
        };
        _ = writeln!(out, "| [`{name}`](#{anchor}) | {confidence} | {right} | {precision} |");
    }
    for rule in Rule::ALL {
        _ = write!(out, "\n## {}\n\n{}\n", rule.as_str(), rule.doc());
        let example = match rule.example() {
            "" => "= An Example (film) =",
            example => example,
        };
        _ = write!(out, "\n```text\n{example}\n```\n");
    }
    out
}

const HEAD: &str = "# Rules

How rows are read: `evidence.rule` names the rule, `evidence.confidence` how directly its words say the row. Made from the
declarations in `src/transform/rules.rs` and from the gold in `tests/gold` by
`reelmill eval output tests/gold --format rules`; every example is read by its rule in a test.

Right means: a row that the rule took part in reading is in the gold. A dash stands where the gold asks for nothing that the
rule reads, or the sample has nothing for it.

| confidence | meaning | right |
|---|---|---:|
";

fn meaning(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Stated => {
            "A field, a template, a cell of a table or a title that is made for the fact says it outright."
        }
        Confidence::Read => "A sentence or an item of a list says it as a whole.",
        Confidence::Inferred => {
            "It is pieced together from words apart: from several sentences, or from what stands around."
        }
    }
}
