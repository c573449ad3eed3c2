//! Reads one text of a content folder, and no more of it than a text of its kind may have.
//!
//! 1. Only a plain file is read: a device may have no end.
//! 2. It is read up to its limit, whatever length it claims to have.
//! 3. A carriage return that stands alone becomes the line end that it was meant as, in
//!    its place, so that every byte stays where it is in the file.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::Place;
use crate::compile::{FolderProblem, MAX_TRANSCRIPT_BYTES, ReadFailure};

const MIB: usize = 1024 * 1024;
/// The most bytes that a post or a page may have: more than anybody writes in a year.
const MAX_POST_BYTES: usize = 5 * MIB;
/// The most bytes that a file of settings may have.
const MAX_SETTINGS_BYTES: usize = MIB;
/// The most bytes that a character of UTF-8 has.
const CHARACTER: usize = 4;

/// Why a text could not be read.
pub(super) struct Refused {
    pub(super) reason: FolderProblem,
    /// What the file begins with, of one that is too large; none where nothing is known of it.
    pub(super) beginning: Option<Vec<u8>>,
}

/// Reads all of a text, which is what `place` says.
pub(super) fn read(path: &Path, place: Place) -> Result<Vec<u8>, Refused> {
    let limit = limit(place);
    let mut bytes = open(path)
        .and_then(|file| beginning(file, limit + CHARACTER).map_err(|error| failure(&error)))
        .map_err(|reason| Refused { reason, beginning: None })?;
    if bytes.len() > limit {
        if place != Place::Transcript {
            let reason = FolderProblem::TooLarge { limit: limit / MIB };
            return Err(Refused { reason, beginning: Some(bytes) });
        }
        // What a transcript may have is the compiler's to say; it wants whole characters.
        if let Err(error) = std::str::from_utf8(&bytes)
            && error.error_len().is_none()
        {
            bytes.truncate(error.valid_up_to());
        }
    }
    end_lines(&mut bytes);
    Ok(bytes)
}

/// Says why a file that is published as it is cannot be read, where that is so.
pub(super) fn refusal(path: &Path) -> Option<FolderProblem> {
    open(path).err()
}

/// What is said of something that cannot be read.
pub(super) fn failure(error: &io::Error) -> FolderProblem {
    let why = match error.kind() {
        ErrorKind::NotFound => ReadFailure::Gone,
        ErrorKind::PermissionDenied => ReadFailure::Denied,
        _ => ReadFailure::Other(error.to_string()),
    };
    FolderProblem::Unreadable { why }
}

fn open(path: &Path) -> Result<File, FolderProblem> {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.is_file(), file)));
    match opened {
        Ok((true, file)) => Ok(file),
        Ok((false, _)) => Err(FolderProblem::NoPlainFile),
        Err(error) => Err(failure(&error)),
    }
}

fn beginning(file: File, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(limit as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

const fn limit(place: Place) -> usize {
    match place {
        Place::Settings | Place::Config | Place::Authors => MAX_SETTINGS_BYTES,
        Place::Transcript => MAX_TRANSCRIPT_BYTES,
        _ => MAX_POST_BYTES,
    }
}

fn end_lines(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if *byte == b'\r'
            && bytes.get(at + 1) != Some(&b'\n')
            && let Some(alone) = bytes.get_mut(at)
        {
            *alone = b'\n';
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_carriage_return_ends_a_line() {
        let mut bytes = *b"a\rb\r\nc\r\r\nd\r";
        end_lines(&mut bytes);
        assert_eq!(&bytes, b"a\nb\r\nc\n\r\nd\n");
    }
}
