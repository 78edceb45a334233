//! Reading numbers and text out of a slice, step by step, knowing where in the file each one stands.

use super::error::{Error, ErrorKind};
use super::{index, offset};
use nanoserde::{DeBin, SerBin};

/// Which end of a number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SerBin, DeBin)]
pub enum ByteOrder {
    /// Most significant byte first (`MM`).
    Big,
    /// Least significant byte first (`II`).
    Little,
}

/// A place in a slice of a file. Reads move it on; a read past the slice's end fails and names the byte.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The file offset of the slice's first byte.
    base: u64,
    order: ByteOrder,
}

impl<'a> Cursor<'a> {
    /// At the first of `bytes`, which stand at `base` in their file. Numbers are big-endian.
    #[must_use]
    pub fn new(bytes: &'a [u8], base: u64) -> Self {
        Self { bytes, at: 0, base, order: ByteOrder::Big }
    }

    /// The same place, reading numbers in this order.
    #[must_use]
    pub fn with_order(mut self, order: ByteOrder) -> Self {
        self.order = order;
        self
    }

    /// In which order numbers are read.
    #[must_use]
    pub fn order(&self) -> ByteOrder {
        self.order
    }

    /// The same slice at `position` bytes from its start.
    #[must_use]
    pub fn at(&self, position: u64) -> Self {
        Self { at: index(position).unwrap_or(usize::MAX).min(self.bytes.len()), ..self.clone() }
    }

    /// Where in the file the next byte stands.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.base.saturating_add(offset(self.at))
    }

    /// How many bytes are left.
    #[must_use]
    pub fn remaining(&self) -> u64 {
        offset(self.bytes.len().saturating_sub(self.at))
    }

    /// The next `length` bytes.
    ///
    /// # Errors
    ///
    /// `Truncated`, at the first of them, when fewer are left.
    pub fn take(&mut self, length: u64) -> Result<&'a [u8], Error> {
        let end = index(length).and_then(|length| self.at.checked_add(length));
        let taken = end.and_then(|end| Some((self.bytes.get(self.at..end)?, end)));
        let (bytes, end) = taken.ok_or(Error::new(ErrorKind::Truncated, self.offset()))?;
        self.at = end;
        Ok(bytes)
    }

    /// All that is left.
    pub fn rest(&mut self) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at = self.bytes.len();
        rest
    }

    /// Text up to a zero byte, which is passed over, or up to the end; bytes that are no UTF-8 are replaced.
    pub fn text_to_zero(&mut self) -> String {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
        self.at = self.at.saturating_add(length).saturating_add(1).min(self.bytes.len());
        String::from_utf8_lossy(rest.get(..length).unwrap_or_default()).into_owned()
    }

    /// A number of one byte.
    ///
    /// # Errors
    ///
    /// `Truncated`, as all of these.
    pub fn u8(&mut self) -> Result<u8, Error> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// A number of two bytes.
    ///
    /// # Errors
    ///
    /// `Truncated`.
    pub fn u16(&mut self) -> Result<u16, Error> {
        let bytes = self.array()?;
        Ok(match self.order {
            ByteOrder::Big => u16::from_be_bytes(bytes),
            ByteOrder::Little => u16::from_le_bytes(bytes),
        })
    }

    /// A number of four bytes.
    ///
    /// # Errors
    ///
    /// `Truncated`.
    pub fn u32(&mut self) -> Result<u32, Error> {
        let bytes = self.array()?;
        Ok(match self.order {
            ByteOrder::Big => u32::from_be_bytes(bytes),
            ByteOrder::Little => u32::from_le_bytes(bytes),
        })
    }

    /// A number of eight bytes.
    ///
    /// # Errors
    ///
    /// `Truncated`.
    pub fn u64(&mut self) -> Result<u64, Error> {
        let bytes = self.array()?;
        Ok(match self.order {
            ByteOrder::Big => u64::from_be_bytes(bytes),
            ByteOrder::Little => u64::from_le_bytes(bytes),
        })
    }

    /// A number of `width` bytes: 0 (the number is 0), 1, 2, 4 or 8.
    ///
    /// # Errors
    ///
    /// `Truncated`, and `BadSize` for any other width.
    pub fn number(&mut self, width: u8) -> Result<u64, Error> {
        match width {
            0 => Ok(0),
            1 => self.u8().map(u64::from),
            2 => self.u16().map(u64::from),
            4 => self.u32().map(u64::from),
            8 => self.u64(),
            _ => Err(Error::new(ErrorKind::BadSize, self.offset())),
        }
    }

    /// The next `N` bytes, such as a four-character code.
    ///
    /// # Errors
    ///
    /// `Truncated`.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let at = self.offset();
        let bytes = self.take(offset(N))?;
        bytes.try_into().map_err(|_| Error::new(ErrorKind::Truncated, at))
    }
}
