//! The rules: each a function from a source to what breaks it, so that it can be
//! tried on planted text as well as on the project.

use crate::source::Source;

/// Which folder of `src/` may name which directly; what those may name, it may too.
pub(crate) const DIRECTION: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("compile", &["model"]),
    ("player", &["model"]),
    ("ui", &["model", "player"]),
    ("client", &["ui"]),
    ("publish", &["ui", "compile"]),
];

/// What the model may know besides Rust's own library.
const MODEL_KNOWS: &[&str] = &["serde", "thiserror"];

/// Ways past the typed text, and past the compiler's checks.
const NOWHERE: &[&str] = &[
    "unsafe",
    "inner_html",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
];
const NOWHERE_IN_SCRIPTS: &[&str] =
    &["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("];

/// The one file at the player's frame, and the one that draws a deck's.
pub(crate) const PLAYER_FRAME: &str = "player/frame.rs";
pub(crate) const DECK_FRAME: &str = "ui/components/slides.rs";

/// Rule: nothing points back up.
pub(crate) fn breaks_direction(source: &Source) -> Vec<String> {
    let Some(folder) = source.folder().filter(|folder| *folder != "bin") else {
        return Vec::new();
    };
    let allowed = reach(folder);
    let broken = source.names_of_root().into_iter().filter(|name| !allowed.contains(&name.as_str()));
    broken.map(|name| format!("{}: `{folder}` may not know `{name}`", source.path)).collect()
}

/// A folder, and all that it may name.
fn reach(folder: &str) -> Vec<&str> {
    let below = DIRECTION.iter().find(|(name, _)| *name == folder).map_or(&[][..], |(_, below)| below);
    let mut reached = vec![folder];
    reached.extend(below.iter().flat_map(|name| reach(name)));
    reached
}

/// Rule: the model knows no crate but these few.
pub(crate) fn breaks_model(source: &Source, dependencies: &[String]) -> Vec<String> {
    if source.folder() != Some("model") {
        return Vec::new();
    }
    let is_foreign =
        |name: &str| dependencies.iter().any(|known| known == name) && !MODEL_KNOWS.contains(&name);
    let named = (0..source.tokens.len()).filter(|&at| {
        let is_used = source.text(at + 1) == "::" || source.text(at.wrapping_sub(1)) == "use";
        is_used && source.text(at.wrapping_sub(1)) != "::" && is_foreign(source.text(at))
    });
    named.map(|at| format!("{}: the model may not know `{}`", source.path, source.text(at))).collect()
}

/// Rule: no raw HTML, nothing unsafe.
pub(crate) fn breaks_safety(source: &Source) -> Vec<String> {
    let broken = NOWHERE.iter().filter(|word| source.has(&[word]));
    broken.map(|word| format!("{}: `{word}`", source.path)).collect()
}

/// Rule: no raw HTML by script either.
pub(crate) fn breaks_safety_in_script(path: &str, text: &str) -> Vec<String> {
    let broken = NOWHERE_IN_SCRIPTS.iter().filter(|word| text.contains(**word));
    broken.map(|word| format!("{path}: `{word}`")).collect()
}

/// Rule: frames are made and touched in two files, and a deck's is sent to addresses
/// alone: what it may be told by message is undocumented. The compiler reads what authors wrote, frames
/// included, and makes none.
pub(crate) fn breaks_frames(source: &Source) -> Vec<String> {
    let reads_only = source.folder() == Some("compile");
    let handles = source.has(&["HtmlIFrameElement"]);
    let creates = source.has(&["\"iframe\""]) && !reads_only;
    let is_broken = match source.path.as_str() {
        PLAYER_FRAME => false,
        DECK_FRAME => source.has(&["post_message"]),
        _ => handles || creates,
    };
    if is_broken { vec![format!("{}: makes or touches a frame", source.path)] } else { Vec::new() }
}

/// Rule: the interface draws no script, no style, no page inside an attribute. The
/// names of elements and attributes are literals of the code, never an author's text.
pub(crate) fn draws_code(source: &Source) -> Vec<String> {
    let is_interface = source.folder() == Some("ui");
    let broken = ["\"script\"", "\"style\"", "\"srcdoc\""]
        .into_iter()
        .filter(|name| is_interface && source.has(&[name]));
    broken.map(|name| format!("{}: draws {name}", source.path)).collect()
}

/// Rule: every file of `style/` is used, by the page's shell or by a sheet.
pub(crate) fn unused_styles(names: &[String], shell: &str, sheets: &str) -> Vec<String> {
    let is_linked = |name: &str| shell.contains(&format!("href=\"style/{name}\""));
    let is_imported = |name: &str| {
        let quoted = [format!("\"{name}\""), format!("\"./{name}\""), format!("url({name})")];
        sheets.lines().any(|line| quoted.iter().any(|name| line.contains(name.as_str())))
    };
    names.iter().filter(|name| !is_linked(name) && !is_imported(name)).cloned().collect()
}

/// The crates that a manifest's `[dependencies]` name, as Rust spells them.
pub(crate) fn dependencies(manifest: &str) -> Vec<String> {
    let mut section = "";
    let mut names = Vec::new();
    for line in manifest.lines() {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']');
            names.extend(section.strip_prefix("dependencies.").map(str::to_owned));
        } else if section == "dependencies"
            && let Some((name, _)) = line.split_once('=')
        {
            names.push(name.trim().to_owned());
        }
    }
    names.into_iter().map(|name| name.replace('-', "_")).collect()
}
