//! A driver for files inside archives, as the native program and the page's workers have it.

// What one test leaves out is not dead.
#![allow(dead_code)]

use crate::drive::{MOST_STEPS, Sample};
use facetime_photo_inspector::archive::Reading;
use facetime_photo_inspector::inspect::Step;
use facetime_photo_inspector::report::{Archived, Report};
use std::ops::Range;

/// What a reading asked for, read by read, what it found, and what it unpacked.
pub struct Observed {
    pub reads: Vec<Vec<Range<u64>>>,
    pub report: Report,
    pub unpacked: Option<Vec<u8>>,
}

/// Drives a reading to its end, giving exactly what is asked for.
pub fn drive<S: Sample + ?Sized>(what: &str, mut reading: Reading, sample: &S) -> Observed {
    let mut reads = Vec::new();
    for _ in 0..MOST_STEPS {
        match reading.step() {
            Step::Done(report) => {
                let fetched: u64 =
                    reads.iter().flatten().map(|range: &Range<u64>| range.end - range.start).sum();
                let counted = (u64::from(report.reads), report.bytes_read);
                assert_eq!(counted, (reads.len() as u64, fetched), "{what}: reads and bytes");
                return Observed { reads, report: *report, unpacked: reading.take_unpacked() };
            }
            Step::Read(ranges) => {
                for range in &ranges {
                    assert!(range.start < range.end, "{what}: an empty range was asked for");
                    assert!(range.end <= sample.length(), "{what}: {range:?} is not inside the file");
                    reading.supply(range.start, sample.bytes(range.clone()));
                }
                reads.push(ranges);
            }
        }
    }
    panic!("{what}: no report after {MOST_STEPS} steps");
}

/// The reading of a file by itself.
pub fn observe<S: Sample + ?Sized>(name: &str, sample: &S) -> Observed {
    drive(name, Reading::new(name, sample.length()), sample)
}

/// The files of an archive.
pub fn list<S: Sample + ?Sized>(name: &str, sample: &S) -> Vec<Archived> {
    let report = observe(name, sample).report;
    assert_eq!((report.kind.code(), report.error, report.remarks), ("zip", None, Vec::new()), "{name}");
    report.archived
}

/// The reading of a file in an archive.
pub fn observe_inside<S: Sample + ?Sized>(entry: &Archived, sample: &S) -> Observed {
    drive(&entry.path, Reading::inside(entry), sample)
}

/// What is found when of each range only so many bytes arrive; none if that never ends.
pub fn observe_slowly<S: Sample + ?Sized>(entry: &Archived, sample: &S, length: u64) -> Option<Report> {
    let mut reading = Reading::inside(entry);
    (0..20_000).find_map(|_| match reading.step() {
        Step::Done(report) => Some(*report),
        Step::Read(ranges) => {
            for range in ranges {
                let end = range.end.min(range.start + length);
                reading.supply(range.start, sample.bytes(range.start..end));
            }
            None
        }
    })
}

/// All of a report but its cost.
pub fn facts(report: &Report) -> Report {
    Report { reads: 0, bytes_read: 0, ..report.clone() }
}

/// A file and all files inside it, in order, each with its path and what its reading found.
pub fn read_all<S: Sample + ?Sized>(name: &str, sample: &S) -> Vec<(String, Report)> {
    let mut all = Vec::new();
    go_on(name.to_owned(), Reading::new(name, sample.length()), sample, &mut all);
    all
}

fn go_on<S: Sample + ?Sized>(path: String, reading: Reading, sample: &S, all: &mut Vec<(String, Report)>) {
    let Observed { report, unpacked, .. } = drive(&path, reading, sample);
    let files = report.archived.clone();
    all.push((path.clone(), report));
    for file in files {
        let (inner, reading) = (format!("{path}!/{}", file.path), Reading::inside(&file));
        match &unpacked {
            Some(bytes) => go_on(inner, reading, bytes.as_slice(), all),
            None => go_on(inner, reading, sample, all),
        }
    }
}

/// The paths of all that was read, with what is wrong with each.
pub fn outline<S: Sample + ?Sized>(name: &str, sample: &S) -> Vec<String> {
    let problem =
        |report: &Report| report.error.map_or(String::new(), |error| format!(": {}", error.kind.code()));
    let all = read_all(name, sample).into_iter();
    all.map(|(path, report)| format!("{path} {}{}", report.kind.code(), problem(&report))).collect()
}
