//! What search engines read of a page: JSON-LD in the words of schema.org.
//!
//! It stands in a block of data. Browsers run no such block, and the policy, which is
//! about scripts, does not forbid it (HTML, "prepare the script element").

mod event;
mod video;

use serde_json::{Map, Value, json};

use super::{Context, preview};
use crate::model::{Entries, HomePage, List, Listing, Speaker, TalkFilter};
use crate::publish::address::SiteAddress;
use crate::publish::plain;
use crate::ui::page::Page;
use crate::ui::routes::Route;
use crate::ui::words::Words;

/// The data of a page; empty where it has no address of its own, or where nobody knows
/// where the site lives.
pub(super) fn write(page: &Page, context: &Context<'_>) -> String {
    let (Some(route), Some(address)) = (page.route(), &context.address) else { return String::new() };
    let about = match page {
        Page::Home(home) => Some(web_site(home, context, address)),
        Page::Report(report) => Some(event::event(report, page, context, address)),
        Page::List(listing) => person_of(listing, address),
        _ => None,
    };
    let graph: Vec<Value> = about.into_iter().chain(breadcrumbs(page, &route, address)).collect();
    if graph.is_empty() {
        return String::new();
    }
    // No text can end the block, or begin a comment in it.
    let text =
        json!({ "@context": "https://schema.org", "@graph": graph }).to_string().replace('<', "\\u003c");
    ["<script type=\"application/ld+json\">", &text, "</script>"].concat()
}

/// A thing of schema.org.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(kind: &str) -> Self {
        Self(Map::new()).set("@type", kind)
    }

    fn set(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn set_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Sets a list, where it holds anything.
    fn set_all(self, name: &str, values: Vec<Value>) -> Self {
        if values.is_empty() { self } else { self.set(name, values) }
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Self {
        Self::Object(thing.0)
    }
}

fn web_site(home: &HomePage, context: &Context<'_>, address: &SiteAddress<'_>) -> Value {
    Thing::new("WebSite")
        .set("name", plain::one_line(&home.site.title))
        .set("url", address.page(&Route::Home))
        .set_some("description", context.settings.description.clone())
        .set("inLanguage", home.site.language.tag())
        .into()
}

/// Whom a list of one speaker's talks is about.
fn person_of(listing: &Listing, address: &SiteAddress<'_>) -> Option<Value> {
    let (List::Speaker(id), Entries::Talks(talks)) = (&listing.list, &listing.entries) else { return None };
    let speaker =
        talks.iter().flat_map(|talk| &talk.speakers).find(|speaker| speaker.id.as_ref() == Some(id))?;
    let speaker =
        Speaker { name: listing.name.clone().unwrap_or_else(|| speaker.name.clone()), ..speaker.clone() };
    let mut events: Vec<Value> = Vec::new();
    for talk in talks {
        let event = Thing::new("Event")
            .set("name", plain::one_line(&talk.report.title))
            .set("url", address.page(&Route::Report(talk.report.slug.clone())))
            .set("startDate", talk.date.to_string());
        let event = Value::from(event);
        if !events.contains(&event) {
            events.push(event);
        }
    }
    Some(person(&speaker, address).set_all("performerIn", events).into())
}

/// Somebody who spoke.
fn person(speaker: &Speaker, address: &SiteAddress<'_>) -> Thing {
    let page = speaker.id.clone().map(|id| address.page(&Route::List(List::Speaker(id), 1)));
    let affiliation = speaker.affiliation.clone().map(|name| Thing::new("Organization").set("name", name));
    Thing::new("Person")
        .set("name", speaker.name.clone())
        .set_some("url", page)
        .set_some("affiliation", affiliation)
}

/// The way to a page from the first one, which has none.
fn breadcrumbs(page: &Page, route: &Route, address: &SiteAddress<'_>) -> Option<Value> {
    let site = page.site();
    let words = Words(site.language);
    let list = |list: List, name: Option<&str>| (words.list_heading(&list, name), Route::List(list, 1));
    let mut steps = vec![(site.title.clone(), Route::Home)];
    match page {
        Page::Home(_) | Page::NotFound(_) | Page::Offline(_) | Page::Failed { .. } => return None,
        Page::Report(page) => steps.push(list(List::Year(page.report.date.year()), None)),
        Page::List(listing) => {
            steps.extend(parent(&listing.list).map(|parent| list(parent, None)));
            steps.extend((listing.page > 1).then(|| list(listing.list.clone(), listing.name.as_deref())));
        }
        Page::Own(_) => {}
    }
    steps.push((preview::title(page), route.clone()));
    let item = |(position, (name, route)): (u32, (String, Route))| -> Value {
        let item = Thing::new("ListItem").set("position", position).set("name", plain::one_line(&name));
        item.set("item", address.page(&route)).into()
    };
    let items: Vec<Value> = (1..).zip(steps).map(item).collect();
    Some(Thing::new("BreadcrumbList").set_all("itemListElement", items).into())
}

/// The list that another is a part of.
fn parent(list: &List) -> Option<List> {
    match list {
        List::Talks(TalkFilter::All) | List::Speakers | List::Tags | List::Year(_) => None,
        List::Talks(_) => Some(List::ALL_TALKS),
        List::Speaker(_) => Some(List::Speakers),
        List::Tag(_) => Some(List::Tags),
    }
}
