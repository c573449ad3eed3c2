//! The browser's local storage as a memory. It may be switched off, full, or throw
//! at the very touch: then nothing is kept, and nothing else changes.

use leptos::prelude::window;
use web_sys::Storage;

use crate::ui::memory::Memory;
use crate::ui::routes::Base;

/// What is kept for a site: other sites of the same host have names of their own.
pub(crate) struct LocalMemory {
    prefix: String,
}

impl LocalMemory {
    /// The memory of the site at a base path.
    pub(crate) fn new(base: &Base) -> Self {
        Self { prefix: ["cuecard:", base.as_str(), ":"].concat() }
    }

    fn name(&self, name: &str) -> String {
        [&self.prefix, name].concat()
    }
}

impl Memory for LocalMemory {
    fn recall(&self, name: &str) -> Option<String> {
        storage()?.get_item(&self.name(name)).ok()?
    }

    fn keep(&self, name: &str, text: Option<&str>) {
        let Some(storage) = storage() else { return };
        let name = self.name(name);
        // A storage that is full, or closed to us, keeps nothing: so be it.
        let _ = match text {
            Some(text) => storage.set_item(&name, text),
            None => storage.remove_item(&name),
        };
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
