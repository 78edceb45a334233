//! The items of a `meta` box: which there are (`iinf`), and where their bytes are (`iloc`). ISO/IEC 14496-12,
//! 8.11.3 and 8.11.6.

use super::boxes::{BoxHeader, version};
use crate::bytes::{Cursor, Error, ErrorKind, Stop, Window, limits};
use std::ops::Range;

/// What an item is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// Exif.
    Exif,
    /// An XMP packet.
    Xmp,
    /// A picture made of tiles.
    Grid,
    /// Any other.
    Other,
}

/// An item with metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Its number in the file.
    pub id: u32,
    /// What it is.
    pub kind: ItemKind,
}

/// What a `meta` box says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Items {
    /// Exif and XMP items, at most `limits::METADATA_ITEMS`.
    pub metadata: Vec<Item>,
    /// The item that is the picture.
    pub primary: Option<u32>,
    /// What the primary item is.
    pub primary_kind: Option<ItemKind>,
    /// Its properties, `iprp`.
    pub properties: Option<BoxHeader>,
    locations: Option<BoxHeader>,
    data: Option<BoxHeader>,
}

/// Where an item's bytes are counted from.
const IN_FILE: u16 = 0;
const IN_IDAT: u16 = 1;

impl Items {
    /// Reads what items there are; `meta` is a full box.
    ///
    /// # Errors
    ///
    /// As [`Window::get`], `TooMany`, `TooLarge`, and `BadSize` for boxes that contradict themselves.
    pub fn read(window: &Window, meta: &BoxHeader) -> Result<Self, Stop> {
        // One read for the whole of an ordinary `meta` box; a huge one is walked.
        if meta.length() <= limits::WHOLE_META {
            window.get(meta.body, meta.length())?;
        }
        let mut items = Self::default();
        let mut information = None;
        let mut children = meta.children_from(window, 4);
        while let Some(child) = children.next()? {
            match &child.name {
                b"pitm" => items.primary = Some(primary_item(&mut child.beginning(window, 8)?)?),
                b"iinf" => information = Some(child),
                b"iloc" => items.locations = Some(child),
                b"idat" => items.data = Some(child),
                b"iprp" => items.properties = Some(child),
                _ => {}
            }
        }
        if let Some(information) = information {
            items.read_information(window, &information)?;
        }
        Ok(items)
    }

    fn read_information(&mut self, window: &Window, iinf: &BoxHeader) -> Result<(), Stop> {
        let count_width = if version(&mut iinf.beginning(window, 4)?)? == 0 { 2 } else { 4 };
        let mut entries = iinf.children_from(window, 4 + count_width);
        while let Some(entry) = entries.find(b"infe")? {
            let Some(item) = item_of(&mut entry.beginning(window, 128)?)? else { continue };
            if self.primary == Some(item.id) {
                self.primary_kind = Some(item.kind);
            }
            let is_metadata = matches!(item.kind, ItemKind::Exif | ItemKind::Xmp);
            if is_metadata && self.metadata.len() < limits::METADATA_ITEMS {
                self.metadata.push(item);
            }
        }
        Ok(())
    }

    /// Where an item's bytes lie.
    ///
    /// # Errors
    ///
    /// `Truncated` when it has no place or reaches too far, `NotSupported` for bytes in another file or
    /// item, `TooMany` and `TooLarge` above `limits`.
    pub fn pieces(&self, window: &Window, item: u32) -> Result<Pieces, Stop> {
        let iloc = self.locations.ok_or(Error::new(ErrorKind::Truncated, 0))?;
        let location = locate(&mut iloc.contents(window, limits::PAYLOAD)?, item)?;
        let (base, end) = match location.method {
            IN_FILE => (0, window.length()),
            IN_IDAT => {
                self.data.map(|idat| (idat.body, idat.end)).ok_or(location.error(ErrorKind::Truncated))?
            }
            _ => return Err(location.error(ErrorKind::NotSupported).into()),
        };
        let mut pieces = Pieces { offset: base, ranges: Vec::new() };
        let mut room = limits::PAYLOAD;
        for (start, length) in &location.extents {
            let start = base.checked_add(*start).ok_or(location.error(ErrorKind::BadSize))?;
            let length = length.unwrap_or(end.saturating_sub(start));
            let reach = start.checked_add(length).ok_or(location.error(ErrorKind::BadSize))?;
            if reach > end {
                return Err(location.error(ErrorKind::Truncated).into());
            }
            room = room.checked_sub(length).ok_or(location.error(ErrorKind::TooLarge))?;
            pieces.ranges.push(start..reach);
        }
        pieces.offset = pieces.ranges.first().map_or(base, |first| first.start);
        Ok(pieces)
    }
}

/// Where an item's bytes lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    /// Where they begin; where they would, if there are none.
    pub offset: u64,
    /// In their order, from the file's first byte, all inside the file.
    pub ranges: Vec<Range<u64>>,
}

impl Pieces {
    /// Says that they are going to be read.
    pub fn announce(&self, window: &Window) {
        self.ranges.iter().for_each(|range| window.announce(range.clone()));
    }

    /// The bytes.
    ///
    /// # Errors
    ///
    /// As [`Window::get`].
    pub fn read(&self, window: &Window) -> Result<Vec<u8>, Stop> {
        let mut bytes = Vec::new();
        for Range { start, end } in &self.ranges {
            bytes.extend_from_slice(window.get(*start, end - start)?);
        }
        Ok(bytes)
    }
}

fn primary_item(pitm: &mut Cursor<'_>) -> Result<u32, Error> {
    if version(pitm)? == 0 { pitm.u16().map(u32::from) } else { pitm.u32() }
}

/// 8.11.6.2. Entries of versions 0 and 1 have no type and are of no interest here.
fn item_of(infe: &mut Cursor<'_>) -> Result<Option<Item>, Error> {
    let id = match version(infe)? {
        2 => u32::from(infe.u16()?),
        3 => infe.u32()?,
        _ => return Ok(None),
    };
    infe.take(2)?;
    let kind = match &infe.array::<4>()? {
        b"Exif" => ItemKind::Exif,
        b"grid" => ItemKind::Grid,
        b"mime" => {
            infe.text_to_zero();
            let is_xmp = infe.text_to_zero() == "application/rdf+xml";
            if is_xmp { ItemKind::Xmp } else { ItemKind::Other }
        }
        _ => ItemKind::Other,
    };
    Ok(Some(Item { id, kind }))
}

struct Location {
    /// Where in the file its description stands.
    at: u64,
    method: u16,
    /// Start, counted from the file's or `idat`'s first byte, and length; none means: up to the end.
    extents: Vec<(u64, Option<u64>)>,
}

impl Location {
    fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind, self.at)
    }
}

/// 8.11.3.2: the widths of the numbers come first, then every item with its extents.
fn locate(iloc: &mut Cursor<'_>, wanted: u32) -> Result<Location, Error> {
    let version = version(iloc)?;
    let (first, second) = (iloc.u8()?, iloc.u8()?);
    let (offset_width, length_width, base_width) = (first >> 4, first & 15, second >> 4);
    let index_width = if version == 0 { 0 } else { second & 15 };
    let count = if version < 2 { u32::from(iloc.u16()?) } else { iloc.u32()? };
    if count > limits::ITEMS {
        return Err(Error::new(ErrorKind::TooMany, iloc.offset()));
    }
    for _ in 0..count {
        let at = iloc.offset();
        let id = if version < 2 { u32::from(iloc.u16()?) } else { iloc.u32()? };
        let method = if version == 0 { IN_FILE } else { iloc.u16()? & 15 };
        let in_other_file = iloc.u16()? != 0;
        let base = iloc.number(base_width)?;
        let extent_count = u64::from(iloc.u16()?);
        let extent_width = u64::from(index_width + offset_width + length_width);
        if id != wanted {
            iloc.take(extent_count * extent_width)?;
            continue;
        }
        if extent_count > limits::EXTENTS {
            return Err(Error::new(ErrorKind::TooMany, at));
        }
        if in_other_file {
            return Err(Error::new(ErrorKind::NotSupported, at));
        }
        let mut extents = Vec::new();
        for _ in 0..extent_count {
            iloc.number(index_width)?;
            let start = base.checked_add(iloc.number(offset_width)?);
            let length = (length_width > 0).then(|| iloc.number(length_width)).transpose()?;
            extents.push((start.ok_or(Error::new(ErrorKind::BadSize, at))?, length));
        }
        return Ok(Location { at, method, extents });
    }
    Err(Error::new(ErrorKind::Truncated, iloc.offset()))
}

/// The numbers (from 1) of the properties that `ipma` gives to an item: 23008-12, 9.3.1.
///
/// # Errors
///
/// `Truncated`.
pub fn associated(ipma: &mut Cursor<'_>, wanted: u32) -> Result<Vec<u32>, Error> {
    let version = ipma.u8()?;
    let wide = ipma.array::<3>()?.last().is_some_and(|flags| flags & 1 == 1);
    for _ in 0..ipma.u32()? {
        let id = if version == 0 { u32::from(ipma.u16()?) } else { ipma.u32()? };
        let count = u64::from(ipma.u8()?);
        if id != wanted {
            ipma.take(count * if wide { 2 } else { 1 })?;
            continue;
        }
        // The highest bit says "essential".
        let number = |ipma: &mut Cursor<'_>| match wide {
            true => ipma.u16().map(|number| u32::from(number & 0x7FFF)),
            false => ipma.u8().map(|number| u32::from(number & 0x7F)),
        };
        return (0..count).map(|_| number(ipma)).collect();
    }
    Ok(Vec::new())
}
