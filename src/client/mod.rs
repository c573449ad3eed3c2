//! The client: takes over the page that was rendered natively, and draws every
//! later page itself.
//!
//! 1. [`boot`] fetches the page's data while the reader reads, and hydrates it.
//! 2. [`navigation`] answers clicks on links and the browser's back and forward.
//! 3. [`storage`] keeps on the device what the reader will want again.
//! 4. [`data`] fetches what a page is drawn from; [`notice`] speaks up where the
//!    first page's data is not to be had.

mod boot;
mod data;
mod navigation;
mod notice;
mod storage;

pub use boot::start;
