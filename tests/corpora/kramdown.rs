//! What Debian's kramdown makes of texts, where it is installed.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Reads a list of texts, and writes a list of their HTML.
const PROGRAM: &str = r#"
require "json"
require "timeout"
require "kramdown"
require "kramdown-parser-gfm"
STDOUT.set_encoding("UTF-8")
texts = JSON.parse(STDIN.read.force_encoding("UTF-8"))
options = { input: "GFM", hard_wrap: false, syntax_highlighter: nil, math_engine: nil }
print JSON.generate(texts.map { |text|
  begin
    Timeout.timeout(5) { Kramdown::Document.new(text, options).to_html.scrub }
  rescue StandardError => error
    "<failed>#{error.class}</failed>"
  end
})
"#;

/// The HTML of each text, by one process for all; `None` where there is no kramdown.
pub(crate) fn html(texts: &[String]) -> Option<Vec<String>> {
    let mut ruby = Command::new("ruby")
        .args(["-W0", "-e", PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut stdin = ruby.stdin.take()?;
    let input = serde_json::to_string(texts).unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = ruby.wait_with_output().unwrap();
    writer.join().unwrap().ok()?;
    output.status.success().then(|| serde_json::from_slice(&output.stdout).unwrap())
}

/// Says that a comparison is left out.
pub(crate) fn say_absent() {
    let ci = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(!ci, "kramdown must be there in CI: apt-get install ruby-kramdown ruby-kramdown-parser-gfm");
    eprintln!("SKIPPED: no kramdown here (apt-get install ruby-kramdown ruby-kramdown-parser-gfm)");
}
