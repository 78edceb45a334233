//! Which files the list shows, and in which order.

use crate::live_photo::pair::FileId;
use crate::live_photo::{Grade, NearMiss};
use crate::session::{File, Session, Tally, Unread};
use crate::words::page::filter as words;

/// The list's filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Flagged files.
    FaceTime,
    /// Files graded Perhaps.
    WorthALook,
    /// Ordinary Live Photos.
    LivePhotos,
    /// All files.
    All,
    /// Files that could not be read.
    NotReadable,
    /// Files whose bytes do not come.
    Slow,
    /// Files that are set aside; no other filter shows them.
    SetAside,
}

impl Filter {
    /// All filters, in the order in which they stand.
    pub const ALL: [Self; 7] = [
        Self::FaceTime,
        Self::WorthALook,
        Self::LivePhotos,
        Self::All,
        Self::NotReadable,
        Self::Slow,
        Self::SetAside,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FaceTime => words::FACETIME,
            Self::WorthALook => words::WORTH_A_LOOK,
            Self::LivePhotos => words::LIVE_PHOTOS,
            Self::All => words::ALL,
            Self::NotReadable => words::NOT_READABLE,
            Self::Slow => words::SLOW,
            Self::SetAside => words::SET_ASIDE,
        }
    }

    /// How many files it shows.
    #[must_use]
    pub fn count(self, tally: &Tally) -> usize {
        match self {
            Self::FaceTime => tally.flagged,
            Self::WorthALook => tally.perhaps,
            Self::LivePhotos => tally.near_miss(NearMiss::LivePhoto),
            Self::All => tally.shown(),
            Self::NotReadable => tally.failed,
            Self::Slow => tally.slow,
            Self::SetAside => tally.set_aside(),
        }
    }

    fn shows(self, file: &File) -> bool {
        if file.aside().is_some() || self == Self::SetAside {
            return file.aside().is_some() && self == Self::SetAside;
        }
        let Some(outcome) = &file.outcome else {
            return (self == Self::All && file.unread != Unread::Gone)
                || (self == Self::Slow && file.unread == Unread::Slow);
        };
        match self {
            Self::FaceTime => outcome.verdict.grade.is_flagged(),
            Self::WorthALook => outcome.verdict.grade == Grade::Perhaps,
            Self::LivePhotos => outcome.verdict.near_miss == Some(NearMiss::LivePhoto),
            Self::All => true,
            Self::NotReadable => outcome.error.is_some(),
            Self::Slow | Self::SetAside => false,
        }
    }
}

/// The files of the list, in its order: by their numbers, and when all are read, with what was found first.
#[derive(Debug, Default)]
pub struct Shown(Vec<FileId>);

impl Shown {
    /// What a filter shows.
    #[must_use]
    pub fn of(session: &Session, filter: Filter) -> Shown {
        Shown(apply(session, filter))
    }

    /// How many they are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The file of a row.
    #[must_use]
    pub fn file(&self, row: usize) -> Option<FileId> {
        self.0.get(row).copied()
    }

    /// The row of a file.
    #[must_use]
    pub fn row(&self, file: FileId) -> Option<usize> {
        self.0.iter().position(|shown| *shown == file)
    }
}

fn apply(session: &Session, filter: Filter) -> Vec<FileId> {
    let shown = session.files().iter().enumerate().filter(|(_, file)| filter.shows(file)).map(|(id, _)| id);
    if session.tally().is_going_on() {
        return shown.collect();
    }
    let mut by_rank: [Vec<FileId>; 3] = Default::default();
    for id in shown {
        let [found, perhaps, others] = &mut by_rank;
        match session.outcome(id).map(|outcome| outcome.verdict.grade) {
            Some(Grade::Certain | Grade::VeryLikely | Grade::Likely) => found.push(id),
            Some(Grade::Perhaps) => perhaps.push(id),
            _ => others.push(id),
        }
    }
    by_rank.concat()
}
