//! Files that lie in an archive, as its directory tells of them.

use super::DateTime;
use crate::bytes::ErrorKind;
use nanoserde::{DeBin, SerBin};

/// A file in an archive. All of this is what the archive's directory says, and some of it may be a lie.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub struct Archived {
    /// Its label: folders and name, joined by `/`. Never a path to be opened.
    pub path: String,
    /// Its length in bytes when it is unpacked.
    pub length: u64,
    /// When it was last changed: in UTC, or by a clock that nobody knows more of. Absent where whoever made the archive
    /// wrote no time.
    pub changed: Option<DateTime>,
    /// The bytes it takes in the archive, without its local header.
    pub stored_length: u64,
    /// Where its local header begins, in bytes from the start of the file that holds the archive.
    pub header: u64,
    /// Length of that header with name and extra fields, as far as the directory lets guess.
    pub header_length: u32,
    /// Where it must have ended, counted as `header` is: the archive's directory begins there.
    pub end: u64,
    /// How it is stored.
    pub packing: Packing,
    /// The archives around it: 1 for an entry of a file that is an archive.
    pub depth: u8,
}

/// How a file is stored in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SerBin, DeBin)]
pub enum Packing {
    /// As it is.
    Stored,
    /// Deflated (RFC 1951).
    Deflated,
    /// In a manner that is not read, for this reason.
    Refused(ErrorKind),
}

impl Archived {
    /// Its folders, joined by `/`, and its name.
    #[must_use]
    pub fn folder_and_name(&self) -> (&str, &str) {
        self.path.rsplit_once('/').unwrap_or(("", &self.path))
    }
}
