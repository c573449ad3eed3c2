//! What the site remembers on this device, and only there.
//!
//! The client lends a [`Memory`]; without one, or where the browser keeps nothing,
//! nothing is recalled and nothing else changes.

use std::rc::Rc;

use leptos::prelude::*;

use crate::model::{Slug, Timestamp};

/// A place that keeps texts by name, as far as it can.
pub trait Memory {
    /// What was kept under a name.
    fn recall(&self, name: &str) -> Option<String>;
    /// Keeps a text under a name; `None` takes it out.
    fn keep(&self, name: &str, text: Option<&str>);
}

/// The memory that the client has lent, if it has.
#[derive(Clone, Copy)]
pub struct Remembered(StoredValue<Option<Rc<dyn Memory>>, LocalStorage>);

/// What is remembered once for the whole site.
#[derive(Clone, Copy)]
pub(crate) enum Habit {
    /// Whether single keys steer the player: `off` where they don't.
    Keys,
    /// Whose frames load by themselves: a set, as a number.
    Frames,
    /// The rate at which the site's own media plays, in percent.
    Rate,
    /// The volume of the site's own media, in percent.
    Volume,
}

impl Habit {
    fn name(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Frames => "frames",
            Self::Rate => "rate",
            Self::Volume => "volume",
        }
    }
}

impl Remembered {
    /// A memory of nothing.
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Remembers by this from now on.
    pub fn lend(self, memory: Rc<dyn Memory>) {
        self.0.set_value(Some(memory));
    }

    /// What is kept of a habit.
    pub(crate) fn habit(self, habit: Habit) -> Option<String> {
        self.0.get_value()?.recall(habit.name())
    }

    /// Keeps a habit.
    pub(crate) fn keep_habit(self, habit: Habit, text: Option<&str>) {
        if let Some(memory) = self.0.get_value() {
            memory.keep(habit.name(), text);
        }
    }

    /// Where the reader was in a report's recording.
    pub(crate) fn place(self, report: &Slug) -> Option<Timestamp> {
        Timestamp::parse(&self.0.get_value()?.recall(&place_name(report))?)
    }

    /// Keeps where the reader is in a report's recording.
    pub(crate) fn keep_place(self, report: &Slug, at: Option<Timestamp>) {
        if let Some(memory) = self.0.get_value() {
            let text = at.map(|at| at.seconds().to_string());
            memory.keep(&place_name(report), text.as_deref());
        }
    }
}

fn place_name(report: &Slug) -> String {
    ["place:", report.as_str()].concat()
}
