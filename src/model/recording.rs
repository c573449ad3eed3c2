//! Recordings, and the places in them where talks start.

use serde::{Deserialize, Serialize};

use super::text::Picture;
use super::{Asset, Speaker, TalkKey, Timestamp, VideoId};

/// What was filmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// Where the talk starts.
    pub start: Timestamp,
    /// Where it ends, later than its start.
    pub end: Option<Timestamp>,
}

/// A line of a report's cue list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CueEntry {
    /// The talk that it names, whether the report tells of it or not.
    pub talk: TalkKey,
    /// Where that starts.
    pub cue: Cue,
    /// Who speaks there.
    pub speakers: Vec<Speaker>,
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
