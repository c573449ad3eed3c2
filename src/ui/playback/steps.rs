//! Steps that start from where the player is: by talk, by seconds, in how it sounds.

use leptos::prelude::*;

use super::{Playback, Program};
use crate::model::Timestamp;
use crate::player::{Adjustment, Controller};
use crate::ui::browser;
use crate::ui::memory::Habit;

/// The slowest and the fastest rate, in percent: YouTube's.
const RATES: (u16, u16) = (25, 200);

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
        if let Some(at) = place(&program, self.position.get_untracked()) {
            self.cue(&program, at);
        }
    }

    /// Moves by so many seconds.
    pub(crate) fn skip(self, seconds: i32) {
        let at = self.second.get_untracked().seconds().saturating_add_signed(seconds);
        self.seek(Timestamp::from_seconds(at));
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
            self.say_with(|words| words.rate(rate));
        });
    }

    /// Mutes what sounds, and the other way round.
    pub(crate) fn toggle_muted(self) {
        self.with_controller(|controller| {
            let is_muted = controller.state().sound().is_muted == Some(true);
            controller.adjust(Adjustment::Muted(!is_muted));
            self.say_with(|words| if is_muted { words.unmuted() } else { words.muted() }.to_owned());
        });
    }

    /// Plays the site's own media in a small window over all others, or brings it back.
    pub(crate) fn toggle_picture_in_picture(self) {
        let video = self.stage.get_value().and_then(|stage| stage.query_selector("video").ok().flatten());
        let Some(video) = video else { return };
        browser::toggle_picture_in_picture(&video, move |came_to_be| {
            if let (false, Some(program)) = (came_to_be, self.program.get_untracked()) {
                self.tell(program.words.no_picture_in_picture().to_owned());
            }
        });
    }

    /// Switches the keys on or off, for this device.
    pub(crate) fn toggle_keys(self) {
        let are_on = !self.keys_are_on.get_untracked();
        self.keys_are_on.set(are_on);
        self.memory.keep_habit(Habit::Keys, (!are_on).then_some("off"));
    }

    /// Takes up what the reader had chosen on this device before.
    pub(crate) fn recall(self) {
        if self.memory.habit(Habit::Keys).as_deref() == Some("off") {
            self.keys_are_on.set(false);
        }
    }

    /// Has a file of the site's own sound as the reader left the last one.
    pub(super) fn recall_sound(self) {
        let number = |habit| self.memory.habit(habit).and_then(|text| text.parse::<u16>().ok());
        self.with_controller(|controller| {
            let (slowest, fastest) = RATES;
            if let Some(rate) = number(Habit::Rate).filter(|rate| (slowest..=fastest).contains(rate)) {
                controller.adjust(Adjustment::Rate(rate));
            }
            let volume = number(Habit::Volume).and_then(|volume| u8::try_from(volume).ok());
            if let Some(volume) = volume.filter(|volume| *volume <= 100) {
                controller.adjust(Adjustment::Volume(volume));
            }
        });
    }

    fn with_controller(self, act: impl FnOnce(&Controller)) {
        if let Some(controller) = self.controller.get_value() {
            act(&controller);
        }
    }
}
