//! IPTC-IIM 4.2 data sets, and the Photoshop image resource that carries them in a JPEG's APP13.

use super::fields::{Fields, count_u16, length_u32};

/// A run of data sets, written in the order they are added.
#[derive(Clone, Default)]
pub struct Iptc {
    fields: Fields,
}

impl Iptc {
    pub fn new() -> Self {
        Self::default()
    }

    /// 1:90 Coded Character Set: the texts that follow are UTF-8 (`ESC % G`).
    pub fn in_utf_8(self) -> Self {
        self.data_set(1, 90, b"\x1B%G")
    }

    /// 2:25 Keywords; repeated for every further keyword.
    pub fn keyword(self, keyword: &str) -> Self {
        self.data_set(2, 25, keyword.as_bytes())
    }

    /// 2:120 Caption/Abstract.
    pub fn caption(self, caption: &str) -> Self {
        self.data_set(2, 120, caption.as_bytes())
    }

    pub fn data_set(mut self, record: u8, number: u8, value: &[u8]) -> Self {
        self.fields = self
            .fields
            .u8("tag marker", 0x1C)
            .u8("record number", record)
            .u8("data set number", number)
            .u16("data field octet count", count_u16(value.len()))
            .bytes("data field", value);
        self
    }

    pub fn build(&self) -> Vec<u8> {
        self.fields.clone().done()
    }
}

/// One Photoshop image resource (`8BIM`). Names and data are padded to even lengths.
pub fn image_resource(id: u16, name: &str, data: &[u8]) -> Vec<u8> {
    Fields::new()
        .text("signature", "8BIM")
        .u16("resource id", id)
        .pascal_text("name", name)
        .zeros("padding of the name", (name.len() + 1) % 2)
        .u32("size of the data", length_u32(data))
        .bytes("data", data)
        .zeros("padding of the data", data.len() % 2)
        .done()
}

/// The payload of an APP13 segment: other resources may stand before the IPTC one (0x0404), as
/// Photoshop's resolution (0x03ED) usually does.
pub fn photoshop_payload(iptc: &Iptc) -> Vec<u8> {
    let resolution = Fields::new()
        .fixed_16_16("horizontal resolution", 72)
        .u16("unit shown: pixels per inch", 1)
        .u16("width shown in inches", 1)
        .fixed_16_16("vertical resolution", 72)
        .u16("unit shown: pixels per inch", 1)
        .u16("height shown in inches", 1)
        .done();
    Fields::new()
        .text_to_nul("identifier", "Photoshop 3.0")
        .bytes("resolution", &image_resource(0x03ED, "", &resolution))
        .bytes("IPTC", &image_resource(0x0404, "", &iptc.build()))
        .done()
}
