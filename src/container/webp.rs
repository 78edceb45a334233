//! WebP: RFC 9649, section 2: chunks in a RIFF, with Exif and XMP behind the picture.

use super::{Contents, Payload, structure};
use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, Stop, Window, limits};
use crate::report::{Found, Part, Size};

/// `RIFF`, a size, `WEBP`.
const FILE_HEAD: u64 = 12;
/// Name and length before a chunk's data.
const HEAD: u64 = 8;
/// The chunks there are, but for metadata.
const CHUNKS: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"];
/// In the flags of `VP8X`: there is Exif, there is XMP.
const HAS_METADATA: u8 = 0b1100;

/// Reads a WebP's chunks, also those behind its image data, as far as few reads go.
///
/// # Errors
///
/// [`Stop::Need`] only: failures become remarks.
pub fn read(window: &Window) -> Result<Contents, Stop> {
    let mut contents = Contents::default();
    let walked = walk(window, &mut contents);
    contents.keep(Part::Container, walked)?;
    Ok(contents)
}

fn walk(window: &Window, contents: &mut Contents) -> Result<(), Stop> {
    let riff = Cursor::new(window.get(4, 4)?, 4).with_order(ByteOrder::Little).u32()?;
    let end = HEAD + u64::from(riff);
    let mut at = FILE_HEAD;
    let mut has_metadata = true;
    for _ in 0..limits::WEBP_CHUNKS {
        if window.length().saturating_sub(at) < HEAD {
            let is_cut = at.saturating_add(HEAD) <= end;
            let cut = Error::new(ErrorKind::Truncated, window.length());
            return if is_cut { Err(cut.into()) } else { Ok(()) };
        }
        let mut head = Cursor::new(window.get(at, HEAD)?, at).with_order(ByteOrder::Little);
        let name = head.array::<4>()?;
        let chunk = Chunk { window, at, length: u64::from(head.u32()?) };
        match &name {
            b"EXIF" => contents.add(Part::Exif, chunk.payload(Part::Exif))?,
            b"XMP " => contents.add(Part::Xmp, chunk.payload(Part::Xmp))?,
            // Programs that add chunks do not always tell the RIFF; what is no chunk is no part of it.
            name if at >= end && !CHUNKS.contains(&name) => return Ok(()),
            b"VP8X" => has_metadata = chunk.beginning(1)?.u8()? & HAS_METADATA != 0,
            // A frame of many, where each could cost a read.
            b"ANMF" if !has_metadata => return Ok(()),
            _ => {}
        }
        if contents.size.is_none() {
            let size = chunk.size(&name);
            contents.size = contents.keep(Part::Container, size)?.flatten();
        }
        let data_end = at + HEAD + chunk.length;
        if data_end > window.length() {
            return Err(Error::new(ErrorKind::Truncated, at).into());
        }
        if window.steps() >= limits::WEBP_STEPS {
            return Err(Error::new(ErrorKind::TooCostly, data_end).into());
        }
        // Chunks begin on even places.
        at = data_end + chunk.length % 2;
        // Behind the picture there is only metadata: one read for all of it.
        let rest = window.length().saturating_sub(at);
        if matches!(&name, b"VP8 " | b"VP8L") && rest <= limits::WEBP_METADATA {
            window.get_up_to(at, rest, window.length())?;
        }
    }
    Err(Error::new(ErrorKind::TooMany, at).into())
}

/// A chunk by its place and its data's length.
struct Chunk<'w> {
    window: &'w Window,
    at: u64,
    length: u64,
}

impl<'w> Chunk<'w> {
    fn beginning(&self, length: u64) -> Result<Cursor<'w>, Stop> {
        let body = self.at + HEAD;
        let bytes = self.window.get_up_to(body, length, body + self.length)?;
        Ok(Cursor::new(bytes, body).with_order(ByteOrder::Little))
    }

    /// None when it is empty: programs that remove metadata leave such chunks behind.
    fn payload(&self, part: Part) -> Result<Option<Payload>, Stop> {
        if self.length > limits::PAYLOAD {
            return Err(Error::new(ErrorKind::TooLarge, self.at).into());
        }
        let body = self.at + HEAD;
        let bytes = self.window.get(body, self.length)?;
        let payload =
            if part == Part::Exif { Payload::exif(body, bytes) } else { Payload::new(part, body, bytes) };
        Ok((self.length > 0).then_some(payload))
    }

    /// The canvas in `VP8X`, or the picture's size as its data begins with it: VP8's in RFC 6386, 9.1, that of
    /// lossless data in RFC 9649, 3.4.
    fn size(&self, name: &[u8; 4]) -> Result<Option<Found<Size>>, Stop> {
        let mut data = self.beginning(10)?;
        let value = match name {
            b"VP8X" => {
                data.take(4)?;
                let mut below = || Ok::<_, Error>(u32::from(data.u16()?) | u32::from(data.u8()?) << 16);
                Size { width: below()? + 1, height: below()? + 1 }
            }
            b"VP8 " => {
                data.take(3)?;
                if data.array::<3>()? != *b"\x9d\x01\x2a" {
                    return Err(Error::new(ErrorKind::BadSignature, self.at + HEAD + 3).into());
                }
                let mut below = || data.u16().map(|side| u32::from(side & 0x3FFF));
                Size { width: below()?, height: below()? }
            }
            b"VP8L" => {
                if data.u8()? != 0x2F {
                    return Err(Error::new(ErrorKind::BadSignature, self.at + HEAD).into());
                }
                let bits = data.u32()?;
                Size { width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1 }
            }
            _ => return Ok(None),
        };
        let name = String::from_utf8_lossy(name);
        let left = self.window.length().saturating_sub(self.at);
        let place = structure(Part::Container, name.trim_end(), self.at, left.min(HEAD + self.length));
        Ok(Some(Found { value, place }))
    }
}
