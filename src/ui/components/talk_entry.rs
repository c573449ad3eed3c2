//! Talks as lists show them: each leads to its card, plays from its start, and names
//! its speakers and its report.

use super::{date, speaker};
use crate::model::{Language, TalkSummary};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element};
use crate::ui::routes::{Route, fragment, moment_query};

/// Draws some talks in their order.
pub(crate) fn list(talks: &[TalkSummary], surroundings: &Surroundings) -> Element {
    let entries: Markup = talks.iter().map(|talk| draw(talk, surroundings)).collect();
    element("ul").class("talk-list").child(entries)
}

fn draw(talk: &TalkSummary, surroundings: &Surroundings) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let report = base.href(&Route::Report(talk.report.slug.clone()));
    let card = fragment(talk.id.as_str());
    let language = talk.language.map(Language::tag);
    let label = words.talk_label(talk.key);
    let play = talk.cue.map(|cue| {
        element("a")
            .class("cue")
            .set("href", [&*report, &moment_query(cue.start), &card].concat())
            .set("data-play", cue.start.seconds().to_string())
            .set("aria-label", [&talk.title, " ", &words.play_from(cue.start)].concat())
            .child(cue.start.to_string())
    });
    let title = element("a").set("href", [&*report, &card].concat()).set_some("lang", language);
    let meta = element("p")
        .class("talk-entry-meta")
        .child(date::draw(talk.date, *words))
        .apart(
            element("a")
                .set("href", report.clone())
                .set_some("lang", language)
                .child(talk.report.title.clone()),
        )
        .apart(talk.slides.then(|| element("span").class("talk-entry-slides").child(words.with_slides())));
    let speakers = talk
        .speakers
        .iter()
        .fold(element("p").class("talk-speakers"), |line, of| line.apart(speaker::draw(of, surroundings)));
    element("li")
        .class("talk-entry")
        .child(
            element("p")
                .class("talk-entry-label")
                .child(element("span").class("talk-kind").child(label))
                .apart(play),
        )
        .child(element("h2").class("talk-entry-title").child(title.child(talk.title.clone())))
        .child((!talk.speakers.is_empty()).then_some(speakers))
        .child(meta)
}
