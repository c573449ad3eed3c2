//! A page of the organiser's own: `pages/about.md`.
//!
//! It is read as a post is, and has no talks, no cues and no recording: whatever looks
//! like one is text there.

use super::block::{self, Flow, Piece};
use super::context::Context;
use super::diagnostic::{Diagnostic, Log};
use super::front_matter::{self, FrontMatter};
use super::ids::{self, HeadingIds};
use super::links::{self, SiteLink};
use super::problem::{PostProblem, Reason, SettingsProblem, reason};
use super::{Post, Surroundings, address, checks, footnotes};
use crate::model::{Asset, Block, Heading, Inline, Language, Slug, Style};

/// The site's own folders: a page of the name of one of them would never be found.
pub(super) const FOLDERS: [&str; 7] = ["assets", "data", "posts", "speakers", "tags", "talks", "years"];

/// A page of the organiser's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnText {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its language, where it is not the site's.
    pub language: Option<Language>,
    /// One sentence of what it tells.
    pub description: Option<String>,
    /// Its text.
    pub body: Vec<Block>,
    /// The files in which it was on Jekyll.
    pub former: Vec<Asset>,
    /// Its links to pages of the site, which may not be there.
    pub links: Vec<SiteLink>,
}

/// Compiles a page; `post.path` gives its name: `pages/about.md`. There is none where
/// an error among the diagnostics makes it impossible.
pub fn own_page(post: &Post<'_>, around: &Surroundings<'_>) -> (Option<OwnText>, Vec<Diagnostic>) {
    let mut log = Log::default();
    let page = compile(post, around, &mut log);
    (page, log.finish(post.path, post.text))
}

fn compile(post: &Post<'_>, around: &Surroundings<'_>, log: &mut Log) -> Option<OwnText> {
    let slug = name(post.path);
    let (yaml, body) = match front_matter::split(post.text) {
        Ok(parts) => parts,
        Err(at) => {
            log.report(at, SettingsProblem::FrontMatter { reason: Reason::Own(reason::NOT_CLOSED) });
            return None;
        }
    };
    let front_matter = FrontMatter::read(post.text, yaml, log)?;
    let jekyll = &front_matter.jekyll;
    let is_layout_alone = jekyll.has_layout && post.text.get(body.clone())?.trim().is_empty();
    if is_layout_alone || jekyll.is_unpublished {
        return None;
    }
    let Some(slug) = slug else {
        log.report(0..0, PostProblem::PageName);
        return None;
    };
    let former = jekyll.files_of_page(default_path(post.path, &slug, around), &slug, log);
    let (nodes, abbreviations) = super::nodes(post, body, jekyll, around, log)?;
    let context = &mut Context::new(address::Resolver::page(&slug, around), post.text, around, log);
    context.media_folder.clone_from(&jekyll.media_folder);
    context.is_without_liquid = jekyll.is_without_liquid;
    context.abbreviations = abbreviations;
    let mut flows = block::flow(&nodes, context);
    footnotes::append(&nodes, &mut flows, context);
    checks::levels(&flows, context);
    let ids = ids::assign(&flows, context);
    let body = blocks(flows, ids);
    let links = links::check(&links::anchors_of_page(&body), context);
    Some(OwnText {
        title: front_matter.title.unwrap_or_else(|| title(&slug)),
        language: front_matter.language,
        description: front_matter.description,
        body,
        former,
        links,
        slug,
    })
}

/// Where Jekyll put a page that does not say where: those of the theme's tabs where they are
/// now, any other in a file or a folder, as posts are.
fn default_path(path: &str, slug: &Slug, around: &Surroundings<'_>) -> Option<String> {
    let is_tab = path.rsplit(['/', '\\']).nth(1) == Some("_tabs");
    let in_files = around.permalink.as_ref().is_some_and(|permalink| !permalink.has_folders());
    (in_files && !is_tab).then(|| ["/", slug.as_str(), ".html"].concat())
}

/// A title made of a page's name, as Jekyll makes it: `About`.
fn title(slug: &Slug) -> String {
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>())
    };
    slug.as_str().split('-').filter_map(capital).collect::<Vec<_>>().join(" ")
}

/// The name of a page in addresses; `None` where the site cannot have such a page.
pub(super) fn name(path: &str) -> Option<Slug> {
    let name = path.rsplit(['/', '\\']).next()?;
    let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".markdown"))?;
    Slug::parse(stem).filter(|_| !stem.contains('.') && !FOLDERS.contains(&stem))
}

/// The pieces as blocks; the largest heading stands right below the page's title.
fn blocks(flows: Vec<Flow>, ids: Vec<HeadingIds>) -> Vec<Block> {
    let level = |flow: &Flow| match &flow.piece {
        Piece::Heading(heading) => Some(heading.level),
        _ => None,
    };
    let smallest = flows.iter().filter_map(level).min().unwrap_or(1);
    let mut ids = ids.into_iter();
    let place = |flow: Flow| match flow.piece {
        Piece::Heading(heading) => match ids.next() {
            Some(HeadingIds { id, former }) => {
                let level = (heading.level - smallest + 2).clamp(2, 6);
                let content = former.map(Inline::Anchor).into_iter().chain(heading.content).collect();
                Block::Heading(Heading { level, id, content })
            }
            None => Block::Paragraph(vec![Inline::Styled(Style::Strong, heading.content)]),
        },
        piece => block::nested(piece),
    };
    flows.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

    use super::*;
    use crate::compile::{FileInfo, Files};
    use crate::model::Asset;

    struct NoFiles;

    impl Files for NoFiles {
        fn find(&self, _: &Asset) -> Option<FileInfo> {
            None
        }
    }

    fn compiled(path: &str, text: &str) -> (Option<OwnText>, Vec<&'static str>) {
        let (page, found) = own_page(&Post { path, text }, &Surroundings::of(&NoFiles));
        (page, found.iter().map(|diagnostic| diagnostic.code.name()).collect())
    }

    #[test]
    fn what_looks_like_a_talk_is_text() {
        let text = "---\ntitle: 私たち\n---\n# 活動\n\n## 発表 1 とは\n\nhttps://youtu.be/aqz-KE-bpKQ\n";
        let (page, found) = compiled("pages/about.md", text);
        let page = page.unwrap();
        assert_eq!((page.slug.as_str(), page.title.as_str()), ("about", "私たち"));
        let headings = page.body.iter().filter(|block| matches!(block, Block::Heading(_))).count();
        assert_eq!((headings, page.body.len()), (2, 3));
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_page_takes_no_name_of_the_sites() {
        for path in ["pages/talks.md", "pages/a b.md", "pages/a.b.md", "pages/..md"] {
            assert_eq!(compiled(path, "text").1, ["page-name"], "{path}");
        }
    }
}
