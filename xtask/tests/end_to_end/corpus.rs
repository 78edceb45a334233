//! Real files, for who has the folder (`CORPUS_DIR`, as in `tests/corpus`): dropped as a whole, all are read, and
//! none is flagged.

use crate::visit::Visit;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let count = |path: PathBuf| if path.is_dir() { files(&path) } else { 1 };
    entries.map(|entry| count(entry.expect("the folder can be listed").path())).sum()
}

/// The folder of real files, or a word that there is none.
fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("CORPUS_DIR").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: CORPUS_DIR names no folder of real files");
    }
    folder
}

/// Its pictures are HEVC: browsers without that play the sound alone, and would draw nothing at all as its first frame.
#[test]
fn a_movie_that_is_only_heard_shows_no_empty_picture() {
    let Some(folder) = corpus() else { return };
    let movie = folder.join("tkanarsky+osxphotos/tests/test-images/original_aae/IMG_3582_edited.mov");
    if !movie.exists() {
        return println!("skipped: there is no such movie among the real files");
    }
    let visit = Visit::start_as_grid();
    visit.drop(&[&movie]);
    visit.wait_read(1);
    visit.page.wait_until("its thumbnail or a word", "document.querySelector('.thumbnail').firstChild");
    let seen = "[...document.querySelectorAll('.thumbnail')].map((one) => one.querySelector('img')?.naturalWidth ?? one.textContent)";
    visit.page.wait_until(
        "a picture, or its kind",
        &format!("{seen}.every((seen) => seen > 1 || String(seen).startsWith('Movie'))"),
    );
    visit.check_console();
}

#[test]
fn real_files_are_read_and_none_is_flagged() {
    let Some(folder) = corpus() else { return };
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
