//! Which rows are drawn, which has the focus, and how a row stays where it is: plain numbers, tested by themselves
//! (`tests/rows.rs`). Lengths are CSS pixels; heights on screen are counted downwards from the window's top.

use std::ops::Range;

/// A row's height, as in the stylesheet.
pub const ROW: u16 = 72;
/// The most that an element may be high. Engines keep lengths in 32 bits: Chromium and WebKit as 64ths of a pixel, up
/// to 33.5 million, Firefox as 60ths in 30 bits, up to 17.9 million. 100,000 rows have 7.2 million.
pub const MOST_HEIGHT: usize = 17_000_000;
/// Rows drawn above and below those on screen, so that scrolling finds them there.
const AROUND: usize = 8;

/// The height of so many rows, as far as an element can have it.
#[must_use]
pub fn height(rows: usize) -> usize {
    rows.saturating_mul(usize::from(ROW)).min(MOST_HEIGHT)
}

/// The row at this height, when the first row's top is at `top`; row 0 if that is below it.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to be a row's number")]
pub fn row_at(height: f64, top: f64) -> usize {
    ((height - top).max(0.0) / f64::from(ROW)) as usize
}

/// How far a row's top is below the first row's.
#[must_use]
pub fn offset(row: usize) -> f64 {
    // No list has more rows than 32 bits count: its files would not fit into the memory of a page.
    f64::from(u32::try_from(row).unwrap_or(u32::MAX)) * f64::from(ROW)
}

/// The rows to be drawn, of so many, in a window of this height.
#[must_use]
pub fn window(top: f64, height: f64, rows: usize) -> Range<usize> {
    let first = row_at(0.0, top).saturating_sub(AROUND);
    let last = row_at(height, top).saturating_add(AROUND + 1);
    first.min(rows)..last.min(rows)
}

/// The first row that is wholly on screen, of so many; the last, if there is none.
#[must_use]
pub fn first_whole(top: f64, rows: usize) -> usize {
    row_at(f64::from(ROW - 1), top).min(rows.saturating_sub(1))
}

/// How many rows stand in for by space: above what is drawn, between the rows on screen and the one that is drawn for
/// the keyboard's sake, and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gaps {
    /// Above all that is drawn.
    pub above: usize,
    /// Between the window and the lone row.
    pub between: usize,
    /// Below all that is drawn.
    pub below: usize,
}

/// The space around the drawn window, and around the row that the keyboard is at when that is outside of it.
#[must_use]
pub fn gaps(window: &Range<usize>, at: Option<usize>, rows: usize) -> Gaps {
    let (above, below) = (window.start, rows.saturating_sub(window.end));
    match at.filter(|at| !window.contains(at)) {
        Some(at) if at < above => Gaps { above: at, between: above - at - 1, below },
        Some(at) => {
            Gaps { above, between: at.saturating_sub(window.end), below: rows.saturating_sub(at + 1) }
        }
        None => Gaps { above, between: 0, below },
    }
}

/// A step of the keyboard from one row to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// As many rows up as are on screen.
    PageUp,
    /// As many down.
    PageDown,
    /// To the first row.
    First,
    /// To the last.
    Last,
    /// To what opens the row.
    Left,
    /// To the row's own button, if it has one.
    Right,
}

impl Step {
    /// The step that a key means, by the name that browsers give to it.
    #[must_use]
    pub fn of(key: &str) -> Option<Step> {
        Some(match key {
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "PageUp" => Step::PageUp,
            "PageDown" => Step::PageDown,
            "Home" => Step::First,
            "End" => Step::Last,
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            _ => return None,
        })
    }

    /// The row it leads to, of so many, of which a page of this height shows some. It stops at both ends.
    #[must_use]
    pub fn from(self, row: usize, rows: usize, page: f64) -> usize {
        // One less than there is room for, so that a page begins with what the former ended with.
        let page = row_at(page, 0.0).saturating_sub(1).max(1);
        let to = match self {
            Step::Up => row.saturating_sub(1),
            Step::Down => row + 1,
            Step::PageUp => row.saturating_sub(page),
            Step::PageDown => row + page,
            Step::First => 0,
            Step::Last => rows,
            Step::Left | Step::Right => row,
        };
        to.min(rows.saturating_sub(1))
    }
}

/// A row that stays where it is on screen while the list changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pin {
    /// Its number in the changed list.
    pub row: usize,
    /// The height at which its top was, and is to be.
    pub height: f64,
}

impl Pin {
    /// Where the first row's top will be when the pinned row is in its place.
    #[must_use]
    pub fn top(self) -> f64 {
        self.height - offset(self.row)
    }
}

/// How the page was, as the visitor saw it last.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The height of the first row's top.
    pub top: f64,
    /// The window's height.
    pub height: f64,
    /// Whether the page is scrolled at all.
    pub scrolled: bool,
    /// The number of the first file that was drawn.
    pub first: usize,
    /// The files that were drawn from there on.
    pub files: &'a [usize],
    /// The file whose row has the focus.
    pub focused: Option<usize>,
}

impl Seen<'_> {
    /// Whether a file was on screen, by its row at that time.
    fn is_on_screen(&self, row: usize) -> bool {
        let top = self.top + offset(row);
        top + f64::from(ROW) > 0.0 && top < self.height
    }

    /// What is to stay where it is: the file that has the focus, if it is on screen; else the first that is, or that
    /// was and still is in the list, if the visitor has scrolled into it; else the list's own top. At the top of the
    /// page nothing: there, what was found comes first. `row_of` tells where a file is now.
    #[must_use]
    pub fn pin(&self, row_of: &dyn Fn(usize) -> Option<usize>) -> Option<Pin> {
        let rows = || (self.first..).zip(self.files).filter(|(row, _)| self.is_on_screen(*row));
        let pin =
            |(row, file): (usize, &usize)| Some(Pin { row: row_of(*file)?, height: self.top + offset(row) });
        let focused = rows().find(|(_, file)| Some(**file) == self.focused).and_then(pin);
        let first = || if self.top < 0.0 { rows().find_map(pin) } else { None };
        let list = || self.scrolled.then_some(Pin { row: 0, height: self.top });
        focused.or_else(first).or_else(list)
    }
}
