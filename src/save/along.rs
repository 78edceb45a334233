//! Which files are taken: photos and movies with their other halves, and under which names.

use super::names::Names;
use crate::live_photo::pair::FileId;
use crate::report::Kind;
use crate::session::{Fold, OtherHalf, Session};

/// Movies of a group that are looked at one by one: of thousands of copies all are taken.
const LOOKED_AT: usize = 50;

/// These files, as far as they are photos and movies, and the other half of each that is flagged. `as_pictures` are those
/// of which a still stands for its movies too.
#[must_use]
pub fn with_other_halves(session: &Session, files: &[FileId], as_pictures: bool) -> Vec<FileId> {
    let mut taken = Taken::new(session);
    for id in files {
        let Some(outcome) = session.outcome(*id) else { continue };
        if outcome.kind.is_photo_or_movie() {
            taken.take(*id);
            let flagged = outcome.verdict.grade.is_flagged();
            other_half(session, *id).filter(|_| flagged).into_iter().for_each(|other| taken.take(other));
            let movies = if as_pictures { movies_of(session, *id) } else { Vec::new() };
            movies.into_iter().for_each(|movie| taken.take(movie));
        }
    }
    taken.files
}

/// These files, and behind each still the movies of its Live Photo.
#[must_use]
pub fn with_movies(session: &Session, files: &[FileId]) -> Vec<FileId> {
    let mut taken = Taken::new(session);
    for id in files {
        taken.take(*id);
        movies_of(session, *id).into_iter().for_each(|movie| taken.take(movie));
    }
    taken.files
}

/// The movies that belong to this still rather than to a copy of it: its nearest, and those to which it is the nearest.
fn movies_of(session: &Session, id: FileId) -> Vec<FileId> {
    let is_still = kind(session, id).is_some_and(Kind::is_still);
    let Some(moment) = session.moment(id).filter(|_| is_still) else { return Vec::new() };
    let own = other_half(session, id);
    let is_looked_at = moment.half_size(true) <= LOOKED_AT;
    let belongs =
        |movie: &FileId| !is_looked_at || own == Some(*movie) || other_half(session, *movie) == Some(id);
    moment.half(true).filter(belongs).collect()
}

/// A file's other half, if it is here: the nearest of all that belong to it.
fn other_half(session: &Session, id: FileId) -> Option<FileId> {
    other_halves(session, id).first().copied()
}

/// All that may be a file's other half, the nearest first.
fn other_halves(session: &Session, id: FileId) -> Vec<FileId> {
    match session.other_half(id) {
        OtherHalf::Here(files, _) | OtherHalf::ByName(files) => files,
        _ => Vec::new(),
    }
}

/// A file, and its other half if that is here.
#[must_use]
pub fn both(session: &Session, id: FileId) -> Vec<FileId> {
    [id].into_iter().chain(other_half(session, id)).collect()
}

/// How many photos and movies a person would count: a movie whose still is there is a part of that.
#[must_use]
pub fn pictures(session: &Session, files: &[FileId]) -> usize {
    let mut taken = Taken::new(session);
    files.iter().for_each(|id| taken.take(*id));
    let is_movie = |id: &FileId| kind(session, *id).is_some_and(Kind::is_movie);
    let is_part =
        |id: &FileId| is_movie(id) && other_halves(session, *id).iter().any(|still| taken.has(*still));
    files.iter().filter(|id| !is_part(id)).count()
}

/// A file that is to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub file: FileId,
    /// Under this name.
    pub name: String,
}

/// Names for files. A Live Photo's movie comes behind its still, and has the same stem where that is wished.
#[must_use]
pub fn named(
    session: &Session,
    files: &[FileId],
    same_stem: bool,
    also: Option<&str>,
    fold: Fold,
) -> Vec<Named> {
    let mut names = Names::new(fold);
    // What lies beside the files keeps its name.
    names.give(also.as_slice());
    let mut there = Taken::new(session);
    files.iter().for_each(|id| there.take(*id));
    let mut done = Taken::new(session);
    let mut named = Vec::with_capacity(files.len());
    let is_movie = |id: FileId| kind(session, id).is_some_and(Kind::is_movie);
    // Of copies the nearest is a movie's still, so that names which agree stay so.
    let still_of = |movie: FileId| other_halves(session, movie).into_iter().find(|still| there.has(*still));
    // A movie waits for its still, unless that is not among them.
    let waits = |id: FileId| same_stem && is_movie(id) && still_of(id).is_some();
    for id in files.iter().filter(|id| !waits(**id)).chain(files.iter().filter(|id| waits(**id))) {
        if done.has(*id) {
            continue;
        }
        let is_its_movie = |other: &FileId| {
            is_movie(*other) && there.has(*other) && !done.has(*other) && still_of(*other) == Some(*id)
        };
        let takes_one = same_stem && !is_movie(*id);
        let movie = other_halves(session, *id).into_iter().filter(|_| takes_one).find(is_its_movie);
        let unit: Vec<FileId> = [*id].into_iter().chain(movie).collect();
        let own: Vec<&str> = unit.iter().map(|id| session.get(*id).map_or("", |file| file.name())).collect();
        for (file, name) in unit.iter().zip(names.give(&own)) {
            done.take(*file);
            named.push(Named { file: *file, name });
        }
    }
    named
}

fn kind(session: &Session, id: FileId) -> Option<Kind> {
    Some(session.outcome(id)?.kind)
}

/// Files, each once.
struct Taken {
    files: Vec<FileId>,
    is_taken: Vec<bool>,
}

impl Taken {
    fn new(session: &Session) -> Self {
        Self { files: Vec::new(), is_taken: vec![false; session.known()] }
    }

    fn has(&self, id: FileId) -> bool {
        self.is_taken.get(id).copied().unwrap_or(false)
    }

    fn take(&mut self, id: FileId) {
        if let Some(is_taken) = self.is_taken.get_mut(id)
            && !std::mem::replace(is_taken, true)
        {
            self.files.push(id);
        }
    }
}
