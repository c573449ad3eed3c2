//! The page whose data could not be had.

use crate::ui::app::{Steering, Surroundings};
use crate::ui::markup::{Markup, element};
use crate::ui::problem::Problem;
use crate::ui::routes::Route;

/// Says which data failed and why, and offers another try and a way back.
pub(crate) fn draw(
    route: &Route,
    problem: &Problem,
    surroundings: &Surroundings,
    steering: Steering,
) -> Markup {
    let Surroundings { base, words, .. } = surroundings;
    let wanted = route.clone();
    let again = element("button")
        .class("button")
        .set("type", "button")
        .on("click", move |_| steering.ask_again(wanted.clone()))
        .child(words.retry());
    let home =
        element("a").class("button button-quiet").set("href", base.href(&Route::Home)).child(words.to_home());
    element("div")
        .class("notice")
        .set("role", "alert")
        .child(element("h1").class("notice-title").set("tabindex", "-1").child(words.failed()))
        .child(element("p").child(words.problem(problem)))
        .child(element("p").child(element("code").child(base.data(route))))
        .child(element("p").class("notice-actions").child(again).child(home))
        .into()
}
