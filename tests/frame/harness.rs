//! A player in the page, and a stand-in for the embed that it speaks to.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use cuecard::model::{Timestamp, VideoId};
use cuecard::player::{Controller, Phase, Source, State};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlIFrameElement, MessageEvent, MessageEventInit, Window,
};

/// Where the embed comes from.
pub(crate) const ORIGIN: &str = "https://www.youtube-nocookie.com";

pub(crate) fn window() -> Window {
    web_sys::window().unwrap()
}

fn document() -> Document {
    window().document().unwrap()
}

type Shared<T> = Rc<RefCell<T>>;
type Predicate = Box<dyn Fn(&State) -> bool>;
type Watcher = (Predicate, Function);

/// A player with a stage of its own.
pub(crate) struct Player {
    stage: HtmlElement,
    controller: Shared<Option<Controller>>,
    states: Shared<Vec<State>>,
    watcher: Shared<Option<Watcher>>,
    complaints: Complaints,
}

impl Player {
    pub(crate) fn youtube() -> Self {
        let video = VideoId::parse("aqz-KE-bpKQ").unwrap();
        Self::new(Source::YouTube { video }, false)
    }

    pub(crate) fn media(address: &str) -> Self {
        let address = address.to_owned();
        Self::new(Source::Media { address, captions: None }, false)
    }

    fn new(source: Source, released_when_ready: bool) -> Self {
        let stage: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&stage).unwrap();
        let player = Self {
            stage: stage.clone(),
            controller: Shared::default(),
            states: Shared::default(),
            watcher: Shared::default(),
            complaints: Complaints::listen(),
        };
        let states = player.states.clone();
        let watcher = player.watcher.clone();
        let controller = player.controller.clone();
        let on_change = move |state: &State| {
            states.borrow_mut().push(*state);
            let awaited = watcher.borrow_mut().take_if(|(awaits, _)| awaits(state));
            if let Some((_, resolve)) = awaited {
                resolve.call0(&JsValue::NULL).unwrap();
            }
            if released_when_ready && state.phase() == Phase::Ready {
                controller.take();
            }
        };
        let title = "The recording".to_owned();
        player.controller.replace(Some(Controller::new(source, stage, title, on_change)));
        player
    }

    pub(crate) fn controller(&self) -> Controller {
        self.controller.borrow().clone().unwrap()
    }

    pub(crate) fn cue(&self, seconds: u32) {
        self.controller().cue(Timestamp::from_seconds(seconds));
    }

    /// Lets go of the player, as the interface does.
    pub(crate) fn release(&self) {
        self.controller.take();
    }

    /// Every state that was told of, in order.
    pub(crate) fn states(&self) -> Vec<State> {
        self.states.borrow().clone()
    }

    /// The last state that was told of.
    pub(crate) fn state(&self) -> State {
        *self.states.borrow().last().unwrap()
    }

    /// Waits until a state is told of that `awaits` is true for.
    pub(crate) async fn becomes(&self, awaits: impl Fn(&State) -> bool + 'static) {
        if self.states.borrow().last().is_some_and(&awaits) {
            return;
        }
        let mut awaits: Option<Predicate> = Some(Box::new(awaits));
        let promise = Promise::new(&mut |resolve, _| {
            let watcher = awaits.take().map(|awaits| (awaits, resolve));
            self.watcher.replace(watcher);
        });
        JsFuture::from(promise).await.unwrap();
    }

    /// What the browser has complained of, in this player's time.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.complaints.heard.borrow().clone()
    }

    /// How many elements are on the stage.
    pub(crate) fn elements(&self) -> u32 {
        self.stage.child_element_count()
    }

    pub(crate) fn element(&self, name: &str) -> Element {
        self.stage.query_selector(name).unwrap().unwrap()
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        // The controller's own report holds it: it would go on into the next test.
        self.release();
        self.stage.remove();
    }
}

/// Keeps what would be an error on the console.
struct Complaints {
    heard: Shared<Vec<String>>,
    listener: Closure<dyn FnMut(JsValue)>,
}

impl Complaints {
    const EVENTS: [&str; 2] = ["error", "unhandledrejection"];

    fn listen() -> Self {
        let heard = Shared::<Vec<String>>::default();
        let listener = {
            let heard = heard.clone();
            Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
                let about = |name: &str| Reflect::get(&event, &name.into()).unwrap();
                let words = [about("message"), about("reason")];
                heard.borrow_mut().push(format!("{words:?}"));
            })
        };
        let function = listener.as_ref().unchecked_ref();
        for event in Self::EVENTS {
            window().add_event_listener_with_callback(event, function).unwrap();
        }
        Self { heard, listener }
    }
}

impl Drop for Complaints {
    fn drop(&mut self) {
        let function = self.listener.as_ref().unchecked_ref();
        for event in Self::EVENTS {
            window().remove_event_listener_with_callback(event, function).unwrap();
        }
    }
}

/// A player whose embed is played by the test.
///
/// The iframe's own window cannot be looked into, so that of an empty iframe is
/// put in its place. The test also is the clock.
pub(crate) struct Embed {
    pub(crate) player: Player,
    iframe: Element,
    inside: HtmlIFrameElement,
    posted: Shared<Vec<String>>,
    timers: Timers,
    _post: Closure<dyn FnMut(String, String)>,
}

impl Embed {
    /// An embed that has just come, asked for at this second.
    pub(crate) fn loaded(start: u32) -> Self {
        let embed = Self::empty(Player::youtube(), start);
        embed.arrive();
        embed
    }

    /// An embed that has come, and whose player is released when it is ready.
    pub(crate) fn released_when_ready(start: u32) -> Self {
        let video = VideoId::parse("aqz-KE-bpKQ").unwrap();
        let embed = Self::empty(Player::new(Source::YouTube { video }, true), start);
        embed.arrive();
        embed
    }

    /// An iframe that still holds the empty page that it was made with.
    pub(crate) fn on_its_way(start: u32) -> Self {
        Self::empty(Player::youtube(), start)
    }

    fn empty(player: Player, start: u32) -> Self {
        let timers = Timers::install();
        player.cue(start);
        let iframe = player.element("iframe");
        let inside: HtmlIFrameElement = document().create_element("iframe").unwrap().unchecked_into();
        document().body().unwrap().append_child(&inside).unwrap();
        let posted = Shared::<Vec<String>>::default();
        let log = posted.clone();
        let post = Closure::<dyn FnMut(String, String)>::new(move |message: String, to: String| {
            let message = if to == ORIGIN { message } else { format!("{message} to {to}") };
            log.borrow_mut().push(message);
        });
        let window = inside.content_window().unwrap();
        Reflect::set(&window, &"postMessage".into(), post.as_ref()).unwrap();
        let embed = Self { player, iframe, inside, posted, timers, _post: post };
        embed.show("contentWindow", &window);
        embed
    }

    /// The page of the embed comes: another site's document cannot be seen.
    fn arrive(&self) {
        self.show("contentDocument", &JsValue::NULL);
        self.loads();
    }

    /// Makes the iframe show `value` as its property.
    fn show(&self, property: &str, value: &JsValue) {
        let descriptor = Object::new();
        Reflect::set(&descriptor, &"value".into(), value).unwrap();
        Reflect::define_property(&self.iframe, &property.into(), &descriptor).unwrap();
    }

    /// The iframe says that it has loaded.
    pub(crate) fn loads(&self) {
        self.iframe.dispatch_event(&Event::new("load").unwrap()).unwrap();
    }

    pub(crate) fn window(&self) -> Window {
        self.inside.content_window().unwrap()
    }

    /// The embed says something.
    pub(crate) fn say(&self, message: &str) {
        say_as(&message.into(), ORIGIN, Some(&self.window()));
    }

    /// What was posted to it since this was last asked.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.posted.take()
    }

    /// A quarter of a second goes by.
    pub(crate) fn tick(&self) {
        self.timers.tick();
    }

    /// How many timers run.
    pub(crate) fn timers(&self) -> usize {
        self.timers.running.borrow().len()
    }
}

impl Drop for Embed {
    fn drop(&mut self) {
        self.player.release();
        self.inside.remove();
    }
}

/// Somebody says something to the page.
pub(crate) fn say_as(message: &JsValue, origin: &str, source: Option<&Window>) {
    let init = MessageEventInit::new();
    init.set_data(message);
    init.set_origin(origin);
    init.set_source_opt_window(source);
    let event = MessageEvent::new_with_event_init_dict("message", &init).unwrap();
    window().dispatch_event(&event).unwrap();
}

/// The page's timers, run by the test.
struct Timers {
    running: Shared<BTreeMap<i32, Function>>,
    originals: [JsValue; 2],
    _set: Closure<dyn FnMut(Function, i32) -> i32>,
    _clear: Closure<dyn FnMut(i32)>,
}

impl Timers {
    const NAMES: [&str; 2] = ["setInterval", "clearInterval"];

    fn install() -> Self {
        let running = Shared::<BTreeMap<i32, Function>>::default();
        let (started, stopped) = (running.clone(), running.clone());
        let mut last = 0;
        let set = Closure::<dyn FnMut(Function, i32) -> i32>::new(move |tick, milliseconds| {
            assert_eq!(milliseconds, 250);
            last += 1;
            started.borrow_mut().insert(last, tick);
            last
        });
        let clear = Closure::<dyn FnMut(i32)>::new(move |handle| {
            stopped.borrow_mut().remove(&handle);
        });
        let originals = Self::NAMES.map(|name| Reflect::get(&window(), &name.into()).unwrap());
        for (name, function) in Self::NAMES.into_iter().zip([set.as_ref(), clear.as_ref()]) {
            Reflect::set(&window(), &name.into(), function).unwrap();
        }
        Self { running, originals, _set: set, _clear: clear }
    }

    fn tick(&self) {
        let running: Vec<Function> = self.running.borrow().values().cloned().collect();
        for tick in running {
            tick.call0(&JsValue::NULL).unwrap();
        }
    }
}

impl Drop for Timers {
    fn drop(&mut self) {
        for (name, function) in Self::NAMES.into_iter().zip(&self.originals) {
            Reflect::set(&window(), &name.into(), function).unwrap();
        }
    }
}
