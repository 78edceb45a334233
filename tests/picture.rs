//! HEIC as pixels: the sample photo in its colours, and real ones for who has the folder.

use facetime_photo_inspector::picture::{Colours, NoPicture, decode};

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
