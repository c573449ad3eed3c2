//! Draws a page natively, with the components that the browser uses.

use leptos::prelude::*;

use crate::ui::app::{Steering, app};
use crate::ui::page::Page;
use crate::ui::routes::Base;

/// The page's HTML as the client hydrates it: nothing may be changed in it later.
pub(super) fn draw(page: Page, base: &Base) -> String {
    let owner = Owner::new_root(None);
    let base = base.clone();
    owner.with(|| {
        let steering = Steering::new(page);
        let (markup, _begin) = app(steering, base);
        markup.to_html()
    })
}
