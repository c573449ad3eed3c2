//! A content folder with one good post, and what the native tool finds in it.

use std::path::Path;
use std::process::Output;

use crate::folder::Folder;

/// A page shell as Trunk makes it.
const SHELL: &str = include_str!("../support/shell.html");

/// A content folder with one good post, and a client's.
pub(crate) struct Site(Folder);

/// One thing that was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) code: String,
    pub(crate) severity: String,
    /// Its path in the content folder.
    pub(crate) name: String,
    /// Its line and column.
    pub(crate) place: Option<(u64, u64)>,
    pub(crate) message: String,
}

impl Site {
    pub(crate) fn new() -> Self {
        let folder = Folder::new();
        folder.write("client/index.html", SHELL);
        folder.write("content/site.toml", "language = \"en\"\naddress = \"https://example.org/\"\n");
        folder.write("content/posts/2025-01-02-first.md", "---\ntitle: First\n---\n\nA few words.\n");
        Self(folder)
    }

    /// Writes bytes, whatever they are, to a file of the content folder.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        self.write(&format!("content/{name}"), "");
        std::fs::write(self.path("content").join(name), bytes).unwrap();
    }

    pub(crate) fn build(&self) -> Output {
        self.cuecard(&["build", "--content", "content", "--client", "client", "--out", "out"])
    }

    /// Checks the folder, and builds its site: whatever is wrong, the good post is published
    /// and the code is that of content with errors, if there are any.
    pub(crate) fn found(&self) -> Vec<Found> {
        let output = self.cuecard(&["check", "content", "--format", "json"]);
        let found = read(&output);
        let has_errors = found.iter().any(|found| found.severity == "error");
        assert_eq!(output.status.code(), Some(i32::from(has_errors)), "{found:?}\n{}", told(&output));
        let built = self.build();
        assert_eq!(built.status.code(), Some(i32::from(has_errors)), "{}", told(&built));
        assert!(self.read("out/posts/first/index.html").contains("A few words."));
        found
    }

    /// The codes with the names of the files, and the places where they have some.
    pub(crate) fn codes(&self) -> Vec<Brief> {
        self.found().into_iter().map(|found| (found.code, found.name, found.place)).collect()
    }
}

impl std::ops::Deref for Site {
    type Target = Folder;

    fn deref(&self) -> &Folder {
        &self.0
    }
}

/// What a call wrote for programs.
pub(crate) fn read(output: &Output) -> Vec<Found> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let one = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| value[key].as_str().unwrap().to_owned();
        let path = text("path");
        Found {
            code: text("code"),
            severity: text("severity"),
            name: Path::new(&path).strip_prefix("content").unwrap().display().to_string(),
            place: value["line"].as_u64().zip(value["column"].as_u64()),
            message: text("message"),
        }
    };
    text.lines().map(one).collect()
}

/// What a call wrote for people.
pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A finding's code, file, and place where it has one.
pub(crate) type Brief = (String, String, Option<(u64, u64)>);

/// A finding as [`Site::codes`] has it.
pub(crate) fn code(code: &str, name: &str, place: Option<(u64, u64)>) -> Brief {
    (code.to_owned(), name.to_owned(), place)
}
