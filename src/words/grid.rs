//! The grid of pictures: its headings, and what stands on a picture.

use super::numbers::{counted, day, month};
use crate::session::{DateSource, ShownDate};

/// The two views, for screen readers.
pub const VIEWS: &str = "How to show the files";
/// Shows pictures beside each other.
pub const AS_GRID: &str = "Grid";
/// Shows a row for each file.
pub const AS_LIST: &str = "List";
/// A still that has its movie, for screen readers.
pub const LIVE: &str = "Live Photo with its movie";
/// The heading of files of which nothing says when they were taken.
pub const UNDATED: &str = "Without a date";

/// The heading of a month, of some of its days, or of months that are taken together: `March 2025`, `3 – 9 March 2025`,
/// `Mar – May 2025`.
#[must_use]
pub fn time(year: u16, (first, last): (u8, u8), days: Option<(u8, u8)>) -> String {
    let (month, until) = (month(first), month(last));
    match days {
        None if first != last => format!("{} – {} {year}", short(month), short(until)),
        None => format!("{month} {year}"),
        Some((first, last)) if first == last => format!("{first} {month} {year}"),
        Some((first, last)) => format!("{first} – {last} {month} {year}"),
    }
}

/// A month where there is little room.
fn short(month: &str) -> &str {
    month.get(..3).unwrap_or(month)
}

/// How many pictures, movies and other files stand under a heading.
#[must_use]
pub fn items(count: usize) -> String {
    counted(count, "item", "items")
}

/// Whose camera took it: `iPhone 15, front`.
#[must_use]
pub fn camera(device: &str, side: &str) -> String {
    format!("{device}, {side}")
}

/// The date of a picture.
#[must_use]
pub fn date(date: &ShownDate) -> String {
    let at = day(&date.at);
    match date.from {
        DateSource::Taken(_) => at,
        DateSource::File => format!("file changed {at}"),
    }
}

/// All that is said of a picture, for who does not see it.
#[must_use]
pub fn said(parts: &[String]) -> String {
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn months_and_days() {
        for (last, days, expected) in [
            (3, None, "March 2025"),
            (3, Some((14, 14)), "14 March 2025"),
            (3, Some((3, 9)), "3 – 9 March 2025"),
            (5, None, "Mar – May 2025"),
        ] {
            assert_eq!(time(2025, (3, last), days), expected);
        }
    }
}
