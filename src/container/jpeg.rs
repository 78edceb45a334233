//! JPEG: ITU-T T.81 Annex B (markers and segments); Exif 2.32, 4.7.2 (APP1); XMP Specification Part 3, 1.1.3
//! (XMP and its extension in APP1); IIM in Photoshop's APP13.

use super::{Contents, Payload, motion_photo, photoshop, structure};
use crate::bytes::{Cursor, Error, ErrorKind, Stop, Window, index, limits, offset};
use crate::report::{Found, Part, Size};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const EXTENDED_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

const APP1: u8 = 0xE1;
const APP13: u8 = 0xED;
const START_OF_IMAGE: u8 = 0xD8;
const END_OF_IMAGE: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;

/// Reads a JPEG's segments up to its image data.
///
/// # Errors
///
/// [`Stop::Need`] only: failures become remarks.
pub fn read(window: &Window) -> Result<Contents, Stop> {
    let mut contents = Contents::default();
    let mut extension = Extension::default();
    let walked = walk(window, &mut contents, &mut extension);
    contents.keep(Part::Container, walked)?;
    let packet = extension.packet(&contents);
    contents.add(Part::ExtendedXmp, packet)?;
    motion_photo::find_in_jpeg(window, &mut contents)?;
    Ok(contents)
}

/// A marker segment: what follows its length field.
struct Segment<'w> {
    window: &'w Window,
    marker: u8,
    start: u64,
    body: u64,
    length: u64,
}

fn walk(window: &Window, contents: &mut Contents, extension: &mut Extension) -> Result<(), Stop> {
    let mut at = 0;
    for _ in 0..limits::JPEG_SEGMENTS {
        let (marker, start) = next_marker(window, at)?;
        match marker {
            END_OF_IMAGE | START_OF_SCAN => return Ok(()),
            START_OF_IMAGE | 0x01 | 0xD0..=0xD7 => at = start + 2,
            _ => {
                let length = u64::from(Cursor::new(window.get(start + 2, 2)?, start + 2).u16()?);
                let length = length.checked_sub(2).ok_or(Error::new(ErrorKind::BadSize, start))?;
                let segment = Segment { window, marker, start, body: start + 4, length };
                segment.read(contents, extension)?;
                at = start + 4 + length;
            }
        }
    }
    Err(Error::new(ErrorKind::TooMany, at).into())
}

/// The next marker's code and place. Any number of fill bytes 0xFF may stand before it.
fn next_marker(window: &Window, mut at: u64) -> Result<(u8, u64), Stop> {
    let missing = Error::new(ErrorKind::BadSignature, at);
    if window.get(at, 1)? != [0xFF] {
        return Err(missing.into());
    }
    let fill_end = at.saturating_add(limits::PAGE);
    while at < fill_end {
        match window.get(at + 1, 1)? {
            [0xFF] => at += 1,
            [0] => break,
            [marker] => return Ok((*marker, at)),
            _ => break,
        }
    }
    Err(missing.into())
}

impl<'w> Segment<'w> {
    fn read(&self, contents: &mut Contents, extension: &mut Extension) -> Result<(), Stop> {
        match self.marker {
            APP1 if self.begins_with(EXIF)? => contents.payloads.push(self.payload(Part::Exif, EXIF)?),
            APP1 if self.begins_with(XMP)? => contents.payloads.push(self.payload(Part::Xmp, XMP)?),
            APP1 if self.begins_with(EXTENDED_XMP)? => {
                let added = extension.add(self);
                contents.keep(Part::ExtendedXmp, added)?;
            }
            APP13 if self.begins_with(PHOTOSHOP)? => {
                let bytes = self.behind(PHOTOSHOP)?;
                let found = photoshop::iptc(bytes, self.body + offset(PHOTOSHOP.len()));
                contents.add(Part::Iptc, found.map_err(Stop::from))?;
            }
            0xC0..=0xCF if !matches!(self.marker, 0xC4 | 0xC8 | 0xCC) && contents.size.is_none() => {
                contents.size = Some(self.frame_size()?);
            }
            _ => {}
        }
        Ok(())
    }

    fn begins_with(&self, signature: &[u8]) -> Result<bool, Stop> {
        let wanted = offset(signature.len());
        Ok(self.length >= wanted && self.window.get(self.body, wanted)? == signature)
    }

    fn behind(&self, signature: &[u8]) -> Result<&'w [u8], Stop> {
        let skipped = offset(signature.len());
        self.window.get(self.body + skipped, self.length - skipped)
    }

    fn payload(&self, part: Part, signature: &[u8]) -> Result<Payload, Stop> {
        Ok(Payload::new(part, self.body + offset(signature.len()), self.behind(signature)?))
    }

    /// T.81, B.2.2: precision, number of lines, samples per line.
    fn frame_size(&self) -> Result<Found<Size>, Stop> {
        let end = (self.body + self.length).min(self.window.length());
        let mut frame = Cursor::new(self.window.get_up_to(self.body, 5, end)?, self.body);
        frame.u8()?;
        let (height, width) = (u32::from(frame.u16()?), u32::from(frame.u16()?));
        let place = structure(Part::Container, "SOF", self.start, end.saturating_sub(self.start));
        Ok(Found { value: Size { width, height }, place })
    }
}

/// The pieces of an extended XMP packet, put together by their offsets.
#[derive(Default)]
struct Extension {
    /// Names the packet; the main packet names it too.
    guid: [u8; 32],
    offset: u64,
    bytes: Vec<u8>,
    missing: u64,
}

impl Extension {
    fn add(&mut self, segment: &Segment<'_>) -> Result<(), Stop> {
        let header = offset(EXTENDED_XMP.len());
        let head = segment.window.get_up_to(segment.body + header, 40, segment.body + segment.length)?;
        let mut head = Cursor::new(head, segment.body + header);
        let guid = head.array::<32>()?;
        let (full_length, position) = (head.u32()?, u64::from(head.u32()?));
        if full_length > limits::EXTENDED_XMP {
            return Err(Error::new(ErrorKind::TooLarge, segment.start).into());
        }
        let body = segment.body + header + 40;
        let piece = segment.window.get(body, (segment.body + segment.length).saturating_sub(body))?;
        if self.bytes.is_empty() {
            let length = index(u64::from(full_length)).unwrap_or_default();
            *self = Self { guid, offset: body, bytes: vec![0; length], missing: u64::from(full_length) };
        }
        let target = index(position).and_then(|from| {
            let to = from.checked_add(piece.len())?;
            self.bytes.get_mut(from..to).filter(|_| guid == self.guid)
        });
        target.ok_or(Error::new(ErrorKind::BadSize, segment.start))?.copy_from_slice(piece);
        self.missing = self.missing.saturating_sub(offset(piece.len()));
        Ok(())
    }

    /// The packet, when it is whole and the main packet names it.
    fn packet(self, contents: &Contents) -> Result<Option<Payload>, Stop> {
        let named = |payload: &Payload| {
            payload.part == Part::Xmp && payload.bytes.windows(32).any(|text| text == self.guid)
        };
        if self.bytes.is_empty() || !contents.payloads.iter().any(named) {
            return Ok(None);
        }
        if self.missing > 0 {
            return Err(Error::new(ErrorKind::Truncated, self.offset).into());
        }
        let (part, length) = (Part::ExtendedXmp, offset(self.bytes.len()));
        let (offset, bytes) = (self.offset, self.bytes);
        Ok(Some(Payload { part, offset, length, in_one_piece: false, pieces: Vec::new(), bytes }))
    }
}
