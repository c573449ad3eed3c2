//! YouTube's embed in an iframe, spoken to by `postMessage`.
//!
//! 1. The iframe is made, and `listening` said to it four times a second until it
//!    answers, from the start and again after each of its `load` events.
//! 2. Its messages are read, where they come from its window and its origin.
//! 3. Commands are posted to that origin alone.
//!
//! Dropping the frame removes the iframe, its listeners and its timer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlIFrameElement, MessageEvent, Window};

use super::address::{EMBED_ORIGIN, embed_address};
use super::browser::{Interval, Listener};
use super::protocol::{self, Message};
use super::state::{Command, Delivery, Event, Report, Start};
use crate::model::{Timestamp, VideoId};

/// Between two times of saying `listening`, in milliseconds.
const INTERVAL: i32 = 250;

/// How often it is said before the player counts as not answering: 8 seconds.
const PATIENCE: u32 = 32;

/// What the frame may do; `autoplay` hands on the reader's click. YouTube's own list
/// ends with `web-share`, of which Chromium on Linux complains on the console.
const ALLOW: &str = "accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; \
                     picture-in-picture";

/// An embed that plays.
pub(super) struct Frame {
    line: Rc<Line>,
    _listeners: [Listener; 2],
}

/// The line to the embed.
struct Line {
    window: Window,
    iframe: HtmlIFrameElement,
    notify: Rc<dyn Fn(Event)>,
    answered: Cell<bool>,
    ticks: Cell<u32>,
    timer: RefCell<Option<Interval>>,
}

impl Frame {
    /// Makes the embed as the last child of `stage`; `notify` hears of it until
    /// the frame is dropped.
    pub(super) fn new(
        stage: &HtmlElement,
        video: &VideoId,
        (at, start): (Timestamp, Start),
        title: &str,
        notify: Rc<dyn Fn(Event)>,
    ) -> Result<Self, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let origin = window.location().origin()?;
        let iframe = create(stage, &embed_address(video, at, start, &origin), title)?;
        let line = Rc::new(Line {
            window,
            iframe,
            notify,
            answered: Cell::new(false),
            ticks: Cell::new(0),
            timer: RefCell::new(None),
        });
        let (receiver, loaded) = (Rc::downgrade(&line), Rc::downgrade(&line));
        let listeners = [
            Listener::new(&line.window, "message", move |event| {
                if let (Some(line), Some(event)) = (receiver.upgrade(), event.dyn_ref()) {
                    line.receive(event);
                }
            })?,
            Listener::new(&line.iframe, "load", move |_| {
                if let Some(line) = loaded.upgrade() {
                    line.listen();
                }
            })?,
        ];
        stage.append_child(&line.iframe)?;
        line.listen();
        Ok(Self { line, _listeners: listeners })
    }

    /// Posts a command to the embed.
    pub(super) fn send(&self, command: Command) {
        if let Some(message) = protocol::encode(command) {
            self.line.post(&message);
        }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.line.timer.replace(None);
        self.line.iframe.remove();
    }
}

fn create(stage: &HtmlElement, address: &str, title: &str) -> Result<HtmlIFrameElement, JsValue> {
    let document = stage.owner_document().ok_or(JsValue::NULL)?;
    let iframe = document.create_element("iframe")?;
    for (name, value) in [
        ("src", address),
        ("title", title),
        ("allow", ALLOW),
        ("allowfullscreen", ""),
        // Without it the embed refuses to play (its error 153).
        ("referrerpolicy", "strict-origin-when-cross-origin"),
    ] {
        iframe.set_attribute(name, value)?;
    }
    Ok(iframe.unchecked_into())
}

impl Line {
    /// Begins to say `listening`, anew where it was being said.
    fn listen(self: &Rc<Self>) {
        self.answered.set(false);
        self.ticks.set(0);
        self.post(protocol::LISTENING);
        let line = Rc::downgrade(self);
        let timer = Interval::new(&self.window, INTERVAL, move || {
            if let Some(line) = line.upgrade() {
                line.tick();
            }
        });
        self.timer.replace(timer.ok());
    }

    fn tick(&self) {
        self.ticks.set(self.ticks.get() + 1);
        if self.ticks.get() >= PATIENCE {
            self.timer.replace(None);
            (self.notify)(Event::TimedOut);
        } else if !self.answered.get() {
            self.post(protocol::LISTENING);
        }
    }

    fn receive(self: &Rc<Self>, event: &MessageEvent) {
        let ours = event.origin() == EMBED_ORIGIN
            && event.source().map(JsValue::from) == self.iframe.content_window().map(JsValue::from);
        let message = event.data().as_string().filter(|_| ours);
        let Some(message) = message.and_then(|text| protocol::decode(&text)) else {
            return;
        };
        self.answered.set(true);
        match message {
            Message::ReadyToListen => self.listen(),
            Message::AlreadyInitialized => {}
            Message::Report(report) => {
                if report == Report::Ready {
                    self.timer.replace(None);
                    for event in protocol::EVENTS {
                        self.post(&protocol::subscribe(event));
                    }
                }
                (self.notify)(Event::Report(dated(report)));
            }
        }
    }

    /// Posts a message to the embed, if it is there already: until then the
    /// iframe holds an empty page of our own, and the browser would complain.
    fn post(&self, message: &str) {
        if self.iframe.content_document().is_some() {
            return;
        }
        if let Some(embed) = self.iframe.content_window() {
            // It throws for an origin that is none, which ours is not.
            let _ = embed.post_message(&message.into(), EMBED_ORIGIN);
        }
    }
}

/// A report that does not say of when it is, is of now.
fn dated(report: Report) -> Report {
    match report {
        Report::Delivery(delivery) => {
            Report::Delivery(Delivery { sampled: delivery.sampled.or(Some(js_sys::Date::now())), ..delivery })
        }
        other => other,
    }
}
