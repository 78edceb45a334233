//! Numbers, sizes and dates for people.

use crate::report::DateTime;

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
        return format!("{bytes} bytes");
    };
    let tenths = bytes / (unit / 10);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if whole >= 10 || unit == 1000 { format!("{whole} {name}") } else { format!("{whole}.{tenth} {name}") }
}

/// A day and time: `14 March 2025, 18:22`. A time in UTC says so, since the visitor's clock differs.
#[must_use]
pub fn date(at: &DateTime) -> String {
    const MONTHS: [&str; 12] = [
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
    let month = MONTHS.get(usize::from(at.month).wrapping_sub(1)).copied().unwrap_or_default();
    let utc = if at.offset_minutes == Some(0) { " UTC" } else { "" };
    format!("{} {month} {}, {:02}:{:02}{utc}", at.day, at.year, at.hour, at.minute)
}

/// The day alone: `14 March 2025`.
#[must_use]
pub fn day(at: &DateTime) -> String {
    let date = date(at);
    date.split(',').next().unwrap_or_default().to_owned()
}

/// A length of time: `2.4 s`, `3 min 20 s`.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to at most a year")]
pub fn duration(seconds: f64) -> String {
    let tenths = (seconds.clamp(0.0, 31_536_000.0) * 10.0).round() as u64;
    let whole = tenths / 10;
    if whole < 60 {
        format!("{whole}.{} s", tenths % 10)
    } else {
        format!("{} min {} s", whole / 60, whole % 60)
    }
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
}
