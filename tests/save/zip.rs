//! Archives as others read them: our own reader, and the system's `unzip`.

use crate::drive::Sample;
use crate::given::archive;
use crate::reading::list;
use facetime_photo_inspector::report::{Archived, DateTime, Packing};
use std::path::Path;
use std::process::Command;

const FILES: [(&str, &[u8], &str); 5] = [
    ("IMG_0001.HEIC", b"a still", "2021-07-06T16:08:12+02:00"),
    ("IMG_0001.MOV", b"its movie", "2024-09-21T17:45:10Z"),
    ("Köln – Straße 1.jpg", b"", "2024-02-29T23:59:59"),
    ("=cmd.png", b"x", "1904-01-01T00:00:00Z"),
    ("without date.mp4", b"bytes", ""),
];

fn written() -> Vec<u8> {
    let date = |text: &str| DateTime::parse(text);
    archive(&FILES.map(|(name, bytes, text)| (name, bytes, date(text))))
}

/// The bytes of a file that is stored: they stand behind its header, as its own lengths say.
fn bytes_of<'a>(zip: &'a [u8], entry: &Archived) -> &'a [u8] {
    let index = |offset: u64| usize::try_from(offset).expect("it is in memory");
    let header = &zip[index(entry.header)..];
    let length = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
    &header[30 + length(26) + length(28)..][..index(entry.length)]
}

#[test]
fn our_own_reader_gets_the_same_back() {
    let zip = written();
    let entries = list("a.zip", zip.as_slice());
    assert_eq!(entries.len(), FILES.len());
    for (entry, (name, bytes, _)) in entries.iter().zip(FILES) {
        assert_eq!((entry.path.as_str(), entry.packing), (name, Packing::Stored));
        assert_eq!(bytes_of(&zip, entry), bytes, "{name}");
    }
    assert!(list("a.zip", archive(&[]).as_slice()).is_empty());
}

/// What `unzip` says of an archive; none where there is no such program.
fn unzip(arguments: &[&str], zip: &[u8]) -> Option<String> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.zip", arguments.join("")));
    std::fs::write(&path, zip).expect("an archive can be written");
    let run =
        Command::new("unzip").args(arguments).arg(&path).env("TZ", "UTC").env("LC_ALL", "C.UTF-8").output();
    let Ok(output) = run else {
        eprintln!("there is no unzip here: not tried");
        return None;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    let _ = std::fs::remove_file(path);
    Some(text)
}

#[test]
fn the_systems_unzip_finds_no_fault() {
    if let Some(said) = unzip(&["-t"], &written()) {
        assert!(said.contains("No errors detected in compressed data"), "{said}");
        assert_eq!(said.matches(" OK").count(), FILES.len(), "{said}");
    }
}

/// A time with its offset is that moment everywhere; one without is what the clock showed.
#[test]
fn times_are_when_photos_were_taken() {
    let Some(said) = unzip(&["-Z", "-T"], &written()) else { return };
    let times =
        ["20210706.140812", "20240921.174510", "20240229.235958", "19800101.000000", "19800101.000000"];
    for ((name, ..), time) in FILES.iter().zip(times) {
        let line = said.lines().find(|line| line.ends_with(name)).unwrap_or_else(|| panic!("{name}: {said}"));
        assert!(line.contains(time), "{name}: {line}");
        assert!(line.starts_with("-rw-r--r--"), "{line}");
    }
}

/// What only knows the old fields is told what the clock on the wall showed; all else the moment.
#[test]
fn a_time_of_a_known_clock_stands_there_in_both_manners() {
    let time = DateTime::parse("2024-09-22T02:45:10+09:00");
    let zip = archive(&[("a.jpg", b"x", time)]);
    let field = |at: usize| u16::from_le_bytes([zip[at], zip[at + 1]]);
    assert_eq!((field(10), field(12)), (2 << 11 | 45 << 5 | 5, 44 << 9 | 9 << 5 | 22));
    let changed = list("a.zip", zip.as_slice())[0].changed;
    assert_eq!(changed.map(|at| at.to_string()).as_deref(), Some("2024-09-21T17:45:10+00:00"));
}

/// Two directories of one archive would let readers differ: nothing is said twice.
#[test]
fn records_agree() {
    let zip = written();
    let count = |signature: &[u8]| zip.windows(4).filter(|bytes| *bytes == signature).count();
    let counts =
        [b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06"].map(|signature| count(signature));
    assert_eq!(counts, [FILES.len(), FILES.len(), 1, 0]);
    for (at, _) in zip.windows(4).enumerate().filter(|(_, bytes)| bytes == b"PK\x01\x02") {
        let header = u32::from_le_bytes(zip[at + 42..at + 46].try_into().expect("four bytes"));
        let header = usize::try_from(header).expect("an offset in it");
        // From the version needed to the lengths, with checksum and time.
        assert_eq!(zip[at + 6..at + 30], zip[header + 4..header + 28]);
        assert_eq!(u64::from(zip[at + 5]), 3, "made on Unix");
    }
    assert_eq!(zip.as_slice().length(), zip.len() as u64);
}
