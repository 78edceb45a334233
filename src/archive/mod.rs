//! Files inside archives, read in place: from ranges of the file that holds the archive to a report.

pub mod contents;
mod deflated;
mod inflate;
mod local_header;
mod packed;
mod stored;

use crate::bytes::{Error, ErrorKind, limits, offset};
use crate::container::zip;
use crate::inspect::{Inspection, Step};
use crate::report::{Archived, Kind, Packing, Part, Remark, Report};
use deflated::Deflated;
use std::ops::Range;
use stored::Stored;

/// Leaves out of an archive's report what would be too many files for the file that it came in, of which so many
/// are known `already`: archives in archives could otherwise hold any number.
pub fn admit(report: &mut Report, already: usize) {
    report.remarks.extend(admit_files(&mut report.archived, already));
}

/// The same for a list of files, with the remark to be made on their archive.
pub fn admit_files(files: &mut Vec<Archived>, already: usize) -> Option<Remark> {
    let room = limits::ARCHIVED_FILES.saturating_sub(already);
    let too_many = Remark { part: Part::Container, error: Error::new(ErrorKind::TooMany, 0) };
    let are_left_out = files.len() > room;
    files.truncate(room);
    are_left_out.then_some(too_many)
}

/// The reading of one file, which lies in an archive or by itself. Whoever drives it fetches ranges of the outermost
/// file, or of the unpacked archive, that its bytes are in.
#[derive(Debug)]
pub struct Reading {
    manner: Manner,
    /// The archives around it.
    depth: u8,
    asked: Vec<Range<u64>>,
    reads: u32,
    bytes_read: u64,
}

#[derive(Debug)]
enum Manner {
    Plain(Inspection),
    Refused(ErrorKind),
    Stored(Box<Stored>),
    Deflated(Box<Deflated>),
}

impl Reading {
    /// Of a file by itself, of this name and length in bytes.
    #[must_use]
    pub fn new(name: &str, length: u64) -> Self {
        Self::by(Manner::Plain(Inspection::new(name, length)), 0)
    }

    /// Of a file in an archive. Its ranges are ranges of what the archive's offsets count from.
    #[must_use]
    pub fn inside(entry: &Archived) -> Self {
        let manner = match entry.packing {
            Packing::Refused(reason) => Manner::Refused(reason),
            Packing::Stored => Manner::Stored(Box::new(Stored::new(entry))),
            Packing::Deflated => Manner::Deflated(Box::new(Deflated::new(entry))),
        };
        Self::by(manner, entry.depth)
    }

    /// Leaves out the long list of all that the file says, where that saves time: not of what is inflated.
    pub fn leave_out_entries(&mut self) {
        match &mut self.manner {
            Manner::Plain(inspection) => inspection.leave_out_entries(),
            Manner::Stored(stored) => stored.leave_out_entries(),
            _ => {}
        }
    }

    fn by(manner: Manner, depth: u8) -> Self {
        Self { manner, depth, asked: Vec::new(), reads: 0, bytes_read: 0 }
    }

    /// Adds bytes that were fetched for the latest [`Step::Read`].
    pub fn supply(&mut self, start: u64, bytes: Vec<u8>) {
        self.bytes_read = self.bytes_read.saturating_add(offset(bytes.len()));
        match &mut self.manner {
            Manner::Plain(inspection) => inspection.supply(start, bytes),
            Manner::Refused(_) => {}
            Manner::Stored(stored) => stored.supply(start, bytes),
            Manner::Deflated(deflated) => deflated.supply(start, bytes),
        }
    }

    /// Reads on with what has been supplied. Ends, as [`Inspection::step`] does, when that has not helped.
    #[must_use]
    pub fn step(&mut self) -> Step {
        let step = match &mut self.manner {
            Manner::Plain(inspection) => inspection.step(),
            Manner::Refused(reason) => Step::Done(Box::new(Report::unread(*reason))),
            Manner::Stored(stored) => stored.step(),
            Manner::Deflated(deflated) => deflated.step(),
        };
        match step {
            Step::Read(ranges) if ranges == self.asked => self.failed(ErrorKind::Unreadable),
            Step::Read(ranges) => {
                self.reads = self.reads.saturating_add(1);
                self.asked.clone_from(&ranges);
                Step::Read(ranges)
            }
            Step::Done(report) => self.done(*report),
        }
    }

    /// The report on a file whose bytes could not be had, for the driver's reason.
    #[must_use]
    pub fn failed(&self, reason: ErrorKind) -> Step {
        // Errors count from a file's own start, and ranges from that of the outermost.
        let asked = self.asked.first().filter(|_| self.depth == 0);
        let offset = asked.map_or(0, |range| range.start);
        self.done(Report::failed(Error::new(reason, offset)))
    }

    /// Whether the file is an archive that is being unpacked into memory as a whole.
    #[must_use]
    pub fn is_unpacked_whole(&self) -> bool {
        matches!(&self.manner, Manner::Deflated(deflated) if deflated.is_unpacked_whole())
    }

    /// The unpacked bytes of an archive that was deflated, once its report is done: the files in it are read from
    /// there.
    #[must_use]
    pub fn take_unpacked(&mut self) -> Option<Vec<u8>> {
        match &mut self.manner {
            Manner::Deflated(deflated) => deflated.take_unpacked(),
            _ => None,
        }
    }

    /// The report as it is for a file inside so many archives.
    fn done(&self, mut report: Report) -> Step {
        if report.kind == Kind::Zip && self.depth >= limits::ARCHIVE_DEPTH {
            report = Report { kind: Kind::Zip, ..Report::unread(ErrorKind::TooDeep) };
        }
        if self.depth > 0 && zip::refuse_bomb(&mut report.archived) {
            let error = Error::new(ErrorKind::TooCostly, 0);
            report.remarks.push(Remark { part: Part::Container, error });
        }
        for file in &mut report.archived {
            file.depth = file.depth.saturating_add(self.depth);
        }
        Step::Done(Box::new(Report { reads: self.reads, bytes_read: self.bytes_read, ..report }))
    }
}
