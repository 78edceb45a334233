//! *Cannot tell*: what leaves nothing to judge by, and how little is enough to judge.

use crate::given::{check_near_miss as check, empty, jpeg_with_xmp, with_lens};
use crate::support::apple::AppleMakerNote;
use crate::support::facetime::{heic, jpeg};
use crate::support::heic::Heic;
use crate::support::ifd::{Value, ascii, short};
use crate::support::iptc::Iptc;
use crate::support::jpeg::Jpeg;
use crate::support::png::Png;
use crate::support::tags;
use crate::support::tiff::Tiff;
use crate::support::user_comment::in_ascii;
use crate::support::webp::{EXIF_FLAG, Webp};
use crate::support::xmp::{self, Xmp};

const STRIPPED: &str = "cannot_tell, stripped";
/// Part of it could not be read: the mark may have been there.
const UNREADABLE: &str = "cannot_tell";

#[test]
fn one_fact_is_enough_to_say_no() {
    let note = AppleMakerNote::new().entry(0x0001, Value::SignedLong(vec![12]));
    let date = || ascii("2018:02:25 20:11:09");
    let cases: Vec<(&str, Tiff)> = vec![
        ("Make", empty().ifd0(tags::MAKE, ascii("Apple"))),
        ("Model", empty().ifd0(tags::MODEL, ascii("iPhone 15"))),
        ("LensModel", empty().exif(tags::LENS_MODEL, ascii("a lens"))),
        ("UserComment", empty().exif(tags::USER_COMMENT, in_ascii("words"))),
        ("Software", empty().ifd0(tags::SOFTWARE, ascii("18.1"))),
        ("DateTime", empty().ifd0(tags::DATE_TIME, date())),
        ("GPSDateStamp", empty().gps(0x001D, ascii("2018:02:25"))),
        ("DateTimeOriginal", empty().exif(tags::DATE_TIME_ORIGINAL, date())),
        ("DateTimeDigitized", empty().exif(tags::DATE_TIME_DIGITIZED, date())),
        ("a position", empty().position(52.5, 13.4)),
        ("MakerNote", empty().exif(tags::MAKER_NOTE, note.value())),
        ("another maker's note", empty().exif(tags::MAKER_NOTE, Value::Undefined(vec![7; 40]))),
        ("a title", empty().ifd0(tags::IMAGE_DESCRIPTION, ascii("a title"))),
    ];
    for (what, tiff) in cases {
        check(what, "a.jpg", &jpeg(&tiff), "no");
        check(what, "a.heic", &heic(&tiff), "no");
    }
    let packets = [
        ("XMP date", Xmp::new().attribute(xmp::XMP, "CreateDate", "2018-02-25T20:11:09")),
        ("XMP date of change", Xmp::new().attribute(xmp::XMP, "ModifyDate", "2018-02-25T20:11:09")),
        ("XMP date of its own", Xmp::new().attribute(xmp::XMP, "MetadataDate", "2018-02-25")),
        ("XMP date of digitizing", Xmp::new().attribute(xmp::EXIF, "DateTimeDigitized", "2018-02-25")),
        ("XMP date of no kind", Xmp::new().element(xmp::DC, "date", "2018-02-25")),
        ("XMP title", Xmp::new().alternative(xmp::DC, "title", "a title")),
        ("XMP caption", Xmp::new().alternative(xmp::DC, "description", "a caption")),
        ("XMP keyword", Xmp::new().bag(xmp::DC, "subject", &["holiday"])),
        ("XMP program", Xmp::new().attribute(xmp::XMP, "CreatorTool", "a program")),
    ];
    for (what, packet) in packets {
        check(what, "a.jpg", &jpeg_with_xmp(&empty(), &packet), "no");
        check(what, "a.heic", &Heic::new(64, 48).xmp(&packet.build()).build(), "no");
    }
    let records = [
        ("IPTC keyword", Iptc::new().keyword("holiday")),
        ("IPTC caption", Iptc::new().caption("a")),
        ("IPTC date", Iptc::new().data_set(2, 55, b"20180225")),
    ];
    for (what, iptc) in records {
        check(what, "a.jpg", &Jpeg::new().photoshop(&iptc).picture(64, 48).build(), "no");
    }
}

#[test]
fn structure_is_not_enough() {
    let cases: Vec<(&str, Tiff)> = vec![
        ("nothing", empty()),
        ("orientation", empty().ifd0(tags::ORIENTATION, short(1))),
        ("a date of zeros", empty().exif(tags::DATE_TIME_ORIGINAL, ascii("0000:00:00 00:00:00"))),
        ("a blank date", empty().exif(tags::DATE_TIME_ORIGINAL, ascii("    :  :     :  :  "))),
        ("a blank maker", empty().ifd0(tags::MAKE, ascii("  "))),
        ("a blank title", empty().ifd0(tags::IMAGE_DESCRIPTION, ascii("        "))),
    ];
    for (what, tiff) in cases {
        check(what, "a.jpg", &jpeg(&tiff), STRIPPED);
        check(what, "a.heic", &heic(&tiff), STRIPPED);
    }
    check("no Exif", "a.heic", &Heic::new(64, 48).build(), STRIPPED);
    let avif = Heic::new(64, 48).brands(b"avif", &[*b"mif1"]).build();
    check("an AVIF", "a.avif", &avif, STRIPPED);
    let webp = Webp::new().extended(EXIF_FLAG, 64, 48).lossy(64, 48, 40);
    check("a WebP", "a.webp", &webp.build(), STRIPPED);
    check("a WebP of an emptied Exif", "a.webp", &webp.exif(&[]).build(), STRIPPED);
    check("a lossless WebP", "a.webp", &Webp::new().lossless(64, 48).build(), STRIPPED);
    check("a TIFF tells even so", "a.tif", &empty().ifd0(tags::IMAGE_WIDTH, short(64)).build(), "no");
    let sizes = Xmp::new().element(xmp::EXIF, "PixelXDimension", "1170");
    check("sizes in XMP", "a.jpg", &jpeg_with_xmp(&empty(), &sizes), STRIPPED);
    check("a PNG tells even so", "a.png", &Png::new(64, 48).build(), "no");
}

/// A photo of which only part could be read has not been shown to be stripped.
#[test]
fn photos_that_could_not_be_read() {
    let whole = jpeg(&with_lens());
    let cut = |length: usize| whole[..length].to_vec();
    let broken_exif = Jpeg::new().exif(b"no TIFF at all").picture(64, 48).build();
    let broken_xmp = Jpeg::new().xmp("<x:xmpmeta").picture(64, 48).build();
    let broken_iptc =
        Jpeg::new().segment(0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0\xFF\xFF\xFF\xFF").picture(64, 48).build();
    let mut cut_webp =
        Webp::new().extended(EXIF_FLAG, 64, 48).lossy(64, 48, 40).exif(&with_lens().build()).build();
    cut_webp.truncate(cut_webp.len() - 10);
    let cases = [
        ("an empty file", Vec::new()),
        ("the first bytes of a JPEG", cut(3)),
        ("cut within its Exif", cut(40)),
        ("Exif that is none", broken_exif),
        ("XMP that is none", broken_xmp),
        ("IPTC that is cut", broken_iptc),
        ("a WebP without a picture", b"RIFF\x10\0\0\0WEBPVP8 \x04\0\0\0....".to_vec()),
        ("a WebP cut within its Exif", cut_webp),
        ("a TIFF cut before its directory", b"MM\0*\0\0\0\x08".to_vec()),
    ];
    for (what, bytes) in cases {
        check(what, "a.jpg", &bytes, UNREADABLE);
    }
    let heic = heic(&with_lens());
    check("a HEIC cut within meta", "a.heic", &heic[..120], UNREADABLE);
    check("a HEIC cut before its Exif", "a.heic", &heic[..heic.len() - 20], UNREADABLE);
    let png = Png::new(64, 48).build();
    check("a PNG cut short", "a.png", &png[..12], UNREADABLE);
}

#[test]
fn part_of_a_photo_can_be_enough() {
    let marked = Jpeg::new().exif(&with_lens().build()).xmp("<x:xmpmeta").picture(64, 48).build();
    check("a mark, and broken XMP", "a.jpg", &marked, "very_likely");
    let named = empty().ifd0(tags::MAKE, ascii("samsung"));
    let named = Jpeg::new().exif(&named.build()).xmp("<x:xmpmeta").picture(64, 48).build();
    check("another maker, and broken XMP", "a.jpg", &named, "no");
}
