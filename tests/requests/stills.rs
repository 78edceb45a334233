//! Stills: one read where the metadata lies at the beginning, and few more where it does not.

use crate::drive::sparse::Sparse;
use crate::drive::{Sample, observe};
use crate::given::{HEIC, KIB, MOVIE_TAIL, Reads, STILL, assert_marked, check};
use crate::support::boxes;
use crate::support::facetime;
use crate::support::fields::{Fields, length_u32};
use crate::support::heic::{Heic, Item, Place};
use crate::support::ifd::{ByteOrder, ascii};
use crate::support::jpeg::Jpeg;
use crate::support::motion_photo::{google_xmp, samsung_movie};
use crate::support::png::Png;
use crate::support::tiff::Tiff;
use crate::support::{samples, tags};
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::bytes::limits::PNG_STEPS_AFTER_IMAGE;
use std::ops::Range;

fn tiff() -> Vec<u8> {
    facetime::tiff("front").build()
}

/// With so many bytes of image data behind it.
fn followed(bytes: Vec<u8>, length: u64) -> Sparse {
    Sparse::new().bytes(bytes).zeros(length)
}

/// What lies behind these bytes, to the end of their page or of the file.
fn page_of(offset: u64, length: u64) -> Range<u64> {
    let start = offset - offset % (4 * KIB);
    start..(start + 4 * KIB).min(length)
}

/// Only where it may say something: behind a Samsung phone's picture.
#[test]
fn motion_photos() {
    let jpeg = |tiff: &Tiff, xmp: &str| Jpeg::new().exif(&tiff.build()).xmp(xmp).picture(64, 48).build();
    let trailer = samsung_movie(&[0; 100_000]);
    let google = google_xmp("MotionPhoto", "1").build();
    let samsung = samples::samsung_tiff();
    let with_trailer = |tiff: &Tiff, xmp: &str| [jpeg(tiff, xmp), trailer.clone()].concat();
    let bytes = with_trailer(&samsung, "<a/>");
    let length = bytes.len() as u64;
    let last = page_of(length - 512, length);
    let report = check("Samsung's", "a.jpg", bytes.as_slice(), &[&[0..STILL], &[last]]);
    assert!(report.facts.motion_photo.is_some());
    for (what, bytes) in [
        ("Google's", with_trailer(&Tiff::new(ByteOrder::Big).ifd0(tags::MAKE, ascii("Google")), &google)),
        ("Samsung's, which XMP tells", with_trailer(&samsung, &google)),
    ] {
        let report = check(what, "a.jpg", bytes.as_slice(), &[&[0..STILL]]);
        assert!(report.facts.motion_photo.is_some(), "{what}");
    }
    let apple = with_trailer(&samples::camera_app_tiff(), "<a/>");
    check("Apple's", "a.jpg", apple.as_slice(), &[&[0..STILL]]);
    let heic = Heic::new(64, 48).exif(&samsung.build()).build();
    let heic = [heic, boxes::plain(b"free", &[0; 100_000]), boxes::plain(b"mpvd", &[0; 50_000])].concat();
    let length = heic.len() as u64;
    let report =
        check("a HEIC", "a.heic", heic.as_slice(), &[&[0..HEIC], &[page_of(length - 50_008, length)]]);
    assert!(report.facts.motion_photo.is_some());
    let apple = Heic::new(64, 48).exif(&samples::camera_app_tiff().build()).build();
    let apple = [apple, boxes::plain(b"free", &[0; 100_000]), boxes::plain(b"mpvd", &[0; 50_000])].concat();
    check("Apple's HEIC", "a.heic", apple.as_slice(), &[&[0..HEIC]]);
}

#[test]
fn jpeg() {
    let with_filler = |filler| {
        let jpeg = Jpeg::new().filler(filler).exif(&tiff()).picture(1280, 960);
        followed(jpeg.build(), 200_000)
    };
    let small = facetime::still_jpeg();
    let length = small.len() as u64;
    let whole = 0..length;
    assert_marked("small", &check("small", "a.jpg", small.as_slice(), &[&[whole]]));
    let opening = &[0..STILL];
    let cases: [(&str, usize, Reads<'_>); 4] = [
        ("Exif at the beginning", 0, &[opening]),
        ("Exif across the end of the opening", 16_200, &[opening, &[STILL..20 * KIB]]),
        (
            "Exif behind the opening: what lies between is passed over",
            30_000,
            &[opening, &[28 * KIB..32 * KIB]],
        ),
        (
            "Exif behind several segments: their heads are read",
            130_000,
            &[opening, &[64 * KIB..68 * KIB], &[124 * KIB..128 * KIB]],
        ),
    ];
    for (what, filler, expected) in cases {
        for name in ["a.jpg", "a.JPEG", "a", "a.png", ".jpg"] {
            assert_marked(what, &check(what, name, &with_filler(filler), expected));
        }
    }
}

#[test]
fn heic_in_one_read() {
    let start = || Heic::new(1280, 960).exif_with_prefix(&tiff());
    let small = start().build();
    let length = small.len() as u64;
    let whole = 0..length;
    assert_marked("small", &check("small", "a.heic", small.as_slice(), &[&[whole]]));
    let cases = [
        ("Exif before the picture", followed(start().build(), 100_000)),
        (
            "Exif in idat",
            followed(start().metadata_in(Place::ItemData, 2).picture_length(100_000).build(), 0),
        ),
        ("a grid of tiles", followed(start().grid(8, 6).build(), 100_000)),
    ];
    for (what, sample) in cases {
        for name in ["a.heic", "a.HEIF", "a.hif", "a.avif"] {
            assert_marked(what, &check(what, name, &sample, &[&[0..HEIC]]));
        }
    }
}

#[test]
fn heic_in_two_reads() {
    let start = || Heic::new(1280, 960).exif_with_prefix(&tiff()).picture_length(100_000);
    let cases = [
        ("Exif behind the picture", start()),
        ("in three pieces", start().metadata_in(Place::MediaData, 3)),
        ("meta behind it too", start().meta_last()),
        ("a 64-bit mdat", start().media_data_64_bit().meta_last()),
        ("padding before meta", Heic::new(1280, 960).exif_with_prefix(&tiff()).padding(100_000)),
    ];
    for (what, heic) in cases {
        let bytes = heic.build();
        let length = bytes.len() as u64;
        let last = page_of(length - 1, length);
        assert_marked(what, &check(what, "a.heic", bytes.as_slice(), &[&[0..HEIC], &[last]]));
    }
}

/// What `meta` tells of is fetched together, however far apart it lies.
#[test]
fn heic_with_exif_and_xmp_apart() {
    const BETWEEN: usize = 100_000;
    let other = Item::mime("text/plain", vec![0x20; BETWEEN]);
    let start = Heic::new(1280, 960).exif_with_prefix(&tiff()).picture_length(BETWEEN);
    let bytes = start.metadata(other).xmp("<a/>").build();
    let length = bytes.len() as u64;
    let exif = length - 4 - BETWEEN as u64 - 1;
    let apart: &[Range<u64>] = &[page_of(exif, length), page_of(length - 1, length)];
    let report = check("two items", "a.heic", bytes.as_slice(), &[&[0..HEIC], apart]);
    assert_marked("two items", &report);
}

/// A misleading name costs reads, never the answer.
#[test]
fn heic_by_another_name() {
    let heic = Heic::new(1280, 960).exif_with_prefix(&tiff()).grid(20, 20);
    let sample = followed(heic.build(), 100_000);
    let exif: &[Range<u64>] = &[28 * KIB..32 * KIB];
    let what = "meta across the opening of another name";
    assert_marked(what, &check(what, "a.jpg", &sample, &[&[0..STILL], &[STILL..20 * KIB], exif]));
    let length = Sample::length(&sample);
    let opening: &[Range<u64>] = &[0..4 * KIB, length - MOVIE_TAIL..length];
    assert_marked(what, &check(what, "a.mov", &sample, &[opening, &[4 * KIB..20 * KIB], exif]));
}

/// Signature and IHDR, so many IDAT chunks of a length, and Exif behind them.
fn png(count: usize, length: u32) -> Sparse {
    const UP_TO_HEADER: usize = 33;
    let head = Fields::new().u32("length", length).text("type", "IDAT").done();
    let start = Png::new(1280, 960).build()[..UP_TO_HEADER].to_vec();
    let end = Png::new(1, 1).exif(&tiff()).build()[UP_TO_HEADER..].to_vec();
    let checksum = 4;
    let image = (0..count).fold(Sparse::new().bytes(start), |png, _| {
        png.bytes(head.clone()).zeros(u64::from(length) + checksum)
    });
    image.bytes(end)
}

#[test]
fn png_with_exif_behind_its_image() {
    let small = png(1, 100);
    let length = Sample::length(&small);
    let whole = 0..length;
    assert_marked("small", &check("small", "a.png", &small, &[&[whole]]));
    let large = png(1, 1_000_000);
    let length = Sample::length(&large);
    let what = "one chunk: it is passed over";
    assert_marked(what, &check(what, "a.png", &large, &[&[0..STILL], &[page_of(length - 1, length)]]));
}

/// Each chunk ends on another page: the head of each is a read, up to a limit.
#[test]
fn png_of_many_chunks() {
    for count in [3, 10, 30, 60] {
        let sample = png(count, length_u32(&[0; 20_000]));
        let observed = observe("a.png", &sample);
        let further = observed.reads.len() - 1;
        assert!(further <= PNG_STEPS_AFTER_IMAGE, "{count} chunks took {further} further reads");
        if count <= 30 {
            assert_marked("few chunks", &observed.report);
        } else {
            let kinds: Vec<ErrorKind> =
                observed.report.remarks.iter().map(|remark| remark.error.kind).collect();
            assert_eq!(
                (kinds.as_slice(), further),
                ([ErrorKind::TooCostly].as_slice(), PNG_STEPS_AFTER_IMAGE)
            );
        }
    }
}
