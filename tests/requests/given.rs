//! The check of all these tables.

use crate::drive::{Observed, Sample, observe};
use facetime_photo_inspector::report::Report;
use std::ops::Range;

pub const KIB: u64 = 1024;

/// The opening reads, by a file's name.
pub const STILL: u64 = 16 * KIB;
pub const HEIC: u64 = 32 * KIB;
pub const MOVIE_HEAD: u64 = 4 * KIB;
pub const MOVIE_TAIL: u64 = 20 * KIB;

/// A file's reads, each of one range or several.
pub type Reads<'a> = &'a [&'a [Range<u64>]];

/// Inspects a file; `expected` is what is asked for. Gives the report.
pub fn check<S: Sample + ?Sized>(what: &str, name: &str, sample: &S, expected: Reads<'_>) -> Report {
    let Observed { reads, report } = observe(name, sample);
    assert_eq!(reads, expected, "{what}");
    let fetched: u64 =
        expected.iter().flat_map(|ranges| ranges.iter()).map(|range| range.end - range.start).sum();
    let counted = (u64::from(report.reads), report.bytes_read);
    assert_eq!(counted, (reads.len() as u64, fetched), "{what}: reads and bytes, as the report counts them");
    report
}

/// Both marks were found, wherever they were.
pub fn assert_marked(what: &str, report: &Report) {
    let facts = &report.facts;
    assert!(facts.lens_model.is_some() && facts.user_comment.is_some(), "{what}: both marks are found");
    assert_eq!((report.error, report.remarks.as_slice()), (None, [].as_slice()), "{what}");
}

/// The movie's keyword and identifier were found.
pub fn assert_marked_movie(what: &str, report: &Report) {
    let facts = &report.facts;
    assert!(
        facts.keywords.len() == 1 && facts.identifier.is_some(),
        "{what}: keyword and identifier are found"
    );
    assert_eq!((report.error, report.remarks.as_slice()), (None, [].as_slice()), "{what}");
}
