//! The differences to kramdown, each with the rule that explains it.

use std::collections::{BTreeMap, BTreeSet};

use cuecard::compile::Diagnostic;
use cuecard::model::Language;

use crate::kramdown;
use crate::normal::{Form, normal, values, words};
use crate::ours;
use crate::rules::{RULES, Rule};

/// Says that ours is what the authors of a text make of it, where kramdown differs.
pub(crate) const AS_ITS_AUTHORS: &str = "as-its-authors";

/// Compares texts with kramdown; every difference must have its rule, and at least so many
/// texts must be equal. What is known of a text by other comparisons stands in `explained`.
///
/// Returns which rules explain something; none where there is no kramdown.
pub(crate) fn differential(
    name: &str,
    texts: &[String],
    explained: &[Option<String>],
    least: usize,
) -> Option<BTreeSet<&'static str>> {
    let Some(theirs) = kramdown::html(texts) else {
        kramdown::say_absent();
        return None;
    };
    let (mut rules, mut used) = (BTreeMap::<String, usize>::new(), BTreeSet::new());
    let (mut unexplained, mut lost) = (Vec::new(), Vec::new());
    for (index, (text, theirs)) in texts.iter().zip(&theirs).enumerate() {
        let explained = explained.get(index).cloned().flatten();
        let (ours, diagnostics) = ours::html(text);
        let compared = Compared { text, ours: &ours, theirs };
        if explained.is_none() && !theirs.starts_with("<failed>") {
            let words = compared.lost(&diagnostics);
            if !words.is_empty() {
                lost.push(format!("{words:?} of\n{}", compared.shown()));
            }
        }
        if compared.is_equal() {
            continue;
        }
        let found = if explained.is_none() { compared.rules(&diagnostics) } else { None };
        used.extend(found.iter().flatten());
        match explained.or_else(|| found.map(|names| names.join(" + "))) {
            Some(rule) => *rules.entry(rule).or_default() += 1,
            None => unexplained.push(compared.shown()),
        }
    }
    let equal = texts.len() - rules.values().sum::<usize>() - unexplained.len();
    eprintln!("{name}: {equal} of {} are equal; others by rule: {rules:?}", texts.len());
    eprintln!("{name}: words are lost of {} of {}", lost.len(), texts.len());
    lost.sort_by_key(String::len);
    lost.truncate(20);
    assert!(lost.is_empty(), "words are lost:\n{}", lost.join("\n======\n"));
    let count = unexplained.len();
    unexplained.sort_by_key(String::len);
    unexplained.truncate(20);
    assert!(unexplained.is_empty(), "{count} differences have no rule:\n{}", unexplained.join("\n======\n"));
    assert!(equal >= least, "{name}: {equal} are equal, not {least}");
    Some(used)
}

/// A text, with what is made of it.
pub(crate) struct Compared<'t> {
    pub(crate) text: &'t str,
    pub(crate) ours: &'t str,
    pub(crate) theirs: &'t str,
}

/// How both sides are compared.
const FORM: Form = Form { known_only: true, plain_quotes: false, no_ids: false, no_numbers: true };

impl Compared<'_> {
    /// Whether both are equal.
    pub(crate) fn is_equal(&self) -> bool {
        normal(self.ours, FORM) == normal(self.theirs, FORM)
    }

    /// Whether both are equal after changes, quotes written as on a keyboard.
    fn equal_after(&self, changes: &[fn(&str) -> String]) -> bool {
        let form = Form { plain_quotes: true, ..FORM };
        let form_of = |html: &str| {
            let html = changes.iter().fold(normal(html, form), |html, change| change(&html));
            html.replace(
                |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}'),
                "",
            )
        };
        form_of(self.ours) == form_of(self.theirs)
    }

    /// The rule that explains the difference, or those that do so together.
    fn rules(&self, diagnostics: &[Diagnostic]) -> Option<Vec<&'static str>> {
        // kramdown stopped with an error of its own, or did not come to an end.
        if self.theirs.starts_with("<failed>") {
            return Some(vec!["kramdown-fails"]);
        }
        // What is nested deeper than anybody reads is flat; no word is lost.
        let is_flat = diagnostics.iter().any(|diagnostic| diagnostic.code.name() == "too-deep");
        if is_flat && words(self.ours) == words(self.theirs) {
            return Some(vec!["too-deep"]);
        }
        let applying: Vec<&Rule> = RULES.iter().filter(|rule| (rule.applies)(self.text)).collect();
        if let Some(rule) = applying.iter().find(|rule| self.equal_after(&[rule.change])) {
            return Some(vec![rule.name]);
        }
        if !applying.is_empty() && self.is_equal_by(&applying) {
            return Some(self.needed(applying).iter().map(|rule| rule.name).collect());
        }
        self.is_of_html().then(|| vec!["raw-html"])
    }

    fn is_equal_by(&self, rules: &[&Rule]) -> bool {
        self.equal_after(&rules.iter().map(|rule| rule.change).collect::<Vec<_>>())
    }

    /// The rules without which both are not equal, of some with which they are.
    fn needed<'r>(&self, mut rules: Vec<&'r Rule>) -> Vec<&'r Rule> {
        for index in (0..rules.len()).rev() {
            let mut others = rules.clone();
            others.remove(index);
            if self.is_equal_by(&others) {
                rules = others;
            }
        }
        rules
    }

    /// Raw HTML is read as browsers read it, and none of it is kept: where kramdown shows
    /// the characters of what it takes for no tag, or takes more for one, or knows other
    /// entities, we differ. What we show is in the source all the same.
    fn is_of_html(&self) -> bool {
        let plain = |text: &str| text.replace(['\\', '\u{fffd}'], "");
        let source = [
            plain(&words(&self.text.replace('<', "&lt;"))),
            plain(&words(self.text)),
            plain(self.text),
            plain(&self.text.replace(['<', '>'], "")),
        ];
        let known = |word: &str| source.iter().any(|source| source.contains(&plain(word)));
        let shown = words(self.ours);
        let follows = |mark: char, wanted: fn(char) -> bool| {
            self.text.split(mark).skip(1).any(|rest| rest.starts_with(wanted))
        };
        let tags = follows('<', |c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let entities = follows('&', |c| c.is_ascii_alphanumeric() || c == '#');
        (tags || entities) && shown.split(|c: char| !c.is_ascii_alphanumeric()).all(known)
    }

    /// The words that a reader of their page meets, titles too, and that are neither in ours nor
    /// named by one of the diagnostics. Those within tags and the names of characters are
    /// none: what is a tag is told otherwise in malformed HTML, on purpose.
    pub(crate) fn lost(&self, diagnostics: &[Diagnostic]) -> Vec<String> {
        let mut kept = [words(self.ours), values(self.ours, None)].join(" ").replace('\u{fffd}', "");
        for diagnostic in diagnostics {
            let from_body = |at: usize| at.saturating_sub(ours::FRONT_MATTER.len());
            let place = diagnostic.span.map(|span| from_body(span.start)..from_body(span.end));
            let source = place.and_then(|place| self.text.get(place)).unwrap_or_default();
            kept.extend([" ", &*diagnostic.message(Language::English), " ", source]);
        }
        let kept = kept.to_lowercase();
        let theirs = [words(self.theirs), values(self.theirs, Some("title"))].join(" ").to_lowercase();
        let source = outside_of_tags(self.text).to_lowercase();
        let lost = theirs.split(|c: char| !c.is_alphanumeric()).filter(|word| !kept.contains(word));
        lost.filter(|word| source.contains(word)).map(str::to_owned).collect()
    }

    /// Both in their normal forms, for whoever looks for the difference.
    pub(crate) fn shown(&self) -> String {
        let (ours, theirs) = (normal(self.ours, FORM), normal(self.theirs, FORM));
        format!("--- text\n{}--- ours\n{ours}--- kramdown\n{theirs}", self.text)
    }
}

/// A text without what stands within `<>`, without the names of characters, and without
/// what is for whoever cannot show the elements that hold it.
fn outside_of_tags(text: &str) -> String {
    const HIDING: [&str; 7] = ["script", "style", "iframe", "video", "audio", "source", "object"];
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
    // A script may write its own end tag so that it is none.
    let hides = |tag: &str| {
        HIDING.iter().any(|name| tag.trim_start_matches("\\/").to_ascii_lowercase().starts_with(name))
    };
    let parts = text.split('<').enumerate().map(|(index, part)| match part.split_once('>') {
        Some((tag, _)) if index > 0 && hides(tag) => "",
        Some((_, behind)) if index > 0 => behind,
        _ if index > 0 => "",
        _ => part,
    });
    let words = parts.collect::<Vec<_>>().join(" ");
    let parts = words.split('&').enumerate().map(|(index, part)| match index {
        0 => part,
        _ => part.trim_start_matches(is_name),
    });
    parts.collect::<Vec<_>>().join(" ")
}
