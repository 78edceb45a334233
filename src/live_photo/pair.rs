//! Which files belong together: by identifier, which is proof; by folder and stem, which is not.

use super::facetime::{Group, Traits};
use super::names;
use super::verdict::{NearMiss, Verdict};
use std::collections::HashMap;

/// A file's number in its visit.
pub type FileId = usize;

/// The files of one identifier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moment {
    /// What the rule knows of them together.
    pub group: Group,
    /// Its stills, in the order in which they were read.
    pub stills: Vec<FileId>,
    /// Its movies, in the order in which they were read.
    pub movies: Vec<FileId>,
    /// Those of its movies that have a date.
    pub dated_movies: Vec<FileId>,
    /// How many of its stills are flagged.
    pub flagged_stills: usize,
    /// How many of its movies are flagged.
    pub flagged_movies: usize,
    /// How many of them are halves of an ordinary Live Photo.
    pub live: usize,
    /// What it said before files were taken out, until that is settled.
    said: Option<[bool; 5]>,
}

impl Moment {
    /// All its files: stills, then movies.
    pub fn files(&self) -> impl Iterator<Item = FileId> + '_ {
        self.stills.iter().chain(&self.movies).copied()
    }

    /// How many files it has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.stills.len() + self.movies.len()
    }
}

/// Texts, numbered in the order in which they come. One map for all that is looked up by text: each sort of map
/// costs the page a kilobyte.
#[derive(Debug, Clone, Default)]
struct Numbers(HashMap<String, usize>);

impl Numbers {
    /// A text's number; the next one if it is new.
    fn take(&mut self, text: String) -> usize {
        let next = self.0.len();
        *self.0.entry(text).or_insert(next)
    }

    fn get(&self, text: &str) -> Option<usize> {
        self.0.get(text).copied()
    }
}

/// All identifiers of a visit.
#[derive(Debug, Clone, Default)]
pub struct Moments {
    numbers: Numbers,
    moments: Vec<Moment>,
}

impl Moments {
    /// Takes a file in, which has a date or not; gives the others whose verdicts this may have changed.
    pub fn add(&mut self, identifier: &str, file: FileId, traits: &Traits, is_dated: bool) -> Vec<FileId> {
        let number = self.numbers.take(identifier.to_owned());
        if number == self.moments.len() {
            self.moments.push(Moment::default());
        }
        let Some(moment) = self.moments.get_mut(number) else { return Vec::new() };
        let before = moment.group.says();
        moment.group.add(traits);
        let changed = moment.group.says() != before;
        let others = if changed { moment.files().collect() } else { Vec::new() };
        let files = if traits.is_movie { &mut moment.movies } else { &mut moment.stills };
        files.push(file);
        if traits.is_movie && is_dated {
            moment.dated_movies.push(file);
        }
        others
    }

    /// Takes a file's traits out of its group; tells whether it is the first since the group was settled.
    pub fn remove(&mut self, identifier: &str, traits: &Traits) -> bool {
        let number = self.numbers.get(identifier);
        let Some(moment) = number.and_then(|number| self.moments.get_mut(number)) else { return false };
        let is_first = moment.said.is_none();
        moment.said.get_or_insert(moment.group.says());
        moment.group.remove(traits);
        is_first
    }

    /// Forgets the files of a group that have gone, all at once; gives the others if this may have changed their
    /// verdicts.
    pub fn settle(&mut self, identifier: &str, has_gone: &[bool]) -> Vec<FileId> {
        let number = self.numbers.get(identifier);
        let Some(moment) = number.and_then(|number| self.moments.get_mut(number)) else { return Vec::new() };
        for files in [&mut moment.stills, &mut moment.movies, &mut moment.dated_movies] {
            files.retain(|file| !has_gone.get(*file).is_some_and(|gone| *gone));
        }
        let changed = moment.said.take().is_some_and(|said| said != moment.group.says());
        if changed { moment.files().collect() } else { Vec::new() }
    }

    /// Counts a member's verdict in, or out before it changes.
    pub fn count(&mut self, identifier: &str, verdict: &Verdict, is_movie: bool, in_: bool) {
        let number = self.numbers.get(identifier);
        let Some(moment) = number.and_then(|number| self.moments.get_mut(number)) else { return };
        let flagged = verdict.grade.is_flagged();
        let counts = [
            (&mut moment.flagged_stills, flagged && !is_movie),
            (&mut moment.flagged_movies, flagged && is_movie),
            (&mut moment.live, verdict.near_miss == Some(NearMiss::LivePhoto)),
        ];
        for (count, applies) in counts {
            let step = usize::from(applies);
            *count = if in_ { *count + step } else { count.saturating_sub(step) };
        }
    }

    /// The files of an identifier.
    #[must_use]
    pub fn get(&self, identifier: &str) -> Option<&Moment> {
        self.moments.get(self.numbers.get(identifier)?)
    }
}

/// Files by a text that they share.
#[derive(Debug, Clone, Default)]
struct Lists {
    numbers: Numbers,
    files: Vec<Vec<FileId>>,
}

impl Lists {
    fn add(&mut self, text: String, file: FileId) {
        let number = self.numbers.take(text);
        if number == self.files.len() {
            self.files.push(Vec::new());
        }
        if let Some(files) = self.files.get_mut(number) {
            files.push(file);
        }
    }

    fn get(&self, text: &str) -> &[FileId] {
        let number = self.numbers.get(text);
        number.and_then(|number| self.files.get(number)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Files of one archive, or none, one folder and one stem, such as `IMG_1.HEIC` and `IMG_1.MOV`; what a stem is says
/// [`names::stem`].
#[derive(Debug, Clone, Default)]
pub struct Namesakes(Lists);

impl Namesakes {
    /// Takes a file in.
    pub fn add(&mut self, inside: Option<FileId>, folder: &str, name: &str, file: FileId) {
        self.0.add(key(inside, folder, name), file);
    }

    /// All files of this archive, or none, folder and stem.
    #[must_use]
    pub fn get(&self, inside: Option<FileId>, folder: &str, name: &str) -> &[FileId] {
        self.0.get(&key(inside, folder, name))
    }
}

/// No name has a slash, so that no two folders and stems have one key; no path begins as an archive's number does.
fn key(inside: Option<FileId>, folder: &str, name: &str) -> String {
    let archive = inside.map_or(String::new(), |archive| format!("\0{archive}/"));
    format!("{archive}{folder}/{}", names::stem(name))
}

/// Files of one name and one length, wherever they lie: one file in two parts of an export.
#[derive(Debug, Clone, Default)]
pub struct Doubles(Lists);

impl Doubles {
    /// Takes a file of this length in bytes in.
    pub fn add(&mut self, name: &str, length: u64, file: FileId) {
        self.0.add(double_key(name, length), file);
    }

    /// All files of this name and length.
    #[must_use]
    pub fn get(&self, name: &str, length: u64) -> &[FileId] {
        self.0.get(&double_key(name, length))
    }
}

fn double_key(name: &str, length: u64) -> String {
    format!("{length}/{}", name.to_ascii_lowercase())
}
