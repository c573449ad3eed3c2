//! The size of a vector picture.
//!
//! 1. [`root`] finds the tag that opens its root element. The rest is of no interest, and
//!    may be nested deeper than any stack: it is not parsed.
//! 2. The tag's sides, or its box, give the size.

use roxmltree::Document;

use crate::model::Size;

/// The size that an SVG document gives itself, in pixels: its `width` and
/// `height`, or the box that it draws in.
///
/// `text` is all of it, or its beginning.
pub(super) fn size(text: &str) -> Option<Size> {
    let element = [root(text)?, "/>"].concat();
    let document = Document::parse(&element).ok()?;
    let root = document.root_element();
    let side = |name| root.attribute(name).and_then(pixels);
    let from_sides = side("width").zip(side("height"));
    let (width, height) = from_sides.or_else(|| box_size(root.attribute("viewBox")?))?;
    (width > 0 && height > 0).then_some(Size { width, height })
}

/// The tag that opens the root element, without what ends it: what stands ahead of it are
/// comments, instructions and the declaration of the document's type (XML 1.0, section 2.8).
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.get(rest.find('<')?..)?;
        rest = if rest.starts_with("<!--") {
            behind(rest, "-->")?
        } else if rest.starts_with("<?") {
            behind(rest, "?>")?
        } else if let Some(declaration) = rest.strip_prefix("<!") {
            let end = declaration.find(['[', '>'])?;
            let inner = declaration.get(end..)?;
            if inner.starts_with('[') { behind(behind(inner, "]")?, ">")? } else { inner }
        } else {
            let tag = rest.get(..end_of_tag(rest)?)?;
            return Some(tag.strip_suffix('/').unwrap_or(tag));
        };
    }
}

fn behind<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    text.split_once(end).map(|(_, rest)| rest)
}

/// The `>` that ends the tag at the start of `text`, which in a quoted value ends nothing.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        None
    })
}

/// A length in pixels, rounded: `640`, `640px`.
fn pixels(text: &str) -> Option<u32> {
    let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be in range")]
    (0.5..=65_535.0).contains(&number).then_some(number.round() as u32)
}

/// The last two of a view box's four numbers.
fn box_size(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    Some((pixels(numbers.next()?)?, pixels(numbers.next()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(text: &str) -> Option<(u32, u32)> {
        size(text).map(|size| (size.width, size.height))
    }

    #[test]
    fn reads_sides_or_box() {
        assert_eq!(sides("<svg width='640' height='360px'/>"), Some((640, 360)));
        assert_eq!(sides("<svg viewBox='0 0 16,9'/>"), Some((16, 9)));
        assert_eq!(sides("<svg width='100%' height='100%' viewBox='0 0 16 9'/>"), Some((16, 9)));
    }

    #[test]
    fn what_stands_ahead_of_the_root_and_in_it_is_passed_over() {
        let ahead = "\u{feff}<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n\
            <!DOCTYPE svg PUBLIC 'a' 'b' [ <!ENTITY x 'y'> ]>\n";
        let svg = "<svg:svg xmlns:svg='http://www.w3.org/2000/svg' title='>' width='4' height='3'>";
        assert_eq!(sides(&[ahead, svg, &"<g>".repeat(100_000)].concat()), Some((4, 3)));
        assert_eq!(sides("<!DOCTYPE svg><svg width='4' height='3'/>"), Some((4, 3)));
    }

    #[test]
    fn what_gives_no_size_has_none() {
        for text in ["", "<svg/>", "<svg width='0' height='9'/>", "<svg width='1e99' height='9'/>", "no xml"]
        {
            assert_eq!(sides(text), None, "{text}");
        }
    }
}
