//! What the reader has agreed to on this device: whose frames load without being asked
//! for each time. Nothing is agreed to until the reader says so, and it can be taken back.

use leptos::prelude::*;

use super::memory::{Habit, Remembered};
use crate::model::{Deck, Provider};

/// Whose frames a site may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// Recordings.
    YouTube,
    /// Decks of a provider.
    Decks(Provider),
    /// Decks of the site's own, which nobody needs to agree to: PDF files.
    Own,
}

impl Host {
    /// Where a deck comes from.
    pub(crate) fn of(deck: &Deck) -> Self {
        deck.provider().map_or(Self::Own, Self::Decks)
    }

    /// What it is called.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::YouTube => "YouTube",
            Self::Decks(provider) => provider.title(),
            Self::Own => "PDF",
        }
    }

    /// Its place in a set. Sets are remembered: no place is given to another host.
    fn mark(self) -> u16 {
        match self {
            Self::YouTube => 1,
            Self::Own => 2,
            Self::Decks(provider) => 4 << provider as u16,
        }
    }
}

/// A set of hosts by their marks, as a number that signals of the player hold as well:
/// those of another type would weigh a kilobyte.
#[derive(Clone, Copy)]
struct Hosts(RwSignal<f64>);

impl Hosts {
    fn has(self, host: Host) -> bool {
        bits(self.0.get()) & host.mark() != 0
    }

    fn change(self, change: impl FnOnce(u16) -> u16) -> u16 {
        let marks = change(bits(self.0.get_untracked()));
        self.0.set(marks.into());
        marks
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was made of 16 bits")]
fn bits(number: f64) -> u16 {
    number as u16
}

/// The reader's agreements.
#[derive(Clone, Copy)]
pub(crate) struct Consent {
    always: Hosts,
    opened: Hosts,
    memory: Remembered,
}

impl Consent {
    /// No agreement yet; what is agreed to is kept in this memory.
    pub(crate) fn new(memory: Remembered) -> Self {
        let [always, opened] = [(); 2].map(|()| Hosts(RwSignal::new(0.0)));
        Self { always, opened, memory }
    }

    /// Takes up what the reader agreed to before.
    pub(crate) fn recall(self) {
        let kept = self.memory.habit(Habit::Frames).and_then(|kept| kept.parse::<u16>().ok());
        // Set only where it changes: what is set is drawn again, and loses the focus.
        if let Some(kept) = kept {
            self.always.0.set(kept.into());
        }
    }

    /// Whether a host's frames load by themselves.
    pub(crate) fn loads(self, host: Host) -> bool {
        self.always.has(host)
    }

    /// Gives an agreement, or takes it back.
    pub(crate) fn toggle(self, host: Host) {
        let always = self.always.change(|always| always ^ host.mark());
        self.memory.keep_habit(Habit::Frames, Some(&always.to_string()));
    }

    /// Whether a host's decks load beside the recording: the reader agreed to it, or has
    /// opened one on this visit, told what that does.
    pub(crate) fn loads_beside(self, host: Host) -> bool {
        self.loads(host) || self.opened.has(host)
    }

    /// Notes that the reader has opened a deck.
    pub(crate) fn open_deck(self, host: Host) {
        self.opened.change(|opened| opened | host.mark());
    }
}
