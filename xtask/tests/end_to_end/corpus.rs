//! Real files, for who has the folder (`CORPUS_DIR`, as in `tests/corpus`): dropped as a whole, all are read, and
//! none is flagged.

use crate::visit::Visit;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let count = |path: PathBuf| if path.is_dir() { files(&path) } else { 1 };
    entries.map(|entry| count(entry.expect("the folder can be listed").path())).sum()
}

#[test]
fn real_files_are_read_and_none_is_flagged() {
    let Some(folder) = std::env::var_os("CORPUS_DIR").map(PathBuf::from) else {
        println!("skipped: CORPUS_DIR names no folder of real files");
        return;
    };
    let visit = Visit::start();
    visit.drop(&[&folder]);
    let count = files(&folder);
    visit.wait_read_with_archives(count);
    assert!(visit.page.text("h1").starts_with("No FaceTime photos in "));
    let pills = visit.page.texts(".pill");
    assert!(
        !pills.iter().any(|pill| pill.starts_with("FaceTime") || pill.starts_with("Waiting")),
        "{pills:?}"
    );
    println!("{count} real files: {} {} {pills:?}", visit.page.text(".remark"), visit.page.text(".count"));
    visit.check_console();
}
