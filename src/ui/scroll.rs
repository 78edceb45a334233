//! The list as it is on screen: which of its rows are drawn, which one the keyboard is at, and that what a person looks
//! at stays where it is while the list changes. What follows from what is decided in [`super::rows`].

use super::filter::Shown;
use super::groups::Group;
use super::lines::{self, Cells, Line, Lines};
use super::list::{file_of, row_id};
use super::rows::{self, Pin, Seen, Step};
use super::view::View;
use crate::browser::page;
use crate::live_photo::pair::FileId;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use web_sys::HtmlElement;
use yew::NodeRef;

/// How high a window is taken to be before anything has been laid out: as a large one.
const AT_FIRST: f64 = 2000.0;
/// How high the heading of a group is, as in the stylesheet.
const HEADING: usize = 64;

/// The list or the grid on screen.
#[derive(Default)]
pub struct Scroll {
    /// What holds the lines.
    pub(super) body: NodeRef,
    /// What stands for lines that are not drawn.
    pub(super) gaps: [NodeRef; 3],
    view: View,
    /// How wide it was when it was laid out last; 0 before.
    width: Cell<usize>,
    lines: Lines,
    groups: Vec<Group>,
    /// The lines that are drawn, but for the one that the keyboard is at.
    window: Range<usize>,
    /// Their files. They are noted when all is arranged: until it is drawn, more files may come.
    files: Numbered,
    /// The file that the keyboard is at, and its row.
    at: Option<(FileId, usize)>,
    /// The files of its line, when that is not among the drawn ones.
    lone: Numbered,
    /// The first that is wholly on screen.
    first: usize,
    pin: Cell<Option<Pin>>,
    /// The file that was pinned last.
    held: Option<FileId>,
    /// How far the page was scrolled when all was laid out last.
    rest: Cell<f64>,
    /// How far the first line's top was below the page's when it was laid out last.
    origin: Cell<f64>,
    drawn: RefCell<Drawn>,
}

/// Files one behind the other, and the row of the first.
#[derive(Default)]
struct Numbered {
    first: usize,
    files: Vec<FileId>,
}

impl Numbered {
    fn of(rows: Range<usize>, shown: Shown<'_>) -> Self {
        Self { first: rows.start, files: shown.files(rows) }
    }

    /// Those of them in these rows.
    fn in_rows(&self, rows: Range<usize>) -> impl Iterator<Item = (usize, FileId)> + '_ {
        let all = (self.first..).zip(self.files.iter().copied());
        all.filter(move |(row, _)| rows.contains(row))
    }
}

/// What was drawn last, as far as it matters for what is drawn next.
#[derive(Default)]
struct Drawn {
    /// Each file with its offset.
    files: Vec<(FileId, f64)>,
    /// How high each was.
    size: f64,
    /// The file that had the focus.
    focused: Option<FileId>,
}

/// A line as it is to be drawn.
pub enum DrawnLine<'a> {
    /// A heading.
    Heading(&'a Group),
    /// Files with their rows.
    Files(Vec<(usize, FileId)>),
}

impl Scroll {
    /// Takes in where the page is scrolled to; tells whether other lines must be drawn now.
    pub fn follow(&mut self, shown: Shown<'_>) -> bool {
        let (top, height) = self.measure();
        let top = self.pin.get().map_or(top, |pin| pin.top(&self.lines));
        let wanted = (rows::window(top, height, &self.lines), rows::first_whole(top, &self.lines));
        let is_new = (&self.window, self.first) != (&wanted.0, wanted.1);
        (self.window, self.first) = wanted;
        self.files = Numbered::of(self.rows_of(self.window.clone()), shown);
        self.note_lone(shown);
        is_new
    }

    /// The rows that stand in lines.
    fn rows_of(&self, lines: Range<usize>) -> Range<usize> {
        let first = self.lines.files_from(lines.start).map_or(self.lines.rows(), |files| files.start);
        let end = self.lines.files_from(lines.end).map_or(self.lines.rows(), |files| files.start);
        first..end
    }

    /// Notes the files of the line that the keyboard is at.
    fn note_lone(&mut self, shown: Shown<'_>) {
        let lone = self.at_line().filter(|line| !self.window.contains(line));
        let rows = lone.and_then(|line| self.lines.files_from(line));
        self.lone = rows.map(|rows| Numbered::of(rows, shown)).unwrap_or_default();
    }

    /// The line that the keyboard is at.
    fn at_line(&self) -> Option<usize> {
        self.at.map(|(_, row)| self.lines.of(row))
    }

    /// Takes in that what stands above may be higher or lower now, as in a window of another width: who has scrolled
    /// into the list sees the same rows.
    pub fn hold(&self) {
        let scrolled = page::scrolled();
        let now = self.measure().0 + scrolled;
        let before = self.origin.replace(now);
        if scrolled > before {
            move_by(now - before);
        }
    }

    /// The height of the first line's top and of the window, in CSS pixels.
    fn measure(&self) -> (f64, f64) {
        self.body.cast::<HtmlElement>().map_or((0.0, AT_FIRST), |body| page::top(&body))
    }

    /// How wide the lines are; as before while there is nothing to be measured, and first of all as wide as the window.
    fn measure_width(&self) -> usize {
        let width = self.body.cast::<HtmlElement>().map_or(0, |body| page::width(&body));
        match (width, self.width.get()) {
            (0, 0) => page::window_width(),
            (0, before) => before,
            (width, _) => width,
        }
    }

    /// Whether there is room for more or fewer files in a line, or for larger ones, than are drawn.
    pub fn is_resized(&self) -> bool {
        self.cells() != self.lines.cells()
    }

    fn cells(&self) -> Cells {
        match self.view {
            View::List => Cells::LIST,
            View::Grid => Cells::grid(self.measure_width()),
        }
    }

    /// Takes in that what is shown has changed: the keyboard stays at its file, and what is looked at stays in its place.
    pub fn arrange(&mut self, shown: Shown<'_>, view: View) {
        let focused = focused_file();
        self.at = self.at.and_then(|(file, row)| match shown.row(file) {
            Some(row) => Some((file, row)),
            // Its file has left the list: the one that came into its place.
            None if focused.is_some() => last_at(row, shown),
            None => None,
        });
        let (top, height) = self.measure();
        let drawn = self.drawn.borrow();
        let scrolled = page::scrolled();
        // In a grid the first file of a line may be another one with every file that comes.
        let held = self.held.filter(|_| (scrolled - self.rest.get()).abs() < 1.0);
        let Drawn { files, size, .. } = &*drawn;
        let seen = Seen { top, height, scrolled: scrolled > 0.0, files, size: *size, focused, held };
        let mut pin = seen.pin(&|file| shown.row(file));
        drop(drawn);
        // Of a square that is cut by the window's top, a row would be above it.
        if view != self.view
            && let Some(Pin { row: Some(_), height }) = &mut pin
        {
            *height = height.max(0.0);
        }
        self.held = pin.and_then(|pin| shown.file(pin.row?));
        self.pin.set(pin);
        self.view = view;
        self.groups = if view == View::Grid { shown.groups() } else { Vec::new() };
        let groups: Vec<lines::Group> =
            self.groups.iter().map(|group| lines::Group { row: group.row, heading: HEADING }).collect();
        self.lines = Lines::new(self.cells(), shown.count(), &groups);
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
        let is_new = at.is_some() && std::mem::replace(&mut self.at, at) != at;
        self.note_lone(shown);
        is_new
    }

    /// Takes the keyboard a step further, and gives the file it is at then.
    pub fn step(&mut self, step: Step, shown: Shown<'_>) -> Option<FileId> {
        let row = step.from(self.stop(), &self.lines, self.measure().1);
        self.at = shown.file(row).map(|file| (file, row));
        self.note_lone(shown);
        self.at.map(|(file, _)| file)
    }

    /// The id of the row that the keyboard is at.
    pub fn at_id(&self) -> Option<String> {
        self.at.map(|(file, _)| row_id(file))
    }

    /// The first file that is wholly on screen.
    pub fn looked_at(&self) -> Option<FileId> {
        self.files.in_rows(self.first..self.first + 1).next().map(|(_, file)| file)
    }

    /// How many files there are.
    pub fn rows(&self) -> usize {
        self.lines.rows()
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.lines.count()
    }

    /// How many files stand beside each other.
    pub fn columns(&self) -> usize {
        self.lines.cells().columns
    }

    /// Whether files stand under headings.
    pub fn is_grouped(&self) -> bool {
        !self.groups.is_empty()
    }

    /// The lines to be drawn, by their numbers. That they are is noted.
    pub fn draw(&self) -> impl Iterator<Item = (usize, DrawnLine<'_>)> + '_ {
        let offset = |row| rows::offset(&self.lines, self.lines.of(row));
        let files = (self.files.first..).zip(&self.files.files);
        let files = files.map(|(row, file)| (*file, offset(row))).collect();
        let size = rows::size(&self.lines);
        self.drawn.replace(Drawn { files, size, focused: focused_file() });
        self.window.clone().filter_map(|line| Some((line, self.draw_line(line, &self.files)?)))
    }

    fn draw_line(&self, line: usize, files: &Numbered) -> Option<DrawnLine<'_>> {
        Some(match self.lines.get(line)? {
            Line::Heading(group) => DrawnLine::Heading(self.groups.get(group)?),
            Line::Files(rows) => DrawnLine::Files(files.in_rows(rows).collect()),
        })
    }

    /// The line that is drawn above them or below, since the keyboard is at it: it would lose the focus.
    pub fn lone(&self, is_above: bool) -> Option<(usize, DrawnLine<'_>)> {
        let line = self.at_line().filter(|line| !self.window.contains(line))?;
        (is_above == (line < self.window.start)).then_some((line, self.draw_line(line, &self.lone)?))
    }

    /// Once all is drawn: gives space the height of the lines it stands for, and puts what was looked at where it was.
    /// Tells whether the page has moved by that, or has another width than it was arranged for.
    pub fn lay_out(&self) -> bool {
        let gaps = rows::gaps(&self.window, self.at_line(), &self.lines);
        for (element, height) in self.gaps.iter().zip([gaps.above, gaps.between, gaps.below]) {
            if let Some(element) = element.cast::<HtmlElement>() {
                page::set_height(&element, height);
            }
        }
        if let Some(body) = self.body.cast::<HtmlElement>() {
            let Cells { columns, size, gap } = self.lines.cells();
            page::set_lengths(
                &body,
                &[("--columns", columns, ""), ("--cell", size, "px"), ("--gap", gap, "px")],
            );
        }
        let pin = self.pin.take();
        let top = self.measure().0;
        self.origin.set(top + page::scrolled());
        self.width.set(self.measure_width());
        let moves = pin.is_some_and(|pin| move_by(top - pin.top(&self.lines)));
        self.rest.set(page::scrolled());
        moves || self.is_resized()
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
