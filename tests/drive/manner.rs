//! Manners in which a driver may answer: with less than was asked for, or with more, in any order.

use super::Sample;
use facetime_photo_inspector::inspect::Inspection;
use facetime_photo_inspector::report::Report;
use std::ops::Range;

/// All of a report but its cost.
pub fn facts(report: Report) -> Report {
    Report { reads: 0, bytes_read: 0, ..report }
}

/// The first bytes of each range, so that every step brings something new.
pub fn supply_first(inspection: &mut Inspection, file: &[u8], ranges: &[Range<u64>], length: u64) {
    for range in ranges {
        supply(inspection, file, range.start..range.end.min(range.start + length));
    }
}

/// The bytes of one read in pieces, the last ones first.
pub fn backwards(inspection: &mut Inspection, file: &[u8], ranges: &[Range<u64>], length: u64) {
    let step = usize::try_from(length).expect("a piece fits into memory");
    for range in ranges {
        for start in range.clone().step_by(step).collect::<Vec<_>>().into_iter().rev() {
            supply(inspection, file, start..start + length);
        }
    }
}

/// A stretch of the file, as far as the file has it.
pub fn supply(inspection: &mut Inspection, file: &[u8], range: Range<u64>) {
    let end = range.end.min(file.len() as u64);
    inspection.supply(range.start, file.bytes(range.start..end));
}
