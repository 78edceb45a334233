//! TIFF, DNG and WebP: a read for each place that has facts, and nothing of the pictures.

use crate::drive::Sample;
use crate::drive::sparse::Sparse;
use crate::given::{KIB, STILL, assert_marked, check};
use crate::support::facetime;
use crate::support::ifd::{ByteOrder, ascii, long};
use crate::support::layouts::dng;
use crate::support::tags;
use crate::support::tiff_file::{TiffFile, elsewhere};
use crate::support::webp::{EXIF_FLAG, Webp};
use std::ops::Range;

/// The pieces of a file with zeros between them, and behind them up to a length.
pub fn sparse(file: &TiffFile, length: u64) -> Sparse {
    let whole = file.pieces().iter().fold(Sparse::new(), |sparse, (at, bytes)| {
        let gap = u64::from(*at) - sparse.length();
        sparse.zeros(gap).bytes(bytes.clone())
    });
    let rest = length - whole.length();
    whole.zeros(rest)
}

/// The page of so many bytes.
fn page(at: u64) -> Range<u64> {
    let start = at - at % (4 * KIB);
    start..start + 4 * KIB
}

#[test]
fn dng_of_60_mb() {
    let near = sparse(&dng(1000), 60_000_000);
    let report = check("all at the beginning", "IMG_1.DNG", &near, &[&[0..STILL]]);
    assert_marked("all at the beginning", &report);
    let far = sparse(&dng(6_000_000), 60_000_000);
    let at = |number: u64| 8 + number * 6_000_000;
    // The Exif IFD and what may follow it, its note, the GPS IFD, the SubIFDs, IPTC, XMP.
    let directory = |number: u64| page(at(number)).start..page(at(number) + 4 * KIB).end;
    let pages = [
        directory(3),
        page(at(8)),
        directory(4),
        page(at(5)),
        directory(6),
        directory(7),
        page(at(2)),
        page(at(1)),
    ];
    let reads: Vec<&[Range<u64>]> =
        [&(0..STILL)].into_iter().chain(&pages).map(std::slice::from_ref).collect();
    let report = check("all far apart", "IMG_1.DNG", &far, &reads);
    assert_marked("all far apart", &report);
    assert!(report.bytes_read <= 192 * KIB);
    assert!(report.facts.identifier.is_some() && report.facts.position.is_some());
}

/// As most programs write a TIFF: the picture first, then the directory and its values.
#[test]
fn directory_behind_the_picture() {
    let at = 30_000_000;
    let file = TiffFile::new(ByteOrder::Little, at)
        .directory(at, &[(tags::MAKE, ascii("Apple")), (tags::EXIF_IFD_POINTER, long(at + 1000))]);
    let exif = [
        (tags::LENS_MODEL, ascii("iPhone 15 back FaceTime camera")),
        (tags::USER_COMMENT, ascii("FaceTime Photo")),
    ];
    let sample = sparse(&file.directory(at + 1000, &exif), 30_002_000);
    let last = page(u64::from(at)).start..30_002_000;
    assert_marked("behind", &check("behind", "a.tif", &sample, &[&[0..STILL], &[last]]));
}

/// Tables, thumbnails and other makers' notes are passed over.
#[test]
fn what_is_no_fact_is_not_read() {
    let order = ByteOrder::Big;
    let far = |number: u32| elsewhere(order, 7, 500_000, 1_000_000 * number);
    let (strips, colours, private) = (0x0111, 0x0140, 0xC634);
    let ifd0 = [(strips, far(1)), (colours, far(2)), (private, far(3)), (tags::EXIF_IFD_POINTER, long(1000))];
    let exif = [(tags::MAKER_NOTE, far(4)), (tags::LENS_MODEL, ascii("a lens")), (0xA20C, far(5))];
    let file = TiffFile::new(order, 8).directory(8, &ifd0).directory(1000, &exif);
    let sample = sparse(&file, 60_000_000);
    let report = check("tables", "a.nef", &sample, &[&[0..STILL], &[page(4_000_000)]]);
    assert!(report.facts.maker_note.is_some() && report.remarks.is_empty());
    let is_listed = |name: &str| report.entries.iter().any(|entry| entry.name == name);
    assert!(is_listed("LensModel") && !is_listed("MakerNote"), "only what was read in full is listed");
}

#[test]
fn webp() {
    let start = || Webp::new().extended(EXIF_FLAG, 1280, 960);
    let tiff = facetime::tiff("front").build();
    let small = start().lossy(1280, 960, 5000).exif(&tiff).build();
    let length = small.len() as u64;
    let whole = 0..length;
    assert_marked("small", &check("small", "a.webp", small.as_slice(), &[&[whole]]));
    let large = start().lossy(1280, 960, 300_000).exif(&tiff).xmp(&"<a/>".repeat(5000)).build();
    let length = large.len() as u64;
    let behind = length - length % (4 * KIB) - 20 * KIB..length;
    let report = check("behind its picture", "a.webp", large.as_slice(), &[&[0..STILL], &[behind]]);
    assert!(report.facts.lens_model.is_some());
    let bare = Webp::new().lossy(1280, 960, 300_000).build();
    check("without metadata", "a.webp", bare.as_slice(), &[&[0..STILL]]);
    let frame = [0; 50_000];
    let frames = (0..100).fold(Webp::new().extended(0, 64, 48), |webp, _| webp.chunk(b"ANMF", &frame));
    check("an animation without metadata", "a.webp", frames.build().as_slice(), &[&[0..STILL]]);
}
