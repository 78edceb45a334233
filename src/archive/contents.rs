//! All bytes of a file in an archive, for who wants to see or keep it: where they lie, or piece by piece what unpacking
//! makes of them.

use super::inflate::Inflater;
use super::local_header::LocalHeader;
use super::packed::Packed;
use crate::bytes::{Error, ErrorKind, Stop, limits};
use crate::report::{Archived, Packing};
use std::ops::Range;

/// What is known of the contents next.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// This range of the outermost file is to be supplied first.
    Wanted(Range<u64>),
    /// All of them lie there in the outermost file, as they are.
    Lying(Range<u64>),
    /// Bytes that follow those before.
    Bytes(Vec<u8>),
    /// There are no more.
    End,
}

/// The contents of one file.
#[derive(Debug)]
pub struct Contents {
    length: u64,
    stored_length: u64,
    packing: Packing,
    header: LocalHeader,
    packed: Packed,
    inflater: Inflater,
}

impl Contents {
    /// Of this file. Its ranges are ranges of what the archive's offsets count from.
    #[must_use]
    pub fn of(entry: &Archived) -> Self {
        Self {
            length: entry.length,
            stored_length: entry.stored_length,
            packing: entry.packing,
            header: LocalHeader::new(entry),
            packed: Packed::new(entry),
            inflater: Inflater::new(entry.length),
        }
    }

    /// Adds bytes of the outermost file.
    pub fn supply(&mut self, start: u64, bytes: Vec<u8>) {
        self.header.supply(start, &bytes);
        self.packed.supply(start, bytes);
    }

    /// What comes next.
    ///
    /// # Errors
    ///
    /// When the file is packed in a manner that is not read, is too large to be unpacked, or damaged: at the byte of the
    /// file that should have come.
    pub fn step(&mut self) -> Result<Piece, Error> {
        match self.packing {
            Packing::Refused(reason) => Err(Error::new(reason, 0)),
            Packing::Deflated if self.length > limits::UNPACKED_CONTENTS => {
                Err(Error::new(ErrorKind::TooLarge, 0))
            }
            Packing::Stored => wanted_or(self.place().map(Piece::Lying)),
            Packing::Deflated => wanted_or(self.unpack()),
        }
    }

    /// Where its bytes are, as the archive has them.
    fn place(&self) -> Result<Range<u64>, Stop> {
        let start = self.header.file_start()?;
        Ok(start..start.saturating_add(self.stored_length))
    }

    /// Unpacks the next piece, which ends early where more packed bytes are wanted.
    fn unpack(&mut self) -> Result<Piece, Stop> {
        if !self.packed.has_begun() {
            let place = self.place()?;
            self.packed.begin(place);
        }
        let goal = self.inflater.unpacked().saturating_add(limits::UNPACKED_PIECE).min(self.length);
        let mut piece = Vec::new();
        while self.inflater.unpacked() < goal {
            let before = self.inflater.unpacked();
            let packed = match self.packed.next() {
                Err(Stop::Need(_)) if !piece.is_empty() => break,
                packed => packed?,
            };
            let used =
                self.inflater.unpack(packed, goal, &mut |_, bytes: &[u8]| piece.extend_from_slice(bytes))?;
            if packed.is_empty() && self.inflater.unpacked() == before {
                return Err(Error::new(ErrorKind::Truncated, before).into());
            }
            self.packed.use_up(used);
        }
        Ok(if piece.is_empty() { Piece::End } else { Piece::Bytes(piece) })
    }
}

fn wanted_or(piece: Result<Piece, Stop>) -> Result<Piece, Error> {
    match piece {
        Ok(piece) => Ok(piece),
        Err(Stop::Need(range)) => Ok(Piece::Wanted(range)),
        Err(Stop::Failed(error)) => Err(error),
    }
}
