//! Files in the order of their dates, by month.

#[path = "../src/ui/groups.rs"]
mod groups;

use groups::{Day, Group, Time, by_time};
use std::cell::Cell;

/// So many files of each day, one day behind the other.
fn days(days: &[(Option<Day>, usize)]) -> Vec<Option<Day>> {
    days.iter().flat_map(|(day, count)| std::iter::repeat_n(*day, *count)).collect()
}

fn check(given: &[(Option<Day>, usize)], expected: &[(usize, Option<(u16, u8, Option<(u8, u8)>)>)]) {
    let days = days(given);
    let mut row = 0;
    let group = |(count, time): &(usize, Option<(u16, u8, Option<(u8, u8)>)>)| {
        let time = time.map(|(year, month, days)| Time { year, month, days });
        let group = Group { row, count: *count, time };
        row += count;
        group
    };
    let expected: Vec<Group> = expected.iter().map(group).collect();
    assert_eq!(by_time(days.len(), &|row| days[row]), expected, "{given:?}");
}

#[test]
fn months_and_what_has_no_date() {
    check(&[], &[]);
    check(&[(None, 3)], &[(3, None)]);
    check(
        &[
            (Some((2025, 3, 30)), 2),
            (Some((2025, 3, 1)), 1),
            (Some((2024, 3, 1)), 1),
            (Some((2023, 12, 24)), 60),
            (None, 1000),
        ],
        &[(3, Some((2025, 3, None))), (1, Some((2024, 3, None))), (60, Some((2023, 12, None))), (1000, None)],
    );
}

#[test]
fn a_month_with_many_is_divided_by_days() {
    let day = |day| Some((2025, 3, day));
    let days = |count, first, last| (count, Some((2025, 3, Some((first, last)))));
    check(&[(day(14), 61)], &[days(61, 14, 14)]);
    // Days are not divided, and taken together while they are few.
    check(
        &[(day(30), 10), (day(28), 13), (day(27), 2), (day(20), 500), (day(2), 4), (day(1), 3)],
        &[days(25, 27, 30), days(500, 20, 20), days(7, 1, 2)],
    );
    // The oldest first.
    check(&[(day(1), 40), (day(2), 40)], &[days(40, 1, 1), days(40, 2, 2)]);
}

/// A few for each group, and not one for each file.
#[test]
fn few_dates_are_asked_for() {
    let months: Vec<_> = (0..120)
        .rev()
        .map(|month| (Some((2015 + month / 12, u8::try_from(month % 12 + 1).expect("a month"), 7)), 800))
        .collect();
    let days = days(&months);
    let asked = Cell::new(0);
    let groups = by_time(days.len(), &|row| {
        asked.set(asked.get() + 1);
        days[row]
    });
    assert_eq!(groups.len(), 120);
    assert!(asked.get() < 120 * 60, "{} for {} files", asked.get(), days.len());
}
