//! Guards the workflow that publishes a site: what runs in it is what was read before, it
//! may do no more than it must, and its commands are there.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;

use crate::arguments;
use crate::places;

/// A workflow of GitHub's, as far as it is guarded.
#[derive(Deserialize)]
struct Workflow {
    permissions: BTreeMap<String, String>,
    jobs: BTreeMap<String, Job>,
}

#[derive(Deserialize)]
struct Job {
    permissions: BTreeMap<String, String>,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    run: Option<String>,
}

fn text() -> String {
    fs::read_to_string(places::root().join(".github/workflows/pages.yml")).unwrap()
}

fn workflow() -> Workflow {
    serde_saphyr::from_str(&text()).unwrap()
}

/// Whether a line names an action by its commit, which nobody can move, and tells its
/// version: `owner/name@<40 hexadecimal digits> # v1.2.3`.
fn is_pinned(action: &str) -> bool {
    let Some((reference, version)) = action.split_once(" # v") else { return false };
    let Some((_, commit)) = reference.split_once('@') else { return false };
    commit.len() == 40
        && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
        && version.split('.').all(|number| number.parse::<u32>().is_ok())
}

#[test]
fn every_action_is_pinned_to_a_commit() {
    let text = text();
    let actions: Vec<_> =
        text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, it)| it).collect();
    assert!(actions.len() > 4);
    let loose: Vec<_> = actions.iter().filter(|action| !is_pinned(action)).collect();
    assert!(loose.is_empty(), "{loose:?}");
}

#[test]
fn an_action_that_can_be_moved_is_found() {
    assert!(is_pinned("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"));
    for loose in [
        "actions/checkout@v7 # v7.0.1",
        "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
        "actions/checkout@3d3c42e # v7.0.1",
        "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # main",
    ] {
        assert!(!is_pinned(loose), "{loose}");
    }
}

#[test]
fn only_what_publishes_may_change_anything() {
    let workflow = workflow();
    assert!(workflow.permissions.is_empty());
    for (name, job) in &workflow.jobs {
        let writes = job.permissions.values().any(|level| level == "write");
        assert!(!writes || name == "deploy", "{name} may change something");
    }
}

#[test]
fn its_commands_of_this_program_are_there() {
    let workflow = workflow();
    let lines: Vec<_> = workflow
        .jobs
        .values()
        .flat_map(|job| &job.steps)
        .flat_map(|step| step.run.iter().flat_map(|run| run.lines()))
        .filter_map(|line| line.trim().strip_prefix("cargo xtask "))
        .map(|words| words.replace("\"$BASE\"", "/repo/"))
        .collect();
    assert_eq!(lines, ["build --base /repo/", "test"]);
    for line in &lines {
        let parser = lexopt::Parser::from_args(line.split_whitespace());
        assert!(arguments::parse(parser).is_ok(), "{line}");
    }
}

#[test]
fn what_is_wrong_is_shown_beside_its_line() {
    let mut commands = workflow().jobs.into_values().flat_map(|job| job.steps).filter_map(|step| step.run);
    assert!(commands.any(|run| run.ends_with(" check assets --format github")));
}

#[test]
fn the_samples_that_its_tests_look_at_are_there() {
    let text = text();
    let (_, sample) = text.split_once("[ ! -f ").unwrap();
    let (sample, _) = sample.split_once(" ]").unwrap();
    assert!(places::root().join(sample).is_file(), "{sample}");
}
