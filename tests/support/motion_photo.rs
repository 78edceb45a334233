//! What Android phones put a movie into: Samsung's trailer behind a JPEG (no specification; the layout is that of
//! real files), and the properties of Google's cameras (Motion Photo format 1.0, and what came before it).

use super::fields::{Fields, length_u32};
use super::xmp::{Namespace, Xmp};

pub const GOOGLE_CAMERA: Namespace = ("GCamera", "http://ns.google.com/photos/1.0/camera/");

/// A trailer's sort of data: the movie, and the time in UTC, which most of Samsung's pictures have.
pub const MOVIE: u16 = 0x0A30;
pub const TIME: u16 = 0x0A01;

/// Blocks of data, each by its sort, its name and its bytes, then their directory.
pub fn samsung_trailer(blocks: &[(u16, &str, &[u8])]) -> Vec<u8> {
    let written: Vec<Vec<u8>> = blocks
        .iter()
        .map(|(sort, name, data)| {
            Fields::new()
                .zeros("padding", 2)
                .bytes("sort", &sort.to_le_bytes())
                .bytes("length of the name", &length_u32(name.as_bytes()).to_le_bytes())
                .text("name", name)
                .bytes("data", data)
                .done()
        })
        .collect();
    let data = written.concat();
    let count = u32::try_from(blocks.len()).expect("a few blocks");
    let mut directory = Fields::new()
        .text("directory", "SEFH")
        .bytes("version", &106_u32.to_le_bytes())
        .bytes("count", &count.to_le_bytes());
    let mut before = length_u32(&data);
    for ((sort, ..), block) in blocks.iter().zip(&written) {
        directory = directory
            .zeros("padding", 2)
            .bytes("sort", &sort.to_le_bytes())
            .bytes("how far before the directory", &before.to_le_bytes())
            .bytes("length", &length_u32(block).to_le_bytes());
        before -= length_u32(block);
    }
    let directory = directory.done();
    let end = Fields::new().bytes("length", &length_u32(&directory).to_le_bytes()).text("end", "SEFT");
    [data, directory, end.done()].concat()
}

/// What a Samsung phone writes behind a motion photo.
pub fn samsung_movie(movie: &[u8]) -> Vec<u8> {
    samsung_trailer(&[(TIME, "Image_UTC_Data", b"1654965727000"), (MOVIE, "MotionPhoto_Data", movie)])
}

/// Google's properties: `MotionPhoto`, or `MicroVideo` of old.
pub fn google_xmp(property: &str, value: &str) -> Xmp {
    Xmp::new().attribute(GOOGLE_CAMERA, property, value)
}
