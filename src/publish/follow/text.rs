//! A report's text as plain HTML, for readers of other programs: nothing in it lives, and
//! every address is whole.

use leptos::prelude::*;

use crate::model::{
    Asset, Block, Cue, CueEntry, Inline, Link, Part, Recording, Report, Slides, Talk, Timestamp,
};
use crate::player::address::watch_address;
use crate::publish::address::SiteAddress;
use crate::ui::components::text::{self, Setting};
use crate::ui::markup::{Element, Markup, element};
use crate::ui::routes::Route;
use crate::ui::words::Words;

/// The attributes that mean something without the site's styles and ids.
const ATTRIBUTES: [&str; 9] =
    ["href", "src", "alt", "width", "height", "start", "title", "controls", "preload"];

/// All of a report's text.
pub(super) fn report(report: &Report, words: Words, address: &SiteAddress<'_>) -> String {
    let page = Route::Report(report.slug.clone());
    let writer = Writer { words: report.language.map_or(words, Words), address, page };
    let text: Markup = report.body.iter().map(|part| writer.part(part, report)).collect();
    text.plain(&ATTRIBUTES).to_html()
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
            Part::Block(block) => text::block(block, self),
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
            let names = self.words.speakers_with_affiliations(&entry.speakers);
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

    fn talk(&self, talk: &Talk, report: &Report) -> Markup {
        let heading = element("h2").child(self.words.talk_label(talk.key)).apart(self.title(&talk.title));
        let names = if talk.speakers.is_empty() {
            talk.byline.clone().unwrap_or_default()
        } else {
            self.words.speakers_with_affiliations(&talk.speakers)
        };
        let cue = talk.cue.map(|cue| self.cue(cue, report));
        let line = element("p").child(cue).apart(names);
        let mut parts: Markup = [heading, line].into_iter().collect();
        parts =
            [parts, talk.slides.iter().map(|slides| self.slides(slides)).collect(), self.blocks(&talk.intro)]
                .into_iter()
                .collect();
        let sections = talk.sections.iter().map(|section| {
            let title = element("h3").child(self.title(&section.title));
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
        text::blocks(blocks, self)
    }

    /// A title's words; places that links lead to lose their ids in a feed, and are nothing then.
    fn title(&self, title: &[Inline]) -> Markup {
        let words: Vec<Inline> =
            title.iter().filter(|inline| !matches!(inline, Inline::Anchor(_))).cloned().collect();
        text::inlines(&words, self)
    }
}

impl Setting for Writer<'_> {
    fn words(&self) -> Words {
        self.words
    }

    fn link(&self, link: &Link) -> String {
        self.address.link(link, &self.page)
    }

    fn asset(&self, asset: &Asset) -> String {
        self.address.asset(asset)
    }
}

fn link(address: String, words: impl Into<Markup>) -> Markup {
    element("a").set("href", address).child(words).into()
}
