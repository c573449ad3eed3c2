//! Values of every type of the model, made at random.

use cuecard::model::address::{MailAddress, PagePath};
use cuecard::model::text::{
    CalloutKind, Definition, Footnote, FootnoteReference, Look, Media, MediaKind, PictureSource, Style,
};
use cuecard::model::{
    Alignment, Anchor, Asset, Block, Cue, CueEntry, Date, Deck, Entries, Figure, Heading, HostedDeck, Inline,
    Language, Link, List, ListLink, Listing, LocalTime, Meeting, PageLink, Part, Picture, Provider, Ratio,
    Recording, Report, ReportLink, ReportPage, ReportSummary, Section, SectionKind, Site, Size, SlidePage,
    Slides, Slug, Speaker, Tag, Talk, TalkFilter, TalkKey, TalkKind, TalkSummary, TalkTranscript, Timestamp,
    TranscriptLine, Transcripts, VideoId, WebAddress,
};
use proptest::prelude::*;
use proptest::{collection, option, sample};
use serde_json::Value;

/// Any text: what stands in a report is never trusted to be simple.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,8}", "[ぁ-んァ-ヶ一-龠〜（）]{0,6}", ".{0,6}"]
}

/// A value of a checked type, from texts of its form. Those that it does not take
/// are dropped: the pattern only has to be near.
pub(crate) fn checked<T: std::fmt::Debug>(
    pattern: &'static str,
    parse: fn(&str) -> Option<T>,
) -> impl Strategy<Value = T> {
    pattern.prop_filter_map("not of this form", move |text| parse(&text))
}

pub(crate) fn video() -> impl Strategy<Value = VideoId> {
    checked("[A-Za-z0-9_-]{11}", VideoId::parse)
}

/// A deck of each provider, and files of the site's own.
pub(crate) fn deck() -> impl Strategy<Value = Deck> {
    let hosted = (sample::select(&Provider::ALL[..]), "[0-9A-Za-z_/?=-]{1,40}");
    prop_oneof![
        hosted.prop_map(|(provider, path)| Deck::Hosted(HostedDeck::parse(provider, &path).unwrap())),
        asset().prop_map(Deck::Pdf),
    ]
}

pub(crate) fn web() -> impl Strategy<Value = WebAddress> {
    checked("https?://[a-z0-9]{1,9}\\.jp(/[!-~]{0,9})?", WebAddress::parse)
}

pub(crate) fn mail() -> impl Strategy<Value = MailAddress> {
    checked("[a-z.+]{1,6}@[a-z]{1,6}(\\?subject=[!-~]{0,6})?", MailAddress::parse)
}

pub(crate) fn page() -> impl Strategy<Value = PagePath> {
    checked("(posts/[a-z0-9.-]{1,9}/)?(\\?t=[0-9]{1,4})?(#[!-~]{1,6})?", PagePath::parse)
}

pub(crate) fn asset() -> impl Strategy<Value = Asset> {
    checked("images/[ !-~]{1,9}|[一-龠 ]{1,4}(/[a-z.]{1,6}){0,2}", Asset::parse)
}

pub(crate) fn anchor() -> impl Strategy<Value = Anchor> {
    checked("[!-~]{1,6}|[一-龠ー]{1,6}(-[0-9])?", Anchor::parse)
}

pub(crate) fn slug() -> impl Strategy<Value = Slug> {
    checked("[A-Za-z0-9_.-]{1,9}|第[0-9]{1,3}回", Slug::parse)
}

pub(crate) fn date() -> impl Strategy<Value = Date> {
    checked("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", Date::parse)
}

pub(crate) fn timestamp() -> impl Strategy<Value = Timestamp> {
    any::<u32>().prop_map(Timestamp::from_seconds)
}

pub(crate) fn link() -> impl Strategy<Value = Link> {
    prop_oneof![
        web().prop_map(Link::Web),
        mail().prop_map(Link::Mail),
        anchor().prop_map(Link::Anchor),
        asset().prop_map(Link::Asset),
        page().prop_map(Link::Page),
    ]
}

pub(crate) fn picture() -> impl Strategy<Value = Picture> {
    let source = prop_oneof![
        asset().prop_map(PictureSource::Asset),
        text().prop_map(PictureSource::Missing),
        web().prop_map(PictureSource::Web),
    ];
    let size = (1u32.., 1u32..).prop_map(|(width, height)| Size { width, height });
    let look = sample::select(Look::ALL.map(|(_, look)| look).to_vec());
    (source, text(), option::of(size), collection::vec(look, 0..3))
        .prop_map(|(source, alt, size, look)| Picture { source, alt, size, look })
}

pub(crate) fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        4 => text().prop_map(Inline::Text),
        1 => text().prop_map(Inline::Code),
        1 => text().prop_map(Inline::Math),
        1 => picture().prop_map(Inline::Picture),
        1 => Just(Inline::LineBreak),
        1 => anchor().prop_map(Inline::Anchor),
        1 => (any::<u32>(), anchor(), anchor()).prop_map(|(number, id, note)| {
            Inline::FootnoteReference(FootnoteReference { number, id, note })
        }),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let content = || collection::vec(inner.clone(), 0..3);
        prop_oneof![
            3 => (sample::select(Style::ALL.map(|(style, ..)| style).to_vec()), content())
                .prop_map(|(style, content)| Inline::Styled(style, content)),
            1 => (content(), text()).prop_map(|(content, reading)| Inline::Ruby { content, reading }),
            1 => (content(), text()).prop_map(|(content, title)| Inline::Abbreviation { content, title }),
            1 => (link(), content()).prop_map(|(to, content)| Inline::Link { to, content }),
        ]
    })
}

pub(crate) fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    collection::vec(inline(), 0..3)
}

pub(crate) fn table() -> impl Strategy<Value = Block> {
    let alignment = sample::select(vec![Alignment::Start, Alignment::Center, Alignment::End]);
    (
        collection::vec(alignment, 0..3),
        collection::vec(inlines(), 0..3),
        collection::vec(collection::vec(inlines(), 0..3), 0..3),
    )
        .prop_map(|(columns, head, rows)| Block::Table { columns, head, rows })
}

fn media() -> impl Strategy<Value = Media> {
    let kind = sample::select(MediaKind::ALL.map(|(_, kind)| kind).to_vec());
    (kind, asset(), text()).prop_map(|(kind, file, words)| Media { kind, file, words })
}

pub(crate) fn block() -> impl Strategy<Value = Block> {
    let heading =
        (2u8..=6, anchor(), inlines()).prop_map(|(level, id, content)| Heading { level, id, content });
    let figure = (collection::vec(picture(), 1..3), inlines())
        .prop_map(|(pictures, caption)| Figure { pictures, caption });
    let leaf = prop_oneof![
        4 => inlines().prop_map(Block::Paragraph),
        1 => heading.prop_map(Block::Heading),
        1 => (option::of(text()), text()).prop_map(|(language, text)| Block::Code { language, text }),
        1 => figure.prop_map(Block::Figure),
        1 => table(),
        1 => Just(Block::Rule),
        1 => anchor().prop_map(Block::Anchor),
        1 => media().prop_map(Block::Media),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let blocks = || collection::vec(inner.clone(), 0..3);
        prop_oneof![
            blocks().prop_map(Block::Quote),
            (any::<Option<u32>>(), collection::vec(blocks(), 0..3))
                .prop_map(|(start, items)| Block::List { start, items }),
            (inlines(), blocks()).prop_map(|(summary, blocks)| Block::Details { summary, blocks }),
            (sample::select(CalloutKind::ALL.map(|(_, kind)| kind).to_vec()), blocks())
                .prop_map(|(kind, blocks)| Block::Callout { kind, blocks }),
            (collection::vec(inlines(), 0..3), collection::vec(blocks(), 0..3))
                .prop_map(|(terms, details)| Block::Definitions(vec![Definition { terms, details }])),
            (anchor(), collection::vec(anchor(), 0..3), blocks()).prop_map(|(id, references, blocks)| {
                Block::Footnotes(vec![Footnote { id, references, blocks }])
            }),
        ]
    })
}

pub(crate) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    collection::vec(block(), 0..3)
}

pub(crate) fn talk_key() -> impl Strategy<Value = TalkKey> {
    let kind = sample::select(vec![TalkKind::Talk, TalkKind::Lightning]);
    (kind, 1u16..).prop_map(|(kind, number)| TalkKey { kind, number })
}

pub(crate) fn speakers() -> impl Strategy<Value = Vec<Speaker>> {
    let speaker = (option::of(slug()), text(), option::of(text()))
        .prop_map(|(id, name, affiliation)| Speaker { id, name, affiliation });
    collection::vec(speaker, 0..3)
}

pub(crate) fn cue() -> impl Strategy<Value = Cue> {
    (timestamp(), option::of(timestamp())).prop_map(|(start, end)| Cue { start, end })
}

pub(crate) fn slide_page() -> impl Strategy<Value = SlidePage> {
    (timestamp(), 1u16..).prop_map(|(at, page)| SlidePage { at, page })
}

pub(crate) fn transcripts() -> impl Strategy<Value = Transcripts> {
    let line = (timestamp(), text()).prop_map(|(start, text)| TranscriptLine { start, text });
    let talk =
        (anchor(), collection::vec(line, 0..4)).prop_map(|(talk, lines)| TalkTranscript { talk, lines });
    collection::vec(talk, 0..3).prop_map(|talks| Transcripts { talks })
}

pub(crate) fn slides() -> impl Strategy<Value = Slides> {
    let ratio = (1u32.., 1u32..).prop_map(|(width, height)| Ratio { width, height });
    prop_oneof![
        (deck(), option::of(text()), ratio, collection::vec(slide_page(), 0..3))
            .prop_map(|(deck, title, ratio, pages)| Slides::Deck { deck, title, ratio, pages }),
        (web(), option::of(text())).prop_map(|(page, title)| Slides::Link { page, title }),
    ]
}

pub(crate) fn section() -> impl Strategy<Value = Section> {
    let kind = sample::select(vec![
        SectionKind::Summary,
        SectionKind::Highlights,
        SectionKind::Audience,
        SectionKind::Other,
    ]);
    (kind, anchor(), inlines(), blocks()).prop_map(|(kind, id, title, blocks)| Section {
        kind,
        id,
        title,
        blocks,
    })
}

pub(crate) fn talk() -> impl Strategy<Value = Talk> {
    (
        (talk_key(), anchor(), inlines(), option::of(text()), speakers()),
        (option::of(cue()), collection::vec(slides(), 0..2), any::<bool>(), blocks()),
        collection::vec(section(), 0..3),
    )
        .prop_map(|((key, id, title, byline, speakers), (cue, slides, transcript, intro), sections)| {
            Talk { key, id, title, byline, speakers, cue, slides, transcript, intro, sections }
        })
}

pub(crate) fn recording() -> impl Strategy<Value = Recording> {
    prop_oneof![
        (video(), option::of(picture())).prop_map(|(video, poster)| Recording::YouTube { video, poster }),
        (asset(), option::of(picture())).prop_map(|(file, poster)| Recording::Media { file, poster }),
        Just(Recording::ComingSoon),
        Just(Recording::Removed),
    ]
}

pub(crate) fn report() -> impl Strategy<Value = Report> {
    let entry =
        (talk_key(), cue(), speakers()).prop_map(|(talk, cue, speakers)| CueEntry { talk, cue, speakers });
    let part = prop_oneof![
        2 => block().prop_map(Part::Block),
        2 => talk().prop_map(|talk| Part::Talk(Box::new(talk))),
        1 => Just(Part::Recording),
        1 => Just(Part::Cues),
    ];
    (
        (slug(), date(), option::of(date()), text(), collection::vec(text(), 0..3)),
        (option::of(language()), option::of(text()), option::of(picture()), option::of(recording())),
        option::of(meeting()),
        collection::vec((slug(), text()).prop_map(|(slug, name)| Tag { slug, name }), 0..3),
        (collection::vec(entry, 0..4), collection::vec(part, 0..4)),
    )
        .prop_map(
            |(
                (slug, date, updated, title, authors),
                (language, description, cover, recording),
                meeting,
                tags,
                (cues, body),
            )| {
                Report {
                    slug,
                    date,
                    updated,
                    title,
                    language,
                    authors,
                    tags,
                    description,
                    cover,
                    meeting,
                    recording,
                    cues,
                    body,
                }
            },
        )
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let time = || checked("2025-0[1-9]-1[0-9]T(1[0-9]|2[0-3]):[0-5][0-9]", LocalTime::parse);
    (time(), option::of(time()), option::of(text()), option::of(web()))
        .prop_map(|(start, end, place, address)| Meeting { start, end, place, address })
}

fn language() -> impl Strategy<Value = Language> {
    sample::select(vec![Language::Japanese, Language::English])
}

pub(crate) fn site() -> impl Strategy<Value = Site> {
    let pages = collection::vec((slug(), text()).prop_map(|(slug, title)| PageLink { slug, title }), 0..3);
    let (feed, calendar) = (any::<bool>(), any::<bool>());
    (text(), language(), option::of(text()), pages, feed, calendar).prop_map(
        |(title, language, author, pages, feed, calendar)| Site {
            title,
            language,
            author,
            pages,
            feed,
            calendar,
        },
    )
}

/// All that a report's page shows.
pub(crate) fn report_page() -> impl Strategy<Value = ReportPage> {
    let link = || option::of((slug(), text()).prop_map(|(slug, title)| ReportLink { slug, title }));
    (site(), report(), any::<u32>(), link(), link()).prop_map(|(site, report, minutes, newer, older)| {
        ReportPage { site, report, minutes, newer, older, transcripts: Transcripts::default() }
    })
}

/// A list of the archive.
pub(crate) fn list() -> impl Strategy<Value = List> {
    let filter = prop_oneof![
        sample::select(vec![TalkFilter::All, TalkFilter::Recorded, TalkFilter::WithSlides]),
        sample::select(vec![TalkKind::Talk, TalkKind::Lightning]).prop_map(TalkFilter::Kind),
        (0u16..=9999).prop_map(TalkFilter::Year),
        slug().prop_map(TalkFilter::Tag),
    ];
    prop_oneof![
        filter.prop_map(List::Talks),
        (0u16..=9999).prop_map(List::Year),
        slug().prop_map(List::Speaker),
        slug().prop_map(List::Tag),
        sample::select(vec![List::Speakers, List::Tags]),
    ]
}

fn list_link() -> impl Strategy<Value = ListLink> {
    (list(), option::of(text()), any::<u32>()).prop_map(|(list, name, total)| ListLink { list, name, total })
}

/// A page of a list.
pub(crate) fn listing() -> impl Strategy<Value = Listing> {
    let talks =
        report().prop_map(|report| report.talks().map(|talk| TalkSummary::new(&report, talk)).collect());
    let entries = prop_oneof![
        collection::vec(report().prop_map(|report| ReportSummary::from(&report)), 0..3)
            .prop_map(Entries::Reports),
        talks.prop_map(Entries::Talks),
        collection::vec(list_link(), 0..3).prop_map(Entries::Lists),
    ];
    let filters = collection::vec(list_link(), 0..3);
    (site(), list(), option::of(text()), any::<[u32; 3]>(), entries, filters).prop_map(
        |(site, list, name, [page, pages, total], entries, filters)| Listing {
            site,
            list,
            name,
            page,
            pages,
            total,
            entries,
            filters,
        },
    )
}

/// JSON that no writer of ours made.
pub(crate) fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        let key = prop_oneof![
            text(),
            sample::select(vec!["schema", "content", "site", "report", "body", "talk", "list", "cue"])
                .prop_map(str::to_owned),
        ];
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            collection::vec((key, inner), 0..4).prop_map(|pairs| pairs.into_iter().collect()),
        ]
    })
}
