//! The native program, called as a person or a script calls it.

#[path = "support/mod.rs"]
mod support;

use serde_json::Value;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use support::facetime;
use support::zip::entry::{ENCRYPTED, STORED};
use support::zip::{Entry, Part, Zip};

/// A folder of its own, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(path.join("b")).expect("a folder can be made");
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> &Self {
        std::fs::write(self.0.join(name), bytes).expect("a file can be written");
        self
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn inspect(folder: &Folder, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_inspect");
    Command::new(program).args(arguments).current_dir(&folder.0).output().expect("the program runs")
}

fn records(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn ends_with_what_its_usage_says() {
    let folder = Folder::new("exit-codes");
    folder
        .file("a.jpg", &facetime::still_jpeg())
        .file("notes.txt", b"notes")
        .file("cut.jpg", b"\xff\xd8\xff")
        .file("a.tgz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03")
        .file("damaged.zip", &damaged_archive());
    let cases: [(&[&str], i32); 11] = [
        (&["a.jpg", "a.tgz"], 1),
        (&["damaged.zip"], 1),
        (&["a.jpg"], 0),
        (&["--json", "a.jpg", "notes.txt"], 0),
        (&["--", "a.jpg"], 0),
        (&["--help"], 0),
        (&["a.jpg", "cut.jpg"], 1),
        (&["a.jpg", "nowhere.jpg"], 1),
        (&[], 2),
        (&["--json"], 2),
        (&["-x", "a.jpg"], 2),
    ];
    for (arguments, expected) in cases {
        assert_eq!(inspect(&folder, arguments).status.code(), Some(expected), "{arguments:?}");
    }
}

/// Its directory is damaged behind the first of two files.
fn damaged_archive() -> Vec<u8> {
    let still = facetime::still_jpeg();
    let mut zip = Zip::of([Entry::stored("a.jpg", &still), Entry::stored("b.jpg", &still)]).build();
    let second = zip.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").expect("there are two");
    zip[second] = 0;
    zip
}

/// The first two lines, for people.
fn said(folder: &Folder, paths: &[&str]) -> [String; 2] {
    let text = String::from_utf8_lossy(&inspect(folder, paths).stdout).into_owned();
    let mut lines = text.lines().map(str::to_owned);
    [lines.next().unwrap_or_default(), lines.next().unwrap_or_default()]
}

#[test]
fn archives_that_were_not_opened_are_not_denied() {
    let folder = Folder::new("unopened");
    folder
        .file("a.jpg", &facetime::still_jpeg())
        .file("notes.txt", b"notes")
        .file("a.tgz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03")
        .file("damaged.zip", &damaged_archive());
    let not_looked_at = "It was not looked at, and may hold FaceTime photos.";
    assert_eq!(said(&folder, &["a.tgz"]), ["1 archive could not be opened", not_looked_at]);
    assert_eq!(said(&folder, &["a.tgz", "notes.txt"]), ["1 archive could not be opened", not_looked_at]);
    let more = "1 archive was opened only in part; the rest of it may hold more.";
    let [answer, remark] = said(&folder, &["damaged.zip"]);
    assert!(answer.starts_with("1 FaceTime photo in 1 file"), "{answer}");
    assert!(remark.ends_with(more), "{remark}");
    let text = inspect(&folder, &["damaged.zip"]).stdout;
    assert!(
        String::from_utf8_lossy(&text).contains("damaged.zip: Only a part of this archive could be opened")
    );
}

#[test]
fn one_record_a_file_sorted_and_judged_together() {
    let folder = Folder::new("records");
    folder.file("b/IMG_1.MOV", &facetime::movie().build()).file("b-c.jpg", &facetime::still_jpeg());
    let records = records(&inspect(&folder, &["--json", ".", "b-c.jpg"]));
    let shown = |field: &str| records.iter().map(|record| record[field].to_string()).collect::<Vec<_>>();
    assert_eq!(shown("path"), ["\"./b-c.jpg\"", "\"./b/IMG_1.MOV\"", "\"b-c.jpg\""]);
    assert_eq!(shown("grade"), ["\"certain\""; 3]);
    assert_eq!(shown("group"), ["1"; 3]);
    assert_eq!(shown("taken_from"), ["\"movie\""; 3]);
}

#[test]
fn a_path_that_is_not_there_has_a_record_too() {
    let folder = Folder::new("missing");
    let records = records(&inspect(&folder, &["--json", "nowhere.jpg"]));
    let [record] = records.as_slice() else { panic!("one record: {records:?}") };
    assert_eq!(record["error"]["kind"], "vanished");
    assert_eq!(record["grade"], "cannot_tell");
}

/// A Photos library is looked at where its originals are; what accompanies photos is no failure.
#[test]
fn what_is_set_aside_is_counted() {
    let folder = Folder::new("set-aside");
    let library = folder.0.join("L.photoslibrary");
    for inside in ["originals/0", "resources/derivatives/0"] {
        std::fs::create_dir_all(library.join(inside)).expect("a folder can be made");
    }
    folder
        .file("L.photoslibrary/originals/0/0A.jpg", &facetime::still_jpeg())
        .file("L.photoslibrary/resources/derivatives/0/0A_1.jpg", &facetime::still_jpeg())
        .file("IMG_1.AAE", b"<plist/>")
        .file(".DS_Store", b"")
        .file("notes.txt", b"notes");
    let output = inspect(&folder, &["."]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.first(), Some(&"1 FaceTime photo in 1 file"));
    let aside = lines.iter().find(|line| line.starts_with("Set aside: ")).expect("a line that says so");
    for part in ["2 companion files", "1 file that is no photo or movie", "1 file that Photos made"] {
        assert!(aside.contains(part), "{aside}");
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("./")).count(), 1, "{text}");
    let records = records(&inspect(&folder, &["--json", "."]));
    assert_eq!(records.len(), 4, "one for each file that was read");
}

#[test]
fn names_do_not_control_the_terminal() {
    let folder = Folder::new("names");
    folder.file("a\n\u{1b}[31m.jpg", &facetime::still_jpeg());
    let output = inspect(&folder, &["."]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("a\\n\\u{1b}[31m.jpg: "), "{text}");
}

/// A name that turns the direction of its letters would end otherwise than it seems to; other letters stay.
#[test]
fn names_do_not_turn_text() {
    let turning = ['\u{200E}', '\u{200F}', '\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}'];
    for c in turning {
        let expected = format!("a\\u{{{:x}}}gpj.exe", u32::from(c));
        assert_eq!(facetime_photo_inspector::words::cli::name(&format!("a{c}gpj.exe")), expected);
    }
    for name in ["Fotos aus Köln.jpg", "\u{5E9}\u{5DC}.jpg", "\u{200D}\u{2065}\u{202F}.jpg"] {
        assert_eq!(facetime_photo_inspector::words::cli::name(name), name);
    }
}

/// Entries come right behind their archive, and are judged with all others.
#[test]
fn archives_are_opened() {
    let folder = Folder::new("archives");
    let (still, movie) = (facetime::still_jpeg(), facetime::movie().build());
    let livp = Zip::of([Entry::stored("IMG_2.jpg", &still), Entry::stored("IMG_2.mov", &movie)]).build();
    let zip = Zip::of([
        Entry::folder("album/"),
        Entry::stored("album/IMG_1.jpg", &still),
        Entry::stored("IMG_2.livp", &livp),
        Entry::stored("locked.jpg", &still).flags(ENCRYPTED),
    ]);
    folder.file("a.zip", &zip.build()).file("b.jpg", &still).file("cut.zip", &zip.build()[..500]);
    let output = inspect(&folder, &["--json", "a.zip", "b.jpg", "cut.zip"]);
    assert_eq!(output.status.code(), Some(1), "one is locked and one is cut");
    let records = records(&output);
    let shown = |field: &str| records.iter().map(|record| record[field].to_string()).collect::<Vec<_>>();
    let paths = [
        "a.zip",
        "a.zip!/album/IMG_1.jpg",
        "a.zip!/IMG_2.livp",
        "a.zip!/IMG_2.livp!/IMG_2.jpg",
        "a.zip!/IMG_2.livp!/IMG_2.mov",
        "a.zip!/locked.jpg",
        "b.jpg",
        "cut.zip",
    ];
    assert_eq!(shown("path"), paths.map(|path| format!("\"{path}\"")));
    let kinds = ["zip", "jpeg", "zip", "jpeg", "mov", "other", "jpeg", "zip"];
    assert_eq!(shown("kind"), kinds.map(|kind| format!("\"{kind}\"")));
    assert_eq!(shown("group"), ["null", "1", "null", "1", "1", "null", "1", "null"]);
    assert_eq!(records[5]["error"]["kind"], "encrypted");
    assert_eq!(records[7]["error"]["kind"], "truncated");
}

/// Five gigabytes, of which nearly nothing takes room on the disk.
#[test]
fn an_archive_of_five_gigabytes() {
    let folder = Folder::new("five-gigabytes");
    let length = 5_000_000_000;
    let entry = Entry::packed("zeros", STORED, vec![Part::Zeros(length)], length);
    let zip = Zip::of([entry, Entry::stored("b.jpg", &facetime::still_jpeg())]);
    let mut file = std::fs::File::create(folder.0.join("a.zip")).expect("a file can be made");
    for part in zip.parts() {
        match part {
            Part::Zeros(count) => {
                let further = i64::try_from(count).expect("it is less than all");
                file.seek(SeekFrom::Current(further)).expect("a file may have holes");
            }
            Part::Bytes(bytes) => file.write_all(&bytes).expect("it can be written"),
        }
    }
    let records = records(&inspect(&folder, &["--json", "a.zip"]));
    assert_eq!(
        records.iter().map(|record| record["grade"].to_string()).collect::<Vec<_>>()[2],
        "\"certain\""
    );
    let fetched: u64 = records.iter().filter_map(|record| record["bytes_read"].as_u64()).sum();
    assert!(fetched < 200_000, "{fetched}");
}
