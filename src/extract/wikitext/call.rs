//! A template with its arguments.

use super::tree::{Kind, Node};

/// No template has a longer name; what does is a text with braces around it.
const LONGEST_NAME: usize = 120;

/// A template and what it is given.
pub(super) struct Call<'t, 's> {
    pub(super) node: Node<'t, 's>,
    /// Its name in lower case, with single spaces and without namespace.
    pub(super) name: String,
    arguments: Vec<(String, Node<'t, 's>)>,
}

impl<'t, 's> Call<'t, 's> {
    pub(super) fn new(node: Node<'t, 's>) -> Self {
        let name = node.child(Kind::Name).map(plain).unwrap_or_default();
        let mut arguments = Vec::new();
        let mut place = 0;
        for parameter in node.children().filter(|child| child.kind() == Kind::Parameter) {
            let Some(value) = parameter.child(Kind::Value) else { continue };
            let key = match parameter.child(Kind::Key) {
                Some(key) => plain(key).trim().to_owned(),
                None => {
                    place += 1;
                    place.to_string()
                }
            };
            arguments.push((key, value));
        }
        Call { node, name: folded(&name), arguments }
    }

    /// The argument with a key; the last where there are several, as in the wiki.
    pub(super) fn get(&self, key: &str) -> Option<Node<'t, 's>> {
        let found = self.arguments.iter().rev().find(|(name, _)| name == key);
        found.map(|(_, value)| *value).filter(|value| !value.words().trim().is_empty())
    }

    /// The argument at a place, from 1, whether its key says so or not.
    pub(super) fn at(&self, place: usize) -> Option<Node<'t, 's>> {
        self.get(&place.to_string())
    }

    /// The arguments whose keys are numbers, in the order of the source.
    pub(super) fn places(&self) -> impl Iterator<Item = (usize, Node<'t, 's>)> {
        let numbered = self.arguments.iter().map(|(key, value)| (key.parse::<usize>(), *value));
        numbered.filter_map(|(place, value)| place.ok().map(|place| (place, value)))
    }

    /// Every argument with its key.
    pub(super) fn arguments(&self) -> impl Iterator<Item = (&str, Node<'t, 's>)> {
        self.arguments.iter().map(|(key, value)| (key.as_str(), *value))
    }
}

/// The words of a node without its markup, templates, references and comments: for keys, names, targets.
pub(super) fn plain(node: Node<'_, '_>) -> String {
    if node.is_leaf() {
        return leaf(node);
    }
    let mut words = String::new();
    let mut hidden = 0;
    for inner in node.descendants() {
        if inner.index() < hidden {
            continue;
        }
        match inner.kind() {
            Kind::Template | Kind::Argument | Kind::Element => {
                hidden = inner.end_index();
            }
            _ if inner.is_leaf() => words.push_str(&leaf(inner)),
            _ => {}
        }
    }
    words
}

fn leaf(node: Node<'_, '_>) -> String {
    match node.kind() {
        Kind::Text => node.words().to_owned(),
        Kind::Entity => super::entity::decoded(node.words()).map_or_else(String::new, |c| c.to_string()),
        Kind::Break => " ".to_owned(),
        _ => String::new(),
    }
}

/// The name of a template as wikis compare it, but without regard to letter case.
fn folded(name: &str) -> String {
    let mut name = &name[..name.floor_char_boundary(LONGEST_NAME)];
    for prefix in [":", "template:", "Template:", "subst:", "safesubst:"] {
        name = name.trim().strip_prefix(prefix).unwrap_or(name);
    }
    let words: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}
