//! What items there are and how they belong together: `hdlr`, `pitm`, `iinf`, `iref` (ISO/IEC 14496-12,
//! section 8.11), and the grid (ISO/IEC 23008-12, section 6.6.2.3).

use crate::support::boxes::{self, Kind};
use crate::support::fields::{Fields, count_u16};

/// An item: what it is, and its bytes.
#[derive(Clone)]
pub struct Item {
    pub kind: Kind,
    /// Of kind `mime` only.
    pub content_type: Option<&'static str>,
    pub data: Vec<u8>,
    /// Placed and split as the file's metadata is, and tied to the primary item by a `cdsc` reference.
    pub describes_primary: bool,
}

impl Item {
    pub fn new(kind: &Kind, data: Vec<u8>) -> Self {
        Self { kind: *kind, content_type: None, data, describes_primary: false }
    }

    pub fn mime(content_type: &'static str, data: Vec<u8>) -> Self {
        Self { content_type: Some(content_type), ..Self::new(b"mime", data) }
    }

    /// Sizes have 16 bits where they fit, as Apple writes them, and 32 bits otherwise.
    pub fn grid(columns: u8, rows: u8, width: u32, height: u32) -> Self {
        let wide = width.max(height) > u32::from(u16::MAX);
        let size = if wide { 4 } else { 2 };
        let data = Fields::new()
            .u8("version", 0)
            .u8("flags: whether sizes have 32 bits", u8::from(wide))
            .u8("rows_minus_one", rows - 1)
            .u8("columns_minus_one", columns - 1)
            .sized("output_width", size, u64::from(width))
            .sized("output_height", size, u64::from(height));
        Self::new(b"grid", data.done())
    }
}

/// The boxes about items that come before their properties and locations.
pub fn boxes(items: &[Item], primary_id: u32, wide_ids: bool) -> Vec<Vec<u8>> {
    let handler = Fields::new()
        .u32("pre_defined", 0)
        .text("handler_type", "pict")
        .zeros("reserved", 12)
        .text_to_nul("name", "");
    vec![
        boxes::full(b"hdlr", 0, 0, &handler.done()),
        boxes::full(b"pitm", u8::from(wide_ids), 0, &item_id(Fields::new(), wide_ids, primary_id).done()),
        item_information(items, primary_id, wide_ids),
        item_references(items, primary_id, wide_ids),
    ]
}

/// All items but the primary one are hidden: they are no pictures of their own.
fn item_information(items: &[Item], primary_id: u32, wide_ids: bool) -> Vec<u8> {
    let mut count = Fields::new();
    count = if wide_ids {
        count.u32("entry_count", u32::from(count_u16(items.len())))
    } else {
        count.u16("entry_count", count_u16(items.len()))
    };
    let entries = (1..).zip(items).map(|(id, item)| {
        let mut entry = item_id(Fields::new(), wide_ids, id)
            .u16("item_protection_index", 0)
            .bytes("item_type", &item.kind)
            .text_to_nul("item_name", "");
        if let Some(content_type) = item.content_type {
            entry = entry.text_to_nul("content_type", content_type);
        }
        boxes::full(b"infe", if wide_ids { 3 } else { 2 }, u32::from(id != primary_id), &entry.done())
    });
    let entries = entries.collect::<Vec<_>>().concat();
    boxes::full(b"iinf", u8::from(wide_ids), 0, &count.bytes("entries", &entries).done())
}

/// The grid is derived (`dimg`) from all items before it; each metadata item describes (`cdsc`) the
/// primary one.
fn item_references(items: &[Item], primary_id: u32, wide_ids: bool) -> Vec<u8> {
    let mut references = Vec::new();
    if primary_id > 1 {
        let tiles: Vec<u32> = (1..primary_id).collect();
        references.extend(reference(b"dimg", primary_id, &tiles, wide_ids));
    }
    for (id, _) in (1..).zip(items).filter(|(_, item)| item.describes_primary) {
        references.extend(reference(b"cdsc", id, &[primary_id], wide_ids));
    }
    boxes::full(b"iref", u8::from(wide_ids), 0, &references)
}

fn reference(kind: &Kind, from: u32, to: &[u32], wide_ids: bool) -> Vec<u8> {
    let fields = item_id(Fields::new(), wide_ids, from).u16("reference_count", count_u16(to.len()));
    let fields = to.iter().fold(fields, |fields, id| item_id(fields, wide_ids, *id));
    boxes::plain(kind, &fields.done())
}

/// An item's number, in the width that the box's version says.
fn item_id(fields: Fields, wide: bool, id: u32) -> Fields {
    fields.sized("item_ID", if wide { 4 } else { 2 }, u64::from(id))
}
