//! What fuzzing once found, kept in `fuzz/finds/TARGET/`.

use crate::fuzzed::TARGETS;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/finds")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.expect("a folder's entry can be read").path()).collect()
}

#[test]
fn finds_stay_mended() {
    for target in TARGETS {
        for file in entries(&folder().join(target.name)) {
            println!("{}", file.display());
            (target.run)(&std::fs::read(&file).expect("a find can be read"));
        }
    }
}

#[test]
fn every_find_has_its_target() {
    for folder in entries(&folder()) {
        let known = TARGETS.iter().any(|target| folder.file_name() == Some(target.name.as_ref()));
        assert!(known, "{}: there is no such target", folder.display());
    }
}
