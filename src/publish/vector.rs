//! The size of a vector picture.

use roxmltree::Document;

use crate::model::Size;

/// The size that an SVG document gives itself, in pixels: its `width` and
/// `height`, or the box that it draws in.
pub(super) fn size(text: &str) -> Option<Size> {
    let document = Document::parse(text).ok()?;
    let root = document.root_element();
    let side = |name| root.attribute(name).and_then(pixels);
    let from_sides = side("width").zip(side("height"));
    let (width, height) = from_sides.or_else(|| box_size(root.attribute("viewBox")?))?;
    (width > 0 && height > 0).then_some(Size { width, height })
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
    fn what_gives_no_size_has_none() {
        for text in ["", "<svg/>", "<svg width='0' height='9'/>", "<svg width='1e99' height='9'/>", "no xml"]
        {
            assert_eq!(sides(text), None, "{text}");
        }
    }
}
