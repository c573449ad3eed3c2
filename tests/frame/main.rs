//! The players in a real browser, with no network behind it: `webdriver.json`
//! keeps every name but its own from being found.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod harness;

use cuecard::model::Timestamp;
use cuecard::player::{Failure, Phase, Playback, State};
use harness::{Embed, ORIGIN, Player, say_as, window};
use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, HtmlVideoElement, Url};

wasm_bindgen_test_configure!(run_in_browser);

const LISTENING: &str = r#"{"event":"listening","id":1,"channel":"widget"}"#;
const READY: &str = r#"{"event":"onReady","info":null,"id":1}"#;
const DELIVERY: &str = r#"{"event":"initialDelivery","info":{"currentTime":0,"playerState":-1},"id":1}"#;
const SILENCE: [&str; 0] = [];

fn command(function: &str, arguments: &str) -> String {
    format!(r#"{{"event":"command","func":"{function}","args":[{arguments}],"id":1,"channel":"widget"}}"#)
}

const fn at(seconds: u32) -> Timestamp {
    Timestamp::from_seconds(seconds)
}

/// Where the playhead was said to be, to the nearest second: a player may come to
/// rest a little ahead of the second that it was sent to.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn position(state: &State) -> Timestamp {
    Timestamp::from_seconds((state.playhead().at(0.0) + 0.5) as u32)
}

#[wasm_bindgen_test]
fn nothing_is_made_before_it_is_asked_for() {
    for player in [Player::youtube(), Player::media("/recording.webm")] {
        player.controller().pause();
        assert_eq!(player.elements(), 0);
        assert_eq!(player.states(), []);
    }
}

#[wasm_bindgen_test]
fn the_iframe_is_what_the_embed_needs() {
    let player = Player::youtube();
    player.cue(504);
    let origin = window().location().origin().unwrap();
    let address = format!(
        "{ORIGIN}/embed/aqz-KE-bpKQ?enablejsapi=1&origin={origin}&start=504&autoplay=1&playsinline=1&rel=0"
    );
    let iframe = player.element("iframe");
    for (name, value) in [
        ("src", address.as_str()),
        ("title", "The recording"),
        ("allow", "accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture"),
        ("allowfullscreen", ""),
        ("referrerpolicy", "strict-origin-when-cross-origin"),
    ] {
        assert_eq!(iframe.get_attribute(name).as_deref(), Some(value), "{name}");
    }
    assert_eq!(player.elements(), 1);
    assert_eq!(player.state().phase(), Phase::Loading);
}

#[wasm_bindgen_test]
fn it_says_listening_until_it_is_answered() {
    let embed = Embed::loaded(504);
    assert_eq!(embed.heard(), [LISTENING]);
    embed.tick();
    embed.tick();
    assert_eq!(embed.heard(), [LISTENING, LISTENING]);
    embed.say(DELIVERY);
    embed.tick();
    assert_eq!(embed.heard(), SILENCE);
}

#[wasm_bindgen_test]
fn it_says_listening_again_when_the_embed_loads_or_wants_to_hear_it() {
    let embed = Embed::loaded(504);
    embed.say(DELIVERY);
    embed.say(READY);
    embed.heard();

    embed.loads();
    embed.tick();
    assert_eq!(embed.heard(), [LISTENING, LISTENING]);
    embed.say(r#"{"event":"alreadyInitialized"}"#);
    embed.tick();
    assert_eq!(embed.heard(), SILENCE);

    embed.say(r#"{"event":"readyToListen"}"#);
    embed.tick();
    assert_eq!(embed.heard(), [LISTENING, LISTENING]);
}

/// The browser would put an error on the console.
#[wasm_bindgen_test]
fn it_says_nothing_while_the_embed_is_on_its_way() {
    let embed = Embed::on_its_way(504);
    embed.tick();
    embed.loads();
    assert_eq!(embed.heard(), SILENCE);
}

#[wasm_bindgen_test]
fn cues_wait_for_the_embed_and_the_last_is_sent_once() {
    let embed = Embed::loaded(504);
    embed.player.cue(2883);
    embed.player.cue(0);
    embed.say(DELIVERY);
    assert_eq!(embed.heard(), [LISTENING]);
    assert_eq!(embed.player.state().phase(), Phase::Loading);

    embed.say(READY);
    let expected = [
        command("addEventListener", "\"onStateChange\""),
        command("addEventListener", "\"onError\""),
        command("seekTo", "0,true"),
        command("playVideo", ""),
    ];
    assert_eq!(embed.heard(), expected);
    assert_eq!(embed.player.state().phase(), Phase::Ready);
    assert_eq!(embed.timers(), 0);
    assert_eq!(embed.player.elements(), 1);
}

#[wasm_bindgen_test]
fn only_the_embed_says_what_plays() {
    let embed = Embed::loaded(504);
    embed.say(READY);
    embed.heard();
    assert!(!embed.player.state().is_playing());

    embed.say(r#"{"event":"onStateChange","info":1}"#);
    embed.say(r#"{"event":"infoDelivery","info":{"currentTime":12.2}}"#);
    assert!(embed.player.state().is_playing());
    assert_eq!(position(&embed.player.state()), at(12));

    embed.player.cue(90);
    embed.player.controller().pause();
    let expected = [command("seekTo", "90,true"), command("playVideo", ""), command("pauseVideo", "")];
    assert_eq!(embed.heard(), expected);
    assert!(embed.player.state().is_playing());
    assert_eq!(position(&embed.player.state()), at(12));
}

#[wasm_bindgen_test]
fn nobody_else_is_heard() {
    let embed = Embed::loaded(504);
    let before = embed.player.states();
    for origin in [
        "https://www.youtube.com",
        "http://www.youtube-nocookie.com",
        "https://www.youtube-nocookie.com.example",
        "https://example.org/https://www.youtube-nocookie.com",
        "null",
        "",
    ] {
        say_as(&READY.into(), origin, Some(&embed.window()));
    }
    say_as(&READY.into(), ORIGIN, Some(&window()));
    say_as(&READY.into(), ORIGIN, None);
    say_as(&js_sys::JSON::parse(READY).unwrap(), ORIGIN, Some(&embed.window()));
    embed.say("not JSON");
    assert_eq!(embed.player.states(), before);
    assert_eq!(embed.heard(), [LISTENING]);
    embed.tick();
    assert_eq!(embed.heard(), [LISTENING], "none of it was an answer");
}

#[wasm_bindgen_test]
fn an_embed_that_does_not_answer_is_given_up_and_tried_again() {
    let embed = Embed::loaded(504);
    for _ in 0..31 {
        embed.tick();
    }
    assert_eq!(embed.player.state().phase(), Phase::Loading);
    embed.tick();
    assert_eq!(embed.player.state().phase(), Phase::Failed(Failure::NoAnswer));
    assert_eq!(embed.timers(), 0);

    embed.player.cue(90);
    assert_eq!(embed.player.state().phase(), Phase::Loading);
    assert_eq!(embed.player.elements(), 1);
    let address = embed.player.element("iframe").get_attribute("src").unwrap();
    assert!(address.contains("&start=90&"), "{address}");
}

#[wasm_bindgen_test]
fn a_refusal_is_told_with_its_reason() {
    let embed = Embed::loaded(504);
    embed.say(r#"{"event":"onError","info":"150"}"#);
    assert_eq!(embed.player.state().phase(), Phase::Failed(Failure::EmbeddingRefused));
}

#[wasm_bindgen_test]
fn all_is_taken_out_with_the_last_clone() {
    let embed = Embed::loaded(504);
    let clone = embed.player.controller();
    embed.player.release();
    assert_eq!(embed.player.elements(), 1);
    drop(clone);
    assert_eq!(embed.player.elements(), 0);
    assert_eq!(embed.timers(), 0);

    let before = embed.player.states();
    embed.heard();
    embed.say(READY);
    embed.loads();
    assert_eq!(embed.player.states(), before);
    assert_eq!(embed.heard(), SILENCE);
    assert_eq!(embed.player.complaints(), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn the_player_may_be_dropped_by_its_own_report() {
    let embed = Embed::released_when_ready(504);
    embed.say(READY);
    assert_eq!(embed.player.elements(), 0);
    assert_eq!(embed.player.state().phase(), Phase::Ready);
    embed.say(READY);
    assert_eq!(embed.player.complaints(), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn the_video_has_its_own_controls_and_loads_no_more_than_it_must() {
    let player = Player::media("/recording.webm");
    player.cue(2);
    let video = player.element("video");
    for (name, value) in [
        ("src", "/recording.webm"),
        ("aria-label", "The recording"),
        ("controls", ""),
        ("playsinline", ""),
        ("preload", "metadata"),
    ] {
        assert_eq!(video.get_attribute(name).as_deref(), Some(value), "{name}");
    }
    assert_eq!(player.elements(), 1);
    player.release();
    assert_eq!(player.elements(), 0);
    assert!(!video.has_attribute("src"), "it would go on fetching");
}

#[wasm_bindgen_test]
async fn a_media_file_plays_from_the_last_cue() {
    let player = Player::media(&sound(8));
    player.cue(1);
    player.cue(5);
    player.becomes(|state| state.is_playing() && position(state) >= at(5)).await;
    let video: HtmlVideoElement = player.element("video").unchecked_into();
    assert!(video.current_time() >= 5.0, "{}", video.current_time());
    assert!(!video.paused());

    player.controller().pause();
    assert!(player.state().is_playing(), "its own report is still to come");
    player.becomes(|state| state.playback() == Playback::Paused).await;

    player.cue(0);
    player.becomes(|state| state.is_playing() && position(state) <= at(1)).await;
    assert!(video.current_time() < 2.0, "{}", video.current_time());
    player.cue(7);
    player.becomes(|state| state.playback() == Playback::Ended).await;
    assert_eq!(position(&player.state()), at(8));
}

#[wasm_bindgen_test]
async fn a_browser_that_wants_a_tap_first_leaves_the_place_and_no_error() {
    let player = Player::media(&sound(8));
    player.cue(5);
    let video = player.element("video");
    let refuse = Closure::<dyn FnMut() -> Promise>::new(|| Promise::reject(&"NotAllowedError".into()));
    Reflect::set(&video, &"play".into(), refuse.as_ref()).unwrap();
    player.becomes(|state| position(state) == at(5)).await;
    assert_eq!(player.state().phase(), Phase::Ready);
    assert!(!player.state().is_playing());
    assert_eq!(player.complaints(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_media_file_that_is_none_is_a_failure_and_is_tried_again() {
    let player = Player::media("data:video/webm,none");
    player.cue(5);
    player.becomes(|state| state.phase() == Phase::Failed(Failure::Unsupported)).await;
    player.cue(5);
    assert_eq!(player.state().phase(), Phase::Loading);
    assert_eq!(player.elements(), 1);
    player.becomes(|state| state.phase() == Phase::Failed(Failure::Unsupported)).await;
}

/// The address of a silent WAV file, of so many seconds.
fn sound(seconds: u32) -> String {
    const RATE: u32 = 8000;
    let length = RATE * seconds;
    let header: [&[u8]; 13] = [
        b"RIFF",
        &(36 + length).to_le_bytes(),
        b"WAVEfmt ",
        &16u32.to_le_bytes(),
        &1u16.to_le_bytes(),
        &1u16.to_le_bytes(),
        &RATE.to_le_bytes(),
        &RATE.to_le_bytes(),
        &1u16.to_le_bytes(),
        &8u16.to_le_bytes(),
        b"data",
        &length.to_le_bytes(),
        &vec![128; length as usize],
    ];
    let bytes = Uint8Array::from(header.concat().as_slice());
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}
