//! What a file is, by its first bytes. A name never decides.

use super::zip;
use crate::bytes::{ByteOrder, Cursor, Stop, Window};
use crate::report::Kind;

/// Enough for any signature, and for the brands of an ordinary `ftyp`.
const SIGNATURE: u64 = 512;

/// Recognises a file.
///
/// # Errors
///
/// [`Stop::Need`] until the first bytes are there.
pub fn recognise(window: &Window) -> Result<Kind, Stop> {
    let start = window.get_up_to(0, SIGNATURE, window.length())?;
    Ok(by_signature(start).or_else(|| by_box(start, window.length())).unwrap_or_default())
}

fn by_signature(start: &[u8]) -> Option<Kind> {
    let is_webp = start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP");
    let signatures: [(&[u8], Kind); 10] = [
        (b"\xff\xd8\xff", Kind::Jpeg),
        (b"\x89PNG\r\n\x1a\n", Kind::Png),
        (b"II*\0", Kind::Tiff),
        (b"MM\0*", Kind::Tiff),
        (b"II+\0", Kind::Tiff),
        (b"MM\0+", Kind::Tiff),
        (b"GIF87a", Kind::Gif),
        (b"GIF89a", Kind::Gif),
        (b"\xff\x0a", Kind::Jxl),
        (b"\0\0\0\x0cJXL \r\n\x87\n", Kind::Jxl),
    ];
    if zip::SIGNATURES.iter().any(|signature| start.starts_with(signature)) {
        return Some(by_first_name(start).unwrap_or(Kind::Zip));
    }
    let known = signatures.iter().find(|(signature, _)| start.starts_with(signature));
    known.map(|(_, kind)| *kind).or(is_webp.then_some(Kind::Webp))
}

/// A document that is a ZIP by its bytes says so in its first file's name.
fn by_first_name(start: &[u8]) -> Option<Kind> {
    let header = Cursor::new(start, 0).with_order(ByteOrder::Little);
    let length = header.at(26).u16().ok()?;
    let name = header.at(zip::LOCAL_HEADER).take(length.into()).ok()?;
    (start.starts_with(b"PK\x03\x04") && zip::is_document(name)).then_some(Kind::Other)
}

/// ISO/IEC 14496-12: a file begins with `ftyp`; QuickTime files of old may begin with any box, and some writers
/// put room for one before it.
fn by_box(start: &[u8], length: u64) -> Option<Kind> {
    let mut cursor = Cursor::new(start, 0);
    let mut kind = None;
    loop {
        let at = cursor.offset();
        let (Ok(size), Ok(name)) = (cursor.u32().map(u64::from), cursor.array::<4>()) else { return kind };
        let fits = size <= 1 || (8..=length).contains(&size);
        kind = match &name {
            b"ftyp" => {
                let brands = cursor.take(size.saturating_sub(8).min(cursor.remaining())).ok()?;
                return Some(by_brands(brands));
            }
            b"free" | b"skip" | b"wide" | b"pnot" if fits => Some(Kind::Mov),
            // A movie cut short still says so.
            b"moov" | b"mdat" if fits || size >= 8 => return Some(Kind::Mov),
            _ => return kind,
        };
        if size < 8 {
            return kind;
        }
        cursor = cursor.at(at.saturating_add(size));
    }
}

/// `brands` are the major brand, its version, and the compatible brands.
fn by_brands(brands: &[u8]) -> Kind {
    let (codes, _) = brands.as_chunks::<4>();
    let Some((major, others)) = codes.split_first() else { return Kind::Mp4 };
    let compatible = |wanted: &[&[u8; 4]]| others.iter().skip(1).any(|brand| wanted.contains(&brand));
    match major {
        b"qt  " => Kind::Mov,
        b"avif" | b"avis" => Kind::Avif,
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" => Kind::Heic,
        b"mif1" | b"msf1" | b"mif2" | b"miaf" if compatible(&[b"avif", b"avis"]) => Kind::Avif,
        b"mif1" | b"msf1" | b"mif2" | b"miaf" => Kind::Heic,
        b"jxl " => Kind::Jxl,
        // Canon's raw format, sound alone, protected sound, books, and JPEG 2000.
        b"crx " | b"M4A " | b"M4B " | b"M4P " | b"F4A " | b"F4B " | b"aax " | b"jp2 " | b"jpx " | b"jpm " => {
            Kind::Other
        }
        _ => Kind::Mp4,
    }
}
