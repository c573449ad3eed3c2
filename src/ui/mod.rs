//! What a reader sees: the same components are rendered natively into pages at
//! build time and taken over in the browser.
//!
//! - [`app`]: the frame around every page
//! - [`page`]: what a page can be, and [`problem`], what can go wrong on the way to it
//! - [`data`]: its JSON, read
//! - [`routes`]: every address of the site, made and read in one place
//! - [`words`]: every word of the interface, in both languages
//! - [`playback`]: the app's one player as signals, and [`placement`], where it stands
//! - [`shortcuts`]: the player's keys, and [`share`], links handed on
//! - [`memory`]: what is remembered on the reader's device, and [`consent`], what was agreed to there
//! - [`browser`]: the few things asked of the browser itself
//! - [`markup`]: a piece of a page as data
//! - [`pages`], [`components`]: what is drawn
//!
//! Hydration walks the document that the native side wrote, so a component draws
//! the same on both sides: clock, storage and the address's query are looked at
//! only in effects and event handlers, which run in the browser alone.

pub mod app;
pub mod browser;
pub(crate) mod components;
mod consent;
pub mod data;
pub mod markup;
pub mod memory;
pub mod page;
mod pages;
mod placement;
mod playback;
pub mod problem;
pub mod routes;
mod share;
mod shortcuts;
pub mod words;
