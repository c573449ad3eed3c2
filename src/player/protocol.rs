//! The messages of YouTube's embed: JSON texts, by `postMessage`.
//!
//! YouTube documents only the script that it wants every page to load; what that
//! script and the embed say to each other was read from players that speak to the
//! embed without it. The embed answers whoever first says [`LISTENING`] and then
//! reports by itself; [`subscribe`] asks for the two events that it keeps back.
//! [`decode`] reads its reports, of which it sends any part in any order.

use super::json;
use super::state::{Adjustment, Command, Delivery, Failure, Playback, Report, Sound};
use crate::model::json::Json;

/// Tells the embed that somebody listens.
pub const LISTENING: &str = r#"{"event":"listening","id":1,"channel":"widget"}"#;

/// The events that the embed reports only when it was asked to.
pub const EVENTS: [&str; 2] = ["onStateChange", "onError"];

/// The longest message that is read, in bytes. The embed's own stay far below.
const LONGEST: usize = 64 * 1024;

/// A message of the embed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Message {
    /// It wants to be told once more that somebody listens.
    ReadyToListen,
    /// It knows that somebody listens, and that is all.
    AlreadyInitialized,
    /// It says something of itself.
    Report(Report),
}

/// Asks the embed to report an event of [`EVENTS`].
pub fn subscribe(event: &str) -> String {
    function("addEventListener", &["\"", event, "\""].concat())
}

/// The message that carries out a command. [`Command::Load`] has none: that is
/// the embed's address.
pub fn encode(command: Command) -> Option<String> {
    match command {
        Command::Load(..) => None,
        Command::Seek(at) => Some(function("seekTo", &[&at.seconds().to_string(), ",true"].concat())),
        Command::Play => Some(function("playVideo", "")),
        Command::Pause => Some(function("pauseVideo", "")),
        Command::Adjust(Adjustment::Rate(percent)) => {
            // 5 % is "0.05": a decimal point, and two digits behind it.
            let hundredths = (percent % 100 + 100).to_string();
            let [whole, rest] = [&(percent / 100).to_string(), hundredths.get(1..).unwrap_or_default()];
            Some(function("setPlaybackRate", &[whole, ".", rest].concat()))
        }
        Command::Adjust(Adjustment::Volume(percent)) => Some(function("setVolume", &percent.to_string())),
        Command::Adjust(Adjustment::Muted(true)) => Some(function("mute", "")),
        Command::Adjust(Adjustment::Muted(false)) => Some(function("unMute", "")),
    }
}

/// Calls a function of the embed; `arguments` are JSON already.
fn function(name: &str, arguments: &str) -> String {
    [r#"{"event":"command","func":""#, name, r#"","args":["#, arguments, r#"],"id":1,"channel":"widget"}"#]
        .concat()
}

/// Reads a message of the embed; `None` for all that says nothing of use here.
pub fn decode(text: &str) -> Option<Message> {
    if text.len() > LONGEST {
        return None;
    }
    let message = json::read(text)?;
    let info = message.get("info");
    let report = match message.get("event").text()? {
        "readyToListen" => return Some(Message::ReadyToListen),
        "alreadyInitialized" => return Some(Message::AlreadyInitialized),
        "onReady" => Report::Ready,
        "initialDelivery" | "infoDelivery" if matches!(info, Json::Object(_)) => {
            Report::Delivery(delivery(info))
        }
        "onStateChange" => {
            Report::Delivery(Delivery { playback: Some(playback(number(info)?)?), ..Delivery::default() })
        }
        "onError" => Report::Failed(failure(number(info)?)),
        _ => return None,
    };
    Some(Message::Report(report))
}

/// A number, which may come as text: `"150"`.
fn number(json: &Json) -> Option<f64> {
    match json {
        Json::Number(number) => Some(*number),
        Json::Text(text) => text.parse::<u32>().ok().map(f64::from),
        _ => None,
    }
}

/// What the embed says of itself; a part of another kind than expected says nothing.
fn delivery(info: &Json) -> Delivery {
    let of = |name| number(info.get(name));
    Delivery {
        playback: of("playerState").and_then(playback),
        position: of("currentTime"),
        // The embed counts in seconds.
        sampled: of("currentTimeLastUpdated_").map(|seconds| seconds * 1000.0),
        duration: of("duration"),
        rate: of("playbackRate"),
        sound: Sound {
            volume: of("volume").map(percent),
            is_muted: match info.get("muted") {
                Json::Flag(is_muted) => Some(*is_muted),
                _ => None,
            },
        },
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn percent(number: f64) -> u8 {
    number.min(100.0) as u8
}

/// What a state's number stands for; `None` for a number that has no meaning yet.
fn playback(state: f64) -> Option<Playback> {
    const STATES: [(f64, Playback); 6] = [
        (-1.0, Playback::Unstarted),
        (0.0, Playback::Ended),
        (1.0, Playback::Playing),
        (2.0, Playback::Paused),
        (3.0, Playback::Buffering),
        // Cued: loaded, and never started.
        (5.0, Playback::Unstarted),
    ];
    STATES
        .into_iter()
        .find_map(|(number, playback)| (number.to_bits() == state.to_bits()).then_some(playback))
}

/// What an error's number stands for.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and no error has such a number"
)]
fn failure(code: f64) -> Failure {
    match code as u32 {
        2 => Failure::BadRequest,
        5 => Failure::Playback,
        100 => Failure::NotFound,
        101 | 150 => Failure::EmbeddingRefused,
        153 => Failure::NoReferrer,
        other => Failure::Other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::Start;
    use super::*;
    use crate::model::Timestamp;

    #[test]
    fn commands_are_what_the_embed_expects() {
        let seek = |seconds| encode(Command::Seek(Timestamp::from_seconds(seconds)));
        for (message, text) in [
            (seek(90), r#"{"event":"command","func":"seekTo","args":[90,true],"id":1,"channel":"widget"}"#),
            (seek(0), r#"{"event":"command","func":"seekTo","args":[0,true],"id":1,"channel":"widget"}"#),
            (
                encode(Command::Play),
                r#"{"event":"command","func":"playVideo","args":[],"id":1,"channel":"widget"}"#,
            ),
            (
                encode(Command::Pause),
                r#"{"event":"command","func":"pauseVideo","args":[],"id":1,"channel":"widget"}"#,
            ),
            (
                encode(Command::Adjust(Adjustment::Rate(125))),
                r#"{"event":"command","func":"setPlaybackRate","args":[1.25],"id":1,"channel":"widget"}"#,
            ),
            (
                encode(Command::Adjust(Adjustment::Muted(true))),
                r#"{"event":"command","func":"mute","args":[],"id":1,"channel":"widget"}"#,
            ),
            (
                Some(subscribe("onError")),
                r#"{"event":"command","func":"addEventListener","args":["onError"],"id":1,"channel":"widget"}"#,
            ),
        ] {
            assert_eq!(message.as_deref(), Some(text));
        }
        assert_eq!(encode(Command::Load(Timestamp::from_seconds(90), Start::Playing)), None);
    }

    fn with(delivery: Delivery) -> Message {
        Message::Report(Report::Delivery(delivery))
    }

    fn delivery(playback: Option<Playback>, position: Option<f64>) -> Message {
        Message::Report(Report::Delivery(Delivery { playback, position, ..Delivery::default() }))
    }

    #[test]
    fn reports_are_read_in_every_shape() {
        let playing = Some(Playback::Playing);
        for (text, message) in [
            (
                r#"{"event":"initialDelivery","info":{"apiInterface":["playVideo",{"a":[1]}],"currentTime":0,
                    "duration":3600.5,"playerState":-1,"videoData":{"video_id":"x","author":null}},"id":1,
                    "channel":"widget"}"#,
                with(Delivery {
                    playback: Some(Playback::Unstarted),
                    position: Some(0.0),
                    duration: Some(3600.5),
                    ..Delivery::default()
                }),
            ),
            (
                r#"{"event":"infoDelivery","info":{"playerState":1,"currentTime":90.25,"duration":3600.5,
                    "videoLoadedFraction":0.1,"playbackRate":1,"currentTimeLastUpdated_":1700000000.5}}"#,
                with(Delivery {
                    sampled: Some(1_700_000_000_500.0),
                    playback: playing,
                    position: Some(90.25),
                    duration: Some(3600.5),
                    rate: Some(1.0),
                    ..Delivery::default()
                }),
            ),
            (
                r#"{"event":"infoDelivery","info":{"currentTime":91.5,"videoLoadedFraction":0.1}}"#,
                delivery(None, Some(91.5)),
            ),
            (
                r#"{"event":"infoDelivery","info":{"muted":true,"volume":50}}"#,
                with(Delivery {
                    sound: Sound { volume: Some(50), is_muted: Some(true) },
                    ..Delivery::default()
                }),
            ),
            (r#"{"event":"infoDelivery","info":{"muted":1,"volume":true}}"#, delivery(None, None)),
            (r#"{"event":"infoDelivery","info":{"currentTime":null,"playerState":9}}"#, delivery(None, None)),
            (r#"{"event":"onStateChange","info":1}"#, delivery(playing, None)),
            (r#"{"event":"onStateChange","info":0}"#, delivery(Some(Playback::Ended), None)),
            (r#"{"event":"onStateChange","info":2}"#, delivery(Some(Playback::Paused), None)),
            (r#"{"event":"onStateChange","info":3}"#, delivery(Some(Playback::Buffering), None)),
            (r#"{"event":"onStateChange","info":5}"#, delivery(Some(Playback::Unstarted), None)),
            (r#"{"event":"onReady","info":null,"id":1}"#, Message::Report(Report::Ready)),
            (r#"{"id":1,"event":"onReady"}"#, Message::Report(Report::Ready)),
            (r#"{"event":"readyToListen"}"#, Message::ReadyToListen),
            (r#"{"event":"alreadyInitialized","info":{}}"#, Message::AlreadyInitialized),
        ] {
            assert_eq!(decode(text), Some(message), "{text}");
        }
    }

    #[test]
    fn errors_come_as_numbers_or_as_text() {
        for (code, failure) in [
            ("2", Failure::BadRequest),
            ("5", Failure::Playback),
            ("100", Failure::NotFound),
            ("101", Failure::EmbeddingRefused),
            ("150", Failure::EmbeddingRefused),
            ("153", Failure::NoReferrer),
            ("7", Failure::Other(7)),
        ] {
            let number = format!(r#"{{"event":"onError","info":{code}}}"#);
            let text = format!(r#"{{"event":"onError","info":"{code}"}}"#);
            let message = Some(Message::Report(Report::Failed(failure)));
            assert_eq!(decode(&number), message, "{number}");
            assert_eq!(decode(&text), message, "{text}");
        }
    }

    #[test]
    fn all_else_is_ignored() {
        for text in [
            "",
            "null",
            "1",
            "{}",
            "[]",
            "{\"event\":",
            "!_{\"h\":\"\"}",
            r#"{"event":null}"#,
            r#"{"event":"onReady"#,
            r#"{"event":"apiInfoDelivery","info":{"namespaces":["captions"]}}"#,
            r#"{"event":"infoDelivery","info":null}"#,
            r#"{"event":"infoDelivery","info":[1]}"#,
            r#"{"event":"onStateChange","info":"playing"}"#,
            r#"{"event":"onStateChange","info":4}"#,
            r#"{"event":"onStateChange","info":{}}"#,
            r#"{"event":"onError","info":null}"#,
            r#"{"event":"onError","info":1e999}"#,
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    #[test]
    fn a_message_without_measure_is_ignored() {
        let message = |length| {
            let text = r#"{"event":"onReady"}"#;
            [text, &" ".repeat(length - text.len())].concat()
        };
        assert!(decode(&message(LONGEST)).is_some());
        assert!(decode(&message(LONGEST + 1)).is_none());
        assert_eq!(decode(&"[".repeat(LONGEST)), None);
        assert_eq!(
            decode(&format!(r#"{{"event":"infoDelivery","info":{}"#, r#"{"currentTime":"#.repeat(3000))),
            None
        );
    }
}
