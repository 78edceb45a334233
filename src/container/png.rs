//! PNG: W3C Portable Network Graphics, third edition: chunks, `IHDR`, `eXIf`, and XMP in `iTXt`.

use super::{Contents, Payload, structure};
use crate::bytes::{Cursor, Error, ErrorKind, Stop, Window, limits, offset};
use crate::report::{Found, Part, Size};

const SIGNATURE: u64 = 8;
/// Length and name before a chunk's data.
const HEAD: u64 = 8;
/// The checksum behind a chunk's data.
const CHECKSUM: u64 = 4;
/// Keyword of an `iTXt` chunk with XMP.
const XMP: &[u8] = b"XML:com.adobe.xmp\0";
/// What follows it: not compressed, no method, no language, no translation.
const PLAIN: &[u8] = b"\0\0\0\0";

/// Reads a PNG's chunks, also those behind its image data, as far as few reads go.
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
    let mut at = SIGNATURE;
    let mut steps_before_image = None;
    for _ in 0..limits::PNG_CHUNKS {
        let mut head = Cursor::new(window.get(at, HEAD)?, at);
        let length = u64::from(head.u32()?);
        let name = head.array::<4>()?;
        let body = at + HEAD;
        let chunk = |limit| {
            if length > limit {
                return Err(Stop::from(Error::new(ErrorKind::TooLarge, at)));
            }
            window.get(body, length)
        };
        match &name {
            b"IHDR" => contents.size = Some(picture_size(chunk(64)?, body, window.length())?),
            b"eXIf" => {
                let exif = chunk(limits::PAYLOAD).map(|bytes| Some(Payload::exif(body, bytes)));
                contents.add(Part::Exif, exif)?;
            }
            b"iTXt" => {
                let xmp = chunk(limits::PAYLOAD).and_then(|bytes| xmp_payload(bytes, body));
                contents.add(Part::Xmp, xmp)?;
            }
            b"IDAT" => steps_before_image = steps_before_image.or(Some(window.steps())),
            b"IEND" => return Ok(()),
            _ => {}
        }
        at = body + length + CHECKSUM;
        let behind_image = steps_before_image.map_or(0, |before| window.steps() - before);
        if behind_image >= limits::PNG_STEPS_AFTER_IMAGE {
            return Err(Error::new(ErrorKind::TooCostly, at).into());
        }
    }
    Err(Error::new(ErrorKind::TooMany, at).into())
}

fn picture_size(bytes: &[u8], body: u64, end_of_file: u64) -> Result<Found<Size>, Error> {
    let mut header = Cursor::new(bytes, body);
    let (width, height) = (header.u32()?, header.u32()?);
    // A file may be cut within the checksum.
    let end = (body + offset(bytes.len()) + CHECKSUM).min(end_of_file);
    let place = structure(Part::Container, "IHDR", body - HEAD, end.saturating_sub(body - HEAD));
    Ok(Found { value: Size { width, height }, place })
}

fn xmp_payload(bytes: &[u8], body: u64) -> Result<Option<Payload>, Stop> {
    let Some(text) = bytes.strip_prefix(XMP) else { return Ok(None) };
    // The XMP specification wants it plain; some writers compress it.
    let packet = text.strip_prefix(PLAIN).ok_or(Error::new(ErrorKind::NotSupported, body))?;
    Ok(Some(Payload::new(Part::Xmp, body + offset(XMP.len() + PLAIN.len()), packet)))
}
