//! Pictures that stand for pages elsewhere: in chats and on social networks.
//!
//! 1. [`font`] finds the fonts, once.
//! 2. [`card`] says what stands on a picture and where, with [`lines`] for where text
//!    breaks.
//! 3. [`canvas`] draws it over a ground that was drawn once, and makes a PNG file of it.
//!
//! A thousand pictures are a matter of seconds: nothing but words is drawn anew for each.

mod canvas;
mod card;
mod font;
mod lines;

use super::PublishError;
use super::archive::Archive;
use super::content::Library;
use super::plain;
use super::site::File;
use crate::model::{CueEntry, Report, ReportSummary, Site, Size};
use crate::ui::page::Page;
use crate::ui::words::Words;
use canvas::Ground;
use card::{Card, Note};
use font::Fonts;

/// The file of the site's own picture.
const OF_SITE: &str = "social.png";
/// The size of every picture.
const SIZE: Size = Size { width: canvas::WIDTH, height: canvas::HEIGHT };

/// What pictures are drawn with; nothing where none are.
pub(super) struct Pictures(Option<Tools>);

struct Tools {
    fonts: Fonts,
    ground: Ground,
    /// The picture of the site, and of every page that has no other.
    site: Card,
}

/// A picture of a page: the file that it will be, and what it shows.
pub(super) struct Picture<'a> {
    /// Its place in the site.
    pub(super) file: String,
    /// Its size.
    pub(super) size: Size,
    /// What it shows, in words.
    pub(super) alt: String,
    card: Card,
    tools: &'a Tools,
}

impl Pictures {
    /// No pictures.
    pub(super) const NONE: Self = Self(None);

    /// Pictures for the pages of an archive, in the font that its settings name or in one
    /// of the system; and what to tell of those that there cannot be.
    pub(super) fn new(archive: &Archive, library: &Library) -> (Self, Option<String>) {
        let named = archive.settings.font.as_ref();
        let fonts = named.map_or_else(Fonts::find, |asset| Fonts::read(&library.path(asset)));
        let ground = Ground::new(card::BACKGROUND, &card::PAINTS);
        let site = of_site(archive.site(), archive.settings.description.as_deref());
        let tools = fonts.zip(ground).map(|(fonts, ground)| Tools { fonts, ground, site });
        let pictures = Self(tools);
        let words = Words(archive.site().language);
        let lacking = |report: &Report| pictures.of_report(report, archive.site(), words).is_none();
        let count = archive.reports.iter().filter(|checked| lacking(&checked.report)).count();
        let note = (count > 0).then(|| note(count, named.map(crate::model::Asset::as_str)));
        (pictures, note)
    }

    /// The picture of a page; `None` where no font can write it, and for pages that are
    /// found by nobody.
    pub(super) fn of(&self, page: &Page) -> Option<Picture<'_>> {
        match page {
            Page::Report(page) => self.of_report(&page.report, &page.site, Words(page.site.language)),
            Page::Home(_) | Page::Own(_) | Page::List(_) => self.of_site(),
            Page::NotFound(_) | Page::Offline(_) | Page::Failed { .. } => None,
        }
    }

    /// The picture that is drawn with a page: its own, and the site's with the first.
    pub(super) fn of_own(&self, page: &Page) -> Option<Picture<'_>> {
        self.of(page).filter(|_| matches!(page, Page::Home(_) | Page::Report(_)))
    }

    fn of_site(&self) -> Option<Picture<'_>> {
        self.picture(OF_SITE.to_owned(), self.0.as_ref()?.site.clone())
    }

    fn of_report(&self, report: &Report, site: &Site, words: Words) -> Option<Picture<'_>> {
        let file = ["social/", report.slug.as_str(), ".png"].concat();
        self.picture(file, of_report(report, site, report.language.map_or(words, Words)))
    }

    fn picture(&self, file: String, card: Card) -> Option<Picture<'_>> {
        let tools = self.0.as_ref().filter(|tools| card.can_be_written(&tools.fonts))?;
        let alt = [card.title.as_str(), card.day.as_str()].join(" ").trim().to_owned();
        Some(Picture { file, size: SIZE, alt, card, tools })
    }
}

impl Picture<'_> {
    /// Draws it.
    ///
    /// # Errors
    /// Where it cannot be encoded.
    pub(super) fn draw(&self) -> Result<File, PublishError> {
        let mut canvas = self.tools.ground.canvas();
        self.card.draw(&self.tools.fonts, &mut canvas);
        let name = self.file.clone();
        match canvas.encode() {
            Ok(bytes) => Ok((name, bytes)),
            Err(source) => Err(PublishError::Picture { name, source }),
        }
    }
}

fn note(count: usize, named: Option<&str>) -> String {
    let reports = if count == 1 { "1 report gets".to_owned() } else { format!("{count} reports get") };
    let why = match named {
        Some(font) => format!("{font} lacks their characters, or is no font"),
        None => "no font with their characters was found".to_owned(),
    };
    format!(
        "note: {reports} no picture for chats and social networks, and the cover instead: {why}\n  \
         = help: install Noto Sans CJK JP, or put a font into the content folder and name it in site.toml: font = \"fonts/name.otf\"\n"
    )
}

fn of_report(report: &Report, site: &Site, words: Words) -> Card {
    let speakers = ReportSummary::from(report).speakers;
    Card {
        site: plain::one_line(&site.title),
        title: plain::one_line(&report.title),
        day: words.date(report.date),
        note: Note::Names { names: speakers.iter().map(|name| plain::one_line(name)).collect(), words },
        talks: lengths(report),
    }
}

/// How long each talk is; all alike where the report does not tell.
fn lengths(report: &Report) -> Vec<u32> {
    let mut starts: Vec<u32> = report.cues.iter().map(|entry: &CueEntry| entry.cue.start.seconds()).collect();
    starts.sort_unstable();
    let mut lengths: Vec<u32> =
        starts.iter().zip(starts.iter().skip(1)).map(|(start, next)| next - start).collect();
    let last = report.cues.iter().max_by_key(|entry| entry.cue.start);
    let mean = lengths.iter().sum::<u32>() / u32::try_from(lengths.len()).unwrap_or(1).max(1);
    lengths.extend(last.map(|entry| entry.cue.length(None).unwrap_or(mean)));
    if lengths.is_empty() { vec![1; report.talks().count().max(1)] } else { lengths }
}

fn of_site(site: &Site, description: Option<&str>) -> Card {
    Card {
        site: String::new(),
        title: plain::one_line(&site.title),
        day: String::new(),
        note: Note::Text(plain::one_line(description.unwrap_or_default())),
        talks: vec![3, 2, 2, 1],
    }
}
