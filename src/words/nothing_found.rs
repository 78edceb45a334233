//! Nothing found is an answer too: what was looked at, what it most likely means, and what to try.

use super::numbers::{count, counted};
use super::smart_album;
use crate::live_photo::NearMiss;
use crate::session::{Device, Diagnosis, Tally};

/// A heading.
pub const MEANING: &str = "What it most likely means";
/// A heading.
pub const STEPS: &str = "What to try";
/// Shows the page with photos that were drawn for it; as on the first screen.
pub const TRY_SAMPLE: &str = "Try it with sample photos";

/// What to try: a few words, and how. At a Mac, its own way comes first.
#[must_use]
pub fn steps(device: Device) -> Vec<(&'static str, &'static str)> {
    let mut steps = vec![ORIGINALS, SETTING];
    match device {
        Device::Mac => steps.insert(0, (smart_album::ASK, smart_album::HOW)),
        Device::Mobile | Device::Other => steps.push((smart_album::ASK_AT_A_MAC, smart_album::HOW)),
    }
    steps
}

const ORIGINALS: (&str, &str) = (
    "Take the originals",
    "On iCloud.com, select the photos and download them as unmodified originals. In Photos on a Mac: File › Export › Export Unmodified Original.",
);
const SETTING: (&str, &str) = (
    "Look at the setting, at both ends",
    "A picture is only taken when both people allow it. On iPhone and iPad: Settings › Apps › FaceTime › FaceTime Live Photos. On a Mac: FaceTime › Settings › Allow Live Photos to be captured.",
);

/// What was looked at: "412 photos, 0 from FaceTime; 39 had all metadata removed; no movies among them."
#[must_use]
pub fn looked_at(tally: &Tally) -> String {
    if tally.stills + tally.movies == 0 {
        return no_pictures(tally).to_owned();
    }
    let counts = [(tally.stills, "photo", "photos"), (tally.movies, "movie", "movies")];
    let pictures = counts.into_iter().filter(|(number, ..)| *number > 0);
    let pictures: Vec<String> = pictures.map(|(number, one, many)| counted(number, one, many)).collect();
    let mut parts = vec![format!("{}, 0 from FaceTime", pictures.join(" and "))];
    let losses = [
        (tally.near_miss(NearMiss::Stripped), "had all metadata removed"),
        (tally.failed_pictures(), "could not be read"),
        (tally.skipped, "skipped"),
    ];
    let losses = losses.into_iter().filter(|(number, _)| *number > 0);
    parts.extend(losses.map(|(number, what)| format!("{} {what}", count(number))));
    match (tally.stills, tally.movies) {
        _ if !tally.all_read() => {}
        (_, 0) => parts.push("no movies among them".to_owned()),
        (0, _) => parts.push("no photos among them".to_owned()),
        _ => {}
    }
    parts.join("; ") + "."
}

/// Archives that were not looked into, or not in full: "1 archive was not opened, and may hold some."
#[must_use]
pub fn archives(tally: &Tally) -> Option<String> {
    let are_all = tally.pictures() == 0;
    let some = match tally.moments {
        0 if are_all => "FaceTime photos",
        0 => "some",
        _ => "more",
    };
    let archives = counted(tally.archives, "archive was", "archives were");
    let sentence = match (tally.archives, tally.unopened) {
        (0, _) => return None,
        // The headline has said which.
        (1, 1) if are_all => format!("It was not looked at, and may hold {some}."),
        (all, unopened) if are_all && all == unopened => {
            format!("They were not looked at, and may hold {some}.")
        }
        (_, 0) if are_all => format!("The rest may hold {some}."),
        _ if are_all => format!("What was not opened may hold {some}."),
        (1, 0) => format!("{archives} opened only in part; the rest of it may hold {some}."),
        (_, 0) => format!("{archives} opened only in part; the rest of them may hold {some}."),
        (all, unopened) if all == unopened => format!("{archives} not opened, and may hold {some}."),
        _ => format!("{archives} not opened, or only in part, and may hold {some}."),
    };
    Some(sentence)
}

fn no_pictures(tally: &Tally) -> &'static str {
    let failed = tally.failed_pictures();
    let all_failed = failed > 0 && failed == tally.pictures_read();
    match (tally.read, all_failed) {
        (0, _) => "Nothing was looked at.",
        _ if tally.skipped > 0 && tally.pictures_read() == 0 => "Nothing was looked at.",
        (_, true) if failed == 1 => "It could not be read.",
        (_, true) => "None of them could be read.",
        (1, false) => "It is not a photo or movie.",
        (_, false) => "None of them is a photo or movie that could be read.",
    }
}

/// What it most likely means, the weightiest first. What a diagnosis says already is not said again.
#[must_use]
pub fn meaning(tally: &Tally, diagnosis: Option<Diagnosis>) -> Vec<String> {
    let (copies, converted) = match diagnosis {
        Some(Diagnosis::MessengerCopies(_)) => (true, false),
        Some(Diagnosis::PhotoPicker | Diagnosis::MostCompatible) => (false, true),
        None => (false, false),
    };
    let stripped = if copies { 0 } else { tally.near_miss(NearMiss::Stripped) };
    let mut meaning = Vec::new();
    if tally.archives > 0 {
        let unopened = counted(tally.archives, "archive was not opened", "archives were not opened");
        let end = if tally.unopened == tally.archives { "" } else { ", or only in part" };
        meaning.push(format!("{unopened}{end}, so FaceTime photos may be in there. Of archives, only whole ZIPs are opened here: unpack what is in another one, and add the folder."));
    }
    if stripped > 0 && stripped * 2 >= tally.stills {
        meaning.push("Most of these are copies that have lost everything about themselves, as messengers and social networks make them. Nothing in such a copy tells a FaceTime photo from any other.".to_owned());
    } else if stripped > 0 {
        let copies = counted(
            stripped,
            "is a copy that has lost everything about where it comes",
            "are copies that have lost everything about where they come",
        );
        meaning.push(format!("{copies} from. A FaceTime photo among them could not be told from any other."));
    }
    meaning.extend(look_alikes(tally));
    match (tally.stills, tally.movies) {
        (0, 0) => meaning.push("A FaceTime photo is a JPEG or HEIC file, and its movie a MOV file. Choose the folder that holds those.".to_owned()),
        _ if converted || !tally.all_read() => {}
        (_, 0) => meaning.push("There are no movies among them. A FaceTime Live Photo is a photo and a short movie, so these may be a selection, or were converted on the way.".to_owned()),
        (0, _) => meaning.push("There are no photos among them. The photo of a FaceTime Live Photo tells more than its movie: look for it too.".to_owned()),
        _ => {}
    }
    meaning.push("The picture is kept by the person who pressed the shutter, not by the one who is in it: it may be on the other person’s device.".to_owned());
    meaning
}

/// What looks like it and is not: "3 look like FaceTime photos and are something else: 2 screenshots and 1 selfie."
#[must_use]
pub fn look_alikes(tally: &Tally) -> Option<String> {
    let kinds = [
        (NearMiss::MacWebcam, "photo by a Mac’s own camera", "photos by a Mac’s own camera"),
        (NearMiss::Screenshot, "screenshot", "screenshots"),
        (NearMiss::Selfie, "selfie", "selfies"),
        (
            NearMiss::HomemadeLivePhoto,
            "part of a Live Photo made by an app",
            "parts of Live Photos made by apps",
        ),
        (NearMiss::MotionPhoto, "motion photo by an Android phone", "motion photos by Android phones"),
    ];
    let counts = kinds.map(|(near_miss, one, many)| (tally.near_miss(near_miss), one, many));
    let all: usize = counts.iter().map(|(number, ..)| number).sum();
    let named = counts.into_iter().filter(|(number, ..)| *number > 0);
    let mut named: Vec<String> = named.map(|(number, one, many)| counted(number, one, many)).collect();
    let last = named.pop()?;
    let named = if named.is_empty() { last } else { format!("{} and {last}", named.join(", ")) };
    let looks = counted(
        all,
        "looks like a FaceTime photo and is something else",
        "look like FaceTime photos and are something else",
    );
    Some(format!("{looks}: {named}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near_misses(counts: &[(NearMiss, usize)]) -> [usize; NearMiss::ALL.len()] {
        NearMiss::ALL
            .map(|known| counts.iter().filter(|(it, _)| *it == known).map(|(_, number)| number).sum())
    }

    #[test]
    fn what_was_looked_at() {
        let stripped = near_misses(&[(NearMiss::Stripped, 39)]);
        let read = |files| Tally { files, read: files, ..Tally::default() };
        let cases = [
            (
                Tally { stills: 412, near_misses: stripped, ..read(412) },
                "412 photos, 0 from FaceTime; 39 had all metadata removed; no movies among them.",
            ),
            (Tally { stills: 1, movies: 1, ..read(2) }, "1 photo and 1 movie, 0 from FaceTime."),
            (
                Tally { movies: 2, failed: 1, skipped: 3, read: 2, ..read(5) },
                "2 movies, 0 from FaceTime; 1 could not be read; 3 skipped.",
            ),
            (Tally { stills: 2, failed: 1, ..read(3) }, "2 photos, 0 from FaceTime; 1 could not be read."),
            (Tally { stills: 2, skipped: 1, files: 3, ..read(2) }, "2 photos, 0 from FaceTime; 1 skipped."),
            (Tally { stills: 2, archives: 1, ..read(3) }, "2 photos, 0 from FaceTime."),
            (Tally { movies: 2, ..read(2) }, "2 movies, 0 from FaceTime; no photos among them."),
            (Tally { others: 4, ..read(4) }, "None of them is a photo or movie that could be read."),
            (Tally { others: 1, failed: 1, ..read(1) }, "It could not be read."),
        ];
        for (tally, expected) in cases {
            assert_eq!(looked_at(&tally), expected);
        }
    }

    /// The first words of what it means, in their order.
    #[test]
    fn what_it_means() {
        let always = "The picture is kept by the person who pressed the shutter";
        let some = |stills, movies, counts: &[(NearMiss, usize)]| Tally {
            stills,
            movies,
            near_misses: near_misses(counts),
            ..Tally::default()
        };
        let cases: [(Tally, &[&str]); 12] = [
            (Tally { failed: 1, ..some(40, 0, &[]) }, &[always]),
            (Tally { skipped: 1, files: 1, ..some(40, 0, &[]) }, &[always]),
            (Tally { failed: 1, ..some(0, 9, &[]) }, &[always]),
            (some(40, 9, &[]), &[always]),
            (
                Tally { archives: 1, unopened: 1, ..some(40, 9, &[(NearMiss::Stripped, 1)]) },
                &["1 archive was not opened, so FaceTime photos may be", "1 is a copy that has lost", always],
            ),
            (
                Tally { archives: 2, unopened: 1, ..some(40, 9, &[]) },
                &["2 archives were not opened, or only in part, so", always],
            ),
            (some(40, 0, &[]), &["There are no movies among them.", always]),
            (some(0, 9, &[]), &["There are no photos among them.", always]),
            (some(40, 9, &[(NearMiss::Stripped, 20)]), &["Most of these are copies", always]),
            (some(40, 9, &[(NearMiss::Stripped, 1)]), &["1 is a copy that has lost", always]),
            (
                some(40, 9, &[(NearMiss::MotionPhoto, 1)]),
                &[
                    "1 looks like a FaceTime photo and is something else: 1 motion photo by an Android phone.",
                    always,
                ],
            ),
            (
                some(40, 0, &[(NearMiss::Screenshot, 2), (NearMiss::Selfie, 1)]),
                &[
                    "3 look like FaceTime photos and are something else: 2 screenshots and 1 selfie.",
                    "There are no movies",
                    always,
                ],
            ),
        ];
        for (tally, expected) in cases {
            let said = meaning(&tally, None);
            assert_eq!(said.len(), expected.len(), "{said:?}");
            for (said, expected) in said.iter().zip(expected) {
                assert!(said.starts_with(expected), "{said}");
            }
        }
    }

    #[test]
    fn what_a_diagnosis_says_is_not_said_again() {
        let near_misses = near_misses(&[(NearMiss::Stripped, 40)]);
        let copies = Tally { stills: 40, near_misses, ..Tally::default() };
        for (diagnosis, expected) in [
            (None, 3),
            (Some(Diagnosis::MessengerCopies(None)), 2),
            (Some(Diagnosis::PhotoPicker), 2),
            (Some(Diagnosis::MostCompatible), 2),
        ] {
            assert_eq!(meaning(&copies, diagnosis).len(), expected, "{diagnosis:?}");
        }
    }

    /// The menu's exact words, first at a Mac, and for others as what can be done at one.
    #[test]
    fn the_smart_album_is_told_where_it_helps() {
        for (device, place, title) in [
            (Device::Mac, 0, "Ask Photos itself"),
            (Device::Mobile, 2, "At a Mac, ask Photos itself"),
            (Device::Other, 2, "At a Mac, ask Photos itself"),
        ] {
            let steps = steps(device);
            assert_eq!(steps.len(), 3);
            let (said, how) = steps[place];
            assert_eq!(said, title);
            assert!(how.starts_with("File › New Smart Album…, then “Lens” “includes” “FaceTime”."), "{how}");
        }
    }
}
