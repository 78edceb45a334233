//! What people's folders hold beside photos, and folders that are one photo.

use crate::harness::Folder;
use crate::support::{facetime, samples};
use crate::visit::Visit;

/// More than a browser lists, opens or reads at a time, many times over.
const MANY: usize = 5_000;

/// A Live Photo as a Mac's Finder shows it: a folder of both halves.
#[test]
fn a_pvt_folder_is_a_pair() {
    let folder = Folder::new();
    folder.file("IMG_1234.pvt/IMG_1234.HEIC", &facetime::still_heic());
    folder.file("IMG_1234.pvt/IMG_1234.MOV", &facetime::movie().build());
    folder.file("IMG_1234.pvt/metadata.plist", b"bplist00");
    let visit = Visit::start();
    visit.drop(&[folder.path().join("IMG_1234.pvt")]);
    visit.wait_read(3);
    assert_eq!(
        visit.answer(),
        ("1 FaceTime photo in 2 files".to_owned(), "It is a Live Photo with its movie.".to_owned())
    );
    assert_eq!(visit.row("IMG_1234.HEIC").folder, "IMG_1234.pvt");
    visit.page.wait_for_text(".aside", "1 companion file");
}

/// A real drop of one folder with thousands of photos, as a phone's `DCIM` has them, and their companions.
#[test]
fn five_thousand_files_in_one_drop() {
    let folder = Folder::new();
    let samples = [
        ("HEIC", samples::camera_app_heic()),
        ("MOV", samples::live_photo_movie().build()),
        ("AAE", b"<?xml version=\"1.0\"?><plist/>".to_vec()),
        ("JPG", facetime::still_jpeg()),
        ("PNG", samples::screenshot_png()),
    ];
    let paths: Vec<_> =
        samples.iter().map(|(end, bytes)| (end, folder.file(&format!("sample.{end}"), bytes))).collect();
    for part in 0..5 {
        std::fs::create_dir_all(folder.path().join(format!("DCIM/10{part}APPLE")))
            .expect("a folder can be made");
    }
    for (number, (end, path)) in (0..MANY).zip(paths.iter().cycle()) {
        let link = folder.path().join(format!("DCIM/10{}APPLE/IMG_{number:04}.{end}", number / 1000));
        std::fs::hard_link(path, link).expect("a file can have several names");
    }
    let visit = Visit::start();
    visit.drop(&[folder.path().join("DCIM")]);
    visit.wait_read(MANY);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 4,000 files", "all have the same identifier");
    visit.page.wait_for_text(".aside", "1,000 companion files");
    let pills = visit.page.texts(".pill");
    assert!(pills.contains(&"FaceTime 1,000".to_owned()), "{pills:?}");
    visit.check_console();
}
