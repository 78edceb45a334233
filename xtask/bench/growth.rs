//! x
use crate::report::Section;
use xtask::Outcome;
pub fn run() -> Outcome<Vec<Section>> { Ok(Vec::new()) }
