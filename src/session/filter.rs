//! What the list can show, and in which order. Which class a file has is decided here alone, whenever something
//! happens to it; so no list is ever made anew.

use super::ranked::{Class, Classes};
use super::{File, Moment, Session, Unread};
use crate::live_photo::pair::FileId;
use crate::live_photo::{Grade, NearMiss};
use std::ops::Range;

/// The list's filters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Filter {
    /// Flagged files.
    FaceTime,
    /// Files graded Perhaps.
    WorthALook,
    /// Ordinary Live Photos.
    LivePhotos,
    /// All files but those that are set aside or have gone.
    #[default]
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

    /// Those that can show Live Photos, of which the grid shows one picture.
    pub const OF_PICTURES: [Self; 3] = [Self::FaceTime, Self::LivePhotos, Self::All];

    fn shows(self) -> Classes {
        match self {
            Self::FaceTime => classes(&[FOUND]),
            Self::WorthALook => classes(&[PERHAPS]),
            Self::LivePhotos => classes(&[&[Class::LivePerhaps, Class::Live]]),
            Self::All => classes(&[FOUND, PERHAPS, OTHERS]),
            Self::NotReadable => classes(&[&[Class::Failed]]),
            Self::Slow => classes(&[&[Class::Slow]]),
            Self::SetAside => classes(&[ASIDE]),
        }
    }
}

/// When all is read, what was found comes first, then what is worth a look, then all others.
const FOUND: &[Class] = &[Class::Found];
const PERHAPS: &[Class] = &[Class::Perhaps, Class::LivePerhaps];
const OTHERS: &[Class] =
    &[Class::Live, Class::Other, Class::Failed, Class::Queued, Class::Slow, Class::Skipped];
const ASIDE: &[Class] = &[Class::Aside];

fn classes(lists: &[&[Class]]) -> Classes {
    lists.iter().copied().flatten().copied().collect()
}

impl Session {
    /// How many files a filter shows.
    #[must_use]
    pub fn row_count(&self, filter: Filter) -> usize {
        self.ranked.count(filter.shows())
    }

    /// How many pictures it shows where a Live Photo is one: without the movies whose still it shows.
    #[must_use]
    pub fn picture_count(&self, filter: Filter) -> usize {
        let covered = Filter::OF_PICTURES.iter().zip(self.tally.covered);
        let covered = covered.filter(|(known, _)| **known == filter).map(|(_, movies)| movies).sum();
        self.row_count(filter).saturating_sub(covered)
    }

    /// The movies of a group that are no pictures of their own, in each of [`Filter::OF_PICTURES`].
    pub(super) fn covered(&self, moment: Moment<'_>) -> [usize; Filter::OF_PICTURES.len()] {
        let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let ([_, flagged], live) = (moment.flagged(), moment.live_movies());
        Filter::OF_PICTURES.map(|filter| match (moment.first_still(), filter) {
            (Some(still), _) if !self.is_in(filter, still) => 0,
            (None, _) => 0,
            (_, Filter::FaceTime) => number(flagged),
            (_, Filter::LivePhotos) => number(live),
            _ => moment.half_size(true),
        })
    }

    /// The files in these rows of the list, the first row being 0. A row costs the same in a visit of any size.
    #[must_use]
    pub fn rows(&self, filter: Filter, rows: Range<usize>) -> Vec<FileId> {
        let parts = self.parts(filter).map(|part| (part, self.ranked.count(part)));
        rows.map_while(|row| {
            let mut before = row;
            let (part, _) = parts.iter().find(|(_, count)| match before.checked_sub(*count) {
                Some(rest) => {
                    before = rest;
                    false
                }
                None => true,
            })?;
            self.ranked.nth(*part, before)
        })
        .collect()
    }

    /// The row of the list in which a file is; none if the filter does not show it.
    #[must_use]
    pub fn row_of(&self, filter: Filter, id: FileId) -> Option<usize> {
        let mut before = 0;
        self.parts(filter).into_iter().find_map(|part| {
            let place = self.ranked.place(part, id).map(|place| before + place);
            before += self.ranked.count(part);
            place
        })
    }

    /// Whether a filter shows a file.
    pub(super) fn is_in(&self, filter: Filter, id: FileId) -> bool {
        self.ranked.is_of(filter.shows(), id)
    }

    /// In which part of a list a file stands.
    pub(super) fn part_of(&self, id: FileId) -> u64 {
        let is_in = |rank: &[Class]| self.ranked.is_of(classes(&[rank]), id);
        match (self.tally.is_going_on(), is_in(FOUND), is_in(PERHAPS)) {
            (true, ..) | (false, true, _) => 0,
            (false, false, true) => 1,
            (false, false, false) => 2,
        }
    }

    /// What a filter shows, part after part, each in the order in which files were found. While files are read there is
    /// one part, so that nothing jumps. Other orders are made in `arranged.rs`.
    fn parts(&self, filter: Filter) -> [Classes; 3] {
        let shown = filter.shows();
        match self.tally.is_going_on() {
            true => [shown, Classes::default(), Classes::default()],
            false => {
                [&[FOUND][..], &[PERHAPS], &[OTHERS, ASIDE]].map(|rank| shown.intersection(classes(rank)))
            }
        }
    }

    /// Gives a file its class, after anything has happened to it.
    pub(super) fn rank(&mut self, id: FileId) {
        let class = self.files.get(id).and_then(class);
        self.ranked.set(id, class);
        self.note(id);
    }
}

fn class(file: File<'_>) -> Option<Class> {
    if file.aside().is_some() {
        return Some(Class::Aside);
    }
    let Some(outcome) = file.outcome() else {
        return match file.unread() {
            Unread::Queued => Some(Class::Queued),
            Unread::Slow => Some(Class::Slow),
            Unread::Skipped => Some(Class::Skipped),
            Unread::LeftOut => Some(Class::Aside),
            Unread::Gone => None,
        };
    };
    let is_live = outcome.verdict.near_miss == Some(NearMiss::LivePhoto);
    Some(match outcome.verdict.grade {
        _ if outcome.error().is_some() => Class::Failed,
        grade if grade.is_flagged() => Class::Found,
        Grade::Perhaps if is_live => Class::LivePerhaps,
        Grade::Perhaps => Class::Perhaps,
        _ if is_live => Class::Live,
        _ => Class::Other,
    })
}
