//! Numbers, sizes and dates for people.

use crate::report::DateTime;

/// The months of the year.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// With commas: `4,218`.
#[must_use]
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.char_indices() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with its noun: `1 file`, `4,218 files`.
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// A length in bytes, rounded: `214 KB`, `9.4 GB`.
#[must_use]
pub fn bytes(bytes: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "KB")];
    let Some((unit, name)) = units.into_iter().find(|(unit, _)| bytes >= *unit) else {
        return if bytes == 1 { "1 byte".to_owned() } else { format!("{bytes} bytes") };
    };
    let tenths = bytes / (unit / 10);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if whole >= 10 || unit == 1000 { format!("{whole} {name}") } else { format!("{whole}.{tenth} {name}") }
}

/// A month's name, by its number from 1 on.
#[must_use]
pub fn month(number: u8) -> &'static str {
    MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}

/// A day and time: `14 March 2025, 18:22`. A time in UTC says so, since the visitor's clock differs.
#[must_use]
pub fn date(at: &DateTime) -> String {
    let utc = if at.offset_minutes == Some(0) { " UTC" } else { "" };
    format!("{} {} {}, {:02}:{:02}{utc}", at.day, month(at.month), at.year, at.hour, at.minute)
}

/// The day alone: `14 March 2025`.
#[must_use]
pub fn day(at: &DateTime) -> String {
    let date = date(at);
    date.split(',').next().unwrap_or_default().to_owned()
}

/// A length of time: `2.4 s`, `3 min 20 s`.
#[must_use]
pub fn duration(seconds: f64) -> String {
    let tenths = tenths(seconds);
    let whole = tenths / 10;
    if whole < 60 {
        format!("{whole}.{} s", tenths % 10)
    } else {
        format!("{} min {} s", whole / 60, whole % 60)
    }
}

/// The same as a clock shows it: `0:02`, `3:20`.
#[must_use]
pub fn clock(seconds: f64) -> String {
    let whole = tenths(seconds) / 10;
    format!("{}:{:02}", whole / 60, whole % 60)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to at most a year")]
fn tenths(seconds: f64) -> u64 {
    (seconds.clamp(0.0, 31_536_000.0) * 10.0).round() as u64
}

/// Degrees to five places, about a metre: `-13.37771`.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a full turn")]
pub fn degrees(degrees: f64) -> String {
    let parts = (degrees.abs().clamp(0.0, 360.0) * 100_000.0).round() as u64;
    let sign = if degrees < 0.0 { "-" } else { "" };
    format!("{sign}{}.{:05}", parts / 100_000, parts % 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_sizes() {
        for (number, expected) in [(0, "0"), (999, "999"), (4218, "4,218"), (1_000_000, "1,000,000")] {
            assert_eq!(count(number), expected);
        }
        let sizes = [(12, "12 bytes"), (214_300, "214 KB"), (9_440_000_000, "9.4 GB"), (61_000_000, "61 MB")];
        for (number, expected) in sizes {
            assert_eq!(bytes(number), expected);
        }
    }
    #[test]
    fn lengths_of_time() {
        for (seconds, long, short) in [
            (0.04, "0.0 s", "0:00"),
            (2.44, "2.4 s", "0:02"),
            (59.96, "1 min 0 s", "1:00"),
            (200.0, "3 min 20 s", "3:20"),
            (-1.0, "0.0 s", "0:00"),
        ] {
            assert_eq!((duration(seconds), clock(seconds)), (long.to_owned(), short.to_owned()));
        }
    }
}
