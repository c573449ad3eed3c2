//! A media file of the site's own in a `<video>`, with the interface of the frame.
//!
//! Whatever the element reports, its properties are read anew: they, not the
//! names of its events, say what it does. It names its own failures, so there is
//! no time in which it must answer. Dropping it removes the element.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlMediaElement, HtmlVideoElement};

use super::browser::Listener;
use super::state::{Command, Event, Failure, Playback, Report};

/// The events after which the element is looked at.
const EVENTS: [&str; 8] =
    ["loadedmetadata", "playing", "pause", "waiting", "timeupdate", "seeked", "ended", "error"];

thread_local! {
    /// Takes in that `play()` was refused, which the element's own events tell
    /// too; nobody else does, and the browser would complain. It outlives every
    /// player: a refusal may come after its element is gone.
    static REFUSED: Closure<dyn FnMut(JsValue)> = Closure::new(drop::<JsValue>);
}

/// A media file that plays.
pub(super) struct Media {
    video: HtmlVideoElement,
    _listeners: Vec<Listener>,
}

impl Media {
    /// Makes the element as the last child of `stage`; `notify` hears of it until
    /// it is dropped.
    pub(super) fn new(
        stage: &HtmlElement,
        address: &str,
        title: &str,
        notify: &Rc<dyn Fn(Event)>,
    ) -> Result<Self, JsValue> {
        let document = stage.owner_document().ok_or(JsValue::NULL)?;
        let element = document.create_element("video")?;
        for (name, value) in [
            ("src", address),
            ("aria-label", title),
            ("controls", ""),
            ("playsinline", ""),
            ("preload", "metadata"),
        ] {
            element.set_attribute(name, value)?;
        }
        let video: HtmlVideoElement = element.unchecked_into();
        let listen = |kind| {
            let (video, notify) = (video.clone(), notify.clone());
            Listener::new(&video.clone(), kind, move |_| report(kind, &video, &*notify))
        };
        let listeners = EVENTS.into_iter().map(listen).collect::<Result<_, _>>()?;
        stage.append_child(&video)?;
        Ok(Self { video, _listeners: listeners })
    }

    /// Carries out a command; [`Command::Load`] was the element's making.
    pub(super) fn send(&self, command: Command) {
        match command {
            Command::Load(_) => {}
            Command::Seek(at) => self.video.set_current_time(f64::from(at.seconds())),
            Command::Play => {
                if let Ok(promise) = self.video.play() {
                    REFUSED.with(|refused| drop(promise.catch(refused)));
                }
            }
            // It throws for no element of ours.
            Command::Pause => drop(self.video.pause()),
        }
    }
}

impl Drop for Media {
    fn drop(&mut self) {
        self.video.remove();
        // Without a source it also stops fetching; as the element is garbage now,
        // it matters to nobody should that fail.
        let _ = self.video.remove_attribute("src");
        self.video.load();
    }
}

fn report(kind: &str, video: &HtmlMediaElement, notify: &dyn Fn(Event)) {
    match kind {
        "error" => notify(Event::Report(Report::Failed(Failure::Playback))),
        "loadedmetadata" => notify(Event::Report(Report::Ready)),
        _ => notify(Event::Report(Report::Delivery {
            playback: Some(playback(video)),
            position: Some(video.current_time()),
        })),
    }
}

fn playback(video: &HtmlMediaElement) -> Playback {
    if video.ended() {
        Playback::Ended
    } else if video.paused() {
        Playback::Paused
    } else if video.ready_state() >= HtmlMediaElement::HAVE_FUTURE_DATA {
        Playback::Playing
    } else {
        Playback::Buffering
    }
}
