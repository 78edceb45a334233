//! Why: each mark that was looked for, with what was found and where; signs of another origin; the other
//! half.

use super::numbers::date;
use crate::live_photo::{Mark, Sign, Support};
use crate::report::{DateTime, Field, Ifd, Part, Place};

/// What a mark is, when it is there.
#[must_use]
pub fn mark_found(mark: Mark, value: &str) -> String {
    match mark {
        Mark::UserComment => format!("Labelled “{value}”"),
        Mark::LensModel => format!("Lens “{value}”"),
        Mark::Keywords => format!("Tagged “{value}”"),
    }
}

/// What is said when a mark is not there, but something else stands in its place.
#[must_use]
pub fn mark_differs(mark: Mark, value: &str) -> String {
    match mark {
        Mark::UserComment => format!("The label is “{value}”, not FaceTime’s"),
        Mark::LensModel => format!("The lens is “{value}”, not FaceTime’s"),
        Mark::Keywords => format!("The keywords are “{value}”, not FaceTime’s"),
    }
}

/// What is said when nothing stands in a mark's place.
#[must_use]
pub fn mark_absent(mark: Mark) -> &'static str {
    match mark {
        Mark::UserComment => "No label “FaceTime Photo”",
        Mark::LensModel => "No lens “… FaceTime camera”",
        Mark::Keywords => "No keyword “FaceTime”",
    }
}

/// A mark of another file of its group: its other half, or a copy.
#[must_use]
pub fn mark_of_other(mark: Mark, other_half: bool) -> &'static str {
    match (mark, other_half) {
        (Mark::UserComment, true) => "Its still is labelled “FaceTime Photo”",
        (Mark::LensModel, true) => "Its still names a FaceTime camera",
        (Mark::Keywords, true) => "Its movie is tagged “FaceTime”",
        (Mark::UserComment, false) => "Another copy is labelled “FaceTime Photo”",
        (Mark::LensModel, false) => "Another copy names a FaceTime camera",
        (Mark::Keywords, false) => "Another copy is tagged “FaceTime”",
    }
}

/// How another file belongs to this one.
#[must_use]
pub fn by_identifier(name: &str) -> String {
    format!("{name}, matched by identifier")
}

/// What supports a mark.
#[must_use]
pub fn support(support: Support) -> &'static str {
    match support {
        Support::Bare => "Nothing in it by the Camera app, as usual for FaceTime",
        Support::Pair => "Still and movie carry the same identifier",
    }
}

/// Keys of a movie that the Camera app writes and FaceTime does not.
#[must_use]
pub fn camera_keys(keys: &[String]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| key.rsplit('.').next().unwrap_or(key)).collect();
    format!("It says more than FaceTime writes: {}", names.join(", "))
}

/// A FaceTime photo's own date, which it has none of.
pub const NO_DATE: &str = "No date in the still";

/// Why that says nothing against it, and the date that its movie has.
#[must_use]
pub fn no_date(of_movie: Option<&DateTime>) -> String {
    match of_movie.map(date) {
        Some(date) => format!("Usual for FaceTime; the movie says {date}"),
        None => "Usual for FaceTime".to_owned(),
    }
}

/// A sign of another origin.
#[must_use]
pub fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::ExposureTime => "It has an exposure time, which FaceTime does not write",
        Sign::FNumber => "It has an f-number, which FaceTime does not write",
        Sign::FocalLength => "It has a focal length, which FaceTime does not write",
        Sign::CameraAppLens => "Its lens is named as the Camera app names it",
        Sign::OtherMake => "Its maker is not Apple",
        Sign::LensOfOtherModel => "Its lens is not one of this device",
        Sign::TooManyPixels => "It has more pixels than a video call",
        Sign::Position => "It has a position, which FaceTime does not write; Photos may have added it",
        Sign::SameTitle => "Its title has the same words; Windows copies a title there",
    }
}

/// Where a fact stands: "UserComment, in the Exif part at byte 412".
#[must_use]
pub fn place(place: &Place) -> String {
    let part = part(place.part);
    let at = match place.value_offset {
        Some(offset) => format!("byte {offset}"),
        None => format!("byte {} and the {} bytes that follow", place.part_offset, place.part_length),
    };
    format!("{}, in {part} at {at}", field(&place.field))
}

/// A part's name inside a sentence.
#[must_use]
pub fn part(part: Part) -> &'static str {
    match part {
        Part::File => "the file",
        Part::Container => "the file’s structure",
        Part::Exif => "the Exif part",
        Part::MakerNote => "Apple’s part of the Exif data",
        Part::Xmp => "the XMP part",
        Part::ExtendedXmp => "the extended XMP part",
        Part::Iptc => "the IPTC part",
        Part::MovieHeader => "the movie’s header",
        Part::Tracks => "the movie’s tracks",
        Part::Keys => "the movie’s metadata",
        Part::UserData => "the movie’s user data",
    }
}

/// A field's name as its specification has it.
#[must_use]
pub fn field(field: &Field) -> String {
    match field {
        Field::Tag(ifd, tag) => tag_name(*ifd, *tag),
        Field::Property(name) | Field::Key(name) | Field::Name(name) => name.clone(),
        Field::Dataset(record, number) => format!("IPTC {record}:{number}"),
    }
}

fn tag_name(ifd: Ifd, tag: u16) -> String {
    let name = match (ifd, tag) {
        (Ifd::Tiff(_), 0x010F) => "Make",
        (Ifd::Tiff(_), 0x0110) => "Model",
        (Ifd::Tiff(_), 0x0131) => "Software",
        (Ifd::Exif, 0x9003) => "DateTimeOriginal",
        (Ifd::Exif, 0x9004) => "CreateDate",
        (Ifd::Exif, 0x9286) => "UserComment",
        (Ifd::Exif, 0xA434) => "LensModel",
        (Ifd::Exif, 0x829A) => "ExposureTime",
        (Ifd::Exif, 0x829D) => "FNumber",
        (Ifd::Exif, 0x920A) => "FocalLength",
        (Ifd::Gps, _) => "GPS position",
        (Ifd::Apple, 0x0011) => "ContentIdentifier",
        _ => return format!("tag 0x{tag:04X}"),
    };
    name.to_owned()
}

/// The heading of a list of a part's values.
#[must_use]
pub fn part_heading(part: Part) -> &'static str {
    match part {
        Part::File | Part::Container => "File",
        Part::Exif => "Exif",
        Part::MakerNote => "Apple’s notes",
        Part::Xmp => "XMP",
        Part::ExtendedXmp => "Extended XMP",
        Part::Iptc => "IPTC",
        Part::MovieHeader => "Movie",
        Part::Tracks => "Tracks",
        Part::Keys => "Movie metadata",
        Part::UserData => "User data",
    }
}
