//! What holds for the player whatever is asked of it and whatever it reports.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use cuecard::model::{Timestamp, VideoId};
use cuecard::player::address::EMBED_ORIGIN;
use cuecard::player::protocol::{Message, decode, encode};
use cuecard::player::state::{Adjustment, Command, Delivery, Event, Report};
use cuecard::player::{Failure, Phase, Playback, Playhead, Start, State, embed_address, watch_address};
use proptest::prelude::*;
use url::Url;

/// A player that knows nothing of a place or a wish before it is told when ready.
#[derive(Default)]
struct StandIn {
    loaded: bool,
    ready: bool,
    at: Option<Timestamp>,
    plays: bool,
}

impl StandIn {
    fn obey(&mut self, command: Command) -> Result<(), TestCaseError> {
        if let Command::Load(..) = command {
            *self = Self { loaded: true, ..Self::default() };
            return Ok(());
        }
        prop_assert!(self.ready, "{command:?} was sent before the player was ready");
        match command {
            Command::Seek(at) => self.at = Some(at),
            Command::Play => self.plays = true,
            Command::Pause => self.plays = false,
            Command::Load(..) | Command::Adjust(_) => {}
        }
        Ok(())
    }

    /// What it says has already come true for itself.
    fn say(&mut self, report: Report) {
        match report {
            Report::Ready => self.ready = self.loaded,
            Report::Failed(_) => *self = Self::default(),
            Report::Delivery(_) | Report::Refused => {}
        }
    }
}

fn timestamp() -> impl Strategy<Value = Timestamp> {
    prop_oneof![Just(0), Just(u32::MAX), any::<u32>()].prop_map(Timestamp::from_seconds)
}

fn playback() -> impl Strategy<Value = Playback> {
    prop::sample::select(vec![
        Playback::Unstarted,
        Playback::Playing,
        Playback::Buffering,
        Playback::Paused,
        Playback::Ended,
    ])
}

fn event() -> impl Strategy<Value = Event> {
    let delivery =
        (prop::option::of(playback()), prop::option::of(any::<f64>())).prop_map(|(playback, position)| {
            Report::Delivery(Delivery { playback, position, ..Delivery::default() })
        });
    let failed = prop::sample::select(vec![Failure::NotFound, Failure::Playback, Failure::Other(7)]);
    prop_oneof![
        1 => timestamp().prop_map(Event::Open),
        4 => timestamp().prop_map(Event::Cue),
        3 => timestamp().prop_map(Event::Seek),
        2 => Just(Event::Pause),
        2 => Just(Event::Play),
        1 => Just(Event::Adjust(Adjustment::Rate(150))),
        1 => Just(Event::Report(Report::Refused)),
        1 => Just(Event::TimedOut),
        3 => Just(Event::Report(Report::Ready)),
        3 => delivery.prop_map(Event::Report),
        1 => failed.prop_map(|failure| Event::Report(Report::Failed(failure))),
    ]
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 0..40)
}

/// Whether there is a player that is ready or may still become so.
fn is_there(state: &State) -> bool {
    matches!(state.phase(), Phase::Loading | Phase::Ready | Phase::Failed(Failure::NoAnswer))
}

/// Whether there is a player that may still become ready.
fn is_silent(state: &State) -> bool {
    matches!(state.phase(), Phase::Loading | Phase::Failed(Failure::NoAnswer))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn no_seek_is_lost_or_out_of_order(events in events()) {
        let mut state = State::default();
        // What is asked of a player that is ready is sent at once; before, the last
        // of it is what counts.
        let (mut owed, mut opened) = (None, None);
        for event in events {
            let was_ready = state.phase() == Phase::Ready;
            match event {
                Event::Cue(at) => owed = Some(at),
                Event::Seek(at) if is_there(&state) => owed = Some(at),
                // Once more is asked of a player that was opened, it owes its place.
                Event::Open(at) if state.phase() == Phase::Idle => opened = Some(at),
                Event::Play | Event::Pause if is_silent(&state) => owed = owed.or(opened),
                _ => {}
            }
            let commands = state.handle(event);
            let seeks: Vec<_> = commands
                .iter()
                .filter_map(|command| if let Command::Seek(at) = command { Some(*at) } else { None })
                .collect();
            let becomes_ready = !was_ready && state.phase() == Phase::Ready;
            if was_ready && matches!(event, Event::Cue(_) | Event::Seek(_)) || becomes_ready {
                prop_assert_eq!(seeks, owed.into_iter().collect::<Vec<_>>(), "after {:?}", event);
            } else {
                prop_assert!(seeks.is_empty(), "{:?} seeks {:?}", event, seeks);
            }
        }
    }
}

proptest! {
    #[test]
    fn a_ready_player_does_what_was_asked_last(events in events()) {
        let mut state = State::default();
        let mut player = StandIn::default();
        let (mut opened, mut cue, mut wants_sound) = (None, None, false);
        for event in events {
            match event {
                Event::Open(at) if state.phase() == Phase::Idle => opened = Some(at),
                Event::Play | Event::Pause if is_silent(&state) => {
                    (cue, wants_sound) = (cue.or(opened), event == Event::Play);
                }
                Event::Cue(at) => (cue, wants_sound) = (Some(at), true),
                Event::Seek(at) if is_there(&state) => cue = Some(at),
                Event::Play if is_there(&state) => wants_sound = true,
                Event::Pause => wants_sound = false,
                Event::Report(report) => player.say(report),
                Event::Open(_) | Event::Seek(_) | Event::Play | Event::Adjust(_) | Event::TimedOut => {}
            }
            for command in state.handle(event) {
                player.obey(command)?;
            }
            prop_assert_eq!(player.ready, state.phase() == Phase::Ready);
            prop_assert_eq!(cue.or(opened).is_none(), state.phase() == Phase::Idle);
            if player.ready {
                prop_assert_eq!(player.at, cue, "after {:?}", event);
                prop_assert_eq!(player.plays, wants_sound, "after {:?}", event);
            }
        }
    }

    #[test]
    fn only_reports_change_what_is_known(events in events()) {
        let mut state = State::default();
        for event in events {
            let before = state;
            let loads = state.handle(event).iter().any(|command| matches!(command, Command::Load(..)));
            match event {
                Event::Report(Report::Delivery(Delivery { playback, .. })) => {
                    let said = playback.unwrap_or(before.playback());
                    prop_assert!([before.playback(), said].contains(&state.playback()));
                }
                Event::Report(_) => {}
                _ if loads => {
                    prop_assert_eq!(state.playback(), Playback::Unstarted);
                    prop_assert_eq!(state.playhead(), Playhead::default());
                }
                _ => {
                    prop_assert_eq!(state.playback(), before.playback());
                    prop_assert_eq!(state.playhead(), before.playhead());
                }
            }
        }
    }

    #[test]
    fn a_burst_of_cues_while_loading_is_one_seek(cues in prop::collection::vec(timestamp(), 1..20)) {
        let mut state = State::default();
        let mut commands = Vec::new();
        for cue in &cues {
            commands.extend(state.handle(Event::Cue(*cue)));
        }
        commands.extend(state.handle(Event::Report(Report::Ready)));
        commands.extend(state.handle(Event::Report(Report::Ready)));
        let (first, last) = (*cues.first().unwrap(), *cues.last().unwrap());
        prop_assert_eq!(commands, [Command::Load(first, Start::Playing), Command::Seek(last), Command::Play]);
    }

    #[test]
    fn no_message_panics(text in ".*") {
        let _ = decode(&text);
    }

    #[test]
    fn a_position_is_read_as_it_was_written(position in -1e9f64..1e9, others in any::<[f64; 2]>()) {
        let text = serde_json::json!({
            "event": "infoDelivery",
            "info": {
                "videoLoadedFraction": others[0],
                "currentTime": position,
                "currentTimeLastUpdated_": others[1],
            },
        });
        let Some(Message::Report(Report::Delivery(Delivery { playback, position: Some(read), .. }))) =
            decode(&text.to_string())
        else {
            return Err(TestCaseError::fail(text.to_string()));
        };
        prop_assert_eq!(playback, None);
        prop_assert!((read - position).abs() < 1e-6, "{} of {}", read, text);
    }

    #[test]
    fn a_seek_is_sent_as_it_was_asked(at in timestamp()) {
        let message = encode(Command::Seek(at)).unwrap();
        let message: serde_json::Value = serde_json::from_str(&message).unwrap();
        let expected = serde_json::json!({
            "event": "command",
            "func": "seekTo",
            "args": [at.seconds(), true],
            "id": 1,
            "channel": "widget",
        });
        prop_assert_eq!(message, expected);
    }

    #[test]
    fn addresses_lead_where_they_say(id in "[A-Za-z0-9_-]{11}", at in timestamp(), port in 1024u16..) {
        let video = VideoId::parse(&id).unwrap();
        let origin = format!("http://127.0.0.1:{port}");
        let embed = Url::parse(&embed_address(&video, at, Start::Resting, &origin)).unwrap();
        prop_assert_eq!(embed.origin().ascii_serialization(), EMBED_ORIGIN);
        prop_assert_eq!(embed.path(), format!("/embed/{id}"));
        let asked = |name: &str| {
            let found = embed.query_pairs().find(|(key, _)| key == name);
            found.map(|(_, value)| value.into_owned())
        };
        prop_assert_eq!(asked("start"), Some(at.seconds().to_string()));
        prop_assert_eq!(asked("origin"), Some(origin));
        prop_assert_eq!(asked("enablejsapi"), Some("1".to_owned()));
        prop_assert_eq!(asked("autoplay"), None);

        let page = Url::parse(&watch_address(&video, at)).unwrap();
        let pairs: Vec<(String, String)> = page.query_pairs().into_owned().collect();
        prop_assert_eq!(page.host_str(), Some("www.youtube.com"));
        prop_assert_eq!(pairs.first(), Some(&("v".to_owned(), id)));
        let shared = pairs.get(1).and_then(|(_, value)| Timestamp::parse(value));
        prop_assert_eq!(shared, Some(at));
    }
}
