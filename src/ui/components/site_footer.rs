//! What stands below every page: who answers for the site, the ways to follow it, and what
//! is kept of it on this device.

use super::copies;
use crate::model::Site;
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, element};

/// Draws the footer.
pub(crate) fn draw(site: &Site, surroundings: &Surroundings) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let part = |class, words: String| element("span").class(class).child(words);
    let way = |is_there: bool, address: String, words: &'static str| {
        is_there.then(|| element("a").set("href", address).child(words))
    };
    element("footer")
        .class("site-footer")
        .child(site.author.clone().map(|author| part("site-author", author)))
        .apart(part("site-tool", words.made_with().to_owned()))
        .apart(way(site.feed, base.feed(), words.feed()))
        .apart(way(site.calendar, base.calendars(), words.calendar()))
        .child(copies::draw(*words))
}
