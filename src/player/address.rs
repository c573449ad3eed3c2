//! The addresses of what is played and framed from elsewhere.

use super::state::Start;
use crate::model::{Deck, HostedDeck, Provider, Timestamp, VideoId};

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

/// The frame that shows a deck.
pub fn deck_address(deck: &HostedDeck) -> String {
    ["https://", deck.provider().host(), "/", deck.path()].concat()
}

/// What stands between the address of a deck's frame and the number of the page, counted
/// from 1, that it is to show; `None` where a frame shows the first whatever it is told.
/// PDF viewers take it as `page` (RFC 8118, section 3).
pub const fn deck_page(deck: &Deck) -> Option<&'static str> {
    match deck.provider() {
        Some(Provider::SpeakerDeck) => Some("?slide="),
        Some(Provider::Docswell) => Some("#p"),
        Some(_) => None,
        None => Some("#page="),
    }
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
        let address = |provider, path| deck_address(&HostedDeck::parse(provider, path).unwrap());
        assert_eq!(
            address(Provider::SpeakerDeck, "player/be9172456872444b9af859f19e682ba5"),
            "https://speakerdeck.com/player/be9172456872444b9af859f19e682ba5"
        );
        assert_eq!(
            address(Provider::Docswell, "slide/LK7J5V/embed"),
            "https://www.docswell.com/slide/LK7J5V/embed"
        );
    }
}
