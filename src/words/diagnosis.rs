//! What happened to the pictures on their way here, what that took from them, and how to get the originals.

use super::numbers::count;
use crate::live_photo::NearMiss;
use crate::session::{Diagnosis, Messenger, Tally};

/// The heading.
#[must_use]
pub fn heading(diagnosis: Diagnosis) -> String {
    match diagnosis {
        Diagnosis::PhotoPicker => "These look like copies from the photo picker".to_owned(),
        Diagnosis::MostCompatible => "These look like converted copies".to_owned(),
        Diagnosis::MessengerCopies(Some(messenger)) => {
            format!("These look like copies from {}", name(messenger))
        }
        Diagnosis::MessengerCopies(None) => "These look like copies from a messenger".to_owned(),
    }
}

/// A messenger's name.
#[must_use]
pub fn name(messenger: Messenger) -> &'static str {
    match messenger {
        Messenger::WhatsApp => "WhatsApp",
        Messenger::Telegram => "Telegram",
        Messenger::Signal => "Signal",
        Messenger::Facebook => "Facebook",
    }
}

/// What happened, and what it means for the answer.
#[must_use]
pub fn sentence(diagnosis: Diagnosis, tally: &Tally) -> String {
    let stands = "What FaceTime wrote into the picture itself is usually still there, so the answer stands. The movies did not come with them.";
    let happened = match diagnosis {
        Diagnosis::PhotoPicker => {
            "A page that is given photos from the library of an iPhone or iPad gets one JPEG of each, without its movie and without Apple’s note that ties the two together."
        }
        Diagnosis::MostCompatible => {
            "They are JPEGs from devices that take HEIC, and their movies or Apple’s notes are missing. Downloads in iCloud’s “Most Compatible” format and ordinary exports from Photos are like that."
        }
        Diagnosis::MessengerCopies(messenger) => return messenger_copies(messenger, tally),
    };
    format!("{happened} {stands}")
}

fn messenger_copies(messenger: Option<Messenger>, tally: &Tally) -> String {
    let (emptied, all) = (tally.near_miss(NearMiss::Stripped), tally.stills);
    let many = if emptied == all { String::new() } else { format!("{} of ", count(emptied)) };
    let photos = if all == 1 { "1 photo has".to_owned() } else { format!("{} photos have", count(all)) };
    let named =
        messenger.map(|it| format!(", and most are named as {} names them", name(it))).unwrap_or_default();
    format!(
        "{many}{photos} lost everything about where they come from{named}. A messenger sends a smaller copy, without what the camera or FaceTime wrote into the picture: nothing in it can tell a FaceTime photo from any other."
    )
}

/// How to get the originals, step by step.
#[must_use]
pub fn steps(diagnosis: Diagnosis) -> &'static [&'static str] {
    match diagnosis {
        Diagnosis::PhotoPicker => &[
            "In Photos, select the pictures, tap Share, then Export Unmodified Original, and save to Files.",
            "Here, tap “Add photos”, then Choose Files, and take them from where you saved them.",
        ],
        Diagnosis::MostCompatible => &[
            "On iCloud.com, select the photos and download them as unmodified originals. In Photos on a Mac: File › Export › Export Unmodified Original.",
            "Add what you get to this page.",
        ],
        Diagnosis::MessengerCopies(_) => &[
            "The original is with the person who pressed the shutter in the call: on their iPhone, iPad or Mac, in Photos under Media Types › Live Photos.",
            "Have it sent by AirDrop, with All Photos Data switched on under Options, or by an iCloud link.",
        ],
    }
}

/// Who made a copy that tells nothing, if its name does.
#[must_use]
pub fn named_by(file_name: &str) -> Option<String> {
    let messenger = Messenger::of(file_name)?;
    Some(format!(
        "It is named as {} names its copies. The original is with the person who pressed the shutter, in Photos under Media Types › Live Photos.",
        name(messenger)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(stills: usize, stripped: usize) -> Tally {
        let near_misses = NearMiss::ALL.map(|known| if known == NearMiss::Stripped { stripped } else { 0 });
        Tally { files: stills, read: stills, stills, near_misses, ..Tally::default() }
    }

    #[test]
    fn how_many_are_copies() {
        let cases = [
            (40, 39, "39 of 40 photos have lost everything about where they come from, and most"),
            (3, 3, "3 photos have lost everything"),
            (1, 1, "1 photo has lost everything"),
        ];
        for (stills, stripped, expected) in cases {
            let diagnosis = Diagnosis::MessengerCopies(Some(Messenger::Signal));
            let said = sentence(diagnosis, &tally(stills, stripped));
            assert!(said.starts_with(expected), "{said}");
        }
        assert!(!sentence(Diagnosis::MessengerCopies(None), &tally(3, 3)).contains("named"));
    }

    /// What was concluded from appearances is said so, the answer stands where it does, and there is a way on.
    #[test]
    fn each_says_what_it_looks_like_and_what_to_do() {
        for (diagnosis, stands) in [
            (Diagnosis::PhotoPicker, true),
            (Diagnosis::MostCompatible, true),
            (Diagnosis::MessengerCopies(None), false),
            (Diagnosis::MessengerCopies(Some(Messenger::WhatsApp)), false),
        ] {
            assert!(heading(diagnosis).starts_with("These look like "));
            assert_eq!(
                sentence(diagnosis, &tally(5, 5)).contains("the answer stands"),
                stands,
                "{diagnosis:?}"
            );
            assert_eq!(steps(diagnosis).len(), 2, "two taps, or two things to do");
        }
        assert!(heading(Diagnosis::MessengerCopies(Some(Messenger::Telegram))).ends_with("Telegram"));
        let picker = steps(Diagnosis::PhotoPicker).join(" ");
        for words in ["Share", "Export Unmodified Original", "Choose Files"] {
            assert!(picker.contains(words), "{words}");
        }
    }

    #[test]
    fn a_file_that_a_messenger_named() {
        assert!(named_by("IMG-20240101-WA0001.jpg").is_some_and(|said| said.contains("WhatsApp")));
        assert_eq!(named_by("IMG_1234.JPG"), None);
    }
}
