//! TIFF: TIFF 6.0, section 2, with SubIFDs (Adobe's Supplement 1) and BigTIFF; so DNG and most makers' raw
//! formats. The file is what an Exif part is elsewhere, only that its directories and values lie anywhere in it.

use super::compact::{self, Directories, Kept};
use super::{Contents, Payload, photoshop, structure};
use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, Stop, Window, limits, offset};
use crate::read_plan;
use crate::report::{Found, Part, Size};

/// Where the Exif IFD is.
pub const EXIF_POINTER: u16 = 0x8769;
/// Where the GPS IFD is.
pub const GPS_POINTER: u16 = 0x8825;
/// Where the interoperability IFD is, of which nothing is a fact.
pub const INTEROP_POINTER: u16 = 0xA005;

const SUB_IFDS: u16 = 0x014A;
const IMAGE_WIDTH: u16 = 0x0100;
const IMAGE_LENGTH: u16 = 0x0101;
const XMP: u16 = 0x02BC;
const IPTC: u16 = 0x83BB;
const PHOTOSHOP: u16 = 0x8649;
const MAKER_NOTE: u16 = 0x927C;

/// Entries of IFD0, the Exif IFD and the GPS IFD whose values are facts, and are read wherever they lie: the
/// title, device, program and date, Windows' texts; exposure, dates, the comment and the lens; a position.
const FACTS: [&[u16]; 3] = [
    &[0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, EXIF_POINTER, GPS_POINTER],
    &[0x829A, 0x829D, 0x9003, 0x9004, 0x9011, 0x9012, 0x920A, 0x9286, 0xA433, 0xA434, MAKER_NOTE],
    &[0x0001, 0x0002, 0x0003, 0x0004, 0x001D],
];

/// What is no part of the Exif payload: payloads of their own, and a directory that is not copied.
const LEFT_OUT: [u16; 4] = [XMP, IPTC, PHOTOSHOP, INTEROP_POINTER];

/// Text in UTF-8: Exif 3.0, 4.6.2.
pub const UTF8: u16 = 129;

/// Bytes of one value of a TIFF type; 0 for types that are not read.
#[must_use]
pub fn width(value_type: u16) -> u64 {
    match value_type {
        1 | 2 | 6 | 7 | UTF8 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16 | 17 | 18 => 8,
        _ => 0,
    }
}

/// Reads a TIFF's directories, as far as they tell facts.
///
/// # Errors
///
/// [`Stop::Need`] only: failures become remarks.
pub fn read(window: &Window) -> Result<Contents, Stop> {
    let mut contents = Contents::default();
    let read = Tiff::open(window).and_then(|opened| match opened {
        Some((tiff, first)) => tiff.read_all(first, &mut contents),
        None => Ok(()),
    });
    contents.keep(Part::Container, read)?;
    Ok(contents)
}

/// An entry of a directory.
#[derive(Debug, Clone, Copy)]
struct Entry {
    at: u64,
    tag: u16,
    value_type: u16,
    /// Where its value begins, and how many bytes it has.
    value_at: u64,
    length: u64,
}

/// How this file writes numbers and directories.
#[derive(Clone, Copy)]
struct Tiff<'w> {
    window: &'w Window,
    order: ByteOrder,
    /// Bytes of an offset, and so of a short value: 4, in BigTIFF 8.
    wide: u8,
}

impl<'w> Tiff<'w> {
    /// The file, and where its first directory is; none for raw formats that are no TIFF.
    fn open(window: &'w Window) -> Result<Option<(Self, u64)>, Stop> {
        // What the opening read has, by whatever name it was chosen.
        window.get_up_to(0, read_plan::STILL.head, window.length())?;
        let head = Cursor::new(window.get_up_to(0, 16, window.length())?, 0);
        let order = match &head.clone().array::<2>()? {
            b"II" => ByteOrder::Little,
            b"MM" => ByteOrder::Big,
            _ => return Ok(None),
        };
        let mut head = head.at(2).with_order(order);
        let wide = match head.u16()? {
            // TIFF; Panasonic's; Olympus' two.
            42 | 0x55 | 0x4F52 | 0x5352 => 4,
            43 => {
                head.take(4)?;
                8
            }
            _ => return Ok(None),
        };
        let first = head.number(wide)?;
        Ok(Some((Self { window, order, wide }, first)))
    }

    fn read_all(self, first: u64, contents: &mut Contents) -> Result<(), Stop> {
        let ifd0 = self.entries(first, contents)?;
        let mut kept = Directories { ifd0: self.keep(&ifd0, 0, contents)?, ..Directories::default() };
        for (number, tag, part) in [(1, EXIF_POINTER, &mut kept.exif), (2, GPS_POINTER, &mut kept.gps)] {
            let Some(pointer) = find(&ifd0, tag) else { continue };
            let read = self.numbers(pointer, 1).and_then(|at| {
                let entries = self.entries(at.first().copied().unwrap_or_default(), contents)?;
                self.keep(&entries, number, contents)
            });
            *part = contents.keep(Part::Exif, read)?.unwrap_or_default();
        }
        contents.payloads.push(compact::payload(self.order, &kept, self.window.length()));
        let size = self.largest(first, &ifd0, contents);
        contents.size = contents.keep(Part::Container, size)?.flatten();
        let iptc = self.iptc(&ifd0);
        contents.add(Part::Iptc, iptc)?;
        let xmp = find(&ifd0, XMP).map(|entry| self.payload(Part::Xmp, entry)).transpose();
        contents.add(Part::Xmp, xmp)
    }

    /// The entries of a directory, as far as they are there.
    fn entries(self, at: u64, contents: &mut Contents) -> Result<Vec<Entry>, Stop> {
        let (count_width, entry_length) = if self.wide == 8 { (8, 20) } else { (2, 12) };
        // Its values mostly follow it: they come with it.
        self.window.get_up_to(at, limits::PAGE, self.window.length())?;
        let mut count = self.cursor(at, count_width)?;
        let count = if self.wide == 8 { count.u64()? } else { u64::from(count.u16()?) };
        let start = at + count_width;
        let fitting = self.window.length().saturating_sub(start) / entry_length;
        if count.min(fitting) > limits::TIFF_ENTRIES {
            return Err(Error::new(ErrorKind::TooMany, at).into());
        }
        if fitting < count {
            let cut = Error::new(ErrorKind::Truncated, start.saturating_add(fitting * entry_length));
            contents.keep::<()>(Part::Container, Err(cut.into()))?;
        }
        let mut cursor = self.cursor(start, count.min(fitting) * entry_length)?;
        let mut entries = Vec::new();
        while cursor.remaining() >= entry_length {
            entries.push(self.entry(&mut cursor)?);
        }
        Ok(entries)
    }

    fn entry(self, cursor: &mut Cursor<'_>) -> Result<Entry, Error> {
        let at = cursor.offset();
        let (tag, value_type) = (cursor.u16()?, cursor.u16()?);
        let length = width(value_type).saturating_mul(cursor.number(self.wide)?);
        let inline = cursor.offset();
        let value_at = cursor.number(self.wide)?;
        let value_at = if length <= u64::from(self.wide) { inline } else { value_at };
        Ok(Entry { at, tag, value_type, value_at, length })
    }

    /// The values that are facts, and of the others those that cost nothing more.
    fn keep(self, entries: &[Entry], directory: usize, contents: &mut Contents) -> Result<Vec<Kept>, Stop> {
        let facts = FACTS.get(directory).copied().unwrap_or_default();
        let mut kept = Vec::new();
        let mut room = limits::PAYLOAD;
        for entry in entries {
            let is_fact = facts.contains(&entry.tag);
            let is_near =
                entry.length <= limits::TIFF_VALUE && self.window.is_touched(entry.value_at, entry.length);
            if entry.length == 0 || LEFT_OUT.contains(&entry.tag) || !(is_fact || is_near) {
                continue;
            }
            let bytes = if entry.tag == MAKER_NOTE {
                self.note(entry)
            } else {
                self.value(entry, limits::TIFF_VALUE)
            };
            if let Some(bytes) = contents.keep(Part::Exif, bytes)? {
                let too_large = Error::new(ErrorKind::TooLarge, entry.at);
                room = room.checked_sub(offset(bytes.len())).ok_or(too_large)?;
                let Entry { tag, value_type, value_at, length, .. } = *entry;
                let cut = offset(bytes.len()) < length;
                kept.push(Kept { tag, value_type, at: value_at, bytes, cut });
            }
        }
        Ok(kept)
    }

    /// Apple's note; the beginning of another maker's, which is known by it and can be huge.
    fn note(self, entry: &Entry) -> Result<Vec<u8>, Stop> {
        let beginning = Entry { length: entry.length.min(limits::TIFF_OTHER_NOTE), ..*entry };
        let bytes = self.value(&beginning, limits::TIFF_OTHER_NOTE)?;
        if bytes.starts_with(b"Apple iOS\0") { self.value(entry, limits::PAYLOAD) } else { Ok(bytes) }
    }

    fn value(self, entry: &Entry, limit: u64) -> Result<Vec<u8>, Stop> {
        if entry.length > limit {
            return Err(Error::new(ErrorKind::TooLarge, entry.at).into());
        }
        if entry.value_at.saturating_add(entry.length) > self.window.length() {
            return Err(Error::new(ErrorKind::Truncated, entry.at).into());
        }
        Ok(self.window.get(entry.value_at, entry.length)?.to_vec())
    }

    /// An entry's first numbers, at most so many.
    fn numbers(self, entry: &Entry, most: u64) -> Result<Vec<u64>, Stop> {
        let each = match entry.value_type {
            1 => 1,
            3 => 2,
            4 | 13 => 4,
            16 | 18 => 8,
            _ => return Err(Error::new(ErrorKind::NotSupported, entry.at).into()),
        };
        let length = entry.length.min(most * u64::from(each));
        let bytes = self.value(&Entry { length, ..*entry }, length)?;
        let mut cursor = Cursor::new(&bytes, entry.value_at).with_order(self.order);
        let mut numbers = Vec::new();
        while cursor.remaining() > 0 {
            numbers.push(cursor.number(each)?);
        }
        Ok(numbers)
    }

    /// The size of IFD0, or of a larger picture in a SubIFD: a DNG's IFD0 can be its thumbnail.
    fn largest(
        self,
        first: u64,
        ifd0: &[Entry],
        contents: &mut Contents,
    ) -> Result<Option<Found<Size>>, Stop> {
        let mut largest = self.size("IFD0", first, ifd0)?;
        let Some(pointers) = find(ifd0, SUB_IFDS) else { return Ok(largest) };
        for at in self.numbers(pointers, limits::TIFF_SUB_IFDS)? {
            let size = self.entries(at, contents).and_then(|entries| self.size("SubIFD", at, &entries));
            let size = contents.keep(Part::Container, size)?.flatten();
            let pixels = |found: &Option<Found<Size>>| found.as_ref().map_or(0, |found| found.value.pixels());
            if pixels(&size) > pixels(&largest) {
                largest = size;
            }
        }
        Ok(largest)
    }

    fn size(self, name: &str, at: u64, entries: &[Entry]) -> Result<Option<Found<Size>>, Stop> {
        let (Some(width), Some(height)) = (find(entries, IMAGE_WIDTH), find(entries, IMAGE_LENGTH)) else {
            return Ok(None);
        };
        let side =
            |entry| Ok::<_, Stop>(self.numbers(entry, 1)?.first().and_then(|side| u32::try_from(*side).ok()));
        let (Some(width), Some(height)) = (side(width)?, side(height)?) else { return Ok(None) };
        let length = entries.last().map_or(0, |entry| entry.at.saturating_sub(at));
        let place = structure(Part::Container, name, at, length);
        Ok(Some(Found { value: Size { width, height }, place }))
    }

    /// IPTC in a tag of its own, else among Photoshop's resources.
    fn iptc(self, ifd0: &[Entry]) -> Result<Option<Payload>, Stop> {
        if let Some(entry) = find(ifd0, IPTC) {
            return self.payload(Part::Iptc, entry).map(Some);
        }
        let Some(entry) = find(ifd0, PHOTOSHOP) else { return Ok(None) };
        let resources = self.value(entry, limits::PAYLOAD)?;
        Ok(photoshop::iptc(&resources, entry.value_at)?)
    }

    fn payload(self, part: Part, entry: &Entry) -> Result<Payload, Stop> {
        Ok(Payload::new(part, entry.value_at, &self.value(entry, limits::PAYLOAD)?))
    }

    fn cursor(self, at: u64, length: u64) -> Result<Cursor<'w>, Stop> {
        Ok(Cursor::new(self.window.get(at, length)?, at).with_order(self.order))
    }
}

/// The first entry of this tag.
fn find(entries: &[Entry], tag: u16) -> Option<&Entry> {
    entries.iter().find(|entry| entry.tag == tag && entry.length > 0)
}
