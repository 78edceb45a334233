//! Which files belong together by their identifier, which is proof.

use super::pages::Pages;
use super::rings::{Members, Ring, Rings, Small};
use crate::live_photo::pair::FileId;
use crate::live_photo::{Group, NearMiss, Traits, Verdict};

/// What is kept of the files of one identifier.
#[derive(Debug, Clone, Default)]
struct Kept {
    group: Group,
    stills: Ring,
    movies: Ring,
    /// The first movie that has a date.
    dated: Small,
    /// Stills, and movies.
    flagged: [u32; 2],
    live_movies: u32,
    /// What it said before files were taken out, until that is settled.
    said: Option<[bool; 5]>,
}

/// The files of one identifier.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    kept: &'a Kept,
    rings: &'a Rings,
}

impl<'a> Moment<'a> {
    /// What the rule knows of them together.
    #[must_use]
    pub fn group(self) -> Group {
        self.kept.group
    }

    /// Its stills, or its movies, in the order in which they were read.
    #[must_use]
    pub fn half(self, movies: bool) -> Members<'a> {
        self.rings.files(if movies { self.kept.movies } else { self.kept.stills })
    }

    /// How many stills or movies it has.
    #[must_use]
    pub fn half_size(self, movies: bool) -> usize {
        self.kept.group.half_size(movies)
    }

    /// All its files: stills, then movies.
    pub fn files(self) -> impl Iterator<Item = FileId> + 'a {
        self.half(false).chain(self.half(true))
    }

    /// How many files it has.
    #[must_use]
    pub fn size(self) -> usize {
        self.half_size(false) + self.half_size(true)
    }

    /// The first of its movies that has a date.
    #[must_use]
    pub fn dated_movie(self) -> Option<FileId> {
        self.kept.dated.id()
    }

    /// How many of its stills, and how many of its movies are flagged.
    #[must_use]
    pub fn flagged(self) -> [u32; 2] {
        self.kept.flagged
    }

    /// How many of its movies are halves of an ordinary Live Photo.
    #[must_use]
    pub fn live_movies(self) -> u32 {
        self.kept.live_movies
    }
}

/// All identifiers of a visit, by their numbers.
#[derive(Debug, Clone, Default)]
pub struct Moments {
    moments: Pages<Kept>,
    rings: Rings,
}

impl Moments {
    /// The files of an identifier.
    #[must_use]
    pub fn get(&self, identifier: u32) -> Option<Moment<'_>> {
        let kept = self.moments.get(usize::try_from(identifier).ok()?)?;
        Some(Moment { kept, rings: &self.rings })
    }

    fn kept(&mut self, identifier: u32) -> Option<&mut Kept> {
        self.moments.get_mut(usize::try_from(identifier).ok()?)
    }

    /// Takes a file in, which has a date or not; gives the others whose verdicts this may have changed.
    pub fn add(&mut self, identifier: u32, file: FileId, traits: &Traits, is_dated: bool) -> Vec<FileId> {
        let Ok(number) = usize::try_from(identifier) else { return Vec::new() };
        // Identifiers are numbered in the order in which they come.
        while self.moments.len() <= number {
            self.moments.push(Kept::default());
        }
        let Some(kept) = self.moments.get_mut(number) else { return Vec::new() };
        let before = kept.group.says();
        kept.group.add(traits);
        let changed = kept.group.says() != before;
        let others = if changed { Moment { kept, rings: &self.rings }.files().collect() } else { Vec::new() };
        self.rings.append(if traits.is_movie { &mut kept.movies } else { &mut kept.stills }, file);
        if traits.is_movie && is_dated && kept.dated == Small::default() {
            kept.dated = Some(file).into();
        }
        others
    }

    /// Whether files were taken out of a group since it was settled.
    #[must_use]
    pub fn is_unsettled(&self, identifier: u32) -> bool {
        let kept = usize::try_from(identifier).ok().and_then(|number| self.moments.get(number));
        kept.is_some_and(|kept| kept.said.is_some())
    }

    /// Takes a file's traits out of its group; tells whether it is the first since the group was settled.
    pub fn remove(&mut self, identifier: u32, traits: &Traits) -> bool {
        let Some(kept) = self.kept(identifier) else { return false };
        let is_first = kept.said.is_none();
        kept.said.get_or_insert(kept.group.says());
        kept.group.remove(traits);
        is_first
    }

    /// Forgets the files of a group that do not stay, all at once; gives the others if this may have changed their
    /// verdicts.
    pub fn settle(
        &mut self,
        identifier: u32,
        stays: &dyn Fn(FileId) -> bool,
        is_dated: &dyn Fn(FileId) -> bool,
    ) -> Vec<FileId> {
        let number = usize::try_from(identifier).ok();
        let kept = number.and_then(|number| self.moments.get_mut(number));
        let Some(kept) = kept else { return Vec::new() };
        self.rings.retain(&mut kept.stills, stays);
        self.rings.retain(&mut kept.movies, stays);
        let dated = self.rings.files(kept.movies).find(|file| is_dated(*file));
        kept.dated = dated.into();
        let changed = kept.said.take().is_some_and(|said| said != kept.group.says());
        if changed { Moment { kept, rings: &self.rings }.files().collect() } else { Vec::new() }
    }

    /// Counts a member's verdict in, or out before it changes.
    pub fn count(&mut self, identifier: u32, verdict: &Verdict, is_movie: bool, in_: bool) {
        let Some(kept) = self.kept(identifier) else { return };
        let flagged = verdict.grade.is_flagged();
        let is_live = verdict.near_miss == Some(NearMiss::LivePhoto);
        let [stills, movies] = &mut kept.flagged;
        let counts = [
            (stills, flagged && !is_movie),
            (movies, flagged && is_movie),
            (&mut kept.live_movies, is_live && is_movie),
        ];
        for (count, applies) in counts {
            let step = u32::from(applies);
            *count = if in_ { count.saturating_add(step) } else { count.saturating_sub(step) };
        }
    }
}
