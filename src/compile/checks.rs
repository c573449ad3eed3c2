//! What looks wrong in a report that is complete: likely slips of its author.

use std::collections::HashMap;

use super::block::{Flow, Piece, RawHeading};
use super::context::Context;
use super::outline::{Outline, TalkPlaces, trailing_brackets};
use super::problem::{SlidesProblem, TalkProblem, TextProblem};
use super::vocabulary::{essence, person};
use crate::model::{Deck, HostedDeck, Inline, Part, Slides, Talk};

/// Names the slips.
pub(super) fn check(outline: &Outline, context: &mut Context<'_>) {
    same_cues(outline, context);
    cue_order(outline, context);
    let talks: Vec<(&Talk, &TalkPlaces)> = outline
        .body
        .iter()
        .filter_map(|part| match part {
            Part::Talk(talk) => Some(talk.as_ref()),
            _ => None,
        })
        .zip(&outline.talks)
        .collect();
    same_decks(&talks, context);
    for (talk, places) in talks {
        deck_titles(talk, places, context);
        speakers(talk, places, context);
    }
}

/// Headings more than one level below the one ahead of them.
pub(super) fn levels(flows: &[Flow], context: &mut Context<'_>) {
    let mut before = None;
    for flow in flows {
        let Piece::Heading(RawHeading { level, .. }) = &flow.piece else { continue };
        if let Some(before) = before.filter(|before| *level > before + 1) {
            context.report(flow.at.clone(), TextProblem::SkippedLevel { level: *level, before });
        }
        before = Some(*level);
    }
}

/// Two talks that start at one time.
fn same_cues(outline: &Outline, context: &mut Context<'_>) {
    let mut first = HashMap::new();
    for (entry, places) in outline.cues.iter().zip(&outline.cue_places) {
        let other = *first.entry(entry.cue.start).or_insert(entry.talk);
        if other != entry.talk {
            let problem = TalkProblem::SameCue {
                talk: entry.talk.to_string(),
                other: other.to_string(),
                seconds: entry.cue.start.seconds(),
            };
            context.report(places.call.clone(), problem);
        }
    }
}

/// A talk that starts ahead of the one of its kind that the cue list has ahead of it.
fn cue_order(outline: &Outline, context: &mut Context<'_>) {
    let mut last = HashMap::new();
    for (entry, places) in outline.cues.iter().zip(&outline.cue_places) {
        let (talk, start) = (entry.talk, entry.cue.start);
        if let Some((other, _)) =
            last.insert(talk.kind, (talk, start)).filter(|(other, before)| start < *before && *other != talk)
        {
            let problem = TalkProblem::CueOrder { talk: talk.to_string(), other: other.to_string() };
            context.report(places.call.clone(), problem);
        }
    }
}

/// One deck for two talks.
fn same_decks(talks: &[(&Talk, &TalkPlaces)], context: &mut Context<'_>) {
    let mut first: HashMap<String, &Talk> = HashMap::new();
    for (talk, places) in talks {
        for (slides, (at, _)) in talk.slides.iter().zip(&places.slides) {
            let name = match slides {
                Slides::Deck { deck: Deck::Hosted(deck), .. } => id(deck).to_owned(),
                Slides::Deck { deck: Deck::Pdf(file), .. } => file.to_string(),
                Slides::Link { page, .. } => page.to_string(),
            };
            let other = *first.entry(name.clone()).or_insert(talk);
            if other.id != talk.id {
                let problem =
                    SlidesProblem::SameDeck { talk: talk.id.to_string(), other: other.id.to_string() };
                context.report(context.within(at, &name), problem);
            }
        }
    }
}

/// What tells a deck from others of its provider: the longest part of where it is.
fn id(deck: &HostedDeck) -> &str {
    deck.path().split(['/', '?']).max_by_key(|part| part.len()).unwrap_or_default()
}

/// A deck whose title is not its talk's.
fn deck_titles(talk: &Talk, places: &TalkPlaces, context: &mut Context<'_>) {
    let title = Inline::plain_text(&talk.title);
    for (slides, (at, titled)) in talk.slides.iter().zip(&places.slides) {
        if let (true, Some(deck)) = (*titled, slides.title())
            && !alike(deck, &title)
        {
            let problem = SlidesProblem::DeckTitle { deck: deck.to_owned(), talk: title.clone() };
            context.report(context.within(at, deck), problem);
        }
    }
}

/// Whether two titles are one: they say the same, or one of them holds the other,
/// be it in another width or case or with other spaces, punctuation or byline.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    a.contains(&b) || b.contains(&a)
}

/// A title for comparison, without the speaker behind it.
fn bare(title: &str) -> String {
    let end = match trailing_brackets(title) {
        Some((length, inside)) if person(&inside).is_some() => title.len() - length,
        _ => title.len(),
    };
    essence(title.get(..end).unwrap_or(title))
}

/// A picture that names a person who is not the talk's speaker.
fn speakers(talk: &Talk, places: &TalkPlaces, context: &mut Context<'_>) {
    let byline = talk.byline.as_deref().map(|byline| person(byline).unwrap_or(byline));
    let names: Vec<String> = talk
        .speakers
        .iter()
        .map(|speaker| speaker.name.as_str())
        .chain(byline)
        .map(essence)
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() {
        return;
    }
    let from = context.pictures.partition_point(|(_, at)| at.start < places.whole.start);
    let own: Vec<_> = context
        .pictures
        .iter()
        .skip(from)
        .take_while(|(_, at)| at.start < places.whole.end)
        .filter_map(|(alt, at)| Some((alt.clone(), at.clone(), essence(person(alt)?))))
        .filter(|(_, _, shown)| !names.iter().any(|name| name.contains(shown) || shown.contains(name)))
        .collect();
    for (picture, at, _) in own {
        let talk = talk.id.to_string();
        context.report(context.within(&at, &picture), TalkProblem::OtherSpeaker { picture, talk });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_one_talk() {
        assert!(alike("DBMでなにができる？", "ＤＢＭ で なにができる"));
        assert!(alike("Monitorの改善", "Endpointsを活用したMonitorの改善とか"));
        assert!(alike("DBMの話（青木さん）", "DBMの話"));
        assert!(!alike("DBMの話（後編）", "DBMの話（前編）"));
        assert!(!alike(
            "Trace Metrics と Istio Metrics でサービス健全性を監視する",
            "Trace Metrics と Istio Metrics を駆使してエラーレートやレイテンシーを監視する"
        ));
        assert!(!alike("dd-trace-goのtrace context propagation実装", "On-Callが卍解されたので使ってみた"));
        assert!(!alike(
            "OOM発生時のトラブルシューティング",
            "datadog-pgoを使用してCPUパフォーマンスを最大化する"
        ));
    }
}
