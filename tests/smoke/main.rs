//! The fuzz targets on stable Rust: samples of the writers, mutated by numbers that are the same in every run; what
//! was once found; and whether `fuzz/` has all targets.

#[path = "../drive/mod.rs"]
mod drive;
#[path = "../fuzzed/mod.rs"]
mod fuzzed;
#[path = "../hostile/memory.rs"]
mod memory;
#[path = "../support/mod.rs"]
mod support;
#[allow(dead_code, reason = "what went wrong is not told apart here")]
#[path = "../hostile/survival.rs"]
mod survival;

mod finds;
mod mutated;
mod mutator;
mod wiring;
