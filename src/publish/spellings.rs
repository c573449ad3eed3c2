//! One speaker, several spellings: `site.toml` joins them.

use std::collections::HashMap;

use crate::compile::KnownSpeaker;
use crate::model::{Part, Report, Slug, Speaker};

/// What leads from a spelling to a speaker of whom the settings tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Spellings {
    /// The speaker whom each spelling's own id stands for: their id, and their name where
    /// the settings give one.
    speakers: HashMap<Slug, (Slug, Option<String>)>,
}

impl Spellings {
    /// Those of the settings.
    pub(super) fn new(known: &[KnownSpeaker]) -> Self {
        let mut speakers = HashMap::new();
        for speaker in known {
            let spellings = speaker.spellings.iter().chain(&speaker.name);
            let ids = spellings.filter_map(|spelling| Slug::of_name(spelling));
            let ids = ids.chain([speaker.id.clone()]);
            speakers.extend(ids.map(|id| (id, (speaker.id.clone(), speaker.name.clone()))));
        }
        Self { speakers }
    }

    /// Gives everybody whom a report names the id and the name that their spelling leads to.
    pub(super) fn settle(&self, report: &mut Report) {
        if self.speakers.is_empty() {
            return;
        }
        let cues = report.cues.iter_mut().map(|entry| &mut entry.speakers);
        let talks = report.body.iter_mut().filter_map(|part| match part {
            Part::Talk(talk) => Some(&mut talk.speakers),
            _ => None,
        });
        cues.chain(talks).flatten().for_each(|speaker| self.settle_one(speaker));
    }

    fn settle_one(&self, speaker: &mut Speaker) {
        let Some((id, name)) = speaker.id.as_ref().and_then(|own| self.speakers.get(own)) else { return };
        if let Some(name) = name {
            speaker.name.clone_from(name);
        }
        speaker.id = Some(id.clone());
    }
}
