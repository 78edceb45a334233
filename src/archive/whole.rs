//! All bytes of a file in an archive, for who saves it: where they lie, and how they are unpacked.

use super::inflate::Inflater;
use super::local_header::LocalHeader;
use crate::bytes::{ErrorKind, Stop};
use crate::container::zip::LOCAL_HEADER;
use crate::report::{Archived, Packing};
use std::ops::Range;

/// Where a file's local header lies, in the file that holds its archive. Only that tells where the file begins.
#[must_use]
pub fn header(entry: &Archived) -> Range<u64> {
    entry.header..entry.header.saturating_add(LOCAL_HEADER)
}

/// Where a file's bytes lie as they are packed, by those of its local header.
///
/// # Errors
///
/// When there is no such header, or the file does not fit behind it, or is packed in a manner that is not read.
pub fn place(entry: &Archived, header: &[u8]) -> Result<Range<u64>, ErrorKind> {
    if let Packing::Refused(reason) = entry.packing {
        return Err(reason);
    }
    let mut local = LocalHeader::new(entry);
    local.supply(entry.header, header);
    match local.file_start() {
        Ok(start) => Ok(start..start.saturating_add(entry.stored_length)),
        Err(Stop::Failed(error)) => Err(error.kind),
        Err(Stop::Need(_)) => Err(ErrorKind::Truncated),
    }
}

/// A deflated file that is unpacked from its first byte to its last.
#[derive(Debug)]
pub struct Unpacking {
    inflater: Inflater,
    length: u64,
}

impl Unpacking {
    /// Of this file.
    #[must_use]
    pub fn new(entry: &Archived) -> Self {
        Self { inflater: Inflater::new(entry.length), length: entry.length }
    }

    /// Unpacks the bytes that come next; `take` gets what comes out, 32 KiB at most at a time.
    ///
    /// # Errors
    ///
    /// When this is no deflated stream, or becomes more than the archive said.
    pub fn unpack(&mut self, packed: &[u8], mut take: impl FnMut(&[u8])) -> Result<(), ErrorKind> {
        let unpacked = self.inflater.unpack(packed, self.length, &mut |_, bytes| take(bytes));
        unpacked.map(drop).map_err(|error| error.kind)
    }

    /// Whether all has come out.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.inflater.unpacked() == self.length
    }
}
