//! Markup in the browser's document: found again in a prerendered page, or built.
//!
//! This is what Leptos asks of a view: `build`, `hydrate` and `rebuild`, and a
//! state that keeps the live parts alive and can be moved. Where the page is not
//! what was rendered (a translator or an extension got there first), hydration
//! throws: `boot.js` then has it built.

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::reactive_graph::RenderEffectState;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::{JsCast, UnwrapThrowExt, throw_str};

use crate::player::browser::Listener;

use super::{Answer, Draw, Element, Life, LiveAttribute, Markup, Node, Parts, html};

/// What SVG elements are made with.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Markup that is in the document.
pub struct MarkupState {
    roots: Vec<Root>,
    /// What lives further down; it is there to be dropped with the rest.
    _kept: Kept,
}

/// One of the nodes in a row.
enum Root {
    Node(web_sys::Node),
    Live(LiveState),
}

type LiveState = RenderEffectState<MarkupState>;

/// What must stay for the live parts to go on.
#[derive(Default)]
struct Kept {
    live: Vec<LiveState>,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<Listener>,
}

impl Markup {
    /// Brings each node into the document; where there is none, a comment holds
    /// the place.
    fn realize(
        self,
        mut realize: impl FnMut(Node, &mut Kept) -> Root,
        placeholder: impl FnOnce() -> web_sys::Node,
    ) -> MarkupState {
        let mut kept = Kept::default();
        let mut roots: Vec<_> = self.nodes.into_iter().map(|node| realize(node, &mut kept)).collect();
        if roots.is_empty() {
            roots.push(Root::Node(placeholder()));
        }
        MarkupState { roots, _kept: kept }
    }
}

impl Markup {
    /// Builds it behind what an element of the document holds; for markup that never
    /// changes: nothing is kept that could.
    pub fn append_to(self, parent: &web_sys::Element) {
        self.build().mount(parent, None);
    }
}

impl Render for Markup {
    type State = MarkupState;

    fn build(self) -> MarkupState {
        self.realize(build, || document().create_comment("").into())
    }

    fn rebuild(self, state: &mut MarkupState) {
        // A text in a text's place is written into it: a clock's every second costs a
        // third of what new nodes do.
        if let ([Node::Text(text)], [Root::Node(node)]) = (&*self.nodes, &*state.roots)
            && node.node_type() == web_sys::Node::TEXT_NODE
        {
            return node.set_text_content(Some(text));
        }
        let new = self.build();
        let mut old = std::mem::replace(state, new);
        old.insert_before_this(state);
        old.unmount();
    }
}

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        html::write(self, buf, position);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> MarkupState {
        let placeholder = || cursor.next_placeholder(position).into();
        self.realize(|node, kept| hydrate(node, cursor, position, kept), placeholder)
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Markup {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

/// Makes a node.
fn build(node: Node, kept: &mut Kept) -> Root {
    match node {
        Node::Text(text) => Root::Node(document().create_text_node(&text).into()),
        Node::Element(element) => Root::Node(build_element(element, kept).into()),
        Node::Live(draw) => Root::Live(draw.build()),
    }
}

fn build_element(element: Element, kept: &mut Kept) -> web_sys::Element {
    let Parts { name, attributes, children, life, .. } = *element.0;
    let made = match name {
        "svg" | "rect" => document().create_element_ns(Some(SVG), name),
        _ => document().create_element(name),
    }
    .unwrap_throw();
    for (name, value) in attributes {
        made.set_attribute(name, &value).unwrap_throw();
    }
    for child in children {
        match build(child, kept) {
            Root::Node(node) => {
                made.append_child(&node).unwrap_throw();
            }
            Root::Live(mut state) => {
                state.mount(&made, None);
                kept.live.push(state);
            }
        }
    }
    enliven(life, &made, kept);
    made
}

/// Finds a node that was rendered.
fn hydrate(node: Node, cursor: &Cursor, position: &PositionState, kept: &mut Kept) -> Root {
    match node {
        Node::Text(_) => {
            advance(cursor, position);
            if position.get() == Position::NextChildAfterText {
                cursor.sibling();
            }
            let found = cursor.current();
            if found.node_type() != web_sys::Node::TEXT_NODE {
                mismatch("text");
            }
            position.set(Position::NextChildAfterText);
            Root::Node(found)
        }
        Node::Element(element) => {
            advance(cursor, position);
            let found = hydrate_element(element, cursor, position, kept);
            cursor.set(found.clone());
            position.set(Position::NextChild);
            Root::Node(found)
        }
        Node::Live(draw) => Root::Live(hydrate_live(draw, cursor, position)),
    }
}

fn hydrate_live(draw: Draw, cursor: &Cursor, position: &PositionState) -> LiveState {
    draw.hydrate::<true>(cursor, position)
}

fn hydrate_element(
    element: Element,
    cursor: &Cursor,
    position: &PositionState,
    kept: &mut Kept,
) -> web_sys::Node {
    let node = cursor.current();
    let Some(found) = node.dyn_ref::<web_sys::Element>().filter(|found| is_alike(found, &element)) else {
        mismatch(element.0.name)
    };
    if element.is_fixed() {
        #[cfg(debug_assertions)]
        compare(element, found);
        return node;
    }
    let is_passed_over = element.0.is_kept || element.is_fixed_inside();
    let Parts { children, life, .. } = *element.0;
    if is_passed_over {
        enliven(life, found, kept);
        return node;
    }
    position.set(Position::FirstChild);
    for child in children {
        if let Root::Live(state) = hydrate(child, cursor, position, kept) {
            kept.live.push(state);
        }
    }
    if has_more(found, cursor, position) {
        mismatch("no more nodes");
    }
    enliven(life, found, kept);
    node
}

/// Moves on to the next node; where there is none, the page lacks one.
fn advance(cursor: &Cursor, position: &PositionState) {
    let before = cursor.current();
    if position.get() == Position::FirstChild {
        cursor.child();
    } else {
        cursor.sibling();
    }
    if cursor.current() == before {
        mismatch("another node");
    }
}

/// Whether the page has more in an element than was found in it.
fn has_more(found: &web_sys::Element, cursor: &Cursor, position: &PositionState) -> bool {
    let next = match position.get() {
        Position::FirstChild => found.first_child(),
        _ => cursor.current().next_sibling(),
    };
    next.is_some()
}

/// Whether an element of the page can be the one that was rendered.
fn is_alike(found: &web_sys::Element, element: &Element) -> bool {
    let class = element.0.attributes.iter().find(|(name, _)| *name == "class");
    found.local_name() == element.0.name
        && class.is_none_or(|(_, class)| found.get_attribute("class").as_deref() == Some(class))
}

/// Says where an element that is passed over differs from what would be built.
#[cfg(debug_assertions)]
fn compare(element: Element, found: &web_sys::Element) {
    let made = build_element(element, &mut Kept::default());
    // In a document that was read from HTML, texts in a row are one.
    made.normalize();
    if !made.is_equal_node(Some(found)) {
        leptos::logging::error!(
            "hydration mismatch: expected {}\nfound {}",
            made.outer_html(),
            found.outer_html()
        );
    }
}

fn mismatch(expected: &str) -> ! {
    throw_str(&["the page is not what was rendered: expected ", expected].concat())
}

/// Brings the live parts of an element itself to life.
fn enliven(life: Life, element: &web_sys::Element, kept: &mut Kept) {
    kept.effects
        .extend(life.attributes.into_iter().map(|(name, value)| set_live(element.clone(), name, value)));
    kept.effects.extend(life.followers.into_iter().map(|mut follower| {
        let element = element.clone();
        RenderEffect::new(move |_| follower(&element))
    }));
    kept.listeners.extend(life.listeners.into_iter().map(|(event, answer)| listen(element, event, answer)));
    for handle in life.handles {
        handle(element);
    }
}

fn set_live(element: web_sys::Element, name: &'static str, value: LiveAttribute) -> RenderEffect<()> {
    let mut shown = None;
    RenderEffect::new(move |_| {
        let value = value();
        // A signal may move far more often than what is seen of it.
        if shown.as_ref() == Some(&value) {
            return;
        }
        match &value {
            // What an input shows is its property; the attribute is what it began with.
            Some(value) if name == "value" => {
                Reflect::set(&element, &name.into(), &(&**value).into()).map(drop)
            }
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        }
        .unwrap_throw();
        shown = Some(value);
    })
}

fn listen(element: &web_sys::Element, event: &'static str, answer: Answer) -> Listener {
    Listener::new(element, event, answer).unwrap_throw()
}

impl Mountable for MarkupState {
    fn unmount(&mut self) {
        for root in &mut self.roots {
            match root {
                Root::Node(node) => {
                    if let Some(parent) = node.parent_node() {
                        parent.remove_child(node).unwrap_throw();
                    }
                }
                Root::Live(state) => state.unmount(),
            }
        }
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        for root in &mut self.roots {
            match root {
                Root::Node(node) => {
                    parent.insert_before(node, marker).unwrap_throw();
                }
                Root::Live(state) => state.mount(parent, marker),
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.roots.first() {
            Some(Root::Node(node)) => match node.parent_element() {
                Some(parent) => {
                    child.mount(&parent, Some(node));
                    true
                }
                None => false,
            },
            Some(Root::Live(state)) => state.insert_before_this(child),
            None => false,
        }
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        let element = |root: &Root| match root {
            Root::Node(node) => node.dyn_ref::<web_sys::Element>().cloned(),
            Root::Live(_) => None,
        };
        self.roots.iter().filter_map(element).collect()
    }
}
