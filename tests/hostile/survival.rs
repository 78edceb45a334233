//! The check of all hostile samples.

use crate::drive::visit::visit;
use crate::drive::{MOST_STEPS, Observed, Sample, observe};
use crate::memory::measure;
use facetime_photo_inspector::bytes::Error;
use facetime_photo_inspector::report::Report;
use std::time::{Duration, Instant};

/// What one inspection may take at a time beyond the file's own bytes.
const MOST_MEMORY: usize = 32 * 1024 * 1024;

/// Without optimisation, on a busy machine; the page's worker is twenty times as fast. What this is to find
/// takes minutes: effort that grows with the square or the cube of a file.
const MOST_TIME: Duration = Duration::from_secs(10);

/// Inspects and judges a file, which must end soon and leave a small report.
pub fn check<S: Sample + ?Sized>(what: &str, sample: &S) -> Report {
    let start = Instant::now();
    let (Observed { reads, report }, peak) = measure(|| observe("a", sample));
    let took = start.elapsed();
    assert!(peak < MOST_MEMORY, "{what}: took {peak} bytes of memory");
    assert!(took < MOST_TIME, "{what}: took {took:?}");
    assert!(reads.len() < MOST_STEPS, "{what}: took {} reads", reads.len());
    let (visit, peak) = measure(|| visit(&[("a".to_owned(), report.clone())], &[0]));
    assert!(peak < MOST_MEMORY / 4, "{what}: the report has {peak} bytes");
    let verdict = visit.verdict("a");
    assert!(!verdict.grade.is_flagged() || !verdict.marks.is_empty(), "{what}: flagged without a mark");
    report
}

/// The codes of all that went wrong, each with its place: `exif_truncated@12`, or `file: empty@0`.
pub fn problems(report: &Report) -> Vec<String> {
    let place = |Error { offset, .. }| format!("@{offset}");
    let whole = report.error.map(|error| format!("file: {}{}", error.kind.code(), place(error)));
    let parts = report.remarks.iter().map(|remark| remark.code() + &place(remark.error));
    whole.into_iter().chain(parts).collect()
}
