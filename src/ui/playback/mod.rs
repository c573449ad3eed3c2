//! The app's one player as signals: what the reader asks of it goes in, what the
//! player reports comes out. Nothing here guesses what the player does.
//!
//! 1. [`Playback::new`] makes the signals, the same natively and in the browser.
//! 2. [`Playback::cue`] makes the player of a [`Program`] on the first request;
//!    nothing of it, and nothing of its provider, is there before.
//! 3. `follow`: each report of the player moves the signals that changed by it, and a
//!    timer moves the playhead between two of them. `wait` tells the reader of a player
//!    that lets them wait, `kept` keeps their place, `steps` goes on from where it is.
//!
//! It belongs to the app, not to a page: a recording plays on while its reader
//! goes to another page. [`PageRecording`] is what a report's page knows of it.

mod follow;
mod kept;
pub(crate) mod media_session;
mod page;
mod program;
mod steps;
mod wait;

use std::sync::Arc;

use leptos::leptos_dom::helpers::{IntervalHandle, TimeoutHandle};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::memory::Remembered;
use super::words::Words;
use crate::model::{Slug, TalkKey, Timestamp};
use crate::player::{Controller, Phase, Source, State};

pub(crate) use follow::move_to;
pub(crate) use page::PageRecording;
pub(crate) use program::{Chapter, Program, chapters};
pub(crate) use wait::Wait;

/// The player, as every component sees it.
#[derive(Clone, Copy)]
pub(crate) struct Playback {
    /// What is in the player, or was asked of it last.
    pub(crate) program: RwSignal<Option<Arc<Program>>>,
    /// How far the player is.
    pub(crate) phase: RwSignal<Phase>,
    /// What the player has been waiting for, for so long that the reader should know.
    pub(crate) long_wait: RwSignal<Option<Wait>>,
    /// Whether the reader has cued what is loaded; a player may also have been opened at rest.
    pub(crate) is_asked: RwSignal<bool>,
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
    /// What a screen reader was told last, and in which language.
    pub(crate) said: RwSignal<Option<(Words, String)>>,
    /// What is remembered on this device.
    pub(crate) memory: Remembered,
    /// What the player waits for.
    wait: StoredValue<Option<Wait>>,
    /// Tells the reader of it, once it has been waited for too long.
    patience: StoredValue<Option<TimeoutHandle>>,
    /// The report whose recording the reader does not want to see for now.
    dismissed: StoredValue<Option<Slug>>,
    /// The element that the player draws itself into.
    stage: StoredValue<Option<HtmlElement>, LocalStorage>,
    controller: StoredValue<Option<Controller>, LocalStorage>,
    /// Where the reader wanted to be last, and when that was, in milliseconds since 1970.
    last_target: StoredValue<Option<(Timestamp, f64)>>,
    /// Which ten seconds of the recording were kept last.
    kept_tens: StoredValue<u32>,
    /// The volume and the rate that the player said last, in percent.
    kept_sound: StoredValue<Option<(u8, u16)>>,
    /// Moves the playhead while it plays.
    ticker: StoredValue<Option<IntervalHandle>>,
}

impl Playback {
    /// The signals of a player that nobody has asked for yet.
    pub(crate) fn new(memory: Remembered) -> Self {
        Self {
            program: RwSignal::new(None),
            phase: RwSignal::new(Phase::Idle),
            long_wait: RwSignal::new(None),
            is_asked: RwSignal::new(false),
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
            said: RwSignal::new(None),
            memory,
            wait: StoredValue::new(None),
            patience: StoredValue::new(None),
            dismissed: StoredValue::new(None),
            stage: StoredValue::new_local(None),
            controller: StoredValue::new_local(None),
            last_target: StoredValue::new(None),
            kept_tens: StoredValue::new(0),
            kept_sound: StoredValue::new(None),
            ticker: StoredValue::new(None),
        }
    }

    /// Plays a program from a place, whatever the player does at the moment.
    pub(crate) fn cue(self, program: &Arc<Program>, at: Timestamp) {
        let Some(controller) = self.controller(program) else { return };
        self.start.set(at);
        move_to(self.is_asked, true);
        self.note_target(at);
        controller.cue(at);
    }

    /// Makes the player of a program, at rest at a place, where nothing is loaded yet, and
    /// the reader has not just taken it out of the page.
    pub(crate) fn open(self, program: &Arc<Program>, at: Timestamp) {
        let is_dismissed = self.dismissed.get_value().as_ref() == Some(&program.slug);
        if is_dismissed || self.program.with_untracked(Option::is_some) {
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
            self.note_target(at);
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

    /// Takes the player out of the page, as its reader wants it.
    pub(crate) fn dismiss(self) {
        let slug = self.program.get_untracked().map(|program| program.slug.clone());
        self.dismissed.set_value(slug);
        self.close();
    }

    /// Takes the player out of the page.
    pub(crate) fn close(self) {
        self.controller.set_value(None);
        self.follow(&State::default());
        self.program.set(None);
        self.kept_sound.set_value(None);
        self.last_target.set_value(None);
        move_to(self.note, String::new());
        move_to(self.is_asked, false);
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
    pub(crate) fn tell(self, words: Words, told: String) {
        self.note.set(told.clone());
        self.say(words, told);
    }

    /// Tells a screen reader something.
    pub(crate) fn say(self, words: Words, told: String) {
        self.said.set(Some((words, told)));
    }

    /// Tells every reader something in the language of what is loaded.
    fn tell_with(self, tell: impl FnOnce(Words) -> String) {
        if let Some(program) = self.program.get_untracked() {
            self.tell(program.words, tell(program.words));
        }
    }

    fn say_with(self, say: impl FnOnce(Words) -> String) {
        if let Some(program) = self.program.get_untracked() {
            self.say(program.words, say(program.words));
        }
    }
}
