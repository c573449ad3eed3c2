//! The parts that pages are drawn of, one a file; `style/` has a file of the same name
//! for each that looks like something of its own.

pub(crate) mod bar;
pub(crate) mod contents;
pub(crate) mod copies;
pub(crate) mod cue;
pub(crate) mod cue_list;
pub(crate) mod date;
pub(crate) mod deck;
pub(crate) mod keys;
pub(crate) mod meeting;
pub(crate) mod pager;
pub(crate) mod panel;
pub(crate) mod picture;
pub(crate) mod player;
pub(crate) mod recording;
pub(crate) mod report_entry;
pub(crate) mod site_footer;
pub(crate) mod site_header;
pub(crate) mod slides;
pub(crate) mod speaker;
pub(crate) mod switch;
pub(crate) mod talk_card;
pub(crate) mod talk_entry;
pub(crate) mod text;
pub(crate) mod transcript;
