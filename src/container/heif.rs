//! HEIF: ISO/IEC 23008-12, on top of the `meta` box of ISO/IEC 14496-12, 8.11. Exif and XMP are items.

use super::boxes::{BoxHeader, Boxes};
use super::items::{self, ItemKind, Items, Pieces};
use super::{Contents, Payload, motion_photo, quicktime, structure};
use crate::bytes::{Cursor, Error, ErrorKind, Stop, Window, limits, offset};
use crate::report::{Found, Part, Size};

/// Reads a HEIF file's metadata items and its primary picture's size.
///
/// # Errors
///
/// [`Stop::Need`] only: failures become remarks.
pub fn read(window: &Window) -> Result<Contents, Stop> {
    let mut contents = Contents::default();
    let meta = Boxes::of_file(window).find(b"meta");
    match contents.keep(Part::Container, meta)? {
        Some(Some(meta)) => {
            let read = read_meta(window, &meta, &mut contents);
            contents.keep(Part::Container, read)?;
            motion_photo::find_in_heic(window, &mut contents)?;
            Ok(contents)
        }
        // A sequence of pictures may have no picture by itself: it is stored as a movie is.
        Some(None) => quicktime::read(window),
        None => Ok(contents),
    }
}

fn read_meta(window: &Window, meta: &BoxHeader, contents: &mut Contents) -> Result<(), Stop> {
    let items = Items::read(window, meta)?;
    let size = picture_size(window, &items);
    contents.size = contents.keep(Part::Container, size)?.flatten();
    let pieces: Vec<_> = items.metadata.iter().map(|item| items.pieces(window, item.id)).collect();
    // What is missing of any of them comes in one read.
    pieces.iter().flatten().for_each(|pieces| pieces.announce(window));
    for (item, pieces) in items.metadata.iter().zip(pieces) {
        let part = if item.kind == ItemKind::Exif { Part::Exif } else { Part::Xmp };
        contents.add(part, pieces.and_then(|pieces| payload(window, part, &pieces)))?;
    }
    Ok(())
}

/// None for an empty item: programs that remove metadata leave such behind.
fn payload(window: &Window, part: Part, pieces: &Pieces) -> Result<Option<Payload>, Stop> {
    let bytes = pieces.read(window)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let (length, in_one_piece) = (offset(bytes.len()), pieces.ranges.len() == 1);
    let payload = Payload { part, offset: pieces.offset, length, in_one_piece, pieces: Vec::new(), bytes };
    if part == Part::Exif { tiff_of(payload).map(Some) } else { Ok(Some(payload)) }
}

/// An Exif item begins with the distance from behind that field to the TIFF header: 23008-12, A.2.1.
///
/// # Errors
///
/// `Truncated`, and `BadSignature` when there is no TIFF.
pub fn tiff_of(item: Payload) -> Result<Payload, Stop> {
    let mut cursor = Cursor::new(&item.bytes, item.offset);
    let distance = u64::from(cursor.u32()?);
    let signature = |bytes: &[u8]| bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*");
    let at_distance = cursor.at(distance.saturating_add(4)).rest();
    let (skipped, tiff) = if signature(at_distance) {
        (offset(item.bytes.len() - at_distance.len()), at_distance)
    } else if signature(&item.bytes) {
        // Some writers leave the distance out.
        (0, item.bytes.as_slice())
    } else {
        return Err(Error::new(ErrorKind::BadSignature, item.offset).into());
    };
    let (at, length) = (item.offset.saturating_add(skipped), offset(tiff.len()));
    Ok(Payload { offset: at, length, bytes: tiff.to_vec(), ..item })
}

/// The primary item's `ispe`, else the size in its grid's own description.
fn picture_size(window: &Window, items: &Items) -> Result<Option<Found<Size>>, Stop> {
    let Some(primary) = items.primary else { return Ok(None) };
    if let Some(properties) = &items.properties
        && let Some((size, header)) = extent_of(window, properties, primary)?
    {
        let place = structure(Part::Container, "ispe", header.start, header.end - header.start);
        return Ok(Some(Found { value: size, place }));
    }
    if items.primary_kind != Some(ItemKind::Grid) {
        return Ok(None);
    }
    let pieces = items.pieces(window, primary)?;
    let (at, bytes) = (pieces.offset, pieces.read(window)?);
    let place = structure(Part::Container, "grid", at, offset(bytes.len()));
    Ok(Some(Found { value: grid_size(&bytes, at)?, place }))
}

/// 23008-12, 6.6.2.3.2: version, flags (bit 0: 32-bit sizes), rows, columns, width, height.
fn grid_size(bytes: &[u8], at: u64) -> Result<Size, Error> {
    let mut grid = Cursor::new(bytes, at);
    grid.u8()?;
    let wide = grid.u8()? & 1 == 1;
    grid.take(2)?;
    if wide {
        return Ok(Size { width: grid.u32()?, height: grid.u32()? });
    }
    Ok(Size { width: u32::from(grid.u16()?), height: u32::from(grid.u16()?) })
}

/// The `ispe` among the properties that `ipma` associates with the item.
fn extent_of(window: &Window, iprp: &BoxHeader, item: u32) -> Result<Option<(Size, BoxHeader)>, Stop> {
    let Some(container) = iprp.child(window, b"ipco")? else { return Ok(None) };
    let mut lists = iprp.children(window);
    let mut wanted = Vec::new();
    while wanted.is_empty() {
        let Some(associations) = lists.find(b"ipma")? else { return Ok(None) };
        wanted = items::associated(&mut associations.contents(window, limits::PAYLOAD)?, item)?;
    }
    let mut properties = container.children(window);
    let mut number = 0;
    while let Some(property) = properties.next()? {
        number += 1;
        if property.name == *b"ispe" && wanted.contains(&number) {
            let mut extent = property.beginning(window, 12)?;
            extent.take(4)?;
            return Ok(Some((Size { width: extent.u32()?, height: extent.u32()? }, property)));
        }
    }
    Ok(None)
}
