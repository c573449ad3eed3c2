//! One speaker, several spellings: `site.toml` joins them.

use std::collections::HashMap;

use crate::compile::KnownSpeaker;
use crate::model::{Part, Slug, Speaker};
use crate::publish::check::CheckedReport;

/// Gives every speaker of the reports the id that their spelling leads to, and returns
/// what each is called: as the settings say, or as the newest report spells it.
pub(super) fn join(known: &[KnownSpeaker], reports: &mut [CheckedReport]) -> HashMap<Slug, String> {
    let mut ids: HashMap<Slug, &Slug> = HashMap::new();
    let mut names: HashMap<Slug, String> = HashMap::new();
    for speaker in known {
        let spellings = speaker.spellings.iter().chain(&speaker.name);
        ids.extend(spellings.filter_map(|spelling| Some((Slug::of_name(spelling)?, &speaker.id))));
        names.extend(speaker.name.clone().map(|name| (speaker.id.clone(), name)));
    }
    for speaker in reports.iter_mut().flat_map(speakers) {
        if let Some(id) = speaker.id.as_ref().and_then(|id| ids.get(id)) {
            speaker.id = Some((*id).clone());
        }
        if let Some(id) = &speaker.id {
            names.entry(id.clone()).or_insert_with(|| speaker.name.clone());
        }
    }
    names
}

/// Everybody whom a report names as a speaker, in its talks and in its cue list.
fn speakers(checked: &mut CheckedReport) -> impl Iterator<Item = &mut Speaker> {
    let talks = checked.report.body.iter_mut().filter_map(|part| match part {
        Part::Talk(talk) => Some(&mut talk.speakers),
        _ => None,
    });
    talks.chain(checked.report.cues.iter_mut().map(|entry| &mut entry.speakers)).flatten()
}
