//! A made-up release of two films, with the values that break careless writers.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use reelmill::finding::{Code, Finding};
use reelmill::load::Lineage;
use reelmill::schema::articles::{Article, Format, Status};
use reelmill::schema::award_recipients::AwardRecipient;
use reelmill::schema::awards::{Award, AwardResult};
use reelmill::schema::companies::Company;
use reelmill::schema::credits::{Billing, Credit, Department, Qualifier, Role};
use reelmill::schema::evidence::{Confidence, Evidence};
use reelmill::schema::external_ids::ExternalId;
use reelmill::schema::film_companies::{CompanyRole, FilmCompany};
use reelmill::schema::film_countries::FilmCountry;
use reelmill::schema::film_genres::FilmGenre;
use reelmill::schema::film_languages::FilmLanguage;
use reelmill::schema::film_titles::{FilmTitle, TitleKind};
use reelmill::schema::films::Film;
use reelmill::schema::links::{Link, LinkKind};
use reelmill::schema::money::{Money, MoneyKind};
use reelmill::schema::people::{Identity, Person};
use reelmill::schema::person_names::{NameKind, PersonName};
use reelmill::schema::release_dates::{ReleaseDate, ReleaseKind};
use reelmill::schema::runtimes::Runtime;
use reelmill::schema::scores::{Metric, Score, ScoreKind};
use reelmill::schema::sections::{Section, SectionKind};
use reelmill::schema::works::Work;
use reelmill::schema::{Rows, SCHEMA_VERSION, findings};
use reelmill::value::date::Precision;
use reelmill::value::id;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::in_memory::Tables;

/// What the release was made from.
pub(super) fn lineage() -> Lineage {
    Lineage {
        schema_version: SCHEMA_VERSION.to_owned(),
        version: "1.2.3".to_owned(),
        inputs_sha256: "00".repeat(32),
        text: true,
    }
}

/// The release.
pub(super) fn tables() -> Tables {
    let mut tables = Tables::default();
    rows().drain_into(&mut tables).unwrap();
    tables
}

/// The name of an award that no format may harm.
pub(super) const NASTY_AWARD: &str = "Prize, \"gold\"\nsecond line";

fn rows() -> Rows {
    let mut rows = Rows::default();
    first_film(&mut rows);
    second_film(&mut rows);
    people_and_companies(&mut rows);
    rows.findings.push(findings::Finding::new(
        &Finding::document(Code::NotUtf8, "byte 17 is not UTF-8"),
        None,
        "input/broken.txt",
    ));
    rows
}

/// A film called `NA` of which everything is known.
fn first_film(rows: &mut Rows) {
    let film_id = id::film("enwiki", "NA");
    let article_id = article(rows, "NA", Status::Film, Some("CC-BY-SA-4.0"));
    rows.films.push(Film {
        film_id,
        article_id,
        title: "NA".into(),
        original_title: Some("Дорогие товарищи!".into()),
        original_language: Some("ru".into()),
        year: Some(2020),
        release_date: Some(date(2020, 9, 7)),
        runtime_minutes: Some(121),
        short_description: Some("=1+1 is a film.".into()),
        lead: Some("=1+1 is a film, \"quoted\", with a comma\nand a second line.".into()),
        plot: Some("A </script> & a <b>.".into()),
    });
    for (ordinal, title, kind, language) in [
        (1, "NA", TitleKind::Main, None),
        (2, "Дорогие товарищи!", TitleKind::Original, Some("ru")),
        (3, "親愛的\t同志\u{1}", TitleKind::Translated, Some("zh-Hant")),
    ] {
        let language = language.map(str::to_owned);
        rows.film_titles.push(FilmTitle { film_id, ordinal, title: title.into(), kind, language, script: None });
    }
    let credits = [
        ("Ada Null", Role::Director, 1, None),
        ("Ada Null", Role::Screenwriter, 1, None),
        ("Ada Null", Role::Writer, 1, None),
        ("Bo, the \"Kid\"", Role::Actor, 1, Some("Lyudmila 'Lyuda' Syomina")),
        ("Bo, the \"Kid\"", Role::Actor, 2, Some("A second part")),
        ("Cy NULL", Role::Actor, 3, None),
        ("Cy NULL", Role::Cinematographer, 1, None),
        ("Cy NULL", Role::ExecutiveProducer, 1, None),
    ];
    for (name, role, ordinal, character) in credits {
        credit(rows, film_id, name, role, ordinal, character);
    }
    rows.works.push(Work {
        film_id,
        ordinal: 1,
        title: Some("The Book".into()),
        work_type: Some("novel".into()),
        author_person_id: Some(person("Dee True")),
        text: "the novel The Book by Dee True".into(),
    });
    release(rows, film_id, 1, "2020-09-02/2020-09-12", (date(2020, 9, 2), date(2020, 9, 12)), Some("IT"));
    release(rows, film_id, 2, "2020-09-07", (date(2020, 9, 7), date(2020, 9, 7)), None);
    runtime(rows, film_id, 1, 121.0);
    runtime(rows, film_id, 2, 92.5);
    for (ordinal, role) in [(1, CompanyRole::Production), (1, CompanyRole::Distribution)] {
        rows.film_companies.push(FilmCompany {
            film_id,
            company_id: id::company("enwiki", "=1+1"),
            credited_as: None,
            role,
            ordinal,
            country: Some("RU".into()),
            territory_text: None,
            from_year: None,
            to_year: Some(1999),
        });
    }
    let countries = [(1, Some("RU"), "Russia"), (2, Some("SUHH"), "Soviet Union"), (3, None, "Ruritania")];
    for (ordinal, code, name) in countries {
        let code = code.map(str::to_owned);
        rows.film_countries.push(FilmCountry { film_id, ordinal, code, name: name.into() });
    }
    let language = |ordinal, code: Option<&str>, name: &str| FilmLanguage {
        film_id,
        ordinal,
        code: code.map(str::to_owned),
        name: name.into(),
    };
    rows.film_languages.extend([language(1, Some("ru"), "Russian"), language(2, None, "Martian")]);
    rows.film_genres.push(FilmGenre { film_id, ordinal: 1, code: Some("drama".into()), name: "drama".into() });
    money(rows, film_id, 1, MoneyKind::Budget, ("1200000.00", "1200000.00"));
    money(rows, film_id, 2, MoneyKind::BoxOffice, ("2500000000.00", "2550000000.05"));
    let aggregate = |metric, value: Option<f64>, text: &str| Score {
        score_id: id::row("score", &[&film_id.to_string(), text]),
        film_id,
        ordinal: 1,
        kind: ScoreKind::Aggregate,
        source: "Metacritic".into(),
        metric,
        value,
        value_text: text.into(),
        scale_min: value.map(|_| 0.0),
        scale_max: value.map(|_| 100.0),
        normalized: value,
        review_count: Some(19),
        verdict: Some("universal acclaim".into()),
        consensus: Some("\"Grim\", they said.".into()),
        critic_person_id: None,
        publication: None,
        as_of: Some("2021".into()),
    };
    rows.scores.push(aggregate(Metric::Metascore, Some(82.4), "82.4 out of 100"));
    rows.scores.push(Score { ordinal: 2, kind: ScoreKind::Audience, ..aggregate(Metric::Cinemascore, None, "A−") });
    rows.scores.push(Score {
        ordinal: 3,
        kind: ScoreKind::Critic,
        source: "The Paper".into(),
        scale_max: Some(5.0),
        review_count: None,
        critic_person_id: Some(person("Dee True")),
        publication: Some("The Paper".into()),
        ..aggregate(Metric::Stars, Some(4.5), "4½/5 stars")
    });
    for (ordinal, category, result) in [(1, None, AwardResult::Won), (2, Some("Best Film"), AwardResult::Nominated)] {
        rows.awards.push(Award {
            award_id: id::row("award", &[&film_id.to_string(), &ordinal.to_string()]),
            film_id,
            ordinal,
            body: "Venice International Film Festival".into(),
            edition: Some(77),
            year: Some(2020),
            award: Some(NASTY_AWARD.into()),
            category: category.map(str::to_owned),
            result,
            submitting_country: None,
            recipient_person_id: category.map(|_| person("Ada Null")),
            award_text: "won".into(),
        });
    }
    for (ordinal, name) in [(1, "Ada Null"), (2, "Dee True")] {
        let award_id = rows.awards[1].award_id;
        let (person_id, name) = (person(name), name.to_owned());
        rows.award_recipients.push(AwardRecipient { film_id, award_id, ordinal, person_id, name });
    }
    for (scheme, id) in [("imdb", "tt0079123"), ("official_website", "https://example.org/?a=b&c=(d)")] {
        let url = if scheme == "imdb" { format!("https://www.imdb.com/title/{id}/") } else { id.to_owned() };
        rows.external_ids.push(ExternalId { film_id, scheme: scheme.into(), id: id.into(), url });
    }
    for (ordinal, heading, kind) in [(1, None, SectionKind::Lead), (2, Some("Plot"), SectionKind::Plot)] {
        rows.sections.push(Section {
            article_id,
            ordinal,
            level: ordinal,
            heading: heading.map(str::to_owned),
            kind,
            text: heading.map(|_| "NULL".into()),
        });
    }
    let (target, text) = ("Another film".into(), Some("another".into()));
    rows.links.push(Link { article_id, ordinal: 1, section_ordinal: Some(1), target, text, kind: LinkKind::SeeAlso });
    rows.evidence.push(Evidence {
        table: "films",
        row_key: film_id.to_string(),
        article_id,
        byte_start: 0,
        byte_end: 7,
        field: Some("title".into()),
        rule: "title.heading",
        confidence: Confidence::Stated,
    });
}

/// A film of which nothing but the title is known, and an article that is not about a film.
fn second_film(rows: &mut Rows) {
    let title = "Heat, \"the\"\nfilm";
    let film_id = id::film("enwiki", title);
    let article_id = article(rows, title, Status::Film, None);
    article(rows, "Somebody", Status::NotFilm, None);
    rows.films.push(Film {
        film_id,
        article_id,
        title: title.into(),
        original_title: None,
        original_language: None,
        year: Some(1984),
        release_date: None,
        runtime_minutes: None,
        short_description: None,
        lead: None,
        plot: None,
    });
    let title = title.to_owned();
    rows.film_titles.push(FilmTitle {
        film_id,
        ordinal: 1,
        title,
        kind: TitleKind::Main,
        language: None,
        script: None,
    });
    credit(rows, film_id, "Ada Null", Role::Director, 1, None);
}

fn people_and_companies(rows: &mut Rows) {
    for (name, film_count) in [("Ada Null", 2), ("Bo, the \"Kid\"", 1), ("Cy NULL", 1), ("Dee True", 1)] {
        rows.people.push(Person {
            person_id: person(name),
            name: name.into(),
            sort_name: name.into(),
            given_name: None,
            family_name: None,
            suffix: None,
            identity: Identity::Name,
            article_title: None,
            ambiguous: film_count > 1,
            film_count,
        });
        let (person_id, name) = (person(name), name.to_owned());
        rows.person_names.push(PersonName { person_id, name, kind: NameKind::Preferred, uses: film_count });
    }
    rows.companies.push(Company { company_id: id::company("enwiki", "=1+1"), name: "=1+1".into() });
}

fn article(rows: &mut Rows, title: &str, status: Status, license: Option<&str>) -> Uuid {
    let article_id = id::article("enwiki", title);
    rows.articles.push(Article {
        article_id,
        title: title.into(),
        wiki: "enwiki".into(),
        page_id: None,
        revision_id: license.map(|_| i64::MAX),
        revision_time: license.map(|_| Timestamp::from_microsecond(1_599_480_000_123_456).unwrap()),
        source_uri: format!("input/{}.txt", rows.articles.len()),
        format: Format::Text,
        content_sha256: "11".repeat(32),
        byte_length: 5_000_000_000,
        status,
        license: license.map(str::to_owned),
    });
    article_id
}

fn person(name: &str) -> Uuid {
    id::person("enwiki", name)
}

fn credit(rows: &mut Rows, film_id: Uuid, name: &str, role: Role, ordinal: i32, character: Option<&str>) {
    let is_actor = role == Role::Actor;
    rows.credits.push(Credit {
        credit_id: id::row("credit", &[&film_id.to_string(), name, role.as_str(), character.unwrap_or_default()]),
        film_id,
        person_id: person(name),
        role,
        department: if is_actor { Department::Cast } else { Department::Other },
        ordinal,
        character: character.map(str::to_owned),
        character_description: None,
        credited_as: None,
        qualifier: is_actor.then_some(Qualifier::Voice),
        billing: if is_actor { Billing::Starring } else { Billing::Crew },
    });
}

fn release(rows: &mut Rows, film_id: Uuid, ordinal: i32, edtf: &str, days: (Date, Date), country: Option<&str>) {
    rows.release_dates.push(ReleaseDate {
        film_id,
        ordinal,
        edtf: edtf.into(),
        date_start: days.0,
        date_end: days.1,
        precision: Precision::Day,
        event: country.map(|_| "Venice".into()),
        country: country.map(str::to_owned),
        kind: ReleaseKind::Festival,
        date_text: edtf.into(),
    });
}

fn runtime(rows: &mut Rows, film_id: Uuid, ordinal: i32, minutes: f64) {
    let runtime_text = format!("{minutes} minutes");
    rows.runtimes.push(Runtime { film_id, ordinal, minutes, version: None, approximate: ordinal > 1, runtime_text });
}

fn money(rows: &mut Rows, film_id: Uuid, ordinal: i32, kind: MoneyKind, amounts: (&str, &str)) {
    let amount = |text: &str| text.parse::<Decimal>().unwrap();
    rows.money.push(Money {
        film_id,
        ordinal,
        kind,
        currency: "INR".into(),
        amount_min: amount(amounts.0),
        amount_max: amount(amounts.1),
        approximate: false,
        territory: None,
        amount_text: "₹250–255 crore".into(),
    });
}
