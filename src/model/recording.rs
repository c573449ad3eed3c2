//! Recordings, and the places in them where talks start.

use serde::Serialize;

use super::json::{Decode, Json, Mismatch, decode_members};
use super::text::Picture;
use super::{Asset, Speaker, TalkKey, Timestamp, VideoId};

/// What was filmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recording {
    /// A YouTube video.
    YouTube {
        /// Its id.
        video: VideoId,
        /// A picture of the site's own to stand in its place until it is asked for.
        poster: Option<Picture>,
    },
    /// A media file of the site's own.
    Media {
        /// The file.
        file: Asset,
        /// A picture of the site's own to stand in its place until it is asked for.
        poster: Option<Picture>,
    },
    /// It is promised and not there yet.
    ComingSoon,
    /// It was there once, and is there no longer.
    Removed,
}

/// A talk's start in a recording, and its end where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// Where the talk starts.
    pub start: Timestamp,
    /// Where it ends, later than its start.
    pub end: Option<Timestamp>,
}

/// A line of a report's cue list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CueEntry {
    /// The talk that it names, whether the report tells of it or not.
    pub talk: TalkKey,
    /// Where that starts.
    pub cue: Cue,
    /// Who speaks there.
    pub speakers: Vec<Speaker>,
}

impl Cue {
    /// How long the talk is, in seconds: without an end of its own it ends with the
    /// recording, where that is known.
    pub fn length(self, recording_end: Option<Timestamp>) -> Option<u32> {
        let end = self.end.or(recording_end)?;
        end.seconds().checked_sub(self.start.seconds()).filter(|length| *length > 0)
    }
}

impl Recording {
    /// Whether it can be played.
    pub fn is_playable(&self) -> bool {
        matches!(self, Self::YouTube { .. } | Self::Media { .. })
    }

    /// The picture to stand in its place until it is asked for.
    pub fn poster(&self) -> Option<&Picture> {
        match self {
            Self::YouTube { poster, .. } | Self::Media { poster, .. } => poster.as_ref(),
            Self::ComingSoon | Self::Removed => None,
        }
    }
}

impl Decode for Recording {
    fn decode(json: &Json) -> Result<Self, Mismatch> {
        let (form, value) = json.variant()?;
        Ok(match form {
            "you-tube" => Self::YouTube { video: value.member("video")?, poster: value.member("poster")? },
            "media" => Self::Media { file: value.member("file")?, poster: value.member("poster")? },
            "coming-soon" => Self::ComingSoon,
            "removed" => Self::Removed,
            _ => return Err(Mismatch::form()),
        })
    }
}

decode_members!(Cue { start, end });
decode_members!(CueEntry { talk, cue, speakers });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_without_an_end_ends_with_the_recording() {
        let at = Timestamp::from_seconds;
        let cue = |end: Option<u32>| Cue { start: at(60), end: end.map(at) };
        assert_eq!(cue(Some(100)).length(Some(at(180))), Some(40));
        assert_eq!(cue(None).length(Some(at(180))), Some(120));
        assert_eq!(cue(None).length(None), None);
        // The recording is shorter than its author thought.
        assert_eq!(cue(None).length(Some(at(60))), None);
        assert_eq!(cue(None).length(Some(at(30))), None);
    }
}
