//! The project's own tool: gets what is missing on a machine, builds the page, serves it, tests it.
//!
//! Few dependencies, so that the first `cargo xtask` on a fresh machine starts soon.

pub mod axe;
pub mod bench;
pub mod chromium;
pub mod firefox;
pub mod fuzz;
pub mod machine;
pub mod package;
pub mod process;
pub mod serve;
pub mod serving;
pub mod shrink;
pub mod site;
pub mod test;
pub mod tools;

use std::path::{Path, PathBuf};

/// What a step of the tool comes to: its result, or a message for a person with what to do next.
pub type Outcome<T = ()> = Result<T, String>;

/// The project's folder.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Where builds go: Cargo's target folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}
