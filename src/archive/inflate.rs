//! Unpacking of deflated bytes (RFC 1951), forwards and piece by piece.

use crate::bytes::{Error, ErrorKind, index, offset};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
use miniz_oxide::inflate::core::{DecompressorOxide, TINFL_LZ_DICT_SIZE, decompress_with_limit};
use std::fmt;

/// A stream that is unpacked, of which only the latest 32 KiB are held.
pub struct Inflater {
    state: Box<DecompressorOxide>,
    /// What repeats what came before may reach back this far. New bytes are written over the oldest.
    latest: Vec<u8>,
    unpacked: u64,
    length: u64,
}

impl Inflater {
    /// Of a stream that is said to become so many bytes.
    pub fn new(length: u64) -> Self {
        Self { state: Box::default(), latest: vec![0; TINFL_LZ_DICT_SIZE], unpacked: 0, length }
    }

    /// How many bytes have been unpacked.
    pub fn unpacked(&self) -> u64 {
        self.unpacked
    }

    /// Unpacks `packed` until `goal` bytes of the file have come out or it is used up; `take` gets what comes out and
    /// where in the file it stands. Gives how many bytes of `packed` were used.
    ///
    /// # Errors
    ///
    /// At the byte of the file that should have come: `BadSignature` when this is no deflated stream, `Truncated` when
    /// it ends before its length, `BadSize` when it is longer.
    pub fn unpack(
        &mut self,
        packed: &[u8],
        goal: u64,
        take: &mut dyn FnMut(u64, &[u8]),
    ) -> Result<u64, Error> {
        let mut used = 0;
        while self.unpacked < goal || self.unpacked == self.length {
            let left = self.length - self.unpacked;
            // One byte more than may come shows that there is more.
            let wanted = if goal < self.length { goal - self.unpacked } else { left.saturating_add(1) };
            let most = index(wanted).unwrap_or(usize::MAX);
            let at = index(self.unpacked % offset(TINFL_LZ_DICT_SIZE)).unwrap_or_default();
            let rest = packed.get(used..).unwrap_or_default();
            let flags = TINFL_FLAG_HAS_MORE_INPUT;
            let (status, read, written) =
                decompress_with_limit(&mut self.state, rest, &mut self.latest, at, most, flags);
            if offset(written) > left {
                return Err(Error::new(ErrorKind::BadSize, self.length));
            }
            take(self.unpacked, self.latest.get(at..at + written).unwrap_or_default());
            used += read;
            self.unpacked += offset(written);
            match status {
                TINFLStatus::NeedsMoreInput => break,
                TINFLStatus::Done if self.unpacked < self.length => {
                    return Err(Error::new(ErrorKind::Truncated, self.unpacked));
                }
                TINFLStatus::Done => break,
                TINFLStatus::HasMoreOutput if read + written > 0 => {}
                _ => return Err(Error::new(ErrorKind::BadSignature, self.unpacked)),
            }
        }
        Ok(offset(used))
    }
}

impl fmt::Debug for Inflater {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inflater")
    }
}
