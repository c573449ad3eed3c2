//! What a report's page knows of the app's player.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Program, Wait};
use crate::model::{Report, TalkKey, Timestamp};
use crate::player::{Phase, Source};
use crate::ui::app::Surroundings;
use crate::ui::browser;
use crate::ui::consent::{Consent, Host};
use crate::ui::markup::Text;
use crate::ui::placement::Placement;
use crate::ui::routes::{moment_of, moment_query};

/// A report's recording, as its page's components see it: at rest while the player
/// plays another one, or none.
#[derive(Clone, Copy)]
pub(crate) struct PageRecording {
    placement: Placement,
    consent: Consent,
    /// None where there is nothing to play.
    program: StoredValue<Option<Arc<Program>>>,
    /// Where it was asked to start on this page: by the address, or by the last cue.
    asked: RwSignal<Timestamp>,
    /// Where the reader was the last time, where that is to be offered.
    pub(crate) left_at: RwSignal<Option<Timestamp>>,
}

impl PageRecording {
    /// The recording of a report that is drawn now.
    pub(crate) fn new(report: &Report, surroundings: &Surroundings) -> Self {
        let Surroundings { base, words, placement, consent, .. } = surroundings;
        let (placement, consent) = (*placement, *consent);
        let program = Program::new(report, base, *words).map(Arc::new);
        Self {
            placement,
            consent,
            program: StoredValue::new(program),
            asked: RwSignal::new(Timestamp::default()),
            left_at: RwSignal::new(None),
        }
    }

    /// Whether there is anything to play.
    pub(crate) fn is_playable(self) -> bool {
        self.program.with_value(Option::is_some)
    }

    /// How far the player is with this recording.
    pub(crate) fn phase(self) -> Phase {
        if self.is_loaded() { self.placement.playback.phase.get() } else { Phase::Idle }
    }

    /// Where it starts: where the player was asked to last, or would be.
    pub(crate) fn start(self) -> Timestamp {
        if self.is_loaded() { self.placement.playback.start.get() } else { self.asked.get() }
    }

    /// The talk of this report under the playhead.
    pub(crate) fn now(self) -> Option<TalkKey> {
        if self.is_loaded() { self.placement.playback.now.get() } else { None }
    }

    /// Where this recording ends, once the player has said so.
    pub(crate) fn end(self) -> Option<Timestamp> {
        if self.is_loaded() {
            self.placement.playback.duration.get().map(Timestamp::of_playhead)
        } else {
            None
        }
    }

    /// Whether the playhead is in a talk, at the page of its deck that came then.
    pub(crate) fn is_at_page(self, talk: TalkKey, at: Timestamp) -> bool {
        self.now() == Some(talk) && self.placement.playback.slide.get() == Some(at)
    }

    /// The mark (`aria-current`) of what stands for a talk, while that is under the playhead.
    pub(crate) fn mark(self, talk: TalkKey) -> Option<Text> {
        (self.now() == Some(talk)).then_some(Text::Borrowed("true"))
    }

    /// The second under the playhead, while the player can play this recording.
    pub(crate) fn second(self) -> Option<Timestamp> {
        (self.phase() == Phase::Ready).then(|| self.placement.playback.second.get())
    }

    /// Takes the place to start from out of the page's address, and recalls where
    /// the reader was the last time.
    pub(crate) fn take_moment(self) {
        let Some(program) = self.program.get_value() else { return };
        let asked = moment_of(&browser::query());
        if let Some(start) = asked.or_else(|| program.start_of_card(&browser::fragment())) {
            self.asked.set(start);
        } else if !untrack(|| self.is_loaded()) {
            let left_at = self.placement.playback.memory.place(&program.slug);
            // From the very start, the facade plays as well.
            self.left_at.set(left_at.filter(|at| at.seconds() > 0));
        }
    }

    /// Whether the player plays this recording.
    pub(crate) fn is_playing(self) -> bool {
        self.is_loaded() && self.placement.playback.is_playing.get()
    }

    /// What the player has been waiting for, for so long that the reader should know.
    pub(crate) fn long_wait(self) -> Option<Wait> {
        if self.is_loaded() { self.placement.playback.long_wait.get() } else { None }
    }

    /// Plays from a place, and makes the page's address name that place.
    pub(crate) fn cue(self, at: Timestamp) {
        let Some(program) = self.program.get_value() else { return };
        self.asked.set(at);
        self.placement.playback.cue(&program, at);
        self.placement.show();
        browser::replace_address(&moment_query(at));
    }

    /// Where the player goes while its own report is on the page.
    pub(crate) fn set_slot(self, element: &web_sys::Element) {
        if let Some(program) = self.program.get_value() {
            self.placement.set_slot(element, program.slug.clone(), move || self.open_if_agreed());
        }
    }

    /// Loads YouTube's player as it comes into view, at rest, where the reader has agreed
    /// to that once and for all.
    fn open_if_agreed(self) {
        let Some(program) = self.program.get_value() else { return };
        let is_agreed = untrack(|| self.consent.loads(Host::YouTube));
        if is_agreed && matches!(program.source, Source::YouTube { .. }) {
            self.placement.playback.open(&program, self.asked.get_untracked());
        }
    }

    /// Whether the player was opened at rest, and nothing has been asked of it since.
    pub(crate) fn is_untouched(self) -> bool {
        self.is_loaded() && self.placement.playback.is_untouched.get()
    }

    /// Where the recording ends, if that is before what the reader asked for, or before
    /// the report's last talk starts.
    pub(crate) fn early_end(self) -> Option<Timestamp> {
        if self.is_loaded() { self.placement.playback.early_end() } else { None }
    }

    fn is_loaded(self) -> bool {
        self.program.with_value(|program| {
            program.as_ref().is_some_and(|program| self.placement.playback.is_of(program))
        })
    }
}
