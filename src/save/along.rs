//! Which files are taken: photos and movies with their other halves, and under which names.

use super::names::Names;
use crate::live_photo::pair::FileId;
use crate::report::Kind;
use crate::session::{OtherHalf, Session};

/// These files, as far as they are photos and movies, and the other halves of those that are flagged.
#[must_use]
pub fn with_other_halves(session: &Session, files: &[FileId]) -> Vec<FileId> {
    let mut taken = Taken::new(session);
    for id in files {
        let Some(outcome) = session.outcome(*id) else { continue };
        if outcome.kind.is_photo_or_movie() {
            taken.take(*id);
            if outcome.verdict.grade.is_flagged() {
                other_half(session, *id).into_iter().for_each(|other| taken.take(other));
            }
        }
    }
    taken.files
}

/// These files, and behind each still all movies of its Live Photo.
#[must_use]
pub fn with_movies(session: &Session, files: &[FileId]) -> Vec<FileId> {
    let mut taken = Taken::new(session);
    for id in files {
        taken.take(*id);
        if kind(session, *id).is_some_and(Kind::is_still) {
            session
                .moment(*id)
                .into_iter()
                .flat_map(|moment| moment.half(true))
                .for_each(|movie| taken.take(movie));
        }
    }
    taken.files
}

/// A file's other half, if it is here: the nearest of all that belong to it.
fn other_half(session: &Session, id: FileId) -> Vec<FileId> {
    match session.other_half(id) {
        OtherHalf::Here(files, _) | OtherHalf::ByName(files) => files,
        _ => Vec::new(),
    }
}

/// A file, and its other half if that is here.
#[must_use]
pub fn both(session: &Session, id: FileId) -> Vec<FileId> {
    [id].into_iter().chain(other_half(session, id).first().copied()).collect()
}

/// How many photos and movies a person would count: a movie whose still is there is a part of that.
#[must_use]
pub fn pictures(session: &Session, files: &[FileId]) -> usize {
    let mut taken = Taken::new(session);
    files.iter().for_each(|id| taken.take(*id));
    let is_movie = |id: &FileId| kind(session, *id).is_some_and(Kind::is_movie);
    let is_part =
        |id: &FileId| is_movie(id) && other_half(session, *id).iter().any(|still| taken.has(*still));
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
pub fn named(session: &Session, files: &[FileId], same_stem: bool, also: Option<&str>) -> Vec<Named> {
    let mut names = Names::default();
    // What lies beside the files keeps its name.
    names.give(also.as_slice());
    let mut there = Taken::new(session);
    files.iter().for_each(|id| there.take(*id));
    let mut done = Taken::new(session);
    let mut named = Vec::with_capacity(files.len());
    let is_movie = |id: FileId| kind(session, id).is_some_and(Kind::is_movie);
    // A movie waits for its still, unless that is not among them.
    let waits = |id: FileId| {
        same_stem && is_movie(id) && other_half(session, id).iter().any(|still| there.has(*still))
    };
    for id in files.iter().filter(|id| !waits(**id)).chain(files.iter().filter(|id| waits(**id))) {
        if done.has(*id) {
            continue;
        }
        let movie = other_half(session, *id).into_iter().find(|other| {
            same_stem && !is_movie(*id) && is_movie(*other) && there.has(*other) && !done.has(*other)
        });
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
