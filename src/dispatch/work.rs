//! One worker and what it was given.

use super::{SILENT_TICKS, SILENT_TICKS_AT_START};
use crate::live_photo::pair::FileId;
use crate::read_plan::{FIRST_GROUP, GROUP, GROUPS_AT_ONCE, WORN_AFTER};

/// A worker's number; none is used twice.
pub type WorkerId = usize;

/// A worker, and what it has in hand.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) id: WorkerId,
    /// Whether it waits for slow files.
    pub(super) patient: bool,
    pub(super) given: Vec<Group>,
    /// Files it reads for a visitor who opened them.
    pub(super) opening: Vec<FileId>,
    /// Whether it tries to send something.
    pub(super) trying: bool,
    /// Whether it has ever said anything.
    pub(super) came_up: bool,
    /// How often it was asked in vain.
    pub(super) silent: u32,
    /// How many files it was given to read.
    pub(super) total: usize,
}

/// Files that a worker was given together.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) files: Vec<FileId>,
    /// Whether it is one file alone, to blame if its worker fails: its worker failed before, or it is slow.
    pub(super) again: bool,
}

impl Work {
    pub(super) fn new(id: WorkerId, patient: bool) -> Self {
        Self {
            id,
            patient,
            given: Vec::new(),
            opening: Vec::new(),
            trying: false,
            came_up: false,
            silent: 0,
            total: 0,
        }
    }

    pub(super) fn is_busy(&self) -> bool {
        !self.given.is_empty() || !self.opening.is_empty() || self.trying
    }

    /// Whether it has read so much that another one is to go on for it.
    pub(super) fn is_worn(&self) -> bool {
        self.total >= WORN_AFTER
    }

    /// How many files it takes as its next group.
    pub(super) fn next_group(&self) -> usize {
        if self.total == 0 { FIRST_GROUP } else { GROUP }
    }

    /// How many groups it may have at once. Its first one is by itself: the browser would open the second meanwhile, and
    /// the first answers would wait for that.
    pub(super) fn most_groups(&self) -> usize {
        if self.total <= FIRST_GROUP { 1 } else { GROUPS_AT_ONCE }
    }

    /// Whether it was asked in vain too often.
    pub(super) fn is_hung(&self) -> bool {
        self.silent > if self.came_up { SILENT_TICKS } else { SILENT_TICKS_AT_START }
    }

    pub(super) fn files(&self) -> impl Iterator<Item = FileId> + '_ {
        self.given.iter().flat_map(|group| group.files.iter().copied())
    }

    /// Takes files off its hands.
    pub(super) fn settle(&mut self, is_settled: &dyn Fn(&FileId) -> bool) {
        for group in &mut self.given {
            group.files.retain(|file| !is_settled(file));
        }
        self.given.retain(|group| !group.files.is_empty());
    }
}
