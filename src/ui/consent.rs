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
    fn mark(self) -> usize {
        match self {
            Self::YouTube => 1,
            Self::Own => 2,
            Self::Decks(provider) => 4 << provider as u8,
        }
    }
}

/// The reader's agreements, each a set of hosts' marks; `None` is the empty one.
#[derive(Clone, Copy)]
pub(crate) struct Consent {
    always: RwSignal<Option<usize>>,
    opened: RwSignal<Option<usize>>,
    memory: Remembered,
}

impl Consent {
    /// No agreement yet; what is agreed to is kept in this memory.
    pub(crate) fn new(memory: Remembered) -> Self {
        let [always, opened] = [(); 2].map(|()| RwSignal::new(None));
        Self { always, opened, memory }
    }

    /// Takes up what the reader agreed to before.
    pub(crate) fn recall(self) {
        let kept = self.memory.habit(Habit::Frames).and_then(|kept| kept.parse().ok());
        // Set only where it changes: what is set is drawn again, and loses the focus.
        if kept.is_some() {
            self.always.set(kept);
        }
    }

    /// Whether a host's frames load by themselves.
    pub(crate) fn loads(self, host: Host) -> bool {
        has(self.always, host)
    }

    /// Gives an agreement, or takes it back.
    pub(crate) fn toggle(self, host: Host) {
        let always = self.always.get_untracked().unwrap_or_default() ^ host.mark();
        self.always.set(Some(always));
        let kept = always.to_string();
        self.memory.keep_habit(Habit::Frames, (always != 0).then_some(&kept));
    }

    /// Whether a host's decks load beside the recording: the reader agreed to it, or has
    /// opened one on this visit, told what that does.
    pub(crate) fn loads_beside(self, host: Host) -> bool {
        self.loads(host) || has(self.opened, host)
    }

    /// Notes that the reader has opened a deck.
    pub(crate) fn open_deck(self, host: Host) {
        self.opened.set(Some(self.opened.get_untracked().unwrap_or_default() | host.mark()));
    }
}

/// Whether a set has a host's mark.
fn has(set: RwSignal<Option<usize>>, host: Host) -> bool {
    set.get().unwrap_or_default() & host.mark() != 0
}
