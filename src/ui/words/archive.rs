//! The words of the archive: lists, their pages, and the ways between them.

use super::{Words, phrases};
use crate::model::{Language, List, ListLink, Listing, TalkFilter, TalkKind};

phrases! {
    /// The name of the navigation over the whole site.
    site: "サイト", "Site";
    /// The way to the search.
    search: "検索", "Search";
    /// The talks of all reports.
    talks: "発表一覧", "Talks";
    /// Everybody who spoke.
    speakers: "発表者一覧", "Speakers";
    /// What reports are tagged with.
    tags: "タグ一覧", "Tags";
    /// The name of the navigation between the lists of a kind.
    filters: "絞り込み", "Narrow down";
    /// The heading over the years that have reports.
    by_year: "年別", "By year";
    /// The name of the navigation between a list's pages.
    pages: "ページ", "Pages";
    /// The page of a list before this one.
    previous_page: "前のページ", "Previous page";
    /// The page of a list after this one.
    next_page: "次のページ", "Next page";
    /// The name of the navigation between reports.
    other_reports: "前後のレポート", "Other reports";
    /// The report after this one.
    newer_report: "次のレポート", "Next report";
    /// The report before this one.
    older_report: "前のレポート", "Previous report";
    /// A list that holds nothing.
    empty_list: "まだ何もありません。", "There is nothing here yet.";
    /// All talks, among lists of some of them.
    all: "すべて", "All";
    /// Talks that a recording can be played from.
    recorded: "録画あり", "With recording";
    /// Talks with slides.
    with_slides: "スライドあり", "With slides";
    /// Stands ahead of the day of a report's last change.
    updated: "更新：", "Updated ";
}

impl Words {
    /// What a list is called among its like: `2025年`, `LT`.
    pub fn list_label(self, list: &List, name: Option<&str>) -> String {
        match list {
            List::Year(year) | List::Talks(TalkFilter::Year(year)) => self.year(*year),
            List::Talks(TalkFilter::All) => self.all().to_owned(),
            List::Talks(TalkFilter::Kind(kind)) => self.kind(*kind).to_owned(),
            List::Talks(TalkFilter::Recorded) => self.recorded().to_owned(),
            List::Talks(TalkFilter::WithSlides) => self.with_slides().to_owned(),
            List::Talks(TalkFilter::Tag(slug)) | List::Speaker(slug) | List::Tag(slug) => {
                name.unwrap_or(slug.as_str()).to_owned()
            }
            List::Speakers => self.speakers().to_owned(),
            List::Tags => self.tags().to_owned(),
        }
    }

    /// The heading over a list.
    pub fn list_heading(self, list: &List, name: Option<&str>) -> String {
        let label = self.list_label(list, name);
        let (japanese, english) = match list {
            List::Talks(TalkFilter::All) => return self.talks().to_owned(),
            List::Year(_) => (["", "のレポート"], ["Reports of ", ""]),
            List::Tag(_) => (["タグ「", "」のレポート"], ["Reports tagged “", "”"]),
            List::Talks(TalkFilter::Tag(_)) => (["タグ「", "」の発表"], ["Talks tagged “", "”"]),
            List::Talks(TalkFilter::Year(_)) => (["", "の発表"], ["Talks of ", ""]),
            List::Talks(_) => (["発表（", "）"], ["Talks: ", ""]),
            List::Speaker(_) => (["", " の発表"], ["Talks by ", ""]),
            List::Speakers | List::Tags => return label,
        };
        let [before, after] = if self.0 == Language::Japanese { japanese } else { english };
        [before, &label, after].concat()
    }

    /// What the browser's tab calls a page of a list.
    pub fn listing_title(self, listing: &Listing) -> String {
        let heading = self.list_heading(&listing.list, listing.name.as_deref());
        if listing.page == 1 { heading } else { [&heading, " ", &self.page_of(listing)].concat() }
    }

    /// Which of a list's pages this is: `2 / 5`.
    pub fn page_of(self, listing: &Listing) -> String {
        [&listing.page.to_string(), " / ", &listing.pages.to_string()].concat()
    }

    /// How many entries a list has.
    pub fn list_count(self, link: &ListLink) -> String {
        self.entry_count(&link.list, link.total)
    }

    /// How many entries a list has, in what they are.
    pub fn entry_count(self, list: &List, total: u32) -> String {
        let (japanese, one, many) = match list {
            List::Year(_) | List::Tag(_) => (" 本", " report", " reports"),
            List::Talks(_) | List::Speaker(_) => (" 件", " talk", " talks"),
            List::Speakers => (" 人", " speaker", " speakers"),
            List::Tags => (" 個", " tag", " tags"),
        };
        let unit = match self.0 {
            Language::Japanese => japanese,
            Language::English if total == 1 => one,
            Language::English => many,
        };
        [&total.to_string(), unit].concat()
    }

    /// How long a report takes to read.
    pub fn reading_time(self, minutes: u32) -> String {
        let minutes = minutes.to_string();
        match self.0 {
            Language::Japanese => ["約 ", &minutes, " 分で読めます"].concat(),
            Language::English => [&minutes, " min read"].concat(),
        }
    }

    fn year(self, year: u16) -> String {
        let unit = if self.0 == Language::Japanese { "年" } else { "" };
        [&year.to_string(), unit].concat()
    }

    fn kind(self, kind: TalkKind) -> &'static str {
        match (self.0, kind) {
            (_, TalkKind::Lightning) => "LT",
            (Language::Japanese, TalkKind::Talk) => "発表",
            (Language::English, TalkKind::Talk) => "Full talks",
        }
    }
}
