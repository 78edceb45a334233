//! Taking photos away: buttons, how far it is, and what came of it.

use super::numbers::{bytes, count, counted};
use super::problem;
use crate::bytes::Error;
use crate::bytes::ErrorKind;
use crate::report::Kind;

/// Saves all in an archive, before it is known how many they are.
pub const SAVE_AS_ZIP: &str = "Save as ZIP";
/// Instead, when nothing that is selected is a photo or movie.
pub const NOTHING_TO_SAVE: &str = "Nothing to save";
/// Opens the other ways to save.
pub const MORE_WAYS: &str = "More ways";
/// Saves all into a folder.
pub const INTO_FOLDER: &str = "Save into a folder";
/// Saves the report as a table.
pub const AS_CSV: &str = "Report as CSV, for a spreadsheet";
/// Saves the report for programs.
pub const AS_JSON: &str = "Report as JSON, for programs";
/// Puts the names on the clipboard.
pub const COPY_NAMES: &str = "Copy names";
/// Opens the browser's printing.
pub const PRINT: &str = "Print";
/// A choice: both halves of a Live Photo under one name.
pub const SAME_NAME: &str = "Same name for a photo and its movie";
/// A choice: the report lies in the archive.
pub const WITH_REPORT: &str = "Put the report into the ZIP";
/// What came of saving, for screen readers.
pub const NOTICE: &str = "Saving";
/// Ends saving.
pub const CANCEL: &str = "Cancel";
/// Closes what came of it.
pub const DISMISS: &str = "Close";

/// The name of an archive, and of reports, before their endings.
pub const FACETIME_PHOTOS: &str = "FaceTime photos";
/// The same where others are among them.
pub const PHOTOS: &str = "Photos";
/// The name of a report.
pub const REPORT: &str = "Photo report";
/// The same in an archive.
pub const REPORT_INSIDE: &str = "report.csv";

/// Saves so many.
#[must_use]
pub fn save_as_zip(pictures: usize) -> String {
    format!("Save {} as ZIP", count(pictures))
}

/// While files are saved: `Saving 312 of 1,000, 640 MB of 2.0 GB`.
#[must_use]
pub fn progress((files, all): (usize, usize), (done, length): (u64, u64)) -> String {
    let files = format!("Saving {} of {}", count(files), count(all));
    if length == 0 { files } else { format!("{files}, {} of {}", bytes(done), bytes(length)) }
}

/// Read out when saving begins.
#[must_use]
pub fn begins(files: usize) -> String {
    format!("Saving {}", counted(files, "file", "files"))
}

/// Read out at every fourth of the way.
#[must_use]
pub fn quarters(quarters: u64) -> String {
    format!("{} percent saved", quarters * 25)
}

/// Said when an archive or a file was handed to the browser.
#[must_use]
pub fn downloaded(files: usize, length: u64, name: &str) -> String {
    format!(
        "Saved {} ({}) as “{name}”. Your browser has put it with its downloads.",
        saved(files),
        bytes(length)
    )
}

/// Said behind it in an article, of which nothing tells whether it lets its frames save.
pub const UNLESS_FORBIDDEN: &str =
    "If nothing has come, this article does not let its frames save: open the full page, and save there.";

/// Said when files are in a folder.
#[must_use]
pub fn in_folder(files: usize, length: u64, name: &str) -> String {
    format!("Saved {} ({}) in the folder “{name}”.", saved(files), bytes(length))
}

fn saved(files: usize) -> String {
    counted(files, "file", "files")
}

/// Said of a report.
#[must_use]
pub fn report(files: usize, name: &str) -> String {
    format!("Saved the report on {} as “{name}”.", saved(files))
}

/// Said when names were copied.
#[must_use]
pub fn copied(names: usize) -> String {
    format!("Copied {}.", counted(names, "name", "names"))
}

/// Said when the browser refuses it.
pub const NOT_COPIED: &str =
    "Your browser does not let this page copy. Choose “Report as CSV” instead: the names are in it.";
/// Said when nothing that is shown can be saved.
pub const NO_PICTURES: &str = "There is no photo or movie among these files.";
/// Said when nothing could be saved.
pub const NOTHING_SAVED: &str = "None of the files could be saved.";
/// Said when the visitor ended it.
pub const CANCELLED: &str = "Cancelled. Nothing was saved.";
/// Said when whoever saves has failed.
pub const FAILED: &str =
    "Saving failed, and nothing was saved. Try it with fewer files, or save them into a folder.";
/// Said when there is nobody to save.
pub const NOT_STARTED: &str = "Nothing can be saved, since a part of this page does not start in your browser. Load the page again, or try another browser.";
/// Said when the download could not begin.
pub const NOT_DOWNLOADED: &str =
    "Your browser could not take the file. Try it with fewer files, or save them into a folder.";

/// Said when the visitor ended it, and some are in the folder.
#[must_use]
pub fn cancelled_in_folder(files: usize) -> String {
    format!("Cancelled. {}", already_in_folder(files))
}

/// Said when whoever saves into a folder has failed.
#[must_use]
pub fn failed_in_folder(files: usize) -> String {
    match files {
        0 => "Saving into the folder failed. Load the page again, and try it once more.".to_owned(),
        _ => format!("Saving failed. {} Try it again with those that are missing.", already_in_folder(files)),
    }
}

fn already_in_folder(files: usize) -> String {
    let are = if files == 1 { "is" } else { "are" };
    format!("{} {are} in the folder already.", saved(files))
}

/// Said when a folder takes no more.
#[must_use]
pub fn not_written(files: usize) -> String {
    let before =
        if files == 0 { "Nothing was saved".to_owned() } else { format!("Only {} saved", were(files)) };
    format!("{before}: the folder could not be written to. Its disk may be full; choose another one.")
}

fn were(files: usize) -> String {
    counted(files, "file was", "files were")
}

/// Above the files that could not be saved.
#[must_use]
pub fn left_out(files: usize) -> String {
    format!("{} left out:", were(files))
}

/// One of them: the reason and the next step.
#[must_use]
pub fn left_out_file(name: &str, kind: Kind, reason: ErrorKind) -> String {
    format!("{name}: {}", problem::sentence(kind, Error::new(reason, 0)))
}

/// Those that are not named.
#[must_use]
pub fn more_left_out(files: usize) -> String {
    format!("And {} more.", count(files))
}

/// Under a printed table that does not hold all.
#[must_use]
pub fn printed(rows: usize, all: usize) -> String {
    format!("The first {} of {} files. The report as CSV has all of them.", count(rows), count(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_it_is() {
        assert_eq!(
            progress((312, 1000), (640_000_000, 2_000_000_000)),
            "Saving 312 of 1,000, 640 MB of 2.0 GB"
        );
        assert_eq!(progress((0, 1), (0, 0)), "Saving 0 of 1");
    }

    #[test]
    fn what_came_of_it() {
        assert_eq!(
            downloaded(22, 61_000_000, "Photos.zip"),
            "Saved 22 files (61 MB) as “Photos.zip”. Your browser has put it with its downloads."
        );
        assert_eq!(cancelled_in_folder(1), "Cancelled. 1 file is in the folder already.");
        for (files, begin) in
            [(0, "Nothing was saved: "), (1, "Only 1 file was saved: "), (2, "Only 2 files were")]
        {
            assert!(not_written(files).starts_with(begin), "{}", not_written(files));
        }
        assert_eq!(left_out(1), "1 file was left out:");
        let line = left_out_file("a.jpg", Kind::Jpeg, ErrorKind::Vanished);
        assert!(line.starts_with("a.jpg: This file is no longer where it was."), "{line}");
    }
}
