//! The little picture in Exif: where it stands, how it is turned, and that what is none is not taken for one.

use crate::drive::inspect;
use crate::given::empty;
use crate::support::heic::{Heic, Place};
use crate::support::ifd::{ByteOrder, Value, long, short};
use crate::support::jpeg::Jpeg;
use crate::support::png::Png;
use crate::support::tiff::Tiff;
use crate::support::{facetime, tags};
use facetime_photo_inspector::report::Thumbnail;
use facetime_photo_inspector::session::{Action, FoundFile, Session};

fn little() -> Vec<u8> {
    Jpeg::new().picture(160, 120).build()
}

fn with_thumbnail(order: ByteOrder) -> Tiff {
    facetime::tiff_in(order, "front").thumbnail(&little())
}

fn found(name: &str, file: &[u8]) -> Option<Thumbnail> {
    inspect(name, file).facts.thumbnail
}

/// What stands where the report says that a thumbnail does.
fn cut_out(file: &[u8], thumbnail: Thumbnail) -> &[u8] {
    let at = usize::try_from(thumbnail.at).expect("a small number");
    &file[at..at + usize::from(thumbnail.length)]
}

#[test]
fn its_place_is_told_in_every_container_that_holds_exif_in_one_piece() {
    for order in [ByteOrder::Big, ByteOrder::Little] {
        let tiff = with_thumbnail(order).build();
        for (name, file) in [
            ("a.jpg", Jpeg::new().jfif().exif(&tiff).picture(1280, 960).build()),
            ("a.heic", Heic::new(1280, 960).exif_with_prefix(&tiff).build()),
            ("a.heic", Heic::new(1280, 960).exif(&tiff).build()),
            ("a.png", Png::new(1280, 960).exif(&tiff).build()),
        ] {
            let thumbnail = found(name, &file).unwrap_or_else(|| panic!("none in {name}, {order:?}"));
            assert_eq!(cut_out(&file, thumbnail), little(), "{name}, {order:?}");
        }
    }
    let pieces = Heic::new(1280, 960)
        .exif(&with_thumbnail(ByteOrder::Big).build())
        .metadata_in(Place::MediaData, 3)
        .build();
    assert_eq!(found("a.heic", &pieces), None, "it has no place in pieces");
    assert_eq!(found("a.jpg", &facetime::still_jpeg()), None);
}

#[test]
fn it_is_turned_as_the_picture_is() {
    let turned = |orientation: Option<Value>| {
        let tiff = with_thumbnail(ByteOrder::Big);
        let tiff = orientation.into_iter().fold(tiff, |tiff, value| tiff.ifd0(tags::ORIENTATION, value));
        found("a.jpg", &facetime::jpeg(&tiff)).map(|thumbnail| thumbnail.orientation)
    };
    for orientation in 1..=8 {
        assert_eq!(turned(Some(short(orientation.into()))), Some(orientation));
    }
    for (what, orientation) in [
        ("none", None),
        ("0", Some(short(0))),
        ("9", Some(short(9))),
        ("300", Some(short(300))),
        ("a text", Some(Value::Ascii("6".to_owned()))),
    ] {
        assert_eq!(turned(orientation), Some(1), "{what}");
    }
}

#[test]
fn what_is_no_picture_in_the_part_is_passed_over() {
    let tiff = |at: Value, length: Value| {
        let tiff = facetime::tiff("front").ifd1(tags::JPEG_INTERCHANGE_FORMAT, at);
        tiff.ifd1(tags::JPEG_INTERCHANGE_FORMAT_LENGTH, length).build()
    };
    let start = u32::try_from(tiff(long(0), long(0)).len()).expect("a small number");
    let length = u32::try_from(little().len()).expect("a small number");
    let file = |tiff: Vec<u8>| Jpeg::new().exif(&[tiff, little()].concat()).picture(64, 48).build();
    assert!(found("a.jpg", &file(tiff(long(start), long(length)))).is_some());
    for (what, at, length) in [
        ("no bytes", long(start), long(0)),
        ("one byte too many", long(start), long(length + 1)),
        ("all bytes that can be", long(start), long(u32::MAX)),
        ("the directory itself", long(8), long(length)),
        ("the last byte", long(start + length - 1), long(1)),
        ("behind the end", long(start + length), long(1)),
        ("far behind the end", long(u32::MAX), long(u32::MAX)),
        ("a place that is a text", Value::Ascii("abc".to_owned()), long(length)),
        ("a length that is a text", long(start), Value::Ascii("abc".to_owned())),
    ] {
        assert_eq!(found("a.jpg", &file(tiff(at, length))), None, "{what}");
    }
    let large = Jpeg::new().filler(70_000).picture(160, 120).build();
    let heic = Heic::new(64, 48).exif(&empty().thumbnail(&large).build()).build();
    assert_eq!(found("a.heic", &heic), None, "more than a JPEG's Exif can hold");
}

#[test]
fn the_visit_keeps_it() {
    let mut session = Session::default();
    session.apply(Action::Found(vec![FoundFile::default(), FoundFile::default()]));
    let report = inspect("a.jpg", &facetime::jpeg(&with_thumbnail(ByteOrder::Big)));
    let expected = report.facts.thumbnail;
    assert!(expected.is_some());
    session.apply(Action::Read(vec![(0, report), (1, inspect("b.jpg", &facetime::still_jpeg()))]));
    let kept = |id| session.outcome(id).expect("it was read").thumbnail();
    assert_eq!((kept(0), kept(1)), (expected, None));
}
