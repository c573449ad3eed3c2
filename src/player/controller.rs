//! Joins a player with the state machine: what the interface uses.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use web_sys::HtmlElement;

use super::address::file_address;
use super::browser;
use super::frame::Frame;
use super::media::Media;
use super::state::{Adjustment, Command, Event, Failure, Phase, Report, Start, State};
use crate::model::{Timestamp, VideoId};

/// What to play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A video at YouTube, in its embed.
    YouTube {
        /// Its id.
        video: VideoId,
    },
    /// A media file, in a `<video>`.
    Media {
        /// Its address.
        address: String,
        /// What is said in it.
        captions: Option<Captions>,
    },
}

/// What is said in a media file, as `WebVTT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captions {
    /// Its address.
    pub address: String,
    /// The language, as HTML names it.
    pub language: &'static str,
    /// The language, as readers call it.
    pub label: &'static str,
}

/// The player of one recording. Clones are the same player; when the last one is
/// dropped, all that it put into the page is taken out again.
#[derive(Clone)]
pub struct Controller {
    inner: Rc<Inner>,
}

struct Inner {
    source: Source,
    stage: HtmlElement,
    title: String,
    on_change: Box<dyn Fn(&State)>,
    state: Cell<State>,
    /// How often a file was asked for.
    tries: Cell<u32>,
    player: RefCell<Option<Player>>,
}

enum Player {
    Frame(Frame),
    Media(Media),
}

impl Controller {
    /// A player that will put itself into `stage`, under the accessible name
    /// `title`, when it is first opened or cued; until then it loads nothing.
    ///
    /// `on_change` is called after every change with the state as it is then; it
    /// may itself ask for a cue, or drop the player.
    pub fn new(
        source: Source,
        stage: HtmlElement,
        title: String,
        on_change: impl Fn(&State) + 'static,
    ) -> Self {
        Self {
            inner: Rc::new(Inner {
                source,
                stage,
                title,
                on_change: Box::new(on_change),
                state: Cell::default(),
                tries: Cell::new(0),
                player: RefCell::new(None),
            }),
        }
    }

    /// Makes the player, at rest at a place, where there is none yet.
    pub fn open(&self, at: Timestamp) {
        self.inner.handle(Event::Open(at));
    }

    /// Plays from `at`, as soon as the player can.
    pub fn cue(&self, at: Timestamp) {
        self.inner.handle(Event::Cue(at));
    }

    /// Goes to a place, and rests there where it rested before.
    pub fn seek(&self, at: Timestamp) {
        self.inner.handle(Event::Seek(at));
    }

    /// Goes on playing, as soon as the player can.
    pub fn play(&self) {
        self.inner.handle(Event::Play);
    }

    /// Has a player that is ready sound otherwise.
    pub fn adjust(&self, adjustment: Adjustment) {
        self.inner.handle(Event::Adjust(adjustment));
    }

    /// What is known of the player.
    pub fn state(&self) -> State {
        self.inner.state.get()
    }

    /// Pauses, where anything plays.
    pub fn pause(&self) {
        self.inner.handle(Event::Pause);
    }
}

impl Inner {
    fn handle(self: &Rc<Self>, event: Event) {
        let before = self.state.get();
        let mut state = before;
        let commands = state.handle(event);
        self.state.set(state);
        // One that keeps silent may answer yet; of any other there is nothing to hope for.
        if matches!(state.phase(), Phase::Failed(failure) if failure != Failure::NoAnswer) {
            self.player.replace(None);
        }
        for command in commands {
            self.run(command);
        }
        if state != before {
            (self.on_change)(&self.state.get());
        }
    }

    fn run(self: &Rc<Self>, command: Command) {
        if let Command::Load(at, start) = command {
            let (player, failure) = match self.load(at, start) {
                Ok(player) => (Some(player), None),
                Err(failure) => (None, Some(failure)),
            };
            // The old player, if there was one, is dropped here.
            self.player.replace(player);
            if let Some(failure) = failure {
                self.handle(Event::Report(Report::Failed(failure)));
            }
            return;
        }
        match &*self.player.borrow() {
            Some(Player::Frame(frame)) => frame.send(command),
            Some(Player::Media(media)) => media.send(command),
            None => {}
        }
    }

    fn load(self: &Rc<Self>, at: Timestamp, start: Start) -> Result<Player, Failure> {
        let inner = Rc::downgrade(self);
        let notify: Rc<dyn Fn(Event)> = Rc::new(move |event| {
            if let Some(inner) = Weak::upgrade(&inner) {
                inner.handle(event);
            }
        });
        let (stage, title) = (&self.stage, &self.title);
        let player = match &self.source {
            // Without a network the frame would hold the browser's own page of error, and
            // keep silent: there is no need to wait for that.
            Source::YouTube { .. } if browser::is_offline() => return Err(Failure::Offline),
            Source::YouTube { video } => {
                Frame::new(stage, video, (at, start), title, notify).map(Player::Frame)
            }
            Source::Media { address, captions } => {
                let tries = self.tries.replace(self.tries.get().saturating_add(1));
                let address = file_address(address, tries);
                Media::new(stage, &address, captions.as_ref(), title, &notify).map(Player::Media)
            }
        };
        player.map_err(|_| Failure::Playback)
    }
}
