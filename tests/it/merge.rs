//! Merging is algebra: the order, the partition and the repetition of mentions are of no account.

use proptest::prelude::*;
use reelmill::merge::{CompanyUnion, PersonUnion};
use reelmill::schema::mentions::{CompanyMention, MentionKind, PersonMention};
use reelmill::schema::people::Identity;
use reelmill::schema::person_names::NameKind;
use uuid::Uuid;

const PERSON: Uuid = Uuid::from_u128(1);

fn person(name: &str, kind: MentionKind, film: u128) -> PersonMention {
    let (name, film_id) = (name.to_owned(), Uuid::from_u128(film));
    PersonMention { person_id: PERSON, name, kind, film_id, article_title: None }
}

fn person_mentions() -> impl Strategy<Value = Vec<PersonMention>> {
    let kind = prop_oneof![Just(MentionKind::Credited), Just(MentionKind::Variant)];
    let title = proptest::option::of("[ab]");
    let mention = ("[A-C] ?[a-b]?", kind, 0..5_u128, title)
        .prop_map(|(name, kind, film, title)| PersonMention { article_title: title, ..person(&name, kind, film) });
    proptest::collection::vec(mention, 1..30)
}

fn person_union(mentions: impl IntoIterator<Item = PersonMention>) -> PersonUnion {
    let mut union = PersonUnion::default();
    mentions.into_iter().for_each(|mention| union.add(mention));
    union
}

fn company_union(mentions: impl IntoIterator<Item = CompanyMention>) -> CompanyUnion {
    let mut union = CompanyUnion::default();
    mentions.into_iter().for_each(|mention| union.add(mention));
    union
}

proptest! {
    #[test]
    fn people_do_not_depend_on_order_partition_or_repetition(
        (mentions, shuffled) in person_mentions().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        cut in 0..30_usize,
    ) {
        let whole = person_union(mentions.clone()).rows(PERSON, |_| false);
        prop_assert_eq!(&person_union(shuffled.clone()).rows(PERSON, |_| false), &whole);
        let (left, right) = shuffled.split_at(cut.min(shuffled.len()));
        let (left, right) = (person_union(left.to_vec()), person_union(right.to_vec()));
        let mut forth = left.clone();
        forth.merge(right.clone());
        let mut back = right;
        back.merge(left.clone());
        prop_assert_eq!(&forth, &back);
        prop_assert_eq!(&forth.rows(PERSON, |_| false), &whole);
        forth.merge(left);
        forth.merge(back);
        mentions.into_iter().for_each(|mention| forth.add(mention));
        prop_assert_eq!(&forth.rows(PERSON, |_| false), &whole);
    }

    #[test]
    fn companies_do_not_depend_on_order_partition_or_repetition(
        names in proptest::collection::vec(("[A-C]", 0..5_u128), 1..20),
        cut in 0..20_usize,
    ) {
        let company_id = Uuid::from_u128(2);
        let mention = |(name, film): (String, u128)| CompanyMention { company_id, name, film_id: Uuid::from_u128(film) };
        let mentions: Vec<CompanyMention> = names.into_iter().map(mention).collect();
        let whole = company_union(mentions.clone()).row(company_id);
        let (left, right) = mentions.split_at(cut.min(mentions.len()));
        let mut union = company_union(right.to_vec());
        union.merge(company_union(left.to_vec()));
        union.merge(company_union(mentions.clone()));
        prop_assert_eq!(union.row(company_id), whole);
    }
}

#[test]
fn the_name_of_the_most_films_wins() {
    let mentions = [
        person("J. Holm", MentionKind::Credited, 1),
        person("Jan Holm", MentionKind::Credited, 2),
        person("Jan Holm", MentionKind::Credited, 3),
        person("Jan Holm", MentionKind::Credited, 3),
        person("Holm", MentionKind::Variant, 1),
        person("Holm", MentionKind::Variant, 2),
        person("Holm", MentionKind::Variant, 3),
    ];
    let (row, names) = person_union(mentions).rows(PERSON, |_| false).expect("the person is named");
    assert_eq!((row.name.as_str(), row.sort_name.as_str(), row.film_count), ("Jan Holm", "Holm, Jan", 3));
    assert_eq!((row.identity, row.article_title), (Identity::Name, None));
    let names: Vec<_> = names.iter().map(|name| (name.name.as_str(), name.kind, name.uses)).collect();
    let expected =
        [("Holm", NameKind::Variant, 3), ("J. Holm", NameKind::CreditedAs, 1), ("Jan Holm", NameKind::Preferred, 2)];
    assert_eq!(names, expected);
}

#[test]
fn ties_go_to_the_first_in_code_point_order() {
    let mentions = [person("Zoë K", MentionKind::Credited, 1), person("Zoe K", MentionKind::Credited, 2)];
    assert_eq!(person_union(mentions).rows(PERSON, |_| false).expect("the person is named").0.name, "Zoe K");
    assert_eq!(PersonUnion::default().rows(PERSON, |_| false), None);
}

#[test]
fn a_link_makes_the_identity() {
    let linked =
        PersonMention { article_title: Some("Jan Holm".to_owned()), ..person("Holm", MentionKind::Credited, 1) };
    let (row, _) =
        person_union([person("Jan", MentionKind::Credited, 2), linked]).rows(PERSON, |_| false).expect("named");
    assert_eq!((row.identity, row.article_title.as_deref()), (Identity::Link, Some("Jan Holm")));
}
