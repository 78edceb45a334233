//! One file, from its first byte to its [`Report`].
//!
//! An [`Inspection`] asks for byte ranges and does not fetch them: the page's worker, the native program and
//! the tests all drive the same one.

use crate::bytes::{Error, ErrorKind, Stop, Window, offset};
use crate::container::{self, Contents, kind, zip};
use crate::metadata;
use crate::read_plan;
use crate::report::{Kind, Part, Report};
use std::ops::Range;

/// What an inspection wants next.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// These ranges, as one read. They lie inside the file.
    Read(Vec<Range<u64>>),
    /// Nothing more.
    Done(Box<Report>),
}

/// The inspection of one file.
#[derive(Debug)]
pub struct Inspection {
    window: Window,
    opening: Vec<Range<u64>>,
    named_archive: bool,
    lists_entries: bool,
    asked: Vec<Range<u64>>,
    reads: u32,
    bytes_read: u64,
}

impl Inspection {
    /// Of a file of this name and length in bytes. The name only chooses what is fetched first, and whether an
    /// archive is looked for behind something foreign.
    #[must_use]
    pub fn new(name: &str, length: u64) -> Self {
        Self::opened_by(name, length, opening(name, length))
    }

    /// The same, with these ranges as its opening read, which lie inside the file: what is best is measured so.
    #[must_use]
    pub fn opened_by(name: &str, length: u64, opening: Vec<Range<u64>>) -> Self {
        Self {
            window: Window::new(length),
            opening,
            named_archive: zip::is_called_archive(name),
            lists_entries: true,
            asked: Vec::new(),
            reads: 0,
            bytes_read: 0,
        }
    }

    /// Leaves out the long list of all that the file says. The rest of the report is the same, in half the time.
    pub fn leave_out_entries(&mut self) {
        self.lists_entries = false;
    }

    /// Adds bytes that were fetched for the latest [`Step::Read`].
    pub fn supply(&mut self, start: u64, bytes: Vec<u8>) {
        self.bytes_read = self.bytes_read.saturating_add(offset(bytes.len()));
        self.window.supply(start, bytes);
    }

    /// Reads on with what has been supplied. When that has not helped since the last step, the file can no
    /// longer be read: the report says so instead of asking for ever.
    #[must_use]
    pub fn step(&mut self) -> Step {
        if self.window.length() == 0 {
            return self.done(Report::failed(Error::new(ErrorKind::Empty, 0)));
        }
        if self.reads == 0 {
            return self.ask(self.opening.clone());
        }
        self.window.rewind();
        match read(&self.window, self.named_archive, self.lists_entries) {
            Ok(report) => self.done(report),
            Err(Stop::Failed(error)) => self.done(Report::failed(error)),
            Err(Stop::Need(range)) => {
                let wanted = self.window.wanted(range);
                if wanted == self.asked { self.failed(ErrorKind::Unreadable) } else { self.ask(wanted) }
            }
        }
    }

    /// What the file is, as far as that is known yet.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        kind::recognise(&self.window).ok()
    }

    /// The report on a file whose bytes could not be had, for the driver's reason.
    #[must_use]
    pub fn failed(&self, reason: ErrorKind) -> Step {
        let offset = self.asked.first().map_or(0, |range| range.start);
        self.done(Report::failed(Error::new(reason, offset)))
    }

    fn ask(&mut self, ranges: Vec<Range<u64>>) -> Step {
        self.reads = self.reads.saturating_add(1);
        self.asked.clone_from(&ranges);
        Step::Read(ranges)
    }

    fn done(&self, report: Report) -> Step {
        Step::Done(Box::new(Report { reads: self.reads, bytes_read: self.bytes_read, ..report }))
    }
}

/// What to fetch of a file before anything is known of it but its name.
#[must_use]
pub fn opening(name: &str, length: u64) -> Vec<Range<u64>> {
    let opening = match extension(name).as_str() {
        _ if zip::is_called_archive(name) => read_plan::ARCHIVE,
        "mov" | "mp4" | "m4v" | "qt" => read_plan::MOVIE,
        "heic" | "heif" | "hif" | "avif" => read_plan::HEIC,
        _ => read_plan::STILL,
    };
    opening.ranges(length)
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_ascii_lowercase())
}

/// Reads a whole report out of what a window has. A function of the file's bytes alone, but for an archive that
/// begins with something foreign: its end is looked at only when its name says that it is one.
fn read(window: &Window, named_archive: bool, lists_entries: bool) -> Result<Report, Stop> {
    let mut kind = kind::recognise(window)?;
    if kind == Kind::Other && named_archive && zip::is_at_end(window)? {
        kind = Kind::Zip;
    }
    let mut contents = match container::read(kind, window) {
        Ok(contents) => contents,
        Err(Stop::Failed(error)) => return Ok(Report { kind, ..Report::failed(error) }),
        Err(need) => return Err(need),
    };
    let kind = contents.kind.unwrap_or(kind);
    let error = failure(&mut contents);
    let archived = std::mem::take(&mut contents.archived);
    let findings = metadata::read(&contents, lists_entries);
    let (facts, entries, remarks) = (findings.facts, findings.entries, findings.remarks);
    Ok(Report { kind, facts, entries, remarks, error, archived, ..Report::default() })
}

/// The container's failure, when it left nothing to read. Otherwise it stays a remark.
fn failure(contents: &mut Contents) -> Option<Error> {
    let learned_nothing = contents.payloads.is_empty()
        && contents.size.is_none()
        && contents.movie.is_none()
        && contents.archived.is_empty();
    if !learned_nothing {
        return None;
    }
    let position = contents.remarks.iter().position(|remark| remark.part == Part::Container)?;
    Some(contents.remarks.remove(position).error)
}
