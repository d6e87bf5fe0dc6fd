//! Prints what templates the pages of MediaWiki XML files hold, a page a line of JSON.

use std::io::{self, BufReader, Write};

use reelmill::extract::mediawiki::pages;
use reelmill::extract::wikitext::{Kind, Node, Tree};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for path in std::env::args().skip(1) {
        #[expect(clippy::disallowed_methods, reason = "a tool of the tests, not of the program")]
        let file = std::fs::File::open(path)?;
        for page in pages(BufReader::new(file)).flatten() {
            let tree = Tree::parse(&page.text);
            let templates: Vec<Value> = tree.nodes().filter_map(template).collect();
            writeln!(out, "{}", json!({"title": page.title, "text": page.text, "templates": templates}))?;
        }
    }
    Ok(())
}

fn template(node: Node<'_, '_>) -> Option<Value> {
    if node.kind() == Kind::Bar {
        return Some(json!({"words": node.words(), "name": "!", "parameters": []}));
    }
    let name = node.child(Kind::Name).filter(|_| node.kind() == Kind::Template)?;
    let parameters = node.children().filter(|child| child.kind() == Kind::Parameter).map(|parameter| {
        let key = parameter.child(Kind::Key).map(|key| key.words().trim());
        let value = parameter.child(Kind::Value).map_or("", |value| value.words());
        json!([key, value.trim()])
    });
    let parameters: Vec<Value> = parameters.collect();
    Some(json!({"words": node.words(), "name": name.words().trim(), "parameters": parameters}))
}
