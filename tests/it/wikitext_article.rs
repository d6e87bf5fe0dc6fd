//! Articles out of wikitext: any text at all, real pages, and what each kind of markup becomes.

use proptest::prelude::*;
use reelmill::article::{Article, Block, Section, Text};
use reelmill::extract::wikitext::article;
use reelmill::finding::Code;
use reelmill::schema::articles::Format;
use reelmill::transform::{self, Document, PageNumbers};

use crate::wikitext::{corpus, scraps};

fn texts(article: &Article) -> Vec<&Text> {
    let boxes = article.infoboxes.iter().chain(&article.templates);
    let fields = boxes.flat_map(|infobox| &infobox.fields).chain(&article.fields);
    let fields = fields.flat_map(|field| field.items.iter().chain([&field.key]));
    let headings = article.sections.iter().flat_map(|section| &section.heading);
    let blocks = article.sections.iter().flat_map(|section| &section.blocks);
    let blocks = blocks.flat_map(|block| match block {
        Block::Table(table) => table.cells().iter().flat_map(|cell| &cell.items).chain([&table.caption]).collect(),
        _ => vec![block.text()],
    });
    fields.chain(headings).chain(blocks).chain(&article.categories).chain([&article.title]).collect()
}

fn holds(title: &str, source: &str) -> Result<(), TestCaseError> {
    let extracted = article(title, source);
    prop_assert_eq!(extracted.article.render(source), source);
    for text in texts(&extracted.article) {
        for (at, character) in text.as_str().char_indices() {
            let span = text.span_of(at..at + character.len_utf8());
            prop_assert!(source.get(span.range()).is_some(), "{span:?} of `{}` cuts a character", text.as_str());
        }
        for (words, target) in text.excerpt().links() {
            prop_assert!(!words.is_empty() && !target.is_empty());
            prop_assert!(source.get(words.span().range()).is_some());
        }
    }
    for finding in &extracted.findings {
        prop_assert!(finding.span.is_none_or(|span| source.get(span.range()).is_some()));
    }
    let document = Document {
        wiki: "enwiki",
        title,
        source_uri: "x.xml",
        format: Format::MediawikiXml,
        page: PageNumbers::default(),
        content_sha256: "",
        byte_length: source.len(),
        license: None,
        redirects: transform::Redirects::none(),
    };
    let transformed = transform::article(&extracted.article, &document, extracted.findings);
    for evidence in &transformed.rows.evidence {
        let range = evidence.byte_start as usize..evidence.byte_end as usize;
        prop_assert!(source.get(range.clone()).is_some(), "evidence {range:?} lies outside the page");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scraps_are_an_article(source in scraps()) {
        holds("Any (film)", &source)?;
    }
}

#[test]
fn real_pages_are_articles() {
    for page in corpus() {
        holds(&page.title, &page.text).unwrap_or_else(|error| panic!("{}: {error}", page.title));
    }
}

/// Arguments that are shown more than once would double with every template around them.
#[test]
fn nesting_does_not_multiply() {
    for name in [
        "sortname",
        "ill",
        "nihongo",
        "based on",
        "ubl",
        "film date",
        "lang|ru",
        "won",
        "rating",
        "frac",
        "convert|1",
        "Infobox film|a=",
    ] {
        let source = format!("{{{{{name}|").repeat(3000) + "1" + &"}}".repeat(3000);
        let start = std::time::Instant::now();
        let text = format!("x {source}\n* {source}\n{{|\n| {source}\n|}}\n{{{{Infobox film|starring={source}}}}}");
        assert_eq!(article("T", &text).article.render(&text), text);
        assert!(start.elapsed() < std::time::Duration::from_secs(3), "`{name}` takes {:?}", start.elapsed());
    }
}

#[test]
fn long_lists_take_a_moment() {
    let many = [
        ("{{Infobox film", "|starring=[[A|B]]<br>", "}}"),
        ("{{Infobox film|released={{Film date", "|1990|1|1|X", "}}}}"),
        ("{{Album ratings", "|rev1=[[A]]|rev1score={{Rating|1|5}}", "}}"),
        ("{|", "\n|-\n| rowspan=9999 colspan=50 | a || b", "\n|}"),
        ("{|\n|", "\n{|\n|", ""),
        ("", "[[A (b)|c]]s ", ""),
        ("", "\n* {{IMDb title|1}}", ""),
        ("", "(''a<br>", ""),
        ("", "\n== a ==", ""),
        ("", "{{convert|1|ft}} <ref>a</ref>, ", ""),
        ("{{Infobox film|a=", "({{Inflation|1}}", "}}"),
        ("{{ubl", "|(a), ;by ", "}}"),
    ];
    for (before, repeated, after) in many {
        let source = format!("{before}{}{after}", repeated.repeat(10_000));
        let start = std::time::Instant::now();
        assert_eq!(article("T", &source).article.render(&source), source);
        assert!(start.elapsed() < std::time::Duration::from_secs(4), "`{repeated}` takes {:?}", start.elapsed());
    }
}

/// The values of a field of an infobox.
fn values(value: &str) -> Vec<String> {
    let source = format!("{{{{Infobox film\n| field = {value}\n}}}}\nText.");
    let article = article("T", &source).article;
    article.fields[0].items.iter().map(|item| item.as_str().to_owned()).collect()
}

#[test]
fn fields_have_one_item_a_value() {
    let seen: &[(&str, &[&str])] = &[
        ("[[A B]]<br>[[C D|E]]<br/>F<BR />G</br>H<br clear=all>I", &["A B", "E", "F", "G", "H", "I"]),
        ("{{plainlist|\n* [[A]]\n* B\n** C\n}}", &["A", "B", "C"]),
        ("{{Plain list |* [[A]]\n* B\n}}", &["A", "B"]),
        ("{{ubl|A||[[B]]|<!-- C -->}}", &["A", "B"]),
        ("{{hlist|A|{{nowrap|B C}}|{{small|D}}}}", &["A", "B C", "D"]),
        ("{{unbulleted list|1=A|class=x|2=B=C}}", &["A", "B=C"]),
        ("\n* [[A]]\n* [[B]]", &["A", "B"]),
        ("[[A]]\n[[B]]", &["A", "B"]),
        ("A<br>(voice)<br>B", &["A (voice)", "B"]),
        ("[[A<br>B]]", &["A B"]),
        ("A<ref name=x/>, B<ref>C</ref><!-- D -->", &["A, B"]),
        ("{{sortname|Ann|Other}}, {{ill|Bo Li|zh|李}}", &["Ann Other, Bo Li"]),
        ("{{nihongo|The Way|道|Michi}}", &["The Way (Japanese: 道, Hepburn: Michi)"]),
        ("{{lang|fr|Le Film}}", &["Le Film"]),
        ("{{lang-ru|Фильм|translit=Film|lit=Film}}", &["Russian: Фильм, romanized: Film, lit. 'Film'"]),
        ("{{based on|''[[The Book]]''|[[Ann Other]]|Bo Li}}", &["The Book by Ann Other and Bo Li"]),
        ("{{INR|50|link=yes}}–80 [[crore]]", &["₹50–80 crore"]),
        ("{{INRConvert|50|c}}", &["₹50 crore"]),
        ("{{US$|16–18 million|link=yes}} (est.)", &["US$16–18 million (est.)"]),
        ("[[USD|$]]550,000", &["$550,000"]),
        ("${{formatnum:1234567}}", &["$1234567"]),
        ("{{circa|1929}}", &["c. 1929"]),
        ("{{convert|300|ft|m}}", &["300 ft"]),
        ("Ocean{{'}}s {{frac|3|1|2}} &ndash; &#9733;", &["Ocean's 3½ – ★"]),
        ("{{Rating|3.5|5}}", &["3.5/5 stars"]),
        ("{{won}}", &["Won"]),
        ("''A''&nbsp;B ({{unknown}})", &["A B"]),
        ("<nowiki>[[A]]</nowiki>", &["[[A]]"]),
        ("[http://a.b C D]", &["C D"]),
        ("Book by<br>[[A B]]", &["Book by A B"]),
        ("''Book''<br>by C, <br>D", &["Book by C", "D"]),
        ("{{based on|Book|A<br>B (uncredited)}}", &["Book by A, B (uncredited)"]),
        ("$1 million (equivalent to ${{Inflation|US|1|1976}} million in {{Inflation-year|US}})", &["$1 million"]),
        ("{{INR}}{{#expr:123+13.3 round 0}} crore", &["₹136 crore"]),
        ("A]] [[B", &["A B"]),
    ];
    for (value, expected) in seen {
        assert_eq!(values(value), *expected, "{value}");
    }
}

#[test]
fn dates_come_in_groups_with_places() {
    let seen: &[(&str, &[&str])] = &[
        (
            "{{Film date|1992|10|09|[[Sitges Film Festival|Sitges]]|1993|2|19|df=y}}",
            &["1992-10-09 (Sitges)", "1993-02-19"],
        ),
        ("{{Film date|2019|10||Busan}}", &["2019-10 (Busan)"]),
        ("{{Film date|1950|August|23|Venezuela|df=dmy}}", &["1950-08-23 (Venezuela)"]),
        ("{{Film date|df=yes|1980|January |1<ref>A</ref>}}", &["1980-01-01"]),
        ("{{film date|1985|03}}", &["1985-03"]),
        ("{{Film date|1931}}", &["1931"]),
        ("{{Film date|2001|07|20|Japan| |20|2002|United States}}", &["2001-07-20 (Japan)"]),
        ("{{Start date|1979|5|25}} (United States)", &["1979-05-25 (United States)"]),
        ("{{Film date|1999|1|2}}<br>{{Film date|1999|3|4|Japan}}", &["1999-01-02", "1999-03-04 (Japan)"]),
    ];
    for (value, expected) in seen {
        assert_eq!(values(value), *expected, "{value}");
    }
    let source = "{{Infobox film|released={{Film date|1992|October|9|[[Sitges]]}}}}";
    let article = article("T", source).article;
    let item = &article.fields[0].items[0];
    assert_eq!(item.as_str(), "1992-10-09 (Sitges)");
    assert_eq!(item.span_of(0..10).slice(source), "1992|October|9");
    assert_eq!(item.span_of(12..18).slice(source), "Sitges");
}

#[test]
fn links_are_identities() {
    let source = "{{Infobox film|starring=[[Tom Jones (singer)|Jones]] (voice), {{sortname|Ann|Other|dab=actress}}, {{ill|Bo Li|zh|李}}, [[foo_bar]]s, [[:fr:X|Y]]}}";
    let article = article("T", source).article;
    let item = article.fields[0].items[0].excerpt();
    assert_eq!(item.as_str(), "Jones (voice), Ann Other, Bo Li, foo_bars, Y");
    let links: Vec<_> = item.links().map(|(words, target)| (words.as_str(), target)).collect();
    let expected = [
        ("Jones", "Tom Jones (singer)"),
        ("Ann Other", "Ann Other (actress)"),
        ("Bo Li", "Bo Li"),
        ("foo_bars", "Foo bar"),
    ];
    assert_eq!(links, expected);
    assert_eq!(item.get(0..5).link_target(), Some("Tom Jones (singer)"));
    assert_eq!(item.get(0..13).link_target(), None);
    assert_eq!(item.get(6..13).link_target(), None);
}

#[test]
fn a_page_is_sections_of_blocks() {
    let source = "{{Short description|x}}\n{{Infobox film\n| name = A\n}}\n{{Infobox album|name=B}}\n\
        '''''A''''' is a film.<ref>x</ref>\n<!-- c -->\nIt is ''long''.\n\n[[File:x.jpg|thumb|[[y]] z]]\nSecond.\n\
        == Cast ==\n{{Main|B}}\n* [[X]] as Y\n** Z\n:* W\n{{cast listing|\n* U as V\n* S as T\n}}\n\
        {|\n| \n* P as Q\n* R as S\n| \n* M as N\n|}\n\
        === Awards ===\n{| class=wikitable\n! Year !! Award\n|-\n| rowspan=\"2\" | 1999 || {{won}}\n|-\n| {{nom}}\n|}\n\
        == External links ==\n* {{IMDb title|0078748}}\n{{navbox}}\n[[Category:1999 films|A]]\n[[:Category:Films]]";
    let article = article("A (film)", source).article;
    assert_eq!(article.render(source), source);
    assert_eq!(article.title.span().slice(source), "A");
    let names: Vec<&str> = article.infoboxes.iter().map(|infobox| infobox.name.as_str()).collect();
    assert_eq!(names, ["Infobox film", "Infobox album"]);
    let texts: Vec<String> = article.sections.iter().map(Section::plain_text).collect();
    assert_eq!(texts[0], "A is a film. It is long.\n\nSecond.");
    assert_eq!(texts[1], "- X as Y\n- Z\n- W\n- U as V\n- S as T\n- P as Q\n- R as S\n- M as N");
    assert_eq!(texts[2], "Year | Award\n1999 | Won\nNominated");
    let Block::Table(table) = &article.sections[2].blocks[0] else { panic!("a table") };
    let rows: Vec<Vec<String>> = table.rows().map(|row| row.iter().map(|cell| cell.plain_text()).collect()).collect();
    assert_eq!(rows, [["Year", "Award"], ["1999", "Won"], ["1999", "Nominated"]]);
    let categories: Vec<&str> = article.categories.iter().map(Text::as_str).collect();
    assert_eq!(categories, ["1999 films"]);
    let templates: Vec<&str> = article.templates.iter().map(|template| template.name.as_str()).collect();
    assert_eq!(templates, ["IMDb title", "navbox"]);
}

#[test]
fn infoboxes_that_were_never_closed_end_where_they_were_meant_to() {
    let inner = "{{Infobox film\n| name = A\n| released = {{film date|1990|1|2}\n| runtime = 90 minutes\n}}\n'''A''' is a film.";
    let list = "{{Infobox film\n| name = A\n| starring = {{plainlist|\n* B\n* C\n| runtime = 90 minutes\n}}\n'''A''' is a film.";
    let own = "{{Infobox film\n| name = A\n| released = 1990\n| runtime = 90 minutes\n\n'''A''' is a film.";
    let beside = "{{Infobox film\n| name = A\n| released = 1990\n| runtime = 90 minutes\n'''A''' is a film.";
    for (source, third) in
        [(inner, ["1990-01-02"].as_slice()), (list, &["B", "C"]), (own, &["1990"]), (beside, &["1990"])]
    {
        let extracted = article("A", source);
        assert_eq!(extracted.findings[0].code, Code::UnclosedMarkup);
        let article = extracted.article;
        assert_eq!(article.render(source), source);
        let fields: Vec<&str> = article.fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(
            fields,
            ["name", "released", "runtime"].map(|key| if source == list && key == "released" {
                "starring"
            } else {
                key
            })
        );
        let values: Vec<&str> = article.fields[1].items.iter().map(Text::as_str).collect();
        assert_eq!(values, third, "{source}");
        assert_eq!(article.fields[2].items[0].as_str(), "90 minutes");
        assert_eq!(article.sections[0].plain_text(), "A is a film.", "{source}");
    }
}

#[test]
fn a_cell_may_be_attributes_and_a_template() {
    let source = "{|\n| A\n| rowspan=2 {{nom}}\n|-\n| style = x | [[B]]s\n|}";
    let article = article("T", source).article;
    assert_eq!(article.sections[0].plain_text(), "A | Nominated\nBs");
    let Block::Table(table) = &article.sections[0].blocks[0] else { panic!("a table") };
    assert_eq!(table.rows().map(|row| row.len()).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn scores_in_templates_are_sentences() {
    let source =
        "{{Rotten Tomatoes prose|82|6.8|167|It{{'}}s good.}}\n\n{{Metacritic film prose|71|8}}\n\n{{RT data|score}}";
    let extracted = article("T", source);
    let expected = "On Rotten Tomatoes, the film has an approval rating of 82% based on 167 reviews, with an average rating of \
        6.8/10. The site's critical consensus reads, \"It's good.\"\n\nOn Metacritic, the film has a score of 71 out of 100 based on 8 critics.";
    assert_eq!(extracted.article.sections[0].plain_text(), expected);
    assert_eq!(extracted.findings[0].code, Code::Templated);
}

#[test]
fn a_field_of_unknown_templates_is_a_finding() {
    let extracted = article("T", "{{Infobox film|gross={{mystery|1}}|budget={{mystery|2}} $5}}");
    assert!(extracted.article.fields[0].items.is_empty());
    assert_eq!(extracted.article.fields[1].items[0].as_str(), "$5");
    let found: Vec<_> = extracted.findings.iter().map(|finding| (finding.code, finding.text.as_deref())).collect();
    assert_eq!(found, [(Code::Templated, Some("{{mystery|1}}"))]);
}
