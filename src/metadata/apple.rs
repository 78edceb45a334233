//! Apple's maker note (Exif 0x927C): `Apple iOS`, a version, a byte order, then an IFD whose offsets count
//! from the note's first byte.

use super::ifd::OVERLAP;
use super::value::shown;
use super::{Findings, keep_first, text};
use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, limits};
use crate::container::tiff::width;
use crate::report::{Field, Found, Ifd, Part, Place};

/// What halves of a Live Photo share.
pub const CONTENT_IDENTIFIER: u16 = 0x0011;
/// Where in its movie the still's moment is.
pub const LIVE_PHOTO_VIDEO_INDEX: u16 = 0x0017;

const SIGNATURE: &[u8] = b"Apple iOS\0";
const VERSION: u64 = 2;

/// The maker note's place in the file, and whether it is known.
#[derive(Debug, Clone, Copy)]
pub struct NotePlace {
    /// Its first byte, from the start of the file.
    pub offset: u64,
    /// False when the Exif part stands in the file in several pieces.
    pub known: bool,
}

/// Whether a maker note is Apple's.
#[must_use]
pub fn is_apple(note: &[u8]) -> bool {
    note.starts_with(SIGNATURE)
}

/// Reads every entry of the note.
///
/// # Errors
///
/// `BadSignature` for a byte order that is none, `TooMany` entries, `TooLarge` values in all, `Truncated` when
/// the directory is cut.
pub fn read(note: &[u8], place: NotePlace, findings: &mut Findings) -> Result<(), Error> {
    let mut cursor = Cursor::new(note, place.offset);
    cursor.take(crate::bytes::offset(SIGNATURE.len()) + VERSION)?;
    let order = match &cursor.array::<2>()? {
        b"MM" => ByteOrder::Big,
        b"II" => ByteOrder::Little,
        _ => return Err(Error::new(ErrorKind::BadSignature, place.offset)),
    };
    let mut entries = cursor.with_order(order);
    let count = entries.u16()?;
    if usize::from(count) > limits::IFD_ENTRIES {
        return Err(Error::new(ErrorKind::TooMany, entries.offset()));
    }
    let mut room = crate::bytes::offset(note.len()).saturating_mul(OVERLAP);
    for _ in 0..count {
        let (tag, value_type) = (entries.u16()?, entries.u16()?);
        let length = width(value_type).saturating_mul(u64::from(entries.u32()?));
        let inline = entries.clone();
        let at = entries.u32()?;
        let mut value = if length <= 4 { inline } else { entries.at(u64::from(at)) };
        let value_offset = Some(value.offset()).filter(|_| place.known);
        let field = Field::Tag(Ifd::Apple, tag);
        let part_length = crate::bytes::offset(note.len());
        let place =
            Place { part: Part::MakerNote, part_offset: place.offset, part_length, field, value_offset };
        let taken = value.take(length);
        if taken.is_ok() {
            room = room.checked_sub(length).ok_or(Error::new(ErrorKind::TooLarge, place.part_offset))?;
        }
        match taken {
            Ok(bytes) if findings.lists_entries || tag == CONTENT_IDENTIFIER => {
                keep_entry(tag, &shown(value_type, bytes, order), place, findings);
            }
            Ok(_) => findings.facts.apple_entries.push(tag),
            Err(error) => findings.remark(Part::MakerNote, error),
        }
    }
    Ok(())
}

fn keep_entry(tag: u16, value: &str, place: Place, findings: &mut Findings) {
    findings.facts.apple_entries.push(tag);
    if tag == CONTENT_IDENTIFIER {
        let found = text::identifier(value).map(|value| Found { value, place: place.clone() });
        keep_first(&mut findings.facts.identifier, found);
    }
    findings.list(place, &name(tag), value);
}

/// An entry's name as ExifTool's documentation has it; its number when unknown.
fn name(tag: u16) -> String {
    let name = match tag {
        0x0001 => "MakerNoteVersion",
        0x0003 => "RunTime",
        0x0004 => "AEStable",
        0x0005 => "AETarget",
        0x0006 => "AEAverage",
        0x0007 => "AFStable",
        0x0008 => "AccelerationVector",
        0x000A => "HDRImageType",
        0x000B => "BurstUUID",
        0x000C => "FocusDistanceRange",
        0x000F => "OISMode",
        CONTENT_IDENTIFIER => "ContentIdentifier",
        0x0014 => "ImageCaptureType",
        0x0015 => "ImageUniqueID",
        LIVE_PHOTO_VIDEO_INDEX => "LivePhotoVideoIndex",
        0x001A => "QualityHint",
        0x001D => "LuminanceNoiseAmplitude",
        0x001F => "PhotosAppFeatureFlags",
        0x0021 => "HDRHeadroom",
        0x0023 => "AFPerformance",
        0x0027 => "SignalToNoiseRatio",
        0x002B => "PhotoIdentifier",
        0x002D => "ColorTemperature",
        0x002E => "CameraType",
        0x002F => "FocusPosition",
        0x0030 => "HDRGain",
        0x0038 => "AFMeasuredDepth",
        0x003D => "AFConfidence",
        0x0040 => "SemanticStyle",
        _ => return format!("Apple 0x{tag:04X}"),
    };
    name.to_owned()
}
