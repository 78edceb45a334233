//! The vocabulary that all parts share: what was found in one file, and where.

pub mod archived;
pub mod date;
pub mod facts;
pub mod kind;
pub mod place;

pub use archived::{Archived, Packing};
pub use date::{DateTime, Taken, TakenFrom};
pub use facts::{Facts, Found, MovieFacts, Position, Size, Thumbnail};
pub use kind::Kind;
pub use place::{Field, Ifd, Part, Place};

use crate::bytes::{Error, ErrorKind};
use nanoserde::{DeBin, SerBin};

/// Something that did not hinder the answer, but should be known: a part of the file that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SerBin, DeBin)]
pub struct Remark {
    /// The part concerned.
    pub part: Part,
    /// What is wrong with it.
    pub error: Error,
}

impl Remark {
    /// The remark's stable name in JSON, such as `exif_truncated`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}_{}", self.part.code(), self.error.kind.code())
    }
}

/// Any one value that was read, as text, with its place. For showing, not for judging.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub struct Entry {
    /// Where it stands.
    pub place: Place,
    /// Its name in its specification.
    pub name: String,
    /// Its value for people; cut at `limits::LISTED_VALUE` characters.
    pub value: String,
}

/// What was found in one file. It depends on the file's bytes alone, not on how they arrived; only
/// [`Report::reads`] and [`Report::bytes_read`] tell of that.
#[derive(Debug, Clone, Default, PartialEq, SerBin, DeBin)]
pub struct Report {
    /// What the file is, by its bytes.
    pub kind: Kind,
    /// What the rule and the page need to know.
    pub facts: Facts,
    /// All that was read, in the order of the file's parts.
    pub entries: Vec<Entry>,
    /// Parts that could not be read, or not in full.
    pub remarks: Vec<Remark>,
    /// Why the file could not be read; none when at least something was learned from it.
    pub error: Option<Error>,
    /// The files that lie in it, if it is an archive, in the order of its directory.
    pub archived: Vec<Archived>,
    /// Reads that were made; ranges asked for together are one read.
    pub reads: u32,
    /// Bytes that were fetched.
    pub bytes_read: u64,
}

impl Report {
    /// The report on a file whose bytes could not be had, or not to the end.
    #[must_use]
    pub fn failed(error: Error) -> Self {
        Self { error: Some(error), ..Self::default() }
    }

    /// The report on a file of which nothing was read.
    #[must_use]
    pub fn unread(reason: ErrorKind) -> Self {
        Self::failed(Error::new(reason, 0))
    }
}
