//! What players ask of the browser: whether it has a network, and listeners and timers
//! that end with their owner.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget, Window};

/// Whether the browser says that it has no network. That it has one proves nothing.
pub(super) fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Listens to one kind of event until it is dropped.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to `target` from now on.
    ///
    /// # Errors
    /// What the browser throws, which it does for no target and kind of ours.
    pub fn new(
        target: &EventTarget,
        kind: &'static str,
        on_event: impl FnMut(Event) + 'static,
    ) -> Result<Self, JsValue> {
        let listener =
            Self { target: target.clone(), kind, closure: Closure::own_assert_unwind_safe(on_event) };
        target.add_event_listener_with_callback(kind, listener.closure.as_ref().unchecked_ref())?;
        Ok(listener)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // It throws for no target and no kind; there is nothing left to undo.
        let _ =
            self.target.remove_event_listener_with_callback(self.kind, self.closure.as_ref().unchecked_ref());
    }
}

/// Calls again and again until it is dropped, which its own call may do.
pub(super) struct Interval {
    window: Window,
    handle: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Interval {
    pub(super) fn new(
        window: &Window,
        milliseconds: i32,
        on_tick: impl FnMut() + 'static,
    ) -> Result<Self, JsValue> {
        let closure = Closure::<dyn FnMut()>::own_assert_unwind_safe(on_tick);
        let handle = window.set_interval_with_callback_and_timeout_and_arguments_0(
            closure.as_ref().unchecked_ref(),
            milliseconds,
        )?;
        Ok(Self { window: window.clone(), handle, _closure: closure })
    }
}

impl Drop for Interval {
    fn drop(&mut self) {
        self.window.clear_interval_with_handle(self.handle);
    }
}
