//! Folders of many files: the bench's folder over and over, by hard links.

use crate::folder::Photos;
use crate::kept;
use std::path::{Path, PathBuf};
use xtask::Outcome;

/// Files of a folder inside.
const IN_ONE: usize = 10_000;

/// A folder of so many files, in folders of up to ten thousand.
pub struct Grown {
    pub folder: PathBuf,
    pub paths: Vec<PathBuf>,
}

/// Makes it, or finds it made: of the same files.
pub fn get(photos: &Photos, files: usize) -> Outcome<Grown> {
    let folder = kept().join(format!("grown-{files}"));
    let paths: Vec<PathBuf> = (0..files).map(|number| folder.join(name(photos, number))).collect();
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if !is_made(photos, &paths) {
        let _ = std::fs::remove_dir_all(&folder);
        for path in paths.iter().step_by(IN_ONE) {
            std::fs::create_dir_all(path.parent().unwrap_or(&folder)).map_err(failed)?;
        }
        for (number, path) in paths.iter().enumerate() {
            std::fs::hard_link(source(photos, number), path).map_err(failed)?;
        }
    }
    Ok(Grown { folder, paths })
}

fn source(photos: &Photos, number: usize) -> &Path {
    &photos.paths[number % photos.paths.len()]
}

/// In each turn all files again, halves with one number as before.
fn name(photos: &Photos, number: usize) -> String {
    let turn = number / photos.paths.len();
    let own = source(photos, number).file_name().unwrap_or_default().to_string_lossy();
    format!("{:02}/{turn:02}{own}", number / IN_ONE).replacen("IMG_", "", 1).replace('/', "/IMG_")
}

/// Whether the last file is there and still one with its source, as after everything was linked.
fn is_made(photos: &Photos, paths: &[PathBuf]) -> bool {
    let Some(last) = paths.last() else { return false };
    let length = |path: &Path| path.metadata().and_then(|file| Ok((file.len(), file.modified()?))).ok();
    length(last).is_some() && length(last) == length(source(photos, paths.len() - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_name_of_its_own_and_halves_share_theirs() {
        let paths = ["a/IMG_0000.HEIC", "a/IMG_0000.MOV", "a/IMG_0001.JPG"].map(PathBuf::from).to_vec();
        let photos = Photos { folder: PathBuf::new(), paths, what: String::new() };
        let names: Vec<String> = (2..5).map(|number| name(&photos, number)).collect();
        assert_eq!(names, ["00/IMG_000001.JPG", "00/IMG_010000.HEIC", "00/IMG_010000.MOV"]);
        assert_eq!(name(&photos, IN_ONE).get(..3), Some("01/"));
    }
}
