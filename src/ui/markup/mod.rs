//! A piece of a page as data: elements, text, and the few parts that live.
//!
//! Most of a report never changes once it is drawn. A `view!` makes a type, and
//! with it code to build, hydrate and rebuild, of every element that it names; a
//! [`Markup`] is a value that one walk serves for all. It is a Leptos view like
//! any other, and its live parts are Leptos' own effects. Written with
//! `view!`, the interface of the first release weighed 219 kB (gzip); as markup, 129 kB.
//!
//! 1. Components put it together with [`element`], [`Element::child`] and [`live`].
//! 2. [`html`] writes it, natively, for the prerendered page.
//! 3. [`document`] finds it again in that page, or builds it, in the browser. An
//!    element without a live part below it is passed over whole.

mod document;
pub mod html;

use std::borrow::Cow;

/// Text that is drawn: most of it the interface's own, the rest the author's.
pub type Text = Cow<'static, str>;

/// A piece of a page: any number of nodes in a row.
#[derive(Default)]
pub struct Markup {
    nodes: Vec<Node>,
}

enum Node {
    Text(Text),
    Element(Element),
    Live(Draw),
}

/// Draws a live part again whenever a signal that it reads has changed.
type Draw = Box<dyn FnMut() -> Markup + Send>;

/// An element, with what is in it.
// Boxed: what builds a page hands each element on several times, in a word instead of twenty.
pub struct Element(Box<Parts>);

struct Parts {
    name: &'static str,
    attributes: Vec<(&'static str, Text)>,
    children: Vec<Node>,
    /// Whether hydration takes what it holds as it is.
    is_kept: bool,
    life: Life,
}

/// What of an element itself lives.
#[derive(Default)]
struct Life {
    attributes: Vec<(&'static str, LiveAttribute)>,
    listeners: Vec<(&'static str, Answer)>,
    handles: Vec<Handle>,
    followers: Vec<Follower>,
}

type LiveAttribute = Box<dyn Fn() -> Option<Text> + Send>;
type Answer = Box<dyn FnMut(web_sys::Event) + Send>;
type Handle = Box<dyn FnOnce(&web_sys::Element) + Send>;
type Follower = Box<dyn FnMut(&web_sys::Element) + Send>;

/// An element with nothing in it yet.
// Never inlined: there are some two hundred, and what makes one is larger than a call.
#[inline(never)]
pub fn element(name: &'static str) -> Element {
    Element(Box::new(Parts {
        name,
        attributes: Vec::new(),
        children: Vec::new(),
        is_kept: false,
        life: Life::default(),
    }))
}

/// A flag as ARIA's attributes have it.
pub fn truth(is_so: bool) -> Text {
    if is_so { "true" } else { "false" }.into()
}

/// A part that is drawn again whenever a signal that it reads has changed.
pub fn live(draw: impl FnMut() -> Markup + Send + 'static) -> Markup {
    Node::Live(Box::new(draw)).into()
}

// What takes one of many types hands it on to one function as soon as it is one type:
// the client would hold a copy of the rest for each of them.
impl Element {
    /// Gives it an attribute.
    pub fn set(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set_text(name, value.into())
    }

    #[inline(never)]
    fn set_text(mut self, name: &'static str, value: Text) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Gives it an attribute, where there is a value.
    pub fn set_some(self, name: &'static str, value: Option<impl Into<Text>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Gives it its class.
    pub fn class(self, value: &'static str) -> Self {
        self.set("class", value)
    }

    /// Puts something into it, behind what it holds already.
    pub fn child(self, child: impl Into<Markup>) -> Self {
        self.put(child.into())
    }

    #[inline(never)]
    fn put(mut self, mut child: Markup) -> Self {
        self.0.children.append(&mut child.nodes);
        self
    }

    /// Puts something into it, a space behind what it holds already: words that are
    /// kept apart by their style alone are read out, and copied, as one.
    pub fn apart(self, child: impl Into<Markup>) -> Self {
        self.put_apart(child.into())
    }

    #[inline(never)]
    fn put_apart(self, child: Markup) -> Self {
        if self.0.children.is_empty() || child.nodes.is_empty() {
            return self.put(child);
        }
        self.child(" ").put(child)
    }

    /// Gives it an attribute that follows signals; it is not there while its value
    /// is `None`.
    pub fn set_live(self, name: &'static str, value: impl Fn() -> Option<Text> + Send + 'static) -> Self {
        self.enliven(name, Box::new(value))
    }

    #[inline(never)]
    fn enliven(mut self, name: &'static str, value: LiveAttribute) -> Self {
        self.0.life.attributes.push((name, value));
        self
    }

    /// Answers an event of it, or of an element in it.
    pub fn on(self, event: &'static str, answer: impl FnMut(web_sys::Event) + Send + 'static) -> Self {
        self.listen(event, Box::new(answer))
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, answer: Answer) -> Self {
        self.0.life.listeners.push((event, answer));
        self
    }

    /// Hands the element of the document to whoever needs it, once it is there.
    pub fn handle(mut self, handle: impl FnOnce(&web_sys::Element) + Send + 'static) -> Self {
        self.0.life.handles.push(Box::new(handle));
        self
    }

    /// Does something with the element of the document, once it is there and whenever a
    /// signal that this reads has changed.
    pub fn follow(mut self, follower: impl FnMut(&web_sys::Element) + Send + 'static) -> Self {
        self.0.life.followers.push(Box::new(follower));
        self
    }

    /// Has hydration leave what it holds in the page as it is, whatever that is: the
    /// native side may know more of it than the client does. What it holds never lives.
    pub fn kept(mut self) -> Self {
        self.0.is_kept = true;
        self
    }

    /// Whether nothing in it, or of itself, ever changes.
    fn is_fixed(&self) -> bool {
        let Life { attributes, listeners, handles, followers } = &self.0.life;
        !self.0.is_kept
            && attributes.is_empty()
            && listeners.is_empty()
            && handles.is_empty()
            && followers.is_empty()
            && self.is_fixed_inside()
    }

    /// Whether nothing in it ever changes.
    fn is_fixed_inside(&self) -> bool {
        self.0.children.iter().all(|child| match child {
            Node::Text(_) => true,
            Node::Element(element) => element.is_fixed(),
            Node::Live(_) => false,
        })
    }
}

impl Markup {
    /// The same with no other attributes than these, for readers that are no page of ours.
    #[must_use]
    pub fn plain(mut self, attributes: &[&str]) -> Self {
        strip(&mut self.nodes, attributes);
        self
    }
}

fn strip(nodes: &mut [Node], attributes: &[&str]) {
    for node in nodes {
        if let Node::Element(element) = node {
            element.0.attributes.retain(|(name, _)| attributes.contains(name));
            strip(&mut element.0.children, attributes);
        }
    }
}

impl From<Node> for Markup {
    #[inline(never)]
    fn from(node: Node) -> Self {
        Self { nodes: vec![node] }
    }
}

impl From<Element> for Markup {
    fn from(element: Element) -> Self {
        Node::Element(element).into()
    }
}

impl From<Text> for Markup {
    /// Empty text is no node: a document read from HTML would not hold it either.
    fn from(text: Text) -> Self {
        let nodes = if text.is_empty() { Vec::new() } else { vec![Node::Text(text)] };
        Self { nodes }
    }
}

impl From<&'static str> for Markup {
    fn from(text: &'static str) -> Self {
        Text::Borrowed(text).into()
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Text::Owned(text).into()
    }
}

impl<T: Into<Self>> From<Option<T>> for Markup {
    fn from(part: Option<T>) -> Self {
        part.map_or_else(Self::default, Into::into)
    }
}

impl<T: Into<Self>> FromIterator<T> for Markup {
    fn from_iter<I: IntoIterator<Item = T>>(parts: I) -> Self {
        let mut markup = Self::default();
        for part in parts {
            markup.nodes.append(&mut part.into().nodes);
        }
        markup
    }
}
