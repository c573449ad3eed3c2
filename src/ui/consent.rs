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
}

/// What is kept of an agreement.
const ALWAYS: &str = "always";

/// The reader's agreements.
#[derive(Clone, Copy)]
pub(crate) struct Consent {
    youtube: RwSignal<bool>,
    /// For the decks of each provider.
    decks: [RwSignal<bool>; 6],
    /// Whether one of these was opened on this visit; the last is of the site's own.
    opened: [RwSignal<bool>; 7],
    memory: Remembered,
}

impl Consent {
    /// No agreement yet; what is agreed to is kept in this memory.
    pub(crate) fn new(memory: Remembered) -> Self {
        let new = |()| RwSignal::new(false);
        Self { youtube: new(()), decks: [(); 6].map(new), opened: [(); 7].map(new), memory }
    }

    /// Takes up what the reader agreed to before.
    pub(crate) fn recall(self) {
        for host in Provider::ALL.into_iter().map(Host::Decks).chain([Host::YouTube]) {
            // Set only where it changes: what is set is drawn again, and loses the focus.
            if self.memory.habit(host.habit()).as_deref() == Some(ALWAYS) {
                self.of(host).set(true);
            }
        }
    }

    /// Whether a host's frames load by themselves.
    pub(crate) fn loads(self, host: Host) -> bool {
        self.of(host).get()
    }

    /// Gives an agreement, or takes it back.
    pub(crate) fn toggle(self, host: Host) {
        let always = !self.of(host).get_untracked();
        self.of(host).set(always);
        self.memory.keep_habit(host.habit(), always.then_some(ALWAYS));
    }

    /// Whether the reader has opened a deck of a provider, or of the site's own, on this
    /// visit, told what that does: the watch view does not ask again.
    pub(crate) fn has_opened_deck(self, provider: Option<Provider>) -> bool {
        self.opened_of(provider).get()
    }

    /// Notes that the reader has opened a deck.
    pub(crate) fn open_deck(self, provider: Option<Provider>) {
        self.opened_of(provider).set(true);
    }

    fn of(self, host: Host) -> RwSignal<bool> {
        match host {
            Host::YouTube => self.youtube,
            Host::Decks(provider) => self.decks[provider as usize],
        }
    }

    fn opened_of(self, provider: Option<Provider>) -> RwSignal<bool> {
        self.opened[provider.map_or(6, |provider| provider as usize)]
    }
}
