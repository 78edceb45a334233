//! The little pictures in Exif, against what ExifTool takes out of the same files, where it is installed.

use crate::{Read, folder, read_all, say};
use facetime_photo_inspector::report::Thumbnail;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Files of which ExifTool gives what we do not, and why.
const KNOWN: &[(&str, &str)] = &[("t/images/Apple.jpg", NO_JPEG), ("t/images/Ricoh.jpg", NO_JPEG)];

const NO_JPEG: &str = "28 bytes that say that they stand for a picture";

/// Kinds in which Exif stands in one piece, so that ExifTool counts from the file's start as we do.
const IN_ONE_PIECE: [&str; 4] = ["jpeg", "heic", "avif", "webp"];

/// What ExifTool says of files: where the thumbnail's bytes begin and how many there are.
fn theirs(folder: &Path, paths: &[&str]) -> Option<Vec<(String, u64, u64)>> {
    let tags = ["-IFD1:ThumbnailOffset", "-IFD1:ThumbnailLength", "-json", "-n"];
    let output = Command::new("exiftool").args(tags).args(paths).current_dir(folder).output().ok()?;
    let Ok(Value::Array(files)) = serde_json::from_slice(&output.stdout) else {
        panic!("ExifTool prints no list");
    };
    let thumbnail = |file: &Value| {
        let path = file["SourceFile"].as_str()?.to_owned();
        Some((path, file["ThumbnailOffset"].as_u64()?, file["ThumbnailLength"].as_u64()?))
    };
    Some(files.iter().filter_map(thumbnail).collect())
}

fn ours(read: &Read) -> Option<(String, u64, u64)> {
    let Thumbnail { at, length, .. } = read.report.facts.thumbnail?;
    Some((read.truth.path.clone(), at.into(), length.into()))
}

#[test]
fn thumbnails_are_those_that_exiftool_finds() {
    let Some(folder) = folder() else { return };
    let mut read = read_all(&folder);
    read.retain(|read| {
        read.truth.is_sound() && read.truth.kind().is_some_and(|kind| IN_ONE_PIECE.contains(&kind))
    });
    let paths: Vec<&str> = read.iter().map(|read| read.truth.path.as_str()).collect();
    let Some(theirs) = theirs(&folder, &paths) else {
        return say("thumbnails not compared, since there is no ExifTool");
    };
    let ours: Vec<_> = read.iter().filter_map(ours).collect();
    say(&format!("{} thumbnails, of {} that ExifTool tells of", ours.len(), theirs.len()));
    let wrong: Vec<_> = ours.iter().filter(|thumbnail| !theirs.contains(thumbnail)).collect();
    assert!(wrong.is_empty(), "ExifTool finds none there: {wrong:#?}");
    let missing: Vec<_> = theirs.iter().filter(|thumbnail| !ours.contains(thumbnail)).collect();
    let is_known = |path: &str| KNOWN.iter().any(|(known, _)| path.ends_with(known));
    assert!(missing.iter().all(|(path, ..)| is_known(path)), "ExifTool finds them: {missing:#?}");
    for (known, reason) in KNOWN {
        let is_there = missing.iter().any(|(path, ..)| path.ends_with(known));
        assert!(is_there, "{known} is found ({reason}): take it off the list");
    }
}
