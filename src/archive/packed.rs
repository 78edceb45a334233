//! The packed bytes of a file in an archive, stretch by stretch.

use crate::bytes::{Stop, Window, limits};
use crate::report::Archived;
use std::ops::Range;

/// The stretch of packed bytes that is being unpacked, in the outermost file.
#[derive(Debug)]
pub struct Packed {
    window: Window,
    chunk: Range<u64>,
    next: u64,
    /// Where all packed bytes are, once that is known.
    all: Option<Range<u64>>,
}

impl Packed {
    /// Of this file.
    pub fn new(entry: &Archived) -> Self {
        Self { window: Window::new(entry.end), chunk: 0..0, next: 0, all: None }
    }

    /// Adds bytes of the outermost file.
    pub fn supply(&mut self, start: u64, bytes: Vec<u8>) {
        self.window.supply(start, bytes);
    }

    /// Whether it is known where they are.
    pub fn has_begun(&self) -> bool {
        self.all.is_some()
    }

    /// Goes back to the first of them.
    pub fn begin_again(&mut self) {
        if let Some(all) = self.all.clone() {
            self.begin(all);
        }
    }

    /// So many of the latest were used.
    pub fn use_up(&mut self, used: u64) {
        self.next += used;
    }

    /// Goes to the first of all packed bytes.
    pub fn begin(&mut self, all: Range<u64>) {
        if self.chunk.start != all.start {
            if !self.chunk.is_empty() {
                self.window = Window::new(self.window.length());
            }
            self.chunk = all.start..all.end.min(all.start.saturating_add(limits::PACKED_FIRST));
        }
        self.next = all.start;
        self.all = Some(all);
    }

    /// The packed bytes that come next; none at their end.
    ///
    /// # Errors
    ///
    /// [`Stop::Need`] until they are there.
    pub fn next(&mut self) -> Result<&[u8], Stop> {
        let end = self.all.as_ref().map_or(0, |all| all.end);
        if self.next >= end {
            return Ok(&[]);
        }
        if self.next >= self.chunk.end {
            let length = (self.chunk.end - self.chunk.start).saturating_mul(2).min(limits::PACKED_CHUNK);
            self.chunk = self.chunk.end..end.min(self.chunk.end.saturating_add(length));
            self.window = Window::new(self.window.length());
        }
        self.window.rewind();
        self.window.allow(limits::PACKED_CHUNK);
        self.window.get(self.next, self.chunk.end - self.next)
    }
}
