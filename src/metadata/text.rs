//! Text as files write it: charset codes, padding, and identifiers.

use crate::bytes::{ByteOrder, limits};

/// Without the NULs and blanks around it.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c == '\0' || c.is_whitespace())
}

/// Its first `limits::LISTED_VALUE` characters.
#[must_use]
pub fn cut(text: &str) -> String {
    if text.len() <= limits::LISTED_VALUE {
        return text.to_owned();
    }
    match text.char_indices().nth(limits::LISTED_VALUE) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned(),
        None => text.to_owned(),
    }
}

/// As it is compared: no NULs and blanks around it, single blanks inside, lower case.
#[must_use]
pub fn normalised(text: &str) -> String {
    trim(text).split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

/// A Live Photo's identifier in upper case; none when it is blank or all zeros.
#[must_use]
pub fn identifier(text: &str) -> Option<String> {
    let text = trim(text).to_ascii_uppercase();
    text.chars().any(|c| c != '0' && c != '-').then(|| cut(&text))
}

/// Bytes as UTF-8, or else as Latin-1, which every sequence of bytes is.
#[must_use]
pub fn utf8_or_latin1(bytes: &[u8]) -> String {
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// UTF-16 in this order; what is no text is replaced.
#[must_use]
pub fn utf16(bytes: &[u8], order: ByteOrder) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match order {
        ByteOrder::Big => u16::from_be_bytes(*pair),
        ByteOrder::Little => u16::from_le_bytes(*pair),
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Exif's UserComment, 0x9286: eight bytes name the charset, the rest is text. Any other first eight bytes
/// belong to the text, since some writers leave the code out. `order` is the TIFF's.
#[must_use]
pub fn user_comment(bytes: &[u8], order: ByteOrder) -> String {
    let Some((code, rest)) = bytes.split_first_chunk::<8>() else { return utf8_or_latin1(bytes) };
    match code {
        b"ASCII\0\0\0" | b"JIS\0\0\0\0\0" | b"\0\0\0\0\0\0\0\0" => utf8_or_latin1(rest),
        b"UNICODE\0" => unicode_comment(rest, order),
        _ => utf8_or_latin1(bytes),
    }
}

/// By its byte-order mark, else in the TIFF's order, else in the other if only that gives ASCII.
fn unicode_comment(bytes: &[u8], order: ByteOrder) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, ByteOrder::Big),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, ByteOrder::Little),
        _ => {
            let other = if order == ByteOrder::Big { ByteOrder::Little } else { ByteOrder::Big };
            let (expected, swapped) = (utf16(bytes, order), utf16(bytes, other));
            if !expected.is_ascii() && swapped.is_ascii() { swapped } else { expected }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_comments_in_every_charset() {
        let cases: [(&[u8], ByteOrder, &str); 8] = [
            (b"ASCII\0\0\0FaceTime Photo", ByteOrder::Big, "FaceTime Photo"),
            (b"\0\0\0\0\0\0\0\0FaceTime Photo\0", ByteOrder::Big, "FaceTime Photo"),
            (b"JIS\0\0\0\0\0Photo", ByteOrder::Big, "Photo"),
            (b"FaceTime Photo", ByteOrder::Big, "FaceTime Photo"),
            (b"UNICODE\0\0H\0i", ByteOrder::Big, "Hi"),
            (b"UNICODE\0H\0i\0", ByteOrder::Little, "Hi"),
            (b"UNICODE\0H\0i\0", ByteOrder::Big, "Hi"),
            (b"UNICODE\0\xFE\xFF\0H\0i", ByteOrder::Little, "Hi"),
        ];
        for (bytes, order, expected) in cases {
            assert_eq!(trim(&user_comment(bytes, order)), expected, "{bytes:?}");
        }
    }

    #[test]
    fn normalising() {
        assert_eq!(normalised("\0 FaceTime \t  Photo\0\0"), "facetime photo");
        assert_eq!(identifier(" 0000-0000 "), None);
        assert_eq!(identifier("\0"), None);
        assert_eq!(identifier("0a1b\0"), Some("0A1B".to_owned()));
    }
}
