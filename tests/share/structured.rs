//! JSON-LD, as search engines read it.

use crate::{Folder, PLAIN, POST, SETTINGS, TITLE, built, thing, things};
use serde_json::{Value, json};

fn names(values: &Value) -> Vec<&str> {
    values.as_array().unwrap().iter().map(|value| value["name"].as_str().unwrap()).collect()
}

#[test]
fn a_report_is_a_meetup_with_speakers_slides_and_a_recording() {
    let folder = built(SETTINGS, POST);
    let event = thing(&folder.read("posts/first/index.html"), "Event");
    assert_eq!(event["name"], TITLE);
    assert_eq!(event["startDate"], "2025-02-26");
    assert_eq!(event["url"], "https://example.org/repo/posts/first/");
    assert_eq!(names(&event["performer"]), ["甲", "丙"]);
    assert_eq!(event["performer"][0]["url"], "https://example.org/repo/speakers/%E7%94%B2/");
    assert_eq!(event["performer"][0]["affiliation"]["name"], "乙社");
    let deck = &event["workFeatured"][0];
    assert_eq!(deck["@type"], "PresentationDigitalDocument");
    assert_eq!((deck["name"].as_str(), names(&deck["author"])), (Some("題 </script>"), vec!["甲"]));
    let video = &event["recordedIn"];
    assert_eq!(video["@type"], "VideoObject");
    assert_eq!(video["uploadDate"], "2025-02-26T00:00:00+09:00");
    assert_eq!(video["embedUrl"], "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ");
    assert_eq!(video["duration"], "PT1200S");
    for name in ["name", "description", "thumbnailUrl"] {
        assert!(video[name].as_str().is_some_and(|text| !text.is_empty()), "{name}");
    }
}

#[test]
fn a_meetup_whose_time_is_told_has_a_place_in_time_and_space() {
    let event = |place: &str| {
        let held = format!(
            "event: {{ start: \"2025-02-26 19:00\", end: \"21:00\", place: {place}, address: \"https://example.com/e/1\" }}\nauthor:"
        );
        thing(&built(SETTINGS, &POST.replace("author:", &held)).read("posts/first/index.html"), "Event")
    };
    let there = event("渋谷");
    assert_eq!(there["startDate"], "2025-02-26T19:00:00+09:00");
    assert_eq!(there["endDate"], "2025-02-26T21:00:00+09:00");
    let kinds = |event: &Value| {
        let locations = event["location"].as_array().unwrap();
        locations.iter().map(|place| place["@type"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mode = |event: &Value| event["eventAttendanceMode"].as_str().unwrap().to_owned();
    assert_eq!((kinds(&there), &there["location"][0]["name"]), (vec!["Place".to_owned()], &json!("渋谷")));
    assert_eq!(mode(&there), "https://schema.org/OfflineEventAttendanceMode");
    let online = event("オンライン");
    assert_eq!(online["location"], json!([{ "@type": "VirtualLocation", "url": "https://example.com/e/1" }]));
    assert_eq!(mode(&online), "https://schema.org/OnlineEventAttendanceMode");
    let both = event("渋谷とオンライン");
    assert_eq!(kinds(&both), ["Place", "VirtualLocation"]);
    assert_eq!(mode(&both), "https://schema.org/MixedEventAttendanceMode");
}

#[test]
fn a_clip_for_each_talk_leads_to_its_time_on_this_page() {
    let folder = built(SETTINGS, POST);
    let clips = &thing(&folder.read("posts/first/index.html"), "Event")["recordedIn"]["hasPart"];
    let page = "https://example.org/repo/posts/first/";
    assert_eq!(clips[0]["url"], format!("{page}?t=0"));
    assert_eq!((&clips[0]["startOffset"], &clips[0]["endOffset"]), (&json!(0), &json!(504)));
    assert_eq!(clips[1]["name"], "短い話 – 丙");
    assert_eq!(clips[1]["url"], format!("{page}?t=504"));
    assert_eq!((&clips[1]["startOffset"], &clips[1]["endOffset"]), (&json!(504), &json!(1200)));
}

#[test]
fn no_two_clips_share_a_start() {
    let folder = built(SETTINGS, &POST.replace("504", "0"));
    let clips = thing(&folder.read("posts/first/index.html"), "Event")["recordedIn"]["hasPart"].clone();
    assert_eq!(clips.as_array().unwrap().len(), 1, "{clips}");
}

#[test]
fn what_cannot_be_played_is_no_video() {
    for recording in ["ComingSoon", "{ removed: true }"] {
        let post =
            POST.replace("{ address: \"https://youtu.be/aqz-KE-bpKQ\", length: \"20:00\" }", recording);
        let event = thing(&built(SETTINGS, &post).read("posts/first/index.html"), "Event");
        assert!(event.get("recordedIn").is_none(), "{event}");
    }
}

#[test]
fn a_film_of_the_sites_own_is_named_by_its_file() {
    let post = POST.replace("https://youtu.be/aqz-KE-bpKQ", "/assets/videos/a.webm");
    let folder = Folder::new(SETTINGS, &post);
    folder.write("content/videos/a.webm", "not really");
    folder.build(PLAIN);
    let event = thing(&folder.read("posts/first/index.html"), "Event");
    assert_eq!(event["recordedIn"]["contentUrl"], "https://example.org/repo/assets/videos/a.webm");
}

#[test]
fn a_speakers_page_is_about_the_speaker() {
    let page = built(SETTINGS, POST).read("speakers/甲/index.html");
    let person = thing(&page, "Person");
    assert_eq!((person["name"].as_str(), person["affiliation"]["name"].as_str()), (Some("甲"), Some("乙社")));
    assert_eq!(person["performerIn"][0]["url"], "https://example.org/repo/posts/first/");
}

#[test]
fn every_page_but_the_first_tells_the_way_to_it() {
    let folder = built(SETTINGS, POST);
    let way = |name: &str| {
        let list = thing(&folder.read(name), "BreadcrumbList")["itemListElement"].clone();
        let steps = list.as_array().unwrap().clone();
        let positions: Vec<_> = steps.iter().map(|step| step["position"].as_u64().unwrap()).collect();
        assert!(positions.into_iter().eq(1..=steps.len() as u64));
        steps.into_iter().map(|step| step["item"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let addresses = |paths: &[&str]| {
        paths.iter().map(|path| format!("https://example.org/repo/{path}")).collect::<Vec<_>>()
    };
    assert_eq!(way("posts/first/index.html"), addresses(&["", "years/2025/", "posts/first/"]));
    assert_eq!(way("talks/slides/index.html"), addresses(&["", "talks/", "talks/slides/"]));
    assert_eq!(way("tags/index.html"), addresses(&["", "tags/"]));
    let home = folder.read("index.html");
    assert!(things(&home).iter().all(|thing| thing["@type"] != "BreadcrumbList"));
    assert_eq!(things(&folder.read("404.html")), Vec::<Value>::new());
}
