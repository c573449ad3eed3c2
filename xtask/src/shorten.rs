//! Short names between the client's two files, the WebAssembly and its JavaScript.
//!
//! wasm-bindgen has them call each other by names like
//! `__wbg_activeElement_6c30fe7fda33ef51`: some 250, in both files, half of each
//! digits that no compression makes smaller. They weighed 6 kB (gzip) of the client's
//! 128, and the JavaScript's long names and comments two more.
//!
//! 1. [`Module`] finds the names in the WebAssembly's lists of imports and exports, and
//!    replaces them.
//! 2. [`glue`] replaces the same words in the JavaScript.
//! 3. esbuild ([`minified`]) writes it, the scripts in the page, and the worker as short as
//!    can be.
//! 4. Trunk has named the files after what the compiler wrote, ahead of wasm-bindgen,
//!    wasm-opt and this. They get the name of what they hold now, for a name that stands
//!    for one content can be kept for good.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// How the names begin that are wasm-bindgen's own: no other word of the JavaScript does.
const OURS: [&str; 3] = ["__wb", "__externref", "wasm_bindgen__"];

/// The short name of the JavaScript among the imports.
const MODULE: &str = "$";

/// The numbers of the sections that hold names (WebAssembly, "Modules").
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// How a WebAssembly file begins, its version included.
const PREAMBLE: &[u8] = b"\0asm\x01\0\0\0";

/// The page that names the client's files, and has scripts in it.
const SHELL: &str = "index.html";
const SCRIPT: &str = "<script type=\"module\">";

/// The script of the site's worker.
const WORKER: &str = "worker.js";

/// Shortens the names in the client that Trunk made in a folder, and names its files
/// after what they hold.
///
/// # Errors
/// Where there is no client, or it is not what wasm-bindgen makes.
pub(crate) fn client(folder: &Path) -> Result<()> {
    let files = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let names: Vec<_> = files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect();
    let stem = names.iter().find_map(|name| name.strip_suffix("_bg.wasm"));
    let stem = stem.with_context(|| format!("there is no client in {}", folder.display()))?;
    let files = |stem: &str| [format!("{stem}_bg.wasm"), format!("{stem}.js")].map(|name| folder.join(name));
    let [wasm, script] = files(stem);
    let mut module = Module::default();
    let short = module.shorten(&fs::read(&wasm)?).context("the client's WebAssembly")?;
    let text = minified(&glue(&fs::read_to_string(&script)?, &module), Form::Module)?;
    let new_stem = content_stem(stem, &short, &text);
    for old in [wasm, script] {
        fs::remove_file(old)?;
    }
    let [wasm, script] = files(&new_stem);
    fs::write(wasm, short)?;
    fs::write(script, text)?;
    let shell = folder.join(SHELL);
    let page = fs::read_to_string(&shell)?;
    ensure!(page.contains(stem), "{} does not name the client {stem}", shell.display());
    fs::write(
        shell,
        with_own_scripts(&page.replace(stem, &new_stem), |script| minified(script, Form::Module))?,
    )?;
    let worker = folder.join(WORKER);
    let text = fs::read_to_string(&worker).with_context(|| format!("cannot read {}", worker.display()))?;
    fs::write(worker, minified(&text, Form::Script)?)?;
    Ok(())
}

/// A page whose own scripts are written anew.
fn with_own_scripts(page: &str, write: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut parts = page.split(SCRIPT);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (script, behind) = part.split_at(part.find("</script>").unwrap_or(0));
        out.extend([SCRIPT, &write(script)?, behind]);
    }
    Ok(out)
}

/// How a browser takes a script.
#[derive(Clone, Copy)]
enum Form {
    Module,
    Script,
}

/// A script as esbuild writes it, which Trunk's caller has put on the path.
fn minified(script: &str, form: Form) -> Result<String> {
    // What is no module is put into a function, so that its names can be short as well.
    let format = match form {
        Form::Module => "--format=esm",
        Form::Script => "--format=iife",
    };
    let mut esbuild = Command::new("esbuild");
    esbuild.args(["--minify", format]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = esbuild.spawn().context("cannot start esbuild")?;
    // It reads all before it writes, and the pipe is closed once all is written.
    child.stdin.take().context("esbuild reads nothing")?.write_all(script.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "esbuild failed ({})", output.status);
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

/// What the client's files are named after their content: `client-1f2e3d4c5b6a7988`.
fn content_stem(stem: &str, wasm: &[u8], script: &str) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(wasm);
    hasher.write(script.as_bytes());
    let name = stem.split_once('-').map_or(stem, |(name, _)| name);
    format!("{name}-{:016x}", hasher.finish())
}

/// The names that were met, with their short ones.
#[derive(Default)]
struct Module {
    names: HashMap<String, String>,
    /// What the WebAssembly calls the JavaScript.
    glue: String,
}

impl Module {
    /// Copies a module, its names shortened.
    fn shorten(&mut self, bytes: &[u8]) -> Result<Vec<u8>> {
        let mut module = Reader(bytes.strip_prefix(PREAMBLE).context("it is no WebAssembly of version 1")?);
        let mut out = PREAMBLE.to_vec();
        while !module.0.is_empty() {
            let kind = module.byte()?;
            let section = module.sized()?;
            out.push(kind);
            match kind {
                IMPORTS => push_sized(&mut out, &self.imports(Reader(section))?),
                EXPORTS => push_sized(&mut out, &self.exports(Reader(section))?),
                _ => push_sized(&mut out, section),
            }
        }
        Ok(out)
    }

    fn imports(&mut self, mut section: Reader<'_>) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        let count = section.number()?;
        push_number(&mut out, count);
        for _ in 0..count {
            let glue = section.text()?;
            ensure!(self.glue.is_empty() || self.glue == glue, "it imports from {} and {glue}", self.glue);
            glue.clone_into(&mut self.glue);
            push_sized(&mut out, MODULE.as_bytes());
            push_sized(&mut out, self.short(section.text()?).as_bytes());
            let kind = section.byte()?;
            ensure!(kind == 0, "it imports what is no function");
            out.push(kind);
            push_number(&mut out, section.number()?);
        }
        Ok(out)
    }

    fn exports(&mut self, mut section: Reader<'_>) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        let count = section.number()?;
        push_number(&mut out, count);
        for _ in 0..count {
            push_sized(&mut out, self.short(section.text()?).as_bytes());
            out.push(section.byte()?);
            push_number(&mut out, section.number()?);
        }
        Ok(out)
    }

    /// The short name for a name of wasm-bindgen's; any other stays.
    fn short(&mut self, name: &str) -> String {
        if !OURS.iter().any(|start| name.starts_with(start)) {
            return name.to_owned();
        }
        let number = self.names.len();
        self.names.entry(name.to_owned()).or_insert_with(|| format!("${number:x}")).clone()
    }
}

/// The JavaScript with a module's short names.
fn glue(script: &str, module: &Module) -> String {
    let script = script.replace(&format!("\"{}\"", module.glue), &format!("\"{MODULE}\""));
    let mut out = String::new();
    let mut rest = script.as_str();
    while let Some(start) = rest.find(is_of_word) {
        let (before, word) = rest.split_at(start);
        let (word, behind) = word.split_at(word.find(|c| !is_of_word(c)).unwrap_or(word.len()));
        out.extend([before, module.names.get(word).map_or(word, String::as_str)]);
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// Bytes of a module that were not read yet.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("it is cut off")?;
        self.0 = rest;
        Ok(*first)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number of it does not end")
    }

    /// Bytes behind their number.
    fn sized(&mut self) -> Result<&'a [u8]> {
        let length = usize::try_from(self.number()?)?;
        let (bytes, rest) = self.0.split_at_checked(length).context("it is cut off")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn text(&mut self) -> Result<&'a str> {
        Ok(std::str::from_utf8(self.sized()?)?)
    }
}

fn push_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    out.push(low_bits(number));
}

fn low_bits(number: u32) -> u8 {
    let [byte, ..] = number.to_le_bytes();
    byte & 0x7f
}

fn push_sized(out: &mut Vec<u8>, bytes: &[u8]) {
    push_number(out, u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of a list of imports, all of them functions, and one of exports.
    fn module(glue: &str, imports: &[&str], exports: &[&str]) -> Result<Vec<u8>> {
        let mut lists = [vec![u8::try_from(imports.len())?], vec![u8::try_from(exports.len())?]];
        let [first, second] = &mut lists;
        for name in imports {
            push_sized(first, glue.as_bytes());
            push_sized(first, name.as_bytes());
            // A function, of a type whose number takes two bytes.
            first.extend([0, 0x80, 1]);
        }
        for name in exports {
            push_sized(second, name.as_bytes());
            second.extend([0, 7]);
        }
        let mut module = PREAMBLE.to_vec();
        for (kind, section) in [(IMPORTS, &*first), (EXPORTS, &*second), (10, &b"code".to_vec())] {
            module.push(kind);
            push_sized(&mut module, section);
        }
        Ok(module)
    }

    #[test]
    fn both_files_get_the_same_short_names() -> Result<()> {
        let mut names = Module::default();
        let long = module("./client_bg.js", &["__wbg_a_12", "__wbg_a_1"], &["memory", "__wbindgen_start"])?;
        assert_eq!(names.shorten(&long)?, module("$", &["$0", "$1"], &["memory", "$2"])?);
        let script = "/**\n * Starts.\n */\nconst imports = { \"./client_bg.js\": {\n    \
                      __wbg_a_1: () => wasm.__wbindgen_start(wasm.memory), // kept\n    // left out\n\n    \
                      __wbg_a_12, __wbg_a_123,\n}};\n";
        let short = "/**\n * Starts.\n */\nconst imports = { \"$\": {\n    \
                     $1: () => wasm.$2(wasm.memory), // kept\n    // left out\n\n    \
                     $0, __wbg_a_123,\n}};\n";
        assert_eq!(glue(script, &names), short);
        Ok(())
    }

    #[test]
    fn only_the_pages_own_scripts_are_rewritten() -> Result<()> {
        let page = "<p>// a</p><script type=\"module\">b</script>\n<script>c</script><script type=\"module\">d</script>";
        let rewritten = with_own_scripts(page, |script| Ok(format!("[{script}]")))?;
        let own = "<p>// a</p><script type=\"module\">[b]</script>\n<script>c</script><script type=\"module\">[d]</script>";
        assert_eq!(rewritten, own);
        Ok(())
    }

    #[test]
    fn a_name_stands_for_one_content() {
        let name = content_stem("client-12ab", b"wasm", "script");
        assert_eq!(name, content_stem("client-34cd", b"wasm", "script"));
        for (wasm, script) in [(&b"wasm"[..], "scripts"), (b"was", "script")] {
            assert_ne!(name, content_stem("client-12ab", wasm, script));
        }
        let digits = name.strip_prefix("client-").unwrap_or_default();
        assert!(digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()), "{name}");
    }

    #[test]
    fn what_is_no_module_is_refused() -> Result<()> {
        let whole = module("./client_bg.js", &["__wbg_a_12"], &[])?;
        for length in 0..PREAMBLE.len() {
            assert!(Module::default().shorten(whole.get(..length).unwrap_or_default()).is_err());
        }
        let cut = whole.get(..whole.len() - 1).unwrap_or_default();
        assert!(Module::default().shorten(cut).is_err());
        Ok(())
    }
}
