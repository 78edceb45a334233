//! The files: three moments of calls, and what is easily taken for one.

use super::canvas::Canvas;
use super::coded::{self, FRAME_RATE, SAMPLE_RATE};
use super::scenes::{self, Scene};
use super::support::apple::AppleMakerNote;
use super::support::heic::Heic;
use super::support::ifd::{ByteOrder, ascii, long, rational, short, undefined};
use super::support::jpeg::Jpeg;
use super::support::mov::{Mov, MovieHeader, Track, UNIX_EPOCH};
use super::support::png::Png;
use super::support::samples::screenshot_tiff;
use super::support::tiff::Tiff;
use super::support::{tags, user_comment};

const SECONDS: u32 = 2;
/// The moment of a movie that is its still.
const STILL: f64 = 0.5;
/// 1 is the best.
const QUALITY: u32 = 5;
/// The size of a thumbnail to its picture's.
const THUMBNAIL: f64 = 0.125;

/// What a Live Photo's halves share, and when it was taken: seconds since 1970.
struct LivePhoto {
    scene: Scene,
    identifier: &'static str,
    taken: u64,
    /// The two speakers' tones, in hertz.
    tones: [f64; 2],
}

/// 2024-12-24T17:32:08Z
const GRANDMOTHER: LivePhoto = LivePhoto {
    scene: scenes::living_room,
    identifier: "5D0F6C1E-2B7A-4E93-A1C8-7F3E90B2D641",
    taken: 1_735_061_528,
    tones: [523.25, 392.0],
};

/// 2025-07-19T09:15:40Z
const BEACH: LivePhoto = LivePhoto {
    scene: scenes::beach,
    identifier: "A84B3D72-91E6-4C0F-8D25-16F0C7E95B3A",
    taken: 1_752_916_540,
    tones: [659.25, 493.88],
};

/// 2025-08-02T18:47:22Z
const LAKE: LivePhoto = LivePhoto {
    scene: scenes::lake,
    identifier: "E1C95A07-6F34-4B8D-B2E9-0A7D53C8F416",
    taken: 1_754_160_442,
    tones: [329.63, 246.94],
};

/// Names and bytes.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("IMG_0412.JPG", call_still(&GRANDMOTHER, "iPhone 15", "front")),
        ("IMG_0412.MOV", call_movie(&GRANDMOTHER)),
        ("IMG_1207.JPG", call_still(&BEACH, "iPhone 13 mini", "back")),
        ("IMG_1207.MOV", call_movie(&BEACH)),
        ("IMG_0588.HEIC", garden()),
        ("IMG_3051.JPG", lake()),
        ("IMG_3051.MOV", lake_movie()),
        ("IMG_2290.JPG", selfie()),
        ("IMG_4077.PNG", screenshot()),
        ("desk.jpg", webcam()),
        ("IMG-20241224-WA0003.jpg", stripped()),
    ]
}

/// What a FaceTime still says of the device that took it, and of the movie that belongs to it.
fn call(device: &str, camera: &str, identifier: &str) -> Tiff {
    Tiff::new(ByteOrder::Big)
        .ifd0(tags::MAKE, ascii("Apple"))
        .ifd0(tags::MODEL, ascii(device))
        .exif(tags::LENS_MAKE, ascii("Apple"))
        .exif(tags::LENS_MODEL, ascii(&format!("{device} {camera} FaceTime camera")))
        .exif(tags::USER_COMMENT, user_comment::in_ascii("FaceTime Photo"))
        .exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(identifier).value())
}

fn call_still(live: &LivePhoto, device: &str, camera: &str) -> Vec<u8> {
    let tiff = call(device, camera, live.identifier).thumbnail(&thumbnail(live.scene));
    with_exif(&tiff, &(live.scene)(1.0, STILL))
}

/// One of an older system, which wrote the time into the still; its movie is not there.
fn garden() -> Vec<u8> {
    let picture = scenes::garden(1.0, STILL);
    let (parameter_sets, coded) = coded::hevc(&picture);
    let (width, height) = size(&picture);
    let tiff = call("iPad Pro (11-inch) (3rd generation)", "front", "27B6E0D4-C853-4F1A-9E70-D48A1F6C0B95")
        .exif(tags::DATE_TIME_ORIGINAL, ascii("2021:05:08 15:20:11"));
    Heic::new(width.into(), height.into())
        .coded(&parameter_sets, &coded)
        .exif_with_prefix(&tiff.build())
        .build()
}

/// A HEIC as small as can be: one colour, and no metadata.
pub fn probe() -> Vec<u8> {
    let picture = Canvas::new(64, 64, 1.0, [31, 143, 78], [31, 143, 78]);
    let (parameter_sets, coded) = coded::hevc(&picture);
    Heic::new(64, 64).coded(&parameter_sets, &coded).build()
}

fn call_movie(live: &LivePhoto) -> Vec<u8> {
    movie(live, 2)
        .key("com.apple.quicktime.content.identifier", live.identifier)
        .key("com.apple.quicktime.keywords", "FaceTime")
        .build()
}

/// What the Camera app writes.
fn camera(device: &str, lens: &str, taken: &str) -> Tiff {
    Tiff::new(ByteOrder::Big)
        .ifd0(tags::MAKE, ascii("Apple"))
        .ifd0(tags::MODEL, ascii(device))
        .ifd0(tags::SOFTWARE, ascii("18.5"))
        .ifd0(tags::DATE_TIME, ascii(taken))
        .exif(tags::EXPOSURE_TIME, rational(1, 121))
        .exif(tags::F_NUMBER, rational(19, 10))
        .exif(tags::PHOTOGRAPHIC_SENSITIVITY, short(64))
        .exif(tags::EXIF_VERSION, undefined(b"0232"))
        .exif(tags::DATE_TIME_ORIGINAL, ascii(taken))
        .exif(tags::OFFSET_TIME_ORIGINAL, ascii("+02:00"))
        .exif(tags::FOCAL_LENGTH, rational(27, 10))
        .exif(tags::LENS_MAKE, ascii("Apple"))
        .exif(tags::LENS_MODEL, ascii(&format!("{device} {lens}")))
}

fn lake() -> Vec<u8> {
    let tiff = camera("iPhone 14", "back dual wide camera 5.7mm f/1.5", "2025:08:02 20:47:22")
        .exif(tags::MAKER_NOTE, AppleMakerNote::with_identifier(LAKE.identifier).value())
        .position(47.282, 8.71)
        .thumbnail(&thumbnail(LAKE.scene));
    with_exif(&tiff, &(LAKE.scene)(1.0, STILL))
}

fn lake_movie() -> Vec<u8> {
    movie(&LAKE, 1)
        .key("com.apple.quicktime.content.identifier", LAKE.identifier)
        .key("com.apple.quicktime.location.ISO6709", "+47.2820+008.7100+406.000/")
        .key("com.apple.quicktime.make", "Apple")
        .key("com.apple.quicktime.model", "iPhone 14")
        .key("com.apple.quicktime.software", "18.5")
        .key("com.apple.quicktime.creationdate", "2025-08-02T20:47:22+0200")
        .build()
}

/// Kept as the sensor lies, with the word that it is to be turned.
fn selfie() -> Vec<u8> {
    let tiff = camera("iPhone 14", "front TrueDepth camera 2.69mm f/1.9", "2025:08:03 11:05:30");
    with_exif(&tiff.ifd0(tags::ORIENTATION, short(6)), &scenes::selfie(1.0, STILL).turned())
}

fn webcam() -> Vec<u8> {
    let tiff = Tiff::new(ByteOrder::Big)
        .ifd0(tags::MAKE, ascii("Apple"))
        .ifd0(tags::MODEL, ascii("FaceTime HD Camera"))
        .exif(tags::DATE_TIME_ORIGINAL, ascii("2025:03:02 10:14:00"));
    with_exif(&tiff, &scenes::desk(1.0, STILL))
}

fn screenshot() -> Vec<u8> {
    let picture = scenes::screen(0.5, STILL);
    let (width, height) = size(&picture);
    let tiff = screenshot_tiff()
        .exif(tags::PIXEL_X_DIMENSION, long(width.into()))
        .exif(tags::PIXEL_Y_DIMENSION, long(height.into()));
    Png::exif_into(&coded::png(&picture), &tiff.build())
}

/// The same picture as it comes out of a messenger.
fn stripped() -> Vec<u8> {
    jpeg(Jpeg::new().jfif(), &(GRANDMOTHER.scene)(0.5, STILL), QUALITY)
}

/// The movie around a still, with the sound of so many speakers.
fn movie(live: &LivePhoto, speakers: usize) -> Mov {
    let count = SECONDS * FRAME_RATE;
    let frames: Vec<Canvas> =
        (0..count).map(|frame| (live.scene)(1.0, f64::from(frame) / f64::from(count))).collect();
    let ([sps, pps], samples) = coded::h264(&frames);
    let video = Track::coded_video(size(&frames[0]), [&sps, &pps], samples, (FRAME_RATE, 1));
    let header =
        MovieHeader { version: 0, creation_time: 0, timescale: 600, duration: u64::from(600 * SECONDS) };
    let sounds = live.tones[..speakers].iter().map(|tone| Track::coded_sound(coded::aac(&melody(*tone))));
    sounds
        .fold(Mov::new().filler(0).header(header).created(UNIX_EPOCH + live.taken).track(video), Mov::track)
        .track(Track::still_image_time())
}

/// Three soft notes.
fn melody(tone: f64) -> Vec<[i16; 2]> {
    let sample = |at: u32| {
        let time = f64::from(at) / f64::from(SAMPLE_RATE);
        let (note, within) = ((time * 1.5).floor(), (time * 1.5).fract());
        let pitch = tone * [1.0, 1.25, 1.5][note as usize % 3];
        let loudness = 0.25 * (within * 20.0).min(1.0) * (1.0 - within);
        let value = (loudness * (time * pitch * std::f64::consts::TAU).sin() * f64::from(i16::MAX)) as i16;
        [value, value]
    };
    (0..SECONDS * SAMPLE_RATE).map(sample).collect()
}

fn thumbnail(scene: Scene) -> Vec<u8> {
    jpeg(Jpeg::new(), &scene(THUMBNAIL, STILL), 6)
}

fn with_exif(tiff: &Tiff, picture: &Canvas) -> Vec<u8> {
    jpeg(Jpeg::new().exif(&tiff.build()), picture, QUALITY)
}

fn jpeg(start: Jpeg, picture: &Canvas, quality: u32) -> Vec<u8> {
    start.raw(&coded::jpeg(picture, quality)).build_unfinished()
}

fn size(canvas: &Canvas) -> (u16, u16) {
    let fits = |pixels: usize| u16::try_from(pixels).expect("a sample is small");
    (fits(canvas.width), fits(canvas.height))
}
