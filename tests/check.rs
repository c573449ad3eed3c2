//! What `cuecard check` writes, where, and how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

#[path = "support/folder.rs"]
mod folder;

use std::path::PathBuf;
use std::process::Output;

/// A post of one warning, in its eighth line.
const POST: &str = "---\ntitle: 回\n---\n\nhttps://youtu.be/aqz-KE-bpKQ\n\n\
    <p>発表1. <a href=\"#video\" onclick=\"setVideoTime(0)\">甲</a></p>\n![図](/assets/none.png)\n\n\
    ## 発表 1 題\n\n## 発表の概要\n\n話\n\n## 発表 2 別の題\n\n## LT1 短い題\n\n本文\n";

/// A content folder.
struct Folder(folder::Folder);

impl Folder {
    fn new() -> Self {
        let folder = Self(folder::Folder::new());
        folder.write("site.toml", "language = \"en\"\naddress = \"https://example.org/\"\n");
        folder.write("posts/2025-01-02-first.md", POST);
        folder
    }

    fn check(&self, more: &[&str]) -> Output {
        self.cuecard(&[&["check", "."], more].concat())
    }
}

impl std::ops::Deref for Folder {
    type Target = folder::Folder;

    fn deref(&self) -> &folder::Folder {
        &self.0
    }
}

fn written(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn it_says_what_there_is_and_which_talks_lack_what() {
    let folder = Folder::new();
    let told = errors(&folder.check(&[]));
    let summary = "first\n  no cue: talk-2, lt-1\n  no deck: talk-1, talk-2, lt-1\n  \
        no summary: talk-2, lt-1\n\n3 talks, 1 cue, 0 decks\n1 report, 0 errors, 3 warnings\n";
    assert!(told.ends_with(summary), "{told}");
}

#[test]
fn of_a_recording_that_is_not_out_no_cue_is_asked() {
    let folder = Folder::new();
    folder.write("posts/2025-01-02-first.md", &POST.replace("https://youtu.be/aqz-KE-bpKQ", "ComingSoon"));
    let told = errors(&folder.check(&[]));
    assert!(told.contains("no summary: talk-2") && !told.contains("no cue"), "{told}");
}

#[test]
fn findings_are_in_the_language_of_the_site_or_of_the_call() {
    let folder = Folder::new();
    assert!(errors(&folder.check(&[])).contains("warning[missing-file]: there is no file"));
    let japanese = "警告[missing-file]: ファイル `/assets/none.png` がありません";
    assert!(errors(&folder.check(&["--language", "ja"])).contains(japanese));
    folder.write("site.toml", "address = \"https://example.org/\"\n");
    let told = errors(&folder.check(&[]));
    assert!(told.contains(japanese) && told.contains("= 対処: "), "{told}");
    assert!(told.ends_with("\nレポート 1 件、エラー 0 件、警告 3 件\n"), "{told}");
    assert!(errors(&folder.check(&["--language", "en"])).contains("warning[missing-file]"));
}

#[test]
fn programs_read_the_findings_as_json() {
    let folder = Folder::new();
    folder.write("posts/notes.txt", "no post");
    let output = folder.check(&["--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let found: Vec<serde_json::Value> =
        written(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |code: &str| found.iter().find(|finding| finding["code"] == code).unwrap();
    let path = PathBuf::from(".").join("posts/2025-01-02-first.md");
    let wanted = serde_json::json!({
        "code": "missing-file", "severity": "warning", "path": path.display().to_string(),
        "line": 8, "column": 6, "end_line": 8, "end_column": 22,
        "message": "there is no file `/assets/none.png`",
        "help": "put the file there, or correct the address; /assets/… is the content folder",
    });
    assert_eq!(*of("missing-file"), wanted);
    assert!(of("no-post")["line"].is_null(), "a whole file has no line");
    assert_eq!(errors(&output), "1 report, 0 errors, 4 warnings\n");
}

#[test]
fn github_shows_the_findings_beside_the_lines() {
    let folder = Folder::new();
    let output = folder.check(&["--format", "github"]);
    let path = PathBuf::from(".").join("posts/2025-01-02-first.md");
    let wanted = format!(
        "::warning col=6,endColumn=22,file={},line=8,title=missing-file::there is no file `/assets/none.png`%0Aput ",
        path.display()
    );
    assert!(written(&output).contains(&wanted), "{}", written(&output));
}

#[test]
fn warnings_can_be_denied() {
    let folder = Folder::new();
    assert_eq!(folder.check(&[]).status.code(), Some(0));
    assert_eq!(folder.check(&["--deny", "warnings"]).status.code(), Some(1));
    folder.write("posts/2025-01-02-first.md", "---\ntitle: a\n---\n\nb\n");
    assert_eq!(folder.check(&["--deny", "warnings"]).status.code(), Some(0));
}

#[test]
fn a_code_is_explained() {
    let folder = Folder::new();
    let told = written(&folder.check(&["--explain", "missing-file"]));
    assert!(told.starts_with("warning[missing-file]\n\nA picture or a link names a file"), "{told}");
    let told = written(&folder.check(&["--explain", "missing-file", "--language", "ja"]));
    assert!(told.starts_with("警告[missing-file]\n\n画像やリンクの指すファイルがありません"), "{told}");
    let output = folder.check(&["--explain", "mising-file"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("near it: missing-file"), "{}", errors(&output));
    for all in [&["--explain"][..], &["--explain", "list"]] {
        let told = written(&folder.check(all));
        assert!(told.lines().count() > 50, "{told}");
        assert!(told.lines().any(|line| line.starts_with("front-matter ") && line.ends_with("  error")));
    }
}

#[test]
fn links_within_the_site_that_lead_nowhere_are_named() {
    let folder = Folder::new();
    let text = "---\ntitle: 次\ntags: [夜]\n---\n\n# 会場\n\n\
        [a](/) [b](/posts/first/) [c](/posts/first) [d](/posts/first/#talk-2) [e](../first/#発表の概要)\n\
        [f](/about/) [g](/about/#how) [h](/talks/) [i](/tags/%E5%A4%9C/) [j](/feed.xml) [k](/posts/second/#会場)\n\n\
        [無](/posts/nowhere/) [無](/talks/x) [無](/posts/first/#talk-9) [無](/about/#why) [無](/2025/01/02/first.html)\n";
    folder.write("posts/2025-02-02-second.md", text);
    folder.write("pages/about.md", "---\ntitle: About\n---\n\n# How\n\n[無](/posts/gone/)\n");
    let output = folder.check(&["--format", "json"]);
    let found: Vec<serde_json::Value> =
        written(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let lost: Vec<_> = found
        .iter()
        .filter(|finding| finding["code"].as_str().unwrap().starts_with("lost-"))
        .map(|finding| (finding["line"].as_u64().unwrap(), finding["message"].as_str().unwrap()))
        .collect();
    let wanted = [
        (11, "the site has no page `/posts/nowhere/`"),
        (11, "the site has no page `/talks/x`"),
        (11, "/posts/first/ has no heading with the id `talk-9`"),
        (11, "/about/ has no heading with the id `why`"),
        (11, "the site has no page `/2025/01/02/first.html`"),
        (7, "the site has no page `/posts/gone/`"),
    ];
    assert_eq!(lost, wanted);
}

#[test]
#[cfg(unix)]
fn a_files_name_begins_no_line_and_steers_no_terminal() {
    let folder = Folder::new();
    folder.write("posts/2025-01-22-a\n::warning::pwned\u{1b}[31m.md", "![図](/assets/none.png)\n");
    folder.write("pages/x\r::error::\u{202e}.md", "本文\n");
    std::os::unix::fs::symlink("nowhere", folder.path("images\n::add-mask::e")).unwrap();
    std::fs::create_dir_all(folder.path("images")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path("images/b\n::add-mask::e")).unwrap();
    let build = ["build", "--content", ".", "--client", "no\n::warning::client", "--out", "../out"];
    for output in [folder.check(&[]), folder.cuecard(&build), folder.cuecard(&["check", "no\n::warning::x"])]
    {
        let told = errors(&output);
        assert!(!told.lines().any(|line| line.starts_with("::")), "{told}");
        assert!(!told.contains(['\u{1b}', '\r', '\u{202e}']), "{told}");
        assert!(told.contains("\\n::"), "the name is shown: {told}");
    }
}
