//! The bar over the whole recording: a piece for each talk, how far it has gone, and
//! over both the slider that takes the pointer and the keys.

use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, MouseEvent};

use crate::model::Timestamp;
use crate::ui::markup::{Element, Markup, Text, element, live};
use crate::ui::playback::{Chapter, Playback, Program};

/// The width of the slider's thumb, as `style/bar.css` has it, in CSS pixels: its middle
/// never comes nearer to an end than by half of that.
const THUMB: f64 = 14.0;

/// Draws the bar; `aim` is what the pointer is over, or is dragging to, in seconds.
pub(super) fn draw(program: &Arc<Program>, aim: RwSignal<Option<f64>>, playback: Playback) -> Element {
    let length = {
        let program = program.clone();
        move || playback.duration.get().unwrap_or_else(|| program.least_length())
    };
    let part = |draw: fn(&Program, u32) -> Markup| {
        let (program, length) = (program.clone(), length.clone());
        live(move || draw(&program, tenths(length())))
    };
    let gone = move || Some(Text::from(tenths(playback.position.get()).to_string()));
    let drawing = element("svg")
        .class("player-pieces")
        .set("aria-hidden", "true")
        .set("preserveAspectRatio", "none")
        .set_live("viewBox", {
            let length = length.clone();
            move || Some(["0 0 ", &tenths(length()).to_string(), " 8"].concat().into())
        })
        .child(part(draw_pieces))
        .child(element("rect").class("player-gone").set("height", "8").set_live("width", gone))
        .child(part(draw_gaps));
    let slider = draw_slider(program, length, aim, playback);
    let time = live(move || playback.second.get().to_string().into());
    let whole_length = live(move || playback.duration.get().map(clock).into());
    element("div")
        .class("player-bar")
        .child(element("span").class("player-time").child(time))
        .child(element("span").class("player-track").child(drawing).child(slider))
        .child(element("span").class("player-time").child(whole_length))
}

fn draw_slider(
    program: &Arc<Program>,
    length: impl Fn() -> f64 + Clone + Send + 'static,
    aim: RwSignal<Option<f64>>,
    playback: Playback,
) -> Element {
    let words = program.words;
    // Where the reader has dragged the thumb to, until they let go of it.
    let dragged = RwSignal::new(None::<f64>);
    // Where they let go of it, and where the playhead was then: until the player says that it
    // is elsewhere, the thumb stays, and the next step of the keyboard starts from there.
    let released = RwSignal::new(None::<(Timestamp, Timestamp)>);
    let place = move || {
        let now = playback.second.get();
        let is_old = |&(_, before): &(Timestamp, Timestamp)| (0..3).contains(&now.since(before));
        let released = released.get().filter(is_old).map(|(target, _)| target);
        dragged.get().map(Timestamp::of_playhead).or(released).unwrap_or(now)
    };
    let said = {
        let program = program.clone();
        move || {
            let place = place();
            let talk = program.chapter_at(place.seconds().into());
            let talk = talk.map(|chapter| words.talk_label(chapter.talk)).unwrap_or_default();
            Some(Text::from([&place.to_string(), " ", &talk].concat()))
        }
    };
    let point = {
        let length = length.clone();
        move |event: web_sys::Event| {
            // A button that is up has let go, whatever became of its events.
            let is_up = event.dyn_ref::<MouseEvent>().is_some_and(|pointer| pointer.buttons() == 0);
            if is_up && dragged.get_untracked().is_some() {
                dragged.set(None);
            }
            aim.set(pointed(&event, length()));
        }
    };
    element("input")
        .class("player-slider")
        .set("type", "range")
        .set("min", "0")
        .set("step", "1")
        .set("aria-label", words.playhead())
        .set_live("max", move || Some(Timestamp::of_playhead(length()).seconds().to_string().into()))
        .set_live("value", move || Some(place().seconds().to_string().into()))
        .set_live("aria-valuetext", said)
        .on("pointermove", point)
        .on("pointerleave", move |_| aim.set(None))
        .on("input", move |event| {
            dragged.set(value(&event));
            aim.set(value(&event));
        })
        .on("change", move |event| {
            dragged.set(None);
            aim.set(None);
            if let Some(target) = value(&event).map(Timestamp::of_playhead) {
                released.set(Some((target, playback.second.get_untracked())));
                playback.seek(target);
            }
        })
}

/// The talks' pieces of the bar; a tenth of a second is a unit wide.
fn draw_pieces(program: &Program, length: u32) -> Markup {
    let piece = |chapter: &Chapter| {
        let start = tenths_of(chapter.start);
        let end = chapter.end.map_or(length, tenths_of);
        rectangle("player-piece", start, end.saturating_sub(start))
    };
    program.chapters.iter().map(piece).collect()
}

/// What keeps the pieces apart, over what has gone as well.
fn draw_gaps(program: &Program, length: u32) -> Markup {
    let width = length / 300;
    let gap = |chapter: &Chapter| {
        let start = tenths_of(chapter.start);
        rectangle("player-gap", start.saturating_sub(width), width.min(start))
    };
    program.chapters.iter().map(gap).collect()
}

fn rectangle(class: &'static str, x: u32, width: u32) -> Element {
    let rectangle = element("rect").class(class).set("height", "8");
    rectangle.set("x", x.to_string()).set("width", width.to_string())
}

fn tenths_of(time: Timestamp) -> u32 {
    time.seconds().saturating_mul(10)
}

/// The second of the bar that the pointer is nearest to: where a click takes the thumb.
fn pointed(event: &web_sys::Event, length: f64) -> Option<f64> {
    let pointer: &MouseEvent = event.dyn_ref()?;
    let slider: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let slider = slider.get_bounding_client_rect();
    let (from, width) = (f64::from(pointer.client_x()) - slider.left() - THUMB / 2.0, slider.width() - THUMB);
    // Not `clamp`: what it says when it panics brings in the code that writes fractions.
    let place = (from / width * length).min(length).max(0.0);
    (width > 0.0).then(|| f64::from(Timestamp::of_playhead(place + 0.5).seconds()))
}

fn value(event: &web_sys::Event) -> Option<f64> {
    let slider: HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some(slider.value_as_number())
}

/// `8:24`.
pub(super) fn clock(seconds: f64) -> String {
    Timestamp::of_playhead(seconds).to_string()
}

/// Numbers of a drawing: whole ones, for the code that writes others is large.
fn tenths(seconds: f64) -> u32 {
    Timestamp::of_playhead(seconds * 10.0).seconds()
}
