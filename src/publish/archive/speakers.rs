//! What speakers are called on their own lists.

use std::collections::HashMap;
use std::sync::Arc;

use crate::compile::KnownSpeaker;
use crate::model::Slug;
use crate::publish::check::CheckedReport;

/// The names of all speakers: as the settings say, or as the newest report spells them.
pub(super) struct Names(HashMap<Slug, String>);

impl Names {
    /// Those of the settings, and of reports, the newest first.
    pub(super) fn new(known: &[KnownSpeaker], reports: &[Arc<CheckedReport>]) -> Self {
        let settled = known.iter().filter_map(|speaker| Some((speaker.id.clone(), speaker.name.clone()?)));
        let mut names: HashMap<Slug, String> = settled.collect();
        let all = reports.iter().flat_map(|checked| checked.report.talks()).flat_map(|talk| &talk.speakers);
        for speaker in all {
            if let Some(id) = speaker.id.clone() {
                names.entry(id).or_insert_with(|| speaker.name.clone());
            }
        }
        Self(names)
    }

    /// What a speaker is called.
    pub(super) fn get(&self, id: &Slug) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}
