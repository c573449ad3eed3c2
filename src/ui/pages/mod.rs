//! The kinds of pages.

mod failed;
mod home;
mod not_found;
mod offline;
mod report;

use super::app::{Steering, Surroundings};
use super::markup::Markup;
use super::page::Page;

/// Draws a page.
pub(crate) fn draw(page: &Page, surroundings: &Surroundings, steering: Steering) -> Markup {
    match page {
        Page::Home(index) => home::draw(index, surroundings),
        Page::Report(page) => report::draw(page, surroundings, steering),
        Page::NotFound(_) => not_found::draw(surroundings),
        Page::Offline(_) => offline::draw(surroundings),
        Page::Failed { route, problem, .. } => failed::draw(route, problem, surroundings, steering),
    }
}
