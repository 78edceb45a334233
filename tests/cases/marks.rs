//! The marks: what is recognised as one, through every way in which files write it.

use crate::given::{
    CONTENT_IDENTIFIER, KEYWORDS, LENS, check, empty, jpeg_with_xmp, with_comment, with_lens,
};
use crate::support::facetime::{self, IDENTIFIER, heic, jpeg, movie_without_keys};
use crate::support::ifd::{ByteOrder, Value, ascii, undefined};
use crate::support::jpeg::Jpeg;
use crate::support::mov::{DataValue, Track};
use crate::support::png::Png;
use crate::support::tiff::Tiff;
use crate::support::xmp::{self, Xmp};
use crate::support::{samples, tags, user_comment};

const WORDS: &str = "FaceTime Photo";
const COMMENT: &str = "very_likely by user_comment";
const STRIPPED: &str = "cannot_tell, stripped";

#[test]
fn user_comments() {
    use user_comment::{
        in_ascii, in_jis, in_undefined, in_unicode, in_unicode_with_mark, with_code, without_code,
    };
    let (big, little) = (ByteOrder::Big, ByteOrder::Little);
    let cases: Vec<(&str, Value, &str)> = vec![
        ("ASCII", in_ascii(WORDS), COMMENT),
        ("JIS", in_jis(WORDS), COMMENT),
        ("eight NULs", in_undefined(WORDS), COMMENT),
        ("UNICODE in the TIFF's order", in_unicode(WORDS, big), COMMENT),
        ("UNICODE in the other order", in_unicode(WORDS, little), COMMENT),
        ("UNICODE, marked big-endian", in_unicode_with_mark(WORDS, big), COMMENT),
        ("UNICODE, marked little-endian", in_unicode_with_mark(WORDS, little), COMMENT),
        ("no code", without_code(WORDS), COMMENT),
        ("no code, as a text entry", ascii(WORDS), COMMENT),
        ("another case, blanks and NULs", in_ascii("  facetime \t PHOTO \0\0"), COMMENT),
        ("padded with blanks", in_ascii("FaceTime Photo                    "), COMMENT),
        ("more words", in_ascii("FaceTime Photo 1"), "no"),
        ("the first word alone", in_ascii("FaceTime"), "no"),
        ("the first word alone, no code", without_code("FaceTime"), "no"),
        ("an unknown code is text", with_code(b"ASCII   ", WORDS.as_bytes()), "no"),
        ("shorter than a code", without_code("Photo"), "no"),
        ("blank", in_ascii("     "), STRIPPED),
        ("NULs alone", in_undefined("\0\0\0\0"), STRIPPED),
        ("empty", undefined(b""), STRIPPED),
    ];
    for (what, value, expected) in cases {
        check(what, "a.jpg", &jpeg(&empty().exif(tags::USER_COMMENT, value)), expected);
    }
}

#[test]
fn user_comments_in_a_little_endian_file() {
    for order in [ByteOrder::Big, ByteOrder::Little] {
        let comment = user_comment::in_unicode(WORDS, order);
        let bytes = jpeg(&Tiff::new(ByteOrder::Little).exif(tags::USER_COMMENT, comment));
        check("UNICODE in a little-endian file", "a.jpg", &bytes, COMMENT);
    }
}

#[test]
fn words_of_xmp() {
    const BY_LENS: &str = "very_likely by lens_model";
    let comment = |text| Xmp::new().alternative(xmp::EXIF, "UserComment", text);
    let lens = |text| Xmp::new().attribute(xmp::EXIF_EX, "LensModel", text);
    let other_prefix = ("e", xmp::EXIF.1);
    let other_lens = || empty().exif(tags::LENS_MODEL, ascii("another lens"));
    let blank_comment = || empty().exif(tags::USER_COMMENT, user_comment::in_ascii("   "));
    let screenshot = || empty().exif(tags::USER_COMMENT, user_comment::in_ascii("Screenshot"));
    let cases: Vec<(&str, Tiff, Xmp, &str)> = vec![
        ("comment", empty(), comment(WORDS), COMMENT),
        ("comment as an element", empty(), Xmp::new().element(xmp::EXIF, "UserComment", WORDS), COMMENT),
        ("comment as an attribute", empty(), Xmp::new().attribute(xmp::EXIF, "UserComment", WORDS), COMMENT),
        ("another prefix", empty(), Xmp::new().element(other_prefix, "UserComment", WORDS), COMMENT),
        ("another namespace", empty(), Xmp::new().element(xmp::DC, "UserComment", WORDS), STRIPPED),
        ("Exif's comment counts", screenshot(), comment(WORDS), "no, screenshot"),
        ("a blank one does not", blank_comment(), comment(WORDS), COMMENT),
        ("lens, exifEX", empty(), lens(LENS), BY_LENS),
        ("lens, aux", empty(), Xmp::new().attribute(xmp::AUX, "Lens", LENS), BY_LENS),
        ("exifEX before aux", empty(), lens("another lens").attribute(xmp::AUX, "Lens", LENS), "no"),
        ("Exif's lens before both", other_lens(), lens(LENS), "no"),
        ("one mark here, one there", with_comment(), lens(LENS), "certain by user_comment lens_model"),
    ];
    for (what, tiff, packet, expected) in cases {
        check(what, "a.jpg", &jpeg_with_xmp(&tiff, &packet), expected);
    }
}

#[test]
fn words_of_extended_xmp() {
    let guid = "0123456789ABCDEF0123456789ABCDEF";
    let extension = Xmp::new().alternative(xmp::EXIF, "UserComment", WORDS).build_without_wrapper();
    let main = Xmp::new().attribute(xmp::XMP_NOTE, "HasExtendedXMP", guid).build();
    let with =
        |packet: &str| Jpeg::new().xmp(packet).extended_xmp(guid, &extension, 100).picture(64, 48).build();
    check("named by the main packet", "a.jpg", &with(&main), COMMENT);
    check("not named by it", "a.jpg", &with(&Xmp::new().build()), STRIPPED);
}

#[test]
fn lenses() {
    let cases = [
        ("front FaceTime camera", "very_likely by lens_model"),
        ("iPad (7th generation) back FaceTime camera", "very_likely by lens_model"),
        (" iphone 11 pro  BACK facetime CAMERA ", "very_likely by lens_model"),
        ("iPhone 15 front FaceTime camera 2.71mm f/2.2", "perhaps despite camera_app_lens"),
        ("iPhone 15 rear FaceTime camera", "perhaps"),
        ("FaceTime camera", "no, mac_webcam"),
        ("My FaceTime lens", "perhaps"),
        ("FaceTime HD Camera", "no, mac_webcam"),
        ("iPhone 15 back camera", "no"),
    ];
    for (lens, expected) in cases {
        let tiff = empty().exif(tags::LENS_MODEL, ascii(lens));
        check(lens, "a.jpg", &jpeg(&tiff), expected);
        check(lens, "a.heic", &heic(&tiff), expected);
    }
}

#[test]
fn keywords_of_a_movie() {
    const ONLY: &str = "very_likely by keywords with bare";
    const ONE_OF: &str = "perhaps by keywords with bare";
    const NONE: &str = "no with bare";
    let cases: Vec<(&str, Vec<DataValue>, &str)> = vec![
        ("the word", vec![DataValue::text("FaceTime")], ONLY),
        ("another case, blanks", vec![DataValue::text(" facetime ")], ONLY),
        ("in UTF-16", vec![DataValue::text_in_utf_16("FaceTime")], ONLY),
        ("with empty parts", vec![DataValue::text(",FaceTime; ,")], ONLY),
        ("twice", vec![DataValue::text("FaceTime"), DataValue::text("FaceTime")], ONLY),
        ("with a comma", vec![DataValue::text("holiday,FaceTime")], ONE_OF),
        ("with a semicolon", vec![DataValue::text("FaceTime;holiday")], ONE_OF),
        ("in a second value", vec![DataValue::text("holiday"), DataValue::text("FaceTime")], ONE_OF),
        ("part of a keyword", vec![DataValue::text("FaceTime call")], NONE),
        ("blank", vec![DataValue::text("  ")], NONE),
    ];
    for (what, values, expected) in cases {
        let movie = movie_without_keys().key(CONTENT_IDENTIFIER, IDENTIFIER).key_values(KEYWORDS, &values);
        check(what, "a.mov", &movie.build(), expected);
        check(what, "a.mov", &movie.keys_in_full_box().build(), expected);
    }
}

#[test]
fn a_movie_needs_all_three() {
    let with = |key: &str, value: &str| facetime::movie().key(key, value);
    let camera = |name: &str| format!("com.apple.quicktime.{name}");
    let cases = [
        "make",
        "model",
        "software",
        "creationdate",
        "location.ISO6709",
        "live-photo.auto",
        "live-photo.vitality-score",
    ];
    for name in cases {
        let bytes = with(&camera(name), "2024-09-21T19:45:10+0200").build();
        check(
            name,
            "a.mov",
            &bytes,
            match name {
                "make" | "model" => "perhaps by keywords, live_photo",
                _ => "perhaps by keywords",
            },
        );
    }
    let other = with(&camera("title"), "a title").build();
    check("another key", "a.mov", &other, "very_likely by keywords with bare");
    let blank = movie_without_keys().key(CONTENT_IDENTIFIER, "00000000-0000-0000-0000-000000000000");
    let blank = blank.key(KEYWORDS, "FaceTime").build();
    check("an identifier of zeros", "a.mov", &blank, "perhaps by keywords with bare");
    let elsewhere = movie_without_keys().track(Track::sound().key(KEYWORDS, "FaceTime")).build();
    check("a track's keyword", "a.mov", &elsewhere, "no with bare");
    let mp4 = facetime::movie().brand(Some(b"isom")).build();
    check("an MP4", "a.mp4", &mp4, "very_likely by keywords with bare");
}

#[test]
fn other_containers() {
    let both = facetime::tiff("front").build();
    let png = Png::new(64, 48).exif(&both).build();
    check("a PNG with both marks", "a.png", &png, "certain by user_comment lens_model");
    check("a PNG without any", "a.png", &Png::new(64, 48).build(), "no");
    check("a JPEG called PNG", "a.png", &jpeg(&with_lens()), "very_likely by lens_model");
    check("a text", "a.txt", b"FaceTime Photo, front FaceTime camera", "no");
    check("a GIF", "a.gif", b"GIF89a FaceTime Photo", "no");
    check(
        "an ordinary phone's",
        "a.jpg",
        &samples::samsung_jpeg(),
        "no despite exposure_time f_number focal_length other_make",
    );
}
