//! The list's rows as numbers: which are drawn, where a key leads, what keeps its place.

#[path = "../src/ui/lines.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod lines;
#[path = "../src/ui/rows.rs"]
mod rows;

use lines::{Cells, Group, Lines};
use rows::{Gaps, Pin, Seen, Step, first_whole, gaps, offset, size, window};

/// A list of so many rows.
fn list(rows: usize) -> Lines {
    Lines::new(Cells::LIST, rows, &[])
}

/// Four files beside each other, 100 pixels high, under headings of 50: five files, one, and ten.
fn grid() -> Lines {
    let group = |row| Group { row, heading: 50 };
    Lines::new(Cells { columns: 4, size: 94, gap: 6 }, 16, &[group(0), group(5), group(6)])
}

#[test]
fn files_are_as_high_as_their_cells() {
    assert!((size(&list(3)) - 72.0).abs() < f64::EPSILON);
    assert!((size(&grid()) - 94.0).abs() < f64::EPSILON);
}

#[test]
fn rows_around_the_screen_are_drawn() {
    for (top, high, rows, expected, first) in [
        // The list is below the window's top; a page has room for ten rows.
        (300.0, 720.0, 1000, 0..14, 0),
        (0.0, 720.0, 1000, 0..19, 0),
        (-7.0, 720.0, 1000, 0..19, 1),
        (-0.5, 720.0, 1000, 0..19, 1),
        (-7200.0, 720.0, 1000, 92..119, 100),
        (-7201.0, 720.0, 1000, 92..119, 101),
        (-7200.0, 720.0, 105, 92..105, 100),
        // Scrolled past its end, since it has become shorter.
        (-7200.0, 720.0, 20, 20..20, 19),
        (2000.0, 720.0, 1000, 0..9, 0),
        (0.0, 720.0, 0, 0..0, 0),
    ] {
        let lines = list(rows);
        assert_eq!(window(top, high, &lines), expected, "{top} {rows}");
        assert_eq!(first_whole(top, &lines), first, "{top} {rows}");
    }
}

#[test]
fn the_first_file_is_behind_its_heading() {
    let lines = grid();
    assert_eq!(size(&lines), 94.0);
    // Headings at 0, 250 and 400; files at 50, 150, 300, 450, 550, 650.
    for (top, first) in
        [(0.0, 0), (-1.0, 0), (-51.0, 4), (-151.0, 5), (-301.0, 6), (-451.0, 10), (-551.0, 14), (-651.0, 14)]
    {
        assert_eq!(first_whole(top, &lines), first, "{top}");
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
        let found = gaps(&window, at, &list(rows));
        let expected = Gaps { above: above * 72, between: between * 72, below: below * 72 };
        assert_eq!(found, expected, "{window:?} {at:?}");
        let lone = usize::from(at.is_some_and(|at| !window.contains(&at)));
        assert_eq!(above + between + below + window.len() + lone, rows, "{window:?} {at:?}");
    }
    assert_eq!(gaps(&(4..6), Some(1), &grid()), Gaps { above: 50, between: 150, below: 300 });
    assert_eq!(gaps(&(0..2), Some(6), &grid()), Gaps { above: 0, between: 300, below: 200 });
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
        assert_eq!(step.from(row, &list(rows), 720.0), expected, "{key} from {row} of {rows}");
    }
    assert_eq!(Step::PageDown.from(5, &list(1000), 50.0), 6, "a window lower than a row");
    for key in ["Enter", " ", "Tab", "Escape", "a", "arrowdown", ""] {
        assert_eq!(Step::of(key), None, "{key:?} is not the list's");
    }
}

#[test]
fn keys_lead_through_a_grid() {
    // 0 to 3, 4; 5; 6 to 9, 10 to 13, 14 and 15. A page has room for two and a half lines.
    for (key, row, expected) in [
        ("ArrowRight", 3, 4),
        ("ArrowRight", 15, 15),
        ("ArrowLeft", 5, 4),
        ("ArrowLeft", 0, 0),
        ("ArrowDown", 0, 4),
        ("ArrowDown", 2, 4),
        ("ArrowDown", 4, 5),
        ("ArrowDown", 5, 6),
        ("ArrowDown", 12, 15),
        ("ArrowDown", 14, 14),
        ("ArrowUp", 8, 5),
        ("ArrowUp", 5, 4),
        ("ArrowUp", 4, 0),
        ("ArrowUp", 3, 3),
        ("ArrowUp", 13, 9),
        ("PageDown", 0, 4),
        ("PageDown", 8, 12),
        ("PageDown", 11, 15),
        ("PageDown", 14, 15),
        ("PageUp", 15, 11),
        ("PageUp", 11, 7),
        ("PageUp", 1, 1),
        ("Home", 9, 0),
        ("End", 9, 15),
    ] {
        let step = Step::of(key).expect("it is a key of the list");
        assert_eq!(step.from(row, &grid(), 250.0), expected, "{key} from {row}");
    }
}

/// The files 100 to 139 were drawn, each as the row of its number; the window shows ten rows.
fn drawn(rows: std::ops::Range<usize>) -> Vec<(usize, f64)> {
    rows.map(|row| (row, offset(&list(1000), row))).collect()
}

fn seen(top: f64, focused: Option<usize>, files: &[(usize, f64)]) -> Seen<'_> {
    Seen { top, height: 720.0, scrolled: top < 300.0, files, size: 72.0, focused, held: None }
}

#[test]
fn a_file_stays_where_it_is() {
    let files = drawn(100..140);
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
        ("nothing changes", None, same, Some((Some(112), -36.0))),
        ("rows come in above", None, five_more_above, Some((Some(117), -36.0))),
        ("the first on screen leaves: the next one", None, without_112, Some((Some(112), 36.0))),
        ("another order, first on screen", None, only_113_comes_first, Some((Some(113), -36.0))),
        ("another order, the focused one", Some(113), only_113_comes_first, Some((Some(0), 36.0))),
        ("a focused one that is not on screen", Some(139), five_more_above, Some((Some(117), -36.0))),
        ("a focused one that is not drawn", Some(7), five_more_above, Some((Some(117), -36.0))),
        ("a focused one that leaves", Some(112), without_112, Some((Some(112), 36.0))),
        ("all leave: the list itself", None, none, Some((None, top))),
    ] {
        let pin = seen(top, focused, &files).pin(row_of);
        assert_eq!(pin, expected.map(|(row, height)| Pin { row, height }), "{what}");
    }
}

#[test]
fn the_list_begins_with_what_was_found_for_who_is_at_its_top() {
    let files = drawn(0..40);
    let at = |top, scrolled, focused| Seen {
        top,
        height: 720.0,
        scrolled,
        files: &files,
        size: 72.0,
        focused,
        held: None,
    };
    let reversed: &dyn Fn(usize) -> Option<usize> = &|file| Some(39 - file);
    for (what, seen, expected) in [
        ("not scrolled", at(300.0, false, None), None),
        ("not scrolled, with the focus in the list", at(300.0, false, Some(2)), Some((Some(37), 444.0))),
        ("its top is on screen: it stays there", at(100.0, true, None), Some((None, 100.0))),
        ("scrolled into", at(-10.0, true, None), Some((Some(39), -10.0))),
    ] {
        assert_eq!(seen.pin(reversed), expected.map(|(row, height)| Pin { row, height }), "{what}");
    }
}

/// In a grid, files that come in move the first one of a line to its middle.
#[test]
fn what_was_kept_in_its_place_is_kept_on() {
    let files: Vec<(usize, f64)> =
        (0..40).map(|file| (file, offset(&grid(), grid().of(file.min(15))))).collect();
    let same: &dyn Fn(usize) -> Option<usize> = &|file| Some(file);
    let without: &dyn Fn(usize) -> Option<usize> = &|file| (file != 12).then_some(file);
    let seen = |top, held, focused| Seen {
        top,
        height: 300.0,
        scrolled: true,
        files: &files,
        size: 94.0,
        focused,
        held,
    };
    for (what, seen, row_of, expected) in [
        ("the first", seen(-480.0, None, None), same, Some((Some(6), -30.0))),
        ("the one before", seen(-480.0, Some(12), None), same, Some((Some(12), 70.0))),
        ("it has left", seen(-480.0, Some(12), None), without, Some((Some(6), -30.0))),
        ("it is not on screen", seen(-480.0, Some(1), None), same, Some((Some(6), -30.0))),
        ("the focus comes first", seen(-480.0, Some(12), Some(7)), same, Some((Some(7), -30.0))),
        ("at the list's top", seen(10.0, Some(4), None), same, Some((None, 10.0))),
    ] {
        assert_eq!(seen.pin(row_of), expected.map(|(row, height)| Pin { row, height }), "{what}");
    }
}

/// Where the list's top will be, from which follows what is drawn before the page is scrolled there.
#[test]
fn a_pin_says_where_the_list_will_be() {
    let grid = grid();
    for (lines, row, height, expected) in [
        (&list(1000), Some(0), 100.0, 100.0),
        (&list(1000), Some(10), 0.0, -720.0),
        (&list(1000), Some(10), -36.0, -756.0),
        (&grid, Some(0), 0.0, -50.0),
        (&grid, Some(5), 10.0, -290.0),
        (&grid, None, 10.0, 10.0),
    ] {
        assert_eq!(Pin { row, height }.top(lines), expected);
    }
}
