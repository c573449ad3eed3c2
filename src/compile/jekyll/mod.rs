//! What a site was on Jekyll, mostly with the theme Chirpy: its settings ([`mod@config`]), what its
//! posts say to Jekyll ([`keys`]), and where its pages were ([`permalink`]).

mod config;
mod keys;
mod permalink;

pub(super) use config::{authors, config};
pub(super) use keys::JekyllKeys;
pub use permalink::Permalink;
