//! FaceTime stills and movies, as the specification describes them; the cases are variations of these.

use super::apple::AppleMakerNote;
use super::heic::Heic;
use super::ifd::{ByteOrder, ascii};
use super::jpeg::Jpeg;
use super::mov::{Mov, Track, UNIX_EPOCH};
use super::tags;
use super::tiff::Tiff;
use super::user_comment;

/// U of the specification: what a still and its movie share.
pub const IDENTIFIER: &str = "3F2A9C51-7B0E-4D8A-9E63-51C04B7D2A18";

/// The movies' time of creation: 2024-09-21T17:45:10Z, in Unix time.
const MOVIE_UNIX_TIME: u64 = 1_726_940_710;

/// The Exif of a FaceTime still of case 1, taken by the `front` or `back` camera.
pub fn tiff(camera: &str) -> Tiff {
    tiff_in(ByteOrder::Big, camera)
}

/// The same in either order of bytes.
pub fn tiff_in(order: ByteOrder, camera: &str) -> Tiff {
    Tiff::new(order)
        .ifd0(tags::MAKE, ascii("Apple"))
        .ifd0(tags::MODEL, ascii("iPhone 15"))
        .exif(tags::LENS_MAKE, ascii("Apple"))
        .exif(tags::LENS_MODEL, ascii(&format!("iPhone 15 {camera} FaceTime camera")))
        .exif(tags::USER_COMMENT, user_comment::in_ascii("FaceTime Photo"))
        .exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(IDENTIFIER).value())
}

/// A JPEG of a video call's size with any Exif.
pub fn jpeg(tiff: &Tiff) -> Vec<u8> {
    Jpeg::new().exif(&tiff.build()).picture(1280, 960).build()
}

/// A HEIC of a video call's size with any Exif.
pub fn heic(tiff: &Tiff) -> Vec<u8> {
    Heic::new(1280, 960).exif_with_prefix(&tiff.build()).build()
}

/// The still of case 1.
pub fn still_jpeg() -> Vec<u8> {
    jpeg(&tiff("front"))
}

/// The still of case 2.
pub fn still_heic() -> Vec<u8> {
    heic(&tiff("back"))
}

/// A movie with the tracks of a FaceTime Live Photo (the sound of both speakers), and no key at all.
pub fn movie_without_keys() -> Mov {
    Mov::new()
        .created(UNIX_EPOCH + MOVIE_UNIX_TIME)
        .track(Track::video(b"hvc1", 1280, 960))
        .track(Track::sound())
        .track(Track::sound())
        .track(Track::still_image_time())
}

/// The movie of case 6.
pub fn movie() -> Mov {
    movie_without_keys()
        .key("com.apple.quicktime.content.identifier", IDENTIFIER)
        .key("com.apple.quicktime.keywords", "FaceTime")
}
