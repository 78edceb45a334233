//! The targets of `tests/fuzzed`, as the smoke test has them.

#[path = "../../tests/drive/mod.rs"]
mod drive;
#[path = "../../tests/fuzzed/mod.rs"]
pub mod fuzzed;
#[path = "../../tests/hostile/memory.rs"]
mod memory;
#[path = "../../tests/support/mod.rs"]
mod support;
#[allow(dead_code, reason = "what went wrong is not told apart here")]
#[path = "../../tests/hostile/survival.rs"]
mod survival;
