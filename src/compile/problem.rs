//! What can be wrong with a post: the codes, and all wording about them.
//!
//! A file here is a topic. It declares each of its problems once, with [`problems!`]:
//! what its message tells, its code and severity, its words in both languages, and what
//! `cuecard check --explain` says of the code. To add one, write one more entry there.

mod address;
mod folder;
mod post;
mod recording;
mod settings;
mod slide_times;
mod slides;
mod talk;
mod text;
mod transcript;
pub(super) mod wanted;

use super::diagnostic::Severity;
use crate::model::Language;

pub(super) use address::AddressProblem;
pub use folder::{FolderProblem, ReadFailure};
pub(super) use post::PostProblem;
pub(super) use recording::RecordingProblem;
pub(super) use settings::{Reason, SettingsProblem, Sign, reason};
pub(super) use slide_times::SlideTimesProblem;
pub(super) use slides::SlidesProblem;
pub(super) use talk::TalkProblem;
pub(super) use text::TextProblem;
pub(super) use transcript::TranscriptProblem;

/// What kind of thing is wrong; the name of each stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    name: &'static str,
    severity: Severity,
    about: Words,
}

impl Code {
    /// Every code, by topic.
    pub fn all() -> impl Iterator<Item = Self> {
        TOPICS.iter().flat_map(|codes| codes.iter().copied())
    }

    /// The code of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::all().find(|code| code.name == name)
    }

    /// Its name, for people and for scripts: `missing-file`.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// How bad it is.
    pub const fn severity(self) -> Severity {
        self.severity
    }

    /// What it means, and why it is named.
    pub const fn about(self, language: Language) -> &'static str {
        self.about.of(language)
    }
}

/// The same words in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Words {
    en: &'static str,
    ja: &'static str,
}

impl Words {
    pub(super) const fn new(en: &'static str, ja: &'static str) -> Self {
        Self { en, ja }
    }

    pub(super) const fn of(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Japanese => self.ja,
        }
    }
}

/// Declares the problems of a topic. Messages and helps are what [`format!`] takes, and
/// may name the problem's members; what the code is about names none.
macro_rules! problems {
    (
        $(#[$topic_doc:meta])*
        $vis:vis enum $topic:ident
        $(
            $(#[$doc:meta])*
            $name:ident $({ $($(#[$member_doc:meta])* $member:ident: $type:ty),* $(,)? })? = $code:literal $severity:ident {
                message: en($($message_en:tt)*) ja($($message_ja:tt)*),
                help: en($($help_en:tt)*) ja($($help_ja:tt)*),
                about: en($about_en:literal) ja($about_ja:literal) $(,)?
            }
        )*
    ) => {
        $(#[$topic_doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        $vis enum $topic {
            $($(#[$doc])* $name $({ $($(#[$member_doc])* $member: $type),* })?,)*
        }

        impl $topic {
            /// The codes of the topic.
            pub(super) const CODES: &[$crate::compile::problem::Code] = &[
                $($crate::compile::problem::Code {
                    name: $code,
                    severity: $crate::compile::diagnostic::Severity::$severity,
                    about: $crate::compile::problem::Words::new($about_en, $about_ja),
                },)*
            ];

            /// Its code.
            pub(super) fn code(&self) -> $crate::compile::problem::Code {
                match self {
                    $(Self::$name { .. } => $crate::compile::problem::Code {
                        name: $code,
                        severity: $crate::compile::diagnostic::Severity::$severity,
                        about: $crate::compile::problem::Words::new($about_en, $about_ja),
                    },)*
                }
            }

            /// What is wrong.
            #[allow(unused_variables, reason = "a wording need not tell all that is known")]
            pub(super) fn message(&self, language: $crate::model::Language) -> String {
                match (self, language) {
                    $((Self::$name $({ $($member),* })?, $crate::model::Language::English) => {
                        format!($($message_en)*)
                    }
                    (Self::$name $({ $($member),* })?, $crate::model::Language::Japanese) => {
                        format!($($message_ja)*)
                    })*
                }
            }

            /// What to do.
            #[allow(unused_variables, reason = "a wording need not tell all that is known")]
            pub(super) fn help(&self, language: $crate::model::Language) -> String {
                match (self, language) {
                    $((Self::$name $({ $($member),* })?, $crate::model::Language::English) => {
                        format!($($help_en)*)
                    }
                    (Self::$name $({ $($member),* })?, $crate::model::Language::Japanese) => {
                        format!($($help_ja)*)
                    })*
                }
            }
        }
    };
}
use problems;

/// Declares [`Problem`], which is one of any topic.
macro_rules! topics {
    ($($name:ident($topic:ident),)*) => {
        /// One thing that is wrong, with what its message tells.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(super) enum Problem {
            $($name($topic),)*
        }

        $(impl From<$topic> for Problem {
            fn from(problem: $topic) -> Self {
                Self::$name(problem)
            }
        })*

        const TOPICS: &[&[Code]] = &[$($topic::CODES,)*];

        impl Problem {
            /// Its code.
            pub(super) fn code(&self) -> Code {
                match self {
                    $(Self::$name(problem) => problem.code(),)*
                }
            }

            /// What is wrong.
            pub(super) fn message(&self, language: Language) -> String {
                match self {
                    $(Self::$name(problem) => problem.message(language),)*
                }
            }

            /// What to do.
            pub(super) fn help(&self, language: Language) -> String {
                match self {
                    $(Self::$name(problem) => problem.help(language),)*
                }
            }
        }
    };
}

topics! {
    Folder(FolderProblem),
    Post(PostProblem),
    Settings(SettingsProblem),
    Text(TextProblem),
    Address(AddressProblem),
    Recording(RecordingProblem),
    Talk(TalkProblem),
    Slides(SlidesProblem),
    SlideTimes(SlideTimesProblem),
    Transcript(TranscriptProblem),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_unlike() {
        let mut names: Vec<_> = Code::all().map(Code::name).collect();
        assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn every_code_is_told_of_in_both_languages() {
        let is_japanese = |text: &str| text.chars().any(|c| ('\u{3041}'..='\u{30ff}').contains(&c));
        for code in Code::all() {
            let (english, japanese) = (code.about(Language::English), code.about(Language::Japanese));
            assert!(english.ends_with('.') && !is_japanese(english), "{}", code.name());
            assert!(japanese.ends_with('。') && is_japanese(japanese), "{}", code.name());
        }
    }
}
