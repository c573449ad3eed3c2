//! From page to page without a page load, as a browser does it: the address, the
//! title, the place on the page and the focus all follow.
//!
//! 1. A plain click on a link to a page of the site, or the browser's back and
//!    forward, asks for that page.
//! 2. Its data is fetched; after 200 ms the reader is told that it is on its way.
//!    A later request makes an earlier one void.
//! 3. The page is drawn; what the address's fragment names takes the focus, or else its
//!    heading, so that a screen reader reads it, and the Tab key goes on from there; the
//!    place is the fragment, the one that was left, or the top.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent, RequestCache, ScrollRestoration};

use super::data;
use crate::ui::app::Steering;
use crate::ui::browser;
use crate::ui::page::Page;
use crate::ui::problem::Problem;
use crate::ui::routes::{Base, Route, anchor_of};

/// How long a fetch may take before the reader is told of it.
const PATIENCE: Duration = Duration::from_millis(200);

/// Answers clicks on links and the browser's back and forward from now on.
pub(crate) fn begin(steering: Steering, base: Base) {
    let navigation = Rc::new(Navigation {
        steering,
        base,
        request: Cell::new(0),
        entry: Cell::new(0),
        newest_entry: Cell::new(0),
        places: RefCell::default(),
        path: RefCell::new(location().pathname().unwrap_or_default()),
        play: RefCell::default(),
    });
    navigation.adopt_entry();
    navigation.listen();
}

/// Where in the history a page goes.
enum Target {
    /// To a new entry of this address.
    New(String),
    /// To the entry of this number, at which the browser is already.
    Entry(u32),
}

struct Navigation {
    steering: Steering,
    base: Base,
    /// Counts the requests; only the latest one may draw.
    request: Cell<u32>,
    /// The history entry that is shown, by the number kept in its state.
    entry: Cell<u32>,
    /// The largest such number that was given away.
    newest_entry: Cell<u32>,
    /// How far each entry was scrolled when it was left, in CSS pixels.
    places: RefCell<Vec<(u32, f64)>>,
    /// The path of the page that is shown.
    path: RefCell<String>,
    /// What the reader wants to hear as soon as the page is there: a place in its
    /// recording, in seconds, as its cues have it.
    play: RefCell<Option<String>>,
}

impl Navigation {
    /// Numbers the entry that the client began with: after a reload it has its
    /// number already.
    fn adopt_entry(&self) {
        let Ok(history) = window().history() else { return };
        let number = entry_number(&history.state().unwrap_or(JsValue::NULL)).unwrap_or(0);
        self.entry.set(number);
        self.newest_entry.set(number);
        // Each of these may be refused by a browser that guards its history; going
        // back then only loses the place on the page.
        let _ = history.replace_state_with_url(&JsValue::from(number), "", None);
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }

    fn listen(self: &Rc<Self>) {
        let navigation = Rc::clone(self);
        listen("click", move |event: MouseEvent| navigation.clicked(&event));
        let navigation = Rc::clone(self);
        listen("popstate", move |event: web_sys::PopStateEvent| navigation.went(&event.state()));
        // A page that is left for good is the browser's to restore.
        listen("pagehide", |_: web_sys::Event| restore_by_browser(true));
        listen("pageshow", |_: web_sys::Event| restore_by_browser(false));
        let navigation = Rc::clone(self);
        self.steering.retry.set_value(Some(Rc::new(move |route| navigation.ask_again(route))));
    }

    /// Fetches the page of the entry that is shown once more.
    fn ask_again(self: &Rc<Self>, route: Route) {
        self.request(route, Target::Entry(self.entry.get()));
    }

    /// A click on a link to a page of this site; any other is the browser's.
    fn clicked(self: &Rc<Self>, event: &MouseEvent) {
        if !browser::is_plain_click(event) {
            return;
        }
        let Some(link) = browser::clicked(event, "a[href]").and_then(page_link) else { return };
        let Some(route) = self.base.route(&link.pathname()) else { return };
        if !self.shows(&link.pathname()) {
            event.prevent_default();
            self.play.replace(link.get_attribute("data-play"));
            self.request(route, Target::New(link.href()));
            return;
        }
        self.cancel();
        if let Some(at) = link.get_attribute("data-play") {
            event.prevent_default();
            self.move_on_page(&link.href());
            // This click has to be over before the next one.
            request_animation_frame(move || play(&at));
            return;
        }
        let is_fragment = !link.hash().is_empty() && location().search().ok() == Some(link.search());
        if !is_fragment {
            event.prevent_default();
            self.move_on_page(&link.href());
        }
    }

    /// Whether a path's page is the one that is shown; one that failed is not.
    fn shows(&self, path: &str) -> bool {
        let has_failed = self.steering.page.with_untracked(|page| matches!(page, Page::Failed { .. }));
        !has_failed && *self.path.borrow() == path
    }

    /// Goes to another place of the page that is shown.
    fn move_on_page(&self, address: &str) {
        if location().href().ok().as_deref() != Some(address) {
            self.remember_place();
            self.push_entry(address);
        }
        to_fragment_or_top();
    }

    /// The browser went back or forward.
    fn went(self: &Rc<Self>, state: &JsValue) {
        self.cancel();
        self.remember_place();
        let path = location().pathname().unwrap_or_default();
        if self.shows(&path) {
            match entry_number(state) {
                Some(number) => {
                    self.entry.set(number);
                    self.restore_place();
                }
                // A fragment of the same page: the browser made an entry of its own.
                None => self.number_entry(),
            }
            return;
        }
        match self.base.route(&path) {
            Some(route) => self.request(route, Target::Entry(entry_number(state).unwrap_or(0))),
            // Nothing of ours: the host knows what stands there.
            None => {
                let _ = location().reload();
            }
        }
    }

    /// Makes the page that is on its way void.
    fn cancel(&self) {
        self.request.set(self.request.get().wrapping_add(1));
        self.steering.waiting.set(false);
    }

    /// Fetches a page and shows it, unless another one was asked for by then.
    fn request(self: &Rc<Self>, route: Route, target: Target) {
        self.cancel();
        let number = self.request.get();
        let navigation = Rc::clone(self);
        let waiting = set_timeout_with_handle(
            move || {
                if navigation.request.get() == number {
                    navigation.steering.waiting.set(true);
                }
            },
            PATIENCE,
        );
        let navigation = Rc::clone(self);
        spawn_local(async move {
            let result = data::page(&navigation.base, &route, None, RequestCache::Default).await;
            if let Ok(waiting) = waiting {
                waiting.clear();
            }
            if navigation.request.get() != number {
                return;
            }
            navigation.steering.waiting.set(false);
            let page = match result {
                Ok((page, _)) => page,
                Err(Problem::OtherSchema(_)) => return load(&target),
                Err(problem) => {
                    let site = navigation.steering.page.with_untracked(|page| page.site().clone());
                    Page::Failed { site, route, problem }
                }
            };
            navigation.show(page, target).await;
        });
    }

    async fn show(&self, page: Page, target: Target) {
        match &target {
            Target::New(address) => {
                self.remember_place();
                self.push_entry(address);
            }
            Target::Entry(number) => self.entry.set(*number),
        }
        self.path.replace(location().pathname().unwrap_or_default());
        document().set_title(&page.title());
        forget_canonical();
        self.steering.page.set(page);
        tick().await;
        focus_target();
        match target {
            Target::New(_) => to_fragment_or_top(),
            Target::Entry(_) => self.restore_place(),
        }
        if let Some(at) = self.play.take() {
            play(&at);
        }
    }

    fn push_entry(&self, address: &str) {
        let number = self.newest_entry.get().wrapping_add(1);
        self.newest_entry.set(number);
        self.entry.set(number);
        if let Ok(history) = window().history() {
            // Refused only for addresses of other sites, which `clicked` leaves out.
            let _ = history.push_state_with_url(&JsValue::from(number), "", Some(address));
        }
    }

    /// Numbers an entry that the browser made for a fragment.
    fn number_entry(&self) {
        let number = self.newest_entry.get().wrapping_add(1);
        self.newest_entry.set(number);
        self.entry.set(number);
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::from(number), "", None);
        }
    }

    fn remember_place(&self) {
        let Ok(place) = window().scroll_y() else { return };
        let entry = self.entry.get();
        let mut places = self.places.borrow_mut();
        places.retain(|(number, _)| *number != entry);
        places.push((entry, place));
    }

    fn restore_place(&self) {
        let entry = self.entry.get();
        let place = self.places.borrow().iter().find(|(number, _)| *number == entry).map(|(_, place)| *place);
        match place {
            Some(place) => window().scroll_to_with_x_and_y(0.0, place),
            None => to_fragment_or_top(),
        }
    }
}

/// Leaves a page to the browser: the site was published anew since this client came, and
/// that page brings the client that can read its data.
fn load(target: &Target) {
    // A browser that refuses leaves the reader where they are.
    let _ = match target {
        Target::New(address) => location().assign(address),
        Target::Entry(_) => location().reload(),
    };
}

/// The link, where it leads to this origin in this window.
fn page_link(link: Element) -> Option<HtmlAnchorElement> {
    let elsewhere = ["target", "download"].iter().any(|name| link.has_attribute(name));
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    (!elsewhere && link.origin() == location().origin().ok()?).then_some(link)
}

/// The number that [`Navigation`] put into an entry's state; what is no number of
/// ours counts as the nearest, which harms nothing but a place on a page.
fn entry_number(state: &JsValue) -> Option<u32> {
    let number = state.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast saturates")]
    Some(number as u32)
}

/// Clicks on a cue of the page at a place, in seconds: on one made for it, as what was
/// found by what was said has no cue on a page whose transcripts are closed.
fn play(at: &str) {
    let report = document().query_selector("#content .report").ok().flatten();
    let cue = document().create_element("a").ok().and_then(|cue| cue.dyn_into::<HtmlElement>().ok());
    if let (Some(report), Some(cue)) = (report, cue) {
        // None of these can be refused by an element just made.
        let _ = cue.set_attribute("href", "");
        let _ = cue.set_attribute("data-cue", at);
        let _ = report.append_child(&cue);
        cue.click();
        cue.remove();
    }
}

/// Takes out what the document says its address is: it was loaded for another page than
/// the one that is shown, and browsers would share that page in its place.
fn forget_canonical() {
    if let Ok(Some(link)) = document().query_selector("link[rel=canonical]") {
        link.remove();
    }
}

/// Moves the focus to what the address names, or to the page's heading, without moving the page.
fn focus_target() {
    let heading = || document().query_selector("#content h1").ok().flatten();
    let target = fragment_target().or_else(heading);
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        if !target.has_attribute("tabindex") {
            // What refuses it leaves the focus where it was.
            let _ = target.set_attribute("tabindex", "-1");
        }
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = target.focus_with_options(&options);
    }
}

/// The element that the address's fragment names.
fn fragment_target() -> Option<Element> {
    let hash = location().hash().unwrap_or_default();
    anchor_of(&hash).and_then(|anchor| document().get_element_by_id(&anchor))
}

fn to_fragment_or_top() {
    match fragment_target() {
        Some(target) => target.scroll_into_view(),
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

fn restore_by_browser(by_browser: bool) {
    let restoration = if by_browser { ScrollRestoration::Auto } else { ScrollRestoration::Manual };
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(restoration);
    }
}

/// Listens on the window for as long as the document lives, as the client does.
fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(name: &str, answer: impl FnMut(E) + 'static) {
    let answer = Closure::<dyn FnMut(E)>::new(answer);
    let _ = window().add_event_listener_with_callback(name, answer.as_ref().unchecked_ref());
    answer.forget();
}
