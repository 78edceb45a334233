//! ZIP archives: what is in them is listed and read like any other file.

use crate::harness::Folder;
use crate::support::facetime;
use crate::support::zip::entry::STORED;
use crate::support::zip::{Entry, Part, Zip};
use crate::visit::Visit;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// More than 32 bits can say.
const LARGE: u64 = 5_000_000_000;

/// What the page with its workers may use more than an empty page, in bytes, whatever the size of an archive.
const MOST_MEMORY: u64 = 200_000_000;

/// A still and its movie, stored as iCloud does.
fn pair(folder: &str) -> [Entry; 2] {
    [
        Entry::stored(&format!("{folder}IMG_1234.JPG"), &facetime::still_jpeg()),
        Entry::stored(&format!("{folder}IMG_1234.MOV"), &facetime::movie().build()),
    ]
}

#[test]
fn what_is_in_an_archive_is_read_in_place() {
    let folder = Folder::new();
    let zip = Zip::of(pair("iCloud Photos/")).entry(Entry::stored("iCloud Photos/note.txt", b"no photo"));
    let archive = folder.file("iCloud Photos.zip", &zip.build());
    let visit = Visit::start();
    visit.drop(&[archive]);
    visit.wait_read(4);
    let (still, movie) = (visit.row("IMG_1234.JPG"), visit.row("IMG_1234.MOV"));
    assert_eq!([&still.verdict, &movie.verdict], ["FaceTime photo", "Movie of a FaceTime photo"]);
    assert_eq!(still.folder, "iCloud Photos.zip › iCloud Photos");
    assert_eq!(still.half, "Movie: IMG_1234.MOV");
    let opened = visit.open("IMG_1234.JPG");
    assert!(opened.entries.iter().any(|(name, value)| name == "UserComment" && value == "FaceTime Photo"));
    visit.check_console();
}

/// A Live Photo as some apps share it, an archive by another name.
#[test]
fn a_livp_is_opened() {
    let folder = Folder::new();
    let archive = folder.file("IMG_1234.livp", &Zip::of(pair("")).build());
    let visit = Visit::start();
    visit.drop(&[archive]);
    visit.wait_read(3);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 2 files");
    assert_eq!(visit.row("IMG_1234.JPG").folder, "IMG_1234.livp");
}

/// Writes an archive without writing its zeros.
fn write_sparse(path: &Path, zip: &Zip) {
    let mut file = File::create(path).expect("an archive can be written");
    for part in zip.parts() {
        match part {
            Part::Bytes(bytes) => file.write_all(&bytes),
            Part::Zeros(count) => file.seek(SeekFrom::Current(count.cast_signed())).map(drop),
        }
        .expect("an archive can be written");
    }
}

fn large_archive(folder: &Folder) -> PathBuf {
    let film = Entry::packed("film.bin", STORED, vec![Part::Zeros(LARGE)], LARGE);
    let path = folder.path().join("large.zip");
    write_sparse(&path, &Zip::of([film]).entry(pair("")[0].clone()).entry(pair("")[1].clone()));
    path
}

#[test]
fn an_archive_of_five_gigabytes_in_little_memory() {
    let folder = Folder::new();
    let archive = large_archive(&folder);
    let (visit, empty) = Visit::after_an_empty_page();
    visit.drop(&[archive]);
    visit.wait_read(4);
    assert_eq!(visit.row("IMG_1234.MOV").verdict, "Movie of a FaceTime photo");
    let used = visit.page.browser().private_memory().saturating_sub(empty);
    println!("memory: {} MB more than an empty page, after an archive of 5 GB", used / 1_000_000);
    assert!(used < MOST_MEMORY, "{used} bytes more than an empty page's {empty}");
}
