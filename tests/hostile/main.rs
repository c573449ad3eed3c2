//! What is in a content folder that nobody would put there but by mistake, or to harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "tests fail by panicking, and say aloud what they skip"
)]

#[path = "../support/beside.rs"]
mod beside;
#[path = "../../xtask/src/bench/hostile/cases.rs"]
#[allow(dead_code, reason = "how inputs grow is for the benchmark")]
mod cases;
#[path = "../support/folder.rs"]
mod folder;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "of what tests share, one takes what it needs")]
mod support;

mod encodings;
mod files;
mod interrupted;
mod site;
mod sizes;
mod slow;
