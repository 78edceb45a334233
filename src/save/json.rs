//! Records as JSON (RFC 8259).

use super::record::{Groups, KEYS, Record, Value, path, record};
use crate::live_photo::pair::FileId;
use crate::metadata::value::rounded;
use crate::session::Session;

/// Digits behind the point: a ten thousandth of a millimetre on the ground.
const DIGITS: u8 = 9;

/// A list of what is told of these files, of which those that were not read are left out.
#[must_use]
pub fn document(session: &Session, files: &[FileId]) -> String {
    let mut groups = Groups::default();
    let mut document = String::from("[");
    for id in files {
        if let Some(record) = record(session, *id, path(session, *id), &mut groups, None) {
            document.push_str(if document.len() > 1 { ",\n" } else { "\n" });
            write(&mut document, &record);
        }
    }
    document.push_str("\n]\n");
    document
}

/// Writes an object behind what there is.
pub fn write(out: &mut String, record: &Record<'_>) {
    for (position, (key, value)) in KEYS.iter().zip(record).enumerate() {
        out.push(if position == 0 { '{' } else { ',' });
        string(out, key);
        out.push(':');
        write_value(out, value);
    }
    out.push('}');
}

fn write_value(out: &mut String, value: &Value<'_>) {
    match value {
        Value::Nothing => out.push_str("null"),
        Value::Text(text) => string(out, text),
        Value::Made(text) => string(out, text),
        Value::Whole(number) => out.push_str(&number.to_string()),
        // JSON knows no infinity.
        Value::Number(number) => out.push_str(rounded(*number, DIGITS).as_deref().unwrap_or("null")),
        Value::List(texts) => {
            out.push('[');
            for (position, text) in texts.iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                string(out, text);
            }
            out.push(']');
        }
        Value::Failure(error) => {
            out.push_str("{\"kind\":");
            string(out, error.kind.code());
            out.push_str(",\"offset\":");
            out.push_str(&error.offset.to_string());
            out.push('}');
        }
    }
}

/// A text between quotation marks.
pub fn string(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u32| {
        let digit = usize::try_from(value & 15).ok().and_then(|at| HEX.get(at));
        char::from(digit.copied().unwrap_or_default())
    };
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                out.push_str("\\u00");
                out.extend([digit(u32::from(c) >> 4), digit(u32::from(c))]);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
