//! Takes over the page that was rendered natively.
//!
//! 1. The root element says where the site lives and what kind of page it holds.
//! 2. The page's JSON is fetched: the document's head has asked for it already.
//! 3. The page is hydrated from it in one go; or, where `boot.js` saw that fail for
//!    something had altered it, drawn afresh in its place.
//! 4. The root is marked `data-hydrated`, and navigation begins.

use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, PositionState};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::storage::LocalMemory;
use super::{data, navigation, notice};
use crate::ui::app::{Steering, app};
use crate::ui::page::{NOT_FOUND, Page};
use crate::ui::problem::Problem;
use crate::ui::routes::{Base, Route};

/// Set by `boot.js` on a root whose page cannot be hydrated.
const AFRESH: &str = "data-afresh";

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
    // At an address that the site does not know (a copy in an archive, a proxy) the
    // page stays as it was rendered.
    let Some(shown) = Shown::by(&root, &base) else { return };
    match shown.page(&base).await {
        Ok(page) => {
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
            notice::show(&problem, &base.data(shown.route()), move || {
                let _ = root.remove_attribute("data-without-data");
                spawn_local(take_over(root));
            });
        }
    }
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
        if root.get_attribute("data-page").as_deref() == Some(NOT_FOUND) {
            return Some(Self::NotFound);
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

    async fn page(&self, base: &Base) -> Result<Page, Problem> {
        let page = data::page(base, self.route()).await?;
        Ok(match self {
            Self::Page(_) => page,
            Self::NotFound => Page::NotFound(page.site().clone()),
        })
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
