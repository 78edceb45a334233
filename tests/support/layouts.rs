//! Every layout in which files come, in small samples: what differs is where things lie, not what they say.

use super::apple::AppleMakerNote;
use super::facetime::{self, movie};
use super::heic::{Heic, LocationLayout, Place};
use super::ifd::{ByteOrder, Value, ascii, long, short};
use super::iptc::Iptc;
use super::jpeg::Jpeg;
use super::motion_photo::samsung_movie;
use super::mov::{DataValue, Mov, MovieHeader};
use super::png::Png;
use super::tiff_file::{TiffFile, big_tiff, elsewhere, longs_elsewhere};
use super::user_comment::in_ascii;
use super::webp::{EXIF_FLAG, Webp, XMP_FLAG};
use super::xmp::{self, Xmp};
use super::{cases, samples, tags};

/// A file and what it is.
pub type Named = (String, Vec<u8>);

/// All of them, and every file of every case.
pub fn all() -> Vec<Named> {
    let of_cases = cases::all().into_iter().flat_map(|case| {
        let name = move |path| format!("case {} {}, {path}", case.number, case.what);
        case.files.into_iter().map(move |file| (name(file.path), file.bytes))
    });
    let ordinary = [
        ("an ordinary HEIC", samples::camera_app_heic()),
        ("an ordinary JPEG", samples::samsung_jpeg()),
        ("an ordinary movie", samples::live_photo_movie().build()),
    ];
    let layouts = [jpegs(), heics(), movies(), pngs(), webps(), tiffs(), others()].concat();
    let named = layouts.into_iter().chain(ordinary).map(|(name, bytes)| (name.to_owned(), bytes));
    named.chain(of_cases).collect()
}

type Layout = (&'static str, Vec<u8>);

fn tiff() -> Vec<u8> {
    facetime::tiff("front").build()
}

/// Enough properties to be worth reading.
pub fn packet() -> Xmp {
    Xmp::new()
        .attribute(xmp::XMP, "CreateDate", "2018-02-25T20:11:09+01:00")
        .alternative(xmp::DC, "title", "A title")
        .bag(xmp::DC, "subject", &["one", "two"])
}

pub fn jpegs() -> Vec<Layout> {
    let guid = "0123456789ABCDEF0123456789ABCDEF";
    let main = packet().attribute(xmp::XMP_NOTE, "HasExtendedXMP", guid).build();
    let extension = Xmp::new().element(xmp::EXIF, "UserComment", "FaceTime Photo").build_without_wrapper();
    let thumbnail = Jpeg::new().picture(16, 12).build();
    let with_thumbnail = facetime::tiff("back").thumbnail(&thumbnail).build();
    let start = Jpeg::new;
    let layouts = [
        ("JPEG with JFIF first", start().jfif().exif(&tiff())),
        ("JPEG with fill bytes", start().fill_bytes(5).exif(&tiff()).fill_bytes(300)),
        ("JPEG with a thumbnail", start().exif(&with_thumbnail)),
        (
            "JPEG with XMP and IPTC",
            start().exif(&tiff()).xmp(&packet().build()).photoshop(&Iptc::new().keyword("one")),
        ),
        ("JPEG with extended XMP", start().xmp(&main).extended_xmp(guid, &extension, 64).exif(&tiff())),
        ("JPEG with Exif behind the opening", start().filler(17_000).exif(&tiff())),
        ("JPEG with two Exif parts", start().exif(&with_thumbnail).exif(&tiff())),
        ("JPEG with a broken Exif", start().exif(b"MM\0*\0\0\0").xmp(&packet().build())),
    ];
    layouts.map(|(name, jpeg)| (name, jpeg.picture(64, 48).build())).to_vec()
}

pub fn heics() -> Vec<Layout> {
    let start = || Heic::new(1280, 960).exif_with_prefix(&tiff());
    let layout = |version, offset_size, length_size, base_offset_size, index_size| {
        let layout = LocationLayout { version, offset_size, length_size, base_offset_size, index_size };
        start().locations(layout)
    };
    let layouts = [
        ("HEIC without prefix", Heic::new(1280, 960).exif(&tiff())),
        ("HEIC with XMP", start().xmp(&packet().build())),
        ("HEIC with a grid", start().grid(4, 3).rotation(1)),
        ("HEIC with a huge grid", Heic::new(70_000, 48).exif(&tiff()).grid(2, 1)),
        ("HEIC with metadata in idat", start().metadata_in(Place::ItemData, 1)),
        ("HEIC with metadata in three pieces", start().metadata_in(Place::MediaData, 3)),
        ("HEIC with iloc version 0", layout(0, 4, 4, 0, 0)),
        ("HEIC with iloc version 2", layout(2, 8, 8, 0, 4)),
        ("HEIC with base offsets", layout(1, 0, 4, 8, 0)),
        ("HEIC with both offsets", layout(1, 8, 4, 4, 0)),
        ("HEIC with 32-bit item numbers", start().wide_item_ids()),
        ("HEIC with meta last", start().meta_last().picture_length(3000)),
        ("HEIC with a 64-bit mdat", start().media_data_64_bit().meta_last()),
        ("HEIC with padding", start().padding(33_000)),
        ("HEIC with many brands", start().brands(b"mif1", &[*b"heic"; 40])),
        ("AVIF", start().brands(b"avif", &[*b"mif1", *b"avif"])),
    ];
    layouts.map(|(name, heic)| (name, heic.build())).to_vec()
}

pub fn movies() -> Vec<Layout> {
    let long_header =
        MovieHeader { version: 1, creation_time: 3_600_000_000, timescale: 600, duration: 5_000_000_000 };
    let values =
        [DataValue::text_in_utf_16("FaceTime"), DataValue::signed_integer(-3), DataValue::float_64(0.5)];
    let large = |mov: Mov| (0..5).fold(mov, |mov, _| mov.key("com.example.text", &"x".repeat(14_000)));
    let layouts = [
        ("MOV with moov first", movie().movie_first()),
        ("MOV with a 64-bit mdat", movie().media_data_64_bit()),
        ("MOV without ftyp", movie().brand(None)),
        ("MOV without ftyp and wide", movie().brand(None).without_wide()),
        ("MOV with meta as a full box", movie().keys_in_full_box()),
        ("MOV with user data", movie().user_data(b"\xA9xyz", "+52.5+013.4/").user_data(b"\xA9mak", "Apple")),
        ("MOV with 64-bit times", movie().header(long_header)),
        ("MOV with values of many types", movie().key_values("com.example.values", &values)),
        ("MOV with a large moov", large(movie())),
        ("MOV with a large moov first", large(movie()).movie_first()),
        ("MOV with a long mdat", movie().filler(90_000)),
        ("MP4", movie().brand(Some(b"isom"))),
    ];
    layouts.map(|(name, movie)| (name, movie.build())).to_vec()
}

pub fn pngs() -> Vec<Layout> {
    let layouts = [
        ("PNG with Exif first", Png::new(64, 48).exif(&tiff())),
        ("PNG with Exif last", Png::new(64, 48).picture_in(30).exif(&tiff()).xmp(&packet().build())),
        ("PNG with text", Png::new(64, 48).text("Title", "x").compressed_text("Comment", "y").exif(&tiff())),
    ];
    layouts.map(|(name, png)| (name, png.build())).to_vec()
}

pub fn webps() -> Vec<Layout> {
    let start = || Webp::new().extended(EXIF_FLAG | XMP_FLAG, 64, 48);
    let prefixed = [b"Exif\0\0", tiff().as_slice()].concat();
    let layouts = [
        ("WebP with Exif and XMP", start().lossy(64, 48, 33).exif(&tiff()).xmp(&packet().build())),
        ("WebP with Exif before its picture", start().exif(&tiff()).lossy(64, 48, 40)),
        ("WebP with a prefix", start().lossless(64, 48).exif(&prefixed)),
        ("WebP with Exif far behind", start().lossy(64, 48, 50_001).exif(&tiff())),
        ("WebP whose RIFF says nothing", start().lossy(64, 48, 40).exif(&tiff()).riff_claiming(0)),
        ("WebP whose RIFF is too short", Webp::new().lossy(64, 48, 40).exif(&tiff()).riff_claiming(52)),
    ];
    let behind = [start().lossy(64, 48, 40).exif(&tiff()).build(), vec![1; 100]].concat();
    let built = layouts.map(|(name, webp)| (name, webp.build()));
    [built.as_slice(), &[("WebP with something behind it", behind)]].concat()
}

/// A DNG whose IFD0 describes a thumbnail, with the rest behind it, `apart` bytes each.
pub fn dng(apart: u32) -> TiffFile {
    let order = ByteOrder::Little;
    let xmp = Xmp::new().alternative(xmp::DC, "title", "A title").build_without_wrapper().into_bytes();
    let iptc = Iptc::new().keyword("three").build();
    let note = AppleMakerNote::with_identifier(facetime::IDENTIFIER).build();
    let size = |width, height| vec![(tags::IMAGE_WIDTH, long(width)), (tags::IMAGE_LENGTH, long(height))];
    let at = |number: u32| 8 + number * apart;
    let ifd0 = [
        size(256, 192),
        vec![
            (tags::MAKE, ascii("Apple")),
            (tags::MODEL, ascii("iPhone 15")),
            (tags::XMP, elsewhere(order, 1, xmp.len(), at(1))),
            (tags::IPTC, elsewhere(order, 7, iptc.len(), at(2))),
            (tags::EXIF_IFD_POINTER, long(at(3))),
            (tags::GPS_IFD_POINTER, long(at(4))),
            (tags::SUB_IFDS, longs_elsewhere(order, 2, at(5))),
        ],
    ];
    let exif = [
        (tags::LENS_MODEL, ascii("iPhone 15 back FaceTime camera")),
        (tags::MAKER_NOTE, elsewhere(order, 7, note.len(), at(8))),
        (tags::USER_COMMENT, in_ascii("FaceTime Photo")),
    ];
    let degrees = |degrees| Value::Rational(vec![(degrees, 1), (30, 1), (0, 1)]);
    let gps = [
        (tags::GPS_LATITUDE_REF, ascii("N")),
        (tags::GPS_LATITUDE, degrees(52)),
        (tags::GPS_LONGITUDE_REF, ascii("E")),
        (tags::GPS_LONGITUDE, degrees(13)),
    ];
    TiffFile::new(order, 8)
        .directory(8, &ifd0.concat())
        .bytes(at(1), xmp)
        .bytes(at(2), iptc)
        .directory(at(3), &exif)
        .directory(at(4), &gps)
        .bytes(at(5), [order.u32(at(6)), order.u32(at(7))].concat())
        .directory(at(6), &size(1280, 960))
        .directory(at(7), &size(640, 480))
        .bytes(at(8), note)
        .bytes(at(9), vec![0; 16])
}

pub fn tiffs() -> Vec<Layout> {
    let sized = |order| {
        let facetime = facetime::tiff_in(order, "back");
        facetime.ifd0(tags::IMAGE_WIDTH, short(64)).ifd0(tags::IMAGE_LENGTH, short(48)).build()
    };
    let make: Texts<'_> = &[
        // Bytes are the same in either order.
        (tags::IMAGE_WIDTH, 1, &[64]),
        (tags::IMAGE_LENGTH, 1, &[48]),
        (tags::MAKE, 2, b"Apple\0"),
        (tags::MODEL, 2, b"iPhone 15\0"),
    ];
    let exif: Texts<'_> = &[
        (tags::LENS_MODEL, 2, b"iPhone 15 back FaceTime camera\0"),
        (tags::USER_COMMENT, 7, b"ASCII\0\0\0FaceTime Photo"),
    ];
    vec![
        ("TIFF, the lowest byte first", sized(ByteOrder::Little)),
        ("TIFF, the highest byte first", sized(ByteOrder::Big)),
        ("DNG", dng(800).build()),
        ("DNG with all apart", dng(9000).build()),
        ("BigTIFF", big_tiff(ByteOrder::Little, make, exif)),
        ("BigTIFF, the highest byte first", big_tiff(ByteOrder::Big, make, exif)),
    ]
}

type Texts<'a> = &'a [(u16, u16, &'a [u8])];

/// Kinds of which nothing is read, and what is damaged or no photo.
pub fn others() -> Vec<Layout> {
    vec![
        ("a motion photo", [samples::samsung_jpeg(), samsung_movie(&[0; 20_000])].concat()),
        ("a GIF", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        ("a WebP without a picture", b"RIFF\x10\0\0\0WEBPVP8 \x04\0\0\0....".to_vec()),
        ("a text", b"FaceTime Photo".to_vec()),
        ("a byte", vec![0xFF]),
        ("nothing", Vec::new()),
    ]
}
