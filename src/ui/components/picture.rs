//! Pictures and figures.

use super::text::{self, Setting};
use crate::model::text::PictureSource;
use crate::model::{Asset, Figure, Picture};
use crate::ui::markup::{Element, Markup, Text, element};
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
pub(crate) fn figure(figure: &Figure, setting: &impl Setting) -> Element {
    let pictures: Markup = figure.pictures.iter().map(|picture| draw(picture, setting)).collect();
    let caption = (!figure.caption.is_empty()).then(|| {
        element("figcaption").class("figure-caption").child(text::inlines(&figure.caption, setting))
    });
    let class = if figure.pictures.len() > 1 { "figure figure-row" } else { "figure" };
    element("figure").class(class).child(pictures).child(caption)
}

/// A picture, or what stands in its place.
pub(crate) fn draw(picture: &Picture, setting: &impl Setting) -> Element {
    let mut class = String::from("picture");
    for look in &picture.look {
        class.extend([" picture-", look.name()]);
    }
    drawn(picture, class.into(), Loading::Lazy, setting)
}

/// The picture over a report's text: the first thing that is seen, so it is not
/// put off.
pub(crate) fn lead(picture: &Picture, setting: &impl Setting) -> Element {
    drawn(picture, "picture report-cover".into(), Loading::Eager, setting)
}

fn drawn(picture: &Picture, class: Text, loading: Loading, setting: &impl Setting) -> Element {
    match instead(picture, setting.words()) {
        Ok(element) => element,
        Err(asset) => image(picture, setting.asset(asset), class, loading),
    }
}

/// A picture beside words that say the same; nothing where its file is not there.
pub(crate) fn decoration(picture: &Picture, base: &Base, class: &'static str) -> Option<Element> {
    let PictureSource::Asset(asset) = &picture.source else {
        return None;
    };
    let silent = Picture { alt: String::new(), ..picture.clone() };
    Some(image(&silent, base.asset(asset), class.into(), Loading::Lazy))
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

fn image(picture: &Picture, address: String, class: Text, loading: Loading) -> Element {
    let size = picture.size;
    element("img")
        .set("class", class)
        .set("alt", picture.alt.clone())
        .set_some("width", size.map(|size| size.width.to_string()))
        .set_some("height", size.map(|size| size.height.to_string()))
        .set_some("loading", matches!(loading, Loading::Lazy).then_some("lazy"))
        .set("decoding", "async")
        .set("src", address)
}
