//! The kinds of pages.

mod failed;
mod home;
mod listing;
mod not_found;
mod offline;
mod own;
mod report;

use super::app::{Steering, Surroundings};
use super::markup::Markup;
use super::page::Page;

/// Draws a page.
pub(crate) fn draw(page: &Page, surroundings: &Surroundings, steering: Steering) -> Markup {
    match page {
        Page::Home(page) => home::draw(page, surroundings),
        Page::Report(page) => report::draw(page, surroundings, steering),
        Page::Own(page) => own::draw(page, surroundings),
        Page::List(listing) => listing::draw(listing, surroundings),
        Page::NotFound(_) => not_found::draw(surroundings),
        Page::Offline(_) => offline::draw(surroundings),
        Page::Failed { route, problem, .. } => failed::draw(route, problem, surroundings, steering),
    }
}
