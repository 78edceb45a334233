//! The wording of FaceTime's marks and of what is confused with them. All text is compared normalised: no
//! blanks around it, single blanks inside, lower case.

use super::names::without_number;
use crate::metadata::text::normalised;

/// UC: the comment FaceTime writes.
#[must_use]
pub fn is_facetime_comment(comment: &str) -> bool {
    normalised(comment) == "facetime photo"
}

/// LM: `^(.+ )?(front|back) facetime camera$`.
#[must_use]
pub fn is_facetime_lens(lens: &str) -> bool {
    let lens = normalised(lens);
    let device = lens.strip_suffix("front facetime camera").or(lens.strip_suffix("back facetime camera"));
    device.is_some_and(|device| device.is_empty() || (device.len() > 1 && device.ends_with(' ')))
}

/// The device that a FaceTime lens names, blank if it names none, and the side of its camera: `iPhone 15` and
/// `front`.
#[must_use]
pub fn facetime_camera(lens: &str) -> Option<(String, &'static str)> {
    if !is_facetime_lens(lens) {
        return None;
    }
    let words: Vec<&str> = lens.split_whitespace().collect();
    let (camera, device) = words.split_last_chunk::<3>().map(|(device, camera)| (camera, device))?;
    let side = if camera.first()?.eq_ignore_ascii_case("front") { "front" } else { "back" };
    Some((device.join(" "), side))
}

/// KW: the keyword FaceTime writes into a movie.
#[must_use]
pub fn is_facetime_keyword(keyword: &str) -> bool {
    normalised(keyword) == "facetime"
}

/// The name of a Mac's built-in camera.
#[must_use]
pub fn is_webcam(device: &str) -> bool {
    let device = normalised(device);
    contains(&device, "facetime hd") || device == "facetime camera"
}

/// Any other lens with the word in it.
#[must_use]
pub fn mentions_facetime(lens: &str) -> bool {
    contains(&normalised(lens), "facetime") && !is_webcam(lens)
}

/// As `str::contains`, whose search for long texts would cost the page a kilobyte.
fn contains(text: &str, words: &str) -> bool {
    text.as_bytes().windows(words.len()).any(|window| window == words.as_bytes())
}

/// The Camera app ends a lens with focal length and f-number: `2.71mm f/2.2`.
#[must_use]
pub fn is_camera_app_lens(lens: &str) -> bool {
    let lens = normalised(lens);
    let focal_length = lens.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    focal_length.len() < lens.len() && focal_length.ends_with("mm f/")
}

/// The Camera app's front camera: `… front camera … mm f/…` or `… front TrueDepth camera …`.
#[must_use]
pub fn is_selfie_lens(lens: &str) -> bool {
    let normal = normalised(lens);
    contains(&normal, "front truedepth camera")
        || (contains(&normal, "front camera") && is_camera_app_lens(lens))
}

/// What iOS writes into a screenshot's comment.
#[must_use]
pub fn is_screenshot_comment(comment: &str) -> bool {
    normalised(comment) == "screenshot"
}

/// What the Mac's Photo Booth writes as keyword.
#[must_use]
pub fn is_photo_booth(keyword: &str) -> bool {
    normalised(keyword) == "photo booth"
}

/// A bare version number, as cameras write: digits and points.
#[must_use]
pub fn is_version_number(software: &str) -> bool {
    let software = normalised(software);
    software.split('.').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
}

/// A name that says "edited": `IMG_E1234.HEIC` from an iPhone, `…-edited` or `…_edited` from elsewhere, also
/// with a copy's number behind it, `…-edited(1)`.
#[must_use]
pub fn is_edited_name(name: &str) -> bool {
    let name = normalised(name);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let without_copy = without_number(stem);
    let from_iphone =
        stem.strip_prefix("img_e").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    from_iphone || without_copy.ends_with("-edited") || without_copy.ends_with("_edited")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(test: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(test(text), "{text:?} must pass");
        }
        for text in no {
            assert!(!test(text), "{text:?} must not pass");
        }
    }

    #[test]
    fn lenses() {
        check(
            is_facetime_lens,
            &[
                "iPhone 15 front FaceTime camera",
                "back facetime  camera\0",
                "iPad Pro (11-inch) back FaceTime camera",
            ],
            &[
                "FaceTime camera",
                "iPhone 15 front FaceTime camera 2.71mm f/2.2",
                "iPhone 15 rear FaceTime camera",
                "iPhonefront FaceTime camera",
                "FaceTime HD Camera",
                "",
            ],
        );
        check(
            is_camera_app_lens,
            &["iPhone 11 Pro front TrueDepth camera 2.71mm f/2.2"],
            &["2.71mm f/", "50 mm f/2 x"],
        );
        check(
            is_selfie_lens,
            &["iPhone X front TrueDepth camera 2.87mm f/2.2", "iPhone 8 front camera 2.87mm f/2.2"],
            &["iPhone 8 front camera", "iPhone 8 back camera 3.99mm f/1.8"],
        );
        check(
            is_webcam,
            &["FaceTime HD Camera (Built-in)", "FaceTime Camera"],
            &["iPhone front FaceTime camera"],
        );
        check(mentions_facetime, &["Some FaceTime lens"], &["FaceTime HD Camera", "iPhone back camera"]);
    }

    #[test]
    fn cameras() {
        let cases = [
            ("iPhone 11 Pro back FaceTime camera", Some(("iPhone 11 Pro".to_owned(), "back"))),
            ("Front  FaceTime Camera", Some((String::new(), "front"))),
            ("iPhone 15 front camera", None),
        ];
        for (lens, expected) in cases {
            assert_eq!(facetime_camera(lens), expected, "{lens}");
        }
    }

    #[test]
    fn words() {
        check(
            is_facetime_comment,
            &["FaceTime Photo", " facetime\u{a0}photo "],
            &["FaceTime Photos", "FaceTime", ""],
        );
        check(is_facetime_keyword, &["FaceTime"], &["FaceTime call", "Face Time", ""]);
        check(is_version_number, &["11.2.6", "17"], &["Photos 9.0", "", "11.", "v1"]);
        check(
            is_edited_name,
            &["IMG_E1234.HEIC", "IMG_1234-edited.jpg", "img_1234_edited.JPG", "IMG_1-edited(1).jpg"],
            &["IMG_1234.HEIC", "IMG_Emma.jpg", "edited.jpg", "IMG_1(1).jpg"],
        );
    }
}
