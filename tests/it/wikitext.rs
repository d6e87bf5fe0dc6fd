//! The wikitext tree on any text at all, and on real pages.

use std::io::BufReader;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use reelmill::extract::mediawiki::{Page, pages};
use reelmill::extract::wikitext::{Kind, Node, Tree};

use crate::workshop::shared;

/// Texts made of what pages are made of, in any order.
pub(crate) fn scraps() -> impl Strategy<Value = String> {
    let marks = [
        "{{",
        "}}",
        "{{{",
        "}}}",
        "{",
        "}",
        "[[",
        "]]",
        "[",
        "]",
        "[http://a.b c",
        "|",
        "||",
        "=",
        "==",
        "== H ==\n",
        "\n",
        "\n\n",
        "\n* ",
        "\n** ",
        "\n# ",
        "\n: ",
        "\n; ",
        "*",
        "''",
        "'''",
        "'''''",
        "'",
        "{|",
        "\n{|",
        "\n|}",
        "\n|-",
        "\n|+ ",
        "\n| ",
        "\n! ",
        "!!",
        "{{!}}",
        "{{{!}}",
        "\n:{|",
        "<!--",
        "-->",
        "<!-- c -->",
        "<nowiki>",
        "</nowiki>",
        "<nowiki/>",
        "<ref>",
        "</ref>",
        "<ref name=x/>",
        "<ref name=x>",
        "<references>",
        "</references>",
        "<br>",
        "<br />",
        "< br >",
        "<small>",
        "</small>",
        "<gallery>",
        "</gallery>",
        "&nbsp;",
        "&amp;",
        "&",
        "&#233;",
        "__NOTOC__",
        "----",
        "{{Infobox film\n| name = ",
        "\n| starring = {{plainlist|\n* [[A]]\n* [[B|C]]s\n}}",
        "{{ubl|a|b|}}",
        "{{Film date|1992|10|09|[[Sitges]]|1993|2|19}}",
        "[[File:A.jpg|thumb|[[B]] c]]",
        "[[Category:Films]]",
        "{{INR|50}}–80 crore",
        "{{US$|16–18 million}}",
        "{{nowrap|",
        "{{Rating|3.5|5}}",
        " rowspan=\"2\" | ",
        "colspan=999999 |",
        "Ann Other",
        "é",
        "e\u{301}",
        "\u{FEFF}",
        "\r\n",
        " ",
        "a",
        "1",
        "(",
        ")",
        ", ",
        "#REDIRECT [[X]]",
        "{{DEFAULTSORT:x}}",
        "{{'}}s",
        "{{Rotten Tomatoes prose|82|6.8|167}}",
        "{{cast listing|",
    ];
    let scrap = prop::sample::select(marks.to_vec()).prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![8 => scrap, 1 => any::<String>()], 0..60).prop_map(|scraps| scraps.concat())
}

fn holds(source: &str) -> Result<(), TestCaseError> {
    let tree = Tree::parse(source);
    prop_assert_eq!(tree.render(), source);
    prop_assert_eq!(tree.root().span().range(), 0..source.len());
    for node in tree.nodes() {
        let mut at = node.span().start;
        for child in node.children() {
            prop_assert_eq!(child.span().start, at, "{:?} in {:?}", child, node.kind());
            at = child.span().end;
        }
        prop_assert!(node.is_leaf() || at == node.span().end, "{node:?}");
        prop_assert!(source.get(node.span().range()).is_some(), "{node:?} cuts a character");
    }
    prop_assert!(depth(tree.root()) < 300);
    Ok(())
}

fn depth(node: Node<'_, '_>) -> usize {
    1 + node.children().map(depth).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scraps_round_trip(source in scraps()) {
        holds(&source)?;
    }

    #[test]
    fn any_text_round_trips(source in any::<String>()) {
        holds(&source)?;
    }
}

/// Markup that is opened and never closed, and other heaps: linear work takes milliseconds.
#[test]
fn markup_storms_take_a_moment() {
    let once = [
        "{",
        "{{",
        "{{{",
        "{{a|",
        "{{{a|",
        "[",
        "[[",
        "[[a|",
        "[http://a ",
        "[[File:a|",
        "{|",
        "{|\n",
        "{|\n|\n",
        "{|\n! ",
        "''",
        "'''",
        "''' ",
        "'' ''' ",
        "<ref>",
        "<ref",
        "<ref name=a/>",
        "<nowiki>",
        "<nowiki",
        "<!--",
        "<!-- -->",
        "<pre>",
        "<br>",
        "</ref>",
        "&",
        "&a",
        "&amp",
        "* ",
        "\n*",
        "\n**",
        "\n=",
        "\n= a",
        "\n== a ==",
        "=",
        "}}",
        "]]",
        "|}",
        "|",
        "||",
        "!!",
        "{{!}}",
        "{{{!}}\n",
        "[[a|\n",
        "{{a}}",
        "[[a]]",
        "__",
        "\u{301}",
        "\n:{|",
        "<!-- --> ",
        "\n",
        " \n",
        "{{a=",
        "{{a|b=",
        "[[[[a]]",
        "{{{{a}}",
        "<references>",
        "<gallery>",
        "<ref><references>",
    ];
    for storm in once {
        for source in [
            storm.repeat(10_000),
            format!("{{|\n|{}", storm.repeat(10_000)),
            format!("{{{{a|{}}}}}", storm.repeat(10_000)),
        ] {
            let start = Instant::now();
            holds_briefly(&source);
            assert!(start.elapsed() < Duration::from_secs(2), "`{storm}` takes {:?}", start.elapsed());
        }
    }
    for (open, close) in [("{{a|", "}}"), ("[[a|", "]]"), ("{|\n|\n", "\n|}"), ("{{{a|", "}}}"), ("<ref>", "</ref>")] {
        let source = open.repeat(10_000) + &close.repeat(10_000);
        let start = Instant::now();
        holds_briefly(&source);
        assert!(start.elapsed() < Duration::from_secs(2), "`{open}` takes {:?}", start.elapsed());
    }
}

fn holds_briefly(source: &str) {
    assert_eq!(Tree::parse(source).render(), source);
}

/// Pages of the corpus; none where it is not at hand.
pub(crate) fn corpus() -> Vec<Page> {
    let folder = shared("corpus/wikitext");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not here", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    let file = |path: &Path| BufReader::new(std::fs::File::open(path).expect("readable"));
    paths.iter().flat_map(|path| pages(file(path))).map(|page| page.expect("a whole page")).collect()
}

#[test]
fn real_pages_round_trip() {
    for page in corpus() {
        holds(&page.text).unwrap_or_else(|error| panic!("{}: {error}", page.title));
    }
}

/// The kinds and words of all leaves but marks and text, for a look at how a text is taken.
fn shape(source: &str) -> String {
    fn write(node: Node<'_, '_>, out: &mut String) {
        if node.is_leaf() {
            match node.kind() {
                Kind::Text | Kind::Mark | Kind::Address => out.push_str(node.words()),
                kind => out.push_str(&format!("<{kind:?} {}>", node.words())),
            }
            return;
        }
        out.push_str(&format!("({:?} ", node.kind()));
        node.children().for_each(|child| write(child, out));
        out.push(')');
    }
    let tree = Tree::parse(source);
    let mut out = String::new();
    tree.root().children().for_each(|child| write(child, &mut out));
    out.replace('\n', "/")
}

#[test]
fn braces_pair_as_the_wiki_pairs_them() {
    let seen = [
        ("{{a}}", "(Template {{(Name a)}})"),
        ("{{a|b|c=d}}", "(Template {{(Name a)(Parameter |(Value b))(Parameter |(Key c)=(Value d))}})"),
        (
            "{{a|b={{c|d=e}}=f}}",
            "(Template {{(Name a)(Parameter |(Key b)=(Value (Template {{(Name c)(Parameter |(Key d)=(Value e))}})=f))}})",
        ),
        ("{{{1|x}}}", "(Argument {{{(Name 1)(Parameter |(Value x))}}})"),
        ("{{{{{1}}}|x}}", "(Template {{(Name (Argument {{{(Name 1)}}}))(Parameter |(Value x))}})"),
        ("{{a|{{{b}}}}}", "(Template {{(Name a)(Parameter |(Value (Argument {{{(Name b)}}})))}})"),
        (
            "{{a|[[b|c=d]]|[e]}}",
            "(Template {{(Name a)(Parameter |(Value (Link [[(Target b)(Parameter |(Value c=d))]])))(Parameter |(Value [e]))}})",
        ),
        ("{{a|[[b}}", "(Template {{(Name a)(Parameter |(Value [[b))}})"),
        ("{{a {{b}} [[c]]", "{{a (Template {{(Name b)}}) (Link [[(Target c)]])"),
        (
            "{{a|<!-- | -->b<!-- x -->|c}}",
            "(Template {{(Name a)(Parameter |(Value <Comment <!-- | -->>b<Comment <!-- x -->>))(Parameter |(Value c))}})",
        ),
        (
            "{{a|<ref name=x/>|<ref>b|c</ref>}}",
            "(Template {{(Name a)(Parameter |(Value <Tag <ref name=x/>>))(Parameter |(Value (Element <Tag <ref>>(Value b|c)<Tag </ref>>)))}})",
        ),
        ("{{a|<nowiki>}}</nowiki>}}", "(Template {{(Name a)(Parameter |(Value <Raw <nowiki>}}</nowiki>>))}})"),
    ];
    for (source, expected) in seen {
        assert_eq!(shape(source), expected, "{source}");
    }
}

#[test]
fn links_end_where_they_end() {
    let seen = [
        ("[[a]]s", "(Link [[(Target a)]])s"),
        ("[[a|b|c]]", "(Link [[(Target a)(Parameter |(Value b))(Parameter |(Value c))]])"),
        ("[[a [[b]] c]]", "(Link [[(Target a (Link [[(Target b)]]) c)]])"),
        ("[[a\n[[b]]", "[[a<Break />(Link [[(Target b)]])"),
        ("[[a [[b]]", "[[a (Link [[(Target b)]])"),
        ("[http://a.b c [d]", "(External [http://a.b(Value  c [d)])"),
        ("[[http://a.b c]]", "[(External [http://a.b(Value  c)])]"),
        ("[[[a]]]", "[(Link [[(Target a)]])]"),
        (
            "[[File:a.jpg|x [[b]] [http://c d]]]",
            "(Link [[(Target File:a.jpg)(Parameter |(Value x (Link [[(Target b)]]) (External [http://c(Value  d)])))]])",
        ),
        ("{{a|[http://b|c]}}", "(Template {{(Name a)(Parameter |(Value [http://b))(Parameter |(Value c]))}})"),
    ];
    for (source, expected) in seen {
        assert_eq!(shape(source), expected, "{source}");
    }
}

#[test]
fn lines_start_blocks() {
    let seen = [
        ("== A ''b'' ==\nc", "(Heading(2) == A <Quotes ''>b<Quotes ''> ==)<Break />c"),
        ("==A== <!-- b -->\n", "(Heading(2) ==A==) <Comment <!-- b -->><Break />"),
        ("===A==\n==B", "(Heading(2) ===A==)<Break />==B"),
        ("* a\n** b\nc", "(Item(1) * a)<Break />(Item(2) ** b)<Break />c"),
        ("<!-- x -->* a", "<Comment <!-- x -->>(Item(1) * a)"),
        ("{{a|* b\n* c}}", "(Template {{(Name a)(Parameter |(Value (Item(1) * b)<Break />(Item(1) * c)))}})"),
        ("{{a|b=*batteries}}", "(Template {{(Name a)(Parameter |(Key b)=(Value *batteries))}})"),
        ("* a {{b|\nc}} d\ne", "(Item(1) * a (Template {{(Name b)(Parameter |(Value <Break />c))}}) d)<Break />e"),
        ("----\n", "<Rule ----><Break />"),
    ];
    for (source, expected) in seen {
        assert_eq!(shape(source), expected, "{source}");
    }
}

#[test]
fn tables_have_rows_and_cells() {
    let seen = [
        (
            "{| class=x\n|+ C\n! A !! B\n|-\n| rowspan=2 | a || b\n|}\nc",
            "(Table {|(Attributes  class=x)<Break />(Caption |+(Value  C<Break />))(Row (HeaderCell !(Value  A ))(HeaderCell !!(Value  B<Break />)))\
             (Row |-<Attributes ><Break />(Cell |(Attributes  rowspan=2 )|(Value  a ))(Cell ||(Value  b<Break />)))|})<Break />c",
        ),
        (
            "{|\n| [[a|b]] | c\n|}",
            "(Table {|<Attributes ><Break />(Row (Cell |(Value  (Link [[(Target a)(Parameter |(Value b))]]) | c<Break />)))|})",
        ),
        (
            "{|\n|\n{|\n| a\n|}\n|}",
            "(Table {|<Attributes ><Break />(Row (Cell |(Value <Break />(Table {|<Attributes ><Break />(Row (Cell |(Value  a<Break />)))|})<Break />)))|})",
        ),
        (
            "{{a|b=\n{{{!}}\n{{!}} c {{!}}{{!}} d\n{{!}}}\n}}",
            "(Template {{(Name a)(Parameter |(Key b)=(Value <Break />(Table {{{!}}<Attributes ><Break />(Row (Cell {{!}}(Value  c ))(Cell {{!}}{{!}}(Value  d<Break />))){{!}}})<Break />))}})",
        ),
        (
            "{|\n| a\n== B ==\nc",
            "(Table {|<Attributes ><Break />(Row (Cell |(Value  a<Break />))))(Heading(2) == B ==)<Break />c",
        ),
    ];
    for (source, expected) in seen {
        assert_eq!(shape(source), expected, "{source}");
    }
}

#[test]
fn apostrophes_are_told_from_bold() {
    let seen = [
        ("''Aliens'''s cast", "<Quotes ''>Aliens<ApostropheAndQuotes '''>s cast"),
        ("'''A''' ''b''", "<Quotes '''>A<Quotes '''> <Quotes ''>b<Quotes ''>"),
        ("''''a'''", "'<Quotes '''>a<Quotes '''>"),
        ("it's", "it's"),
    ];
    for (source, expected) in seen {
        assert_eq!(shape(source), expected, "{source}");
    }
}
