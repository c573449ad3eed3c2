//! Leptos 0.8 under its own name and paths, without what talks to a server.
//!
//! Leptos is a crate that puts others together: signals and effects
//! (`reactive_graph`), the renderer (`tachys`), the browser's functions
//! (`leptos_dom`), and, always, server functions. Those export classes for streams to
//! JavaScript, which no linker can leave out, and which a site of plain files never
//! uses: they weighed 7 kB (gzip) of the client's 135.

pub use {leptos_dom, reactive_graph as reactive, tachys};

/// What is used throughout: signals, effects, owners, and the browser's functions.
pub mod prelude {
    pub use leptos_dom::helpers::*;
    pub use reactive_graph::graph::untrack;
    pub use reactive_graph::prelude::*;
    pub use reactive_graph::{computed::*, effect::*, owner::*, signal::*};
    pub use tachys::prelude::*;
}

/// Messages to the browser's console.
pub mod logging {
    pub use leptos_dom::error;
}

/// Asynchronous tasks.
pub mod task {
    use any_spawner::Executor;

    /// Waits until all that is due now was done: effects, and what they draw.
    pub async fn tick() {
        Executor::tick().await;
    }
}
