//! Photoshop's image resources, which hold IPTC records: Adobe Photoshop File Formats, "Image Resource
//! Blocks".

use super::Payload;
use crate::bytes::{Cursor, Error};
use crate::report::Part;

const IPTC: u16 = 0x0404;

/// The IPTC resource among the image resources in `bytes`, which stand at `base` in their file.
///
/// # Errors
///
/// `Truncated` when a resource is cut short.
pub fn iptc(bytes: &[u8], base: u64) -> Result<Option<Payload>, Error> {
    let mut cursor = Cursor::new(bytes, base);
    while cursor.remaining() >= 12 && cursor.clone().array::<4>()? == *b"8BIM" {
        cursor.take(4)?;
        let id = cursor.u16()?;
        let name = u64::from(cursor.u8()?);
        // The name with its length byte is padded to an even size.
        cursor.take(name + (name + 1) % 2)?;
        let size = u64::from(cursor.u32()?);
        let at = cursor.offset();
        let resource = cursor.take(size)?;
        if id == IPTC {
            return Ok(Some(Payload::new(Part::Iptc, at, resource)));
        }
        cursor.take((size % 2).min(cursor.remaining()))?;
    }
    Ok(None)
}
