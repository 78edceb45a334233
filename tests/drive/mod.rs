//! Reads samples as the page's workers and the native program do: an `Inspection` asks, this answers.

// Each test target uses its own part of this module; what one leaves out is not dead.
#![allow(dead_code)]

pub mod manner;
pub mod random;
pub mod sparse;
pub mod visit;

use facetime_photo_inspector::inspect::{Inspection, Step};
use facetime_photo_inspector::report::Report;
use std::ops::Range;

/// No file may cost more steps than this when its driver gives all that is asked for.
pub const MOST_STEPS: usize = 200;

/// A file to be read in ranges.
pub trait Sample {
    fn length(&self) -> u64;
    fn bytes(&self, range: Range<u64>) -> Vec<u8>;
}

impl Sample for [u8] {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn bytes(&self, range: Range<u64>) -> Vec<u8> {
        let index = |offset| usize::try_from(offset).expect("a sample fits into memory");
        self[index(range.start)..index(range.end)].to_vec()
    }
}

/// What an inspection asked for, read by read, and what it found.
pub struct Observed {
    pub reads: Vec<Vec<Range<u64>>>,
    pub report: Report,
}

/// Inspects a file, giving exactly what is asked for.
pub fn observe<S: Sample + ?Sized>(name: &str, sample: &S) -> Observed {
    let mut reads = Vec::new();
    let report = inspect_by(name, sample.length(), MOST_STEPS, |inspection, ranges| {
        for range in ranges {
            assert!(range.start < range.end, "{name}: an empty range was asked for");
            assert!(range.end <= sample.length(), "{name}: {range:?} is not inside the file");
            inspection.supply(range.start, sample.bytes(range.clone()));
        }
        reads.push(ranges.to_vec());
    });
    Observed { reads, report }
}

/// The report on a file.
pub fn inspect(name: &str, bytes: &[u8]) -> Report {
    observe(name, bytes).report
}

/// Inspects a file of which `supply` gives the bytes in any manner, in so many steps at most.
pub fn inspect_by(
    name: &str,
    length: u64,
    most_steps: usize,
    mut supply: impl FnMut(&mut Inspection, &[Range<u64>]),
) -> Report {
    let mut inspection = Inspection::new(name, length);
    for _ in 0..most_steps {
        match inspection.step() {
            Step::Done(report) => return *report,
            Step::Read(ranges) => supply(&mut inspection, &ranges),
        }
    }
    panic!("{name}: no report after {most_steps} steps");
}
