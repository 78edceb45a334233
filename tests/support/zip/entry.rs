//! A file in a ZIP archive: its local header, its data, what follows, and its entry in the directory.

use super::Part;
use super::record::{Record, length_u16, value_u32};
use crate::support::png::crc32;
use crate::support::zlib;

pub const STORED: u16 = 0;
pub const DEFLATED: u16 = 8;

/// General purpose flags (4.4.4).
pub const ENCRYPTED: u16 = 1;
pub const DESCRIPTOR: u16 = 1 << 3;
pub const UTF_8: u16 = 1 << 11;

/// Sizes behind a file's data (4.3.9).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Descriptor {
    WithSignature,
    Bare,
}

/// A file in an archive, and what its headers say of it.
#[derive(Clone)]
pub struct Entry {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    pub(super) data: Vec<Part>,
    length: u64,
    checksum: u32,
    /// "last mod file time" and "last mod file date".
    changed: [u16; 2],
    descriptor: Option<Descriptor>,
    local_name: Vec<u8>,
    local_extra: Vec<u8>,
    extra: Vec<u8>,
    comment: Vec<u8>,
    is_64_bit: bool,
    said_length: Option<u64>,
    said_stored_length: Option<u64>,
    said_header: Option<u64>,
}

impl Entry {
    /// A file as it is.
    pub fn stored(name: &str, bytes: &[u8]) -> Self {
        let length = bytes.len() as u64;
        let entry = Self::packed(name, STORED, vec![Part::Bytes(bytes.to_vec())], length);
        Self { checksum: crc32(bytes), ..entry }
    }

    /// A deflated file, without a deflater: in blocks of bytes as they are.
    pub fn deflated_in_blocks(name: &str, bytes: &[u8]) -> Self {
        let length = bytes.len() as u64;
        let entry = Self::packed(name, DEFLATED, vec![Part::Bytes(zlib::blocks(bytes))], length);
        Self { checksum: crc32(bytes), ..entry }
    }

    /// A file of this length that was packed by this method.
    pub fn packed(name: &str, method: u16, data: Vec<Part>, length: u64) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            flags: if name.is_ascii() { 0 } else { UTF_8 },
            method,
            data,
            length,
            checksum: 0,
            changed: [0, 0x21],
            descriptor: None,
            local_name: name.as_bytes().to_vec(),
            local_extra: Vec::new(),
            extra: Vec::new(),
            comment: Vec::new(),
            is_64_bit: false,
            said_length: None,
            said_stored_length: None,
            said_header: None,
        }
    }

    /// "last mod file time" and "last mod file date" (4.4.6).
    pub fn changed(self, time: u16, date: u16) -> Self {
        Self { changed: [time, date], ..self }
    }

    pub fn folder(name: &str) -> Self {
        Self::stored(name, &[])
    }

    /// A name in another code than UTF-8.
    pub fn named(self, name: &[u8]) -> Self {
        Self { name: name.to_vec(), local_name: name.to_vec(), flags: self.flags & !UTF_8, ..self }
    }

    pub fn flags(self, flags: u16) -> Self {
        Self { flags: self.flags | flags, ..self }
    }

    /// Lengths in the local header are 0, and follow the data.
    pub fn descriptor(self, descriptor: Descriptor) -> Self {
        Self { descriptor: Some(descriptor), ..self }.flags(DESCRIPTOR)
    }

    /// "extra field" of the directory, and of the local header.
    pub fn extra(mut self, id: u16, data: &[u8]) -> Self {
        self.extra.extend(extra_field(id, data));
        self
    }

    pub fn local_extra(mut self, id: u16, data: &[u8]) -> Self {
        self.local_extra.extend(extra_field(id, data));
        self
    }

    pub fn comment(self, comment: &[u8]) -> Self {
        Self { comment: comment.to_vec(), ..self }
    }

    /// Another name in the local header.
    pub fn local_name(self, name: &[u8]) -> Self {
        Self { local_name: name.to_vec(), ..self }
    }

    /// All lengths and offsets are written in 64 bits, needed or not.
    pub fn in_64_bit(self) -> Self {
        Self { is_64_bit: true, ..self }
    }

    /// What the directory says of its length, whatever it has.
    pub fn saying_length(self, length: u64) -> Self {
        Self { said_length: Some(length), ..self }
    }

    pub fn saying_stored_length(self, length: u64) -> Self {
        Self { said_stored_length: Some(length), ..self }
    }

    pub fn saying_header(self, offset: u64) -> Self {
        Self { said_header: Some(offset), ..self }
    }

    fn stored_length(&self) -> u64 {
        self.data.iter().map(Part::length).sum()
    }

    pub(super) fn local_header(&self) -> Vec<u8> {
        let follows = self.descriptor.is_some();
        let zero_or = |value: u64| if follows { 0 } else { value };
        let lengths = [zero_or(self.length), zero_or(self.stored_length())];
        let large = self.is_64_bit || lengths.iter().any(|length| *length >= u64::from(u32::MAX));
        let values = if large { lengths.to_vec() } else { Vec::new() };
        let extra = [wide(&values), self.local_extra.clone()].concat();
        let short = |value| if large { u32::MAX } else { value_u32(value) };
        Record::new(b"PK\x03\x04")
            .u16("version needed to extract", 20)
            .u16("general purpose bit flag", self.flags)
            .u16("compression method", self.method)
            .u16("last mod file time", self.changed[0])
            .u16("last mod file date", self.changed[1])
            .u32("crc-32", if follows { 0 } else { self.checksum })
            .u32("compressed size", short(lengths[1]))
            .u32("uncompressed size", short(lengths[0]))
            .u16("file name length", length_u16(&self.local_name))
            .u16("extra field length", length_u16(&extra))
            .bytes("file name", &self.local_name)
            .bytes("extra field", &extra)
            .0
    }

    pub(super) fn data_descriptor(&self) -> Vec<u8> {
        let Some(kind) = self.descriptor else { return Vec::new() };
        let start: &[u8] = if kind == Descriptor::WithSignature { b"PK\x07\x08" } else { b"" };
        let record = Record::new(start).u32("crc-32", self.checksum);
        let (stored_length, length) = (self.stored_length(), self.length);
        if self.is_64_bit || stored_length.max(length) > u64::from(u32::MAX) {
            record.u64("compressed size", stored_length).u64("uncompressed size", length).0
        } else {
            let record = record.u32("compressed size", value_u32(stored_length));
            record.u32("uncompressed size", value_u32(length)).0
        }
    }

    /// A "central directory header".
    pub(super) fn directory_entry(&self, header: u64, cut: bool) -> Vec<u8> {
        let header = self.said_header.unwrap_or(header);
        let length = self.said_length.unwrap_or(self.length);
        let stored_length = self.said_stored_length.unwrap_or(self.stored_length());
        let is_large = |value: u64| !cut && (self.is_64_bit || value >= u64::from(u32::MAX));
        let low = |value: u64| value_u32(value & u64::from(u32::MAX));
        let short = |value: u64| if is_large(value) { u32::MAX } else { low(value) };
        let values: Vec<u64> =
            [length, stored_length, header].into_iter().filter(|value| is_large(*value)).collect();
        let extra = [wide(&values), self.extra.clone()].concat();
        Record::new(b"PK\x01\x02")
            .u16("version made by", 20)
            .u16("version needed to extract", 20)
            .u16("general purpose bit flag", self.flags)
            .u16("compression method", self.method)
            .u16("last mod file time", self.changed[0])
            .u16("last mod file date", self.changed[1])
            .u32("crc-32", self.checksum)
            .u32("compressed size", short(stored_length))
            .u32("uncompressed size", short(length))
            .u16("file name length", length_u16(&self.name))
            .u16("extra field length", length_u16(&extra))
            .u16("file comment length", length_u16(&self.comment))
            .u16("disk number start", 0)
            .u16("internal file attributes", 0)
            .u32("external file attributes", 0)
            .u32("relative offset of local header", short(header))
            .bytes("file name", &self.name)
            .bytes("extra field", &extra)
            .bytes("file comment", &self.comment)
            .0
    }
}

/// "Zip64 Extended Information Extra Field" (4.5.3) of these values, if there are any.
fn wide(values: &[u64]) -> Vec<u8> {
    let data: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
    if data.is_empty() { data } else { extra_field(1, &data) }
}

/// "Header ID", "Data Size" and data (4.5.1).
pub fn extra_field(id: u16, data: &[u8]) -> Vec<u8> {
    Record::new(b"").u16("Header ID", id).u16("Data Size", length_u16(data)).bytes("data", data).0
}

/// "Info-ZIP Unicode Path Extra Field" (4.6.9), for this name.
pub fn unicode_path(name: &[u8], unicode: &str) -> Vec<u8> {
    Record::new(b"\x01").u32("NameCRC32", crc32(name)).bytes("UnicodeName", unicode.as_bytes()).0
}
