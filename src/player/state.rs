//! The player's state machine: events in, commands out.
//!
//! A request of the reader never changes what is known of the playback; only the
//! player's own reports do. What the reader asks for before the player is ready
//! is kept, and the last of it is sent, once, when the player says that it is.
//!
//! | phase \ event | `Cue` | `Pause` | `TimedOut` | `Ready` | `Delivery` | `Failed` |
//! |---|---|---|---|---|---|---|
//! | `Idle` | → `Loading`: `Load` | – | – | – | – | – |
//! | `Loading` | kept | kept | → `Failed(NoAnswer)` | → `Ready`: `Seek`, then `Play` or `Pause`, as kept | taken | → `Failed` |
//! | `Ready` | `Seek`, `Play` | `Pause` | – | – | taken | → `Failed` |
//! | `Failed(NoAnswer)` | → `Loading`: `Load` | kept | – | as in `Loading` | taken | → `Failed` |
//! | `Failed`, any other | → `Loading`: `Load` | – | – | – | – | – |
//!
//! `Load` always makes a new player in the place of one that was there. A player
//! that answers after its time was out is welcome: a slow network is no failure.

use crate::model::Timestamp;

/// What is known of the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    phase: Phase,
    playback: Playback,
    position: Option<Timestamp>,
    wish: Wish,
}

/// How far the player has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// Nothing is loaded; nobody has asked for it.
    #[default]
    Idle,
    /// It was asked for, and does not take commands yet.
    Loading,
    /// It takes commands.
    Ready,
    /// It cannot play; the next cue tries again.
    Failed(Failure),
}

/// What the player last said that it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Playback {
    /// It has not started: a browser may be waiting for a tap inside the player.
    #[default]
    Unstarted,
    /// It plays.
    Playing,
    /// It would play, and waits for data.
    Buffering,
    /// It is paused.
    Paused,
    /// It has reached the end.
    Ended,
}

/// Why the player cannot play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The video is gone or private.
    NotFound,
    /// Its owner does not allow it on other sites.
    EmbeddingRefused,
    /// The embed was not told which site it is on.
    NoReferrer,
    /// The embed did not understand its address.
    BadRequest,
    /// The browser cannot play it.
    Playback,
    /// The player has not answered in time.
    NoAnswer,
    /// An error that is not known here, by the embed's own number.
    Other(u32),
}

/// What the reader last asked for while the player could not take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Wish {
    at: Timestamp,
    play: bool,
}

/// What happens to the player.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// The reader wants to hear it from here.
    Cue(Timestamp),
    /// The reader wants it silent.
    Pause,
    /// The time in which it should have become ready is over.
    TimedOut,
    /// It says something of itself.
    Report(Report),
}

/// What the player says of itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Report {
    /// It takes commands from now on.
    Ready,
    /// What it does, and where; `None` where it says nothing of that.
    Delivery {
        /// What it does.
        playback: Option<Playback>,
        /// Where the playhead is, in seconds.
        position: Option<f64>,
    },
    /// It cannot play.
    Failed(Failure),
}

/// What is to be done to the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Make it, to start by itself at this place, in the place of any other.
    Load(Timestamp),
    /// Go to this place, exactly.
    Seek(Timestamp),
    /// Play.
    Play,
    /// Pause.
    Pause,
}

impl State {
    /// How far the player has come.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// What it last said that it does.
    pub fn playback(&self) -> Playback {
        self.playback
    }

    /// Whether it plays, or would if its data were there.
    pub fn is_playing(&self) -> bool {
        matches!(self.playback, Playback::Playing | Playback::Buffering)
    }

    /// Where the playhead was last said to be, to the nearest second: a player
    /// may come to rest a little ahead of the second that it was sent to.
    pub fn position(&self) -> Option<Timestamp> {
        self.position
    }

    /// Takes in what has happened, and says what is to be done, in this order.
    pub fn handle(&mut self, event: Event) -> Vec<Command> {
        match event {
            Event::Cue(at) => self.cue(at),
            Event::Pause => self.pause(),
            Event::TimedOut => {
                if self.phase == Phase::Loading {
                    self.phase = Phase::Failed(Failure::NoAnswer);
                }
                Vec::new()
            }
            Event::Report(report) => self.report(report),
        }
    }

    fn cue(&mut self, at: Timestamp) -> Vec<Command> {
        let wish = Wish { at, play: true };
        match self.phase {
            Phase::Idle | Phase::Failed(_) => {
                *self = Self {
                    phase: Phase::Loading,
                    wish,
                    ..Self::default()
                };
                vec![Command::Load(at)]
            }
            Phase::Loading => {
                self.wish = wish;
                Vec::new()
            }
            // Sent even while it plays: the reader may have paused it a moment
            // ago, inside the player, and the report of that be on its way.
            Phase::Ready => vec![Command::Seek(at), Command::Play],
        }
    }

    fn pause(&mut self) -> Vec<Command> {
        if self.phase == Phase::Ready {
            return vec![Command::Pause];
        }
        self.wish.play = false;
        Vec::new()
    }

    fn report(&mut self, report: Report) -> Vec<Command> {
        let silent = matches!(self.phase, Phase::Loading | Phase::Failed(Failure::NoAnswer));
        if !silent && self.phase != Phase::Ready {
            return Vec::new();
        }
        match report {
            Report::Ready if silent => {
                self.phase = Phase::Ready;
                let wish = std::mem::take(&mut self.wish);
                let then = if wish.play { Command::Play } else { Command::Pause };
                // The address of an embed gives its start too, but that snaps to
                // the keyframe before it.
                return vec![Command::Seek(wish.at), then];
            }
            Report::Ready => {}
            Report::Delivery { playback, position } => {
                self.playback = playback.unwrap_or(self.playback);
                self.position = position.map(nearest_second).or(self.position);
            }
            Report::Failed(failure) => {
                self.phase = Phase::Failed(failure);
                self.playback = Playback::Unstarted;
            }
        }
        Vec::new()
    }
}

/// The whole second that is nearest; 0 for what is no time.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and a recording is shorter than 136 years"
)]
fn nearest_second(seconds: f64) -> Timestamp {
    Timestamp::from_seconds((seconds + 0.5) as u32)
}
