//! One speaker, several spellings: `site.toml` joins them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::compile::KnownSpeaker;
use crate::model::{Report, Slug, Speaker};
use crate::publish::check::CheckedReport;

/// What leads from a spelling to a speaker.
pub(super) struct Speakers {
    /// The id that each spelling's own id stands for, where that is another one.
    joined: HashMap<Slug, Slug>,
    names: HashMap<Slug, String>,
}

impl Speakers {
    /// Joins the speakers of reports, the newest first, as the settings say.
    pub(super) fn new(known: &[KnownSpeaker], reports: &[Arc<CheckedReport>]) -> Self {
        let mut joined = HashMap::new();
        let mut names = HashMap::new();
        for speaker in known {
            let spellings = speaker.spellings.iter().chain(&speaker.name);
            let ids = spellings.filter_map(|spelling| Slug::of_name(spelling));
            joined.extend(ids.map(|id| (id, speaker.id.clone())));
            names.extend(speaker.name.clone().map(|name| (speaker.id.clone(), name)));
        }
        let mut speakers = Self { joined, names };
        let all = reports.iter().flat_map(|checked| checked.report.talks()).flat_map(|talk| &talk.speakers);
        for speaker in all {
            if let Some(id) = speakers.id(speaker).cloned() {
                speakers.names.entry(id).or_insert_with(|| speaker.name.clone());
            }
        }
        speakers
    }

    /// The id of a speaker; none where their name has no letter and no digit.
    pub(super) fn id<'a>(&'a self, speaker: &'a Speaker) -> Option<&'a Slug> {
        let own = speaker.id.as_ref()?;
        Some(self.joined.get(own).unwrap_or(own))
    }

    /// What a speaker is called: as the settings say, or as the newest report spells it.
    pub(super) fn name(&self, id: &Slug) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }

    /// Gives speakers the ids that their spellings lead to.
    pub(super) fn settle(&self, speakers: &mut [Speaker]) {
        for speaker in speakers {
            speaker.id = self.id(speaker).cloned();
        }
    }

    /// The same for everybody whom a report names.
    pub(super) fn settle_report(&self, report: &mut Report) {
        if self.joined.is_empty() {
            return;
        }
        for part in &mut report.body {
            if let crate::model::Part::Talk(talk) = part {
                self.settle(&mut talk.speakers);
            }
        }
        for entry in &mut report.cues {
            self.settle(&mut entry.speakers);
        }
    }
}
