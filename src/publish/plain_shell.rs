//! The page shell without a client, for whoever has the native tool alone: the page as
//! `index.html` has it, with its styles put in.

/// The page that Trunk makes the shell of.
const PAGE: &str = include_str!("../../index.html");

/// Its style sheets, in its order.
const STYLES: &[&str] = &[
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/layout.css"),
    include_str!("../../style/site_header.css"),
    include_str!("../../style/text.css"),
    include_str!("../../style/picture.css"),
    include_str!("../../style/recording.css"),
    include_str!("../../style/contents.css"),
    include_str!("../../style/cue_list.css"),
    include_str!("../../style/player.css"),
    include_str!("../../style/panel.css"),
    include_str!("../../style/bar.css"),
    include_str!("../../style/talk_card.css"),
    include_str!("../../style/slides.css"),
    include_str!("../../style/deck.css"),
    include_str!("../../style/switch.css"),
    include_str!("../../style/keys.css"),
    include_str!("../../style/transcript.css"),
    include_str!("../../style/report_entry.css"),
    include_str!("../../style/listing.css"),
    include_str!("../../style/talk_entry.css"),
    include_str!("../../style/pager.css"),
    include_str!("../../style/notice.css"),
    include_str!("../../style/print.css"),
];

/// The shell's text: what Trunk would make, less what it knows of the client.
pub(super) fn text() -> String {
    let mut styles = STYLES.iter();
    let mut out = String::new();
    let mut in_tag = false;
    for line in PAGE.lines() {
        let is_asset = line.trim_start().starts_with("<link data-trunk") || line.trim() == "<link";
        if line.contains("type=\"css\"") {
            out.extend(["<style>", styles.next().copied().unwrap_or_default(), "</style>\n"]);
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
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let names =
            PAGE.lines().filter_map(|line| line.split_once("type=\"css\" href=\"")?.1.split_once('"'));
        let texts: Vec<_> =
            names.filter_map(|(name, _)| std::fs::read_to_string(root.join(name)).ok()).collect();
        assert_eq!(texts, STYLES);
        let text = text();
        assert!(!text.contains("data-trunk") && text.contains("<div id=\"app\"></div>"), "{text}");
    }
}
