//! The page's one player as signals: what the reader asks of it goes in, what the
//! player reports comes out. Nothing here guesses what the player does.
//!
//! 1. [`Playback::new`] makes the signals, the same natively and in the browser.
//! 2. [`Playback::cue`] makes the player on the first request; nothing of it, and
//!    nothing of its provider, is there before.
//! 3. Each report of the player moves the signals that changed by it.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::browser;
use super::routes::{Base, moment_query};
use crate::model::{CueEntry, Recording, TalkKey, Timestamp};
use crate::player::{self, Controller, Phase, Source, State, now_playing};

/// A report's recording, as its page's components see it.
#[derive(Clone, Copy)]
pub(crate) struct Playback {
    /// How far the player is.
    pub(crate) phase: RwSignal<Phase>,
    /// Whether the player is ready and has done nothing for a while: the browser may
    /// want a tap.
    pub(crate) needs_tap: RwSignal<bool>,
    /// The talk under the playhead while the recording plays.
    pub(crate) now: RwSignal<Option<TalkKey>>,
    /// Where the recording starts, or started last: at first the address's `?t=`.
    pub(crate) start: RwSignal<Timestamp>,
    /// Whether the player is ready and has not started.
    is_still: StoredValue<bool>,
    /// The element that the player draws itself into.
    stage: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// What the player is made of when it is first asked for.
    plan: StoredValue<Plan>,
    controller: StoredValue<Option<Controller>, LocalStorage>,
}

/// What the player needs to know of the report.
struct Plan {
    source: Option<Source>,
    title: String,
    cues: Vec<CueEntry>,
}

impl Playback {
    /// The signals of a recording that nobody has asked for yet.
    pub(crate) fn new(recording: Option<&Recording>, cues: &[CueEntry], title: &str, base: &Base) -> Self {
        let plan = Plan {
            source: recording.and_then(|recording| source(recording, base)),
            title: title.to_owned(),
            cues: cues.to_vec(),
        };
        Self {
            phase: RwSignal::new(Phase::Idle),
            needs_tap: RwSignal::new(false),
            now: RwSignal::new(None),
            start: RwSignal::new(Timestamp::default()),
            is_still: StoredValue::new(false),
            stage: StoredValue::new_local(None),
            plan: StoredValue::new(plan),
            controller: StoredValue::new_local(None),
        }
    }

    /// Whether there is anything to play.
    pub(crate) fn is_playable(self) -> bool {
        self.plan.with_value(|plan| plan.source.is_some())
    }

    /// Plays from a place, whatever the player does at the moment, and makes the
    /// page's address name that place.
    pub(crate) fn cue(self, at: Timestamp) {
        let Some(controller) = self.controller() else {
            return;
        };
        self.start.set(at);
        self.show_stage();
        controller.cue(at);
        browser::replace_address(&moment_query(at));
    }

    /// Brings the player into view; it takes the focus that the facade, which gives
    /// way to it, may have had.
    fn show_stage(self) {
        let Some(stage) = self.stage.get_value() else { return };
        let Some(region) = stage.parent_element() else { return };
        browser::bring_into_view(&region);
        if browser::has_focus(&region) {
            browser::focus_soon(&stage);
        }
    }

    /// Takes the element that the player is to draw itself into.
    pub(crate) fn set_stage(self, element: &web_sys::Element) {
        self.stage.set_value(element.dyn_ref().cloned());
    }

    /// Says that the player waits for a tap, once it has not started for a while.
    fn watch_stillness(self, is_still: bool) {
        if !is_still {
            move_to(self.needs_tap, false);
            return;
        }
        let say = move || {
            if self.is_still.try_get_value() == Some(true) {
                move_to(self.needs_tap, true);
            }
        };
        set_timeout(say, PATIENCE);
    }

    /// The player, made now if it was never asked for; none where there is nothing
    /// to play, or no stage in the document yet.
    fn controller(self) -> Option<Controller> {
        if let Some(controller) = self.controller.try_get_value().flatten() {
            return Some(controller);
        }
        let stage = self.stage.get_value()?;
        let (source, title, cues) = self
            .plan
            .with_value(|plan| Some((plan.source.clone()?, plan.title.clone(), plan.cues.clone())))?;
        let follow = move |state: &State| self.follow(state, &cues);
        let controller = Controller::new(source, stage, title, follow);
        self.controller.set_value(Some(controller.clone()));
        Some(controller)
    }

    /// Moves the signals that the player's report changed. The page may be gone by
    /// the time of a late report, hence the `try_` methods.
    fn follow(self, state: &State, cues: &[CueEntry]) {
        move_to(self.phase, state.phase());
        let is_ready = state.phase() == Phase::Ready;
        let is_still = is_ready && state.playback() == player::Playback::Unstarted;
        if self.is_still.try_get_value() == Some(!is_still) {
            self.is_still.set_value(is_still);
            self.watch_stillness(is_still);
        }
        let now = if is_ready && state.is_playing() {
            state.position().and_then(|position| now_playing(cues, position))
        } else {
            None
        };
        move_to(self.now, now);
    }
}

/// How long a player that is ready may take to start before the reader is told.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Sets a signal where its value changes, and leaves its readers alone otherwise.
fn move_to<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.try_with_untracked(|old| *old != value) == Some(true) {
        signal.try_set(value);
    }
}

/// What the player loads for a recording.
fn source(recording: &Recording, base: &Base) -> Option<Source> {
    match recording {
        Recording::YouTube { video, .. } => Some(Source::YouTube { video: video.clone() }),
        Recording::Media { file, .. } => Some(Source::Media { address: base.asset(file) }),
        Recording::ComingSoon | Recording::Removed => None,
    }
}
