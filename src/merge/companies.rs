//! One company, out of every mention of it.

use uuid::Uuid;

use crate::schema::companies::Company;
use crate::schema::mentions::CompanyMention;

use super::{Forms, most_used};

/// Everything said of one company: the union of its mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompanyUnion {
    forms: Forms,
}

impl CompanyUnion {
    /// Adds a mention. Adding it again changes nothing.
    pub fn add(&mut self, mention: CompanyMention) {
        self.forms.entry(mention.name).or_default().insert(mention.film_id);
    }

    /// Adds everything said of the same company elsewhere.
    pub fn merge(&mut self, other: CompanyUnion) {
        for (name, films) in other.forms {
            self.forms.entry(name).or_default().extend(films);
        }
    }

    /// The row of the company; `None` where nothing was said.
    pub fn row(&self, company_id: Uuid) -> Option<Company> {
        most_used(&self.forms).map(|name| Company { company_id, name: name.to_owned() })
    }
}
