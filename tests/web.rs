//! Tests in a real browser, of what no test on this machine alone can show.

#![cfg(all(target_arch = "wasm32", feature = "web"))]

mod drive;
mod support;

use facetime_photo_inspector::browser::blob::{BlobRange, Missing, Outcome, length, read_side_by_side};
use facetime_photo_inspector::browser::fold;
use facetime_photo_inspector::browser::intake::{Given, walk_files};
use facetime_photo_inspector::browser::messages::{Reply, Request, Source, Wanted};
use facetime_photo_inspector::browser::seal::try_to_send;
use facetime_photo_inspector::browser::worker_host::Group;
use facetime_photo_inspector::bytes::{Error, ErrorKind};
use facetime_photo_inspector::report::{Archived, Report};
use facetime_photo_inspector::save::names::Names;
use facetime_photo_inspector::session::{Attempt, Measure};
use js_sys::{Array, Promise, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use support::layouts;
use support::zip::{Entry, Zip};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, File, FileSystemDirectoryHandle};

wasm_bindgen_test_configure!(run_in_browser);

const CHANGED: Missing = Missing::Never(ErrorKind::Changed);

fn file(name: &str, bytes: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, name).expect("a file of bytes")
}

/// The same, for who does not ask for its name.
fn blob(name: &str, bytes: &[u8]) -> Blob {
    file(name, bytes).into()
}

async fn read_together(ranges: &[BlobRange]) -> Outcome {
    read_side_by_side(&[ranges.to_vec()], None).await.pop().expect("an outcome for each read")
}

/// Reading rests on this: ranges of several files, read as one, arrive whole and in order.
#[wasm_bindgen_test]
async fn ranges_of_several_files_are_read_together() {
    let first = blob("first", &[0, 1, 2, 3, 4, 5]);
    let second = blob("second", &[10, 11, 12, 13]);
    assert_eq!((length(&first), length(&second)), (6, 4));
    let ranges = [(first.clone(), 1..3), (second.clone(), 2..4), (first.clone(), 0..1), (second, 1..1)];
    let pieces = read_together(&ranges).await.expect("all ranges are inside");
    assert_eq!(pieces, [vec![1, 2], vec![12, 13], vec![0], vec![]]);
    assert!(read_together(&[]).await.expect("nothing is read").is_empty());
    assert_eq!(read_together(&[(first.clone(), 0..6)]).await.expect("a whole file"), [[0, 1, 2, 3, 4, 5]]);

    let reads = [vec![(first.clone(), 4..6)], vec![(first.clone(), 0..9)], vec![(first, 0..1)]];
    let outcomes = read_side_by_side(&reads, Some(5000)).await;
    assert_eq!(outcomes, [Ok(vec![vec![4, 5]]), Err(CHANGED), Ok(vec![vec![0]])]);
}

/// As when a file has become shorter: none of the bytes may be taken for another file's.
#[wasm_bindgen_test]
async fn a_range_past_the_end_is_an_error() {
    let (short, long) = (blob("short", &[1, 2, 3]), blob("long", &[9; 50]));
    for ranges in [
        vec![(short.clone(), 0..4)],
        vec![(short.clone(), 2..u64::MAX)],
        vec![(short.clone(), 7..8)],
        vec![(long, 0..50), (short, 0..4)],
    ] {
        assert_eq!(read_together(&ranges).await, Err(CHANGED));
    }
}

/// A limit that is over ends the read, and the browser lets go of it.
#[wasm_bindgen_test]
async fn a_read_past_its_limit_is_slow() {
    let large = blob("large", &vec![7; 64 << 20]);
    let outcome = read_side_by_side(&[vec![(large, 0..64 << 20)]], Some(0)).await;
    assert_eq!(outcome, [Err(Missing::Slow)]);
}

/// Without a seal the page reaches its host, and the check says so: it can fail.
#[wasm_bindgen_test]
async fn an_unsealed_page_can_send() {
    assert_eq!(try_to_send().await, Attempt::Sent);
}

/// A file in an archive of more than 4 GiB, by a name in many letters.
fn archived() -> Archived {
    let zip = Zip::of([Entry::deflated_in_blocks("ä/ö.jpg", b"12345")]).build();
    let mut files = drive::inspect("a.zip", &zip).archived;
    let mut file = files.pop().expect("one file");
    file.header = 1 << 40;
    file
}

/// The origin's private folder.
async fn private_folder() -> FileSystemDirectoryHandle {
    let folder = js_sys::eval("navigator.storage.getDirectory()").expect("there is one");
    JsFuture::from(folder.unchecked_into::<Promise>()).await.expect("it can be had").unchecked_into()
}

#[wasm_bindgen_test]
async fn requests_arrive_as_they_were_sent() {
    let folder = private_folder().await;
    let sources = [Source::Blob(blob("a.jpg", b"a")), Source::Named(folder, "b.mov".to_owned())];
    let wanted = |id, archived: Option<Archived>| Wanted { id, archived };
    let read = |files, patiently| Request::Read { files, patiently };
    let requests = [
        read(vec![wanted(7, None), wanted(70_000, Some(archived()))], false),
        read(Vec::new(), true),
        Request::Open(wanted(3, Some(archived()))),
        Request::Contents(wanted(4, Some(archived()))),
        Request::Try,
    ];
    for request in requests {
        let message = request.to_message(&sources);
        let (arrived, handles) = Request::from_message(&message).expect("it can be understood");
        assert_eq!(arrived, request);
        let names = |source: &Source| match source {
            Source::Blob(blob) => blob.unchecked_ref::<File>().name(),
            Source::Named(folder, name) => format!("{}/{name}", folder.name()),
        };
        assert_eq!(handles.iter().map(names).collect::<Vec<_>>(), ["a.jpg", "/b.mov"]);
    }
}

#[wasm_bindgen_test]
fn replies_arrive_as_they_were_sent() {
    let failed = Report::failed(Error::new(ErrorKind::Truncated, 1 << 40));
    let samples = layouts::all();
    let reports: Vec<(usize, Report)> =
        samples.iter().enumerate().map(|(id, (name, bytes))| (id, drive::inspect(name, bytes))).collect();
    let opened = reports.iter().map(|(id, report)| Reply::Opened(*id, Box::new(report.clone())));
    let replies = [
        Reply::Listed(5, 1000, vec![archived(), archived()]),
        Reply::Read(vec![(9, failed)]),
        Reply::Read(Vec::new()),
        Reply::Measured(vec![Measure { file: 3, length: 1 << 40, modified: 1_700_000_000_000 }]),
        Reply::Read(reports.clone()),
        Reply::Unopened(vec![(3, ErrorKind::Vanished)]),
        Reply::Slow(vec![3, 70_000]),
        Reply::Contents(3, Some(ErrorKind::TooLarge)),
        Reply::Tried(Attempt::Refused("connect-src".to_owned())),
        Reply::Tried(Attempt::NotArrived),
    ];
    for reply in opened.chain(replies) {
        let (message, _) = reply.to_message(None);
        assert_eq!(Reply::from_message(&message), Some((reply.clone(), None)));
        let unpacked = blob("unpacked", &[1, 2, 3]);
        let (message, _) = reply.to_message(Some(&unpacked));
        let (arrived, blob) = Reply::from_message(&message).expect("it can be understood");
        assert_eq!((arrived, blob.map(|blob| length(&blob))), (reply, Some(3)));
    }
}

/// What a worker's script posts about a crash, and anything else, is no reply and no request.
#[wasm_bindgen_test]
fn other_messages_are_not_understood() {
    let bytes = Uint8Array::from(&[0xFF, 0xFF, 0xFF][..]);
    let without_files = Array::of2(&bytes, &Array::of1(&"no file".into()));
    let others: [JsValue; 6] = [
        "failed".into(),
        JsValue::UNDEFINED,
        bytes.clone().into(),
        Array::new().into(),
        Array::of2(&bytes, &Array::new()).into(),
        without_files.into(),
    ];
    for other in others {
        assert_eq!(Reply::from_message(&other), None, "{other:?}");
        assert!(Request::from_message(&other).is_none(), "{other:?}");
    }
}

/// A list can have a hundred thousand; it is given in parts, and no longer when no more are wanted.
#[wasm_bindgen_test]
async fn the_files_of_a_list_come_in_parts_as_long_as_they_are_wanted() {
    let files: Array =
        (0..1200).map(|number| file(&format!("IMG_{number}.JPG"), b"12345")).map(JsValue::from).collect();
    for (wanted, expected) in [(9, vec![500, 500, 200]), (2, vec![500, 500])] {
        let parts = Rc::new(RefCell::new(Vec::new()));
        let all = Rc::clone(&parts);
        let on_given = move |given: Vec<Given>| {
            all.borrow_mut().push(given);
            all.borrow().len() < wanted
        };
        walk_files(files.clone(), Rc::new(on_given)).await;
        let parts = parts.borrow();
        assert_eq!(parts.iter().map(Vec::len).collect::<Vec<_>>(), expected);
        for (number, given) in parts.iter().flatten().enumerate() {
            assert_eq!(
                (given.found.name.as_str(), given.found.folder.as_str()),
                (&*format!("IMG_{number}.JPG"), "")
            );
            assert!(!given.found.is_measured(), "to measure a file holds up the page");
            let handle = given.handle.as_ref().expect("a handle");
            assert_eq!(handle.file().map(|file| length(file.as_ref())), Some(5));
        }
    }
}

/// Many files side by side, each as the native program reads it alone.
#[wasm_bindgen_test]
async fn a_worker_reads_every_layout_as_it_is() {
    let samples = layouts::all();
    let blobs: Vec<Blob> = samples.iter().map(|(name, bytes)| blob(name, bytes)).collect();
    let ids: Vec<usize> = (1000..).take(blobs.len()).collect();
    let files = ids.iter().map(|id| Wanted { id: *id, archived: None }).collect();
    let reports = RefCell::new(Vec::new());
    let tell = |reply: Reply, _: Option<&Blob>| match reply {
        Reply::Read(read) => reports.borrow_mut().extend(read),
        other => panic!("{other:?}"),
    };
    Group::new(files, &blobs, Some(5000), &tell).with_entries().read().await;
    let mut reports = reports.into_inner();
    reports.sort_by_key(|(id, _)| *id);
    assert_eq!(reports.len(), samples.len());
    for ((id, report), (expected, (name, bytes))) in reports.iter().zip(ids.iter().zip(&samples)) {
        assert_eq!(id, expected);
        assert_eq!(report, &drive::inspect(name, bytes), "{name}");
    }
}

#[wasm_bindgen_test]
fn names_that_a_mac_takes_for_the_same_are_told_apart() {
    let mut names = Names::new(fold::names());
    let given = ["Café.jpg", "CAFE\u{301}.JPG", "Ж.jpg", "ж.jpg", "ﬀ.jpg", "ff.jpg", "\u{1F388}.jpg"];
    let found: Vec<String> = given.iter().flat_map(|name| names.give(&[name])).collect();
    let expected =
        ["Café.jpg", "CAFE\u{301} (2).JPG", "Ж.jpg", "ж (2).jpg", "ﬀ.jpg", "ff.jpg", "\u{1F388}.jpg"];
    assert_eq!(found, expected);
}

#[wasm_bindgen_test]
fn what_is_looked_for_has_neither_case_nor_marks() {
    let fold = fold::words();
    for (text, expected) in [
        ("Café Ünal", "cafe unal"),
        ("CAFE\u{301}", "cafe"),
        ("ЛЕТО", "лето"),
        ("ñandú", "nandu"),
        ("IMG_1.HEIC", "img_1.heic"),
        ("写真", "写真"),
    ] {
        assert_eq!(fold.of(text), expected);
    }
}
