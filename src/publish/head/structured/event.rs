//! A meetup as an `Event`: who spoke, what they showed, and what was filmed.

use serde_json::Value;

use super::{Context, Thing, person, video};
use crate::model::{Inline, Report, ReportPage, Slides, Speaker, Talk};
use crate::player::address::deck_address;
use crate::publish::address::SiteAddress;
use crate::publish::head::{description, preview};
use crate::publish::plain;
use crate::ui::page::Page;
use crate::ui::routes::Route;
use crate::ui::words::Words;

/// The meetup that a report tells of.
pub(super) fn event(
    report: &ReportPage,
    page: &Page,
    context: &Context<'_>,
    address: &SiteAddress<'_>,
) -> Value {
    let ReportPage { site, report, .. } = report;
    let description = plain::one_line(&description::report(report, Words(site.language)));
    let image = preview::image(page, context.pictures, address);
    let performers = speakers(report).into_iter().map(|speaker| person(speaker, address).into()).collect();
    let slides = report.talks().flat_map(|talk| talk.slides.iter().map(move |slides| (talk, slides)));
    let organizer = Thing::new("Organization")
        .set("name", plain::one_line(&site.title))
        .set("url", address.page(&Route::Home));
    Thing::new("Event")
        .set("name", plain::one_line(&report.title))
        .set("description", description.clone())
        .set("url", address.page(&Route::Report(report.slug.clone())))
        .set("inLanguage", preview::language(page).tag())
        .set("startDate", report.date.to_string())
        .set("eventStatus", "https://schema.org/EventScheduled")
        .set("organizer", organizer)
        .set_some("image", image.as_ref().map(|image| image.address.clone()))
        .set_all("performer", performers)
        .set_all("workFeatured", slides.map(|(talk, slides)| deck(talk, slides, address)).collect())
        .set_some("recordedIn", video::video(report, &description, image.as_ref(), context, address))
        .into()
}

/// Everybody who spoke, each once, in the order of the talks.
fn speakers(report: &Report) -> Vec<&Speaker> {
    let mut speakers: Vec<&Speaker> = Vec::new();
    for speaker in report.talks().flat_map(|talk| &talk.speakers) {
        if !speakers.iter().any(|known| known.name == speaker.name) {
            speakers.push(speaker);
        }
    }
    speakers
}

fn deck(talk: &Talk, slides: &Slides, address: &SiteAddress<'_>) -> Value {
    let url = match slides {
        Slides::Deck { deck, .. } => deck_address(deck),
        Slides::Link { page, .. } => page.to_string(),
    };
    let title = slides.title().map_or_else(|| Inline::plain_text(&talk.title), str::to_owned);
    let authors = talk.speakers.iter().map(|speaker| person(speaker, address).into()).collect();
    Thing::new("PresentationDigitalDocument")
        .set("name", title)
        .set("url", url)
        .set_all("author", authors)
        .into()
}
