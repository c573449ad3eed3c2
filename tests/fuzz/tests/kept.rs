//! Whatever earlier runs of `cargo xtask fuzz` found is given to its target once more.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and shows what it printed last"
)]

use fuzz::{TARGETS, kept};

fn every_text_is_taken(name: &str) {
    let target = fuzz::named(name).expect("it is one of the targets");
    let texts = kept::read(target).expect("what is kept can be read");
    assert!(!texts.is_empty(), "something is kept for {name}");
    for text in texts {
        println!("{name}: {text:?}");
        (target.check)(&text);
    }
}

macro_rules! tests {
    ($($test:ident: $name:literal),+ $(,)?) => {
        $(#[test] fn $test() { every_text_is_taken($name); })+

        #[test]
        fn every_target_is_tested() {
            assert_eq!(TARGETS.map(|target| target.name), [$($name),+]);
        }
    };
}

tests! {
    front_matter: "front-matter",
    posts: "post",
    attributes: "attributes",
    html: "html",
    addresses: "addresses",
    json: "json",
    player: "player",
}
