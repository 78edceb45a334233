//! What is also there and not shown: that nothing is lost silently.

use super::numbers::counted;
use crate::session::Tally;

/// A few words for the list: a file that accompanies photos.
pub const COMPANION: &str = "Companion file";
/// One sentence on it.
pub const COMPANION_SENTENCE: &str = "This file accompanies photos: it holds what an app or a system noted about them or about their folder. It is not a photo or movie itself.";
/// A few words for the list: a file that was not read because of where it lies.
pub const LEFT_OUT: &str = "Left out";
/// The line under it.
pub const LEFT_OUT_REMARK: &str = "Made by Photos for its own use";
/// One sentence on it.
pub const LEFT_OUT_SENTENCE: &str = "This file lies in a Photos library and is neither an original nor an edited version. Photos made it for its own use: smaller copies, its database and the like. It was not read.";

/// How many there are of what: "Set aside: 1,204 companion files (such as .AAE, .json and .xmp), 3 files that
/// are no photos."
#[must_use]
pub fn counts(tally: &Tally) -> Option<String> {
    let counts = [
        (tally.opened, "archive, whose files are looked at", "archives, whose files are looked at"),
        (
            tally.companions,
            "companion file (such as .AAE, .json and .xmp)",
            "companion files (such as .AAE, .json and .xmp)",
        ),
        (tally.not_photos, "file that is no photo or movie", "files that are no photos or movies"),
        (
            tally.left_out,
            "file that Photos made for its own use, such as previews and thumbnails; of its library, only originals and edited versions are looked at",
            "files that Photos made for its own use, such as previews and thumbnails; of its library, only originals and edited versions are looked at",
        ),
    ];
    let counts = counts.into_iter().filter(|(number, ..)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, one, many)| counted(number, one, many)).collect();
    (!counts.is_empty()).then(|| format!("Set aside: {}.", counts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is() {
        let none = Tally { files: 7, read: 7, stills: 7, ..Tally::default() };
        assert_eq!(counts(&none), None);
        let some = Tally { companions: 1204, not_photos: 1, ..none };
        let expected = "Set aside: 1,204 companion files (such as .AAE, .json and .xmp), 1 file that is no photo or movie.";
        assert_eq!(counts(&some).as_deref(), Some(expected));
        let library = Tally { left_out: 8112, ..Tally::default() };
        let expected = "Set aside: 8,112 files that Photos made for its own use, such as previews and thumbnails; of its library, only originals and edited versions are looked at.";
        assert_eq!(counts(&library).as_deref(), Some(expected));
    }
}
