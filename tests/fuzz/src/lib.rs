//! What holds whatever the compiler, the model and the player are given.
//!
//! 1. A [`Target`] takes a text, has the program read it, and panics where a promise is
//!    broken. [`TARGETS`] are all of them, each with a file of its own.
//! 2. `engine` (libFuzzer) makes up texts and keeps those that reach new code. `cargo xtask fuzz`
//!    builds and runs it; [`seeds`] and [`words`] are what it starts from.
//! 3. What it found is [`kept`]: texts of earlier runs, which each later run starts from,
//!    and which `cargo test` gives to their targets.
//!
//! Every input is a text: what is no UTF-8 is turned away before any of this is reached, and what
//! libFuzzer cuts a character of has `U+FFFD` there.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a promise that is broken is found by the panic that tells of it"
)]

mod addresses;
mod attributes;
mod documents;
mod front_matter;
mod html;
pub mod kept;
mod player;
mod post;
mod promises;
pub mod seeds;
pub mod words;

use std::path::Path;

use anyhow::Result;
use words::{ADDRESSES, ATTRIBUTES, EVENTS, HTML, JSON, MARKDOWN, TRANSCRIPT, YAML};

/// Something that takes any text.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// What `--target` calls it.
    pub name: &'static str,
    /// The longest text that is made up for it, in bytes.
    pub longest: usize,
    /// The words of its language, by kind.
    words: &'static [&'static [&'static str]],
    /// Reads what its runs start from besides what is kept.
    seeds: fn() -> Result<Vec<String>>,
    /// Gives it a text; panics where a promise is broken.
    pub check: fn(&str),
}

/// All targets.
pub const TARGETS: [Target; 7] = [
    Target {
        name: "front-matter",
        longest: 1024,
        words: &[YAML],
        seeds: seeds::front_matters,
        check: front_matter::check,
    },
    Target {
        name: "post",
        longest: 8192,
        words: &[YAML, MARKDOWN, HTML, ADDRESSES, TRANSCRIPT],
        seeds: seeds::posts,
        check: post::check,
    },
    Target {
        name: "attributes",
        longest: 512,
        words: &[ATTRIBUTES],
        seeds: seeds::attributes,
        check: attributes::check,
    },
    Target { name: "html", longest: 2048, words: &[HTML, ADDRESSES], seeds: seeds::html, check: html::check },
    Target {
        name: "addresses",
        longest: 256,
        words: &[ADDRESSES],
        seeds: seeds::addresses,
        check: addresses::check,
    },
    Target { name: "json", longest: 4096, words: &[JSON], seeds: seeds::documents, check: documents::check },
    Target { name: "player", longest: 2048, words: &[EVENTS], seeds: seeds::messages, check: player::check },
];

/// The target of a name.
pub fn named(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|target| target.name == name)
}

/// Where this package lies in the project.
fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
