//! Vocabularies: where they come from, that they are in order, and that they are as broad as they should be.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use reelmill::vocab::{award_bodies, countries, currencies, festivals, genres, languages, publications};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vocab");
    let entries = std::fs::read_dir(folder).expect("src/vocab is there").map(|entry| entry.expect("readable").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "tsv")).collect();
    files.sort();
    files
}

/// The rows of a vocabulary, below its header line.
fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#')).skip(1)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("UTF-8")
}

/// How many things a vocabulary names, whatever the number of their names.
fn count(name: &str) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vocab").join(name);
    rows(&read(&path)).map(|row| row.split('\t').next().unwrap_or_default()).collect::<BTreeSet<_>>().len()
}

/// A file has one source and one date for all its rows: no row is without.
#[test]
fn vocabularies_have_source_and_date() {
    let files = files();
    for path in &files {
        let text = read(path);
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        for key in ["# source: ", "# date: "] {
            let stated = head.iter().filter_map(|line| line.strip_prefix(key)).any(|value| value.trim().len() >= 10);
            assert!(stated, "{} has no `{key}`", path.display());
        }
        let after_head = text.lines().skip(head.len());
        assert!(
            !after_head.clone().any(|line| line.starts_with("# ")),
            "{} has comments among its rows",
            path.display()
        );
        let width = after_head.clone().next().map_or(0, |header| header.split('\t').count());
        for line in after_head {
            assert_eq!(line.split('\t').count(), width, "{}: {line}", path.display());
        }
    }
    assert!(files.len() >= 31, "only {} vocabularies", files.len());
}

/// Sorted, so that two changes of one file seldom meet, and no row is there twice. Roles stand in the order of credits.
#[test]
fn vocabularies_are_sorted_and_say_nothing_twice() {
    for path in files() {
        let text = read(&path);
        let rows: Vec<&str> = rows(&text).collect();
        let distinct: BTreeSet<&&str> = rows.iter().collect();
        assert_eq!(distinct.len(), rows.len(), "{} has a row twice", path.display());
        if path.ends_with("roles.tsv") {
            continue;
        }
        let key = |row: &&&str| row.split('\t').next().unwrap_or_default().to_owned();
        for pair in rows.windows(2) {
            assert!(key(&&pair[0]) <= key(&&pair[1]), "{}: {} stands before {}", path.display(), pair[0], pair[1]);
        }
    }
}

#[test]
fn vocabularies_are_broad() {
    for (name, least) in [
        ("festivals.tsv", 150),
        ("award_bodies.tsv", 250),
        ("publications.tsv", 400),
        ("languages.tsv", 120),
        // Every code of ISO 3166-1, and the states that are gone.
        ("countries.tsv", 249 + 10),
        ("cities.tsv", 1000),
        ("currencies.tsv", 160),
        ("genres.tsv", 100),
        ("award_categories.tsv", 100),
        ("work_types.tsv", 100),
    ] {
        assert!(count(name) >= least, "{name} names {} things, not {least}", count(name));
    }
}

/// Names that any article may use, looked up as the readers do.
#[test]
fn what_films_are_written_about_with_is_known() {
    for name in ["FIPRESCI", "BAFTA", "César Awards", "Filmfare Awards", "Saturn Awards", "Annie Awards", "Goya Awards"]
    {
        assert!(award_bodies::body(name).is_some() || award_bodies::BODIES.get(name).is_some(), "{name}");
    }
    for name in ["Golden Bear", "Palme d'Or", "FIPRESCI Prize", "Nastro d'Argento", "Golden Rooster", "Gawad Urian"] {
        let known = award_bodies::PRIZES.get(name).is_some()
            || award_bodies::SHORT_NAMES.get(name).is_some()
            || award_bodies::BODIES.get(name).is_some();
        assert!(known, "{name}");
    }
    for name in [
        "Cannes Film Festival",
        "Berlin International Film Festival",
        "Sundance Film Festival",
        "Telluride Film Festival",
    ] {
        assert!(festivals::festival(name).is_some(), "{name}");
    }
    for name in ["Cantonese", "Serbo-Croatian", "Silent", "American Sign Language", "Bengali", "Yiddish", "Wolof"] {
        assert!(languages::language(name).is_some(), "{name}");
    }
    for name in
        ["The Guardian", "Variety", "The Hollywood Reporter", "Chicago Sun-Times", "Cahiers du Cinéma", "The Hindu"]
    {
        assert!(publications::PUBLICATIONS.get(name).is_some(), "{name}");
    }
    for (mark, country, code) in
        [("₹", "IN", "INR"), ("€", "FR", "EUR"), ("£", "GB", "GBP"), ("¥", "JP", "JPY"), ("¥", "CN", "CNY")]
    {
        assert_eq!(currencies::currency(mark, &[country], Some(2015)), Some(code), "{mark} of {country}");
    }
    for name in ["black comedy", "neo-noir", "space western", "romantic comedy", "science fiction"] {
        assert!(genres::genre(name).is_some(), "{name}");
    }
    for (former, code) in
        [("Soviet Union", "SUHH"), ("East Germany", "DDDE"), ("Czechoslovakia", "CSHH"), ("Yugoslavia", "YUCS")]
    {
        assert_eq!(countries::country(former), Some(code), "{former}");
    }
}

/// Every country of ISO 3166-1 is known by its code's English name, and has a demonym.
#[test]
fn every_country_has_a_name_and_a_demonym() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vocab/countries.tsv");
    let text = read(&path);
    let codes: BTreeSet<&str> = rows(&text).map(|row| row.split('\t').next().unwrap_or_default()).collect();
    for country in rust_iso3166::ALL {
        assert!(codes.contains(country.alpha2), "{} is missing", country.alpha2);
    }
    let without: Vec<&str> = rows(&text).filter(|row| row.split('\t').nth(3).is_none_or(str::is_empty)).collect();
    // Islands that nobody calls a film after, and demonyms that two countries share (Congolese, Dominican).
    assert!(without.len() <= 21, "{} countries have no demonym: {without:?}", without.len());
}
