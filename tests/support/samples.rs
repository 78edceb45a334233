//! Ordinary files as cameras and phones write them, none of them from a FaceTime call.

mod maker_note;

pub use maker_note::camera_app_maker_note;

use super::heic::Heic;
use super::ifd::{ByteOrder, Value, ascii, long, rational, short, undefined};
use super::jpeg::Jpeg;
use super::mov::{DataValue, Mov, Track, UNIX_EPOCH};
use super::png::Png;
use super::tags;
use super::tiff::Tiff;
use super::user_comment;
use super::xmp::{self, Xmp};

/// The identifier that the Live Photo's still and movie share.
pub const LIVE_PHOTO_IDENTIFIER: &str = "C6E84F2D-19A7-4B35-8D70-E2F5A1B39C46";

/// When the Live Photo was taken: 2020-05-17T14:03:21 at +02:00, in Unix time.
pub const LIVE_PHOTO_UNIX_TIME: u64 = 1_589_717_001;

/// What an iPhone's Camera app writes into a still: exposure, lens with focal length, dates, position and
/// the full MakerNote.
pub fn camera_app_tiff() -> Tiff {
    Tiff::new(ByteOrder::Big)
        .ifd0(tags::MAKE, ascii("Apple"))
        .ifd0(tags::MODEL, ascii("iPhone 11 Pro"))
        .ifd0(tags::ORIENTATION, short(6))
        .ifd0(tags::X_RESOLUTION, rational(72, 1))
        .ifd0(tags::Y_RESOLUTION, rational(72, 1))
        .ifd0(tags::RESOLUTION_UNIT, short(2))
        .ifd0(tags::SOFTWARE, ascii("13.4.1"))
        .ifd0(tags::DATE_TIME, ascii("2020:05:17 14:03:21"))
        .ifd0(tags::HOST_COMPUTER, ascii("iPhone 11 Pro"))
        .exif(tags::EXPOSURE_TIME, rational(1, 121))
        .exif(tags::F_NUMBER, rational(9, 5))
        .exif(tags::EXPOSURE_PROGRAM, short(2))
        .exif(tags::PHOTOGRAPHIC_SENSITIVITY, short(64))
        .exif(tags::EXIF_VERSION, undefined(b"0232"))
        .exif(tags::DATE_TIME_ORIGINAL, ascii("2020:05:17 14:03:21"))
        .exif(tags::DATE_TIME_DIGITIZED, ascii("2020:05:17 14:03:21"))
        .exif(tags::OFFSET_TIME, ascii("+02:00"))
        .exif(tags::OFFSET_TIME_ORIGINAL, ascii("+02:00"))
        .exif(tags::OFFSET_TIME_DIGITIZED, ascii("+02:00"))
        .exif(tags::FLASH, short(16))
        .exif(tags::FOCAL_LENGTH, rational(17, 4))
        .exif(tags::MAKER_NOTE, camera_app_maker_note().value())
        .exif(tags::SUB_SEC_TIME_ORIGINAL, ascii("417"))
        .exif(tags::COLOR_SPACE, short(65535))
        .exif(tags::PIXEL_X_DIMENSION, long(4032))
        .exif(tags::PIXEL_Y_DIMENSION, long(3024))
        .exif(tags::LENS_SPECIFICATION, Value::Rational(vec![(77, 50), (6, 1), (9, 5), (12, 5)]))
        .exif(tags::LENS_MAKE, ascii("Apple"))
        .exif(tags::LENS_MODEL, ascii("iPhone 11 Pro back triple camera 4.25mm f/1.8"))
        .position(48.137_154, 11.576_124)
}

/// A Live Photo's still as the iPhone keeps it.
pub fn camera_app_heic() -> Vec<u8> {
    Heic::new(4032, 3024).grid(8, 6).rotation(3).exif_with_prefix(&camera_app_tiff().build()).build()
}

/// The same still with "Most Compatible" chosen; 12 megapixels of grey.
pub fn camera_app_jpeg() -> Vec<u8> {
    Jpeg::new().exif(&camera_app_tiff().build()).picture(4032, 3024).build()
}

/// A Live Photo's movie as the Camera app writes it.
pub fn live_photo_movie() -> Mov {
    Mov::new()
        .created(UNIX_EPOCH + LIVE_PHOTO_UNIX_TIME)
        .track(Track::video(b"hvc1", 1440, 1080))
        .track(Track::sound())
        .track(Track::still_image_time())
        .key_values("com.apple.quicktime.live-photo.auto", &[DataValue::signed_integer(1)])
        .key("com.apple.quicktime.content.identifier", LIVE_PHOTO_IDENTIFIER)
        .key_values("com.apple.quicktime.live-photo.vitality-score", &[DataValue::float_32(0.94)])
        .key("com.apple.quicktime.location.ISO6709", "+48.1372+011.5761+519.000/")
        .key("com.apple.quicktime.make", "Apple")
        .key("com.apple.quicktime.model", "iPhone 11 Pro")
        .key("com.apple.quicktime.software", "13.4.1")
        .key("com.apple.quicktime.creationdate", "2020-05-17T14:03:21+0200")
}

/// What another maker's phone writes, the lowest byte first.
pub fn samsung_tiff() -> Tiff {
    Tiff::new(ByteOrder::Little)
        .ifd0(tags::MAKE, ascii("samsung"))
        .ifd0(tags::MODEL, ascii("SM-G991B"))
        .ifd0(tags::ORIENTATION, short(1))
        .ifd0(tags::SOFTWARE, ascii("G991BXXU5CVDD"))
        .ifd0(tags::DATE_TIME, ascii("2022:06:11 18:42:07"))
        .ifd0(tags::Y_CB_CR_POSITIONING, short(1))
        .exif(tags::EXPOSURE_TIME, rational(1, 50))
        .exif(tags::F_NUMBER, rational(9, 5))
        .exif(tags::PHOTOGRAPHIC_SENSITIVITY, short(200))
        .exif(tags::EXIF_VERSION, undefined(b"0220"))
        .exif(tags::DATE_TIME_ORIGINAL, ascii("2022:06:11 18:42:07"))
        .exif(tags::FOCAL_LENGTH, rational(540, 100))
        .exif(tags::PIXEL_X_DIMENSION, long(2000))
        .exif(tags::PIXEL_Y_DIMENSION, long(1500))
}

pub fn samsung_jpeg() -> Vec<u8> {
    Jpeg::new().exif(&samsung_tiff().build()).picture(2000, 1500).build()
}

/// What an iPhone writes into a screenshot.
pub fn screenshot_tiff() -> Tiff {
    Tiff::new(ByteOrder::Big)
        .ifd0(tags::ORIENTATION, short(1))
        .exif(tags::DATE_TIME_ORIGINAL, ascii("2023:02:04 09:15:30"))
        .exif(tags::USER_COMMENT, user_comment::in_ascii("Screenshot"))
        .exif(tags::PIXEL_X_DIMENSION, long(1170))
        .exif(tags::PIXEL_Y_DIMENSION, long(2532))
}

/// An iPhone's screenshot in HEIC, as it can be set.
pub fn screenshot_heic() -> Vec<u8> {
    Heic::new(1170, 2532).exif_with_prefix(&screenshot_tiff().build()).build()
}

/// An iPhone's screenshot: the words stand in Exif and in XMP.
pub fn screenshot_png() -> Vec<u8> {
    let packet = Xmp::new()
        .element(xmp::EXIF, "PixelXDimension", "1170")
        .alternative(xmp::EXIF, "UserComment", "Screenshot")
        .element(xmp::EXIF, "PixelYDimension", "2532");
    Png::new(1170, 2532).exif(&screenshot_tiff().build()).xmp(&packet.build()).picture_in(4).build()
}
