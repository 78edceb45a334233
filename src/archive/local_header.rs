//! The header in front of a file in a ZIP (APPNOTE 4.3.7). Only it tells where the file's bytes begin.

use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, Stop, Window, index, limits, offset};
use crate::container::zip::LOCAL_HEADER;
use crate::report::Archived;
use std::ops::Range;

/// Errors count from a file's own start; what is in front of it is wrong there.
const FIRST_BYTE: u64 = 0;

/// The search for where a file's bytes begin.
#[derive(Debug)]
pub struct LocalHeader {
    at: u64,
    end: u64,
    stored_length: u64,
    guessed_length: u64,
    window: Window,
}

impl LocalHeader {
    /// Of this file.
    pub fn new(entry: &Archived) -> Self {
        Self {
            at: entry.header,
            end: entry.end,
            stored_length: entry.stored_length,
            guessed_length: entry.header_length.into(),
            window: Window::new(entry.end),
        }
    }

    /// Where `wanted` bytes of the file are at most, as the directory lets guess. With the header itself when they
    /// are its first.
    pub fn guess(&self, wanted: &Range<u64>) -> Range<u64> {
        let guess = self.at.saturating_add(self.guessed_length);
        let left = self.stored_length.saturating_sub(wanted.start);
        let earliest = guess.saturating_sub(limits::LOCAL_HEADER_SLACK).saturating_add(wanted.start);
        let earliest = earliest.min(self.end.saturating_sub(left));
        let latest = guess.saturating_add(limits::LOCAL_HEADER_SLACK).saturating_add(wanted.end);
        let start = if wanted.start == 0 { self.at } else { earliest.max(self.at) };
        start..latest.min(self.end)
    }

    /// Whether the guess was good enough for this start of the file: what was wanted has been fetched then.
    pub fn was_guessed(&self, start: u64) -> bool {
        start.abs_diff(self.at.saturating_add(self.guessed_length)) <= limits::LOCAL_HEADER_SLACK
    }

    /// Takes what of the header is among these bytes.
    pub fn supply(&mut self, start: u64, bytes: &[u8]) {
        let header = self.at..self.at.saturating_add(LOCAL_HEADER);
        if let Some((at, part)) = part_of(start, bytes, &header) {
            self.window.supply(at, part.to_vec());
        }
    }

    /// Where the file's bytes begin.
    ///
    /// # Errors
    ///
    /// [`Stop::Need`] until the header is there; `BadSignature` when there is none, `Truncated` when the file does not
    /// fit behind it.
    pub fn file_start(&self) -> Result<u64, Stop> {
        self.window.rewind();
        let header =
            Cursor::new(self.window.get(self.at, LOCAL_HEADER)?, self.at).with_order(ByteOrder::Little);
        if header.clone().array()? != *b"PK\x03\x04" {
            return Err(Error::new(ErrorKind::BadSignature, FIRST_BYTE).into());
        }
        let (name, extra) = (header.at(26).u16()?, header.at(28).u16()?);
        let start = self.at.saturating_add(LOCAL_HEADER + u64::from(name) + u64::from(extra));
        if start.saturating_add(self.stored_length) > self.end {
            return Err(Error::new(ErrorKind::Truncated, FIRST_BYTE).into());
        }
        Ok(start)
    }
}

/// What of `bytes`, which stand at `start`, lies in `range`: where it stands, and itself.
pub fn part_of<'a>(start: u64, bytes: &'a [u8], range: &Range<u64>) -> Option<(u64, &'a [u8])> {
    let end = start.saturating_add(offset(bytes.len())).min(range.end);
    let from = start.max(range.start);
    let (skipped, length) = (from - start, end.checked_sub(from)?);
    let part = bytes.get(index(skipped)?..)?.get(..index(length)?)?;
    (!part.is_empty()).then_some((from, part))
}
