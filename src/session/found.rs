//! Files as they are found, before anything of them is read.

use crate::live_photo::pair::FileId;
use nanoserde::{DeBin, SerBin};

/// A file as it was found, before anything of it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundFile {
    /// Its name.
    pub name: String,
    /// The folders it was found in, joined by `/`; empty when it came alone.
    pub folder: String,
    /// The archive it lies in; the folders are then those inside the archive.
    pub inside: Option<FileId>,
    /// Its length in bytes; 0 until it has been opened.
    pub length: u64,
    /// When it was last changed, as the file system says or the archive, in milliseconds since 1970; 0 where it does not
    /// say, and until it has been opened.
    pub modified: u64,
}

/// What a file measures: known when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SerBin, DeBin)]
pub struct Measure {
    /// Which.
    pub file: FileId,
    /// Its length in bytes.
    pub length: u64,
    /// When it was last changed, as the file system says, in milliseconds since 1970; 0 where it does not say.
    pub modified: u64,
}

impl FoundFile {
    /// Whether it is known what it measures.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        self.length > 0 || self.modified > 0
    }
}
