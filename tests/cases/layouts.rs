//! The marks are found wherever a container may put them, and so is the picture's size.

use crate::drive::inspect;
use crate::drive::visit::visit;
use crate::support::layouts::{heics, jpegs, movies, pngs};

#[test]
fn of_stills() {
    for (what, bytes) in jpegs() {
        match what {
            "JPEG with a broken Exif" => check(what, &bytes, ("no", 1, (64, 48))),
            _ => check(what, &bytes, ("certain", 0, (64, 48))),
        }
    }
    for (what, bytes) in heics() {
        let width = if what == "HEIC with a huge grid" { 70_000 } else { 1280 };
        let height = if what == "HEIC with a huge grid" { 48 } else { 960 };
        check(what, &bytes, ("certain", 0, (width, height)));
    }
    for (what, bytes) in pngs() {
        check(what, &bytes, ("certain", 0, (64, 48)));
    }
}

#[test]
fn of_movies() {
    for (what, bytes) in movies() {
        check(what, &bytes, ("very_likely", 0, (1280, 960)));
    }
}

/// Expected: the grade, the number of remarks, width and height.
fn check(what: &str, bytes: &[u8], expected: (&str, usize, (u32, u32))) {
    let report = inspect("a", bytes);
    let remarks = report.remarks.len();
    let size = report.facts.size.as_ref().map(|size| (size.value.width, size.value.height));
    let visit = visit(&[("a".to_owned(), report)], &[0]);
    let grade = visit.verdict("a").grade.code();
    assert_eq!((grade, remarks, size), (expected.0, expected.1, Some(expected.2)), "{what}");
}
