//! The words of a report site as types, and nothing else.
//!
//! A value that exists is valid: times, names and addresses are parsed once, at
//! the edge, by the type's own `parse` (or its [`json::Decode`]), and passed on as
//! they are. The types cannot express script, style, an event handler or a frame
//! of an unknown provider, so neither can the JSON that is made of them.
//!
//! - [`timestamp`], [`date`], [`slug`], [`address`]: the small checked values
//! - [`text`]: blocks and inlines, pictures and figures
//! - [`meeting`], [`recording`], [`slides`], [`talk`], [`transcript`], [`report`]: a meetup, and what it
//!   leaves behind
//! - [`site`]: the whole, and its reports and pages in short
//! - [`listing`]: the lists of the archive, a page at a time
//! - [`page_ids`]: what a text's ids are not
//! - [`document`]: the JSON files that hold them, with their schema number
//! - [`json`]: how such a file is read, and [`checksum`], what tells one text from another

pub mod address;
pub mod checksum;
pub mod date;
pub mod document;
pub mod json;
pub mod listing;
pub mod meeting;
pub mod page_ids;
pub mod recording;
pub mod report;
pub mod site;
pub mod slides;
pub mod slug;
pub mod talk;
pub mod text;
pub mod timestamp;
pub mod transcript;

pub use address::{Asset, Link, VideoId, WebAddress};
pub use date::Date;
pub use document::{Document, HomePage, OwnPage, ReportPage, SCHEMA};
pub use listing::{Entries, List, ListLink, Listing, ReportLink, TalkFilter, TalkSummary};
pub use meeting::{LocalTime, Meeting};
pub use recording::{Cue, CueEntry, Recording};
pub use report::{Part, Report};
pub use site::{Language, PageLink, ReportSummary, Site, Tag};
pub use slides::{Deck, HostedDeck, Provider, Ratio, SlidePage, Slides};
pub use slug::{Anchor, Slug};
pub use talk::{Section, SectionKind, Speaker, Talk, TalkKey, TalkKind};
pub use text::{Alignment, Block, CalloutKind, Figure, Heading, Inline, Picture, Size, Style};
pub use timestamp::Timestamp;
pub use transcript::{TalkTranscript, TranscriptLine, Transcripts};
