//! Where a file's other half is, as far as the visit knows.

use super::Session;
use crate::live_photo::marks::is_edited_name;
use crate::live_photo::pair::FileId;

/// What is known of a file's other half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherHalf {
    /// These have the same identifier: a still's movies, or a movie's stills.
    Here(Vec<FileId>),
    /// These have the same folder and stem. That proves nothing.
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
        let is_other =
            |other: &FileId| self.outcome(*other).is_some_and(|other| other.kind.is_movie() != is_movie);
        let lies_beside = |other: &FileId| self.beside(id).any(|beside| beside == *other);
        let (mut here, elsewhere): (Vec<_>, Vec<_>) =
            self.group_members(id).filter(is_other).partition(lies_beside);
        here.extend(elsewhere);
        if !here.is_empty() {
            return OtherHalf::Here(here);
        }
        let namesakes: Vec<_> = self.namesakes(id).filter(is_other).collect();
        let flagged = outcome.verdict.grade.is_flagged();
        match (&outcome.facts.identifier, flagged) {
            _ if !namesakes.is_empty() => OtherHalf::ByName(namesakes),
            (Some(_), _) => OtherHalf::NotAmongThese,
            (None, true) if !is_movie => OtherHalf::NotSaid,
            _ => OtherHalf::Nothing,
        }
    }

    /// Files of the same sort that carry the same identifier: copies, edited versions.
    #[must_use]
    pub fn copies(&self, id: FileId) -> Vec<FileId> {
        let Some(outcome) = self.outcome(id) else { return Vec::new() };
        let is_movie = outcome.kind.is_movie();
        let same =
            |other: &FileId| self.outcome(*other).is_some_and(|other| other.kind.is_movie() == is_movie);
        self.group_members(id).filter(same).collect()
    }

    /// Files that seem to be the same photo or movie, by their names, which prove nothing: beside it, a picture
    /// in another format or an edited version; anywhere, a file of its name, kind and length.
    #[must_use]
    pub fn copies_by_name(&self, id: FileId) -> Vec<FileId> {
        let beside = self.namesakes(id).filter(|other| self.is_version(id, *other));
        let doubles = self.doubles(id).filter(|other| {
            let kind = |id| self.outcome(id).map(|outcome| outcome.kind);
            kind(id) == kind(*other) && self.may_belong(id, *other)
        });
        beside.chain(doubles).collect()
    }

    /// Whether files of one stem are versions of each other: a HEIC and its JPEG copy, a photo and its edited
    /// version.
    fn is_version(&self, id: FileId, other: FileId) -> bool {
        let kind = |id| self.outcome(id).map(|outcome| outcome.kind);
        let edited = |id| self.get(id).is_some_and(|file| is_edited_name(&file.found.name));
        match (kind(id), kind(other)) {
            (Some(one), Some(another)) if one.is_movie() == another.is_movie() => {
                (one != another && !one.is_movie()) || edited(id) != edited(other)
            }
            _ => false,
        }
    }
}
