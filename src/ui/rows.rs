//! Which lines are drawn, where a key leads, and how a file stays where it is: plain numbers, tested by themselves
//! (`tests/rows.rs`). Lengths are CSS pixels; heights on screen are counted downwards from the window's top.

use super::lines::{Line, Lines};
use std::ops::Range;

/// How far above and below the screen lines are drawn, so that scrolling finds them there.
const AROUND: usize = 576;

/// Whole pixels; 0 for what is above.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what an offset can be"
)]
fn whole(pixels: f64) -> usize {
    pixels.max(0.0) as usize
}

/// How far a line's top is below the first line's.
#[must_use]
pub fn offset(lines: &Lines, line: usize) -> f64 {
    // No page is as high as 32 bits count.
    f64::from(u32::try_from(lines.top(line)).unwrap_or(u32::MAX))
}

/// How high a file is.
#[must_use]
pub fn size(lines: &Lines) -> f64 {
    f64::from(u32::try_from(lines.cells().size).unwrap_or(u32::MAX))
}

/// The lines to be drawn, when the first one's top is at `top` in a window of this height.
#[must_use]
pub fn window(top: f64, height: f64, lines: &Lines) -> Range<usize> {
    let first = lines.at(whole(-top).saturating_sub(AROUND));
    let last = lines.at(whole(height - top).saturating_add(AROUND));
    first..lines.count().min(last.saturating_add(1))
}

/// The first file of the first line that is wholly on screen; that of the last line, if there is none.
#[must_use]
pub fn first_whole(top: f64, lines: &Lines) -> usize {
    let line = whole_from(lines, whole((-top).ceil()));
    let files = lines.files_from(line).or_else(|| lines.files_from(lines.count().checked_sub(1)?));
    files.unwrap_or_default().start
}

/// The first line that begins at an offset or below it.
fn whole_from(lines: &Lines, offset: usize) -> usize {
    let line = lines.at(offset);
    line + usize::from(lines.top(line) < offset)
}

/// How high the space is that stands for lines: above what is drawn, between the lines on screen and the one that is
/// drawn for the keyboard's sake, and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gaps {
    /// Above all that is drawn.
    pub above: usize,
    /// Between the window and the lone line.
    pub between: usize,
    /// Below all that is drawn.
    pub below: usize,
}

/// The space around the drawn window, and around the line that the keyboard is at when that is outside of it.
#[must_use]
pub fn gaps(window: &Range<usize>, at: Option<usize>, lines: &Lines) -> Gaps {
    let height = |from: usize, to: usize| lines.height(from..to);
    let count = lines.count();
    let (above, below) = (height(0, window.start), height(window.end, count));
    match at.filter(|at| !window.contains(at)) {
        Some(at) if at < window.start => {
            Gaps { above: height(0, at), between: height(at + 1, window.start), below }
        }
        Some(at) => Gaps { above, between: height(window.end, at), below: height(at + 1, count) },
        None => Gaps { above, between: 0, below },
    }
}

/// A step of the keyboard from one file to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the line above.
    Up,
    /// To the line below.
    Down,
    /// As many lines up as are on screen.
    PageUp,
    /// As many down.
    PageDown,
    /// To the first file.
    First,
    /// To the last.
    Last,
    /// To the file before; in a list, to what opens the row.
    Left,
    /// To the file behind; in a list, to the row's own button, if it has one.
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

    /// The file it leads to, where a page is so high. It stops at both ends.
    #[must_use]
    pub fn from(self, row: usize, lines: &Lines, page: f64) -> usize {
        let last = lines.rows().saturating_sub(1);
        let row = row.min(last);
        let line = lines.of(row);
        let size = lines.cells().height();
        // One line less than there is room for, so that a page begins with what the former ended with.
        let page = whole(page).saturating_sub(size).max(size);
        let beside = usize::from(lines.cells().columns > 1);
        let to_line = |line| in_line(lines, row, line);
        let to = match self {
            Step::Up => above(lines, line).map(to_line),
            Step::Down => below(lines, line + 1).map(to_line),
            Step::PageUp => {
                let to = whole_from(lines, lines.top(line).saturating_sub(page));
                Some(to_line(below(lines, to).unwrap_or(line)))
            }
            Step::PageDown => {
                let to = lines.at(lines.top(line).saturating_add(page));
                Some(below(lines, to).map_or(last, to_line))
            }
            Step::First => Some(0),
            Step::Last => Some(last),
            Step::Left => Some(row.saturating_sub(beside)),
            Step::Right => Some(row + beside),
        };
        to.unwrap_or(row).min(last)
    }
}

/// The file that stands in a line where another one stands in its own; the last of the line, if that ends before.
fn in_line(lines: &Lines, row: usize, line: usize) -> usize {
    let first = |line| lines.files_from(line).unwrap_or_default();
    let files = first(line);
    let column = row - first(lines.of(row)).start;
    (files.start + column).min(files.end.saturating_sub(1))
}

/// The last line of files above a line.
fn above(lines: &Lines, line: usize) -> Option<usize> {
    let before = line.checked_sub(1)?;
    match lines.get(before)? {
        Line::Files(_) => Some(before),
        Line::Heading(_) => before.checked_sub(1),
    }
}

/// The first line of files from a line on.
fn below(lines: &Lines, line: usize) -> Option<usize> {
    lines.files_from(line).map(|files| lines.of(files.start))
}

/// What stays where it is on screen while the page changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pin {
    /// The number that a file has now; none for the list as a whole.
    pub row: Option<usize>,
    /// The height at which its top was, and is to be.
    pub height: f64,
}

impl Pin {
    /// Where the first line's top will be when what is pinned is in its place.
    #[must_use]
    pub fn top(self, lines: &Lines) -> f64 {
        self.height - self.row.map_or(0.0, |row| offset(lines, lines.of(row)))
    }
}

/// How the page was, as the visitor saw it last.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The height of the first line's top.
    pub top: f64,
    /// The window's height.
    pub height: f64,
    /// Whether the page is scrolled at all.
    pub scrolled: bool,
    /// The files that were drawn, each with its offset.
    pub files: &'a [(usize, f64)],
    /// How high a file was.
    pub size: f64,
    /// The file that has the focus.
    pub focused: Option<usize>,
    /// The file that was kept in its place before, if the visitor has not scrolled since.
    pub held: Option<usize>,
}

impl Seen<'_> {
    /// What is to stay where it is: the file that has the focus, if it is on screen; else, if the visitor has scrolled
    /// into the list, the one that was kept in its place before, or the first that is on screen, or was and still is in
    /// the list; else the list's own top. At the top of the
    /// page nothing: there, what was found comes first. `row_of` tells where a file is now.
    #[must_use]
    pub fn pin(&self, row_of: &dyn Fn(usize) -> Option<usize>) -> Option<Pin> {
        let files = self.files.iter().map(|(file, offset)| (*file, self.top + offset));
        let on_screen = files.filter(|(_, top)| top + self.size > 0.0 && *top < self.height);
        let pin = |(file, height)| Some(Pin { row: Some(row_of(file)?), height });
        let one = |of: Option<usize>| on_screen.clone().find(|(file, _)| Some(*file) == of).and_then(pin);
        let first = || one(self.held).or_else(|| on_screen.clone().find_map(pin)).filter(|_| self.top < 0.0);
        let list = || self.scrolled.then_some(Pin { row: None, height: self.top });
        one(self.focused).or_else(first).or_else(list)
    }
}
