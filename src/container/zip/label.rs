//! What a file in an archive is called. A label for people and for finding namesakes, never a path.

use super::cp437;
use crate::bytes::{Cursor, limits};
use rawzip::ZipFileHeaderRecord;
use rawzip::extra_fields::ExtraFieldId;

/// An entry's label, with `/` between folders; the end of one that is too long.
pub fn label(entry: &ZipFileHeaderRecord<'_>) -> String {
    let raw = entry.file_path();
    let raw = raw.as_bytes();
    let label = unicode_path(entry, raw).unwrap_or_else(|| text(raw));
    // Old programs for Windows separate folders as Windows does.
    let label = if label.contains('/') { label } else { label.replace('\\', "/") };
    let cut = label.char_indices().rev().nth(limits::ARCHIVED_LABEL - 1).map_or(0, |(at, _)| at);
    label.get(cut..).unwrap_or_default().to_owned()
}

/// UTF-8 needs a flag (4.4.4, bit 11), but most who write it without one mean it all the same: few texts in an old
/// code page happen to be valid UTF-8. All else is code page 437 (appendix D.1).
fn text(raw: &[u8]) -> String {
    std::str::from_utf8(raw).map_or_else(|_| cp437::text(raw), str::to_owned)
}

/// 4.6.9: the name in UTF-8 beside the old one, which it was made for if the checksum is right.
fn unicode_path(entry: &ZipFileHeaderRecord<'_>, raw: &[u8]) -> Option<String> {
    let mut fields = entry.extra_fields();
    let (_, field) = fields.find(|(id, _)| *id == ExtraFieldId::INFO_ZIP_UNICODE_PATH)?;
    let mut cursor = Cursor::new(field, 0);
    let version = cursor.u8().ok()?;
    let checksum = u32::from_le_bytes(cursor.array().ok()?);
    let name = std::str::from_utf8(cursor.rest()).ok()?;
    (version == 1 && checksum == crc32(raw) && !name.is_empty()).then(|| name.to_owned())
}

/// CRC-32 as ZIP has it (4.4.7), bit by bit: names are short.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            let polynomial = if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
            sum >> 1 ^ polynomial
        })
    })
}
