//! The article that the project began with, read by hand: every row that it must yield.

use std::path::Path;

use crate::tables::{Tables, normalised, transform_text};

const SEED: &str = "../shared/seeds/000_bda115dd2536782c.txt";

fn expect(tables: &Tables, table: &str, columns: &[&str], rows: &[&str]) {
    let rows: Vec<String> = rows.iter().map(|row| normalised(row)).collect();
    assert_eq!(tables.project(table, columns).expect("the table is there"), rows, "{table}");
}

#[test]
fn the_seed_yields_every_fact_that_it_states() {
    let Ok(source) = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SEED)) else {
        eprintln!("skipped: {SEED} is not here");
        return;
    };
    let (transformed, document) = transform_text(&source).expect("the seed holds an article");
    assert_eq!(
        transformed.people.iter().map(|person| person.person_id).collect::<std::collections::BTreeSet<_>>().len(),
        14
    );
    for evidence in &transformed.rows.evidence {
        let words = &document[evidence.byte_start as usize..evidence.byte_end as usize];
        assert!(!words.trim().is_empty(), "{evidence:?} shows nothing");
    }
    let tables = Tables::new(transformed);
    let film = ["title", "original_title", "original_language", "year", "release_date", "runtime_minutes"];
    expect(&tables, "films", &film, &["Dear Comrades! | Дорогие товарищи! | ru | 2020 | 2020-09-07 | 121"]);
    expect(
        &tables,
        "credits",
        &["role", "person", "character", "character_description", "billing"],
        &[
            "director | Andrei Konchalovsky |  |  | crew",
            "producer | Andrei Konchalovsky |  |  | crew",
            "producer | Olesya Gidrat |  |  | crew",
            "producer | Alisher Usmanov |  |  | crew",
            "screenwriter | Andrei Konchalovsky |  |  | crew",
            "screenwriter | Elena Kiseleva |  |  | crew",
            "actor | Julia Vysotskaya | Lyudmila 'Lyuda' Syomina |  | starring",
            "actor | Sergei Erlish | Lyuda's father |  | starring",
            "actor | Yuliya Burova | Svetka | Lyuda's daughter | starring",
            "actor | Vladislav Komarov | Loginov |  | starring",
            "actor | Andrey Gusev | Viktor |  | starring",
            "cinematographer | Andrey Naydenov |  |  | crew",
            "editor | Sergei Taraskin |  |  | crew",
            "editor | Karolina Maciejewska |  |  | crew",
        ],
    );
    expect(
        &tables,
        "film_companies",
        &["role", "company", "country"],
        &["production | Andrei Konchalovsky Studios", "distribution | Walt Disney Studios Motion Pictures | RU"],
    );
    expect(&tables, "film_countries", &["code", "name"], &["RU | Russia"]);
    expect(&tables, "film_languages", &["code", "name"], &["ru | Russian"]);
    expect(&tables, "film_genres", &["name"], &["historical", "drama"]);
    expect(&tables, "runtimes", &["minutes"], &["121"]);
    expect(
        &tables,
        "scores",
        &["kind", "source", "metric", "value", "scale_max", "review_count", "verdict", "person"],
        &[
            "aggregate | Metacritic | metascore | 82 | 100 | 19 | universal acclaim",
            "critic | The Observer | stars | 4 | 5 |  |  | Mark Kermode",
            "critic | The Washington Post | stars | 4 | 4 |  |  | Ann Hornaday",
        ],
    );
    let mut awards = tables
        .project("awards", &["result", "body", "edition", "award", "category", "submitting_country"])
        .expect("the table is there");
    awards.sort();
    assert_eq!(
        awards,
        [
            "in_competition | Venice International Film Festival | 77",
            "nominated | British Academy Film Awards |  | BAFTA Award | Best Film Not in the English Language",
            "shortlisted | Academy Awards | 93 |  | Best International Feature Film",
            "submitted | Academy Awards | 93 |  | Best International Feature Film | RU",
            "won | Venice International Film Festival | 77 | Special Jury Prize",
        ]
    );
    expect(
        &tables,
        "links",
        &["kind", "target"],
        &[
            "see_also | List of submissions to the 93rd Academy Awards for Best International Feature Film",
            "see_also | List of Russian submissions for the Academy Award for Best International Feature Film",
        ],
    );
}
