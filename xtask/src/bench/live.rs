//! How soon a change shows in a page that `cuecard serve` serves.
//!
//! A page is open: it listens as a browser does. A post is saved; the page is told, asks
//! for the report anew, and has the change in its hands.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::{measured, release_binary};
use crate::setup;

/// How many changes are measured.
const CHANGES: usize = 7;

/// The median of some changes of one post, and the most memory that was resident, in bytes.
///
/// # Errors
/// Where the server does not come, or does not tell.
pub(super) fn change(content: &Path, client: &Path) -> Result<(Duration, Option<u64>)> {
    let server = Server::start(content, client)?;
    let mut events = server.ask("/.cuecard/events")?;
    next(&mut events)?;
    let post = newest(&content.join("posts"))?;
    let text = fs::read_to_string(&post)?;
    let name = post.file_stem().and_then(|name| name.to_str()).context("a post has a name")?;
    let page = format!("/posts/{}/", name.get(11..).context("a post's name begins with its date")?);
    let mut times = Vec::new();
    for number in 1..=CHANGES {
        let mark = format!("変更{number}回目");
        let started = Instant::now();
        fs::write(&post, format!("{text}\n\n{mark}。\n"))?;
        loop {
            next(&mut events)?;
            let mut shown = String::new();
            server.ask(&page)?.read_to_string(&mut shown)?;
            if shown.contains(&mark) {
                break;
            }
        }
        times.push(started.elapsed());
    }
    fs::write(&post, text)?;
    times.sort();
    let memory = measured::peak(&server.child);
    Ok((times.get(CHANGES / 2).copied().context("nothing was measured")?, memory))
}

/// The post of the latest day.
fn newest(posts: &Path) -> Result<std::path::PathBuf> {
    let names = fs::read_dir(posts)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    names.into_iter().max().context("there are posts")
}

/// The next thing that a page is told.
fn next(events: &mut impl BufRead) -> Result<String> {
    loop {
        let mut line = String::new();
        let length = events.read_line(&mut line)?;
        anyhow::ensure!(length > 0, "the server ended");
        if line.starts_with("data: ") {
            return Ok(line);
        }
    }
}

struct Server {
    child: Child,
    host: String,
}

impl Server {
    fn start(content: &Path, client: &Path) -> Result<Self> {
        let mut cuecard = setup::in_project(release_binary());
        cuecard.args(["serve", "--listen", "127.0.0.1:0", "--content"]).arg(content);
        cuecard.arg("--client").arg(client).stderr(Stdio::piped());
        let mut child = cuecard.spawn()?;
        let mut lines = BufReader::new(child.stderr.take().context("stderr is piped")?).lines();
        let address = lines.find_map(|line| Some(line.ok()?.strip_prefix("http://")?.to_owned()));
        // What it says later is read, too: a pipe that nobody empties would stop it.
        thread::spawn(move || lines.for_each(drop));
        let host = address.as_deref().and_then(|address| address.split('/').next()).map(str::to_owned);
        Ok(Self { child, host: host.context("the server did not say where it is")? })
    }

    fn ask(&self, path: &str) -> Result<BufReader<TcpStream>> {
        let mut stream = TcpStream::connect(&self.host)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host)?;
        Ok(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Where it has ended already, that is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
