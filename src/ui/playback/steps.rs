//! Steps that start from where the player is: by talk, by seconds, in how it sounds.

use leptos::prelude::*;

use super::{Playback, Program};
use crate::model::Timestamp;
use crate::player::{Adjustment, Controller};
use crate::ui::browser;

/// The slowest and the fastest rate, in percent: YouTube's.
pub(super) const RATES: (u16, u16) = (25, 200);

/// How long a player may take to say that it is where the reader wants it, in
/// milliseconds.
const MOMENT: f64 = 1000.0;

impl Playback {
    /// Plays the talk after the one under the playhead.
    pub(crate) fn next(self) {
        self.go(Program::next);
    }

    /// Plays the talk before, or, from well within one, that from its start.
    pub(crate) fn previous(self) {
        self.go(Program::previous);
    }

    fn go(self, place: fn(&Program, f64) -> Option<Timestamp>) {
        let Some(program) = self.program.get_untracked() else { return };
        if let Some(at) = place(&program, self.wanted_position()) {
            self.cue(&program, at);
        }
    }

    /// Moves by so many seconds.
    pub(crate) fn skip(self, seconds: i32) {
        let at = Timestamp::of_playhead(self.wanted_position()).seconds().saturating_add_signed(seconds);
        self.seek(Timestamp::from_seconds(at));
    }

    /// Notes where the reader wants to be.
    pub(super) fn note_target(self, at: Timestamp) {
        self.last_target.set_value(Some((at, browser::now())));
    }

    /// Where a step starts from, in seconds: where the reader wanted to be a moment ago,
    /// for the player may not have said yet that it is there; else where it is.
    fn wanted_position(self) -> f64 {
        let is_fresh = |&(_, when): &(Timestamp, f64)| browser::now() - when < MOMENT;
        let target = self.last_target.get_value().filter(is_fresh);
        target.map_or_else(|| self.position.get_untracked(), |(at, _)| at.seconds().into())
    }

    /// Goes to so many tenths of the recording, once its length is known.
    pub(crate) fn go_to_tenth(self, tenth: u8) {
        if let Some(duration) = self.duration.get_untracked() {
            self.seek(Timestamp::of_playhead(duration * f64::from(tenth) / 10.0));
        }
    }

    /// Plays slower or faster.
    pub(crate) fn change_rate(self, percent: i16) {
        self.with_controller(|controller| {
            let (slowest, fastest) = RATES;
            let rate = controller.state().playhead().percent();
            let rate = rate.saturating_add_signed(percent).clamp(slowest, fastest);
            controller.adjust(Adjustment::Rate(rate));
            self.tell_with(|words| words.rate(rate));
        });
    }

    /// Mutes what sounds, and the other way round.
    pub(crate) fn toggle_muted(self) {
        self.with_controller(|controller| {
            let is_muted = controller.state().sound().is_muted == Some(true);
            controller.adjust(Adjustment::Muted(!is_muted));
            self.tell_with(|words| if is_muted { words.unmuted() } else { words.muted() }.to_owned());
        });
    }

    /// Plays the site's own media in a small window over all others, or brings it back.
    pub(crate) fn toggle_picture_in_picture(self) {
        let video = self.stage.get_value().and_then(|stage| stage.query_selector("video").ok().flatten());
        let Some(video) = video else { return };
        browser::toggle_picture_in_picture(&video, move |came_to_be| {
            if let (false, Some(program)) = (came_to_be, self.program.get_untracked()) {
                self.tell(program.words, program.words.no_picture_in_picture().to_owned());
            }
        });
    }

    pub(super) fn with_controller(self, act: impl FnOnce(&Controller)) {
        if let Some(controller) = self.controller.get_value() {
            act(&controller);
        }
    }
}
