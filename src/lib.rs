//! Cuecard: meetup reports whose talk cards cue the recording.
//!
//! The module map; README.md tells how they work together.

#[cfg(feature = "hydrate")]
pub mod client;
#[cfg(feature = "ssr")]
pub mod compile;
pub mod model;
pub mod player;
#[cfg(feature = "ssr")]
pub mod publish;
pub mod ui;
