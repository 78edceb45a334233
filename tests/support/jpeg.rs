//! JPEG files: ISO/IEC 10918-1 (the segments), JFIF 1.02, Exif 3.0 and XMP part 3 (what they carry).

mod quarters;

use super::fields::{Fields, count_u16, length_u32};
use super::iptc::{Iptc, photoshop_payload};

pub const SOF0: u8 = 0xC0;
pub const DHT: u8 = 0xC4;
pub const SOS: u8 = 0xDA;
pub const DQT: u8 = 0xDB;
pub const APP0: u8 = 0xE0;
pub const APP1: u8 = 0xE1;
pub const APP2: u8 = 0xE2;
pub const APP13: u8 = 0xED;
pub const COM: u8 = 0xFE;

/// The most a segment can carry: its 16-bit length counts itself.
pub const LARGEST_PAYLOAD: usize = 0xFFFF - 2;

/// Segments in the order they are added, SOI first. A picture added by [`Jpeg::picture`] is a valid, plain
/// grey one that every decoder shows.
#[derive(Clone)]
pub struct Jpeg {
    bytes: Vec<u8>,
    /// How many 8×8 blocks the frame announced so far has.
    blocks: usize,
}

impl Jpeg {
    /// SOI alone.
    pub fn new() -> Self {
        Self { bytes: vec![0xFF, 0xD8], blocks: 0 }
    }

    /// Any segment that has a length.
    pub fn segment(mut self, marker: u8, payload: &[u8]) -> Self {
        assert!(payload.len() <= LARGEST_PAYLOAD, "a segment's length has 16 bits");
        let fields = Fields::new().u8("marker prefix", 0xFF).u8("marker", marker);
        let fields = fields.u16("length", count_u16(payload.len() + 2)).bytes("payload", payload);
        self.bytes.extend(fields.done());
        self
    }

    /// Fill bytes, which may stand before any marker (10918-1, B.1.1.2).
    pub fn fill_bytes(self, count: usize) -> Self {
        self.raw(&vec![0xFF; count])
    }

    /// Bytes as they are, between two segments: no valid file has any but fill bytes there.
    pub fn raw(mut self, bytes: &[u8]) -> Self {
        self.bytes.extend_from_slice(bytes);
        self
    }

    /// APP0 JFIF: 72 pixels per inch, no thumbnail.
    pub fn jfif(self) -> Self {
        let payload = Fields::new()
            .text_to_nul("identifier", "JFIF")
            .u16("version 1.02", 0x0102)
            .u8("units: per inch", 1)
            .u16("Xdensity", 72)
            .u16("Ydensity", 72)
            .u8("Xthumbnail", 0)
            .u8("Ythumbnail", 0);
        self.segment(APP0, &payload.done())
    }

    /// APP1 with Exif: a TIFF behind `Exif\0\0`.
    pub fn exif(self, tiff: &[u8]) -> Self {
        self.segment(APP1, &[b"Exif\0\0", tiff].concat())
    }

    /// APP1 with an XMP packet.
    pub fn xmp(self, packet: &str) -> Self {
        self.segment(APP1, &[b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat())
    }

    /// The extension of the XMP in APP1 segments of at most `part_length` bytes of text each, in order.
    /// `guid` are the 32 hex digits that the packet's `xmpNote:HasExtendedXMP` names.
    pub fn extended_xmp(self, guid: &str, extension: &str, part_length: usize) -> Self {
        let parts = extension.as_bytes().chunks(part_length).enumerate();
        parts.fold(self, |jpeg, (index, part)| {
            let offset = u32::try_from(index * part_length).expect("a sample's extension is small");
            jpeg.extended_xmp_part(guid, length_u32(extension.as_bytes()), offset, part)
        })
    }

    /// One part of an extension, for parts that are out of order, missing or lying.
    pub fn extended_xmp_part(self, guid: &str, full_length: u32, offset: u32, part: &[u8]) -> Self {
        let payload = Fields::new()
            .text_to_nul("identifier", "http://ns.adobe.com/xmp/extension/")
            .text("GUID", guid)
            .u32("full length", full_length)
            .u32("offset", offset)
            .bytes("part", part);
        self.segment(APP1, &payload.done())
    }

    /// APP13 with Photoshop's image resources, one of them the IPTC data sets.
    pub fn photoshop(self, iptc: &Iptc) -> Self {
        self.segment(APP13, &photoshop_payload(iptc))
    }

    /// So many bytes of APP2 segments that mean nothing, to push what follows away from the opening.
    pub fn filler(self, length: usize) -> Self {
        let payload = [b"FILLER\0".as_slice(), &vec![b'.'; length]].concat();
        payload.chunks(LARGEST_PAYLOAD).fold(self, |jpeg, part| jpeg.segment(APP2, part))
    }

    pub fn comment(self, text: &str) -> Self {
        self.segment(COM, text.as_bytes())
    }

    /// A baseline frame of one 8-bit grey component (DQT, SOF0, DHT); [`Jpeg::build`] adds its blocks.
    pub fn picture(self, width: u16, height: u16) -> Self {
        let quantization = Fields::new().u8("8 bit, table 0", 0).bytes("steps", &[1; 64]);
        let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
        let jpeg = self.segment(DQT, &quantization.done()).segment(SOF0, &frame(width, height));
        let jpeg = jpeg.segment(DHT, &only_code(0x00)).segment(DHT, &only_code(0x10));
        Self { blocks, ..jpeg }
    }

    /// SOS, two bits for each block of the frame, EOI.
    pub fn build(self) -> Vec<u8> {
        let bits = 2 * self.blocks; // "no difference to the block before", "end of block"
        let mut scan = vec![0; bits / 8];
        if !bits.is_multiple_of(8) {
            scan.push(0xFF >> (bits % 8)); // padded with ones
        }
        self.build_with_scan(&scan)
    }

    /// SOS, these bytes of entropy-coded data, EOI.
    pub fn build_with_scan(self, scan: &[u8]) -> Vec<u8> {
        let header = Fields::new()
            .u8("number of components", 1)
            .u8("component", 1)
            .u8("its tables", 0)
            .u8("start of spectral selection", 0)
            .u8("end of spectral selection", 63)
            .u8("successive approximation", 0);
        self.segment(SOS, &header.done()).raw(scan).raw(&[0xFF, 0xD9]).build_unfinished()
    }

    /// What was written so far: a file that breaks off.
    pub fn build_unfinished(self) -> Vec<u8> {
        self.bytes
    }
}

/// A baseline frame of one component of 8 bits.
fn frame(width: u16, height: u16) -> Vec<u8> {
    Fields::new()
        .u8("sample precision", 8)
        .u16("number of lines", height)
        .u16("samples per line", width)
        .u8("number of components", 1)
        .u8("component identifier", 1)
        .u8("sampling factors 1 by 1", 0x11)
        .u8("quantization table", 0)
        .done()
}

/// A Huffman table whose only code, a single 0 bit, means the value 0: no difference, or end of block.
fn only_code(class_and_table: u8) -> Vec<u8> {
    let fields = Fields::new().u8("class and table", class_and_table).u8("codes of one bit", 1);
    fields.zeros("codes of two to sixteen bits", 15).u8("value", 0).done()
}
