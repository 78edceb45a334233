//! Where items lie: the `iloc` box (ISO/IEC 14496-12, section 8.11.3), `idat` and `mdat`.

use super::Item;
use crate::support::boxes;
use crate::support::fields::{Fields, count_u16};

/// Which box an item's bytes lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `mdat`: offsets count from the file's start (construction method 0).
    MediaData,
    /// `idat`, inside `meta`: offsets count from its payload (construction method 1).
    ItemData,
}

/// Version and field widths of `iloc`. Widths are 0, 4 or 8 bytes.
#[derive(Clone, Copy, Debug)]
pub struct LocationLayout {
    /// 0 knows no construction methods, 1 and 2 do; 2 has 32-bit item numbers.
    pub version: u8,
    /// With 0 an item has one extent, which begins at its base offset.
    pub offset_size: u8,
    pub length_size: u8,
    /// With 0 the extents' offsets count from the file or `idat`; otherwise from the base.
    pub base_offset_size: u8,
    /// Of an index that only construction method 2 uses; version 0 has none.
    pub index_size: u8,
}

impl Default for LocationLayout {
    /// As iPhones write it.
    fn default() -> Self {
        Self { version: 1, offset_size: 4, length_size: 4, base_offset_size: 0, index_size: 0 }
    }
}

/// The bytes of all items, cut into extents and put into their places.
pub struct StoredItems {
    pub media_data: Vec<u8>,
    pub item_data: Vec<u8>,
    /// In the order of the items' numbers.
    items: Vec<(Place, Vec<Extent>)>,
}

/// Counted from the first byte of the payload of `mdat` or `idat`.
struct Extent {
    offset: u64,
    length: u64,
}

impl StoredItems {
    /// Coded items go into `mdat`, a grid into `idat`, metadata where it is wanted, in so many extents with
    /// four strange bytes between them: whoever reads on past an extent meets them.
    pub fn new(items: &[Item], metadata_place: Place, metadata_extents: usize) -> Self {
        let mut stored = Self { media_data: Vec::new(), item_data: Vec::new(), items: Vec::new() };
        for item in items {
            let (place, extents) = match (item.describes_primary, &item.kind) {
                (true, _) => (metadata_place, metadata_extents),
                (false, b"grid") => (Place::ItemData, 1),
                (false, _) => (Place::MediaData, 1),
            };
            let target = match place {
                Place::MediaData => &mut stored.media_data,
                Place::ItemData => &mut stored.item_data,
            };
            let parts = item.data.chunks(item.data.len().div_ceil(extents).max(1));
            let located = parts.map(|part| {
                let extent = Extent { offset: target.len() as u64, length: part.len() as u64 };
                target.extend_from_slice(part);
                if extents > 1 {
                    target.extend([0xEE; 4]);
                }
                extent
            });
            let located = located.collect();
            stored.items.push((place, located));
        }
        stored
    }
}

impl LocationLayout {
    /// The box, for an `mdat` whose payload begins at `media_data_at`.
    pub fn write(&self, stored: &StoredItems, media_data_at: u64) -> Vec<u8> {
        let widths = u16::from(self.offset_size) << 12
            | u16::from(self.length_size) << 8
            | u16::from(self.base_offset_size) << 4
            | u16::from(self.index_size);
        let item_count = u64::from(count_u16(stored.items.len()));
        let fields = Fields::new().u16("sizes of offset, length, base offset, index", widths);
        let fields = fields.sized("item_count", self.id_size(), item_count);
        let fields = (1..).zip(&stored.items).fold(fields, |fields, (id, (place, extents))| {
            self.write_item(fields, id, *place, extents, media_data_at)
        });
        boxes::full(b"iloc", self.version, 0, &fields.done())
    }

    fn write_item(
        self,
        fields: Fields,
        id: u64,
        place: Place,
        extents: &[Extent],
        media_data_at: u64,
    ) -> Fields {
        let (method, payload_at) = match place {
            Place::MediaData => (0, media_data_at),
            Place::ItemData => (1, 0),
        };
        assert!(self.version > 0 || method == 0, "iloc version 0 cannot point into idat");
        assert!(self.offset_size > 0 || extents.len() == 1, "without offsets an item has one extent");
        let base = match (self.base_offset_size, self.offset_size) {
            (0, _) => 0,
            (_, 0) => payload_at + extents.first().map_or(0, |extent| extent.offset),
            (_, _) => payload_at,
        };
        let mut fields = fields.sized("item_ID", self.id_size(), id);
        if self.version > 0 {
            fields = fields.u16("construction_method", method);
        }
        fields = fields
            .u16("data_reference_index: this file", 0)
            .sized("base_offset", self.base_offset_size, base)
            .u16("extent_count", count_u16(extents.len()));
        extents.iter().fold(fields, |mut fields, extent| {
            if self.version > 0 {
                fields = fields.sized("item_reference_index", self.index_size, 0);
            }
            let offset = if self.offset_size == 0 { 0 } else { payload_at + extent.offset - base };
            let fields = fields.sized("extent_offset", self.offset_size, offset);
            fields.sized("extent_length", self.length_size, extent.length)
        })
    }

    fn id_size(self) -> u8 {
        if self.version < 2 { 2 } else { 4 }
    }
}
