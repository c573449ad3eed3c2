//! One post of the generated archive.

use std::fmt::Write as _;

use super::fields::{FIELDS, Field};
use super::people::{
    COMPANIES, COMPANY_ENDS, FAMILY_NAMES, GIVEN_NAMES, GROUPS, HANDLE_ENDS, HANDLES, PLACES,
};
use super::random::Random;
use super::sentences::{AUDIENCES, CLOSINGS, HIGHLIGHTS, OPENINGS, SUMMARIES, TITLES};

/// How many people the archive's speakers are.
const SPEAKERS: u64 = 12_000;
/// Talks of a report, and lightning talks.
const TALKS: u64 = 4;
const LIGHTNING_TALKS: u64 = 4;
/// Reports of a week, over all groups.
const REPORTS_A_WEEK: u64 = 20;

/// A post: the name of its file, and its text.
pub(super) struct Post {
    pub(super) file: String,
    pub(super) text: String,
}

/// The post of a number from 0; the same number is the same post in an archive of any size.
pub(super) fn post(number: u64) -> Post {
    let mut random = Random::new(number);
    let group = number % u64::try_from(GROUPS.len()).unwrap_or(1);
    let (address, name) = GROUPS.get(usize::try_from(group).unwrap_or_default()).copied().unwrap_or_default();
    let count = number / u64::try_from(GROUPS.len()).unwrap_or(1) + 1;
    let fields: Vec<&Field> = (0..3).filter_map(|_| random.of(FIELDS)).collect();
    let mut words = Words::new(fields.first().copied(), &mut random);
    words.group = name;
    words.number = count;
    let talks: Vec<Talk> =
        (0..TALKS + LIGHTNING_TALKS).map(|index| Talk::new(index, &fields, &mut random)).collect();
    let mut text = front_matter(name, count, &fields, &words, &mut random);
    let _ = writeln!(text, "{}\n", words.sentence(OPENINGS, &mut random));
    text.push_str(&recording(&talks, &mut random));
    text.push_str("# 発表\n\n");
    for talk in &talks {
        talk.write(&mut text, &mut random);
    }
    let _ = writeln!(text, "# おわりに\n\n{}", words.sentence(CLOSINGS, &mut random));
    Post { file: format!("{}-{address}-{count}.md", date(number)), text }
}

/// The day of a report, from the beginning of 2016 on.
fn date(number: u64) -> String {
    let mut day = number * 7 / REPORTS_A_WEEK;
    let mut year = 2016;
    loop {
        let is_leap = year % 4 == 0;
        let lengths = [31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            if day < length {
                return format!("{year:04}-{month:02}-{:02}", day + 1);
            }
            day -= length;
        }
        year += 1;
    }
}

fn front_matter(name: &str, count: u64, fields: &[&Field], words: &Words, random: &mut Random) -> String {
    let mut tags: Vec<&str> = fields.iter().map(|field| field.tag).collect();
    tags.sort_unstable();
    tags.dedup();
    let (family, given) = (random.pick(FAMILY_NAMES), random.pick(GIVEN_NAMES));
    format!(
        "---\nlayout: post\ntitle: \"{name} #{count} レポート\"\nauthor: {family} {given}\ntags: [{}]\n\
         description: {name}の第 {count} 回を、{}と{}の話を中心に振り返ります。\n---\n\n",
        tags.join(", "),
        words.subject,
        words.second,
    )
}

/// The recording and its cue list; of some reports it is still to come.
fn recording(talks: &[Talk], random: &mut Random) -> String {
    let mut text = "# 動画 {#video}\n\n".to_owned();
    if random.below(25) == 0 {
        text.push_str("～～ComingSoon～～\n\n");
        return text;
    }
    let _ = writeln!(text, "https://youtu.be/{}\n", symbols(11, VIDEO_SYMBOLS, random));
    let mut start = random.between(0, 300);
    for talk in talks {
        let Talk { label, speaker, company, .. } = talk;
        let by = if company.is_empty() { speaker.clone() } else { format!("{speaker} / {company}") };
        let _ =
            writeln!(text, "<p>{label}. <a href=\"#video\" onclick=\"setVideoTime({start})\">{by}</a></p>");
        start += if talk.is_lightning { random.between(260, 420) } else { random.between(800, 1700) };
    }
    text.push('\n');
    text
}

/// What addresses on YouTube and Speaker Deck are made of.
const VIDEO_SYMBOLS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DECK_SYMBOLS: &[u8] = b"0123456789abcdef";

fn symbols(length: usize, from: &[u8], random: &mut Random) -> String {
    (0..length).filter_map(|_| random.of(from).copied()).map(char::from).collect()
}

struct Talk {
    label: String,
    is_lightning: bool,
    title: String,
    /// As the cue list has it.
    speaker: String,
    /// As the heading has it.
    called: String,
    company: String,
    words: Words,
}

impl Talk {
    fn new(index: u64, fields: &[&Field], random: &mut Random) -> Self {
        let is_lightning = index >= TALKS;
        let label =
            if is_lightning { format!("LT{}", index - TALKS + 1) } else { format!("発表{}", index + 1) };
        let Person { speaker, called, company } = Person::new(random.below(SPEAKERS));
        let mut words = Words::new(random.of(fields).copied(), random);
        if !company.is_empty() {
            words.company.clone_from(&company);
        }
        let title = words.sentence(TITLES, random);
        Self { label, is_lightning, title, speaker, called, company, words }
    }

    fn write(&self, out: &mut String, random: &mut Random) {
        let (name, number) = self.label.split_at(self.label.len() - 1);
        let gap = if self.is_lightning { "" } else { " " };
        let _ = writeln!(out, "## {name}{gap}{number} {}（{}さん）\n", self.title, self.called);
        if random.below(2) == 0 {
            let deck = symbols(32, DECK_SYMBOLS, random);
            let address = format!("https://speakerdeck.com/player/{deck}");
            let _ = writeln!(out, "<iframe src=\"{address}\" title=\"{}\"></iframe>\n", self.title);
        }
        let sentences = if self.is_lightning { 2 } else { 3 };
        let _ = writeln!(out, "## 発表の概要");
        for template in random.several(sentences, SUMMARIES) {
            let _ = writeln!(out, "{}", self.words.fill(template));
        }
        let _ = writeln!(out, "\n## 発表の面白い点");
        for template in random.several(sentences - 1, HIGHLIGHTS) {
            let _ = writeln!(out, "{}", self.words.fill(template));
        }
        if !self.is_lightning {
            let _ = writeln!(out, "\n## 聞くことをお勧めする人");
            for template in random.several(3, AUDIENCES) {
                let _ = writeln!(out, "- {}", self.words.fill(template));
            }
        }
        out.push('\n');
    }
}

/// One of the archive's speakers: the same number is the same person.
struct Person {
    speaker: String,
    called: String,
    company: String,
}

impl Person {
    fn new(number: u64) -> Self {
        let mut random = Random::new(number.wrapping_mul(0x5851_f42d_4c95_7f2d));
        let company = company(&mut random);
        if random.below(6) == 0 {
            let handle = [random.pick(HANDLES), random.pick(HANDLE_ENDS)].concat();
            let company = if random.below(2) == 0 { company } else { String::new() };
            return Self { speaker: handle.clone(), called: handle, company };
        }
        let (family, given) = (random.pick(FAMILY_NAMES), random.pick(GIVEN_NAMES));
        Self { speaker: format!("{family} {given}"), called: family.to_owned(), company }
    }
}

fn company(random: &mut Random) -> String {
    let name = [random.pick(COMPANIES), random.pick(COMPANY_ENDS)].concat();
    if random.below(2) == 0 { format!("株式会社{name}") } else { format!("{name}株式会社") }
}

/// What the sentences of a talk are filled with.
struct Words {
    tool: &'static str,
    other: &'static str,
    subject: &'static str,
    second: &'static str,
    trouble: &'static str,
    method: &'static str,
    way: &'static str,
    place: &'static str,
    group: &'static str,
    company: String,
    number: u64,
    people: u64,
    percent: u64,
    months: u64,
    years: u64,
    times: u64,
    count: u64,
    before: u64,
    after: u64,
}

impl Words {
    fn new(field: Option<&Field>, random: &mut Random) -> Self {
        let of = |words: fn(&Field) -> &'static [&'static str]| field.map_or(&[][..], words);
        let pair = |words: &[&'static str], random: &mut Random| {
            let one = random.pick(words);
            let others: Vec<_> = words.iter().copied().filter(|word| *word != one).collect();
            (one, random.pick(&others))
        };
        let (tool, other) = pair(of(|field| field.tools), random);
        let (subject, second) = pair(of(|field| field.subjects), random);
        let (method, way) = pair(of(|field| field.methods), random);
        let before = random.between(8, 90);
        Self {
            tool,
            other,
            subject,
            second,
            trouble: random.pick(of(|field| field.troubles)),
            method,
            way,
            place: random.pick(PLACES),
            group: "",
            company: company(random),
            number: 0,
            people: random.between(3, 60),
            percent: random.between(12, 95),
            months: random.between(2, 18),
            years: random.between(2, 15),
            times: random.between(2, 40),
            count: random.between(3, 9),
            before,
            after: random.between(1, before / 3),
        }
    }

    /// One of some sentences, filled in.
    fn sentence(&self, templates: &[&'static str], random: &mut Random) -> String {
        self.fill(random.pick(templates))
    }

    fn fill(&self, template: &str) -> String {
        let mut out = String::new();
        for piece in template.split_inclusive('}') {
            let Some((before, name)) = piece.strip_suffix('}').and_then(|rest| rest.split_once('{')) else {
                out.push_str(piece);
                continue;
            };
            out.push_str(before);
            out.push_str(&self.word(name));
        }
        out
    }

    /// The word that a name in braces stands for.
    fn word(&self, name: &str) -> String {
        let number = |number: u64| number.to_string();
        match name {
            "tool" => self.tool.to_owned(),
            "other" => self.other.to_owned(),
            "subject" => self.subject.to_owned(),
            "second" => self.second.to_owned(),
            "trouble" => self.trouble.to_owned(),
            "method" => self.method.to_owned(),
            "way" => self.way.to_owned(),
            "place" => self.place.to_owned(),
            "group" => self.group.to_owned(),
            "company" => self.company.clone(),
            "number" => number(self.number),
            "people" => number(self.people),
            "percent" => number(self.percent),
            "months" => number(self.months),
            "years" => number(self.years),
            "times" => number(self.times),
            "count" => number(self.count),
            "before" => number(self.before),
            "after" => number(self.after),
            // Left as it is, a name that nothing stands for is seen by the test below.
            unknown => format!("{{{unknown}}}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn posts_are_whole_and_differ() {
        let posts: Vec<Post> = (0..200).map(post).collect();
        let files: HashSet<_> = posts.iter().map(|post| &post.file).collect();
        assert_eq!(files.len(), posts.len(), "two posts have one name");
        for Post { file, text } in &posts {
            assert!(!text.contains('}') || !text.replace("{#video}", "").contains('{'), "{file}:\n{text}");
            assert_eq!(text.matches("## 発表の概要").count(), 8, "{file}");
            assert!((4_000..10_000).contains(&text.len()), "{file} has {} bytes", text.len());
        }
        assert_eq!(post(7).text, post(7).text);
    }

    #[test]
    fn days_are_days_of_the_calendar() {
        assert_eq!((date(0), date(19)), ("2016-01-01".to_owned(), "2016-01-07".to_owned()));
        assert_eq!(date(169), "2016-02-29".to_owned());
        assert_eq!(date(9_999), "2025-07-31".to_owned());
    }
}
