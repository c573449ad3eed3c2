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
                *self = Self { phase: Phase::Loading, wish, ..Self::default() };
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
                *self = Self { phase: Phase::Failed(failure), ..Self::default() };
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
        Event::Report(Report::Delivery { playback: Some(playback), position: Some(position) })
    }

    /// The state after these events, and the commands that the last one gave.
    fn after(events: &[Event]) -> (State, Vec<Command>) {
        let mut state = State::default();
        let commands = events.iter().map(|event| state.handle(*event)).last();
        (state, commands.unwrap_or_default())
    }

    #[test]
    fn the_table_holds() {
        let loading = [Event::Cue(at(9))];
        let ready = [Event::Cue(at(9)), READY];
        let silent = [Event::Cue(at(9)), Event::TimedOut];
        let refused = [Event::Cue(at(9)), failed(Failure::EmbeddingRefused)];
        let load = || vec![Command::Load(at(5))];
        let no_answer = Phase::Failed(Failure::NoAnswer);
        let refusal = Phase::Failed(Failure::EmbeddingRefused);
        let unknown = Phase::Failed(Failure::Other(7));
        let started = || vec![Command::Seek(at(9)), Command::Play];
        let cued = || vec![Command::Seek(at(5)), Command::Play];
        let table: [(&[Event], Event, Phase, Vec<Command>); 23] = [
            (&[], Event::Cue(at(5)), Phase::Loading, load()),
            (&[], Event::Pause, Phase::Idle, vec![]),
            (&[], Event::TimedOut, Phase::Idle, vec![]),
            (&[], READY, Phase::Idle, vec![]),
            (&[], failed(Failure::Other(7)), Phase::Idle, vec![]),
            (&loading, Event::Cue(at(5)), Phase::Loading, vec![]),
            (&loading, Event::Pause, Phase::Loading, vec![]),
            (&loading, Event::TimedOut, no_answer, vec![]),
            (&loading, READY, Phase::Ready, started()),
            (&loading, failed(Failure::Other(7)), unknown, vec![]),
            (&ready, Event::Cue(at(5)), Phase::Ready, cued()),
            (&ready, Event::Pause, Phase::Ready, vec![Command::Pause]),
            (&ready, Event::TimedOut, Phase::Ready, vec![]),
            (&ready, READY, Phase::Ready, vec![]),
            (&ready, failed(Failure::Other(7)), unknown, vec![]),
            (&silent, Event::Cue(at(5)), Phase::Loading, load()),
            (&silent, READY, Phase::Ready, started()),
            (&silent, failed(Failure::Other(7)), unknown, vec![]),
            (&refused, Event::Cue(at(5)), Phase::Loading, load()),
            (&refused, Event::Pause, refusal, vec![]),
            (&refused, Event::TimedOut, refusal, vec![]),
            (&refused, READY, refusal, vec![]),
            (&refused, delivery(Playback::Playing, 1.0), refusal, vec![]),
        ];
        for (before, event, phase, commands) in table {
            let events = [before, &[event]].concat();
            let (state, given) = after(&events);
            assert_eq!((state.phase(), given), (phase, commands), "{events:?}");
        }
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
    fn a_cue_says_nothing_of_what_plays() {
        let paused = [Event::Cue(at(9)), READY, delivery(Playback::Paused, 9.0)];
        let (before, _) = after(&paused);
        let (then, _) = after(&[&paused[..], &[Event::Cue(at(504))]].concat());
        assert_eq!(then, before);
        assert!(!then.is_playing());
        assert_eq!(then.position(), Some(at(9)));
    }

    #[test]
    fn a_partial_report_keeps_the_rest() {
        let playing = [Event::Cue(at(9)), READY, delivery(Playback::Playing, 9.2)];
        let progress = Event::Report(Report::Delivery { playback: None, position: Some(503.98) });
        let (state, _) = after(&[&playing[..], &[progress]].concat());
        assert!(state.is_playing());
        assert_eq!(state.position(), Some(at(504)));
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
        assert_eq!((state.playback(), state.position()), (Playback::Unstarted, None));
    }

    #[test]
    fn a_position_that_is_no_time_is_the_start() {
        for position in [f64::NAN, f64::NEG_INFINITY, -1.0, 0.0, 0.4] {
            assert_eq!(nearest_second(position), at(0), "{position}");
        }
        assert_eq!(nearest_second(f64::INFINITY), at(u32::MAX));
    }
}
