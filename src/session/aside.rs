//! What is set aside: files that are neither photos nor movies, archives among them, and those of a Photos library that
//! are not looked at. They are counted, and not shown among the others.

use crate::bytes::ErrorKind;
use crate::report::{Kind, Report};

/// Why a file is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// It accompanies photos: edits, keywords, what an export or a system notes beside them.
    Companion,
    /// It is something else: a text, a sound, a document.
    NotPhoto,
    /// It is an archive, and all that is in it are files of the visit.
    Opened,
    /// It lies in a Photos library, and is neither an original nor an edited version. It is not read.
    LeftOut,
}

impl Aside {
    /// Of a file that was read, or could not be. Its bytes come before its name: a photo is never set aside,
    /// nor is what has a photo's name and may be a damaged one. What could not be read is set aside only if its
    /// name is a companion's, or if it has no bytes and neither a photo's nor an archive's name.
    pub(super) fn of(folder: &str, name: &str, report: &Report) -> Option<Self> {
        if report.kind == Kind::Zip && report.error.is_none() && report.remarks.is_empty() {
            return Some(Self::Opened);
        }
        let is_folder = report.error.is_some_and(|error| error.kind == ErrorKind::Folder);
        if report.kind != Kind::Other || is_folder {
            return None;
        }
        if is_companion(folder, name) {
            return Some(Self::Companion);
        }
        let is_called = |known: &[&str]| has_extension(name, known);
        let is_other = match report.error {
            None => !is_called(&PICTURES),
            Some(error) => error.kind == ErrorKind::Empty && !is_called(&PICTURES) && !is_called(&ARCHIVES),
        };
        is_other.then_some(Self::NotPhoto)
    }
}

/// How files end that hold what was done to a photo, or what is known of it: Apple's edits, XMP, Takeout's
/// records, which are also called `IMG_1.jpg(1).json` or have their names cut.
const COMPANIONS: [&str; 3] = ["aae", "xmp", "json"];

/// Files that systems and programs leave in folders of photos.
const LEFT_BY_PROGRAMS: [&str; 9] = [
    ".ds_store",
    ".localized",
    ".nomedia",
    ".picasa.ini",
    "picasa.ini",
    "desktop.ini",
    "thumbs.db",
    "ehthumbs.db",
    "icon\r",
];

/// How photos and movies end, and what stands for one that is still in iCloud.
const PICTURES: [&str; 16] = [
    "jpg", "jpeg", "heic", "heif", "hif", "png", "avif", "webp", "tif", "tiff", "dng", "gif", "mov", "mp4",
    "m4v", "icloud",
];

/// How archives end that are opened.
const ARCHIVES: [&str; 2] = ["zip", "livp"];

/// Whether a file of this name accompanies photos.
#[must_use]
pub fn is_companion(folder: &str, name: &str) -> bool {
    let is = |known: &&str| name.eq_ignore_ascii_case(known);
    // A Mac's second half of a file, and what an archive made on a Mac holds of such.
    let of_a_mac = name.starts_with("._") || folder.split('/').any(|part| part == "__MACOSX");
    let of_a_bundle = is(&"metadata.plist") && has_extension(folder, &["pvt"]);
    // Of a download from privacy.apple.com; large ones have several, with numbers.
    let of_an_export = has_extension(name, &["csv"])
        && name.get(..13).is_some_and(|start| start.eq_ignore_ascii_case("photo details"));
    has_extension(name, &COMPANIONS)
        || LEFT_BY_PROGRAMS.iter().any(is)
        || of_a_mac
        || of_a_bundle
        || of_an_export
}

/// Whether a name ends so; letters of either case.
fn has_extension(name: &str, known: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|it| known.iter().any(|known| it.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companions() {
        let cases = [
            ("IMG_1.AAE", true),
            ("IMG_1.aae", true),
            ("IMG_1.xmp", true),
            ("IMG_1.HEIC.xmp", true),
            ("IMG_1.jpg.json", true),
            ("IMG_1.jpg(1).json", true),
            ("IMG_1.jpg.supplemental-metadata.json", true),
            ("IMG_1.jpg.supplemental-me.json", true),
            ("Photo Details.csv", true),
            ("Photo Details-12.csv", true),
            (".DS_Store", true),
            ("Thumbs.db", true),
            ("._IMG_1.HEIC", true),
            ("desktop.ini", true),
            (".picasa.ini", true),
            (".nomedia", true),
            ("budget.csv", false),
            ("Photo Detail.csv", false),
            ("metadata.plist", false),
            ("notes.txt", false),
            ("aae", false),
            ("IMG_1.HEIC", false),
            ("ünïcödé näme.csv", false),
        ];
        for (name, expected) in cases {
            assert_eq!(is_companion("DCIM/100APPLE", name), expected, "{name}");
        }
        assert!(is_companion("a/IMG_1.pvt", "metadata.plist"));
        assert!(is_companion("__MACOSX/Photos", "anything"));
    }
}
