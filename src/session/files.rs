//! The files of a visit, as small as they can be kept: texts lie in one piece, and what few files have lies apart.

use super::outcome::{Judged, Outcome, Rare};
use super::pages::Pages;
use super::rings::Small;
use super::texts::{TextId, Texts};
use super::{Aside, FoundFile, Measure, Unread};
use crate::live_photo::pair::FileId;
use crate::report::DateTime;
use std::ops::Range;

/// What is kept of a file.
#[derive(Debug, Clone)]
pub struct Kept {
    pub(super) length: u64,
    modified: u64,
    name: TextId,
    pub(super) folder: TextId,
    /// The archive it lies in.
    pub(super) inside: Small,
    /// Why it has no outcome.
    pub(super) unread: Unread,
    /// Absent until it has been read.
    pub(super) outcome: Option<Judged>,
    pub(super) rare: Option<Box<Rare>>,
}

impl Kept {
    /// Whether it is known what the file measures.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        self.length > 0 || self.modified > 0
    }

    /// Notes it.
    pub(super) fn measure(&mut self, measure: Measure) {
        self.length = measure.length;
        self.modified = measure.modified;
    }
}

/// All files, by their numbers, and their texts.
#[derive(Debug, Clone, Default)]
pub struct Files {
    all: Pages<Kept>,
    pub(super) texts: Texts,
    /// Identifiers alone, so that their numbers are those of the groups.
    pub(super) identifiers: Texts,
}

impl Files {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Takes the next file in.
    pub(super) fn add(&mut self, found: &FoundFile, unread: Unread) {
        let kept = Kept {
            length: found.length,
            modified: found.modified,
            name: self.texts.keep(&found.name),
            folder: self.texts.intern(&found.folder),
            inside: found.inside.into(),
            unread,
            outcome: None,
            rare: None,
        };
        self.note_inside(kept.inside);
        self.all.push(kept);
    }

    /// Notes that the next file lies in an archive. Those that lie there are found one after the other, or nearly so.
    fn note_inside(&mut self, archive: Small) {
        let next = self.all.len();
        let Some(kept) = archive.id().and_then(|archive| self.kept_mut(archive)) else { return };
        let rare = kept.rare.get_or_insert_default();
        rare.inside_count += 1;
        match rare.inside.last_mut().filter(|stretch| stretch.end == next) {
            Some(stretch) => stretch.end += 1,
            None => rare.inside.push(next..next + 1),
        }
    }

    /// One file.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<File<'_>> {
        Some(File { files: self, kept: self.kept(id)? })
    }

    /// What is kept of one.
    #[must_use]
    pub fn kept(&self, id: FileId) -> Option<&Kept> {
        self.all.get(id)
    }

    pub(super) fn kept_mut(&mut self, id: FileId) -> Option<&mut Kept> {
        self.all.get_mut(id)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self, kept: &Kept) -> &str {
        self.texts.get(kept.name)
    }

    /// The files that lie in an archive, without those in archives in it; and how many there are.
    pub(super) fn inside(&self, archive: FileId) -> (&[Range<FileId>], usize) {
        let rare = self.kept(archive).and_then(|kept| kept.rare.as_ref());
        rare.map_or((&[], 0), |rare| (&rare.inside, rare.inside_count))
    }
}

/// A file of the visit.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    files: &'a Files,
    kept: &'a Kept,
}

impl<'a> File<'a> {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.files.name(self.kept)
    }

    /// The folders it was found in, joined by `/`; empty when it came alone.
    #[must_use]
    pub fn folder(self) -> &'a str {
        self.files.texts.get(self.kept.folder)
    }

    /// The archive it lies in; the folders are then those inside the archive.
    #[must_use]
    pub fn inside(self) -> Option<FileId> {
        self.kept.inside.id()
    }

    /// Its length in bytes; 0 until it has been opened.
    #[must_use]
    pub fn length(self) -> u64 {
        self.kept.length
    }

    /// When it was changed last, as its disk says, or the archive in which it lies; unknown until it has been opened.
    #[must_use]
    pub fn changed(self) -> Option<DateTime> {
        let known = Some(self.kept.modified / 1000).filter(|seconds| *seconds > 0);
        known.and_then(DateTime::from_seconds_since_1970)
    }

    /// Whether it is the one that was found, as far as its place, its length and the time of its last change tell. One
    /// that was never opened, since the visitor skipped it, is as good as any other.
    #[must_use]
    pub fn is(self, found: &FoundFile) -> bool {
        let same = (self.kept.length, self.kept.modified) == (found.length, found.modified);
        let same = same || !self.kept.is_measured();
        same && self.inside() == found.inside && self.folder() == found.folder && self.name() == found.name
    }

    /// What is known of it; absent until it has been read.
    #[must_use]
    pub fn outcome(self) -> Option<Outcome<'a>> {
        Outcome::of(self.files, self.kept)
    }

    /// Why it has no outcome.
    #[must_use]
    pub fn unread(self) -> Unread {
        self.kept.unread
    }

    /// Why it is set aside; none of what is shown.
    #[must_use]
    pub fn aside(self) -> Option<Aside> {
        match &self.kept.outcome {
            Some(outcome) => outcome.aside,
            None => (self.kept.unread == Unread::LeftOut).then_some(Aside::LeftOut),
        }
    }
}
