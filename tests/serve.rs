//! `cuecard serve` as an organiser's browser meets it: pages, files, and the word that
//! something has changed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it did not expect")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// How long the server may keep a browser waiting before the test gives up on it.
const PATIENCE: Duration = Duration::from_secs(60);

/// A content folder that is being served.
struct Site {
    folder: PathBuf,
    server: Child,
    host: String,
}

impl Site {
    fn serve(base: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("serve-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("posts")).unwrap();
        fs::create_dir_all(folder.join("videos")).unwrap();
        fs::write(folder.join("posts/2025-01-02-first.md"), "---\ntitle: 第1回\n---\n\n## 発表 1 題\n")
            .unwrap();
        fs::write(folder.join("videos/a.webm"), "0123456789").unwrap();
        let mut server = Command::new(env!("CARGO_BIN_EXE_cuecard"))
            .args(["serve", "--listen", "127.0.0.1:0", "--base", base, "--content"])
            .arg(&folder)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
        let address = lines.find_map(|line| Some(line.unwrap().strip_prefix("http://")?.to_owned())).unwrap();
        // What it says later is read, too: a pipe that nobody empties would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        let host = address.split('/').next().unwrap().to_owned();
        Self { folder, server, host }
    }

    fn request(&self, path: &str, header: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n{header}Connection: close\r\n\r\n", self.host)
            .unwrap();
        BufReader::new(stream)
    }

    /// The status line, the headers and the body.
    fn get(&self, path: &str, header: &str) -> (String, String, String) {
        let mut bytes = Vec::new();
        self.request(path, header).read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let (status, headers) = head.split_once("\r\n").unwrap();
        (status.to_owned(), headers.to_owned(), body.to_owned())
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), text).unwrap();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // What cannot be ended or removed harms nobody.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The next thing that a page is told.
fn told(events: &mut impl BufRead) -> serde_json::Value {
    let line = events.lines().map(Result::unwrap).find(|line| line.starts_with("data: ")).unwrap();
    serde_json::from_str(line.strip_prefix("data: ").unwrap()).unwrap()
}

#[test]
fn the_index_that_is_searched_follows_the_content() {
    let site = Site::serve("/");
    let version = || {
        let (_, _, manifest) = site.get("/data/search/index.json", "");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        manifest.get("version").and_then(serde_json::Value::as_str).unwrap().to_owned()
    };
    let first = version();
    let (_, _, page) = site.get("/", "");
    let script = page.split("data-search=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(site.get(script, "").2.contains("export function open"));
    assert!(site.get(&format!("/data/search/{first}/reports/0.json"), "").2.contains("\"title\":\"題\""));
    assert_eq!(site.get(&format!("/data/search/{first}/0.bin"), "").0, "HTTP/1.1 200 OK");
    let mut events = site.request("/.cuecard/events", "");
    told(&mut events);
    site.write("posts/2025-01-02-first.md", "---\ntitle: 第1回\n---\n\n## 発表 1 別の題\n");
    told(&mut events);
    let second = version();
    assert_ne!(second, first);
    assert!(site.get(&format!("/data/search/{second}/reports/0.json"), "").2.contains("別の題"));
    for gone in
        [&*format!("{first}/0.bin"), &*format!("{second}/1.bin"), &*format!("{second}/reports/1.json")]
    {
        assert_eq!(site.get(&format!("/data/search/{gone}"), "").0, "HTTP/1.1 404 Not Found", "{gone}");
    }
}

#[test]
fn pages_data_and_files_are_answered() {
    let site = Site::serve("/repo/");
    let (status, headers, page) = site.get("/repo/posts/first/", "");
    assert_eq!(status, "HTTP/1.1 200 OK");
    assert!(headers.contains("text/html") && headers.contains("no-store"), "{headers}");
    for part in ["<h1 ", "第1回", "<style>", "href=\"/repo/talks/\"", "src=\"/repo/.cuecard/live.js\""] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("modulepreload"), "there is no client to load");
    assert!(site.get("/repo/data/posts/first.json", "").2.starts_with("{\"schema\""));
    assert!(site.get("/repo/.cuecard/live.js", "").2.contains("EventSource"));
    let (status, headers, _) = site.get("/repo/talks", "");
    assert!(status.contains("302") && headers.contains("Location: /repo/talks/"), "{status}\n{headers}");
    assert!(site.get("/", "").1.contains("Location: /repo/"));
}

#[test]
fn what_a_page_leads_to_is_answered() {
    let site = Site::serve("/");
    let mut events = site.request("/.cuecard/events", "");
    told(&mut events);
    site.write(
        "posts/2025-01-02-first.md",
        "---\ntitle: 第1回\nevent: { start: \"2025-01-02 19:00\" }\n---\n\n## 発表 1 題（甲さん）\n",
    );
    told(&mut events);
    let (_, _, page) = site.get("/posts/first/", "");
    let links: Vec<&str> =
        page.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#', '?']).next()).collect();
    assert!(links.contains(&"posts/first/event.ics") && links.contains(&"calendar.ics"), "{links:?}");
    for link in links {
        assert_eq!(site.get(&format!("/{link}"), "").0, "HTTP/1.1 200 OK", "{link}");
    }
}

#[test]
fn what_is_not_there_is_the_sites_own_page() {
    let site = Site::serve("/");
    for path in
        ["/posts/none/", "/assets/none.png", "/assets/../posts/2025-01-02-first.md", "/%2e%2e/x", "/%ff"]
    {
        let (status, _, page) = site.get(path, "");
        let is_answered = status.contains("404") && page.contains("ページが見つかりません");
        // What is no text at all leads to the site itself.
        assert!(is_answered || (path == "/%ff" && status.contains("302")), "{path}: {status}");
    }
}

#[test]
fn a_film_is_answered_in_parts() {
    let site = Site::serve("/");
    let (status, headers, body) = site.get("/assets/videos/a.webm", "Range: bytes=3-5\r\n");
    assert!(status.contains("206"), "{status}");
    assert!(headers.contains("Content-Range: bytes 3-5/10") && headers.contains("video/webm"), "{headers}");
    assert_eq!(body, "345");
    assert_eq!(site.get("/assets/videos/a.webm", "").2, "0123456789");
}

#[test]
fn a_page_hears_of_changes_and_of_errors() {
    let site = Site::serve("/");
    let mut events = site.request("/.cuecard/events", "");
    let before = told(&mut events);
    site.write("posts/2025-01-02-first.md", "---\ntitle: 変更後\n---\n");
    let after = told(&mut events);
    assert_ne!(before.get("version"), after.get("version"));
    assert!(site.get("/posts/first/", "").2.contains("変更後"));
    site.write("posts/2025-02-02-second.md", "---\ntitle: [\n---\n");
    // Saving may be seen in steps, the last of which tells it all.
    let findings = |state: &serde_json::Value| state.get("findings").unwrap().to_string();
    let mut state = told(&mut events);
    while !findings(&state).contains("エラー[front-matter]") {
        state = told(&mut events);
    }
    assert!(findings(&state).contains("2025-02-02-second.md:"), "{state}");
    assert!(site.get("/posts/first/", "").2.contains("変更後"), "the rest is there all the same");
}

#[test]
fn a_folder_that_cannot_be_read_leaves_the_site_as_it_was() {
    let site = Site::serve("/");
    let mut events = site.request("/.cuecard/events", "");
    told(&mut events);
    fs::rename(site.folder.join("posts"), site.folder.join("other")).unwrap();
    fs::rename(site.folder.join("other"), site.folder.join("posts")).unwrap();
    site.write("posts/2025-01-02-first.md", "---\ntitle: 戻った\n---\n");
    while !site.get("/posts/first/", "").2.contains("戻った") {
        told(&mut events);
    }
}

#[test]
fn a_post_that_others_lead_to_and_its_old_address_are_answered_once_it_is_there() {
    let site = Site::serve("/repo/");
    let mut events = site.request("/repo/.cuecard/events", "");
    told(&mut events);
    site.write(
        "posts/2025-01-02-first.md",
        "---\ntitle: 第1回\n---\n[次]({% post_url 2025-02-02-second %})\n",
    );
    told(&mut events);
    assert!(!site.get("/repo/posts/first/", "").2.contains(">次</a>"));
    assert_eq!(site.get("/repo/old/second.html", "").0, "HTTP/1.1 404 Not Found");
    site.write("posts/2025-02-02-second.md", "---\ntitle: 第2回\npermalink: /old/second.html\n---\n");
    told(&mut events);
    assert!(site.get("/repo/posts/first/", "").2.contains(">次</a>"));
    let (status, _, page) = site.get("/repo/old/second.html", "");
    assert_eq!(status, "HTTP/1.1 200 OK");
    assert!(page.contains("content=\"0; url=/repo/posts/second/\""), "{page}");
}
