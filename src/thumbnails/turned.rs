//! A little picture that is turned as its picture is: every browser turns a JPEG by its own Exif.

/// What stands in a JPEG behind its first marker: a segment with Exif whose only entry is the orientation.
const BEFORE: [u8; 29] = [
    0xFF, 0xE1, 0, 34, b'E', b'x', b'i', b'f', 0, 0, // APP1, with its length
    b'M', b'M', 0, 42, 0, 0, 0, 8, // TIFF, with the place of its directory
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, // one entry: Orientation, one number of 16 bits
];
/// What of the entry and of its directory follows the number.
const BEHIND: [u8; 6] = [0; 6];

/// A JPEG's bytes with this orientation, 1 to 8.
#[must_use]
pub fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let (first, rest) = jpeg.split_at(jpeg.len().min(2));
    let mut turned = first.to_vec();
    if orientation > 1 {
        turned.extend_from_slice(&BEFORE);
        turned.push(orientation);
        turned.extend_from_slice(&BEHIND);
    }
    turned.extend_from_slice(rest);
    turned
}
