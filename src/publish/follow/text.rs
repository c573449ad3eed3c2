//! A report's text as plain HTML, for readers of other programs: nothing in it lives, and
//! every address is whole.

use leptos::prelude::*;

use crate::model::text::PictureSource;
use crate::model::{
    Block, Cue, CueEntry, Figure, Inline, Part, Picture, Recording, Report, Slides, Speaker, Talk, Timestamp,
};
use crate::player::address::watch_address;
use crate::publish::address::SiteAddress;
use crate::ui::markup::{Element, Markup, element};
use crate::ui::routes::Route;
use crate::ui::words::Words;

/// All of a report's text.
pub(super) fn report(report: &Report, words: Words, address: &SiteAddress<'_>) -> String {
    let page = Route::Report(report.slug.clone());
    let writer = Writer { words: report.language.map_or(words, Words), address, page };
    report.body.iter().map(|part| writer.part(part, report)).collect::<Markup>().to_html()
}

struct Writer<'a> {
    words: Words,
    address: &'a SiteAddress<'a>,
    /// The page that the text stands on.
    page: Route,
}

impl Writer<'_> {
    fn part(&self, part: &Part, report: &Report) -> Markup {
        match part {
            Part::Block(block) => self.block(block),
            Part::Recording => report.recording.as_ref().map(|recording| self.recording(recording)).into(),
            Part::Cues => element("ul").child(self.cues(report)).into(),
            Part::Talk(talk) => self.talk(talk, report),
        }
    }

    fn recording(&self, recording: &Recording) -> Element {
        let words = self.words;
        let start = Timestamp::from_seconds(0);
        element("p").child(match recording {
            Recording::YouTube { video, .. } => link(watch_address(video, start), words.on_youtube()),
            Recording::Media { file, .. } => link(self.address.asset(file), words.open_file()),
            Recording::ComingSoon => words.coming_soon().into(),
            Recording::Removed => words.removed().into(),
        })
    }

    fn cues(&self, report: &Report) -> Markup {
        let draw = |entry: &CueEntry| {
            let names = self.names(&entry.speakers);
            element("li")
                .child(self.cue(entry.cue, report))
                .apart(self.words.talk_label(entry.talk))
                .apart(names)
        };
        report.cues.iter().map(draw).collect()
    }

    /// The time at which a talk starts; where it can be played, a link to do so.
    fn cue(&self, cue: Cue, report: &Report) -> Markup {
        let time = cue.start.to_string();
        match &report.recording {
            Some(recording) if recording.is_playable() => {
                link(self.address.moment(&self.page, cue.start), time)
            }
            _ => time.into(),
        }
    }

    fn names(&self, speakers: &[Speaker]) -> String {
        let name = |speaker: &Speaker| match &speaker.affiliation {
            Some(affiliation) => [&speaker.name, " / ", affiliation].concat(),
            None => speaker.name.clone(),
        };
        speakers.iter().map(name).collect::<Vec<_>>().join(self.words.between_names())
    }

    fn talk(&self, talk: &Talk, report: &Report) -> Markup {
        let heading = element("h2").child(self.words.talk_label(talk.key)).apart(self.inlines(&talk.title));
        let names = if talk.speakers.is_empty() {
            talk.byline.clone().unwrap_or_default()
        } else {
            self.names(&talk.speakers)
        };
        let cue = talk.cue.map(|cue| self.cue(cue, report));
        let line = element("p").child(cue).apart(names);
        let mut parts: Markup = [heading, line].into_iter().collect();
        parts =
            [parts, talk.slides.iter().map(|slides| self.slides(slides)).collect(), self.blocks(&talk.intro)]
                .into_iter()
                .collect();
        let sections = talk.sections.iter().map(|section| {
            let title = element("h3").child(self.inlines(&section.title));
            [title.into(), self.blocks(&section.blocks)].into_iter().collect::<Markup>()
        });
        std::iter::once(parts).chain(sections).collect()
    }

    fn slides(&self, slides: &Slides) -> Element {
        let address = match slides {
            Slides::Deck { deck, .. } => self.address.deck(deck),
            Slides::Link { page, .. } => page.to_string(),
        };
        element("p").child(link(address, self.words.slides())).apart(slides.title().map(str::to_owned))
    }

    fn blocks(&self, blocks: &[Block]) -> Markup {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Paragraph(content) => element("p").child(self.inlines(content)),
            Block::Heading(heading) => {
                let name = ["h2", "h3", "h4", "h5", "h6"].get(usize::from(heading.level.saturating_sub(2)));
                element(name.copied().unwrap_or("h6")).child(self.inlines(&heading.content))
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(content) => element("blockquote").child(self.blocks(content)),
            Block::Code { text, .. } => element("pre").child(element("code").child(text.clone())),
            Block::Figure(figure) => self.figure(figure),
            Block::Table { head, rows, .. } => {
                let head = element("thead").child(self.row("th", head));
                let rows: Markup = rows.iter().map(|row| self.row("td", row)).collect();
                element("table").child(head).child(element("tbody").child(rows))
            }
            Block::Rule => element("hr"),
        }
        .into()
    }

    fn list(&self, start: Option<u32>, items: &[Vec<Block>]) -> Element {
        let item = |item: &Vec<Block>| {
            element("li").child(match item.as_slice() {
                [Block::Paragraph(content)] => self.inlines(content),
                blocks => self.blocks(blocks),
            })
        };
        let items: Markup = items.iter().map(item).collect();
        match start {
            Some(first) => element("ol").set("start", first.to_string()).child(items),
            None => element("ul").child(items),
        }
    }

    fn row(&self, name: &'static str, cells: &[Vec<Inline>]) -> Element {
        let cells: Markup = cells.iter().map(|cell| element(name).child(self.inlines(cell))).collect();
        element("tr").child(cells)
    }

    fn figure(&self, figure: &Figure) -> Element {
        let pictures: Markup = figure.pictures.iter().map(|picture| self.picture(picture)).collect();
        let caption =
            (!figure.caption.is_empty()).then(|| element("figcaption").child(self.inlines(&figure.caption)));
        element("figure").child(pictures).child(caption)
    }

    /// A picture; what it shows, in words, where it is no file of the site.
    fn picture(&self, picture: &Picture) -> Markup {
        let alt = picture.alt.clone();
        match &picture.source {
            PictureSource::Asset(asset) => {
                let image = element("img").set("src", self.address.asset(asset)).set("alt", alt);
                let size = picture.size;
                image
                    .set_some("width", size.map(|size| size.width.to_string()))
                    .set_some("height", size.map(|size| size.height.to_string()))
                    .into()
            }
            PictureSource::Missing(_) => alt.into(),
            PictureSource::Web(address) => {
                let name = if alt.is_empty() { self.words.picture_elsewhere().to_owned() } else { alt };
                link(address.to_string(), name)
            }
        }
    }

    fn inlines(&self, inlines: &[Inline]) -> Markup {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> Markup {
        let around = |name, content| element(name).child(self.inlines(content)).into();
        match inline {
            Inline::Text(words) => words.clone().into(),
            Inline::Code(words) => element("code").child(words.clone()).into(),
            Inline::Emphasis(content) => around("em", content),
            Inline::Strong(content) => around("strong", content),
            Inline::Strikethrough(content) => around("s", content),
            Inline::Link { to, content } => {
                let address = self.address.link(to, &self.page);
                element("a").set("href", address).child(self.inlines(content)).into()
            }
            Inline::Picture(picture) => self.picture(picture),
            Inline::LineBreak => element("br").into(),
        }
    }
}

fn link(address: String, words: impl Into<Markup>) -> Markup {
    element("a").set("href", address).child(words).into()
}
