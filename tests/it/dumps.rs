//! Dumps, JSON lines and Parquet files: the same pages make the same tables, however they are packed.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use arrow::array::{ArrayRef, BinaryArray, BooleanArray, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, GzipLevel};
use parquet::file::properties::WriterProperties;
use serde_json::json;

use crate::workshop::Workshop;

/// Columns that say where a page came from, and what is made from them.
const SOURCE: &[&str] = &["source_uri", "format", "finding_id"];

struct Page {
    id: u64,
    title: String,
    text: String,
}

impl Page {
    fn xml(&self) -> String {
        let escaped = self.text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let redirect = self.text.strip_prefix("#REDIRECT [[").and_then(|rest| rest.strip_suffix("]]"));
        let redirect = redirect.map_or(String::new(), |target| format!("    <redirect title=\"{target}\" />\n"));
        format!(
            "  <page>\n    <title>{}</title>\n    <ns>0</ns>\n    <id>{}</id>\n{redirect}    <revision>\n      <id>{}</id>\n      \
             <timestamp>2020-01-02T03:04:05Z</timestamp>\n      <text xml:space=\"preserve\">{escaped}</text>\n    \
             </revision>\n  </page>\n",
            self.title.replace('&', "&amp;"),
            self.id,
            self.id + 1000
        )
    }

    fn json(&self) -> String {
        let redirect = self.text.strip_prefix("#REDIRECT [[").and_then(|rest| rest.strip_suffix("]]"));
        let page = json!({
            "id": self.id, "title": self.title, "text": self.text, "redirect": redirect,
            "revision_id": self.id + 1000, "timestamp": "2020-01-02T03:04:05Z",
        });
        format!("{page}\n")
    }
}

const HEAD: &str = "<mediawiki xml:lang=\"en\">\n  <siteinfo>\n    <dbname>enwiki</dbname>\n  </siteinfo>\n";
const FOOT: &str = "</mediawiki>\n";

fn film(id: u64) -> Page {
    let filler = "A road leads over the hill, and another one back. ".repeat(usize::try_from(id % 7 * 40).unwrap_or(0));
    let text = format!(
        "{{{{Infobox film\n| name = Dust {id}\n| director = [[Ada Lund{}]]\n| starring = {{{{ubl|[[Jean Petit]]|Mira \"M\" Holm}}}}\n\
         | released = {{{{Film date|19{:02}|3|4|Sweden}}}}\n| runtime = {} minutes<ref name=\"x\" />\n}}}}\n\
         '''''Dust {id}''''' is a 19{:02} Swedish drama film directed by [[Ada Lund]] & others.\n\n== Plot ==\n{filler}é\n\n\
         [[Category:19{:02} films]]\n",
        if id.is_multiple_of(3) { " (director)" } else { "" },
        id % 100,
        60 + id % 90,
        id % 100,
        id % 100,
    );
    Page { id, title: format!("Dust {id}"), text }
}

/// Some films among pages that are none.
fn pages() -> Vec<Page> {
    let other = |id: u64| match id % 3 {
        0 => Page {
            id,
            title: format!("Town {id}"),
            text: format!("Town {id} is a [[town]]. {{{{Infobox town|name=X}}}}"),
        },
        1 => Page { id, title: format!("Old name {id}"), text: "#REDIRECT [[Ada Lund]]".to_owned() },
        _ => Page { id, title: format!("Mercury {id}"), text: "[[Mercury]] may be: {{disambiguation}}".to_owned() },
    };
    (1..240).map(|id| if id % 4 == 0 { film(id) } else { other(id) }).collect()
}

fn xml(pages: &[Page]) -> String {
    format!("{HEAD}{}{FOOT}", pages.iter().map(Page::xml).collect::<String>())
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::new(1));
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

/// As MediaWiki writes it: head, pages and foot in streams of their own.
fn multistream(pages: &[Page]) -> Vec<u8> {
    let streams = pages.chunks(20).map(|pages| bzip2(pages.iter().map(Page::xml).collect::<String>().as_bytes()));
    let ends = [bzip2(HEAD.as_bytes()), bzip2(FOOT.as_bytes())];
    let [head, foot] = ends;
    std::iter::once(head).chain(streams).chain([foot]).flatten().collect()
}

/// As parallel compressors write it: streams that end in the middle of pages.
fn torn_multistream(pages: &[Page]) -> Vec<u8> {
    xml(pages).as_bytes().chunks(7001).flat_map(bzip2).collect()
}

fn parquet(pages: &[Page]) -> Vec<u8> {
    let text = |value: fn(&Page) -> String| {
        Arc::new(pages.iter().map(|page| Some(value(page))).collect::<StringArray>()) as ArrayRef
    };
    let number = |value: fn(&Page) -> i64| Arc::new(pages.iter().map(value).collect::<Int64Array>()) as ArrayRef;
    let redirect =
        pages.iter().map(|page| page.text.strip_prefix("#REDIRECT [[").and_then(|rest| rest.strip_suffix("]]")));
    let batch = RecordBatch::try_from_iter_with_nullable([
        ("id", number(|page| page.id as i64), false),
        ("title", text(|page| page.title.clone()), false),
        ("text", text(|page| page.text.clone()), false),
        ("redirect", Arc::new(redirect.collect::<StringArray>()) as ArrayRef, true),
        ("revision_id", number(|page| page.id as i64 + 1000), false),
        ("timestamp", text(|_| "2020-01-02T03:04:05Z".to_owned()), false),
        ("url", text(|page| page.title.clone()), false),
    ])
    .expect("columns of one length");
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("a writer");
    writer.write(&batch).expect("in memory");
    writer.into_inner().expect("in memory")
}

/// The rows of every table, without the columns that say where a page came from.
fn tables(workshop: &Workshop) -> BTreeMap<String, Vec<String>> {
    let mut tables = BTreeMap::new();
    for (path, content) in workshop.release("output") {
        let Some(table) = path.strip_prefix("csv/") else { continue };
        let mut reader = csv::Reader::from_reader(content.as_slice());
        let header = reader.headers().expect("a header").clone();
        let kept: Vec<usize> = (0..header.len()).filter(|at| !SOURCE.contains(&&header[*at])).collect();
        let row = |row: csv::StringRecord| kept.iter().map(|at| row[*at].to_owned()).collect::<Vec<_>>().join("\u{1F}");
        let mut rows: Vec<String> = reader.records().map(|record| row(record.expect("a row"))).collect();
        rows.sort();
        tables.insert(table.to_owned(), rows);
    }
    tables
}

fn published(name: &str, content: impl AsRef<[u8]>, arguments: &[&str]) -> BTreeMap<String, Vec<String>> {
    let workshop = Workshop::new();
    workshop.put(&format!("input/{name}"), content);
    workshop.run(&[&["--formats", "csv", "--force"], arguments].concat()).with(0);
    tables(&workshop)
}

#[test]
fn pages_make_the_same_tables_however_they_are_packed() {
    let pages = pages();
    let plain = xml(&pages);
    let expected = published("dump.xml", &plain, &[]);
    assert_eq!(expected["films.csv"].len(), 59);
    let mut shuffled: Vec<Page> = self::pages();
    shuffled.sort_by_key(|page| page.id * 7919 % 241);
    let json: String = pages.iter().map(Page::json).collect();
    let zstd = |bytes: &[u8]| zstd::bulk::compress(bytes, 1).expect("in memory");
    let packed: Vec<(&str, Vec<u8>)> = vec![
        ("dump.xml.bz2", bzip2(plain.as_bytes())),
        ("multistream.xml.bz2", multistream(&pages)),
        ("torn.xml.bz2", torn_multistream(&pages)),
        ("shuffled.xml.bz2", multistream(&shuffled)),
        ("dump.xml.gz", gzip(plain.as_bytes())),
        ("dump.xml.zst", zstd(plain.as_bytes())),
        ("pages.jsonl", json.clone().into_bytes()),
        ("pages.ndjson.gz", gzip(json.as_bytes())),
        ("pages.jsonl.zst", zstd(json.as_bytes())),
        ("pages.parquet", parquet(&pages)),
        ("no-name", multistream(&pages)),
    ];
    for (name, content) in packed {
        let workshop = Workshop::new();
        workshop.put(name, content);
        workshop.run(&["--formats", "csv", "--wiki", "enwiki", name]).with(0);
        assert!(tables(&workshop) == expected, "{name}");
    }
    let alone = Workshop::new();
    pages.iter().for_each(|page| alone.put(&format!("input/{}.xml", page.id), page.xml()));
    alone.run(&["--formats", "csv"]).with(0);
    assert!(tables(&alone) == expected, "single pages");
    for threads in ["1", "2", "8"] {
        let found =
            published("multistream.xml.bz2", multistream(&pages), &["--threads", threads, "--buffer-bytes", "4096"]);
        assert!(found == expected, "{threads} threads");
    }
    let stdin = Workshop::new();
    stdin.command(&["--formats", "csv", "-"]).write_stdin(multistream(&pages)).assert().success();
    assert!(tables(&stdin) == expected, "standard input");
}

#[test]
fn what_is_passed_over_is_counted() {
    let workshop = Workshop::new();
    let mut all = xml(&pages());
    all = all.replace(FOOT, "<page><title>Talk:Dust 4</title><ns>1</ns><revision><text>{{Infobox film}}</text></revision></page></mediawiki>");
    workshop.put("input/dump.xml", all);
    workshop.run(&[]).with(0).says("films=59");
    let manifest: serde_json::Value = serde_json::from_str(&workshop.text("output/manifest.json")).expect("JSON");
    let passed_over = json!({"disambiguation": 60, "namespace": 1, "no_sign_of_a_film": 60, "redirect": 60});
    assert_eq!(manifest["counts"]["passed_over"], passed_over);
}

#[test]
fn a_dump_that_is_cut_off_yields_what_came_before() {
    let pages = pages();
    let plain = xml(&pages);
    let cut = &plain.as_bytes()[..plain.len() / 2];
    let many = multistream(&pages);
    for (name, content, code, said) in [
        ("cut.xml", cut.to_vec(), "truncated", "the file ends in the middle of"),
        ("cut.xml.gz", gzip(plain.as_bytes())[..2000].to_vec(), "truncated", "the file ends in the middle of"),
        ("cut.xml.bz2", many[..many.len() * 2 / 3].to_vec(), "truncated", "the file ends in the middle of"),
        (
            "foot.xml",
            plain.trim_end().trim_end_matches("</mediawiki>").as_bytes().to_vec(),
            "truncated",
            "middle of the dump",
        ),
    ] {
        let workshop = Workshop::with_films(1);
        workshop.put(&format!("input/{name}"), content);
        let ended = workshop.run(&["--formats", "csv"]).with(1).says(said);
        let findings = workshop.text("output/csv/findings.csv");
        assert_eq!(findings.matches(&format!("document.{code},error")).count(), 1, "{name}: {}", ended.stderr);
        let films = workshop.text("output/csv/films.csv").matches("Dust").count();
        assert!(films > 0 || name == "cut.xml.gz", "{name}");
        workshop.run(&["--strict", "--force"]).with(3);
    }
}

#[test]
fn archives_that_cannot_be_read_are_named() {
    let mut damaged = bzip2(xml(&pages()).as_bytes());
    let middle = damaged.len() / 2;
    damaged[middle..middle + 64].fill(0xA5);
    for (name, content, code, said) in [
        ("a.7z", b"7z\xBC\xAF\x27\x1C rest".to_vec(), "unsupported", "compressed as 7z, which is not read"),
        ("a.xml.xz", b"\xFD7zXZ\0 rest".to_vec(), "unsupported", "compressed as xz"),
        ("a.xml.bz2", damaged, "broken_archive", "the archive is damaged"),
        ("a.parquet", b"PAR1 and no more".to_vec(), "broken_archive", "the Parquet file cannot be read"),
        ("a.xml", b"<?xml version=\"1.0\"?><rss><item/></rss>".to_vec(), "no_article", "holds no page of a wiki"),
        ("a.jsonl", b"{\"title\": \"A\"\n".to_vec(), "unreadable", "the line is not JSON"),
        ("c.jsonl", b"[[1]]\n".to_vec(), "unsupported", "or a list"),
        ("b.jsonl", b"{\"title\": \"A\"}\n".to_vec(), "unreadable", "no field holds the text"),
        ("untitled.jsonl", b"{\"title\": \" \", \"text\": \"x\"}\n".to_vec(), "unreadable", "no field holds the title"),
        (
            "list.json",
            b"[{\"title\": \"A\", \"text\": \"[[x]]\"}]".to_vec(),
            "unsupported",
            "one value over many lines, or a list",
        ),
        (
            "laid-out.json",
            b"{\n \"title\": \"A\",\n \"text\": \"x\"\n}".to_vec(),
            "unsupported",
            "one value over many lines",
        ),
        ("a.parquet.gz", gzip(&parquet(&[film(4)])), "unsupported", "cannot be read from an archive"),
        (
            "untitled.xml",
            xml(&[Page { title: String::new(), ..film(4) }]).into_bytes(),
            "no_article",
            "the page has no title",
        ),
        ("latin-1.xml", latin_1(&xml(&[film(4)])), "not_utf8", "the page `Dust 4` is not UTF-8"),
    ] {
        let workshop = Workshop::with_films(1);
        workshop.put(name, content);
        workshop.run(&["--formats", "csv", "input", name]).with(1).says(said).says("films=1");
        assert!(workshop.text("output/csv/findings.csv").contains(code), "{name}");
        assert!(workshop.left_behind().is_empty());
    }
}

/// As old programs save it.
fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect()
}

#[test]
fn what_comes_before_the_damage_of_a_small_file_is_read() {
    let damaged = [gzip(xml(&[film(4)]).as_bytes()), b"not gzip".to_vec()].concat();
    let workshop = Workshop::new();
    workshop.put("input/a.xml.gz", damaged);
    workshop.run(&["--formats", "csv"]).with(1).says("films=1").says("in the middle of a stream");
}

/// Fields that are there and say nothing are as good as none: an article has a wiki all the same.
#[test]
fn blank_fields_of_a_record_do_not_stop_a_release() {
    let workshop = Workshop::new();
    let page = |title: &str, wiki: &str| json!({"title": title, "text": film(4).text, "wiki": wiki}).to_string();
    let untitled = json!({"title": "D", "text": "= {{ =\n- Directed by: Ada Lund\n\nD is a 1950 film.\n[[Category:1950 films]]\n"}).to_string();
    workshop.put("input/a.jsonl", [page("A", ""), page("B", " "), page("C", "svwiki"), untitled].join("\n"));
    workshop.run(&["--formats", "csv"]).with(0).says("films=4");
    let articles = workshop.text("output/csv/articles.csv");
    for article in ["A,enwiki,", "B,enwiki,", "C,svwiki,"] {
        assert!(articles.contains(article), "{articles}");
    }
    workshop.run(&["--wiki", ""]).with(2).says("name the wiki's database");
    workshop.run(&["--threads", "99999"]).with(2).says("from 1 to 1024");
}

/// Writers of Parquet that know no text write bytes; flags are no titles.
#[test]
fn parquet_of_other_writers_is_read() {
    let pages = [4, 8].map(film);
    let bytes = |value: fn(&Page) -> &str| {
        Arc::new(pages.iter().map(|page| Some(value(page).as_bytes())).collect::<BinaryArray>()) as ArrayRef
    };
    let batch = RecordBatch::try_from_iter([
        ("title", bytes(|page| &page.title)),
        ("text", bytes(|page| &page.text)),
        ("redirect", Arc::new(BooleanArray::from(vec![false, false])) as ArrayRef),
    ])
    .expect("columns of one length");
    let written = |compression: Compression| {
        let properties = WriterProperties::builder().set_compression(compression).build();
        let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).expect("a writer");
        writer.write(&batch).expect("in memory");
        writer.into_inner().expect("in memory")
    };
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::GZIP(GzipLevel::default())] {
        let articles = &published("a.parquet", written(compression), &[])["articles.csv"];
        assert!(articles.iter().all(|row| row.contains("Dust") && row.contains("film")), "{articles:?}");
        assert_eq!(articles.len(), 2, "{compression:?}");
    }
}

/// Small files that would fill any memory, or never end, if they were taken at their word.
#[test]
fn bombs_are_bounded_and_named() {
    let zeros = vec![b'0'; 70 << 20];
    let lol = "<!DOCTYPE m [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let entities = film(4).xml().replace("drama film", "&c;&c;&c; film");
    let large_page = [
        HEAD.as_bytes(),
        b"<page><title>A</title><revision><text>",
        &zeros,
        b"</text></revision></page>",
        film(4).xml().as_bytes(),
        FOOT.as_bytes(),
    ]
    .concat();
    let line = [b"{\"text\": \"".as_slice(), zeros.as_slice(), b"\"}\n", film(4).json().as_bytes()].concat();
    for (name, content, films, said) in [
        ("zeros.txt.gz", gzip(&zeros), 0, "the file goes on, more than the limit of 67108864"),
        ("page.xml.gz", gzip(&large_page), 1, "a page is larger than any is"),
        ("line.jsonl.gz", gzip(&line), 1, "a line is larger than any is"),
        ("entities.xml", format!("<?xml version=\"1.0\"?>{lol}{HEAD}{entities}{FOOT}").into_bytes(), 1, "films=1"),
    ] {
        let workshop = Workshop::new();
        workshop.put(name, content);
        let ended = workshop.run(&["--formats", "csv", name]).says(said);
        assert!(ended.stderr.contains(&format!("films={films}")), "{name}: {}", ended.stderr);
    }
}

#[test]
fn pages_that_come_again_and_again_are_left_out() {
    let mut pages: Vec<Page> = [8, 8, 8].map(film).into();
    // A dump that was put together from others: another film under the same number.
    pages.push(Page { id: 8, ..film(12) });
    pages.iter_mut().for_each(|page| page.text = page.text.replace("| runtime", "| directr = X\n| runtime"));
    let workshop = Workshop::new();
    workshop.put("input/dump.xml", xml(&pages));
    workshop.run(&["--formats", "csv"]).with(1).says("has the same title");
    let tables = tables(&workshop);
    let found = |code: &str| tables["findings.csv"].iter().filter(|row| row.contains(code)).count();
    assert_eq!(tables["films.csv"].len(), 2);
    assert_eq!((found("document.duplicate"), found("field.unknown")), (1, 2), "{:?}", tables["findings.csv"]);
}

#[test]
fn a_part_can_be_taken() {
    let workshop = Workshop::new();
    workshop.put("input/multistream.xml.bz2", multistream(&pages()));
    workshop.put("input/multistream-index.txt.bz2", bzip2(b"600:1:Dust 4\n"));
    workshop.run(&["--limit", "5"]).with(0).says("documents=5").says("is an index of a dump");
    workshop.run(&["--title-match", "Dust ?", "--force"]).with(0).says("documents=2");
    let all = workshop.run(&["--sample", "1/4", "--force"]).with(0);
    assert!(!all.stderr.contains("documents=59") && !all.stderr.contains("documents=0"));
    workshop.run(&["--sample", "1/4"]).with(0).says("up to date");
    workshop.run(&["--sample", "3/4"]).with(2).says("1/40");
    workshop.run(&["--title-match", "[", "--force"]).with(2).says("unclosed");
}

#[test]
fn a_dump_says_which_wiki_it_is_of_and_a_page_may_be_a_file() {
    let workshop = Workshop::new();
    let base = "<base>https://sv.wikipedia.org/wiki/Portal</base><dbname>svwiki</dbname>";
    workshop.put("input/dump.xml", xml(&[film(4)]).replace("<dbname>enwiki</dbname>", base));
    workshop.put("input/Dust_8.wiki", film(8).text);
    workshop.put("input/Dust 12.txt", film(12).text);
    workshop.put(
        "input/plain.jsonl",
        "{\"id\": 3, \"name\": \"Mist\", \"body\": \"Mist is a 1950 film directed by Ada Lund.\"}\n",
    );
    workshop.run(&["--formats", "csv"]).with(0).says("films=4");
    let articles = workshop.text("output/csv/articles.csv");
    for row in [
        "Dust 4,svwiki,4,1004,",
        "CC-BY-SA-4.0",
        "Dust 8,enwiki,,,,Dust_8.wiki,wikitext",
        "Dust 12,enwiki,,,,Dust 12.txt,wikitext",
        "Mist,enwiki,3,,,plain.jsonl#3,jsonl",
    ] {
        assert!(articles.contains(row), "{row}:\n{articles}");
    }
    workshop.run(&["explain", "Dust 8", "--table", "runtimes"]).with(0);
    workshop.run(&["check", "input"]).with(0);
}

#[test]
fn fields_can_be_named() {
    let workshop = Workshop::new();
    workshop.put("input/a.jsonl", "{\"key\": \"9\", \"wikidata_id\": \"Q42\", \"meta\": {\"called\": \"Mist\"}, \"words\": \"Mist is a 1950 film directed by Ada Lund.\"}\n");
    let named = ["--text-field", "words", "--title-field", "meta.called", "--id-field", "key", "--formats", "csv"];
    workshop.run(&named).with(0).says("films=1");
    assert!(workshop.text("output/csv/articles.csv").contains("Mist,enwiki,9,"));
    assert!(workshop.text("output/csv/external_ids.csv").contains("wikidata,Q42,https://www.wikidata.org/wiki/Q42"));
}
#[test]
fn a_link_to_a_redirect_is_a_link_to_its_page() {
    let page = |title: &str, link: &str| Page {
        id: 1,
        title: title.to_owned(),
        text: format!(
            "{{{{Infobox film|director=[[{link}]]|runtime=90 minutes|producer=X Y}}}}\n'''{title}''' is a 1950 film."
        ),
    };
    let redirect = Page { id: 7, title: "A. Lund".into(), text: "#REDIRECT [[Ada Lund]]".into() };
    let workshop = Workshop::new();
    workshop.put("input/a.xml", xml(&[page("Dust", "A. Lund"), redirect]));
    workshop.put("input/b.xml", xml(&[page("Sand", "Ada Lund")]));
    workshop.run(&["--formats", "csv"]).with(0);
    let people = workshop.text("output/csv/people.csv");
    let linked: Vec<&str> = people.lines().filter(|row| row.contains("Lund")).collect();
    assert_eq!(linked.len(), 1, "{people}");
    assert!(linked[0].contains("Ada Lund"), "{people}");
}
