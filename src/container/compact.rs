//! An Exif part put together of directories and values that lie apart in a TIFF file: what has to be read of it,
//! in the shape in which other containers hold it. Every value keeps its place in the file.

use super::tiff::{EXIF_POINTER, GPS_POINTER, width};
use super::{Payload, Piece};
use crate::bytes::{ByteOrder, offset};
use crate::report::Part;

/// An entry with its value.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its tag.
    pub tag: u16,
    /// Its value's type.
    pub value_type: u16,
    /// Where in the file its value begins.
    pub at: u64,
    /// Its value, of whole numbers of its type.
    pub bytes: Vec<u8>,
    /// Whether that is only its beginning.
    pub cut: bool,
}

/// What is kept of each directory.
#[derive(Debug, Clone, Default)]
pub struct Directories {
    /// IFD0.
    pub ifd0: Vec<Kept>,
    /// The Exif IFD.
    pub exif: Vec<Kept>,
    /// The GPS IFD.
    pub gps: Vec<Kept>,
}

/// Header, directories, values, out of a file of this length in bytes.
#[must_use]
pub fn payload(order: ByteOrder, directories: &Directories, length: u64) -> Payload {
    let Directories { ifd0, exif, gps } = directories;
    let ifd0_at = 8;
    let exif_at = ifd0_at + directory_length(ifd0);
    let gps_at = exif_at + directory_length(exif);
    let values_at = gps_at + directory_length(gps);
    let mut out = Writer { order, bytes: Vec::new(), values: Vec::new(), values_at, pieces: Vec::new() };
    out.bytes.extend_from_slice(if order == ByteOrder::Big { b"MM" } else { b"II" });
    out.u16(42);
    out.u32(ifd0_at);
    for entries in [ifd0, exif, gps] {
        out.u16(u16::try_from(entries.len()).unwrap_or(u16::MAX));
        for entry in entries {
            match entry.tag {
                EXIF_POINTER => out.pointer(entry, exif_at),
                GPS_POINTER => out.pointer(entry, gps_at),
                _ => out.entry(entry),
            }
        }
        out.u32(0);
    }
    out.bytes.append(&mut out.values);
    Payload { part: Part::Exif, offset: 0, length, in_one_piece: true, pieces: out.pieces, bytes: out.bytes }
}

/// Two bytes for the count, twelve for each entry, four for the next directory.
fn directory_length(entries: &[Kept]) -> u32 {
    u32::try_from(entries.len() * 12 + 6).unwrap_or(u32::MAX)
}

struct Writer {
    order: ByteOrder,
    bytes: Vec<u8>,
    values: Vec<u8>,
    values_at: u32,
    pieces: Vec<Piece>,
}

impl Writer {
    fn u16(&mut self, number: u16) {
        let bytes = if self.order == ByteOrder::Big { number.to_be_bytes() } else { number.to_le_bytes() };
        self.bytes.extend_from_slice(&bytes);
    }

    fn u32(&mut self, number: u32) {
        let bytes = if self.order == ByteOrder::Big { number.to_be_bytes() } else { number.to_le_bytes() };
        self.bytes.extend_from_slice(&bytes);
    }

    fn pointer(&mut self, entry: &Kept, to: u32) {
        self.u16(entry.tag);
        self.u16(4);
        self.u32(1);
        self.u32(to);
    }

    /// Up to four bytes stand in the entry, others behind the directories.
    fn entry(&mut self, entry: &Kept) {
        let length = offset(entry.bytes.len());
        self.u16(entry.tag);
        self.u16(entry.value_type);
        self.u32(u32::try_from(length / width(entry.value_type).max(1)).unwrap_or_default());
        let room = 4_usize.checked_sub(entry.bytes.len());
        let at = match room {
            Some(_) => offset(self.bytes.len()),
            None => u64::from(self.values_at).saturating_add(offset(self.values.len())),
        };
        self.pieces.push(Piece { at, in_file: entry.at, cut: entry.cut });
        match room {
            Some(room) => {
                self.bytes.extend_from_slice(&entry.bytes);
                self.bytes.extend(std::iter::repeat_n(0, room));
            }
            None => {
                self.u32(u32::try_from(at).unwrap_or(u32::MAX));
                self.values.extend_from_slice(&entry.bytes);
            }
        }
    }
}
