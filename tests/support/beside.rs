//! The files that lie beside the project, in `../shared`, and are no part of it.

use std::fs;
use std::path::Path;

/// A file of such a folder. Where it is absent this is said and there is none; in CI it fails.
pub(crate) fn read(folder: &str, file: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder).join(file);
    match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            let ci = std::env::var("CI").is_ok_and(|value| value == "true");
            assert!(!ci, "it must be there in CI: {}: {error}", path.display());
            eprintln!("SKIPPED: there is no {} ({error})", path.display());
            None
        }
    }
}
