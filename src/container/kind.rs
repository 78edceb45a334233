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
    let by_signature = SIGNATURES.iter().find(|(at, signature, _)| stands_at(start, *at, signature));
    let kind = by_signature.map(|(.., kind)| *kind).or_else(|| by_first_record(start));
    Ok(kind.or_else(|| by_box(start, window.length())).or_else(|| by_shape(start)).unwrap_or_default())
}

/// Where a signature stands, its bytes, and what it says; the first that fits counts.
const SIGNATURES: [(usize, &[u8], Kind); 37] = [
    (0, b"\xff\xd8\xff", Kind::Jpeg),
    (0, b"\x89PNG\r\n\x1a\n", Kind::Png),
    // Makers' raw formats: Canon's two, Olympus' three, Panasonic's, Fujifilm's, Minolta's, Sigma's.
    (4, b"\x10\0\0\0CR\x02", Kind::Raw),
    (6, b"HEAPCCDR", Kind::Raw),
    (0, b"IIRO", Kind::Raw),
    (0, b"IIRS", Kind::Raw),
    (0, b"MMOR", Kind::Raw),
    (0, b"IIU\0", Kind::Raw),
    (0, b"FUJIFILMCCD-RAW", Kind::Raw),
    (0, b"\0MRM", Kind::Raw),
    (0, b"FOVb", Kind::Raw),
    (0, b"II*\0", Kind::Tiff),
    (0, b"MM\0*", Kind::Tiff),
    (0, b"II+\0", Kind::Tiff),
    (0, b"MM\0+", Kind::Tiff),
    (0, b"GIF87a", Kind::Gif),
    (0, b"GIF89a", Kind::Gif),
    (0, b"\xff\x0a", Kind::Jxl),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", Kind::Jxl),
    // JPEG 2000 in its boxes and bare, Photoshop's own format.
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", Kind::OtherPicture),
    (0, b"\xff\x4f\xff\x51", Kind::OtherPicture),
    (0, b"8BPS\0", Kind::OtherPicture),
    // AVI, Matroska and WebM, Windows Media, Flash, Real, Theora, and MPEG's streams.
    (8, b"AVI LIST", Kind::OtherMovie),
    (0, b"\x1a\x45\xdf\xa3", Kind::OtherMovie),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind::OtherMovie),
    (0, b"FLV\x01", Kind::OtherMovie),
    (0, b".RMF\0", Kind::OtherMovie),
    (28, b"\x80theora", Kind::OtherMovie),
    (0, b"\0\0\x01\xba", Kind::OtherMovie),
    (0, b"\0\0\x01\xb3", Kind::OtherMovie),
    // Archives, and what was compressed as a whole.
    (257, b"ustar", Kind::Tar),
    (0, b"\x1f\x8b\x08", Kind::Tar),
    (4, b"1AY&SY", Kind::Tar),
    (0, b"\xfd7zXZ\0", Kind::Tar),
    (0, b"7z\xbc\xaf\x27\x1c", Kind::Tar),
    (0, b"Rar!\x1a\x07", Kind::Tar),
    (0, b"\x28\xb5\x2f\xfd", Kind::Tar),
];

fn stands_at(bytes: &[u8], at: usize, signature: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|bytes| bytes.starts_with(signature))
}

/// What shows itself in several places only, since a few letters at the beginning may be those of a text.
fn by_shape(start: &[u8]) -> Option<Kind> {
    let at = |place: usize, bytes: &[u8]| stands_at(start, place, bytes);
    let byte = |place: usize| start.get(place).copied().unwrap_or_default();
    let is_bitmap = at(0, b"BM") && at(6, &[0; 4]) && BITMAP_HEADERS.contains(&byte(14)) && at(15, &[0; 3]);
    // Reserved, one for icons, a count below 256; and in the first icon's entry, reserved.
    let is_icon = at(0, b"\0\0\x01\0") && byte(4) > 0 && byte(5) == 0 && at(9, b"\0");
    // Every packet has 188 bytes and begins with the same one; on discs and from cameras, four come before it.
    let is_transport =
        [0, 4].into_iter().any(|first| (0..3).all(|packet| byte(first + packet * (188 + first)) == 0x47));
    if at(0, b"RIFF") && at(8, b"WEBP") {
        Some(Kind::Webp)
    } else if is_bitmap || is_icon || is_svg(start) {
        Some(Kind::OtherPicture)
    } else {
        is_transport.then_some(Kind::OtherMovie)
    }
}

/// Sizes of the header behind a bitmap's first 14 bytes.
const BITMAP_HEADERS: [u8; 7] = [12, 40, 52, 56, 64, 108, 124];

/// An SVG's element comes first, or behind what XML allows before it.
fn is_svg(start: &[u8]) -> bool {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let begins = |with: &[u8]| text.starts_with(with);
    let before = begins(b"<?xml") || begins(b"<!--") || begins(b"<!DOCTYPE svg");
    begins(b"<svg") || (before && text.windows(4).any(|word| word == b"<svg"))
}

/// A ZIP archive; a document that is one by its bytes says so in its first file's name.
fn by_first_record(start: &[u8]) -> Option<Kind> {
    let is_zip = zip::SIGNATURES.iter().any(|signature| start.starts_with(signature));
    is_zip.then(|| by_first_name(start).unwrap_or(Kind::Zip))
}

fn by_first_name(start: &[u8]) -> Option<Kind> {
    let header = Cursor::new(start, 0).with_order(ByteOrder::Little);
    let length = header.at(26).u16().ok()?;
    let name = header.at(zip::LOCAL_HEADER).take(length.into()).ok()?;
    (start.starts_with(b"PK\x03\x04") && zip::begins_document(name)).then_some(Kind::Other)
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
        // Canon's.
        b"crx " => Kind::Raw,
        b"jp2 " | b"jpx " | b"jpm " => Kind::OtherPicture,
        // Sound alone, protected sound, and books.
        b"M4A " | b"M4B " | b"M4P " | b"F4A " | b"F4B " | b"aax " => Kind::Other,
        _ => Kind::Mp4,
    }
}
