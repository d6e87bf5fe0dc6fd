//! Crew out of running text: `written and directed by`, `costumes by`, `narrated by`.
//!
//! Prose adds what no field states. It is read where it speaks of this film for sure: in the lead,
//! and elsewhere in sentences whose subject is the film or its parts.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Excerpt;
use crate::schema::credits::{Billing, Role};
use crate::schema::sections::SectionKind;
use crate::vocab::roles::{self, Form, Phrase};
use crate::vocab::{Needle, names, pattern};

use super::Draft;
use super::people::{Listed, Part, add, end_of, known, names_at, names_before, of_this_version, resolved};
use super::rules::Rule;
use super::signs::Sign;

const RULE: Rule = Rule::CreditProse;

/// Adds credits that no field states.
pub(super) fn prose(draft: &mut Draft<'_>) {
    let read_from = |kind| matches!(kind, SectionKind::Lead | SectionKind::Production | SectionKind::Soundtrack);
    let fields: Vec<Role> = draft.credits.iter().map(|credit| credit.role).collect();
    for passage in draft.prose.passages().iter().filter(|passage| read_from(passage.kind)) {
        draft.place = passage.place();
        for sentence in passage.about(&[Sign::Crew]) {
            let lead = passage.kind == SectionKind::Lead;
            let about_the_film = lead || speaks_of_the_film(sentence.as_str());
            for claim in claims(of_this_version(sentence)) {
                // `Production designer X built …` is about the film wherever it is made.
                let told = about_the_film || claim.is_loose && !speaks_of_plans(around(sentence, claim.words));
                if !told {
                    continue;
                }
                let stated = claim.roles.iter().any(|role| fields.contains(role));
                // Elsewhere than in the lead a role that a field states is said of somebody's earlier work.
                if lead && !claim.is_loose || !stated {
                    credit(draft, &claim, &fields);
                }
            }
        }
    }
}

/// What sentences about the crew hold.
pub(super) fn needles() -> Option<Vec<Needle>> {
    let told = |phrase: &Phrase| phrase.forms.iter().any(|(form, _)| *form != Form::Stars);
    Some(roles::phrases().needles(told))
}

/// Roles and the people said to have had them.
struct Claim<'a> {
    roles: Vec<Role>,
    people: Vec<Listed<'a>>,
    words: Excerpt<'a>,
    /// Whether the wording is one that is also used of other films: `cinematographer X`.
    is_loose: bool,
}

/// What one sentence says.
fn claims(sentence: Excerpt<'_>) -> Vec<Claim<'_>> {
    static JOINS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:,|/|,?\s*(?:and|&)|\+)?\s*(?:also\s+|was\s+)?$"));
    let text = sentence.as_str();
    // "The characters were designed by": of what, the words do not tell.
    let is_bare = |words: &str| words.eq_ignore_ascii_case("designed by") || words.eq_ignore_ascii_case("designed");
    // Names are in capitals ("Director X" of a title), phrases only at the start of a sentence.
    let is_named = |start: usize| start > 0 && text[start..].starts_with(char::is_uppercase);
    let hits = roles::phrases().find_iter(text);
    let hits: Vec<_> = hits.filter(|hit| !is_bare(&text[hit.range.clone()]) && !is_named(hit.range.start)).collect();
    let mut found = Vec::new();
    let mut chain: Vec<Role> = Vec::new();
    let mut chain_start = None;
    let mut last_end = 0;
    for hit in &hits {
        if chain_start.is_some() && !JOINS.is_match(&text[last_end..hit.range.start]) {
            (chain, chain_start) = (Vec::new(), None);
        }
        last_end = hit.range.end;
        if let Some(roles) = hit.entry.roles(Form::By) {
            let start = chain_start.unwrap_or(hit.range.start);
            chain.extend(crew_roles(roles));
            let run = names_at(sentence, hit.range.end);
            if !is_of_a_source(text, start) && !run.people.is_empty() {
                let people = run.people.into_iter().map(|(person, _)| person).collect();
                let words = sentence.get(start..run.end);
                found.push(Claim { roles: std::mem::take(&mut chain), people, words, is_loose: false });
            }
            (chain, chain_start) = (Vec::new(), None);
            continue;
        }
        if let Some(roles) = hit.entry.roles(Form::Participle) {
            chain_start = chain_start.or(Some(hit.range.start));
            chain.extend(crew_roles(roles));
            if let Some(by) = manner(&text[hit.range.end..]) {
                let people: Vec<_> = names_at(sentence, hit.range.end + by.end()).people;
                if let Some((_, end)) = people.last() {
                    let words = sentence.get(chain_start.unwrap_or(hit.range.start)..*end);
                    let people = people.into_iter().map(|(person, _)| person).collect();
                    // "shot in black and white by": said of directors too.
                    found.push(Claim { roles: std::mem::take(&mut chain), people, words, is_loose: true });
                }
                (chain, chain_start) = (Vec::new(), None);
            }
        }
        if let Some(roles) = hit.entry.roles(Form::Verb).filter(|_| hit.range.len() >= 8) {
            found.extend(before_verb(sentence, hit.range.clone(), crew_roles(roles).collect()));
        }
        if let Some(roles) = hit.entry.roles(Form::Noun) {
            let roles: Vec<Role> = crew_roles(roles).collect();
            let claim = after_noun(sentence, hit.range.clone(), &roles);
            found.extend(claim.or_else(|| before_noun(sentence, hit.range.clone(), &roles)));
        }
    }
    found.retain(|claim| !claim.roles.is_empty());
    found
}

/// How or where something was done, before `by`: `shot in black and white by`.
fn manner(rest: &str) -> Option<regex::Match<'_>> {
    static MANNER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s+(?:(?:entirely|partly|mostly|largely)\s+)?(?:in|on|with|at)\s+(?:black[ -]and[ -]white|[\p{L}\d-]+(?:\s+[\p{L}\d-]+){0,3}?)\s+by\s+",
        )
    });
    MANNER.find(rest).filter(|found| !found.as_str().replace("and white", "").contains(" and "))
}

/// The roles of a phrase that this module reads: the cast and the authors of sources have their own.
fn crew_roles(names: &[&'static str]) -> impl Iterator<Item = Role> {
    let roles = names.iter().filter_map(|name| Role::from_name(name));
    roles.filter(|role| !matches!(role, Role::Actor | Role::BasedOn)).collect::<Vec<_>>().into_iter()
}

/// Whether the words before a phrase make it one about the source: `based on the story by …`.
fn is_of_a_source(text: &str, start: usize) -> bool {
    static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:based (?:up)?on|adapted from|adaptation of|inspired by|novel|play|short|book|from an?|from the)\b[^,;]*$",
        )
    });
    let before = end_of(&text[..start], 300);
    SOURCE.is_match(before) && !before.trim_end().ends_with(" and")
}

/// `Jane Doe served as the cinematographer`: people before the verb, and nothing else.
fn before_verb(sentence: Excerpt<'_>, verb: std::ops::Range<usize>, roles: Vec<Role>) -> Option<Claim<'_>> {
    static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\s*(?:$|[.,;]|(?:of|for|on|in|to) (?:the|this) (?:film|movie|picture)\b|and\b|the (?:film|movie)\b)")
    });
    let text = sentence.as_str();
    let phrase = &text[verb.clone()];
    let tells_object = [" the ", " as ", "film", "music", "score", "narrat"].iter().any(|word| phrase.contains(word));
    if !tells_object || !OBJECT.is_match(&text[verb.end..]) {
        return None;
    }
    let (start, people) = names_before(sentence, 0, verb.start)?;
    Some(Claim { roles, people, words: sentence.get(start..verb.end), is_loose: start > 0 })
}

/// `with cinematographer Jane Doe`, `by production designer John Doe`.
fn after_noun<'a>(sentence: Excerpt<'a>, noun: std::ops::Range<usize>, roles: &[Role]) -> Option<Claim<'a>> {
    static BEFORE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:\b(?:by|with|and|the|The|film's|film’s|its|Its)\s*|[,;]\s*)$"));
    let text = sentence.as_str();
    let tells = is_function(roles);
    let before = end_of(text.get(..noun.start)?, 40);
    let opens = noun.start == 0;
    if !tells || !opens && !BEFORE.is_match(before) || before.ends_with("'s ") && !before.ends_with("film's ") {
        return None;
    }
    // "The costume designer was Jane Doe".
    static COPULA: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s+(?:was|is|were|are|includes?|included)\s+"));
    let copula = COPULA.find(&text[noun.end..]).map_or(0, |copula| copula.end());
    let at = noun.end + copula;
    let mut people = names_at(sentence, at).people;
    // One function, one name: what follows a comma is somebody else, unless several have it.
    if copula == 0 && !text[noun.clone()].ends_with('s') {
        people.truncate(1);
    }
    let (first, _) = people.first()?;
    let near = text[at..].trim_start().starts_with(first.written.as_str());
    let words = sentence.get(noun.start..people.last()?.1);
    let people = people.into_iter().map(|(person, _)| person).collect();
    near.then(|| Claim { roles: roles.to_vec(), people, words, is_loose: true })
}

/// Roles by which people are introduced in running text. Directors, producers and writers are too,
/// but of other films as often.
fn is_function(roles: &[Role]) -> bool {
    const NAMED_BY_FUNCTION: &[Role] = &[
        Role::Animator,
        Role::ArtDirector,
        Role::Choreographer,
        Role::Cinematographer,
        Role::Composer,
        Role::CostumeDesigner,
        Role::Editor,
        Role::ExecutiveProducer,
        Role::Lyricist,
        Role::Other,
        Role::ProductionDesigner,
        Role::Sound,
        Role::Stunts,
        Role::VisualEffects,
    ];
    !roles.is_empty() && roles.iter().all(|role| NAMED_BY_FUNCTION.contains(role))
}

/// `Jane Doe was the film's conductor`, `Jane Doe, the sound designer, said …`.
fn before_noun<'a>(sentence: Excerpt<'a>, noun: std::ops::Range<usize>, roles: &[Role]) -> Option<Claim<'a>> {
    static COPULA: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:,\s+(?:the\s+|its\s+|the film['’]s\s+)?|\s+(?:was|is|were|are|served as|serves as|acted as|worked as|was hired as|was credited as)\s+(?:also\s+)?(?:the\s+|an?\s+|its\s+|the film['’]s\s+)?(?:\p{Ll}+\s+)?)$",
        )
    });
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\s*$|[,.;]|\s+(?:of|for|on) (?:the|this) (?:film|movie|picture|project|score|production|shoot)\b)",
        )
    });
    let text = sentence.as_str();
    let before = end_of(text.get(..noun.start)?, 80);
    let copula = COPULA.find(before)?;
    if !is_function(roles) || !AFTER.is_match(&text[noun.end..]) {
        return None;
    }
    let end = noun.start - (before.len() - copula.start());
    let (start, people) = names_before(sentence, 0, end)?;
    let words = sentence.get(start..noun.end);
    (people.len() == 1).then(|| Claim { roles: roles.to_vec(), people, words, is_loose: true })
}

/// The clause that a claim stands in: `Costume designer Jane Doe was considered`, not what she said.
fn around<'a>(sentence: Excerpt<'a>, words: Excerpt<'a>) -> &'a str {
    static END: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,;]|\b(?:that|who|because|when|while|where|and)\b"));
    let text = sentence.as_str();
    let start = words.offset() - sentence.offset();
    let end = start + words.as_str().len();
    let opening = text[..start].rfind(';').map_or(0, |at| at + 1);
    let rest = &text[end..];
    let skipped = rest.len() - rest.trim_start_matches([',', ' ']).len();
    let closing = end + skipped + END.find(&rest[skipped..]).map_or(rest.len() - skipped, |found| found.start());
    &text[opening..closing]
}

/// Whether a sentence speaks of people who were wanted, or who worked on something else.
fn speaks_of_plans(sentence: &str) -> bool {
    static PLANS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:declined|refused|considered|originally|replaced|wanted|previous(?:ly)?|earlier|had worked|offered|approached|suggested|recalled|praised|compared|wrote|review|would|inspired|influenced|nominated|won)\b",
        )
    });
    PLANS.is_match(sentence)
}

/// Whether a sentence is about the film as a whole or a part of it.
fn speaks_of_the_film(sentence: &str) -> bool {
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:The|This) (?:film|movie|picture)\b|(?:The|Its) (?:film's |movie's )?(?:(?:musical |original |orchestral |background )?(?:music|score|soundtrack|songs?)|screenplay|script|sound|animation|dialogues?|characters|creatures|make-?up|titles|stunts|cinematography|photography|costumes?|editing|lyrics|sets?|production design|art direction|visual effects|special effects|choreography|dances?|narration)\b|(?:Cinematography|Music|Editing|Costumes|Photography|Principal photography|Sound|Sound design|Sets|Set design|Makeup|Make-up|Animation|Choreography|Lyrics|Songs|Dialogues?|Narration|Production design|Art direction|Costume design|Visual effects|Special effects|Stunts|Casting|Screenplay|Script|Story|Direction)\b|\p{Lu}[^,;]{2,60} (?:served|acted|worked) as\b|\p{Lu}[^,;]{2,60} composed the\b)",
        )
    });
    SUBJECT.is_match(sentence)
}

/// Adds what a claim says beyond the credits known.
fn credit(draft: &mut Draft<'_>, claim: &Claim<'_>, fields: &[Role]) {
    let mut people: Vec<Listed<'_>> = claim.people.iter().filter_map(|person| resolved(draft, person)).collect();
    // One word after "produced by" is a company's name as often.
    if claim.roles.contains(&Role::Producer) {
        people.retain(|person| person.name.contains(' ') || known(draft, &person.name).is_some());
    }
    for role in &claim.roles {
        // "co-produced by A and B" where a field calls A producer: both produced it.
        let base = match role {
            Role::CoProducer => Role::Producer,
            Role::CoDirector => Role::Director,
            other => *other,
        };
        let joint = base != *role && people.iter().any(|person| has(draft, person, &[base]));
        let role = if joint { base } else { *role };
        for person in &people {
            if has(draft, person, kin(role)) {
                confirm(draft, person, role, claim.words);
                continue;
            }
            if in_group(draft, person, kin(role)) {
                continue;
            }
            let is_known = known(draft, &person.name).is_some();
            // Who directed is what infoboxes state in full.
            let closed = fields.contains(&role) && (role == Role::Director || !is_known && is_doubtful(person));
            if !closed {
                add(draft, person, role, Part::default(), Billing::Crew, claim.words, RULE);
            }
        }
    }
}

/// Whether a name may be that of a company: one word in capitals, a figure.
fn is_doubtful(person: &Listed<'_>) -> bool {
    person.name.contains(char::is_numeric)
        || person.name.split(' ').any(|word| word.len() > 2 && word.chars().all(char::is_uppercase))
}

/// Roles of which a person has one where prose and field put it differently.
fn kin(role: Role) -> &'static [Role] {
    match role {
        Role::Writer | Role::Screenwriter | Role::Story | Role::Dialogue => {
            &[Role::Writer, Role::Screenwriter, Role::Story, Role::Dialogue]
        }
        Role::Director | Role::CoDirector => &[Role::Director, Role::CoDirector],
        Role::Producer | Role::ExecutiveProducer | Role::CoProducer | Role::LineProducer => {
            &[Role::Producer, Role::ExecutiveProducer, Role::CoProducer, Role::LineProducer]
        }
        Role::ArtDirector | Role::ProductionDesigner => &[Role::ArtDirector, Role::ProductionDesigner],
        Role::Composer => &[Role::Composer],
        Role::Lyricist => &[Role::Lyricist],
        Role::Cinematographer => &[Role::Cinematographer],
        Role::Editor => &[Role::Editor],
        Role::Narrator => &[Role::Narrator],
        Role::Presenter => &[Role::Presenter],
        Role::CostumeDesigner => &[Role::CostumeDesigner],
        Role::Sound => &[Role::Sound],
        Role::VisualEffects => &[Role::VisualEffects],
        Role::Animator => &[Role::Animator],
        Role::Choreographer => &[Role::Choreographer],
        Role::Stunts => &[Role::Stunts],
        Role::BasedOn => &[Role::BasedOn],
        Role::Actor => &[Role::Actor],
        Role::Other => &[Role::Other],
    }
}

fn has(draft: &Draft<'_>, person: &Listed<'_>, roles: &[Role]) -> bool {
    let Some(known) = draft.known_person(&person.name).map(|known| known.id) else { return false };
    draft.credits.iter().any(|credit| credit.person_id == known && roles.contains(&credit.role))
}

/// Whether a duo or band has one of the roles of which the person is a member.
fn in_group(draft: &Draft<'_>, person: &Listed<'_>, roles: &[Role]) -> bool {
    let mut credits = draft.credits.iter().filter(|credit| roles.contains(&credit.role));
    credits.any(|credit| {
        let named = draft.people.iter().find(|named| named.id == credit.person_id);
        let group = named.and_then(|named| names::groups().get(&named.name));
        group.is_some_and(|group| group.members.contains(&person.name.as_str()))
    })
}

/// Notes that prose says what a field says.
fn confirm(draft: &mut Draft<'_>, person: &Listed<'_>, role: Role, words: Excerpt<'_>) {
    let Some(known) = draft.known_person(&person.name).map(|known| known.id) else { return };
    let reading = draft.reading(words, RULE);
    draft.credits.confirm(|credit| credit.person_id == known && credit.role == role, reading);
    draft.person_again(known, person.written, RULE);
}
