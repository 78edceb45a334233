//! What is listed of an archive, and with how many reads.

use crate::given::{deflated, noise, said, stored_alone};
use crate::reading::observe;
use crate::support::facetime;
use crate::support::zip::entry::{DEFLATED, ENCRYPTED};
use crate::support::zip::{Entry, Part, Zip};
use facetime_photo_inspector::report::Kind;
use facetime_photo_inspector::words;
use std::ops::Range;

fn two() -> Zip {
    Zip::of([Entry::stored("a.jpg", &facetime::still_jpeg()), deflated("b/c.jpg", &facetime::still_jpeg())])
}

const TWO: &str = "zip: a.jpg b/c.jpg=deflated";

#[test]
fn what_stands_around_an_archive() {
    let inner = Zip::of([Entry::stored("inner.jpg", b"x")]).build();
    let junk = noise(3000);
    let cases: Vec<(&str, Zip, &str)> = vec![
        ("nothing", two(), TWO),
        ("a comment", two().comment(b"from a cloud"), TWO),
        ("a long comment", two().comment(&vec![b'x'; 65_535]), TWO),
        ("a comment that holds a signature", two().comment(b"PK\x05\x06 and more than enough of it"), TWO),
        ("a comment that holds an archive", two().comment(&inner), TWO),
        ("something in front", two().prepended(&junk), TWO),
        ("something in front that is counted", two().prepended_and_counted(&junk), TWO),
        ("something behind", two().followed(&junk), TWO),
        ("zeros behind", two().followed(&[0; 100_000]), TWO),
        ("much behind", two().followed(&vec![0; 900_000]), TWO),
        ("on both sides", two().prepended(&junk).comment(b"x").followed(&junk), TWO),
        ("64 bits", two().in_64_bit(), TWO),
        (
            "64 bits, with something in front that is counted",
            two().in_64_bit().prepended_and_counted(&junk),
            TWO,
        ),
        ("no files", Zip::new(), "zip:"),
        ("no files and a comment", Zip::new().comment(b"x"), "zip:"),
    ];
    for (what, zip, expected) in cases {
        assert_eq!(said("a.zip", &zip.build()), expected, "{what}");
        assert_eq!(said("IMG_1.livp", &zip.build()), expected, "{what}");
    }
}

/// A name decides nothing, unless something foreign is in front.
#[test]
fn by_another_name() {
    let bytes = two().build();
    for name in ["a", "a.jpg", "a.mov", "a.zip.part", "A.ZIP"] {
        assert_eq!(said(name, &bytes), TWO, "{name}");
    }
    let prepended = two().prepended(&noise(100)).build();
    assert_eq!(said("a.ZIP", &prepended), TWO);
    assert_eq!(said("a.exe", &prepended), "other:");
    let still = two().prepended(&facetime::still_jpeg()).build();
    assert_eq!(said("a.zip", &still), "jpeg:", "what begins as a photo is one");
    assert_eq!(said("a.zip", b"<html>404</html>"), "other:");
    assert_eq!(said("a.zip", &noise(200_000)), "other:");
}

#[test]
fn documents_are_no_archives() {
    let media = || Entry::stored("media/image1.jpg", &facetime::still_jpeg());
    let check = |what: &str, zip: Zip, expected: &str| {
        for name in ["a.zip", "a.docx", "a"] {
            assert_eq!(said(name, &zip.build()), expected, "{what}, as {name}");
        }
        let prepended = zip.prepended(&noise(50)).build();
        assert_eq!(said("a.zip", &prepended), expected, "{what}, with something in front");
    };
    for mark in [
        "[Content_Types].xml",
        "AndroidManifest.xml",
        "_rels/.rels",
        "Index/Document.iwa",
        "Metadata/DocumentIdentifier",
    ] {
        check(mark, Zip::of([Entry::stored(mark, b"x"), media()]), "other:");
        check(mark, Zip::of([media(), Entry::stored(mark, b"x")]), "other:");
    }
    let pages = (0..20).map(|_| media()).chain([Entry::stored("Index/Document.iwa", b"x")]);
    check("a document of Apple's with many pictures", Zip::of(pages), "other:");

    let mimetype = || Entry::stored("mimetype", b"x");
    check("mimetype first", Zip::of([mimetype(), media()]), "other:");
    check("mimetype later", Zip::of([media(), mimetype()]), "zip: media/image1.jpg mimetype");

    for program in ["META-INF/MANIFEST.MF", "META-INF/"] {
        let (mark, class) = (|| Entry::stored(program, b"x"), || Entry::stored("a/b.class", b"x"));
        check(program, Zip::of([mark(), class()]), "other:");
        check(program, Zip::of([class(), mark()]), "other:");
        let shown = if program.ends_with('/') { "" } else { " META-INF/MANIFEST.MF" };
        for picture in ["a.jpg", "b/C.HEIC", "d.Mov", "e.livp", "f.ZIP"] {
            let expected = format!("zip:{shown} {picture}");
            check(picture, Zip::of([mark(), Entry::stored(picture, b"x")]), &expected);
        }
    }
    let photos = Zip::of([Entry::stored("mimetype.jpg", b"x"), Entry::stored("a/mimetype", b"x")]);
    check("names that look alike", photos, "zip: mimetype.jpg a/mimetype");
}

#[test]
fn what_is_not_read_is_said_file_by_file() {
    let method = |method| Entry::packed("a", method, vec![Part::Bytes(vec![1; 50])], 100);
    let cases = [
        ("encrypted", Entry::stored("a", b"x").flags(ENCRYPTED), "encrypted"),
        ("encrypted and deflated", method(DEFLATED).flags(ENCRYPTED), "encrypted"),
        ("strongly encrypted", method(DEFLATED).flags(1 << 6), "encrypted"),
        ("masked", method(DEFLATED).flags(1 << 13), "encrypted"),
        ("AES", method(99).flags(ENCRYPTED), "encrypted"),
        ("imploded", method(6), "not_supported"),
        ("deflate64", method(9), "not_supported"),
        ("bzip2", method(12), "not_supported"),
        ("LZMA", method(14), "not_supported"),
        ("Zstandard", method(93), "not_supported"),
        ("stored, of two lengths", Entry::stored("a", b"xyz").saying_length(4), "bad_size"),
        ("longer than the archive", Entry::stored("a", b"x").saying_stored_length(1 << 40), "truncated"),
        ("outside the archive", Entry::stored("a", b"x").saying_header(1 << 40), "truncated"),
        ("at the end of all offsets", Entry::stored("a", b"x").saying_header(u64::MAX), "truncated"),
        ("in the directory", Entry::stored("a", b"x").saying_header(150), "truncated"),
    ];
    for (what, entry, expected) in cases {
        let zip = Zip::of([Entry::stored("first", b"x"), entry]).build();
        assert_eq!(said("a.zip", &zip), format!("zip: first a={expected}"), "{what}");
        let entry = &observe("a.zip", zip.as_slice()).report.archived[1];
        let report = crate::reading::observe_inside(entry, zip.as_slice()).report;
        assert_eq!(
            (report.error.map(|error| error.kind.code()), report.reads),
            (Some(expected), 0),
            "{what}"
        );
    }
}

#[test]
fn an_archive_that_is_broken() {
    let whole = two().build();
    let length = whole.len();
    let directory = whole.windows(4).position(|name| name == b"PK\x01\x02").expect("there is one");
    let second = directory
        + 1
        + whole[directory + 1..].windows(4).position(|name| name == b"PK\x01\x02").expect("two");
    let with = |at: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[at] = byte;
        bytes
    };
    let cases: Vec<(&str, Vec<u8>, String)> = vec![
        ("cut in the first file", whole[..200].to_vec(), "zip truncated@200:".to_owned()),
        ("cut in the directory", whole[..length - 30].to_vec(), format!("zip truncated@{}:", length - 30)),
        (
            "cut in its last record",
            whole[..length - 1].to_vec(),
            format!("zip bad_signature@{}:", length - 22),
        ),
        ("no directory", with(directory, 0), format!("zip bad_signature@{directory}:")),
        ("half a directory", with(second, 0), format!("zip container_bad_signature@{second}: a.jpg")),
        (
            "more files announced",
            two().saying_count(3).build(),
            format!("zip container_bad_size@{}: a.jpg b/c.jpg=deflated", length - 22),
        ),
        ("fewer files announced", two().saying_count(1).build(), TWO.to_owned()),
        (
            "the first of several parts",
            [b"PK\x07\x08".as_slice(), &whole[..900]].concat(),
            "zip not_supported@904:".to_owned(),
        ),
        ("the last of several parts", two().disk(2).build(), format!("zip not_supported@{}:", length - 22)),
        (
            "a cut archive that holds a whole one",
            [&Zip::of([Entry::stored("b.livp", &two().build())]).build()[..length + 36], &[0; 10]].concat(),
            format!("zip truncated@{}:", length + 46),
        ),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(said("a.zip", &bytes), expected, "{what}");
        assert_eq!(said("a", &bytes), expected, "{what}");
    }
}

/// What is found at the end of a cut archive is not taken for all of it: neither an archive nor a document.
#[test]
fn a_cut_archive_that_holds_a_document() {
    let document = Zip::of([Entry::stored("mimetype", b"application/epub+zip")]).build();
    let whole = Zip::of([Entry::stored("a", &[7; 300]), Entry::stored("b.epub", &document)]).build();
    let at = 30 + 1 + 300 + 30 + "b.epub".len();
    let cut = &whole[..at + document.len()];
    assert!(cut.ends_with(&document), "the sample is right");
    assert_eq!(said("a.zip", cut), format!("zip truncated@{}:", cut.len()));
}

/// A directory that the file ends with is whole, though something else than its first file comes first. That there
/// are files of which it does not know is said.
#[test]
fn files_that_the_directory_does_not_list() {
    let joined = [stored_alone("x", b"x"), two().build()].concat();
    let with_comment = [stored_alone("x", b"x"), two().comment(b"x").build()].concat();
    let first = two().entry(Entry::stored("d.jpg", b"x")).build();
    let directory = first.windows(4).position(|name| name == b"PK\x01\x02").expect("there is one");
    let taken_off = 46 + "a.jpg".len();
    let mut deleted = [&first[..directory], &first[directory + taken_off..]].concat();
    // The last record: two entries of fewer bytes.
    let record = deleted.len() - 22;
    deleted[record + 8] = 2;
    deleted[record + 10] = 2;
    deleted[record + 12] -= u8::try_from(taken_off).expect("it is short");
    for (what, bytes, files) in [
        ("two archives joined", &joined, " a.jpg b/c.jpg=deflated"),
        ("the same with a comment", &with_comment, " a.jpg b/c.jpg=deflated"),
        ("the first entry deleted", &deleted, " b/c.jpg=deflated d.jpg"),
    ] {
        assert_eq!(said("a.zip", bytes), format!("zip container_bad_size@0:{files}"), "{what}");
    }
    let followed = [deleted.as_slice(), &[0; 20]].concat();
    assert_eq!(said("a.zip", &followed), format!("zip truncated@{}:", followed.len()));
    // Offsets of 64 bits that count from elsewhere lead nowhere.
    let in_64_bit = [stored_alone("x", b"x"), two().in_64_bit().build()].concat();
    let end = stored_alone("x", b"x").len();
    for bytes in [[joined.as_slice(), &[0; 20]].concat(), in_64_bit] {
        let expected = format!("zip container_bad_size@{end}: x");
        assert_eq!(said("a.zip", &bytes), expected, "the first is whole, and not all");
    }
}

/// A part that begins in the middle of a photo, and with whose last record nothing fits.
#[test]
fn the_last_of_several_parts() {
    let whole = two().disk(2).build();
    let part = [&noise(40), &whole[whole.len() - 180..]].concat();
    assert_eq!(said("a.zip", &part), format!("zip not_supported@{}:", part.len() - 22));
    let error = observe("a.zip", part.as_slice()).report.error.expect("an error");
    assert!(words::problem::sentence(Kind::Zip, error).contains("part of an archive"));
}

/// One segment that was to be split and was not.
#[test]
fn with_the_mark_of_a_split_archive() {
    for mark in [b"PK\x07\x08", b"PK00"] {
        assert_eq!(said("a", &two().prepended_and_counted(mark).build()), TWO);
    }
}

#[test]
fn cut_anywhere() {
    let whole = two().prepended_and_counted(b"").comment(b"from a cloud").build();
    for length in 4..whole.len() {
        let said = said("a.zip", &whole[..length]);
        assert!(
            said.starts_with("zip truncated@") || said.starts_with("zip bad_signature@"),
            "{length}: {said}"
        );
    }
}

fn reads(name: &str, bytes: &[u8]) -> Vec<Vec<Range<u64>>> {
    observe(name, bytes).reads
}

#[test]
fn a_small_archive_is_one_read() {
    let bytes = two().build();
    let length = bytes.len() as u64;
    let all = 0..length;
    assert_eq!(reads("a.zip", &bytes), [[all]]);
    let zip = Zip::of([Entry::stored("a", &noise(300_000)), Entry::stored("b", b"x")]).build();
    let length = zip.len() as u64;
    let tail = length - 68 * 1024..length;
    assert_eq!(reads("a.livp", &zip), [[0..4096, tail.clone()]], "head and tail, the directory among it");
    let [head, rest] = reads("a", &zip).try_into().expect("two reads");
    let opening = 0..16_384;
    assert_eq!(head, [opening]);
    assert_eq!(rest.len(), 1, "{rest:?}");
    assert!(
        rest[0].start <= tail.start && rest[0].start + 4096 > tail.start && rest[0].end == length,
        "{rest:?}"
    );
}

#[test]
fn ten_thousand_photos() {
    let names = (0..10_000).map(|number| format!("iCloud Photos/Recently Added/IMG_{number:05}.HEIC"));
    let zip = Zip::of(names.map(|name| Entry::stored(&name, &[7; 200])));
    for zip in [zip.clone(), zip.in_64_bit()] {
        let bytes = zip.build();
        for (name, most) in [("a.zip", 2), ("a", 3)] {
            let observed = observe(name, bytes.as_slice());
            assert_eq!(observed.report.archived.len(), 10_000);
            assert!(observed.reads.len() <= most, "{name}: {:?}", observed.reads);
        }
    }
}
