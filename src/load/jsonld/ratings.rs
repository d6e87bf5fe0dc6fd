//! Scores: an `aggregateRating` of critics or audiences, or one critic's `review`.

use serde_json::{Map, Value, json};

use crate::load::rows::Row;

use super::names::{Names, organization, urn};
use super::rest::Said;

/// What an aggregate of ratings says.
const BY_RATING: &[&str] =
    &["source", "metric", "value", "scale_min", "scale_max", "review_count", "verdict", "consensus"];
/// What a critic's review says; of its source nothing where person and publication are known.
const BY_REVIEW: &[&str] =
    &["metric", "value", "scale_min", "scale_max", "verdict", "consensus", "critic_person_id", "publication"];

/// What is said of a score.
pub(super) fn score(row: &Row, people: &Names) -> Option<Said> {
    let id = urn(row.text("score_id")?);
    let source = row.text("source").map(organization);
    if row.text("kind") != Some("critic") {
        let mut rating = rating(row, &id, "AggregateRating");
        if let Some(count) = row.int("review_count") {
            rating.insert("reviewCount".into(), json!(count));
        }
        if let Some(source) = source {
            rating.insert("author".into(), source);
        }
        return Some(Said { property: "aggregateRating", value: Value::Object(rating), columns: BY_RATING });
    }
    let mut review = Map::new();
    review.insert("@id".into(), id.as_str().into());
    review.insert("@type".into(), "CriticReview".into());
    if let Some(author) = row.text("critic_person_id").map(|id| people.node("Person", id)).or_else(|| source.clone()) {
        review.insert("author".into(), author);
    }
    if let Some(publisher) = row.text("publication").map(organization).or(source) {
        review.insert("publisher".into(), publisher);
    }
    review.insert("reviewRating".into(), Value::Object(rating(row, &format!("{id}#rating"), "Rating")));
    Some(Said { property: "review", value: Value::Object(review), columns: BY_REVIEW })
}

fn rating(row: &Row, id: &str, class: &str) -> Map<String, Value> {
    let mut rating = Map::new();
    rating.insert("@id".into(), id.into());
    rating.insert("@type".into(), class.into());
    if let Some(metric) = row.text("metric") {
        rating.insert("reviewAspect".into(), metric.replace('_', " ").into());
    }
    // The context types numbers as decimals; what is not a number must say that it is plain text.
    let value = row.double("value").map(Value::from);
    if let Some(value) = value.or_else(|| row.text("value_text").map(|grade| json!({ "@value": grade }))) {
        rating.insert("ratingValue".into(), value);
    }
    for (term, column) in [("bestRating", "scale_max"), ("worstRating", "scale_min")] {
        if let Some(bound) = row.double(column) {
            rating.insert(term.into(), bound.into());
        }
    }
    let explanation = [row.text("verdict"), row.text("consensus")];
    let explanation: Vec<&str> = explanation.into_iter().flatten().collect();
    if !explanation.is_empty() {
        rating.insert("ratingExplanation".into(), json!(explanation));
    }
    rating
}
