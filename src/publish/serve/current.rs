//! The site as its content folder has it now.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use percent_encoding::percent_decode_str;

use super::{Event, Plan};
use crate::publish::PublishError;
use crate::publish::archive::Archive;
use crate::publish::check::{Checked, Checker};
use crate::publish::content::Library;
use crate::publish::printer::Printer;
use crate::publish::search::Indexer;
use crate::publish::shell::Shell;
use crate::publish::site::beside_pages;
use crate::ui::routes::{Base, Route};

/// The site that is served, which is another one after each change.
pub(super) struct Current<'p> {
    plan: &'p Plan<'p>,
    maker: Mutex<Maker>,
    served: Mutex<Arc<Served>>,
    changed: Condvar,
}

/// What remembers what the site was made of the last time.
struct Maker {
    checker: Checker,
    indexer: Indexer,
}

/// A site at one time.
pub(super) struct Served {
    /// Tells this site from those before and after it.
    pub(super) version: u64,
    /// Whether its content has errors.
    pub(super) has_errors: bool,
    /// What is wrong with its content.
    pub(super) findings: Vec<String>,
    pub(super) printer: Printer,
    pub(super) library: Library,
    /// Which page's files have a name.
    pages: HashMap<String, Route>,
    beside: OnceLock<HashMap<String, Vec<u8>>>,
    redirects: OnceLock<HashMap<String, Vec<u8>>>,
}

impl<'p> Current<'p> {
    /// Makes the site for the first time.
    pub(super) fn new(plan: &'p Plan<'p>, tell: &dyn Fn(Event<'_>)) -> Result<Self, PublishError> {
        let mut maker = Maker { checker: Checker::new(plan.printing()), indexer: Indexer::default() };
        let served = make(plan, &mut maker, 0, tell)?;
        Ok(Self {
            plan,
            maker: Mutex::new(maker),
            served: Mutex::new(Arc::new(served)),
            changed: Condvar::new(),
        })
    }

    /// Makes the site anew, and tells everybody who waits for that.
    pub(super) fn remake(&self, tell: &dyn Fn(Event<'_>)) -> Result<(), PublishError> {
        let version = self.now().version + 1;
        let served = make(self.plan, &mut lock(&self.maker), version, tell)?;
        *lock(&self.served) = Arc::new(served);
        self.changed.notify_all();
        Ok(())
    }

    /// The site as it is.
    pub(super) fn now(&self) -> Arc<Served> {
        Arc::clone(&lock(&self.served))
    }

    /// Waits for another site than that of a version, for so long at most.
    pub(super) fn after(&self, version: u64, patience: Duration) -> Arc<Served> {
        let served = lock(&self.served);
        let is_same = |served: &mut Arc<Served>| served.version == version;
        let waited = self.changed.wait_timeout_while(served, patience, is_same);
        Arc::clone(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    pub(super) fn base(&self) -> &Base {
        self.plan.base
    }

    pub(super) fn client(&self) -> Option<&Path> {
        self.plan.client
    }

    /// What an address leads to below the base path, decoded and without its query; none
    /// where it does not lead there.
    pub(super) fn path_below(&self, address: &str) -> Option<String> {
        let path = address.split(['?', '#']).next()?.strip_prefix(self.base().as_str())?;
        Some(percent_decode_str(path).decode_utf8().ok()?.into_owned())
    }
}

impl Served {
    fn redirects(&self) -> &HashMap<String, Vec<u8>> {
        self.redirects.get_or_init(|| self.printer.redirects().into_iter().collect())
    }

    /// A file of the site that is made from its content.
    ///
    /// # Errors
    /// Where a page's data cannot be encoded.
    pub(super) fn file(&self, name: &str) -> Result<Option<Vec<u8>>, PublishError> {
        let of_page = match self.pages.get(name) {
            Some(route) => self.printer.page(route)?.into_iter().find(|(found, _)| found == name),
            None => None,
        };
        if let Some(bytes) = self.printer.search().and_then(|search| search.file(name).transpose()) {
            return bytes.map(Some);
        }
        let beside = || self.beside.get_or_init(|| beside_pages(&self.printer).into_iter().collect());
        Ok(match of_page {
            Some((_, bytes)) => Some(bytes),
            None => beside().get(name).or_else(|| self.redirects().get(name)).cloned(),
        })
    }
}

/// Makes the site. Its files are made when they are asked for.
fn make(
    plan: &Plan<'_>,
    maker: &mut Maker,
    version: u64,
    tell: &dyn Fn(Event<'_>),
) -> Result<Served, PublishError> {
    let started = Instant::now();
    let shell = match plan.client {
        Some(client) => Shell::read(client, plan.base)?,
        None => Shell::without_client(plan.base),
    };
    let checked = maker.checker.check(plan.content)?;
    let (has_errors, language) = (checked.errors() > 0, checked.language);
    let Checked { settings, reports, pages, findings, content, .. } = checked;
    let archive = Archive::new(settings, reports, pages);
    let printer = Printer::new(archive, Arc::new(shell), plan.base).searchable(&mut maker.indexer)?;
    let of_page = |route: Route| Printer::names(&route).into_iter().map(move |name| (name, route.clone()));
    let pages = printer.routes().flat_map(of_page).collect();
    let findings: Vec<String> = findings.into_iter().map(|findings| findings.text).collect();
    tell(Event::Made { findings: &findings, language, milliseconds: started.elapsed().as_millis() });
    Ok(Served {
        version,
        has_errors,
        findings,
        printer,
        library: content.files,
        pages,
        beside: OnceLock::new(),
        redirects: OnceLock::new(),
    })
}

/// The lock's content, whatever became of who held it before: what is behind these locks
/// is replaced as a whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
