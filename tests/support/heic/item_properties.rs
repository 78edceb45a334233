//! What items are like: `iprp` with `ipco` and `ipma` (ISO/IEC 23008-12, section 9.3).

use super::Heic;
use crate::support::boxes;
use crate::support::fields::{Fields, count_u16};

/// Apple's tiles have this width and height.
const TILE_SIDE: u32 = 512;

impl Heic {
    /// Properties, and which item has which. Their numbers are 1 `hvcC`, 2 `ispe` of a coded item,
    /// 3 `ispe` of the whole picture, 4 `irot`; the primary item has the last two.
    pub(super) fn properties(&self) -> Vec<u8> {
        let (coded_width, coded_height) =
            if self.grid.is_some() { (TILE_SIDE, TILE_SIDE) } else { (self.width, self.height) };
        let mut properties = vec![
            self.coded
                .as_ref()
                .map_or_else(decoder_configuration, |(configuration, _)| configuration.clone()),
            spatial_extents(coded_width, coded_height),
            spatial_extents(self.width, self.height),
        ];
        if let Some(quarter_turns) = self.quarter_turns {
            properties.push(boxes::plain(b"irot", &[quarter_turns]));
        }
        let associations = self.associations();
        boxes::parent(b"iprp", &[boxes::parent(b"ipco", &properties), associations])
    }

    fn associations(&self) -> Vec<u8> {
        const ESSENTIAL: u8 = 0x80;
        let (decoder, coded_size, whole_size, rotation) = (ESSENTIAL | 1, 2, 3, ESSENTIAL | 4);
        let primary_id = self.primary_id();
        let entries = (1..=primary_id).map(|id| {
            let mut numbers = Vec::new();
            if id < primary_id || self.grid.is_none() {
                numbers.push(decoder);
            }
            numbers.push(if id < primary_id { coded_size } else { whole_size });
            if id == primary_id && self.quarter_turns.is_some() {
                numbers.push(rotation);
            }
            let count = u8::try_from(numbers.len()).expect("at most three");
            Fields::new()
                .sized("item_ID", if self.wide_item_ids { 4 } else { 2 }, u64::from(id))
                .u8("association_count", count)
                .bytes("essential bit and property_index", &numbers)
                .done()
        });
        let entries: Vec<Vec<u8>> = entries.collect();
        let count = u32::try_from(entries.len()).expect("few items");
        let payload = Fields::new().u32("entry_count", count).bytes("entries", &entries.concat());
        boxes::full(b"ipma", u8::from(self.wide_item_ids), 0, &payload.done())
    }
}

/// `ispe`: width and height before rotation.
fn spatial_extents(width: u32, height: u32) -> Vec<u8> {
    boxes::full(b"ispe", 0, 0, &Fields::new().u32("image_width", width).u32("image_height", height).done())
}

/// `hvcC` of an 8-bit still (ISO/IEC 14496-15, section 8.3.2), without parameter sets.
pub fn decoder_configuration() -> Vec<u8> {
    let general = Fields::new()
        .u8("profile: Main Still Picture", 3)
        .u32("profile compatibility: Main, Main 10, Main Still Picture", 0x7000_0000)
        .u8("constraints: progressive, frames only", 0xB0)
        .zeros("further constraints", 5)
        .u8("general_level_idc: 3.0", 90);
    configuration(&general.done(), &[])
}

/// `hvcC` of pictures with these parameter sets: one unit each of VPS, SPS and PPS, in this order. Profile and level are
/// what the SPS has behind its first three bytes (Rec. ITU-T H.265, 7.3.2.2).
pub fn configuration_of(parameter_sets: &[Vec<u8>; 3]) -> Vec<u8> {
    let general = without_emulation_prevention(&parameter_sets[1]);
    configuration(&general[3..15], parameter_sets)
}

fn configuration(general: &[u8], parameter_sets: &[Vec<u8>]) -> Vec<u8> {
    const COMPLETE: u8 = 0x80;
    let fields = Fields::new()
        .u8("configurationVersion", 1)
        .bytes("general profile, constraints and level", general)
        .u16("reserved bits, min_spatial_segmentation_idc 0", 0xF000)
        .u8("reserved bits, parallelismType 0", 0xFC)
        .u8("reserved bits, chroma_format_idc 4:2:0", 0xFD)
        .u8("reserved bits, bit_depth_luma_minus8 0", 0xF8)
        .u8("reserved bits, bit_depth_chroma_minus8 0", 0xF8)
        .u16("avgFrameRate", 0)
        .u8("one temporal layer, nested, lengths of four bytes", 0x0F)
        .u8("numOfArrays", u8::try_from(parameter_sets.len()).expect("at most three"));
    let arrays = parameter_sets.iter().fold(fields, |fields, unit| {
        fields
            .u8("array_completeness, NAL_unit_type", COMPLETE | unit[0] >> 1)
            .u16("numNalus", 1)
            .u16("nalUnitLength", count_u16(unit.len()))
            .bytes("nalUnit", unit)
    });
    boxes::plain(b"hvcC", &arrays.done())
}

/// A unit's bytes as they are meant: a 3 behind two zeros only keeps them from being taken for a start code.
fn without_emulation_prevention(unit: &[u8]) -> Vec<u8> {
    let is_meant = |at: &usize| !(unit[*at] == 3 && unit[..*at].ends_with(&[0, 0]));
    (0..unit.len()).filter(is_meant).map(|at| unit[at]).collect()
}
