//! The recording: a stand-in (a facade) until the reader asks, then the player.
//!
//! Nothing is drawn over the player: the facade gives way to it (YouTube's rules).

use leptos::prelude::Get;

use super::{keys, picture, switch};
use crate::model::{Picture, Recording, Report, Timestamp};
use crate::player::{Failure, Phase, watch_address};
use crate::ui::app::Surroundings;
use crate::ui::consent::Host;
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
    let playback = surroundings.playback;
    let consent = draw_consent(recording, page, surroundings);
    region
        .child(slot.child(facade))
        .child(element("div").class("recording-status").child(status).child(consent))
        // Below a player, the player's own panel lists them.
        .child(keys::draw(words, playback, move || has_facade(page.phase())))
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
        let note = is_on_youtube(&self.recording).then(|| words.youtube_note());
        let at = page.start();
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
    let words = surroundings.words;
    let phase = page.phase();
    let told = match phase {
        Phase::Failed(failure) => Some(draw_failure(failure, recording, page, surroundings)),
        _ if phase == Phase::Idle || page.is_untouched() => {
            page.left_at.get().map(|at| draw_offer(at, recording, surroundings))
        }
        Phase::Loading | Phase::Idle => Some(element("p").child(words.player_loading())),
        Phase::Ready => match page.long_wait() {
            Some(wait) => Some(element("p").child(wait.told(words))),
            None => page.early_end().map(|end| element("p").child(words.too_short(end))),
        },
    };
    told.into()
}

/// The switch that lets YouTube's player load by itself: the reader is asked once they
/// have seen what it is about.
fn draw_consent(recording: &Recording, page: PageRecording, surroundings: &Surroundings) -> Markup {
    let Surroundings { words, consent, .. } = *surroundings;
    if !is_on_youtube(recording) {
        return Markup::default();
    }
    live(move || {
        let is_asked = page.phase() == Phase::Ready || consent.loads(Host::YouTube);
        let switch = || switch::of_host(Host::YouTube, consent, words, || {});
        is_asked.then(|| element("p").class("recording-consent").child(switch())).into()
    })
}

/// The place where the reader was the last time, to go on from.
fn draw_offer(at: Timestamp, recording: &Recording, surroundings: &Surroundings) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let link = element("a")
        .set("href", address(recording, at, base))
        .set("data-cue", at.seconds().to_string())
        .child(words.resume_from(at));
    element("p").child(link)
}

/// Why it does not play, with the way to its place elsewhere and another try.
fn draw_failure(
    failure: Failure,
    recording: &Recording,
    page: PageRecording,
    surroundings: &Surroundings,
) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let at = page.start();
    let link = element("a").set("href", address(recording, at, base)).child(words.open_at(recording, at));
    let retry = element("button")
        .class("button")
        .set("type", "button")
        .on("click", move |_| page.cue(at))
        .child(words.retry());
    element("p").class("recording-failure").child(words.failure(failure)).apart(link).apart(retry)
}

fn is_on_youtube(recording: &Recording) -> bool {
    matches!(recording, Recording::YouTube { .. })
}

/// Where the recording is without the player, at a place in it.
pub(crate) fn address(recording: &Recording, at: Timestamp, base: &Base) -> String {
    match recording {
        Recording::YouTube { video, .. } => watch_address(video, at),
        Recording::Media { file, .. } => base.media(file, at),
        Recording::ComingSoon | Recording::Removed => String::new(),
    }
}
