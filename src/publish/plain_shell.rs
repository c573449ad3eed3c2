//! The page shell without a client, for whoever has the native tool alone: the page as
//! `index.html` has it, with its styles put in.

/// The page that Trunk makes the shell of.
const PAGE: &str = include_str!("../../index.html");

/// Style sheets by their names, each with its text.
macro_rules! styles {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../../style/", $name, ".css")))),+] };
}

/// The page's style sheets, in its order.
const STYLES: &[(&str, &str)] = styles![
    "tokens",
    "base",
    "layout",
    "site_header",
    "text",
    "picture",
    "recording",
    "contents",
    "cue_list",
    "player",
    "panel",
    "bar",
    "talk_card",
    "slides",
    "deck",
    "switch",
    "keys",
    "transcript",
    "report_entry",
    "listing",
    "talk_entry",
    "pager",
    "search",
    "notice",
    "copies",
    "print"
];

/// The shell's text: what Trunk would make, less what it knows of the client.
pub(super) fn text() -> String {
    let mut styles = STYLES.iter();
    let mut out = String::new();
    let mut in_tag = false;
    for line in PAGE.lines() {
        let is_asset = line.trim_start().starts_with("<link data-trunk") || line.trim() == "<link";
        if line.contains("type=\"css\"") {
            out.extend(["<style>", styles.next().map_or("", |(_, text)| text), "</style>\n"]);
        } else if is_asset || in_tag {
            in_tag = !line.trim_end().ends_with('>');
        } else {
            out.extend([line, "\n"]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_sheet_of_the_page_is_there_in_its_order() {
        let inside = |line: &'static str| line.split_once("href=\"style/")?.1.split_once(".css\"");
        let linked: Vec<_> = PAGE.lines().filter_map(|line| Some(inside(line)?.0)).collect();
        let known: Vec<_> = STYLES.iter().map(|(name, _)| *name).collect();
        assert_eq!(linked, known);
        let text = text();
        assert!(!text.contains("data-trunk") && text.contains("<div id=\"app\"></div>"), "{text}");
    }
}
