//! The signals follow the player: each report moves those that changed by it, and
//! between two reports a timer moves the playhead, while it plays and never otherwise.

use std::time::Duration;

use leptos::prelude::*;

use super::Playback;
use crate::model::Timestamp;
use crate::player::{self, Phase, State};
use crate::ui::browser;

/// Between two moves of the playhead.
const TICK: Duration = Duration::from_millis(250);

/// From how far on a move of the playhead is a leap, in seconds.
const LEAP: f64 = 2.0;

impl Playback {
    /// Moves the signals that the player's report changed.
    pub(super) fn follow(self, state: &State) {
        let is_ready = state.phase() == Phase::Ready;
        if !is_ready && self.is_playing.get_untracked() {
            // A player that leaves takes its place along.
            self.keep_place();
            self.start.set(self.second.get_untracked());
        }
        move_to(self.is_untouched, state.is_untouched());
        self.follow_wait(state);
        if move_to(self.duration, state.duration())
            && let Some(end) = untrack(|| self.early_end())
        {
            self.say_with(|words| words.too_short(end));
        }
        self.keep_sound(state);
        let is_playing = is_ready && state.is_playing();
        // While it plays, the timer moves the playhead: a player may report more often.
        let is_ticking = is_playing && self.ticker.with_value(Option::is_some);
        self.tick(is_playing);
        if !is_ticking || self.leaps(state) {
            self.move_playhead(state);
        }
        let rests = self.is_playing.get_untracked() && !is_playing;
        if move_to(self.is_playing, is_playing) {
            self.say_activity(state);
        }
        let has_new_phase = self.phase.get_untracked() != state.phase();
        move_to(self.phase, state.phase());
        if has_new_phase && is_ready && self.plays_media() {
            self.recall_sound();
        }
        if rests && is_ready {
            self.keep_place();
        }
        if let (true, Phase::Failed(failure)) = (has_new_phase, state.phase()) {
            self.say_with(|words| words.failure(failure).into_owned());
        }
    }

    /// Says that it rests, or which talk goes on.
    fn say_activity(self, state: &State) {
        match (state.playback(), self.now.get_untracked()) {
            (player::Playback::Paused, _) => self.say_with(|words| words.now_paused().to_owned()),
            (player::Playback::Playing, Some(talk)) => self.say_with(|words| words.playing(talk)),
            _ => {}
        }
    }

    /// Keeps a timer while the playhead moves.
    fn tick(self, is_playing: bool) {
        let is_ticking = self.ticker.with_value(Option::is_some);
        if is_playing && !is_ticking {
            let tick = move || {
                if let Some(controller) = self.controller.get_value() {
                    self.move_playhead(&controller.state());
                    self.keep_place_now_and_then();
                }
            };
            self.ticker.set_value(set_interval_with_handle(tick, TICK).ok());
        } else if let (false, Some(ticker)) = (is_playing, self.ticker.get_value()) {
            ticker.clear();
            self.ticker.set_value(None);
        }
    }

    /// Whether the playhead is far from where it was the last time.
    fn leaps(self, state: &State) -> bool {
        (state.playhead().at(browser::now()) - self.position.get_untracked()).abs() > LEAP
    }

    /// Takes the playhead to where it is now, and marks the talk under it.
    fn move_playhead(self, state: &State) {
        let seconds = state.playhead().at(browser::now());
        let has_leapt = self.leaps(state);
        move_to(self.position, seconds);
        move_to(self.second, Timestamp::of_playhead(seconds));
        let has_started = state.phase() == Phase::Ready && state.playback() != player::Playback::Unstarted;
        let program = self.program.get_untracked().filter(|_| has_started);
        let chapter = program.as_ref().and_then(|program| program.chapter_at(seconds));
        let now = chapter.map(|chapter| chapter.talk);
        if now.is_some() && now != self.now.get_untracked() {
            self.say_with(|words| now.map(|talk| words.playing(talk)).unwrap_or_default());
        }
        move_to(self.now, now);
        if let Some(chapter) = chapter {
            move_to(self.slide, chapter.page_at(seconds).map(|page| page.at));
        }
        if has_started && has_leapt {
            self.keep_place();
        }
    }
}

/// Sets a signal where its value changes, and leaves its readers alone otherwise; tells
/// which it was.
pub(crate) fn move_to<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) -> bool {
    let changes = signal.with_untracked(|old| *old != value);
    if changes {
        signal.set(value);
    }
    changes
}
