//! A file as large as a test wants it, of which only some stretches are not zero.

use super::Sample;
use std::ops::Range;

/// Zeros, with pieces in them.
#[derive(Default)]
pub struct Sparse {
    length: u64,
    pieces: Vec<(u64, Vec<u8>)>,
}

impl Sparse {
    pub fn new() -> Self {
        Self::default()
    }

    /// These bytes at the end.
    pub fn bytes(mut self, bytes: Vec<u8>) -> Self {
        let at = self.length;
        self.length += bytes.len() as u64;
        self.pieces.push((at, bytes));
        self
    }

    /// So many zeros at the end.
    pub fn zeros(mut self, count: u64) -> Self {
        self.length += count;
        self
    }
}

impl Sample for Sparse {
    fn length(&self) -> u64 {
        self.length
    }

    fn bytes(&self, range: Range<u64>) -> Vec<u8> {
        let index = |offset| usize::try_from(offset).expect("what is read fits into memory");
        let mut bytes = vec![0; index(range.end - range.start)];
        for (start, piece) in &self.pieces {
            let (from, to) = (range.start.max(*start), range.end.min(start + piece.len() as u64));
            if from < to {
                let source = &piece[index(from - start)..index(to - start)];
                bytes[index(from - range.start)..index(to - range.start)].copy_from_slice(source);
            }
        }
        bytes
    }
}
