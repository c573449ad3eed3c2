//! Guards what the architecture promises, in the code as it is written.
//!
//! 1. [`source`] reads a file of `src/` into tokens.
//! 2. [`rules`] finds what breaks a rule there.
//! 3. The tests below hold the project to the rules, and each rule to planted text
//!    that breaks it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at what it did not expect"
)]

mod rules;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use rules::{
    DECK_FRAME, DIRECTION, PLAYER_FRAME, breaks_direction, breaks_frames, breaks_model, breaks_safety,
    breaks_safety_in_script, dependencies, draws_code, unused_styles,
};
use source::Source;

fn root() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells where the project is"))
}

/// The files below a folder with an ending, as paths below `src/` and their texts.
fn files(ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let src = root().join("src");
    let mut found = Vec::new();
    walk(&src, &mut found);
    found.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    let below = |path: &PathBuf| path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
    found.iter().map(|path| (below(path), fs::read_to_string(path).unwrap())).collect()
}

fn sources() -> Vec<Source> {
    files("rs").iter().map(|(path, text)| Source::parse(path, text)).collect()
}

fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn nothing_points_back_up() {
    assert_none(&sources().iter().flat_map(breaks_direction).collect::<Vec<_>>());
}

#[test]
fn every_folder_has_its_place_in_the_direction() {
    for source in sources() {
        let known = |folder: &str| folder == "bin" || DIRECTION.iter().any(|(name, _)| *name == folder);
        assert!(source.folder().is_none_or(known), "{} is in a folder without a place", source.path);
    }
}

#[test]
fn pointing_back_up_is_found() {
    for (path, text) in [
        ("model/talk.rs", "use crate::player::State;"),
        ("player/state.rs", "use crate::{model::Cue, ui::App};"),
        ("player/state.rs", "fn f() { view! { <p>{crate::ui::words()}</p> } }"),
        ("ui/pages/home.rs", "use super::super::super::client::boot;"),
        ("compile/mod.rs", "mod inner { use super::super::publish::write; }"),
        ("publish/mod.rs", "pub use crate::client::start;"),
        ("client/mod.rs", "use crate::compile;"),
    ] {
        assert_eq!(breaks_direction(&Source::parse(path, text)).len(), 1, "{path}: {text}");
    }
    for (path, text) in [
        ("publish/mod.rs", "use crate::{compile, model::{Report, Site}, player::State, ui::App,};"),
        ("ui/pages/home.rs", "use super::super::client; // crate::client"),
        (
            "model/talk.rs",
            "/// See [`crate::compile`].\n#[cfg(test)] mod tests { use crate::compile::report; }",
        ),
        ("model/talk.rs", "mod inner { use super::super::Cue; }"),
        ("bin/cuecard.rs", "use cuecard::publish;"),
    ] {
        assert_none(&breaks_direction(&Source::parse(path, text)));
    }
}

#[test]
fn the_model_knows_serde_alone() {
    let dependencies = dependencies(&fs::read_to_string(root().join("Cargo.toml")).unwrap());
    assert!(
        dependencies.iter().any(|name| name == "leptos") && dependencies.iter().any(|name| name == "web_sys")
    );
    assert_none(&sources().iter().flat_map(|source| breaks_model(source, &dependencies)).collect::<Vec<_>>());
}

#[test]
fn a_model_that_knows_more_is_found() {
    let manifest = "[dependencies]\nleptos = \"0.8\"\nserde = \"1\"\nserde-saphyr = \"2\"\n\
                    [dependencies.web-sys]\nversion = \"0.3\"\n[dev-dependencies]\nproptest = \"1\"\n";
    let dependencies = dependencies(manifest);
    for text in ["use leptos::prelude::*;", "fn f(w: web_sys::Window) {}", "use serde_saphyr as yaml;"] {
        assert_eq!(breaks_model(&Source::parse("model/talk.rs", text), &dependencies).len(), 1, "{text}");
    }
    let fine = "use serde::Serialize; use std::fmt; #[cfg(test)] mod tests { use leptos::prelude::*; }";
    assert_none(&breaks_model(&Source::parse("model/talk.rs", fine), &dependencies));
    assert_none(&breaks_model(&Source::parse("ui/app.rs", "use leptos::prelude::*;"), &dependencies));
}

#[test]
fn no_raw_html_and_nothing_unsafe() {
    assert_none(&sources().iter().flat_map(breaks_safety).collect::<Vec<_>>());
    let scripts = [files("js"), files("mjs")].concat();
    assert!(scripts.iter().any(|(path, _)| path == "client/search/dialog.mjs"));
    assert_none(
        &scripts.iter().flat_map(|(path, text)| breaks_safety_in_script(path, text)).collect::<Vec<_>>(),
    );
}

#[test]
fn raw_html_and_unsafe_code_are_found() {
    for text in ["fn f() { unsafe { g() } }", "view! { <p inner_html=text></p> }", "e.set_inner_html(text);"]
    {
        assert_eq!(breaks_safety(&Source::parse("ui/app.rs", text)).len(), 1, "{text}");
    }
    assert_none(&breaks_safety(&Source::parse("ui/app.rs", "// unsafe\n#![forbid(unsafe_code)]")));
    assert_eq!(breaks_safety_in_script("client/boot.js", "root.innerHTML = text;").len(), 1);
}

#[test]
fn the_interface_draws_no_code() {
    assert_none(&sources().iter().flat_map(draws_code).collect::<Vec<_>>());
    for text in ["element(\"script\")", "element(\"p\").set(\"style\", x)", "frame.set(\"srcdoc\", x)"] {
        assert_eq!(draws_code(&Source::parse("ui/app.rs", text)).len(), 1, "{text}");
    }
}

#[test]
fn frames_are_made_in_two_files() {
    assert_none(&sources().iter().flat_map(breaks_frames).collect::<Vec<_>>());
}

#[test]
fn a_frame_made_elsewhere_is_found() {
    for (path, text) in [
        ("ui/app.rs", "element(\"iframe\").set(\"src\", address)"),
        ("client/boot.rs", "document.create_element(\"iframe\")"),
        ("player/state.rs", "use web_sys::HtmlIFrameElement;"),
        (DECK_FRAME, "window.post_message(&message, origin)"),
    ] {
        assert_eq!(breaks_frames(&Source::parse(path, text)).len(), 1, "{path}: {text}");
    }
    for (path, text) in [
        (PLAYER_FRAME, "document.create_element(\"iframe\")?.dyn_into::<HtmlIFrameElement>()"),
        (DECK_FRAME, "element(\"iframe\").set(\"src\", address)"),
        (DECK_FRAME, "frame.dyn_ref::<HtmlIFrameElement>()"),
        ("compile/html.rs", "match name { \"iframe\" => frame() }"),
    ] {
        assert_none(&breaks_frames(&Source::parse(path, text)));
    }
}

#[test]
fn every_style_is_used() {
    let style = root().join("style");
    let names = fs::read_dir(&style).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: Vec<_> = names.collect();
    let sheets: Vec<_> = names.iter().map(|name| fs::read_to_string(style.join(name)).unwrap()).collect();
    let shell = fs::read_to_string(root().join("index.html")).unwrap();
    assert_none(&unused_styles(&names, &shell, &sheets.join("\n")));
}

#[test]
fn an_unused_style_is_found() {
    let names = ["base.css", "part.css", "lost.css"].map(str::to_owned);
    let shell = "<link data-trunk rel=\"css\" href=\"style/base.css\">";
    assert_eq!(unused_styles(&names, shell, "@import \"part.css\";"), ["lost.css"]);
}
