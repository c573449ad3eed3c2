//! The fonts that pictures are written in: found on the system, or named in `site.toml`.

use std::fs;
use std::path::Path;

use fontdb::{Database, Family, Query, Source, Weight};
use resvg::tiny_skia::PathBuilder;
use ttf_parser::{GlyphId, OutlineBuilder, Tag};

/// The families that are looked for, the best first: those with Japanese that come with
/// an operating system or are commonly put there, and, for who writes without, others.
const FAMILIES: [&str; 22] = [
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "BIZ UDPGothic",
    "Yu Gothic",
    "Meiryo",
    "IPAexGothic",
    "IPAPGothic",
    "TakaoPGothic",
    "M PLUS 1p",
    "VL PGothic",
    "MS PGothic",
    "Noto Sans",
    "Segoe UI",
    "Helvetica Neue",
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
    "FreeSans",
];

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heft {
    /// As text is.
    Regular,
    /// As headings are.
    Bold,
}

impl Heft {
    /// Its number among the weights of fonts (OpenType, `usWeightClass`).
    fn weight(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }
}

/// A font family: a file for each heft, which may be the same.
pub(super) struct Fonts {
    regular: File,
    bold: File,
}

struct File {
    data: Vec<u8>,
    /// Which of the fonts in it.
    index: u32,
}

impl Fonts {
    /// The first of the known families that the system has.
    pub(super) fn find() -> Option<Self> {
        let mut database = Database::new();
        database.load_system_fonts();
        FAMILIES.iter().find_map(|family| {
            let file = |heft| File::find(&database, family, heft);
            Some(Self { regular: file(Heft::Regular)?, bold: file(Heft::Bold)? })
        })
    }

    /// The font in a file; `None` where there is none that can be read.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let data = fs::read(path).ok()?;
        let (regular, bold) = (File { data: data.clone(), index: 0 }, File { data, index: 0 });
        let fonts = Self { regular, bold };
        fonts.face(Heft::Regular).is_some().then_some(fonts)
    }

    /// The face of a heft, ready to be written with.
    pub(super) fn face(&self, heft: Heft) -> Option<Face<'_>> {
        let file = match heft {
            Heft::Regular => &self.regular,
            Heft::Bold => &self.bold,
        };
        let mut face = ttf_parser::Face::parse(&file.data, file.index).ok()?;
        // A font that has one heft alone does not take another, and is fine as it is.
        let _ = face.set_variation(Tag::from_bytes(b"wght"), f32::from(heft.weight()));
        Some(Face(face))
    }
}

impl File {
    fn find(database: &Database, family: &str, heft: Heft) -> Option<Self> {
        let query =
            Query { families: &[Family::Name(family)], weight: Weight(heft.weight()), ..Query::default() };
        let face = database.face(database.query(&query)?)?;
        let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else { return None };
        Some(Self { data: fs::read(path).ok()?, index: face.index })
    }
}

/// A font at work.
pub(super) struct Face<'a>(ttf_parser::Face<'a>);

impl Face<'_> {
    /// Whether it has every letter and digit of a text. Other signs, such as emoji, may be
    /// missing: what they say, the words say too.
    pub(super) fn can_write(&self, text: &str) -> bool {
        text.chars().filter(|c| c.is_alphanumeric()).all(|c| self.0.glyph_index(c).is_some())
    }

    /// How wide a text is at a size, in pixels.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let advances = self.glyphs(text).map(|glyph| f32::from(self.advance(glyph)));
        advances.sum::<f32>() * self.scale(size)
    }

    /// Writes a text from a point on its baseline on.
    pub(super) fn write(&self, text: &str, size: f32, (x, y): (f32, f32), path: &mut PathBuilder) {
        let scale = self.scale(size);
        let mut pen = Pen { path, scale, x, y };
        for glyph in self.glyphs(text) {
            // A glyph without an outline is a space, or a picture, which is left out.
            let _ = self.0.outline_glyph(glyph, &mut pen);
            pen.x += f32::from(self.advance(glyph)) * scale;
        }
    }

    fn glyphs(&self, text: &str) -> impl Iterator<Item = GlyphId> {
        text.chars().filter_map(|c| self.0.glyph_index(c))
    }

    fn advance(&self, glyph: GlyphId) -> u16 {
        self.0.glyph_hor_advance(glyph).unwrap_or_default()
    }

    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.0.units_per_em())
    }
}

/// Draws outlines of a font, whose y axis goes up, where the picture's goes down.
struct Pen<'a> {
    path: &'a mut PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
