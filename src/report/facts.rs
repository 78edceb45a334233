//! The facts about one file that the rule judges and the list shows.

use super::{Place, Taken};
use nanoserde::{DeBin, SerBin};

/// A value and where it was found.
#[derive(Debug, Clone, PartialEq, SerBin, DeBin)]
pub struct Found<T> {
    /// The value, as the file has it; blanks around text are removed.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// Text that was found.
pub type FoundText = Option<Found<String>>;

/// Width and height in pixels, before any rotation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, SerBin, DeBin)]
pub struct Size {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// A little picture in JPEG that a file carries beside its own, in Exif: the entries JPEGInterchangeFormat and
/// JPEGInterchangeFormatLength of IFD1. One that lies behind the first 4 GiB is passed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, SerBin, DeBin)]
pub struct Thumbnail {
    /// Where it begins, in bytes from the start of the file.
    pub at: u32,
    /// How many bytes it has.
    pub length: u16,
    /// How it is to be turned, as the picture itself: Exif's Orientation, 1 to 8.
    pub orientation: u8,
}

/// A place on earth in degrees; north and east are positive.
#[derive(Debug, Clone, Copy, PartialEq, SerBin, DeBin)]
pub struct Position {
    /// −90 to 90.
    pub latitude: f64,
    /// −180 to 180.
    pub longitude: f64,
}

/// What was found in one file. Absent means: not there, blank, or not readable (then a remark says so).
///
/// A value comes from Exif, else from XMP, unless said otherwise; a movie's from its keys, else from its user
/// data.
#[derive(Debug, Clone, Default, PartialEq, SerBin, DeBin)]
pub struct Facts {
    /// Who made the device.
    pub make: FoundText,
    /// The device.
    pub model: FoundText,
    /// The lens: Exif 0xA434, else `exifEX:LensModel`, else `aux:Lens`.
    pub lens_model: FoundText,
    /// The user's comment, without its charset code.
    pub user_comment: FoundText,
    /// The program, or the system's version, that wrote the file.
    pub software: FoundText,
    /// What a Live Photo's halves share: Apple's maker note 0x0011, a movie's
    /// `com.apple.quicktime.content.identifier`. Upper case; never blank, never all zeros.
    pub identifier: FoundText,
    /// Exposure time, as text for people.
    pub exposure_time: FoundText,
    /// F-number, as text for people.
    pub f_number: FoundText,
    /// Focal length, as text for people.
    pub focal_length: FoundText,
    /// Apple's or another maker's notes; the value is their length in bytes, as far as they were read.
    pub maker_note: Option<Found<u64>>,
    /// Numbers of the entries in Apple's maker note.
    pub apple_entries: Vec<u16>,
    /// Titles: ImageDescription, XPTitle, `dc:title`, a movie's title.
    pub titles: Vec<Found<String>>,
    /// Captions: `dc:description`, IPTC caption and object name, XPComment, XPSubject, a movie's description.
    pub captions: Vec<Found<String>>,
    /// Keywords: IPTC, `dc:subject`, a movie's keywords, one by one.
    pub keywords: Vec<Found<String>>,
    /// When it was taken, by the best source there is.
    pub taken: Option<Taken>,
    /// Whether there is a date of any sort in Exif, XMP or IPTC, also one that is no capture date.
    pub dated: bool,
    /// Where it was taken.
    pub position: Option<Found<Position>>,
    /// What says that a movie is inside, as Android's motion photos have it: a property of XMP, Samsung's
    /// trailer, or a box.
    pub motion_photo: FoundText,
    /// Size in pixels.
    pub size: Option<Found<Size>>,
    /// The little picture in Exif.
    pub thumbnail: Option<Thumbnail>,
    /// What only movies have.
    pub movie: Option<MovieFacts>,
}

/// What is known of a movie.
#[derive(Debug, Clone, Default, PartialEq, SerBin, DeBin)]
pub struct MovieFacts {
    /// How long it is, in seconds.
    pub duration: Option<f64>,
    /// The keys of `moov/meta` that an ordinary Live Photo has and one of FaceTime has not (see
    /// [`crate::live_photo::facetime`]).
    pub camera_keys: Vec<String>,
    /// How many keys of `moov/meta` have a value.
    pub keys: u32,
    /// Whether some of `moov/meta` could not be read: what was not found there may be there all the same.
    pub keys_cut: bool,
    /// Whether `moov/udta` says anything of where the movie comes from.
    pub user_data: bool,
    /// Whether a track marks the still's moment, as in any Live Photo.
    pub still_image_time: bool,
    /// How many tracks have sound.
    pub sound_tracks: u32,
}

impl Size {
    /// How many pixels there are.
    #[must_use]
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}
