//! Plays a report's recording from the second that the reader asks for.
//!
//! 1. [`state`]: the state machine. What the reader asks and what the player
//!    reports goes in; commands come out. Pure.
//! 2. [`protocol`]: the messages of YouTube's embed, to text and back. Pure.
//! 3. [`address`]: the addresses of what is played and framed elsewhere. Pure.
//! 4. [`playhead`]: where the playhead is between two reports. Pure.
//! 5. `frame`: YouTube's embed; the only code that touches the iframe.
//! 6. `media`: a media file of the site's own; the same interface over `<video>`.
//! 7. [`controller`]: joins one of these two players with the state machine. It
//!    is what the interface uses.
//! 8. [`browser`]: its network, and listeners and timers that end with their owner.
//! 9. [`json`]: JSON texts, the embed's and the site's, read.

pub mod address;
pub mod browser;
pub mod controller;
mod frame;
pub mod json;
mod media;
pub mod playhead;
pub mod protocol;
pub mod state;

pub use address::{deck_page, embed_address, watch_address};
pub use controller::{Captions, Controller, Source};
pub use playhead::Playhead;
pub use state::{Adjustment, Failure, Phase, Playback, Start, State};
