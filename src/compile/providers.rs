//! Addresses of known providers: recordings, decks, and scripts that embed something.
//!
//! 1. [`host`] takes an address that is written out as it is read: no other spelling of
//!    a host is that host.
//! 2. [`known`] looks the host up in [`PROVIDERS`], whose function reads the rest.
//! 3. [`script`] does the same for the address of a script.

use url::Url;

use crate::model::text::MediaKind;
use crate::model::{HostedDeck, Provider, VideoId};

/// What an address of a known provider shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// A video.
    Video(VideoId),
    /// A deck, whose player can be framed.
    Deck(HostedDeck),
    /// A deck's page, which cannot, and does not tell which deck it is.
    DeckPage,
}

/// A script that stands for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Script {
    /// A Speaker Deck player, which its attribute `data-id` names.
    SpeakerDeck,
    /// A Docswell player, which its attribute `data-src` names.
    Docswell,
    /// What has a page of its own, at this address.
    Page(String),
    /// The look of what stands ahead of it.
    Look,
}

/// Reads an address of a provider, of which it is given the path's parts as well.
type Read = fn(&Url, &[&str]) -> Option<Known>;

/// The hosts of each provider, and what is read of their addresses.
const PROVIDERS: [(&[&str], Read); 8] = [
    (&["youtu.be", "www.youtu.be"], short_youtube),
    (
        &[
            "www.youtube.com",
            "youtube.com",
            "m.youtube.com",
            "music.youtube.com",
            "www.youtube-nocookie.com",
            "youtube-nocookie.com",
        ],
        youtube,
    ),
    (&["speakerdeck.com", "www.speakerdeck.com"], speaker_deck),
    (&["www.docswell.com", "docswell.com"], docswell),
    (&["docs.google.com"], google_slides),
    (&["www.slideshare.net", "slideshare.net"], slideshare),
    (&["www.canva.com", "canva.com"], canva),
    (&["www.figma.com", "figma.com", "embed.figma.com"], figma),
];

/// What an address shows, which was read as `url`; `None` for all other sites, and for
/// other pages of a known one.
pub(super) fn known(address: &str, url: &Url) -> Option<Known> {
    let host = host(address, url)?;
    let (_, read) = PROVIDERS.iter().find(|(hosts, _)| hosts.contains(&host))?;
    read(url, &parts(url))
}

/// What a script stands for that is loaded from an address, which was read as `url`.
pub(super) fn script(address: &str, url: &Url) -> Option<Script> {
    let host = host(address, url)?;
    match (host, parts(url).as_slice()) {
        ("speakerdeck.com" | "www.speakerdeck.com", _) => Some(Script::SpeakerDeck),
        ("www.docswell.com" | "docswell.com", _) => Some(Script::Docswell),
        ("platform.twitter.com" | "platform.x.com", ["widgets.js"]) => Some(Script::Look),
        ("gist.github.com", _) => {
            url.path().strip_suffix(".js").map(|path| Script::Page(format!("https://{host}{path}")))
        }
        _ => event_page(address, url).map(Script::Page),
    }
}

/// The page of the connpass event that an address is of: of its widget, or of its page.
pub(super) fn event_page(address: &str, url: &Url) -> Option<String> {
    let host = host(address, url)?;
    let is_connpass = host == "connpass.com"
        || host.strip_suffix(".connpass.com").is_some_and(|group| !group.contains('.') && !group.is_empty());
    match parts(url).as_slice() {
        ["event", id, ..] if is_connpass && id.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(format!("https://{host}/event/{id}/"))
        }
        _ => None,
    }
}

/// The host of an address, which was read as `url`; `None` where that takes more than
/// reading it: a user or a port, a backslash, characters that browsers skip, or a host
/// that is spelt otherwise than in ASCII.
fn host<'u>(address: &str, url: &'u Url) -> Option<&'u str> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("//")?;
    let is_web = ["", "https:", "http:"].iter().any(|known| known.eq_ignore_ascii_case(scheme));
    let written = rest.split(['/', '?', '#']).next()?;
    let host = url.host_str()?;
    let is_plain = !address.contains(|c: char| c == '\\' || c.is_whitespace() || c.is_control());
    (is_web && is_plain && written.eq_ignore_ascii_case(host)).then_some(host)
}

/// The parts of an address's path, without the empty one behind a slash at its end.
fn parts(url: &Url) -> Vec<&str> {
    let path = url.path();
    let path = path.strip_prefix('/').unwrap_or(path);
    path.strip_suffix('/').unwrap_or(path).split('/').collect()
}

fn short_youtube(_: &Url, path: &[&str]) -> Option<Known> {
    VideoId::parse(path.first()?).map(Known::Video)
}

fn youtube(url: &Url, path: &[&str]) -> Option<Known> {
    let video = match path {
        ["watch", ..] => VideoId::parse(&query(url, "v")?),
        ["embed" | "live" | "shorts" | "v", id, ..] => VideoId::parse(id),
        _ => None,
    };
    video.map(Known::Video)
}

fn speaker_deck(_: &Url, path: &[&str]) -> Option<Known> {
    let player = match path {
        ["player", id, ..] if is_speaker_deck_id(id) => framed(Provider::SpeakerDeck, &["player", id]),
        _ => None,
    };
    player.or(Some(Known::DeckPage))
}

/// A page (`/s/<user>/<ID>-<words>`, with its number as `/13` or `#p13`), or a player.
fn docswell(_: &Url, path: &[&str]) -> Option<Known> {
    let id = match path {
        ["slide", id, "embed"] => id,
        ["s", _, name] | ["s", _, name, _] => name.split('-').next()?,
        _ => return None,
    };
    framed(Provider::Docswell, &["slide", id, "embed"])
}

/// A document (`/d/<id>/edit`), or what was published of one (`/d/e/<id>/pub`), for one
/// of several accounts (`/u/0/d/…`) or an organisation's (`/a/<domain>/presentation/…`).
fn google_slides(_: &Url, path: &[&str]) -> Option<Known> {
    let path = match path {
        ["a", _, rest @ ..] => rest,
        _ => path,
    };
    let (["presentation", "u", _, path @ ..] | ["presentation", path @ ..]) = path else { return None };
    match path {
        ["d", "e", id, "pub" | "pubembed" | "embed"] => {
            framed(Provider::GoogleSlides, &["presentation", "d", "e", id, "pubembed"])
        }
        ["d", id]
        | [
            "d",
            id,
            "edit" | "embed" | "preview" | "present" | "view" | "pub" | "htmlpresent" | "mobilepresent",
        ] => framed(Provider::GoogleSlides, &["presentation", "d", id, "embed"]),
        _ => None,
    }
}

fn slideshare(_: &Url, path: &[&str]) -> Option<Known> {
    let player = match path {
        ["slideshow", "embed_code", "key", _] => framed(Provider::SlideShare, path),
        _ => None,
    };
    player.or(Some(Known::DeckPage))
}

fn canva(_: &Url, path: &[&str]) -> Option<Known> {
    match path {
        ["design", id, token, "view" | "watch"] => {
            framed(Provider::Canva, &["design", id, token, "view?embed"])
        }
        _ => None,
    }
}

/// A file (`/design/<key>/<words>`), its frame, or the older frame, `/embed?url=<file>`.
/// Files were once called `file`, whatever they are; Figma takes these for designs.
fn figma(url: &Url, path: &[&str]) -> Option<Known> {
    let (kind, key) = match path {
        ["embed"] => return old_figma(url),
        // A branch of a file is another file.
        [_, _, "branch", ..] => return None,
        [kind @ ("design" | "proto" | "board" | "slides" | "deck"), key, ..] => (*kind, *key),
        ["file", key, ..] => ("design", *key),
        _ => return None,
    };
    // Figma wants to be told who frames it, in a word.
    is_id(key).then(|| framed(Provider::Figma, &[kind, &format!("{key}?embed-host=cuecard")]))?
}

/// Figma's older frame, which is given a file's address.
fn old_figma(url: &Url) -> Option<Known> {
    let address = query(url, "url")?;
    let url = Url::parse(&address).ok()?;
    let is_figma = matches!(host(&address, &url)?, "www.figma.com" | "figma.com");
    let path = parts(&url);
    (is_figma && path != ["embed"]).then(|| figma(&url, &path))?
}

/// A deck whose frame's address has these parts.
fn framed(provider: Provider, path: &[&str]) -> Option<Known> {
    let is_whole = path.iter().all(|part| is_id(part.split('?').next().unwrap_or_default()));
    is_whole.then(|| HostedDeck::parse(provider, &path.join("/")))?.map(Known::Deck)
}

/// Whether a text is an id: letters, digits, `-` and `_` of ASCII.
fn is_id(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !text.is_empty() && text.bytes().all(is_allowed)
}

/// Whether a text is the id of a Speaker Deck player: 24 to 32 lower-case hexadecimal digits.
fn is_speaker_deck_id(text: &str) -> bool {
    (24..=32).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What a query says under a name.
fn query(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
}

/// Whether a file's name ends as that of a recording.
pub(super) fn is_media(path: &str) -> bool {
    ["webm", "mp4", "m4v", "ogv", "mp3", "ogg"].iter().any(|known| has_extension(path, known))
}

/// What a media file holds, by its name.
pub(super) fn media_kind(path: &str) -> MediaKind {
    let is_sound = ["mp3", "ogg"].iter().any(|known| has_extension(path, known));
    if is_sound { MediaKind::Audio } else { MediaKind::Video }
}

/// Whether a file's name ends as that of a PDF.
pub(super) fn is_pdf(path: &str) -> bool {
    has_extension(path, "pdf")
}

fn has_extension(path: &str, known: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    fn read(address: &str) -> Option<Known> {
        known(address, &Url::parse(address).unwrap())
    }

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
            assert_eq!(read(address), VideoId::parse("aqz-KE-bpKQ").map(Known::Video), "{address}");
        }
    }

    #[test]
    fn every_form_of_a_decks_address() {
        let speaker_deck = "player/be9172456872444b9af859f19e682ba5";
        let figma = "design/nrPSsILSYjesyc5UHjYYa4?embed-host=cuecard";
        let docswell = "slide/LK7J5V/embed";
        let google = "presentation/d/1a-B_c/embed";
        let published = "presentation/d/e/2PACX-1v/pubembed";
        let canva = "design/DAG/e_Hg/view?embed";
        let slideshare = "slideshow/embed_code/key/abcd123";
        for (address, provider, path) in [
            (
                "https://speakerdeck.com/player/be9172456872444b9af859f19e682ba5?slide=3",
                Provider::SpeakerDeck,
                speaker_deck,
            ),
            ("https://www.docswell.com/s/someone/LK7J5V-hello-docswell", Provider::Docswell, docswell),
            ("https://www.docswell.com/s/someone/LK7J5V-hello-docswell#p13", Provider::Docswell, docswell),
            ("https://www.docswell.com/s/someone/LK7J5V-hello/13", Provider::Docswell, docswell),
            ("https://www.docswell.com/slide/LK7J5V/embed#p12", Provider::Docswell, docswell),
            ("https://docs.google.com/presentation/d/1a-B_c", Provider::GoogleSlides, google),
            ("https://docs.google.com/presentation/d/1a-B_c/edit#slide=id.p", Provider::GoogleSlides, google),
            ("https://docs.google.com/presentation/u/0/d/1a-B_c/preview", Provider::GoogleSlides, google),
            (
                "https://docs.google.com/a/example.org/presentation/d/1a-B_c/pub",
                Provider::GoogleSlides,
                google,
            ),
            (
                "https://docs.google.com/presentation/d/1a-B_c/embed?start=false",
                Provider::GoogleSlides,
                google,
            ),
            (
                "https://docs.google.com/presentation/d/e/2PACX-1v/pub?loop=false",
                Provider::GoogleSlides,
                published,
            ),
            ("https://docs.google.com/presentation/d/e/2PACX-1v/pubembed", Provider::GoogleSlides, published),
            ("https://www.slideshare.net/slideshow/embed_code/key/abcd123", Provider::SlideShare, slideshare),
            ("https://www.canva.com/design/DAG/e_Hg/view?embed", Provider::Canva, canva),
            ("https://www.canva.com/design/DAG/e_Hg/view?utm_content=DAG", Provider::Canva, canva),
            ("https://embed.figma.com/design/nrPSsILSYjesyc5UHjYYa4?embed-host=x", Provider::Figma, figma),
            ("https://www.figma.com/file/nrPSsILSYjesyc5UHjYYa4/Words", Provider::Figma, figma),
            ("https://figma.com/design/nrPSsILSYjesyc5UHjYYa4/Words?m=dev", Provider::Figma, figma),
            (
                "https://www.figma.com/embed?embed_host=share&url=https%3A%2F%2Fwww.figma.com%2Ffile%2FnrPSsILSYjesyc5UHjYYa4%2FW",
                Provider::Figma,
                figma,
            ),
        ] {
            assert_eq!(read(address), HostedDeck::parse(provider, path).map(Known::Deck), "{address}");
            assert!(read(address).is_some(), "{address}");
        }
    }

    #[test]
    fn pages_that_do_not_tell_their_deck() {
        for address in [
            "https://speakerdeck.com/someone/something",
            "https://speakerdeck.com/player/x",
            "https://www.slideshare.net/slideshow/words/12345",
            "https://www.slideshare.net/someone/words",
        ] {
            assert_eq!(read(address), Some(Known::DeckPage), "{address}");
        }
    }

    #[test]
    fn other_pages_of_a_provider() {
        for address in [
            "https://www.youtube.com/@channel",
            "https://www.youtube.com/watch?v=short",
            "https://www.docswell.com/",
            "https://www.docswell.com/user/someone",
            "https://docs.google.com/document/d/1a-B_c/edit",
            "https://docs.google.com/presentation/d/1a-B_c/export/pdf",
            "https://www.canva.com/design/DAG/view",
            "https://www.figma.com/community/file/123",
            "https://www.figma.com/design/a/branch/b/Words",
            "https://www.figma.com/embed?embed_host=share&url=https%3A%2F%2Fexample.org%2Fdesign%2Fa",
            "https://www.figma.com/embed?url=https%3A%2F%2Fwww.figma.com%2Fembed%3Furl%3Dx",
        ] {
            assert_eq!(read(address), None, "{address}");
        }
    }

    #[test]
    fn scripts_that_stand_for_something() {
        let read = |address: &str| {
            let base = Url::parse("https://site.invalid/").unwrap();
            script(address, &base.join(address).unwrap())
        };
        let page = |address: &str| Some(Script::Page(address.to_owned()));
        assert_eq!(read("//speakerdeck.com/assets/embed.js"), Some(Script::SpeakerDeck));
        assert_eq!(read("https://platform.twitter.com/widgets.js"), Some(Script::Look));
        assert_eq!(read("https://gist.github.com/a/0f.js?file=b.rs"), page("https://gist.github.com/a/0f"));
        assert_eq!(
            read("https://group.connpass.com/event/123/widget.js"),
            page("https://group.connpass.com/event/123/")
        );
        for address in [
            "https://platform.twitter.com.evil.example/widgets.js",
            "https://gist.github.com.evil.example/a/0f.js",
            "https://evilconnpass.com/event/1/",
            "https://a.b.connpass.com/event/1/",
            "https://connpass.com/event/x/",
            "widgets.js",
        ] {
            assert_eq!(read(address), None, "{address}");
        }
    }
}
