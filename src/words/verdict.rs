//! The verdict on one file, in plain words.

use super::{problem, set_aside};
use crate::live_photo::{Grade, NearMiss, Verdict, marks};
use crate::report::Kind;
use crate::session::{Aside, Outcome};

/// A few words for the list.
#[must_use]
pub fn label(outcome: &Outcome<'_>) -> &'static str {
    if outcome.aside() == Some(Aside::Companion) {
        return set_aside::COMPANION;
    }
    if let Some(error) = outcome.error() {
        return problem::label(error);
    }
    let movie = outcome.kind.is_movie();
    let Verdict { grade, near_miss, .. } = &outcome.verdict;
    match (grade, near_miss) {
        (_, Some(NearMiss::Edited)) => "FaceTime photo, edited",
        (Grade::Certain, _) if movie => "Movie of a FaceTime photo",
        (Grade::Certain, _) => "FaceTime photo",
        (Grade::VeryLikely, _) if movie => "Movie of a FaceTime photo, very likely",
        (Grade::VeryLikely, _) => "FaceTime photo, very likely",
        (Grade::Likely, _) if movie => "Movie of a FaceTime photo, likely",
        (Grade::Likely, _) => "FaceTime photo, likely",
        (Grade::Perhaps, _) => "Perhaps FaceTime, worth a look",
        (_, Some(near_miss)) => near_miss_label(*near_miss),
        (_, None) if outcome.kind == Kind::Zip && !outcome.remarks().is_empty() => "Archive, opened in part",
        (Grade::CannotTell, None) => "Cannot tell",
        (Grade::No, None) if outcome.kind == Kind::Tar => "Archive, not opened",
        (Grade::No, None) if outcome.kind == Kind::Zip => "Archive",
        (Grade::No, None) if !outcome.kind.is_photo_or_movie() => "Not a photo or movie",
        (Grade::No, None) if never_made(outcome.kind) || is_foreign_mp4(outcome) => {
            "Not a kind FaceTime makes"
        }
        (Grade::No, None) => "Nothing points to FaceTime",
    }
}

/// Pictures and movies that FaceTime never makes. One of them can still be a copy that has kept the marks.
fn never_made(kind: Kind) -> bool {
    use Kind::{Gif, Jxl, OtherMovie, OtherPicture, Png, Raw, Tiff};
    matches!(kind, Png | Tiff | Gif | Jxl | Raw | OtherPicture | OtherMovie)
}

fn near_miss_label(near_miss: NearMiss) -> &'static str {
    match near_miss {
        NearMiss::Edited => "FaceTime photo, edited",
        NearMiss::MacWebcam => "From a Mac’s camera",
        NearMiss::Screenshot => "Screenshot",
        NearMiss::Selfie => "Selfie",
        NearMiss::LivePhoto => "Live Photo, not from FaceTime",
        NearMiss::HomemadeLivePhoto => "Live Photo made by an app",
        NearMiss::MotionPhoto => "Motion photo, not from FaceTime",
        NearMiss::Stripped => "Cannot tell: emptied copy",
    }
}

/// The label with how sure it is, above the sentence.
#[must_use]
pub fn title(outcome: &Outcome<'_>) -> String {
    let label = label(outcome);
    match (outcome.error(), outcome.verdict.grade) {
        (None, Grade::Certain) => format!("{label}, certain"),
        _ => label.to_owned(),
    }
}

/// One sentence that says what the file is, and how that is known; of a call with the device that took it
/// ([`Session::taken_with`](crate::session::Session::taken_with)).
#[must_use]
pub fn sentence(outcome: &Outcome<'_>, device: Option<String>) -> String {
    if outcome.aside() == Some(Aside::Companion) {
        return set_aside::COMPANION_SENTENCE.to_owned();
    }
    if let Some(error) = outcome.error() {
        return problem::sentence(outcome.kind, error).to_owned();
    }
    let grade = grade_sentence(outcome, device);
    match outcome.verdict.near_miss {
        None => grade,
        Some(NearMiss::Edited) => format!("{grade} This is an edited version of it."),
        Some(near_miss) if outcome.verdict.grade == Grade::Perhaps => {
            format!("{grade} {}", against(near_miss))
        }
        Some(near_miss) => near_miss_sentence(near_miss).to_owned(),
    }
}

fn grade_sentence(outcome: &Outcome<'_>, device: Option<String>) -> String {
    let taken = if outcome.kind.is_movie() { "recorded" } else { "taken" };
    let by = camera(outcome, device).map(|camera| format!(", by {camera}")).unwrap_or_default();
    match outcome.verdict.grade {
        Grade::Certain if taken == "taken" => format!("Taken during a FaceTime call{by}."),
        Grade::Certain => format!("Recorded during a FaceTime call{by}."),
        Grade::VeryLikely => format!("Very likely {taken} during a FaceTime call{by}."),
        Grade::Likely if outcome.verdict.marks.is_empty() => {
            "Likely from a FaceTime call: it belongs together with a file that FaceTime marked.".to_owned()
        }
        Grade::Likely => "Likely from a FaceTime call, though something in it points elsewhere.".to_owned(),
        Grade::Perhaps => {
            "Perhaps from FaceTime: something in it points there, but not enough to be sure.".to_owned()
        }
        Grade::CannotTell => "Only part of this file could be read, and that part does not tell.".to_owned(),
        Grade::No => not_from_facetime(outcome).to_owned(),
    }
}

fn not_from_facetime(outcome: &Outcome<'_>) -> &'static str {
    match outcome.kind {
        Kind::Zip if !outcome.remarks().is_empty() => {
            "Only a part of this archive could be opened; what was found in it is listed with the other files."
        }
        Kind::Zip => "An archive: what is in it is listed with the other files.",
        Kind::Tar => {
            "Of archives, only ZIP is opened here. Get this one as a ZIP, or unpack it and add the folder."
        }
        Kind::Other => "This is not a photo or movie.",
        Kind::Png => "Not from FaceTime: it never makes PNG pictures.",
        Kind::Gif => "Not from FaceTime: it never makes GIF pictures.",
        Kind::Jxl => "Not from FaceTime: it never makes JPEG XL pictures.",
        Kind::Tiff => "Not from FaceTime: it never makes TIFF or raw pictures.",
        Kind::Raw => "Not from FaceTime: it never makes raw pictures.",
        Kind::OtherPicture => "Not from FaceTime: it never makes pictures of this kind.",
        Kind::OtherMovie => "Not from FaceTime: it never makes movies of this kind.",
        // One that was only renamed says so by its bytes; one that was converted would have lost its marks.
        _ if is_foreign_mp4(outcome) => {
            "Nothing in this movie points to FaceTime, which makes QuickTime movies and not MP4 or 3GP."
        }
        kind if kind.is_movie() => "Nothing in this movie points to FaceTime.",
        _ => "Nothing in this photo points to FaceTime.",
    }
}

/// An MP4 without an identifier and without a key, as QuickTime movies by Apple have them and other makers' MP4 do not.
fn is_foreign_mp4(outcome: &Outcome<'_>) -> bool {
    outcome.kind == Kind::Mp4 && outcome.identifier().is_none() && outcome.has_no_keys()
}

/// Whose device it is, which people get wrong: it is emphasised where that can be.
pub const OTHER_PERSONS: &str = "other person’s";

/// "the back camera of the other person’s iPhone 11 Pro".
fn camera(outcome: &Outcome<'_>, device: Option<String>) -> Option<String> {
    let lens = outcome.lens_model().and_then(marks::facetime_camera);
    let whose = format!("the {OTHER_PERSONS} {}", device.as_deref().unwrap_or("device"));
    match lens {
        Some((_, side)) => Some(format!("the {side} camera of {whose}")),
        None => device.map(|_| whose),
    }
}

/// What makes a file only "perhaps".
fn against(near_miss: NearMiss) -> &'static str {
    match near_miss {
        NearMiss::MacWebcam => "It also names a Mac’s built-in camera.",
        NearMiss::Screenshot => "It also says that it is a screenshot.",
        NearMiss::Selfie => "It also names the Camera app’s front camera.",
        NearMiss::LivePhoto => "It also holds what the Camera app writes.",
        NearMiss::MotionPhoto => "It also holds a movie, as Android’s motion photos do.",
        other => near_miss_sentence(other),
    }
}

fn near_miss_sentence(near_miss: NearMiss) -> &'static str {
    match near_miss {
        NearMiss::Edited => "This is an edited version of a FaceTime photo.",
        NearMiss::MacWebcam => {
            "Taken with a Mac’s built-in camera, which Apple calls “FaceTime HD Camera”. Not a picture from a call."
        }
        NearMiss::Screenshot => "A screenshot, perhaps of a call. Not a FaceTime Live Photo.",
        NearMiss::Selfie => "Taken by the Camera app with the front camera, not during a call.",
        NearMiss::LivePhoto => "An ordinary Live Photo by the Camera app, not from FaceTime.",
        NearMiss::HomemadeLivePhoto => "A Live Photo that an app put together, not one from FaceTime.",
        NearMiss::MotionPhoto => {
            "A motion photo, a still with its movie inside as Android phones make them. Not from FaceTime."
        }
        NearMiss::Stripped => {
            "This copy has lost everything that could tell where it comes from, as copies sent by messengers do. Look for the original."
        }
    }
}

/// What is said of a file that waits for its turn.
pub const QUEUED: &str = "Waiting for its turn";
/// What is said of a file whose bytes do not come.
pub const SLOW: &str = "Waiting for this file";
/// The line under it.
pub const MAY_BE_IN_CLOUD: &str = "It may still be in the cloud";
/// What is said of a file that was not read because the visitor stopped.
pub const NOT_READ: &str = "Not read";

/// A file that was there before, when its folder was looked at again.
pub const GONE: &str = "No longer there";
