//! Pictures and figures.

use super::text;
use crate::model::text::PictureSource;
use crate::model::{Asset, Figure, Picture};
use crate::ui::app::Surroundings;
use crate::ui::markup::{Element, Markup, element};
use crate::ui::routes::Base;
use crate::ui::words::Words;

/// When a picture's file is fetched.
#[derive(Clone, Copy)]
enum Loading {
    /// With the page.
    Eager,
    /// As it comes near.
    Lazy,
}

/// A figure: its pictures, and the caption under them.
pub(crate) fn figure(figure: &Figure, surroundings: &Surroundings) -> Element {
    let Surroundings { base, words, .. } = surroundings;
    let pictures: Markup = figure.pictures.iter().map(|picture| draw(picture, base, *words)).collect();
    let caption = (!figure.caption.is_empty()).then(|| {
        element("figcaption").class("figure-caption").child(text::inlines(&figure.caption, surroundings))
    });
    let class = if figure.pictures.len() > 1 { "figure figure-row" } else { "figure" };
    element("figure").class(class).child(pictures).child(caption)
}

/// A picture, or what stands in its place.
pub(crate) fn draw(picture: &Picture, base: &Base, words: Words) -> Element {
    instead(picture, words).unwrap_or_else(|address| image(picture, address, base, "picture", Loading::Lazy))
}

/// The picture over a report's text: the first thing that is seen, so it is not
/// put off.
pub(crate) fn lead(picture: &Picture, base: &Base, words: Words) -> Element {
    let class = "picture report-cover";
    instead(picture, words).unwrap_or_else(|address| image(picture, address, base, class, Loading::Eager))
}

/// A picture beside words that say the same; nothing where its file is not there.
pub(crate) fn decoration(picture: &Picture, base: &Base, class: &'static str) -> Option<Element> {
    let PictureSource::Asset(asset) = &picture.source else {
        return None;
    };
    let silent = Picture { alt: String::new(), ..picture.clone() };
    Some(image(&silent, asset, base, class, Loading::Lazy))
}

/// What stands in the place of a picture that is no file of the site; its file,
/// where it is one.
fn instead(picture: &Picture, words: Words) -> Result<Element, &Asset> {
    match &picture.source {
        PictureSource::Asset(asset) => Err(asset),
        PictureSource::Missing(_) => Ok(element("span")
            .class("picture picture-missing")
            .child(element("span").class("picture-missing-alt").child(picture.alt.clone()))
            .apart(element("span").class("picture-missing-note").child(words.picture_missing()))),
        PictureSource::Web(address) => {
            let name = if picture.alt.is_empty() { words.picture_elsewhere() } else { &picture.alt };
            Ok(element("a").class("picture-link").set("href", address.to_string()).child(name.to_owned()))
        }
    }
}

fn image(picture: &Picture, asset: &Asset, base: &Base, class: &'static str, loading: Loading) -> Element {
    let size = picture.size;
    element("img")
        .class(class)
        .set("alt", picture.alt.clone())
        .set_some("width", size.map(|size| size.width.to_string()))
        .set_some("height", size.map(|size| size.height.to_string()))
        .set_some("loading", matches!(loading, Loading::Lazy).then_some("lazy"))
        .set("decoding", "async")
        .set("src", base.asset(asset))
}
