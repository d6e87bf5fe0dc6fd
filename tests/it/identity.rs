//! Who is who: links, names and their forms within one article, and across articles.

use std::collections::{BTreeMap, BTreeSet};

use reelmill::extract::{text, wikitext};
use reelmill::schema::articles::Format;
use reelmill::schema::credits::Role;
use reelmill::transform::{self, Document, PageNumbers, Redirects, Transformed};
use reelmill::value::id;
use uuid::Uuid;

use crate::workshop::Workshop;

/// What is made of a page.
fn page_with(redirects: &Redirects, source: &str) -> Transformed {
    let extracted = wikitext::article("The Lost Hour", source);
    transformed(&extracted.article, redirects)
}

pub(crate) fn page(source: &str) -> Transformed {
    page_with(Redirects::none(), source)
}

fn transformed(article: &reelmill::article::Article, redirects: &Redirects) -> Transformed {
    let document = Document {
        wiki: "enwiki",
        title: "The Lost Hour",
        source_uri: "x",
        format: Format::Text,
        page: PageNumbers::default(),
        content_sha256: "",
        byte_length: 0,
        license: None,
        redirects,
    };
    transform::article(article, &document, Vec::new())
}

/// A page with these infobox fields and this text.
pub(crate) fn film(fields: &str, rest: &str) -> String {
    format!(
        "{{{{Infobox film\n| name = The Lost Hour\n{fields}\n}}}}\n'''''The Lost Hour''''' is a 1979 Swedish drama film.\n{rest}\n"
    )
}

/// The people of a role, each with the form of the name that credits use and the page.
fn people(made: &Transformed, role: Role) -> Vec<(Uuid, String, Option<String>)> {
    let name = |id: Uuid| {
        let mention = made.people.iter().find(|mention| mention.person_id == id).expect("the person is mentioned");
        (id, mention.name.clone(), mention.article_title.clone())
    };
    made.rows.credits.iter().filter(|credit| credit.role == role).map(|credit| name(credit.person_id)).collect()
}

#[track_caller]
fn assert_people(source: &str, role: Role, expected: &[(&str, &str, Option<&str>)]) {
    let found = people(&page(source), role);
    let expected: Vec<(Uuid, String, Option<String>)> = expected
        .iter()
        .map(|(key, name, page)| (id::person("enwiki", key), (*name).to_owned(), page.map(str::to_owned)))
        .collect();
    assert_eq!(found, expected, "in:\n{source}");
}

#[test]
fn the_target_of_a_link_is_the_identity() {
    let source = film(
        "| director = [[Mira Holm (director)|Mira Holm]]\n| producer = {{ubl|[[jean_Petit#Early life|Jean Petit]]|Ada Lund}}",
        "",
    );
    assert_people(&source, Role::Director, &[("mira holm (director)", "Mira Holm", Some("Mira Holm (director)"))]);
    assert_people(
        &source,
        Role::Producer,
        &[("jean petit", "Jean Petit", Some("Jean Petit")), ("ada lund", "Ada Lund", None)],
    );
}

#[test]
fn several_links_of_one_value_are_several_people() {
    let source = film(
        "| writer = [[Ada Lund]], [[Jean Petit (writer)|Jean Petit]] and [[Bo Ek]]\n| editing = {{sortname|Eva|Dahl|dab=editor}}, {{ill|Nils Berg|sv}}",
        "",
    );
    assert_people(
        &source,
        Role::Writer,
        &[
            ("ada lund", "Ada Lund", Some("Ada Lund")),
            ("jean petit (writer)", "Jean Petit", Some("Jean Petit (writer)")),
            ("bo ek", "Bo Ek", Some("Bo Ek")),
        ],
    );
    assert_people(
        &source,
        Role::Editor,
        &[("eva dahl (editor)", "Eva Dahl", Some("Eva Dahl (editor)")), ("nils berg", "Nils Berg", Some("Nils Berg"))],
    );
}

#[test]
fn links_part_names_and_brackets_of_titles_say_nothing_of_the_credit() {
    let source = film(
        "| producer = [[Ada Lund]] [[Bo Ek (director)]]\n| starring = [[Eva Dahl (singer)]] (voice)\n| music = [[Nils Berg and Mira Lind]]",
        "",
    );
    assert_people(
        &source,
        Role::Producer,
        &[("ada lund", "Ada Lund", Some("Ada Lund")), ("bo ek (director)", "Bo Ek", Some("Bo Ek (director)"))],
    );
    assert_people(&source, Role::Actor, &[("eva dahl (singer)", "Eva Dahl", Some("Eva Dahl (singer)"))]);
    assert_people(&source, Role::Composer, &[("nils berg", "Nils Berg", None), ("mira lind", "Mira Lind", None)]);
}

#[test]
fn a_name_that_is_linked_once_is_that_person_everywhere() {
    let person = ("eva dahl (actress)", "Eva Dahl", Some("Eva Dahl (actress)"));
    let linked_later =
        film("| starring = Eva Dahl", "== Cast ==\n* [[Eva Dahl (actress)|Eva Dahl]] as Nora, a clock maker\n");
    assert_people(&linked_later, Role::Actor, &[person]);
    let linked_first = film("| starring = [[Eva Dahl (actress)|Eva Dahl]]", "== Cast ==\n* Eva Dahl as Nora\n");
    assert_people(&linked_first, Role::Actor, &[person]);
    // In the last section, by another form of the name.
    let in_passing =
        film("| starring = Eva Dahl", "== Legacy ==\nThe clocks were kept by [[Eva Dahl (actress)|Dahl]].\n");
    assert_people(&in_passing, Role::Actor, &[person]);
}

#[test]
fn a_surname_that_is_a_link_tells_the_name() {
    let source = film("| director = [[Mira Holm|Holm]]", "");
    assert_people(&source, Role::Director, &[("mira holm", "Mira Holm", Some("Mira Holm"))]);
}

#[test]
fn people_of_one_name_are_kept_apart_by_their_pages() {
    let source = film(
        "| director = [[Jan Holm (director)|Jan Holm]]\n| starring = [[Jan Holm (actor)|Jan Holm]]\n| music = Jan Holm",
        "",
    );
    assert_people(&source, Role::Director, &[("jan holm (director)", "Jan Holm", Some("Jan Holm (director)"))]);
    assert_people(&source, Role::Actor, &[("jan holm (actor)", "Jan Holm", Some("Jan Holm (actor)"))]);
    // Which of them it is the article does not say.
    assert_people(&source, Role::Composer, &[("jan holm", "Jan Holm", None)]);
}

#[test]
fn pages_that_are_nobodys_make_no_identity() {
    // Two names with one page, and pages of duos, works, files and companies.
    let source = film(
        "| director = [[Holm siblings|Mira Holm]] and [[Holm siblings|Jan Holm]]\n\
         | producer = [[The Lost Band (band)|Ada Lund]], [[:File:Bo Ek.jpg|Bo Ek]], [[Hill Studios|Eva Dahl]], [[:sv:Nils Berg|Nils Berg]]",
        "",
    );
    assert_people(&source, Role::Director, &[("mira holm", "Mira Holm", None), ("jan holm", "Jan Holm", None)]);
    assert_people(
        &source,
        Role::Producer,
        &[
            ("ada lund", "Ada Lund", None),
            ("bo ek", "Bo Ek", None),
            ("eva dahl", "Eva Dahl", None),
            ("nils berg", "Nils Berg", None),
        ],
    );
    // A duo that goes by its members is not a person.
    let duo = film("| director = [[The Wachowskis]]", "");
    assert_people(
        &duo,
        Role::Director,
        &[("lana wachowski", "Lana Wachowski", None), ("lilly wachowski", "Lilly Wachowski", None)],
    );
}

#[test]
fn forms_of_one_name_are_one_person() {
    for (field, list) in [
        ("Andrei Holm", "Andrey Holm"),
        ("Robert Ek", "Bob Ek"),
        ("Zoë Dahl", "Zoe Dahl"),
        ("Nils Q. Berg", "Nils Berg"),
        ("Mira \"Minna\" Lind", "Mira Lind"),
        ("[[Robert Ek (actor)|Bob Ek]]", "Robert Ek"),
        ("Bob Ek", "[[Robert Ek (actor)|Robert Ek]]"),
        ("J. Lund", "Johan Lund"),
        ("Robert (Bob) Ek", "Bob Ek"),
        ("Robert De Niro", "De Niro"),
        ("Robert De Niro (Bobby De Niro)", "Bobby De Niro"),
        ("Jane Holm (née Doe)", "Jane Doe"),
        ("Kar-wai Wong", "Wong Kar-wai"),
    ] {
        let source = film(&format!("| starring = {field}"), &format!("== Cast ==\n* {list} as Nora\n"));
        let made = page(&source);
        let actors = people(&made, Role::Actor);
        assert_eq!(actors.len(), 1, "{field} and {list}: {actors:?}");
        assert_eq!(made.rows.credits[0].character.as_deref(), Some("Nora"));
    }
}

#[test]
fn people_of_one_family_are_several() {
    for (field, list) in [
        ("Luis Holm", "Luisa Holm"),
        ("[[Robert Ek]]", "[[Bob Ek]]"),
        ("Carl Ek Jr.", "Carl Ek Sr."),
        ("Nils A. Berg", "Nils B. Berg"),
        ("Mira Lind", "Maja Lind"),
        ("Johan Lund, Jonas Lund", "J. Lund"),
        ("J. Lund, Johan Lund", "Johan Lund"),
    ] {
        let source = film(&format!("| starring = {field}"), &format!("== Cast ==\n* {list} as Nora\n"));
        let actors = people(&page(&source), Role::Actor);
        let people: BTreeSet<Uuid> = actors.iter().map(|(id, ..)| *id).collect();
        assert_eq!(
            people.len(),
            field.split(", ").chain([list]).collect::<BTreeSet<_>>().len(),
            "{field} and {list}: {actors:?}"
        );
    }
}

#[test]
fn redirects_lead_to_the_identity() {
    let mut redirects = Redirects::default();
    redirects.insert("Bo Ek", "Bodil Ek");
    redirects.insert("Bodil Ek", "Bodil Ek (director)");
    redirects.insert("Jan Holm", "Holm brothers");
    redirects.insert("Mira Holm", "Holm brothers");
    redirects.insert("Ada Lund", "The Lost Hour (1979 film)");
    let source = film("| director = [[Bo Ek]]\n| writer = [[Jan Holm]], [[Mira Holm]], [[Ada Lund]]", "");
    let made = page_with(&redirects, &source);
    let ids = |role| people(&made, role).into_iter().map(|(id, ..)| id).collect::<Vec<_>>();
    assert_eq!(ids(Role::Director), [id::person("enwiki", "bodil ek (director)")]);
    // A person's name that leads to a page about several, or about a film, stays the person's.
    let keys = ["jan holm", "mira holm", "ada lund"];
    assert_eq!(ids(Role::Writer), keys.map(|key| id::person("enwiki", key)));
}

#[test]
fn companies_go_by_their_pages_and_by_the_vocabulary() {
    let source = film(
        "| studio = [[Hill Studios (Malmö)|Hill Studios]]\n| distributor = [[Warner Bros.]]",
        "It was released on DVD by Hill Studios.\n",
    );
    let made = page(&source);
    let ids: Vec<Uuid> = made.rows.film_companies.iter().map(|row| row.company_id).collect();
    let hill = id::company("enwiki", "Hill Studios (Malmö)");
    let warner = id::company("enwiki", "Warner Bros.");
    assert_eq!(ids[..2], [hill, warner]);
    assert!(ids.iter().all(|id| [hill, warner].contains(id)));

    let by_name = |name: &str| page(&film(&format!("| distributor = {name}"), "")).rows.film_companies[0].company_id;
    assert_eq!(by_name("Warner Brothers"), warner);
    assert_eq!(by_name("[[Metro-Goldwyn-Mayer|MGM]]"), by_name("MGM"));
    assert_ne!(by_name("Warner Bros. Pictures"), warner);
    assert_ne!(by_name("Warner Home Video"), warner);
}

#[test]
fn text_and_wikitext_of_one_film_have_the_same_ids() {
    let plain = "= The Lost Hour =\n\nThe Lost Hour\n- Directed by: Mira Holm\n- Starring: Ada Lund, Jean Petit\n- Studio: Hill Studios\n\n\
                 The Lost Hour is a 1979 Swedish drama film directed by Mira Holm.\n";
    let wiki = film(
        "| director = [[Mira Holm]]\n| starring = {{plainlist|\n* [[Ada Lund]]\n* Jean Petit\n}}\n| studio = [[Hill Studios]]",
        "",
    );
    let of_text = transformed(&text::articles(plain)[0].article, Redirects::none());
    let of_wiki = page(&wiki);
    let ids = |made: &Transformed| -> BTreeMap<String, (Uuid, Uuid)> {
        let credit = |credit: &reelmill::schema::credits::Credit| {
            (format!("{} {}", credit.role.as_str(), credit.ordinal), (credit.film_id, credit.person_id))
        };
        let companies = made.rows.film_companies.iter();
        let companies = companies.map(|row| (row.role.as_str().to_owned(), (row.film_id, row.company_id)));
        made.rows.credits.iter().map(credit).chain(companies).collect()
    };
    assert_eq!(ids(&of_text).len(), 4);
    assert_eq!(ids(&of_text), ids(&of_wiki));
}

/// An export of one page.
fn export(title: &str, number: usize, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<mediawiki><page><title>{title}</title><ns>0</ns><id>{number}</id>\
         <revision><id>{number}</id><text>{text}</text></revision></page></mediawiki>"
    )
}

#[test]
fn a_name_with_several_pages_is_ambiguous_throughout_the_run() {
    let workshop = Workshop::new();
    let directors = ["[[Jan Holm (director)|Jan Holm]]", "[[Jan Holm (actor)|Jan Holm]]", "Jan Holm", "[[Ada Lund]]"];
    for (number, director) in directors.iter().enumerate() {
        let page =
            export(&format!("The Lost Hour {number}"), number + 1, &film(&format!("| director = {director}"), ""));
        workshop.put(&format!("input/{number}.xml"), page);
    }
    workshop.run(&["run", "--out", "release"]).with(0);
    let people = workshop.text("release/csv/people.csv");
    let mut rows = csv::Reader::from_reader(people.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let column = |name: &str| header.iter().position(|column| column == name).expect("the column");
    let (article_title, ambiguous) = (column("article_title"), column("ambiguous"));
    let found: BTreeMap<String, String> = rows
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[article_title].to_owned(), row[ambiguous].to_owned()))
        .collect();
    let expected = [("", "true"), ("Ada Lund", "false"), ("Jan Holm (actor)", "true"), ("Jan Holm (director)", "true")];
    assert_eq!(found, expected.map(|(page, ambiguous)| (page.to_owned(), ambiguous.to_owned())).into());
}
