//! Bad files among good ones: each is a row with a plain reason, and the page goes on.

use crate::harness::Folder;
use crate::support::jpeg::Jpeg;
use crate::support::png::Png;
use crate::support::{facetime, samples};
use crate::visit::Visit;
use std::path::PathBuf;
use thirtyfour::Key;

const BROKEN: &str = "Could not be read";
const NOT_SUPPORTED: &str = "Not read here";
const UNREADABLE: &str = "Could not be opened";
const NO_PHOTO: &str = "Not a photo or movie";
const GONE: &str = "This file is no longer where it was.";
const CHANGED: &str = "This file could not be opened. It may have changed";

/// Bytes without any order, the same at each run.
fn noise(length: usize) -> Vec<u8> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(Some(7), next).map(|state| state.to_be_bytes()[0]).take(length).collect()
}

#[test]
fn each_has_a_row_and_a_reason() {
    let photo = facetime::still_jpeg();
    let movie = facetime::movie().build();
    let odd = (0..600).fold(Jpeg::new(), |jpeg, _| jpeg.comment("")).build();
    let bad: [(&str, &[u8], &str, &str); 6] = [
        ("empty.jpg", b"", BROKEN, "This file is empty."),
        ("cut.jpg", &photo[..60], BROKEN, "This file is cut short."),
        ("cut.mov", &movie[..movie.len() / 2], BROKEN, "This file is cut short."),
        ("odd.jpg", &odd, NOT_SUPPORTED, "This file is built so unusually"),
        ("noise.jpg", &noise(5000), NO_PHOTO, "This is not a photo or movie."),
        ("note.txt", b"FaceTime Photo", NO_PHOTO, "This is not a photo or movie."),
    ];
    let folder = Folder::new();
    for (name, bytes, ..) in bad {
        folder.file(name, bytes);
    }
    folder.file("good.jpg", &photo);
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(bad.len() + 1);
    assert_eq!(visit.row("good.jpg").verdict, "FaceTime photo");
    for (name, _, verdict, reason) in bad {
        if name == "note.txt" {
            visit.show_set_aside();
        }
        assert_eq!(visit.row(name).verdict, verdict, "{name}");
        let opened = visit.open(name);
        assert!(opened.verdict.starts_with(reason), "{name}: {}", opened.verdict);
        visit.page.press(Key::Escape);
        visit.page.wait_gone(".panel");
    }
    visit.check_console();
}

/// Five formats, each damaged in five ways.
fn damaged() -> Vec<(String, Vec<u8>)> {
    let exif = samples::camera_app_tiff().build();
    let whole = [
        ("still.jpg", facetime::still_jpeg()),
        ("still.heic", samples::camera_app_heic()),
        ("movie.mov", samples::live_photo_movie().build()),
        ("picture.png", Png::new(16, 12).exif(&exif).text("Title", "x").build()),
        ("facetime.mov", facetime::movie().build()),
    ];
    let overwritten = |bytes: &[u8], from: usize, with: &[u8]| {
        let mut bytes = bytes.to_vec();
        let end = (from + with.len()).min(bytes.len());
        bytes[from..end].copy_from_slice(&with[..end - from]);
        bytes
    };
    whole
        .iter()
        .flat_map(|(name, bytes)| {
            let half = bytes.len() / 2;
            let damages = [
                bytes[..half].to_vec(),
                bytes[..bytes.len() - 1].to_vec(),
                overwritten(bytes, half, &[0xFF; 64]),
                overwritten(bytes, 12, &[0xFF; 16]),
                overwritten(bytes, 24, &noise(400)),
            ];
            (0..).zip(damages).map(move |(way, bytes)| (format!("{way} {name}"), bytes))
        })
        .collect()
}

#[test]
fn damaged_files_do_no_harm_to_others() {
    let folder = Folder::new();
    let damaged = damaged();
    for (name, bytes) in &damaged {
        folder.file(&format!("damaged/{name}"), bytes);
    }
    for number in 0..50 {
        folder.file(&format!("good/photo {number}.jpg"), &facetime::still_jpeg());
    }
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(damaged.len() + 50);
    let rows = visit.all_rows();
    let good = rows.iter().filter(|row| row.folder == "good");
    assert!(good.clone().all(|row| row.verdict == "FaceTime photo"), "{rows:?}");
    assert_eq!(good.count(), 50);
    for row in rows.iter().filter(|row| row.folder == "damaged") {
        assert!(!row.verdict.is_empty() && !row.verdict.starts_with("Waiting"), "{row:?}");
        visit.show(row);
        let opened = visit.open(&row.name);
        assert!(opened.verdict.ends_with('.'), "{opened:?}");
        visit.page.press(Key::Escape);
        visit.page.wait_gone(".panel");
    }
    visit.check_console();
}

/// Some are deleted, one is made shorter, after they were chosen and before they are read.
#[test]
fn files_that_go_away_before_they_are_read() {
    let folder = Folder::new();
    let photo = facetime::still_jpeg();
    let paths: Vec<PathBuf> = (0..130).map(|number| folder.file(&format!("{number}.jpg"), &photo)).collect();
    let gone = [&paths[3], &paths[100]];
    let visit = Visit::start();
    visit.hold(&paths);
    for path in gone {
        std::fs::remove_file(path).expect("the file can be deleted");
    }
    std::fs::write(&paths[64], &photo[..50]).expect("the file can be made shorter");
    visit.give_held();
    visit.wait_read(paths.len());
    let rows = visit.all_rows();
    for row in &rows {
        let went = ["3.jpg", "64.jpg", "100.jpg"].contains(&row.name.as_str());
        assert_eq!(row.verdict, if went { UNREADABLE } else { "FaceTime photo" }, "{}", row.name);
    }
    for row in rows.iter().filter(|row| row.verdict == UNREADABLE) {
        visit.show(row);
        let opened = visit.open(&row.name);
        let reason = if row.name == "64.jpg" { CHANGED } else { GONE };
        assert!(opened.verdict.starts_with(reason), "{opened:?}");
        visit.page.press(Key::Escape);
        visit.page.wait_gone(".panel");
    }
}

/// A file that was read goes away before it is opened: its verdict stays, and what is missing has a reason.
#[test]
fn a_file_that_goes_away_before_it_is_opened() {
    let folder = Folder::new();
    let path = folder.file("photo.jpg", &facetime::still_jpeg());
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(1);
    std::fs::remove_file(path).expect("the file can be deleted");
    let opened = visit.open("photo.jpg");
    assert!(opened.verdict.starts_with("Taken during a FaceTime call"));
    assert!(visit.page.text(".panel section:last-child").contains(GONE));
    assert_eq!(visit.row("photo.jpg").verdict, "FaceTime photo");
}
