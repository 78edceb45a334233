//! The counts of a visit, kept as reports come in: no step costs more than the change it brings.

use super::Unread;
use crate::live_photo::{Grade, NearMiss, Verdict};
use crate::report::Report;

/// How many there are of what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files found.
    pub files: usize,
    /// Folders that were dropped and are still searched for files.
    pub searches: usize,
    /// Files read, or found unreadable.
    pub read: usize,
    /// Files that the visitor did not want read.
    pub skipped: usize,
    /// Files whose bytes have not come yet, though they were asked for.
    pub slow: usize,
    /// Length of all files found, in bytes.
    pub bytes_found: u64,
    /// Bytes that were fetched.
    pub bytes_read: u64,
    /// Pictures that could be read.
    pub stills: usize,
    /// Movies that could be read.
    pub movies: usize,
    /// Files that could be read and are neither.
    pub others: usize,
    /// Files that could not be read.
    pub failed: usize,
    /// Files flagged.
    pub flagged: usize,
    /// Files graded Perhaps.
    pub perhaps: usize,
    /// Files of each sort of near-miss, in the order of [`NearMiss::ALL`].
    pub near_misses: [usize; NearMiss::ALL.len()],
    /// Flagged groups, and flagged files without one.
    pub moments: usize,
    /// Flagged groups of which still and movie are here.
    pub moments_with_movie: usize,
    /// Groups of ordinary Live Photos.
    pub live_moments: usize,
}

impl Tally {
    /// Files that are still to be read.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.files.saturating_sub(self.read).saturating_sub(self.skipped)
    }

    /// Whether the visit still goes on: files are read, or searched for.
    #[must_use]
    pub fn is_going_on(&self) -> bool {
        self.waiting() > 0 || self.searches > 0
    }

    /// Files that were found to be this.
    #[must_use]
    pub fn near_miss(&self, near_miss: NearMiss) -> usize {
        let counts = NearMiss::ALL.iter().zip(self.near_misses);
        counts.filter(|(known, _)| **known == near_miss).map(|(_, count)| count).sum()
    }

    /// Whether every file was read: only then is it known what is not among them.
    #[must_use]
    pub fn all_read(&self) -> bool {
        self.read == self.files && self.searches == 0
    }

    /// Counts what a report says by itself.
    pub(super) fn add_report(&mut self, report: &Report) {
        self.read += 1;
        self.bytes_read += report.bytes_read;
        self.failed += usize::from(report.error.is_some());
        let kind = match report.kind {
            _ if report.error.is_some() => return,
            kind if kind.is_movie() => &mut self.movies,
            kind if kind.is_still() => &mut self.stills,
            _ => &mut self.others,
        };
        *kind += 1;
    }

    /// Counts a verdict in or out; a flagged file `alone`, without a group, is a moment.
    pub(super) fn count_verdict(&mut self, verdict: &Verdict, alone: bool, in_: bool) {
        let flagged = verdict.grade.is_flagged();
        step(&mut self.flagged, flagged, in_);
        step(&mut self.moments, flagged && alone, in_);
        step(&mut self.perhaps, verdict.grade == Grade::Perhaps, in_);
        for (count, near_miss) in self.near_misses.iter_mut().zip(NearMiss::ALL) {
            step(count, verdict.near_miss == Some(near_miss), in_);
        }
    }

    /// Counts a file that was not read in or out.
    pub(super) fn count_unread(&mut self, unread: Unread, in_: bool) {
        step(&mut self.slow, unread == Unread::Slow, in_);
        step(&mut self.skipped, unread == Unread::Skipped, in_);
    }

    /// Counts a group in or out.
    pub(super) fn count_moment(&mut self, flagged: bool, whole: bool, live: bool, in_: bool) {
        step(&mut self.moments, flagged, in_);
        step(&mut self.moments_with_movie, flagged && whole, in_);
        step(&mut self.live_moments, live && !flagged, in_);
    }
}

fn step(count: &mut usize, applies: bool, in_: bool) {
    if applies {
        *count = if in_ { *count + 1 } else { count.saturating_sub(1) };
    }
}
