//! The includes with which the theme Chirpy embeds recordings (its `_includes/embed`).

/// The HTML of `embed/youtube.html id='…'` and its kin; `None` where it is not known.
///
/// Frames are known of YouTube alone; what other providers play becomes a link.
pub(super) fn html(given: &str) -> Option<String> {
    let (name, parameters) = given.split_once(char::is_whitespace)?;
    let given = Parameters::read(parameters);
    let page = match name.strip_prefix("embed/")?.strip_suffix(".html")? {
        "youtube" => {
            let title = given.text("title").map(|title| [" title=\"", &*title, "\""].concat());
            let start = "<iframe src=\"https://www.youtube.com/embed/";
            return Some([start, given.id()?, "\"", &title.unwrap_or_default(), "></iframe>"].concat());
        }
        kind @ ("video" | "audio") => {
            let caption = given.text("title").map(|title| ["\n<p><em>", &*title, "</em></p>"].concat());
            let opening = ["<", kind, " src=\"", &*given.text("src")?, "\"></", kind, ">"].concat();
            return Some([opening, caption.unwrap_or_default()].concat());
        }
        "bilibili" => ["https://www.bilibili.com/video/", given.id()?].concat(),
        "twitch" => ["https://www.twitch.tv/videos/", given.id()?].concat(),
        "spotify" => ["https://open.spotify.com/track/", given.id()?].concat(),
        _ => return None,
    };
    let words = given.text("title").unwrap_or_else(|| page.clone());
    Some(["<p><a href=\"", &page, "\">", &words, "</a></p>"].concat())
}

/// What is given to an include: `name='value'`, or `name=word`.
struct Parameters<'t>(Vec<(&'t str, Option<&'t str>)>);

impl<'t> Parameters<'t> {
    /// Values that are no text, but the name of one, are none here.
    fn read(text: &'t str) -> Self {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let name = name.split_whitespace().last().unwrap_or_default();
            let quoted = after.chars().next().filter(|c| matches!(c, '\'' | '"'));
            let quoted = quoted.and_then(|quote| after.strip_prefix(quote)?.split_once(quote));
            let (value, next) = match quoted {
                Some((value, next)) => (Some(value), next),
                None => (None, after.split_once(char::is_whitespace).map_or("", |(_, next)| next)),
            };
            found.push((name, value));
            rest = next;
        }
        Self(found)
    }

    fn get(&self, name: &str) -> Option<&'t str> {
        self.0.iter().find(|(found, _)| *found == name).and_then(|(_, value)| *value)
    }

    /// A provider's name for what it plays.
    fn id(&self) -> Option<&'t str> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        self.get("id").filter(|id| !id.is_empty() && id.chars().all(allowed))
    }

    /// A text as HTML.
    fn text(&self, name: &str) -> Option<String> {
        let text = self.get(name)?.trim();
        // An include takes what is given to it as it is.
        let text = if text.contains("{{") { "" } else { text };
        let escaped =
            text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        (!text.is_empty()).then_some(escaped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embed_of_the_theme() {
        for (given, wanted) in [
            (
                "embed/youtube.html id='aqz-KE-bpKQ'",
                "<iframe src=\"https://www.youtube.com/embed/aqz-KE-bpKQ\"></iframe>",
            ),
            (
                "embed/video.html\n  types='ogg|mov'\n  src='/assets/a.webm?x=1&y=2'\n  autoplay=true\n  title='<題>'",
                "<video src=\"/assets/a.webm?x=1&amp;y=2\"></video>\n<p><em>&lt;題&gt;</em></p>",
            ),
            ("embed/audio.html src=\"/assets/a.mp3\"", "<audio src=\"/assets/a.mp3\"></audio>"),
            (
                "embed/bilibili.html id='BV1GJ411x7h7'",
                "<p><a href=\"https://www.bilibili.com/video/BV1GJ411x7h7\">https://www.bilibili.com/video/BV1GJ411x7h7</a></p>",
            ),
            (
                "embed/twitch.html id='1634779211' title='夜'",
                "<p><a href=\"https://www.twitch.tv/videos/1634779211\">夜</a></p>",
            ),
            (
                "embed/spotify.html id='3OuMIIFP5TxM8tLXMWYPGV' compact=1 dark=1 title='曲'",
                "<p><a href=\"https://open.spotify.com/track/3OuMIIFP5TxM8tLXMWYPGV\">曲</a></p>",
            ),
        ] {
            assert_eq!(html(given).as_deref(), Some(wanted), "{given}");
        }
    }
}
