//! What the folders are made of: real files by Apple devices, for who has some (`CORPUS_DIR`), else faithful ones by
//! the writers; and FaceTime's by the writers in any case, since no real ones may be kept anywhere.

use crate::drive::{Inspected, inspect};
use crate::say;
use crate::support::boxes;
use crate::support::{facetime, samples};
use facetime_photo_inspector::report::Kind;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use xtask::Outcome;

/// Smaller ones are heads of files, cut off by whoever made a test of them; larger ones fill the disk.
const REAL_SIZES: std::ops::Range<u64> = 20_000..5_000_000;
/// What a phone's files have, for those by the writers: their pictures are blank and are stretches without blocks on
/// the disk.
const STILL: usize = 1_600_000;
const MOVIE: usize = 2_400_000;

/// A file to be written again and again, each time with another identifier.
pub struct Source {
    bytes: Vec<u8>,
    /// Where its identifier stands.
    identifiers: Vec<usize>,
}

/// Sources of each kind.
pub struct Sources {
    pub heic: Vec<Source>,
    pub jpeg: Vec<Source>,
    pub mov: Vec<Source>,
    pub facetime_heic: Source,
    pub facetime_jpeg: Source,
    pub facetime_mov: Source,
    /// What they are, for the report.
    pub what: String,
}

impl Source {
    /// A file in which this identifier may stand.
    pub fn new(bytes: Vec<u8>, identifier: Option<&str>) -> Self {
        let identifiers = identifier.map_or_else(Vec::new, |text| find(&bytes, text.as_bytes()));
        Self { bytes, identifiers }
    }

    /// The file with an identifier of its own, where it has one at all.
    pub fn bytes(&self, number: usize) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let own = format!("{number:08X}-0000-4000-8000-{number:012X}");
        for &at in &self.identifiers {
            bytes[at..at + own.len()].copy_from_slice(own.as_bytes());
        }
        bytes
    }

    pub fn length(&self) -> usize {
        self.bytes.len()
    }
}

fn find(bytes: &[u8], text: &[u8]) -> Vec<usize> {
    let first = text[0];
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == first).map(|(at, _)| at);
    starts.filter(|&at| bytes[at..].starts_with(text)).collect()
}

/// Real ones where there are some of each kind, else those by the writers.
pub fn get() -> Outcome<Sources> {
    let facetime = |bytes| Source::new(bytes, Some(facetime::IDENTIFIER));
    let mut sources = Sources {
        heic: Vec::new(),
        jpeg: Vec::new(),
        mov: Vec::new(),
        facetime_heic: facetime(with_free_box(facetime::still_heic(), STILL / 4)),
        facetime_jpeg: facetime(longer(facetime::still_jpeg(), STILL / 4)),
        facetime_mov: facetime(facetime::movie().filler(MOVIE / 2).build()),
        what: String::new(),
    };
    if let Some(folder) = std::env::var_os("CORPUS_DIR").map(PathBuf::from) {
        gather(&folder, &mut sources)?;
    }
    let [heic, jpeg, mov] = [&sources.heic, &sources.jpeg, &sources.mov].map(Vec::len);
    if heic.min(jpeg).min(mov) > 0 {
        sources.what =
            format!("{heic} HEIC, {jpeg} JPEG and {mov} MOV by Apple devices, each used many times");
    } else {
        say("CORPUS_DIR names no folder with Apple's HEIC, JPEG and MOV: the writers make them");
        write(&mut sources);
        "one HEIC, JPEG and MOV by the writers, each used many times".clone_into(&mut sources.what);
    }
    Ok(sources)
}

/// Real stills by Apple, and movies by Apple or with a Live Photo's identifier, that are whole.
fn gather(folder: &Path, sources: &mut Sources) -> Outcome {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let paths = entries.flatten().map(|entry| entry.path());
        let (inner, own): (Vec<_>, Vec<_>) = paths.partition(|path| path.is_dir());
        folders.extend(inner);
        files.extend(own);
    }
    files.sort();
    for path in files {
        let Ok(file) = inspect(&path) else { continue };
        if let Some(kind) = wanted(&file) {
            let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let identifier = file.report.facts.identifier.as_ref().map(|found| found.value.as_str());
            let source = Source::new(bytes, identifier.filter(|text| text.len() == 36));
            match kind {
                Kind::Heic => sources.heic.push(source),
                Kind::Jpeg => sources.jpeg.push(source),
                _ => sources.mov.push(source),
            }
        }
    }
    Ok(())
}

fn wanted(file: &Inspected) -> Option<Kind> {
    let (facts, kind) = (&file.report.facts, file.report.kind);
    let by_apple = facts.make.as_ref().is_some_and(|make| make.value == "Apple");
    let is_whole = file.report.error.is_none() && file.report.remarks.is_empty();
    let fits = match kind {
        Kind::Heic | Kind::Jpeg => by_apple,
        Kind::Mov => by_apple || facts.identifier.is_some(),
        _ => false,
    };
    (fits && is_whole && REAL_SIZES.contains(&file.length)).then_some(kind)
}

fn write(sources: &mut Sources) {
    let live = |bytes| Source::new(bytes, Some(samples::LIVE_PHOTO_IDENTIFIER));
    sources.heic = vec![live(with_free_box(samples::camera_app_heic(), STILL))];
    sources.jpeg = vec![live(longer(facetime::jpeg(&samples::camera_app_tiff()), STILL))];
    sources.mov = vec![live(samples::live_photo_movie().filler(MOVIE).build())];
}

/// With zeros behind its end, as if its picture had more to it.
fn longer(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(bytes.len().max(length), 0);
    bytes
}

/// With an empty box behind its end, as if its picture had more to it. What is read of a phone's HEIC lies in front of
/// its picture.
fn with_free_box(bytes: Vec<u8>, length: usize) -> Vec<u8> {
    let missing = length.saturating_sub(bytes.len() + 8);
    [bytes, boxes::plain(b"free", &vec![0; missing])].concat()
}

/// Writes a file, and leaves long stretches of zeros out: they take no room on most disks.
pub fn write_file(path: &Path, bytes: &[u8]) -> Outcome {
    const BLOCK: usize = 64 * 1024;
    let written = File::create(path).and_then(|mut file| {
        for block in bytes.chunks(BLOCK) {
            if block.iter().all(|byte| *byte == 0) {
                file.seek(io::SeekFrom::Current(i64::try_from(block.len()).unwrap_or(0)))?;
            } else {
                file.write_all(block)?;
            }
        }
        file.set_len(bytes.len() as u64)
    });
    written.map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_copy_has_an_identifier_of_its_own() {
        let id = facetime::IDENTIFIER;
        let source = Source::new(format!("a{id}b{id}").into_bytes(), Some(id));
        let copy = String::from_utf8(source.bytes(255)).expect("it is text");
        assert_eq!(copy.matches("000000FF-0000-4000-8000-0000000000FF").count(), 2);
        assert_eq!(copy.len(), source.length());
    }
}
