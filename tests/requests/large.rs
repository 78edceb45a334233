//! Files of over 10 MB: never more than 192 KiB of them, whatever they lead to.

use crate::drive::observe;
use crate::drive::sparse::Sparse;
use crate::given::KIB;
use crate::support::boxes;
use crate::support::facetime;
use crate::support::fields::{Fields, count_u16};
use crate::support::heic::Heic;
use crate::support::ifd::{ByteOrder, Value, long};
use crate::support::jpeg::{APP1, Jpeg};
use crate::support::tags;
use crate::support::tiff_file::{TiffFile, elsewhere, longs_elsewhere};
use crate::support::webp::{EXIF_FLAG, Webp};
use crate::tiff::sparse;
use facetime_photo_inspector::bytes::limits::{PAGE, STEPS};

const LARGE: u64 = 11_000_000;
const MOST_BYTES: u64 = 192 * KIB;
/// The opening read, and for every step one read, or two where a page between two others is there already.
const MOST_READS: usize = 1 + 2 * STEPS;

fn check(what: &str, name: &str, sample: &Sparse) {
    let observed = observe(name, sample);
    let (reads, bytes) = (observed.reads.len(), observed.report.bytes_read);
    assert!(bytes <= MOST_BYTES, "{what}: {bytes} bytes were read in {reads} reads");
    assert!(reads <= MOST_READS, "{what}: {reads} reads");
    let mut ranges = observed.reads.concat();
    ranges.sort_by_key(|range| range.start);
    let twice = ranges.windows(2).find(|pair| pair[0].end > pair[1].start);
    assert!(twice.is_none(), "{what}: bytes were fetched twice: {twice:?}");
}

/// As a still, as a HEIC and as a movie, since the opening reads differ.
fn check_under_every_name(what: &str, sample: &Sparse) {
    for name in ["a.jpg", "a.heic", "a.mov"] {
        check(&format!("{what}, as {name}"), name, sample);
    }
}

#[test]
fn jpeg() {
    let full = vec![b'x'; 65_000];
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), &full].concat();
    let filled = (0..40).fold(Jpeg::new(), |jpeg, _| jpeg.segment(APP1, &xmp[..65_000]));
    check_under_every_name("full segments", &Sparse::new().bytes(filled.build()).zeros(LARGE));
    let spread = (0..150).fold(Jpeg::new(), |jpeg, _| jpeg.filler(60_000).exif(b"MM\0*"));
    check_under_every_name("segments far apart", &Sparse::new().bytes(spread.build()).zeros(LARGE));
    let tiny = (0..5000).fold(Jpeg::new(), |jpeg, _| jpeg.comment(""));
    check_under_every_name("thousands of segments", &Sparse::new().bytes(tiny.build()).zeros(LARGE));
}

#[test]
fn png() {
    let head = |name: &str, length: u32| Fields::new().u32("length", length).text("type", name).done();
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    for (length, count) in [(0, 20_000), (10_000, 1000), (200_000, 50)] {
        for name in ["IDAT", "tEXt", "iTXt", "eXIf"] {
            let chunk = |png: Sparse, _| png.bytes(head(name, length)).zeros(u64::from(length) + 4);
            let sample = (0..count).fold(Sparse::new().bytes(signature.clone()), chunk).zeros(LARGE);
            check(&format!("{count} {name} of {length}"), "a.png", &sample);
        }
    }
}

#[test]
fn webp() {
    for (length, count) in [(0, 20_000), (10_000, 1000), (200_000, 50)] {
        for name in [b"VP8 ", b"ANMF", b"EXIF", b"XMP "] {
            let head = Webp::new().extended(EXIF_FLAG, 64, 48).riff_claiming(u32::MAX).build();
            let chunk = Webp::new().claiming(name, length, &[]).build()[12..].to_vec();
            let add = |webp: Sparse, _| webp.bytes(chunk.clone()).zeros(u64::from(length));
            let sample = (0..count).fold(Sparse::new().bytes(head), add).zeros(LARGE);
            check(&format!("{count} chunks of {length}"), "a.webp", &sample);
        }
    }
}

/// Every value in a place of its own, in directories that are themselves far apart.
#[test]
fn tiff() {
    let order = ByteOrder::Big;
    for (length, apart) in [(9, 40_000), (9, 5000), (16_000, 40_000), (60_000, 70_000)] {
        let mut place = 1_000_000;
        let mut elsewhere = |tags: &[u16]| -> Vec<(u16, Value)> {
            let mut value = |tag: &u16| {
                place += apart;
                (*tag, elsewhere(order, 7, length, place))
            };
            tags.iter().map(&mut value).collect()
        };
        let mut ifd0 =
            elsewhere(&[0x010E, 0x010F, 0x0110, 0x0131, 0x0132, tags::XMP, tags::IPTC, tags::PHOTOSHOP]);
        ifd0.extend(elsewhere(&[0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F]));
        ifd0.extend([(tags::EXIF_IFD_POINTER, long(100_000)), (tags::GPS_IFD_POINTER, long(200_000))]);
        ifd0.push((tags::SUB_IFDS, longs_elsewhere(order, 500, 300_000)));
        let pictures = (0..500).flat_map(|number| order.u32(400_000 + number * 20_000)).collect();
        let file = TiffFile::new(order, 8)
            .directory(8, &ifd0)
            .directory(100_000, &elsewhere(&[0x829A, 0x829D, 0x9003, 0x9004, 0x920A, 0x927C, 0x9286, 0xA434]))
            .directory(200_000, &elsewhere(&[1, 2, 3, 4, 0x1D]))
            .bytes(300_000, pictures);
        check_under_every_name(&format!("values of {length}, {apart} apart"), &sparse(&file, LARGE));
    }
}

#[test]
fn movies() {
    let boxes_of = |length: usize, count: usize| boxes::plain(b"udta", &vec![0; length]).repeat(count);
    for (length, count) in [(0, 10_000), (5_000, 100), (60_000, 30)] {
        let moov = boxes::plain(b"moov", &boxes_of(length, count));
        let what = format!("{count} boxes of {length}");
        let first = Sparse::new().bytes(moov.clone()).bytes(boxes::to_the_end(b"mdat", &[])).zeros(LARGE);
        check_under_every_name(&format!("{what}, first"), &first);
        let size = u32::try_from(LARGE).expect("it is small enough");
        let last = Sparse::new().bytes(boxes::claiming(b"mdat", size, &[])).zeros(LARGE - 8).bytes(moov);
        check_under_every_name(&format!("{what}, last"), &last);
    }
    let media_data = u32::try_from(LARGE).expect("it is small enough");
    let whole = facetime::movie().build();
    let last = Sparse::new().bytes(boxes::claiming(b"mdat", media_data, &[])).zeros(LARGE - 8).bytes(whole);
    check_under_every_name("an ordinary one", &last);
}

/// Exif items whose pieces lie at these offsets and have these lengths.
fn heic_of_pieces(pieces_of_items: &[Vec<(u64, u64)>]) -> Sparse {
    let count = count_u16(pieces_of_items.len());
    let mut information = Fields::new().u16("entry_count", count);
    let mut locations = Fields::new().u16("sizes", 0x4400).u16("item_count", count);
    for (id, pieces) in (1..).zip(pieces_of_items) {
        let entry =
            Fields::new().u16("item_ID", id).u16("protection", 0).text("item_type", "Exif").u8("name", 0);
        information = information.bytes("entry", &boxes::full(b"infe", 2, 0, &entry.done()));
        locations = locations.u16("item_ID", id).u16("method", 0).u16("data reference", 0);
        locations = locations.u16("extent_count", count_u16(pieces.len()));
        for (offset, length) in pieces {
            locations = locations.sized("offset", 4, *offset).sized("length", 4, *length);
        }
    }
    let children =
        [boxes::full(b"iinf", 0, 0, &information.done()), boxes::full(b"iloc", 1, 0, &locations.done())];
    Sparse::new()
        .bytes(boxes::file_type(b"heic", &[*b"heic"]))
        .bytes(boxes::full(b"meta", 0, 0, &children.concat()))
        .bytes(boxes::to_the_end(b"mdat", &[]))
        .zeros(LARGE)
}

/// A file that leads backwards must not have its pages read again and again.
#[test]
fn heic() {
    let backwards = |item: u64| (0..64).map(|piece| (PAGE * (1000 + item) + 4000 - 60 * piece, 1)).collect();
    let items: Vec<_> = (0..8).map(backwards).collect();
    check_under_every_name("pieces one before the other", &heic_of_pieces(&items));
    let growing = (1..30).map(|pages| (PAGE * (1000 - pages), PAGE * pages)).collect();
    check_under_every_name("pieces that contain each other", &heic_of_pieces(&[growing]));
    let scattered = |item: u64| (0..64).map(|piece| (PAGE * (100 + item + 37 * piece), 8)).collect();
    let items: Vec<_> = (0..8).map(scattered).collect();
    check_under_every_name("pieces everywhere", &heic_of_pieces(&items));
    let every_other: Vec<_> = (0..20).map(|piece| (PAGE * (1000 + 2 * piece), 1)).collect();
    let spanned = [every_other, vec![(PAGE * 1000, PAGE * 28)]];
    check_under_every_name("holes, then all of it", &heic_of_pieces(&spanned));
    check_under_every_name("one large piece", &heic_of_pieces(&[vec![(100_000, 500_000)]]));

    let tiles =
        Heic::new(4032, 3024).grid(100, 100).picture_length(10).exif(&facetime::tiff("front").build());
    check_under_every_name("ten thousand tiles", &Sparse::new().bytes(tiles.build()).zeros(LARGE));
}
