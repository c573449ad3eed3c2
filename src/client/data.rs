//! Fetches what a page is drawn from.

use gloo_net::http::Request;

use crate::ui::data::{report_page, site_index};
use crate::ui::page::Page;
use crate::ui::problem::Problem;
use crate::ui::routes::{Base, Route};

/// Fetches the data of a page and reads it.
pub(crate) async fn page(base: &Base, route: &Route) -> Result<Page, Problem> {
    let text = text(&base.data(route)).await?;
    match route {
        Route::Home => site_index(&text).map(Page::Home),
        Route::Report(_) => report_page(&text).map(|page| Page::Report(Box::new(page))),
    }
}

async fn text(address: &str) -> Result<String, Problem> {
    let response = Request::get(address).send().await.map_err(|_| Problem::Unreachable)?;
    if !response.ok() {
        return Err(Problem::Status(response.status()));
    }
    response.text().await.map_err(|_| Problem::Unreachable)
}
