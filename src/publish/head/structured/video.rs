//! A recording as a `VideoObject` with a `Clip` for each talk, as Google reads them
//! (Search Central, "Video structured data"): a clip's address is the page's own with a
//! time in its query, and no two clips share a start.

use serde_json::Value;

use super::{Context, Thing};
use crate::model::text::PictureSource;
use crate::model::{CueEntry, Inline, Recording, Report, Timestamp};
use crate::player::address::{plain_embed_address, thumbnail_address};
use crate::publish::address::SiteAddress;
use crate::publish::head::preview::Image;
use crate::publish::plain;
use crate::publish::time::day_start;
use crate::ui::routes::Route;
use crate::ui::words::Words;

/// A report's recording; none where there is nothing to play.
pub(super) fn video(
    report: &Report,
    description: &str,
    image: Option<&Image>,
    context: &Context<'_>,
    address: &SiteAddress<'_>,
) -> Option<Value> {
    let recording = report.recording.as_ref()?;
    let poster = recording.poster().or(report.cover.as_ref()).and_then(|picture| match &picture.source {
        PictureSource::Asset(asset) => Some(address.asset(asset)),
        _ => None,
    });
    let image = image.map(|image| image.address.clone());
    let (embed, file, thumbnail) = match recording {
        Recording::YouTube { video, .. } => {
            (Some(plain_embed_address(video)), None, Some(thumbnail_address(video)))
        }
        Recording::Media { file, .. } => (None, Some(address.asset(file)), image.or(poster)),
        Recording::ComingSoon | Recording::Removed => return None,
    };
    let thing = Thing::new("VideoObject")
        .set("name", plain::one_line(&report.title))
        .set("description", description)
        .set("uploadDate", day_start(report.date, &context.settings.timezone))
        .set_some("embedUrl", embed)
        .set_some("contentUrl", file)
        .set_some("thumbnailUrl", thumbnail)
        .set_some("duration", length(report).map(|end| format!("PT{}S", end.seconds())));
    Some(thing.set_all("hasPart", clips(report, context, address)).into())
}

/// How long the recording is: the last talk ends with it, where that is known.
fn length(report: &Report) -> Option<Timestamp> {
    report.cues.iter().max_by_key(|entry| entry.cue.start)?.cue.end
}

/// The talks' places in the recording, by their start; of two with one start, the first.
fn clips(report: &Report, context: &Context<'_>, address: &SiteAddress<'_>) -> Vec<Value> {
    let words = Words(report.language.unwrap_or(context.settings.site.language));
    let route = Route::Report(report.slug.clone());
    let mut cues: Vec<&CueEntry> = report.cues.iter().collect();
    cues.sort_by_key(|entry| entry.cue.start);
    cues.dedup_by_key(|entry| entry.cue.start);
    let clip = |entry: &CueEntry| {
        Thing::new("Clip")
            .set("name", name(entry, report, words))
            .set("startOffset", entry.cue.start.seconds())
            .set_some("endOffset", entry.cue.end.map(Timestamp::seconds))
            .set("url", address.moment(&route, entry.cue.start))
            .into()
    };
    cues.into_iter().map(clip).collect()
}

/// What a talk is called: by its title where the report tells of it, and by its speakers.
fn name(entry: &CueEntry, report: &Report, words: Words) -> String {
    let talk = report.talks().find(|talk| talk.key == entry.talk);
    let title = talk.map(|talk| Inline::plain_text(&talk.title)).filter(|title| !title.trim().is_empty());
    let title = title.unwrap_or_else(|| words.talk_label(entry.talk));
    let speakers: Vec<&str> = entry.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    let by = if speakers.is_empty() {
        String::new()
    } else {
        [" – ", &speakers.join(words.between_names())].concat()
    };
    plain::one_line(&[title, by].concat())
}
