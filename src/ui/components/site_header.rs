//! The site's header: its title, the way to its search, and those to its lists and to the
//! organiser's pages.

use leptos::prelude::*;

use crate::model::{List, Site};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, Text, element};
use crate::ui::page::Page;
use crate::ui::routes::Route;

/// Draws the header; the way to the page that is shown is marked.
pub(crate) fn draw(site: &Site, page: RwSignal<Page>, surroundings: &Surroundings) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let title =
        element("a").class("site-title").set("href", base.href(&Route::Home)).child(site.title.clone());
    let lists =
        [(List::ALL_TALKS, words.talks()), (List::Speakers, words.speakers()), (List::Tags, words.tags())];
    let lists = lists.map(|(list, name)| (Route::List(list, 1), Text::from(name)));
    let own = site.pages.iter().map(|page| (Route::Own(page.slug.clone()), page.title.clone().into()));
    let way = |(route, name): (Route, Text)| {
        let href = base.href(&route);
        let mark = move || {
            let is_shown = page.with(Page::route).is_some_and(|shown| shown == route);
            is_shown.then_some(Text::Borrowed("page"))
        };
        element("li").child(element("a").set("href", href).set_live("aria-current", mark).child(name))
    };
    let ways: Markup = lists.into_iter().chain(own).map(way).collect();
    // A link to all talks: `boot.js` has it open the search instead.
    let search = element("a")
        .class("site-search")
        .set("href", base.href(&Route::List(List::ALL_TALKS, 1)))
        .set("aria-keyshortcuts", "/ Control+K")
        .child(words.search());
    element("header").class("site-header").child(title).child(search).child(
        element("nav")
            .class("site-ways")
            .set("aria-label", words.site())
            .child(element("ul").class("site-way-list").child(ways)),
    )
}
