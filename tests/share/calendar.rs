//! Calendar entries, as calendars read them.

use crate::{Folder, PLAIN, POST, SETTINGS};

/// The post of a meetup whose time is known.
fn announced() -> String {
    let held = "event: { start: \"2025-02-26 19:00\", end: \"21:30\", place: \"渋谷、ホール; 3, 4 階\", \
        address: \"https://example.com/e/1?a=b,c\" }\nauthor:";
    POST.replace("author:", held)
}

/// The lines of a calendar, each whole.
fn lines(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']), "{calendar}");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_report_whose_meetup_has_a_time_has_a_calendar_entry_and_leads_to_it() {
    let folder = Folder::new(SETTINGS, &announced());
    folder.build(PLAIN);
    let entry = folder.read("posts/first/event.ics");
    let lines = lines(&entry);
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "UID:https://example.org/repo/posts/first/",
        "DTSTAMP:20250228T150000Z",
        "DTSTART:20250226T100000Z",
        "DTEND:20250226T123000Z",
        "SUMMARY:</title><script>alert(1)</script> \"a\" 'b' ]]>\u{fffd} & 🍕",
        "LOCATION:渋谷、ホール\\; 3\\, 4 階",
        "URL:https://example.com/e/1?a=b,c",
        "END:VEVENT",
        "END:VCALENDAR",
    ] {
        assert!(lines.iter().any(|found| found == line), "{line}\n{entry}");
    }
    let description =
        lines.iter().find(|line| line.starts_with("DESCRIPTION:はじめに <b> と 前の回")).unwrap();
    assert!(description.ends_with("\\nhttps://example.org/repo/posts/first/"), "{description}");
    let page = folder.read("posts/first/index.html");
    for part in [
        "<time datetime=\"2025-02-26T19:00\">2025年2月26日 19:00–21:30</time>",
        "渋谷、ホール; 3, 4 階",
        "href=\"https://example.com/e/1?a=b,c\"",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(page.contains("href=\"/repo/posts/first/event.ics\" download=\"\""), "{page}");
}

#[test]
fn the_calendar_of_the_site_has_every_meetup_with_a_time() {
    let folder = Folder::new(SETTINGS, &announced());
    folder.write(
        "content/posts/2025-03-05-second.md",
        "---\ntitle: 第2回\nevent: { start: 2025-03-05 08:00 }\n---\n",
    );
    folder.write("content/posts/2025-03-06-third.md", "---\ntitle: 第3回\n---\n");
    folder.build(PLAIN);
    let calendar = folder.read("calendar.ics");
    let lines = lines(&calendar);
    let uids: Vec<_> =
        lines.iter().filter_map(|line| line.strip_prefix("UID:https://example.org/repo/")).collect();
    assert_eq!(uids, ["posts/second/", "posts/first/"]);
    assert!(lines.iter().any(|line| line == "X-WR-CALNAME:回 & \"友\""), "{calendar}");
    // In Japan it is the morning, in Greenwich the evening before.
    assert!(lines.iter().any(|line| line == "DTSTART:20250304T230000Z"), "{calendar}");
    assert!(folder.find("posts/third/event.ics").is_none());
}

#[test]
fn a_meetup_has_an_entry_wherever_the_site_lives() {
    let folder = Folder::new("title = \"回\"\n", &announced());
    folder.build(PLAIN);
    let lines = lines(&folder.read("posts/first/event.ics"));
    assert!(lines.iter().any(|line| line.starts_with("UID:回 /posts/first/ 20")), "{lines:?}");
    assert!(folder.find("calendar.ics").is_some());
}

#[test]
fn without_a_meetup_that_has_a_time_there_is_no_calendar() {
    let folder = Folder::new(SETTINGS, POST);
    folder.build(PLAIN);
    assert!(folder.find("calendar.ics").is_none());
    assert!(!folder.read("posts/first/index.html").contains(".ics"));
}
