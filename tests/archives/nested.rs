//! Archives in archives.

use crate::given::{deflated, deflated_alone, noise, stored_alone};
use crate::reading::{facts, list, observe, observe_inside, outline, read_all};
use crate::support::facetime;
use crate::support::zip::entry::DEFLATED;
use crate::support::zip::{Entry, Part, Zip};
use facetime_photo_inspector::bytes::{ErrorKind, limits};
use facetime_photo_inspector::report::Archived;

fn livp() -> Vec<u8> {
    let (still, movie) = (facetime::still_jpeg(), facetime::movie().build());
    Zip::of([Entry::stored("IMG_1.HEIC.jpg", &still), Entry::stored("IMG_1.mov", &movie)]).build()
}

#[test]
fn a_livp_is_an_archive_of_two() {
    let paths = ["IMG_1.livp zip", "IMG_1.livp!/IMG_1.HEIC.jpg jpeg", "IMG_1.livp!/IMG_1.mov mov"];
    assert_eq!(outline("IMG_1.livp", livp().as_slice()), paths);
    assert_eq!(observe("IMG_1.livp", livp().as_slice()).reads.len(), 1);
}

/// Every way in which one archive can lie in another gives the same reports.
#[test]
fn stored_and_deflated_in_each_other() {
    let still = facetime::still_jpeg();
    let expected = facts(&observe("a.jpg", still.as_slice()).report);
    for inner in [stored_alone("x/a.jpg", &still), deflated_alone("x/a.jpg", &still)] {
        for middle in [stored_alone("b.zip", &inner), deflated_alone("b.zip", &inner)] {
            for outer in [stored_alone("c.zip", &middle), deflated_alone("c.zip", &middle)] {
                // So that the place of the inner ones is not 0.
                let outer = [&outer[..0], &outer].concat();
                let all = read_all("d.zip", outer.as_slice());
                let paths: Vec<&str> = all.iter().map(|(path, _)| path.as_str()).collect();
                let deepest = "d.zip!/c.zip!/b.zip!/x/a.jpg";
                assert_eq!(paths, ["d.zip", "d.zip!/c.zip", "d.zip!/c.zip!/b.zip", deepest]);
                assert_eq!(facts(&all[3].1), expected);
                let depths: Vec<u8> =
                    all.iter().flat_map(|(_, report)| &report.archived).map(|file| file.depth).collect();
                assert_eq!(depths, [1, 2, 3]);
            }
        }
    }
}

/// A stored archive is not copied: its files are ranges of the outermost file. A deflated one is unpacked once.
#[test]
fn only_deflated_archives_are_unpacked() {
    let still = facetime::still_jpeg();
    let livp = livp();
    let zip = Zip::of([Entry::stored("a.jpg", &still), Entry::stored("b.livp", &livp)]).build();
    let files = list("a.zip", zip.as_slice());
    let stored = observe_inside(&files[1], zip.as_slice());
    assert_eq!(stored.unpacked, None);
    assert_eq!(stored.report.archived.len(), 2);
    assert!(stored.report.archived.iter().all(|file| file.header > files[1].header));

    let zip = Zip::of([Entry::stored("a.jpg", &still), deflated("b.livp", &livp)]).build();
    let files = list("a.zip", zip.as_slice());
    let unpacked = observe_inside(&files[1], zip.as_slice());
    assert_eq!(unpacked.unpacked.as_deref(), Some(livp.as_slice()));
    assert_eq!(unpacked.report.archived[0].header, 0, "counts from the unpacked bytes");
    assert_eq!(unpacked.report.archived[0].depth, 2);
}

#[test]
fn a_deflated_archive_in_many_stretches() {
    let noise = noise(3_000_000);
    let still = [facetime::still_jpeg(), noise].concat();
    let inner = Zip::of([Entry::stored("a.jpg", &still), Entry::stored("b.jpg", &still)]).build();
    let outer = deflated_alone("inner.zip", &inner);
    let paths =
        ["o.zip zip", "o.zip!/inner.zip zip", "o.zip!/inner.zip!/a.jpg jpeg", "o.zip!/inner.zip!/b.jpg jpeg"];
    assert_eq!(outline("o.zip", outer.as_slice()), paths);
}

#[test]
fn too_deep() {
    let still = facetime::still_jpeg();
    for pack in [stored_alone, deflated_alone] {
        let mut zip = stored_alone("a.jpg", &still);
        for name in ["3.zip", "2.zip", "1.zip"] {
            zip = pack(name, &zip);
        }
        let outline = outline("0.zip", zip.as_slice());
        let deepest = "0.zip!/1.zip!/2.zip!/3.zip zip: too_deep";
        assert_eq!(outline, ["0.zip zip", "0.zip!/1.zip zip", "0.zip!/1.zip!/2.zip zip", deepest]);
    }
}

/// A document that is a ZIP is a document, in an archive too.
#[test]
fn a_document_in_an_archive() {
    let document = Zip::of([
        Entry::stored("[Content_Types].xml", b"<Types/>"),
        Entry::stored("word/media/image1.jpg", &facetime::still_jpeg()),
    ]);
    let document = document.build();
    for zip in [stored_alone("a.docx", &document), deflated_alone("a.docx", &document)] {
        assert_eq!(outline("a.zip", zip.as_slice()), ["a.zip zip", "a.zip!/a.docx other"]);
    }
}

#[test]
fn a_deflated_archive_too_large_to_be_unpacked() {
    let said = |entry: Entry| {
        let zip = Zip::of([entry]).build();
        let file = list("a.zip", zip.as_slice()).remove(0);
        let report = observe_inside(&file, zip.as_slice()).report;
        (report.kind.code(), report.error.map(|error| error.kind))
    };
    let blank = Zip::of([Entry::stored("x", &[0; 500_000])]).build();
    let costly = ("zip", Some(ErrorKind::TooCostly));
    assert_eq!(said(deflated("b.zip", &blank)), costly, "becomes a thousand times as long");
    let length = limits::UNPACKED_ARCHIVE + 1;
    let data = vec![
        Part::Bytes(miniz_oxide::deflate::compress_to_vec(&stored_alone("x", &noise(100_000)), 6)),
        Part::Zeros(length / 50),
    ];
    assert_eq!(said(Entry::packed("b.zip", DEFLATED, data, length)), ("zip", Some(ErrorKind::TooLarge)));
}

/// What is not opened, or cannot be, is not kept either.
#[test]
fn nothing_is_kept_of_what_is_not_opened() {
    let whole = livp();
    let zip = deflated_alone("b.zip", &whole[..whole.len() - 30]);
    let broken = observe_inside(&list("a.zip", zip.as_slice())[0], zip.as_slice());
    assert_eq!(
        (broken.report.error.map(|error| error.kind), broken.unpacked),
        (Some(ErrorKind::Truncated), None)
    );

    let zip = deflated_alone("b.zip", &whole);
    let deep = Archived { depth: limits::ARCHIVE_DEPTH, ..list("a.zip", zip.as_slice()).remove(0) };
    let deep = observe_inside(&deep, zip.as_slice());
    assert_eq!((deep.report.error.map(|error| error.kind), deep.unpacked), (Some(ErrorKind::TooDeep), None));
}
