//! Segments without end, and extended XMP that does not fit together.

use crate::support::jpeg::{APP1, APP13, Jpeg, SOF0};
use crate::support::xmp::{self, Xmp};
use crate::survival::check;

const GUID: &str = "0123456789ABCDEF0123456789ABCDEF";

fn named() -> Jpeg {
    Jpeg::new().xmp(&Xmp::new().attribute(xmp::XMP_NOTE, "HasExtendedXMP", GUID).build())
}

#[test]
fn segments() {
    check("fill bytes alone", &Jpeg::new().fill_bytes(1_000_000).build_unfinished()[..]);
    let filled = (0..30).fold(Jpeg::new(), |jpeg, _| jpeg.fill_bytes(4000).comment(""));
    check("a page of fill bytes before each of 30 segments", &filled.build()[..]);
    let tiny = (0..100_000).fold(Jpeg::new(), |jpeg, _| jpeg.comment(""));
    check("100,000 segments", &tiny.build()[..]);
    let marks = [0xFF, 0xD8].repeat(100_000);
    check("100,000 starts", &marks[..]);
    for length in 0..2 {
        check("a length below its own", &Jpeg::new().raw(&[0xFF, APP1, 0, length]).build()[..]);
    }
    for marker in 0..=u8::MAX {
        check("any marker", &Jpeg::new().raw(&[0xFF, marker, 0, 3, 0]).picture(8, 8).build()[..]);
        check("any marker, cut", &Jpeg::new().raw(&[0xFF, marker]).build_unfinished()[..]);
    }
    check("a frame without a size", &Jpeg::new().segment(SOF0, &[8]).build()[..]);
    check("a frame of nothing", &Jpeg::new().segment(SOF0, &[]).build()[..]);
}

/// A fuzzer's find: its size was said to stand in more bytes than the file has.
#[test]
fn a_frame_that_claims_too_much() {
    let claims = Jpeg::new().raw(&[0xFF, SOF0, 0xFF, 0xFF, 8, 0, 12, 0, 16, 1]).build_unfinished();
    let size = check("a frame that claims too much", &claims[..]).facts.size.expect("its size is there");
    assert_eq!((size.value.width, size.value.height), (16, 12));
    assert_eq!((size.place.part_offset, size.place.part_length), (2, 10));
}

#[test]
fn many_parts() {
    let exif = (0..500).fold(Jpeg::new(), |jpeg, _| jpeg.exif(b"MM\0*\0\0\0\x08\xFF\xFF"));
    check("500 Exif parts", &exif.build()[..]);
    let packet = Xmp::new().attribute(xmp::DC, "title", &"x".repeat(60_000)).build();
    let xmp = (0..16).fold(Jpeg::new(), |jpeg, _| jpeg.xmp(&packet));
    check("16 full XMP parts", &xmp.build()[..]);
    let photoshop = [b"Photoshop 3.0\0".as_slice(), &b"8BIM\x04\x04\0\0\0\0\0\0".repeat(5000)].concat();
    let jpeg = (0..16).fold(Jpeg::new(), |jpeg, _| jpeg.segment(APP13, &photoshop));
    check("thousands of Photoshop's resources", &jpeg.build()[..]);
    let data_sets =
        [b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\xEA\x60".as_slice(), &b"\x1C\x02\x19\0\0".repeat(12_000)]
            .concat();
    check("12,000 keywords", &Jpeg::new().segment(APP13, &data_sets).build()[..]);
    for size in [0, 1, 0x7FFF_FFFF, u32::MAX] {
        let resource =
            [b"Photoshop 3.0\08BIM\x04\x04\xFF".as_slice(), &[0; 255], &size.to_be_bytes()].concat();
        check("a resource that lies", &Jpeg::new().segment(APP13, &resource).build()[..]);
        let short =
            [b"Photoshop 3.0\08BIM\x04\x04\0\0".as_slice(), &size.to_be_bytes(), b"\x1C\x02\x19\x80\x04"]
                .concat();
        check("a data set that lies", &Jpeg::new().segment(APP13, &short).build()[..]);
    }
}

#[test]
fn extended_xmp() {
    let part = |full, offset, bytes: &[u8]| named().extended_xmp_part(GUID, full, offset, bytes);
    for full in [0, 1, 10, 512 * 1024, 512 * 1024 + 1, u32::MAX] {
        for offset in [0, 1, 9, 10, 512 * 1024, u32::MAX] {
            for bytes in [b"".as_slice(), b"0123456789"] {
                let twice = part(full, offset, bytes).extended_xmp_part(GUID, full, offset, bytes);
                check("absurd length and offset", &twice.build()[..]);
            }
        }
    }
    let largest = 512 * 1024;
    let pieces = (0..400).fold(named(), |jpeg, _| jpeg.extended_xmp_part(GUID, largest, 0, &[b'x'; 2000]));
    check("400 parts at the same place", &pieces.build()[..]);
    let empty = (0..400).fold(named(), |jpeg, _| jpeg.extended_xmp_part(GUID, 0, 0, b""));
    check("400 parts of nothing", &empty.build()[..]);
    let unnamed = (0..400).fold(Jpeg::new(), |jpeg, _| jpeg.extended_xmp_part(GUID, largest, 0, b"x"));
    check("400 parts without a packet", &unnamed.build()[..]);
    let short = [b"http://ns.adobe.com/xmp/extension/\0".as_slice(), &GUID.as_bytes()[..20]].concat();
    check("a part without its head", &named().segment(APP1, &short).build()[..]);
}
