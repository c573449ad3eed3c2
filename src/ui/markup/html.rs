//! Markup written as HTML, for the prerendered page.
//!
//! Where something lives, the text is written as [`super::document`] will look for
//! it: two texts in a row are kept apart by an empty comment, and a place with
//! nothing in it is held by one. Inside an element that never changes there is no
//! need for either.

use leptos::tachys::view::Position;

use super::{Element, Markup, Node, Parts};

/// Elements that have no end tag (HTML, section 13.1.2).
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// As HTML writes it; Leptos' own shorter `<!>` is read as one, and is an error.
const EMPTY_COMMENT: &str = "<!---->";

/// Text as it stands in HTML, in a quoted attribute as well.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(&mut escaped, text);
    escaped
}

/// Writes it behind what `html` holds, `position` telling what that ends with.
pub(super) fn write(markup: Markup, html: &mut String, position: &mut Position) {
    if markup.nodes.is_empty() {
        html.push_str(EMPTY_COMMENT);
        *position = Position::NextChild;
    }
    for node in markup.nodes {
        write_node(node, html, position);
    }
}

fn write_node(node: Node, html: &mut String, position: &mut Position) {
    match node {
        Node::Text(text) => {
            if *position == Position::NextChildAfterText {
                html.push_str(EMPTY_COMMENT);
            }
            push_escaped(html, &text);
            *position = Position::NextChildAfterText;
        }
        Node::Element(element) => {
            if element.is_fixed() {
                write_fixed(&element, html);
            } else {
                write_living(element, html);
            }
            *position = Position::NextChild;
        }
        Node::Live(mut draw) => write(draw(), html, position),
    }
}

fn write_living(element: Element, html: &mut String) {
    start_tag(&element, html);
    let Parts { name, children, .. } = *element.0;
    let mut position = Position::FirstChild;
    for child in children {
        write_node(child, html, &mut position);
    }
    end_tag(name, html);
}

fn write_fixed(element: &Element, html: &mut String) {
    start_tag(element, html);
    for child in &element.0.children {
        match child {
            Node::Text(text) => push_escaped(html, text),
            Node::Element(element) => write_fixed(element, html),
            // An element that holds a live part is not fixed.
            Node::Live(_) => {}
        }
    }
    end_tag(element.0.name, html);
}

fn start_tag(element: &Element, html: &mut String) {
    html.push('<');
    html.push_str(element.0.name);
    for (name, value) in &element.0.attributes {
        push_attribute(html, name, value);
    }
    for (name, value) in &element.0.life.attributes {
        if let Some(value) = value() {
            push_attribute(html, name, &value);
        }
    }
    html.push('>');
}

fn end_tag(name: &str, html: &mut String) {
    if !VOID.contains(&name) {
        html.extend(["</", name, ">"]);
    }
}

fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.extend([" ", name, "=\""]);
    push_escaped(html, value);
    html.push('"');
}

fn push_escaped(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, special) = rest.split_at(at);
        html.push_str(before);
        html.push_str(match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::super::{Text, element, live};
    use super::*;

    fn html(markup: impl Into<Markup>) -> String {
        let mut html = String::new();
        write(markup.into(), &mut html, &mut Position::FirstChild);
        html
    }

    #[test]
    fn text_and_attributes_cannot_leave_their_place() {
        let link = element("a").set("href", "\"><script>").child("</a><script>&");
        assert_eq!(html(link), "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;/a&gt;&lt;script&gt;&amp;</a>");
    }

    #[test]
    fn an_element_that_never_changes_is_plain_html() {
        let paragraph = element("p").child("a").child("b").child(element("br")).child(String::new());
        assert_eq!(html(paragraph), "<p>ab<br></p>");
    }

    #[test]
    fn beside_a_live_part_texts_are_kept_apart() {
        let paragraph = element("p").child("a").child(live(|| "b".into())).child("c");
        assert_eq!(html(paragraph), "<p>a<!---->b<!---->c</p>");
    }

    #[test]
    fn a_live_part_with_nothing_in_it_keeps_its_place() {
        let paragraph = element("p").child(live(Markup::default)).child("c");
        assert_eq!(html(paragraph), "<p><!---->c</p>");
    }

    #[test]
    fn a_live_attribute_is_there_while_it_has_a_value() {
        let current = |value: Option<&'static str>| {
            element("a").set_live("aria-current", move || value.map(Text::Borrowed))
        };
        assert_eq!(html(current(Some("true"))), "<a aria-current=\"true\"></a>");
        assert_eq!(html(current(None)), "<a></a>");
    }
}
