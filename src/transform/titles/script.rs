//! The script of a title, and the languages that write it.

use std::collections::BTreeMap;

use unicode_script::{Script, UnicodeScript};

/// ISO 15924 code of the script that most letters of a text are in; `Jpan` and `Kore` where scripts are mixed as Japanese
/// and Korean mix them.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let mut letters: BTreeMap<&'static str, usize> = BTreeMap::new();
    for character in text.chars().filter(|character| character.is_alphabetic()) {
        let script = character.script();
        if !matches!(script, Script::Common | Script::Inherited | Script::Unknown) {
            *letters.entry(script.short_name()).or_default() += 1;
        }
    }
    if letters.contains_key("Hira") || letters.contains_key("Kana") {
        return Some("Jpan");
    }
    if letters.contains_key("Hang") {
        return Some("Kore");
    }
    letters.into_iter().max_by_key(|(script, count)| (*count, std::cmp::Reverse(*script))).map(|(script, _)| script)
}

/// The language of a title in a script: the first language of the film that is written in it, else the only language that is.
pub(super) fn language(script: &str, of_film: &[&'static str]) -> Option<&'static str> {
    let written: &[&'static str] = match script {
        "Jpan" => &["ja"],
        "Kore" => &["ko"],
        "Hani" => &["zh", "cmn", "yue", "nan", "wuu", "hak", "ja"],
        "Cyrl" => &["ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "tt", "sah", "ba", "sh"],
        "Arab" => &["ar", "fa", "ur", "ps", "ku", "arz", "apc", "ary", "aeb", "acm", "ckb", "sd", "pnb", "prs"],
        "Deva" => &["hi", "mr", "ne", "sa", "bho", "kok", "mai", "raj", "doi"],
        "Beng" => &["bn", "as"],
        "Taml" => &["ta"],
        "Telu" => &["te"],
        "Knda" => &["kn", "tcy"],
        "Mlym" => &["ml"],
        "Gujr" => &["gu"],
        "Guru" => &["pa"],
        "Orya" => &["or"],
        "Sinh" => &["si"],
        "Thai" => &["th"],
        "Hebr" => &["he", "yi"],
        "Grek" => &["el"],
        "Geor" => &["ka"],
        "Armn" => &["hy"],
        "Mymr" => &["my"],
        "Khmr" => &["km"],
        "Laoo" => &["lo"],
        "Tibt" => &["bo", "dz"],
        "Ethi" => &["am", "ti"],
        _ => return of_film.first().copied().filter(|_| script == "Latn"),
    };
    let base = |code: &str| code.split('-').next().unwrap_or(code).to_owned();
    let of_film = of_film.iter().find(|code| written.iter().any(|known| *known == base(code)));
    match (of_film, written) {
        (Some(code), _) => Some(code),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

/// Whether a language is written in Latin letters, as far as [`language`] knows the others.
pub(super) fn is_latin(code: &str) -> bool {
    const OTHERS: &[&str] = &[
        "Jpan", "Kore", "Hani", "Cyrl", "Arab", "Deva", "Beng", "Taml", "Telu", "Knda", "Mlym", "Gujr", "Guru", "Orya",
        "Sinh", "Thai", "Hebr", "Grek", "Geor", "Armn", "Mymr", "Khmr", "Laoo", "Tibt", "Ethi",
    ];
    let code: &'static str =
        match crate::vocab::languages::LANGUAGES.entries().iter().find(|language| language.code == code) {
            Some(language) => language.code,
            None => return true,
        };
    OTHERS.iter().all(|script| language(script, &[code]) != Some(code))
}
