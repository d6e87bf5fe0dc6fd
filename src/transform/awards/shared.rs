//! From awards with all who share them to rows of `awards` and `award_recipients`.

use uuid::Uuid;

use crate::schema::award_recipients::AwardRecipient;
use crate::schema::awards::Award;

use super::super::{Gathered, Reading, Recipient, SharedAward, film};

/// The rows of both tables, each with its readings. Awards that turn out to be one are joined.
pub(in crate::transform) fn rows(gathered: Gathered<SharedAward>) -> (Gathered<Award>, Gathered<AwardRecipient>) {
    let mut awards: Vec<(Award, Vec<Reading>)> = Vec::new();
    let mut shares: Vec<Vec<Recipient>> = Vec::new();
    for (shared, readings) in gathered.into_rows() {
        let award_id = award_id(&shared.award);
        match awards.iter().position(|(known, _)| known.award_id == award_id) {
            Some(at) => {
                awards[at].1.extend(readings);
                join(&mut shares[at], &shared.recipients);
            }
            None => {
                awards.push((Award { award_id, ..shared.award }, readings));
                shares.push(shared.recipients);
            }
        }
    }
    let recipients = awards.iter().zip(shares).flat_map(|((award, _), recipients)| {
        let (film_id, award_id) = (award.film_id, award.award_id);
        (1..).zip(recipients).map(move |(ordinal, recipient)| {
            let Recipient { person_id, name, reading } = recipient;
            (AwardRecipient { film_id, award_id, ordinal, person_id, name }, vec![reading])
        })
    });
    let recipients = Gathered::from_rows(recipients.collect());
    (Gathered::from_rows(awards), recipients)
}

/// Adds those recipients that are not yet known.
pub(super) fn join(known: &mut Vec<Recipient>, more: &[Recipient]) {
    for recipient in more {
        if known.iter().all(|other| other.person_id != recipient.person_id) {
            known.push(recipient.clone());
        }
    }
}

/// An award is film, body, ceremony, award, result and recipient.
fn award_id(row: &Award) -> Uuid {
    let parts = [
        "film_id",
        "body",
        "edition",
        "year",
        "award",
        "category",
        "result",
        "submitting_country",
        "recipient_person_id",
    ];
    film::key("award", row, &parts)
}
