//! JPEG XL in boxes, with Exif and XMP in boxes of their own: ISO/IEC 18181-2, section 9. A bare codestream has
//! neither.

use super::boxes::{BoxHeader, Boxes};
use super::{Contents, Payload, heif};
use crate::bytes::{Error, ErrorKind, Stop, Window, limits};
use crate::report::Part;

/// Reads a JPEG XL's metadata boxes.
///
/// # Errors
///
/// [`Stop::Need`] only: failures become remarks.
pub fn read(window: &Window) -> Result<Contents, Stop> {
    let mut contents = Contents::default();
    if window.get_up_to(0, 2, window.length())? != b"\xff\x0a" {
        let walked = walk(window, &mut contents);
        contents.keep(Part::Container, walked)?;
    }
    Ok(contents)
}

fn walk(window: &Window, contents: &mut Contents) -> Result<(), Stop> {
    let mut boxes = Boxes::of_file(window);
    while let Some(header) = boxes.next()? {
        match &header.name {
            b"Exif" => {
                let exif = payload(window, &header, Part::Exif).and_then(heif::tiff_of);
                contents.add(Part::Exif, exif.map(Some))?;
            }
            b"xml " => {
                let xmp = payload(window, &header, Part::Xmp);
                contents.add(Part::Xmp, xmp.map(Some))?;
            }
            // One of these boxes, compressed; its name comes first.
            b"brob" => {
                let compressed = header.beginning(window, 4)?.array::<4>()?;
                let part = if compressed == *b"Exif" { Part::Exif } else { Part::Xmp };
                if matches!(&compressed, b"Exif" | b"xml ") {
                    contents.add(part, Err(Error::new(ErrorKind::NotSupported, header.start).into()))?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn payload(window: &Window, header: &BoxHeader, part: Part) -> Result<Payload, Stop> {
    let bytes = header.contents(window, limits::PAYLOAD)?.rest();
    Ok(Payload::new(part, header.body, bytes))
}
