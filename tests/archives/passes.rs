//! How often a deflated file goes by while it is read: once, unless its end leads back to what was let go.

use crate::given::{only, packed};
use crate::reading::{Observed, facts, observe, observe_inside};
use crate::support::boxes::{file_type, full, plain};
use crate::support::facetime;
use crate::support::fields::{Fields, count_u16, length_u32};
use crate::support::ifd::{ByteOrder, Value};
use crate::support::png::Png;
use crate::support::tags;
use crate::support::tiff_file::{TiffFile, elsewhere};
use crate::support::zip::Zip;
use facetime_photo_inspector::archive::Reading;
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::inspect::Step;
use miniz_oxide::deflate::compress_to_vec;

/// Deflated without becoming smaller, so that each stretch of it is a read.
fn read(bytes: &[u8]) -> Observed {
    let zip = Zip::of([packed("a", compress_to_vec(bytes, 0), bytes.len())]).build();
    observe_inside(&only(&zip), zip.as_slice())
}

fn check(what: &str, bytes: &[u8], reads: usize) {
    let inside = read(bytes);
    assert_eq!(facts(&inside.report), facts(&observe("", bytes).report), "{what}");
    assert_eq!(inside.reads.len(), reads, "{what}: {:?}", inside.reads);
}

/// A HEIF file of 400 KB whose `meta` comes last, and whose Exif item has these pieces (offset and length), each of
/// which holds what comes next of `exif`.
fn heic(exif: &[u8], pieces: &[(usize, usize)]) -> Vec<u8> {
    let number = |value: usize| u32::try_from(value).expect("it is small");
    let entry = Fields::new().u16("item_ID", 1).u16("protection", 0).text("item_type", "Exif").u8("name", 0);
    let entries = Fields::new().u16("count", 1).bytes("entry", &full(b"infe", 2, 0, &entry.done()));
    let place = Fields::new().u16("widths", 0x4400).u16("count", 1).u16("item_ID", 1).u16("method", 0);
    let place = place.u16("reference", 0).u16("extents", count_u16(pieces.len()));
    let place = pieces
        .iter()
        .fold(place, |place, (at, length)| place.u32("offset", number(*at)).u32("length", number(*length)));
    let children = [full(b"iinf", 0, 0, &entries.done()), full(b"iloc", 1, 0, &place.done())];
    let start = file_type(b"heic", &[*b"heic"]);
    let mut heic = [start.clone(), plain(b"mdat", &vec![0; 400_000 - start.len() - 8])].concat();
    let mut rest = exif;
    for (at, length) in pieces {
        let (piece, further) = rest.split_at(*length);
        heic[*at..at + length].copy_from_slice(piece);
        rest = further;
    }
    [heic, full(b"meta", 0, 0, &children.concat())].concat()
}

fn exif() -> Vec<u8> {
    [&[0; 4], facetime::tiff("front").build().as_slice()].concat()
}

/// Stretches of 64, 128 and 256 KiB.
#[test]
fn the_beginning_is_kept() {
    let length = exif().len();
    let with_exif_at = |at| heic(&exif(), &[(at, length)]);
    assert!(
        observe("", with_exif_at(20_000).as_slice()).report.facts.lens_model.is_some(),
        "the sample is right"
    );
    check("Exif at the end", &with_exif_at(399_000), 3);
    check("Exif behind the opening", &with_exif_at(20_000), 3);
    check("Exif behind what is kept: up to there once more", &with_exif_at(100_000), 3 + 2);
}

/// Each head is on another page, nearer to the one before than what is unpacked at a time.
#[test]
fn forwards_in_small_steps() {
    let chunk = Fields::new().u32("length", length_u32(&[0; 20_000])).text("type", "IDAT");
    let chunk = chunk.zeros("data and checksum", 20_004).done();
    let (start, end) =
        (Png::new(1280, 960).build(), Png::new(1, 1).exif(&facetime::tiff("front").build()).build());
    let png = [&start[..33], &chunk.repeat(15), &end[33..]].concat();
    check("a PNG of many chunks", &png, 3);
}

/// Pieces that lie backwards are asked for together: up to the end, where they are told of, and once more.
#[test]
fn backwards_at_once() {
    let pieces: Vec<(usize, usize)> = (0..8).map(|piece| (380_000 - 40_000 * piece, 4)).collect();
    check("an item of eight pieces", &heic(&[0; 32], &pieces), 3 + 3);
}

/// A directory behind its values, each of which leads further back.
#[test]
fn backwards_again_and_again() {
    let tags = [tags::IMAGE_DESCRIPTION, tags::MAKE, tags::MODEL, tags::SOFTWARE];
    let tiff = |values: &[u16]| {
        let places: Vec<(u16, u32)> =
            values.iter().copied().zip((0..).map(|step| 340_000 - 40_000 * step)).collect();
        let entries: Vec<(u16, Value)> =
            places.iter().map(|(tag, at)| (*tag, elsewhere(ByteOrder::Big, 2, 8, *at))).collect();
        let start = TiffFile::new(ByteOrder::Big, 380_000).directory(380_000, &entries);
        places.iter().fold(start, |tiff, (_, at)| tiff.bytes(*at, b"A value\0".to_vec())).build()
    };
    let few = tiff(&tags[..2]);
    assert_eq!(facts(&read(&few).report), facts(&observe("", few.as_slice()).report));
    assert_eq!(read(&tiff(&tags)).report.error.map(|error| error.kind), Some(ErrorKind::TooCostly));
}

#[test]
fn a_driver_that_gives_nothing() {
    let zip = Zip::of([packed("a", compress_to_vec(&[7; 1000], 0), 1000)]).build();
    let mut reading = Reading::inside(&only(&zip));
    let error = (0..10).find_map(|_| match reading.step() {
        Step::Done(report) => report.error,
        Step::Read(_) => None,
    });
    assert_eq!(error.map(|error| error.kind), Some(ErrorKind::Unreadable));
}
