//! The recording: a stand-in (a facade) until the reader asks, then the player.
//!
//! Nothing is drawn over the player: the facade gives way to it (YouTube's rules).

use leptos::prelude::Get;

use super::picture;
use crate::model::{Picture, Recording, Report, Timestamp};
use crate::player::{Phase, watch_address};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element, live};
use crate::ui::playback::PageRecording;
use crate::ui::routes::Base;

/// Draws the recording's region.
pub(crate) fn draw(
    recording: &Recording,
    report: &Report,
    page: PageRecording,
    surroundings: &Surroundings,
) -> Element {
    let words = surroundings.words;
    let region = element("section").class("recording").set("aria-label", words.recording());
    if !recording.is_playable() {
        let told = if *recording == Recording::Removed { words.removed() } else { words.coming_soon() };
        return region.child(element("p").class("recording-coming-soon").child(told));
    }
    let facade = Facade {
        recording: recording.clone(),
        title: report.title.clone(),
        poster: recording.poster().or(report.cover.as_ref()).cloned(),
        surroundings: surroundings.clone(),
    };
    let facade = live(move || has_facade(page.phase()).then(|| facade.draw(page)).into());
    let status = {
        let (recording, surroundings) = (recording.clone(), surroundings.clone());
        live(move || draw_status(&recording, page, &surroundings))
    };
    let slot = element("div")
        .class("recording-box")
        .set_live("data-playing", move || (!has_facade(page.phase())).then(|| "".into()))
        .handle(move |element| page.set_slot(element));
    region.child(slot.child(facade)).child(element("div").class("recording-status").child(status))
}

/// Whether the facade stands in the player's place.
fn has_facade(phase: Phase) -> bool {
    matches!(phase, Phase::Idle | Phase::Failed(_))
}

/// What stands in the player's place: a link that plays, and that opens the
/// recording at its host where there is no script.
struct Facade {
    recording: Recording,
    title: String,
    poster: Option<Picture>,
    surroundings: Surroundings,
}

impl Facade {
    fn draw(&self, page: PageRecording) -> Element {
        let Surroundings { base, words, .. } = &self.surroundings;
        let note = match self.recording {
            Recording::YouTube { .. } => Some(words.youtube_note()),
            _ => None,
        };
        let at = page.start.get();
        let call = if at.seconds() == 0 { words.play().to_owned() } else { words.play_from(at) };
        let poster = self.poster.as_ref();
        element("a")
            .class("facade")
            .set("href", address(&self.recording, at, base))
            .set("data-cue", at.seconds().to_string())
            .child(poster.and_then(|poster| picture::decoration(poster, base, "facade-poster")))
            .apart(element("span").class("facade-title").child(self.title.clone()))
            .apart(element("span").class("facade-call").child(call))
            .apart(note.map(|note| element("span").class("facade-note").child(note)))
    }
}

/// What the reader is told of the player.
fn draw_status(recording: &Recording, page: PageRecording, surroundings: &Surroundings) -> Markup {
    let Surroundings { base, words, .. } = surroundings;
    let told = match page.phase() {
        Phase::Idle => page.left_at.get().map(|at| {
            let link = element("a")
                .set("href", address(recording, at, base))
                .set("data-cue", at.seconds().to_string())
                .child(words.resume_from(at));
            element("p").class("recording-resume").child(link)
        }),
        Phase::Loading => Some(element("p").child(words.player_loading())),
        Phase::Ready if page.needs_tap() => Some(element("p").child(words.press_play())),
        Phase::Ready => None,
        Phase::Failed(failure) => {
            let at = page.start.get();
            let link =
                element("a").set("href", address(recording, at, base)).child(words.open_at(recording, at));
            Some(element("p").class("recording-failure").child(words.failure(failure)).child(" ").child(link))
        }
    };
    told.into()
}

/// Where the recording is without the player, at a place in it.
pub(crate) fn address(recording: &Recording, at: Timestamp, base: &Base) -> String {
    match recording {
        Recording::YouTube { video, .. } => watch_address(video, at),
        Recording::Media { file, .. } => base.media(file, at),
        Recording::ComingSoon | Recording::Removed => String::new(),
    }
}
