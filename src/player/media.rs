//! A media file of the site's own in a `<video>`, with the interface of the frame.
//!
//! Whatever the element reports, its properties are read anew: they, not the
//! names of its events, say what it does. It names its own failures, so there is
//! no time in which it must answer. Dropping it removes the element.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlMediaElement, HtmlVideoElement, MediaError};

use super::browser::{self, Listener};
use super::controller::Captions;
use super::state::{Adjustment, Command, Delivery, Event, Failure, Playback, Report, Sound};

/// The events after which the element is looked at.
const EVENTS: [&str; 10] = [
    "loadedmetadata",
    "playing",
    "pause",
    "waiting",
    "timeupdate",
    "seeked",
    "ended",
    "ratechange",
    "volumechange",
    "error",
];

/// A media file that plays.
pub(super) struct Media {
    video: HtmlVideoElement,
    notify: Rc<dyn Fn(Event)>,
    _listeners: Vec<Listener>,
}

impl Media {
    /// Makes the element as the last child of `stage`; `notify` hears of it until
    /// it is dropped.
    pub(super) fn new(
        stage: &HtmlElement,
        address: &str,
        captions: Option<&Captions>,
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
        if let Some(captions) = captions {
            let track = track(&document, captions)?;
            element.append_child(&track)?;
        }
        let video: HtmlVideoElement = element.unchecked_into();
        let listen = |kind| {
            let (video, notify) = (video.clone(), notify.clone());
            Listener::new(&video.clone(), kind, move |_| report(kind, &video, &*notify))
        };
        let listeners = EVENTS.into_iter().map(listen).collect::<Result<_, _>>()?;
        stage.append_child(&video)?;
        Ok(Self { video, notify: notify.clone(), _listeners: listeners })
    }

    /// Carries out a command; [`Command::Load`] was the element's making.
    pub(super) fn send(&self, command: Command) {
        match command {
            Command::Load(..) => {}
            Command::Seek(at) => self.video.set_current_time(f64::from(at.seconds())),
            Command::Play => {
                if let Ok(promise) = self.video.play() {
                    let notify = self.notify.clone();
                    let refused = move |error: JsValue| {
                        if error_name(&error).as_deref() == Some("NotAllowedError") {
                            notify(Event::Report(Report::Refused));
                        }
                    };
                    let refused = Closure::once(refused);
                    drop(promise.catch(&refused));
                    // A refusal may come after the element is gone: the closure is
                    // the browser's to drop from here on.
                    drop(refused.into_js_value());
                }
            }
            // It throws for no element of ours.
            Command::Pause => drop(self.video.pause()),
            Command::Adjust(Adjustment::Rate(percent)) => {
                self.video.set_playback_rate(f64::from(percent) / 100.0);
            }
            Command::Adjust(Adjustment::Volume(percent)) => {
                self.video.set_volume(f64::from(percent.min(100)) / 100.0);
            }
            Command::Adjust(Adjustment::Muted(is_muted)) => self.video.set_muted(is_muted),
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

/// Captions for readers who turn them on, or whose browser does: none are shown unasked.
fn track(document: &Document, captions: &Captions) -> Result<Element, JsValue> {
    let track = document.create_element("track")?;
    for (name, value) in [
        ("kind", "captions"),
        ("src", &captions.address),
        ("srclang", captions.language),
        ("label", captions.label),
    ] {
        track.set_attribute(name, value)?;
    }
    Ok(track)
}

fn report(kind: &str, video: &HtmlMediaElement, notify: &dyn Fn(Event)) {
    match kind {
        "error" => notify(Event::Report(Report::Failed(failure(video)))),
        "loadedmetadata" => notify(Event::Report(Report::Ready)),
        _ => {}
    }
    if kind != "error" {
        notify(Event::Report(Report::Delivery(delivery(video))));
    }
}

fn delivery(video: &HtmlMediaElement) -> Delivery {
    Delivery {
        sampled: Some(js_sys::Date::now()),
        playback: Some(playback(video)),
        position: Some(video.current_time()),
        duration: Some(video.duration()).filter(|duration| duration.is_finite()),
        rate: Some(video.playback_rate()),
        sound: Sound { volume: Some(percent(video.volume())), is_muted: Some(video.muted()) },
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn percent(volume: f64) -> u8 {
    (volume * 100.0 + 0.5) as u8
}

/// What the element says of its failure (HTML, `MediaError`).
fn failure(video: &HtmlMediaElement) -> Failure {
    match video.error().map(|error| error.code()) {
        Some(_) if browser::is_offline() => Failure::Offline,
        Some(MediaError::MEDIA_ERR_NETWORK) => Failure::Unreachable,
        // A file that is not there, and one that the browser cannot read.
        Some(MediaError::MEDIA_ERR_SRC_NOT_SUPPORTED) => Failure::Unsupported,
        _ => Failure::Playback,
    }
}

fn error_name(error: &JsValue) -> Option<String> {
    js_sys::Reflect::get(error, &"name".into()).ok()?.as_string()
}

fn playback(video: &HtmlMediaElement) -> Playback {
    if video.ended() {
        Playback::Ended
    } else if video.paused() {
        Playback::Paused
    } else if video.ready_state() >= HtmlMediaElement::HAVE_FUTURE_DATA && !video.seeking() {
        Playback::Playing
    } else {
        Playback::Buffering
    }
}
