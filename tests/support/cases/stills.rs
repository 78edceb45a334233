//! Cases of a single still.

use super::{Case, Expected};
use crate::support::apple::AppleMakerNote;
use crate::support::facetime::{self, IDENTIFIER, jpeg};
use crate::support::ifd::{ByteOrder, Value, ascii, long, rational, short};
use crate::support::iptc::Iptc;
use crate::support::jpeg::Jpeg;
use crate::support::tiff::Tiff;
use crate::support::{samples, tags, user_comment};

const BOTH_MARKS: &[&str] = &["user_comment", "lens_model"];

pub fn cases() -> Vec<Case> {
    [marked(), user_comments(), near_misses(), with_signs()].concat()
}

/// A still, and what must be said of it when it is read alone; a flagged one is one moment.
fn still(number: u32, what: &'static str, path: &'static str, bytes: Vec<u8>, expected: Expected) -> Case {
    let flagged = matches!(expected.grade, "certain" | "very_likely" | "likely");
    Case::new(number, what).file(path, bytes, expected).moments(u32::from(flagged))
}

fn no(kind: &'static str) -> Expected {
    Expected::new(kind, "no")
}

fn marked() -> Vec<Case> {
    let certain = |kind| Expected::new(kind, "certain").marks(BOTH_MARKS).identified();
    let dated = |software| {
        facetime::tiff("front")
            .ifd0(tags::SOFTWARE, ascii(software))
            .exif(tags::DATE_TIME_ORIGINAL, ascii("2018:02:25 20:11:09"))
            .exif(tags::SUB_SEC_TIME, ascii("250"))
    };
    let lens_model_only = |lens| {
        Tiff::new(ByteOrder::Big).exif(tags::LENS_MODEL, ascii(lens)).exif(tags::LENS_MAKE, ascii("Apple"))
    };
    let lens_model = |grade| Expected::new("jpeg", grade).marks(&["lens_model"]);
    let (with_device, without_device) = ("iPhone 15 front FaceTime camera", "back FaceTime camera");
    vec![
        still(1, "both marks, JPEG", "IMG_1234.JPG", facetime::still_jpeg(), certain("jpeg")),
        still(2, "both marks, HEIC", "IMG_1234.HEIC", facetime::still_heic(), certain("heic")),
        still(
            4,
            "a: LensModel only",
            "a.jpg",
            jpeg(&lens_model_only(with_device)),
            lens_model("very_likely"),
        ),
        still(
            4,
            "b: LensModel only, without the device's name",
            "b.jpg",
            jpeg(&lens_model_only(without_device)),
            lens_model("very_likely"),
        ),
        still(15, "a: both marks, dates, a bare version", "a.jpg", jpeg(&dated("11.2.6")), certain("jpeg")),
        still(
            15,
            "b: both marks, dates, an editor",
            "b.jpg",
            jpeg(&dated("Photos 9.0")),
            certain("jpeg").near_miss("edited"),
        ),
        still(
            22,
            "both marks, position added",
            "a.jpg",
            jpeg(&facetime::tiff("front").position(52.52, 13.405)),
            certain("jpeg"),
        ),
        still(
            23,
            "LensModel and a position",
            "a.jpg",
            jpeg(&lens_model_only(with_device).position(52.52, 13.405)),
            lens_model("likely"),
        ),
    ]
}

fn user_comments() -> Vec<Case> {
    let comment_only = |order, comment: Value| jpeg(&Tiff::new(order).exif(tags::USER_COMMENT, comment));
    let case = |number, what, bytes| {
        still(number, what, "a.jpg", bytes, Expected::new("jpeg", "very_likely").marks(&["user_comment"]))
    };
    let words = "FaceTime Photo";
    let unicode = |order| comment_only(order, user_comment::in_unicode(words, order));
    vec![
        case(3, "UserComment only", comment_only(ByteOrder::Big, user_comment::in_ascii(words))),
        case(5, "a: UserComment in UNICODE, big-endian", unicode(ByteOrder::Big)),
        case(5, "b: UserComment in UNICODE, little-endian", unicode(ByteOrder::Little)),
        case(
            5,
            "c: UserComment without a charset code",
            comment_only(ByteOrder::Big, user_comment::without_code(words)),
        ),
    ]
}

fn near_misses() -> Vec<Case> {
    let selfie = samples::camera_app_tiff()
        .exif(tags::LENS_MODEL, ascii("iPhone 11 Pro front TrueDepth camera 2.71mm f/2.2"))
        .exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(IDENTIFIER).value());
    let selfie = Jpeg::new().exif(&selfie.build()).picture(4032, 3024).build();
    let apple = Tiff::new(ByteOrder::Big).ifd0(tags::MAKE, ascii("Apple"));
    let webcam_model = apple.clone().ifd0(tags::MODEL, ascii("FaceTime HD Camera"));
    let webcam_lens = apple.clone().exif(tags::LENS_MODEL, ascii("FaceTime HD Camera (Built-in)"));
    let photo_booth = Jpeg::new().jfif().photoshop(&Iptc::new().in_utf_8().keyword("Photo Booth"));
    let captioned = apple.ifd0(tags::IMAGE_DESCRIPTION, ascii("FaceTime Photo"));
    let structural = Tiff::new(ByteOrder::Big)
        .ifd0(tags::ORIENTATION, short(1))
        .ifd0(tags::X_RESOLUTION, rational(72, 1))
        .ifd0(tags::Y_RESOLUTION, rational(72, 1))
        .ifd0(tags::RESOLUTION_UNIT, short(2))
        .exif(tags::COLOR_SPACE, short(1))
        .exif(tags::PIXEL_X_DIMENSION, long(1280))
        .exif(tags::PIXEL_Y_DIMENSION, long(960));
    let screenshot = |kind| no(kind).near_miss("screenshot");
    let mac_webcam = || no("jpeg").near_miss("mac_webcam");
    let stripped = || Expected::new("jpeg", "cannot_tell").near_miss("stripped");
    let bare_jpeg = Jpeg::new().jfif().picture(1280, 960).build();
    vec![
        still(9, "a selfie", "IMG_2001.JPG", selfie, no("jpeg").near_miss("selfie").identified()),
        still(10, "a: a Mac's camera as Model", "a.jpg", jpeg(&webcam_model), mac_webcam()),
        still(10, "b: a Mac's camera as LensModel", "b.jpg", jpeg(&webcam_lens), mac_webcam()),
        still(11, "Photo Booth's keyword", "Photo.jpg", photo_booth.picture(1280, 960).build(), mac_webcam()),
        still(12, "a: a screenshot, PNG", "IMG_3001.PNG", samples::screenshot_png(), screenshot("png")),
        still(12, "b: a screenshot, HEIC", "IMG_3001.HEIC", samples::screenshot_heic(), screenshot("heic")),
        still(13, "the words as caption and as name", "FaceTime Photo.jpg", jpeg(&captioned), no("jpeg")),
        still(14, "a: no metadata at all", "a.jpg", bare_jpeg, stripped()),
        still(14, "b: orientation and sizes only", "b.jpg", jpeg(&structural), stripped()),
    ]
}

/// UserComment alone, with a sign of another origin.
fn with_signs() -> Vec<Case> {
    let comment = || user_comment::in_ascii("FaceTime Photo");
    let samsung = samples::samsung_tiff().exif(tags::USER_COMMENT, comment());
    let described = Tiff::new(ByteOrder::Little)
        .ifd0(tags::IMAGE_DESCRIPTION, ascii("FaceTime Photo"))
        .exif(tags::USER_COMMENT, comment());
    let perhaps = || Expected::new("jpeg", "perhaps").marks(&["user_comment"]);
    vec![
        still(21, "a: UserComment, another maker, FNumber", "a.jpg", jpeg(&samsung), perhaps()),
        still(21, "b: UserComment and the same title", "b.jpg", jpeg(&described), perhaps()),
    ]
}
