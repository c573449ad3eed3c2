//! The native tool as an organiser calls it: folders in, a site and an exit code out.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

#[path = "support/folder.rs"]
mod folder;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Output;

use cuecard::model::checksum::checksum;
use cuecard::model::page_ids;

/// A page shell as Trunk makes it.
const SHELL: &str = r#"<!DOCTYPE html>
<html lang="ja">
  <head>
    <meta charset="utf-8">
    <meta name="cuecard-head">
    <style>p { color: red }</style>
    <link rel="icon" href="./icon-1.svg"/>
  </head>
  <body>
    <div id="app"></div>
    <link rel="modulepreload" href="./client-1.js">
  </body>
</html>
"#;

const POST: &str = "---\ntitle: 第1回\n---\n\n# 動画 {#video}\n\nhttps://youtu.be/aqz-KE-bpKQ\n\n\
    <p>発表1. <a href=\"#video\" onclick=\"setVideoTime(0)\">甲 / 乙社</a></p>\n\n## 発表 1 題（甲さん）\n\n\
    ![図](/assets/images/a.svg)\n\n[前の回](/posts/first/#talk-1)\n";

/// A folder with content and a client.
struct Folder(folder::Folder);

impl Folder {
    fn new() -> Self {
        let folder = Self(folder::Folder::new());
        folder.write("client/index.html", SHELL);
        folder.write("client/client-1.js", "export default 1;");
        folder.write("content/posts/2025-01-02-first.md", POST);
        folder
            .write("content/images/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>");
        folder
    }

    fn build(&self, out: &str, more: &[&str]) -> Output {
        let arguments = ["build", "--content", "content", "--client", "client", "--out", out];
        self.cuecard(&[&arguments[..], more].concat())
    }
}

impl std::ops::Deref for Folder {
    type Target = folder::Folder;

    fn deref(&self) -> &folder::Folder {
        &self.0
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_site_holds_the_client_the_content_and_its_pages() {
    let folder = Folder::new();
    let output = folder.build("out", &[]);
    assert_eq!(code(&output), 0, "{}", errors(&output));
    let files: Vec<_> = folder.all("out").into_keys().map(|path| path.display().to_string()).collect();
    let (search, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| path.contains("search"));
    assert_eq!(
        files,
        [
            ".nojekyll",
            "404.html",
            "assets/images/a.svg",
            "client-1.js",
            "data/lists/speakers/1.json",
            "data/lists/speakers/甲/1.json",
            "data/lists/tags/1.json",
            "data/lists/talks/1.json",
            "data/lists/talks/kind/talk/1.json",
            "data/lists/talks/recorded/1.json",
            "data/lists/talks/year/2025/1.json",
            "data/lists/years/2025/1.json",
            "data/posts/first.json",
            "data/site.json",
            "index.html",
            "manifest.webmanifest",
            "offline.html",
            "posts/first/index.html",
            "speakers/index.html",
            "speakers/甲/index.html",
            "tags/index.html",
            "talks/index.html",
            "talks/kind/talk/index.html",
            "talks/recorded/index.html",
            "talks/year/2025/index.html",
            "years/2025/index.html",
        ]
    );
    let page = folder.read("out/posts/first/index.html");
    for part in [
        "<title>第1回 | ",
        "id=\"talk-1\"",
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "src=\"/assets/images/a.svg\"",
        "width=\"4\" height=\"3\"",
        "href=\"/client-1.js\"",
        "href=\"/data/posts/first.json\"",
        "frame-src https://www.youtube-nocookie.com\"",
        &format!("data-checksum=\"{}\"", checksum(folder.read("out/data/posts/first.json").as_bytes())),
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(folder.read("out/data/site.json").starts_with("{\"schema\":4,"));
    assert_eq!(search.len(), 4, "{search:?}");
    let [shard, record, manifest, script] = <[_; 4]>::try_from(search).unwrap();
    let version = shard.strip_prefix("data/search/").and_then(|rest| rest.strip_suffix("/0.bin")).unwrap();
    assert_eq!(record, format!("data/search/{version}/reports/0.json"));
    assert!(folder.read(&format!("out/{manifest}")).contains(&format!("\"version\":\"{version}\"")));
    assert!(page.contains(&format!("data-search=\"/{script}\"")), "{page}");
}

#[test]
fn every_address_of_the_site_stands_below_the_base_path() {
    let folder = Folder::new();
    assert_eq!(code(&folder.build("out", &["--base", "/some/base/"])), 0);
    for name in ["index.html", "404.html", "offline.html", "posts/first/index.html"] {
        let page = folder.read(&format!("out/{name}"));
        assert!(page.contains("href=\"/some/base/client-1.js\""), "{page}");
        let addresses =
            page.split(" href=\"").chain(page.split(" src=\"")).filter(|rest| rest.starts_with('/'));
        for address in addresses {
            assert!(address.starts_with("/some/base/"), "{name}: {}", &address[..40.min(address.len())]);
        }
    }
}

#[test]
fn a_site_can_be_installed_from_below_its_base_path() {
    let folder = Folder::new();
    folder.write("content/site.toml", "title = \"月の\\\"会\"\nlanguage = \"ja\"\n");
    assert_eq!(code(&folder.build("out", &["--base", "/repo/"])), 0);
    let manifest = folder.read("out/manifest.webmanifest");
    for part in [
        r#""name":"月の\"会","#,
        r#""lang":"ja","#,
        r#""start_url":"/repo/","#,
        r#""scope":"/repo/","#,
        r#""src":"/repo/icon-1.svg","#,
    ] {
        assert!(manifest.contains(part), "{part}\n{manifest}");
    }
    for name in ["index.html", "404.html", "offline.html", "posts/first/index.html"] {
        let page = folder.read(&format!("out/{name}"));
        assert!(page.contains("<link rel=\"manifest\" href=\"/repo/manifest.webmanifest\">"), "{name}");
    }
}

#[test]
fn what_trunks_server_shows_cannot_be_installed() {
    let folder = Folder::new();
    let script = "<script>connect('{{__TRUNK_ADDRESS__}}')</script></body>";
    folder.write("client/index.html", &SHELL.replace("</body>", script));
    assert_eq!(code(&folder.build("out", &[])), 0);
    assert!(!folder.read("out/index.html").contains("rel=\"manifest\""));
    assert!(!folder.all("out").contains_key(Path::new("manifest.webmanifest")));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Folder::new();
    assert_eq!(code(&folder.build("one", &[])), 0);
    assert_eq!(code(&folder.build("two", &[])), 0);
    assert_eq!(folder.all("one"), folder.all("two"));
}

#[test]
fn a_site_can_be_built_without_a_search() {
    let folder = Folder::new();
    assert_eq!(code(&folder.build("out", &["--without-search"])), 0);
    assert!(!folder.all("out").keys().any(|path| path.display().to_string().contains("search")));
    assert!(!folder.read("out/posts/first/index.html").contains("data-search=\""));
}

#[test]
fn an_index_is_named_by_what_it_holds() {
    let folder = Folder::new();
    let version = |out: &str| {
        assert_eq!(code(&folder.build(out, &[])), 0);
        folder.read(&format!("{out}/data/search/index.json"))
    };
    let before = version("one");
    // Neither is a term of the index: the record of the report alone changes.
    folder.write("content/posts/2025-01-02-first.md", &POST.replace("setVideoTime(0)", "setVideoTime(7)"));
    assert_ne!(version("two"), before);
    folder.write("content/posts/2025-01-02-first.md", POST);
    assert_eq!(version("three"), before);
}

#[test]
fn a_site_is_replaced_whole() {
    let folder = Folder::new();
    assert_eq!(code(&folder.build("out", &[])), 0);
    fs::rename(
        folder.path("content/posts/2025-01-02-first.md"),
        folder.path("content/posts/2025-01-02-renamed.md"),
    )
    .unwrap();
    assert_eq!(code(&folder.build("out", &[])), 0);
    let files = folder.all("out");
    assert!(files.contains_key(Path::new("posts/renamed/index.html")));
    assert!(!files.contains_key(Path::new("posts/first/index.html")));
}

#[test]
fn the_client_folder_can_become_the_site() {
    let folder = Folder::new();
    let arguments = ["build", "--content", "content", "--client", "client", "--out", "client"];
    assert_eq!(code(&folder.cuecard(&arguments)), 0);
    assert!(folder.all("client").contains_key(Path::new("posts/first/index.html")));
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let folder = Folder::new();
    folder.write("out/thesis.txt", "years of work");
    let output = folder.build("out", &[]);
    assert_eq!(code(&output), 2);
    assert!(errors(&output).contains("out is not empty"), "{}", errors(&output));
    assert_eq!(folder.read("out/thesis.txt"), "years of work");
}

#[test]
fn what_is_no_client_is_refused() {
    let folder = Folder::new();
    folder.write("client/index.html", "<!DOCTYPE html><title>Hello</title>");
    let output = folder.build("out", &[]);
    assert_eq!(code(&output), 2);
    assert!(errors(&output).contains("not a page that Trunk built"), "{}", errors(&output));
    assert!(!folder.path("out").exists());
}

#[test]
fn exit_codes_tell_content_from_calls() {
    let folder = Folder::new();
    assert_eq!(code(&folder.cuecard(&["check", "content"])), 0);
    folder.write("content/posts/2025-01-03-broken.md", "---\ntitle: [\n---\n");
    let output = folder.cuecard(&["check", "content"]);
    assert_eq!(code(&output), 1);
    let place = Path::new("content").join("posts/2025-01-03-broken.md");
    assert!(errors(&output).contains(&format!("{}:", place.display())), "{}", errors(&output));
    assert_eq!(code(&folder.cuecard(&["check", "nowhere"])), 2);
    assert_eq!(code(&folder.cuecard(&["check"])), 2);
    assert_eq!(code(&folder.cuecard(&["bild"])), 2);
    assert_eq!(code(&folder.build("out", &["--base", "repo"])), 2);
}

#[test]
fn a_post_that_cannot_be_read_keeps_no_other_from_its_page() {
    let folder = Folder::new();
    folder.write("content/posts/2025-01-03-broken.md", "---\ntitle: [\n---\n");
    assert_eq!(code(&folder.build("out", &[])), 1);
    assert!(folder.all("out").contains_key(Path::new("posts/first/index.html")));
}

#[test]
fn of_two_posts_with_one_name_one_is_published_and_the_other_named() {
    let folder = Folder::new();
    folder.write("content/posts/2025-06-07-first.md", "---\ntitle: Another\n---\n");
    let output = folder.build("out", &[]);
    assert_eq!(code(&output), 1);
    assert!(errors(&output).contains("duplicate-slug"), "{}", errors(&output));
    assert!(folder.read("out/posts/first/index.html").contains("<title>第1回"));
}

#[test]
fn a_post_that_is_not_utf_8_is_named_with_the_place() {
    let folder = Folder::new();
    let bytes = b"---\ntitle: t\n---\n\nab\x82\xa0";
    fs::write(folder.path("content/posts/2025-01-03-sjis.md"), bytes).unwrap();
    let output = folder.cuecard(&["check", "content"]);
    assert_eq!(code(&output), 1);
    assert!(errors(&output).contains("2025-01-03-sjis.md:5:3"), "{}", errors(&output));
}

#[test]
fn what_is_not_published_is_named() {
    let folder = Folder::new();
    folder.write("content/posts/2025-01-04-folder.md/inside.md", "lost?");
    folder.write("content/posts/2025-01-05-LOUD.MD", "lost?");
    folder.write("content/images/a:b.svg", "<svg/>");
    let output = folder.build("out", &["--language", "en"]);
    assert_eq!(code(&output), 1);
    for name in ["2025-01-04-folder.md", "2025-01-05-LOUD.MD", "a:b.svg"] {
        assert!(errors(&output).contains(name), "{name}\n{}", errors(&output));
    }
    assert!(errors(&output).contains("1 report, 1 error, 2 warnings"), "{}", errors(&output));
}

#[cfg(unix)]
#[test]
fn no_symbolic_link_leads_out_of_the_content_folder() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("secret/key.txt", "a secret");
    symlink(folder.path("secret/key.txt"), folder.path("content/posts/2025-01-06-key.md")).unwrap();
    symlink(folder.path("secret"), folder.path("content/files")).unwrap();
    symlink("nowhere", folder.path("content/images/gone.svg")).unwrap();
    let output = folder.build("out", &["--language", "en"]);
    assert_eq!(code(&output), 0, "{}", errors(&output));
    assert!(errors(&output).contains("3 warnings"), "{}", errors(&output));
    assert!(!folder.all("out").into_values().any(|bytes| bytes.windows(8).any(|text| text == b"a secret")));
}

/// A post whose recording is a file of the site's own, with a talk and a lightning talk.
const SPOKEN: &str = "---\ntitle: 第2回\n---\n\n[録画](/assets/videos/a.webm)\n\n\
    <p>発表1. <a href=\"#video\" onclick=\"setVideoTime(0)\">甲</a></p>\n\
    <p>LT1. <a href=\"#video\" onclick=\"setVideoTime(60)\">乙</a></p>\n\n## 発表 1 題\n\n## LT1 題\n";

#[test]
fn what_was_said_stands_in_the_page_and_in_files_of_its_own() {
    let folder = Folder::new();
    folder.write("content/videos/a.webm", "not really");
    folder.write("content/posts/2025-02-03-second.md", SPOKEN);
    folder.write(
        "content/posts/2025-02-03-second.vtt",
        "WEBVTT\n\n00:05.250 --> 00:07.000\n一言 <b>目</b> &amp; 次\n",
    );
    folder.write("content/posts/2025-02-03-second.lt-1.vtt", "WEBVTT\n\n01:02.000 --> 01:03.000\n短い話\n");
    let output = folder.build("out", &["--base", "/repo/"]);
    assert!(errors(&output).contains("警告 0 件"), "{}", errors(&output));
    let page = folder.read("out/posts/second/index.html");
    for part in [
        "id=\"talk-1-transcript\"",
        "data-cue=\"5\" href=\"/repo/assets/videos/a.webm#t=5\"><span class=\"transcript-time\">0:05</span> <span>一言 目 &amp; 次</span>",
        "id=\"lt-1-transcript\"",
        ">短い話<",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!folder.read("out/data/posts/second.json").contains("短い話"));
    assert_eq!(
        folder.read("out/data/transcripts/second.json"),
        "{\"schema\":4,\"content\":[[\"talk-1\",[[5,\"一言 目 & 次\"]]],[\"lt-1\",[[62,\"短い話\"]]]]}"
    );
    assert_eq!(
        folder.read("out/data/captions/second.vtt"),
        "WEBVTT\n\n00:00:05.250 --> 00:00:07.000\n一言 目 &amp; 次\n\n00:01:02.000 --> 00:01:03.000\n短い話\n"
    );
    let files = folder.all("out");
    assert!(!files.contains_key(Path::new("data/transcripts/first.json")));
    assert!(!files.contains_key(Path::new("data/captions/first.vtt")));
}

#[test]
fn a_transcript_that_is_wrong_is_named_with_the_place() {
    let folder = Folder::new();
    folder.write("content/posts/2025-01-02-first.vtt", "WEBVTT\n\n00:05.000 -> 00:07.000\n言葉\n");
    let output = folder.build("out", &[]);
    assert_eq!(code(&output), 1);
    assert!(errors(&output).contains("2025-01-02-first.vtt:3:1"), "{}", errors(&output));
    assert!(folder.all("out").contains_key(Path::new("posts/first/index.html")));
    fs::write(
        folder.path("content/posts/2025-01-02-first.vtt"),
        b"WEBVTT\n\n00:05.000 --> 00:07.000\n\x82\xa0",
    )
    .unwrap();
    let output = folder.cuecard(&["check", "content"]);
    assert_eq!(code(&output), 1);
    assert!(errors(&output).contains("2025-01-02-first.vtt:4:1"), "{}", errors(&output));
}

#[test]
fn a_transcript_of_no_post_is_named() {
    let folder = Folder::new();
    for name in ["2025-01-02-frist.vtt", "2025-01-02-first.lt1.vtt", "2025-01-02-first.ja.vtt"] {
        folder.write(&format!("content/posts/{name}"), "WEBVTT\n");
    }
    folder.write("content/posts/2025-01-02-first.talk-9.vtt", "WEBVTT\n");
    let output = folder.cuecard(&["check", "content", "--language", "en"]);
    assert_eq!(code(&output), 1);
    for part in ["2025-01-02-frist.vtt", "first.lt1.vtt", "first.ja.vtt", "no talk-9", "1 error, 3 warnings"]
    {
        assert!(errors(&output).contains(part), "{part}\n{}", errors(&output));
    }
}

#[test]
fn a_recording_that_was_removed_is_said_and_its_text_stays() {
    let folder = Folder::new();
    let post = POST.replace("title: 第1回\n", "title: 第1回\nrecording: { removed: true }\n");
    folder.write("content/posts/2025-01-02-first.md", &post);
    folder.write("content/posts/2025-01-02-first.vtt", "WEBVTT\n\n00:05.000 --> 00:07.000\n言葉\n");
    assert_eq!(code(&folder.build("out", &[])), 0);
    let page = folder.read("out/posts/first/index.html");
    assert!(page.contains("録画は公開を終了しました") && page.contains(">言葉<"), "{page}");
    assert!(!page.contains("data-cue") && !page.contains("youtube"), "{page}");
}

#[test]
fn a_folder_without_posts_is_no_content_folder() {
    let folder = Folder::new();
    let output = folder.cuecard(&["check", "content/posts"]);
    assert_eq!(code(&output), 2);
    assert!(errors(&output).contains("no folder `posts`"), "{}", errors(&output));
}

#[test]
fn folders_within_one_another_are_refused() {
    let folder = Folder::new();
    folder.write("site/.nojekyll", "");
    folder.write("site/data/site.json", "{}");
    folder.write("site/client/index.html", SHELL);
    let before = folder.all(".");
    for (client, out) in
        [("client", "content/out"), ("client", "client/site"), ("site/client", "site"), ("client", ".")]
    {
        let output = folder.cuecard(&["build", "--content", "content", "--client", client, "--out", out]);
        assert_eq!(code(&output), 2, "{out}");
        assert!(errors(&output).contains("a folder of their own"), "{out}: {}", errors(&output));
    }
    assert_eq!(folder.all("."), before);
}

#[test]
fn a_build_touches_no_neighbour() {
    let folder = Folder::new();
    folder.write("out.new/mine.txt", "mine");
    folder.write("out.old/mine.txt", "mine");
    assert_eq!(code(&folder.build("out", &[])), 0);
    assert_eq!(code(&folder.build("out", &[])), 0);
    let names: Vec<_> =
        fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    assert_eq!(folder.read("out.old/mine.txt"), "mine");
}

#[test]
fn help_shows_an_example_of_each_command() {
    let folder = Folder::new();
    for (command, example) in [("check", "cuecard check assets"), ("build", "cuecard build --content assets")]
    {
        let output = folder.cuecard(&[command, "--help"]);
        assert_eq!(code(&output), 0);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(example), "{text}");
    }
}

/// The ids in a page, each as often as it is there.
fn ids(page: &str) -> Vec<&str> {
    let places = page.match_indices(" id=\"").map(|(at, start)| at + start.len());
    places.filter_map(|at| page.get(at..)?.split('"').next()).collect()
}

#[test]
fn no_id_of_a_text_is_one_of_the_pages_own() {
    let folder = Folder::new();
    folder.write("content/posts/2025-01-02-first.md", POST);
    folder.write("content/posts/2025-01-02-first.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n甲: こんにちは\n");
    assert_eq!(code(&folder.build("out", &[])), 0);
    let of_text = ["video", "talk-1", "発表-1-題甲さん"];
    let mut own: Vec<String> = Vec::new();
    for (path, bytes) in folder.all("out") {
        if path.extension().is_some_and(|extension| extension == "html") {
            own.extend(ids(&String::from_utf8(bytes).unwrap()).into_iter().map(str::to_owned));
        }
    }
    own.retain(|id| !of_text.contains(&id.as_str()));
    own.sort_unstable();
    own.dedup();
    assert_eq!(own, ["app", "content", "talk-1-title", "talk-1-transcript", "years"]);
    let mut post = POST.to_owned();
    for id in &own {
        assert!(page_ids::is_taken(id), "{id}");
        write!(post, "\n# 節 {{#{id}}}\n\n話 <span id=\"{id}\">所</span> [節へ](#{id})\n\n# {id}\n").unwrap();
    }
    folder.write("content/posts/2025-01-02-first.md", &post);
    assert_eq!(code(&folder.build("out", &[])), 0);
    let page = folder.read("out/posts/first/index.html");
    let mut all = ids(&page);
    all.sort_unstable();
    let count = all.len();
    all.dedup();
    assert_eq!(all.len(), count, "{page}");
    for id in own {
        assert!(
            page.contains(&format!("href=\"#{id}-1\"")) && page.contains(&format!("id=\"{id}-1\"")),
            "{id}"
        );
    }
}

#[test]
fn a_link_to_nothing_or_the_top_needs_no_heading() {
    let folder = Folder::new();
    let post = format!("{POST}\n[頭](#) [上](#top) [外](/posts/first/#Top)\n");
    folder.write("content/posts/2025-01-02-first.md", &post);
    let output = folder.build("out", &["--base", "/repo/"]);
    assert!(errors(&output).contains("警告 0 件"), "{}", errors(&output));
    let page = folder.read("out/posts/first/index.html");
    assert!(page.contains("<a href=\"/repo/posts/first/#\">頭</a> <a href=\"#top\">上</a>"), "{page}");
}

#[test]
fn of_a_picture_in_several_formats_the_one_for_all_is_shown() {
    let folder = Folder::new();
    let on_lines = &["", "\n", "\n\n"];
    for (open, close, between) in [
        ("", "", &on_lines[..]),
        ("<p align=\"center\">", "</p>", on_lines),
        ("<div>", "</div>", on_lines),
        ("前 ", " 後", &["", "\n"]),
    ] {
        for between in between {
            let picture = [
                "<picture>",
                "<source srcset=\"a.webp\" type=\"image/webp\">",
                "<img src=\"/assets/images/a.svg\" alt=\"図の代わり\">",
                "</picture>",
            ]
            .join(between);
            let post = format!("{POST}\n{open}{between}{picture}{between}{close}\n\n終わり\n");
            folder.write("content/posts/2025-01-02-first.md", &post);
            let told = errors(&folder.build("out", &[]));
            assert!(told.contains("警告 0 件"), "{post}\n{told}");
            let page = folder.read("out/posts/first/index.html");
            assert_eq!(page.matches("alt=\"図の代わり\"").count(), 1, "{post}\n{page}");
        }
    }
}
