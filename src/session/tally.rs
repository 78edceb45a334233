//! The counts of a visit, kept as reports come in: no step costs more than the change it brings.

use super::diagnosis::Ways;
use super::{Aside, File, Filter, Measure, Outcome, Unread};
use crate::live_photo::{Grade, NearMiss, Verdict};
use crate::report::Kind;

/// How many there are of what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files found, but for those that are left out.
    pub files: usize,
    /// Folders that were dropped and are still searched for files.
    pub searches: usize,
    /// Files read, or found unreadable.
    pub read: usize,
    /// Files that the visitor did not want read.
    pub skipped: usize,
    /// Files whose bytes have not come yet, though they were asked for.
    pub slow: usize,
    /// Length of these files, in bytes.
    pub bytes_found: u64,
    /// Bytes that were fetched.
    pub bytes_read: u64,
    /// Pictures that could be read.
    pub stills: usize,
    /// Movies that could be read.
    pub movies: usize,
    /// Files that could be read and are neither.
    pub others: usize,
    /// Archives that were not opened, or of which only a part could be: they may hold photos that nobody looked at.
    pub archives: usize,
    /// Those of them of which nothing was opened: of another sort than ZIP, or unreadable.
    pub unopened: usize,
    /// Those of these that could not be read. They are in [`Tally::failed`] too.
    pub failed_archives: usize,
    /// Files that could not be read, but for companions.
    pub failed: usize,
    /// Archives set aside since all that is in them are files of the visit.
    pub opened: usize,
    /// Files set aside since they accompany photos, readable or not.
    pub companions: usize,
    /// Files set aside since they are no photos.
    pub not_photos: usize,
    /// Files of a Photos library that are not read.
    pub left_out: usize,
    /// Files flagged.
    pub flagged: usize,
    /// Files graded Perhaps.
    pub perhaps: usize,
    /// Files of each grade, in the order of [`Grade::ALL`].
    pub grades: [usize; Grade::ALL.len()],
    /// Files of each sort of near-miss, in the order of [`NearMiss::ALL`].
    pub near_misses: [usize; NearMiss::ALL.len()],
    /// Flagged groups, and flagged files without one.
    pub moments: usize,
    /// Flagged groups of which still and movie are here.
    pub moments_with_movie: usize,
    /// Movies that are no picture of their own beside their still, in each of [`Filter::OF_PICTURES`](super::Filter).
    pub covered: [usize; Filter::OF_PICTURES.len()],
    /// What the pictures tell of the way they came.
    pub ways: Ways,
}

impl Tally {
    /// Files that are still to be read.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.files.saturating_sub(self.read).saturating_sub(self.skipped)
    }

    /// Files that nobody waits for any more: read, or skipped.
    #[must_use]
    pub fn done(&self) -> usize {
        self.files.saturating_sub(self.waiting())
    }

    /// All files that were given.
    #[must_use]
    pub fn given(&self) -> usize {
        self.files + self.left_out
    }

    /// Files that are set aside.
    #[must_use]
    pub fn set_aside(&self) -> usize {
        self.opened + self.companions + self.not_photos + self.left_out
    }

    /// Files that are not set aside. As long as a file has not been read, it is one of them.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.files.saturating_sub(self.opened + self.companions + self.not_photos)
    }

    /// Files that are photos or movies, or may be: they have not been read, or could not be.
    #[must_use]
    pub fn pictures(&self) -> usize {
        self.shown().saturating_sub(self.archives)
    }

    /// Those of them that could not be read.
    #[must_use]
    pub fn failed_pictures(&self) -> usize {
        self.failed.saturating_sub(self.failed_archives)
    }

    /// Those of them that were read, or found unreadable.
    #[must_use]
    pub fn pictures_read(&self) -> usize {
        (self.read + self.pictures()).saturating_sub(self.files)
    }

    /// Whether more files may be read or found at any moment. Those whose bytes do not come are not waited for.
    #[must_use]
    pub fn are_coming(&self) -> bool {
        self.waiting() > self.slow || self.searches > 0
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

    /// Whether every file could be read, and every archive opened in full: only then is it known what is not among them.
    #[must_use]
    pub fn all_read(&self) -> bool {
        self.read == self.files && self.searches == 0 && self.failed + self.archives == 0
    }

    /// Counts a file that was found in, or out when it has gone. One that is left out is in no other count.
    pub(super) fn count_found(&mut self, file: File<'_>, in_: bool) {
        if file.unread() == Unread::LeftOut {
            return step(&mut self.left_out, true, in_);
        }
        step(&mut self.files, true, in_);
        // What lies in an archive is a part of it.
        let length = if file.inside().is_none() { file.length() } else { 0 };
        self.bytes_found = match in_ {
            true => self.bytes_found.saturating_add(length),
            false => self.bytes_found.saturating_sub(length),
        };
    }

    /// Counts a file's length when it becomes known.
    pub(super) fn count_measured(&mut self, measure: Measure) {
        self.bytes_found = self.bytes_found.saturating_add(measure.length);
    }

    /// Counts in what an outcome says by itself, or out when its file has gone.
    pub(super) fn count_outcome(&mut self, file: File<'_>, outcome: Outcome<'_>, in_: bool) {
        self.ways.count(file, outcome, in_);
        let (kind, aside, failed) = (outcome.kind, outcome.aside(), outcome.error().is_some());
        step(&mut self.read, true, in_);
        step(&mut self.failed, failed && aside.is_none(), in_);
        step(&mut self.companions, aside == Some(Aside::Companion), in_);
        step(&mut self.not_photos, aside == Some(Aside::NotPhoto), in_);
        step(&mut self.opened, aside == Some(Aside::Opened), in_);
        let unopened = kind == Kind::Tar || (kind == Kind::Zip && failed);
        step(&mut self.unopened, unopened, in_);
        step(&mut self.failed_archives, unopened && failed, in_);
        step(&mut self.archives, unopened || (kind == Kind::Zip && aside.is_none()), in_);
        step(&mut self.movies, !failed && kind.is_movie(), in_);
        step(&mut self.stills, !failed && kind.is_still(), in_);
        step(&mut self.others, !failed && !kind.is_photo_or_movie(), in_);
    }

    /// Counts a verdict in or out; a flagged file `alone`, without a group, is a moment.
    pub(super) fn count_verdict(&mut self, verdict: &Verdict, alone: bool, in_: bool) {
        let flagged = verdict.grade.is_flagged();
        step(&mut self.flagged, flagged, in_);
        step(&mut self.moments, flagged && alone, in_);
        step(&mut self.perhaps, verdict.grade == Grade::Perhaps, in_);
        for (count, grade) in self.grades.iter_mut().zip(Grade::ALL) {
            step(count, verdict.grade == grade, in_);
        }
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
    pub(super) fn count_moment(&mut self, flagged: bool, whole: bool, in_: bool) {
        step(&mut self.moments, flagged, in_);
        step(&mut self.moments_with_movie, flagged && whole, in_);
    }

    /// Counts the movies of a group in or out that are no pictures of their own.
    pub(super) fn count_covered(&mut self, movies: [usize; Filter::OF_PICTURES.len()], in_: bool) {
        for (count, movies) in self.covered.iter_mut().zip(movies) {
            *count = if in_ { *count + movies } else { count.saturating_sub(movies) };
        }
    }
}

/// Counts in or out what applies.
pub(super) fn step(count: &mut usize, applies: bool, in_: bool) {
    if applies {
        *count = if in_ { *count + 1 } else { count.saturating_sub(1) };
    }
}
