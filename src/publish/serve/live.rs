//! Tells open pages that the site has changed, and what is wrong with its content, by
//! server-sent events (HTML, section 9.2).

use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;
use tiny_http::Request;

use super::current::{Current, Served};

/// Where pages listen, below the base path.
pub(super) const EVENTS: &str = ".cuecard/events";
/// Where the script of pages is, below the base path.
pub(super) const SCRIPT: &str = ".cuecard/live.js";
/// The script of pages.
pub(super) const TEXT: &str = include_str!("live.js");

/// How often a page that hears nothing is written to: one that has gone is noticed then.
const BREATH: Duration = Duration::from_secs(5);

/// What a page is told.
#[derive(Serialize)]
struct State<'a> {
    version: u64,
    has_errors: bool,
    findings: &'a [String],
}

/// Tells a page what the site is now, and each time that it has changed, until the page
/// has gone.
pub(super) fn tell_changes(request: Request, current: &Current<'_>) {
    // An error says that the page has gone.
    let _ = try_tell(request, current);
}

fn try_tell(request: Request, current: &Current<'_>) -> io::Result<()> {
    let mut page = request.into_writer();
    page.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
    )?;
    let mut served = current.now();
    tell(&mut page, &served)?;
    loop {
        let now = current.after(served.version, BREATH);
        if now.version == served.version {
            page.write_all(b":\n\n")?;
            page.flush()?;
        } else {
            tell(&mut page, &now)?;
            served = now;
        }
    }
}

fn tell(page: &mut impl Write, served: &Served) -> io::Result<()> {
    let state = State { version: served.version, has_errors: served.has_errors, findings: &served.findings };
    write!(page, "data: {}\n\n", serde_json::to_string(&state)?)?;
    page.flush()
}
