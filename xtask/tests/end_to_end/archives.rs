//! ZIP archives: what is in them is listed and read like any other file.

use crate::harness::Folder;
use crate::support::facetime;
use crate::support::zip::{Entry, Zip};
use crate::visit::Visit;

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
