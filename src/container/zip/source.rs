//! An archive's bytes, as the reader of ZIP wants them.

use crate::bytes::{Stop, Window, limits, offset};
use rawzip::ReaderAt;
use std::cell::RefCell;
use std::io;

/// A window that notes why it could not give bytes: the reader passes on that something failed, but not what.
pub struct Source<'a> {
    window: &'a Window,
    tail: u64,
    stopped: RefCell<Option<Stop>>,
}

impl<'a> Source<'a> {
    /// Of this window, whose bytes from `tail` on have been fetched.
    pub fn new(window: &'a Window, tail: u64) -> Self {
        Self { window, tail, stopped: RefCell::default() }
    }

    /// Why bytes could not be given. To be asked before anything the reader says is believed.
    pub fn stopped(&self) -> Result<(), Stop> {
        self.stopped.borrow().clone().map_or(Ok(()), Err)
    }

    /// What lies in front of the tail is the directory, up to the tail: it is wanted in one piece.
    fn bytes(&self, start: u64, length: u64) -> Result<&'a [u8], Stop> {
        let to_tail = self.tail.saturating_sub(start);
        if to_tail <= limits::ARCHIVE_DIRECTORY {
            self.window.get_up_to(start, to_tail, self.window.length())?;
        }
        self.window.get_up_to(start, length, self.window.length())
    }
}

impl ReaderAt for Source<'_> {
    fn read_at(&self, buffer: &mut [u8], start: u64) -> io::Result<usize> {
        match self.bytes(start, offset(buffer.len())) {
            Ok(bytes) => {
                if let Some(to) = buffer.get_mut(..bytes.len()) {
                    to.copy_from_slice(bytes);
                }
                Ok(bytes.len())
            }
            Err(stop) => {
                self.stopped.replace(Some(stop));
                Err(io::ErrorKind::Other.into())
            }
        }
    }
}
