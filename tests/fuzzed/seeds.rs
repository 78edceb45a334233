//! What mutations start from: the writers' samples.

use crate::support::apple::AppleMakerNote;
use crate::support::boxes;
use crate::support::facetime::{self, IDENTIFIER};
use crate::support::ifd::{ByteOrder, Value, ascii, undefined};
use crate::support::iptc::{Iptc, image_resource};
use crate::support::jpeg::Jpeg;
use crate::support::layouts::{self, packet};
use crate::support::samples;
use crate::support::tags;
use crate::support::tiff::Tiff;
use crate::support::user_comment::in_ascii;
use crate::support::xmp::{self, Xmp};
use crate::support::zip::entry::{Descriptor, ENCRYPTED};
use crate::support::zip::{Entry, Zip};
use facetime_photo_inspector::report::Kind;

/// Larger samples are hardly ever mutated where it matters.
const LARGEST: usize = 100_000;

/// Every layout and every file of every case that is of these kinds.
pub fn files(kinds: &[Kind]) -> Vec<Vec<u8>> {
    let all = layouts::all().into_iter().map(|(_, bytes)| bytes);
    let mut files: Vec<Vec<u8>> =
        all.filter(|bytes| bytes.len() <= LARGEST && kinds.contains(&super::kind_of(bytes))).collect();
    files.sort();
    files.dedup();
    files
}

pub fn exif() -> Vec<Vec<u8>> {
    let thumbnail = Jpeg::new().picture(16, 12).build();
    let comment = || Tiff::new(ByteOrder::Little).exif(tags::USER_COMMENT, in_ascii("FaceTime Photo"));
    let tiffs = [
        facetime::tiff("front"),
        facetime::tiff("back").thumbnail(&thumbnail).position(-33.9, 151.2),
        samples::camera_app_tiff(),
        samples::samsung_tiff(),
        samples::screenshot_tiff(),
        comment(),
        comment().ifd0(0x9C9B, Value::Byte(b"T\0i\0".to_vec())).ifd0(0x9C9E, Value::Byte(b"a\0;\0".to_vec())),
    ];
    tiffs.iter().map(Tiff::build).collect()
}

pub fn apple() -> Vec<Vec<u8>> {
    let note = AppleMakerNote::with_identifier(IDENTIFIER);
    let odd = note.clone().entry(0x0001, ascii("text")).entry(0x00FF, undefined(b"\0\x01\x02\x03\x04"));
    [note, samples::camera_app_maker_note(), odd].iter().map(AppleMakerNote::build).collect()
}

pub fn xmp() -> Vec<Vec<u8>> {
    let camera = Xmp::new()
        .attribute(xmp::TIFF, "Make", "Apple")
        .element(xmp::EXIF_EX, "LensModel", "iPhone 15 front FaceTime camera")
        .element(xmp::EXIF, "GPSLatitude", "48,51.5N")
        .element(xmp::EXIF, "GPSLongitude", "2,17,40E")
        .alternative(xmp::EXIF, "UserComment", "FaceTime Photo");
    let words =
        packet().alternative(xmp::DC, "description", "R&D < \u{1F4F7}").element(xmp::AUX, "Lens", "x");
    let odd = "<a xmlns:b=\"u\" b:c=\"1\"><!-- d --><![CDATA[e]]>&#x46;&amp;<?f?><g/></a>";
    let packets = [camera.build(), camera.build_without_wrapper(), words.build(), odd.to_owned()];
    packets.map(String::into_bytes).to_vec()
}

pub fn iptc() -> Vec<Vec<u8>> {
    let words =
        Iptc::new().in_utf_8().keyword("Photo Booth").caption("a caption").data_set(2, 55, b"20240921");
    let records = words.build();
    let behind = [image_resource(0x03ED, "a name", &[0; 16]), image_resource(0x0404, "", &records)].concat();
    vec![
        image_resource(0x0404, "", &records),
        behind,
        image_resource(0x0404, "odd", b"\x1C\x02\x78\0\x01\xE9"),
    ]
}

pub fn jxl() -> Vec<Vec<u8>> {
    let exif = [b"\0\0\0\0".as_slice(), &facetime::tiff("front").build()].concat();
    let exif = boxes::plain(b"Exif", &exif);
    let picture = boxes::plain(b"jxlc", b"\xFF\x0A");
    let xmp = boxes::plain(b"xml ", packet().build().as_bytes());
    let compressed = boxes::plain(b"brob", b"Exif\x01\x02");
    let files = [vec![exif.clone(), picture.clone()], vec![picture, xmp, compressed, exif]];
    let start = || boxes::plain(b"JXL ", b"\r\n\x87\n");
    files.into_iter().map(|more| [start(), more.concat()].concat()).collect()
}

pub fn zip() -> Vec<Vec<u8>> {
    let still = facetime::still_jpeg();
    let movie = facetime::movie().build();
    let stored = || Entry::stored("a/IMG_1.JPG", &still);
    let livp = Zip::of([stored(), Entry::stored("IMG_1.MOV", &movie)]).build();
    let zips = [
        Zip::of([stored()]),
        Zip::of([stored().in_64_bit(), Entry::stored("b.livp", &livp)]).in_64_bit().comment(b"a comment"),
        Zip::of([
            Entry::deflated_in_blocks("a.jpg", &still).descriptor(Descriptor::Bare),
            Entry::deflated_in_blocks("b.mov", &movie),
        ]),
        Zip::of([Entry::deflated_in_blocks("b.livp", &livp), stored().flags(ENCRYPTED)])
            .prepended(b"MZ..")
            .followed(b"junk"),
    ];
    zips.iter().map(Zip::build).collect()
}
