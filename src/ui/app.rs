//! The frame around every page: header, the page itself, footer.

use std::rc::Rc;

use leptos::prelude::*;

use super::components::{player, site_footer, site_header};
use super::consent::Consent;
use super::markup::{Markup, Text, element, live};
use super::memory::Remembered;
use super::page::Page;
use super::pages;
use super::placement::{Placement, View};
use super::playback::{Playback, media_session};
use super::problem::Problem;
use super::routes::{Base, Route, fragment};
use super::shortcuts;
use super::words::Words;
use crate::model::{Language, Slug, Transcripts, page_ids};

/// What every component knows of its surroundings.
#[derive(Clone)]
pub struct Surroundings {
    /// Where the site lives.
    pub base: Base,
    /// The words of its language.
    pub words: Words,
    /// The app's player.
    pub(crate) playback: Playback,
    /// Where the player stands.
    pub(crate) placement: Placement,
    /// What the reader has agreed to.
    pub(crate) consent: Consent,
}

impl Surroundings {
    /// The same with the words of a language, where a text has one of its own: its
    /// labels then speak as it does.
    pub fn in_language(&self, language: Option<Language>) -> Self {
        let words = language.map_or(self.words, Words);
        Self { words, ..self.clone() }
    }
}

/// The signals through which the client steers the app; natively they rest.
#[derive(Clone, Copy)]
pub struct Steering {
    /// The page that is shown.
    pub page: RwSignal<Page>,
    /// Whether a page has been on its way for so long that the reader should know.
    pub waiting: RwSignal<bool>,
    /// Answers a reader who asks for a page again after it failed.
    pub retry: StoredValue<Option<Retry>, LocalStorage>,
    /// What is remembered on this device.
    pub memory: Remembered,
    /// Answers a reader who asks for what was said, on a page that the client drew.
    pub transcripts: StoredValue<Option<FetchTranscripts>, LocalStorage>,
}

/// Fetches a page again.
pub type Retry = Rc<dyn Fn(Route)>;

/// Fetches the transcripts of a report, and hands them over.
pub type FetchTranscripts = Rc<dyn Fn(Slug, TakeTranscripts)>;

/// Takes the transcripts of a report, or why they could not be had.
pub type TakeTranscripts = Box<dyn FnOnce(Result<Transcripts, Problem>)>;

impl Steering {
    /// The app at rest on a page.
    pub fn new(page: Page) -> Self {
        Self {
            page: RwSignal::new(page),
            waiting: RwSignal::new(false),
            retry: StoredValue::new_local(None),
            memory: Remembered::new(),
            transcripts: StoredValue::new_local(None),
        }
    }
}

impl Steering {
    /// Asks for a page again.
    pub fn ask_again(self, route: Route) {
        if let Some(retry) = self.retry.get_value() {
            retry(route);
        }
    }

    /// Asks for the transcripts of a report.
    pub fn ask_for_transcripts(self, slug: Slug, take: TakeTranscripts) {
        if let Some(fetch) = self.transcripts.get_value() {
            fetch(slug, take);
        }
    }
}

/// The whole of a page, as a Leptos view, and what begins once that is in the document
/// and alive: the page's keys, the device's controls, and what the reader chose before.
///
/// The language of the interface is that of the first page's site: one site has one.
pub fn app(steering: Steering, base: Base) -> (Markup, impl FnOnce()) {
    let Steering { page, waiting, memory, .. } = steering;
    let site = page.with_untracked(|page| page.site().clone());
    let words = Words(site.language);
    let playback = Playback::new(memory);
    let placement = Placement::new(playback);
    let consent = Consent::new(memory);
    let view = Memo::new(move |_| placement.view());
    // In the watch view there is the player alone, for the keyboard and for a
    // screen reader too.
    let inert = move || (view.get() == View::Watch).then(|| Text::from(""));
    let surroundings = Surroundings { base, words, playback, placement, consent };
    // The one live region: what a screen reader is told without asking.
    let told = live(move || {
        if waiting.get() {
            return element("span").class("progress-words").child(words.loading()).into();
        }
        let said = playback.said.get().filter(|(_, said)| !said.is_empty());
        let draw = |(words, said): (Words, String)| {
            element("span").class("visually-hidden").set("lang", words.0.tag()).child(said)
        };
        said.map(draw).into()
    });
    let player = player::draw(view, &surroundings);
    let footer = site_footer::draw(&site, &surroundings);
    let header = site_header::draw(&site, page, &surroundings);
    let shown = live(move || page.with(|page| pages::draw(page, &surroundings, steering)));
    let markup = [
        element("a")
            .class("skip-link")
            .set("href", fragment(page_ids::CONTENT))
            .child(words.skip_to_content()),
        element("div").class("progress").set("role", "status").child(told),
        player,
        header.set_live("inert", inert),
        element("main")
            .class("site-main")
            .set("id", page_ids::CONTENT)
            .set("tabindex", "-1")
            .set_live("inert", inert)
            .child(shown),
        footer.set_live("inert", inert),
    ]
    .into_iter()
    .collect();
    let begin = move || {
        playback.recall();
        consent.recall();
        shortcuts::listen(playback, placement);
        media_session::follow(playback);
    };
    (markup, begin)
}
