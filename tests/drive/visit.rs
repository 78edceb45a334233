//! Whole visits: files are found and read, and the session judges them together.

use facetime_photo_inspector::live_photo::{NearMiss, Verdict};
use facetime_photo_inspector::report::Report;
use facetime_photo_inspector::session::{Action, File, FoundFile, Outcome, Session, Tally};
use std::collections::BTreeSet;

/// A visit after all its files were read.
pub struct Visit {
    pub session: Session,
    paths: Vec<String>,
}

/// A file's path and what its inspection found.
pub type Inspected = (String, Report);

/// Files found in the order given, then read in `order`, one by one.
pub fn visit(files: &[Inspected], order: &[usize]) -> Visit {
    let mut session = Session::default();
    session.apply(Action::Found(files.iter().map(|(path, _)| found(path)).collect()));
    for id in order {
        session.apply(Action::Read(vec![(*id, files[*id].1.clone())]));
    }
    Visit { session, paths: files.iter().map(|(path, _)| path.clone()).collect() }
}

fn found(path: &str) -> FoundFile {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    FoundFile { name: name.to_owned(), folder: folder.to_owned(), ..FoundFile::default() }
}

/// Every order of so many things.
pub fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for next in 0..count {
        let longer = |order: &Vec<usize>| {
            let order = order.clone();
            (0..=next).map(move |at| [&order[..at], &[next], &order[at..]].concat())
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    orders
}

impl Visit {
    pub fn outcome(&self, path: &str) -> Outcome<'_> {
        self.session.outcome(self.id(path)).expect("the file was read")
    }

    pub fn verdict(&self, path: &str) -> Verdict {
        self.outcome(path).verdict
    }

    /// The paths of each group of two or more files with one identifier.
    pub fn groups(&self) -> BTreeSet<BTreeSet<&str>> {
        let ids = 0..self.paths.len();
        let groups = ids.filter_map(|id| self.session.moment(id)).filter(|moment| moment.size() > 1);
        groups.map(|moment| moment.files().map(|id| self.paths[id].as_str()).collect()).collect()
    }

    /// The paths of files that are shown together by name.
    pub fn together_by_name(&self) -> BTreeSet<BTreeSet<&str>> {
        let with_namesakes = |id: usize| -> BTreeSet<&str> {
            self.session.namesakes(id).chain([id]).map(|id| self.paths[id].as_str()).collect()
        };
        (0..self.paths.len()).map(with_namesakes).filter(|paths| paths.len() > 1).collect()
    }

    /// The session keeps its counts as reports come in; this counts once more, at the end.
    pub fn check_tally(&self, what: &str) {
        let Tally { read, flagged, moments, .. } = self.session.tally().clone();
        let outcomes = || self.session.files().filter_map(File::outcome);
        let flagged_outcomes = || outcomes().filter(|outcome| outcome.verdict.grade.is_flagged());

        let groups: BTreeSet<&str> = flagged_outcomes().filter_map(|outcome| outcome.identifier()).collect();
        let alone = flagged_outcomes().filter(|outcome| outcome.identifier().is_none()).count();
        let counted = (outcomes().count(), flagged_outcomes().count(), groups.len() + alone);
        assert_eq!((read, flagged, moments), counted, "{what}: files read, flagged, and moments");
        let tally = self.session.tally();
        assert_eq!(tally.shown() + tally.set_aside(), self.paths.len(), "{what}: shown and set aside");
        for near_miss in NearMiss::ALL {
            let found = outcomes().filter(|outcome| outcome.verdict.near_miss == Some(near_miss)).count();
            assert_eq!(self.session.tally().near_miss(near_miss), found, "{what}: {near_miss:?}");
        }
    }

    fn id(&self, path: &str) -> usize {
        self.paths.iter().position(|known| known == path).expect("a file of the visit")
    }
}
