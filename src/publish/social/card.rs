//! What stands on a picture, and where: the site's name, a title as large as its length
//! allows, the day, who spoke, and a bar with a piece for each talk.

use resvg::tiny_skia::{Path, PathBuilder, Rect};

use super::canvas::{Canvas, Color, Paint};
use super::font::{Face, Fonts, Heft};
use super::lines::{balance, cut, fill, pieces};
use crate::ui::words::Words;

/// Colours, by their names in `style/tokens.css`.
const PAPER: Color = [0xf7, 0xf6, 0xfa];
const INK: Color = [0x1d, 0x1a, 0x29];
const SOFT: Color = [0x5b, 0x57, 0x6b];
const ACCENT: Color = [0x50, 0x33, 0xc4];
const SCREEN: Color = [0x1b, 0x18, 0x28];
const SIGNAL: Color = [0xff, 0xd1, 0x66];
/// The piece of a bar, laid over the screen: white at 32 %.
const PIECE: Color = [0x64, 0x62, 0x6d];

const TITLE: Paint = Paint { color: INK, ground: PAPER };
const NOTE: Paint = Paint { color: SOFT, ground: PAPER };
const DAY: Paint = Paint { color: ACCENT, ground: PAPER };
const FIRST_PIECE: Paint = Paint { color: SIGNAL, ground: SCREEN };
const OTHER_PIECE: Paint = Paint { color: PIECE, ground: SCREEN };

/// All that pictures are painted with.
pub(super) const PAINTS: [Paint; 5] = [TITLE, NOTE, DAY, FIRST_PIECE, OTHER_PIECE];

/// The picture that all others are drawn on.
pub(super) const BACKGROUND: &str = include_str!("background.svg");

/// Where text begins, how wide it may be, and the sizes of what is no title, in pixels.
const LEFT: f32 = 72.0;
const MEASURE: f32 = 1056.0;
const NAME_SIZE: f32 = 30.0;
const NAME_LEFT: f32 = 144.0;
const NAME_BASELINE: f32 = 97.0;
const DAY_SIZE: f32 = 32.0;
const DAY_GAP: f32 = 6.0;
const NOTE_SIZE: f32 = 30.0;
/// How far baselines are apart, in heights of the text.
const LEADING: f32 = 1.34;

/// The sizes a title may have, the largest first, and on how many lines.
const TITLE_SIZES: [f32; 7] = [84.0, 76.0, 68.0, 60.0, 54.0, 48.0, 44.0];
const TITLE_LINES: usize = 4;
const NOTE_LINES: usize = 2;

/// Where the title's room begins, and where what stands below it ends.
const TITLE_TOP: f32 = 148.0;
const BOTTOM: f32 = 520.0;

/// The bar: where it begins and ends, its height and middle, and the gap between its pieces.
const BAR: (f32, f32) = (128.0, 1128.0);
const BAR_HEIGHT: f32 = 14.0;
const BAR_MIDDLE: f32 = 590.0;
const BAR_GAP: f32 = 8.0;
/// The least width of a piece.
const LEAST_PIECE: f32 = 6.0;

/// What a picture tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Card {
    /// The site's name; empty where the title is that.
    pub(super) site: String,
    pub(super) title: String,
    /// The day, in words.
    pub(super) day: String,
    pub(super) note: Note,
    /// How long each talk is beside the others.
    pub(super) talks: Vec<u32>,
}

/// What stands below the title.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Note {
    /// A sentence.
    Text(String),
    /// Names, the last of which are counted where they are too many.
    Names { names: Vec<String>, words: Words },
}

impl Card {
    /// Whether the fonts have all of its letters.
    pub(super) fn can_be_written(&self, fonts: &Fonts) -> bool {
        let Some(face) = fonts.face(Heft::Bold) else { return false };
        let names = match &self.note {
            Note::Text(text) => std::slice::from_ref(text),
            Note::Names { names, .. } => names,
        };
        [&self.site, &self.title, &self.day].into_iter().chain(names).all(|text| face.can_write(text))
    }

    /// Draws it.
    pub(super) fn draw(&self, fonts: &Fonts, canvas: &mut Canvas<'_>) {
        let (Some(bold), Some(regular)) = (fonts.face(Heft::Bold), fonts.face(Heft::Regular)) else { return };
        let mut soft = PathBuilder::new();
        regular.write(&self.name(&regular), NAME_SIZE, (NAME_LEFT, NAME_BASELINE), &mut soft);
        let note = self.note_lines(&regular);
        let note_top = BOTTOM - height(note.len(), NOTE_SIZE);
        write_lines(&regular, &note, NOTE_SIZE, note_top, &mut soft);
        canvas.fill(soft.finish().as_ref(), NOTE);
        let mut day = PathBuilder::new();
        let day_height = if self.day.is_empty() { 0.0 } else { height(1, DAY_SIZE) + DAY_GAP };
        write_lines(&bold, std::slice::from_ref(&self.day), DAY_SIZE, note_top - day_height, &mut day);
        canvas.fill(day.finish().as_ref(), DAY);
        canvas.fill(title(&self.title, &bold, note_top - day_height - TITLE_TOP).as_ref(), TITLE);
        let (first, others) = bar(&self.talks);
        canvas.fill(first.as_ref(), FIRST_PIECE);
        canvas.fill(others.as_ref(), OTHER_PIECE);
    }

    /// The site's name on its line.
    fn name(&self, face: &Face<'_>) -> String {
        let (width, measure) = (LEFT + MEASURE - NAME_LEFT, |text: &str| face.width(text, NAME_SIZE));
        cut(fill(&pieces(&self.site), width, &measure), 1, width, &measure).concat()
    }

    fn note_lines(&self, face: &Face<'_>) -> Vec<String> {
        let measure = |text: &str| face.width(text, NOTE_SIZE);
        match &self.note {
            Note::Text(text) => cut(fill(&pieces(text), MEASURE, &measure), NOTE_LINES, MEASURE, &measure),
            Note::Names { names, words } => name_lines(names, *words, &measure),
        }
    }
}

/// Names on two lines: as many as there is room for, and how many more there are.
fn name_lines(names: &[String], words: Words, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    let shown = |count: usize| {
        let (rest, last) = (names.len() - count, count.saturating_sub(1));
        let mut pieces: Vec<String> = names.iter().take(count).cloned().collect();
        pieces.iter_mut().take(last).for_each(|name| name.push_str(words.between_names()));
        pieces.extend((rest > 0).then(|| words.more_names(rest)));
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        fill(&pieces, MEASURE, measure)
    };
    let fitting = (1..=names.len()).rev().map(shown).find(|lines| lines.len() <= NOTE_LINES);
    fitting.unwrap_or_default()
}

/// A title as large as it can be written into so much height.
fn title(text: &str, face: &Face<'_>, room: f32) -> Option<Path> {
    let pieces = pieces(text);
    let at = |size: f32| balance(&pieces, MEASURE, &|text| face.width(text, size));
    let fits = |lines: &[String], size| lines.len() <= TITLE_LINES && height(lines.len(), size) <= room;
    let fitting = TITLE_SIZES.iter().map(|size| (at(*size), *size)).find(|(lines, size)| fits(lines, *size));
    let (lines, size) = fitting.unwrap_or_else(|| {
        let size = TITLE_SIZES.last().copied().unwrap_or(NOTE_SIZE);
        let measure = |text: &str| face.width(text, size);
        (cut(fill(&pieces, MEASURE, &measure), TITLE_LINES, MEASURE, &measure), size)
    });
    let mut path = PathBuilder::new();
    write_lines(face, &lines, size, TITLE_TOP, &mut path);
    path.finish()
}

fn write_lines(face: &Face<'_>, lines: &[String], size: f32, top: f32, path: &mut PathBuilder) {
    let mut baseline = top + size * 1.02;
    for line in lines {
        face.write(line, size, (LEFT, baseline), path);
        baseline += size * LEADING;
    }
}

/// How high so many lines are.
fn height(lines: usize, size: f32) -> f32 {
    f32::from(u8::try_from(lines).unwrap_or(u8::MAX)) * size * LEADING
}

/// The bar's first piece, and its others.
fn bar(talks: &[u32]) -> (Option<Path>, Option<Path>) {
    let (left, right) = BAR;
    let count = f32::from(u16::try_from(talks.len()).unwrap_or(u16::MAX)).max(1.0);
    let gap = BAR_GAP.min((right - left) / count / 3.0);
    let room = right - left - gap * (count - 1.0);
    #[expect(clippy::cast_precision_loss, reason = "a share of a bar is no exact number")]
    let shares: Vec<f32> = talks.iter().map(|length| (*length).max(1) as f32).collect();
    let total: f32 = shares.iter().sum();
    let (mut first, mut others) = (PathBuilder::new(), PathBuilder::new());
    let mut x = left;
    for (index, share) in shares.iter().enumerate() {
        let least = LEAST_PIECE.min(room / count);
        let width = least + (room - least * count) * share / total;
        let path = if index == 0 { &mut first } else { &mut others };
        if let Some(piece) = Rect::from_xywh(x, BAR_MIDDLE - BAR_HEIGHT / 2.0, width, BAR_HEIGHT) {
            path.push_rect(piece);
        }
        x += width + gap;
    }
    (first.finish(), others.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn the_colours_are_the_sites() {
        let tokens = include_str!("../../../style/tokens.css");
        for (name, color) in [
            ("paper", PAPER),
            ("ink", INK),
            ("soft", SOFT),
            ("accent", ACCENT),
            ("screen", SCREEN),
            ("signal", SIGNAL),
        ] {
            let [red, green, blue] = color;
            let token = format!("--{name}: #{red:02x}{green:02x}{blue:02x};");
            assert!(tokens.contains(&token), "{token}");
        }
    }

    #[test]
    fn names_that_there_is_no_room_for_are_counted() {
        let measure = |text: &str| text.chars().map(|_| 30.0).sum::<f32>();
        let lines = |count: usize| {
            let names: Vec<String> = (0..count).map(|number| format!("登壇者{number:03}")).collect();
            name_lines(&names, Words(Language::Japanese), &measure)
        };
        assert_eq!(lines(0), Vec::<String>::new());
        assert_eq!(lines(2), ["登壇者000、登壇者001"]);
        let many = lines(100);
        assert_eq!(many.len(), 2, "{many:?}");
        assert!(many.iter().all(|line| measure(line) <= MEASURE), "{many:?}");
        assert!(many.last().is_some_and(|line| line.ends_with(" ほか 91 名")), "{many:?}");
    }

    #[test]
    fn the_bar_has_a_piece_for_each_talk_and_none_is_too_narrow_to_see() {
        let (first, others) = bar(&[1, 10_000, 5]);
        let (first, others) = (first.map(|path| path.bounds()), others.map(|path| path.bounds()));
        assert!(
            first.is_some_and(|bounds| bounds.width() >= LEAST_PIECE && (bounds.left() - BAR.0).abs() < 0.5)
        );
        assert!(others.is_some_and(|bounds| (bounds.right() - BAR.1).abs() < 0.5));
        assert!(bar(&[]).0.is_none());
        assert!(bar(&[1; 500]).1.is_some_and(|path| path.bounds().right() <= BAR.1 + 0.5));
    }
}
