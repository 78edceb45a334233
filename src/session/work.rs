//! Counts the entries of the state that are touched, in unit tests alone: there it is shown that no step of a visit
//! costs more than the change it brings.

/// One entry is touched: a file, a place in an index, a link, a count.
#[cfg(not(test))]
#[inline]
pub(super) fn touch() {}

#[cfg(test)]
pub(super) use counted::{of, touch};

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    thread_local! {
        static TOUCHED: Cell<usize> = const { Cell::new(0) };
    }

    pub fn touch() {
        TOUCHED.set(TOUCHED.get() + 1);
    }

    /// How many entries `step` touches.
    pub fn of(step: impl FnOnce()) -> usize {
        let before = TOUCHED.get();
        step();
        TOUCHED.get() - before
    }
}

/// However many files there are, a step touches as much as the change it brings; only the depth of a tree grows, by one
/// for each doubling.
#[cfg(test)]
mod tests {
    use super::of;
    use crate::bytes::ErrorKind;
    use crate::live_photo::pair::FileId;
    use crate::report::{Facts, Field, Found, Kind, Part, Place, Report};
    use crate::session::{Action, Filter, FoundFile, OtherHalf, Session};
    use std::sync::OnceLock;

    /// Visits that are compared: the first files of a large one, and many of them.
    const FEW: usize = 128;
    const MANY: usize = 100_000;

    /// How many touches more there may be of each file that is found or changes: a tree of [`MANY`] files is ten steps
    /// deeper, a file is put in and out a few times, and indexes are more or less full.
    const DEEPER: usize = 80;

    /// The same where something is looked for; a block of files is looked through.
    const LOOKING: usize = 160;

    fn found(name: String, folder: &str, inside: Option<FileId>) -> FoundFile {
        FoundFile { name, folder: folder.to_owned(), inside, length: 9, modified: 1 }
    }

    /// Stills and movies in turn, a thousand to a folder.
    fn nth_file(id: FileId) -> FoundFile {
        let extension = if id.is_multiple_of(2) { "HEIC" } else { "MOV" };
        found(format!("IMG_{}.{extension}", id / 2), &format!("DCIM/{}", id / 1000), None)
    }

    fn text(value: &str) -> Option<Found<String>> {
        let field = Field::Name(String::new());
        let place = Place { part: Part::Exif, part_offset: 0, part_length: 0, field, value_offset: None };
        Some(Found { value: value.to_owned(), place })
    }

    /// Halves of ordinary Live Photos, which are judged once more when the other half comes.
    fn nth_report(id: FileId) -> Report {
        let kind = if id.is_multiple_of(2) { Kind::Heic } else { Kind::Mov };
        let (make, model, f_number) = (text("Apple"), text("iPhone 15"), text("f/1.8"));
        let identifier = text(&format!("LIVE-{}", id / 2));
        Report {
            kind,
            facts: Facts { make, model, f_number, identifier, ..Facts::default() },
            ..Report::default()
        }
    }

    /// A visit of so many files, half of them read.
    fn visit(files: usize) -> Session {
        static LARGE: OnceLock<Session> = OnceLock::new();
        if files == MANY { LARGE.get_or_init(|| make_visit(MANY)).clone() } else { make_visit(files) }
    }

    fn make_visit(files: usize) -> Session {
        let mut session = Session::default();
        session.apply(Action::Found((0..files).map(nth_file).collect()));
        session.apply(Action::Read((0..files / 2).map(|id| (id, nth_report(id))).collect()));
        session
    }

    /// The usual cost of a step, tried on several files: one in hundreds makes an index grow, which all others have paid.
    fn usual(cost: impl FnMut(usize) -> usize) -> usize {
        let mut costs: Vec<usize> = (0..21).map(cost).collect();
        costs.sort_unstable();
        costs[10]
    }

    #[track_caller]
    fn check(what: &str, more: usize, cost: impl Fn(&mut Session, FileId) -> usize) {
        let usual_cost = |files: usize| {
            let mut session = visit(files);
            // Of the files that are read next.
            usual(|turn| cost(&mut session, files / 2 + 2 * turn))
        };
        let (few, many) = (usual_cost(FEW), usual_cost(MANY));
        assert!(few > 0, "{what} is counted");
        assert!(many <= few + more, "{what}: {few} touches among {FEW} files, {many} among {MANY}");
    }

    #[test]
    fn a_file_costs_the_same_among_many() {
        let apply = |session: &mut Session, action: Action| of(|| session.apply(action));
        check("a file is found", DEEPER, |session, _| {
            let next = nth_file(session.known());
            apply(session, Action::Found(vec![next]))
        });
        check("one is read", DEEPER, |session, id| apply(session, Action::Read(vec![(id, nth_report(id))])));
        check("its other half is read too", 2 * DEEPER, |session, id| {
            session.apply(Action::Read(vec![(id, nth_report(id))]));
            apply(session, Action::Read(vec![(id + 1, nth_report(id + 1))]))
        });
        check("one cannot be read", DEEPER, |session, id| {
            apply(session, Action::Read(vec![(id, Report::unread(ErrorKind::Unreadable))]))
        });
        check("one is slow", DEEPER, |session, id| apply(session, Action::Slow(vec![id])));
        check("one is skipped", DEEPER, |session, id| apply(session, Action::Skip(id)));
        check("the slow ones are skipped", 2 * LOOKING, |session, id| {
            session.apply(Action::Slow(vec![id]));
            apply(session, Action::SkipSlow)
        });
        check("one has gone", 2 * DEEPER, |session, id| apply(session, Action::Gone(vec![id / 4])));
    }

    #[test]
    fn a_batch_costs_what_it_brings() {
        let batch = 64;
        let cost = |files: usize| {
            let mut session = visit(files);
            let (first, half) = (session.known(), files / 2);
            let found = of(|| session.apply(Action::Found((first..first + batch).map(nth_file).collect())));
            let reports: Vec<_> = (half..half + batch).map(|id| (id, nth_report(id))).collect();
            let read = of(|| session.apply(Action::Read(reports)));
            let gone = of(|| session.apply(Action::Gone((0..batch).collect())));
            [found, read, gone]
        };
        for (few, many) in cost(2 * batch).into_iter().zip(cost(MANY)) {
            assert!(many <= few + batch * 2 * DEEPER, "{few} touches became {many}");
            assert!(many < MANY, "{many} touches are as many as there are files");
        }
    }

    /// An archive's files are found, counted and gone without a look at others.
    #[test]
    fn what_lies_in_an_archive_costs_what_it_brings() {
        let inside = 50;
        let cost = |files: usize| {
            let mut session = visit(files);
            session.apply(Action::Found(vec![found("a.zip".to_owned(), "", None)]));
            let contents = |_| found("IMG_1.JPG".to_owned(), "in", Some(files));
            session.apply(Action::Found((0..inside).map(contents).collect()));
            let counting = of(|| assert_eq!(session.inside(files), inside));
            let gone = of(|| session.apply(Action::Gone(vec![files])));
            assert_eq!(session.tally().files, files);
            [counting, gone]
        };
        for (few, many) in cost(FEW).into_iter().zip(cost(MANY)) {
            assert!(many <= few + (inside + 1) * DEEPER, "{few} touches became {many}");
        }
    }

    /// What is drawn of the list: how many rows, and those on the screen with all that stands in them.
    #[test]
    fn a_screen_of_rows_costs_the_same_among_many() {
        let rows = 60;
        let cost = |files: usize, going_on: bool| {
            let mut session = visit(files);
            if !going_on {
                session.apply(Action::SkipAll);
            }
            let count = session.row_count(Filter::All);
            [Filter::All, Filter::LivePhotos].map(|filter| {
                of(|| {
                    let middle = session.row_count(filter) / 2;
                    let shown = session.rows(filter, middle..middle + rows);
                    assert!(session.row_count(filter) <= count && shown.len() > 30);
                    for id in shown {
                        assert!(session.row_of(filter, id).is_some());
                        let _ = (session.location(id), session.taken(id), session.copy_by_name(id));
                        let half = session.other_half(id);
                        assert_eq!(matches!(half, OtherHalf::Here(..)), session.outcome(id).is_some());
                    }
                })
            })
        };
        for going_on in [true, false] {
            for (few, many) in cost(FEW, going_on).into_iter().zip(cost(MANY, going_on)) {
                assert!(many <= few * 2 + rows * 3 * LOOKING, "{few} touches became {many}");
            }
        }
    }

    /// A file that tells its group nothing new leaves the others alone.
    #[test]
    fn a_large_group_is_not_walked_through() {
        let cost = |members: usize| {
            let mut session = Session::default();
            session.apply(Action::Found((0..members + 50).map(|id| nth_file(2 * id)).collect()));
            session.apply(Action::Read((0..members).map(|id| (id, nth_report(0))).collect()));
            let reading =
                usual(|turn| of(|| session.apply(Action::Read(vec![(members + turn, nth_report(0))]))));
            let asking = of(|| {
                let _ = (session.other_half(0), session.taken(0), session.copies(0).next());
            });
            [reading, asking]
        };
        for (few, many) in cost(50).into_iter().zip(cost(20_000)) {
            assert!(many <= few + DEEPER, "{few} touches became {many}");
        }
    }

    /// Files of one name, folder and length: each is put behind the last.
    #[test]
    fn a_name_that_thousands_share_is_not_walked_through() {
        let cost = |files: usize| {
            let mut session = Session::default();
            let same = |_| found("IMG_1.JPG".to_owned(), "DCIM", None);
            session.apply(Action::Found((0..files).map(same).collect()));
            let finding = usual(|turn| of(|| session.apply(Action::Found(vec![same(turn)]))));
            let row = of(|| {
                let _ = (session.other_half(0), session.copy_by_name(0));
            });
            (finding, row)
        };
        let (few, many) = (cost(50), cost(20_000));
        assert!(many.0 <= few.0 + DEEPER, "{few:?} touches became {many:?}");
        // So many are looked at for one row, and of each its outcome and its kind.
        assert!(many.1 <= 20 * 1000, "{} touches for one row", many.1);
    }

    /// All growing is paid in the end: the whole visit costs so much for each file.
    #[test]
    fn a_whole_visit_costs_as_much_for_each_of_its_files() {
        let each = |files: usize| {
            let mut session = Session::default();
            let all = of(|| {
                for first in (0..files).step_by(64) {
                    let last = (first + 64).min(files);
                    session.apply(Action::Found((first..last).map(nth_file).collect()));
                    session.apply(Action::Read((first..last).map(|id| (id, nth_report(id))).collect()));
                }
            });
            assert_eq!(session.picture_count(Filter::LivePhotos), files / 2);
            all / files
        };
        let (few, many) = (each(1000), each(MANY));
        assert!(many <= few + DEEPER, "{few} touches for each of 1,000 files, {many} of {MANY}");
    }
}
