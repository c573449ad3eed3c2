//! The panel below the player's screen: what plays, the bar over the whole recording,
//! and what a reader can do.

use std::sync::Arc;

use leptos::prelude::{Get, Memo, RwSignal, Set, Update};

use super::{bar, keys, recording};
use crate::player::{Failure, Phase, Source};
use crate::ui::app::Surroundings;
use crate::ui::browser;
use crate::ui::markup::{Element, Markup, Text, element, live, truth};
use crate::ui::placement::{Placement, View};
use crate::ui::playback::{Chapter, Playback, Program, Wait};
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
            // In its slot, the recording's own page says so just below.
            _ if view.get() == View::Slot => Markup::default(),
            _ => {
                let told = |wait: Wait| element("p").class("player-wait").child(wait.told(program.words));
                playback.long_wait.get().map(told).into()
            }
        })
    };
    element("div")
        .class("player-panel")
        .set("lang", program.words.0.tag())
        .child(failed)
        .child(draw_title(program, aim, playback, placement))
        .child(bar::draw(program, aim, playback))
        .child(draw_controls(program, view, surroundings))
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

/// The talk under the playhead, a link to its card; over it, while the pointer is on
/// the bar, what is there: the link stays what it was, and keeps the focus.
fn draw_title(
    program: &Arc<Program>,
    aim: RwSignal<Option<f64>>,
    playback: Playback,
    placement: Placement,
) -> Element {
    let at_now = move |draw: fn(&Program, Option<&Chapter>) -> Markup| {
        let program = program.clone();
        live(move || draw(&program, playback.now.get().and_then(|talk| program.chapter(talk))))
    };
    let address = {
        let program = program.clone();
        move || {
            let chapter = playback.now.get().and_then(|talk| program.chapter(talk));
            let card = chapter.and_then(|chapter| chapter.card.as_deref()).unwrap_or_default();
            Some(Text::from([&*program.address, card].concat()))
        }
    };
    // The link stays when the next talk starts, and the focus with it.
    let link = element("a")
        .class("player-title-link")
        .set_live("href", address)
        .on("click", move |_| placement.watches.set(false))
        .child(at_now(|program, chapter| program.title_at(chapter).into()));
    let now = element("span")
        .child(at_now(|program, chapter| label_of(program, chapter).into()))
        .apart(link)
        .apart(at_now(|_, chapter| {
            let speakers = chapter.map(|chapter| chapter.speakers.clone());
            speakers.map(|speakers| element("span").class("player-speakers").child(speakers)).into()
        }));
    let aimed = {
        let program = program.clone();
        live(move || {
            let aimed = aim.get().map(|seconds| {
                let chapter = program.chapter_at(seconds);
                let title = element("span").child(program.title_at(chapter));
                element("span")
                    .class("player-aimed")
                    .set("aria-hidden", "true")
                    .child(element("span").class("player-label").child(bar::clock(seconds)))
                    .apart(label_of(&program, chapter))
                    .apart(title)
            });
            aimed.into()
        })
    };
    element("p").class("player-title").child(now).child(aimed)
}

fn label_of(program: &Program, chapter: Option<&Chapter>) -> Option<Element> {
    let label = program.words.talk_label(chapter?.talk);
    Some(element("span").class("player-label").child(label))
}

fn draw_controls(program: &Arc<Program>, view: Memo<View>, surroundings: &Surroundings) -> Element {
    let Surroundings { playback, placement, .. } = *surroundings;
    let words = program.words;
    let play_or_pause = move || {
        let name = if playback.is_playing.get() { words.pause() } else { words.play() };
        Some(Text::Borrowed(name))
    };
    let play = element("button")
        .class("player-button player-play")
        .set("type", "button")
        .set_live("aria-label", play_or_pause)
        .set_live("title", play_or_pause)
        .set_live("data-playing", move || playback.is_playing.get().then(|| "".into()))
        .on("click", move |_| playback.toggle());
    let docks = button("player-button player-dock", words.dock(), move |_| {
        placement.docks.update(|docks| *docks = !*docks);
    })
    .set_live("aria-pressed", move || Some(truth(placement.docks.get())))
    // On another page, the player has no other place.
    .set_live("hidden", move || (!playback.is_home()).then(|| "".into()));
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
        .child(draw_picture_in_picture(program, playback))
        .child(watch)
        .child(keys)
        .child(draw_open(program, playback, &surroundings.base))
        .child(button("player-button player-close", words.close_player(), move |_| {
            placement.close();
        }))
}

/// What the browser of this very reader can do: the panel is never drawn but there.
fn draw_picture_in_picture(program: &Program, playback: Playback) -> Option<Element> {
    let is_possible = matches!(program.source, Source::Media { .. }) && browser::has_picture_in_picture();
    is_possible.then(|| {
        let name = program.words.picture_in_picture();
        button("player-button player-picture", name, move |_| playback.toggle_picture_in_picture())
    })
}

/// The recording without this player, at the second that it is at.
fn draw_open(program: &Arc<Program>, playback: Playback, base: &Base) -> Element {
    let (named, base) = (program.clone(), base.clone());
    let name = live(move || named.words.open_at(&named.recording, playback.second.get()).into());
    let program = program.clone();
    element("a")
        .class("player-open")
        .set_live("href", move || {
            Some(recording::address(&program.recording, playback.second.get(), &base).into())
        })
        .child(name)
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
