//! What a visit keeps of its files when their reports have gone: a hundred thousand must fit into a page.

use crate::drive::inspect;
use crate::memory::kept;
use crate::support::{facetime, samples};
use facetime_photo_inspector::bytes::ErrorKind;
use facetime_photo_inspector::report::Report;
use facetime_photo_inspector::session::{Action, FoundFile, Session};

const FILES: usize = 20_000;

/// As one of many files that differ in what tells files apart.
fn numbered(report: &Report, number: usize) -> Report {
    let mut report = report.clone();
    let identifier = report.facts.identifier.as_mut();
    identifier.into_iter().for_each(|it| it.value = format!("{number:08X}-7B0E-4D8A-9E63-51C04B7D2A18"));
    let small = f64::from(u32::try_from(number).expect("a small number")) / 1e6;
    report.facts.position.iter_mut().for_each(|it| it.value.latitude += small);
    report
}

/// The bytes that are kept of each of [`FILES`] files of these sorts in turn: a name's end, and the report.
fn kept_of_each(sorts: &[(&str, Option<Report>)]) -> usize {
    let (session, bytes) = kept(|| {
        let mut session = Session::default();
        for first in (0..FILES).step_by(64) {
            let files = first..(first + 64).min(FILES);
            let found = |id: usize| FoundFile {
                name: format!("IMG_{}.{}", id / sorts.len(), sorts[id % sorts.len()].0),
                folder: format!("DCIM/{}APPLE", 100 + id / 1000),
                length: 2_000_000,
                modified: 1_589_717_001_000,
                ..FoundFile::default()
            };
            session.apply(Action::Found(files.clone().map(found).collect()));
            let report =
                |id: usize| sorts[id % sorts.len()].1.as_ref().map(|it| numbered(it, id / sorts.len()));
            session.apply(Action::Read(files.filter_map(|id| Some((id, report(id)?))).collect()));
        }
        session
    });
    assert_eq!(session.known(), FILES);
    bytes / FILES
}

/// With pointers of eight bytes. In the page they have four: what every file has takes as much, 152 bytes of it in one
/// piece; what few have (a keyword, an error) takes 50 bytes less. Some indexes have just grown at this number.
#[test]
fn a_file_costs_a_few_hundred_bytes() {
    let still = |bytes: &[u8]| ("HEIC", Some(inspect("a.heic", bytes)));
    let movie = |bytes: &[u8]| ("MOV", Some(inspect("a.mov", bytes)));
    let live = [still(&samples::camera_app_heic()), movie(&samples::live_photo_movie().build())];
    let of_facetime = [still(&facetime::still_heic()), movie(&facetime::movie().build())];
    let alone = [("JPG", Some(inspect("a.jpg", &samples::samsung_jpeg())))];
    let unreadable = [("JPG", Some(Report::unread(ErrorKind::Unreadable)))];
    for (what, sorts, most) in [
        ("Live Photos", &live[..], 280),
        ("FaceTime photos", &of_facetime, 330),
        ("photos alone", &alone, 220),
        ("files that cannot be read", &unreadable, 315),
        ("files that wait", &[("JPG", None)], 220),
    ] {
        let each = kept_of_each(sorts);
        println!("{what}: {each} bytes for each file");
        assert!(each <= most, "{what}: {each} bytes for each file");
    }
}
