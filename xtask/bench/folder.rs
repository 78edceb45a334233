//! The folder that all contestants read: as a phone's DCIM, of the same files in every run.

use crate::sources::{self, Sources, write_file};
use crate::{kept, say};
use std::path::{Path, PathBuf};
use xtask::Outcome;
use xtask::process::run;

/// The files. The folder is made once, and anew when what it is made of has changed.
pub struct Photos {
    pub folder: PathBuf,
    pub paths: Vec<PathBuf>,
    /// What they are, for the report.
    pub what: String,
}

impl Photos {
    /// The files' paths below the folder, as a page knows them.
    pub fn names(&self) -> Vec<String> {
        let below = |path: &PathBuf| path.strip_prefix(&self.folder).unwrap_or(path).display().to_string();
        self.paths.iter().map(below).map(|name| name.replace('\\', "/")).collect()
    }
}

/// Changes with what is written below, so that an older folder is made anew.
const RECIPE: u32 = 2;
const BLOCKS: usize = 200;
/// Files of a block, 45 % HEIC, 20 % JPEG, 35 % MOV. That is a phone as it comes: it takes HEIC, with a movie for
/// most of them, since Live Photos are on unless they are turned off; JPEG comes from others, from apps, and from the
/// years before HEIC.
const HEIC: usize = 9;
const JPEG: usize = 4;
const MOV: usize = 7;
const STEMS: usize = HEIC + JPEG;
/// Photos' folders on a phone have up to a thousand numbers.
const NUMBERS_A_FOLDER: usize = 1000;

/// A file by its place in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    block: usize,
    /// In its block.
    stem: usize,
    movie: bool,
}

impl Place {
    /// The number in its name; a still and its movie have the same.
    fn number(self) -> usize {
        self.block * STEMS + self.stem
    }

    fn end(self) -> &'static str {
        match (self.movie, self.stem < HEIC) {
            (true, _) => "MOV",
            (false, true) => "HEIC",
            (false, false) => "JPG",
        }
    }

    fn name(self) -> String {
        format!("{}APPLE/IMG_{:04}.{}", 100 + self.number() / NUMBERS_A_FOLDER, self.number(), self.end())
    }

    /// In every second block a pair, and in every fourth a still alone, comes from a call: 6 % of all files.
    fn is_facetime(self) -> bool {
        (self.block.is_multiple_of(2) && self.stem == 0) || (self.block % 4 == 1 && self.stem == HEIC)
    }

    fn bytes(self, sources: &Sources) -> Vec<u8> {
        let number = self.number();
        let of = |all: &[sources::Source]| all[number % all.len()].bytes(number);
        match (self.end(), self.is_facetime()) {
            ("MOV", false) => of(&sources.mov),
            ("MOV", true) => sources.facetime_mov.bytes(number),
            ("HEIC", false) => of(&sources.heic),
            ("HEIC", true) => sources.facetime_heic.bytes(number),
            (_, false) => of(&sources.jpeg),
            (_, true) => sources.facetime_jpeg.bytes(number),
        }
    }
}

/// All files, in the order of their names.
fn places() -> Vec<Place> {
    let of_block = |block| {
        let stem = move |stem| {
            let still = Place { block, stem, movie: false };
            [still, Place { movie: true, ..still }].into_iter().take(if stem < MOV { 2 } else { 1 })
        };
        (0..STEMS).flat_map(stem)
    };
    (0..BLOCKS).flat_map(of_block).collect()
}

/// The folder, made if it is not there.
pub fn get() -> Outcome<Photos> {
    let folder = kept().join("photos");
    let sources = sources::get()?;
    let places = places();
    let all = || [&sources.heic, &sources.jpeg, &sources.mov].into_iter().flatten();
    let recipe = format!("{RECIPE} {:?}", all().map(sources::Source::length).collect::<Vec<_>>());
    make(&folder, &recipe, || {
        for place in &places {
            write_file(&folder.join(place.name()), &place.bytes(&sources))?;
        }
        Ok(())
    })?;
    let paths = places.iter().map(|place| folder.join(place.name())).collect();
    Ok(Photos { folder, paths, what: sources.what })
}

/// Fills a folder, unless it was filled by the same recipe before.
pub fn make(folder: &Path, recipe: &str, fill: impl FnOnce() -> Outcome) -> Outcome {
    let stamp = folder.with_extension("recipe");
    if std::fs::read_to_string(&stamp).is_ok_and(|made| made == recipe) {
        return Ok(());
    }
    say(&format!("making the folder {}", folder.file_name().unwrap_or_default().display()));
    let _ = std::fs::remove_file(&stamp);
    let _ = std::fs::remove_dir_all(folder);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for number in 0..=BLOCKS * STEMS / NUMBERS_A_FOLDER {
        std::fs::create_dir_all(folder.join(format!("{}APPLE", 100 + number))).map_err(failed)?;
    }
    fill()?;
    // What is still to be written to the disk would disturb what is measured.
    let _ = run(&mut std::process::Command::new("sync"));
    std::fs::write(&stamp, recipe).map_err(failed)
}

/// Whether it is a still, by its name.
pub fn is_still(path: &Path) -> bool {
    path.extension().is_none_or(|end| end != "MOV")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_has_the_proportions_of_a_phone() {
        let places = places();
        let count = |end| places.iter().filter(|place| place.end() == end).count();
        assert_eq!([places.len(), count("HEIC"), count("JPG"), count("MOV")], [4000, 1800, 800, 1400]);
        let mut names: Vec<String> = places.iter().map(|place| place.name()).collect();
        names.dedup();
        assert_eq!(names.len(), places.len());
        assert_eq!(places.iter().filter(|place| place.is_facetime()).count(), 250);
    }

    #[test]
    fn movies_have_the_numbers_of_their_stills() {
        let place = Place { block: 80, stem: 3, movie: true };
        assert_eq!(place.name(), "101APPLE/IMG_1043.MOV");
        assert_eq!(Place { movie: false, ..place }.name(), "101APPLE/IMG_1043.HEIC");
    }
}
