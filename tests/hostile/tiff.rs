//! Directories that lead to themselves, values everywhere, and counts without end.

use crate::drive::sparse::Sparse;
use crate::support::ifd::{ByteOrder, Entries, Value, long, write_ifd};
use crate::support::tags;
use crate::support::tiff_file::{TiffFile, elsewhere, longs_elsewhere};
use crate::survival::check;

const ORDER: ByteOrder = ByteOrder::Little;

fn raw(type_code: u16, count: u32, at: u32) -> Value {
    Value::Raw { type_code, count, bytes: ORDER.u32(at) }
}

#[test]
fn directories() {
    for at in [0, 1, 8, 9, 50, u32::MAX - 1, u32::MAX] {
        for tag in [tags::EXIF_IFD_POINTER, tags::GPS_IFD_POINTER, tags::SUB_IFDS, 0xA005] {
            let leading = TiffFile::new(ORDER, 8).directory(8, &[(tag, long(at))]);
            check("a directory at any place", &leading.build()[..]);
            for type_code in 0..20 {
                let typed = TiffFile::new(ORDER, 8).directory(8, &[(tag, raw(type_code, 1, at))]);
                check("a pointer of any type", &typed.build()[..]);
            }
        }
        check("IFD0 at any place", &TiffFile::new(ORDER, at).bytes(8, vec![0xFF; 100]).build()[..]);
    }
    let many = TiffFile::new(ORDER, 8).directory(8, &[(tags::SUB_IFDS, longs_elsewhere(ORDER, 10_000, 100))]);
    let many = many.bytes(100, ORDER.u32(8).repeat(10_000));
    check("10,000 directories in one place", &many.build()[..]);
    for magic in [42, 43, 0x55, 0x4F52, 0x5352, 0] {
        let huge = TiffFile::with_magic(ORDER, magic, 8).bytes(8, vec![0xFF; 70_000]);
        check("65,535 entries", &huge.build()[..]);
        check("and more", &Sparse::new().bytes(huge.build()).zeros(1 << 33));
        check("only a head", &huge.build()[..8]);
    }
}

/// Entries of every tag that is read, each with a long value in the same place or in one of its own.
#[test]
fn values() {
    let mut tags: Vec<u16> = (0x0100..0x0140).chain(0x9C9B..0x9CA0).collect();
    tags.extend([tags::XMP, tags::IPTC, tags::PHOTOSHOP, tags::MAKER_NOTE, tags::USER_COMMENT]);
    for length in [5, 16_384, 16_385, 600_000, u32::MAX] {
        for apart in [0, 40_000] {
            let entries: Vec<(u16, Value)> = (0..)
                .zip(&tags)
                .map(|(number, tag)| (*tag, raw(7, length, 20_000 + number * apart)))
                .collect();
            let file = TiffFile::new(ORDER, 8).directory(8, &entries).build();
            let what = format!("values of {length}, {apart} apart");
            check(&what, &Sparse::new().bytes(file.clone()).zeros(5_000_000));
            check(&what, &Sparse::new().bytes(file).zeros(50_000_000));
        }
    }
}

/// The same tag again and again, each time with as much as a value may have.
#[test]
fn one_tag_many_times() {
    let note = [b"Apple iOS\0\0\x01MM\xFF\xFF".as_slice(), &[0; 500_000]].concat();
    for (tag, length) in [(tags::MODEL, 16_000), (tags::MAKER_NOTE, note.len())] {
        let one: Entries = [(tag, elsewhere(ORDER, 7, length, 30_000))].into();
        let entry = write_ifd(&one, ORDER, 0, 0)[2..14].to_vec();
        let directory = [ORDER.u16(500), entry.repeat(500), ORDER.u32(0)].concat();
        let ifd0: Entries = [(tags::EXIF_IFD_POINTER, long(100))].into();
        let file =
            TiffFile::new(ORDER, 8).bytes(8, write_ifd(&ifd0, ORDER, 8, 0)).bytes(100, directory.clone());
        check("in the Exif IFD", &file.bytes(30_000, note.clone()).build()[..]);
        let file = TiffFile::new(ORDER, 8).bytes(8, directory).bytes(30_000, note.clone());
        check("in IFD0", &file.build()[..]);
    }
}
