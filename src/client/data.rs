//! Fetches what a page is drawn from.

use gloo_net::http::Request;
use web_sys::RequestCache;

use crate::ui::data::{report_page, site_index};
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
    let text = text(address, cache).await?;
    match route {
        Route::Home => site_index(&text).map(Page::Home),
        Route::Report(_) => report_page(&text).map(|page| Page::Report(Box::new(page))),
    }
}

async fn text(address: &str, cache: RequestCache) -> Result<String, Problem> {
    let response = Request::get(address).cache(cache).send().await.map_err(|_| Problem::Unreachable)?;
    if !response.ok() {
        return Err(Problem::Status(response.status()));
    }
    response.text().await.map_err(|_| Problem::Unreachable)
}
