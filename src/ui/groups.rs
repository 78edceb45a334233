//! Files that stand in the order of their dates, by month: plain numbers, tested by themselves (`tests/groups.rs`). Where
//! a group ends is looked for in steps that double, so that few dates are asked for, however many files there are.

/// Months of a year are taken together while they have no more files than this, so that a line is not one picture.
const FEW_OF_YEAR: usize = 8;
/// A month with more files is divided by its days.
const MANY: usize = 60;
/// Days are taken together until they have so many files.
const FEW: usize = 24;

/// A day: year, month and day.
pub type Day = (u16, u8, u8);

/// Files of one time that stand one behind the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The first of them.
    pub row: usize,
    /// How many they are.
    pub count: usize,
    /// When they were taken; none of files without a date.
    pub time: Option<Time>,
}

/// A month, or some of its days, or some months of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// The year.
    pub year: u16,
    /// The first and the last month, from 1 on; mostly they are the same.
    pub months: (u8, u8),
    /// The first and the last of the days; none if it is the whole month.
    pub days: Option<(u8, u8)>,
}

/// The groups of so many files, whose days stand in order, up or down.
#[must_use]
pub fn by_time(rows: usize, day: &dyn Fn(usize) -> Option<Day>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut row = 0;
    while row < rows {
        let month = |row| day(row).map(|(year, month, _)| (year, month));
        let of = month(row);
        let end = end_of(row, rows, &|row| month(row) == of);
        match of {
            Some(of) if end - row > MANY => divide(row, end, of, day, &mut groups),
            of => add(Group { row, count: end - row, time: of.map(|of| time(of, None)) }, &mut groups),
        }
        row = end;
    }
    groups
}

/// Adds a month to those before it if there is little in them.
fn add(month: Group, groups: &mut Vec<Group>) {
    let before = groups.last_mut().map(|group| (group.time, group));
    if let (Some((Some(before), group)), Some(time)) = (before, month.time)
        && before.year == time.year
        && before.days.is_none()
        && group.count + month.count <= FEW_OF_YEAR
    {
        let months = (before.months.0.min(time.months.0), before.months.1.max(time.months.1));
        group.time = Some(Time { months, ..time });
        group.count += month.count;
        return;
    }
    groups.push(month);
}

/// Divides a month by its days.
fn divide(
    mut row: usize,
    end: usize,
    of: (u16, u8),
    day: &dyn Fn(usize) -> Option<Day>,
    groups: &mut Vec<Group>,
) {
    while row < end {
        let last = end.min(row + FEW) - 1;
        let day_of = |row| day(row).map_or(0, |(.., day)| day);
        let (one, other) = (day_of(row), day_of(last));
        let next = end_of(last, end, &|row| day_of(row) == other);
        let days = Some((one.min(other), one.max(other)));
        groups.push(Group { row, count: next - row, time: Some(time(of, days)) });
        row = next;
    }
}

fn time((year, month): (u16, u8), days: Option<(u8, u8)>) -> Time {
    Time { year, months: (month, month), days }
}

/// The first row behind `row`, of those before `end`, of which this does not hold; it holds of all up to there.
fn end_of(row: usize, end: usize, holds: &dyn Fn(usize) -> bool) -> usize {
    let (mut last, mut step) = (row, 1);
    while last + step < end && holds(last + step) {
        last += step;
        step *= 2;
    }
    // It holds at the last one, and not `step` behind it.
    let mut next = end.min(last + step);
    while next - last > 1 {
        let middle = last + (next - last) / 2;
        if holds(middle) { last = middle } else { next = middle }
    }
    next
}
