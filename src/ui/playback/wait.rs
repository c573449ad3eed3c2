//! What the reader is told where the player lets them wait.

use std::time::Duration;

use leptos::prelude::*;

use super::Playback;
use super::follow::move_to;
use crate::player::{self, Phase, State};
use crate::ui::words::Words;

/// What a player that should play waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wait {
    /// A tap in itself: the browser does not let it start otherwise.
    Tap,
    /// Data that does not come.
    Data,
}

/// How long a player may wait before the reader is told.
const PATIENCE: Duration = Duration::from_millis(1500);

impl Wait {
    fn of(state: &State) -> Option<Self> {
        if state.is_refused() || state.is_about_to_start() {
            return Some(Self::Tap);
        }
        let is_buffering = state.playback() == player::Playback::Buffering;
        (state.phase() == Phase::Ready && is_buffering).then_some(Self::Data)
    }

    /// What is said of it.
    pub(crate) fn told(self, words: Words) -> &'static str {
        match self {
            Self::Tap => words.press_play(),
            Self::Data => words.waiting_for_data(),
        }
    }
}

impl Playback {
    /// Takes in what the player waits for, and tells the reader after a while.
    pub(super) fn follow_wait(self, state: &State) {
        let wait = Wait::of(state);
        if self.wait.get_value() != wait {
            self.wait.set_value(wait);
            move_to(self.long_wait, None);
            if let Some(patience) = self.patience.get_value() {
                patience.clear();
            }
            let tell = move || self.tell_wait(wait);
            let patience = wait.and_then(|_| set_timeout_with_handle(tell, PATIENCE).ok());
            self.patience.set_value(patience);
        }
        // A browser that says no has been waited for.
        if state.is_refused() {
            self.tell_wait(wait);
        }
    }

    fn tell_wait(self, wait: Option<Wait>) {
        if let (true, Some(wait)) = (move_to(self.long_wait, wait), wait) {
            self.say_with(|words| wait.told(words).to_owned());
        }
    }
}
