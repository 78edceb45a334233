//! The list as it is on screen: which of its rows are drawn, which one the keyboard is at, and that what a person looks
//! at stays where it is while the list changes. What follows from what is decided in [`super::rows`].

use super::filter::Shown;
use super::list::{file_of, row_id};
use super::rows::{self, Pin, Seen, Step};
use crate::browser::page;
use crate::live_photo::pair::FileId;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use web_sys::HtmlElement;
use yew::NodeRef;

/// How high a window is taken to be before the list has been laid out: as high as a large one.
const AT_FIRST: f64 = 2000.0;

/// The list on screen.
#[derive(Default)]
pub struct Scroll {
    /// What holds the rows.
    pub(super) body: NodeRef,
    /// What stands for rows that are not drawn.
    pub(super) gaps: [NodeRef; 3],
    /// The rows that are drawn, but for the one that the keyboard is at.
    window: Range<usize>,
    /// Their files, and how many rows there are. They are noted when the list is arranged: until it is drawn, more files
    /// may come.
    files: Vec<FileId>,
    count: usize,
    /// The first that is wholly on screen.
    first: usize,
    /// The file that the keyboard is at, and its row.
    at: Option<(FileId, usize)>,
    pin: Cell<Option<Pin>>,
    /// How far the first row's top was below the page's when it was laid out last.
    origin: Cell<f64>,
    drawn: RefCell<Drawn>,
}

/// What was drawn last, as far as it matters for what is drawn next.
#[derive(Default)]
struct Drawn {
    first: usize,
    files: Vec<FileId>,
    /// The file whose row had the focus.
    focused: Option<FileId>,
}

impl Scroll {
    /// Takes in where the page is scrolled to; tells whether other rows must be drawn now.
    pub fn follow(&mut self, shown: Shown<'_>) -> bool {
        let rows = shown.count();
        let (top, height) = self.measure();
        let top = self.pin.get().map_or(top, Pin::top);
        let wanted = (rows::window(top, height, rows), rows::first_whole(top, rows));
        let is_new = (&self.window, self.first) != (&wanted.0, wanted.1);
        (self.window, self.first) = wanted;
        self.files = self.window.clone().filter_map(|row| shown.file(row)).collect();
        self.count = rows;
        is_new
    }

    /// Takes in that what stands above the list may be higher or lower now, as in a window of another width: who has
    /// scrolled into the list sees the same rows.
    pub fn hold(&self) {
        let scrolled = page::scrolled();
        let now = self.measure().0 + scrolled;
        let before = self.origin.replace(now);
        if scrolled > before {
            move_by(now - before);
        }
    }

    /// The height of the first row's top and of the window, in CSS pixels.
    fn measure(&self) -> (f64, f64) {
        self.body.cast::<HtmlElement>().map_or((0.0, AT_FIRST), |body| page::top(&body))
    }

    /// Takes in that the list has changed: the keyboard stays at its file, and what is looked at stays in its place.
    pub fn arrange(&mut self, shown: Shown<'_>) {
        let focused = focused_file();
        self.at = self.at.and_then(|(file, row)| match shown.row(file) {
            Some(row) => Some((file, row)),
            // Its file has left the list: the one that came into its place.
            None if focused.is_some() => last_at(row, shown),
            None => None,
        });
        let (top, height) = self.measure();
        let drawn = self.drawn.borrow();
        let seen = Seen {
            top,
            height,
            scrolled: page::scrolled() > 0.0,
            first: drawn.first,
            files: &drawn.files,
            focused,
        };
        self.pin.set(seen.pin(&|file| shown.row(file)));
        drop(drawn);
        self.follow(shown);
    }

    /// Takes in that the visitor wants to see another list: nothing of this one has to stay in its place.
    pub fn let_go(&mut self) {
        self.at = None;
        *self.drawn.borrow_mut() = Drawn::default();
    }

    /// The row that Tab leads to: the one that the keyboard is at, else the first on screen.
    pub fn stop(&self) -> usize {
        self.at.map_or(self.first, |(_, row)| row)
    }

    /// Takes the keyboard to a file, if the list shows it; tells whether it was elsewhere.
    pub fn go_to(&mut self, file: FileId, shown: Shown<'_>) -> bool {
        let at = shown.row(file).map(|row| (file, row));
        at.is_some() && std::mem::replace(&mut self.at, at) != at
    }

    /// Takes the keyboard a step further, and gives the file it is at then.
    pub fn step(&mut self, step: Step, shown: Shown<'_>) -> Option<FileId> {
        let row = step.from(self.stop(), shown.count(), self.measure().1);
        self.at = shown.file(row).map(|file| (file, row));
        self.at.map(|(file, _)| file)
    }

    /// The id of the row that the keyboard is at.
    pub fn at_id(&self) -> Option<String> {
        self.at.map(|(file, _)| row_id(file))
    }

    /// The file of the first row that is wholly on screen.
    pub fn looked_at(&self) -> Option<FileId> {
        self.files.get(self.first.checked_sub(self.window.start)?).copied()
    }

    /// How many rows the list has.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The rows to be drawn, by their numbers, and their files. That they are is noted.
    pub fn draw(&self) -> impl Iterator<Item = (usize, FileId)> + '_ {
        let (first, files) = (self.window.start, self.files.clone());
        self.drawn.replace(Drawn { first, files, focused: focused_file() });
        self.window.clone().zip(self.files.iter().copied())
    }

    /// The row that is drawn above them or below, since the keyboard is at it: it would lose the focus.
    pub fn lone(&self, is_above: bool) -> Option<(usize, FileId)> {
        let (file, row) = self.at.filter(|(_, row)| !self.window.contains(row))?;
        (is_above == (row < self.window.start)).then_some((row, file))
    }

    /// Once all is drawn: gives space the height of the rows it stands for, and puts what was looked at where it was.
    /// Tells whether the page has moved by that.
    pub fn lay_out(&self) -> bool {
        let gaps = rows::gaps(&self.window, self.at.map(|(_, row)| row), self.count);
        for (element, rows) in self.gaps.iter().zip([gaps.above, gaps.between, gaps.below]) {
            if let Some(element) = element.cast::<HtmlElement>() {
                page::set_height(&element, rows::height(rows));
            }
        }
        let pin = self.pin.take();
        let top = self.measure().0;
        self.origin.set(top + page::scrolled());
        pin.is_some_and(|pin| move_by(top - pin.top()))
    }

    /// Whether a row had the focus, and has lost it by being drawn elsewhere.
    pub fn has_lost_focus(&self) -> bool {
        self.drawn.borrow().focused.is_some() && page::focused().is_none()
    }
}

/// Scrolls the page, unless it is a matter of rounding; tells whether it was none.
fn move_by(pixels: f64) -> bool {
    let moves = pixels.abs() >= 1.0;
    if moves {
        page::scroll_by(pixels);
    }
    moves
}

fn focused_file() -> Option<FileId> {
    file_of(&page::focused()?)
}

fn last_at(row: usize, shown: Shown<'_>) -> Option<(FileId, usize)> {
    let row = row.min(shown.count().checked_sub(1)?);
    Some((shown.file(row)?, row))
}
