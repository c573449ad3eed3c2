//! A page of a list of the archive: talks, speakers, tags, the reports of a year or tag.

use crate::model::{Entries, List, ListLink, Listing, TalkFilter};
use crate::ui::app::Surroundings;
use crate::ui::components::{pager, report_entry, talk_entry};
use crate::ui::markup::{Element, Markup, element};
use crate::ui::routes::Route;

/// Draws a page of a list.
pub(crate) fn draw(listing: &Listing, surroundings: &Surroundings) -> Markup {
    let words = surroundings.words;
    let heading = words.list_heading(&listing.list, listing.name.as_deref());
    let title = element("h1").class("home-title").set("tabindex", "-1").child(heading);
    let count = element("p").class("list-count").child(words.entry_count(&listing.list, listing.total));
    let entries = match &listing.entries {
        _ if listing.total == 0 => element("p").child(words.empty_list()),
        Entries::Reports(reports) => report_entry::list(reports, surroundings),
        Entries::Talks(talks) => talk_entry::list(talks, surroundings),
        Entries::Lists(links) => {
            element("ul").class("name-list").child(draw_links(links, None, surroundings))
        }
    };
    let parts: [Markup; 5] = [
        title.into(),
        count.into(),
        draw_filters(listing, surroundings).into(),
        entries.into(),
        pager::draw(listing, surroundings).into(),
    ];
    parts.into_iter().collect()
}

/// The lists of the same kind, and the way to talks from reports with the same tag.
fn draw_filters(listing: &Listing, surroundings: &Surroundings) -> Option<Element> {
    let words = surroundings.words;
    let links = draw_links(&listing.filters, Some(&listing.list), surroundings);
    (!listing.filters.is_empty()).then(|| {
        element("nav")
            .class("filters")
            .set("aria-label", words.filters())
            .child(element("ul").class("filter-list").child(links))
    })
}

/// Lists as links, each with how many entries it has; the one that is shown is marked.
pub(crate) fn draw_links(links: &[ListLink], shown: Option<&List>, surroundings: &Surroundings) -> Markup {
    let Surroundings { base, words, .. } = surroundings;
    let draw = |link: &ListLink| {
        let is_shown = shown == Some(&link.list);
        let name = match (&link.list, shown) {
            // Among the reports of a tag, the talks are another list of the same tag.
            (List::Talks(TalkFilter::Tag(_)), Some(List::Tag(_))) => {
                words.list_heading(&link.list, link.name.as_deref())
            }
            _ => words.list_label(&link.list, link.name.as_deref()),
        };
        let anchor = element("a")
            .set("href", base.href(&Route::List(link.list.clone(), 1)))
            .set_some("aria-current", is_shown.then_some("page"))
            .child(name);
        element("li").child(anchor).apart(element("span").class("list-total").child(words.list_count(link)))
    };
    links.iter().map(draw).collect()
}
