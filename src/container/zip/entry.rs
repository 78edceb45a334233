//! One entry of an archive's directory (4.3.12).

use super::label::label;
use crate::bytes::{ErrorKind, limits, offset};
use crate::report::{Archived, DateTime, Packing};
use rawzip::time::ZipDateTimeKind;
use rawzip::{CompressionMethod, ZipFileHeaderRecord};

/// Length of a local header without name and extra fields (4.3.7), in bytes.
pub const LOCAL_HEADER: u64 = 30;

/// The same of a directory's entry (4.3.12).
pub const DIRECTORY_ENTRY: u64 = 46;

/// The first that can be written (4.4.6), by which programs say that they know none.
const NO_TIME: DateTime =
    DateTime { year: 1980, month: 1, day: 1, hour: 0, minute: 0, second: 0, offset_minutes: None };

/// Where local headers are. Programs that do not know of 64 bits write the lowest 32 of an offset, in archives of
/// more than 4 GiB too; there the files follow each other.
pub struct Headers {
    cut: bool,
    latest: u64,
}

impl Headers {
    /// Of an archive whose offsets are `cut` to 32 bits, or not.
    pub fn new(cut: bool) -> Self {
        Self { cut, latest: 0 }
    }

    /// Where the next file's header is, of which the directory says this.
    pub fn next(&mut self, said: u64) -> u64 {
        if !self.cut {
            return said;
        }
        let low = u64::from(u32::MAX);
        let header = self.latest & !low | said & low;
        self.latest = if header < self.latest { header.saturating_add(low + 1) } else { header };
        self.latest
    }
}

/// The file that an entry tells of; none for a folder. `header` is where its local header begins, and `directory`
/// where the directory does: the file must have ended there.
pub fn archived(entry: &ZipFileHeaderRecord<'_>, header: u64, directory: u64) -> Option<Archived> {
    let path = label(entry);
    if path.ends_with('/') {
        return None;
    }
    let named = LOCAL_HEADER + offset(entry.file_path().len());
    let extra = offset(entry.extra_fields().remaining_bytes().len());
    Some(Archived {
        path,
        length: entry.uncompressed_size_hint(),
        changed: changed(entry),
        stored_length: entry.compressed_size_hint(),
        header,
        header_length: u32::try_from(named + extra).unwrap_or(u32::MAX),
        end: directory,
        packing: packing(entry, header.checked_add(named), directory),
        depth: 1,
    })
}

/// In UTC where an extra field says it (4.5.5, or Info-ZIP's), else what a clock showed where it was packed (4.4.6).
fn changed(entry: &ZipFileHeaderRecord<'_>) -> Option<DateTime> {
    let said = entry.last_modified();
    let at = DateTime {
        year: said.year(),
        month: said.month(),
        day: said.day(),
        hour: said.hour(),
        minute: said.minute(),
        second: said.second(),
        offset_minutes: matches!(said, ZipDateTimeKind::Utc(_)).then_some(0),
    };
    // What is read of a date that cannot be was made one that can.
    let is_as_written = at.offset_minutes.is_some() || entry.last_modified_dos().packed_date() == date(at);
    (at.is_possible() && is_as_written && at != NO_TIME).then_some(at)
}

/// A date as MS-DOS writes it (4.4.6).
fn date(at: DateTime) -> u16 {
    at.year.saturating_sub(NO_TIME.year) << 9 | u16::from(at.month) << 5 | u16::from(at.day)
}

fn packing(entry: &ZipFileHeaderRecord<'_>, named: Option<u64>, directory: u64) -> Packing {
    let (flags, method) = (entry.flags(), entry.compression_method());
    let (length, stored_length) = (entry.uncompressed_size_hint(), entry.compressed_size_hint());
    let end = named.and_then(|at| at.checked_add(stored_length));
    if flags.is_encrypted() || flags.has_strong_encryption() || flags.is_masked() {
        Packing::Refused(ErrorKind::Encrypted)
    } else if end.is_none_or(|end| end > directory) {
        Packing::Refused(ErrorKind::Truncated)
    } else if method == CompressionMethod::STORE && length != stored_length {
        Packing::Refused(ErrorKind::BadSize)
    } else if method == CompressionMethod::STORE {
        Packing::Stored
    } else if method != CompressionMethod::DEFLATE {
        Packing::Refused(ErrorKind::NotSupported)
    } else if is_bomb(length, stored_length, limits::UNPACKED_FILE) {
        Packing::Refused(ErrorKind::TooCostly)
    } else {
        Packing::Deflated
    }
}

/// Whether so many bytes, out of so few, are more than `free` and more than any photos become.
pub fn is_bomb(unpacked: u64, packed: u64, free: u64) -> bool {
    unpacked > free && unpacked / limits::UNPACKED_RATIO > packed
}
