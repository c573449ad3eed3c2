//! The index that readers search: files of our own, of which a query loads a few.
//!
//! 1. [`record`] divides a report into the lines that are searched and shown.
//! 2. [`text`] makes equal what readers take for equal, and cuts it into terms.
//! 3. [`mod@postings`] notes which documents each term is in, a block of reports at a time.
//! 4. [`shards`] divides them into files by their terms.
//! 5. [`script`] puts together the module that searches them in the browser.
//!
//! `data/search/index.json` names the folder of the rest, which is called after what it
//! holds: a reader never meets parts of two indexes.

mod postings;
mod record;
mod script;
mod shards;
mod text;

use std::fmt::Write as _;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::PublishError;
use super::archive::Archive;
use super::check::CheckedReport;
use super::site::File;
use crate::ui::routes::Base;
use postings::{Numbering, Postings};
use record::{Names, Record};
use script::Script;
use shards::{Limit, Sorted};

/// The form of the index. Whoever changes it, or how text is compared, counts it up, here
/// and in `src/client/search/`.
const FORMAT: u32 = 2;

/// Where the index lies in the site, and what names its folder there.
const FOLDER: &str = "data/search/";
const MANIFEST: &str = "data/search/index.json";

/// How many reports are indexed at a time. One that changes has those of its block
/// indexed again.
const BLOCK: usize = 128;

/// Makes the index, and remembers what it was made of: of an archive that is indexed
/// again, only the blocks with a report that changed are.
#[derive(Default)]
pub(super) struct Indexer {
    blocks: Vec<Arc<Block>>,
}

/// Some reports in a row, indexed.
struct Block {
    reports: Vec<Arc<CheckedReport>>,
    numbering: Numbering,
    names: Arc<Names>,
    base: Base,
    postings: Sorted,
    /// What stands for all that their files hold.
    digest: [u8; 32],
}

/// `data/search/index.json`.
#[derive(Serialize)]
struct Manifest {
    format: u32,
    /// The folder of this index.
    version: String,
    /// How many bits of a term's hash say which shard it is in.
    bits: u32,
    /// How many numbers of documents each report has.
    stride: u32,
    /// How many reports there are.
    reports: usize,
    /// How many documents there are.
    documents: u32,
    /// The months of their meetups, `2025-02`, each with how many reports it has.
    months: Vec<(String, usize)>,
}

/// What readers search a site with: its files are made when they are wanted.
pub(super) struct Search {
    blocks: Vec<Arc<Block>>,
    names: Arc<Names>,
    base: Base,
    manifest: Manifest,
    script: Script,
}

impl Indexer {
    /// Indexes an archive for a site at a base path.
    ///
    /// # Errors
    /// Where a report cannot be encoded.
    pub(super) fn index(&mut self, archive: &Archive, base: &Base) -> Result<Search, PublishError> {
        // The oldest first: a new report then comes behind all others.
        let reports: Vec<_> = archive.reports.iter().rev().collect();
        let talks: Vec<usize> = reports.iter().map(|checked| checked.report.talks().count()).collect();
        let numbering = Numbering::for_talks(talks.iter().copied().max().unwrap_or(0));
        let names = Arc::new(Names::new(&archive.settings.speakers));
        let known = &self.blocks;
        let chunks = reports.par_chunks(BLOCK).enumerate();
        let blocks = chunks.map(|(index, reports)| {
            match known.get(index).filter(|block| block.is_of(reports, numbering, &names, base)) {
                Some(same) => Ok(Arc::clone(same)),
                None => Block::new(index, reports, numbering, &names, base).map(Arc::new),
            }
        });
        self.blocks = blocks.collect::<Result<Vec<_>, _>>()?;
        let documents = talks.iter().sum::<usize>() + reports.len();
        let documents = u32::try_from(documents).unwrap_or(u32::MAX);
        Ok(Search::new(self.blocks.clone(), names, base.clone(), numbering, documents))
    }
}

impl Block {
    fn new(
        index: usize,
        reports: &[&Arc<CheckedReport>],
        numbering: Numbering,
        names: &Arc<Names>,
        base: &Base,
    ) -> Result<Self, PublishError> {
        let mut postings = Postings::default();
        let mut digest = Sha256::new();
        let first = u32::try_from(index * BLOCK).unwrap_or(u32::MAX);
        for (number, checked) in (first..).zip(reports) {
            let record = Record::new(checked, names, base);
            postings.add(number, &record, &checked.transcripts, numbering);
            digest.update(encode(&record.href, &record)?);
            digest.update(encode(&record.href, &checked.transcripts)?);
        }
        Ok(Self {
            reports: reports.iter().map(|report| Arc::clone(report)).collect(),
            numbering,
            names: Arc::clone(names),
            base: base.clone(),
            postings: Sorted::new(postings),
            digest: digest.finalize().into(),
        })
    }

    /// Whether this is what indexing these reports would give.
    fn is_of(
        &self,
        reports: &[&Arc<CheckedReport>],
        numbering: Numbering,
        names: &Names,
        base: &Base,
    ) -> bool {
        let is_same = |(one, other): (&Arc<_>, &&Arc<_>)| Arc::ptr_eq(one, other);
        self.numbering == numbering
            && *self.names == *names
            && self.base == *base
            && self.reports.len() == reports.len()
            && self.reports.iter().zip(reports).all(is_same)
    }
}

impl Search {
    fn new(
        blocks: Vec<Arc<Block>>,
        names: Arc<Names>,
        base: Base,
        numbering: Numbering,
        documents: u32,
    ) -> Self {
        let mut digest = Sha256::new();
        digest.update(FORMAT.to_be_bytes());
        digest.update(numbering.stride.to_be_bytes());
        for block in &blocks {
            digest.update(block.digest);
        }
        let mut version = String::new();
        for byte in digest.finalize().iter().take(8) {
            // A text takes whatever is written into it.
            let _ = write!(version, "{byte:02x}");
        }
        let manifest = Manifest {
            format: FORMAT,
            version,
            bits: shards::bits(&postings(&blocks), Limit::of(documents)),
            stride: numbering.stride,
            reports: blocks.iter().map(|block| block.reports.len()).sum(),
            documents,
            months: months(&blocks),
        };
        Self { blocks, names, base, manifest, script: Script::new() }
    }

    /// The file of the module that searches the index, in the site's root.
    pub(super) fn script(&self) -> &str {
        &self.script.name
    }

    /// Hands over every file, on all cores.
    ///
    /// # Errors
    /// The first that taking a file gives; and where a record cannot be encoded.
    pub(super) fn write<P>(&self, put: P) -> Result<(), PublishError>
    where
        P: Fn(File) -> Result<(), PublishError> + Sync,
    {
        let postings = postings(&self.blocks);
        (0..1 << self.manifest.bits)
            .into_par_iter()
            .try_for_each(|shard| put((self.name(&format!("{shard}.bin")), self.shard(shard, &postings))))?;
        let reports = u32::try_from(self.manifest.reports).unwrap_or(u32::MAX);
        (0..reports).into_par_iter().try_for_each(|number| {
            let name = self.name(&format!("reports/{number}.json"));
            self.record(&name, number)?.map_or(Ok(()), |bytes| put((name, bytes)))
        })?;
        put((MANIFEST.to_owned(), encode(MANIFEST, &self.manifest)?))?;
        put((self.script.name.clone(), self.script.text.clone().into_bytes()))
    }

    /// The bytes of one of the files, by its name in the site; none where it is none of them.
    ///
    /// # Errors
    /// Where it cannot be encoded.
    pub(super) fn file(&self, name: &str) -> Result<Option<Vec<u8>>, PublishError> {
        if name == MANIFEST {
            return encode(name, &self.manifest).map(Some);
        }
        if name == self.script.name {
            return Ok(Some(self.script.text.clone().into_bytes()));
        }
        let Some(inner) = name.strip_prefix(&*self.name("")) else { return Ok(None) };
        let number = |text: Option<&str>| text.and_then(|text| text.parse().ok());
        if let Some(number) =
            number(inner.strip_prefix("reports/").and_then(|rest| rest.strip_suffix(".json")))
        {
            return self.record(name, number);
        }
        let shard = number(inner.strip_suffix(".bin")).filter(|shard| *shard < 1 << self.manifest.bits);
        Ok(shard.map(|shard| self.shard(shard, &postings(&self.blocks))))
    }

    /// A file of this index, by its name in its folder.
    fn name(&self, inner: &str) -> String {
        [FOLDER, &self.manifest.version, "/", inner].concat()
    }

    fn shard(&self, shard: u32, postings: &[&Sorted]) -> Vec<u8> {
        let Manifest { bits, documents, .. } = &self.manifest;
        shards::write(shard, *bits, postings, Limit::of(*documents))
    }

    fn record(&self, name: &str, number: u32) -> Result<Option<Vec<u8>>, PublishError> {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        let report = self.blocks.get(number / BLOCK).and_then(|block| block.reports.get(number % BLOCK));
        report.map(|checked| encode(name, &Record::new(checked, &self.names, &self.base))).transpose()
    }
}

/// The months of reports, the oldest first, each with how many it has.
fn months(blocks: &[Arc<Block>]) -> Vec<(String, usize)> {
    let reports: Vec<_> = blocks.iter().flat_map(|block| &block.reports).collect();
    let month = |checked: &Arc<CheckedReport>| (checked.report.date.year(), checked.report.date.month());
    let months = reports.chunk_by(|one, other| month(one) == month(other));
    let months = months.filter_map(|same| Some((month(same.first()?), same.len())));
    months.map(|((year, month), count)| (format!("{year:04}-{month:02}"), count)).collect()
}

fn postings(blocks: &[Arc<Block>]) -> Vec<&Sorted> {
    blocks.iter().map(|block| &block.postings).collect()
}

fn encode(name: &str, content: &impl Serialize) -> Result<Vec<u8>, PublishError> {
    serde_json::to_vec(content).map_err(|source| PublishError::Encode { name: name.to_owned(), source })
}
