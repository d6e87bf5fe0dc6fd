//! Where an article leads: its links, and the film in other databases.

use reelmill::schema::links::LinkKind;
use reelmill::transform::Transformed;

use crate::identity::{film, page};

/// The links of a kind: section, target, and the words where they differ from it.
fn links(made: &Transformed, kind: LinkKind) -> Vec<(Option<i32>, &str, Option<&str>)> {
    let links = made.rows.links.iter().filter(|link| link.kind == kind);
    links.map(|link| (link.section_ordinal, link.target.as_str(), link.text.as_deref())).collect()
}

/// The identifiers of the film.
fn ids(made: &Transformed) -> Vec<(&str, &str, &str)> {
    made.rows.external_ids.iter().map(|row| (row.scheme.as_str(), row.id.as_str(), row.url.as_str())).collect()
}

#[test]
fn links_have_kinds_and_places() {
    let made = page(&film(
        "| director = [[Mira Holm (director)|Mira Holm]]",
        "It was shot in [[Malmö]] and [[lund, Sweden|Lund]]s.<ref>[https://example.org/a A]</ref>\n\n\
         == See also ==\n* [[List of clocks]]\n* Clocks of [[Skåne#Towers|Skåne]]\n\n\
         == External links ==\n* [https://example.org/film The film] at the archive\n* More [https://example.org/more]\n\
         * {{IMDb title|0000123}}\n* ''[[The Lost Hour (album)]]'' and [[:Category:Clocks]]\n\
         [[Category:1979 films]]\n[[Category:Films about time|Lost]]\n",
    ));
    assert_eq!(
        links(&made, LinkKind::Inline),
        [
            (None, "Mira Holm (director)", Some("Mira Holm")),
            (Some(1), "Malmö", None),
            (Some(1), "Lund, Sweden", Some("Lunds")),
            (Some(3), "The Lost Hour (album)", None),
            (Some(3), "Category:Clocks", None),
        ]
    );
    assert_eq!(links(&made, LinkKind::SeeAlso), [(Some(2), "List of clocks", None), (Some(2), "Skåne", None)]);
    assert_eq!(
        links(&made, LinkKind::External),
        [
            (Some(3), "https://example.org/film", Some("The film")),
            (Some(3), "https://example.org/more", None),
            (Some(3), "https://www.imdb.com/title/tt0000123/", None),
        ]
    );
    assert_eq!(links(&made, LinkKind::Category), [(None, "1979 films", None), (None, "Films about time", None)]);
    let ordinals: Vec<i32> = made.rows.links.iter().map(|link| link.ordinal).collect();
    assert_eq!(ordinals, (1..=ordinals.len() as i32).collect::<Vec<_>>());
}

#[test]
fn templates_give_identifiers() {
    let made = page(&film(
        "",
        "== External links ==\n* {{IMDb title|id=79123|title=The Lost Hour}}\n* {{rotten-tomatoes|m/lost_hour}}\n\
         * {{Amg movie|4321}}\n* {{mojo title|losthour}}\n* {{TCMDb title|777|Lost Hour}}\n* {{Metacritic film|the-lost-hour}}\n\
         * {{ann|anime|127}}\n* {{ann|manga|128}}\n* {{Official website|https://example.org/hour}}\n",
    ));
    assert_eq!(
        ids(&made),
        [
            ("imdb", "tt0079123", "https://www.imdb.com/title/tt0079123/"),
            ("rotten_tomatoes", "m/lost_hour", "https://www.rottentomatoes.com/m/lost_hour"),
            ("allmovie", "v4321", "https://www.allmovie.com/movie/v4321"),
            ("box_office_mojo", "losthour", "https://www.boxofficemojo.com/movies/?id=losthour.htm"),
            ("tcmdb", "777", "https://www.tcm.com/tcmdb/title/777"),
            ("metacritic", "movie/the-lost-hour", "https://www.metacritic.com/movie/the-lost-hour/"),
            ("anime_news_network", "127", "https://www.animenewsnetwork.com/encyclopedia/anime.php?id=127"),
            ("official_website", "https://example.org/hour", "https://example.org/hour"),
        ]
    );
}

#[test]
fn fields_of_old_give_identifiers() {
    let made = page(&film(
        "| imdb_id = 0079123\n| amg_id = 1:4321\n| website = [https://example.org/hour Official site]",
        "== External links ==\n* {{IMDb title|0079123}}\n",
    ));
    let expected = [("imdb", "tt0079123"), ("allmovie", "v4321"), ("official_website", "https://example.org/hour")];
    assert_eq!(ids(&made).iter().map(|(scheme, id, _)| (*scheme, *id)).collect::<Vec<_>>(), expected);
    let cited =
        made.rows.evidence.iter().filter(|row| row.table == "external_ids" && row.row_key.contains("tt0079123"));
    assert_eq!(cited.count(), 2);
}

#[test]
fn identifiers_of_other_films_are_not_the_films() {
    let made = page(&film(
        "",
        "== External links ==\n* {{IMDb title|0079123|The Lost Hour}}\n* {{IMDb title|0080000|The Lost Hour Returns}}\n\
         * {{IMDb title|0081111}}\n* {{Mojo title|id=returns|title=Returns}}\n* {{AllMovie title}}\n* {{TCMDb title|unknown}}\n",
    ));
    assert_eq!(ids(&made).iter().map(|(_, id, _)| *id).collect::<Vec<_>>(), ["tt0079123"]);
    let codes: Vec<&str> = made.rows.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"value.templated") && codes.contains(&"identifier.unreadable"), "{codes:?}");
}

#[test]
fn every_scheme_makes_addresses() {
    let schemes = reelmill::vocab::external_ids::schemes();
    assert!(schemes.len() > 30);
    for scheme in schemes {
        let made = [
            "127",
            "123456",
            "12345",
            "abc_def",
            "0123456789abcdef0123456789abcdef",
            "0123456789abcd",
            "https://example.org/",
            "Q42",
        ]
        .into_iter()
        .find_map(|stated| scheme.read(stated));
        let made = made.unwrap_or_else(|| panic!("{} reads nothing", scheme.name));
        assert!(made.url.starts_with("http") && !made.url.contains('{') && !made.id.contains('{'), "{made:?}");
    }
}

#[test]
fn an_accent_behind_a_link_belongs_to_its_last_letter() {
    let made = page(&film("", "It was shot in [[Lund]]e\u{301}.\n"));
    let inline = links(&made, LinkKind::Inline);
    assert_eq!(inline, [(Some(1), "Lund", Some("Lundé"))]);
}
