//! Which date is shown of a file, and what is told of where it comes from.

use crate::given::{Given, MONTHS, arrange, file, paths, shown, visit, visit_with};
use facetime_photo_inspector::report::{DateTime, Kind, TakenFrom};
use facetime_photo_inspector::session::query::Query;
use facetime_photo_inspector::session::smart::{Condition, Field, Rule, SmartFilter};
use facetime_photo_inspector::session::{
    Action, Clock, DateSource, Facet, FoundFile, Measure, Order, Session, Wanted,
};

/// A clock seven hours west of UTC.
fn pacific() -> Clock {
    Clock(|seconds| DateTime::from_seconds_since_1970((seconds - 7 * 3600).try_into().ok()?))
}

fn date(session: &Session, id: usize) -> Option<(String, DateSource)> {
    session.dated(id).map(|date| (date.at.to_string(), date.from))
}

/// One of its own comes first, then its movie's, then that of the file. What was taken has the date of where it was taken;
/// times in UTC are put on the visitor's clock.
#[test]
fn where_it_comes_from() {
    let with_movie = file("IMG_1.JPG", Kind::Jpeg).identifier("A").changed("2024-06-01T12:00:00Z");
    let movie = file("IMG_1.MOV", Kind::Mov).identifier("A").duration(2.0);
    let files = [
        with_movie,
        movie.taken_from("2024-05-02T01:30:00Z", TakenFrom::Movie),
        file("IMG_2.JPG", Kind::Jpeg).taken("2024-05-02T01:30:00Z").changed("2024-06-01T12:00:00Z"),
        file("IMG_3.JPG", Kind::Jpeg).changed("2024-06-01T02:00:00Z"),
        file("IMG_4.MOV", Kind::Mov).taken_from("2024-05-02T01:30:00+02:00", TakenFrom::Movie),
        file("IMG_5.JPG", Kind::Jpeg),
        file("IMG_6.MOV", Kind::Mov).taken_from("1969-12-31T23:00:00Z", TakenFrom::Movie),
    ];
    let session = visit_with(Session::with_clock(pacific()), &files);
    let taken = DateSource::Taken;
    for (id, expected) in [
        (0, Some(("2024-05-01T18:30:00+00:00", taken(TakenFrom::Movie)))),
        (1, Some(("2024-05-01T18:30:00+00:00", taken(TakenFrom::Movie)))),
        (2, Some(("2024-05-02T01:30:00+00:00", taken(TakenFrom::Exif)))),
        (3, Some(("2024-05-31T19:00:00+00:00", DateSource::File))),
        (4, Some(("2024-05-02T01:30:00+02:00", taken(TakenFrom::Movie)))),
        (5, None),
        // What this clock cannot show stays as it is.
        (6, Some(("1969-12-31T23:00:00+00:00", taken(TakenFrom::Movie)))),
    ] {
        let expected = expected.map(|(at, from)| (at.to_owned(), from));
        assert_eq!(date(&session, id), expected, "{}", files[id].path);
    }
}

/// In an archive, times are of a clock that is taken for the visitor's, or in UTC.
#[test]
fn when_a_clock_showed_a_time() {
    let berlin = Clock(|seconds| {
        // Summer time begins on 31 March 2024 at 01:00 in UTC.
        let ahead = if seconds < 1_711_846_800 { 3600 } else { 7200 };
        DateTime::from_seconds_since_1970((seconds + ahead).try_into().ok()?)
    });
    for (clock, said, expected) in [
        (berlin, "2024-03-30T12:00:00", Some("2024-03-30T11:00:00+00:00")),
        (berlin, "2024-03-31T01:59:58", Some("2024-03-31T00:59:58+00:00")),
        (berlin, "2024-03-31T03:00:00", Some("2024-03-31T01:00:00+00:00")),
        (berlin, "2024-06-01T00:30:00", Some("2024-05-31T22:30:00+00:00")),
        (berlin, "2024-06-01T00:30:00Z", Some("2024-06-01T00:30:00+00:00")),
        (pacific(), "2024-06-01T20:30:00", Some("2024-06-02T03:30:00+00:00")),
        (pacific(), "1969-06-01T20:30:00Z", None),
    ] {
        let at = clock.milliseconds_since_1970(DateTime::parse(said).expect("a date"));
        let at = at.and_then(|at| DateTime::from_seconds_since_1970(at / 1000));
        assert_eq!(at.map(|at| at.to_string()).as_deref(), expected, "{said}");
    }
}

/// In an archive, a movie's time is what the visitor's clock showed, with its distance from UTC; a camera's is its own.
#[test]
fn the_time_that_files_are_saved_with() {
    let files = [
        file("IMG_1.JPG", Kind::Jpeg).identifier("A"),
        file("IMG_1.MOV", Kind::Mov)
            .identifier("A")
            .duration(2.0)
            .taken_from("2024-05-02T01:30:00Z", TakenFrom::Movie),
        file("IMG_2.JPG", Kind::Jpeg).taken("2024-05-02T01:30:00Z"),
        file("IMG_3.JPG", Kind::Jpeg).taken("2024-05-02T01:30:00"),
        file("IMG_4.JPG", Kind::Jpeg).changed("2024-06-01T12:00:00Z"),
    ];
    let session = visit_with(Session::with_clock(pacific()), &files);
    let times = (0..5).map(|id| session.saved_time(id).map(|at| at.to_string()));
    let expected = [
        Some("2024-05-01T18:30:00-07:00"),
        Some("2024-05-01T18:30:00-07:00"),
        Some("2024-05-02T01:30:00+00:00"),
        Some("2024-05-02T01:30:00"),
        None,
    ];
    assert_eq!(times.collect::<Vec<_>>(), expected.map(|at| at.map(str::to_owned)));
}

fn undated() -> [Given; 5] {
    [
        file("a.jpg", Kind::Jpeg).changed("2024-05-03T12:00:00Z"),
        file("b.jpg", Kind::Jpeg).taken("2024:05:04 10:00:00"),
        file("c.jpg", Kind::Jpeg).taken("2024:05:02 10:00:00"),
        file("d.jpg", Kind::Jpeg),
        file("e.jpg", Kind::Jpeg).changed("2026-05-03T12:00:00Z"),
    ]
}

/// What says when it was taken comes first, in either order; the others follow by the dates of their files. Those are searched
/// for, since they are shown, but are no year in which something was taken.
#[test]
fn lists_follow_what_is_shown() {
    let newest = Wanted { order: Order::Newest, ..Wanted::default() };
    assert_eq!(paths(&undated(), &newest), ["b.jpg", "c.jpg", "e.jpg", "a.jpg", "d.jpg"]);
    let oldest = Wanted { order: Order::Oldest, ..Wanted::default() };
    assert_eq!(paths(&undated(), &oldest), ["c.jpg", "b.jpg", "a.jpg", "e.jpg", "d.jpg"]);
    let searched = Wanted { query: Query::of("2024-05-03", &MONTHS), ..Wanted::default() };
    assert_eq!(paths(&undated(), &searched), ["a.jpg"]);
    let mut session = visit(&undated());
    arrange(&mut session, &newest);
    assert_eq!(session.facet(Facet::Year, 9), [("2024", 2)]);
}

/// A filter of the visitor's own asks when it was taken, which the file's date does not say.
#[test]
fn a_smart_filter_asks_when_it_was_taken() {
    let rule = Rule::of(Field::Taken, Condition::IsInYear, "2024").expect("a whole rule");
    let smart = SmartFilter { rules: vec![rule], ..SmartFilter::default() };
    assert_eq!(paths(&undated(), &Wanted { smart, ..Wanted::default() }), ["b.jpg", "c.jpg"]);
}

/// A file that is opened after it was listed comes to stand where its date belongs.
#[test]
fn a_date_that_comes_later_moves_the_file() {
    let found = |name: &str| FoundFile { name: name.to_owned(), ..FoundFile::default() };
    let mut session = Session::default();
    let wanted = Wanted { order: Order::Oldest, ..Wanted::default() };
    session.apply(Action::Found(vec![found("a.jpg"), found("b.jpg")]));
    let measure = |file, modified| Action::Measured(vec![Measure { file, length: 9, modified }]);
    let read = |file, given: &Given| Action::Read(vec![(file, given.report.clone())]);
    let [undated, ..] = undated();
    session.apply(measure(0, 1_800_000_000_000));
    session.apply(measure(1, 1_700_000_000_000));
    arrange(&mut session, &wanted);
    assert_eq!((session.dated(0), shown(&session, &wanted)), (None, vec![0, 1]), "nothing is read");
    session.apply(read(0, &undated));
    session.apply(read(1, &undated));
    arrange(&mut session, &wanted);
    assert_eq!(shown(&session, &wanted), [1, 0]);
}
