//! ZIP archives (PKWARE's APPNOTE), record by record. A name in quotation marks is the specification's.

pub mod entry;
mod record;

pub use entry::Entry;

use record::{Record, length_u16, value_u32};

/// A stretch of an archive; the zeros are for archives too large to be held.
#[derive(Clone)]
pub enum Part {
    Bytes(Vec<u8>),
    Zeros(u64),
}

impl Part {
    fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Zeros(count) => *count,
        }
    }
}

/// An archive.
#[derive(Clone, Default)]
pub struct Zip {
    entries: Vec<Entry>,
    in_front: Vec<u8>,
    counts_from_front: bool,
    comment: Vec<u8>,
    behind: Vec<u8>,
    is_64_bit: bool,
    is_cut: bool,
    said_count: Option<u16>,
    disk: u16,
}

impl Zip {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self { entries: entries.into_iter().collect(), ..Self::default() }
    }

    pub fn entry(mut self, entry: Entry) -> Self {
        self.entries.push(entry);
        self
    }

    /// Something foreign before it; offsets count from the archive's own start.
    pub fn prepended(self, bytes: &[u8]) -> Self {
        Self { in_front: bytes.to_vec(), ..self }
    }

    /// The same with offsets that count from the start of the foreign part.
    pub fn prepended_and_counted(self, bytes: &[u8]) -> Self {
        Self { counts_from_front: true, ..self.prepended(bytes) }
    }

    /// ".ZIP file comment".
    pub fn comment(self, comment: &[u8]) -> Self {
        Self { comment: comment.to_vec(), ..self }
    }

    /// Something foreign behind it, of which it knows nothing.
    pub fn followed(self, bytes: &[u8]) -> Self {
        Self { behind: bytes.to_vec(), ..self }
    }

    /// With the "zip64 end of central directory record", needed or not.
    pub fn in_64_bit(self) -> Self {
        Self { is_64_bit: true, ..self }
    }

    /// As a program writes it that does not know of 64 bits: the lowest 32 of everything.
    pub fn cut_to_32_bit(self) -> Self {
        Self { is_cut: true, ..self }
    }

    /// What its last record says of the number of files.
    pub fn saying_count(self, count: u16) -> Self {
        Self { said_count: Some(count), ..self }
    }

    /// As the last part of an archive of so many parts and one.
    pub fn disk(self, disk: u16) -> Self {
        Self { disk, ..self }
    }

    pub fn build(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in self.parts() {
            match part {
                Part::Bytes(part) => bytes.extend(part),
                Part::Zeros(count) => {
                    bytes.resize(bytes.len() + usize::try_from(count).expect("it fits into memory"), 0);
                }
            }
        }
        bytes
    }

    /// All of it, for who does not want it in memory.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Bytes(self.in_front.clone())];
        let mut at = if self.counts_from_front { self.in_front.len() as u64 } else { 0 };
        let mut directory = Vec::new();
        for entry in &self.entries {
            directory.extend(entry.directory_entry(at, self.is_cut));
            let before = [Part::Bytes(entry.local_header())];
            let behind = [Part::Bytes(entry.data_descriptor())];
            let all = before.into_iter().chain(entry.data.clone()).chain(behind);
            for part in all {
                at += part.length();
                parts.push(part);
            }
        }
        let length = directory.len() as u64;
        parts.push(Part::Bytes(directory));
        parts.push(Part::Bytes(self.end(at, length)));
        parts.push(Part::Bytes(self.behind.clone()));
        parts
    }

    /// The records at the end, of a directory of this place and length.
    fn end(&self, directory: u64, length: u64) -> Vec<u8> {
        let count = self.entries.len() as u64;
        let is_over = directory >= u64::from(u32::MAX) || count > 0xFFFF;
        let large = self.is_64_bit || is_over && !self.is_cut;
        let low = |value: u64| value_u32(value & u64::from(u32::MAX));
        let short = |value| if large { u32::MAX } else { low(value) };
        let short_count = if large { u16::MAX } else { low_u16(count) };
        let said_count = self.said_count.unwrap_or(short_count);
        let record = Record::new(b"PK\x05\x06")
            .u16("number of this disk", self.disk)
            .u16("number of the disk with the start of the central directory", self.disk)
            .u16("total number of entries on this disk", said_count)
            .u16("total number of entries", said_count)
            .u32("size of the central directory", short(length))
            .u32("offset of start of central directory", short(directory))
            .u16(".ZIP file comment length", length_u16(&self.comment))
            .bytes(".ZIP file comment", &self.comment);
        let wide = if large { wide_end(directory, length, count) } else { Vec::new() };
        [wide, record.0].concat()
    }
}

/// The lowest 16 bits.
fn low_u16(value: u64) -> u16 {
    u16::try_from(value & 0xFFFF).expect("it has 16 bits")
}

/// "zip64 end of central directory record" and its locator (4.3.14, 4.3.15).
fn wide_end(directory: u64, length: u64, count: u64) -> Vec<u8> {
    Record::new(b"PK\x06\x06")
        .u64("size of zip64 end of central directory record", 44)
        .u16("version made by", 45)
        .u16("version needed to extract", 45)
        .u32("number of this disk", 0)
        .u32("number of the disk with the start of the central directory", 0)
        .u64("total number of entries on this disk", count)
        .u64("total number of entries", count)
        .u64("size of the central directory", length)
        .u64("offset of start of central directory", directory)
        .bytes("zip64 end of central directory locator signature", b"PK\x06\x07")
        .u32("number of the disk with the zip64 end of central directory", 0)
        .u64("relative offset of the zip64 end of central directory record", directory + length)
        .u32("total number of disks", 1)
        .0
}
