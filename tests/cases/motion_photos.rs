//! Motion photos are named as what they are, and that never hides a mark.

use crate::drive::inspect;
use crate::given::{check_near_miss as check, empty, identified, jpeg_with_xmp, with_comment, with_lens};
use crate::support::boxes;
use crate::support::facetime;
use crate::support::heic::Heic;
use crate::support::ifd::{ascii, rational};
use crate::support::jpeg::Jpeg;
use crate::support::motion_photo::{GOOGLE_CAMERA, MOVIE, TIME, google_xmp, samsung_movie, samsung_trailer};
use crate::support::samples;
use crate::support::tags;
use crate::support::tiff::Tiff;
use crate::support::xmp::Xmp;

fn by_google() -> Tiff {
    empty().ifd0(tags::MAKE, ascii("Google"))
}

fn by_samsung() -> Tiff {
    empty().ifd0(tags::MAKE, ascii("Samsung"))
}

fn jpeg(tiff: &Tiff) -> Vec<u8> {
    Jpeg::new().exif(&tiff.build()).picture(64, 48).build()
}

#[test]
fn by_xmp() {
    let element = Xmp::new().element(GOOGLE_CAMERA, "MotionPhoto", "1");
    let other_prefix = Xmp::new().attribute(("Camera", GOOGLE_CAMERA.1), "MotionPhoto", "1");
    let other_namespace = Xmp::new().attribute(("Other", "http://example.com/"), "MotionPhoto", "1");
    let cases = [
        ("MotionPhoto", google_xmp("MotionPhoto", "1"), "no, motion_photo"),
        ("MicroVideo", google_xmp("MicroVideo", "1"), "no, motion_photo"),
        ("as an element", element, "no, motion_photo"),
        ("with another prefix", other_prefix, "no, motion_photo"),
        ("switched off", google_xmp("MotionPhoto", "0"), "no"),
        ("another's property", other_namespace, "no"),
        ("its version alone", google_xmp("MotionPhotoVersion", "1"), "no"),
    ];
    for (what, xmp, expected) in cases {
        check(what, "PXL_1.MP.jpg", &jpeg_with_xmp(&by_google(), &xmp), expected);
        check(
            what,
            "a.heic",
            &Heic::new(64, 48).exif(&by_google().build()).xmp(&xmp.build()).build(),
            expected,
        );
    }
    let nothing_else = jpeg_with_xmp(&empty(), &google_xmp("MotionPhoto", "1"));
    check("nothing else", "a.jpg", &nothing_else, "no, motion_photo");
}

#[test]
fn by_samsungs_trailer() {
    let movie = samsung_movie(b"a movie");
    let with = |tiff: &Tiff, trailer: &[u8]| [jpeg(tiff).as_slice(), trailer].concat();
    let many: Vec<(u16, &str, &[u8])> = (0..30).map(|_| (TIME, "Image_UTC_Data", b"1".as_slice())).collect();
    let last = [many.as_slice(), &[(MOVIE, "MotionPhoto_Data", b"a movie")]].concat();
    let cut = &movie[..movie.len() - 1];
    let mut no_directory = movie.clone();
    let at = movie.len() - 8 - 12 * 3;
    no_directory[at..at + 4].copy_from_slice(b"SEFX");
    let lying = |length: u32| [&length.to_le_bytes(), b"SEFT".as_slice()].concat();
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("a movie", with(&by_samsung(), &movie), "no, motion_photo"),
        ("a movie behind much else", with(&by_samsung(), &samsung_trailer(&last)), "no, motion_photo"),
        ("a time alone", with(&by_samsung(), &samsung_trailer(&many[..1])), "no"),
        ("no trailer", jpeg(&by_samsung()), "no"),
        ("a cut trailer", with(&by_samsung(), cut), "no"),
        ("no directory", with(&by_samsung(), &no_directory), "no"),
        ("a directory of nothing", with(&by_samsung(), &lying(0)), "no"),
        ("a directory before the file", with(&by_samsung(), &lying(u32::MAX)), "no"),
        ("another maker's", with(&by_google(), &movie), "no"),
    ];
    for (what, bytes, expected) in cases {
        check(what, "a.jpg", &bytes, expected);
        assert!(inspect("a.jpg", &bytes).remarks.is_empty(), "{what}");
    }
    let whole = [samples::samsung_jpeg(), movie.clone()].concat();
    let place = inspect("a.jpg", &whole).facts.motion_photo.expect("it has one").place;
    let at = usize::try_from(place.part_offset).expect("a small file");
    assert!(whole[at + 8..].starts_with(b"MotionPhoto_Data"), "the movie is at {at}");
}

#[test]
fn by_the_box_of_a_heic() {
    let heic = |tiff: &Tiff| Heic::new(64, 48).exif(&tiff.build()).build();
    let movie = boxes::plain(b"mpvd", b"a movie");
    check("a movie", "a.heic", &[heic(&by_samsung()), movie.clone()].concat(), "no, motion_photo");
    check("no movie", "a.heic", &heic(&by_samsung()), "no");
    let behind_much = [heic(&by_samsung()), boxes::plain(b"free", &[]).repeat(20), movie].concat();
    check("behind many boxes", "a.heic", &behind_much, "no");
    let cut = [heic(&by_samsung()), boxes::claiming(b"mpvd", 500, &[])].concat();
    check("a box that is cut", "a.heic", &cut, "no");
}

/// A FaceTime photo that a program turned into a motion photo is still one.
#[test]
fn marks_and_other_near_misses_come_first() {
    let xmp = || google_xmp("MotionPhoto", "1");
    let lens = |lens| empty().exif(tags::LENS_MODEL, ascii(lens));
    let cases = [
        ("both marks", facetime::tiff("front"), "certain"),
        ("one mark", with_lens(), "very_likely"),
        ("a mark, and signs", with_comment().ifd0(tags::MAKE, ascii("samsung")), "perhaps, motion_photo"),
        ("a selfie", lens("iPhone X front TrueDepth camera 2.87mm f/2.2"), "no, selfie"),
        ("a Live Photo", identified(empty().exif(tags::F_NUMBER, rational(9, 5))), "no, live_photo"),
        ("an identifier alone", identified(empty()), "no, motion_photo"),
    ];
    for (what, tiff, expected) in cases {
        check(what, "a.jpg", &jpeg_with_xmp(&tiff, &xmp()), expected);
    }
}
