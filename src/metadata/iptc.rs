//! IPTC records: IPTC-NAA Information Interchange Model, version 4.2, parts 3 (datasets), 5 and 6.

use super::{Findings, found_text, keep_also, text};
use crate::bytes::{Cursor, Error, ErrorKind};
use crate::container::Payload;
use crate::report::Field;

const TAG_MARKER: u8 = 0x1C;
const APPLICATION_RECORD: u8 = 2;
const OBJECT_NAME: u8 = 5;
const KEYWORDS: u8 = 25;
const DATE_CREATED: u8 = 55;
const DIGITAL_CREATION_DATE: u8 = 62;
const CAPTION: u8 = 120;

/// Reads the application record's texts.
///
/// # Errors
///
/// `BadSignature` where a dataset must begin and none does, `Truncated` when one is cut short, `TooLarge`
/// for one with an extended length, which nobody writes.
pub fn read(payload: &Payload, findings: &mut Findings) -> Result<(), Error> {
    let mut cursor = Cursor::new(&payload.bytes, payload.offset);
    while cursor.remaining() >= 5 {
        let at = cursor.offset();
        match cursor.u8()? {
            TAG_MARKER => {}
            // Padding behind the last dataset.
            0 => return Ok(()),
            _ => return Err(Error::new(ErrorKind::BadSignature, at)),
        }
        let (record, dataset, length) = (cursor.u8()?, cursor.u8()?, cursor.u16()?);
        if length & 0x8000 != 0 {
            return Err(Error::new(ErrorKind::TooLarge, at));
        }
        let value_at = cursor.offset().saturating_sub(payload.offset);
        let value = text::utf8_or_latin1(cursor.take(u64::from(length))?);
        if record == APPLICATION_RECORD {
            let place = payload.place(Field::Dataset(record, dataset), Some(value_at));
            let facts = &mut findings.facts;
            let found = found_text(&value, place.clone());
            match dataset {
                KEYWORDS => keep_also(&mut facts.keywords, found),
                CAPTION | OBJECT_NAME => keep_also(&mut facts.captions, found),
                DATE_CREATED | DIGITAL_CREATION_DATE => facts.dated |= found.is_some(),
                _ => {}
            }
            findings.list(place, &name(dataset), text::trim(&value));
        }
    }
    Ok(())
}

fn name(dataset: u8) -> String {
    let name = match dataset {
        OBJECT_NAME => "ObjectName",
        KEYWORDS => "Keywords",
        DATE_CREATED => "DateCreated",
        DIGITAL_CREATION_DATE => "DigitalCreationDate",
        60 => "TimeCreated",
        80 => "By-line",
        90 => "City",
        101 => "Country",
        116 => "CopyrightNotice",
        CAPTION => "Caption",
        _ => return format!("IPTC 2:{dataset}"),
    };
    name.to_owned()
}
