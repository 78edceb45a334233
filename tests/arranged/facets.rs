//! What there is to choose from, and how many files have it.

use crate::given::{Given, arrange, facet, file, shown, visit};
use facetime_photo_inspector::report::Kind;
use facetime_photo_inspector::session::{Action, Facet, Filter, Wanted};

fn files() -> Vec<Given> {
    let call = |path: &'static str, lens: &str| file(path, Kind::Jpeg).comment("FaceTime Photo").lens(lens);
    vec![
        // Where the lens names another device than the file does, it is the lens that FaceTime wrote.
        call("a.jpg", "iPhone 15 front FaceTime camera")
            .camera("Apple", "iPhone 8")
            .taken("2024:01:01 10:00:00"),
        call("b.jpg", "iPhone 15 back FaceTime camera").taken("2025:01:01 10:00:00").identifier("B"),
        file("b.mov", Kind::Mov)
            .keyword("FaceTime")
            .duration(2.0)
            .taken("2025:01:01 10:00:00")
            .identifier("B"),
        call("c.jpg", "Back FaceTime Camera"),
        file("d.jpg", Kind::Jpeg)
            .camera("Apple", "iPhone 8")
            .lens("iPhone 8 front camera 2.87mm f/2.2")
            .taken("2024:02:02 10:00:00"),
        file("e.png", Kind::Png),
    ]
}

fn check(wanted: &Wanted, expected: [&[&str]; 3], files_shown: &[usize]) {
    let mut session = visit(&files());
    arrange(&mut session, wanted);
    for (known, expected) in Facet::ALL.into_iter().zip(expected) {
        assert_eq!(facet(&session, known), expected, "{known:?} of {wanted:?}");
    }
    let mut shown = shown(&session, wanted);
    shown.sort_unstable();
    assert_eq!(shown, files_shown, "{wanted:?}");
}

fn chosen(device: &str, side: &str, year: &str) -> Wanted {
    Wanted { facets: [device, side, year].map(str::to_owned), ..Wanted::default() }
}

#[test]
fn counted_as_if_nothing_were_chosen_of_the_facet_itself() {
    check(
        &Wanted::default(),
        [&["iPhone 15 3", "iPhone 8 1"], &["back 3", "front 2"], &["2025 2", "2024 2"]],
        &[0, 1, 2, 3, 4, 5],
    );
    check(
        &Wanted { filter: Filter::FaceTime, ..Wanted::default() },
        [&["iPhone 15 3"], &["back 3", "front 1"], &["2025 2", "2024 1"]],
        &[0, 1, 2, 3],
    );
    check(
        &chosen("iPhone 15", "", ""),
        [&["iPhone 15 3", "iPhone 8 1"], &["back 2", "front 1"], &["2025 2", "2024 1"]],
        &[0, 1, 2],
    );
    check(
        &chosen("iPhone 15", "front", ""),
        [&["iPhone 15 1", "iPhone 8 1"], &["back 2", "front 1"], &["2024 1"]],
        &[0],
    );
    check(&chosen("iPhone 15", "front", "2025"), [&[], &["back 2"], &["2024 1"]], &[]);
    check(&chosen("Nokia", "", ""), [&["iPhone 15 3", "iPhone 8 1"], &[], &[]], &[]);
}

#[test]
fn the_most_frequent_are_named() {
    let mut session = visit(&files());
    arrange(&mut session, &Wanted::default());
    assert_eq!(session.facet(Facet::Device, 1), [("iPhone 15", 3)]);
    session.apply(Action::Arrange(None));
    assert!(session.facet(Facet::Device, 9).is_empty(), "nothing is counted that nobody looks at");
}
