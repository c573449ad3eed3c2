//! XML, written element by element.

/// Text as it stands in XML, in a quoted attribute as well. Characters that XML 1.0 has no
/// place for (section 2.2) are left out: nobody sees them, and a reader refuses the whole
/// file for one of them.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A document as it grows. Names are literals of the code; values are escaped.
pub(super) struct Document {
    text: String,
    open: Vec<&'static str>,
}

impl Document {
    /// A document whose root element is open.
    pub(super) fn new(root: &'static str, attributes: &[(&'static str, &str)]) -> Self {
        let mut document =
            Self { text: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(), open: Vec::new() };
        document.start(root, attributes);
        document
    }

    /// Opens an element.
    pub(super) fn start(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(super) fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.extend(["</", name, ">\n"]);
        }
    }

    /// An element of text.
    pub(super) fn text(&mut self, name: &'static str, attributes: &[(&'static str, &str)], text: &str) {
        self.tag(name, attributes);
        self.text.extend([">", &escape(text), "</", name, ">\n"]);
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>\n");
    }

    /// The whole, closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.text
    }

    /// How many bytes it has so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.text.extend(["<", name]);
        for (name, value) in attributes {
            self.text.extend([" ", name, "=\"", &escape(value), "\""]);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_a_text_holds_the_document_can_be_read(text: String) {
            let mut document = Document::new("a", &[("b", &text)]);
            document.text("c", &[], &text);
            let written = document.finish();
            prop_assert!(roxmltree::Document::parse(&written).is_ok(), "{}", written);
        }
    }

    #[test]
    fn text_stays_what_it_is() {
        let text = "</a> ]]> & \"'🍕'\" \u{8}\u{1}終";
        let mut document = Document::new("a", &[("b", text)]);
        document.text("c", &[], text);
        let written = document.finish();
        let document = roxmltree::Document::parse(&written).unwrap();
        let seen = "</a> ]]> & \"'🍕'\" 終";
        assert_eq!(document.root_element().attribute("b"), Some(seen));
        assert_eq!(document.descendants().find(|node| node.has_tag_name("c")).unwrap().text(), Some(seen));
    }
}
