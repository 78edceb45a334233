//! Near-misses: each test for itself, and the first that applies where several do.

use crate::given::{CONTENT_IDENTIFIER, KEYWORDS, check_together};
use crate::given::{
    check_near_miss as check, empty, identified, identified_movie, jpeg_with_xmp, with_comment, with_lens,
};
use crate::support::facetime::{self, IDENTIFIER, jpeg, movie_without_keys};
use crate::support::ifd::{ascii, rational};
use crate::support::iptc::Iptc;
use crate::support::jpeg::Jpeg;
use crate::support::tiff::Tiff;
use crate::support::xmp::{self, Xmp};
use crate::support::{tags, user_comment};

fn lens(tiff: Tiff, lens: &str) -> Tiff {
    tiff.exif(tags::LENS_MODEL, ascii(lens))
}

fn screenshot(tiff: Tiff) -> Tiff {
    tiff.exif(tags::USER_COMMENT, user_comment::in_ascii("Screenshot"))
}

fn exposed(tiff: Tiff) -> Tiff {
    tiff.exif(tags::EXPOSURE_TIME, rational(1, 50))
}

#[test]
fn edited() {
    let plain = jpeg(&facetime::tiff("back"));
    let names = [
        ("IMG_1234.JPG", "certain"),
        ("IMG_E1234.JPG", "certain, edited"),
        ("img_e1234.jpg", "certain, edited"),
        ("IMG_1234-edited.jpg", "certain, edited"),
        ("IMG_1234_edited.jpg", "certain, edited"),
        ("IMG_1234-edited(1).jpg", "certain, edited"),
        ("edited.jpg", "certain"),
        ("IMG_Emma.jpg", "certain"),
    ];
    for (name, expected) in names {
        check(name, name, &plain, expected);
    }
    let programs = [
        ("18.1", "certain"),
        ("11.2.6", "certain"),
        ("Photos 9.0", "certain, edited"),
        ("v2", "certain, edited"),
    ];
    for (software, expected) in programs {
        let bytes = jpeg(&facetime::tiff("back").ifd0(tags::SOFTWARE, ascii(software)));
        check(software, "a.jpg", &bytes, expected);
    }
    let unmarked = jpeg(&empty().ifd0(tags::SOFTWARE, ascii("Photos 9.0")));
    check("not flagged", "IMG_E1.jpg", &unmarked, "no");
    let by_xmp = Xmp::new().attribute(xmp::XMP, "CreatorTool", "Pixelmator 3.5");
    check("by XMP", "a.jpg", &jpeg_with_xmp(&with_lens(), &by_xmp), "very_likely, edited");
    let movie = facetime::movie().build();
    check("a movie by its name", "IMG_E1.MOV", &movie, "very_likely, edited");
}

#[test]
fn mac_webcams() {
    let with_model = |model| jpeg(&empty().ifd0(tags::MODEL, ascii(model)));
    let with_keyword = Jpeg::new().photoshop(&Iptc::new().keyword("holiday").keyword("Photo Booth"));
    let with_subject = jpeg_with_xmp(&empty(), &Xmp::new().bag(xmp::DC, "subject", &["me", "photo  booth"]));
    let part_of_keyword = Jpeg::new().photoshop(&Iptc::new().keyword("Photo Booth party"));
    let cases = [
        ("a model", with_model("FaceTime HD Camera (Built-in)"), "no, mac_webcam"),
        ("a display's", with_model("Apple Thunderbolt FaceTime HD"), "no, mac_webcam"),
        ("the newer name", with_model("FaceTime Camera"), "no, mac_webcam"),
        ("the newer name as lens", jpeg(&lens(empty(), "FaceTime Camera")), "no, mac_webcam"),
        ("only part of it", with_model("My FaceTime Camera"), "no"),
        ("Photo Booth's keyword", with_keyword.picture(64, 48).build(), "no, mac_webcam"),
        ("the same in XMP", with_subject, "no, mac_webcam"),
        ("part of a keyword", part_of_keyword.picture(64, 48).build(), "no"),
        (
            "flagged all the same",
            jpeg(&with_comment().ifd0(tags::MODEL, ascii("FaceTime HD Camera"))),
            "very_likely",
        ),
    ];
    for (what, bytes, expected) in cases {
        check(what, "a.jpg", &bytes, expected);
    }
}

#[test]
fn screenshots_selfies_and_live_photos() {
    let selfie = "iPhone X front TrueDepth camera 2.87mm f/2.2";
    let older_selfie = "iPhone 8 front camera 2.87mm f/2.2";
    let back = "iPhone 8 back camera 3.99mm f/1.8";
    let cases: Vec<(&str, Tiff, &str)> = vec![
        ("a screenshot", screenshot(empty()), "no, screenshot"),
        ("a selfie", lens(empty(), selfie), "no, selfie"),
        ("an older selfie", lens(empty(), older_selfie), "no, selfie"),
        ("no selfie without its length", lens(empty(), "iPhone 8 front camera"), "no"),
        ("no selfie", lens(empty(), back), "no"),
        ("a Live Photo by its exposure", identified(exposed(empty())), "no, live_photo"),
        ("a Live Photo by its lens", identified(lens(empty(), back)), "no, live_photo"),
        ("no Live Photo without camera data", identified(empty().ifd0(tags::MAKE, ascii("Apple"))), "no"),
    ];
    for (what, tiff, expected) in cases {
        check(what, "a.jpg", &jpeg(&tiff), expected);
    }
    let with = |name: &str| identified_movie().key(&format!("com.apple.quicktime.{name}"), "x").build();
    check("a Live Photo's movie", "a.mov", &with("make"), "no, live_photo");
    check("a Live Photo's movie", "a.mov", &with("model"), "no, live_photo");
    check("a movie with a title", "a.mov", &with("title"), "no");
}

/// Files to which several tests apply: one step down the list each.
#[test]
fn in_their_order() {
    let webcam = |tiff: Tiff| tiff.ifd0(tags::MODEL, ascii("FaceTime HD Camera"));
    let selfie = |tiff| lens(tiff, "iPhone X front TrueDepth camera 2.87mm f/2.2");
    let all = || identified(exposed(selfie(screenshot(empty()))));
    let cases: Vec<(&str, Tiff, &str)> = vec![
        ("webcam before the rest", webcam(all()), "no, mac_webcam"),
        ("screenshot before the rest", all(), "no, screenshot"),
        ("selfie before Live Photo", identified(exposed(selfie(empty()))), "no, selfie"),
    ];
    for (what, tiff, expected) in cases {
        check(what, "a.jpg", &jpeg(&tiff), expected);
    }
}

#[test]
fn of_both_halves() {
    let still = || ("a.jpg", jpeg(&identified(empty())));
    let movie = |movie: crate::support::mov::Mov| ("a.mov", movie.build());
    let check_pair = |what, (still, still_bytes), (movie, movie_bytes), expected: [&'static str; 2]| {
        check_together(what, &[(still, still_bytes, expected[0]), (movie, movie_bytes, expected[1])]);
    };
    check_pair("home-made", still(), movie(identified_movie()), ["no, homemade_live_photo"; 2]);
    let named = identified_movie().key("com.apple.quicktime.title", "x");
    check_pair("more in the movie", still(), movie(named), ["no"; 2]);
    let placed = identified_movie().user_data(b"\xA9xyz", "+52.5+13.4/");
    check_pair("user data in the movie", still(), movie(placed), ["no"; 2]);
    let camera = identified_movie().key("com.apple.quicktime.make", "Apple");
    check_pair("a Live Photo by its movie", still(), movie(camera), ["no, live_photo"; 2]);
    let maker = ("a.jpg", jpeg(&identified(empty().ifd0(tags::MAKE, ascii("Apple")))));
    check_pair("more in the still", maker, movie(identified_movie()), ["no"; 2]);
    let dated = ("a.jpg", jpeg(&identified(empty().ifd0(tags::DATE_TIME, ascii("2018:02:25 20:11:09")))));
    check_pair("a date in the still", dated, movie(identified_movie()), ["no"; 2]);
    let exposed_still = ("a.jpg", jpeg(&identified(exposed(empty()))));
    check_pair("a Live Photo by its still", exposed_still, movie(identified_movie()), ["no, live_photo"; 2]);
    let other = movie_without_keys().key(CONTENT_IDENTIFIER, &IDENTIFIER.replace('3', "4"));
    check_pair("two identifiers", still(), movie(other), ["no"; 2]);
}

/// A file worth a look is told what else it looks like.
#[test]
fn of_a_file_graded_perhaps() {
    let comment_and_selfie = lens(with_comment(), "iPhone X front TrueDepth camera 2.87mm f/2.2");
    check("a selfie", "a.jpg", &jpeg(&comment_and_selfie), "perhaps, selfie");
    let movie = movie_without_keys().key(KEYWORDS, "FaceTime, holiday").build();
    check("a movie without identifier", "a.mov", &movie, "perhaps");
}
