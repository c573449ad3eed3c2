//! The few things asked of the browser itself; for effects and event handlers.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{Effect, document, request_animation_frame, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlAnchorElement, HtmlElement, MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Whether a click wants what a plain click does: the main button, no key held,
/// and nobody else has answered it.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}

/// The element that was clicked, or the nearest around it, that matches `selector`.
pub fn clicked(event: &MouseEvent, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// Moves the focus to an element as soon as it is in the document, which it is
/// not yet while it is being made.
pub fn focus_soon(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>().cloned() else {
        return;
    };
    request_animation_frame(move || {
        // An element that takes no focus leaves it where the browser put it.
        let _ = element.focus();
    });
}

/// Moves the focus to the first link in an element, or to the element itself where it
/// holds none, as soon as what is drawn now is there.
pub fn focus_within_soon(element: &Element) {
    let element = element.clone();
    request_animation_frame(move || {
        let link = element.query_selector("a[href]").ok().flatten();
        let target = link.unwrap_or(element).dyn_into::<HtmlElement>();
        // An element that takes no focus leaves it where the browser put it.
        let _ = target.map(|target| target.focus());
    });
}

/// Gives a frame that has the focus the focus again. What a frame loads may come from
/// another process, and Chromium then leaves the keyboard with neither page.
pub fn focus_again(event: &web_sys::Event) {
    let frame = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    if let Some(frame) = frame.filter(|frame| has_focus(frame)) {
        // An element that takes no focus leaves it where the browser put it.
        let _ = frame.blur();
        let _ = frame.focus();
    }
}

/// Whether the focus is on an element or in it.
pub fn has_focus(element: &Element) -> bool {
    element.contains(document().active_element().as_deref())
}

/// Opens the search, where the site has one: its link does, and `boot.js` loads it.
pub fn open_search() {
    let link = document().query_selector("#app[data-search] .site-search").ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
}

/// Scrolls no further than it takes to see all of an element.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether the reader has selected any text.
pub fn has_selection() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// The path of the page's address: `/posts/meetup-7/`.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The query of the page's address: `?t=504`, or nothing.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// The fragment of the page's address: `#talk-2`, or nothing.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The query of a link to the page that is shown: `?t=504`.
pub fn query_on_page(link: &Element) -> Option<String> {
    let link: &HtmlAnchorElement = link.dyn_ref()?;
    let here = window().location();
    let is_here = link.origin() == here.origin().ok()? && link.pathname() == here.pathname().ok()?;
    is_here.then(|| link.search())
}

/// Writes another address for this page into the address bar; its place in the
/// history, and what is remembered with it, stay as they are.
pub fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Browsers refuse more than about a hundred changes in half a minute; the
        // address then stays behind, which harms nobody.
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// Acts now, and again whenever a signal that it has read changes, until its owner goes.
/// Boxed, all that act so share their code; each closure of its own would bring it anew.
pub fn act_again(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(move |_| act());
}

/// The time, in milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// A length of a style, of so many CSS pixels. The browser writes the number: the
/// code that writes fractions is large.
pub fn pixels(length: f64) -> String {
    let number = String::from(js_sys::Number::from(length).to_string_with_radix(10).unwrap_or_default());
    [&number, "px"].concat()
}

/// Calls a method that not every browser has; `done` hears whether it came to be.
pub fn attempt(target: &JsValue, method: &str, arguments: &Array, done: impl FnOnce(bool) + 'static) {
    let found = Reflect::get(target, &method.into()).ok().and_then(|found| found.dyn_into::<Function>().ok());
    let promise = found.and_then(|function| function.apply(target, arguments).ok());
    let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) else {
        return done(false);
    };
    let done = std::rc::Rc::new(std::cell::Cell::new(Some(done)));
    let on = |came_to_be: bool| {
        let done = done.clone();
        Closure::once(move |_: JsValue| done.take().into_iter().for_each(|done| done(came_to_be)))
    };
    let (granted, refused) = (on(true), on(false));
    drop(promise.then2(&granted, &refused));
    // One of them is called later, if at all: they are the browser's from here on.
    drop((granted.into_js_value(), refused.into_js_value()));
}

/// A part of `navigator` that not every browser has.
pub fn navigator_part(name: &str) -> Option<JsValue> {
    let navigator: JsValue = window().navigator().into();
    Reflect::get(&navigator, &name.into()).ok().filter(JsValue::is_object)
}

/// The scheme, host and port of the page.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Fills the screen with an element, or gives the screen back.
pub fn toggle_fullscreen(element: &Element) {
    let document = document();
    let nothing = Array::new();
    if document.fullscreen_element().is_some() {
        attempt(&document, "exitFullscreen", &nothing, |_| {});
    } else {
        attempt(element, "requestFullscreen", &nothing, |_| {});
    }
}

/// Whether the browser can show a video in a small window over all others.
pub fn has_picture_in_picture() -> bool {
    Reflect::get(&document(), &"pictureInPictureEnabled".into()).is_ok_and(|is| is.is_truthy())
}

/// Shows a video in a small window over all others, or brings it back; `done` hears
/// whether it came to be.
pub fn toggle_picture_in_picture(video: &Element, done: impl FnOnce(bool) + 'static) {
    let document = document();
    let is_out = Reflect::get(&document, &"pictureInPictureElement".into()).is_ok_and(|out| out.is_truthy());
    let (target, method): (&JsValue, _) =
        if is_out { (&document, "exitPictureInPicture") } else { (video, "requestPictureInPicture") };
    attempt(target, method, &Array::new(), done);
}
