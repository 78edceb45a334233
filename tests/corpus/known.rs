//! Differences from ExifTool that are meant, each with its reason.

use crate::compare::Difference;

/// Part of the path, what differs, and why.
const KNOWN: &[(&str, &str, &str)] = &[
    ("colors_text_wcg_hdr_rec2020.avif", "date", OFFSET_OF_CREATE_DATE),
    ("tests/images/invalid_id.heic", "date", OFFSET_OF_CREATE_DATE),
    ("rgb8_512_512_1_2.heic", "date", OFFSET_OF_CREATE_DATE),
    (
        "heic2any/demo/ignore_1.heic",
        "date",
        "it has a picture and a sequence; only the picture's date counts",
    ),
    ("sample_with_color_info.mp4", "kind", "its brand is `qt  `; ExifTool goes by the name's ending"),
    (
        "testJPEG_GEO_2.jpg",
        "user_comment",
        "its charset code is `IICSA`, which is none: it belongs to the text",
    ),
    (
        "sidecar/20240121_102400.JPG",
        "keywords",
        "IPTC in UTF-8 without saying so; ExifTool takes it for Latin-1",
    ),
    ("avif.9d869c5.avif", "kind", COMPATIBLE_BRAND),
    ("transformation-before-ispe.avif", "kind", COMPATIBLE_BRAND),
    ("imir-missing-essential.avif", "kind", COMPATIBLE_BRAND),
    ("C043.heic", "kind", "its brand is `mif2`, HEIF's second version, which ExifTool does not know"),
    ("bbb_mono_16kHz_23.05kbps_amrwb.3gp", "kind", "it holds sound alone; ExifTool goes by the brand"),
];

const OFFSET_OF_CREATE_DATE: &str = "the list of ExifTool's values leaves OffsetTimeDigitized out";
const COMPATIBLE_BRAND: &str =
    "`avif` is among its compatible brands; ExifTool goes by the major one, `mif1`";

/// Fails for a difference that is not listed, and for one that is listed and no longer there.
pub fn check(differences: &[Difference]) {
    let is_listed = |difference: &Difference| {
        KNOWN.iter().any(|(path, what, _)| difference.path.contains(path) && difference.what == *what)
    };
    let unlisted: Vec<String> = differences
        .iter()
        .filter(|difference| !is_listed(difference))
        .map(|Difference { path, what, theirs, ours }| {
            format!("{path}: {what}: ExifTool {theirs}, we {ours}")
        })
        .collect();
    assert!(unlisted.is_empty(), "not as ExifTool says:\n{}", unlisted.join("\n"));
    for (path, what, reason) in KNOWN {
        let is_there =
            differences.iter().any(|difference| difference.path.contains(path) && difference.what == *what);
        assert!(is_there, "{path} no longer differs in {what} ({reason}): take it off the list");
    }
}
