//! A Jekyll site's repository as it is: checked and built by the native tool, which changes
//! nothing in it.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

#[path = "support/folder.rs"]
mod folder;

use std::fs;
use std::process::Output;

/// A page shell as Trunk makes it.
const SHELL: &str = "<!DOCTYPE html>\n<html lang=\"ja\">\n  <head>\n    <meta charset=\"utf-8\">\n    \
    <meta name=\"cuecard-head\">\n  </head>\n  <body>\n    <div id=\"app\"></div>\n  </body>\n</html>\n";

const CONFIG: &str = "\
theme: jekyll-theme-chirpy
lang: ja-JP
timezone: Asia/Tokyo
title: 勉強会の記録 # the main title
tagline: 録画と資料
description: >-
  勉強会の
  記録。
url: \"https://meetup.example\"
baseurl: /blog
github:
  username: someone
social:
  name: 運営
  links:
    - https://example.org/someone
theme_mode: # [light | dark]
comments:
  provider:
permalink: /:categories/:year/:month/:day/:title:output_ext
paginate: 10
kramdown:
  footnote_backlink: \"&#8617;&#xfe0e;\"
  syntax_highlighter_opts: { css_class: highlight, span: { line_numbers: false } }
collections:
  tabs: { output: true, sort_by: order }
defaults:
  - scope: { path: \"\", type: tabs }
    values: { layout: page, permalink: /:title/ }
compress_html: { clippings: all }
exclude: [\"*.gem\", docs]
";

const POST: &str = "\
---
title: 第7回
date: 2024-02-26 19:00:00 +0900
categories: [Meetup, Tokyo]
tags: [可観測性]
author: chaspy
image:
  path: venue.svg
  alt: 会場
  lqip: data:image/webp;base64,UklGR
media_subpath: /assets/img/7/
pin: true
math: true
mermaid: false
toc: true
comments: false
---
{% comment %} for the organisers {% endcomment %}
前回は[第6回]({% post_url 2023-11-01-meetup-6 %})でした。[私たち]({% link _tabs/about.md %})、
[資料]({{ '/assets/files/handout.pdf' | relative_url }})。
古いアドレスの[第6回](/2023/11/01/meetup-6.html)と[規範]({{ '/rules/' | relative_url }})。

> 席はあります。
{: .prompt-tip }

![会場](venue.svg){: width=\"700\" height=\"400\" .w-50 .left }
_会場_

# 動画

{% include embed/youtube.html id='aqz-KE-bpKQ' %}

<p>発表1. <a href=\"#video\" onclick=\"setVideoTime(0)\">青木 / 東京</a></p>

## 発表 1 監視の話（青木さん）

{% highlight rust %}
fn main() {}
{% endhighlight %}

{% raw %}
```yaml
key: ${{ secrets.KEY }}
```
{% endraw %}
";

/// A post with mistakes, each on a line of its own.
const MISTAKES: &str = "\
---
title: 第6回
colour: red
---
{{ page.title }}

[次回]({% post_url 2024-03-01-meetup-8 %})

![会場](/assets/img/lost.svg)

[危険](javascript:alert(1))

{% include ad.html %}

[第8回](/2024/03/01/meetup-8.html)
";

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>";

/// A folder with a repository and a client.
struct Folder(folder::Folder);

impl Folder {
    fn new() -> Self {
        let folder = Self(folder::Folder::new());
        folder.write("client/index.html", SHELL);
        for (name, text) in [
            ("_config.yml", CONFIG),
            ("_data/authors.yml", "chaspy:\n  name: Takeshi Kondo\n  url: https://example.org\n"),
            ("_data/contact.yml", "- type: github\n  icon: \"fab fa-github\"\n"),
            ("_includes/ad.html", "<script>alert(1)</script>"),
            ("_layouts/post.html", "{{ content }}"),
            ("_plugins/hook.rb", "puts 1"),
            ("_posts/2024/2024-02-26-meetup-7.md", POST),
            ("_posts/2023-11-01-meetup-6.md", MISTAKES),
            ("_posts/2023-10-01-unpublished.md", "---\ntitle: まだ\npublished: false\n---\n{{ a }}\n"),
            ("_posts/.placeholder", ""),
            ("_drafts/2024-04-01-draft.md", "---\ntitle: [\n---\n{{ a }}\n"),
            ("_tabs/about.md", "---\nicon: fas fa-info-circle\norder: 4\n---\n\n私たちは勉強会です。\n"),
            ("_tabs/tags.md", "---\nlayout: tags\nicon: fas fa-tags\norder: 2\n---\n"),
            ("_tabs/categories.md", "---\nlayout: categories\norder: 1\n---\n\n"),
            ("_site/index.html", "built by Jekyll"),
            ("assets/img/7/venue.svg", SVG),
            ("assets/files/handout.pdf", "%PDF-"),
            ("assets/css/style.scss", "---\n---\n@import 'main';\n"),
            ("index.html", "---\nlayout: home\n---\n"),
            ("index.md", "---\nlayout: home\n---\n"),
            ("conduct.md", "---\ntitle: 行動規範\nredirect_from: [/rules/]\n---\n互いに敬意を。\n"),
            ("README.md", "# The repository\n\n{{ a }}\n"),
            ("Gemfile", "gem 'jekyll-theme-chirpy'\n"),
            (".github/workflows/pages.md", "{{ a }}"),
            ("docs/notes.md", "---\ntitle: [\n---\n"),
            ("node_modules/x/readme.md", "---\n---\n"),
        ] {
            folder.write(&["repository/", name].concat(), text);
        }
        folder
    }

    fn build(&self, out: &str) -> Output {
        self.cuecard(&[
            "build",
            "--content",
            "repository",
            "--client",
            "client",
            "--out",
            out,
            "--without-social-pictures",
        ])
    }
}

impl std::ops::Deref for Folder {
    type Target = folder::Folder;

    fn deref(&self) -> &folder::Folder {
        &self.0
    }
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What was found: the code, and the file with its line.
fn found(output: &Output) -> Vec<String> {
    let text = errors(output);
    let mut lines = text.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let Some((_, rest)) = line.split_once('[') else { continue };
        let Some((code, _)) = rest.split_once("]: ") else { continue };
        let place = lines.next().unwrap().trim().trim_start_matches("--> ");
        let place = place.replace('\\', "/").replace("repository/", "");
        let place: Vec<_> = place.split(':').take(2).collect();
        found.push(format!("{code} {}", place.join(":")));
    }
    found
}

#[test]
fn what_was_planted_is_found_and_nothing_else() {
    let folder = Folder::new();
    let before = folder.all("repository");
    let output = folder.cuecard(&["check", "repository", "--language", "en"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert_eq!(
        found(&output),
        [
            "unknown-key _posts/2023-11-01-meetup-6.md:3",
            "unknown-liquid _posts/2023-11-01-meetup-6.md:5",
            "missing-page _posts/2023-11-01-meetup-6.md:7",
            "missing-file _posts/2023-11-01-meetup-6.md:9",
            "forbidden-address _posts/2023-11-01-meetup-6.md:11",
            "unknown-liquid _posts/2023-11-01-meetup-6.md:13",
            "lost-page _posts/2023-11-01-meetup-6.md:15",
        ],
        "{}",
        errors(&output)
    );
    assert!(errors(&output).contains("2 reports, 0 errors, 7 warnings"), "{}", errors(&output));
    assert_eq!(folder.all("repository"), before);
}

#[test]
fn its_posts_tabs_pages_and_files_become_the_site() {
    let folder = Folder::new();
    let before = folder.all("repository");
    let output = folder.build("out");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert_eq!(folder.all("repository"), before);
    let report = folder.read("out/posts/meetup-7/index.html");
    for part in [
        "lang=\"ja\"",
        "Takeshi Kondo",
        "href=\"/blog/posts/meetup-6/\"",
        "href=\"/blog/about/\"",
        "href=\"/blog/assets/files/handout.pdf\"",
        "/blog/assets/img/7/venue.svg",
        "fn main() {}",
        "${{ secrets.KEY }}",
        "<link rel=\"canonical\" href=\"https://meetup.example/blog/posts/meetup-7/\">",
    ] {
        assert!(report.contains(part), "{part} in {report}");
    }
    assert!(!report.contains("for the organisers"));
    let about = folder.read("out/about/index.html");
    assert!(about.contains("私たちは勉強会です。") && about.contains("<title>About"), "{about}");
    assert!(folder.read("out/index.html").contains("勉強会の記録"));
    assert!(folder.has("out/assets/img/7/venue.svg") && folder.has("out/conduct/index.html"));
    for name in ["tags/index.html", "categories", "posts/unpublished", "posts/draft", "docs", "README"] {
        let is_own = name == "tags/index.html";
        assert_eq!(folder.has(&["out/", name].concat()), is_own, "{name}");
    }
}

#[test]
fn old_addresses_lead_to_the_pages() {
    let folder = Folder::new();
    let output = folder.build("out");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    for (old, new) in [
        ("meetup/tokyo/2024/02/26/meetup-7.html", "posts/meetup-7/"),
        ("2023/11/01/meetup-6.html", "posts/meetup-6/"),
        ("conduct.html", "conduct/"),
        ("rules/index.html", "conduct/"),
    ] {
        let page = folder.read(&["out/", old].concat());
        let refresh = format!("<meta http-equiv=\"refresh\" content=\"0; url=/blog/{new}\">");
        let canonical = format!("<link rel=\"canonical\" href=\"https://meetup.example/blog/{new}\">");
        let link = format!("<a href=\"/blog/{new}\">");
        for part in [refresh, canonical, link] {
            assert!(page.contains(&part), "{part} in {page}");
        }
        let path = old.trim_end_matches("index.html");
        assert!(!folder.read("out/sitemap.xml").contains(&format!("/blog/{path}<")), "{old}");
    }
    assert!(!folder.has("out/about.html"), "the theme's tabs are where they were");
}

#[test]
fn old_addresses_stay_in_the_site_and_take_no_page_of_it() {
    let folder = Folder::new();
    for (day, permalink) in [
        ("01", "/../../outside/"),
        ("02", "/posts/meetup-7/"),
        ("03", "/"),
        ("04", "/assets/img/7/venue.svg/"),
        ("05", "/posts/meetup-6/index.html/below/"),
        ("06", "/404"),
        ("07", "\"C:\\\\windows\\\\\""),
        ("08", "/a/%2e%2e/%2e%2e/outside/"),
        ("09", "/old/:title/"),
    ] {
        let text = format!("---\ntitle: 題\npermalink: {permalink}\n---\n文\n");
        folder.write(&format!("repository/_posts/2022-01-{day}-p{day}.md"), &text);
    }
    let output = folder.build("out");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let told: Vec<_> = found(&output).into_iter().filter(|found| found.starts_with("permalink")).collect();
    assert_eq!(
        told,
        [
            "permalink _posts/2022-01-01-p01.md:3",
            "permalink _posts/2022-01-07-p07.md:3",
            "permalink _posts/2022-01-08-p08.md:3",
        ]
    );
    assert!(folder.read("out/posts/meetup-7/index.html").contains("fn main() {}"));
    assert!(folder.read("out/index.html").contains("勉強会の記録"));
    assert!(folder.path("out/assets/img/7/venue.svg").is_file());
    assert!(folder.read("out/old/p09/index.html").contains("url=/blog/posts/p09/"));
    let above: Vec<_> =
        fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(above.len(), 3, "{above:?}");
}

#[test]
fn the_themes_own_addresses_need_nothing_to_lead_from_them() {
    let folder = Folder::new();
    let config = CONFIG.replace("permalink: /:categories/:year/:month/:day/:title:output_ext\n", "").replace(
        "defaults:\n",
        "defaults:\n  - scope: { path: \"\", type: posts }\n    values: { permalink: /posts/:title/ }\n",
    );
    folder.write("repository/_config.yml", &config);
    let output = folder.build("out");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let redirects: Vec<_> = folder
        .all("out")
        .into_iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\""))
        .map(|(path, _)| path.display().to_string().replace('\\', "/"))
        .collect();
    assert_eq!(redirects, ["rules/index.html"]);
}

#[test]
fn a_site_is_not_written_among_what_it_is_made_of() {
    let folder = Folder::new();
    for out in ["repository/_posts/site", "repository/assets/site", "repository"] {
        let output = folder.build(out);
        assert_eq!(output.status.code(), Some(2), "{out}: {}", errors(&output));
    }
    // Jekyll's own place for sites is free where it holds none of Jekyll's.
    assert_eq!(folder.build("repository/_site").status.code(), Some(2));
    fs::remove_dir_all(folder.path("repository/_site")).unwrap();
    let before = folder.all("repository");
    let output = folder.build("repository/_site");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    fs::remove_dir_all(folder.path("repository/_site")).unwrap();
    assert_eq!(folder.all("repository"), before);
}

#[test]
fn pages_that_cannot_be_published_are_named() {
    let folder = Folder::new();
    folder.write("repository/index.html", "---\nlayout: home\n---\n<p>Welcome</p>\n");
    folder.write("repository/404.html", "---\n---\n<p>Nothing</p>\n");
    folder.write("repository/google123.html", "google-site-verification: google123.html");
    let output = folder.cuecard(&["check", "repository", "--language", "en"]);
    let told: Vec<_> = found(&output).into_iter().filter(|found| found.starts_with("no-own-page")).collect();
    assert_eq!(told, ["no-own-page index.html"], "{}", errors(&output));
}

#[test]
fn what_site_toml_says_counts_for_more() {
    let folder = Folder::new();
    folder.write(
        "repository/site.toml",
        "title = \"Reports\"\nlanguage = \"en\"\naddress = \"https://other.example/\"\n",
    );
    assert_eq!(folder.build("out").status.code(), Some(0));
    let home = folder.read("out/index.html");
    assert!(home.contains("<title>Reports") && home.contains("lang=\"en\""), "{home}");
    assert!(home.contains("https://other.example/"));
}

#[test]
fn settings_that_cannot_be_followed_are_named() {
    let folder = Folder::new();
    folder.write(
        "repository/_config.yml",
        "title: T\nlang: fr\ntimezone: Europe/Paris\npermalink: /:year/:week/:title/\nurl: example.org\n",
    );
    let output = folder.cuecard(&["check", "repository", "--language", "en"]);
    assert_eq!(output.status.code(), Some(1), "{}", errors(&output));
    let told: Vec<_> = found(&output).into_iter().filter(|found| found.contains("_config")).collect();
    assert_eq!(
        told,
        [
            "unspoken-language _config.yml:2",
            "timezone _config.yml:3",
            "permalink _config.yml:4",
            "wrong-type _config.yml:5",
            "no-address _config.yml",
        ]
    );
}

#[test]
fn an_address_with_the_base_path_or_the_host_leads_within_the_site() {
    let folder = Folder::new();
    let post = "---\ntitle: 第8回\n---\n\n[甲](/blog/posts/meetup-7/) [乙](https://meetup.example/blog/posts/meetup-7/)\n";
    folder.write("repository/_posts/2024-03-01-meetup-8.md", post);
    let output = folder.build("out");
    let told = errors(&output);
    assert!(!told.contains("meetup-8.md"), "{told}");
    let page = folder.read("out/posts/meetup-8/index.html");
    for words in ["甲", "乙"] {
        assert!(page.contains(&format!("<a href=\"/blog/posts/meetup-7/\">{words}</a>")), "{page}");
    }
    folder.write("repository/_posts/2024-03-01-meetup-8.md", &post.replace("posts/meetup-7/", "posts/zzz/"));
    let told = errors(&folder.build("out"));
    assert_eq!(told.matches("lost-page").count(), 2, "{told}");
}
