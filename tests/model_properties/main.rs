//! What is written as JSON is read back as it was, and nothing else is believed.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod strategies;

use cuecard::model::address::{MailAddress, PagePath};
use cuecard::model::json::{Decode, Json};
use cuecard::model::{
    Anchor, Asset, Date, Deck, Document, HomePage, HostedDeck, Listing, Provider, Report, ReportPage,
    ReportSummary, Slug, TalkKey, Timestamp, Transcripts, VideoId, WebAddress,
};
use proptest::prelude::*;
use proptest::{collection, sample};
use serde_json::Value;
use strategies::{
    anchor, asset, date, json, listing, mail, page, report, report_page, site, slug, talk_key, text,
    transcripts, video, web,
};

/// What a text holds, where it is readable.
fn decoded<T: Decode>(text: &str) -> Option<T> {
    T::decode(&serde_json::from_str::<Json>(text).ok()?).ok()
}

/// A place inside `value`, as deep as `path` and the value go.
fn place<'a>(value: &'a mut Value, path: &[sample::Index]) -> &'a mut Value {
    let count = match value {
        Value::Array(items) => items.len(),
        Value::Object(fields) => fields.len(),
        _ => 0,
    };
    let Some((step, rest)) = path.split_first().filter(|_| count > 0) else {
        return value;
    };
    let chosen = step.index(count);
    let inner = match value {
        Value::Array(items) => items.get_mut(chosen),
        Value::Object(fields) => fields.values_mut().nth(chosen),
        _ => None,
    };
    place(inner.unwrap(), rest)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_report_page_is_read_as_it_was_written(page in report_page()) {
        let page = Document::new(page);
        let text = serde_json::to_string(&page).unwrap();
        prop_assert_eq!(decoded::<Document<ReportPage>>(&text).unwrap(), page);
    }

    #[test]
    fn transcripts_are_read_as_they_were_written(transcripts in transcripts()) {
        let document = Document::new(transcripts);
        let text = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(decoded::<Document<Transcripts>>(&text).unwrap(), document);
    }

    /// A report's file does not grow with what was said.
    #[test]
    fn transcripts_are_no_part_of_a_report_page(without in report_page(), transcripts in transcripts()) {
        let with = ReportPage { transcripts, ..without.clone() };
        prop_assert_eq!(serde_json::to_string(&with).unwrap(), serde_json::to_string(&without).unwrap());
    }

    #[test]
    fn a_list_is_read_as_it_was_written(listing in listing()) {
        let document = Document::new(listing);
        let text = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(decoded::<Document<Listing>>(&text).unwrap(), document);
    }

    #[test]
    fn the_first_page_is_read_as_it_was_written(
        site in site(),
        reports in collection::vec(report(), 0..3),
    ) {
        let reports = reports.iter().map(ReportSummary::from).collect();
        let document = Document::new(HomePage { site, reports, years: Vec::new() });
        let text = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(decoded::<Document<HomePage>>(&text).unwrap(), document);
    }

    #[test]
    fn the_same_value_gives_the_same_bytes(report in report()) {
        let text = serde_json::to_string(&report).unwrap();
        let again: Report = decoded(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&again).unwrap(), text);
    }

    /// A page with one value replaced by any other is refused, or is a page that
    /// is written as it was read; never a panic.
    #[test]
    fn a_page_that_was_tampered_with_is_refused_or_valid(
        page in report_page(),
        path in collection::vec(any::<sample::Index>(), 1..12),
        other in json(),
    ) {
        let mut value = serde_json::to_value(Document::new(page)).unwrap();
        *place(&mut value, &path) = other;
        if let Some(page) = decoded::<Document<ReportPage>>(&value.to_string()) {
            let text = serde_json::to_string(&page).unwrap();
            prop_assert_eq!(decoded::<Document<ReportPage>>(&text).unwrap(), page);
        }
    }

    #[test]
    fn no_json_panics(value in json(), text in ".*") {
        for text in [value.to_string(), text] {
            let _ = decoded::<Document<ReportPage>>(&text);
            let _ = decoded::<Document<Listing>>(&text);
            let _ = decoded::<Document<Transcripts>>(&text);
        }
    }

    #[test]
    fn small_values_are_read_as_they_are_written(
        date in date(),
        slug in slug(),
        anchor in anchor(),
        video in video(),
        key in talk_key(),
        (web, mail) in (web(), mail()),
        (page, asset) in (page(), asset()),
    ) {
        prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
        prop_assert_eq!(Slug::parse(&slug.to_string()), Some(slug));
        prop_assert_eq!(Anchor::parse(&anchor.to_string()), Some(anchor));
        prop_assert_eq!(VideoId::parse(&video.to_string()), Some(video));
        prop_assert_eq!(TalkKey::parse(&key.to_string()), Some(key));
        prop_assert_eq!(WebAddress::parse(&web.to_string()), Some(web));
        prop_assert_eq!(MailAddress::parse(&mail.to_string()), Some(mail));
        prop_assert_eq!(PagePath::parse(&page.to_string()), Some(page));
        prop_assert_eq!(Asset::parse(&asset.to_string()), Some(asset));
    }

    /// A time is read in each of the forms that people write.
    #[test]
    fn a_time_is_read_in_every_form(hours in 0u32..1000, minutes in 0u32..60, seconds in 0u32..60) {
        let time = Some(Timestamp::from_seconds(hours * 3600 + minutes * 60 + seconds));
        let total = hours * 3600 + minutes * 60 + seconds;
        for text in [
            format!("{hours}:{minutes:02}:{seconds:02}"),
            format!("{}:{seconds:02}", hours * 60 + minutes),
            format!("{hours}h{minutes}m{seconds}s"),
            format!("{total}s"),
            total.to_string(),
        ] {
            prop_assert_eq!(Timestamp::parse(&text), time, "{}", text);
        }
    }

    /// A deck is read of JSON where its provider has such keys, and nowhere else.
    #[test]
    fn json_holds_decks_of_known_providers_alone(name in prop_oneof!["[a-z.-]{1,14}", Just("pdf".to_owned()), sample::select(&Provider::ALL[..]).prop_map(|provider| provider.host().to_owned())], key in "[a-z0-9/._?#-]{0,26}") {
        let json = serde_json::json!({ name.clone(): key }).to_string();
        let provider = Provider::ALL.into_iter().find(|provider| provider.host() == name);
        let hosted = provider.and_then(|provider| HostedDeck::parse(provider, &key)).map(Deck::Hosted);
        let file = Asset::parse(&key).filter(|_| name == "pdf").map(Deck::Pdf);
        prop_assert_eq!(decoded::<Deck>(&json), hosted.or(file));
    }

    /// JSON gives no value that the type's own reading would not give.
    #[test]
    fn json_is_no_way_around_a_check(text in prop_oneof![text(), "[a-zA-Z0-9:/.#?@ <>\"\\\\-]{0,12}"]) {
        let quoted = Value::from(text.clone()).to_string();
        macro_rules! agree {
            ($($name:ident),*) => {$(
                prop_assert_eq!(decoded::<$name>(&quoted), $name::parse(&text));
            )*};
        }
        agree!(Date, Slug, Anchor, VideoId, WebAddress, MailAddress, PagePath, Asset);
    }
}
