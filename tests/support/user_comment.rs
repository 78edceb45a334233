//! The value of Exif `UserComment` 0x9286: eight bytes that name a character set, then the text, per
//! Exif 3.0 (CIPA DC-008), section 4.6.6.

use super::ifd::{ByteOrder, Value};

/// `ASCII`, as most writers have it.
pub fn in_ascii(text: &str) -> Value {
    with_code(b"ASCII\0\0\0", text.as_bytes())
}

/// `UNICODE`: UTF-16 in the order given, without a byte-order mark. The standard means the TIFF's order;
/// some writers use the other.
pub fn in_unicode(text: &str, order: ByteOrder) -> Value {
    with_code(b"UNICODE\0", &utf_16(text, order))
}

/// `UNICODE` with a byte-order mark before the text, which then decides, whatever the TIFF's order.
pub fn in_unicode_with_mark(text: &str, order: ByteOrder) -> Value {
    in_unicode(&format!("\u{FEFF}{text}"), order)
}

/// `JIS`, with plain ASCII behind it as careless writers have it; JIS X 0208 itself has two bytes for each
/// character.
pub fn in_jis(text: &str) -> Value {
    with_code(b"JIS\0\0\0\0\0", text.as_bytes())
}

/// Eight NULs: the character set is not defined.
pub fn in_undefined(text: &str) -> Value {
    with_code(&[0; 8], text.as_bytes())
}

/// No code at all: wrong, and yet written by some.
pub fn without_code(text: &str) -> Value {
    Value::Undefined(text.as_bytes().to_vec())
}

/// Any code before any bytes.
pub fn with_code(code: &[u8; 8], text: &[u8]) -> Value {
    Value::Undefined([code, text].concat())
}

fn utf_16(text: &str, order: ByteOrder) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| order.u16(unit)).collect()
}
