//! A post becomes a report: Markdown in, [`Report`] and [`Diagnostic`]s out, no I/O.
//!
//! [`report()`] is the entry point. Its steps, each a file:
//!
//! 1. `front_matter` (with `yaml`, `meeting` and `jekyll`) takes the settings off the post's start.
//! 2. `controls` makes characters seen that nobody would see; `liquid` puts in place of
//!    Jekyll's tags what they stand for.
//! 3. `kramdown` brings kramdown's block rules into `CommonMark`'s form.
//! 4. `tree` nests Markdown (`markdown`: pulldown-cmark, with `emphasis`) and the HTML within it
//!    (`html`: html5ever) in one tree of `node`s; `source` leads every place back to the post.
//!    `unshown` names what no page shows of it; `references` names footnotes and links that
//!    stay words, for nothing defines them.
//! 5. `block` makes typed pieces of the tree, with `inline` and `settle` for words, `figure`
//!    for pictures, `embed` (with `providers`) for recordings and slides, `cues`
//!    for the lines of the cue list, and `address` for all addresses.
//! 6. `outline` (with `vocabulary`, `ids`, `place`) gives each piece its place: in
//!    a talk, in one of its sections, or in the report itself. `cue_list` finds the talks of
//!    lists of times.
//! 7. `slide_times` gives decks their pages; `checks` looks for slips in what is complete, `links`
//!    for headings and pages that are not there.
//! 8. `transcript` (with `webvtt`) gives talks what was said in them, from the files beside the post.
//!
//! `own_page` takes the same way up to step 5, `site` reads the site's settings (with `jekyll`),
//! and `surroundings` is what all of this knows of the rest of the site.
//!
//! Nothing is lost on the way: what is not in the report is named by a diagnostic.

mod abbreviation;
mod address;
mod attach;
mod autolink;
mod block;
mod checks;
mod context;
mod controls;
mod cue_list;
mod cues;
pub mod diagnostic;
mod embed;
mod emphasis;
mod figure;
mod footnotes;
mod front_matter;
mod grouping;
mod html;
mod ids;
mod inline;
mod jekyll;
mod kramdown;
mod links;
mod liquid;
mod markdown;
mod meeting;
mod node;
mod outline;
mod own_page;
mod place;
mod problem;
mod providers;
mod references;
mod settle;
mod site;
mod slide_times;
mod source;
mod surroundings;
mod table;
mod transcript;
mod tree;
mod typography;
mod unshown;
mod vocabulary;
mod webvtt;
mod yaml;

use std::ops::Range;

use crate::model::{Asset, Block, Date, Inline, Part, Picture, Recording, Report, Slug, Transcripts};
use abbreviation::Abbreviations;
use address::Resolver;
use context::Context;
use diagnostic::Log;
use embed::Shown;
use front_matter::FrontMatter;
use jekyll::JekyllKeys;
use node::Node;
use outline::Given;
use problem::{PostProblem, Problem, Reason, RecordingProblem, SettingsProblem, reason};

pub use diagnostic::{Code, Diagnostic, Severity, Span, Style, escaped, render};
pub use jekyll::Permalink;
pub use links::{Lost, SiteLink, anchors, anchors_of_page, is_top, lost};
pub use own_page::{OwnText, own_page};
pub use problem::{FolderProblem, ReadFailure};
pub use site::{KnownSpeaker, Settings, SettingsReader, site};
pub use surroundings::{FileInfo, Files, Pages, Surroundings};
pub use transcript::TranscriptFile;
pub use vocabulary::Vocabulary;
pub use webvtt::MAX_BYTES as MAX_TRANSCRIPT_BYTES;

/// One post as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Post<'a> {
    /// Its name in diagnostics, whose last part gives date and slug:
    /// `posts/2025-02-26-meetup-7.md`.
    pub path: &'a str,
    /// All of its text.
    pub text: &'a str,
}

/// What became of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The report; none where an error among the diagnostics makes it impossible, and where
    /// its author says that it is not published.
    pub report: Option<Report>,
    /// The files in which it was on Jekyll, where they are others than now.
    pub former: Vec<Asset>,
    /// Its links to pages of the site, which may not be there.
    pub links: Vec<SiteLink>,
    /// What was said in its talks.
    pub transcripts: Transcripts,
    /// The captions of its recording, as `WebVTT`; there exactly where [`Report::has_captions`].
    pub captions: Option<String>,
    /// All that is wrong with the post, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// All that is wrong with each of its transcripts, in the order in which they were given.
    pub transcript_diagnostics: Vec<Vec<Diagnostic>>,
}

/// Says that another post, `other`, has this one's name already.
pub fn duplicate_slug(post: &Post<'_>, other: &str) -> Vec<Diagnostic> {
    say(post, 0..0, PostProblem::DuplicateSlug { other: other.to_owned() })
}

/// Says that a post is not UTF-8 from the byte `at` of its readable text on.
pub fn not_utf8(post: &Post<'_>, at: usize) -> Vec<Diagnostic> {
    say(post, at..at, PostProblem::NotUtf8)
}

/// Says that the settings, of this path, do not tell where the site will live, which in `file`
/// a line such as `line` does.
pub fn no_address(path: &str, file: &'static str, line: &'static str) -> Diagnostic {
    Diagnostic::of_file(path, SettingsProblem::NoAddress { file, line }.into())
}

/// Says that something in a content folder is not published.
pub fn left_out(path: &str, problem: FolderProblem) -> Diagnostic {
    Diagnostic::of_file(path, problem.into())
}

/// Compiles one post, with the transcripts beside it.
pub fn report(post: &Post<'_>, transcripts: &[TranscriptFile<'_>], around: &Surroundings<'_>) -> Compiled {
    let mut log = Log::default();
    let (mut report, links, former) = match compile(post, around, &mut log) {
        Some(Complete { report, links, former }) => (Some(report), links, former),
        None => (None, Vec::new(), Vec::new()),
    };
    let spoken = transcript::transcripts(transcripts, report.as_mut());
    let has_captions = report.as_ref().is_some_and(Report::has_captions);
    Compiled {
        report,
        former,
        links,
        transcripts: spoken.transcripts,
        captions: has_captions.then_some(spoken.captions),
        diagnostics: log.finish(post.path, post.text),
        transcript_diagnostics: spoken.diagnostics,
    }
}

/// A single problem of a post.
fn say(post: &Post<'_>, at: Range<usize>, problem: impl Into<Problem>) -> Vec<Diagnostic> {
    let mut log = Log::default();
    log.report(at, problem);
    log.finish(post.path, post.text)
}

/// A report, and what is known beside it.
struct Complete {
    report: Report,
    links: Vec<SiteLink>,
    former: Vec<Asset>,
}

fn compile(post: &Post<'_>, around: &Surroundings<'_>, log: &mut Log) -> Option<Complete> {
    let name = file_name(post.path);
    if name.is_none() {
        log.report(0..0, PostProblem::FileName);
    }
    let (yaml, body) = match front_matter::split(post.text) {
        Ok(parts) => parts,
        Err(at) => {
            log.report(at, SettingsProblem::FrontMatter { reason: Reason::Own(reason::NOT_CLOSED) });
            return None;
        }
    };
    let front_matter = FrontMatter::read(post.text, yaml.clone(), log)?;
    let (date, slug) = name?;
    let jekyll = &front_matter.jekyll;
    if jekyll.is_unpublished {
        return None;
    }
    let former = jekyll.files_of_post(around.permalink.as_ref(), date, slug.as_str(), log);
    let (nodes, abbreviations) = nodes(post, body, jekyll, around, log)?;
    let context = &mut Context::new(Resolver::report(&slug, around), post.text, around, log);
    context.media_folder.clone_from(&jekyll.media_folder);
    context.is_without_liquid = jekyll.is_without_liquid;
    context.abbreviations = abbreviations;
    let given = Given {
        recording: given_recording(&front_matter, context),
        length: front_matter.recording.as_ref().and_then(|entry| entry.length),
        cues: front_matter.cues,
    };
    let mut flows = block::flow(&nodes, context);
    footnotes::append(&nodes, &mut flows, context);
    checks::levels(&flows, context);
    let mut outline = outline::outline(flows, given, context);
    slide_times::apply(&mut outline, front_matter.slides, context);
    checks::check(&outline, context);
    let links = links::check(&links::anchors(&outline.body), context);
    let cover = front_matter.image.map(|image| context.picture(&image.path.text, image.alt, image.path.at));
    let title = front_matter.title.unwrap_or_else(|| {
        let taken = derived_title(&outline.body, &slug);
        if !front_matter.titled {
            let first_line = post.text.lines().next().map_or(0, str::len);
            let at = if yaml.is_empty() { yaml } else { 0..first_line };
            context.report(at, SettingsProblem::MissingTitle { taken: taken.clone() });
        }
        taken
    });
    let named = |name: String| around.authors.get(&name).cloned().unwrap_or(name);
    let report = Report {
        slug,
        date,
        updated: front_matter.updated,
        title,
        language: front_matter.language,
        authors: front_matter.authors.into_iter().map(named).collect(),
        tags: front_matter.tags,
        description: front_matter.description,
        cover,
        meeting: front_matter.meeting,
        recording: outline.recording,
        cues: outline.cues,
        body: outline.body,
    };
    Some(Complete { report, links, former })
}

/// The tree of what stands behind the front matter, and the abbreviations in it.
fn nodes(
    post: &Post<'_>,
    body: Range<usize>,
    jekyll: &JekyllKeys,
    around: &Surroundings<'_>,
    log: &mut Log,
) -> Option<(Vec<Node>, Abbreviations)> {
    let text = post.text.get(body.clone())?;
    let origin = source::Origin::at(body.start);
    let replaced = controls::replace(text, &origin, log);
    let (text, origin) = match &replaced {
        Some((text, origin)) => (text.as_str(), origin.clone()),
        None => (text, origin),
    };
    let normalised = if jekyll.is_without_liquid {
        kramdown::normalise(text, origin)
    } else {
        let liquid::Expanded { text, origin, kept } = liquid::expand(text, origin, around, log);
        kramdown::normalise_around(&text, origin, kept)
    };
    Some((markdown::tree(&normalised, log), Abbreviations::new(normalised.abbreviations)))
}

/// The date and the slug of `posts/2025-02-26-meetup-7.md`.
fn file_name(path: &str) -> Option<(Date, Slug)> {
    let name = path.rsplit(['/', '\\']).next()?;
    let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".markdown"))?;
    let date = Date::parse(stem.get(..10)?)?;
    let slug = Slug::parse(stem.get(10..)?.strip_prefix('-')?)?;
    Some((date, slug))
}

/// The recording that the front matter names.
fn given_recording(front_matter: &FrontMatter, context: &mut Context<'_>) -> Option<Recording> {
    let entry = front_matter.recording.as_ref()?;
    if entry.removed {
        return Some(Recording::Removed);
    }
    let given = entry.address.as_ref()?;
    let at = given.at.clone();
    let address = given.text.trim().to_owned();
    let poster = entry.poster.as_ref().map(|poster| poster_picture(poster, context));
    let recording = match embed::shown(&address, context) {
        Some(Shown::Video(video)) => Recording::YouTube { video, poster },
        Some(Shown::Media(file)) => Recording::Media { file, poster },
        _ if vocabulary::is_coming_soon(&address) => Recording::ComingSoon,
        _ => {
            context.report(at, RecordingProblem::MissingRecording { address });
            return None;
        }
    };
    Some(recording)
}

fn poster_picture(poster: &front_matter::Placed, context: &mut Context<'_>) -> Picture {
    context.picture(&poster.text, String::new(), poster.at.clone())
}

/// The words of the first heading, or else the slug.
fn derived_title(body: &[Part], slug: &Slug) -> String {
    let heading = body.iter().find_map(|part| match part {
        Part::Block(Block::Heading(heading)) => Some(Inline::plain_text(&heading.content)),
        _ => None,
    });
    heading.unwrap_or_else(|| slug.to_string())
}
