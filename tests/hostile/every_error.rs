//! Every kind of error has a case that raises it, at the byte that is to blame. An error that nothing raises
//! is a check that nobody makes.

use crate::drive::inspect_by;
use crate::support::boxes::{claiming, file_type, full, plain};
use crate::support::facetime::{self, heic, jpeg};
use crate::support::fields::Fields;
use crate::support::heic::{Heic, Item};
use crate::support::ifd::{ByteOrder, Value, ascii, long, undefined};
use crate::support::jpeg::{APP1, APP13, Jpeg};
use crate::support::mov::Mov;
use crate::support::png::Png;
use crate::support::tags;
use crate::support::tiff::Tiff;
use crate::support::tiff_file::{TiffFile, elsewhere};
use crate::support::webp::{EXIF_FLAG, Webp};
use crate::survival::{check, problems};
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::inspect::{Inspection, Step};
use std::collections::BTreeSet;

/// What it is, its bytes, and what must be said to be wrong.
type Row = (&'static str, Vec<u8>, &'static [&'static str]);

/// What no bytes can raise, but who reads them: the native program (`tests/program.rs`), the page's workers and
/// those who watch them (`tests/dispatch`, and end to end), the search in folders (end to end).
const BY_DRIVERS: [ErrorKind; 6] = [
    ErrorKind::Unreadable,
    ErrorKind::Vanished,
    ErrorKind::Changed,
    ErrorKind::Folder,
    ErrorKind::Stopped,
    ErrorKind::NotStarted,
];

/// What only files inside archives raise (`tests/archives`).
const IN_ARCHIVES: [ErrorKind; 2] = [ErrorKind::Encrypted, ErrorKind::TooDeep];

#[test]
fn every_row_says_what_is_wrong_and_where() {
    for (what, bytes, expected) in rows() {
        assert_eq!(problems(&check(what, &bytes[..])), expected, "{what}");
    }
}

#[test]
fn every_kind_is_raised() {
    let raised: BTreeSet<String> = rows()
        .into_iter()
        .flat_map(|(_, _, problems)| problems)
        .filter_map(|problem| Some(problem.split_once('@')?.0.to_owned()))
        .collect();
    let elsewhere = |kind: &ErrorKind| BY_DRIVERS.contains(kind) || IN_ARCHIVES.contains(kind);
    for kind in ErrorKind::ALL.into_iter().filter(|kind| !elsewhere(kind)) {
        let code = kind.code();
        assert!(raised.iter().any(|problem| problem.ends_with(code)), "no row raises {code}");
    }
}

/// The driver gives nothing, or nothing new, or says that it cannot.
#[test]
fn files_that_cannot_be_read() {
    let file = facetime::still_jpeg();
    let length = 100_000;
    let nothing = inspect_by("a.jpg", length, 10, |_, _| {});
    assert_eq!(problems(&nothing), ["file: unreadable@0"]);
    let the_same =
        inspect_by("a.jpg", length, 10, |inspection, _| inspection.supply(0, file[..100].to_vec()));
    assert_eq!(problems(&the_same), ["file: unreadable@100"]);
    let empty = inspect_by("a.jpg", length, 10, |inspection, _| inspection.supply(0, Vec::new()));
    assert_eq!(problems(&empty), ["file: unreadable@0"]);

    let mut inspection = Inspection::new("a.jpg", length);
    assert!(matches!(inspection.step(), Step::Read(_)));
    for kind in BY_DRIVERS {
        let Step::Done(report) = inspection.failed(kind) else { panic!("an unreadable file has a report") };
        assert_eq!(problems(&report), [format!("file: {}@0", kind.code())]);
    }
}

fn rows() -> Vec<Row> {
    [files(), jpegs(), heics(), movies(), pngs(), webps(), tiffs(), jxls()].concat()
}

fn files() -> Vec<Row> {
    vec![("no bytes", Vec::new(), &["file: empty@0"]), ("a text", b"text".to_vec(), &[])]
}

fn jpegs() -> Vec<Row> {
    let start = || Jpeg::new();
    let with = |tiff: Tiff| start().exif(&tiff.build()).picture(8, 8).build();
    let empty = || Tiff::new(ByteOrder::Big);
    let apple =
        |rest: &[u8]| with(empty().exif(tags::MAKER_NOTE, undefined(&[b"Apple iOS\0\0\x01", rest].concat())));
    let whole = |jpeg: Jpeg| jpeg.picture(8, 8).build();
    let guid = "0123456789ABCDEF0123456789ABCDEF";
    let comments = (0..600).fold(start(), |jpeg, _| jpeg.comment(""));
    let overlap = (1..9).fold(empty(), |tiff, tag| {
        tiff.ifd0(tag, Value::Raw { type_code: 2, count: 80, bytes: vec![0, 0, 0, 8] })
    });
    let packet = "<x xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" xmpNote:HasExtendedXMP=\"0123456789ABCDEF0123456789ABCDEF\"/>";
    vec![
        ("JPEG of three bytes", vec![0xFF, 0xD8, 0xFF], &["file: truncated@3"]),
        ("JPEG cut within a segment", jpeg(&empty())[..12].to_vec(), &["file: truncated@12"]),
        (
            "JPEG without a marker",
            start().raw(&[0xFF, 0xE0, 0, 2, 0x2A]).build_unfinished(),
            &["file: bad_signature@6"],
        ),
        ("JPEG of a segment too short", start().raw(&[0xFF, 0xE0, 0, 1]).build(), &["file: bad_size@2"]),
        ("JPEG of too many segments", comments.build(), &["file: too_many@2046"]),
        (
            "Exif that is no TIFF",
            whole(start().segment(APP1, b"Exif\0\0no TIFF")),
            &["exif_bad_signature@12"],
        ),
        ("Exif that is cut", whole(start().exif(b"MM\0*")), &["exif_truncated@16"]),
        ("Exif whose directory is cut", whole(start().exif(b"MM\0*\0\0\0\x08\0\x05")), &["exif_bad_size@12"]),
        ("Exif of values that overlap", whole(start().exif(&overlap.build())), &["exif_too_large@12"]),
        (
            "Exif of too many entries",
            whole(start().exif(&[b"MM\0*\0\0\0\x08\xFF\xFF".as_slice(), &[0; 40_000]].concat())),
            &["exif_too_many@24598"],
        ),
        ("a note of no byte order", apple(b"XX\0\0"), &["maker_note_bad_signature@56"]),
        ("a note that is cut", apple(b"MM\0\x01"), &["maker_note_truncated@72"]),
        ("a note of too many entries", apple(b"MM\xFF\xFF"), &["maker_note_too_many@72"]),
        (
            "a value outside its note",
            apple(b"MM\0\x01\0\x11\0\x02\0\0\0\x24\0\0\xFF\0"),
            &["maker_note_truncated@84"],
        ),
        ("XMP that is no XML", whole(start().xmp("<x")), &["xmp_bad_text@35"]),
        (
            "XMP that is no text",
            whole(start().segment(APP1, b"http://ns.adobe.com/xap/1.0/\0<\xFF/>")),
            &["xmp_bad_text@35"],
        ),
        (
            "XMP of elements inside each other",
            whole(start().xmp(&format!("{}{}", "<x>".repeat(100), "</x>".repeat(100)))),
            &["xmp_too_many@35"],
        ),
        (
            "extended XMP that is too large",
            whole(start().xmp(packet).extended_xmp_part(guid, 1 << 20, 0, b"x")),
            &["extended_xmp_too_large@143"],
        ),
        (
            "extended XMP beside itself",
            whole(start().xmp(packet).extended_xmp_part(guid, 4, 4, b"x")),
            &["extended_xmp_bad_size@143", "extended_xmp_truncated@222"],
        ),
        (
            "extended XMP with a hole",
            whole(start().xmp(packet).extended_xmp_part(guid, 4, 0, b"x")),
            &["extended_xmp_truncated@222"],
        ),
        (
            "extended XMP that is no XML",
            whole(start().xmp(packet).extended_xmp_part(guid, 1, 0, b"x")),
            &["extended_xmp_bad_text@222"],
        ),
        (
            "IPTC that is none",
            whole(start().segment(APP13, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x05nonoo")),
            &["iptc_bad_signature@32"],
        ),
        (
            "IPTC that is cut",
            whole(start().segment(APP13, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x05\x1C\x02\x19\0\x09")),
            &["iptc_truncated@37"],
        ),
        (
            "IPTC of an extended length",
            whole(start().segment(APP13, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x05\x1C\x02\x19\x80\x04")),
            &["iptc_too_large@32"],
        ),
        (
            "a resource that is cut",
            whole(start().segment(APP13, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\xFF")),
            &["iptc_truncated@32"],
        ),
    ]
}

fn heics() -> Vec<Row> {
    let brand = || file_type(b"heic", &[*b"heic"]);
    let with_item = |data: &[u8]| Heic::new(8, 8).metadata(Item::new(b"Exif", data.to_vec())).build();
    let located = |method: u16, extents: u16, reference: u16| {
        let entry =
            Fields::new().u16("item_ID", 1).u16("protection", 0).text("item_type", "Exif").u8("name", 0);
        let entries = Fields::new().u16("count", 1).bytes("entry", &full(b"infe", 2, 0, &entry.done()));
        let place = Fields::new().u16("widths", 0x4400).u16("count", 1).u16("item_ID", 1);
        let place = place.u16("method", method).u16("reference", reference).u16("extents", extents);
        let place = place.zeros("extents", 8 * usize::from(extents));
        let children = [full(b"iinf", 0, 0, &entries.done()), full(b"iloc", 1, 0, &place.done())];
        [brand(), full(b"meta", 0, 0, &children.concat())].concat()
    };
    let whole = heic(&facetime::tiff("front"));
    vec![
        ("HEIC without meta", brand(), &["file: truncated@20"]),
        ("HEIC cut within meta", whole[..100].to_vec(), &["file: truncated@32"]),
        ("HEIC cut within Exif", whole[..whole.len() - 1].to_vec(), &["exif_truncated@313"]),
        ("a box of four bytes", [brand(), claiming(b"meta", 4, &[])].concat(), &["file: bad_size@20"]),
        ("too many boxes", [brand(), plain(b"free", &[]).repeat(5000)].concat(), &["file: too_many@32780"]),
        ("an Exif item that is no TIFF", with_item(b"\0\0\0\0no TIFF"), &["exif_bad_signature@369"]),
        ("an Exif item of three bytes", with_item(b"\0\0\0"), &["exif_truncated@369"]),
        ("an item within an item", located(2, 1, 0), &["exif_not_supported@83"]),
        ("an item in another file", located(0, 1, 1), &["exif_not_supported@83"]),
        ("an item of too many pieces", located(0, 65, 0), &["exif_too_many@83"]),
        ("an item of no piece", located(0, 0, 0), &[]),
        ("an Exif item that is too large", with_item(&vec![0; 600_000]), &["exif_too_large@313"]),
    ]
}

fn movies() -> Vec<Row> {
    let movie = |children: &[u8]| [plain(b"wide", &[]), plain(b"moov", children)].concat();
    let handler = full(b"hdlr", 0, 0, &[0; 20]);
    let meta = |keys: &[u8]| movie(&plain(b"meta", &[handler.clone(), full(b"keys", 0, 0, keys)].concat()));
    let many = [&[0, 0, 0xFF, 0xFF], &b"\0\0\0\x09mdtak".repeat(300)[..]].concat();
    vec![
        ("MOV without moov", Mov::new().build()[..92].to_vec(), &["file: truncated@28"]),
        ("MOV cut within moov", facetime::movie().build()[..300].to_vec(), &["file: truncated@189"]),
        ("a header that is cut", movie(&full(b"mvhd", 0, 0, &[0; 8])), &["movie_header_truncated@36"]),
        (
            "a track that is cut",
            movie(&plain(b"trak", &full(b"tkhd", 0, 0, &[0; 8]))),
            &["tracks_truncated@36"],
        ),
        ("a key smaller than itself", meta(&[0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 0]), &["keys_bad_size@72"]),
        ("keys that are cut", meta(&[0, 0, 0, 1]), &["keys_truncated@72"]),
        ("too many keys", meta(&many), &["keys_too_many@2376"]),
        ("keys that are too large", meta(&vec![0; 600_000]), &["keys_too_large@56"]),
        (
            "user data that is cut",
            movie(&plain(b"udta", &plain(b"\xA9mak", &[0]))),
            &["user_data_truncated@32"],
        ),
    ]
}

fn pngs() -> Vec<Row> {
    let head = |name: &str, length: u32| Fields::new().u32("length", length).text("type", name).done();
    let chunks = |length: u32| {
        let chunk =
            [head("IDAT", length), vec![0; 4 + usize::try_from(length).expect("it is small")]].concat();
        Png::new(8, 8).raw(&chunk.repeat(60)).build()
    };
    vec![
        ("PNG cut within its head", Png::new(8, 8).build()[..12].to_vec(), &["file: truncated@8"]),
        ("PNG cut behind its head", Png::new(8, 8).build()[..40].to_vec(), &["container_truncated@33"]),
        (
            "PNG of a chunk too large",
            Png::new(8, 8).raw(&head("eXIf", 1 << 30)).build(),
            &["exif_too_large@33", "container_truncated@89"],
        ),
        ("PNG of many chunks", chunks(10_000), &["container_too_costly@330429"]),
        ("PNG with Exif that is none", Png::new(8, 8).exif(b"none").build(), &["exif_bad_signature@41"]),
        ("PNG with XMP that is none", Png::new(8, 8).xmp("<").build(), &["xmp_bad_text@63"]),
    ]
}

fn webps() -> Vec<Row> {
    let start = || Webp::new().extended(EXIF_FLAG, 8, 8);
    let spread = (0..60).fold(start(), |webp, _| webp.chunk(b"ALPH", &[0; 9000]));
    let tiny = (0..5000).fold(start(), |webp, _| webp.chunk(b"ALPH", &[]));
    vec![
        ("WebP of nothing", b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), &["file: truncated@16"]),
        (
            "WebP cut within its picture",
            start().lossy(8, 8, 40).build()[..60].to_vec(),
            &["container_truncated@30"],
        ),
        (
            "WebP cut behind its picture",
            start().lossy(8, 8, 40).riff_claiming(200).build(),
            &["container_truncated@78"],
        ),
        (
            "WebP cut within Exif",
            start().claiming(b"EXIF", 9, b"MM\0*").build(),
            &["exif_truncated@38", "container_truncated@30"],
        ),
        ("WebP of no start code", Webp::new().chunk(b"VP8 ", &[0; 10]).build(), &["file: bad_signature@23"]),
        (
            "WebP of no lossless picture",
            Webp::new().chunk(b"VP8L", &[0; 10]).build(),
            &["file: bad_signature@20"],
        ),
        ("WebP of no canvas", Webp::new().chunk(b"VP8X", &[0; 4]).build(), &["file: truncated@24"]),
        (
            "WebP of a part too large",
            start().chunk(b"EXIF", &vec![0; 600_000]).build(),
            &["exif_too_large@30"],
        ),
        ("WebP of chunks far apart", spread.build(), &["container_too_costly@288286"]),
        ("WebP of too many chunks", tiny.build(), &["container_too_many@32790"]),
        ("WebP with Exif that is none", start().exif(b"none").build(), &["exif_bad_signature@38"]),
    ]
}

fn jxls() -> Vec<Row> {
    let jxl = |more: &[u8]| [plain(b"JXL ", b"\r\n\x87\n").as_slice(), more].concat();
    vec![
        ("JPEG XL cut within a box", jxl(&claiming(b"jxlc", 99, &[])), &["file: truncated@12"]),
        ("JPEG XL with Exif that is none", jxl(&plain(b"Exif", b"\0\0\0\0none")), &["exif_bad_signature@20"]),
        ("JPEG XL with Exif too large", jxl(&plain(b"Exif", &vec![0; 600_000])), &["exif_too_large@12"]),
        (
            "JPEG XL with both compressed",
            jxl(&[plain(b"brob", b"Exif."), plain(b"brob", b"xml .")].concat()),
            &["exif_not_supported@12", "xmp_not_supported@25"],
        ),
        ("JPEG XL with nothing compressed", jxl(&plain(b"brob", b"")), &["file: truncated@20"]),
    ]
}

fn tiffs() -> Vec<Row> {
    let order = ByteOrder::Big;
    let file = |entries: &[(u16, Value)]| TiffFile::new(order, 8).directory(8, entries);
    let far = |length| elsewhere(order, 7, length, 1000);
    let exif_at = |at| (tags::EXIF_IFD_POINTER, long(at));
    let counted =
        |count: u16| file(&[]).build()[..8].iter().copied().chain(count.to_be_bytes()).collect::<Vec<u8>>();
    vec![
        ("TIFF cut within its head", file(&[]).build()[..6].to_vec(), &["file: truncated@4"]),
        ("TIFF cut before its directory", file(&[]).build()[..9].to_vec(), &["file: truncated@8"]),
        ("TIFF cut within its directory", [counted(3), vec![0; 14]].concat(), &["container_truncated@22"]),
        ("TIFF of too many entries", [counted(600), vec![0; 8000]].concat(), &["file: too_many@8"]),
        ("TIFF of a directory outside", file(&[exif_at(9999)]).build(), &["exif_truncated@26"]),
        (
            "TIFF of a pointer of no number",
            file(&[(tags::EXIF_IFD_POINTER, ascii("abc"))]).build(),
            &["exif_not_supported@10"],
        ),
        ("TIFF of a value outside", file(&[(tags::MODEL, far(9))]).build(), &["exif_truncated@10"]),
        (
            "TIFF of a value too large",
            file(&[(tags::MODEL, far(20_000))]).bytes(1000, vec![0; 20_000]).build(),
            &["exif_too_large@10"],
        ),
        ("TIFF of XMP outside", file(&[(tags::XMP, far(9))]).build(), &["xmp_truncated@10"]),
        (
            "TIFF of XMP that is none",
            file(&[(tags::XMP, far(9))]).bytes(1000, b"<x      >".to_vec()).build(),
            &["xmp_bad_text@1000"],
        ),
        (
            "TIFF of IPTC that is none",
            file(&[(tags::IPTC, far(9))]).bytes(1000, b"no records".to_vec()).build(),
            &["iptc_bad_signature@1000"],
        ),
        (
            "TIFF of a picture outside",
            file(&[(tags::SUB_IFDS, long(9999))]).build(),
            &["container_truncated@26"],
        ),
    ]
}
