//! The list's rows as numbers: which are drawn, where a key leads, what keeps its place.

#[path = "../src/ui/rows.rs"]
mod rows;

use rows::{Gaps, MOST_HEIGHT, Pin, Seen, Step, first_whole, gaps, height, window};

#[test]
fn rows_around_the_screen_are_drawn() {
    for (top, high, rows, expected, first) in [
        // The list is below the window's top; a page has room for ten rows.
        (300.0, 720.0, 1000, 0..14, 0),
        (0.0, 720.0, 1000, 0..19, 0),
        (-7.0, 720.0, 1000, 0..19, 1),
        (-7200.0, 720.0, 1000, 92..119, 100),
        (-7201.0, 720.0, 1000, 92..119, 101),
        (-7200.0, 720.0, 105, 92..105, 100),
        // Scrolled past its end, since it has become shorter.
        (-7200.0, 720.0, 20, 20..20, 19),
        (2000.0, 720.0, 1000, 0..9, 0),
        (0.0, 720.0, 0, 0..0, 0),
    ] {
        assert_eq!(window(top, high, rows), expected, "{top} {rows}");
        assert_eq!(first_whole(top, rows), first, "{top} {rows}");
    }
}

#[test]
fn space_stands_for_all_other_rows() {
    for (window, at, rows, expected) in [
        (10..20, None, 100, (10, 0, 80)),
        (10..20, Some(10), 100, (10, 0, 80)),
        (10..20, Some(19), 100, (10, 0, 80)),
        (10..20, Some(9), 100, (9, 0, 80)),
        (10..20, Some(3), 100, (3, 6, 80)),
        (10..20, Some(20), 100, (10, 0, 79)),
        (10..20, Some(99), 100, (10, 79, 0)),
        (0..20, None, 20, (0, 0, 0)),
        (0..0, None, 0, (0, 0, 0)),
    ] {
        let (above, between, below) = expected;
        let found = gaps(&window, at, rows);
        assert_eq!(found, Gaps { above, between, below }, "{window:?} {at:?}");
        let lone = usize::from(at.is_some_and(|at| !window.contains(&at)));
        assert_eq!(above + between + below + window.len() + lone, rows, "{window:?} {at:?}");
    }
}

#[test]
fn no_space_is_higher_than_a_browser_can_make_it() {
    for (rows, expected) in [
        (0, 0),
        (1, 72),
        (100_000, 7_200_000),
        (236_111, 16_999_992),
        (236_112, MOST_HEIGHT),
        (usize::MAX, MOST_HEIGHT),
    ] {
        assert_eq!(height(rows), expected, "{rows}");
    }
}

#[test]
fn keys_lead_to_rows() {
    for (key, row, rows, expected) in [
        ("ArrowDown", 0, 1000, 1),
        ("ArrowDown", 999, 1000, 999),
        ("ArrowUp", 1, 1000, 0),
        ("ArrowUp", 0, 1000, 0),
        // Ten rows fit: nine new ones.
        ("PageDown", 0, 1000, 9),
        ("PageDown", 995, 1000, 999),
        ("PageUp", 20, 1000, 11),
        ("PageUp", 5, 1000, 0),
        ("Home", 500, 1000, 0),
        ("End", 500, 1000, 999),
        ("End", 0, 1, 0),
        ("ArrowLeft", 7, 1000, 7),
        ("ArrowRight", 7, 1000, 7),
        ("ArrowDown", 0, 0, 0),
        ("End", 0, 0, 0),
    ] {
        let step = Step::of(key).expect("it is a key of the list");
        assert_eq!(step.from(row, rows, 720.0), expected, "{key} from {row} of {rows}");
    }
    assert_eq!(Step::PageDown.from(5, 1000, 50.0), 6, "a window lower than a row");
    for key in ["Enter", " ", "Tab", "Escape", "a", "arrowdown", ""] {
        assert_eq!(Step::of(key), None, "{key:?} is not the list's");
    }
}

/// The files 100 to 139 were drawn, each as the row of its number; the window shows ten rows.
fn seen(top: f64, focused: Option<usize>, files: &[usize]) -> Seen<'_> {
    Seen { top, height: 720.0, scrolled: top < 300.0, first: 100, files, focused }
}

#[test]
fn a_file_stays_where_it_is() {
    let files: Vec<usize> = (100..140).collect();
    let same: &dyn Fn(usize) -> Option<usize> = &|file| Some(file);
    let five_more_above: &dyn Fn(usize) -> Option<usize> = &|file| Some(file + 5);
    let without_112: &dyn Fn(usize) -> Option<usize> = &|file| match file {
        112 => None,
        file if file > 112 => Some(file - 1),
        file => Some(file),
    };
    let only_113_comes_first: &dyn Fn(usize) -> Option<usize> =
        &|file| Some(if file == 113 { 0 } else { file + usize::from(file < 113) });
    let none: &dyn Fn(usize) -> Option<usize> = &|_| None;
    // Row 112 is cut in half by the window's top.
    let top = -(112.0 * 72.0) - 36.0;
    for (what, focused, row_of, expected) in [
        ("nothing changes", None, same, Some((112, -36.0))),
        ("rows come in above", None, five_more_above, Some((117, -36.0))),
        ("the first on screen leaves: the next one", None, without_112, Some((112, 36.0))),
        ("another order, first on screen", None, only_113_comes_first, Some((113, -36.0))),
        ("another order, the focused one", Some(113), only_113_comes_first, Some((0, 36.0))),
        ("a focused one that is not on screen", Some(139), five_more_above, Some((117, -36.0))),
        ("a focused one that is not drawn", Some(7), five_more_above, Some((117, -36.0))),
        ("a focused one that leaves", Some(112), without_112, Some((112, 36.0))),
        ("all leave: the list itself", None, none, Some((0, top))),
    ] {
        let pin = seen(top, focused, &files).pin(row_of);
        assert_eq!(pin, expected.map(|(row, height)| Pin { row, height }), "{what}");
    }
}

#[test]
fn the_list_begins_with_what_was_found_for_who_is_at_its_top() {
    let files: Vec<usize> = (0..40).collect();
    let at = |top, scrolled, focused| Seen { top, height: 720.0, scrolled, first: 0, files: &files, focused };
    let reversed: &dyn Fn(usize) -> Option<usize> = &|file| Some(39 - file);
    for (what, seen, expected) in [
        ("not scrolled", at(300.0, false, None), None),
        ("not scrolled, with the focus in the list", at(300.0, false, Some(2)), Some((37, 444.0))),
        ("its top is on screen: it stays there", at(100.0, true, None), Some((0, 100.0))),
        ("scrolled into", at(-10.0, true, None), Some((39, -10.0))),
    ] {
        assert_eq!(seen.pin(reversed), expected.map(|(row, height)| Pin { row, height }), "{what}");
    }
}

/// Where the list's top will be, from which follows what is drawn before the page is scrolled there.
#[test]
fn a_pin_says_where_the_list_will_be() {
    for (row, height, expected) in [(0, 100.0, 100.0), (10, 0.0, -720.0), (10, -36.0, -756.0)] {
        assert_eq!(Pin { row, height }.top(), expected);
    }
}
