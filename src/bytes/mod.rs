//! The only code that touches raw bytes: everything above it works with checked reads.
//!
//! Here file offsets (`u64`) meet indexes (`usize`, which has 32 bits in a browser).

pub mod cursor;
pub mod error;
pub mod limits;
pub mod window;

pub use cursor::{ByteOrder, Cursor};
pub use error::{Error, ErrorKind, Stop};
pub use window::Window;

/// A file offset or length as an index, if this machine can hold that many bytes.
#[must_use]
pub fn index(value: u64) -> Option<usize> {
    usize::try_from(value).ok()
}

/// An index or length in memory as a file offset. Never loses anything: no machine of ours has more than 64
/// bits.
#[must_use]
pub fn offset(value: usize) -> u64 {
    value as u64
}
