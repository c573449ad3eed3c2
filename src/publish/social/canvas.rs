//! A picture of few colours: each pixel is a number of the palette.
//!
//! Words stand on even ground, so all that drawing them needs is how much of each pixel
//! they cover: a step on the way from the ground's colour to theirs.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{FillRule, Mask, Path, Pixmap, Transform};
use resvg::usvg;

/// The picture's width and height in pixels, as Open Graph's readers want them.
pub(super) const WIDTH: u32 = 1200;
pub(super) const HEIGHT: u32 = 630;

/// A colour: red, green, blue.
pub(super) type Color = [u8; 3];

/// How many steps there are from a ground's colour to that of what covers it.
const STEPS: u8 = 8;

/// What is drawn with: a colour, on the ground that it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paint {
    pub(super) color: Color,
    pub(super) ground: Color,
}

/// The ground that all pictures share, and the colours of all.
pub(super) struct Ground {
    pixels: Vec<u8>,
    palette: Vec<Color>,
    paints: Vec<Paint>,
}

impl Ground {
    /// A vector picture as the ground for what these paints will draw; `None` where it
    /// cannot be drawn.
    pub(super) fn new(vector: &str, paints: &[Paint]) -> Option<Self> {
        let tree = usvg::Tree::from_str(vector, &usvg::Options::default()).ok()?;
        let mut pixmap = Pixmap::new(WIDTH, HEIGHT)?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        let steps = |paint: &Paint| (1..=STEPS).map(|step| mix(*paint, step)).collect::<Vec<_>>();
        let mut palette: Vec<Color> = paints.iter().flat_map(steps).collect();
        let colors = pixmap.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
        let mut last = None;
        let numbered = colors.map(|color| match last {
            Some((known, number)) if known == color => number,
            _ => {
                let number = number(color, &mut palette);
                last = Some((color, number));
                number
            }
        });
        let pixels = numbered.collect();
        Some(Self { pixels, palette, paints: paints.to_vec() })
    }

    /// A picture with nothing on it yet.
    pub(super) fn canvas(&self) -> Canvas<'_> {
        Canvas { ground: self, pixels: self.pixels.clone() }
    }
}

/// The number of a colour in the palette, to which it is added; where that is full, of the
/// colour that is nearest.
fn number(color: Color, palette: &mut Vec<Color>) -> u8 {
    let apart = |other: &Color| -> u32 {
        color.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    let known = palette.iter().rposition(|known| *known == color);
    if let Some(number) = known.and_then(|place| u8::try_from(place).ok()) {
        return number;
    }
    if let Ok(number) = u8::try_from(palette.len()) {
        palette.push(color);
        return number;
    }
    let numbered = (0..=u8::MAX).zip(&*palette);
    numbered.min_by_key(|(_, known)| apart(known)).map_or(0, |(number, _)| number)
}

/// A paint's colour over its ground, so many steps of all.
fn mix(Paint { color, ground }: Paint, step: u8) -> Color {
    let (step, steps) = (u16::from(step), u16::from(STEPS));
    let channel = |place: usize| {
        let of = |color: Color| u16::from(color.get(place).copied().unwrap_or_default());
        let mixed = (of(color) * step + of(ground) * (steps - step) + steps / 2) / steps;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    [channel(0), channel(1), channel(2)]
}

/// A side of a shape as a side of the picture, which it may lie outside of.
fn pixel(side: i32, end: u32) -> u32 {
    u32::try_from(side).unwrap_or_default().min(end)
}

/// A picture that is being drawn.
pub(super) struct Canvas<'a> {
    ground: &'a Ground,
    pixels: Vec<u8>,
}

impl Canvas<'_> {
    /// Fills a shape with one of the ground's paints; with any other, with nothing.
    pub(super) fn fill(&mut self, shape: Option<&Path>, paint: Paint) {
        let place = self.ground.paints.iter().position(|known| *known == paint);
        let first = place.and_then(|place| u8::try_from(place).ok()?.checked_mul(STEPS));
        if let (Some(shape), Some(first)) = (shape, first) {
            // None where the shape is not on the picture at all.
            let _ = self.cover(shape, first);
        }
    }

    /// Puts the steps of a paint, which is `first` in the palette, where a shape is.
    fn cover(&mut self, shape: &Path, first: u8) -> Option<()> {
        let bounds = shape.bounds().round_out()?;
        let (left, top) = (pixel(bounds.left(), WIDTH), pixel(bounds.top(), HEIGHT));
        let (right, bottom) = (pixel(bounds.right(), WIDTH), pixel(bounds.bottom(), HEIGHT));
        let mut mask = Mask::new(right.checked_sub(left)?, bottom.checked_sub(top)?)?;
        let corner = (f32::from(u16::try_from(left).ok()?), f32::from(u16::try_from(top).ok()?));
        mask.fill_path(shape, FillRule::Winding, true, Transform::from_translate(-corner.0, -corner.1));
        let [left, top, right, bottom, width] =
            [left, top, right, bottom, WIDTH].map(|side| usize::try_from(side).unwrap_or_default());
        let rows = self.pixels.chunks_exact_mut(width).skip(top).take(bottom - top);
        for (row, cover) in rows.zip(mask.data().chunks_exact(right - left)) {
            for (pixel, cover) in row.get_mut(left..right)?.iter_mut().zip(cover) {
                let step = (u16::from(*cover) * u16::from(STEPS) + 127) / 255;
                if let Some(above) = u8::try_from(step).ok().and_then(|step| step.checked_sub(1)) {
                    *pixel = first + above;
                }
            }
        }
        Some(())
    }

    /// The picture as a PNG file.
    ///
    /// # Errors
    /// Where it cannot be encoded.
    pub(super) fn encode(&self) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(self.ground.palette.concat());
        encoder.set_filter(Filter::NoFilter);
        encoder.set_deflate_compression(DeflateCompression::Level(3));
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(bytes)
    }
}
