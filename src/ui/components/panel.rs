//! The panel below the player's screen: what plays, a bar over the whole recording
//! with a piece for each talk, and what a reader can do.

use std::sync::Arc;

use leptos::prelude::{Get, Memo, RwSignal, Set, Update};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, MouseEvent};

use super::{keys, recording};
use crate::model::Timestamp;
use crate::player::{Failure, Phase};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, Text, element, live, truth};
use crate::ui::placement::{Placement, View};
use crate::ui::playback::{Chapter, Playback, Program};
use crate::ui::routes::Base;
use crate::ui::share;

/// Draws the panel of what is loaded.
pub(crate) fn draw(program: &Arc<Program>, view: Memo<View>, surroundings: &Surroundings) -> Element {
    let Surroundings { playback, placement, .. } = *surroundings;
    // What the pointer is over, or is dragging to, in seconds.
    let aim = RwSignal::new(None::<f64>);
    let base = surroundings.base.clone();
    let failed = {
        let program = program.clone();
        live(move || match playback.phase.get() {
            Phase::Failed(failure) => draw_failure(&program, failure, playback, &base).into(),
            _ => Markup::default(),
        })
    };
    element("div")
        .class("player-panel")
        .child(failed)
        .child(draw_title(program, aim, playback))
        .child(draw_bar(program, aim, playback))
        .child(draw_controls(program, view, playback, placement))
        .child(draw_note(playback))
        .child(keys::draw(program.words, playback, || true))
}

/// Why it does not play, while the recording's own page is not there to say so.
fn draw_failure(program: &Arc<Program>, failure: Failure, playback: Playback, base: &Base) -> Element {
    let words = program.words;
    let at = playback.start.get();
    let link = element("a")
        .set("href", recording::address(&program.recording, at, base))
        .child(words.open_at(&program.recording, at));
    let retry = button("player-button", words.retry(), move |_| playback.cue_here(at)).child(words.retry());
    element("p").class("player-failure").child(words.failure(failure)).child(" ").child(link).apart(retry)
}

/// The talk under the playhead, or under the pointer: a link to its card.
fn draw_title(program: &Arc<Program>, aim: RwSignal<Option<f64>>, playback: Playback) -> Element {
    let program = program.clone();
    let title = live(move || {
        let chapter = match aim.get() {
            Some(seconds) => program.chapter_at(seconds),
            None => playback.now.get().and_then(|talk| program.chapter(talk)),
        };
        let words = program.words;
        let label = chapter
            .map(|chapter| element("span").class("player-label").child(words.talk_label(chapter.talk)));
        let (title, card) = match chapter {
            Some(chapter) => (chapter.title.clone(), chapter.card.clone().unwrap_or_default()),
            None => (program.title.clone(), String::new()),
        };
        let link = element("a")
            .class("player-title-link")
            .set("href", [&*program.address, &card].concat())
            .child(title);
        let speakers =
            chapter.map(|chapter| element("span").class("player-speakers").child(chapter.speakers.clone()));
        let aimed = aim.get().map(|seconds| element("span").class("player-aim").child(clock(seconds)));
        element("span").class("player-line").child(aimed).apart(label).apart(link).apart(speakers).into()
    });
    element("p").class("player-title").child(title)
}

/// The bar: pieces of the talks, how far it has gone, and over both the slider that
/// takes the pointer and the keys.
fn draw_bar(program: &Arc<Program>, aim: RwSignal<Option<f64>>, playback: Playback) -> Element {
    let words = program.words;
    let length = {
        let program = program.clone();
        move || playback.duration.get().unwrap_or_else(|| program.least_length())
    };
    let pieces = {
        let (program, length) = (program.clone(), length.clone());
        live(move || draw_pieces(&program, length()))
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
        .child(pieces)
        .child(element("rect").class("player-gone").set("height", "8").set_live("width", gone));
    let said = {
        let program = program.clone();
        move || {
            let second = playback.second.get();
            let chapter = program.chapter_at(second.seconds().into());
            let talk = chapter.map(|chapter| words.talk_label(chapter.talk));
            Some(Text::from([&second.to_string(), " ", &talk.unwrap_or_default()].concat()))
        }
    };
    let shown = move || {
        let seconds = aim.get().filter(|_| playback.is_dragged.get()).map(whole);
        Some(Text::from(seconds.unwrap_or_else(|| playback.second.get().seconds()).to_string()))
    };
    let point = {
        let length = length.clone();
        move |event: web_sys::Event| aim.set(pointed(&event, length()))
    };
    let slider = element("input")
        .class("player-slider")
        .set("type", "range")
        .set("min", "0")
        .set("step", "1")
        .set("aria-label", words.playhead())
        .set_live("max", move || Some(whole(length()).to_string().into()))
        .set_live("value", shown)
        .set_live("aria-valuetext", said)
        .on("pointermove", point)
        .on("pointerleave", move |_| aim.set(None))
        .on("input", move |event| {
            playback.is_dragged.set(true);
            aim.set(value(&event));
        })
        .on("change", move |event| {
            playback.is_dragged.set(false);
            aim.set(None);
            if let Some(seconds) = value(&event) {
                playback.seek(Timestamp::from_seconds(whole(seconds)));
            }
        });
    let time = live(move || playback.second.get().to_string().into());
    let whole_length = live(move || playback.duration.get().map(clock).into());
    element("div")
        .class("player-bar")
        .child(element("span").class("player-time").child(time))
        .child(element("span").class("player-track").child(drawing).child(slider))
        .child(element("span").class("player-time").child(whole_length))
}

/// The talks' pieces of the bar, a little apart; a tenth of a second is a unit wide.
fn draw_pieces(program: &Program, length: f64) -> Markup {
    let length = tenths(length);
    let gap = length / 300;
    let piece = |chapter: &Chapter| {
        let start = chapter.start.seconds().saturating_mul(10);
        let end = chapter.end.map_or(length, |end| end.seconds().saturating_mul(10));
        element("rect")
            .class("player-piece")
            .set("x", start.to_string())
            .set("width", end.saturating_sub(start).saturating_sub(gap).max(gap).to_string())
            .set("height", "8")
    };
    program.chapters.iter().map(piece).collect()
}

fn draw_controls(
    program: &Arc<Program>,
    view: Memo<View>,
    playback: Playback,
    placement: Placement,
) -> Element {
    let words = program.words;
    let play = button("player-button player-play", words.play_or_pause(), move |_| playback.toggle())
        .set_live("data-playing", move || playback.is_playing.get().then(|| "".into()));
    let docks = button("player-button player-dock", words.dock(), move |_| {
        placement.docks.update(|docks| *docks = !*docks);
    })
    .set_live("aria-pressed", move || Some(truth(placement.docks.get())));
    let watch = button("player-button player-watch", words.watch(), move |_| {
        placement.watches.update(|watches| *watches = !*watches);
    })
    .set_live("aria-pressed", move || Some(truth(view.get() == View::Watch)));
    let keys = button("player-button player-help", words.keys(), move |_| {
        playback.shows_keys.update(|shown| *shown = !*shown);
    })
    .set_live("aria-expanded", move || Some(truth(playback.shows_keys.get())));
    element("div")
        .class("player-controls")
        .child(button("player-button player-previous", words.previous_talk(), move |_| playback.previous()))
        .child(play)
        .child(button("player-button player-next", words.next_talk(), move |_| playback.next()))
        .child(button("player-button player-share", words.share_moment(), move |_| share::moment(playback)))
        .child(button("player-button player-share-talk", words.share_talk(), move |_| share::talk(playback)))
        .child(docks)
        .child(watch)
        .child(keys)
        .child(button("player-button player-close", words.close_player(), move |_| playback.close()))
}

/// What was said of a share, for those who see: it stays until something else is said.
fn draw_note(playback: Playback) -> Element {
    let note = live(move || playback.note.get().into());
    element("p").class("player-note").child(note)
}

/// A button with a name, and a sign of the style sheet's.
fn button(
    class: &'static str,
    name: &'static str,
    answer: impl FnMut(web_sys::Event) + Send + 'static,
) -> Element {
    element("button")
        .class(class)
        .set("type", "button")
        .set("aria-label", name)
        .set("title", name)
        .on("click", answer)
}

/// Where on the bar the pointer is, in seconds.
fn pointed(event: &web_sys::Event, length: f64) -> Option<f64> {
    let event: &MouseEvent = event.dyn_ref()?;
    let slider: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let width = f64::from(slider.offset_width());
    // Not `clamp`: what it says when it panics brings in the code that writes fractions.
    (width > 0.0).then(|| (f64::from(event.offset_x()) / width * length).min(length).max(0.0))
}

fn value(event: &web_sys::Event) -> Option<f64> {
    let slider: HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some(slider.value_as_number())
}

/// `8:24`.
fn clock(seconds: f64) -> String {
    Timestamp::from_seconds(whole(seconds)).to_string()
}

/// Numbers of a drawing: whole ones, for the code that writes others is large.
fn tenths(seconds: f64) -> u32 {
    whole(seconds * 10.0)
}

/// The second that a place is in.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn whole(seconds: f64) -> u32 {
    seconds as u32
}
