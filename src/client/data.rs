//! Fetches what a page is drawn from.

use std::rc::Rc;

use gloo_net::http::Request;
use leptos::prelude::SetValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::RequestCache;

use crate::model::{Slug, Transcripts};
use crate::ui::app::{Steering, TakeTranscripts};
use crate::ui::data::{page as read, transcripts};
use crate::ui::page::Page;
use crate::ui::problem::Problem;
use crate::ui::routes::{Base, Route};

/// Fetches the data of a page and reads it.
///
/// What the browser kept from before may be broken, or of another time than this
/// client: the host is then asked once more, past the cache.
pub(crate) async fn page(base: &Base, route: &Route) -> Result<Page, Problem> {
    let address = base.data(route);
    match fetch(&address, route, RequestCache::Default).await {
        Ok(page) => Ok(page),
        Err(Problem::Unreachable) => Err(Problem::Unreachable),
        Err(_) => fetch(&address, route, RequestCache::Reload).await,
    }
}

async fn fetch(address: &str, route: &Route, cache: RequestCache) -> Result<Page, Problem> {
    read(&text(address, cache).await?, route)
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
    let response = Request::get(address).cache(cache).send().await.map_err(|_| Problem::Unreachable)?;
    if !response.ok() {
        return Err(Problem::Status(response.status()));
    }
    response.text().await.map_err(|_| Problem::Unreachable)
}
