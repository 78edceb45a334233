//! Exif to facts: Exif 2.32 and TIFF 6.0, through kamadak-exif.

use super::apple::{self, NotePlace};
use super::ifd::{self, IfdEntry};
use super::{Findings, found_text, keep_also, keep_first, tag_names, text, thumbnail, value};
use crate::bytes::{ByteOrder, Cursor, Error, ErrorKind, offset};
use crate::container::Payload;
use crate::container::tiff::UTF8;
use crate::report::facts::FoundText;
use crate::report::{DateTime, Field, Found, Ifd, Part, Place, Position, Taken, TakenFrom};
use exif::{Context, Exif, In, Reader, Tag, Value};

const XP_TITLE: Tag = Tag(Context::Tiff, 0x9C9B);
const XP_COMMENT: Tag = Tag(Context::Tiff, 0x9C9C);
const XP_KEYWORDS: Tag = Tag(Context::Tiff, 0x9C9E);
const XP_SUBJECT: Tag = Tag(Context::Tiff, 0x9C9F);

/// Reads an Exif payload.
///
/// # Errors
///
/// When nothing of it can be read. Single entries that are broken cost a remark, and only themselves.
pub fn read(payload: &Payload, findings: &mut Findings) -> Result<(), Error> {
    let entries = ifd::scan(&payload.bytes, payload.offset)?;
    let order = ifd::byte_order(&payload.bytes).unwrap_or(ByteOrder::Big);
    let mut partly = false;
    let exif = Reader::new()
        .continue_on_error(true)
        .read_raw(payload.bytes.clone())
        .or_else(|error| error.distill_partial_result(|_| partly = true))
        .map_err(|_| Error::new(ErrorKind::BadSize, payload.offset))?;
    if partly {
        findings.remark(Part::Exif, Error::new(ErrorKind::BadSize, payload.offset));
    }
    let source = Source { exif: &exif, payload, entries: &entries, order };
    source.read_device(findings);
    source.read_words(findings);
    source.read_dates(findings);
    keep_first(&mut findings.facts.position, source.position());
    keep_first(&mut findings.facts.thumbnail, thumbnail::find(payload, &entries, order));
    if findings.lists_entries {
        source.list_all(findings);
    }
    source.read_maker_note(findings);
    Ok(())
}

/// An Exif payload that was read, with the places of its values.
struct Source<'a> {
    exif: &'a Exif,
    payload: &'a Payload,
    entries: &'a [IfdEntry],
    order: ByteOrder,
}

impl Source<'_> {
    fn read_device(&self, findings: &mut Findings) {
        let facts = &mut findings.facts;
        keep_first(&mut facts.make, self.text(Tag::Make));
        keep_first(&mut facts.model, self.text(Tag::Model));
        keep_first(&mut facts.lens_model, self.text(Tag::LensModel));
        keep_first(&mut facts.software, self.text(Tag::Software));
        keep_first(&mut facts.exposure_time, self.number(Tag::ExposureTime));
        keep_first(&mut facts.f_number, self.number(Tag::FNumber));
        keep_first(&mut facts.focal_length, self.number(Tag::FocalLength));
    }

    fn read_words(&self, findings: &mut Findings) {
        let facts = &mut findings.facts;
        let place = self.place(Tag::UserComment, In::PRIMARY);
        let comment = self
            .raw(Tag::UserComment)
            .and_then(|bytes| found_text(&text::user_comment(bytes, self.order), place));
        keep_first(&mut facts.user_comment, comment);
        keep_also(&mut facts.titles, self.text(Tag::ImageDescription));
        keep_also(&mut facts.titles, self.windows_text(XP_TITLE));
        keep_also(&mut facts.captions, self.windows_text(XP_COMMENT));
        keep_also(&mut facts.captions, self.windows_text(XP_SUBJECT));
        if let Some(Found { value, place }) = self.windows_text(XP_KEYWORDS) {
            for word in value.split(';') {
                keep_also(&mut facts.keywords, found_text(word, place.clone()));
            }
        }
    }

    fn read_dates(&self, findings: &mut Findings) {
        let facts = &mut findings.facts;
        let sources = [
            (Tag::DateTimeOriginal, Tag::OffsetTimeOriginal),
            (Tag::DateTimeDigitized, Tag::OffsetTimeDigitized),
        ];
        for (tag, offset_tag) in sources {
            let Some(Found { value, place }) = self.text(tag) else { continue };
            let Some(at) = DateTime::parse(&value) else { continue };
            let at = self.text(offset_tag).map_or(at, |offset| at.with_offset(&offset.value));
            keep_first(&mut facts.taken, Some(Taken { at, from: TakenFrom::Exif, place }));
        }
        let is_date = |tag| self.text(tag).is_some_and(|date| DateTime::parse(&date.value).is_some());
        facts.dated |= facts.taken.is_some() || [Tag::DateTime, Tag::GPSDateStamp].into_iter().any(is_date);
    }

    fn read_maker_note(&self, findings: &mut Findings) {
        let Some((note, place)) = self.bytes(Tag::MakerNote) else { return };
        let note_place = NotePlace {
            offset: place.value_offset.unwrap_or(place.part_offset),
            known: place.value_offset.is_some(),
        };
        let length = offset(note.len());
        keep_first(&mut findings.facts.maker_note, Some(Found { value: length, place }));
        if apple::is_apple(&note)
            && let Err(error) = apple::read(&note, note_place, findings)
        {
            findings.remark(Part::MakerNote, error);
        }
    }

    fn position(&self) -> Option<Found<Position>> {
        let latitude = self.degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, "S")?;
        let longitude = self.degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, "W")?;
        let possible = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        let place = self.place(Tag::GPSLatitude, In::PRIMARY);
        possible.then_some(Found { value: Position { latitude, longitude }, place })
    }

    fn degrees(&self, tag: Tag, reference: Tag, negative: &str) -> Option<f64> {
        let field = self.exif.get_field(tag, In::PRIMARY)?;
        let Value::Rational(parts) = &field.value else { return None };
        let mut degrees = 0.0;
        for (part, unit) in parts.iter().zip([1.0, 60.0, 3600.0]) {
            degrees += part.to_f64() / unit;
        }
        let sign = self.text(reference).is_some_and(|text| text.value.eq_ignore_ascii_case(negative));
        (!parts.is_empty() && degrees.is_finite()).then_some(if sign { -degrees } else { degrees })
    }

    fn list_all(&self, findings: &mut Findings) {
        let is_shown =
            |entry: &IfdEntry| !ifd::POINTERS.contains(&entry.tag) && !self.payload.is_cut(entry.value_at);
        for entry in self.entries.iter().filter(|entry| is_shown(entry)) {
            let place = self.payload.place(Field::Tag(entry.ifd, entry.tag), Some(entry.value_at));
            findings.list(place, &tag_names::name(entry.ifd, entry.tag), &self.shown(entry));
        }
    }

    /// An entry as text for people.
    fn shown(&self, entry: &IfdEntry) -> String {
        let mut cursor = Cursor::new(&self.payload.bytes, 0).at(entry.value_at);
        let bytes = cursor.take(entry.length).unwrap_or_default();
        match Tag(Context::Tiff, entry.tag) {
            _ if entry.ifd == Ifd::Exif && entry.tag == Tag::UserComment.number() => {
                text::trim(&text::user_comment(bytes, self.order)).to_owned()
            }
            XP_TITLE | XP_COMMENT | XP_KEYWORDS | XP_SUBJECT => {
                text::trim(&text::utf16(bytes, ByteOrder::Little)).to_owned()
            }
            _ => value::shown(entry.value_type, bytes, self.order),
        }
    }

    /// Text of IFD0, the Exif IFD or the GPS IFD.
    fn text(&self, tag: Tag) -> FoundText {
        let (bytes, place) = self.bytes(tag)?;
        found_text(&text::utf8_or_latin1(&bytes), place)
    }

    fn windows_text(&self, tag: Tag) -> FoundText {
        let (bytes, place) = self.bytes(tag)?;
        found_text(&text::utf16(&bytes, ByteOrder::Little), place)
    }

    /// A number as text.
    fn number(&self, tag: Tag) -> FoundText {
        let entry = self.entry(tag, In::PRIMARY)?;
        found_text(&self.shown(entry), self.place(tag, In::PRIMARY))
    }

    fn bytes(&self, tag: Tag) -> Option<(Vec<u8>, Place)> {
        let field = self.exif.get_field(tag, In::PRIMARY)?;
        let bytes = match &field.value {
            Value::Ascii(texts) => texts.first()?.clone(),
            Value::Byte(bytes) | Value::Undefined(bytes, _) => bytes.clone(),
            // Exif 3.0 has a type for text in UTF-8, which the library does not know.
            Value::Unknown(UTF8, ..) => self.raw(tag)?.to_vec(),
            _ => return None,
        };
        Some((bytes, self.place(tag, In::PRIMARY)))
    }

    /// A value's bytes as they stand, with every zero.
    fn raw(&self, tag: Tag) -> Option<&[u8]> {
        let entry = self.entry(tag, In::PRIMARY)?;
        Cursor::new(&self.payload.bytes, 0).at(entry.value_at).take(entry.length).ok()
    }

    fn place(&self, tag: Tag, number: In) -> Place {
        let at = self.entry(tag, number).map(|entry| entry.value_at);
        self.payload.place(Field::Tag(directory(tag, number), tag.number()), at)
    }

    fn entry(&self, tag: Tag, number: In) -> Option<&IfdEntry> {
        let ifd = directory(tag, number);
        self.entries.iter().find(|entry| entry.ifd == ifd && entry.tag == tag.number())
    }
}

fn directory(tag: Tag, number: In) -> Ifd {
    match tag.context() {
        Context::Exif => Ifd::Exif,
        Context::Gps => Ifd::Gps,
        Context::Interop => Ifd::Interop,
        _ => Ifd::Tiff(number.index()),
    }
}
