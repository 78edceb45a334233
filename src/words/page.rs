//! The page: its headings, buttons and hints. Those of the first screen stand in `index.html`.

use super::numbers::{count, counted};
use crate::report::TakenFrom;
use crate::session::{DateSource, ShownDate};

/// Before files are opened that would be downloaded by it. It stands on the first screen too.
pub const CLOUD_HINT: [&str; 2] = [
    "Photos in iCloud for Windows?",
    "Right-click their folder and choose “Always keep on this device” first. Opening a photo that is still in the cloud downloads it.",
];
/// Opens the browser's file picker.
pub const ADD_PHOTOS: &str = "Add photos";
/// Opens the browser's folder picker.
pub const ADD_FOLDER: &str = "Add a folder";
/// Looks again at folders that were given: for what is new, changed or gone.
pub const LOOK_AGAIN: &str = "Look again";
/// What came of it.
#[must_use]
pub fn changes(news: usize, gone: usize, in_part: bool) -> String {
    let in_part = in_part.then(|| "A part could not be looked at".to_owned());
    let news =
        (news > 0).then(|| counted(news, "file is new or has changed", "files are new or have changed"));
    let gone = (gone > 0).then(|| counted(gone, "has gone", "have gone"));
    let changes: Vec<String> = in_part.into_iter().chain(news).chain(gone).collect();
    if changes.is_empty() { "Nothing has changed.".to_owned() } else { changes.join(", ") + "." }
}

/// Loads the page anew.
pub const START_OVER: &str = "Start over";
/// Stops reading.
pub const CANCEL: &str = "Cancel";
/// Leaves out a file whose bytes do not come.
pub const SKIP: &str = "Skip";
/// Closes an opened file.
pub const CLOSE: &str = "Close";
/// The list, for screen readers.
pub const LIST: &str = "Files";
/// The list's columns: above them where there is room, and always for screen readers.
pub const COLUMNS: [&str; 5] = [detail::NAME, "What it is", detail::DEVICE, detail::TAKEN, filter::SLOW];
/// The filters, for screen readers.
pub const FILTERS: &str = "Which files to show";
/// Said in the list when a filter leaves nothing.
pub const NONE_HERE: &str = "There are no files here.";
/// While a file's metadata is read again.
pub const READING: &str = "Reading…";

/// A heading of the opened file.
pub const WHY: &str = "Why";
/// A heading of the opened file.
pub const OTHER_HALF: &str = "Its other half";
/// A heading of the opened file.
pub const COPIES: &str = "Copies";
/// A heading of the opened file.
pub const DETAILS: &str = "Details";
/// A heading of the opened file.
pub const ALL_METADATA: &str = "All that was read";
/// A heading of the opened file.
pub const REMARKS: &str = "Could not be read in full";
/// Said when a file holds no metadata at all.
pub const NO_METADATA: &str = "This file says nothing about itself.";

/// Names of details.
pub mod detail {
    /// A file's name.
    pub const NAME: &str = "Name";
    /// The folder it came in.
    pub const FOLDER: &str = "Folder";
    /// Pixels and bytes.
    pub const SIZE: &str = "Size";
    /// When it was taken.
    pub const TAKEN: &str = "Taken";
    /// When the file itself was changed last, as its disk says: often just when it was copied.
    pub const CHANGED: &str = "File changed";
    /// The device.
    pub const DEVICE: &str = "Device";
    /// Length and sound of a movie.
    pub const MOVIE: &str = "Movie";
    /// What halves share.
    pub const IDENTIFIER: &str = "Identifier";
}

/// Names of the filters.
pub mod filter {
    /// Flagged files.
    pub const FACETIME: &str = "FaceTime";
    /// Files graded Perhaps.
    pub const WORTH_A_LOOK: &str = "Worth a look";
    /// Ordinary Live Photos.
    pub const LIVE_PHOTOS: &str = "Other Live Photos";
    /// All files.
    pub const ALL: &str = "All files";
    /// The same where a Live Photo, which is two files, is one picture.
    pub const ALL_PICTURES: &str = "All items";
    /// Files that could not be read.
    pub const NOT_READABLE: &str = "Not readable";
    /// Files whose bytes do not come.
    pub const SLOW: &str = "Waiting";
    /// Files that are set aside.
    pub const SET_ASIDE: &str = "Set aside";
}

/// Between a folder or an archive and what lies in it.
const BETWEEN: &str = " › ";

/// Where a file lies: `Archive.zip › folder`.
#[must_use]
pub fn location(names: &[&str]) -> String {
    names.join(BETWEEN)
}

/// A file with where it lies: `Archive.zip › folder/IMG_1234.HEIC`. The last of the names is its folder, if it lies in
/// one.
#[must_use]
pub fn full_name(names: &[&str], in_folder: bool, name: &str) -> String {
    let mut full_name = location(names);
    if !full_name.is_empty() {
        full_name.push_str(if in_folder { "/" } else { BETWEEN });
    }
    full_name.push_str(name);
    full_name
}

/// When it was taken, and where that comes from.
#[must_use]
pub fn taken(date: &ShownDate, still: bool) -> Option<String> {
    let at = super::numbers::date(&date.at);
    match date.from {
        DateSource::Taken(TakenFrom::Movie) if still => Some(format!("{at}, says its movie")),
        DateSource::Taken(TakenFrom::Movie) => Some(format!("{at}, says the movie")),
        DateSource::Taken(TakenFrom::Exif) => Some(format!("{at}, says its Exif")),
        DateSource::Taken(TakenFrom::Xmp) => Some(format!("{at}, says its XMP")),
        DateSource::File => None,
    }
}

/// Pixels and bytes.
#[must_use]
pub fn size(pixels: Option<(u32, u32)>, bytes: u64) -> String {
    let bytes = super::numbers::bytes(bytes);
    match pixels {
        Some((width, height)) => format!("{width} × {height}, {bytes}"),
        None => bytes,
    }
}

/// Length and sound of a movie.
#[must_use]
pub fn movie(seconds: Option<f64>, sound_tracks: u32) -> String {
    let length = seconds.map(super::numbers::duration);
    let sound = match sound_tracks {
        0 => "no sound".to_owned(),
        1 => "with sound".to_owned(),
        tracks => format!("{tracks} sound tracks"),
    };
    length.into_iter().chain([sound]).collect::<Vec<_>>().join(", ")
}

/// Leaves out all files whose bytes do not come.
#[must_use]
pub fn skip_all(slow: usize) -> String {
    if slow == 1 { "Skip 1 waiting".to_owned() } else { format!("Skip all {} waiting", count(slow)) }
}

/// A file's Skip button, for who does not see beside what it stands.
#[must_use]
pub fn skip_file(name: &str) -> String {
    format!("{SKIP} {name}")
}

/// Read out when reading begins.
pub const READING_BEGINS: &str = "Reading the files";

/// Read out at every tenth of the way.
#[must_use]
pub fn tenths_read(tenths: usize) -> String {
    format!("{tenths}0 percent read")
}

/// A part's number of values, behind its heading.
#[must_use]
pub fn values(number: usize) -> String {
    counted(number, "value", "values")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names() {
        for (names, in_folder, expected) in [
            (&[][..], false, "a.jpg"),
            (&["folder/more"], true, "folder/more/a.jpg"),
            (&["b.zip"], false, "b.zip › a.jpg"),
            (&["c", "b.zip", "folder"], true, "c › b.zip › folder/a.jpg"),
        ] {
            assert_eq!(full_name(names, in_folder, "a.jpg"), expected);
        }
    }

    #[test]
    fn what_has_changed() {
        for (news, gone, in_part, expected) in [
            (0, 0, false, "Nothing has changed."),
            (1, 0, false, "1 file is new or has changed."),
            (0, 1, false, "1 has gone."),
            (1200, 2, false, "1,200 files are new or have changed, 2 have gone."),
            (0, 0, true, "A part could not be looked at."),
            (1, 0, true, "A part could not be looked at, 1 file is new or has changed."),
        ] {
            assert_eq!(changes(news, gone, in_part), expected);
        }
    }
}
