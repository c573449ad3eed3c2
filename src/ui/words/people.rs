//! People in a row, as each language writes them.

use super::{Words, phrases};
use crate::model::{Language, Speaker};

phrases! {
    /// Stands between names in a row.
    between_names: "、", ", ";
}

impl Words {
    /// `青木 翔平、moko-poi`.
    pub fn names(self, speakers: &[Speaker]) -> String {
        let names: Vec<&str> = speakers.iter().map(|speaker| &*speaker.name).collect();
        names.join(self.between_names())
    }

    /// `青木 翔平 / 東京ガス株式会社、moko-poi`.
    pub fn speakers_with_affiliations(self, speakers: &[Speaker]) -> String {
        let one = |speaker: &Speaker| match &speaker.affiliation {
            Some(affiliation) => [&speaker.name, " / ", affiliation].concat(),
            None => speaker.name.clone(),
        };
        speakers.iter().map(one).collect::<Vec<_>>().join(self.between_names())
    }
}
