//! The table in `src/player/state.rs`, read and held against the code.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;

use cuecard::model::Timestamp;
use cuecard::player::state::{Adjustment, Command, Delivery, Event, Report};
use cuecard::player::{Failure, Phase, Playback, State};

fn at(seconds: u32) -> Timestamp {
    Timestamp::from_seconds(seconds)
}

/// What leads to a phase: once with the wish to play, once without.
fn ways_to(phase: &str) -> [Vec<Event>; 2] {
    let failed = Event::Report(Report::Failed(Failure::NotFound));
    let then: &[Event] = match phase {
        "Idle" => return [vec![], vec![]],
        "Loading" => &[],
        "Ready" => &[Event::Report(Report::Ready)],
        "Failed(NoAnswer)" => &[Event::TimedOut],
        "Failed" => &[failed],
        _ => panic!("the table has a phase `{phase}` that the code has not"),
    };
    [&[Event::Cue(at(9))][..], &[Event::Cue(at(9)), Event::Pause]].map(|start| [start, then].concat())
}

fn event(name: &str) -> Event {
    match name {
        "Open" => Event::Open(at(5)),
        "Cue" => Event::Cue(at(5)),
        "Seek" => Event::Seek(at(5)),
        "Play" => Event::Play,
        "Pause" => Event::Pause,
        "Adjust" => Event::Adjust(Adjustment::Rate(125)),
        "TimedOut" => Event::TimedOut,
        "Ready" => Event::Report(Report::Ready),
        "Delivery" => Event::Report(Report::Delivery(Delivery {
            playback: Some(Playback::Paused),
            ..Delivery::default()
        })),
        "Refused" => Event::Report(Report::Refused),
        "Failed" => Event::Report(Report::Failed(Failure::Playback)),
        _ => panic!("the table has an event `{name}` that the code has not"),
    }
}

fn name(command: Command) -> &'static str {
    match command {
        Command::Load(..) => "Load",
        Command::Seek(_) => "Seek",
        Command::Play => "Play",
        Command::Pause => "Pause",
        Command::Adjust(_) => "Adjust",
    }
}

fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Idle => "Idle",
        Phase::Loading => "Loading",
        Phase::Ready => "Ready",
        Phase::Failed(Failure::NoAnswer) => "Failed(NoAnswer)",
        Phase::Failed(_) => "Failed",
    }
}

/// The table's rows, without the marks of code.
fn rows() -> Vec<Vec<String>> {
    let source = fs::read_to_string("src/player/state.rs").unwrap();
    let lines = source.lines().filter_map(|line| line.strip_prefix("//! | "));
    let cells = |line: &str| {
        line.trim_end_matches('|').split('|').map(|cell| cell.replace('`', "").trim().to_owned()).collect()
    };
    lines.map(cells).collect()
}

/// Checks a cell for one way to its phase; tells whether the state changed.
fn check(cell: &str, phase: &str, way: &[Event], event: Event) -> bool {
    let mut state = State::default();
    for event in way {
        state.handle(*event);
    }
    assert_eq!(phase_name(state.phase()), phase);
    let before = state;
    let given: Vec<_> = state.handle(event).into_iter().map(name).collect();
    let (target, commands) = match cell.strip_prefix("→ ") {
        Some(rest) => rest.split_once(": ").unwrap_or((rest, "")),
        None => (phase, cell),
    };
    assert_eq!(phase_name(state.phase()), target, "{phase}, {event:?}: {cell}");
    let wanted: Vec<_> = match commands {
        "–" | "kept" | "taken" | "" => vec![],
        commands => commands.split(", ").collect(),
    };
    assert_eq!(given.len(), wanted.len(), "{phase}, {event:?}: {cell}, and not {given:?}");
    for (given, wanted) in given.iter().zip(wanted) {
        assert!(wanted.split(" or ").any(|name| name == *given), "{phase}, {event:?}: {cell}, not {given}");
    }
    state != before
}

#[test]
fn the_code_does_what_the_table_says() {
    let rows = rows();
    let [header, phases @ ..] = &rows[..] else { panic!("there is no table") };
    let phases: Vec<_> = phases.iter().filter(|row| !row.iter().all(|cell| cell.starts_with("--"))).collect();
    assert_eq!((phases.len(), header.len()), (5, 12), "the table lacks a phase or an event");
    for row in phases {
        let [phase, cells @ ..] = &row[..] else { panic!("an empty row") };
        assert_eq!(cells.len(), 11, "{phase}");
        for (column, cell) in header.iter().skip(1).zip(cells) {
            let changes = ways_to(phase).map(|way| check(cell, phase, &way, event(column)));
            match cell.as_str() {
                "–" => assert_eq!(changes, [false, false], "{phase}, {column} does nothing"),
                "kept" | "taken" => assert!(changes.contains(&true), "{phase}, {column} is {cell}"),
                _ => {}
            }
        }
    }
}
