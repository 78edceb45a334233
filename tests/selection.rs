//! Which files are selected.

#[path = "../src/ui/selection.rs"]
mod selection;

use selection::{Rows, Selection};
use std::ops::Range;

/// These files are shown, in this order.
struct Shown(Vec<usize>);

impl Rows for Shown {
    fn row(&self, file: usize) -> Option<usize> {
        self.0.iter().position(|shown| *shown == file)
    }

    fn files(&self, rows: Range<usize>) -> Vec<usize> {
        self.0[rows].to_vec()
    }
}

fn check(selection: &Selection, expected: &[usize]) {
    assert_eq!(selection.files().collect::<Vec<_>>(), expected);
    assert_eq!(selection.count(), expected.len());
    assert!(expected.iter().all(|file| selection.has(*file)));
}

#[test]
fn files_are_selected_and_no_longer() {
    let mut selection = Selection::default();
    check(&selection, &[]);
    assert!(!selection.has(1_000_000));
    selection.toggle(64);
    selection.toggle(0);
    selection.toggle(63);
    check(&selection, &[0, 63, 64]);
    selection.toggle(63);
    check(&selection, &[0, 64]);
    selection.set(&[7, 64, 200], true);
    check(&selection, &[0, 7, 64, 200]);
    selection.set(&[0, 1, 200, 5000], false);
    check(&selection, &[7, 64]);
    selection.clear();
    check(&selection, &[]);
}

#[test]
fn each_change_is_counted_and_nothing_else() {
    let mut selection = Selection::default();
    selection.set(&[1, 2], true);
    let before = selection.changes();
    selection.set(&[1, 2], true);
    selection.begin(5);
    assert_eq!(selection.changes(), before);
    let mut seen = vec![before];
    selection.toggle(2);
    seen.push(selection.changes());
    selection.toggle(2);
    seen.push(selection.changes());
    selection.clear();
    seen.push(selection.changes());
    assert!(seen.is_sorted_by(|one, next| one < next), "{seen:?}");
}

#[test]
fn a_range_is_in_the_order_that_is_shown() {
    let shown = Shown(vec![9, 3, 7, 1, 5]);
    let mut selection = Selection::default();
    selection.toggle(3);
    selection.extend(1, &shown);
    check(&selection, &[1, 3, 7]);
    assert!(selection.ends_with(1) && !selection.ends_with(3));
    // Shorter again, and to the other side of where it began.
    selection.extend(7, &shown);
    check(&selection, &[3, 7]);
    selection.extend(9, &shown);
    check(&selection, &[3, 9]);
    // What was selected apart from it stays.
    selection.toggle(5);
    selection.extend(1, &shown);
    check(&selection, &[1, 3, 5, 9]);
}

#[test]
fn a_range_begins_with_what_is_shown() {
    let shown = Shown(vec![4, 5, 6]);
    let mut selection = Selection::default();
    selection.extend(5, &shown);
    check(&selection, &[5]);
    selection.extend(6, &shown);
    check(&selection, &[5, 6]);
    // Where it began is not shown any more.
    selection.toggle(100);
    selection.extend(4, &shown);
    check(&selection, &[4, 5, 6, 100]);
    // What is not shown is not selected by a range.
    selection.extend(8, &shown);
    check(&selection, &[4, 5, 6, 100]);
    selection.begin(6);
    selection.extend(5, &shown);
    check(&selection, &[4, 5, 6, 100]);
}
