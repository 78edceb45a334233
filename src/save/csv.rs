//! Records as CSV (RFC 4180), for spreadsheets: those take a text that begins like a formula for one, and would do what
//! a file's own metadata says.

use super::record::{COSTS, Groups, KEYS, Value, path, record};
use crate::live_photo::pair::FileId;
use crate::metadata::value::rounded;
use crate::session::Session;

/// By this mark Excel sees that a file is UTF-8.
const UTF8_MARK: char = '\u{FEFF}';
/// RFC 4180, 2.1.
const LINE_END: &str = "\r\n";
/// What spreadsheets take for the beginning of a formula, as it is written in East Asia too, or pass over in front of one.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0'];
/// What spreadsheets take for the end of a field, here or in other countries, in quotation marks too.
const ENDS: &[char] = &[';', '\t'];
const DIGITS: u8 = 9;

/// A table of what is told of these files: a line with the keys, then one for each file that was read.
#[must_use]
pub fn document(session: &Session, files: &[FileId]) -> String {
    let columns = KEYS.len() - COSTS;
    let mut groups = Groups::default();
    let mut document = String::from(UTF8_MARK);
    line(&mut document, KEYS.iter().take(columns).map(|key| (*key).to_owned()));
    for id in files {
        if let Some(record) = record(session, *id, path(session, *id), &mut groups, None) {
            line(&mut document, record.iter().take(columns).map(shown));
        }
    }
    document
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    for (position, field) in fields.enumerate() {
        if position > 0 {
            out.push(',');
        }
        out.push_str(&quoted(&field));
    }
    out.push_str(LINE_END);
}

fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => guarded(text),
        Value::Made(text) => guarded(text),
        Value::Whole(number) => number.to_string(),
        // A number is no formula, whatever its sign.
        Value::Number(number) => rounded(*number, DIGITS).unwrap_or_default(),
        Value::List(texts) => guarded(&texts.join("; ")),
        Value::Failure(error) => format!("{} at {}", error.kind.code(), error.offset),
    }
}

/// A text that no spreadsheet takes for a formula, nor a part of it.
#[must_use]
pub fn guarded(text: &str) -> String {
    let mut guarded = String::new();
    for part in text.split_inclusive(ENDS) {
        let spaces = if guarded.is_empty() { 0 } else { part.len() - part.trim_start_matches(' ').len() };
        let (spaces, behind) = part.split_at_checked(spaces).unwrap_or(("", part));
        let guard = if behind.starts_with(FORMULA) { "'" } else { "" };
        guarded.extend([spaces, guard, behind]);
    }
    guarded
}

/// A field as it stands in a line.
#[must_use]
pub fn quoted(field: &str) -> String {
    if field.contains(['"', ',', ';', '\t', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
