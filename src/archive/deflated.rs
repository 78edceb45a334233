//! A file that was deflated into its archive: it is unpacked as far as its inspection asks, and only what is asked
//! for is kept. An archive in an archive is kept as a whole, since its directory leads back into it.

use super::inflate::Inflater;
use super::local_header::{LocalHeader, part_of};
use super::packed::Packed;
use crate::bytes::{Error, ErrorKind, Stop, index, limits, offset};
use crate::inspect::{Inspection, Step};
use crate::report::{Archived, Facts, Kind, Part, Remark, Report};
use std::ops::Range;

/// The reading of such a file.
#[derive(Debug)]
pub struct Deflated {
    entry: Archived,
    inspection: Inspection,
    header: LocalHeader,
    /// Ranges of the unpacked file that the inspection waits for.
    wanted: Vec<Range<u64>>,
    packed: Packed,
    inflater: Inflater,
    starts: u32,
    /// All that was unpacked, for an archive.
    whole: Option<Vec<u8>>,
    /// Why nothing comes behind some byte; the file is inspected once more then, as one that is cut there.
    cut: Option<Error>,
}

impl Deflated {
    /// Of this file. Its name would ask for its end too, and there is no way there but through all of it.
    pub fn new(entry: &Archived) -> Self {
        Self {
            inspection: Inspection::new("", entry.length),
            header: LocalHeader::new(entry),
            wanted: Vec::new(),
            packed: Packed::new(entry),
            inflater: Inflater::new(entry.length),
            starts: 1,
            whole: None,
            cut: None,
            entry: entry.clone(),
        }
    }

    /// Adds bytes of the outermost file.
    pub fn supply(&mut self, start: u64, bytes: Vec<u8>) {
        self.header.supply(start, &bytes);
        self.packed.supply(start, bytes);
    }

    /// Whether it is an archive, of which all is kept.
    pub fn is_unpacked_whole(&self) -> bool {
        self.whole.is_some()
    }

    /// What was unpacked of an archive.
    pub fn take_unpacked(&mut self) -> Option<Vec<u8>> {
        self.whole.take()
    }

    /// Reads on.
    pub fn step(&mut self) -> Step {
        match self.read_on() {
            Ok(report) => Step::Done(Box::new(self.with_cut(report))),
            Err(Stop::Need(range)) => Step::Read(vec![range]),
            Err(Stop::Failed(error)) => {
                self.whole = None;
                let (kind, error) = (self.inspection.kind().unwrap_or_default(), self.cut.unwrap_or(error));
                Step::Done(Box::new(Report { kind, ..Report::failed(error) }))
            }
        }
    }

    /// A cut file's facts are kept, and what cut it becomes a remark; its failure if there are no facts.
    fn with_cut(&self, mut report: Report) -> Report {
        let Some(error) = self.cut else { return report };
        if report.error.is_some() || report.facts == Facts::default() {
            return Report { kind: report.kind, ..Report::failed(error) };
        }
        report.remarks.insert(0, Remark { part: Part::Container, error });
        report.remarks.truncate(limits::REMARKS);
        report
    }

    fn read_on(&mut self) -> Result<Report, Stop> {
        if self.wanted.is_empty() {
            match self.inspection.step() {
                Step::Done(report) => return Ok(*report),
                Step::Read(ranges) => self.wanted = ranges,
            }
            let first = limits::PACKED_FIRST.min(self.entry.stored_length);
            return Err(Stop::Need(self.header.guess(&(0..first))));
        }
        if !self.packed.has_begun() {
            let start = self.header.file_start()?;
            self.packed.begin(start..start.saturating_add(self.entry.stored_length));
        }
        loop {
            if let Err(stop) = self.unpack() {
                self.cut_at(stop)?;
                continue;
            }
            if let Some(whole) = &self.whole {
                let report = inspect(whole);
                if report.archived.is_empty() {
                    self.whole = None;
                }
                return Ok(report);
            }
            if self.inspection.kind() == Some(Kind::Zip) {
                // The directory is at an archive's end.
                self.cut.map_or(Ok(()), Err)?;
                self.check_archive()?;
                // It grows with what comes: whoever drives many readings lets such wait for each other.
                self.whole = Some(Vec::new());
                self.start_again();
                continue;
            }
            match self.inspection.step() {
                Step::Done(report) => return Ok(*report),
                Step::Read(ranges) => self.wanted = ranges,
            }
            let lies_behind = self.wanted.iter().any(|range| range.start < self.inflater.unpacked());
            if lies_behind && self.starts >= limits::INFLATED_TIMES {
                return Err(Error::new(ErrorKind::TooCostly, self.inflater.unpacked()).into());
            } else if lies_behind {
                self.start_again();
            }
        }
    }

    /// Begins once more with what came before unpacking failed, as with a file that ends there.
    fn cut_at(&mut self, stop: Stop) -> Result<(), Stop> {
        let Stop::Failed(error) = stop else { return Err(stop) };
        if self.cut.is_some() || self.whole.is_some() || error.offset == 0 {
            return Err(stop);
        }
        self.cut = Some(error);
        self.inspection = Inspection::new("", error.offset);
        if let Step::Read(ranges) = self.inspection.step() {
            self.wanted = ranges;
        }
        self.start_again();
        self.starts = 1;
        Ok(())
    }

    /// Unpacks all that is wanted.
    fn unpack(&mut self) -> Result<(), Stop> {
        let length = self.entry.length;
        let end = self.wanted.iter().map(|range| range.end).max().unwrap_or_default();
        let goal = if self.whole.is_some() { length } else { end };
        let (inspection, wanted, whole) = (&mut self.inspection, &self.wanted, &mut self.whole);
        let mut take = |at: u64, bytes: &[u8]| match whole {
            Some(whole) => whole.extend_from_slice(bytes),
            None => {
                let kept = wanted.iter().chain([&(0..limits::INFLATED_HEAD)]);
                let parts = kept.filter_map(|range| part_of(at, bytes, range));
                parts.for_each(|(at, part)| inspection.supply(at, part.to_vec()));
            }
        };
        while self.inflater.unpacked() < goal {
            let before = self.inflater.unpacked();
            // When all was taken in, the last of it may still be about to come out.
            let packed = self.packed.next()?;
            let used = match self.inflater.unpack(packed, goal, &mut take) {
                // All that is left of a cut file has come.
                Err(_) if self.cut.is_some() && self.inflater.unpacked() >= goal => break,
                used => used?,
            };
            if packed.is_empty() && self.inflater.unpacked() == before {
                return Err(Error::new(ErrorKind::Truncated, before).into());
            }
            self.packed.use_up(used);
        }
        Ok(())
    }

    /// Whether an archive is worth being unpacked as a whole.
    fn check_archive(&self) -> Result<(), Error> {
        let Archived { length, stored_length, depth, .. } = self.entry;
        if depth >= limits::ARCHIVE_DEPTH {
            return Err(Error::new(ErrorKind::TooDeep, 0));
        }
        if length > limits::UNPACKED_ARCHIVE {
            return Err(Error::new(ErrorKind::TooLarge, 0));
        }
        if length > limits::PACKED_FIRST && length / limits::UNPACKED_ARCHIVE_RATIO > stored_length {
            return Err(Error::new(ErrorKind::TooCostly, 0));
        }
        Ok(())
    }

    fn start_again(&mut self) {
        self.starts += 1;
        // Where a cut file ends is known already.
        let length = if self.cut.is_some() { u64::MAX } else { self.entry.length };
        self.inflater = Inflater::new(length);
        self.packed.begin_again();
    }
}

/// Inspects an archive that is in memory.
fn inspect(bytes: &[u8]) -> Report {
    let mut inspection = Inspection::new("", offset(bytes.len()));
    loop {
        match inspection.step() {
            Step::Done(report) => return *report,
            Step::Read(ranges) => {
                for range in ranges {
                    let range_of = |range: &Range<u64>| Some(index(range.start)?..index(range.end)?);
                    let part = range_of(&range).and_then(|range| bytes.get(range)).unwrap_or_default();
                    inspection.supply(range.start, part.to_vec());
                }
            }
        }
    }
}
