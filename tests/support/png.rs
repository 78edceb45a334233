//! PNG files, per the PNG specification, third edition (W3C): signature, chunks with their checksums.

use super::boxes::Kind;
use super::fields::{Fields, length_u32};
use super::zlib;

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n'];

/// Chunks in the order they are added, IHDR first. The picture is valid and plain black.
#[derive(Clone)]
pub struct Png {
    bytes: Vec<u8>,
    width: u32,
    height: u32,
    has_picture: bool,
}

impl Png {
    /// Signature and IHDR of a picture with one bit of grey per pixel.
    pub fn new(width: u32, height: u32) -> Self {
        let header = Fields::new()
            .u32("width", width)
            .u32("height", height)
            .u8("bit depth", 1)
            .u8("colour type: grey", 0)
            .u8("compression method", 0)
            .u8("filter method", 0)
            .u8("interlace method", 0);
        let start = Self { bytes: SIGNATURE.to_vec(), width, height, has_picture: false };
        start.chunk(b"IHDR", &header.done())
    }

    /// A PNG that was coded elsewhere, with `eXIf` behind its IHDR.
    pub fn exif_into(png: &[u8], tiff: &[u8]) -> Vec<u8> {
        let (start, rest) = png.split_at(SIGNATURE.len() + 25);
        let coded = Self { bytes: start.to_vec(), width: 0, height: 0, has_picture: true };
        coded.exif(tiff).raw(rest).bytes
    }

    pub fn chunk(mut self, kind: &Kind, data: &[u8]) -> Self {
        let checked = [kind.as_slice(), data].concat();
        let chunk = Fields::new()
            .u32("length", length_u32(data))
            .bytes("type and data", &checked)
            .u32("CRC of type and data", crc32(&checked));
        self.bytes.extend(chunk.done());
        self
    }

    /// Bytes as they are, instead of a chunk.
    pub fn raw(mut self, bytes: &[u8]) -> Self {
        self.bytes.extend_from_slice(bytes);
        self
    }

    /// `eXIf`: a TIFF, without the six bytes that JPEG puts before it.
    pub fn exif(self, tiff: &[u8]) -> Self {
        self.chunk(b"eXIf", tiff)
    }

    /// XMP in an uncompressed `iTXt`.
    pub fn xmp(self, packet: &str) -> Self {
        self.international_text("XML:com.adobe.xmp", packet)
    }

    /// `iTXt`, uncompressed, without language and translation.
    pub fn international_text(self, keyword: &str, text: &str) -> Self {
        let data = Fields::new()
            .text_to_nul("keyword", keyword)
            .u8("compression flag", 0)
            .u8("compression method", 0)
            .text_to_nul("language tag", "")
            .text_to_nul("translated keyword", "")
            .text("text", text);
        self.chunk(b"iTXt", &data.done())
    }

    /// `tEXt`. The text must be plain ASCII (the standard says Latin-1).
    pub fn text(self, keyword: &str, text: &str) -> Self {
        let data = Fields::new().text_to_nul("keyword", keyword).text("text", text);
        self.chunk(b"tEXt", &data.done())
    }

    /// `zTXt`: the same, as a zlib stream.
    pub fn compressed_text(self, keyword: &str, text: &str) -> Self {
        let data = Fields::new()
            .text_to_nul("keyword", keyword)
            .u8("compression method: deflate", 0)
            .bytes("text", &zlib::stored(text.as_bytes()));
        self.chunk(b"zTXt", &data.done())
    }

    /// The picture, in one `IDAT`. Without this call the picture comes last.
    pub fn picture(self) -> Self {
        self.picture_in(1)
    }

    /// The picture in so many `IDAT` chunks; when there are more chunks than bytes the last ones are empty,
    /// which the specification allows.
    pub fn picture_in(mut self, chunk_count: usize) -> Self {
        self.has_picture = true;
        let bytes_per_line = 1 + self.width.div_ceil(8); // one byte says how the line is filtered
        let pixels = u64::from(bytes_per_line) * u64::from(self.height);
        let data = zlib::zeros(usize::try_from(pixels).expect("a sample's picture is small"));
        let part_length = data.len().div_ceil(chunk_count);
        let mut parts = data.chunks(part_length);
        (0..chunk_count).fold(self, |png, _| png.chunk(b"IDAT", parts.next().unwrap_or_default()))
    }

    /// The picture unless it is there, then IEND.
    pub fn build(self) -> Vec<u8> {
        let complete = if self.has_picture { self } else { self.picture() };
        complete.chunk(b"IEND", &[]).bytes
    }
}

/// CRC-32 as in ISO 3309: reflected, polynomial 0x04C11DB7.
pub fn crc32(bytes: &[u8]) -> u32 {
    let remainder = bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    });
    !remainder
}
