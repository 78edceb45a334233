//! A file that lies in its archive as it is: its ranges are ranges of the archive's, further on.

use super::local_header::{LocalHeader, part_of};
use crate::bytes::Stop;
use crate::inspect::{Inspection, Step};
use crate::report::{Archived, Report};
use std::ops::Range;

/// The reading of such a file.
#[derive(Debug)]
pub struct Stored {
    inspection: Inspection,
    length: u64,
    /// Ranges of the file itself that its inspection waits for.
    wanted: Vec<Range<u64>>,
    place: Place,
}

/// Where the file's bytes begin.
#[derive(Debug)]
enum Place {
    /// Not known yet; what was fetched waits for it.
    Sought {
        header: LocalHeader,
        fetched: Vec<(u64, Vec<u8>)>,
    },
    Known(u64),
}

impl Stored {
    /// Of this file.
    pub fn new(entry: &Archived) -> Self {
        let (_, name) = entry.folder_and_name();
        Self {
            inspection: Inspection::new(name, entry.length),
            length: entry.length,
            wanted: Vec::new(),
            place: Place::Sought { header: LocalHeader::new(entry), fetched: Vec::new() },
        }
    }

    /// As [`Inspection::leave_out_entries`].
    pub fn leave_out_entries(&mut self) {
        self.inspection.leave_out_entries();
    }

    /// Adds bytes of the outermost file.
    pub fn supply(&mut self, start: u64, bytes: Vec<u8>) {
        match &mut self.place {
            Place::Sought { header, fetched } => {
                header.supply(start, &bytes);
                fetched.push((start, bytes));
            }
            Place::Known(file_start) => {
                let file_start = *file_start;
                self.pass_on(file_start, start, &bytes);
            }
        }
    }

    /// Gives the inspection what of these bytes is the file's; whether there was anything.
    fn pass_on(&mut self, file_start: u64, start: u64, bytes: &[u8]) -> bool {
        let file = file_start..file_start.saturating_add(self.length);
        let part = part_of(start, bytes, &file);
        if let Some((at, part)) = part {
            self.inspection.supply(at - file_start, part.to_vec());
        }
        part.is_some()
    }

    /// Reads on.
    pub fn step(&mut self) -> Step {
        if let Place::Sought { header, fetched } = &mut self.place
            && !fetched.is_empty()
        {
            let start = match header.file_start() {
                Ok(start) => start,
                Err(Stop::Need(range)) => return Step::Read(vec![range]),
                Err(Stop::Failed(error)) => return Step::Done(Box::new(Report::failed(error))),
            };
            let was_guessed = header.was_guessed(start);
            let fetched = std::mem::take(fetched);
            self.place = Place::Known(start);
            let came =
                fetched.iter().fold(false, |came, (at, bytes)| self.pass_on(start, *at, bytes) || came);
            if !came || !was_guessed {
                return self.ask();
            }
        }
        match self.inspection.step() {
            Step::Read(ranges) => {
                self.wanted = ranges;
                self.ask()
            }
            Step::Done(report) => self.done(report),
        }
    }

    /// What is wanted, as ranges of the outermost file.
    fn ask(&self) -> Step {
        let wanted = self.wanted.iter();
        Step::Read(match &self.place {
            Place::Sought { header, .. } => joined(wanted.map(|range| header.guess(range))),
            Place::Known(start) => wanted.map(|range| start + range.start..start + range.end).collect(),
        })
    }

    /// A stored archive in this one needs no copy: its files lie in the same outermost file.
    fn done(&self, mut report: Box<Report>) -> Step {
        if let Place::Known(start) = self.place {
            for file in &mut report.archived {
                file.header = file.header.saturating_add(start);
                file.end = file.end.saturating_add(start);
            }
        }
        Step::Done(report)
    }
}

/// Ranges that overlap or touch as one.
fn joined(ranges: impl Iterator<Item = Range<u64>>) -> Vec<Range<u64>> {
    let mut joined: Vec<Range<u64>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
