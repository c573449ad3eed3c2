//! What the reader has agreed to on this device: whose frames load without being asked
//! for each time. Nothing is agreed to until the reader says so, and it can be taken back.

use leptos::prelude::*;

use super::memory::{Habit, Remembered};

/// Whose frames a site may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    /// Recordings.
    YouTube,
    /// Decks.
    SpeakerDeck,
}

impl Host {
    const ALL: [Self; 2] = [Self::YouTube, Self::SpeakerDeck];

    fn habit(self) -> Habit {
        match self {
            Self::YouTube => Habit::YouTube,
            Self::SpeakerDeck => Habit::Decks,
        }
    }
}

/// What is kept of an agreement.
const ALWAYS: &str = "always";

/// The reader's agreements.
#[derive(Clone, Copy)]
pub(crate) struct Consent {
    youtube: RwSignal<bool>,
    speaker_deck: RwSignal<bool>,
    has_opened_deck: RwSignal<bool>,
    memory: Remembered,
}

impl Consent {
    /// No agreement yet; what is agreed to is kept in this memory.
    pub(crate) fn new(memory: Remembered) -> Self {
        let [youtube, speaker_deck, has_opened_deck] = [(); 3].map(|()| RwSignal::new(false));
        Self { youtube, speaker_deck, has_opened_deck, memory }
    }

    /// Takes up what the reader agreed to before.
    pub(crate) fn recall(self) {
        for host in Host::ALL {
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

    /// Whether the reader has opened a deck on this visit, told what that does: the watch
    /// view does not ask again.
    pub(crate) fn has_opened_deck(self) -> bool {
        self.has_opened_deck.get()
    }

    /// Notes that the reader has opened a deck.
    pub(crate) fn open_deck(self) {
        self.has_opened_deck.set(true);
    }

    fn of(self, host: Host) -> RwSignal<bool> {
        match host {
            Host::YouTube => self.youtube,
            Host::SpeakerDeck => self.speaker_deck,
        }
    }
}
