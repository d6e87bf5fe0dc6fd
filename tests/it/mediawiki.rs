//! The page reader: exports as they are, and broken ones.

use std::io::{BufReader, Read};

use reelmill::extract::mediawiki::{LARGEST_PAGE, Page, PageError, pages};

const DUMP: &str = r#"<mediawiki xml:lang="en">
  <siteinfo><sitename>Wiki</sitename><namespaces><namespace key="0"/></namespaces></siteinfo>
  <page>
    <title>A &amp; B (film)</title><ns>0</ns><id>1</id>
    <revision><id>11</id><parentid>10</parentid><timestamp>2018-11-17T14:25:07Z</timestamp>
      <contributor><username>X</username><id>99</id></contributor>
      <text xml:space="preserve">'''A''' &lt;ref name=&quot;x&quot; /&gt; &#233; &unknown; <![CDATA[<b>]]>
 end</text></revision>
  </page>
  <page><title>C</title><ns>0</ns><id>2</id><redirect title="A &amp; B (film)" />
    <revision><id>12</id><text>#REDIRECT [[A &amp; B (film)]]</text></revision></page>
  <page><title>Talk:D</title><ns>1</ns><id>3</id><revision><id>13</id><text/></revision></page>
</mediawiki>
"#;

fn read(xml: &[u8]) -> Vec<Result<Page, PageError>> {
    pages(xml).collect()
}

#[test]
fn pages_have_their_parts() {
    let found: Vec<Page> = read(DUMP.as_bytes()).into_iter().map(|page| page.expect("whole")).collect();
    let first = Page {
        title: "A & B (film)".into(),
        page_id: Some(1),
        revision_id: Some(11),
        timestamp: Some("2018-11-17T14:25:07Z".into()),
        redirect: None,
        namespace: 0,
        text: "'''A''' <ref name=\"x\" /> é &unknown; <b>\n end".into(),
    };
    assert_eq!(found[0], first);
    assert_eq!((found[1].redirect.as_deref(), found[1].page_id), (Some("A & B (film)"), Some(2)));
    assert_eq!((found[2].namespace, found[2].text.as_str()), (1, ""));
    assert_eq!(found.len(), 3);
}

#[test]
fn a_file_cut_anywhere_yields_what_came_before_and_says_so() {
    let whole = read(DUMP.as_bytes());
    for cut in 1..DUMP.trim_end().len() {
        let found = read(&DUMP.as_bytes()[..cut]);
        let (last, before) = found.split_last().expect("something is said");
        assert!(last.as_ref().is_err_and(|error| matches!(error, PageError::Truncated { .. })), "at {cut}: {last:?}");
        let same = before.iter().zip(&whole).all(|(page, whole)| page.as_ref().ok() == whole.as_ref().ok());
        assert!(same && before.len() <= 3, "at {cut}");
    }
}

#[test]
fn a_page_that_is_not_utf8_leaves_the_others() {
    let mut xml = DUMP.as_bytes().to_vec();
    let at = DUMP.find(" end</text>").expect("it is there");
    xml[at] = 0xFF;
    let found = read(&xml);
    assert!(matches!(&found[0], Err(PageError::NotUtf8 { title }) if title == "A & B (film)"));
    assert_eq!(found[1..].iter().filter(|page| page.is_ok()).count(), 2);
}

#[test]
fn a_text_that_never_ends_is_given_up() {
    let head = b"<mediawiki><page><title>A</title><revision><text>".as_slice();
    let endless = head.chain(std::io::repeat(b'a').take(2 * LARGEST_PAGE as u64));
    let found: Vec<_> = pages(BufReader::with_capacity(1 << 20, endless)).collect();
    assert!(matches!(&found[..], [Err(PageError::TooLarge { title })] if title == "A"), "{:?}", found[0].is_err());
}

#[test]
fn what_is_no_export_has_no_pages() {
    for text in ["", "words", "<html><body><p>x</p></body></html>", "\u{FEFF}<mediawiki></mediawiki>"] {
        assert!(read(text.as_bytes()).iter().all(Result::is_err), "{text}");
    }
    for text in [
        "<a></b>",
        "<page><title>x</page>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><page><text>&b;&b;</text></page>",
        "<page",
        "&",
    ] {
        read(text.as_bytes());
    }
}
