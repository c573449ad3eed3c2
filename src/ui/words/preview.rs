//! The words that tell of a page elsewhere: in what a search finds, in a chat, in a feed.

use super::{Words, phrases};
use crate::model::{Entries, HomePage, Language, ListLink, Listing};

phrases! {
    /// The heading over the newest talks.
    newest_talks: "新着の発表", "Newest talks";
    /// The heading over what else there is.
    more: "その他", "More";
    /// The feed of the site.
    feed: "フィード（Atom）", "Feed (Atom)";
    /// Stands ahead of a report's address in its recording's description.
    report_elsewhere: "レポート（発表ごとのスライドと録画）", "The report, with slides and the recording talk by talk";
    /// Stands ahead of the chapters of a recording.
    chapters: "チャプター", "Chapters";
    /// Stands ahead of the talks' addresses.
    talks_elsewhere: "発表ごとのページ", "Talk by talk";
    /// What language models are told of the pages.
    llms_note: "各レポートのページには、発表ごとの概要、スライド、録画内の開始時間、文字起こしがあります。アドレスに `?t=秒数` を付けると、録画のその時間を指します。",
        "Each report's page has what its talks said, their slides, their places in the recording and, where there are any, their transcripts. An address with `?t=SECONDS` leads to that place in the recording.";
}

impl Words {
    /// What there is on a site whose organiser does not say.
    pub fn home_summary(self, page: &HomePage) -> String {
        let total: u32 = page.years.iter().map(|year| year.total).sum();
        let Some(newest) = page.reports.first() else { return self.no_reports().to_owned() };
        let (title, date) = (&newest.title, self.date(newest.date));
        match self.0 {
            Language::Japanese => format!("勉強会のレポート {total} 本。最新は「{title}」（{date}）。"),
            Language::English if total == 1 => format!("One meetup report: {title} ({date})."),
            Language::English => format!("{total} meetup reports. The newest: {title} ({date})."),
        }
    }

    /// What is on a page of a list.
    pub fn list_summary(self, listing: &Listing) -> String {
        let names: Vec<String> = match &listing.entries {
            Entries::Reports(reports) => reports.iter().map(|report| report.title.clone()).collect(),
            Entries::Talks(talks) => talks.iter().map(|talk| talk.title.clone()).collect(),
            Entries::Lists(lists) => lists.iter().map(|link| self.link_label(link)).collect(),
        };
        let (title, count) = (self.listing_title(listing), self.entry_count(&listing.list, listing.total));
        let rest = if names.is_empty() { self.empty_list().to_owned() } else { names.join(" / ") };
        match self.0 {
            Language::Japanese => format!("{title}（{count}）：{rest}"),
            Language::English => format!("{title} ({count}). {rest}"),
        }
    }

    /// Stands for so many names behind those that there is room for.
    pub fn more_names(self, count: usize) -> String {
        match self.0 {
            Language::Japanese => format!(" ほか {count} 名"),
            Language::English => format!(" and {count} more"),
        }
    }

    /// A report that has no words to describe it.
    pub fn report_summary(self, date: &str, talks: &str) -> String {
        match (self.0, talks.is_empty()) {
            (Language::Japanese, true) => format!("{date}の勉強会のレポート。"),
            (Language::Japanese, false) => format!("{date}の勉強会のレポート：{talks}"),
            (Language::English, true) => format!("A report of the meetup of {date}."),
            (Language::English, false) => format!("A report of the meetup of {date}: {talks}"),
        }
    }

    fn link_label(self, link: &ListLink) -> String {
        self.list_label(&link.list, link.name.as_deref())
    }
}
