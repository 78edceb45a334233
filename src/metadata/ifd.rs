//! A first walk over the image file directories of an Exif payload (TIFF 6.0, section 2), before the Exif
//! library sees it: it finds where each value stands, and refuses payloads whose directories or values
//! overlap so much that reading them would take far more memory than they have bytes.

use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, limits, offset};
use crate::container::tiff::{EXIF_POINTER, GPS_POINTER, INTEROP_POINTER, width};
use crate::report::Ifd;

/// An entry of a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IfdEntry {
    /// The directory.
    pub ifd: Ifd,
    /// Its tag.
    pub tag: u16,
    /// Its value's TIFF type.
    pub value_type: u16,
    /// Where its value begins, counted from the payload's first byte.
    pub value_at: u64,
    /// How many bytes its value has.
    pub length: u64,
}

/// Tags that only tell where another directory is.
pub const POINTERS: [u16; 3] = [EXIF_POINTER, GPS_POINTER, INTEROP_POINTER];

/// What a well-made payload's values have in all, as a multiple of its own bytes. It is 1 at most; room is
/// left for writers that share values.
pub const OVERLAP: u64 = 4;

/// A payload's byte order, or none when it is no TIFF.
#[must_use]
pub fn byte_order(tiff: &[u8]) -> Option<ByteOrder> {
    match tiff {
        [b'M', b'M', 0, 42, ..] => Some(ByteOrder::Big),
        [b'I', b'I', 42, 0, ..] => Some(ByteOrder::Little),
        _ => None,
    }
}

/// All entries of all directories, as far as they can be read. `base` is the payload's place in the file.
///
/// # Errors
///
/// `BadSignature` when it is no TIFF, `TooMany` entries, `TooLarge` values in all.
pub fn scan(tiff: &[u8], base: u64) -> Result<Vec<IfdEntry>, Error> {
    let order = byte_order(tiff).ok_or(Error::new(ErrorKind::BadSignature, base))?;
    let cursor = Cursor::new(tiff, base).with_order(order);
    let mut scan = Scan { tiff: cursor, entries: Vec::new(), walked: 0, seen: Vec::new() };
    let mut next = scan.tiff.at(4).u32()?;
    for number in 0..limits::IFD_CHAIN {
        if next == 0 {
            break;
        }
        let Ok(number) = u16::try_from(number) else { break };
        next = scan.directory(Ifd::Tiff(number), next)?;
    }
    let values: u64 = scan.entries.iter().map(|entry| entry.length).fold(0, u64::saturating_add);
    if values > offset(tiff.len()).saturating_mul(OVERLAP) {
        return Err(Error::new(ErrorKind::TooLarge, base));
    }
    Ok(scan.entries)
}

struct Scan<'a> {
    tiff: Cursor<'a>,
    entries: Vec<IfdEntry>,
    /// Entries that were looked at, also those that are broken: the library keeps an error for each.
    walked: usize,
    /// Directories that were walked: a chain's, and at most one for each entry.
    seen: Vec<u32>,
}

impl Scan<'_> {
    /// Walks one directory and those it points to; gives the place of the one that follows, or 0.
    fn directory(&mut self, ifd: Ifd, at: u32) -> Result<u32, Error> {
        let mut cursor = self.tiff.at(u64::from(at));
        let Ok(count) = cursor.u16() else { return Ok(0) };
        if self.seen.contains(&at) {
            return Ok(0);
        }
        self.seen.push(at);
        for _ in 0..count {
            if self.walked >= limits::IFD_ENTRIES {
                return Err(Error::new(ErrorKind::TooMany, cursor.offset()));
            }
            self.walked += 1;
            let Ok(entry) = cursor.take(12) else { return Ok(0) };
            self.entry(ifd, &Cursor::new(entry, 0), cursor.offset())?;
        }
        Ok(cursor.u32().unwrap_or(0))
    }

    /// `end` is where the entry ends in the file.
    fn entry(&mut self, ifd: Ifd, entry: &Cursor<'_>, end: u64) -> Result<(), Error> {
        let start = self.tiff.at(0).offset();
        let at_entry = end.saturating_sub(start).saturating_sub(12);
        let mut entry = entry.clone().with_order(self.tiff.order());
        let (tag, value_type, count) = (entry.u16()?, entry.u16()?, entry.u32()?);
        let length = width(value_type).saturating_mul(u64::from(count));
        let value_at = if length <= 4 { at_entry + 8 } else { u64::from(entry.u32()?) };
        let child = match (ifd, tag) {
            (Ifd::Tiff(_), EXIF_POINTER) => Some(Ifd::Exif),
            (Ifd::Tiff(_), GPS_POINTER) => Some(Ifd::Gps),
            (Ifd::Exif, INTEROP_POINTER) => Some(Ifd::Interop),
            _ => None,
        };
        // A value that reaches too far is refused by the library, and costs nothing.
        if value_at.saturating_add(length) > offset_of_end(&self.tiff) {
            return Ok(());
        }
        self.entries.push(IfdEntry { ifd, tag, value_type, value_at, length });
        let Some(child) = child else { return Ok(()) };
        let mut pointer = self.tiff.at(value_at);
        let at = match value_type {
            1 => pointer.u8().map(u32::from),
            3 => pointer.u16().map(u32::from),
            4 => pointer.u32(),
            _ => return Ok(()),
        };
        at.map(|at| self.directory(child, at)).unwrap_or(Ok(0)).map(|_| ())
    }
}

fn offset_of_end(tiff: &Cursor<'_>) -> u64 {
    tiff.at(0).remaining()
}
