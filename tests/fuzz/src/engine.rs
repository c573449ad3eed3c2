//! libFuzzer, over the target that `FUZZ_TARGET` names; what else it is told are libFuzzer's own
//! arguments (<https://llvm.org/docs/LibFuzzer.html#options>).
#![no_main]
#![allow(clippy::expect_used, reason = "without a target there is nothing to do")]

use std::sync::OnceLock;

use fuzz::Target;

static TARGET: OnceLock<Target> = OnceLock::new();

fn target() -> Target {
    let name = std::env::var("FUZZ_TARGET").expect("FUZZ_TARGET names a target");
    fuzz::named(&name).expect("FUZZ_TARGET names one of the targets")
}

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let target = TARGET.get_or_init(target);
    (target.check)(&String::from_utf8_lossy(input));
});
