//! ZIP archives: what is in them is listed and read like any other file.

use crate::harness::{Folder, Kind, Server};
use crate::support::facetime;
use crate::support::zip::entry::{ENCRYPTED, STORED};
use crate::support::zip::{Entry, Part, Zip};
use crate::visit::{Visit, at};
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// More than 32 bits can say.
const LARGE: u64 = 5_000_000_000;

const HUNDRED_THOUSAND: usize = 100_000;

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

/// A photo by itself and two archives, chosen: one stored, one deflated.
pub fn by_the_input(kind: Kind) {
    let folder = Folder::new();
    let packed = Zip::of([Entry::deflated_in_blocks("IMG_9.MOV", &facetime::movie().build())]);
    let files = [
        folder.file("IMG_1.HEIC", &facetime::still_heic()),
        folder.file("stored.zip", &Zip::of(pair("Photos/")).build()),
        folder.file("deflated.zip", &packed.build()),
    ];
    let visit = Visit::start_at(Server::start(), kind);
    match kind {
        Kind::Chromium => visit.page.choose("#choose-photos", &files),
        Kind::Firefox => visit.page.choose_by_keys("#choose-photos", &files),
    }
    visit.wait_read(6);
    visit.see_as("list");
    assert_eq!(visit.answer().0, "1 FaceTime photo in 4 files");
    assert_eq!(visit.row("IMG_9.MOV").folder, "deflated.zip");
    assert_eq!(visit.row("IMG_9.MOV").verdict, "Movie of a FaceTime photo");
    assert_eq!(visit.row("IMG_1234.JPG").folder, "stored.zip › Photos");
}

#[test]
fn photos_and_a_zip_by_the_input() {
    by_the_input(Kind::Chromium);
}

/// Archives in archives, in both manners in both: what had to be unpacked is read from there.
#[test]
fn archives_in_archives_are_opened() {
    let folder = Folder::new();
    let livp = Zip::of(pair("")).build();
    let packed = Entry::deflated_in_blocks;
    let inner = Zip::of([packed("a.livp", &livp), Entry::stored("b.livp", &livp)]).build();
    let outer = Zip::of([packed("c.zip", &inner), Entry::stored("d.zip", &inner)]);
    let archive = folder.file("outer.zip", &outer.build());
    let visit = Visit::start();
    visit.drop(&[archive]);
    visit.wait_read(7 + 8);
    assert_eq!(visit.answer().0, "1 FaceTime photo in 8 files");
    let rows = visit.all_rows();
    let stills = rows.iter().filter(|row| row.name == "IMG_1234.JPG");
    assert!(stills.clone().all(|row| row.verdict == "FaceTime photo"), "{rows:?}");
    let mut places: Vec<&str> = stills.map(|row| row.folder.as_str()).collect();
    places.sort_unstable();
    assert_eq!(
        places,
        ["c.zip › a.livp", "c.zip › b.livp", "d.zip › a.livp", "d.zip › b.livp"]
            .map(|place| format!("outer.zip › {place}"))
    );
    // What is opened is read again, from the same place.
    let opened = visit.open("IMG_1234.JPG");
    assert!(opened.entries.iter().any(|(name, value)| name == "UserComment" && value == "FaceTime Photo"));
    visit.check_console();
}

/// Names are shown as they are, whatever is in them, and lead nowhere.
#[test]
fn names_are_labels() {
    let still = facetime::still_jpeg();
    let long = "x".repeat(4000);
    let names = [
        "../../up.jpg",
        "/root.jpg",
        "C:\\Windows\\back.jpg",
        "\u{1F4F8} smile.jpg",
        "evil\u{202E}gpj.exe",
        "<b>bold</b>.jpg",
        &long,
    ];
    let folder = Folder::new();
    let zip = Zip::of(names.map(|name| Entry::stored(name, &still)));
    let archive = folder.file("names.zip", &zip.build());
    let visit = Visit::start();
    visit.drop(&[archive]);
    visit.wait_read(names.len() + 1);
    let rows = visit.all_rows();
    assert!(rows.iter().all(|row| row.verdict == "FaceTime photo"), "{rows:?}");
    for name in ["up.jpg", "root.jpg", "back.jpg", "\u{1F4F8} smile.jpg", "evil\u{202E}gpj.exe"] {
        assert!(rows.iter().any(|row| row.name == name), "{name} in {rows:?}");
    }
    assert_eq!(visit.row("up.jpg").folder, "names.zip › ../..");
    // A name that turns the direction of writing turns itself alone; one without an end has one on the screen.
    let isolated = "[...document.querySelectorAll('.name')].every((name) => getComputedStyle(name).unicodeBidi === 'isolate')";
    assert!(visit.page.eval::<bool>(isolated));
    let row = rows.iter().find(|row| row.name.starts_with("xxx")).expect("the long name has a row");
    assert!(row.name.len() <= 1024, "{} characters", row.name.len());
    let opened = visit.open(&row.name);
    assert!(opened.verdict.starts_with("Taken during a FaceTime call"));
    let head = "document.querySelector('.panel h2').getBoundingClientRect().height";
    assert!(visit.page.eval::<f64>(head) < 120.0, "the name leaves room for the answer");
    visit.check_console();
}

/// A download that was cut short, a split archive, and other kinds of archives: each says what to do.
#[test]
fn archives_that_cannot_be_opened_say_why() {
    let folder = Folder::new();
    let whole = Zip::of(pair("")).build();
    let cases = [
        ("cut.zip", whole[..whole.len() / 2].to_vec(), "This file is cut short. Copy or download it again."),
        ("split.zip", Zip::of(pair("")).disk(3).build(), "This is one part of an archive that was split."),
        ("takeout.tgz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec(), "Of archives, only ZIP is opened here."),
    ];
    for (name, bytes, _) in &cases {
        folder.file(name, bytes);
    }
    let visit = Visit::start();
    visit.drop_all_in(&folder);
    visit.wait_read(cases.len());
    for (name, _, expected) in cases {
        let said = visit.open(name).verdict;
        assert!(said.starts_with(expected), "{name}: {said}");
        visit.page.press(thirtyfour::Key::Escape);
        visit.page.wait_gone(".panel");
    }
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

/// A hundred thousand files in one folder of an archive: an answer, and a list that is drawn where one looks. They are
/// locked, since to read so many takes a minute and shows nothing more.
#[test]
fn a_hundred_thousand_files_in_one_folder() {
    let folder = Folder::new();
    let locked = |number| Entry::stored(&format!("Photos/{number}.jpg"), b"locked").flags(ENCRYPTED);
    let entries = (0..HUNDRED_THOUSAND).map(locked);
    let zip = Zip::of(entries.chain(pair("Photos/")));
    let archive = folder.file("large.zip", &zip.build());
    let visit = Visit::start();
    visit.drop(&[archive]);
    visit.wait_read_for(HUNDRED_THOUSAND + 3, Duration::from_secs(240));
    assert_eq!(visit.answer().0, "1 FaceTime photo in 100,002 files");
    assert!((10..100).contains(&visit.rows().len()));
    visit.scroll_to("document.body.scrollHeight");
    visit.page.wait_for(&at(HUNDRED_THOUSAND + 2));
    visit.check_console();
}
