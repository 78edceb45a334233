//! The answer to the whole visit: a headline, and the remark that matters most.

use super::nothing_found;
use super::numbers::{count, counted};
use crate::session::Tally;

/// While files are read, and when all are.
#[must_use]
pub fn answer(tally: &Tally) -> String {
    let read = tally.pictures_read();
    let files = match tally.skipped {
        skipped if skipped == 0 || tally.is_going_on() => counted(tally.pictures(), "file", "files"),
        _ => format!(
            "the {} that {} read",
            counted(read, "file", "files"),
            if read == 1 { "was" } else { "were" }
        ),
    };
    match tally.moments {
        // Only when all was read is there an answer.
        0 if tally.is_going_on() => format!("Looking at {files}"),
        0 if tally.pictures() == 0 && tally.archives > 0 => only_archives(tally),
        0 if tally.pictures() > 0 && tally.failed_pictures() == tally.pictures() => {
            format!("{files} could not be read")
        }
        0 if tally.pictures() == 0 && tally.given() > 0 => {
            format!("No photos in {}", counted(tally.given(), "file", "files"))
        }
        0 if tally.skipped > 0 && read == 0 => "No photos were looked at".to_owned(),
        0 => format!("No FaceTime photos in {files}"),
        moments => format!("{} in {files}", counted(moments, "FaceTime photo", "FaceTime photos")),
    }
}

/// When there is nothing else that could hold an answer.
fn only_archives(tally: &Tally) -> String {
    let archives = counted(tally.archives, "archive", "archives");
    match tally.unopened {
        0 => format!("Only a part of {archives} could be opened"),
        unopened if unopened == tally.archives => format!("{archives} could not be opened"),
        _ => format!("{archives} could not be opened, or only in part"),
    }
}

/// The line under it.
#[must_use]
pub fn remark(tally: &Tally) -> Option<String> {
    let remark = first_remark(tally);
    if tally.is_going_on() {
        return remark;
    }
    let sentences = [remark, nothing_found::archives(tally)];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Behind it, when there is more to be seen of what was found: so many pictures.
#[must_use]
pub fn copies(tally: &Tally, pictures: usize) -> Option<String> {
    let are_more = !tally.is_going_on() && tally.moments > 0 && pictures > tally.moments;
    are_more.then(|| format!("With their copies there are {}.", count(pictures)))
}

fn first_remark(tally: &Tally) -> Option<String> {
    if tally.moments > 0 {
        return with_movies(tally);
    }
    if tally.perhaps > 0 {
        return Some(match tally.perhaps {
            1 => "One is worth a look.".to_owned(),
            perhaps => format!("{} are worth a look.", count(perhaps)),
        });
    }
    if tally.is_going_on() {
        return Some("None from FaceTime so far.".to_owned());
    }
    (tally.pictures() > 0 || tally.archives == 0).then(|| nothing_found::looked_at(tally))
}

/// What is not here is known only when every file was read.
fn with_movies(tally: &Tally) -> Option<String> {
    let sentence = match (tally.moments, tally.moments_with_movie) {
        (_, 0) if !tally.all_read() => return None,
        (1, 0) => "No matching other half was found.".to_owned(),
        (_, 0) => "No matching other halves were found.".to_owned(),
        (1, _) => "It is a Live Photo with its movie.".to_owned(),
        (all, with_movie) if all == with_movie => "All are Live Photos with their movie.".to_owned(),
        (_, 1) => "One is a Live Photo with its movie.".to_owned(),
        (_, with_movie) => format!("{} are Live Photos with their movie.", count(with_movie)),
    };
    Some(sentence)
}

/// Progress: `1,204 of 4,218 files read`; when only slow files are left, that they are waited for.
#[must_use]
pub fn progress(tally: &Tally) -> String {
    match tally.slow {
        slow if slow > 0 && slow == tally.waiting() => slow_files(slow),
        _ => format!("{} of {} read", count(tally.read), counted(tally.files, "file", "files")),
    }
}

fn slow_files(slow: usize) -> String {
    let files = counted(slow, "file, which", "files, which");
    format!("Waiting for {files} may still be in the cloud.")
}

/// How much of the files was read, and of the rest that was cancelled.
#[must_use]
pub fn cost(tally: &Tally) -> String {
    let (read, found) = (super::numbers::bytes(tally.bytes_read), super::numbers::bytes(tally.bytes_found));
    // Small archives are read all at once, and once more for the files in them.
    let cost = match tally.bytes_read < tally.bytes_found {
        true => format!("Read {read} of {found}."),
        false => format!("Read all of {found}."),
    };
    match tally.skipped {
        0 => cost,
        skipped => {
            format!(
                "{cost} {} not read, since you skipped {}.",
                counted(skipped, "file was", "files were"),
                if skipped == 1 { "it" } else { "them" }
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tally: &Tally, expected: (&str, Option<&str>)) {
        assert_eq!((answer(tally).as_str(), remark(tally).as_deref()), expected, "{tally:?}");
    }

    #[test]
    fn copies_are_told_when_all_is_read() {
        let done = Tally { files: 9, read: 9, stills: 9, moments: 3, ..Tally::default() };
        assert_eq!(copies(&done, 9).as_deref(), Some("With their copies there are 9."));
        assert_eq!(copies(&done, 3), None);
        assert_eq!(copies(&Tally { read: 8, ..done.clone() }, 9), None);
        assert_eq!(copies(&Tally { moments: 0, ..done }, 9), None);
    }

    #[test]
    fn nothing_is_denied_before_all_is_read() {
        let reading = Tally { files: 9, read: 4, stills: 4, ..Tally::default() };
        check(&reading, ("Looking at 9 files", Some("None from FaceTime so far.")));
        let found = Tally { moments: 1, ..reading.clone() };
        check(&found, ("1 FaceTime photo in 9 files", None));
        check(
            &Tally { skipped: 2, ..reading.clone() },
            ("Looking at 9 files", Some("None from FaceTime so far.")),
        );
        let failed = Tally { files: 3, read: 3, failed: 3, ..Tally::default() };
        check(&failed, ("3 files could not be read", Some("None of them could be read.")));
        let stopped = Tally { skipped: 5, ..reading };
        check(
            &stopped,
            (
                "No FaceTime photos in the 4 files that were read",
                Some("4 photos, 0 from FaceTime; 5 skipped."),
            ),
        );
        let at_once = Tally { files: 3, skipped: 3, ..Tally::default() };
        check(&at_once, ("No photos were looked at", Some("Nothing was looked at.")));
        let an_archive = Tally { files: 4, read: 1, archives: 1, unopened: 1, ..at_once };
        let remark = "Nothing was looked at. 1 archive was not opened, and may hold some.";
        check(&an_archive, ("No photos were looked at", Some(remark)));
        let all = Tally { files: 4, ..found };
        check(&all, ("1 FaceTime photo in 4 files", Some("No matching other half was found.")));
        check(&Tally { failed: 1, ..all }, ("1 FaceTime photo in 4 files", None));
    }

    /// Only what is a photo, or may be one, is counted.
    #[test]
    fn what_is_set_aside_is_not_counted() {
        let all = Tally { files: 20, read: 20, stills: 7, movies: 1, archives: 2, ..Tally::default() };
        let aside = Tally { companions: 6, not_photos: 3, left_out: 900, failed: 1, ..all };
        check(
            &aside,
            (
                "No FaceTime photos in 9 files",
                Some(
                    "7 photos and 1 movie, 0 from FaceTime; 1 could not be read. 2 archives were opened only in part; the rest of them may hold some.",
                ),
            ),
        );
        let stopped = Tally { skipped: 4, read: 16, ..aside };
        assert_eq!(answer(&stopped), "No FaceTime photos in the 5 files that were read");
        let unreadable = Tally { files: 3, read: 3, companions: 1, failed: 2, ..Tally::default() };
        check(&unreadable, ("2 files could not be read", Some("None of them could be read.")));
        let notes = Tally { files: 1, read: 1, not_photos: 1, ..Tally::default() };
        check(&notes, ("No photos in 1 file", Some("It is not a photo or movie.")));
        let previews = Tally { left_out: 5, ..Tally::default() };
        check(&previews, ("No photos in 5 files", Some("Nothing was looked at.")));
    }

    /// An archive that was not opened is no file without FaceTime photos.
    #[test]
    fn what_was_not_opened_is_not_denied() {
        let read = |files| Tally { files, read: files, ..Tally::default() };
        let one = Tally { archives: 1, unopened: 1, others: 1, ..read(1) };
        check(
            &one,
            ("1 archive could not be opened", Some("It was not looked at, and may hold FaceTime photos.")),
        );
        let cut = Tally { failed: 1, failed_archives: 1, ..one.clone() };
        check(
            &cut,
            ("1 archive could not be opened", Some("It was not looked at, and may hold FaceTime photos.")),
        );
        let part = Tally { unopened: 0, ..one.clone() };
        check(
            &part,
            ("Only a part of 1 archive could be opened", Some("The rest may hold FaceTime photos.")),
        );
        let mixed = Tally { archives: 3, unopened: 1, not_photos: 2, ..read(5) };
        check(
            &mixed,
            (
                "3 archives could not be opened, or only in part",
                Some("What was not opened may hold FaceTime photos."),
            ),
        );
        let beside = Tally { archives: 1, unopened: 1, stills: 2, movies: 1, ..read(4) };
        let looked = "2 photos and 1 movie, 0 from FaceTime.";
        let remark = format!("{looked} 1 archive was not opened, and may hold some.");
        check(&beside, ("No FaceTime photos in 3 files", Some(&remark)));
        let in_part = Tally { unopened: 0, ..beside.clone() };
        let remark = format!("{looked} 1 archive was opened only in part; the rest of it may hold some.");
        check(&in_part, ("No FaceTime photos in 3 files", Some(&remark)));
        let several = Tally { archives: 2, unopened: 1, ..read(5) };
        let several = Tally { stills: 2, movies: 1, ..several };
        let remark = format!("{looked} 2 archives were not opened, or only in part, and may hold some.");
        check(&several, ("No FaceTime photos in 3 files", Some(&remark)));
        let found = Tally { moments: 1, moments_with_movie: 1, ..beside.clone() };
        let remark = "It is a Live Photo with its movie. 1 archive was not opened, and may hold more.";
        check(&found, ("1 FaceTime photo in 3 files", Some(remark)));
        let alone = Tally { moments: 1, ..beside.clone() };
        let remark = "1 archive was not opened, and may hold more.";
        check(&alone, ("1 FaceTime photo in 3 files", Some(remark)));
        let perhaps = Tally { perhaps: 1, ..beside };
        let remark = "One is worth a look. 1 archive was not opened, and may hold some.";
        check(&perhaps, ("No FaceTime photos in 3 files", Some(remark)));
        let unread = Tally { archives: 1, unopened: 1, failed: 3, failed_archives: 1, ..read(3) };
        let remark = "None of them could be read. 1 archive was not opened, and may hold some.";
        check(&unread, ("2 files could not be read", Some(remark)));
    }

    #[test]
    fn found_with_movies() {
        let tally =
            Tally { files: 4218, read: 4218, moments: 12, moments_with_movie: 10, ..Tally::default() };
        check(&tally, ("12 FaceTime photos in 4,218 files", Some("10 are Live Photos with their movie.")));
    }
}
