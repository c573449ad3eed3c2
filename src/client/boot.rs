//! Takes over the page that was rendered natively.
//!
//! 1. The root element says where the site lives and what kind of page it holds.
//! 2. The page's JSON is fetched: the document's head has asked for it already.
//! 3. The page is hydrated from it in one go; or drawn afresh in its place, where it was
//!    rendered from other data than the host has now, or `boot.js` saw hydration fail for
//!    something had altered it.
//! 4. The root is marked `data-hydrated`, and navigation begins.

use std::rc::Rc;

use any_spawner::Executor;
use js_sys::Promise;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, PositionState};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, RequestCache};

use super::storage::LocalMemory;
use super::{data, navigation, notice};
use crate::model::page_ids;
use crate::ui::app::{Steering, app};
use crate::ui::page::{NOT_FOUND, OFFLINE, Page};
use crate::ui::problem::Problem;
use crate::ui::routes::{Base, Route};

/// Set on a root whose page cannot be hydrated.
const AFRESH: &str = "data-afresh";
/// The checksum of the data that the root's page was rendered from.
const CHECKSUM: &str = "data-checksum";

/// Starts the client on the document that it was loaded by.
pub fn start() {
    let Some(root) = document().get_element_by_id(page_ids::ROOT).and_then(|root| root.dyn_into().ok())
    else {
        return;
    };
    spawn_local(take_over(root, RequestCache::Default));
}

/// `cache` says whether the page's data may come from what the browser has of it.
async fn take_over(root: HtmlElement, cache: RequestCache) {
    let Some(base) = root.get_attribute("data-base").and_then(|base| Base::parse(&base).ok()) else {
        return;
    };
    // At an address that the site does not know (a copy in an archive, a proxy), and where
    // the page stands in for one that cannot be read, it stays as it was rendered.
    let Some(shown) = Shown::by(&root, &base) else { return };
    let rendered = root.get_attribute(CHECKSUM).and_then(|sum| sum.parse().ok());
    match shown.page(&base, rendered, cache).await {
        Ok((page, checksum)) => {
            if rendered.is_some_and(|rendered| rendered != checksum) {
                // The host may be between two versions of the site, and no mix of them is shown.
                let _ = root.set_attribute(AFRESH, "");
                document().set_title(&page.title());
            }
            let steering = Steering::new(page);
            steering.memory.lend(Rc::new(LocalMemory::new(&base)));
            show(&root, steering, base.clone());
            data::offer_transcripts(steering, base.clone());
            navigation::begin(steering, base);
            // `boot.js` and whoever waits for the page to answer look for this mark;
            // where it cannot be set, they wait as if the client were slow.
            let _ = root.set_attribute("data-hydrated", "");
        }
        Err(problem) => {
            // Cues are plain links again until the reader's next try.
            let _ = root.set_attribute("data-without-data", "");
            if let Problem::OtherSchema(number) = problem {
                // The notice comes where the page is not loaded anew.
                let _ = JsFuture::from(heal(number)).await;
            }
            notice::show(&problem, &base.data(shown.route()), move || {
                let _ = root.remove_attribute("data-without-data");
                // What the document's head asked for may never come: that is not waited for again.
                spawn_local(take_over(root, RequestCache::Reload));
            });
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// `boot.js` loads the page anew, where the host has a newer one; ends where it does not.
    #[wasm_bindgen(js_name = cuecardHeal)]
    fn heal(schema: u32) -> Promise;
}

/// What the document shows.
enum Shown {
    /// The page of its address.
    Page(Route),
    /// The page of addresses that lead nowhere, which a host shows at any of them.
    NotFound,
}

impl Shown {
    fn by(root: &HtmlElement, base: &Base) -> Option<Self> {
        match root.get_attribute("data-page").as_deref() {
            Some(NOT_FOUND) => return Some(Self::NotFound),
            Some(OFFLINE) => return None,
            _ => {}
        }
        base.route(&location().pathname().unwrap_or_default()).map(Self::Page)
    }

    /// The page whose data it is drawn from.
    fn route(&self) -> &Route {
        match self {
            Self::Page(route) => route,
            Self::NotFound => &Route::Home,
        }
    }

    async fn page(
        &self,
        base: &Base,
        rendered: Option<u32>,
        cache: RequestCache,
    ) -> Result<data::Fetched, Problem> {
        let (page, checksum) = data::page(base, self.route(), rendered, cache).await?;
        let page = match self {
            Self::Page(_) => page,
            Self::NotFound => Page::NotFound(page.site().clone()),
        };
        Ok((page, checksum))
    }
}

/// Brings the app to life in the root, for as long as the document lives.
fn show(root: &HtmlElement, steering: Steering, base: Base) {
    // An error only says that the executor is there already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    let state = owner.with(|| {
        let (markup, begin) = app(steering, base);
        let state = if root.has_attribute(AFRESH) {
            // What was there goes once there is something to take its place: building may fail.
            let mut state = markup.build();
            root.replace_children_with_node_0();
            state.mount(root, None);
            state
        } else {
            markup.hydrate::<true>(&Cursor::new(root.clone().into()), &PositionState::default())
        };
        begin();
        state
    });
    std::mem::forget((owner, state));
}
