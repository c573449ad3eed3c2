//! Serves a content folder's site on the organiser's own machine, and has open pages
//! loaded again whenever something in the folder changes.
//!
//! 1. [`current`] holds the site as the folder has it now; nothing is written to the disk,
//!    and a page is drawn when it is asked for.
//! 2. [`watch`] has it made anew once the folder has changed. Of the posts, only those that
//!    changed are compiled.
//! 3. [`answer`] finds what a path leads to.
//! 4. [`live`] tells open pages, and shows in them what is wrong with the content.

mod answer;
mod current;
mod live;
mod watch;

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use tiny_http::{Request, Server};

use super::PublishError;
use super::check::{Format, Printing};
use crate::model::Language;
use crate::ui::routes::Base;
use current::Current;
use watch::Watch;

/// How many requests are answered at a time.
const WORKERS: usize = 4;

/// What is served, and where.
pub struct Plan<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// The folder that Trunk made; without it, pages come without a client, as readers
    /// without JavaScript get them.
    pub client: Option<&'a Path>,
    /// The path under which the site lives.
    pub base: &'a Base,
    /// Where to listen.
    pub address: SocketAddr,
    /// In which language findings are; none for that of the site.
    pub language: Option<Language>,
}

impl Plan<'_> {
    /// How findings are written: pages show them, too, which know no terminal's colours.
    fn printing(&self) -> Printing {
        Printing { format: Format::Text { color: false }, language: self.language }
    }
}

/// What happens while a site is served.
#[derive(Clone, Copy)]
pub enum Event<'a> {
    /// The site is there for the first time, at this address.
    Ready(&'a str),
    /// The site was made, or made anew.
    Made {
        /// What was found, a file at a time.
        findings: &'a [String],
        /// In which language that is.
        language: Language,
        /// How long it took.
        milliseconds: u128,
    },
    /// It could not be made anew; the site stays as it was.
    Failed(&'a PublishError),
}

/// Serves until the process ends.
///
/// # Errors
/// Where the content or the client cannot be read at first, and where the address cannot
/// be listened at.
pub fn serve(plan: &Plan<'_>, tell: &(dyn Fn(Event<'_>) + Sync)) -> Result<(), PublishError> {
    let address = plan.address.to_string();
    let failed = |source| PublishError::Serve { address: address.clone(), source };
    // Watched before it is read: what changes while the site is made for the first time counts.
    let folders: Vec<_> = std::iter::once(plan.content).chain(plan.client).collect();
    let watch =
        Watch::new(&folders).map_err(|error| PublishError::read(plan.content)(io::Error::other(error)))?;
    let current = Current::new(plan, tell)?;
    let server = Arc::new(Server::http(plan.address).map_err(&failed)?);
    let port = server.server_addr().to_ip().map_or(plan.address.port(), |address| address.port());
    tell(Event::Ready(&format!("http://{}:{port}{}", plan.address.ip(), plan.base)));
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    respond(request, &current, scope);
                }
            });
        }
        watch.follow(&current, tell);
    });
    Ok(())
}

/// Answers a request. A page that listens for changes gets a thread of its own.
fn respond<'scope, 'env>(
    request: Request,
    current: &'env Current<'env>,
    scope: &'scope thread::Scope<'scope, 'env>,
) {
    let Some(path) = current.path_below(request.url()) else {
        answer::send(request, answer::Answer::elsewhere(current.base().as_str()));
        return;
    };
    match path.as_str() {
        live::EVENTS => {
            scope.spawn(|| live::tell_changes(request, current));
        }
        live::SCRIPT => answer::send(request, answer::Answer::script(live::TEXT)),
        path => {
            let answer = answer::find(path, current);
            answer::send(request, answer);
        }
    }
}
