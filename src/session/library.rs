//! Photos libraries: folders in which the Photos app keeps originals and edited versions, and beside them
//! smaller copies of all of these, databases and caches.

/// How the folder of a library ends: of Photos, iPhoto, a library that Photos took over, and Aperture.
const LIBRARIES: [&str; 4] = [".photoslibrary", ".photolibrary", ".migratedphotolibrary", ".aplibrary"];

/// Folders of originals: of Photos since macOS 10.15, and of what came before it.
const ORIGINALS: [&str; 2] = ["originals", "masters"];

/// Folders inside `resources`: edited versions; edited versions and Live Photos' movies, as Photos kept them
/// until macOS 10.14.
const RESOURCES: [&str; 2] = ["renders", "media"];

/// The folder of what Photos shows beside the library's own pictures, such as those of Shared with You: each in a folder
/// that is built as a library is.
const SCOPES: &str = "scopes";

/// Whether a file lies in a library and is neither an original nor an edited version. A folder that leads to
/// such files is not left out: when it cannot be opened, that must be said.
#[must_use]
pub fn is_left_out(folder: &str, name: &str) -> bool {
    let mut parts = folder.split('/').chain([name]);
    let is_one_of = |part: &str, known: &[&str]| known.iter().any(|known| part.eq_ignore_ascii_case(known));
    if !parts.any(is_library) {
        return false;
    }
    let mut two = || (parts.next(), parts.next());
    let inside = match two() {
        (Some(first), _) if first.eq_ignore_ascii_case(SCOPES) => two(),
        inside => inside,
    };
    match inside {
        (None, _) => false,
        (Some(first), second) if first.eq_ignore_ascii_case("resources") => {
            second.is_some_and(|second| !is_one_of(second, &RESOURCES))
        }
        (Some(first), _) => !is_one_of(first, &ORIGINALS),
    }
}

fn is_library(folder: &str) -> bool {
    LIBRARIES.iter().any(|end| ends_with(folder, end))
}

/// Whether a text ends so; letters of either case.
fn ends_with(text: &str, end: &str) -> bool {
    let start = text.len().checked_sub(end.len()).and_then(|start| text.get(start..));
    start.is_some_and(|found| found.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn originals_and_edited_versions_are_looked_at() {
        let cases = [
            // As Photos has it now.
            ("L.photoslibrary/originals/0", "0A.heic", false),
            ("Pictures/My Photos.PhotosLibrary/originals/F", "F3.mov", false),
            ("L.photoslibrary/resources/renders/1", "1B_1_201_a.jpeg", false),
            ("L.photoslibrary/resources/renders/1", "1B_2_100_a.mov", false),
            ("L.photoslibrary/resources/derivatives/0", "0A_1_105_c.jpeg", true),
            ("L.photoslibrary/resources/derivatives/masters/0", "0A_4_5005_c.jpeg", true),
            ("L.photoslibrary/resources/cpl/cloudsync.noindex", "x.jpeg", true),
            ("L.photoslibrary/scopes/cloudsharing/data", "y.jpg", true),
            ("L.photoslibrary/scopes/cloudsharing/resources/derivatives/masters/0", "y.jpg", true),
            ("L.photoslibrary/scopes/syndication/originals/0", "0A.heic", false),
            ("L.photoslibrary/Scopes/momentshared/Originals/F", "F3.mov", false),
            ("L.photoslibrary/scopes/syndication/resources/renders/1", "1B_1_201_a.jpeg", false),
            ("L.photoslibrary/scopes/syndication/resources/derivatives/0", "0A_1.jpeg", true),
            ("L.photoslibrary/scopes/syndication/database", "Photos.sqlite", true),
            ("L.photoslibrary/private/com.apple.photoanalysisd", "z.heic", true),
            ("L.photoslibrary/database", "Photos.sqlite", true),
            ("L.photoslibrary", "Info.plist", true),
            // As it was before.
            ("L.photoslibrary/Masters/2018/09/21", "IMG_1.JPG", false),
            ("L.photoslibrary/resources/media/master/00/00", "jpegvideocomplement_1.mov", false),
            ("L.photoslibrary/resources/media/version/00/00", "fullsizeoutput_2.jpeg", false),
            ("L.photoslibrary/resources/proxies/derivatives/00", "thumb.jpg", true),
            ("L.photoslibrary/Thumbnails/2018", "IMG_1.jpg", true),
            ("L.photolibrary/Masters/2012", "IMG_1.JPG", false),
            ("L.migratedphotolibrary/Previews/2012", "IMG_1.jpg", true),
            // Part of a library, or none.
            ("originals/0", "0A.heic", false),
            ("resources/derivatives/0", "0A_1_105_c.jpeg", false),
            ("photoslibrary/derivatives", "a.jpg", false),
            ("", "a.photoslibrary", false),
            ("", "a.jpg", false),
        ];
        for (folder, name, expected) in cases {
            assert_eq!(is_left_out(folder, name), expected, "{folder}/{name}");
        }
    }

    /// What could not be opened has its own name; it may hold originals.
    #[test]
    fn folders_on_the_way_are_not_left_out() {
        for (folder, name) in [
            ("", "L.photoslibrary"),
            ("L.photoslibrary", "originals"),
            ("L.photoslibrary", "resources"),
            ("L.photoslibrary/resources", "renders"),
            ("L.photoslibrary", "scopes"),
            ("L.photoslibrary/scopes", "syndication"),
            ("L.photoslibrary/scopes/syndication", "originals"),
            ("L.photoslibrary/scopes/syndication/resources", "renders"),
        ] {
            assert!(!is_left_out(folder, name), "{folder}/{name}");
        }
        assert!(is_left_out("L.photoslibrary/resources", "derivatives"));
        assert!(is_left_out("L.photoslibrary/scopes/syndication", "database"));
    }
}
