//! Where the player stands: in its report's slot, docked beside the reader, or as
//! large as the window (the watch view).
//!
//! A frame that is moved in the document loads anew, so the player's element stays
//! where it is for as long as the app lives; only its box changes. In its slot, the
//! box is laid over the slot by its numbers; everywhere else `style/player.css`
//! says where it is.
//!
//! 1. A report's page hands over its slot; observers tell whether that is in view,
//!    and when anything that could move it has changed its size.
//! 2. [`Placement::view`] follows from that, from what is loaded, and from what the
//!    reader chose.
//! 3. Docked, the player's own height is measured, for the page that begins below it.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};

use super::browser;
use super::playback::{Playback, move_to};
use crate::model::{Slug, page_ids};
use crate::player::Phase;

/// Where the player stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// Nowhere: there is nothing to see.
    Hidden,
    /// In its report's slot.
    Slot,
    /// Docked.
    Dock,
    /// In the watch view.
    Watch,
}

impl View {
    /// What the style sheets call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Slot => "slot",
            Self::Dock => "dock",
            Self::Watch => "watch",
        }
    }
}

/// What decides where the player stands.
#[derive(Clone, Copy)]
pub(crate) struct Placement {
    /// The player that it is about.
    pub(crate) playback: Playback,
    /// Whether the reader lets the player follow them.
    pub(crate) docks: RwSignal<bool>,
    /// Whether the reader asked for the watch view.
    pub(crate) watches: RwSignal<bool>,
    /// Whether enough of the slot is in view.
    slot_in_view: RwSignal<bool>,
    /// Whether the slot has been scrolled past: its upper edge at least is above what is in view.
    slot_is_past: RwSignal<bool>,
    slot: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// Counts the slots: the one of the latest page is meant.
    slot_number: StoredValue<u32>,
    player: StoredValue<Option<HtmlElement>, LocalStorage>,
    player_size: StoredValue<Option<Size>, LocalStorage>,
    observers: StoredValue<Option<Observers>, LocalStorage>,
}

/// How much of the slot must be in view for the player to stay in it.
const ENOUGH: f64 = 0.5;

/// As good as all of it: what browsers tell is rounded.
const ALL: f64 = 0.99;

/// A window that reaches down to the end of any page: what is not in it is above.
const BELOW: &str = "0px 0px 1000000px 0px";

impl Placement {
    /// The placement of a player that nobody has asked for yet.
    pub(crate) fn new(playback: Playback) -> Self {
        Self {
            playback,
            docks: RwSignal::new(true),
            watches: RwSignal::new(false),
            slot_in_view: RwSignal::new(true),
            slot_is_past: RwSignal::new(false),
            slot: StoredValue::new_local(None),
            slot_number: StoredValue::new(0),
            player: StoredValue::new_local(None),
            player_size: StoredValue::new_local(None),
            observers: StoredValue::new_local(None),
        }
    }

    /// Where the player stands now.
    pub(crate) fn view(self) -> View {
        let phase = self.playback.phase.get();
        let has_player = matches!(phase, Phase::Loading | Phase::Ready);
        let is_home = self.playback.is_home();
        // Where the recording's own page tells of a failure, it must be in view.
        let is_told = is_home && self.slot_in_view.get();
        // What nobody has asked to play follows nobody.
        let is_asked = self.playback.is_asked.get();
        let stays = !self.docks.get() || !is_asked;
        if has_player && self.watches.get() {
            View::Watch
        } else if has_player && is_home && (self.slot_in_view.get() || stays) {
            View::Slot
        } else if has_player || (phase != Phase::Idle && is_asked && !is_told) {
            View::Dock
        } else {
            View::Hidden
        }
    }

    /// Whether the page begins below a player that is docked on top. Once its slot has
    /// been scrolled past, the page's beginning is out of view, and a page that moved
    /// while its reader scrolls would lose them their place.
    pub(crate) fn takes_room(self) -> bool {
        !(self.playback.is_home() && self.slot_is_past.get())
    }

    /// Takes the player's own element; its size matters on pages without a slot, too.
    pub(crate) fn set_player(self, element: &Element) {
        self.player.set_value(element.dyn_ref().cloned());
        self.player_size.set_value(Size::new(self, element));
    }

    /// Takes the slot of the page that is being drawn, until that page is left;
    /// `on_view` is called whenever a part of it has come into view.
    pub(crate) fn set_slot(self, element: &Element, report: Slug, on_view: impl Fn() + 'static) {
        let Some(slot) = element.dyn_ref::<HtmlElement>().cloned() else { return };
        let number = self.slot_number.get_value().wrapping_add(1);
        self.slot_number.set_value(number);
        self.observers.set_value(Observers::new(self, &slot, on_view));
        self.slot.set_value(Some(slot));
        self.slot_in_view.set(true);
        self.slot_is_past.set(false);
        self.playback.shown.set(Some(report));
        on_cleanup(move || {
            // The next page may have handed over its own slot before this one went.
            if self.slot_number.try_get_value() == Some(number) {
                self.observers.set_value(None);
                self.slot.set_value(None);
                self.playback.shown.set(None);
                // A player that was made for this page alone goes with it.
                if self.playback.is_untouched.get_untracked() {
                    self.playback.close();
                }
            }
        });
    }

    /// Brings the player into view where it stands in its slot; wherever it stands, it
    /// takes the focus that the facade, or the button below it, may have had: both give
    /// way to it.
    pub(crate) fn show(self) {
        let Some(slot) = self.slot.get_value() else { return };
        if untrack(|| self.view()) != View::Dock {
            browser::bring_into_view(&slot);
        }
        let had_focus = slot.parent_element().is_some_and(|region| browser::has_focus(&region));
        if let (true, Some(player)) = (had_focus, self.player.get_value()) {
            browser::focus_soon(&player);
        }
    }

    /// Takes the player out of the page; the facade, or else the page's text, takes the
    /// focus that it may have had.
    pub(crate) fn close(self) {
        let had_focus = self.has_focus();
        self.watches.set(false);
        self.playback.dismiss();
        if !had_focus {
            return;
        }
        if let Some(slot) = self.slot.get_value() {
            browser::focus_within_soon(&slot);
        } else if let Some(text) = document().get_element_by_id(page_ids::CONTENT) {
            browser::focus_soon(&text);
        }
    }

    /// Whether the page that is shown has a recording that could be played.
    pub(crate) fn has_slot(self) -> bool {
        self.slot.with_value(Option::is_some)
    }

    /// Brings the slot into view, and what is told below it.
    pub(crate) fn bring_slot_into_view(self) {
        if let Some(slot) = self.slot.get_value() {
            browser::bring_into_view(&slot);
        }
    }

    /// Whether the focus is in the player.
    pub(crate) fn has_focus(self) -> bool {
        self.player.get_value().is_some_and(|player| browser::has_focus(&player))
    }

    /// Fills the screen with the player, or gives it back.
    pub(crate) fn toggle_fullscreen(self) {
        if let Some(player) = self.player.get_value() {
            browser::toggle_fullscreen(&player);
        }
    }

    /// Lays the player over its slot; docked, tells the style sheets how high it is.
    fn lay(self) {
        let Some(player) = self.player.get_value() else { return };
        let view = untrack(|| self.view());
        if view == View::Dock {
            let page = document().document_element().and_then(|page| page.dyn_into().ok());
            let height = player.get_bounding_client_rect().height();
            if let Some(page) = page {
                set_length(&page, "--dock-height", height);
            }
        }
        let (Some(slot), Some(root)) = (self.slot.get_value(), player.parent_element()) else { return };
        let (place, origin) = (slot.get_bounding_client_rect(), root.get_bounding_client_rect());
        for (name, pixels) in [
            ("--left", place.left() - origin.left()),
            ("--top", place.top() - origin.top()),
            ("--width", place.width()),
        ] {
            set_length(&player, name, pixels);
        }
        // Docked, the panel has another height, and the page is to stand still.
        if view == View::Slot {
            let panel = player.offset_height() - slot_screen_height(&player);
            set_length(&slot, "--panel", panel.into());
        }
    }
}

/// The height of the player's screen, in CSS pixels: the panel below it is the rest.
fn slot_screen_height(player: &HtmlElement) -> i32 {
    let screen = player.first_element_child().and_then(|screen| screen.dyn_into::<HtmlElement>().ok());
    screen.map_or(0, |screen| screen.offset_height())
}

/// Tells the style sheets a length, in CSS pixels.
fn set_length(element: &HtmlElement, name: &str, pixels: f64) {
    // A browser that refuses it leaves things where they were.
    let _ = element.style().set_property(name, &browser::pixels(pixels));
}

/// What watches a slot; dropped, it watches no more.
struct Observers {
    _view: Sight,
    _below: Sight,
    _size: Size,
}

impl Observers {
    /// `None` where the browser knows no such observers.
    fn new(placement: Placement, slot: &HtmlElement, on_view: impl Fn() + 'static) -> Option<Self> {
        let view = Sight::new(slot, "0px", move |entry| {
            move_to(placement.slot_in_view, entry.intersection_ratio() >= ENOUGH);
            if entry.is_intersecting() {
                on_view();
            }
        })?;
        let below = Sight::new(slot, BELOW, move |entry| {
            move_to(placement.slot_is_past, entry.intersection_ratio() < ALL);
        })?;
        let size = Size::new(placement, slot)?;
        if let Some(page) = document().get_element_by_id(page_ids::CONTENT) {
            size.observer.observe(&page);
        }
        Some(Self { _view: view, _below: below, _size: size })
    }
}

/// Lays the player anew whenever what it observes has changed its size, until it is dropped.
struct Size {
    observer: ResizeObserver,
    _on_change: Closure<dyn FnMut()>,
}

impl Size {
    /// `None` where the browser knows no such observer.
    fn new(placement: Placement, element: &Element) -> Option<Self> {
        // In the next frame: what moves while sizes are being told of is an error to browsers.
        let on_change = Closure::<dyn FnMut()>::new(move || request_animation_frame(move || placement.lay()));
        let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _on_change: on_change })
    }
}

impl Drop for Size {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells whether an element is in sight, until it is dropped.
struct Sight {
    observer: IntersectionObserver,
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Sight {
    /// `margin` makes the window larger that it looks through (CSS, as `rootMargin`).
    fn new(
        element: &Element,
        margin: &str,
        on_change: impl Fn(IntersectionObserverEntry) + 'static,
    ) -> Option<Self> {
        let on_change = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            // The latest of them: the others are of the past.
            if let Ok(entry) = entries.pop().dyn_into() {
                on_change(entry);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_threshold(&[0.0, ENOUGH, ALL].map(JsValue::from).iter().collect::<Array>());
        options.set_root_margin(margin);
        let callback = on_change.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _on_change: on_change })
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
