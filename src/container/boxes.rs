//! Boxes (QuickTime: atoms), the building blocks of HEIF, QuickTime and MP4: ISO/IEC 14496-12, 4.2.

use crate::bytes::{Cursor, Error, ErrorKind, Stop, Window, limits};
use std::ops::Range;

/// A four-character code.
pub type FourCc = [u8; 4];

/// One box: its name and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoxHeader {
    /// Its name.
    pub name: FourCc,
    /// Where its header begins.
    pub start: u64,
    /// Where its contents begin.
    pub body: u64,
    /// Where it ends.
    pub end: u64,
}

impl BoxHeader {
    /// How many bytes its contents have.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.end.saturating_sub(self.body)
    }

    /// Its contents as a whole.
    ///
    /// # Errors
    ///
    /// `TooLarge` above `limit` bytes; else as [`Window::get`].
    pub fn contents<'w>(&self, window: &'w Window, limit: u64) -> Result<Cursor<'w>, Stop> {
        if self.length() > limit {
            return Err(Error::new(ErrorKind::TooLarge, self.start).into());
        }
        Ok(Cursor::new(window.get(self.body, self.length())?, self.body))
    }

    /// The first bytes of its contents, up to `length` of them.
    ///
    /// # Errors
    ///
    /// As [`Window::get`].
    pub fn beginning<'w>(&self, window: &'w Window, length: u64) -> Result<Cursor<'w>, Stop> {
        Ok(Cursor::new(window.get_up_to(self.body, length, self.end)?, self.body))
    }

    /// The boxes inside it.
    #[must_use]
    pub fn children<'w>(&self, window: &'w Window) -> Boxes<'w> {
        self.children_from(window, 0)
    }

    /// The boxes inside it, behind `skipped` bytes of its own: 4 for a full box's version and flags.
    #[must_use]
    pub fn children_from<'w>(&self, window: &'w Window, skipped: u64) -> Boxes<'w> {
        Boxes::new(window, self.body.saturating_add(skipped)..self.end)
    }

    /// The first child of this name.
    ///
    /// # Errors
    ///
    /// As [`Boxes::next`].
    pub fn child(&self, window: &Window, name: &FourCc) -> Result<Option<Self>, Stop> {
        self.children(window).find(name)
    }
}

/// Boxes side by side in a range of the file.
#[derive(Debug)]
pub struct Boxes<'w> {
    window: &'w Window,
    at: u64,
    end: u64,
    /// Whether the range is the whole file, where a size of 0 means "up to the end"; inside a box QuickTime
    /// ends a list with it.
    whole_file: bool,
    count: usize,
}

impl<'w> Boxes<'w> {
    /// The boxes in this range.
    #[must_use]
    pub fn new(window: &'w Window, range: Range<u64>) -> Self {
        Self { window, at: range.start, end: range.end, whole_file: false, count: 0 }
    }

    /// The boxes at the top of the file.
    #[must_use]
    pub fn of_file(window: &'w Window) -> Self {
        Self { whole_file: true, ..Self::new(window, 0..window.length()) }
    }

    /// The next box, or none at the end.
    ///
    /// # Errors
    ///
    /// `Truncated` for a cut header or a box that reaches too far, `BadSize` for one smaller than its header,
    /// `TooMany` above `limits::BOXES`.
    #[allow(clippy::should_implement_trait, reason = "an iterator cannot stop and be asked again with `?`")]
    pub fn next(&mut self) -> Result<Option<BoxHeader>, Stop> {
        // Fewer than 8 bytes hold no box; writers leave such ends behind.
        if self.end.saturating_sub(self.at) < 8 {
            return Ok(None);
        }
        self.count += 1;
        if self.count > limits::BOXES {
            return Err(Error::new(ErrorKind::TooMany, self.at).into());
        }
        let start = self.at;
        let mut header = Cursor::new(self.window.get(start, 8)?, start);
        let size = u64::from(header.u32()?);
        let name = header.array::<4>()?;
        let (body, end) = match size {
            0 if self.whole_file => (start + 8, Some(self.end)),
            0 => return Ok(None),
            1 => {
                let size = Cursor::new(self.window.get(start + 8, 8)?, start + 8).u64()?;
                (start + 16, start.checked_add(size))
            }
            _ => (start + 8, start.checked_add(size)),
        };
        let end = end.ok_or(Error::new(ErrorKind::BadSize, start))?;
        if end < body {
            return Err(Error::new(ErrorKind::BadSize, start).into());
        }
        if end > self.end {
            return Err(Error::new(ErrorKind::Truncated, start).into());
        }
        self.at = end;
        Ok(Some(BoxHeader { name, start, body, end }))
    }

    /// The next box of this name, or none.
    ///
    /// # Errors
    ///
    /// As [`Boxes::next`].
    pub fn find(&mut self, name: &FourCc) -> Result<Option<BoxHeader>, Stop> {
        while let Some(header) = self.next()? {
            if header.name == *name {
                return Ok(Some(header));
            }
        }
        Ok(None)
    }
}

/// Version and flags at the start of a full box; the flags are passed over.
///
/// # Errors
///
/// `Truncated`.
pub fn version(contents: &mut Cursor<'_>) -> Result<u8, Error> {
    let version = contents.u8()?;
    contents.take(3)?;
    Ok(version)
}
