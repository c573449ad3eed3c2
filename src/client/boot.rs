//! Takes over the page that was rendered natively.
//!
//! 1. The root element says where the site lives and what kind of page it holds.
//! 2. The page's JSON is fetched: the document's head has asked for it already.
//! 3. The page is hydrated from it in one go; or, where the root is empty (a page
//!    that something had altered was cleared by `boot.js`), mounted afresh.
//! 4. The root is marked `data-hydrated`, and navigation begins.

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, PositionState};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{data, navigation, notice};
use crate::ui::app::{Steering, app};
use crate::ui::page::{NOT_FOUND, Page};
use crate::ui::problem::Problem;
use crate::ui::routes::{Base, Route};

/// Starts the client on the document that it was loaded by.
pub fn start() {
    let Some(root) = document().get_element_by_id("app").and_then(|root| root.dyn_into().ok()) else {
        return;
    };
    spawn_local(take_over(root));
}

async fn take_over(root: HtmlElement) {
    let Some(base) = root.get_attribute("data-base").and_then(|base| Base::parse(&base).ok()) else {
        return;
    };
    match first_page(&root, &base).await {
        Ok(page) => {
            let steering = Steering::new(page);
            show(&root, steering, base.clone());
            navigation::begin(steering, base);
            // `boot.js` and whoever waits for the page to answer look for this mark;
            // where it cannot be set, they wait as if the client were slow.
            let _ = root.set_attribute("data-hydrated", "");
        }
        Err(problem) => {
            // Cues are plain links again until the reader's next try.
            let _ = root.set_attribute("data-without-data", "");
            notice::show(&problem, &wanted(&root, &base), move || {
                let _ = root.remove_attribute("data-without-data");
                spawn_local(take_over(root));
            });
        }
    }
}

/// The data of what the document shows, which is not always what its address
/// says: a host shows the page of unknown addresses at any of them.
async fn first_page(root: &HtmlElement, base: &Base) -> Result<Page, Problem> {
    match shown_route(root, base) {
        Some(route) => data::page(base, &route).await,
        None => data::page(base, &Route::Home).await.map(|page| Page::NotFound(page.site().clone())),
    }
}

/// The page that the document shows; `None` for that of unknown addresses.
fn shown_route(root: &HtmlElement, base: &Base) -> Option<Route> {
    let path = location().pathname().unwrap_or_default();
    let is_lost = root.get_attribute("data-page").as_deref() == Some(NOT_FOUND);
    base.route(&path).filter(|_| !is_lost)
}

/// The address of the data that the document was drawn from.
fn wanted(root: &HtmlElement, base: &Base) -> String {
    base.data(&shown_route(root, base).unwrap_or(Route::Home))
}

/// Brings the app to life in the root, for as long as the document lives.
fn show(root: &HtmlElement, steering: Steering, base: Base) {
    // An error only says that the executor is there already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    let state = owner.with(|| {
        let app = app(steering, base);
        if root.has_child_nodes() {
            return app.hydrate::<true>(&Cursor::new(root.clone().into()), &PositionState::default());
        }
        let mut state = app.build();
        state.mount(root, None);
        state
    });
    std::mem::forget((owner, state));
}
