//! Signs of another origin: which there are, and what each does to a still with one mark or with both.

use crate::given::{LENS, check, empty, jpeg_with_xmp, with_comment, with_lens};
use crate::support::facetime;
use crate::support::ifd::{Value, ascii, rational};
use crate::support::jpeg::Jpeg;
use crate::support::tags;
use crate::support::tiff::Tiff;
use crate::support::xmp::{self, Xmp};

type Change = fn(Tiff) -> Tiff;

/// What a change of a still's Exif makes of it; an empty sign: nothing.
struct Row {
    what: &'static str,
    change: Change,
    /// The sign on a still with the comment alone.
    on_comment: &'static str,
    /// The sign on a still with the lens alone.
    on_lens: &'static str,
}

fn row(what: &'static str, change: Change, on_comment: &'static str, on_lens: &'static str) -> Row {
    Row { what, change, on_comment, on_lens }
}

#[rustfmt::skip]
fn rows() -> Vec<Row> {
    let both = |what, change, sign| row(what, change, sign, sign);
    vec![
        both("exposure time", |t| t.exif(tags::EXPOSURE_TIME, rational(1, 50)), "exposure_time"),
        both("f-number", |t| t.exif(tags::F_NUMBER, rational(9, 5)), "f_number"),
        both("focal length", |t| t.exif(tags::FOCAL_LENGTH, rational(17, 4)), "focal_length"),
        both("another maker", |t| t.ifd0(tags::MAKE, ascii("samsung")), "other_make"),
        both("Apple in capitals", |t| t.ifd0(tags::MAKE, ascii(" APPLE ")), ""),
        row("another model", |t| t.ifd0(tags::MODEL, ascii("iPhone 14")), "", "lens_of_other_model"),
        row("its model", |t| t.ifd0(tags::MODEL, ascii("iPhone 15")), "", ""),
        row("part of its model's name", |t| t.ifd0(tags::MODEL, ascii("iPhone 1")), "", "lens_of_other_model"),
        row("a position", |t| t.position(52.5, 13.4), "", "position"),
        row("the same title", |t| t.ifd0(tags::IMAGE_DESCRIPTION, ascii("facetime photo ")), "same_title", ""),
        row("the same title in Windows", |t| t.ifd0(tags::XP_TITLE, wide("FaceTime Photo")), "same_title", ""),
        row("another title", |t| t.ifd0(tags::IMAGE_DESCRIPTION, ascii("A call")), "", ""),
        both("a date", |t| t.exif(tags::DATE_TIME_ORIGINAL, ascii("2018:02:25 20:11:09")), ""),
        both("a sensitivity", |t| t.exif(tags::PHOTOGRAPHIC_SENSITIVITY, Value::Short(vec![64])), ""),
    ]
}

fn wide(text: &str) -> Value {
    Value::Byte(text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect())
}

/// `grade by mark`, and the sign if there is one.
fn expected(graded: &str, lowered: &str, mark: &str, sign: &str) -> String {
    match sign {
        "" => format!("{graded} by {mark}"),
        sign => format!("{lowered} by {mark} despite {sign}"),
    }
}

#[test]
fn on_a_still_with_one_mark() {
    for Row { what, change, on_comment, on_lens } in rows() {
        let comment = facetime::jpeg(&change(with_comment()));
        check(what, "a.jpg", &comment, &expected("very_likely", "perhaps", "user_comment", on_comment));
        let lens = facetime::jpeg(&change(with_lens()));
        check(what, "a.jpg", &lens, &expected("very_likely", "likely", "lens_model", on_lens));
    }
}

/// Both marks are certain, whatever else is there.
#[test]
fn on_a_still_with_both_marks() {
    for Row { what, change, on_comment, on_lens } in rows() {
        let sign = if on_comment.is_empty() { on_lens } else { on_comment };
        let marked = change(with_comment().exif(tags::LENS_MODEL, ascii(LENS)));
        let expected = expected("certain", "certain", "user_comment lens_model", sign);
        check(what, "a.jpg", &facetime::jpeg(&marked), &expected);
    }
}

#[test]
fn of_the_lens() {
    let with_lens = |lens| facetime::jpeg(&with_comment().exif(tags::LENS_MODEL, ascii(lens)));
    let as_camera_app = with_lens("iPhone 15 back camera 2.71mm f/2.2");
    check("as the Camera app", "a.jpg", &as_camera_app, "perhaps by user_comment despite camera_app_lens");
    let other_model = facetime::jpeg(
        &with_comment().ifd0(tags::MODEL, ascii("iPhone 15")).exif(tags::LENS_MODEL, ascii("iPhone 14 x")),
    );
    let expected = "perhaps by user_comment despite lens_of_other_model";
    check("of another model", "a.jpg", &other_model, expected);
    check("any other", "a.jpg", &with_lens("a lens"), "very_likely by user_comment");
}

#[test]
fn of_the_size() {
    let sized = |width, height| Jpeg::new().exif(&with_lens().build()).picture(width, height).build();
    check("8.5 megapixels", "a.jpg", &sized(3400, 2500), "very_likely by lens_model");
    check("more", "a.jpg", &sized(3400, 2501), "likely by lens_model despite too_many_pixels");
}

#[test]
fn in_xmp() {
    let title = |text| Xmp::new().alternative(xmp::DC, "title", text);
    let exposure = Xmp::new().attribute(xmp::EXIF, "ExposureTime", "1/50");
    let make = Xmp::new().attribute(xmp::TIFF, "Make", "Google");
    let position = Xmp::new().attribute(xmp::EXIF, "GPSLatitude", "52,31.2N").attribute(
        xmp::EXIF,
        "GPSLongitude",
        "13,24.3E",
    );
    let cases: Vec<(&str, Tiff, Xmp, &str)> = vec![
        ("title", with_comment(), title("FaceTime Photo"), "perhaps by user_comment despite same_title"),
        ("another title", with_comment(), title("A call"), "very_likely by user_comment"),
        ("exposure", with_comment(), exposure, "perhaps by user_comment despite exposure_time"),
        ("maker", with_comment(), make, "perhaps by user_comment despite other_make"),
        ("position", with_lens(), position, "likely by lens_model despite position"),
        ("nothing", empty(), Xmp::new(), "cannot_tell, stripped"),
    ];
    for (what, tiff, packet, expected) in cases {
        check(what, "a.jpg", &jpeg_with_xmp(&tiff, &packet), expected);
    }
}
