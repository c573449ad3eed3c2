//! What the reader has agreed to on this device: whose frames load without being asked
//! for each time. Nothing is agreed to until the reader says so, and it can be taken back.

use leptos::prelude::*;

use super::memory::{Habit, Remembered};
use crate::model::Provider;

/// Whose frames a site may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// Recordings.
    YouTube,
    /// Decks of a provider.
    Decks(Provider),
}

impl Host {
    fn habit(self) -> Habit {
        match self {
            Self::YouTube => Habit::YouTube,
            Self::Decks(provider) => Habit::Decks(provider),
        }
    }

    /// Its place in a set.
    fn mark(self) -> u8 {
        match self {
            Self::YouTube => 1 << 7,
            Self::Decks(provider) => 1 << provider as u8,
        }
    }
}

/// What is kept of an agreement.
const ALWAYS: &str = "always";

/// The reader's agreements, each a set of marks.
#[derive(Clone, Copy)]
pub(crate) struct Consent {
    always: RwSignal<u8>,
    opened: RwSignal<u8>,
    memory: Remembered,
}

impl Consent {
    /// No agreement yet; what is agreed to is kept in this memory.
    pub(crate) fn new(memory: Remembered) -> Self {
        Self { always: RwSignal::new(0), opened: RwSignal::new(0), memory }
    }

    /// Takes up what the reader agreed to before.
    pub(crate) fn recall(self) {
        let mut always = 0;
        for host in Provider::ALL.into_iter().map(Host::Decks).chain([Host::YouTube]) {
            if self.memory.habit(host.habit()).as_deref() == Some(ALWAYS) {
                always |= host.mark();
            }
        }
        // Set only where it changes: what is set is drawn again, and loses the focus.
        if always != 0 {
            self.always.set(always);
        }
    }

    /// Whether a host's frames load by themselves.
    pub(crate) fn loads(self, host: Host) -> bool {
        self.always.get() & host.mark() != 0
    }

    /// Gives an agreement, or takes it back.
    pub(crate) fn toggle(self, host: Host) {
        let always = self.always.get_untracked() ^ host.mark();
        self.always.set(always);
        let is_given = always & host.mark() != 0;
        self.memory.keep_habit(host.habit(), is_given.then_some(ALWAYS));
    }

    /// Whether decks of a provider, or the site's own, load beside the recording: the
    /// reader agreed to it, or has opened one on this visit, told what that does.
    pub(crate) fn loads_beside(self, provider: Option<Provider>) -> bool {
        let always = provider.is_some_and(|provider| self.loads(Host::Decks(provider)));
        always || self.opened.get() & mark_of(provider) != 0
    }

    /// Notes that the reader has opened a deck.
    pub(crate) fn open_deck(self, provider: Option<Provider>) {
        self.opened.set(self.opened.get_untracked() | mark_of(provider));
    }
}

/// The place in a set of a provider, or of the site's own decks.
fn mark_of(provider: Option<Provider>) -> u8 {
    provider.map_or(1 << 6, |provider| Host::Decks(provider).mark())
}
