//! HEIC as pixels: the sample photo in its colours, and real ones for who has the folder.

#[path = "drive/random.rs"]
mod random;

use facetime_photo_inspector::picture::{Colours, NoPicture, decode};
use std::path::{Path, PathBuf};

fn sample() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/IMG_0588.HEIC")).expect("it is there")
}

#[test]
fn what_was_drawn_is_seen() {
    let picture = decode(&sample(), 4000).expect("it is whole");
    assert_eq!((picture.width, picture.height, picture.colours), (1280, 960, Colours::Srgb));
    assert_eq!(picture.pixels.len(), 1280 * 960 * 4);
    // A jumper, a tree, a meadow.
    for ((x, y), colour) in
        [((560, 860), [242, 178, 60]), ((170, 270), [70, 142, 84]), ((60, 900), [92, 166, 92])]
    {
        let at = (y * 1280 + x) * 4;
        for (seen, drawn) in picture.pixels[at..at + 3].iter().zip(colour) {
            assert!(seen.abs_diff(drawn) < 10, "{:?} at {x}, {y}", &picture.pixels[at..at + 4]);
        }
        assert_eq!(picture.pixels[at + 3], 255);
    }
}

/// Whatever is cut off or changed costs this picture alone, and never more than it may.
#[test]
fn a_damaged_picture_is_an_answer() {
    let whole = sample();
    assert_eq!(decode(b"", 100), Err(NoPicture::Broken));
    assert_eq!(decode(b"\xFF\xD8\xFF\xE0 a JPEG", 100), Err(NoPicture::Broken));
    for length in (0..whole.len()).step_by(97) {
        assert!(decode(&whole[..length], 100).is_err(), "cut at {length}");
    }
}

/// How many damaged pictures are tried: always the same ones.
const DAMAGED: u64 = 20_000;

/// A few bytes changed anywhere, in what says how large it is as in what is coded: a picture or none, and the next one.
#[test]
fn changed_bytes_end_nothing() {
    let whole = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/www/probe.heic")).expect("it is there");
    let mut shown = 0;
    for number in 1..=DAMAGED {
        let mut random = random::Random::new(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut bytes = whole.clone();
        for _ in 0..=random.below(4) {
            let at = random.index(bytes.len());
            bytes[at] = random.next().to_le_bytes()[3];
        }
        shown += u64::from(decode(&bytes, 100).is_ok());
    }
    assert!((1..DAMAGED).contains(&shown), "{shown} are shown");
}

/// The least that real files must give: fewer would be a step back.
const LEAST_SHOWN: usize = 58;

/// Real ones, damaged and strange ones among them, each as small as a list shows it: none of them may end the program.
#[test]
fn real_ones_are_shown() {
    let Some(folder) = std::env::var_os("CORPUS_DIR") else {
        return println!("skipped: CORPUS_DIR names no folder of real files");
    };
    let mut files = Vec::new();
    gather(Path::new(&folder), &mut files);
    let shown = |path: &PathBuf| {
        let picture = decode(&std::fs::read(path).ok()?, 320).ok()?;
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        assert_eq!(picture.pixels.len() as u64, 4 * pixels, "{}", path.display());
        Some(())
    };
    let count = files.iter().filter_map(shown).count();
    println!("pictures: {count} of {} HEIC files are shown", files.len());
    assert!(count >= LEAST_SHOWN, "only {count} of {} are shown", files.len());
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("it can be listed").path();
        let end = path.extension().map(|end| end.to_ascii_lowercase()).unwrap_or_default();
        if path.is_dir() {
            gather(&path, files);
        } else if ["heic", "heif", "hif"].iter().any(|known| end == *known) {
            files.push(path);
        }
    }
}
