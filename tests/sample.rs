//! The sample photos that the page offers, as they are kept: what is said of each, and what they weigh.

mod drive;

use drive::visit::{Inspected, visit};
use std::collections::BTreeSet;
use std::path::Path;

/// The most that all of them may weigh: about a second on a slow phone connection.
const MOST_BYTES: usize = 400_000;

/// Name, kind, grade, near-miss, marks.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const EXPECTED: &[Row] = &[
    ("IMG_0412.JPG", "jpeg", "certain", "", &["user_comment", "lens_model"]),
    ("IMG_0412.MOV", "mov", "certain", "", &["keywords"]),
    ("IMG_1207.JPG", "jpeg", "certain", "", &["user_comment", "lens_model"]),
    ("IMG_1207.MOV", "mov", "certain", "", &["keywords"]),
    ("IMG_0588.HEIC", "heic", "certain", "", &["user_comment", "lens_model"]),
    ("IMG_3051.JPG", "jpeg", "no", "live_photo", &[]),
    ("IMG_3051.MOV", "mov", "no", "live_photo", &[]),
    ("IMG_2290.JPG", "jpeg", "no", "selfie", &[]),
    ("IMG_4077.PNG", "png", "no", "screenshot", &[]),
    ("desk.jpg", "jpeg", "no", "mac_webcam", &[]),
    ("IMG-20241224-WA0003.jpg", "jpeg", "cannot_tell", "stripped", &[]),
];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample"))
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).expect("a sample can be read")
}

#[test]
fn each_gets_its_verdict() {
    let files: Vec<Inspected> =
        EXPECTED.iter().map(|(name, ..)| ((*name).to_owned(), drive::inspect(name, &bytes(name)))).collect();
    let forwards: Vec<usize> = (0..files.len()).collect();
    let backwards: Vec<usize> = forwards.iter().rev().copied().collect();
    for order in [forwards, backwards] {
        let visit = visit(&files, &order);
        for (name, kind, grade, near_miss, marks) in EXPECTED {
            let outcome = visit.outcome(name);
            let said = (
                outcome.kind.code(),
                outcome.verdict.grade.code(),
                outcome.verdict.near_miss.map_or("", |near_miss| near_miss.code()),
                outcome.verdict.marks.iter().map(|mark| mark.code()).collect::<Vec<_>>(),
            );
            assert_eq!(said, (*kind, *grade, *near_miss, marks.to_vec()), "{name}");
            assert!(outcome.remarks().is_empty(), "{name}: {:?}", outcome.remarks());
        }
        let pairs =
            ["0412", "1207", "3051"].map(|number| [format!("IMG_{number}.JPG"), format!("IMG_{number}.MOV")]);
        let pairs: BTreeSet<BTreeSet<&str>> =
            pairs.iter().map(|pair| pair.iter().map(String::as_str).collect()).collect();
        assert_eq!(visit.groups(), pairs);
        assert_eq!(visit.session.tally().moments, 3);
        visit.check_tally("the samples");
    }
}

/// They were taken by three other people's devices.
#[test]
fn the_calls_differ() {
    let device = |name: &str| drive::inspect(name, &bytes(name)).facts.model.map(|model| model.value);
    let devices: BTreeSet<_> = ["IMG_0412.JPG", "IMG_1207.JPG", "IMG_0588.HEIC"].map(device).into();
    assert_eq!(devices.len(), 3, "{devices:?}");
    assert!(!devices.contains(&None));
}

#[test]
fn they_are_few_bytes_and_all_of_them_are_listed() {
    let script = String::from_utf8(bytes("files.js")).expect("it is text");
    let listed: BTreeSet<&str> =
        script.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
    let entries = std::fs::read_dir(folder()).expect("the folder is there");
    let there: BTreeSet<String> = entries
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    let photos: BTreeSet<&str> =
        there.iter().map(String::as_str).filter(|name| *name != "files.js").collect();
    assert_eq!(listed, photos, "files.js lists what is there");
    assert_eq!(photos, EXPECTED.iter().map(|(name, ..)| *name).collect());
    let whole: usize = there.iter().map(|name| bytes(name).len()).sum();
    assert!(whole < MOST_BYTES, "{whole} bytes");
}
