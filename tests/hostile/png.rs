//! Chunks without end.

use crate::drive::sparse::Sparse;
use crate::support::fields::Fields;
use crate::support::png::Png;
use crate::survival::check;

fn head(name: &str, length: u32) -> Vec<u8> {
    Fields::new().u32("length", length).text("type", name).done()
}

#[test]
fn chunks() {
    for name in ["IDAT", "eXIf", "iTXt", "IHDR", "\0\0\0\0"] {
        for length in [0, 1, 0x7FFF_FFFF, u32::MAX] {
            let lies = Png::new(64, 48).raw(&head(name, length)).build();
            check("a length", &lies[..]);
        }
        let large = Sparse::new().bytes(Png::new(64, 48).build()[..33].to_vec()).bytes(head(name, u32::MAX));
        check(&format!("a chunk {name} of 4 GB"), &large.zeros(1 << 33));
        let half = Sparse::new().bytes(Png::new(64, 48).build()[..33].to_vec()).bytes(head(name, 500_000));
        check(&format!("a chunk {name} of half a megabyte"), &half.zeros(1 << 20));
    }
}

/// A fuzzer's find: its size was said to stand in more bytes than the file has.
#[test]
fn a_header_that_is_cut() {
    let cut = &Png::new(64, 48).build()[..30];
    let size = check("a header without its checksum", cut).facts.size.expect("its size is there");
    assert_eq!((size.value.width, size.value.height), (64, 48));
    assert_eq!((size.place.part_offset, size.place.part_length), (8, 22));
}

#[test]
fn many_chunks() {
    for name in ["IDAT", "iTXt"] {
        let chunk = [&head(name, 0), &[0; 4][..]].concat();
        let many = Png::new(64, 48).raw(&chunk.repeat(30_000));
        check(&format!("30,000 chunks {name}"), &many.build()[..]);
    }
}

#[test]
fn many_parts() {
    let exif = (0..5000).fold(Png::new(64, 48), |png, _| png.exif(b"MM\0*\0\0\0\x08\xFF\xFF"));
    check("5,000 Exif parts", &exif.build()[..]);
    let xmp = (0..5000).fold(Png::new(64, 48), |png, _| png.xmp("<a/>"));
    check("5,000 XMP parts", &xmp.build()[..]);
}
