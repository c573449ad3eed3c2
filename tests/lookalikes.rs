//! Addresses that look like a known provider's and lead elsewhere: none of them becomes a
//! frame, whichever way an author puts it into a post. Beside them the addresses that are
//! a provider's, each of which does.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use cuecard::compile::{self, Compiled, FileInfo, Files, Post, Surroundings};
use cuecard::model::{Asset, Report};

/// A content folder that has all files.
struct All;

impl Files for All {
    fn find(&self, _: &Asset) -> Option<FileInfo> {
        Some(FileInfo::default())
    }
}

/// What a known provider shows at a host: its hosts, and the rest of the address.
const PROVIDERS: [(&[&str], &str); 9] = [
    (&["youtu.be", "www.youtu.be"], "/aqz-KE-bpKQ"),
    (
        &[
            "www.youtube.com",
            "youtube.com",
            "m.youtube.com",
            "music.youtube.com",
            "www.youtube-nocookie.com",
            "youtube-nocookie.com",
        ],
        "/embed/aqz-KE-bpKQ",
    ),
    (&["speakerdeck.com", "www.speakerdeck.com"], "/player/0123456789abcdef01234567"),
    (&["www.docswell.com", "docswell.com"], "/slide/LK7J5V/embed"),
    (&["docs.google.com"], "/presentation/d/1a-B_c/embed"),
    (&["www.slideshare.net", "slideshare.net"], "/slideshow/embed_code/key/abcd123"),
    (&["www.canva.com", "canva.com"], "/design/DAG/e_Hg/view"),
    (&["embed.figma.com", "www.figma.com", "figma.com"], "/design/nrPSsILSYjesyc5UHjYYa4"),
    (&["www.figma.com"], "/embed?url=https%3A%2F%2Fwww.figma.com%2Fdesign%2FnrPSsILSYjesyc5UHjYYa4"),
];

/// Addresses that are none, of a `{host}` and the `{rest}` of what it shows.
const LOOKALIKES: &[&str] = &[
    // Another host.
    "https://{host}.evil.example{rest}",
    "https://{host}-evil.example{rest}",
    "https://evil{host}{rest}",
    "https://evil-{host}{rest}",
    "https://evil.example/{host}{rest}",
    "https://evil.example/https://{host}{rest}",
    "https://evil.example//{host}{rest}",
    "https://evil.example?https://{host}{rest}",
    "https://evil.example#https://{host}{rest}",
    "https://evil.example;{host}{rest}",
    "https://sub.{host}{rest}",
    "https://{host}{host}{rest}",
    "https://{host}.{rest}",
    "https://{host}..{rest}",
    "https://.{host}{rest}",
    "//{host}.evil.example{rest}",
    "//evil.example/{host}{rest}",
    "///evil.example//{host}{rest}",
    // A user, a port.
    "https://{host}@evil.example{rest}",
    "https://{host}:x@evil.example{rest}",
    "https://evil.example@{host}{rest}",
    "https://evil:x@{host}{rest}",
    "https://@{host}{rest}",
    "https://:@{host}{rest}",
    "https://{host}:8443{rest}",
    "https://{host}:80{rest}",
    "http://{host}:443{rest}",
    "https://{host}:{rest}",
    "https://{host}:443@evil.example{rest}",
    "https://{host}%40evil.example{rest}",
    // Slashes.
    "{host}{rest}",
    "/{host}{rest}",
    "https:{host}{rest}",
    "https:/{host}{rest}",
    "https:///{host}{rest}",
    "https:////{host}{rest}",
    "///{host}{rest}",
    "https:\\\\{host}{rest}",
    "\\\\{host}{rest}",
    "/\\{host}{rest}",
    "https:/\\{host}{rest}",
    "https://{host}\\{rest}",
    "https://{host}\\.evil.example{rest}",
    "https://evil.example\\@{host}{rest}",
    "https://evil.example\\{host}{rest}",
    // Characters that browsers skip, and others that do not show.
    "https://{host}\t{rest}",
    "ht\ttps://{host}{rest}",
    "https:/\t/{host}{rest}",
    "https://evil\t.{host}{rest}",
    "https://{host}\n{rest}",
    "https://\n{host}{rest}",
    "https://{host}&Tab;{rest}",
    "https&colon;//evil.example/{host}{rest}",
    "https://&#x200b;{host}{rest}",
    "\u{1}https://{host}{rest}",
    "https://{host}\u{0}{rest}",
    "https://{host}\u{ad}{rest}",
    "https://\u{200b}{host}{rest}",
    "https://{host}\u{202e}{rest}",
    "https://{host}\u{3000}{rest}",
    "https://{host} {rest}",
    "https://{host}%00{rest}",
    "https://{host}%20{rest}",
    "https://{host}%2f{rest}",
    "https://{host}%09{rest}",
    // Another scheme.
    "javascript://{host}{rest}",
    "JavaScript://{host}/%0aalert(1){rest}",
    "data:text/html,https://{host}{rest}",
    "blob:https://{host}{rest}",
    "view-source:https://{host}{rest}",
    "filesystem:https://{host}{rest}",
    "ftp://{host}{rest}",
    "file://{host}{rest}",
    "ws://{host}{rest}",
    "wss://{host}{rest}",
    "mailto:x@{host}{rest}",
    "httpss://{host}{rest}",
    "x-https://{host}{rest}",
    // A page of this site.
    "/assets/{host}{rest}",
    "../../{host}{rest}",
    "?https://{host}{rest}",
    "#https://{host}{rest}",
];

/// Addresses of other hosts, and of known ones in a spelling of their own.
const MORE_LOOKALIKES: &[&str] = &[
    // Letters that look alike: Cyrillic а, е, о, с; a dotless i; the same in Punycode.
    "https://www.yоutube.com/embed/aqz-KE-bpKQ",
    "https://www.youtubе.com/embed/aqz-KE-bpKQ",
    "https://www.xn--yutube-wqf.com/embed/aqz-KE-bpKQ",
    "https://spеakerdeck.com/player/0123456789abcdef01234567",
    "https://xn--spakerdeck-23g.com/player/0123456789abcdef01234567",
    "https://www.docswеll.com/slide/LK7J5V/embed",
    "https://www.dосswell.com/slide/LK7J5V/embed",
    "https://docs.gооgle.com/presentation/d/1a-B_c/embed",
    "https://docs.googIe.com/presentation/d/1a-B_c/embed",
    "https://www.slıdeshare.net/slideshow/embed_code/key/abcd123",
    "https://www.cаnva.com/design/DAG/e_Hg/view",
    "https://embed.fıgma.com/design/nrPSsILSYjesyc5UHjYYa4",
    // A known host, but not as it is written.
    "https://www.docswell%2Ecom/slide/LK7J5V/embed",
    "https://www%2edocswell.com/slide/LK7J5V/embed",
    "https://%77ww.docswell.com/slide/LK7J5V/embed",
    "https://www。docswell。com/slide/LK7J5V/embed",
    "https://www．docswell．com/slide/LK7J5V/embed",
    "https://ｗｗｗ.docswell.com/slide/LK7J5V/embed",
    "https://www.docſwell.com/slide/LK7J5V/embed",
    "https://ⓦⓦⓦ.docswell.com/slide/LK7J5V/embed",
    // Addresses of machines.
    "https://142.250.0.1/embed/aqz-KE-bpKQ",
    "https://[::1]/embed/aqz-KE-bpKQ",
    "https://[::ffff:8efa:1]/embed/aqz-KE-bpKQ",
    "https://0x8efa0001/embed/aqz-KE-bpKQ",
    "https://localhost/player/0123456789abcdef01234567",
    // Other hosts and domains of the same names.
    "https://youtube.org/embed/aqz-KE-bpKQ",
    "https://www.youtube.co/embed/aqz-KE-bpKQ",
    "https://youtube.com.br/embed/aqz-KE-bpKQ",
    "https://img.youtube.com/embed/aqz-KE-bpKQ",
    "https://speakerdeck.net/player/0123456789abcdef01234567",
    "https://files.speakerdeck.com/player/0123456789abcdef01234567",
    "https://bcdn.docswell.com/slide/LK7J5V/embed",
    "https://google.com/presentation/d/1a-B_c/embed",
    "https://www.google.com/presentation/d/1a-B_c/embed",
    "https://sites.google.com/presentation/d/1a-B_c/embed",
    "https://docs.google.com.google.example/presentation/d/1a-B_c/embed",
    "https://slideshare.com/slideshow/embed_code/key/abcd123",
    "https://image.slideshare.net/slideshow/embed_code/key/abcd123",
    "https://canva.site/design/DAG/e_Hg/view",
    "https://www.canva.cn/design/DAG/e_Hg/view",
    "https://api.figma.com/design/nrPSsILSYjesyc5UHjYYa4",
    // A known host that shows something else, or what it is asked to.
    "https://www.youtube.com/embed/../redirect?q=https://evil.example",
    "https://www.youtube.com/redirect?q=https://www.youtube.com/embed/aqz-KE-bpKQ",
    "https://www.youtube.com/embed/aqz-KE-bpKQ%2f..%2fx",
    "https://www.docswell.com/slide/LK7J5V%2F..%2Fx/embed",
    "https://www.docswell.com/slide/../slide/a?b/embed",
    "https://docs.google.com/forms/d/1a-B_c/viewform",
    "https://docs.google.com/presentation/d/1a-B_c/../../evil/d/embed",
    "https://www.canva.com/design/DAG/e%22Hg/view",
    "https://www.figma.com/embed?url=https%3A%2F%2Ffigma.com.evil.example%2Fdesign%2FnrPSsILSYjesyc5UHjYYa4",
    "https://www.figma.com/embed?url=https%3A%2F%2Fx%40www.figma.com%2Fdesign%2FnrPSsILSYjesyc5UHjYYa4",
    "https://www.figma.com/embed?url=javascript%3Aalert(1)",
    "https://www.figma.com/embed?url=%2Fdesign%2FnrPSsILSYjesyc5UHjYYa4",
    // Files that are none of the site's, or no document.
    "https://evil.example/assets/a.pdf",
    "//evil.example/assets/a.pdf",
    "https://evil.example/a.pdf",
    "/assets/../a.pdf",
    "/assets/%2e%2e/a.pdf",
    "/assets/a.pdf.html",
    "/assets/a.html#.pdf",
    "/assets/a.html?x=.pdf",
    "/a.pdf",
    "file:///assets/a.pdf",
];

fn compiled(body: &str) -> Compiled {
    let text = format!("---\ntitle: t\n---\n{body}\n");
    compile::report(&Post { path: "2024-05-01-evening.md", text: &text }, &[], &Surroundings::of(&All))
}

/// Whether a report holds anything that could be framed.
fn frames(report: &Report) -> bool {
    report.recording.is_some()
        || report.talks().flat_map(|talk| &talk.slides).any(|slides| slides.deck().is_some())
}

/// The ways in which authors put an address into a post, outside of talks and within.
fn posts(address: &str) -> impl Iterator<Item = String> {
    let bare = address.to_owned();
    // In Markdown, a backslash takes the character behind it as it is.
    let escaped = address.replace('\\', "\\\\");
    let quoted = address.replace('"', "&quot;");
    let bodies = [
        format!("<iframe src=\"{quoted}\" title=\"words\"></iframe>"),
        format!("<video src=\"{quoted}\"></video>"),
        format!("<video><source src=\"{quoted}\"></video>"),
        format!("[words]({escaped})"),
        format!("[words](<{escaped}>)"),
        format!("<{address}>"),
        format!("![words](<{escaped}>)"),
        format!("<a href=\"{quoted}\">words</a>"),
        format!("<img src=\"{quoted}\">"),
        format!(
            "<script class=\"docswell-embed\" src=\"https://www.docswell.com/x.js\" data-src=\"{quoted}\"></script>"
        ),
        format!(
            "<script class=\"speakerdeck-embed\" src=\"{quoted}\" data-id=\"0123456789abcdef01234567\"></script>"
        ),
        bare,
    ];
    bodies.into_iter().flat_map(|body| [format!("# 発表 1 題\n\n{body}"), body])
}

#[test]
fn what_only_looks_like_a_provider_is_never_framed() {
    let mut addresses: Vec<String> = MORE_LOOKALIKES.iter().map(|&address| address.to_owned()).collect();
    for (hosts, rest) in PROVIDERS {
        for form in LOOKALIKES {
            addresses.push(form.replace("{host}", hosts.first().unwrap()).replace("{rest}", rest));
        }
    }
    assert!(LOOKALIKES.len() + MORE_LOOKALIKES.len() > 120, "the table is there");
    let mut framed = Vec::new();
    for address in &addresses {
        for post in posts(address) {
            if compiled(&post).report.is_some_and(|report| frames(&report)) {
                framed.push(post);
            }
        }
    }
    assert!(framed.is_empty(), "{} framed of {}: {framed:#?}", framed.len(), addresses.len());
}

#[test]
fn what_is_a_providers_is_framed() {
    for (hosts, rest) in PROVIDERS {
        for host in hosts {
            let upper = host.to_ascii_uppercase();
            for address in [
                format!("https://{host}{rest}"),
                format!("http://{host}{rest}"),
                // As SlideShare and Speaker Deck write it.
                format!("//{host}{rest}"),
                // Neither a scheme nor a host knows cases.
                format!("HTTPS://{upper}{rest}"),
                format!(" https://{host}{rest} "),
            ] {
                let body = format!("<iframe src=\"{address}\"></iframe>");
                let is_video = host.contains("youtu");
                let body = if is_video { body } else { format!("# 発表 1 題\n\n{body}") };
                let report = compiled(&body).report.unwrap();
                assert!(frames(&report), "{address}");
            }
        }
    }
    for body in ["<iframe src=\"/assets/a.pdf\"></iframe>", "[words](../../assets/a.PDF)", "/assets/a.pdf"] {
        assert!(frames(&compiled(&format!("# 発表 1 題\n\n{body}")).report.unwrap()), "{body}");
    }
}

/// Spellings of what no link may have, of which a browser would run or open each.
const FORBIDDEN: &[&str] = &[
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript&#x3A;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6a;avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#10;script:alert(1)",
    "java&#x0d;script:alert(1)",
    "java\tscript:alert(1)",
    "javascript:/*--></title>*/alert(1)",
    "javascript://example.org/%0aalert(1)",
    "\u{1}javascript:alert(1)",
    "&#1;javascript:alert(1)",
    "&#x1f;javascript:alert(1)",
    "&#32;javascript:alert(1)",
    "&#xa0;javascript:alert(1)",
    "&#x3000;javascript:alert(1)",
    "data:text/html,x",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "data&colon;text/html,x",
    "vbscript:msgbox(1)",
    "VbScript:x",
    "livescript:x",
    "mocha:x",
    "file:///etc/passwd",
    "FILE://host/x",
    "blob:https://example.org/0f",
    "filesystem:https://example.org/temporary/x",
    "about:blank",
    "view-source:https://example.org/",
    "ms-settings:x",
    "intent://x#Intent;end",
    "ftp://example.org/x",
    "ws://example.org/",
    "tel:110",
    "sms:110",
    "jar:https://example.org!/x",
    "chrome://settings",
];

#[test]
fn links_lead_by_four_schemes_and_no_other() {
    for address in FORBIDDEN {
        for body in [
            format!("a [words](<{address}>) b"),
            format!("a <a href=\"{address}\">words</a> b"),
            format!("a <a href='{address}'>words</a> b"),
            format!("<iframe src=\"{address}\" title=\"words\"></iframe>"),
            format!("a [words][x] b\n\n[x]: <{address}>"),
        ] {
            let compiled = compiled(&body);
            let json = serde_json::to_string(&compiled.report).unwrap();
            let leads = ["\"web\":", "\"mail\":", "\"asset\":", "\"page\":", "\"anchor\":", "\"deck\":"];
            assert!(!leads.iter().any(|link| json.contains(link)), "{body}: {json}");
            assert!(json.contains("words"), "{body}: {json}");
            let is_named = |wanted| compiled.diagnostics.iter().any(|found| found.code.name() == wanted);
            assert!(is_named("forbidden-address"), "{body}: {:?}", compiled.diagnostics);
        }
    }
    for (address, link) in [
        ("https://example.org/", "{\"web\":\"https://example.org/\"}"),
        ("http://example.org/", "{\"web\":\"http://example.org/\"}"),
        ("mailto:a@example.org", "{\"mail\":\"a@example.org\"}"),
        ("/posts/a/", "{\"page\":\"posts/a/\"}"),
        ("../a/", "{\"page\":\"posts/a/\"}"),
        ("#a", "{\"anchor\":\"a\"}"),
        // A name like any other, which is no scheme before it is decoded; nobody decodes it.
        ("javascript%3Aalert(1)", "{\"page\":\"posts/evening/javascript%3Aalert(1)\"}"),
    ] {
        let json = serde_json::to_string(&compiled(&format!("a [words](<{address}>) b")).report).unwrap();
        assert!(json.contains(link), "{address}: {json}");
    }
}
