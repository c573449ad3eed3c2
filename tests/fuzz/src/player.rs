//! Any series of messages of the embed, and of what its reader does between them.

use cuecard::model::Timestamp;
use cuecard::player::protocol::{Message, decode, encode};
use cuecard::player::state::{Adjustment, Command, Event, Failure, Report};
use cuecard::player::{Phase, State};

/// A text has a line for each event: a message as the embed sends it, or what the
/// reader does, as [`event`] reads it.
pub(crate) fn check(text: &str) {
    let mut watched = Watched::default();
    for line in text.split('\n') {
        match decode(line) {
            Some(Message::Report(report)) => watched.handle(Event::Report(report)),
            Some(Message::ReadyToListen | Message::AlreadyInitialized) => {}
            None => event(line).into_iter().for_each(|event| watched.handle(event)),
        }
    }
}

/// `cue 504`, `play` and so on.
fn event(line: &str) -> Option<Event> {
    let (word, number) = line.split_once(' ').unwrap_or((line, "0"));
    let number = number.parse::<u32>().unwrap_or(u32::MAX);
    let at = Timestamp::from_seconds(number);
    Some(match word {
        "open" => Event::Open(at),
        "cue" => Event::Cue(at),
        "seek" => Event::Seek(at),
        "play" => Event::Play,
        "pause" => Event::Pause,
        "rate" => Event::Adjust(Adjustment::Rate(u16::try_from(number).unwrap_or(u16::MAX))),
        "volume" => Event::Adjust(Adjustment::Volume(u8::try_from(number).unwrap_or(u8::MAX))),
        "mute" => Event::Adjust(Adjustment::Muted(number == 0)),
        "timeout" => Event::TimedOut,
        "refuse" => Event::Report(Report::Refused),
        _ => return None,
    })
}

/// A player that is watched.
#[derive(Default)]
struct Watched {
    state: State,
    /// Where the reader wants to be, and a player that is ready has not been told.
    owed: Option<Timestamp>,
    opened: Option<Timestamp>,
}

impl Watched {
    fn handle(&mut self, event: Event) {
        let before = self.state;
        self.note(event);
        let commands = self.state.handle(event);
        for command in &commands {
            is_written(*command);
            let is_load = matches!(command, Command::Load(..));
            let may_be = if is_load { Phase::Loading } else { Phase::Ready };
            assert_eq!(self.state.phase(), may_be, "{command:?} is for another player");
        }
        self.seeks_where_it_must(before, event, &commands);
        if !matches!(event, Event::Report(_)) {
            let loads = commands.iter().any(|command| matches!(command, Command::Load(..)));
            let is_kept =
                self.state.playback() == before.playback() && self.state.playhead() == before.playhead();
            assert!(is_kept || loads, "{event:?} changed what the player alone can say");
        }
        self.is_somewhere();
    }

    /// What is asked of a player that is not ready is owed.
    fn note(&mut self, event: Event) {
        let phase = self.state.phase();
        let is_silent = matches!(phase, Phase::Loading | Phase::Failed(Failure::NoAnswer));
        match event {
            Event::Cue(at) => self.owed = Some(at),
            Event::Seek(at) if is_silent || phase == Phase::Ready => self.owed = Some(at),
            Event::Open(at) if phase == Phase::Idle => self.opened = Some(at),
            Event::Play | Event::Pause if is_silent => self.owed = self.owed.or(self.opened),
            _ => {}
        }
    }

    /// No seek is lost, sent twice, or made up.
    fn seeks_where_it_must(&mut self, before: State, event: Event, commands: &[Command]) {
        let seeks: Vec<_> = commands
            .iter()
            .filter_map(|command| if let Command::Seek(at) = command { Some(*at) } else { None })
            .collect();
        let was_ready = before.phase() == Phase::Ready;
        let becomes_ready = !was_ready && self.state.phase() == Phase::Ready;
        let must = was_ready && matches!(event, Event::Cue(_) | Event::Seek(_)) || becomes_ready;
        let expected: Vec<_> = self.owed.filter(|_| must).into_iter().collect();
        assert_eq!(seeks, expected, "after {event:?}");
    }

    /// The playhead is a number of the recording at any time, and stands still for a
    /// player that does.
    fn is_somewhere(&self) {
        let (playhead, end) = (self.state.playhead(), self.state.duration().unwrap_or(f64::MAX));
        let mut last = 0.0;
        for now in [f64::MIN, 0.0, 1.7e12, f64::MAX] {
            let at = playhead.at(now);
            assert!(at >= last && at <= end, "{at} s at {now} ms, of {end} s");
            last = at;
        }
        let moved = playhead.at(f64::MAX) - playhead.at(f64::MIN);
        assert!(moved == 0.0 || self.state.is_playing(), "it moves by {moved} s while it does not play");
        let _ = (playhead.percent(), Timestamp::of_playhead(last));
    }
}

/// What is sent to the embed is JSON that calls one of its functions.
fn is_written(command: Command) {
    let Some(text) = encode(command) else {
        return assert!(matches!(command, Command::Load(..)), "{command:?} has no message");
    };
    let message: serde_json::Value = serde_json::from_str(&text).expect("a message is JSON");
    let function = message.get("func").and_then(serde_json::Value::as_str);
    assert!(function.is_some_and(|name| !name.is_empty()), "{text}");
}
