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
            place: Place::Sought { header: LocalHeader::new(entry), fetched: Vec::new() },
        }
    }

    /// Adds bytes of the outermost file.
    pub fn supply(&mut self, start: u64, bytes: Vec<u8>) {
        match &mut self.place {
            Place::Sought { header, fetched } => {
                header.supply(start, &bytes);
                fetched.push((start, bytes));
            }
            Place::Known(file_start) => {
                let file = *file_start..file_start.saturating_add(self.length);
                if let Some((at, part)) = part_of(start, &bytes, &file) {
                    self.inspection.supply(at - file.start, part.to_vec());
                }
            }
        }
    }

    /// Reads on.
    pub fn step(&mut self) -> Step {
        if let Place::Sought { header, fetched } = &mut self.place
            && !fetched.is_empty()
        {
            match header.file_start() {
                Ok(start) => {
                    let fetched = std::mem::take(fetched);
                    self.place = Place::Known(start);
                    fetched.into_iter().for_each(|(start, bytes)| self.supply(start, bytes));
                }
                Err(Stop::Need(range)) => return Step::Read(vec![range]),
                Err(Stop::Failed(error)) => return Step::Done(Box::new(Report::failed(error))),
            }
        }
        match (self.inspection.step(), &self.place) {
            (Step::Read(ranges), Place::Sought { header, .. }) => {
                Step::Read(joined(ranges.iter().map(|range| header.guess(range))))
            }
            (Step::Read(ranges), Place::Known(start)) => {
                let shifted = ranges.iter().map(|range| start + range.start..start + range.end);
                Step::Read(shifted.collect())
            }
            (Step::Done(mut report), place) => {
                if let Place::Known(start) = place {
                    // A stored archive in this one needs no copy: its files lie in the same outermost file.
                    for file in &mut report.archived {
                        file.header = file.header.saturating_add(*start);
                        file.end = file.end.saturating_add(*start);
                    }
                }
                Step::Done(report)
            }
        }
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
