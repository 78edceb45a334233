//! Files in the order of their dates, by month.

#[path = "../src/ui/groups.rs"]
mod groups;

use groups::{Day, Group, Time, by_time};
use std::cell::Cell;

/// So many files of each day, one day behind the other.
fn days(days: &[(Option<Day>, usize)]) -> Vec<Option<Day>> {
    days.iter().flat_map(|(day, count)| std::iter::repeat_n(*day, *count)).collect()
}

/// How many files there are, of which month and days.
type Expected = (usize, Option<(u16, u8, Option<(u8, u8)>)>);

fn check(given: &[(Option<Day>, usize)], expected: &[Expected]) {
    let days = days(given);
    let mut row = 0;
    let group = |(count, time): &Expected| {
        let time = time.map(|(year, month, days)| Time { year, months: (month, month), days });
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

/// As long as all of them are few, in either order. What is divided by its days stays apart, and what has no date.
#[test]
fn sparse_months_of_a_year_are_taken_together() {
    let month = |year, month, count| (Some((year, month, 7)), count);
    let group =
        |row, count, year, months| Group { row, count, time: Some(Time { year, months, days: None }) };
    let groups = |given: &[(Option<Day>, usize)]| {
        let days = days(given);
        by_time(days.len(), &|row| days[row])
    };
    let mut given =
        [month(2025, 9, 3), month(2025, 6, 4), month(2025, 3, 1), month(2025, 2, 1), month(2024, 3, 1)];
    let newest = [group(0, 8, 2025, (3, 9)), group(8, 1, 2025, (2, 2)), group(9, 1, 2024, (3, 3))];
    assert_eq!(groups(&given), newest);
    given.reverse();
    let oldest = [group(0, 1, 2024, (3, 3)), group(1, 6, 2025, (2, 6)), group(7, 3, 2025, (9, 9))];
    assert_eq!(groups(&given), oldest);

    let by_days = Time { year: 2025, months: (3, 3), days: Some((7, 7)) };
    let expected = [
        Group { row: 0, count: 61, time: Some(by_days) },
        group(61, 1, 2025, (2, 2)),
        Group { row: 62, count: 2, time: None },
    ];
    assert_eq!(groups(&[month(2025, 3, 61), month(2025, 2, 1), (None, 2)]), expected);
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
