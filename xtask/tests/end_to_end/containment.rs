//! What crashes, hangs or keeps a worker waiting costs itself alone. A build of the worker with a hook for
//! tests: a line is added to its script, by which files with certain names behave badly.

use crate::harness::Folder;
use crate::support::facetime;
use crate::visit::{Row, Visit};
use crate::workers::{CRASH, MISBEHAVING, with_workers_that};
use serde_json::Value;
use std::path::PathBuf;

const WAITING: &str = "Waiting for this file";

fn photos(folder: &Folder, count: usize) {
    let photo = facetime::still_jpeg();
    for number in 0..count {
        folder.file(&format!("photo {number}.jpg"), &photo);
    }
}

fn cloud(folder: &Folder, count: usize) -> Vec<PathBuf> {
    let photo = facetime::still_jpeg();
    (0..count).map(|number| folder.file(&format!("cloud {number}.jpg"), &photo)).collect()
}

fn with_verdict<'a>(rows: &'a [Row], verdict: &'a str) -> impl Iterator<Item = &'a Row> {
    rows.iter().filter(move |row| row.verdict == verdict)
}

fn hooked() -> Visit {
    with_workers_that(MISBEHAVING)
}

#[test]
fn a_file_that_hangs_its_worker_is_the_only_one_not_read() {
    let folder = Folder::new();
    photos(&folder, 150);
    folder.file("hang.jpg", &facetime::still_jpeg());
    let visit = hooked();
    visit.drop_all_in(&folder);
    visit.wait_read(151);
    for row in visit.all_rows() {
        let expected = if row.name == "hang.jpg" { "Not read here" } else { "FaceTime photo" };
        assert_eq!(row.verdict, expected, "{}", row.name);
    }
}

#[test]
fn files_in_the_cloud_hold_nobody_up_and_are_read_when_they_arrive() {
    let folder = Folder::new();
    photos(&folder, 100);
    cloud(&folder, 7);
    let visit = hooked();
    visit.drop_all_in(&folder);
    visit.page.wait_for_text("#skip-all", "Skip all 7 waiting");
    visit.page.wait_for_text(".count", "Waiting for 7 files, which may still be in the cloud.");
    let rows = visit.all_rows();
    assert_eq!(with_verdict(&rows, "FaceTime photo").count(), 100);
    assert_eq!(with_verdict(&rows, WAITING).count(), 7);
    assert!(with_verdict(&rows, WAITING).all(|row| row.half == "It may still be in the cloud"));
    assert_eq!(visit.page.text("h1"), "1 FaceTime photo in 107 files");

    // A page that waits is no page that hangs, however long it takes.
    visit.page.eval::<Value>("new Promise((done) => setTimeout(done, 8000))");
    assert_eq!(with_verdict(&visit.all_rows(), WAITING).count(), 7);
    visit.page.eval::<bool>("(new BroadcastChannel('cloud').postMessage('downloaded'), true)");
    visit.wait_read(107);
    assert_eq!(with_verdict(&visit.all_rows(), "FaceTime photo").count(), 107);
    visit.check_console();
}

#[test]
fn who_does_not_want_to_wait_skips_one_or_all() {
    let folder = Folder::new();
    photos(&folder, 10);
    let paths = cloud(&folder, 6);
    let visit = hooked();
    visit.drop(&paths);
    visit.page.wait_for_text("#skip-all", "Skip all 6 waiting");
    // The visitor chooses one, whose bytes are waited for already or not.
    visit.page.click(".file:nth-of-type(2) .skip");
    visit.page.wait_for_text("#skip-all", "Skip all 5 waiting");
    assert_eq!(with_verdict(&visit.all_rows(), "Not read").count(), 1);
    visit.page.click("#skip-all");
    visit.wait_read(6);
    assert_eq!(with_verdict(&visit.all_rows(), "Not read").count(), 6);
    assert!(visit.page.text(".count").contains("6 files were not read, since you skipped them."));
    assert_eq!(visit.page.count("#skip-all"), 0);
    assert_eq!(visit.page.count(".skip"), 0);

    visit.drop_all_in(&folder);
    visit.page.wait_for_text("#skip-all", "Skip all 6 waiting");
    visit.page.click("#cancel");
    visit.wait_read(22);
    let rows = visit.all_rows();
    assert_eq!(with_verdict(&rows, "FaceTime photo").count(), 10);
    assert_eq!(with_verdict(&rows, "Not read").count(), 12);
    visit.check_console();
}

/// What a hostile file can be: damaged, emptied, gone, changed, or one that crashes or hangs what reads it.
fn hostile(folder: &Folder) -> Vec<PathBuf> {
    let photo = facetime::still_jpeg();
    let movie = facetime::movie().build();
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let files: [(&str, Vec<u8>); 20] = [
        ("hang 1.jpg", photo.clone()),
        ("hang 2.mov", movie.clone()),
        ("crash 1.jpg", photo.clone()),
        ("crash 2.jpg", b"x".to_vec()),
        ("crash 3.heic", facetime::still_heic()),
        ("cloud 1.jpg", photo.clone()),
        ("cloud 2.jpg", photo.clone()),
        ("gone 1.jpg", photo.clone()),
        ("gone 2.mov", movie.clone()),
        ("gone 3.jpg", Vec::new()),
        ("changed 1.jpg", photo.clone()),
        ("changed 2.mov", movie.clone()),
        ("empty 1.jpg", Vec::new()),
        ("empty 2.mov", Vec::new()),
        ("cut 1.jpg", photo[..60].to_vec()),
        ("cut 2.mov", half(&movie)),
        ("cut 3.heic", half(&facetime::still_heic())),
        ("noise 1.jpg", vec![0xA5; 5000]),
        ("noise 2.mov", vec![0xFF; 5000]),
        ("noise 3.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\xFF\xFF\xFF\xFFmeta".to_vec()),
    ];
    files.iter().map(|(name, bytes)| folder.file(name, bytes)).collect()
}

#[test]
fn of_five_hundred_files_twenty_are_hostile() {
    let folder = Folder::new();
    photos(&folder, 480);
    let mut paths: Vec<PathBuf> =
        (0..480).map(|number| folder.path().join(format!("photo {number}.jpg"))).collect();
    for (position, path) in hostile(&folder).into_iter().enumerate() {
        paths.insert(position * 25, path);
    }
    let visit = with_workers_that(&(MISBEHAVING.to_owned() + CRASH));
    visit.hold(&paths);
    for name in ["gone 1.jpg", "gone 2.mov", "gone 3.jpg"] {
        std::fs::remove_file(folder.path().join(name)).expect("the file can be deleted");
    }
    folder.file("changed 1.jpg", b"shorter");
    folder.file("changed 2.mov", &vec![0; 100_000]);
    visit.give_held();
    visit.page.wait_until(
        "all but what is in the cloud",
        "document.querySelector('.count').innerText.startsWith('Waiting for 2 files')",
    );
    visit.page.click("#skip-all");
    visit.wait_read(500);

    let rows = visit.all_rows();
    let good = || rows.iter().filter(|row| row.name.starts_with("photo"));
    assert_eq!(good().count(), 480);
    assert!(good().all(|row| row.verdict == "FaceTime photo"));
    let expected = [
        ("hang", "Not read here"),
        ("crash", "Not read here"),
        ("cloud", "Not read"),
        ("gone", "Could not be opened"),
        ("changed", "Could not be opened"),
        ("empty", "Could not be read"),
        ("cut", "Could not be read"),
    ];
    for (start, verdict) in expected {
        for row in rows.iter().filter(|row| row.name.starts_with(start)) {
            assert_eq!(row.verdict, verdict, "{}", row.name);
        }
    }
    assert!(rows.iter().all(|row| !row.verdict.starts_with("Waiting")));
}

/// A folder that cannot be listed has a row; what lies beside it is read.
const UNLISTED: &str = "
const entryOf = DataTransferItem.prototype.webkitGetAsEntry;
DataTransferItem.prototype.webkitGetAsEntry = function () {
    const entry = entryOf.call(this);
    const readEntries = (found, failed) => failed(new DOMException('closed', 'NotReadableError'));
    if (entry?.name === 'closed') entry.createReader = () => ({ readEntries });
    return entry;
};";

#[test]
fn a_folder_that_cannot_be_listed_has_a_row() {
    let folder = Folder::new();
    photos(&folder, 3);
    folder.file("closed/IMG_1234.JPG", &facetime::still_jpeg());
    let visit = Visit::start_with(UNLISTED);
    visit.drop_all_in(&folder);
    visit.wait_read(4);
    assert_eq!(visit.row("closed").verdict, "Could not be opened");
    assert!(visit.open("closed").verdict.starts_with("This folder could not be opened"));
    assert_eq!(visit.row("photo 0.jpg").verdict, "FaceTime photo");
}

#[test]
fn an_empty_folder_has_an_answer() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("empty")).expect("a folder can be made");
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.page.wait_for_text("h1", "No FaceTime photos in 0 files");
    assert_eq!(visit.page.text(".remark"), "Nothing was looked at.");
    visit.check_console();
}

/// Opened while its bytes are waited for, a file shows all of itself when they have come.
#[test]
fn a_file_that_is_waited_for_can_be_opened() {
    let folder = Folder::new();
    photos(&folder, 10);
    cloud(&folder, 1);
    let visit = hooked();
    visit.drop_all_in(&folder);
    visit.page.wait_for_text("#skip-all", "Skip 1 waiting");
    // Its bytes are not there, and it is not waited for twice.
    visit.page.click(&crate::visit::row_of(&visit.page, "cloud 0.jpg"));
    visit.page.wait_for_text(".panel", WAITING);
    visit.page.eval::<bool>("(new BroadcastChannel('cloud').postMessage('downloaded'), true)");
    visit.wait_read(11);
    let opened = visit.opened("cloud 0.jpg");
    assert!(opened.verdict.starts_with("Taken during a FaceTime call"));
    assert!(!opened.entries.is_empty());
    visit.check_console();
}
