//! What a path of the site leads to, as a static host would answer.

use std::ffi::OsStr;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::{fs, ops::Range};

use tiny_http::{Header, Request, Response, StatusCode};

use super::current::{Current, Served};
use super::live;
use crate::model::Asset;
use crate::publish::shell;
use crate::publish::site::NOT_FOUND;
use crate::ui::routes::{ASSETS, Base};

/// An answer to a request.
pub(super) enum Answer {
    /// Something that was made for it: status, type, bytes.
    Made(u16, &'static str, Vec<u8>),
    /// A file as it is.
    File(PathBuf),
    /// It is at another address.
    Elsewhere(String),
}

impl Answer {
    /// A script of this server's own.
    pub(super) fn script(text: &str) -> Self {
        Self::Made(200, "text/javascript; charset=utf-8", text.as_bytes().to_vec())
    }

    /// The way to another address of this server.
    pub(super) fn elsewhere(address: &str) -> Self {
        Self::Elsewhere(address.to_owned())
    }
}

/// Finds what a path below the base path leads to.
pub(super) fn find(path: &str, current: &Current<'_>) -> Answer {
    let served = current.now();
    let is_folder = path.is_empty() || path.ends_with('/');
    let name = if is_folder { [path, shell::FILE].concat() } else { path.to_owned() };
    match served.file(&name) {
        Ok(Some(bytes)) => {
            return Answer::Made(200, kind(Path::new(&name)), alive(&name, bytes, current.base()));
        }
        Ok(None) => {}
        Err(error) => return Answer::Made(500, "text/plain; charset=utf-8", error.to_string().into_bytes()),
    }
    if let Some(file) = file_of(&name, &served, current) {
        return Answer::File(file);
    }
    let folder = [path, "/", shell::FILE].concat();
    if !is_folder && matches!(served.file(&folder), Ok(Some(_))) {
        let route = current.base().route(&[current.base().as_str(), path].concat());
        if let Some(route) = route {
            return Answer::Elsewhere(current.base().href(&route));
        }
    }
    let page = served.file(NOT_FOUND).ok().flatten().unwrap_or_default();
    Answer::Made(404, "text/html; charset=utf-8", alive(NOT_FOUND, page, current.base()))
}

/// A file of the content folder or of the client's.
fn file_of(name: &str, served: &Served, current: &Current<'_>) -> Option<PathBuf> {
    if let Some(path) = name.strip_prefix(ASSETS).and_then(|rest| rest.strip_prefix('/')) {
        let asset = Asset::parse(path)?;
        return served.library.has(&asset).then(|| served.library.path(&asset));
    }
    // Parsed, for a name that leads out of the folder is none.
    let file = current.client()?.join(Asset::parse(name)?.as_str());
    (name != shell::FILE && file.is_file()).then_some(file)
}

/// A page with the script that loads it again when the site has changed; any other file
/// as it is.
fn alive(name: &str, mut bytes: Vec<u8>, base: &Base) -> Vec<u8> {
    if Path::new(name).extension() == Some(OsStr::new("html")) {
        let script = ["<script src=\"", base.as_str(), live::SCRIPT, "\" defer></script>"];
        bytes.extend_from_slice(script.concat().as_bytes());
    }
    bytes
}

/// Sends an answer. A browser that has gone meanwhile hears nothing, and that is all.
pub(super) fn send(request: Request, answer: Answer) {
    let _ = match answer {
        Answer::Made(status, kind, bytes) => {
            let length = bytes.len();
            let headers = headers(&[("Content-Type", kind)]);
            let response = Response::new(StatusCode(status), headers, Cursor::new(bytes), Some(length), None);
            // Its length is known: there is no need to send it in chunks.
            request.respond(response.with_chunked_threshold(usize::MAX))
        }
        Answer::Elsewhere(address) => {
            let headers = headers(&[("Location", &address)]);
            request.respond(Response::new(StatusCode(302), headers, io::empty(), Some(0), None))
        }
        Answer::File(path) => send_file(request, &path),
    };
}

/// Sends a file, or the part of it that was asked for: a film is not played from its
/// middle by a host that sends it whole.
fn send_file(request: Request, path: &Path) -> io::Result<()> {
    let opened = fs::File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    let Ok((length, mut file)) = opened else {
        return request.respond(Response::from_string("").with_status_code(404));
    };
    let asked = request.headers().iter().find(|header| header.field.equiv("Range"));
    let part = asked.and_then(|header| range(header.value.as_str(), length));
    let (status, part) = part.map_or((200, 0..length), |part| (206, part));
    file.seek(SeekFrom::Start(part.start))?;
    let size = part.end - part.start;
    let mut headers = headers(&[("Content-Type", kind(path)), ("Accept-Ranges", "bytes")]);
    if status == 206 {
        let place = format!("bytes {}-{}/{length}", part.start, part.end - 1);
        headers.extend(self::headers(&[("Content-Range", &place)]));
    }
    let body = file.take(size);
    request.respond(Response::new(StatusCode(status), headers, body, usize::try_from(size).ok(), None))
}

/// The single part that a `Range` header asks for (RFC 9110, section 14): `bytes=0-99`,
/// `bytes=100-`, `bytes=-100`.
fn range(header: &str, length: u64) -> Option<Range<u64>> {
    let (first, last) = header.strip_prefix("bytes=")?.split_once('-')?;
    let part = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) => first..last.checked_add(1)?.min(length),
        (Ok(first), Err(_)) if last.is_empty() => first..length,
        (Err(_), Ok(count)) if first.is_empty() => length.saturating_sub(count)..length,
        _ => return None,
    };
    (part.start < part.end).then_some(part)
}

/// What keeps a browser from showing yesterday's site, and the given headers.
fn headers(given: &[(&str, &str)]) -> Vec<Header> {
    let all = [("Cache-Control", "no-store")].into_iter().chain(given.iter().copied());
    all.filter_map(|(name, value)| Header::from_bytes(name, value).ok()).collect()
}

/// A file's media type, by the end of its name.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(OsStr::to_str).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "wasm" => "application/wasm",
        "webm" => "video/webm",
        "mp4" => "video/mp4",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_file_is_found() {
        for (header, part) in [
            ("bytes=0-9", Some(0..10)),
            ("bytes=90-", Some(90..100)),
            ("bytes=-10", Some(90..100)),
            ("bytes=50-1000", Some(50..100)),
            ("bytes=100-", None),
            ("bytes=9-0", None),
            ("bytes=0-18446744073709551615", None),
            ("bytes=a-b", None),
            ("items=0-9", None),
        ] {
            assert_eq!(range(header, 100), part, "{header}");
        }
    }
}
