//! What was said in a talk, line by line, each a link that plays from there.
//!
//! 1. A page that was rendered natively holds the lines; hydration leaves them alone.
//! 2. A page that the client draws holds none: they are fetched when the reader opens
//!    the transcript.

use leptos::prelude::{Get, GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue};
use wasm_bindgen::JsCast;

use super::recording;
use crate::model::{Anchor, Recording, ReportPage, Slug, Talk, TranscriptLine, Transcripts};
use crate::ui::app::{Steering, Surroundings};
use crate::ui::markup::{Element, Markup, element, live};
use crate::ui::problem::Problem;

/// Draws a talk's transcript, where there is one.
pub(crate) fn draw(
    talk: &Talk,
    page: &ReportPage,
    steering: Steering,
    surroundings: &Surroundings,
) -> Option<Element> {
    if !talk.transcript {
        return None;
    }
    let words = surroundings.words;
    let transcript = Transcript {
        talk: talk.id.clone(),
        slug: page.report.slug.clone(),
        recording: page.report.recording.clone(),
        surroundings: surroundings.clone(),
        steering,
        progress: RwSignal::new(Progress::Resting),
        list: StoredValue::new_local(None),
    };
    let is_playable = page.report.recording.as_ref().is_some_and(Recording::is_playable);
    let list = element("ol")
        .class("transcript-lines")
        // A list that scrolls and holds no link is reached by the keyboard all the same.
        .set_some("tabindex", (!is_playable).then_some("0"))
        .kept()
        .handle(move |list| transcript.list.set_value(Some(list.clone())))
        .child(transcript.lines(page.transcripts.of(&talk.id)));
    let told = {
        let transcript = transcript.clone();
        live(move || transcript.draw_progress())
    };
    let told = element("div").class("transcript-progress").set("role", "status").child(told);
    Some(
        element("details")
            .class("transcript")
            .set("id", [talk.id.as_str(), "-transcript"].concat())
            .on("toggle", move |event| transcript.toggled(&event))
            .child(element("summary").class("transcript-title").child(words.transcript()))
            .child(list)
            .child(told),
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
    /// The list of the document that holds the lines.
    list: StoredValue<Option<web_sys::Element>, LocalStorage>,
}

impl Transcript {
    fn lines(&self, lines: &[TranscriptLine]) -> Markup {
        lines.iter().map(|line| element("li").child(self.line(line))).collect()
    }

    fn line(&self, line: &TranscriptLine) -> Element {
        let TranscriptLine { start: at, text } = line;
        let time = element("time").class("transcript-time").child(at.to_string());
        let part = match &self.recording {
            Some(recording) if recording.is_playable() => element("a")
                .class("transcript-line")
                .set("data-cue", at.seconds().to_string())
                .set("href", recording::address(recording, *at, &self.surroundings.base)),
            _ => element("p").class("transcript-line"),
        };
        part.child(time).apart(element("span").child(text.clone()))
    }

    fn toggled(&self, event: &web_sys::Event) {
        let details = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if details.is_some_and(|details| details.has_attribute("open")) {
            self.fill();
        }
    }

    /// Asks for the lines, unless they are there.
    fn fill(&self) {
        let is_empty = self.list.get_value().is_some_and(|list| list.first_element_child().is_none());
        if !is_empty || matches!(self.progress.get_untracked(), Progress::Loading) {
            return;
        }
        self.progress.set(Progress::Loading);
        let transcript = self.clone();
        let take = move |result| transcript.take(result);
        self.steering.ask_for_transcripts(self.slug.clone(), Box::new(take));
    }

    /// Draws the lines that came. The page may be gone by then, hence the `try_` methods.
    fn take(&self, result: Result<Transcripts, Problem>) {
        let progress = match result {
            Ok(transcripts) => {
                if let Some(list) = self.list.try_get_value().flatten() {
                    self.lines(transcripts.of(&self.talk)).append_to(&list);
                }
                Progress::Resting
            }
            Err(problem) => Progress::Failed(problem),
        };
        self.progress.try_set(progress);
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
