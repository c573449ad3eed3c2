//! Fetches what a page is drawn from.

use std::rc::Rc;

use gloo_net::http::Request;
use leptos::prelude::SetValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, RequestCache};

use crate::model::checksum::checksum;
use crate::model::{Slug, Transcripts};
use crate::ui::app::{Steering, TakeTranscripts};
use crate::ui::data::{page as read, transcripts};
use crate::ui::page::Page;
use crate::ui::problem::Problem;
use crate::ui::routes::{Base, Route};

/// How long data may take to come, all of it, in milliseconds: after that nobody believes
/// that it is on its way.
const PATIENCE: u32 = 15_000;

/// A page, read from its data, and the checksum of that.
pub(crate) type Fetched = (Page, u32);

/// Fetches the data of a page and reads it; `rendered` is the checksum of the data that
/// the document was rendered from, where it shows that page; `cache` is where it is asked first.
///
/// What the browser kept from before may be broken, or of another time than this client
/// or the document: the host is then asked once more, past the cache.
pub(crate) async fn page(
    base: &Base,
    route: &Route,
    rendered: Option<u32>,
    cache: RequestCache,
) -> Result<Fetched, Problem> {
    let address = base.data(route);
    let kept = fetch(&address, route, cache).await;
    let will_do = match &kept {
        Ok((_, checksum)) => rendered.is_none_or(|rendered| rendered == *checksum),
        Err(problem) => *problem == Problem::Unreachable,
    };
    if will_do {
        return kept;
    }
    fetch(&address, route, RequestCache::Reload).await.or(kept)
}

async fn fetch(address: &str, route: &Route, cache: RequestCache) -> Result<Fetched, Problem> {
    let text = text(address, cache).await?;
    Ok((read(&text, route)?, checksum(text.as_bytes())))
}

/// Answers readers who ask for what was said, from now on.
pub(crate) fn offer_transcripts(steering: Steering, base: Base) {
    let answer = move |slug: Slug, take: TakeTranscripts| {
        let address = base.transcripts(&slug);
        spawn_local(async move { take(spoken(&address).await) });
    };
    steering.transcripts.set_value(Some(Rc::new(answer)));
}

/// Fetches transcripts. A reader who asks again is not answered from what the browser
/// kept: `no-cache` has it ask the host whether that still holds.
async fn spoken(address: &str) -> Result<Transcripts, Problem> {
    transcripts(&text(address, RequestCache::NoCache).await?)
}

async fn text(address: &str, cache: RequestCache) -> Result<String, Problem> {
    let in_time = AbortSignal::timeout_with_u32(PATIENCE);
    let request = Request::get(address).cache(cache).abort_signal(Some(&in_time));
    let response = request.send().await.map_err(|_| Problem::Unreachable)?;
    if !response.ok() {
        return Err(Problem::Status(response.status()));
    }
    response.text().await.map_err(|_| Problem::Unreachable)
}
