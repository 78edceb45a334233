//! Files that their names bring together, which proves nothing: those of one folder and stem, and those of one name and
//! length. Of a file nothing is kept but its place in an index and a link to the next: names are compared where they
//! lie.

use super::files::{Files, Kept};
use super::index::Index;
use super::rings::{Members, Ring, Rings, Small};
use super::texts::TextId;
use crate::live_photo::names;
use crate::live_photo::pair::FileId;

/// Files by a key that they share. The index holds the last file of each key.
#[derive(Debug, Clone, Default)]
struct ByKey {
    index: Index,
    rings: Rings,
}

impl ByKey {
    fn add(&mut self, hash: u32, file: FileId, is_same: &dyn Fn(u32) -> bool) {
        let last = self.index.put(hash, Small::from(Some(file)).number(), is_same);
        self.rings.append(&mut Ring::ending_with(last), file);
    }

    fn get(&self, hash: u32, is_same: &dyn Fn(u32) -> bool) -> Members<'_> {
        self.rings.files(Ring::ending_with(self.index.find(hash, is_same)))
    }
}

/// Files of one archive, or none, one folder and one stem, such as `IMG_1.HEIC` and `IMG_1.MOV`; what a stem is says
/// [`names::stem`].
#[derive(Debug, Clone, Default)]
pub struct Namesakes(ByKey);

impl Namesakes {
    /// Takes a file in.
    pub fn add(&mut self, files: &Files, id: FileId) {
        let Some(kept) = files.kept(id) else { return };
        let stem = names::stem(files.name(kept));
        let hash = self.hash(kept.inside, kept.folder, &stem);
        self.0.add(hash, id, &|other| is_beside(files, other, kept.inside, kept.folder, &stem));
    }

    /// All files of this archive, or none, folder and stem, in the order in which they were found.
    #[must_use]
    pub fn get(&self, files: &Files, inside: Small, folder: TextId, name: &str) -> Members<'_> {
        let stem = names::stem(name);
        let hash = self.hash(inside, folder, &stem);
        self.0.get(hash, &|other| is_beside(files, other, inside, folder, &stem))
    }

    fn hash(&self, inside: Small, folder: TextId, stem: &str) -> u32 {
        self.0.index.hash(&[inside.number().into(), folder.number().into()], stem)
    }
}

fn is_beside(files: &Files, other: u32, inside: Small, folder: TextId, stem: &str) -> bool {
    let lies_there = |kept: &&Kept| kept.inside == inside && kept.folder == folder;
    let kept = Small::numbered(other).id().and_then(|other| files.kept(other)).filter(lies_there);
    kept.is_some_and(|kept| names::stem(files.name(kept)) == stem)
}

/// Files of one name and one length, wherever they lie: one file in two parts of an export.
#[derive(Debug, Clone, Default)]
pub struct Doubles(ByKey);

impl Doubles {
    /// Takes a file in.
    pub fn add(&mut self, files: &Files, id: FileId) {
        let Some(kept) = files.kept(id) else { return };
        let hash = self.hash(files, kept);
        self.0.add(hash, id, &|other| is_double(files, other, kept));
    }

    /// All files of this one's name and length, in the order in which they were found.
    #[must_use]
    pub fn get(&self, files: &Files, kept: &Kept) -> Members<'_> {
        self.0.get(self.hash(files, kept), &|other| is_double(files, other, kept))
    }

    fn hash(&self, files: &Files, kept: &Kept) -> u32 {
        self.0.index.hash(&[kept.length], &files.name(kept).to_ascii_lowercase())
    }
}

fn is_double(files: &Files, other: u32, kept: &Kept) -> bool {
    let other = Small::numbered(other).id().and_then(|other| files.kept(other));
    let other = other.filter(|other| other.length == kept.length);
    other.is_some_and(|other| files.name(other).eq_ignore_ascii_case(files.name(kept)))
}
