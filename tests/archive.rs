//! The archive as it is written: lists are divided into pages, speakers joined, and nothing
//! grows with the number of reports.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it did not expect")]

#[path = "support/folder.rs"]
mod folder;

use serde_json::Value;

/// How many reports the archive has: three pages of a list of reports, with 24 on each.
const REPORTS: usize = 60;

/// A folder with an archive's content and its site.
struct Site(folder::Folder);

impl Site {
    fn build(settings: &str) -> Self {
        let site = Self(folder::Folder::new());
        site.write("content/site.toml", settings);
        site.write("client/index.html", include_str!("support/shell.html"));
        for number in 1..=REPORTS {
            let (year, month) = (2020 + number / 12, number % 12 + 1);
            let name = format!("content/posts/{year}-{month:02}-05-meetup-{number}.md");
            let speaker = if number % 2 == 0 { "Ada Quartz" } else { "エイダ" };
            let talk = format!("## 発表 1 題 {number}（{speaker}さん）\n\n本文 {number}。\n");
            let cue =
                format!("<p>発表1. <a href=\"#video\" onclick=\"setVideoTime(5)\">{speaker}</a></p>\n\n");
            let video = "# 動画 {#video}\n\nhttps://youtu.be/aqz-KE-bpKQ\n\n";
            site.write(
                &name,
                &format!("---\ntitle: 第 {number} 回\ntags: [Rust]\n---\n\n{video}{cue}{talk}"),
            );
        }
        site.publish();
        site
    }

    fn publish(&self) {
        let output = self.cuecard(&["build", "--content", "content", "--client", "client", "--out", "site"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn page(&self, path: &str) -> String {
        self.read(&format!("site/{path}/index.html"))
    }

    /// What a page's data holds.
    fn data(&self, name: &str) -> Value {
        let text = self.read(&format!("site/data/{name}"));
        let mut document: Value = serde_json::from_str(&text).unwrap();
        document.get_mut("content").unwrap().take()
    }

    /// What the search knows of a report, by its number: the oldest is 0.
    fn searched(&self, number: usize) -> Value {
        let read = |name: &str| -> Value {
            let text = self.read(&format!("site/data/search/{name}"));
            serde_json::from_str(&text).unwrap()
        };
        let manifest = read("index.json");
        let version = manifest.get("version").and_then(Value::as_str).unwrap();
        read(&format!("{version}/reports/{number}.json"))
    }
}

impl std::ops::Deref for Site {
    type Target = folder::Folder;

    fn deref(&self) -> &folder::Folder {
        &self.0
    }
}

/// How often something stands in a page.
fn count(page: &str, part: &str) -> usize {
    page.matches(part).count()
}

fn has(site: &Site, path: &str) -> bool {
    site.has(&format!("site/{path}"))
}

#[test]
fn lists_are_divided_into_pages() {
    let site = Site::build("");
    let entry = "class=\"report-entry\"";
    for (path, entries) in [("tags/rust", 24), ("tags/rust/page/2", 24), ("tags/rust/page/3", 12)] {
        assert_eq!(count(&site.page(path), entry), entries, "{path}");
    }
    assert!(!has(&site, "tags/rust/page/4") && !has(&site, "tags/rust/page/1"));
    let middle = site.page("tags/rust/page/2");
    assert!(middle.contains("href=\"/tags/rust/\"") && middle.contains("href=\"/tags/rust/page/3/\""));
    assert!(middle.contains("2 / 3") && middle.contains("第 36 回") && !middle.contains("第 37 回"));
    let data = site.data("lists/tags/rust/3.json");
    let reports = data.pointer("/entries/reports").and_then(Value::as_array).unwrap();
    assert_eq!(reports.len(), 12);
    assert_eq!(data.get("total"), Some(&Value::from(REPORTS)));
}

#[test]
fn the_first_page_shows_the_newest_and_the_years() {
    let site = Site::build("");
    let home = site.page("");
    assert_eq!(count(&home, "class=\"report-entry\""), 13);
    assert!(home.contains("第 60 回") && home.contains("第 48 回") && !home.contains("第 47 回"));
    for year in 2020..=2025 {
        assert!(home.contains(&format!("href=\"/years/{year}/\"")), "{year}");
    }
    assert_eq!(count(&site.page("years/2021"), "class=\"report-entry\""), 12);
}

#[test]
fn spellings_of_a_speaker_are_joined() {
    let settings = "[speakers.ada]\nname = \"Ada Quartz\"\nspellings = [\"エイダ\"]\n";
    let site = Site::build(settings);
    let talks = site.page("speakers/ada");
    assert!(talks.contains("Ada Quartz の発表") && talks.contains("題 60") && talks.contains("題 59"));
    assert!(!has(&site, "speakers/エイダ") && !has(&site, "speakers/ada-quartz"));
    let report = site.page("posts/meetup-59");
    assert!(
        report.contains("href=\"/speakers/ada/\" class=\"talk-speaker-name\">Ada Quartz</a>"),
        "the card says what site.toml says"
    );
    // The search knows each talk by all of them.
    let names = |number: usize| site.searched(number).pointer("/talks/0/names").cloned();
    assert_eq!((names(58), names(59)), (Some(serde_json::json!(["エイダ"])), names(58)));
}

#[test]
fn spellings_that_nobody_joins_are_speakers_of_their_own() {
    let site = Site::build("");
    assert!(has(&site, "speakers/エイダ") && has(&site, "speakers/ada-quartz"));
    let record = site.searched(0);
    assert!(record.pointer("/talks/0/title").is_some() && record.pointer("/talks/0/names").is_none());
}

#[test]
fn names_that_differ_in_signs_are_apart_and_no_name_is_too_much_for_a_file() {
    let long = "あ".repeat(120);
    let site = Site::build("");
    let tags = format!("---\ntitle: 題\ntags: [C, C++, C#, index.html, {long}]\n---\n");
    site.write("content/posts/2026-01-01-names.md", &tags);
    site.write("content/posts/2026-01-02-people.md", &format!("---\ntitle: 題\n---\n## 発表 1 題（{long}さん）\n## 発表 2 題（青木　翔平さん）\n## 発表 3 題（青木翔平さん）\n## 発表 4 題（1.jsonさん）\n"));
    site.publish();
    for tag in ["c", "c-plus-plus", "c-sharp", "index-html"] {
        assert!(has(&site, &format!("tags/{tag}/index.html")), "{tag}");
    }
    let report = site.page("posts/names");
    assert!(["C", "C++", "C#"].iter().all(|tag| report.contains(&format!(">{tag}</a>"))), "{report}");
    assert_eq!(count(&site.page("speakers/青木翔平"), "class=\"talk-entry\""), 2);
    assert!(has(&site, "speakers/1-json/index.html"));
}

#[test]
fn reports_know_their_neighbours() {
    let site = Site::build("");
    let data = site.data("posts/meetup-30.json");
    let slug = |side: &str| data.pointer(side).and_then(Value::as_str).map(str::to_owned);
    assert_eq!(slug("/newer/slug").as_deref(), Some("meetup-31"));
    assert_eq!(slug("/older/slug").as_deref(), Some("meetup-29"));
    assert_eq!(site.data("posts/meetup-60.json").get("newer"), Some(&Value::Null));
    assert_eq!(site.data("posts/meetup-1.json").get("older"), Some(&Value::Null));
}
