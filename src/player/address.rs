//! The addresses of what is played and framed from elsewhere.

use super::state::Start;
use crate::model::{HostedDeck, Provider, Timestamp, VideoId};

/// Where YouTube's embed comes from, and the only origin that is spoken to. It
/// sets no cookie before somebody plays.
pub const EMBED_ORIGIN: &str = "https://www.youtube-nocookie.com";

/// The embed of a video, ready at a place in it, that listens to a page of `origin`
/// (`https://example.org`, as `location.origin` gives it).
pub fn embed_address(video: &VideoId, at: Timestamp, start: Start, origin: &str) -> String {
    [
        EMBED_ORIGIN,
        "/embed/",
        video.as_str(),
        "?enablejsapi=1&origin=",
        origin,
        "&start=",
        &at.seconds().to_string(),
        match start {
            Start::Playing => "&autoplay=1",
            Start::Resting => "",
        },
        "&playsinline=1&rel=0",
    ]
    .concat()
}

/// The page that plays a video from `at` on: where a cue leads without a client.
pub fn watch_address(video: &VideoId, at: Timestamp) -> String {
    ["https://www.youtube.com/watch?v=", video.as_str(), "&t=", &at.seconds().to_string(), "s"].concat()
}

/// The embed of a video, for those who read of it by machine.
pub fn plain_embed_address(video: &VideoId) -> String {
    [EMBED_ORIGIN, "/embed/", video.as_str()].concat()
}

/// A picture of a video, which YouTube makes of every one. No page shows it: it would be
/// asked for before its reader agreed.
pub fn thumbnail_address(video: &VideoId) -> String {
    ["https://i.ytimg.com/vi/", video.as_str(), "/hqdefault.jpg"].concat()
}

/// What the address of a provider's frame is made of.
struct Frame {
    origin: &'static str,
    /// What stands ahead of a deck's key.
    before: &'static str,
    /// What stands behind it.
    after: &'static str,
    /// What tells the page to show, ahead of its number; empty where nothing does.
    page: &'static str,
}

/// The frames of a provider (their forms are those of its own embed codes).
const fn frame_of(provider: Provider) -> Frame {
    let (origin, before, after, page) = match provider {
        Provider::SpeakerDeck => ("https://speakerdeck.com", "/player/", "", "?slide="),
        Provider::Docswell => ("https://www.docswell.com", "/slide/", "/embed", "#p"),
        Provider::GoogleSlides => ("https://docs.google.com", "/presentation/d/", "/embed", ""),
        Provider::SlideShare => ("https://www.slideshare.net", "/slideshow/embed_code/key/", "", ""),
        Provider::Canva => ("https://www.canva.com", "/design/", "/view?embed", ""),
        Provider::Figma => ("https://embed.figma.com", "/", "?embed-host=share", ""),
    };
    Frame { origin, before, after, page }
}

/// Where a provider's frames come from.
pub const fn deck_origin(provider: Provider) -> &'static str {
    frame_of(provider).origin
}

/// The frame that shows a deck, from a page on, counted from 1, where the provider has
/// a way to tell it.
pub fn deck_address(deck: &HostedDeck, page: Option<u16>) -> String {
    let Frame { origin, before, after, page: mark } = frame_of(deck.provider());
    // What Google shows of a document that was published has a name of its own.
    let after = if deck.key().starts_with("e/") { "/pubembed" } else { after };
    let mut address = [origin, before, deck.key(), after].concat();
    if let (Some(page), false) = (page, mark.is_empty()) {
        address += mark;
        address += &page.to_string();
    }
    address
}

/// A file that was asked for so many times before: another address for each try after
/// the first, as what the browser has kept of an answer may be why that one failed.
pub(super) fn file_address(file: &str, tries: u32) -> String {
    if tries == 0 { file.to_owned() } else { [file, "?again=", &tries.to_string()].concat() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the ids are written here")]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_what_their_services_expect() {
        let video = VideoId::parse("aqz-KE-bpKQ").unwrap();
        assert_eq!(
            embed_address(&video, Timestamp::from_seconds(504), Start::Playing, "http://127.0.0.1:8080"),
            "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?enablejsapi=1&origin=http://127.0.0.1:8080\
             &start=504&autoplay=1&playsinline=1&rel=0",
        );
        assert_eq!(
            embed_address(&video, Timestamp::from_seconds(0), Start::Resting, "https://example.org"),
            "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?enablejsapi=1&origin=https://example.org\
             &start=0&playsinline=1&rel=0",
        );
        assert_eq!(
            watch_address(&video, Timestamp::from_seconds(504)),
            "https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=504s",
        );
    }

    #[test]
    fn decks_have_the_addresses_of_their_providers_embed_codes() {
        let address = |provider, key, page| deck_address(&HostedDeck::parse(provider, key).unwrap(), page);
        let id = "be9172456872444b9af859f19e682ba5";
        for (provider, key, first, fourth) in [
            (
                Provider::SpeakerDeck,
                id,
                "https://speakerdeck.com/player/be9172456872444b9af859f19e682ba5",
                "https://speakerdeck.com/player/be9172456872444b9af859f19e682ba5?slide=4",
            ),
            (
                Provider::Docswell,
                "LK7J5V",
                "https://www.docswell.com/slide/LK7J5V/embed",
                "https://www.docswell.com/slide/LK7J5V/embed#p4",
            ),
        ] {
            assert_eq!(address(provider, key, None), first);
            assert_eq!(address(provider, key, Some(4)), fourth);
        }
        for (provider, key, always) in [
            (Provider::GoogleSlides, "1a-B_c", "https://docs.google.com/presentation/d/1a-B_c/embed"),
            (Provider::GoogleSlides, "e/2PACX", "https://docs.google.com/presentation/d/e/2PACX/pubembed"),
            (Provider::SlideShare, "abc", "https://www.slideshare.net/slideshow/embed_code/key/abc"),
            (Provider::Canva, "DAG/e_Hg", "https://www.canva.com/design/DAG/e_Hg/view?embed"),
            (Provider::Figma, "proto/nrPS", "https://embed.figma.com/proto/nrPS?embed-host=share"),
        ] {
            assert_eq!(address(provider, key, None), always);
            assert_eq!(address(provider, key, Some(4)), always);
        }
    }
}
