//! When two facts are the same: by a key that must be equal, or by a rule.

use super::compare::{fold, grade, mostly_alike, number, source, telling};
use super::facts::{Award, Company, Credit, Money, ReleaseDate, Score, Title, Work};

/// What facts are compared by: texts that must be the same.
pub(super) type Key = Vec<String>;

/// A person and a role.
pub(super) fn credit_key(credit: &Credit) -> Key {
    vec![fold(&credit.name), credit.role.clone()]
}

/// A person and a character.
pub(super) fn character_key(credit: &Credit) -> Key {
    vec![fold(&credit.name), fold(credit.character.as_deref().unwrap_or_default())]
}

/// Whether a credit names a character.
pub(super) fn is_character(credit: &Credit) -> bool {
    credit.role == "actor" && credit.character.as_deref().is_some_and(|character| !character.is_empty())
}

/// Whether a release date says in which country.
pub(super) fn is_placed(date: &ReleaseDate) -> bool {
    date.country.is_some()
}

/// A company and its part.
pub(super) fn company_key(company: &Company) -> Key {
    vec![fold(&company.name), company.role.clone()]
}

/// A title and its kind.
pub(super) fn title_key(title: &Title) -> Key {
    vec![title.title.to_lowercase(), title.kind.clone()]
}

/// What is paid or taken, and how much.
pub(super) fn money_key(money: &Money) -> Key {
    let amount = |amount: Option<f64>| amount.map(number).unwrap_or_default();
    vec![money.kind.clone(), money.currency.clone(), amount(money.min), amount(money.max)]
}

/// Whether two scores are one: of the same source (or the same critic) with the same value; metrics are
/// compared but for critics, whose stars may be called points.
pub(super) fn same_score(gold: &Score, found: &Score) -> bool {
    let critics = gold.kind == "critic" && found.kind == "critic";
    let same_critic = || {
        let name = |score: &Score| score.critic.as_deref().map(fold).filter(|name| !name.is_empty());
        critics && name(gold).is_some() && name(gold) == name(found)
    };
    if !(gold.kind == found.kind && source(&gold.source) == source(&found.source) || same_critic()) {
        return false;
    }
    if gold.kind != "critic" && gold.metric != found.metric {
        return false;
    }
    match (gold.value, found.value) {
        (Some(one), Some(other)) => number(one) == number(other),
        _ => gold.value_text.as_deref().map(grade) == found.value_text.as_deref().map(grade),
    }
}

/// Whether two awards have the same result, no other recipient, and names that are mostly alike.
pub(super) fn same_award(gold: &Award, found: &Award) -> bool {
    if gold.result != found.result {
        return false;
    }
    if let (Some(recipient), Some(named)) = (&gold.recipient, &found.recipient) {
        let mut names = std::iter::once(recipient).chain(&gold.co_recipients);
        if !names.any(|name| fold(name) == fold(named)) {
            return false;
        }
    }
    let wanted = telling(&[gold.award.as_deref(), gold.body.as_deref()]);
    let held = telling(&[found.award.as_deref(), found.category.as_deref(), found.body.as_deref()]);
    mostly_alike(&wanted, &held)
}

/// Whether two awards have the same name, wherever the words stand.
pub(super) fn exact(gold: &Award, found: &Award) -> bool {
    telling(&[gold.award.as_deref()]) == telling(&[found.award.as_deref(), found.category.as_deref()])
}

/// Whether two works have one title, or none and one author.
pub(super) fn same_work(gold: &Work, found: &Work) -> bool {
    let fold_all = |text: &Option<String>| text.as_deref().map(fold);
    let same_title = fold_all(&gold.title) == fold_all(&found.title);
    same_title && (gold.title.is_some() || fold_all(&gold.author) == fold_all(&found.author))
}

/// What kind of work.
pub(super) fn kind(work: &Work) -> Option<&str> {
    work.work_type.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn award(award: &str, body: &str, recipient: Option<&str>) -> Award {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Award {
            body: text(body),
            award: text(award),
            category: None,
            result: "won".to_owned(),
            year: None,
            edition: None,
            recipient: recipient.map(str::to_owned),
            co_recipients: vec!["Otto Brandt".to_owned()],
        }
    }

    #[test]
    fn an_award_is_the_same_by_most_of_its_words_and_its_recipient() {
        let gold = award("Golden Bear", "Berlin International Film Festival", Some("Vera Lund"));
        assert!(same_award(&gold, &award("Golden Bear", "Berlin Film Festival", None)));
        assert!(same_award(&gold, &award("Golden Bear", "Berlin", Some("otto brandt"))));
        assert!(!same_award(&gold, &award("Golden Bear", "Berlin", Some("Ida Hansen"))));
        assert!(!same_award(&gold, &award("Silver Bear Grand Jury Prize", "", None)));
        assert!(!same_award(&gold, &Award { result: "nominated".to_owned(), ..award("Golden Bear", "Berlin", None) }));
    }

    fn score(source: &str, value: Option<f64>, value_text: &str) -> Score {
        Score {
            kind: "critic".to_owned(),
            source: source.to_owned(),
            metric: "stars".to_owned(),
            value,
            value_text: Some(value_text.to_owned()),
            scale_max: None,
            review_count: None,
            verdict: None,
            consensus: None,
            critic: Some("Vera Lund".to_owned()),
        }
    }

    #[test]
    fn a_score_is_the_same_by_source_or_critic_and_by_value() {
        let gold = score("The Guardian", Some(4.0), "four stars");
        assert!(same_score(&gold, &score("Guardian", Some(4.0), "4/5")));
        assert!(same_score(&gold, &score("The Observer", Some(4.0), "4/5")));
        assert!(!same_score(&gold, &score("The Guardian", Some(3.0), "3/5")));
        assert!(same_score(&score("Time", None, "A−"), &score("Time", None, "A-")));
        assert!(!same_score(&score("Time", None, "A−"), &score("Time", None, "A")));
        let other = Score { critic: None, ..score("The Observer", Some(4.0), "4/5") };
        assert!(!same_score(&gold, &other));
    }

    #[test]
    fn a_work_without_a_title_is_told_by_its_author() {
        let work = |title: Option<&str>, author: Option<&str>| Work {
            title: title.map(str::to_owned),
            work_type: None,
            author: author.map(str::to_owned),
        };
        assert!(same_work(&work(Some("Solaris"), None), &work(Some("SOLARIS"), Some("Stanisław Lem"))));
        assert!(same_work(&work(None, Some("Lem")), &work(None, Some("Lem"))));
        assert!(!same_work(&work(None, Some("Lem")), &work(None, Some("Dick"))));
        assert!(!same_work(&work(Some("Solaris"), Some("Lem")), &work(None, Some("Lem"))));
    }
}
