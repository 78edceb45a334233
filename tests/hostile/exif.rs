//! Image file directories that lie: counts, sizes, overlaps, cycles.

use crate::support::apple::AppleMakerNote;
use crate::support::heic::Heic;
use crate::support::ifd::{ByteOrder, Value, ascii, long};
use crate::support::jpeg::Jpeg;
use crate::support::tags;
use crate::support::tiff::Tiff;
use crate::survival;

/// Exif in a JPEG, where a segment can hold it, and in a HEIC.
fn check(what: &str, tiff: &[u8]) {
    if tiff.len() < 65_000 {
        survival::check(&format!("{what}, in a JPEG"), &Jpeg::new().exif(tiff).picture(64, 48).build()[..]);
    }
    survival::check(&format!("{what}, in a HEIC"), &Heic::new(64, 48).exif(tiff).build()[..]);
}

fn empty() -> Tiff {
    Tiff::new(ByteOrder::Big)
}

const HEADER: &[u8] = b"MM\0*\0\0\0\x08";

/// An IFD of such entries, as bytes: tag, type, count, value or offset.
fn directory(entries: impl IntoIterator<Item = (u16, u16, u32, u32)>, next: u32) -> Vec<u8> {
    let mut count = 0_u16;
    let mut bytes = Vec::new();
    for (tag, value_type, values, at) in entries {
        count += 1;
        bytes.extend(
            [&tag.to_be_bytes()[..], &value_type.to_be_bytes(), &values.to_be_bytes(), &at.to_be_bytes()]
                .concat(),
        );
    }
    [&count.to_be_bytes()[..], &bytes, &next.to_be_bytes()].concat()
}

#[test]
fn cycles() {
    let note = || ascii("a maker");
    check("the next directory is the first", &empty().ifd0(tags::MAKE, note()).next_of_ifd0(8).build());
    check("it begins in the header", &empty().ifd0(tags::MAKE, note()).next_of_ifd0(2).build());
    check(
        "the next directory is beyond the end",
        &empty().ifd0(tags::MAKE, note()).next_of_ifd0(u32::MAX).build(),
    );
    for pointer in [tags::EXIF_IFD_POINTER, tags::GPS_IFD_POINTER] {
        check("a directory contains itself", &empty().ifd0(pointer, long(8)).build());
        check("a directory inside the header", &empty().ifd0(pointer, long(0)).build());
    }
    let inside = empty().ifd0(tags::EXIF_IFD_POINTER, long(26)).build();
    let exif = directory([(0xA005, 4, 1, 26), (0xA005, 4, 1, 8)], 26);
    check("the Exif directory contains itself", &[&inside[..26], &exif].concat());
}

#[test]
fn absurd_counts() {
    for count in [0x7FFF_FFFF, 0x8000_0000, u32::MAX] {
        for type_code in [1, 2, 3, 5, 7, 10, 12, 13, 16, 99] {
            let value = || Value::Raw { type_code, count, bytes: vec![0, 0, 0, 8] };
            check(
                "a huge value",
                &empty().ifd0(tags::MAKE, value()).exif(tags::USER_COMMENT, value()).build(),
            );
            check(
                "a huge note",
                &empty().exif(tags::MAKER_NOTE, value()).gps(tags::GPS_LATITUDE, value()).build(),
            );
            let note = AppleMakerNote::new().entry(0x0011, value()).entry(0x0001, value());
            check("a huge value in Apple's note", &empty().exif(tags::MAKER_NOTE, note.value()).build());
        }
    }
    check("65,535 entries that are not there", &[HEADER, &[0xFF; 2]].concat());
    let many = |length: usize| [HEADER, &[0xFF; 2], &vec![0; length]].concat();
    check("65,535 entries of zeros", &many(64_000));
    check("65,535 entries of zeros", &many(500_000));
    let text = |number: u16| (number, 2, 4, 0x4142_4344);
    check("5,000 entries", &[HEADER, &directory((0..5000).map(text), 0)].concat());
    let chain = (0..40_u32).flat_map(|number| directory([text(0x010F)], 8 + 18 * (number + 1)));
    check("40 directories in a chain", &[HEADER, &chain.collect::<Vec<u8>>()].concat());
}

/// Values that share their bytes: a small file that pretends to have gigabytes.
#[test]
fn overlapping_values() {
    for (length, entries) in [(60_000, 300), (500_000, 1000)] {
        for type_code in [1, 2, 3, 4, 5, 7] {
            let width = [0, 1, 1, 2, 4, 8, 0, 1][usize::from(type_code)];
            for share in [1, 50] {
                let count = length / width / share;
                let values = (0..entries).map(|tag| (tag, type_code, count, 20_000));
                let filler = vec![0; usize::try_from(length).expect("it is small") + 20_000];
                let tiff = [HEADER, &directory(values, 0), &filler].concat();
                check(&format!("{entries} values of type {type_code} and {count} values"), &tiff);
            }
        }
    }
}

/// Values as large as is allowed, of what costs most once it is read.
#[test]
fn costly_values() {
    let text = |unit: &[u8], length: usize| unit.repeat(length / unit.len());
    for (what, bytes) in [
        ("NULs", text(b"\0", 500_000)),
        ("short texts", text(b"A\0", 500_000)),
        ("blanks", text(b" ", 500_000)),
    ] {
        for copies in [1, 4] {
            let length = u32::try_from(bytes.len()).expect("it is small");
            let entries = [0x010F, 0x0110, 0x0131, 0x013B].into_iter().take(copies);
            let directory = directory(entries.map(|tag| (tag, 2, length / 2, 100)), 0);
            let padding = vec![0; 100 - HEADER.len() - directory.len()];
            check(&format!("{copies} texts of {what}"), &[HEADER, &directory, &padding, &bytes].concat());
        }
    }
    let comment = |type_code| {
        let bytes = [b"UNICODE\0", &text(b"\0 ", 400_000)[..]].concat();
        let count = u32::try_from(bytes.len()).expect("it is small");
        empty().exif(tags::USER_COMMENT, Value::Raw { type_code, count, bytes }).build()
    };
    check("a long comment", &comment(7));
    check("a long comment as bytes", &comment(1));
}

/// Thousands of pointers to directories that overlap, so that their entries are walked again and again.
#[test]
fn overlapping_directories() {
    for length in [40_000, 450_000_u32] {
        let start = 8 + 2 + 2000 * 12 + 4;
        // A value that is too long, and whose last two bytes can be the count of a directory.
        let entry = [0xFF, 0xFF, 0, 7, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        let pointers = (0..2000)
            .map(|number| (tags::EXIF_IFD_POINTER, 4, 1, start + 12 * (number % (length / 12 - 1)) + 10));
        let filler = entry.repeat(usize::try_from(length / 12).expect("it is small"));
        check("2,000 directories of broken entries", &[HEADER, &directory(pointers, 0), &filler].concat());

        let text = [0x01, 0x0F, 0, 2, 0, 0, 0, 2, 0xFF, 0xFF, 0xFF, 0xFF];
        let pointers = (0..2000)
            .map(|number| (tags::EXIF_IFD_POINTER, 4, 1, start + 12 * (number % (length / 12 - 1)) + 10));
        let filler = text.repeat(usize::try_from(length / 12).expect("it is small"));
        check("2,000 directories of texts", &[HEADER, &directory(pointers, 0), &filler].concat());
    }
}

/// Apple's note: its directory counts from its own start.
#[test]
fn apple_notes() {
    let note = |entries: Vec<(u16, u16, u32, u32)>, filler: &[u8]| {
        let bytes = [b"Apple iOS\0\0\x01MM", &directory(entries, 0)[..], filler].concat();
        check(
            &format!("{} bytes of notes", bytes.len()),
            &empty().exif(tags::MAKER_NOTE, Value::Undefined(bytes)).build(),
        );
    };
    note(vec![(0x0011, 2, 36, 0xFFFF_FFF0)], &[]);
    note(vec![(0x0011, 2, u32::MAX, 0)], &[]);
    for (type_code, unit) in [(2, b' '), (2, b'0'), (2, 0xFF), (7, 0), (3, 0), (5, 0), (12, 0xFF)] {
        for length in [30_000_u32, 400_000] {
            let width = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8][usize::from(type_code)];
            let entries = (0..2000).map(|tag| (tag, type_code, length / width, 30_000)).collect();
            note(entries, &vec![unit; usize::try_from(length).expect("it is small") + 10_000]);
        }
    }
    let bytes = [b"Apple iOS\0\0\x01MM\xFF\xFF".as_slice(), &vec![0; 60_000]].concat();
    check("65,535 entries", &empty().exif(tags::MAKER_NOTE, Value::Undefined(bytes)).build());
}
