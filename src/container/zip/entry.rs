//! One entry of an archive's directory (4.3.12).

use super::label::label;
use crate::bytes::{ErrorKind, limits, offset};
use crate::report::{Archived, Packing};
use rawzip::{CompressionMethod, ZipFileHeaderRecord};

/// Length of a local header without name and extra fields (4.3.7), in bytes.
pub const LOCAL_HEADER: u64 = 30;

/// The same of a directory's entry (4.3.12).
pub const DIRECTORY_ENTRY: u64 = 46;

/// The file that an entry tells of; none for a folder. `directory` is where the directory begins: the file must have
/// ended there.
pub fn archived(entry: &ZipFileHeaderRecord<'_>, directory: u64) -> Option<Archived> {
    let path = label(entry);
    if path.ends_with('/') {
        return None;
    }
    let named = LOCAL_HEADER + offset(entry.file_path().len());
    let extra = offset(entry.extra_fields().remaining_bytes().len());
    Some(Archived {
        path,
        length: entry.uncompressed_size_hint(),
        stored_length: entry.compressed_size_hint(),
        header: entry.local_header_offset(),
        header_length: u32::try_from(named + extra).unwrap_or(u32::MAX),
        end: directory,
        packing: packing(entry, named, directory),
        depth: 1,
    })
}

fn packing(entry: &ZipFileHeaderRecord<'_>, named: u64, directory: u64) -> Packing {
    let (flags, method) = (entry.flags(), entry.compression_method());
    let (length, stored_length) = (entry.uncompressed_size_hint(), entry.compressed_size_hint());
    let end = entry.local_header_offset().checked_add(named).and_then(|at| at.checked_add(stored_length));
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
