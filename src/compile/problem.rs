//! What can be wrong with a post: the codes, and all wording about them.

pub(super) mod slide_times;
pub(super) mod transcript;

use super::diagnostic::Severity;
use super::html;
use slide_times::SlideTimesProblem;
use transcript::TranscriptProblem;

/// Declares the codes with their names and severities.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal $severity:ident,)*) => {
        /// What kind of thing is wrong; the name of each stays as it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name, for people and for scripts: `missing-file`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// The post's file name is not `YYYY-MM-DD-slug.md`.
    FileName = "file-name" Error,
    /// A page of the organiser's own has a name that it cannot have.
    PageName = "page-name" Error,
    /// The post is not UTF-8.
    NotUtf8 = "encoding" Error,
    /// Another post has the same name.
    DuplicateSlug = "duplicate-slug" Error,
    /// The front matter is not YAML, or more of it than is sane.
    FrontMatter = "front-matter" Error,
    /// A key of the front matter or of the settings has a value of the wrong kind.
    WrongType = "wrong-type" Error,
    /// A key that nothing knows.
    UnknownKey = "unknown-key" Warning,
    /// The front matter names no title.
    MissingTitle = "missing-title" Warning,
    /// The site's settings are not TOML.
    Settings = "settings" Error,
    /// A file that is not there.
    MissingFile = "missing-file" Warning,
    /// A picture that was never put in.
    PlaceholderPicture = "placeholder-picture" Warning,
    /// A name that was never put in.
    PlaceholderText = "placeholder-text" Warning,
    /// A picture of another site.
    ForeignPicture = "foreign-picture" Warning,
    /// An address that nothing may lead to.
    ForbiddenAddress = "forbidden-address" Warning,
    /// A recording that is not there.
    MissingRecording = "missing-recording" Error,
    /// A recording beside the report's recording.
    SecondRecording = "second-recording" Warning,
    /// An announcement of a recording that is there.
    StaleAnnouncement = "stale-announcement" Warning,
    /// A recording among the text of a talk.
    RecordingInTalk = "recording-in-talk" Warning,
    /// Cues with no recording to play them in.
    CuesWithoutRecording = "cues-without-recording" Warning,
    /// A script's call that means nothing here.
    UnknownHandler = "unknown-handler" Warning,
    /// A cue that names no talk.
    UnnamedCue = "unnamed-cue" Warning,
    /// A cue for a talk of which the report does not tell.
    CueWithoutTalk = "cue-without-talk" Warning,
    /// A talk that the cue list does not name.
    TalkWithoutCue = "talk-without-cue" Warning,
    /// Two entries of the cue list for one talk.
    DuplicateCue = "duplicate-cue" Warning,
    /// Two talks that start at one time.
    SameCue = "same-cue" Warning,
    /// Two talks of one kind and number.
    DuplicateTalk = "duplicate-talk" Warning,
    /// Two headings with one id.
    DuplicateId = "duplicate-id" Warning,
    /// Slides' page that cannot be framed.
    UnframableSlides = "unframable-slides" Warning,
    /// Slides that belong to no talk.
    SlidesOutsideTalk = "slides-outside-talk" Warning,
    /// One deck for two talks.
    SameDeck = "same-deck" Warning,
    /// A deck whose title is not its talk's.
    DeckTitle = "deck-title" Warning,
    /// A frame of an unknown provider.
    UnknownFrame = "unknown-frame" Warning,
    /// A picture that names a speaker of another talk.
    OtherSpeaker = "other-speaker" Warning,
    /// A list item that holds nothing.
    EmptyBullet = "empty-bullet" Warning,
    /// A script or a style sheet.
    DroppedScript = "dropped-script" Warning,
    /// An element that is not known.
    UnknownElement = "unknown-element" Warning,
    /// A declaration or an instruction, which no browser shows.
    DroppedDeclaration = "dropped-declaration" Warning,
    /// A tag without its partner.
    LoneTag = "lone-tag" Warning,
    /// Text that is nested deeper than anybody reads.
    TooDeep = "too-deep" Warning,
    /// A Liquid tag that is not known.
    UnknownLiquid = "unknown-liquid" Warning,
    /// A cue behind the recording's end.
    CueAfterEnd = "cue-after-end" Warning,
    /// A transcript of too many bytes.
    VttSize = "vtt-size" Error,
    /// A transcript without the line that makes it `WebVTT`.
    VttHeader = "vtt-header" Warning,
    /// A cue of a transcript whose time cannot be read.
    VttTime = "vtt-time" Error,
    /// A cue of a transcript that ends before it starts.
    VttEnd = "vtt-end" Warning,
    /// A cue of a transcript that starts before the one ahead of it.
    VttOrder = "vtt-order" Warning,
    /// A cue of a transcript without words.
    VttEmpty = "vtt-empty" Warning,
    /// Words of a transcript without times.
    VttWords = "vtt-words" Error,
    /// A transcript of a talk of which the report does not tell.
    TranscriptWithoutTalk = "transcript-without-talk" Error,
    /// Lines of a talk's transcript from another part of the recording.
    LinesOutsideCue = "lines-outside-cue" Warning,
    /// Lines of a transcript at which no talk is on.
    LinesOutsideTalks = "lines-outside-talks" Warning,
    /// Two transcripts of one talk.
    SecondTranscript = "second-transcript" Warning,
    /// A slide's time that cannot be read.
    SlideTime = "slide-time" Warning,
    /// A slide's page that cannot be.
    SlidePage = "slide-page" Warning,
    /// A slide's time that does not come after the one ahead of it.
    SlideOrder = "slide-order" Warning,
    /// Slide times of a talk without a deck.
    SlideTimesWithoutDeck = "slide-times-without-deck" Warning,
    /// Slide times of a talk of which the report does not tell.
    SlideTimesWithoutTalk = "slide-times-without-talk" Warning,
    /// Two lists of slide times for one talk.
    SecondSlideTimes = "second-slide-times" Warning,
}

/// One thing that is wrong, with what its message tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    FileName,
    PageName,
    NotUtf8,
    DuplicateSlug { other: String },
    FrontMatter { reason: String },
    WrongType { key: String, wanted: &'static str },
    WrongSetting { key: String, wanted: &'static str },
    UnknownKey { key: String },
    MissingTitle { taken: String },
    Settings { reason: String },
    MissingFile { address: String },
    PlaceholderPicture { address: String },
    PlaceholderText { text: String },
    ForeignPicture { address: String },
    ForbiddenAddress { address: String },
    MissingRecording { address: String },
    SecondRecording,
    StaleAnnouncement,
    RecordingInTalk,
    CuesWithoutRecording,
    UnknownHandler { value: String },
    UnnamedCue,
    CueWithoutTalk { talk: String },
    TalkWithoutCue { talk: String },
    DuplicateCue { talk: String },
    SameCue { talk: String, other: String, seconds: u32 },
    DuplicateTalk { talk: String },
    DuplicateId { id: String },
    UnframableSlides { address: String },
    SlidesOutsideTalk,
    SameDeck { talk: String, other: String },
    DeckTitle { deck: String, talk: String },
    UnknownFrame { address: String },
    OtherSpeaker { picture: String, talk: String },
    EmptyBullet,
    DroppedScript { name: String },
    UnknownElement { name: String },
    DroppedDeclaration,
    LoneTag { name: String },
    TooDeep,
    UnknownLiquid { text: String },
    CueAfterEnd { talk: String, length: String },
    Transcript(TranscriptProblem),
    SlideTimes(SlideTimesProblem),
}

impl Problem {
    /// Its code.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::FileName => Code::FileName,
            Self::PageName => Code::PageName,
            Self::NotUtf8 => Code::NotUtf8,
            Self::DuplicateSlug { .. } => Code::DuplicateSlug,
            Self::FrontMatter { .. } => Code::FrontMatter,
            Self::WrongType { .. } | Self::WrongSetting { .. } => Code::WrongType,
            Self::UnknownKey { .. } => Code::UnknownKey,
            Self::MissingTitle { .. } => Code::MissingTitle,
            Self::Settings { .. } => Code::Settings,
            Self::MissingFile { .. } => Code::MissingFile,
            Self::PlaceholderPicture { .. } => Code::PlaceholderPicture,
            Self::PlaceholderText { .. } => Code::PlaceholderText,
            Self::ForeignPicture { .. } => Code::ForeignPicture,
            Self::ForbiddenAddress { .. } => Code::ForbiddenAddress,
            Self::MissingRecording { .. } => Code::MissingRecording,
            Self::SecondRecording => Code::SecondRecording,
            Self::StaleAnnouncement => Code::StaleAnnouncement,
            Self::RecordingInTalk => Code::RecordingInTalk,
            Self::CuesWithoutRecording => Code::CuesWithoutRecording,
            Self::UnknownHandler { .. } => Code::UnknownHandler,
            Self::UnnamedCue => Code::UnnamedCue,
            Self::CueWithoutTalk { .. } => Code::CueWithoutTalk,
            Self::TalkWithoutCue { .. } => Code::TalkWithoutCue,
            Self::DuplicateCue { .. } => Code::DuplicateCue,
            Self::SameCue { .. } => Code::SameCue,
            Self::DuplicateTalk { .. } => Code::DuplicateTalk,
            Self::DuplicateId { .. } => Code::DuplicateId,
            Self::UnframableSlides { .. } => Code::UnframableSlides,
            Self::SlidesOutsideTalk => Code::SlidesOutsideTalk,
            Self::SameDeck { .. } => Code::SameDeck,
            Self::DeckTitle { .. } => Code::DeckTitle,
            Self::UnknownFrame { .. } => Code::UnknownFrame,
            Self::OtherSpeaker { .. } => Code::OtherSpeaker,
            Self::EmptyBullet => Code::EmptyBullet,
            Self::DroppedScript { .. } => Code::DroppedScript,
            Self::UnknownElement { .. } => Code::UnknownElement,
            Self::DroppedDeclaration => Code::DroppedDeclaration,
            Self::LoneTag { .. } => Code::LoneTag,
            Self::TooDeep => Code::TooDeep,
            Self::UnknownLiquid { .. } => Code::UnknownLiquid,
            Self::CueAfterEnd { .. } => Code::CueAfterEnd,
            Self::Transcript(problem) => problem.code(),
            Self::SlideTimes(problem) => problem.code(),
        }
    }

    /// What is wrong.
    pub(super) fn message(&self) -> String {
        self.wording().0
    }

    /// What to do.
    pub(super) fn help(&self) -> String {
        self.wording().1
    }

    /// Both, side by side.
    fn wording(&self) -> (String, String) {
        match self {
            Self::FileName
            | Self::PageName
            | Self::NotUtf8
            | Self::DuplicateSlug { .. }
            | Self::FrontMatter { .. }
            | Self::WrongType { .. }
            | Self::WrongSetting { .. }
            | Self::UnknownKey { .. }
            | Self::MissingTitle { .. }
            | Self::Settings { .. } => self.settings_wording(),
            Self::MissingFile { .. }
            | Self::PlaceholderPicture { .. }
            | Self::PlaceholderText { .. }
            | Self::ForeignPicture { .. }
            | Self::ForbiddenAddress { .. }
            | Self::EmptyBullet
            | Self::DroppedScript { .. }
            | Self::UnknownElement { .. }
            | Self::DroppedDeclaration
            | Self::LoneTag { .. }
            | Self::TooDeep
            | Self::UnknownLiquid { .. } => self.text_wording(),
            Self::UnframableSlides { .. }
            | Self::SlidesOutsideTalk
            | Self::SameDeck { .. }
            | Self::DeckTitle { .. }
            | Self::UnknownFrame { .. }
            | Self::OtherSpeaker { .. } => self.slides_wording(),
            Self::Transcript(problem) => problem.wording(),
            Self::SlideTimes(problem) => problem.wording(),
            _ => self.talk_wording(),
        }
    }

    fn settings_wording(&self) -> (String, String) {
        match self {
            Self::FileName => (
                "the file name gives no date and name".into(),
                "name it YYYY-MM-DD-name.md, for example 2025-02-26-meetup-7.md; the name holds letters, digits, '-', '_' and '.'".into(),
            ),
            Self::PageName => (
                "the site cannot have a page of this name".into(),
                "name it in letters, digits, '-' and '_', and none of: assets, data, posts, speakers, tags, talks, years".into(),
            ),
            Self::NotUtf8 => (
                "from here on the file is not UTF-8; what cannot be read is shown as \u{fffd}".into(),
                "save it as UTF-8 in your editor".into(),
            ),
            Self::DuplicateSlug { other } => (
                format!("{other} has the same name, and would have the same address"),
                "rename one of them: the name is what follows the date; until then only the other is published".into(),
            ),
            Self::FrontMatter { reason } => (
                format!("the front matter cannot be read: {reason}"),
                "write it as YAML between two lines of ---, and put quotes around values that hold ':' or '#'".into(),
            ),
            Self::WrongSetting { key, wanted } => {
                (format!("`{key}` is not {wanted}"), format!("write {wanted} behind `{key} =`"))
            }
            Self::WrongType { key, wanted } => {
                (format!("`{key}` is not {wanted}"), format!("write {wanted} behind `{key}:`"))
            }
            Self::UnknownKey { key } => {
                (format!("nothing knows the key `{key}`"), "look for a typing mistake, or take it out".into())
            }
            Self::MissingTitle { taken } => (
                format!("the front matter names no title; \"{taken}\" is taken"),
                "add a line `title: \"…\"` to the front matter".into(),
            ),
            Self::Settings { reason } => (
                format!("the settings cannot be read: {reason}"),
                "write TOML: title = \"…\", language = \"ja\" or \"en\", author = \"…\"".into(),
            ),
            _ => self.talk_wording(),
        }
    }

    fn text_wording(&self) -> (String, String) {
        match self {
            Self::MissingFile { address } => (
                format!("there is no file `{address}`"),
                "put the file there, or correct the address; /assets/… is the content folder".into(),
            ),
            Self::PlaceholderPicture { address } => (
                format!("`{address}` is a placeholder, not a picture"),
                "put in the picture's real address, or take the picture out".into(),
            ),
            Self::PlaceholderText { text } => {
                (format!("\"{text}\" is a placeholder, not a name"), "put in the name, or take it out".into())
            }
            Self::ForeignPicture { address } => (
                format!("the picture {address} lies on another site; readers get a link to it"),
                "copy it to /assets/images/ if its licence allows that".into(),
            ),
            Self::ForbiddenAddress { address } => (
                format!("nothing may lead to `{address}`; its words are kept without a link"),
                "use an address that starts with https://, http://, mailto:, / or #".into(),
            ),
            Self::EmptyBullet => ("this list item is empty and left out".into(), "write something behind it, or delete the line".into()),
            Self::DroppedScript { name } => (
                format!("<{name}> is left out: posts hold no code to run and no style"),
                "delete it; talks, slides and recordings work without".into(),
            ),
            Self::UnknownElement { name } if html::is_void(name) => {
                (format!("<{name}> is not known and left out"), "delete it".into())
            }
            Self::UnknownElement { name } => {
                (format!("<{name}> is not known; its text is kept"), "write it in Markdown".into())
            }
            Self::DroppedDeclaration => (
                "no browser shows this: it is left out to its end, which may be that of the post".into(),
                "take it out, or write &lt; for < where it is meant to be read".into(),
            ),
            Self::LoneTag { name } => (
                format!("the tag <{name}> has no partner"),
                "add the missing tag, delete this one, or write &lt; for a plain <".into(),
            ),
            Self::TooDeep => ("text is nested too deep here; its words are kept, flat".into(), "take out some of the levels".into()),
            Self::UnknownLiquid { text } => (
                format!("`{text}` is not known and stays as it is"),
                "write what it stands for; known are site.baseurl, relative_url and the includes embed/youtube.html and embed/video.html".into(),
            ),
            _ => self.talk_wording(),
        }
    }

    fn slides_wording(&self) -> (String, String) {
        match self {
            Self::UnframableSlides { address } => (
                format!("{address} is a page, which cannot be shown in a talk's card; it becomes a link"),
                "on that page choose Share > Embed and take the address in its code: src=\"https://speakerdeck.com/player/…\" or src=\"https://www.slideshare.net/slideshow/embed_code/key/…\"; a data-id is written https://speakerdeck.com/player/<data-id>".into(),
            ),
            Self::SlidesOutsideTalk => (
                "these slides belong to no talk; they become a link".into(),
                "move them below the heading of their talk".into(),
            ),
            Self::SameDeck { talk, other } => (
                format!("{talk} has the same slides as {other}"),
                "one of the two addresses is likely a copy: put in the right one".into(),
            ),
            Self::DeckTitle { deck, talk } => (
                format!("the slides are titled \"{deck}\", the talk \"{talk}\""),
                "if these are another talk's slides, put in the right address; else correct the title".into(),
            ),
            Self::UnknownFrame { address } if address.is_empty() => (
                "a frame without an address is left out".into(),
                "write the address behind `src`; frames are known of YouTube, Speaker Deck, Docswell, Google Slides, SlideShare, Canva, Figma, and PDF files under /assets/".into(),
            ),
            Self::UnknownFrame { address } => (
                format!("a frame of {address} is not shown; it becomes a link"),
                "frames are known of YouTube, Speaker Deck, Docswell, Google Slides, SlideShare, Canva, Figma, and PDF files under /assets/".into(),
            ),
            Self::OtherSpeaker { picture, talk } => (
                format!("the picture is said to show {picture}, who is not the speaker of {talk}"),
                "correct the picture's text, or the picture".into(),
            ),
            _ => self.talk_wording(),
        }
    }

    fn talk_wording(&self) -> (String, String) {
        match self {
            Self::MissingRecording { address } => (
                format!("there is no recording `{address}`"),
                "put the file into the content folder, or write the address of a YouTube video, /assets/… or ComingSoon".into(),
            ),
            Self::SecondRecording => (
                "the report has a recording already; this one stays a link".into(),
                "keep one of the two, in the front matter or alone in a paragraph".into(),
            ),
            Self::StaleAnnouncement => (
                "the recording has come out already; its announcement is left out".into(),
                "delete this line".into(),
            ),
            Self::RecordingInTalk => (
                "this recording stands within a talk and stays a link".into(),
                "the report's recording stands ahead of the talks, or in the front matter as `recording:`".into(),
            ),
            Self::CuesWithoutRecording => (
                "there is a cue list but no recording".into(),
                "add the recording's address alone in a paragraph, or ComingSoon".into(),
            ),
            Self::UnknownHandler { value } => (
                format!("`{value}` does nothing here"),
                "a cue is a line of the cue list with onclick=\"setVideoTime(SECONDS)\"; delete anything else".into(),
            ),
            Self::UnnamedCue => (
                "this cue does not say which talk it is for".into(),
                "begin its line with 発表 1., LT 1., Talk 1. or Lightning Talk 1.".into(),
            ),
            Self::CueWithoutTalk { talk } => (
                format!("the cue list names {talk}, of which the report does not tell"),
                "add a heading for it, or correct the number".into(),
            ),
            Self::TalkWithoutCue { talk } => (
                format!("the cue list does not name {talk}"),
                "add a line for it to the cue list".into(),
            ),
            Self::DuplicateCue { talk } => {
                (format!("the cue list names {talk} twice"), "correct the number, or delete one line".into())
            }
            Self::SameCue { talk, other, seconds } => (
                format!("{talk} starts at {seconds} s, as {other} does"),
                "put in the second at which it really starts".into(),
            ),
            Self::CueAfterEnd { talk, length } => (
                format!("{talk} is cued behind the recording's end at {length}"),
                "correct the second in the cue, or `length:` in the front matter".into(),
            ),
            Self::DuplicateTalk { talk } => (format!("there is a {talk} already"), "number the talks one by one".into()),
            Self::DuplicateId { id } => {
                (format!("the id `{id}` is taken already"), "give each heading an id of its own".into())
            }
            _ => (String::new(), String::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_unlike() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
