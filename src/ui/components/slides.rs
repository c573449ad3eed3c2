//! The slides of a talk: a facade of the deck's own shape until the reader opens
//! it, then the provider's frame in the same place, so that nothing jumps. Where the
//! author tells when its pages are shown, their numbers stand below it, each a cue.

use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, Memo, RwSignal, Set, untrack};
use wasm_bindgen::JsCast;
use web_sys::HtmlIFrameElement;

use super::{recording, switch};
use crate::model::{Deck, Ratio, Recording, SlidePage, Slides, Timestamp};
use crate::player::deck_page;
use crate::ui::app::Surroundings;
use crate::ui::browser;
use crate::ui::consent::Host;
use crate::ui::markup::{Element, Markup, element, live};
use crate::ui::words::Words;

/// Draws some slides of the talk named `talk_title`, with the page numbers below them.
pub(crate) fn draw(
    slides: &Slides,
    talk_title: &str,
    pages: Option<Element>,
    surroundings: &Surroundings,
) -> Markup {
    let title = slides.title().unwrap_or(talk_title).to_owned();
    match slides {
        Slides::Deck { deck, ratio, .. } => draw_deck(deck, title, *ratio, pages, surroundings),
        Slides::Link { page, .. } => draw_link(page.to_string(), title, surroundings.words).into(),
    }
}

/// Draws slides beside the recording: a deck turns to the page that came at `turned`.
/// A reader who has not opened one yet is asked first.
pub(crate) fn draw_beside(
    slides: &Slides,
    talk_title: &str,
    turned: impl Fn() -> Option<Timestamp> + Send + Sync + 'static,
    surroundings: &Surroundings,
) -> Element {
    let Surroundings { words, consent, .. } = *surroundings;
    let title = slides.title().unwrap_or(talk_title).to_owned();
    let (deck, ratio, pages) = match slides {
        Slides::Deck { deck, ratio, pages, .. } => (deck, *ratio, pages.clone()),
        Slides::Link { page, .. } => return draw_link(page.to_string(), title, words),
    };
    let host = Host::of(deck);
    let closed_address = surroundings.base.deck(deck);
    let (first, mark) = (closed_address.clone(), deck_page(deck));
    let address = Arc::new(move || {
        let at = turned();
        match (mark, pages.iter().find(|page| Some(page.at) == at)) {
            (Some(mark), Some(page)) => [&first, mark, &page.page.to_string()].concat(),
            _ => first.clone(),
        }
    });
    let is_open = move || consent.loads_beside(host);
    let was_open = untrack(is_open);
    let content = live(move || {
        if !is_open() {
            let open = Box::new(move || consent.open_deck(host));
            return draw_facade(closed_address.clone(), title.clone(), host, open, words).into();
        }
        let frame = draw_turning_frame(address.clone(), &title, host, words);
        // It takes the focus that the facade had.
        if was_open { frame } else { frame.handle(browser::focus_soon) }.into()
    });
    draw_box(ratio, content)
}

/// Tells whether the page that came at a time is the one that is shown.
pub(crate) type IsCurrent = Arc<dyn Fn(Timestamp) -> bool + Send + Sync>;

/// Draws the page numbers of a deck, each a link that plays from when that page came;
/// nothing where there is no such time, or nothing to play.
pub(crate) fn draw_pages(
    slides: &Slides,
    recording: &Recording,
    is_current: &IsCurrent,
    surroundings: &Surroundings,
) -> Option<Element> {
    let Surroundings { base, words, .. } = surroundings;
    let draw_page = |&SlidePage { at, page }: &SlidePage| {
        let is_current = is_current.clone();
        let link = element("a")
            .class("slides-page")
            .set("href", recording::address(recording, at, base))
            .set("data-cue", at.seconds().to_string())
            .set("aria-label", words.slide_cue(page, at))
            .set_live("aria-current", move || is_current(at).then_some("page".into()))
            .child(page.to_string());
        element("li").child(link)
    };
    (recording.is_playable() && !slides.pages().is_empty()).then(|| {
        let pages: Markup = slides.pages().iter().map(draw_page).collect();
        element("ol").class("slides-pages").set("aria-label", words.slide_times()).child(pages)
    })
}

fn draw_link(page: String, title: String, words: Words) -> Element {
    let link = element("a")
        .set("href", page)
        .child(element("span").class("slides-title").child(title))
        .apart(element("span").class("slides-call").child(words.slides_elsewhere()));
    element("p").class("slides-link").child(link)
}

/// A box of the deck's own shape. The policy allows no style of an element's own; the
/// empty picture has the shape, and gives it to the box around it.
fn draw_box(ratio: Ratio, content: Markup) -> Element {
    let shape = ["0 0 ", &ratio.width.to_string(), " ", &ratio.height.to_string()].concat();
    let shape = element("svg").class("slides-shape").set("viewBox", shape).set("aria-hidden", "true");
    element("div").class("slides").child(shape).child(content)
}

fn draw_deck(
    deck: &Deck,
    title: String,
    ratio: Ratio,
    pages: Option<Element>,
    surroundings: &Surroundings,
) -> Markup {
    let Surroundings { words, consent, .. } = *surroundings;
    let is_open = RwSignal::new(false);
    let address = surroundings.base.deck(deck);
    let page = address.clone();
    let host = Host::of(deck);
    // A memo: a frame that is shown is not made anew when the reader agrees to it for good.
    let is_shown = Memo::new(move |_| is_open.get() || consent.loads(host));
    let content = live(move || {
        if is_shown.get() {
            let frame = draw_frame(address.clone(), &title, host, words);
            if is_open.get_untracked() {
                // It takes the focus that the facade had.
                frame.handle(browser::focus_soon).into()
            } else {
                // Loaded as it comes near, and without taking the focus.
                frame.set("loading", "lazy").into()
            }
        } else {
            let open = Box::new(move || {
                is_open.set(true);
                consent.open_deck(host);
            });
            draw_facade(address.clone(), title.clone(), host, open, words).into()
        }
    });
    let agreement = live(move || {
        // The one that is open stays so when the rest no longer loads.
        let keep_open = move || is_open.set(true);
        // A file of the site's own needs nobody's agreement.
        let is_foreign = host != Host::Own;
        let switch = || is_foreign.then(|| switch::of_host(host, consent, words, keep_open));
        // What blocks frames does not say so: the way around is there in any case.
        let elsewhere = || {
            element("a")
                .class("slides-elsewhere")
                .set("href", page.clone())
                .set("aria-label", words.slides_elsewhere())
                .set("title", words.slides_elsewhere())
        };
        is_shown.get().then(|| element("p").class("slides-consent").child(elsewhere()).apart(switch())).into()
    });
    [draw_box(ratio, content).into(), pages.into(), agreement].into_iter().collect()
}

/// A link that opens the deck here, and on its own page where there is no script.
fn draw_facade(
    address: String,
    title: String,
    host: Host,
    open: Box<dyn Fn() + Send>,
    words: Words,
) -> Element {
    let clicked = move |event: web_sys::Event| {
        if event.dyn_ref().is_some_and(browser::is_plain_click) {
            event.prevent_default();
            open();
        }
    };
    // A file of the site's own connects to nobody.
    let note = if host == Host::Own { "%" } else { words.deck_note() };
    element("a")
        .class("slides-facade")
        .set("href", address)
        .on("click", clicked)
        .child(element("span").class("slides-title").child(title))
        .apart(element("span").class("slides-call").child(words.open_slides()))
        .apart(element("span").class("slides-provider").child(Words::of_host(note, host)))
}

/// The provider's frame, turned to another page where its address changes.
fn draw_turning_frame(
    address: Arc<dyn Fn() -> String + Send + Sync>,
    title: &str,
    host: Host,
    words: Words,
) -> Element {
    let mut shown = untrack(&*address);
    draw_frame(shown.clone(), title, host, words).follow(move |frame| {
        let now = address();
        if now != shown {
            turn(frame, &now);
            shown = now;
        }
    })
}

/// Sends a frame on, in its place in the history: a new `src` would add an entry there,
/// and the reader's way back would lead through the pages.
fn turn(frame: &web_sys::Element, address: &str) {
    if let (true, Some(parent)) = (address.contains('#'), frame.parent_node()) {
        // A page that is told behind `#` alone is read while a document loads, and then
        // no more. A frame loads anew where it comes back into the page.
        frame.remove();
        let _ = frame.set_attribute("src", address);
        let _ = parent.append_child(frame);
        return;
    }
    let frame: Option<&HtmlIFrameElement> = frame.dyn_ref();
    if let Some(window) = frame.and_then(HtmlIFrameElement::content_window) {
        // What the browser refuses leaves the deck at the page that it shows.
        let _ = window.location().replace(address);
    }
}

/// The frame of a provider, or of the browser's own viewer, which no sandbox lets open.
fn draw_frame(address: String, title: &str, host: Host, words: Words) -> Element {
    let sandbox = (host != Host::Own).then_some("allow-scripts allow-same-origin allow-popups");
    element("iframe")
        .class("slides-frame")
        .set("title", [words.slides(), ": ", title].concat())
        .set("allowfullscreen", "")
        .set("referrerpolicy", "strict-origin-when-cross-origin")
        .set_some("sandbox", sandbox)
        .set("src", address)
        .on("load", |event| browser::focus_again(&event))
}
