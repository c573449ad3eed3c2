//! What is in a content folder that nobody would put there but by mistake, or to harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

#[path = "../support/folder.rs"]
mod folder;

mod encodings;
mod files;
mod interrupted;
mod site;
mod sizes;
