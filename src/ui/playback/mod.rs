//! The app's one player as signals: what the reader asks of it goes in, what the
//! player reports comes out. Nothing here guesses what the player does.
//!
//! 1. [`Playback::new`] makes the signals, the same natively and in the browser.
//! 2. [`Playback::cue`] makes the player of a [`Program`] on the first request;
//!    nothing of it, and nothing of its provider, is there before.
//! 3. Each report of the player moves the signals that changed by it; between two
//!    reports a timer moves the playhead, while it plays and never otherwise.
//!
//! It belongs to the app, not to a page: a recording plays on while its reader
//! goes to another page. [`PageRecording`] is what a report's page knows of it.

pub(crate) mod media_session;
mod page;
mod program;
mod steps;

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::browser;
use super::memory::{Habit, Remembered};
use super::routes::moment_query;
use super::words::Words;
use crate::model::{Slug, TalkKey, Timestamp};
use crate::player::{self, Controller, Phase, Source, State};

pub(crate) use page::PageRecording;
pub(crate) use program::{Chapter, Program, chapters};

/// The player, as every component sees it.
#[derive(Clone, Copy)]
pub(crate) struct Playback {
    /// What is in the player, or was asked of it last.
    pub(crate) program: RwSignal<Option<Arc<Program>>>,
    /// How far the player is.
    pub(crate) phase: RwSignal<Phase>,
    /// Whether the player was asked to start and has not for a while: the browser may
    /// want a tap.
    pub(crate) needs_tap: RwSignal<bool>,
    /// Whether the player was opened at rest, and nothing has been asked of it since.
    pub(crate) is_untouched: RwSignal<bool>,
    /// Whether it plays, or would if its data were there.
    pub(crate) is_playing: RwSignal<bool>,
    /// The talk under the playhead.
    pub(crate) now: RwSignal<Option<TalkKey>>,
    /// When the page of the talk's deck came that is under the playhead, where its author
    /// gives such times; between two talks, it stays as it was.
    pub(crate) slide: RwSignal<Option<Timestamp>>,
    /// Where the playhead is, in seconds; it moves four times a second at most.
    pub(crate) position: RwSignal<f64>,
    /// How long the recording is, in seconds, once the player has said so.
    pub(crate) duration: RwSignal<Option<f64>>,
    /// The second under the playhead: for what need not be drawn more often.
    pub(crate) second: RwSignal<Timestamp>,
    /// Where the recording was last asked to start.
    pub(crate) start: RwSignal<Timestamp>,
    /// The report whose page is shown, where it has a recording.
    pub(crate) shown: RwSignal<Option<Slug>>,
    /// Whether single keys steer the player.
    pub(crate) keys_are_on: RwSignal<bool>,
    /// Whether the keys are listed.
    pub(crate) shows_keys: RwSignal<bool>,
    /// What every reader was told last.
    pub(crate) note: RwSignal<String>,
    /// What a screen reader was told last.
    pub(crate) said: RwSignal<String>,
    /// What is remembered on this device.
    pub(crate) memory: Remembered,
    /// Whether the player was asked to start, and has not.
    is_still: StoredValue<bool>,
    /// The element that the player draws itself into.
    stage: StoredValue<Option<HtmlElement>, LocalStorage>,
    controller: StoredValue<Option<Controller>, LocalStorage>,
    /// Which ten seconds of the recording were kept last.
    kept_tens: StoredValue<u32>,
    /// The volume and the rate that the player said last, in percent.
    kept_sound: StoredValue<Option<(u8, u16)>>,
    /// Moves the playhead while it plays.
    ticker: StoredValue<Option<IntervalHandle>>,
}

/// Between two moves of the playhead.
const TICK: Duration = Duration::from_millis(250);

/// From how far on a move of the playhead is a leap, in seconds.
const LEAP: f64 = 2.0;

/// How near to its end a recording counts as heard, in seconds.
const LAST_WORDS: f64 = 30.0;

/// How long a player that is ready may take to start before the reader is told.
const PATIENCE: Duration = Duration::from_millis(1500);

impl Playback {
    /// The signals of a player that nobody has asked for yet.
    pub(crate) fn new(memory: Remembered) -> Self {
        Self {
            program: RwSignal::new(None),
            phase: RwSignal::new(Phase::Idle),
            needs_tap: RwSignal::new(false),
            is_untouched: RwSignal::new(false),
            is_playing: RwSignal::new(false),
            now: RwSignal::new(None),
            slide: RwSignal::new(None),
            position: RwSignal::new(0.0),
            duration: RwSignal::new(None),
            second: RwSignal::new(Timestamp::default()),
            start: RwSignal::new(Timestamp::default()),
            shown: RwSignal::new(None),
            keys_are_on: RwSignal::new(true),
            shows_keys: RwSignal::new(false),
            note: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            memory,
            is_still: StoredValue::new(false),
            stage: StoredValue::new_local(None),
            controller: StoredValue::new_local(None),
            kept_tens: StoredValue::new(0),
            kept_sound: StoredValue::new(None),
            ticker: StoredValue::new(None),
        }
    }

    /// Plays a program from a place, whatever the player does at the moment.
    pub(crate) fn cue(self, program: &Arc<Program>, at: Timestamp) {
        let Some(controller) = self.controller(program) else { return };
        self.start.set(at);
        controller.cue(at);
    }

    /// Makes the player of a program, at rest at a place, where nothing is loaded yet.
    pub(crate) fn open(self, program: &Arc<Program>, at: Timestamp) {
        if self.program.with_untracked(Option::is_some) {
            return;
        }
        let Some(controller) = self.controller(program) else { return };
        self.start.set(at);
        controller.open(at);
    }

    /// Plays the program that is loaded from a place.
    pub(crate) fn cue_here(self, at: Timestamp) {
        if let Some(program) = self.program.get_untracked() {
            self.cue(&program, at);
        }
    }

    /// Goes to a place, and leaves it at rest where it rests.
    pub(crate) fn seek(self, at: Timestamp) {
        if let Some(controller) = self.controller.get_value() {
            controller.seek(at);
        }
    }

    /// Plays what rests, and pauses what plays.
    pub(crate) fn toggle(self) {
        if self.is_playing.get_untracked() {
            self.pause();
        } else {
            self.play();
        }
    }

    /// Plays what rests.
    pub(crate) fn play(self) {
        if let Some(controller) = self.controller.get_value() {
            controller.play();
        }
    }

    /// Pauses what plays.
    pub(crate) fn pause(self) {
        if let Some(controller) = self.controller.get_value() {
            controller.pause();
        }
    }

    /// Takes the player out of the page.
    pub(crate) fn close(self) {
        self.controller.set_value(None);
        self.kept_sound.set_value(None);
        self.follow(&State::default());
        self.program.set(None);
    }

    /// Takes the element that the player is to draw itself into.
    pub(crate) fn set_stage(self, element: &web_sys::Element) {
        self.stage.set_value(element.dyn_ref().cloned());
    }

    /// Whether the player plays a program of this report.
    pub(crate) fn is_of(self, program: &Arc<Program>) -> bool {
        self.program.with(|loaded| loaded.as_ref().is_some_and(|loaded| loaded.slug == program.slug))
    }

    /// The player of a program, made now if it is not the one that is loaded; none
    /// where there is no stage in the document yet.
    fn controller(self, program: &Arc<Program>) -> Option<Controller> {
        let loaded = self.controller.get_value().filter(|_| untrack(|| self.is_of(program)));
        if loaded.is_some() {
            return loaded;
        }
        let stage = self.stage.get_value()?;
        // The player of another recording leaves before this one comes.
        self.close();
        let follow = move |state: &State| self.follow(state);
        let controller = Controller::new(program.source.clone(), stage, program.title.clone(), follow);
        self.controller.set_value(Some(controller.clone()));
        self.program.set(Some(program.clone()));
        Some(controller)
    }

    /// Moves the signals that the player's report changed.
    fn follow(self, state: &State) {
        let is_ready = state.phase() == Phase::Ready;
        let is_still = state.is_about_to_start();
        move_to(self.is_untouched, state.is_untouched());
        if self.is_still.get_value() != is_still {
            self.is_still.set_value(is_still);
            if is_still {
                self.wait_for_start();
            }
        }
        if state.is_refused() {
            self.ask_for_tap();
        } else if !is_still {
            move_to(self.needs_tap, false);
        }
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
        move_to(self.is_playing, is_playing);
        let has_new_phase = self.phase.get_untracked() != state.phase();
        move_to(self.phase, state.phase());
        if has_new_phase && is_ready && self.plays_media() {
            self.recall_sound();
        }
        if rests {
            self.keep_place();
        }
        if let (true, Phase::Failed(failure)) = (has_new_phase, state.phase()) {
            self.say_with(|words| words.failure(failure).into_owned());
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

    /// Keeps where the reader is: in the address of the recording's own page, and on
    /// the device.
    fn keep_place(self) {
        let at = self.second.get_untracked();
        if untrack(|| self.is_home()) {
            browser::replace_address(&moment_query(at));
        }
        if let Some(program) = self.program.get_untracked() {
            let is_over =
                self.duration.get_untracked().is_some_and(|end| end - f64::from(at.seconds()) < LAST_WORDS);
            self.memory.keep_place(&program.slug, (!is_over).then_some(at));
        }
    }

    /// Keeps the place every ten seconds, should the page be closed.
    fn keep_place_now_and_then(self) {
        let tens = self.second.get_untracked().seconds() / 10;
        if self.kept_tens.get_value() != tens {
            self.kept_tens.set_value(tens);
            if let Some(program) = self.program.get_untracked() {
                self.memory.keep_place(&program.slug, Some(self.second.get_untracked()));
            }
        }
    }

    /// Keeps how the site's own media sounds; YouTube keeps that for itself.
    fn keep_sound(self, state: &State) {
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

    /// Whether a file of the site's own is loaded.
    fn plays_media(self) -> bool {
        let is_media = |program: &Arc<Program>| matches!(program.source, Source::Media { .. });
        self.program.with_untracked(|program| program.as_ref().is_some_and(is_media))
    }

    /// Where the recording ends, if that is before what the reader asked for, or before
    /// the report's last talk starts.
    pub(crate) fn early_end(self) -> Option<Timestamp> {
        let end = self.duration.get()?;
        let last = self.program.with(|program| program.as_ref().map(|program| program.last_start()));
        let wanted = last?.max(self.start.get());
        (f64::from(wanted.seconds()) >= end).then(|| Timestamp::of_playhead(end))
    }

    /// Whether the page that is shown is the loaded recording's own.
    pub(crate) fn is_home(self) -> bool {
        self.shown.with(|shown| {
            shown.is_some()
                && self
                    .program
                    .with(|program| program.as_ref().map(|program| &program.slug) == shown.as_ref())
        })
    }

    /// Tells every reader something.
    pub(crate) fn tell(self, words: String) {
        self.note.set(words.clone());
        self.say(words);
    }

    /// Tells a screen reader something.
    pub(crate) fn say(self, words: String) {
        self.said.set(words);
    }

    fn say_with(self, say: impl FnOnce(Words) -> String) {
        if let Some(program) = self.program.get_untracked() {
            self.say(say(program.words));
        }
    }

    /// Tells the reader after a while that a player which was asked to start has not.
    fn wait_for_start(self) {
        let say = move || {
            if self.is_still.get_value() {
                self.ask_for_tap();
            }
        };
        set_timeout(say, PATIENCE);
    }

    /// Tells the reader, once, that the browser wants a tap.
    fn ask_for_tap(self) {
        if !self.needs_tap.get_untracked() {
            self.needs_tap.set(true);
            self.say_with(|words| words.press_play().to_owned());
        }
    }
}

/// Sets a signal where its value changes, and leaves its readers alone otherwise; tells
/// which it was.
fn move_to<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) -> bool {
    let changes = signal.with_untracked(|old| *old != value);
    if changes {
        signal.set(value);
    }
    changes
}
