//! Waits for changes of the content folder and of the client's, and has the site made
//! anew.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Event;
use super::current::Current;

/// How long nothing may change before the site is made anew: editors save in several steps.
const QUIET: Duration = Duration::from_millis(25);
/// How long changes may go on before it is made anew all the same.
const PATIENCE: Duration = Duration::from_millis(250);

/// What has changed since it was made.
pub(super) struct Watch {
    changes: Receiver<()>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Notes every change from now on: whoever reads the folders after this misses none.
    ///
    /// # Errors
    /// Where the system cannot watch them.
    pub(super) fn new(folders: &[&Path]) -> Result<Self, notify::Error> {
        let (sender, changes) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // What was only read has not changed; a lost event counts as a change.
            if !event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                // Nobody listens any more where the process is about to end.
                let _ = sender.send(());
            }
        })?;
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Self { changes, _watcher: watcher })
    }

    /// Has the site made anew after each change, for as long as the process lives.
    pub(super) fn follow(&self, current: &Current<'_>, tell: &dyn Fn(Event<'_>)) {
        while self.changes.recv().is_ok() {
            wait_until_quiet(&self.changes);
            if let Err(error) = current.remake(tell) {
                tell(Event::Failed(&error));
            }
        }
    }
}

fn wait_until_quiet(changes: &Receiver<()>) {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        match changes.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
        }
    }
}
