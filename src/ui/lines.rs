//! Where files lie on the page: in lines of so many, under headings or not. Plain numbers, tested by themselves
//! (`tests/lines.rs`). Lengths are CSS pixels, offsets count downwards from the first line's top. Nothing is kept of a
//! single file: a line is found among the groups' beginnings.

use std::ops::Range;

/// The most that an element may be high. Engines keep lengths in 32 bits: Chromium and WebKit as 64ths of a pixel, up
/// to 33.5 million, Firefox as 60ths in 30 bits, up to 17.9 million. 100,000 rows of the list have 7.2 million.
pub const MOST_HEIGHT: usize = 17_000_000;

/// What a line of files is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cells {
    /// How many files stand beside each other.
    pub columns: usize,
    /// How high each is.
    pub size: usize,
    /// The space between two of them, and between two lines.
    pub gap: usize,
}

impl Cells {
    /// A list: its rows' height is as in the stylesheet.
    pub const LIST: Self = Self { columns: 1, size: 72, gap: 0 };

    /// A grid of squares that is so wide: on a phone three beside each other, larger ones where there is room.
    #[must_use]
    pub fn grid(width: usize) -> Self {
        let (least, gap) = match width {
            0..500 => (100, 4),
            500..1600 => (165, 6),
            _ => (200, 6),
        };
        let columns = ((width + gap) / (least + gap)).max(2);
        let between = gap * (columns - 1);
        Self { columns, size: (width.saturating_sub(between) / columns).max(1), gap }
    }

    /// How far a line is below the one before.
    #[must_use]
    pub fn height(self) -> usize {
        self.size + self.gap
    }
}

/// Files under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The first of its files.
    pub row: usize,
    /// How high its heading is.
    pub heading: usize,
}

/// What stands in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The heading of this group.
    Heading(usize),
    /// These files.
    Files(Range<usize>),
}

/// All lines. Files are counted from 0, and called rows; so are lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    cells: Cells,
    rows: usize,
    /// At least one; the first begins with row 0.
    parts: Vec<Part>,
    count: usize,
    height: usize,
}

/// A group, or all files where there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    row: usize,
    heading: usize,
    /// Its first line, and that one's offset. That is its heading, if it has one.
    line: usize,
    top: usize,
}

impl Part {
    fn headings(self) -> usize {
        usize::from(self.heading > 0)
    }
}

impl Lines {
    /// The lines of so many files, which stand in these groups: none, or such that each file is in one.
    #[must_use]
    pub fn new(cells: Cells, rows: usize, groups: &[Group]) -> Self {
        let mut lines = Self { cells, rows, parts: Vec::new(), count: 0, height: 0 };
        let all = [Group { row: 0, heading: 0 }];
        let groups = if groups.is_empty() { &all } else { groups };
        let ends = groups.iter().skip(1).map(|group| group.row).chain([rows]);
        for (group, end) in groups.iter().zip(ends) {
            let Group { row, heading } = *group;
            let part = Part { row, heading, line: lines.count, top: lines.height };
            let of_files = end.saturating_sub(row).div_ceil(cells.columns.max(1));
            lines.count += part.headings() + of_files;
            lines.height += heading + of_files * cells.height();
            lines.parts.push(part);
        }
        lines
    }

    /// What a line of files is made of.
    #[must_use]
    pub fn cells(&self) -> Cells {
        self.cells
    }

    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many files.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// A line's offset; behind the last line, the height of all.
    #[must_use]
    pub fn top(&self, line: usize) -> usize {
        if line >= self.count {
            return self.height;
        }
        let part = self.last(&|part| part.line <= line);
        match line - part.line {
            0 => part.top,
            lines => part.top + part.heading + (lines - part.headings()) * self.cells.height(),
        }
    }

    /// The height of these lines, as far as an element can have it.
    #[must_use]
    pub fn height(&self, lines: Range<usize>) -> usize {
        self.top(lines.end).saturating_sub(self.top(lines.start)).min(MOST_HEIGHT)
    }

    /// The line at an offset; behind all of them, one more than the last.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        if offset >= self.height {
            return self.count;
        }
        let part = self.last(&|part| part.top <= offset);
        match (offset - part.top).checked_sub(part.heading) {
            Some(below) => part.line + part.headings() + below / self.cells.height().max(1),
            None => part.line,
        }
    }

    /// The line in which a file stands.
    #[must_use]
    pub fn of(&self, row: usize) -> usize {
        let part = self.last(&|part| part.row <= row);
        part.line + part.headings() + (row - part.row) / self.cells.columns.max(1)
    }

    /// What stands in a line.
    #[must_use]
    pub fn get(&self, line: usize) -> Option<Line> {
        let next = self.parts.partition_point(|part| part.line <= line);
        let part = self.parts.get(next.checked_sub(1)?)?;
        if line == part.line && part.heading > 0 {
            return Some(Line::Heading(next - 1));
        }
        let first = part.row + (line - part.line - part.headings()) * self.cells.columns;
        let end = self.parts.get(next).map_or(self.rows, |next| next.row);
        (first < end).then(|| Line::Files(first..end.min(first + self.cells.columns)))
    }

    /// The files from a line on that are the next, itself included; none behind the last.
    #[must_use]
    pub fn files_from(&self, line: usize) -> Option<Range<usize>> {
        match self.get(line)? {
            Line::Files(files) => Some(files),
            Line::Heading(_) => self.files_from(line + 1),
        }
    }

    /// The last part of which this holds, as it does of those before it.
    fn last(&self, holds: &dyn Fn(&Part) -> bool) -> Part {
        let next = self.parts.partition_point(holds);
        let none = Part { row: 0, heading: 0, line: 0, top: 0 };
        next.checked_sub(1).and_then(|last| self.parts.get(last)).copied().unwrap_or(none)
    }
}

impl Default for Lines {
    fn default() -> Self {
        Self::new(Cells::LIST, 0, &[])
    }
}
