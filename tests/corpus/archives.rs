//! What lies in the corpus's archives: none of it brings the reader down, and none of it is flagged.

use crate::reading::read_all;
use crate::{MOST_MEMORY, MOST_TIME, Read, folder, memory, say};
use facetime_photo_inspector::report::Kind;
use facetime_photo_inspector::session::{Action, FoundFile, Session};
use std::time::Instant;

#[test]
fn nothing_inside_archives_is_flagged() {
    let Some(folder) = folder() else { return };
    let (mut archives, mut entries) = (0, 0);
    for Read { truth, report, .. } in crate::read_all(&folder) {
        if report.kind != Kind::Zip {
            continue;
        }
        let bytes = std::fs::read(folder.join(&truth.path)).expect("a file of the corpus");
        let start = Instant::now();
        let (all, peak) = memory::measure(|| read_all(&truth.path, bytes.as_slice()));
        let took = start.elapsed();
        assert!(took < MOST_TIME, "{} took {took:?}", truth.path);
        assert!(peak < MOST_MEMORY, "{} took {peak} bytes of memory", truth.path);
        archives += 1;
        entries += all.len() - 1;

        let mut session = Session::default();
        let found = all.iter().map(|(path, _)| FoundFile { name: path.clone(), ..FoundFile::default() });
        session.apply(Action::Found(found.collect()));
        let paths: Vec<String> = all.iter().map(|(path, _)| path.clone()).collect();
        session.apply(Action::Read(all.into_iter().map(|(_, report)| report).enumerate().collect()));
        for (id, path) in paths.iter().enumerate() {
            let verdict = session.outcome(id).expect("every file was read").verdict;
            assert!(!verdict.grade.is_flagged(), "{path} is flagged: {verdict:?}");
        }
    }
    say(&format!("{entries} files in {archives} archives read, none flagged"));
    assert!(archives > 0 && entries > 0, "the corpus has archives");
}
