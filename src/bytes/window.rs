//! A file's length and those pieces of it that have been fetched.

use super::error::{Error, ErrorKind, Stop};
use super::{index, limits, offset};
use std::cell::RefCell;
use std::ops::Range;

/// What a reader sees of a file.
///
/// [`Window::get`] is the one place where *not yet* (fetch it and start again) and *never* (beyond the end,
/// or too costly) are told apart.
///
/// What is too costly depends only on which bytes a reader touches, never on how they arrived.
#[derive(Debug)]
pub struct Window {
    length: u64,
    /// Sorted by start; they neither overlap nor touch.
    pieces: Vec<Piece>,
    touched: RefCell<Touched>,
    /// What a reader said it is going to get, as far as it was not fetched; sorted by start.
    announced: RefCell<Vec<Range<u64>>>,
}

#[derive(Debug)]
struct Piece {
    start: u64,
    bytes: Vec<u8>,
}

impl Piece {
    fn end(&self) -> u64 {
        self.start + offset(self.bytes.len())
    }
}

#[derive(Debug, Default)]
struct Touched {
    /// Sorted.
    pages: Vec<u64>,
    /// Bytes that may be touched beyond what any file may.
    more: u64,
    /// Requests that touched a new page: no more reads than these can have been needed.
    steps: usize,
    latest: Option<u64>,
}

impl Window {
    /// A window on a file of `length` bytes, of which nothing has been fetched.
    #[must_use]
    pub fn new(length: u64) -> Self {
        Self { length, pieces: Vec::new(), touched: RefCell::default(), announced: RefCell::default() }
    }

    /// The file's length in bytes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The bytes `start..start + length`.
    ///
    /// # Errors
    ///
    /// [`Stop::Need`] when they are inside the file but were not fetched; [`Stop::Failed`] with `Truncated`
    /// when they reach beyond its end, and with `TooCostly` when they are more than `limits` allows.
    pub fn get(&self, start: u64, length: u64) -> Result<&[u8], Stop> {
        let end = start
            .checked_add(length)
            .filter(|end| *end <= self.length)
            .ok_or(Error::new(ErrorKind::Truncated, start.min(self.length)))?;
        self.touch(start, end)?;
        self.look(start, length)
    }

    /// What was fetched of `start..start + length`, which is inside the file; else what is missing of it.
    fn look(&self, start: u64, length: u64) -> Result<&[u8], Stop> {
        if length == 0 {
            return Ok(&[]);
        }
        let piece = self.piece_at(start);
        if let Some(piece) = piece
            && let Some(from) = index(start - piece.start)
            && let Some(bytes) = index(length)
                .and_then(|length| from.checked_add(length))
                .and_then(|to| piece.bytes.get(from..to))
        {
            return Ok(bytes);
        }
        let end = start.saturating_add(length);
        Err(Stop::Need(self.missing(piece.map_or(start, Piece::end), end)))
    }

    /// The whole pages around what is missing from `start` on, as far as they are missing: then no byte is
    /// fetched twice, and no page but one that a request touches, in whatever order a file leads through them.
    fn missing(&self, start: u64, end: u64) -> Range<u64> {
        let after = self.pieces.partition_point(|piece| piece.start <= start);
        let known_before =
            after.checked_sub(1).and_then(|before| self.pieces.get(before)).map_or(0, Piece::end);
        let known_after = self.pieces.get(after).map_or(self.length, |piece| piece.start);
        let page_start = start - start % limits::PAGE;
        let page_end = end.checked_next_multiple_of(limits::PAGE).unwrap_or(end);
        page_start.max(known_before)..page_end.min(known_after)
    }

    /// As [`Window::get`] for up to `length` bytes: fewer when the file or `end` comes first.
    ///
    /// # Errors
    ///
    /// As [`Window::get`]; never `Truncated`.
    pub fn get_up_to(&self, start: u64, length: u64, end: u64) -> Result<&[u8], Stop> {
        let end = end.min(self.length);
        self.get(start.min(end), length.min(end.saturating_sub(start)))
    }

    /// Notes bytes inside the file that a reader is going to get. When it stops for others, these are fetched with
    /// them; what is too costly is not.
    pub fn announce(&self, range: Range<u64>) {
        let length = range.end.saturating_sub(range.start);
        let Err(Stop::Need(missing)) = self.look(range.start, length) else { return };
        let mut announced = self.announced.borrow_mut();
        let pages = |range: &Range<u64>| (range.end - range.start).div_ceil(limits::PAGE);
        let others = announced.iter().map(pages).fold(0, u64::saturating_add);
        let touched = self.touched.borrow();
        let known = offset(touched.pages.len()).saturating_add(others);
        if known.saturating_add(pages(&missing)) <= self.allowed_pages(touched.more) {
            insert(&mut announced, missing);
        }
    }

    /// All that is to be fetched for a reader that stopped for this range: sorted, and no byte twice.
    #[must_use]
    pub fn wanted(&self, needed: Range<u64>) -> Vec<Range<u64>> {
        let mut all = self.announced.borrow().clone();
        insert(&mut all, needed);
        let mut wanted: Vec<Range<u64>> = Vec::new();
        for range in all {
            match wanted.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => wanted.push(range),
            }
        }
        wanted
    }

    /// Adds bytes that were fetched. What is already there stays; what lies beyond the end is dropped.
    pub fn supply(&mut self, start: u64, mut bytes: Vec<u8>) {
        let room = self.length.saturating_sub(start);
        bytes.truncate(index(room).unwrap_or(usize::MAX));
        if bytes.is_empty() {
            return;
        }
        let new = Piece { start, bytes };
        let first = self.pieces.partition_point(|piece| piece.end() < new.start);
        let last = self.pieces.partition_point(|piece| piece.start <= new.end());
        let joined = self.pieces.splice(first..last, None).fold(new, join);
        self.pieces.insert(first, joined);
    }

    /// Forgets what was touched and announced, as a reader starts again.
    pub fn rewind(&self) {
        self.touched.take();
        self.announced.take();
    }

    /// Lets a reader touch so many bytes more, until it starts again: for what is large by its nature, such as an
    /// archive's directory.
    pub fn allow(&self, bytes: u64) {
        self.touched.borrow_mut().more = bytes;
    }

    /// Whether a reader has touched all pages of these bytes since the last [`Window::rewind`]: then they cost
    /// nothing more.
    #[must_use]
    pub fn is_touched(&self, start: u64, length: u64) -> bool {
        let Some(last) = start.checked_add(length).filter(|end| length > 0 && *end <= self.length) else {
            return false;
        };
        let touched = self.touched.borrow();
        let mut pages = start / limits::PAGE..=(last - 1) / limits::PAGE;
        pages.all(|page| touched.pages.binary_search(&page).is_ok())
    }

    /// How many requests since the last [`Window::rewind`] touched a page that none before them had touched.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.touched.borrow().steps
    }

    fn piece_at(&self, start: u64) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= start);
        self.pieces.get(after.checked_sub(1)?).filter(|piece| start < piece.end())
    }

    fn touch(&self, start: u64, end: u64) -> Result<(), Error> {
        let mut touched = self.touched.borrow_mut();
        let (first, last) = (start / limits::PAGE, end.saturating_sub(1) / limits::PAGE);
        if start == end || (touched.latest == Some(first) && first == last) {
            return Ok(());
        }
        let too_costly = Error::new(ErrorKind::TooCostly, start);
        let allowed = self.allowed_pages(touched.more);
        if last - first >= allowed {
            return Err(too_costly);
        }
        let is_new = |page: &u64| touched.pages.binary_search(page).is_err();
        let new: Vec<u64> = (first..=last).filter(is_new).collect();
        if !new.is_empty() {
            if offset(touched.pages.len() + new.len()) > allowed || touched.steps >= limits::STEPS {
                return Err(too_costly);
            }
            let position = touched.pages.partition_point(|page| *page < first);
            let known_until = touched.pages.partition_point(|page| *page <= last);
            touched.pages.splice(position..known_until, first..=last);
            touched.steps += 1;
        }
        touched.latest = Some(last);
        Ok(())
    }

    fn allowed_pages(&self, more: u64) -> u64 {
        let bytes = if self.length > limits::LARGE_FILE {
            limits::TOUCHED_OF_LARGE_FILE
        } else {
            limits::TOUCHED_OF_SMALL_FILE
        };
        bytes.saturating_add(more) / limits::PAGE
    }
}

/// Two pieces that overlap or touch, as one. Where both have a byte, they agree or the first one counts.
fn join(one: Piece, other: Piece) -> Piece {
    let (mut left, right) = if one.start <= other.start { (one, other) } else { (other, one) };
    let known = left.end().saturating_sub(right.start);
    if let Some(rest) = index(known).and_then(|known| right.bytes.get(known..)) {
        left.bytes.extend_from_slice(rest);
    }
    left
}

fn insert(sorted: &mut Vec<Range<u64>>, new: Range<u64>) {
    sorted.insert(sorted.partition_point(|range| range.start < new.start), new);
}
