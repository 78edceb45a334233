//! The answers that a judgement can give.

use super::set::{Element, Set};

/// How sure it is that a file comes from a FaceTime call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Two marks agree.
    Certain,
    /// One mark, and nothing speaks against it.
    VeryLikely,
    /// One mark, with a sign of another origin; or the other half says so.
    Likely,
    /// Something points to FaceTime, something else elsewhere.
    Perhaps,
    /// No mark.
    No,
    /// Nothing is left in this copy by which to tell, or it could not be read.
    CannotTell,
}

impl Grade {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 6] =
        [Self::Certain, Self::VeryLikely, Self::Likely, Self::Perhaps, Self::No, Self::CannotTell];

    /// Whether the file counts as a FaceTime photo.
    #[must_use]
    pub fn is_flagged(self) -> bool {
        matches!(self, Self::Certain | Self::VeryLikely | Self::Likely)
    }

    /// The grade's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::VeryLikely => "very_likely",
            Self::Likely => "likely",
            Self::Perhaps => "perhaps",
            Self::No => "no",
            Self::CannotTell => "cannot_tell",
        }
    }
}

/// What a file is that could be taken for a FaceTime Live Photo, or is one with a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NearMiss {
    /// An edited version of a FaceTime photo.
    Edited,
    /// By a Mac's built-in camera, which Apple calls "FaceTime HD Camera".
    MacWebcam,
    /// A screenshot, perhaps of a call.
    Screenshot,
    /// By the Camera app, with the front camera.
    Selfie,
    /// An ordinary Live Photo.
    LivePhoto,
    /// A Live Photo made by an app.
    HomemadeLivePhoto,
    /// A still with its movie inside, as Android phones make them.
    MotionPhoto,
    /// Everything was removed from this copy.
    Stripped,
}

impl NearMiss {
    /// All of them, in the order in which they are counted and named.
    pub const ALL: [Self; 8] = [
        Self::Edited,
        Self::MacWebcam,
        Self::Screenshot,
        Self::Selfie,
        Self::LivePhoto,
        Self::HomemadeLivePhoto,
        Self::MotionPhoto,
        Self::Stripped,
    ];

    /// The near-miss's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::MacWebcam => "mac_webcam",
            Self::Screenshot => "screenshot",
            Self::Selfie => "selfie",
            Self::LivePhoto => "live_photo",
            Self::HomemadeLivePhoto => "homemade_live_photo",
            Self::MotionPhoto => "motion_photo",
            Self::Stripped => "stripped",
        }
    }
}

/// What FaceTime leaves in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// UC: the user comment `FaceTime Photo`.
    UserComment,
    /// LM: the lens `… front FaceTime camera` or `… back FaceTime camera`.
    LensModel,
    /// KW or KW+: the movie's keyword `FaceTime`, alone or one of several.
    Keywords,
}

impl Element for Mark {
    const ALL: &'static [Self] = &[Self::UserComment, Self::LensModel, Self::Keywords];
}

impl Mark {
    /// The mark's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::UserComment => "user_comment",
            Self::LensModel => "lens_model",
            Self::Keywords => "keywords",
        }
    }
}

/// What supports a mark and proves nothing alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Support {
    /// BARE: the movie lacks what the Camera app writes.
    Bare,
    /// PAIR: still and movie have one identifier, and both are here.
    Pair,
}

impl Element for Support {
    const ALL: &'static [Self] = &[Self::Bare, Self::Pair];
}

impl Support {
    /// The support's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Pair => "pair",
        }
    }
}

/// Signs of another origin in a still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// An exposure time.
    ExposureTime,
    /// An f-number.
    FNumber,
    /// A focal length.
    FocalLength,
    /// A lens that ends in `mm f/…`, as the Camera app writes it.
    CameraAppLens,
    /// A maker other than Apple.
    OtherMake,
    /// A lens that is not of this model.
    LensOfOtherModel,
    /// More pixels than a video call has.
    TooManyPixels,
    /// A position, with the lens as the only mark.
    Position,
    /// A title of the same words as the comment: Windows writes a title there too.
    SameTitle,
}

impl Element for Sign {
    const ALL: &'static [Self] = &[
        Self::ExposureTime,
        Self::FNumber,
        Self::FocalLength,
        Self::CameraAppLens,
        Self::OtherMake,
        Self::LensOfOtherModel,
        Self::TooManyPixels,
        Self::Position,
        Self::SameTitle,
    ];
}

impl Sign {
    /// The sign's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ExposureTime => "exposure_time",
            Self::FNumber => "f_number",
            Self::FocalLength => "focal_length",
            Self::CameraAppLens => "camera_app_lens",
            Self::OtherMake => "other_make",
            Self::LensOfOtherModel => "lens_of_other_model",
            Self::TooManyPixels => "too_many_pixels",
            Self::Position => "position",
            Self::SameTitle => "same_title",
        }
    }
}

/// The judgement on one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// How sure.
    pub grade: Grade,
    /// What it may be confused with, or how it differs.
    pub near_miss: Option<NearMiss>,
    /// The marks it has.
    pub marks: Set<Mark>,
    /// What supports them.
    pub supports: Set<Support>,
    /// What speaks for another origin.
    pub signs: Set<Sign>,
}
