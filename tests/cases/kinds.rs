//! Every kind of file is known by its bytes, and none that FaceTime never makes is said to be one it could have
//! made.

use crate::drive::inspect;
use crate::drive::visit::visit;
use crate::given::{check_near_miss as check, identified, with_comment, with_lens};
use crate::support::boxes;
use crate::support::heic::Heic;
use crate::support::ifd::{ByteOrder, ascii, undefined};
use crate::support::iptc::{Iptc, image_resource};
use crate::support::mov::{Mov, Track};
use crate::support::tags;
use crate::support::tiff_file::TiffFile;
use crate::support::webp::Webp;
use crate::support::xmp::{self, Xmp};
use facetime_photo_inspector::words::verdict;

/// What it is, its first bytes, our kind.
type Row = (&'static str, Vec<u8>, &'static str);

/// Bytes at places, with zeros between them and behind.
fn at(pieces: &[(usize, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0; 600];
    for (at, piece) in pieces {
        bytes[*at..at + piece.len()].copy_from_slice(piece);
    }
    bytes
}

fn start(bytes: &[u8]) -> Vec<u8> {
    at(&[(0, bytes)])
}

fn raws() -> Vec<Row> {
    let tiff = |order, magic| {
        TiffFile::with_magic(order, magic, 8).directory(8, &[(tags::MAKE, ascii("maker"))]).build()
    };
    vec![
        ("Canon CR2", start(b"II*\0\x10\0\0\0CR\x02\0\0\0\0\0\0\0"), "raw"),
        ("Canon CR3", boxes::file_type(b"crx ", &[*b"isom"]), "raw"),
        ("Canon CRW", start(b"II\x1A\0\0\0HEAPCCDR"), "raw"),
        ("Olympus ORF", tiff(ByteOrder::Little, 0x4F52), "raw"),
        ("Olympus ORF, another", tiff(ByteOrder::Little, 0x5352), "raw"),
        ("Olympus ORF, highest byte first", tiff(ByteOrder::Big, 0x4F52), "raw"),
        ("Panasonic RW2", tiff(ByteOrder::Little, 0x55), "raw"),
        ("Fujifilm RAF", start(b"FUJIFILMCCD-RAW 0201"), "raw"),
        ("Minolta MRW", start(b"\0MRM\0\0\0\x20"), "raw"),
        ("Sigma X3F", start(b"FOVb\0\0\x02\0"), "raw"),
    ]
}

fn pictures() -> Vec<Row> {
    let transparent = b"<?xml version='1.0'?>\n<!-- by hand -->\n<svg xmlns='http://www.w3.org/2000/svg'>";
    vec![
        ("GIF", start(b"GIF89a\x01\0\x01\0"), "gif"),
        ("GIF of old", start(b"GIF87a\x01\0\x01\0"), "gif"),
        ("JPEG XL", start(b"\xFF\x0A\xFF"), "jxl"),
        ("JPEG XL in boxes", start(b"\0\0\0\x0CJXL \r\n\x87\n"), "jxl"),
        ("JPEG 2000", start(b"\0\0\0\x0CjP  \r\n\x87\n"), "other_picture"),
        ("JPEG 2000, bare", start(b"\xFF\x4F\xFF\x51\0\x2F"), "other_picture"),
        ("Photoshop", start(b"8BPS\0\x01"), "other_picture"),
        ("a bitmap", at(&[(0, b"BM\x46\0\0\0"), (10, &[54]), (14, &[40])]), "other_picture"),
        ("an icon", start(b"\0\0\x01\0\x02\0\x10\x10\0\0\x01\0\x20\0"), "other_picture"),
        ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "other_picture"),
        ("SVG behind its declaration", transparent.to_vec(), "other_picture"),
        ("SVG behind a byte-order mark", b"\xEF\xBB\xBF\n<svg/>".to_vec(), "other_picture"),
    ]
}

fn movies() -> Vec<Row> {
    let packets = |first: usize, length: usize| {
        let packet = [vec![0; first], vec![0x47], vec![0; length - first - 1]].concat();
        packet.repeat(4)
    };
    vec![
        ("AVI", start(b"RIFF\0\x10\0\0AVI LIST"), "other_movie"),
        ("Matroska", start(b"\x1A\x45\xDF\xA3\x01\0\0\0\0\0\0\x23\x42\x86\x81\x01"), "other_movie"),
        ("Windows Media", start(b"\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9"), "other_movie"),
        ("Flash", start(b"FLV\x01\x05"), "other_movie"),
        ("Real", start(b".RMF\0\0\0\x12"), "other_movie"),
        ("Theora", at(&[(0, b"OggS\0\x02"), (28, b"\x80theora\x03")]), "other_movie"),
        ("an MPEG program stream", start(b"\0\0\x01\xBA\x44"), "other_movie"),
        ("an MPEG video stream", start(b"\0\0\x01\xB3\x14"), "other_movie"),
        ("an MPEG transport stream", packets(0, 188), "other_movie"),
        ("a camcorder's transport stream", packets(4, 192), "other_movie"),
    ]
}

fn archives() -> Vec<Row> {
    vec![
        ("tar", at(&[(0, b"photos/IMG_1.JPG"), (257, b"ustar\0")]), "tar"),
        ("tar of old GNU", at(&[(0, b"a"), (257, b"ustar  \0")]), "tar"),
        ("gzip", start(b"\x1F\x8B\x08\0"), "tar"),
        ("bzip2", start(b"BZh91AY&SY"), "tar"),
        ("xz", start(b"\xFD7zXZ\0\0\x04"), "tar"),
        ("7z", start(b"7z\xBC\xAF\x27\x1C\0\x04"), "tar"),
        ("RAR", start(b"Rar!\x1A\x07\x01\0"), "tar"),
        ("Zstandard", start(b"\x28\xB5\x2F\xFD\x24"), "tar"),
    ]
}

/// What is no picture, though much of it begins like one.
fn others() -> Vec<Row> {
    vec![
        ("PDF", start(b"%PDF-1.7\n"), "other"),
        ("MP3 with a tag", start(b"ID3\x04\0\0"), "other"),
        ("MP3", start(b"\xFF\xFB\x90\x64"), "other"),
        ("AAC", start(b"\xFF\xF1\x50\x80"), "other"),
        ("WAV", start(b"RIFF\x24\0\0\0WAVEfmt "), "other"),
        ("Ogg", at(&[(0, b"OggS\0\x02"), (28, b"\x01vorbis")]), "other"),
        ("FLAC", start(b"fLaC\0\0\0\x22"), "other"),
        ("sound in boxes", boxes::file_type(b"M4A ", &[*b"mp42"]), "other"),
        (
            "a text about bitmaps",
            b"BM is short for bitmap, which is an old kind of picture file".to_vec(),
            "other",
        ),
        ("a text about WebP", b"My good WEBP pictures".to_vec(), "other"),
        ("a text about archives", b"BZh is how they begin".to_vec(), "other"),
        ("a page that shows an SVG", b"<!DOCTYPE html><html><svg/></html>".to_vec(), "other"),
        ("XML that is no SVG", b"<?xml version='1.0'?><plist version='1.0'/>".to_vec(), "other"),
        ("JSON", b"{\"photos\": []}".to_vec(), "other"),
        ("a binary property list", start(b"bplist00"), "other"),
        ("SQLite", start(b"SQLite format 3\0"), "other"),
        ("a cursor", start(b"\0\0\x02\0\x01\0\x20\x20\0\0"), "other"),
        ("letters G", b"G".repeat(100), "other"),
        ("zeros", vec![0; 600], "other"),
    ]
}

#[test]
fn by_their_bytes() {
    for (what, bytes, expected) in [raws(), pictures(), movies(), archives(), others()].concat() {
        for name in ["a", "a.jpg", "a.mov"] {
            assert_eq!(inspect(name, &bytes).kind.code(), expected, "{what}, called {name}");
        }
        for length in 0..bytes.len().min(64) {
            inspect("a", &bytes[..length]);
        }
    }
}

/// The label and the sentence of a file that is read alone.
fn said(bytes: &[u8]) -> (&'static str, String) {
    let visit = visit(&[("a".to_owned(), inspect("a", bytes))], &[0]);
    let outcome = visit.outcome("a");
    (verdict::label(&outcome), verdict::sentence(&outcome, None))
}

#[test]
fn kinds_that_facetime_never_makes() {
    for (what, bytes, kind) in [raws(), pictures(), movies()].concat() {
        if kind == "raw" && what.contains("CR2") {
            continue; // its directory is cut
        }
        let (label, sentence) = said(&bytes);
        assert_eq!(label, "Not a kind FaceTime makes", "{what}");
        assert!(sentence.starts_with("Not from FaceTime: it never makes "), "{what}: {sentence}");
        check(what, "a", &bytes, "no");
    }
    let tiff = TiffFile::new(ByteOrder::Big, 8).directory(8, &[(tags::MAKE, ascii("maker"))]).build();
    let sentence = "Not from FaceTime: it never makes TIFF or raw pictures.";
    assert_eq!(said(&tiff), ("Not a kind FaceTime makes", sentence.to_owned()));
}

#[test]
fn archives_are_told_the_way() {
    for (what, bytes, _) in archives() {
        let (label, sentence) = said(&bytes);
        assert_eq!(label, "Archive, not opened", "{what}");
        assert!(sentence.contains("ZIP"), "{what}: {sentence}");
    }
    for (what, bytes, _) in others() {
        assert_eq!(
            said(&bytes),
            ("Not a photo or movie", "This is not a photo or movie.".to_owned()),
            "{what}"
        );
    }
}

/// An MP4 is what a FaceTime movie can become, so that it is only said what it is; QuickTime with another name
/// is not one.
#[test]
fn mp4_without_a_word_by_apple() {
    let movie = || Mov::new().brand(Some(b"isom")).track(Track::video(b"avc1", 640, 480));
    let nothing = "Nothing in this movie points to FaceTime";
    let cases = [
        (movie(), ", which makes QuickTime movies and not MP4 or 3GP."),
        (movie().brand(Some(b"3gp5")), ", which makes QuickTime movies and not MP4 or 3GP."),
        (movie().brand(Some(b"M4V ")), ", which makes QuickTime movies and not MP4 or 3GP."),
        (movie().brand(Some(b"qt  ")), "."),
        (movie().key("com.apple.quicktime.title", "x"), "."),
        (movie().key("com.apple.quicktime.content.identifier", "1234"), "."),
    ];
    for (movie, expected) in cases {
        let label = if expected == "." { "Nothing points to FaceTime" } else { "Not a kind FaceTime makes" };
        assert_eq!(said(&movie.build()), (label, format!("{nothing}{expected}")));
    }
}

/// A copy of another kind that has kept the marks is judged as any still.
#[test]
fn copies_of_other_kinds() {
    let both = with_comment().exif(tags::LENS_MODEL, ascii(crate::given::LENS)).build();
    let lens = with_lens().build();
    let packet = Xmp::new().alternative(xmp::EXIF, "UserComment", "FaceTime Photo").build();
    let jxl = |more: &[Vec<u8>]| [boxes::plain(b"JXL ", b"\r\n\x87\n"), more.concat()].concat();
    let exif = boxes::plain(b"Exif", &[&[0; 4], both.as_slice()].concat());
    let compressed = [boxes::plain(b"brob", b"Exif...."), boxes::plain(b"brob", b"xml ....")];
    let webp = || Webp::new().lossy(640, 480, 40);
    let avif = || Heic::new(640, 480).brands(b"avif", &[*b"mif1", *b"avif"]);
    let cases = [
        ("WebP", webp().exif(&both).build(), "certain"),
        ("WebP, XMP alone", webp().xmp(&packet).build(), "very_likely"),
        ("WebP, the lens alone", webp().exif(&lens).build(), "very_likely"),
        ("WebP of something else", webp().exif(&identified(crate::given::empty()).build()).build(), "no"),
        ("AVIF", avif().exif(&both).build(), "certain"),
        ("AVIF, XMP alone", avif().xmp(&packet).build(), "very_likely"),
        ("JPEG XL", jxl(&[exif.clone(), boxes::plain(b"jxlc", b"\xFF\x0A")]), "certain"),
        ("JPEG XL, Exif last", jxl(&[boxes::plain(b"jxlc", &[0; 60_000]), exif]), "certain"),
        ("JPEG XL, XMP alone", jxl(&[boxes::plain(b"xml ", packet.as_bytes())]), "very_likely"),
        ("JPEG XL, both compressed", jxl(&compressed), "no"),
        ("TIFF", both, "certain"),
        ("TIFF, the lens alone", lens, "very_likely"),
    ];
    for (what, bytes, expected) in cases {
        check(what, "a", &bytes, expected);
    }
}

/// Records in a tag of their own, or among Photoshop's resources.
#[test]
fn iptc_in_a_tiff() {
    let iptc = Iptc::new().keyword("Photo Booth");
    let resources = image_resource(0x0404, "", &iptc.build());
    for (tag, bytes) in [(tags::IPTC, iptc.build()), (tags::PHOTOSHOP, resources)] {
        let tiff = crate::given::empty().ifd0(tag, undefined(&bytes)).build();
        check("Photo Booth's keyword", "a.tif", &tiff, "no, mac_webcam");
    }
}

/// Raw formats built on TIFF say whose they are.
#[test]
fn makers_of_raws() {
    for (magic, order) in [(0x55, ByteOrder::Little), (0x4F52, ByteOrder::Big), (0x5352, ByteOrder::Little)] {
        let raw =
            TiffFile::with_magic(order, magic, 8).directory(8, &[(tags::MAKE, ascii("a maker"))]).build();
        let make = inspect("a", &raw).facts.make.map(|make| make.value);
        assert_eq!(make.as_deref(), Some("a maker"), "magic number {magic:#X}");
    }
}
