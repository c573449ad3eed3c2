//! The player's state machine: events in, commands out.
//!
//! A request of the reader never changes what is known of the playback; only the
//! player's own reports do. What the reader asks for before the player is ready
//! is kept, and the last of it is sent, once, when the player says that it is.
//!
//! | phase | `Open` | `Cue` | `Seek` | `Play` | `Pause` | `Adjust` | `TimedOut` | `Ready` | `Delivery` | `Refused` | `Failed` |
//! |---|---|---|---|---|---|---|---|---|---|---|---|
//! | `Idle` | → `Loading`: `Load` | → `Loading`: `Load` | – | – | – | – | – | – | – | – | – |
//! | `Loading` | – | kept | kept | kept | kept | – | → `Failed(NoAnswer)` | → `Ready`: `Seek`, `Play` or `Pause` | taken | – | → `Failed` |
//! | `Ready` | – | `Seek`, `Play` | `Seek` | `Play` | `Pause` | `Adjust` | – | – | taken | taken | → `Failed` |
//! | `Failed(NoAnswer)` | – | → `Loading`: `Load` | kept | kept | kept | – | – | → `Ready`: `Seek`, `Play` or `Pause` | taken | – | → `Failed` |
//! | `Failed` | – | → `Loading`: `Load` | – | – | – | – | – | – | – | – | – |
//!
//! A dash is nothing at all; *kept* is a wish that is carried out when the player is
//! ready, *taken* is what the player says of itself. `tests/player_table.rs` reads
//! this table and holds the code to it.
//!
//! `Load` always makes a new player in the place of one that was there. A player
//! that answers after its time was out is welcome: a slow network is no failure. One
//! that was opened at rest, and of which nothing was asked until it was ready, is left
//! alone: its address has its place, and YouTube takes a seek before the start for a start.

use super::playhead::Playhead;
use crate::model::Timestamp;

/// What is known of the player.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct State {
    phase: Phase,
    playback: Playback,
    playhead: Playhead,
    duration: Option<f64>,
    sound: Sound,
    is_refused: bool,
    is_asked_to_start: bool,
    wish: Wish,
}

/// What the player said last of how it sounds; `None` where it said nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sound {
    /// Its volume, in percent.
    pub volume: Option<u8>,
    /// Whether it is muted.
    pub is_muted: Option<bool>,
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
    /// The file is not there, or of a kind that the browser does not know.
    Unsupported,
    /// The connection broke.
    Unreachable,
    /// The browser has no network.
    Offline,
    /// The player has not answered in time.
    NoAnswer,
    /// An error that is not known here, by the embed's own number.
    Other(u32),
}

/// What the reader last asked for while the player could not take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Wish {
    at: Timestamp,
    then: Then,
}

/// What a player is to do at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Then {
    /// Wait, as it was opened.
    #[default]
    Rest,
    Play,
    Pause,
}

/// What happens to the player.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// The reader wants it to be there, at rest at this place, before they ask more of it.
    Open(Timestamp),
    /// The reader wants to hear it from here.
    Cue(Timestamp),
    /// The reader wants to be here, and rests where they rest.
    Seek(Timestamp),
    /// The reader wants it to go on.
    Play,
    /// The reader wants it silent.
    Pause,
    /// The reader wants it to sound otherwise.
    Adjust(Adjustment),
    /// The time in which it should have become ready is over.
    TimedOut,
    /// It says something of itself.
    Report(Report),
}

/// How it is to sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adjustment {
    /// At this rate, in percent of the usual one.
    Rate(u16),
    /// At this volume, in percent.
    Volume(u8),
    /// Silent, or not.
    Muted(bool),
}

/// What the player says of itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Report {
    /// It takes commands from now on.
    Ready,
    /// What it does, and where.
    Delivery(Delivery),
    /// The browser did not let it start by itself.
    Refused,
    /// It cannot play.
    Failed(Failure),
}

/// What a player says that it does: any part of it, `None` where it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Delivery {
    /// When that was so, in milliseconds since 1970.
    pub sampled: Option<f64>,
    /// What it does.
    pub playback: Option<Playback>,
    /// Where the playhead is, in seconds.
    pub position: Option<f64>,
    /// How long the recording is, in seconds.
    pub duration: Option<f64>,
    /// How fast it plays; 1 is the usual rate.
    pub rate: Option<f64>,
    /// How it sounds.
    pub sound: Sound,
}

/// Whether a new player starts by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// It plays as soon as it can.
    Playing,
    /// It waits for its reader.
    Resting,
}

/// What is to be done to the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Make it, in the place of any other, at this place in the recording.
    Load(Timestamp, Start),
    /// Go to this place, exactly.
    Seek(Timestamp),
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// Sound otherwise.
    Adjust(Adjustment),
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

    /// Where the playhead is.
    pub fn playhead(&self) -> Playhead {
        self.playhead
    }

    /// How long the recording is, in seconds, once the player has said so.
    pub fn duration(&self) -> Option<f64> {
        self.duration
    }

    /// How it sounds, as it last said.
    pub fn sound(&self) -> Sound {
        self.sound
    }

    /// Whether the browser wants a tap before it plays.
    pub fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// Whether it is ready, was asked to start, and has not begun.
    pub fn is_about_to_start(&self) -> bool {
        self.phase == Phase::Ready && self.is_asked_to_start && self.playback == Playback::Unstarted
    }

    /// Whether it was opened at rest, and nothing has been asked of it since.
    pub fn is_untouched(&self) -> bool {
        matches!(self.phase, Phase::Loading | Phase::Ready)
            && self.playback == Playback::Unstarted
            && self.wish.then == Then::Rest
            && !self.is_asked_to_start
    }

    /// Takes in what has happened, and says what is to be done, in this order.
    pub fn handle(&mut self, event: Event) -> Vec<Command> {
        match event {
            Event::Open(at) => self.open(at),
            Event::Cue(at) => self.cue(at),
            Event::Seek(at) => self.ask(Command::Seek(at)),
            Event::Play => self.ask(Command::Play),
            Event::Pause => self.ask(Command::Pause),
            Event::Adjust(adjustment) => self.ask(Command::Adjust(adjustment)),
            Event::TimedOut => {
                if self.phase == Phase::Loading {
                    self.phase = Phase::Failed(Failure::NoAnswer);
                }
                Vec::new()
            }
            Event::Report(report) => self.report(report),
        }
    }

    /// Whether a player is there that has not spoken yet.
    fn is_silent(&self) -> bool {
        matches!(self.phase, Phase::Loading | Phase::Failed(Failure::NoAnswer))
    }

    /// Passes on what a ready player can do at once, and keeps what another one can
    /// do later.
    fn ask(&mut self, command: Command) -> Vec<Command> {
        if self.phase == Phase::Ready {
            self.note_start(command == Command::Play, command == Command::Pause);
            return vec![command];
        }
        if self.is_silent() {
            match command {
                Command::Seek(at) => {
                    let then = if self.wish.then == Then::Play { Then::Play } else { Then::Pause };
                    self.wish = Wish { at, then };
                }
                Command::Play => self.wish.then = Then::Play,
                Command::Pause => self.wish.then = Then::Pause,
                Command::Load(..) | Command::Adjust(_) => {}
            }
        }
        Vec::new()
    }

    /// Notes that a player which has not begun was asked to, or asked not to.
    fn note_start(&mut self, plays: bool, pauses: bool) {
        let may_start = self.playback == Playback::Unstarted && !pauses;
        self.is_asked_to_start = may_start && (plays || self.is_asked_to_start);
    }

    fn open(&mut self, at: Timestamp) -> Vec<Command> {
        if self.phase != Phase::Idle {
            return Vec::new();
        }
        self.load(Wish { at, then: Then::Rest }, Start::Resting)
    }

    fn cue(&mut self, at: Timestamp) -> Vec<Command> {
        let wish = Wish { at, then: Then::Play };
        match self.phase {
            Phase::Idle | Phase::Failed(_) => self.load(wish, Start::Playing),
            Phase::Loading => {
                self.wish = wish;
                Vec::new()
            }
            // Sent even while it plays: the reader may have paused it a moment
            // ago, inside the player, and the report of that be on its way.
            Phase::Ready => {
                self.note_start(true, false);
                vec![Command::Seek(at), Command::Play]
            }
        }
    }

    /// Begins anew, with a player that knows nothing yet.
    fn load(&mut self, wish: Wish, start: Start) -> Vec<Command> {
        *self = Self { phase: Phase::Loading, wish, ..Self::default() };
        vec![Command::Load(wish.at, start)]
    }

    fn report(&mut self, report: Report) -> Vec<Command> {
        let is_silent = self.is_silent();
        if !is_silent && self.phase != Phase::Ready {
            return Vec::new();
        }
        match report {
            Report::Ready if is_silent => {
                self.phase = Phase::Ready;
                let wish = std::mem::take(&mut self.wish);
                self.note_start(wish.then == Then::Play, false);
                // The address of an embed gives its start too, but that snaps to
                // the keyframe before it.
                return match wish.then {
                    Then::Rest => Vec::new(),
                    Then::Play => vec![Command::Seek(wish.at), Command::Play],
                    Then::Pause => vec![Command::Seek(wish.at), Command::Pause],
                };
            }
            Report::Ready => {}
            Report::Refused => self.is_refused = self.phase == Phase::Ready,
            Report::Delivery(delivery) => self.take(delivery),
            Report::Failed(failure) => {
                *self = Self { phase: Phase::Failed(failure), ..Self::default() };
            }
        }
        Vec::new()
    }

    fn take(&mut self, delivery: Delivery) {
        self.playback = delivery.playback.unwrap_or(self.playback);
        self.duration = delivery.duration.filter(|duration| *duration > 0.0).or(self.duration);
        self.sound.volume = delivery.sound.volume.or(self.sound.volume);
        self.sound.is_muted = delivery.sound.is_muted.or(self.sound.is_muted);
        self.note_start(false, false);
        // Once it plays, nobody has to tap it any more.
        self.is_refused &= self.playback != Playback::Playing;
        self.playhead.take(&delivery, self.playback == Playback::Playing, self.duration);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u32) -> Timestamp {
        Timestamp::from_seconds(seconds)
    }

    const READY: Event = Event::Report(Report::Ready);

    const fn failed(failure: Failure) -> Event {
        Event::Report(Report::Failed(failure))
    }

    const fn delivery(playback: Playback, position: f64) -> Event {
        Event::Report(Report::Delivery(Delivery {
            sampled: Some(0.0),
            playback: Some(playback),
            position: Some(position),
            duration: None,
            rate: None,
            sound: Sound { volume: None, is_muted: None },
        }))
    }

    /// The state after these events, and the commands that the last one gave.
    fn after(events: &[Event]) -> (State, Vec<Command>) {
        let mut state = State::default();
        let commands = events.iter().map(|event| state.handle(*event)).last();
        (state, commands.unwrap_or_default())
    }

    #[test]
    fn the_last_cue_before_ready_wins() {
        let (_, commands) = after(&[Event::Cue(at(504)), Event::Cue(at(2883)), Event::Cue(at(0)), READY]);
        assert_eq!(commands, [Command::Seek(at(0)), Command::Play]);
    }

    #[test]
    fn a_pause_before_ready_keeps_the_place() {
        let (_, commands) = after(&[Event::Cue(at(504)), Event::Pause, READY]);
        assert_eq!(commands, [Command::Seek(at(504)), Command::Pause]);
        let (_, commands) = after(&[Event::Cue(at(504)), Event::Pause, Event::Cue(at(90)), READY]);
        assert_eq!(commands, [Command::Seek(at(90)), Command::Play]);
    }

    #[test]
    fn a_player_that_was_opened_is_left_alone_until_something_is_asked_of_it() {
        let opened = [Event::Open(at(504)), READY];
        let (state, commands) = after(&opened);
        assert_eq!((state.phase(), commands), (Phase::Ready, vec![]));
        assert!(!state.is_about_to_start());
        let (state, commands) = after(&[&opened[..], &[Event::Play]].concat());
        assert_eq!(commands, [Command::Play]);
        assert!(state.is_about_to_start());
        let (_, commands) = after(&[Event::Open(at(504)), Event::Play, READY]);
        assert_eq!(commands, [Command::Seek(at(504)), Command::Play]);
        let (_, commands) = after(&[Event::Open(at(504)), Event::Seek(at(90)), READY]);
        assert_eq!(commands, [Command::Seek(at(90)), Command::Pause]);
        let (_, commands) = after(&[Event::Open(at(504)), Event::Cue(at(90)), READY]);
        assert_eq!(commands, [Command::Seek(at(90)), Command::Play]);
    }

    #[test]
    fn a_start_is_awaited_until_it_begins_or_is_called_off() {
        let ready = [Event::Cue(at(9)), READY];
        assert!(after(&ready).0.is_about_to_start());
        for then in [delivery(Playback::Playing, 9.0), Event::Pause] {
            assert!(!after(&[&ready[..], &[then]].concat()).0.is_about_to_start());
        }
    }

    #[test]
    fn a_cue_says_nothing_of_what_plays() {
        let paused = [Event::Cue(at(9)), READY, delivery(Playback::Paused, 9.0)];
        let (before, _) = after(&paused);
        let (then, _) = after(&[&paused[..], &[Event::Cue(at(504))]].concat());
        assert_eq!(then, before);
        assert!(!then.is_playing());
        assert_eq!(then.playhead(), before.playhead());
    }

    #[test]
    fn a_partial_report_keeps_the_rest() {
        let playing = [Event::Cue(at(9)), READY, delivery(Playback::Playing, 9.2)];
        let progress = Delivery { position: Some(503.5), ..Delivery::default() };
        let progress = Event::Report(Report::Delivery(progress));
        let (state, _) = after(&[&playing[..], &[progress]].concat());
        assert!(state.is_playing());
        assert_eq!(state.playhead().at(0.0).to_bits(), 503.5_f64.to_bits());
    }

    #[test]
    fn a_new_player_starts_from_nothing() {
        let (state, _) = after(&[
            Event::Cue(at(9)),
            READY,
            delivery(Playback::Playing, 9.0),
            failed(Failure::Playback),
            Event::Cue(at(504)),
        ]);
        assert_eq!((state.playback(), state.playhead()), (Playback::Unstarted, Playhead::default()));
    }

    #[test]
    fn a_refused_start_is_over_once_it_plays() {
        let ready = [Event::Cue(at(9)), READY, Event::Report(Report::Refused)];
        assert!(after(&ready).0.is_refused());
        let paused = [&ready[..], &[delivery(Playback::Paused, 9.0)]].concat();
        assert!(after(&paused).0.is_refused());
        let playing = [&ready[..], &[delivery(Playback::Playing, 9.0)]].concat();
        assert!(!after(&playing).0.is_refused());
    }
}
