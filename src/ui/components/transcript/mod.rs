//! What was said in a talk, line by line, each a link that plays from there.
//!
//! 1. A page that was rendered natively holds the lines; hydration leaves them alone.
//! 2. A page that the client draws holds none: they are fetched when the reader opens
//!    the transcript.
//! 3. While it is open, [`lines`] marks the line under the playhead; [`search`] is a
//!    field that the client alone draws.

mod lines;
mod search;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::recording;
use crate::model::{
    Anchor, Recording, ReportPage, Slug, Talk, Timestamp, TranscriptLine, Transcripts, page_ids,
};
use crate::ui::app::{Steering, Surroundings};
use crate::ui::browser;
use crate::ui::markup::{Element, Markup, element, live};
use crate::ui::playback::PageRecording;
use crate::ui::problem::Problem;
use lines::Lines;

/// Draws a talk's transcript, where there is one.
pub(crate) fn draw(
    talk: &Talk,
    page: &ReportPage,
    playing: PageRecording,
    steering: Steering,
    surroundings: &Surroundings,
) -> Option<Element> {
    if !talk.transcript {
        return None;
    }
    let transcript = Transcript {
        talk: talk.id.clone(),
        slug: page.report.slug.clone(),
        recording: page.report.recording.clone(),
        surroundings: surroundings.clone(),
        steering,
        progress: RwSignal::new(Progress::Resting),
        is_open: RwSignal::new(false),
        has_lines: RwSignal::new(false),
        lines: StoredValue::new_local(Lines::default()),
    };
    transcript.follow(talk, playing);
    let list = transcript.draw_list(page.transcripts.of(&talk.id));
    let told = {
        let transcript = transcript.clone();
        live(move || transcript.draw_progress())
    };
    let search = {
        let transcript = transcript.clone();
        live(move || transcript.has_lines.get().then(|| search::draw(&transcript)).into())
    };
    let (met, title) = (transcript.clone(), surroundings.words.transcript());
    Some(
        element("details")
            .class("transcript")
            .set("id", page_ids::transcript(talk.id.as_str()))
            // The reader may have opened it before the client was there.
            .handle(move |details| met.toggled(details))
            .on("toggle", move |event| {
                let details = event.current_target().and_then(|target| target.dyn_into().ok());
                if let Some(details) = details {
                    transcript.toggled(&details);
                }
            })
            .child(element("summary").class("transcript-title").child(title))
            .child(search)
            .child(list)
            .child(element("div").class("transcript-progress").child(told)),
    )
}

/// How far the lines of a transcript are that the page did not hold.
#[derive(Clone)]
enum Progress {
    /// Nobody has asked for them, or they are there.
    Resting,
    Loading,
    Failed(Problem),
}

/// A transcript on a page.
#[derive(Clone)]
struct Transcript {
    talk: Anchor,
    slug: Slug,
    recording: Option<Recording>,
    surroundings: Surroundings,
    steering: Steering,
    progress: RwSignal<Progress>,
    is_open: RwSignal<bool>,
    /// Whether it was opened, and its lines were there.
    has_lines: RwSignal<bool>,
    lines: StoredValue<Lines, LocalStorage>,
}

impl Transcript {
    fn draw_list(&self, lines: &[TranscriptLine]) -> Element {
        let is_playable = self.recording.as_ref().is_some_and(Recording::is_playable);
        let stored = self.lines;
        element("ol")
            .class("transcript-lines")
            // A list that scrolls and holds no link is reached by the keyboard all the same.
            .set_some("tabindex", (!is_playable).then_some("0"))
            .kept()
            .handle(move |list| stored.update_value(|lines| lines.set_list(list)))
            .on("scroll", move |_| stored.update_value(Lines::scrolled))
            .child(self.draw_lines(lines))
    }

    fn draw_lines(&self, lines: &[TranscriptLine]) -> Markup {
        lines.iter().map(|line| element("li").child(self.line(line))).collect()
    }

    fn line(&self, line: &TranscriptLine) -> Element {
        let TranscriptLine { start: at, text } = line;
        let time = element("span").class("transcript-time").child(at.to_string());
        let part = match &self.recording {
            Some(recording) if recording.is_playable() => element("a")
                .class("transcript-line")
                .set("data-cue", at.seconds().to_string())
                .set("href", recording::address(recording, *at, &self.surroundings.base)),
            _ => element("p").class("transcript-line"),
        };
        part.child(time).apart(element("span").child(text.clone()))
    }

    /// Marks the line under the playhead while anybody could see it.
    fn follow(&self, talk: &Talk, playing: PageRecording) {
        let (is_open, has_lines, lines) = (self.is_open, self.has_lines, self.lines);
        let (key, has_cue) = (talk.key, talk.cue.is_some());
        let said = move || -> Option<Timestamp> {
            let is_said = is_open.get() && has_lines.get() && (!has_cue || playing.now() == Some(key));
            if is_said { playing.second() } else { None }
        };
        browser::act_again(move || lines.update_value(|lines| lines.mark(said())));
    }

    /// Takes note of a transcript that is open, or is not.
    fn toggled(&self, details: &web_sys::Element) {
        let is_open = details.has_attribute("open");
        if self.is_open.get_untracked() != is_open {
            self.is_open.set(is_open);
        }
        if is_open {
            self.fill();
        }
    }

    /// Asks for the lines, unless they are there.
    fn fill(&self) {
        let has_lines = self.lines.try_update_value(Lines::read) == Some(true);
        if has_lines {
            self.has_lines.set(true);
        }
        if has_lines || matches!(self.progress.get_untracked(), Progress::Loading) {
            return;
        }
        self.progress.set(Progress::Loading);
        self.say(self.surroundings.words.loading().to_owned());
        let transcript = self.clone();
        let take = move |result| transcript.take(result);
        self.steering.ask_for_transcripts(self.slug.clone(), Box::new(take));
    }

    /// Draws the lines that came. The page may be gone by then, hence the `try_` methods.
    fn take(&self, result: Result<Transcripts, Problem>) {
        let (progress, told) = match result {
            Ok(transcripts) => {
                let lines = self.draw_lines(transcripts.of(&self.talk));
                self.lines.try_update_value(|stored| stored.append(lines));
                self.has_lines.try_set(true);
                (Progress::Resting, String::new())
            }
            Err(problem) => {
                let told = self.surroundings.words.problem(&problem);
                (Progress::Failed(problem), told)
            }
        };
        // What is handed back found no page that it could be told on.
        if self.progress.try_set(progress).is_none() {
            self.say(told);
        }
    }

    fn say(&self, told: String) {
        self.surroundings.playback.say(self.surroundings.words, told);
    }

    /// What the reader is told of lines that are on their way.
    fn draw_progress(&self) -> Markup {
        let words = self.surroundings.words;
        match self.progress.get() {
            Progress::Resting => Markup::default(),
            Progress::Loading => element("p").child(words.loading()).into(),
            Progress::Failed(problem) => {
                let transcript = self.clone();
                let again = element("button")
                    .class("button")
                    .set("type", "button")
                    .on("click", move |_| transcript.fill())
                    .child(words.retry());
                element("p").child(words.problem(&problem)).apart(again).into()
            }
        }
    }
}
