//! Boxes of the ISO base media file format (ISO/IEC 14496-12, section 4.2), which QuickTime calls atoms.

use super::fields::{Fields, length_u32};

/// A box's type: four characters, not always letters (`b"\xA9xyz"`).
pub type Kind = [u8; 4];

/// A box with a 32-bit size.
pub fn plain(kind: &Kind, payload: &[u8]) -> Vec<u8> {
    claiming(kind, 8 + length_u32(payload), payload)
}

/// A box with a 64-bit size (32-bit size 1).
pub fn large(kind: &Kind, payload: &[u8]) -> Vec<u8> {
    large_claiming(kind, 16 + u64::from(length_u32(payload)), payload)
}

/// A box that reaches to the end of the file (size 0).
pub fn to_the_end(kind: &Kind, payload: &[u8]) -> Vec<u8> {
    claiming(kind, 0, payload)
}

/// A box that claims any size, whatever it holds.
pub fn claiming(kind: &Kind, size: u32, payload: &[u8]) -> Vec<u8> {
    Fields::new().u32("size", size).bytes("type", kind).bytes("payload", payload).done()
}

/// A box that claims any 64-bit size, whatever it holds.
pub fn large_claiming(kind: &Kind, size: u64, payload: &[u8]) -> Vec<u8> {
    let header = Fields::new().u32("size", 1).bytes("type", kind).u64("largesize", size);
    header.bytes("payload", payload).done()
}

/// A full box: version and 24 bits of flags before the payload.
pub fn full(kind: &Kind, version: u8, flags: u32, payload: &[u8]) -> Vec<u8> {
    plain(kind, &full_payload(version, flags, payload))
}

/// What a full box holds: version, flags, payload.
pub fn full_payload(version: u8, flags: u32, payload: &[u8]) -> Vec<u8> {
    assert!(flags < 1 << 24, "flags have 24 bits");
    Fields::new().u32("version and flags", u32::from(version) << 24 | flags).bytes("payload", payload).done()
}

/// A box of boxes.
pub fn parent(kind: &Kind, children: &[Vec<u8>]) -> Vec<u8> {
    plain(kind, &children.concat())
}

/// `ftyp`: what the file says it is, and what else it may be read as.
pub fn file_type(major_brand: &Kind, compatible_brands: &[Kind]) -> Vec<u8> {
    let fields = Fields::new().bytes("major_brand", major_brand).u32("minor_version", 0);
    plain(b"ftyp", &fields.bytes("compatible_brands", &compatible_brands.concat()).done())
}
