//! What can be wrong with a file, and where. Sentences about it live in `words`.

use nanoserde::{DeBin, SerBin};
use std::ops::Range;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, SerBin, DeBin)]
pub enum ErrorKind {
    /// The file has no bytes at all.
    Empty,
    /// Something reaches beyond the end of the file, or of what contains it.
    Truncated,
    /// A size that cannot be true, such as a box smaller than its own header.
    BadSize,
    /// A signature, marker or version that must stand there does not.
    BadSignature,
    /// Text that is not text, or XML that is not well formed.
    BadText,
    /// More parts than `limits` allows.
    TooMany,
    /// A part larger than `limits` allows.
    TooLarge,
    /// Reading on would take more of the file than `limits` allows.
    TooCostly,
    /// A valid way of storing things that this program does not read.
    NotSupported,
    /// What is locked by a password.
    Encrypted,
    /// An archive inside more archives than `limits` allows.
    TooDeep,
    /// The bytes could not be had: the file may not be read, or has changed.
    Unreadable,
    /// The file is no longer where it was when it was chosen.
    Vanished,
    /// The file is shorter than it was when it was chosen.
    Changed,
    /// A folder that could not be listed: its files are not known.
    Folder,
    /// Reading the file alone crashed or hung who reads.
    Stopped,
    /// Nothing can be read: no worker of the page comes up.
    NotStarted,
}

/// The three different answers a failure can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The file contradicts its format.
    Broken,
    /// The file may well be fine; this program does not read it.
    NotSupported,
    /// The file's bytes could not be had.
    Unreadable,
}

impl ErrorKind {
    /// Every kind there is, for tests that want a case for each.
    pub const ALL: [Self; 17] = [
        Self::Empty,
        Self::Truncated,
        Self::BadSize,
        Self::BadSignature,
        Self::BadText,
        Self::TooMany,
        Self::TooLarge,
        Self::TooCostly,
        Self::NotSupported,
        Self::Encrypted,
        Self::TooDeep,
        Self::Unreadable,
        Self::Vanished,
        Self::Changed,
        Self::Folder,
        Self::Stopped,
        Self::NotStarted,
    ];

    /// The kind's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Truncated => "truncated",
            Self::BadSize => "bad_size",
            Self::BadSignature => "bad_signature",
            Self::BadText => "bad_text",
            Self::TooMany => "too_many",
            Self::TooLarge => "too_large",
            Self::TooCostly => "too_costly",
            Self::NotSupported => "not_supported",
            Self::Encrypted => "encrypted",
            Self::TooDeep => "too_deep",
            Self::Unreadable => "unreadable",
            Self::Vanished => "vanished",
            Self::Changed => "changed",
            Self::Folder => "folder",
            Self::Stopped => "stopped",
            Self::NotStarted => "not_started",
        }
    }

    /// Which of the three answers this kind is.
    #[must_use]
    pub fn failure(self) -> Failure {
        match self {
            Self::Empty | Self::Truncated | Self::BadSize | Self::BadSignature | Self::BadText => {
                Failure::Broken
            }
            Self::TooMany
            | Self::TooLarge
            | Self::TooCostly
            | Self::NotSupported
            | Self::Encrypted
            | Self::TooDeep
            | Self::Stopped => Failure::NotSupported,
            Self::Unreadable | Self::Vanished | Self::Changed | Self::Folder | Self::NotStarted => {
                Failure::Unreadable
            }
        }
    }
}

/// What is wrong, and at which byte of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SerBin, DeBin)]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where, in bytes from the start of the file.
    pub offset: u64,
}

impl Error {
    /// An error of this kind at this byte of the file.
    #[must_use]
    pub fn new(kind: ErrorKind, offset: u64) -> Self {
        Self { kind, offset }
    }
}

/// Why a reader stopped before its end: bytes are missing *yet*, or they will never be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// This range lies inside the file and has not been fetched. Fetch it and start the reader again.
    Need(Range<u64>),
    /// The file is not as its format says, or reading on is not worth its cost. Fetching will not help.
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
