//! A switch: what a reader turns on and off for this device.

use crate::ui::consent::{Consent, Host};
use crate::ui::markup::{Element, Text, element, truth};
use crate::ui::words::Words;

/// Draws a switch.
pub(crate) fn draw(
    name: impl Into<Text>,
    is_on: impl Fn() -> bool + Send + 'static,
    toggle: impl Fn() + Send + 'static,
) -> Element {
    element("button")
        .class("switch")
        .set("type", "button")
        .set("role", "switch")
        .set_live("aria-checked", move || Some(truth(is_on())))
        .on("click", move |_| toggle())
        .child(name.into())
}

/// Draws the switch by which a reader agrees that a host's frames load by themselves,
/// and takes that back; `before` is called ahead of either.
pub(crate) fn of_host(
    host: Host,
    consent: Consent,
    words: Words,
    before: impl Fn() + Send + 'static,
) -> Element {
    let toggle = move || {
        before();
        consent.toggle(host);
    };
    draw(Words::of_host(words.always_load(), host), move || consent.loads(host), toggle)
}
