//! WebP files, per RFC 9649, section 2: chunks in a RIFF, the lowest byte first.

use super::boxes::Kind;
use super::fields::{Fields, length_u32};

/// In the flags of `VP8X`.
pub const XMP_FLAG: u8 = 0b100;
pub const EXIF_FLAG: u8 = 0b1000;

/// Chunks in the order they are added. The coded pictures begin as real ones do, and then are filler.
#[derive(Clone, Default)]
pub struct Webp {
    chunks: Vec<u8>,
    claimed: Option<u32>,
}

impl Webp {
    pub fn new() -> Self {
        Self::default()
    }

    /// Any chunk; an odd one is padded.
    pub fn chunk(self, name: &Kind, data: &[u8]) -> Self {
        self.claiming(name, length_u32(data), &[data, &[0; 1][..data.len() % 2]].concat())
    }

    /// A chunk that claims any length, whatever it holds.
    pub fn claiming(mut self, name: &Kind, length: u32, data: &[u8]) -> Self {
        let head = Fields::new().bytes("name", name).bytes("length", &length.to_le_bytes());
        self.chunks.extend(head.bytes("data", data).done());
        self
    }

    /// `VP8X`: flags and the canvas.
    pub fn extended(self, flags: u8, width: u32, height: u32) -> Self {
        let below = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
        let data = Fields::new().u8("flags", flags).zeros("reserved", 3);
        self.chunk(b"VP8X", &data.bytes("width", &below(width)).bytes("height", &below(height)).done())
    }

    /// `VP8 `: a key frame's head (RFC 6386, 9.1), then filler up to `length` bytes.
    pub fn lossy(self, width: u16, height: u16, length: usize) -> Self {
        let head = Fields::new()
            .bytes("frame tag", &[0x10, 0, 0])
            .bytes("start code", &[0x9D, 0x01, 0x2A])
            .bytes("width", &width.to_le_bytes())
            .bytes("height", &height.to_le_bytes());
        let filler = length.saturating_sub(10);
        self.chunk(b"VP8 ", &head.zeros("partitions", filler).done())
    }

    /// `VP8L`: signature and sizes of 14 bits, less one each.
    pub fn lossless(self, width: u32, height: u32) -> Self {
        let bits = (width - 1) | (height - 1) << 14;
        let data = Fields::new().u8("signature", 0x2F).bytes("sizes", &bits.to_le_bytes());
        self.chunk(b"VP8L", &data.zeros("picture", 8).done())
    }

    pub fn exif(self, tiff: &[u8]) -> Self {
        self.chunk(b"EXIF", tiff)
    }

    pub fn xmp(self, packet: &str) -> Self {
        self.chunk(b"XMP ", packet.as_bytes())
    }

    /// What the RIFF says of its length, whatever it has.
    pub fn riff_claiming(mut self, length: u32) -> Self {
        self.claimed = Some(length);
        self
    }

    pub fn build(&self) -> Vec<u8> {
        let length = self.claimed.unwrap_or(4 + length_u32(&self.chunks));
        let head = Fields::new().text("RIFF", "RIFF").bytes("length", &length.to_le_bytes());
        head.text("form", "WEBP").bytes("chunks", &self.chunks).done()
    }
}
