//! Addresses of known providers: recordings and slides.

use url::Url;

use crate::model::text::MediaKind;
use crate::model::{DeckId, VideoId};

/// What an address of Speaker Deck shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SpeakerDeck {
    /// Its player, which can be framed.
    Player(DeckId),
    /// A page, which cannot.
    Page,
}

/// The video that an address plays, whichever form it has; `None` for other sites.
pub(super) fn youtube(url: &Url) -> Option<VideoId> {
    let mut path = url.path_segments()?;
    match url.host_str()? {
        "youtu.be" | "www.youtu.be" => VideoId::parse(path.next()?),
        "youtube.com"
        | "www.youtube.com"
        | "m.youtube.com"
        | "music.youtube.com"
        | "youtube-nocookie.com"
        | "www.youtube-nocookie.com" => match path.next()? {
            "watch" => {
                let (_, id) = url.query_pairs().find(|(name, _)| name == "v")?;
                VideoId::parse(&id)
            }
            "embed" | "live" | "shorts" | "v" => VideoId::parse(path.next()?),
            _ => None,
        },
        _ => None,
    }
}

/// What a Speaker Deck address shows; `None` for any other site.
pub(super) fn speaker_deck(url: &Url) -> Option<SpeakerDeck> {
    if !matches!(url.host_str()?, "speakerdeck.com" | "www.speakerdeck.com") {
        return None;
    }
    let mut path = url.path_segments()?;
    let player = match path.next()? {
        "player" => path.next().and_then(DeckId::parse),
        _ => None,
    };
    Some(player.map_or(SpeakerDeck::Page, SpeakerDeck::Player))
}

/// Whether a file's name ends as that of a recording.
pub(super) fn is_media(path: &str) -> bool {
    has_extension(path, &["webm", "mp4", "m4v", "ogv", "mp3", "ogg"])
}

/// What a media file holds, by its name.
pub(super) fn media_kind(path: &str) -> MediaKind {
    if has_extension(path, &["mp3", "ogg"]) { MediaKind::Audio } else { MediaKind::Video }
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    #[test]
    fn every_form_of_a_youtube_address() {
        for address in [
            "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
            "https://youtube.com/watch?list=x&v=aqz-KE-bpKQ&t=1h2m3s",
            "http://m.youtube.com/watch?v=aqz-KE-bpKQ",
            "https://youtu.be/aqz-KE-bpKQ?t=90",
            "https://www.youtube.com/embed/aqz-KE-bpKQ",
            "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?start=90",
            "https://youtube.com/live/aqz-KE-bpKQ?feature=share",
            "https://www.youtube.com/shorts/aqz-KE-bpKQ",
            "https://www.youtube.com/v/aqz-KE-bpKQ",
        ] {
            let url = Url::parse(address).unwrap();
            assert_eq!(youtube(&url), VideoId::parse("aqz-KE-bpKQ"), "{address}");
        }
    }

    #[test]
    fn what_only_looks_like_one() {
        for address in [
            "https://www.youtube.com.evil.example/watch?v=aqz-KE-bpKQ",
            "https://evil.example/youtube.com/embed/aqz-KE-bpKQ",
            "https://www.youtube.com/@channel",
            "https://www.youtube.com/watch?v=short",
            "https://youtube.com@evil.example/watch?v=aqz-KE-bpKQ",
        ] {
            assert_eq!(youtube(&Url::parse(address).unwrap()), None, "{address}");
        }
    }

    #[test]
    fn decks_and_their_pages() {
        let read = |address: &str| speaker_deck(&Url::parse(address).unwrap());
        let id = DeckId::parse("be9172456872444b9af859f19e682ba5").unwrap();
        assert_eq!(
            read("https://speakerdeck.com/player/be9172456872444b9af859f19e682ba5?slide=3"),
            Some(SpeakerDeck::Player(id))
        );
        assert_eq!(read("https://speakerdeck.com/someone/something"), Some(SpeakerDeck::Page));
        assert_eq!(read("https://speakerdeck.com/player/x"), Some(SpeakerDeck::Page));
        assert_eq!(read("https://notspeakerdeck.com/player/be9172456872444b9af859f19e682ba5"), None);
    }
}
