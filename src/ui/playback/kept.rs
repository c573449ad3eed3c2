//! What is kept of the playback on this device, and taken up again: the place in each
//! recording, how the site's own media sounds, and whether keys steer it.

use leptos::prelude::*;

use super::steps::RATES;
use super::{Playback, Program};
use crate::model::Timestamp;
use crate::player::{Adjustment, State};
use crate::ui::browser;
use crate::ui::memory::Habit;
use crate::ui::routes::moment_query;

/// How near to its end a recording counts as heard, in seconds.
const LAST_WORDS: f64 = 30.0;

impl Playback {
    /// Keeps where the reader is: in the address of the recording's own page, and on
    /// the device.
    pub(super) fn keep_place(self) {
        let at = self.second.get_untracked();
        let Some(program) = self.program.get_untracked() else { return };
        // While another page is on its way, the address is that page's already.
        if untrack(|| self.is_home()) && browser::path() == program.address {
            browser::replace_address(&moment_query(at));
        }
        self.remember(&program, at);
    }

    /// Keeps a place on the device, unless the recording is as good as over there.
    fn remember(self, program: &Program, at: Timestamp) {
        let is_heard = |end: f64| end - f64::from(at.seconds()) < LAST_WORDS;
        let is_over = self.duration.get_untracked().is_some_and(is_heard);
        self.memory.keep_place(&program.slug, (!is_over).then_some(at));
    }

    /// Keeps the place every ten seconds, should the page be closed.
    pub(super) fn keep_place_now_and_then(self) {
        let tens = self.second.get_untracked().seconds() / 10;
        if self.kept_tens.get_value() != tens {
            self.kept_tens.set_value(tens);
            if let Some(program) = self.program.get_untracked() {
                self.remember(&program, self.second.get_untracked());
            }
        }
    }

    /// Keeps how the site's own media sounds; YouTube keeps that for itself.
    pub(super) fn keep_sound(self, state: &State) {
        let Some(volume) = state.sound().volume.filter(|_| self.plays_media()) else { return };
        let said = (volume, state.playhead().percent());
        let before = self.kept_sound.get_value();
        if before == Some(said) {
            return;
        }
        self.kept_sound.set_value(Some(said));
        // The first that it says is what it begins with, and no choice.
        if before.is_some() {
            self.memory.keep_habit(Habit::Volume, Some(&said.0.to_string()));
            self.memory.keep_habit(Habit::Rate, Some(&said.1.to_string()));
        }
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
}
