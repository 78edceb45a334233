//! Odd ways of writing what the rule reads, and values that are left out: they are neither missed nor taken for
//! absent.

use crate::drive;
use crate::given::{check_near_miss as check, empty};
use crate::support::boxes;
use crate::support::facetime::{jpeg, movie};
use crate::support::heic::Heic;
use crate::support::ifd::Value;
use crate::support::png::Png;
use crate::support::tags;
use facetime_photo_inspector::report::Kind;

const KEYWORDS: &str = "com.apple.quicktime.keywords";

fn of_type(type_code: u16, bytes: &[u8]) -> Value {
    let count = u32::try_from(bytes.len()).expect("a sample is short");
    Value::Raw { type_code, count, bytes: bytes.to_vec() }
}

#[test]
fn marks_of_other_types() {
    let cases = [
        ("a comment written as text", tags::USER_COMMENT, of_type(2, b"ASCII\0\0\0FaceTime Photo\0")),
        ("a comment in bytes", tags::USER_COMMENT, of_type(1, b"FaceTime Photo")),
        ("a lens in UTF-8", tags::LENS_MODEL, of_type(129, b"iPhone 15 front FaceTime camera\0")),
    ];
    for (what, tag, value) in cases {
        check(what, "a.jpg", &jpeg(&empty().exif(tag, value)), "very_likely");
    }
}

#[test]
fn emptied_items_are_gone_and_not_broken() {
    check("an empty XMP item", "a.heic", &Heic::new(64, 48).xmp("").build(), "cannot_tell, stripped");
}

#[test]
fn long_values_are_not_absent_ones() {
    let long = "x".repeat(20_000);
    let with_make = movie().key("com.apple.quicktime.make", &long).build();
    check("a movie with a long maker", "a.mov", &with_make, "perhaps");
    let keywords = movie().without_key(KEYWORDS).key(KEYWORDS, &format!("FaceTime, {long}")).build();
    check("a movie with long keywords", "a.mov", &keywords, "cannot_tell");
}

#[test]
fn compressed_xmp_is_remarked() {
    let png = Png::new(64, 48).chunk(b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0compressed").build();
    let remarks: Vec<_> = drive::inspect("a.png", &png).remarks.iter().map(|remark| remark.code()).collect();
    assert_eq!(remarks, ["xmp_not_supported"]);
}

#[test]
fn room_before_the_brands() {
    let free = boxes::plain(b"free", &[0; 24]);
    for (brand, expected) in [(b"isom", Kind::Mp4), (b"qt  ", Kind::Mov), (b"heic", Kind::Heic)] {
        let file = [free.clone(), boxes::file_type(brand, &[])].concat();
        assert_eq!(drive::inspect("a", &file).kind, expected);
    }
}
