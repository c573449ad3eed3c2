//! How chats and social networks show a page: Open Graph (ogp.me), and the cards of X,
//! which takes from Open Graph whatever its own names do not say.

use super::{Context, Head};
use crate::model::text::PictureSource;
use crate::model::{Language, Picture, Size};
use crate::publish::address::SiteAddress;
use crate::publish::plain;
use crate::publish::social::Pictures;
use crate::publish::time::day_start;
use crate::ui::page::Page;

/// A picture that stands for a page.
pub(super) struct Image {
    /// Its whole address.
    pub(super) address: String,
    /// Its size, where it is known.
    pub(super) size: Option<Size>,
    /// What it shows.
    pub(super) alt: String,
}

/// Writes a page's previews.
pub(super) fn write(page: &Page, description: &str, context: &Context<'_>, head: &mut Head) {
    let site = page.site();
    head.property("og:type", if matches!(page, Page::Report(_)) { "article" } else { "website" });
    head.property("og:site_name", &plain::one_line(&site.title));
    head.property("og:title", &title(page));
    head.property("og:description", description);
    head.property("og:locale", locale(language(page)));
    if let (Some(route), Some(address)) = (page.route(), &context.address) {
        head.property("og:url", &address.page(&route));
    }
    if let Page::Report(page) = page {
        let (report, zone) = (&page.report, &context.settings.timezone);
        head.property("article:published_time", &day_start(report.published(), zone));
        if let Some(updated) = report.updated {
            head.property("article:modified_time", &day_start(updated, zone));
        }
        for tag in &report.tags {
            head.property("article:tag", &plain::one_line(&tag.name));
        }
    }
    let image = context.address.as_ref().and_then(|address| image(page, context.pictures, address));
    head.named("twitter:card", if image.is_some() { "summary_large_image" } else { "summary" });
    if let Some(Image { address, size, alt }) = image {
        head.property("og:image", &address);
        if let Some(Size { width, height }) = size {
            head.property("og:image:width", &width.to_string());
            head.property("og:image:height", &height.to_string());
        }
        head.property("og:image:alt", &alt);
    }
}

/// The picture that stands for a page elsewhere: the one that was drawn for it, or a
/// report's cover.
pub(super) fn image(page: &Page, pictures: &Pictures, address: &SiteAddress<'_>) -> Option<Image> {
    let drawn = pictures.of(page).map(|picture| Image {
        address: address.file(&picture.file),
        size: Some(picture.size),
        alt: picture.alt,
    });
    drawn.or_else(|| match page {
        Page::Report(page) => page.report.cover.as_ref().and_then(|cover| of_file(cover, address)),
        _ => None,
    })
}

/// A picture of the site's own, of a kind that is shown everywhere: vector pictures are not.
fn of_file(picture: &Picture, address: &SiteAddress<'_>) -> Option<Image> {
    let PictureSource::Asset(asset) = &picture.source else { return None };
    let (_, extension) = asset.as_str().rsplit_once('.')?;
    let is_known =
        ["png", "jpg", "jpeg", "gif", "webp"].iter().any(|known| extension.eq_ignore_ascii_case(known));
    is_known.then(|| Image {
        address: address.asset(asset),
        size: picture.size,
        alt: plain::one_line(&picture.alt),
    })
}

/// What a page is called where the site's name stands beside it.
pub(super) fn title(page: &Page) -> String {
    let own = page.own_title();
    plain::one_line(own.as_deref().unwrap_or(&page.site().title))
}

/// The language that a page's text is in.
pub(super) fn language(page: &Page) -> Language {
    let own = match page {
        Page::Report(page) => page.report.language,
        Page::Own(page) => page.language,
        _ => None,
    };
    own.unwrap_or(page.site().language)
}

/// A language as Open Graph wants it, with a territory.
fn locale(language: Language) -> &'static str {
    match language {
        Language::Japanese => "ja_JP",
        Language::English => "en_US",
    }
}
