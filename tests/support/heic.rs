//! HEIC files: items in a `meta` box, per ISO/IEC 23008-12 (HEIF) and ISO/IEC 14496-12 (`meta`, `iloc`).
//! The coded pictures are filler, unless one is given: everything a reader of metadata meets is valid, a decoder has
//! nothing.

mod item_information;
mod item_locations;
mod item_properties;

pub use item_information::Item;
pub use item_locations::{LocationLayout, Place};
pub use item_properties::decoder_configuration;

use super::boxes::{self, Kind};
use super::fields::Fields;
use item_locations::StoredItems;

/// One picture with its metadata. As built by [`Heic::new`]: one coded item, brand `heic`, 32-bit sizes,
/// `iloc` version 1, `meta` before `mdat`: change what a test is about.
#[derive(Clone)]
pub struct Heic {
    width: u32,
    height: u32,
    major_brand: Kind,
    compatible_brands: Vec<Kind>,
    /// Columns and rows of the primary grid, or none for a primary item that is coded in one piece.
    grid: Option<(u8, u8)>,
    quarter_turns: Option<u8>,
    picture_length: usize,
    /// `hvcC` and the picture's bytes, of a primary item that a decoder can show.
    coded: Option<(Vec<u8>, Vec<u8>)>,
    metadata: Vec<Item>,
    metadata_place: Place,
    metadata_extents: usize,
    locations: LocationLayout,
    wide_item_ids: bool,
    padding: usize,
    meta_last: bool,
    media_data_64_bit: bool,
}

impl Heic {
    pub fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            major_brand: *b"heic",
            compatible_brands: vec![*b"mif1", *b"MiHB", *b"miaf", *b"heic"],
            grid: None,
            quarter_turns: None,
            picture_length: 32,
            coded: None,
            metadata: Vec::new(),
            metadata_place: Place::MediaData,
            metadata_extents: 1,
            locations: LocationLayout::default(),
            wide_item_ids: false,
            padding: 0,
            meta_last: false,
            media_data_64_bit: false,
        }
    }

    pub fn brands(mut self, major: &Kind, compatible: &[Kind]) -> Self {
        (self.major_brand, self.compatible_brands) = (*major, compatible.to_vec());
        self
    }

    /// The primary item is a `grid` of coded tiles, as iPhones write it; its few bytes lie in `idat`.
    /// Its sizes have 32 bits only when one is above 65,535.
    pub fn grid(mut self, columns: u8, rows: u8) -> Self {
        self.grid = Some((columns, rows));
        self
    }

    /// `irot`: turned so many times by 90 degrees, against the clock.
    pub fn rotation(mut self, quarter_turns: u8) -> Self {
        self.quarter_turns = Some(quarter_turns);
        self
    }

    /// How many bytes each coded item has: they lie in `mdat` before the metadata.
    pub fn picture_length(mut self, length: usize) -> Self {
        self.picture_length = length;
        self
    }

    /// A primary item that decoders show: its VPS, SPS and PPS, and its units, each behind its length of four bytes.
    pub fn coded(mut self, parameter_sets: &[Vec<u8>; 3], picture: &[u8]) -> Self {
        self.coded = Some((item_properties::configuration_of(parameter_sets), picture.to_vec()));
        self
    }

    /// An Exif item: the offset of the TIFF (0), then the TIFF.
    pub fn exif(self, tiff: &[u8]) -> Self {
        let data = Fields::new().u32("exif_tiff_header_offset", 0).bytes("tiff", tiff);
        self.metadata(Item::new(b"Exif", data.done()))
    }

    /// An Exif item with `Exif\0\0` before the TIFF, and the offset that says so: Apple's way.
    pub fn exif_with_prefix(self, tiff: &[u8]) -> Self {
        let data = Fields::new().u32("exif_tiff_header_offset", 6).text("prefix", "Exif\0\0");
        self.metadata(Item::new(b"Exif", data.bytes("tiff", tiff).done()))
    }

    /// An XMP item: kind `mime`, content type `application/rdf+xml`.
    pub fn xmp(self, packet: &str) -> Self {
        self.metadata(Item::mime("application/rdf+xml", packet.as_bytes().to_vec()))
    }

    /// Any further item that describes the primary one.
    pub fn metadata(mut self, item: Item) -> Self {
        self.metadata.push(item);
        self
    }

    /// Where the metadata items lie (their construction method), and in how many extents each.
    pub fn metadata_in(mut self, place: Place, extents: usize) -> Self {
        (self.metadata_place, self.metadata_extents) = (place, extents);
        self
    }

    pub fn locations(mut self, layout: LocationLayout) -> Self {
        self.locations = layout;
        self
    }

    /// 32-bit item numbers wherever a box has a version with them (`iloc` has its own choice).
    pub fn wide_item_ids(mut self) -> Self {
        self.wide_item_ids = true;
        self
    }

    /// A `free` box with so many bytes right after `ftyp`.
    pub fn padding(mut self, length: usize) -> Self {
        self.padding = length;
        self
    }

    /// `meta` after `mdat`.
    pub fn meta_last(mut self) -> Self {
        self.meta_last = true;
        self
    }

    pub fn media_data_64_bit(mut self) -> Self {
        self.media_data_64_bit = true;
        self
    }

    pub fn build(&self) -> Vec<u8> {
        let mut start = boxes::file_type(&self.major_brand, &self.compatible_brands);
        if self.padding > 0 {
            start.extend(boxes::plain(b"free", &vec![0; self.padding]));
        }
        let items = self.items();
        let stored = StoredItems::new(&items, self.metadata_place, self.metadata_extents);
        let media_data_header = if self.media_data_64_bit { 16 } else { 8 };
        // The offsets in `meta` do not change its length: write it once to learn that.
        let meta_length = if self.meta_last { 0 } else { self.meta(&items, &stored, 0).len() };
        let media_data_at = start.len() + meta_length + media_data_header;
        let meta = self.meta(&items, &stored, media_data_at as u64);
        let write_media_data = if self.media_data_64_bit { boxes::large } else { boxes::plain };
        let media_data = write_media_data(b"mdat", &stored.media_data);
        if self.meta_last { [start, media_data, meta].concat() } else { [start, meta, media_data].concat() }
    }

    /// All items in the order of their numbers, which begin with 1: coded ones, grid, metadata.
    fn items(&self) -> Vec<Item> {
        let filler = || vec![0xC0; self.picture_length];
        let picture = self.coded.as_ref().map_or_else(filler, |(_, picture)| picture.clone());
        let coded = Item::new(b"hvc1", picture);
        let mut items =
            vec![coded; self.grid.map_or(1, |(columns, rows)| usize::from(columns) * usize::from(rows))];
        if let Some((columns, rows)) = self.grid {
            items.push(Item::grid(columns, rows, self.width, self.height));
        }
        items.extend(self.metadata.iter().cloned().map(|item| Item { describes_primary: true, ..item }));
        items
    }

    fn meta(&self, items: &[Item], stored: &StoredItems, media_data_at: u64) -> Vec<u8> {
        let mut children = item_information::boxes(items, self.primary_id(), self.wide_item_ids);
        children.push(self.properties());
        if !stored.item_data.is_empty() {
            children.push(boxes::plain(b"idat", &stored.item_data));
        }
        children.push(self.locations.write(stored, media_data_at));
        boxes::full(b"meta", 0, 0, &children.concat())
    }

    /// The primary item comes right after the tiles, or is the only coded item.
    fn primary_id(&self) -> u32 {
        self.grid.map_or(1, |(columns, rows)| u32::from(columns) * u32::from(rows) + 1)
    }
}
