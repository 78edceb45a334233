//! Which files belong together: by identifier, which is proof; by folder and stem, which is not.

use super::facetime::{Group, Traits};
use super::verdict::{NearMiss, Verdict};
use std::collections::HashMap;

/// A file's number in its visit.
pub type FileId = usize;

/// The files of one identifier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moment {
    /// What the rule knows of them together.
    pub group: Group,
    /// Which they are, in the order in which they were read.
    pub files: Vec<FileId>,
    /// How many of its stills are flagged.
    pub flagged_stills: usize,
    /// How many of its movies are flagged.
    pub flagged_movies: usize,
    /// How many of them are halves of an ordinary Live Photo.
    pub live: usize,
}

/// All identifiers of a visit.
#[derive(Debug, Clone, Default)]
pub struct Moments {
    by_identifier: HashMap<String, Moment>,
}

impl Moments {
    /// Takes a file in; gives the others whose verdicts this may have changed.
    pub fn add(&mut self, identifier: &str, file: FileId, traits: &Traits) -> Vec<FileId> {
        let moment = self.by_identifier.entry(identifier.to_owned()).or_default();
        let before = moment.group.says();
        moment.group.add(traits);
        let changed = moment.group.says() != before;
        let others = if changed { moment.files.clone() } else { Vec::new() };
        moment.files.push(file);
        others
    }

    /// Counts a member's verdict in, or out before it changes.
    pub fn count(&mut self, identifier: &str, verdict: &Verdict, is_movie: bool, in_: bool) {
        let Some(moment) = self.by_identifier.get_mut(identifier) else { return };
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
        self.by_identifier.get(identifier)
    }
}

/// Files of one folder and one stem, such as `IMG_1.HEIC` and `IMG_1.MOV`.
#[derive(Debug, Clone, Default)]
pub struct Namesakes {
    by_name: HashMap<(String, String), Vec<FileId>>,
}

impl Namesakes {
    /// Takes a file in.
    pub fn add(&mut self, folder: &str, name: &str, file: FileId) {
        self.by_name.entry(key(folder, name)).or_default().push(file);
    }

    /// All files of this folder and stem.
    #[must_use]
    pub fn get(&self, folder: &str, name: &str) -> &[FileId] {
        self.by_name.get(&key(folder, name)).map(Vec::as_slice).unwrap_or_default()
    }
}

fn key(folder: &str, name: &str) -> (String, String) {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    (folder.to_owned(), stem.to_ascii_lowercase())
}
