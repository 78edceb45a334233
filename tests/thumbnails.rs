//! Thumbnails without a browser: where one can be had, in which order they are made, and which are kept.

mod drive;
mod support;

use drive::inspect;
use facetime_photo_inspector::live_photo::pair::FileId;
use facetime_photo_inspector::report::{Kind, Report, Size, Thumbnail};
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use facetime_photo_inspector::thumbnails::queue::{AT_ONCE, Job, MOST_KEPT};
use facetime_photo_inspector::thumbnails::turned::turned;
use facetime_photo_inspector::thumbnails::{HeicDecoder, Look, Queue, Source, Step, Way, Why, ways};
use support::heic::Heic;
use support::ifd::ByteOrder;
use support::jpeg::Jpeg;
use support::tiff::Tiff;
use support::{facetime, samples};

const SIZE: Size = Size { width: 4032, height: 3024 };
const EMBEDDED: Way = Way::Embedded(Thumbnail { at: 300, length: 5000, orientation: 1 }, Some(SIZE));
const DECODED: Way = Way::Decoded(Kind::Jpeg, SIZE);
const AVIF: Way = Way::Decoded(Kind::Avif, SIZE);

fn source(id: FileId, ways: &[Way]) -> Source {
    Source { id, steps: ways.iter().map(|way| Step { way: *way, from: id }).collect() }
}

fn sources(ids: impl IntoIterator<Item = FileId>, ways: &[Way]) -> Vec<Source> {
    ids.into_iter().map(|id| source(id, ways)).collect()
}

fn ids(jobs: &[Job]) -> Vec<FileId> {
    jobs.iter().map(|job| job.id).collect()
}

/// A queue in which this is on screen.
fn wished(sources: Vec<Source>) -> Queue<&'static str> {
    let mut queue = Queue::default();
    queue.wish(sources, false);
    queue
}

#[test]
fn little_pictures_come_first_and_many_at_once() {
    let mut wishes = sources(0..2, &[DECODED]);
    wishes.extend(sources(2..20, &[EMBEDDED, DECODED]));
    let mut queue = wished(wishes);
    assert_eq!(ids(&queue.next(false)), (2..2 + AT_ONCE).collect::<Vec<_>>());
    assert_eq!(ids(&queue.next(false)), [18, 19], "another worker takes the others");
    assert_eq!(ids(&queue.next(true)), [], "nothing is decoded then");
    assert_eq!(ids(&queue.next(false)), [0], "one at a time is decoded");
    assert_eq!(ids(&queue.next(false)), [1]);
    assert_eq!(ids(&queue.next(false)), []);
}

#[test]
fn what_has_left_the_screen_is_not_made() {
    let mut queue = wished(sources(0..100, &[DECODED]));
    let begun = queue.next(false);
    queue.wish(sources(50..52, &[DECODED]), false);
    assert_eq!(ids(&queue.next(false)), [50]);
    assert_eq!(ids(&queue.next(false)), [51]);
    assert_eq!(ids(&queue.next(false)), []);
    queue.made(&begun[0], Some("0"));
    assert_eq!(queue.look(0), Look::There(&"0"), "what was begun is kept all the same");
}

#[test]
fn one_way_after_the_other_is_tried_and_none_twice() {
    let mut queue = wished(sources([7], &[EMBEDDED, DECODED, Way::Frame]));
    assert_eq!(queue.look(7), Look::Coming);
    for way in [EMBEDDED, DECODED] {
        let jobs = queue.next(false);
        assert_eq!(jobs, [Job { id: 7, step: Step { way, from: 7 } }]);
        assert_eq!(queue.look(7), Look::Coming);
        queue.made(&jobs[0], None);
    }
    assert_eq!(ids(&queue.next(false)), [], "a worker has no player");
    let job = queue.next_of_page(Way::Frame).expect("the page has");
    assert_eq!(queue.next_of_page(Way::Frame), None);
    queue.made(&job, None);
    queue.wish(sources([7], &[EMBEDDED, DECODED, Way::Frame]), false);
    assert_eq!(queue.look(7), Look::Missing);
    assert_eq!((ids(&queue.next(false)), queue.next_of_page(Way::Frame)), (vec![], None));

    // Its other half comes later.
    let mut more = source(7, &[EMBEDDED, DECODED, Way::Frame]);
    more.steps.push(Step { way: EMBEDDED, from: 8 });
    queue.wish(vec![more], false);
    assert_eq!(queue.look(7), Look::Coming);
    let jobs = queue.next(false);
    assert_eq!(jobs[0].step.from, 8);
    queue.made(&jobs[0], Some("of its half"));
    assert_eq!(queue.look(7), Look::There(&"of its half"));
}

#[test]
fn what_is_shown_large_is_made_finer_when_all_show_something() {
    let mut queue = Queue::default();
    let mut wishes = sources([1], &[EMBEDDED, DECODED]);
    wishes.extend(sources([2], &[DECODED]));
    queue.wish(wishes.clone(), true);
    let little = queue.next(false);
    queue.made(&little[0], Some("little"));
    let decoded = queue.next(false);
    assert_eq!(ids(&decoded), [2], "first what shows nothing");
    queue.made(&decoded[0], Some("decoded"));
    let finer = queue.next(false);
    assert_eq!(ids(&finer), [1]);
    assert_eq!(queue.look(1), Look::There(&"little"), "it stays until the other is there");
    queue.made(&finer[0], None);
    assert_eq!(queue.look(1), Look::There(&"little"), "and if that cannot be had");
    assert_eq!(ids(&queue.next(false)), []);

    let mut small = wished(wishes);
    let little = small.next(false);
    small.made(&little[0], Some("little"));
    small.next(false);
    assert_eq!(ids(&small.next(false)), [], "a small one is fine enough");
}

#[test]
fn who_of_many_is_guilty_is_found_alone() {
    let mut queue = wished(sources(0..3, &[EMBEDDED]));
    let together = queue.next(false);
    queue.failed(&together);
    for guilty in 0..3 {
        let alone = queue.next(false);
        assert_eq!(ids(&alone), [guilty]);
        if guilty == 1 { queue.failed(&alone) } else { queue.made(&alone[0], Some("there")) }
    }
    assert_eq!(ids(&queue.next(false)), [], "it is not tried again");
    assert_eq!([0, 1, 2].map(|id| queue.look(id) == Look::Missing), [false, true, false]);
}

/// Each would be read as a whole, in vain.
#[test]
fn a_kind_that_the_browser_does_not_know_is_tried_three_times() {
    let mut queue = wished(sources(0..10, &[AVIF]));
    for _ in 0..3 {
        let jobs = queue.next(false);
        queue.made(&jobs[0], None);
    }
    assert_eq!(ids(&queue.next(false)), []);
    assert_eq!(queue.look(9), Look::Missing);

    let mut queue = wished(sources(0..10, &[AVIF]));
    for id in 0..10 {
        let jobs = queue.next(false);
        assert_eq!(ids(&jobs), [id], "one that cannot be opened shows nothing of its kind");
        queue.failed(&jobs);
        assert_eq!(queue.look(id), Look::Missing);
    }

    let mut queue = wished(sources(0..10, &[AVIF]));
    for id in 0..10 {
        let jobs = queue.next(false);
        assert_eq!(ids(&jobs), [id], "one that is decoded shows that it knows the kind");
        queue.made(&jobs[0], (id == 2).then_some("there"));
    }

    let mut queue = wished(sources(0..10, &[DECODED]));
    for _ in 0..10 {
        let jobs = queue.next(false);
        queue.made(&jobs[0], None);
    }
    assert_eq!(queue.look(9), Look::Missing, "each JPEG is tried");
}

#[test]
fn what_the_browser_does_not_show_is_made_in_another_way() {
    let mut queue = wished(sources([1], &[EMBEDDED, DECODED]));
    let jobs = queue.next(false);
    queue.made(&jobs[0], Some("broken"));
    queue.broken(1);
    assert_eq!(queue.look(1), Look::Coming);
    let jobs = queue.next(false);
    assert_eq!(jobs[0].step.way, DECODED);
    queue.made(&jobs[0], Some("broken too"));
    queue.broken(1);
    assert_eq!(queue.look(1), Look::Missing);
}

#[test]
fn few_are_kept_those_that_were_seen_last() {
    let mut queue = Queue::default();
    for first in (0..2000).step_by(10) {
        queue.wish(sources(first..first + 10, &[EMBEDDED]), false);
        for job in queue.next(false) {
            queue.made(&job, Some("there"));
        }
    }
    let there = (0..2000).filter(|id| matches!(queue.look(*id), Look::There(_)));
    assert_eq!(there.collect::<Vec<_>>(), (2000 - MOST_KEPT..2000).collect::<Vec<_>>());
    queue.wish(sources(0..10, &[EMBEDDED]), false);
    assert_eq!(ids(&queue.next(false)), (0..10).collect::<Vec<_>>(), "they are made anew");
}

fn session(files: &[(&str, Vec<u8>)]) -> Session {
    let mut session = Session::default();
    let found = |name: &str| FoundFile { name: name.to_owned(), ..FoundFile::default() };
    session.apply(Action::Found(files.iter().map(|(name, _)| found(name)).collect()));
    let reports = files.iter().map(|(name, bytes)| inspect(name, bytes));
    session.apply(Action::Read(reports.enumerate().collect()));
    session
}

/// The ways of a file in this session, by their names, and the files they begin with.
fn steps_with(session: &Session, id: FileId, heic: HeicDecoder) -> Vec<(&'static str, FileId)> {
    let name = |way| match way {
        Way::Embedded(..) => "embedded",
        Way::Decoded(..) => "decoded",
        Way::Frame => "frame",
        Way::Module => "module",
    };
    let steps = ways::source(session, id, heic).expect("it was read").steps;
    steps.into_iter().map(|step| (name(step.way), step.from)).collect()
}

fn steps(session: &Session, id: FileId) -> Vec<(&'static str, FileId)> {
    steps_with(session, id, HeicDecoder::Nobody)
}

#[test]
fn heic_is_decoded_by_who_can_and_a_frame_costs_less_than_the_module() {
    let session = session(&[
        ("IMG_1.HEIC", facetime::still_heic()),
        ("IMG_1.MOV", facetime::movie().build()),
        ("IMG_2.HEIC", samples::screenshot_heic()),
    ]);
    for (heic, still, movie, alone) in [
        (HeicDecoder::Nobody, &[("frame", 1)][..], &[("frame", 1)][..], &[][..]),
        (
            HeicDecoder::Browser,
            &[("decoded", 0), ("frame", 1)],
            &[("decoded", 0), ("frame", 1)],
            &[("decoded", 2)],
        ),
        (
            HeicDecoder::Module,
            &[("frame", 1), ("module", 0)],
            &[("frame", 1), ("module", 0)],
            &[("module", 2)],
        ),
    ] {
        let found = [0, 1, 2].map(|id| steps_with(&session, id, heic));
        assert_eq!(found, [still, movie, alone], "{heic:?}");
    }
    let mut queue = Queue::default();
    queue.wish(ways::source(&session, 0, HeicDecoder::Module).into_iter().collect(), false);
    assert_eq!((queue.next(false), queue.next_of_page(Way::Module)), (vec![], None));
    let frame = queue.next_of_page(Way::Frame).expect("a frame comes first");
    queue.made(&frame, None);
    let module = queue.next_of_page(Way::Module).expect("then the module");
    queue.made(&module, Some("there"));
    assert_eq!(queue.look(0), Look::There(&"there"));
    queue.wish(ways::source(&session, 1, HeicDecoder::Module).into_iter().collect(), false);
    assert_eq!(queue.next_of_page(Way::Frame), None, "the same movie would not be played again");
}

#[test]
fn the_cheapest_way_is_the_first() {
    let little = Jpeg::new().picture(160, 120).build();
    let still = facetime::tiff("front").thumbnail(&little);
    let session = session(&[
        ("IMG_1.JPG", facetime::jpeg(&still)),
        ("IMG_1.MOV", facetime::movie().build()),
        ("IMG_2.JPG", samples::samsung_jpeg()),
        ("IMG_2.MOV", facetime::movie_without_keys().build()),
        ("a.txt", b"a text".to_vec()),
        ("empty.jpg", Vec::new()),
    ]);
    assert_eq!(steps(&session, 0), [("embedded", 0), ("decoded", 0), ("frame", 1)]);
    assert_eq!(steps(&session, 1), [("embedded", 0), ("decoded", 0), ("frame", 1)]);
    assert_eq!(steps(&session, 2), [("decoded", 2)], "one that is only named alike proves nothing");
    assert_eq!(steps(&session, 3), [("frame", 3)]);
    assert_eq!((steps(&session, 4), steps(&session, 5)), (vec![], vec![]));
}

#[test]
fn why_there_is_none() {
    let mut session = session(&[
        ("a.jpg", samples::samsung_jpeg()),
        ("a.heic", samples::camera_app_heic()),
        ("a.mov", facetime::movie().build()),
        ("a.txt", b"a text".to_vec()),
        ("huge.heic", Heic::new(20_000, 20_000).build()),
        ("empty.jpg", Vec::new()),
        ("a.jpg", samples::samsung_jpeg()),
    ]);
    let failed = Report { kind: Kind::Jpeg, ..inspect("empty.jpg", &[]) };
    session.apply(Action::Found(vec![FoundFile::default()]));
    session.apply(Action::Read(vec![(7, failed)]));
    let why = |id| ways::why(session.outcome(id).expect("it was read"), HeicDecoder::Nobody);
    let expected = [
        Why::Broken,
        Why::Unknown,
        Why::Unplayed,
        Why::NoPicture,
        Why::TooLarge,
        Why::NoPicture,
        Why::Broken,
    ];
    assert_eq!([0, 1, 2, 3, 4, 5, 6].map(why), expected);
    assert_eq!(why(7), Why::Unread);
    let with_module = ways::why(session.outcome(4).expect("it was read"), HeicDecoder::Module);
    assert_eq!(with_module, Why::Broken, "the module has limits of its own");
    assert_eq!(steps_with(&session, 4, HeicDecoder::Browser), [], "it is not decoded");
}

/// Read back, it says what it was told.
#[test]
fn a_little_picture_is_turned_by_its_own_exif() {
    let little = Jpeg::new().jfif().picture(160, 120).build();
    assert_eq!(turned(&little, 1), little);
    for orientation in 2..=8 {
        let report = inspect("a.jpg", &turned(&little, orientation));
        assert_eq!((report.remarks, report.error), (vec![], None));
        let size = report.facts.size.map(|size| (size.value.width, size.value.height));
        assert_eq!(size, Some((160, 120)));
        let entries: Vec<_> = report.entries.iter().map(|entry| (&*entry.name, &*entry.value)).collect();
        assert_eq!(entries, [("Orientation", &*orientation.to_string())]);
    }
    for short in [&[][..], &[0xFF], &[0xFF, 0xD8]] {
        assert!(turned(short, 6).starts_with(short));
    }
}

/// With a thumbnail that has one of its own, as the file would say it.
#[test]
fn the_orientation_is_the_pictures() {
    let little = Jpeg::new().picture(160, 120).build();
    let tiff = Tiff::new(ByteOrder::Little).ifd0(support::tags::ORIENTATION, support::ifd::short(8));
    let tiff = tiff.ifd1(support::tags::ORIENTATION, support::ifd::short(3)).thumbnail(&little);
    let thumbnail = inspect("a.jpg", &facetime::jpeg(&tiff)).facts.thumbnail;
    assert_eq!(thumbnail.map(|thumbnail| thumbnail.orientation), Some(8));
}
