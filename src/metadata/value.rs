//! Values of TIFF entries as text for people: TIFF 6.0, section 2, and Exif 2.32, 4.6.2. Written without the
//! standard library's own printing of floating-point numbers, which would be a tenth of the page's program.

use super::text;
use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, limits};
use crate::container::tiff::UTF8;

/// An entry's value as text: several numbers with commas between them, bytes without meaning by their
/// number.
#[must_use]
pub fn shown(value_type: u16, bytes: &[u8], order: ByteOrder) -> String {
    match value_type {
        2 | UTF8 => text::trim(&text::utf8_or_latin1(bytes)).to_owned(),
        // Versions and the like are text without a terminating zero.
        7 if bytes.len() <= 8 && bytes.iter().all(u8::is_ascii_graphic) => text::utf8_or_latin1(bytes),
        7 => format!("{} bytes", bytes.len()),
        _ => numbers(value_type, &mut Cursor::new(bytes, 0).with_order(order)),
    }
}

fn numbers(value_type: u16, cursor: &mut Cursor<'_>) -> String {
    let mut text = String::new();
    while let Ok(number) = number(value_type, cursor)
        && text.len() < limits::LISTED_VALUE
    {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&number);
    }
    text
}

fn number(value_type: u16, cursor: &mut Cursor<'_>) -> Result<String, Error> {
    let whole = match value_type {
        1 => i64::from(cursor.u8()?),
        3 => i64::from(cursor.u16()?),
        4 | 13 => i64::from(cursor.u32()?),
        5 => return Ok(ratio(i64::from(cursor.u32()?), i64::from(cursor.u32()?))),
        6 => i64::from(cursor.u8()?.cast_signed()),
        8 => i64::from(cursor.u16()?.cast_signed()),
        9 => i64::from(cursor.u32()?.cast_signed()),
        10 => {
            let (above, below) = (cursor.u32()?.cast_signed(), cursor.u32()?.cast_signed());
            return Ok(ratio(i64::from(above), i64::from(below)));
        }
        11 => return Ok(decimal(f64::from(f32::from_bits(cursor.u32()?)))),
        12 => return Ok(decimal(f64::from_bits(cursor.u64()?))),
        16 | 18 => return Ok(cursor.u64()?.to_string()),
        17 => cursor.u64()?.cast_signed(),
        _ => return Err(Error::new(ErrorKind::NotSupported, cursor.offset())),
    };
    Ok(whole.to_string())
}

/// A fraction below one as such (`1/60`), any other as a decimal number.
fn ratio(numerator: i64, denominator: i64) -> String {
    if denominator == 0 || numerator == 1 {
        return format!("{numerator}/{denominator}");
    }
    #[allow(clippy::cast_precision_loss, reason = "both come from 32 bits and are exact")]
    decimal(numerator as f64 / denominator as f64)
}

/// Digits behind the point that are shown.
const DIGITS: u8 = 6;

/// A number with up to six digits behind the point: `2.71`.
#[must_use]
pub fn decimal(number: f64) -> String {
    let out_of_range = if number.is_nan() { "not a number" } else { "out of range" };
    rounded(number, DIGITS).unwrap_or_else(|| out_of_range.to_owned())
}

/// A number with up to so many digits behind the point; none for one that is out of range, or not a number.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be in range")]
pub fn rounded(number: f64, digits: u8) -> Option<String> {
    let scaled = (number.abs() * (0..digits).fold(1.0, |scale, _| scale * 10.0)).round();
    if !(0.0..1e18).contains(&scaled) {
        return None;
    }
    let places = usize::from(digits);
    let digits = format!("{:0least$}", scaled as u64, least = places + 1);
    let (whole, fraction) = digits.split_at_checked(digits.len() - places).unwrap_or_default();
    let fraction = fraction.trim_end_matches('0');
    let sign = if number < 0.0 && scaled > 0.0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}"))
}

/// Reads a decimal number such as `+048.8584`; none for anything else. As exact as 15 digits allow.
#[must_use]
pub fn parse_decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.get(..fraction.len().min(15 - whole.len().min(15)))?;
    let all = || whole.bytes().chain(fraction.bytes());
    if whole.is_empty() || whole.len() > 15 || !all().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number = all().fold(0.0, |number, digit| number * 10.0 + f64::from(digit - b'0'));
    let scale = fraction.bytes().fold(1.0, |scale, _| scale * 10.0);
    Some(sign * number / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals() {
        let cases = [
            (2.71, "2.71"),
            (0.0, "0"),
            (-0.5, "-0.5"),
            (1234.0, "1234"),
            (1e-9, "0"),
            (1e13, "out of range"),
        ];
        for (number, expected) in cases {
            assert_eq!(decimal(number), expected);
        }
        assert_eq!(decimal(f64::NAN), "not a number");
        let texts = [
            ("+48.8584", Some(48.8584)),
            ("-002.2945", Some(-2.2945)),
            ("7", Some(7.0)),
            ("", None),
            ("1e5", None),
        ];
        for (text, expected) in texts {
            assert_eq!(parse_decimal(text), expected, "{text}");
        }
    }

    #[test]
    fn values() {
        let cases: [(u16, &[u8], &str); 6] = [
            (2, b"Apple\0", "Apple"),
            (3, b"\0\x01\0\x02", "1, 2"),
            (5, b"\0\0\0\x01\0\0\0\x3c", "1/60"),
            (5, b"\0\0\0\x09\0\0\0\x05", "1.8"),
            (7, b"0232", "0232"),
            (7, b"\0\0\0", "3 bytes"),
        ];
        for (value_type, bytes, expected) in cases {
            assert_eq!(shown(value_type, bytes, ByteOrder::Big), expected);
        }
    }
}
