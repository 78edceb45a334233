//! Good files cut short at every byte, and with every byte replaced.

use crate::drive::inspect;
use crate::drive::random::Random;
use crate::drive::visit::visit;
use crate::support::facetime::{self, IDENTIFIER, heic, jpeg};
use crate::support::heic::Heic;
use crate::support::ifd::{ByteOrder, ascii};
use crate::support::iptc::Iptc;
use crate::support::jpeg::Jpeg;
use crate::support::layouts::{self, packet};
use crate::support::motion_photo::samsung_movie;
use crate::support::mov::{Mov, Track};
use crate::support::png::Png;
use crate::support::tiff::Tiff;
use crate::support::user_comment::in_ascii;
use crate::support::webp::{EXIF_FLAG, Webp};
use crate::support::{samples, tags};
use crate::survival::check;
use facetime_photo_inspector::live_photo::Grade;

/// One of each format, with all that its reader reads; XMP, which is slow without optimisation, in one.
fn full_samples() -> Vec<(&'static str, Vec<u8>)> {
    let tiff = facetime::tiff("front").position(52.5, 13.4).build();
    let iptc = Iptc::new().in_utf_8().keyword("one").caption("a caption");
    let xmp = packet().build();
    let movie = Mov::new()
        .filler(5)
        .track(Track::video(b"hvc1", 1280, 960))
        .track(Track::still_image_time())
        .key("com.apple.quicktime.content.identifier", IDENTIFIER)
        .key("com.apple.quicktime.keywords", "FaceTime");
    let samsung = Tiff::new(ByteOrder::Big).ifd0(tags::MAKE, ascii("samsung")).build();
    let motion_photo = [Jpeg::new().exif(&samsung).picture(8, 8).build(), samsung_movie(b"movie")].concat();
    vec![
        ("JPEG", Jpeg::new().jfif().exif(&tiff).xmp(&xmp).photoshop(&iptc).picture(16, 12).build()),
        ("HEIC", Heic::new(64, 48).grid(2, 2).exif_with_prefix(&tiff).build()),
        ("MOV", movie.user_data(b"\xA9xyz", "+52.5+013.4/").build()),
        ("WebP", Webp::new().extended(EXIF_FLAG, 16, 12).lossy(16, 12, 21).exif(&tiff).build()),
        ("motion photo", motion_photo),
        ("DNG", layouts::dng(370).build()),
        ("PNG", Png::new(16, 12).exif(&tiff).text("Title", "x").build()),
    ]
}

/// What must not become more when part of a file is missing.
fn graded_samples() -> Vec<(&'static str, Vec<u8>)> {
    let perhaps = samples::samsung_tiff().exif(tags::USER_COMMENT, in_ascii("FaceTime Photo"));
    let several = facetime::movie().key("com.apple.quicktime.make", "Apple");
    let ordinary = samples::camera_app_tiff();
    vec![
        ("JPEG, perhaps", jpeg(&perhaps)[..700].to_vec()),
        ("HEIC, perhaps", heic(&perhaps)),
        ("MOV, perhaps", several.build()),
        ("an ordinary HEIC", heic(&ordinary)),
        ("an ordinary movie", samples::live_photo_movie().build()),
        ("a screenshot", samples::screenshot_heic()),
    ]
}

fn sureness(bytes: &[u8]) -> usize {
    let visit = visit(&[("a".to_owned(), inspect("a", bytes))], &[0]);
    let grade = visit.verdict("a").grade;
    let grades = [Grade::Perhaps, Grade::Likely, Grade::VeryLikely, Grade::Certain];
    grades.iter().position(|known| *known == grade).map_or(0, |position| position + 1)
}

#[test]
fn cut_at_every_byte() {
    for (what, whole) in [full_samples(), graded_samples()].concat() {
        let most = sureness(&whole);
        for length in 0..whole.len() {
            let cut = &whole[..length];
            check(what, cut);
            assert!(sureness(cut) <= most, "{what}, cut to {length} bytes, is flagged more than the whole");
        }
    }
}

#[test]
fn every_byte_replaced() {
    for (what, whole) in full_samples() {
        for at in 0..whole.len() {
            for byte in [0x00, 0xFF, 0x7F] {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                check(what, &damaged[..]);
            }
        }
    }
}

/// Numbers of four bytes on even places: offsets, sizes and counts become the largest ones.
#[test]
fn every_number_replaced() {
    for (what, whole) in full_samples() {
        for at in (0..whole.len() - 4).step_by(2) {
            for number in [[0xFF; 4], [0x80, 0, 0, 0]] {
                let mut damaged = whole.clone();
                damaged[at..at + 4].copy_from_slice(&number);
                check(what, &damaged[..]);
            }
        }
    }
}

/// How many files are damaged at random; `ROUNDS` may ask for more, as long as one likes.
const ROUNDS: u64 = 500;

#[test]
fn at_random() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let samples = layouts::all();
    let mut random = Random::new(0xDA3A6E);
    for round in 0..rounds {
        let (what, bytes) = &samples[random.index(samples.len())];
        let mut bytes = bytes.clone();
        for _ in 0..=random.below(8) {
            damage(&mut bytes, &mut random);
        }
        check(&format!("round {round}, {what}"), &bytes[..]);
    }
}

/// One change, in the first few kilobytes, where there is most to misread.
fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    if bytes.is_empty() {
        return;
    }
    let at = random.index(bytes.len().min(6000));
    let to = at + random.index((bytes.len() - at).min(200));
    match random.below(6) {
        0 => bytes.truncate(to),
        1 => drop(bytes.drain(at..to)),
        2 => bytes.splice(at..at, bytes[at..to].to_vec()).for_each(drop),
        3 => bytes[at] = [0x00, 0x01, 0x7F, 0x80, 0xFF][random.index(5)],
        4 => bytes[at] ^= 1 << random.below(8),
        _ => bytes[at] = random.next().to_le_bytes()[0],
    }
}
