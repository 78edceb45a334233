//! The specification's cases, put into an archive: the very same verdicts as in a folder.

use crate::given::deflated;
use crate::reading::{facts, read_all};
use crate::support::cases::{self, Case};
use crate::support::zip::{Entry, Zip};
use facetime_photo_inspector::report::{Kind, Report};
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use std::collections::BTreeSet;

/// A visit of these files; in an archive when there is one, which comes before them.
fn visit(case: &Case, archive: Option<&Report>, reports: &[Report]) -> Session {
    let mut session = Session::default();
    if let Some(report) = archive {
        session.apply(Action::Found(vec![FoundFile { name: "a.zip".to_owned(), ..FoundFile::default() }]));
        session.apply(Action::Read(vec![(0, report.clone())]));
    }
    let first = session.known();
    let found = case.files.iter().map(|file| {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", file.path));
        let (folder, name) = (folder.to_owned(), name.to_owned());
        FoundFile {
            name,
            folder,
            inside: archive.map(|_| 0),
            length: file.bytes.len() as u64,
            ..FoundFile::default()
        }
    });
    session.apply(Action::Found(found.collect()));
    for (id, report) in reports.iter().enumerate() {
        session.apply(Action::Read(vec![(first + id, report.clone())]));
    }
    session
}

fn alike(case: &Case, pack: impl Fn(&str, &[u8]) -> Entry) {
    let what = format!("case {} ({})", case.number, case.what);
    let alone: Vec<Report> =
        case.files.iter().map(|file| crate::drive::inspect(file.path, &file.bytes)).collect();
    let zip = Zip::of(case.files.iter().map(|file| pack(file.path, &file.bytes))).build();
    let mut all = read_all("a.zip", zip.as_slice()).into_iter().map(|(_, report)| report);
    let archive = all.next().expect("the archive itself");
    assert_eq!(
        archive.archived.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
        case.files.iter().map(|file| file.path).collect::<Vec<_>>()
    );
    let inside: Vec<Report> = all.collect();
    assert_eq!(
        inside.iter().map(facts).collect::<Vec<_>>(),
        alone.iter().map(facts).collect::<Vec<_>>(),
        "{what}"
    );

    let (folder, archive) = (visit(case, None, &alone), visit(case, Some(&archive), &inside));
    for id in 0..case.files.len() {
        let verdict = |session: &Session, id| session.outcome(id).expect("it was read").verdict;
        assert_eq!(verdict(&archive, id + 1), verdict(&folder, id), "{what}: {}", case.files[id].path);
        let group: BTreeSet<usize> = archive.group_members(id + 1).map(|other| other - 1).collect();
        assert_eq!(group, folder.group_members(id).collect(), "{what}: groups");
        let namesakes: BTreeSet<usize> = archive.namesakes(id + 1).map(|other| other - 1).collect();
        assert_eq!(namesakes, folder.namesakes(id).collect(), "{what}: together by name");
    }
    assert_eq!(archive.tally().moments, folder.tally().moments, "{what}: moments");
    assert_eq!(archive.tally().flagged, folder.tally().flagged, "{what}: flagged");
}

#[test]
fn every_case_stored() {
    cases::all().iter().for_each(|case| alike(case, Entry::stored));
}

#[test]
fn every_case_deflated() {
    cases::all().iter().for_each(|case| alike(case, deflated));
}

/// The same name in two archives, or in one and in a folder, says nothing.
#[test]
fn namesakes_are_of_one_archive() {
    let archives = [None, Some(0), Some(1), Some(1)];
    let mut session = Session::default();
    session.apply(Action::Found(vec![FoundFile::default(), FoundFile::default()]));
    for (position, inside) in archives.into_iter().enumerate() {
        let name = format!("IMG_1.{}", ["jpg", "mov"][position % 2]);
        session.apply(Action::Found(vec![FoundFile {
            name,
            folder: "a".to_owned(),
            inside,
            length: 1,
            ..FoundFile::default()
        }]));
        let report = Report { kind: [Kind::Jpeg, Kind::Mov][position % 2], ..Report::default() };
        session.apply(Action::Read(vec![(2 + position, report)]));
    }
    let namesakes: Vec<Vec<usize>> = (2..6).map(|id| session.namesakes(id).collect()).collect();
    assert_eq!(namesakes, [vec![], vec![], vec![5], vec![4]]);
}
