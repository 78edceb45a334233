//! The little picture in Exif: Exif 2.32, 4.5.8 and 4.6.4 (IFD1, and the picture's orientation in IFD0).

use super::ifd::IfdEntry;
use crate::bytes::{ByteOrder, Cursor, limits, offset};
use crate::container::Payload;
use crate::report::{Field, Ifd, Thumbnail};

const PICTURE: Ifd = Ifd::Tiff(0);
const LITTLE_PICTURE: Ifd = Ifd::Tiff(1);

const ORIENTATION: u16 = 0x0112;
const JPEG_INTERCHANGE_FORMAT: u16 = 0x0201;
const JPEG_INTERCHANGE_FORMAT_LENGTH: u16 = 0x0202;

/// What every JPEG begins with: its first marker, and the beginning of the next.
const JPEG: [u8; 3] = [0xFF, 0xD8, 0xFF];

/// Where an Exif payload's little picture stands; none where it says so but there is none.
#[must_use]
pub fn find(payload: &Payload, entries: &[IfdEntry], order: ByteOrder) -> Option<Thumbnail> {
    let bytes = Cursor::new(&payload.bytes, 0).with_order(order);
    let number =
        |ifd, tag| number(&bytes, entries.iter().find(|entry| (entry.ifd, entry.tag) == (ifd, tag))?);
    let at = number(LITTLE_PICTURE, JPEG_INTERCHANGE_FORMAT)?;
    let length = number(LITTLE_PICTURE, JPEG_INTERCHANGE_FORMAT_LENGTH)?;
    let picture = bytes.at(at).take(length.min(limits::THUMBNAIL)).ok()?;
    if offset(picture.len()) != length || !picture.starts_with(&JPEG) {
        return None;
    }
    let place = payload.place(Field::Tag(LITTLE_PICTURE, JPEG_INTERCHANGE_FORMAT), Some(at));
    let orientation = number(PICTURE, ORIENTATION).and_then(|number| u8::try_from(number).ok());
    Some(Thumbnail {
        at: u32::try_from(place.value_offset?).ok()?,
        length: u16::try_from(length).ok()?,
        orientation: orientation.filter(|turn| (1..=8).contains(turn)).unwrap_or(1),
    })
}

/// An entry's first number.
fn number(bytes: &Cursor<'_>, entry: &IfdEntry) -> Option<u64> {
    let mut value = bytes.at(entry.value_at);
    match entry.value_type {
        3 => value.u16().map(u64::from).ok(),
        4 => value.u32().map(u64::from).ok(),
        _ => None,
    }
}
