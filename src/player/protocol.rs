//! The messages of YouTube's embed: JSON texts, by `postMessage`.
//!
//! YouTube documents only the script that it wants every page to load; what that
//! script and the embed say to each other was read from players that speak to the
//! embed without it. The embed answers whoever first says [`LISTENING`] and then
//! reports by itself; [`subscribe`] asks for the two events that it keeps back.
//! [`decode`] reads its reports, of which it sends any part in any order.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::state::{Command, Failure, Playback, Report};

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
        Command::Load(_) => None,
        Command::Seek(at) => Some(function("seekTo", &[&at.seconds().to_string(), ",true"].concat())),
        Command::Play => Some(function("playVideo", "")),
        Command::Pause => Some(function("pauseVideo", "")),
    }
}

/// Calls a function of the embed; `arguments` are JSON already.
fn function(name: &str, arguments: &str) -> String {
    [
        r#"{"event":"command","func":""#,
        name,
        r#"","args":["#,
        arguments,
        r#"],"id":1,"channel":"widget"}"#,
    ]
    .concat()
}

/// Reads a message of the embed; `None` for all that says nothing of use here.
pub fn decode(text: &str) -> Option<Message> {
    if text.len() > LONGEST {
        return None;
    }
    let envelope: Envelope<'_> = serde_json::from_str(text).ok()?;
    let report = match (envelope.event, envelope.info) {
        ("readyToListen", _) => return Some(Message::ReadyToListen),
        ("alreadyInitialized", _) => return Some(Message::AlreadyInitialized),
        ("onReady", _) => Report::Ready,
        ("initialDelivery" | "infoDelivery", Info::Fields { state, position }) => Report::Delivery {
            playback: state.and_then(playback),
            position,
        },
        ("onStateChange", Info::Number(state)) => Report::Delivery {
            playback: Some(playback(state)?),
            position: None,
        },
        ("onError", Info::Number(code)) => Report::Failed(failure(code)),
        _ => return None,
    };
    Some(Message::Report(report))
}

#[derive(Deserialize)]
struct Envelope<'a> {
    event: &'a str,
    #[serde(default)]
    info: Info,
}

/// What a message is about. Numbers may come as text: `"150"`.
#[derive(Default)]
enum Info {
    Number(f64),
    Fields {
        state: Option<f64>,
        position: Option<f64>,
    },
    #[default]
    Nothing,
}

impl Info {
    fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Info {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InfoVisitor)
    }
}

/// Written by hand: an untagged enum would first build a tree of the whole
/// message, and the code for that weighs several kB in the client.
struct InfoVisitor;

impl<'de> Visitor<'de> for InfoVisitor {
    type Value = Info;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a text, an object or null")
    }

    fn visit_unit<E>(self) -> Result<Info, E> {
        Ok(Info::Nothing)
    }

    fn visit_f64<E>(self, number: f64) -> Result<Info, E> {
        Ok(Info::Number(number))
    }

    #[allow(clippy::cast_precision_loss, reason = "such a number means nothing here")]
    fn visit_u64<E>(self, number: u64) -> Result<Info, E> {
        Ok(Info::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss, reason = "such a number means nothing here")]
    fn visit_i64<E>(self, number: i64) -> Result<Info, E> {
        Ok(Info::Number(number as f64))
    }

    fn visit_str<E>(self, text: &str) -> Result<Info, E> {
        let number = text.parse::<u32>();
        Ok(number.map_or(Info::Nothing, |number| Info::Number(f64::from(number))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Info, A::Error> {
        let (mut state, mut position) = (None, None);
        while let Some(key) = map.next_key::<Key>()? {
            match key {
                Key::State => state = map.next_value::<Info>()?.number(),
                Key::Position => position = map.next_value::<Info>()?.number(),
                Key::Other => drop(map.next_value::<serde::de::IgnoredAny>()?),
            }
        }
        Ok(Info::Fields { state, position })
    }
}

#[derive(Deserialize)]
enum Key {
    #[serde(rename = "playerState")]
    State,
    #[serde(rename = "currentTime")]
    Position,
    #[serde(other)]
    Other,
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
