//! How many bytes are read of files that are as large as a phone's.

use crate::drive::inspect_bytes;
use crate::folder;
use crate::numbers::{count, whole};
use crate::report::{Requirement, Section};
use crate::table::Table;
use std::path::Path;
use xtask::Outcome;

/// Every so manieth stretch of twenty files, each of which has the folder's proportions.
const EVERY: usize = 10;
const BLOCK: usize = 20;
/// What a phone's files have at least.
const STILL: usize = 1_500_000;
const MOVIE: usize = 2_000_000;
const KINDS: [(&str, &str); 3] = [("HEIC", "HEIC"), ("JPEG", "JPG"), ("MOV", "MOV")];

/// What was read of the files of one kind.
#[derive(Clone, Copy, Default)]
struct Sum {
    files: usize,
    reads: u32,
    read: u64,
    length: u64,
}

pub fn run() -> Outcome<Vec<Section>> {
    let photos = folder::get()?;
    let mut sums = [Sum::default(); KINDS.len()];
    for block in photos.paths.chunks(BLOCK).step_by(EVERY) {
        for path in block {
            let kind = KINDS.iter().position(|(_, end)| path.extension().is_some_and(|own| own == *end));
            add(&mut sums[kind.ok_or("a file of no kind")?], path)?;
        }
    }
    let all = sums.iter().fold(Sum::default(), |all, sum| Sum {
        files: all.files + sum.files,
        reads: all.reads + sum.reads,
        read: all.read + sum.read,
        length: all.length + sum.length,
    });
    let mut table = Table::new(&["", "files", "bytes a file", "read of it", "reads a file", "share"]);
    for (name, sum) in KINDS.iter().map(|(name, _)| *name).zip(sums).chain([("all", all)]) {
        let files = count(sum.files);
        table.row(&[
            name.to_owned(),
            whole(files),
            whole(sum.length as f64 / files),
            whole(sum.read as f64 / files),
            format!("{:.2}", f64::from(sum.reads) / files),
            percent(share(sum)),
        ]);
    }
    let body = format!(
        "Files of the folder; those that are smaller than a phone's are made as large, stills behind their end and movies \
         in front of their `moov`.\n\n{}",
        table.text()
    );
    let what = "bytes read of a folder of true phone sizes";
    let requirements = vec![Requirement::at_most(what, 3.0, share(all), percent)];
    Ok(vec![Section { heading: "Bytes", body, requirements }])
}

fn share(sum: Sum) -> f64 {
    100.0 * sum.read as f64 / sum.length as f64
}

fn percent(share: f64) -> String {
    format!("{share:.2} %")
}

fn add(sum: &mut Sum, path: &Path) -> Outcome {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let bytes = if folder::is_still(path) { behind(bytes, STILL) } else { before_moov(bytes, MOVIE) };
    let file = inspect_bytes(&path.to_string_lossy(), &bytes)?;
    if let Some(error) = file.report.error {
        return Err(format!("{} cannot be read once it is larger: {error:?}", path.display()));
    }
    sum.files += 1;
    sum.reads += file.report.reads;
    sum.read += file.report.bytes_read;
    sum.length += file.length;
    Ok(())
}

/// So long, by a box behind it, which is nothing to a JPEG.
fn behind(bytes: Vec<u8>, length: usize) -> Vec<u8> {
    let missing = length.saturating_sub(bytes.len());
    [bytes, free(missing)].concat()
}

/// So long, by more picture and sound in front of `moov`, if that is the last box and such is before it: another box
/// between them would have to be found.
fn before_moov(bytes: Vec<u8>, length: usize) -> Vec<u8> {
    let missing = length.saturating_sub(bytes.len());
    let boxes = boxes(&bytes);
    let kind = |at: usize| bytes.get(at + 4..at + 8);
    match boxes[..] {
        [.., media, movie] if kind(media) == Some(b"mdat") && kind(movie) == Some(b"moov") => {
            let mut head = bytes[..movie].to_vec();
            resize(&mut head[media..], missing);
            [head, vec![0; missing], bytes[movie..].to_vec()].concat()
        }
        _ => behind(bytes, length),
    }
}

/// Has a box say that it is longer by so much.
fn resize(head: &mut [u8], by: usize) {
    let small = u32::from_be_bytes(head[..4].try_into().unwrap_or_default());
    if small == 1 {
        let large = u64::from_be_bytes(head[8..16].try_into().unwrap_or_default()) + by as u64;
        head[8..16].copy_from_slice(&large.to_be_bytes());
    } else {
        let large = small + u32::try_from(by).unwrap_or(0);
        head[..4].copy_from_slice(&large.to_be_bytes());
    }
}

/// An empty box of so many bytes; none at all where it would be smaller than its head.
fn free(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; if length < 8 { 0 } else { length }];
    if let Some(head) = bytes.first_chunk_mut::<8>() {
        head[..4].copy_from_slice(&u32::try_from(length).unwrap_or(0).to_be_bytes());
        head[4..].copy_from_slice(b"free");
    }
    bytes
}

/// Where a file's boxes begin.
fn boxes(bytes: &[u8]) -> Vec<usize> {
    let (mut at, mut found) = (0, Vec::new());
    let number = |at: usize, end: usize| -> Option<u64> {
        Some(bytes.get(at..end)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    };
    while let Some(small) = number(at, at + 4) {
        let length = if small == 1 { number(at + 8, at + 16).unwrap_or(0) } else { small };
        found.push(at);
        // A length of 0 reaches to the end.
        let length = if length == 0 { bytes.len() } else { usize::try_from(length).unwrap_or(usize::MAX) };
        at = at.saturating_add(length.max(8));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::samples;

    #[test]
    fn a_movie_grows_in_front_of_its_moov() {
        let movie = samples::live_photo_movie().build();
        let large = before_moov(movie.clone(), MOVIE);
        assert_eq!(large.len(), MOVIE);
        let moov = *boxes(&movie).last().expect("it has boxes");
        assert_eq!(boxes(&large).last(), Some(&(moov + MOVIE - movie.len())));
        assert_eq!(boxes(&large).len(), boxes(&movie).len());
        assert_eq!(&large[MOVIE - (movie.len() - moov)..], &movie[moov..]);
        let (small, large) = (inspect_bytes("a.MOV", &movie), inspect_bytes("a.MOV", &large));
        let identifier = |file: Outcome<crate::drive::Inspected>| {
            file.expect("it is read").report.facts.identifier.map(|found| found.value)
        };
        assert_eq!(identifier(small), identifier(large));
    }

    #[test]
    fn a_still_grows_behind_its_end() {
        let still = samples::camera_app_heic();
        let large = behind(still.clone(), STILL);
        assert_eq!((large.len(), &large[..still.len()]), (STILL, &still[..]));
        assert_eq!(behind(still.clone(), 10), still);
    }
}
