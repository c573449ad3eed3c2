//! A meetup as an `Event`: who spoke, what they showed, and what was filmed.

use serde_json::Value;

use super::{Context, Thing, person, video};
use crate::model::{Inline, Meeting, Report, ReportPage, Slides, Speaker, Talk, WebAddress};
use crate::publish::address::SiteAddress;
use crate::publish::head::{description, preview};
use crate::publish::plain;
use crate::publish::time::moment;
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
    let url = address.page(&Route::Report(report.slug.clone()));
    let image = preview::image(page, context.pictures, address);
    let performers = speakers(report).into_iter().map(|speaker| person(speaker, address).into()).collect();
    let slides = report.talks().flat_map(|talk| talk.slides.iter().map(move |slides| (talk, slides)));
    let organizer = Thing::new("Organization")
        .set("name", plain::one_line(&site.title))
        .set("url", address.page(&Route::Home));
    let event = Thing::new("Event");
    let event = match &report.meeting {
        Some(meeting) => held(event, meeting, &url, &context.settings.timezone),
        None => event.set("startDate", report.date.to_string()),
    };
    event
        .set("name", plain::one_line(&report.title))
        .set("description", description.clone())
        .set("url", url)
        .set("inLanguage", preview::language(page).tag())
        .set("eventStatus", "https://schema.org/EventScheduled")
        .set("organizer", organizer)
        .set_some("image", image.as_ref().map(|image| image.address.clone()))
        .set_all("performer", performers)
        .set_all("workFeatured", slides.map(|(talk, slides)| deck(talk, slides, address)).collect())
        .set_some("recordedIn", video::video(report, &description, image.as_ref(), context, address))
        .into()
}

/// When and where a meetup is held that a page, `url`, tells of.
fn held(event: Thing, meeting: &Meeting, url: &str, zone: &str) -> Thing {
    let place = meeting.place.as_deref();
    let online = meeting.address.as_ref().map_or(url, WebAddress::as_str);
    event
        .set("startDate", moment(meeting.start, zone))
        .set_some("endDate", meeting.end.map(|end| moment(end, zone)))
        .set_some("eventAttendanceMode", place.map(|place| Attendance::at(place).address()))
        .set_all("location", place.map_or_else(Vec::new, |place| locations(place, online)))
}

/// How a place is called that is no place, and what stands between it and one where people
/// meet as well: `渋谷とオンライン`.
const ONLINE: [&str; 2] = ["オンライン", "online"];
const BOTH: [&str; 5] = ["と", "＋", "+", "&", " and "];

/// How people come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attendance {
    Offline,
    Online,
    Mixed,
}

impl Attendance {
    fn at(place: &str) -> Self {
        let is_online = ONLINE.iter().any(|word| place.to_lowercase().contains(word));
        let is_both = BOTH.iter().any(|word| place.contains(word));
        match (is_online, is_both) {
            (false, _) => Self::Offline,
            (true, false) => Self::Online,
            (true, true) => Self::Mixed,
        }
    }

    /// The name of schema.org's `EventAttendanceModeEnumeration`.
    fn address(self) -> &'static str {
        match self {
            Self::Offline => "https://schema.org/OfflineEventAttendanceMode",
            Self::Online => "https://schema.org/OnlineEventAttendanceMode",
            Self::Mixed => "https://schema.org/MixedEventAttendanceMode",
        }
    }
}

/// Where a meetup is held: in a place, at an address of the web, or both.
fn locations(place: &str, online: &str) -> Vec<Value> {
    let attendance = Attendance::at(place);
    let there = Thing::new("Place").set("name", plain::one_line(place));
    let here = Thing::new("VirtualLocation").set("url", online);
    let there = (attendance != Attendance::Online).then_some(there);
    let here = (attendance != Attendance::Offline).then_some(here);
    there.into_iter().chain(here).map(Value::from).collect()
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
        Slides::Deck { deck, .. } => address.deck(deck),
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
