//! The Content-Security-Policy of every page, as `<meta>` can carry it: a static
//! host sends no headers of ours.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::shell::Shell;
use crate::model::{Recording, Report, Slides};
use crate::player::address;

/// Writes the policy for pages of this shell that may frame these hosts.
pub(super) fn write(shell: &Shell, frames: &BTreeSet<String>) -> String {
    // No hash can name a script that the server changes. Only Trunk's server does,
    // on the organiser's own machine.
    let scripts = if shell.is_changed_by_server() {
        " 'unsafe-inline'".to_owned()
    } else {
        sources(&shell.inline_scripts)
    };
    let styles = sources(&shell.inline_styles);
    let frames = if frames.is_empty() {
        "'none'".to_owned()
    } else {
        frames.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    [
        "default-src 'none'",
        &["script-src 'self' 'wasm-unsafe-eval'", &scripts].concat(),
        &["style-src 'self'", &styles].concat(),
        "connect-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        &["frame-src ", &frames].concat(),
    ]
    .join("; ")
}

/// The origins of the frames that a report can open.
pub(super) fn frames(report: &Report) -> BTreeSet<String> {
    let recording = match &report.recording {
        Some(Recording::YouTube { .. }) => Some(address::EMBED_ORIGIN.to_owned()),
        _ => None,
    };
    let decks = report.talks().flat_map(|talk| &talk.slides).filter_map(Slides::deck);
    // A PDF file is shown in a frame of the site's own.
    let decks = decks.map(|deck| match deck.provider() {
        Some(provider) => ["https://", provider.host()].concat(),
        None => "'self'".to_owned(),
    });
    recording.into_iter().chain(decks).collect()
}

/// ` 'sha256-…'` for each text.
fn sources(texts: &[String]) -> String {
    let one = |text: &String| [" 'sha256-", &STANDARD.encode(Sha256::digest(text)), "'"].concat();
    texts.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_hash() {
        // The example of the CSP specification, section 8.3.
        assert_eq!(
            sources(&["alert('Hello, world.');".to_owned()]),
            " 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }
}
