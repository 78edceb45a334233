//! TIFF files whose directories and values lie apart, as in DNG and raw files: TIFF 6.0, section 2; BigTIFF.

use super::ifd::{ByteOrder, Entries, Value, write_ifd};

/// Directories and stretches of bytes, each at a place of its own, with zeros between them.
#[derive(Clone)]
pub struct TiffFile {
    pieces: Vec<(u32, Vec<u8>)>,
    order: ByteOrder,
}

impl TiffFile {
    /// Magic number 42, IFD0 at `first`.
    pub fn new(order: ByteOrder, first: u32) -> Self {
        Self::with_magic(order, 42, first)
    }

    /// Another magic number: makers of raw formats have their own.
    pub fn with_magic(order: ByteOrder, magic: u16, first: u32) -> Self {
        let head = [order.mark().to_vec(), order.u16(magic), order.u32(first)].concat();
        Self { pieces: vec![(0, head)], order }
    }

    /// A directory, its long values right behind it.
    pub fn directory(self, at: u32, entries: &[(u16, Value)]) -> Self {
        let entries: Entries = entries.iter().cloned().collect();
        let bytes = write_ifd(&entries, self.order, at, 0);
        self.bytes(at, bytes)
    }

    pub fn bytes(mut self, at: u32, bytes: Vec<u8>) -> Self {
        self.pieces.push((at, bytes));
        self.pieces.sort_by_key(|(at, _)| *at);
        self
    }

    /// The pieces in order, none of which overlap.
    pub fn pieces(&self) -> &[(u32, Vec<u8>)] {
        &self.pieces
    }

    pub fn build(&self) -> Vec<u8> {
        self.pieces.iter().fold(Vec::new(), |mut file, (at, bytes)| {
            let at = usize::try_from(*at).expect("a sample is small");
            assert!(file.len() <= at, "two pieces at {at}");
            file.resize(at, 0);
            file.extend(bytes);
            file
        })
    }
}

/// A value that lies at `at` of the file: its type, and how many bytes it has.
pub fn elsewhere(order: ByteOrder, type_code: u16, length: usize, at: u32) -> Value {
    let count = u32::try_from(length).expect("a sample's value is small");
    Value::Raw { type_code, count, bytes: order.u32(at) }
}

/// Numbers of four bytes that lie at `at`.
pub fn longs_elsewhere(order: ByteOrder, count: u32, at: u32) -> Value {
    Value::Raw { type_code: 4, count, bytes: order.u32(at) }
}

/// A BigTIFF of one directory and an Exif IFD: tag, type, count, and eight bytes of value or the value itself.
pub fn big_tiff(order: ByteOrder, ifd0: &[(u16, u16, &[u8])], exif: &[(u16, u16, &[u8])]) -> Vec<u8> {
    const HEADER: u64 = 16;
    let directory_length = |entries: &[(u16, u16, &[u8])]| 16 + 20 * entries.len() as u64;
    let exif_at = HEADER + directory_length(ifd0) + 20;
    let mut values_at = exif_at + directory_length(exif);
    let mut out =
        [order.mark().to_vec(), order.u16(43), order.u16(8), order.u16(0), order.u64(HEADER)].concat();
    let mut values = Vec::new();
    let pointer = order.u64(exif_at);
    let with_pointer = [ifd0, &[(super::tags::EXIF_IFD_POINTER, 16, pointer.as_slice())]].concat();
    for entries in [with_pointer.as_slice(), exif] {
        out.extend(order.u64(entries.len() as u64));
        for (tag, type_code, bytes) in entries {
            let width = if matches!(type_code, 16) { 8 } else { 1 };
            out.extend(
                [order.u16(*tag), order.u16(*type_code), order.u64(bytes.len() as u64 / width)].concat(),
            );
            if bytes.len() <= 8 {
                out.extend_from_slice(bytes);
                out.resize(out.len() + 8 - bytes.len(), 0);
            } else {
                out.extend(order.u64(values_at));
                values_at += bytes.len() as u64;
                values.extend_from_slice(bytes);
            }
        }
        out.extend(order.u64(0));
    }
    out.extend(values);
    out
}
