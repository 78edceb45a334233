//! Where a file's other half is, as far as the visit knows.

use super::Session;
use super::rings::Members;
use crate::live_photo::marks::is_edited_name;
use crate::live_photo::pair::FileId;

/// Other halves that are named; a group can have thousands.
pub const FEW: usize = 5;

/// Files of a group, or of a folder and stem, that are looked at for a file's other half. Real Live Photos have one, and
/// a few copies; a row of a list may not cost more because there are thousands.
const LOOKED_AT: usize = 1000;

/// What is known of a file's other half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherHalf {
    /// These have the same identifier: a still's movies, or a movie's stills. At most [`FEW`] of them, those that lie
    /// beside it first; and how many there are.
    Here(Vec<FileId>, usize),
    /// At most [`FEW`] that have the same folder and stem. That proves nothing.
    ByName(Vec<FileId>),
    /// The file has an identifier, and no other half with it was found. It is missing only if all was read: what could
    /// not be read may be it ([`Tally::all_read`](super::Tally::all_read)).
    NotAmongThese,
    /// A FaceTime still without an identifier: this copy does not say whether there was a movie.
    NotSaid,
    /// The file is no half of anything.
    Nothing,
}

impl Session {
    /// A file's other half. Files that are shown together by name are not called missing.
    #[must_use]
    pub fn other_half(&self, id: FileId) -> OtherHalf {
        let Some(outcome) = self.outcome(id) else { return OtherHalf::Nothing };
        let is_movie = outcome.kind.is_movie();
        let moment = self.moment(id);
        if let Some(moment) = moment.filter(|moment| moment.half_size(!is_movie) > 0) {
            return OtherHalf::Here(self.nearest(id, moment.half(!is_movie)), moment.half_size(!is_movie));
        }
        let is_other =
            |other: &FileId| self.outcome(*other).is_some_and(|other| other.kind.is_movie() != is_movie);
        let namesakes = self.beside(id).take(LOOKED_AT);
        let namesakes = namesakes.filter(|other| self.may_belong(id, *other)).filter(is_other);
        let namesakes: Vec<_> = namesakes.take(FEW).collect();
        let flagged = outcome.verdict.grade.is_flagged();
        match (moment, flagged) {
            _ if !namesakes.is_empty() => OtherHalf::ByName(namesakes),
            (Some(_), _) => OtherHalf::NotAmongThese,
            (None, true) if !is_movie => OtherHalf::NotSaid,
            _ => OtherHalf::Nothing,
        }
    }

    /// The first few of these files of its group, those that lie beside a file first.
    fn nearest(&self, id: FileId, others: Members<'_>) -> Vec<FileId> {
        let is_movie = |id| self.outcome(id).is_some_and(|outcome| outcome.kind.is_movie());
        let is_one = |other: &FileId| {
            self.identifier(*other) == self.identifier(id) && is_movie(*other) != is_movie(id)
        };
        let beside = self.beside(id).take(LOOKED_AT).filter(is_one);
        let mut nearest: Vec<FileId> = beside.take(FEW).collect();
        let elsewhere = others.take(2 * FEW).filter(|other| !nearest.contains(other));
        let elsewhere: Vec<FileId> = elsewhere.take(FEW - nearest.len()).collect();
        nearest.extend(elsewhere);
        nearest
    }

    /// Files of the same sort that carry the same identifier: copies, edited versions.
    pub fn copies(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        let is_movie = self.outcome(id).is_some_and(|outcome| outcome.kind.is_movie());
        super::others(self.moment(id).map(|moment| moment.half(is_movie)), id)
    }

    /// The first of [`copies_by_name`](Self::copies_by_name), if it is among so many files of its name as are looked at
    /// for one row.
    #[must_use]
    pub fn copy_by_name(&self, id: FileId) -> Option<FileId> {
        let is_version = |other: &FileId| self.may_belong(id, *other) && self.is_version(id, *other);
        let beside = self.beside(id).take(LOOKED_AT).find(is_version);
        beside.or_else(|| self.doubles(id).take(LOOKED_AT).find(|other| self.is_double(id, *other)))
    }

    /// Files that seem to be the same photo or movie, by their names, which prove nothing: beside it, a picture
    /// in another format or an edited version; anywhere, a file of its name, kind and length.
    pub fn copies_by_name(&self, id: FileId) -> impl Iterator<Item = FileId> + '_ {
        let beside = self.namesakes(id).filter(move |other| self.is_version(id, *other));
        beside.chain(self.doubles(id).filter(move |other| self.is_double(id, *other)))
    }

    /// Whether files of one name and length can be one file.
    fn is_double(&self, id: FileId, other: FileId) -> bool {
        let kind = |id| self.outcome(id).map(|outcome| outcome.kind);
        kind(id) == kind(other) && self.may_belong(id, other)
    }

    /// Whether files of one stem are versions of each other: a HEIC and its JPEG copy, a photo and its edited
    /// version.
    fn is_version(&self, id: FileId, other: FileId) -> bool {
        let kind = |id| self.outcome(id).map(|outcome| outcome.kind);
        let edited = |id| self.get(id).is_some_and(|file| is_edited_name(file.name()));
        match (kind(id), kind(other)) {
            (Some(one), Some(another)) if one.is_movie() == another.is_movie() => {
                (one != another && !one.is_movie()) || edited(id) != edited(other)
            }
            _ => false,
        }
    }
}
