//! Points in time as photos and movies write them.

use super::Place;
use nanoserde::{DeBin, SerBin};
use std::fmt;

/// A date and time of day, with the offset from UTC when it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, SerBin, DeBin)]
pub struct DateTime {
    /// Year of the common era, 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the month's length.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60.
    pub second: u8,
    /// Minutes east of UTC, when known.
    pub offset_minutes: Option<i16>,
}

/// Where a capture date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, SerBin, DeBin)]
pub enum TakenFrom {
    /// Exif DateTimeOriginal or CreateDate (DateTimeDigitized).
    Exif,
    /// XMP.
    Xmp,
    /// A movie's key or its header; a still may take its movie's.
    Movie,
}

impl TakenFrom {
    /// The source's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Exif => "exif",
            Self::Xmp => "xmp",
            Self::Movie => "movie",
        }
    }
}

/// When a photo or movie was taken, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, SerBin, DeBin)]
pub struct Taken {
    /// When.
    pub at: DateTime,
    /// By which source.
    pub from: TakenFrom,
    /// Where it stands.
    pub place: Place,
}

const DAYS_FROM_1904_TO_1970: i64 = 24_107;
const SECONDS_OF_DAY: u64 = 86_400;

impl DateTime {
    /// Reads what Exif (`2021:07:06 16:08:12`), XMP and QuickTime (`2021-07-06T16:08:12+0200`) write.
    /// Time, seconds and offset may be absent; fractions of a second are passed over. `None` for anything
    /// else, and for dates that cannot be, such as `0000:00:00 00:00:00`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits = Digits(text.trim());
        let year = digits.number(4)?;
        digits.separator(&[':', '-', '/'])?;
        let month = digits.small()?;
        digits.separator(&[':', '-', '/'])?;
        let day = digits.small()?;
        let mut date = Self { year, month, day, hour: 0, minute: 0, second: 0, offset_minutes: None };
        if digits.separator(&[' ', 'T']).is_some() && !digits.0.is_empty() {
            date.hour = digits.small()?;
            digits.separator(&[':'])?;
            date.minute = digits.small()?;
            if digits.separator(&[':']).is_some() {
                date.second = digits.small()?;
            }
            digits.skip_fraction();
            date.offset_minutes = parse_offset(digits.0);
        }
        date.is_possible().then_some(date)
    }

    /// Seconds since the start of 1904 in UTC, as movies count them. `None` for 0, which means unknown.
    #[must_use]
    pub fn from_seconds_since_1904(seconds: u64) -> Option<Self> {
        let days = i64::try_from(seconds / SECONDS_OF_DAY).ok()?.checked_sub(DAYS_FROM_1904_TO_1970)?;
        let second_of_day = seconds % SECONDS_OF_DAY;
        let (year, month, day) = civil_from_days(days)?;
        let part = |value: u64| u8::try_from(value).ok();
        let date = Self {
            year,
            month,
            day,
            hour: part(second_of_day / 3600)?,
            minute: part(second_of_day / 60 % 60)?,
            second: part(second_of_day % 60)?,
            offset_minutes: Some(0),
        };
        (seconds != 0 && date.is_possible()).then_some(date)
    }

    /// Of so many seconds since the start of 1970 in UTC. `None` for what is no time of ours.
    #[must_use]
    pub fn from_seconds_since_1970(seconds: u64) -> Option<Self> {
        let between = DAYS_FROM_1904_TO_1970.unsigned_abs() * SECONDS_OF_DAY;
        Self::from_seconds_since_1904(seconds.checked_add(between)?)
    }

    /// Seconds since the start of 1970 in UTC, when the offset is known.
    #[must_use]
    pub fn seconds_since_1970(self) -> Option<i64> {
        let days = days_from_civil(self.year.into(), self.month.into(), self.day.into());
        let minutes = (days * 24 + i64::from(self.hour)) * 60 + i64::from(self.minute);
        Some((minutes - i64::from(self.offset_minutes?)) * 60 + i64::from(self.second))
    }

    /// The same with the offset that Exif keeps in a tag of its own, such as `+02:00`.
    #[must_use]
    pub fn with_offset(mut self, text: &str) -> Self {
        self.offset_minutes = self.offset_minutes.or(parse_offset(text.trim()));
        self
    }

    /// Whether there can be such a time.
    #[must_use]
    pub fn is_possible(self) -> bool {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return false,
        };
        (1..=9999).contains(&self.year)
            && (1..=days).contains(&self.day)
            && self.hour < 24
            && self.minute < 60
            && self.second <= 60
    }
}

impl fmt::Display for DateTime {
    /// `2021-07-06T16:08:12`, with `+02:00` behind it when the offset is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second, offset_minutes } = self;
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        let Some(minutes) = offset_minutes else { return Ok(()) };
        let sign = if *minutes < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
    }
}

/// What is left to read of a date's text.
struct Digits<'a>(&'a str);

impl Digits<'_> {
    fn number(&mut self, width: usize) -> Option<u16> {
        let (digits, rest) = self.0.split_at_checked(width)?;
        let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
        self.0 = rest;
        all_digits.then(|| digits.parse().ok())?
    }

    fn small(&mut self) -> Option<u8> {
        self.number(2).and_then(|number| u8::try_from(number).ok())
    }

    fn separator(&mut self, allowed: &[char]) -> Option<()> {
        self.0 = self.0.strip_prefix(allowed)?;
        Some(())
    }

    fn skip_fraction(&mut self) {
        if let Some(fraction) = self.0.strip_prefix('.') {
            self.0 = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
        }
    }
}

/// `Z`, `+02:00`, `+0200` or `+02`, in minutes.
fn parse_offset(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let mut digits = Digits(text.get(1..)?);
    let hours = digits.small().filter(|hours| *hours < 24)?;
    let _ = digits.separator(&[':']);
    let minutes = if digits.0.is_empty() { 0 } else { digits.small().filter(|minutes| *minutes < 60)? };
    Some(sign * (i16::from(hours) * 60 + i16::from(minutes)))
}

/// Year, month and day in the Gregorian calendar of a number of days since 1970-01-01. Counts in years that
/// begin in March, so that the leap day is a year's last.
fn civil_from_days(days: i64) -> Option<(u16, u8, u8)> {
    let since_year_0 = days.checked_add(719_468)?;
    let era = since_year_0.div_euclid(146_097);
    let day_of_era = since_year_0.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    Some((u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// The way back: days from 1970-01-01 to a day of the Gregorian calendar.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::DateTime;

    #[test]
    fn counts_seconds_since_1970() {
        let cases = [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2021-07-06T18:08:12+02:00", Some(1_625_587_692)),
            ("2024-02-29T00:00:00-03:30", Some(1_709_177_400)),
            ("2100-03-01T00:00:00Z", Some(4_107_542_400)),
            ("2021-07-06T18:08:12", None),
        ];
        for (text, expected) in cases {
            let seconds = DateTime::parse(text).expect("a date").seconds_since_1970();
            assert_eq!(seconds, expected, "{text}");
            if let Some(seconds) =
                expected.and_then(|seconds| u64::try_from(seconds).ok()).filter(|seconds| *seconds > 0)
            {
                let again = DateTime::from_seconds_since_1970(seconds).expect("a time");
                assert_eq!(again.seconds_since_1970(), expected, "{text}");
            }
        }
    }

    fn check(text: &str, expected: &str) {
        let shown = DateTime::parse(text).map_or("none".to_owned(), |date| date.to_string());
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn reads_what_cameras_and_programs_write() {
        check("2021:07:06 16:08:12", "2021-07-06T16:08:12");
        check("2021-07-06T16:08:12+0200", "2021-07-06T16:08:12+02:00");
        check("2021-07-06T16:08:12.123-03:30", "2021-07-06T16:08:12-03:30");
        check("2021-07-06T16:08Z", "2021-07-06T16:08:00+00:00");
        check("2021-07-06", "2021-07-06T00:00:00");
        check("2024:02:29 00:00:00", "2024-02-29T00:00:00");
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in
            ["", "0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:29 00:00:00", "2021:13:01", "später"]
        {
            check(text, "none");
        }
    }

    #[test]
    fn counts_seconds_since_1904() {
        let cases = [
            (0, "none"),
            (2_082_844_800, "1970-01-01T00:00:00+00:00"),
            (3_708_432_492, "2021-07-06T16:08:12+00:00"),
        ];
        for (seconds, expected) in cases {
            let shown =
                DateTime::from_seconds_since_1904(seconds).map_or("none".to_owned(), |date| date.to_string());
            assert_eq!(shown, expected, "{seconds}");
        }
        assert_eq!(DateTime::from_seconds_since_1904(u64::MAX), None);
    }
}
