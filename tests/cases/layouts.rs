//! The marks are found wherever a container may put them, and so is the picture's size.

use crate::drive::inspect;
use crate::drive::visit::visit;
use crate::support::layouts::{dng, heics, jpegs, movies, pngs, tiffs, webps};
use facetime_photo_inspector::report::{Facts, Place};

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
    for (what, bytes) in webps() {
        check(what, &bytes, ("certain", 0, (64, 48)));
    }
    for (what, bytes) in tiffs() {
        let size = if what.starts_with("DNG") { (1280, 960) } else { (64, 48) };
        check(what, &bytes, ("certain", 0, size));
    }
}

/// Every fact of a TIFF file names the byte of the file where its value stands, though it was read elsewhere.
#[test]
fn places_in_a_dng() {
    for apart in [800, 9000, 1_000_000] {
        let file = dng(apart).build();
        let Facts { make, model, lens_model, user_comment, identifier, keywords, titles, position, .. } =
            inspect("a.dng", &file).facts;
        let stands = |value: &str, place: &Place, before: usize| {
            let at = usize::try_from(place.value_offset.expect("a known place")).expect("a small file");
            assert!(file[at + before..].starts_with(value.as_bytes()), "{value} at {at}, {apart} apart");
        };
        let charset_code = 8;
        for (found, before) in
            [(make, 0), (model, 0), (lens_model, 0), (user_comment, charset_code), (identifier, 0)]
        {
            let found = found.expect("every one is there");
            stands(&found.value, &found.place, before);
        }
        let keyword = keywords.iter().find(|keyword| keyword.value == "three").expect("IPTC's keyword");
        stands("three", &keyword.place, 0);
        assert_eq!(titles.first().map(|title| title.value.as_str()), Some("A title"), "out of the XMP");
        let position = position.expect("there is one");
        stands("\u{34}\0\0\0\u{1}\0\0\0\u{1e}", &position.place, 0);
        assert_eq!((position.value.latitude, position.value.longitude), (52.5, 13.5));
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
