//! The orders in which files can be shown.

use super::{DateSource, File, Session, ShownDate};
use crate::live_photo::pair::FileId;
use crate::report::DateTime;
use std::cmp::Ordering;

/// An order. Files that are alike in it stand as they were found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// As they were found; when all is read, what was found to be from a call comes first.
    #[default]
    AsFound,
    /// By the day and time at which they were taken, the latest first; behind those, by the dates of the files.
    Newest,
    /// The same, the earliest first.
    Oldest,
    /// By name, numbers in it as numbers.
    Name,
    /// By length in bytes, the largest first.
    Largest,
    /// By the device that took them.
    Device,
}

/// What is not known comes last.
const UNKNOWN: u64 = u64::MAX - 1;

impl Order {
    /// All orders, as they are offered.
    pub const ALL: [Self; 6] =
        [Self::AsFound, Self::Newest, Self::Oldest, Self::Name, Self::Largest, Self::Device];

    /// The order's stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AsFound => "found",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Name => "name",
            Self::Largest => "largest",
            Self::Device => "device",
        }
    }

    /// The order that has this name.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }

    /// Where a file stands, as far as a number says it. Names and devices are compared where numbers are equal.
    pub(super) fn key(self, session: &Session, id: FileId, device: &str) -> u64 {
        let known = match self {
            Self::AsFound => return session.part_of(id),
            Self::Name => session.get(id).map(|file| beginning(file.name())),
            Self::Device => Some(beginning(device)).filter(|_| !device.is_empty()),
            Self::Oldest => session.dated(id).map(|date| part_by_date(&date) + moment(&date.at)),
            Self::Newest => {
                session.dated(id).map(|date| part_by_date(&date) + (BEHIND_ALL - moment(&date.at)))
            }
            Self::Largest => {
                let length = session.get(id).map(File::length).filter(|length| *length > 0);
                length.map(|length| (UNKNOWN - 1).saturating_sub(length))
            }
        };
        known.unwrap_or(UNKNOWN)
    }
}

/// Larger than any date and time of day as a number.
const BEHIND_ALL: u64 = 1 << 48;

/// Where files begin of which the file's own date alone is known: when they were copied says not when they were taken.
fn part_by_date(date: &ShownDate) -> u64 {
    match date.from {
        DateSource::Taken(_) => 0,
        DateSource::File => 2 * BEHIND_ALL,
    }
}

/// A date and time of day as a number, as people read them: the offset from UTC is left out, so that what is shown as one
/// day stands together.
fn moment(at: &DateTime) -> u64 {
    let parts = [(at.month, 16), (at.day, 32), (at.hour, 32), (at.minute, 64), (at.second, 64)];
    parts.into_iter().fold(u64::from(at.year), |number, (part, room)| number * room + u64::from(part))
}

/// Names as people order them: digits as numbers, letters of either case alike.
#[must_use]
pub fn by_name(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    loop {
        let ((first, rest), (other_first, other_rest)) = match (one.split_first(), other.split_first()) {
            (Some(one), Some(other)) => (one, other),
            (one, other) => return one.is_some().cmp(&other.is_some()),
        };
        let ordering = if first.is_ascii_digit() && other_first.is_ascii_digit() {
            let ((number, behind), (other_number, other_behind)) = (split_number(one), split_number(other));
            (one, other) = (behind, other_behind);
            number.len().cmp(&other_number.len()).then_with(|| number.cmp(other_number))
        } else {
            (one, other) = (rest, other_rest);
            first.to_ascii_lowercase().cmp(&other_first.to_ascii_lowercase())
        };
        if ordering.is_ne() {
            return ordering;
        }
    }
}

/// The beginning of a name as a number, which orders as [`by_name`] does as far as it goes: few names are then compared
/// themselves. A number in it is a digit, for its order among letters, how many digits it has, and those, two to a byte.
fn beginning(name: &str) -> u64 {
    let (mut bytes, mut rest) = (Vec::with_capacity(ROOM), name.as_bytes());
    while let Some((first, behind)) = rest.split_first().filter(|_| bytes.len() < ROOM) {
        if first.is_ascii_digit() {
            let (number, behind) = split_number(rest);
            rest = behind;
            let length = u8::try_from(number.len()).unwrap_or(u8::MAX);
            bytes.extend([b'0', length]);
            if length == u8::MAX {
                // Longer ones look the same from here.
                break;
            }
            let pair = |pair: &[u8]| pair.iter().fold(0, |byte, digit| byte * 16 + (digit - b'0'));
            bytes.extend(number.chunks(2).take(ROOM).map(pair));
        } else {
            rest = behind;
            bytes.push(first.to_ascii_lowercase());
        }
    }
    bytes.resize(ROOM, 0);
    bytes.into_iter().fold(0, |number, byte| number << 8 | u64::from(byte))
}

/// Bytes of a beginning.
const ROOM: usize = 8;

/// The digits that a text begins with, but for zeros in front, and what is behind them.
fn split_number(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, behind) = text.split_at_checked(end).unwrap_or_default();
    let zeros = digits.iter().position(|digit| *digit != b'0').unwrap_or(digits.len());
    (digits.get(zeros..).unwrap_or_default(), behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_people_order_them() {
        let ordered = [
            "",
            "1.jpg",
            "02.jpg",
            "10.jpg",
            "a",
            "A 2",
            "a 10",
            "IMG_9.HEIC",
            "img_10.heic",
            "IMG_10.MOV",
            "IMG_0100.HEIC",
            "IMG_E1.HEIC",
            "é",
        ];
        for pair in ordered.windows(2) {
            assert_eq!(by_name(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert_eq!(by_name(pair[1], pair[0]), Ordering::Greater, "{pair:?}");
        }
        for (one, other) in [("IMG_1.JPG", "img_1.jpg"), ("IMG_0001.JPG", "IMG_1.JPG"), ("0", "00"), ("", "")]
        {
            assert_eq!(by_name(one, other), Ordering::Equal, "{one} {other}");
        }
        // Longer than any integer.
        assert_eq!(by_name("99999999999999999999998", "99999999999999999999999"), Ordering::Less);
    }

    /// Names of all sorts, against each other.
    #[test]
    fn beginnings_order_as_names_do() {
        let parts =
            ["", "a", "IMG_", "img", "0", "007", "9", "10", "123456789", " ", "é", "_", ".JPG", "\0", "z"];
        let long = ["9".repeat(300), "8".repeat(255), "8".repeat(254), "1".repeat(256)];
        let mut names: Vec<String> = long.to_vec();
        for one in parts {
            for other in parts {
                names.extend(parts.iter().map(|last| format!("{one}{other}{last}")));
            }
        }
        for one in names.iter().step_by(7).chain(&long) {
            for other in &names {
                let (first, second) = (beginning(one), beginning(other));
                let is_right = first == second || first.cmp(&second) == by_name(one, other);
                assert!(is_right, "{one:?} {other:?}");
            }
        }
        assert!(
            beginning("IMG_1234") < beginning("img_1235") && beginning("IMG_999") < beginning("IMG_1000")
        );
    }

    #[test]
    fn codes_lead_back() {
        for order in Order::ALL {
            assert_eq!(Order::of(order.code()), Some(order));
        }
        assert_eq!(Order::of("size"), None);
    }
}
