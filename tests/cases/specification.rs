//! The cases that every build must get right.

use crate::drive::inspect;
use crate::drive::visit::{Inspected, Visit, orders, visit};
use crate::support::cases::{self, Case, Expected};
use std::collections::BTreeSet;

#[test]
fn every_case_in_every_order_of_its_files() {
    let cases = cases::all();
    let numbers: BTreeSet<u32> = cases.iter().map(|case| case.number).collect();
    assert!((1..=26).all(|number| numbers.contains(&number)), "a number has no case: {numbers:?}");
    for case in cases {
        check(&case);
    }
}

fn check(case: &Case) {
    let inspected = |path: &str, bytes: &[u8]| (path.to_owned(), inspect(path, bytes));
    let files: Vec<Inspected> = case.files.iter().map(|file| inspected(file.path, &file.bytes)).collect();
    for order in orders(files.len()) {
        let what = format!("case {} ({}), read in the order {order:?}", case.number, case.what);
        check_visit(case, &visit(&files, &order), &what);
    }
}

fn check_visit(case: &Case, visit: &Visit, what: &str) {
    for expected in &case.expected {
        assert_eq!(said(visit, expected.path), wanted(expected), "{what}: {}", expected.path);
    }
    assert_eq!(visit.groups(), sets(&case.groups), "{what}: groups");
    assert_eq!(visit.together_by_name(), sets(&case.together_by_name), "{what}: shown together by name");
    let moments = usize::try_from(case.moments).expect("few moments");
    assert_eq!(visit.session.tally().moments, moments, "{what}: moments");
    visit.check_tally(what);
}

fn sets<'a>(lists: &'a [Vec<&'a str>]) -> BTreeSet<BTreeSet<&'a str>> {
    lists.iter().map(|list| list.iter().copied().collect()).collect()
}

fn wanted(expected: &Expected) -> String {
    let Expected { kind, grade, near_miss, marks, identifier, .. } = expected;
    format!("{kind}, {grade}, near-miss {near_miss:?}, marks {marks:?}, identifier {identifier:?}")
}

fn said(visit: &Visit, path: &str) -> String {
    let outcome = visit.outcome(path);
    let verdict = outcome.verdict;
    let (kind, grade) = (outcome.kind.code(), verdict.grade.code());
    let near_miss = verdict.near_miss.map(|near_miss| near_miss.code());
    let marks: Vec<&str> = verdict.marks.iter().map(|mark| mark.code()).collect();
    let identifier = outcome.identifier();
    format!("{kind}, {grade}, near-miss {near_miss:?}, marks {marks:?}, identifier {identifier:?}")
}
