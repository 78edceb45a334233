//! Chunks without end, and lengths that lie.

use crate::drive::sparse::Sparse;
use crate::support::fields::Fields;
use crate::support::webp::{EXIF_FLAG, Webp};
use crate::survival::check;

fn start() -> Webp {
    Webp::new().extended(EXIF_FLAG, 64, 48)
}

#[test]
fn chunks() {
    for name in [b"VP8X", b"VP8 ", b"VP8L", b"EXIF", b"XMP ", b"ANMF", b"\0\0\0\0"] {
        for length in [0, 1, 9, 0x7FFF_FFFF, u32::MAX] {
            check("a length", &start().claiming(name, length, &[]).build()[..]);
            check("a length, alone", &Webp::new().claiming(name, length, &[0; 4]).build()[..]);
            let riff = start().claiming(name, length, &[0; 40]).riff_claiming(length).build();
            check("a length, and the RIFF's", &riff[..]);
            let large = Sparse::new().bytes(start().claiming(name, length, &[]).build()).zeros(1 << 33);
            check("a length in a huge file", &large);
        }
        let half = Sparse::new().bytes(start().claiming(name, 500_000, &[]).build()).zeros(1 << 20);
        check("half a megabyte", &half);
    }
}

#[test]
fn many_chunks() {
    for name in [b"VP8 ", b"ANMF", b"EXIF", b"XMP ", b"VP8X"] {
        let many = (0..30_000).fold(start(), |webp, _| webp.chunk(name, &[]));
        check("30,000 chunks", &many.build()[..]);
        let spread = (0..200).fold(start(), |webp, _| webp.chunk(name, &[0; 9000]));
        check("200 chunks of 9,000 bytes", &spread.build()[..]);
        let head = Fields::new().bytes("name", name).bytes("length", &4_000_000_u32.to_le_bytes()).done();
        let apart = (0..500).fold(Sparse::new().bytes(start().riff_claiming(u32::MAX).build()), |webp, _| {
            webp.bytes(head.clone()).zeros(4_000_000)
        });
        check("500 chunks of 4 MB", &apart);
    }
}

#[test]
fn many_parts() {
    let exif = (0..4000).fold(start(), |webp, _| webp.exif(b"MM\0*\0\0\0\x08\xFF\xFF"));
    check("4,000 Exif parts", &exif.build()[..]);
    let xmp = (0..4000).fold(start(), |webp, _| webp.xmp("<a/>"));
    check("4,000 XMP parts", &xmp.build()[..]);
}
