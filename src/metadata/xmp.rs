//! XMP to facts: XMP Specification Part 1 (the RDF), Exif 2.32 metadata for XMP (CIPA DC-010), Dublin Core.

use super::rdf::{self, Property};
use super::{Findings, found_text, keep_also, keep_first, text, value};
use crate::bytes::{Error, ErrorKind};
use crate::container::Payload;
use crate::report::{DateTime, Facts, Field, Found, Place, Position, Taken, TakenFrom};

/// Reads an XMP packet.
///
/// # Errors
///
/// `BadText` when it is not UTF-8 or not well-formed XML, `TooMany` elements or properties. What stands before
/// the fault is kept.
pub fn read(payload: &Payload, findings: &mut Findings) -> Result<(), Error> {
    let broken = Error::new(ErrorKind::BadText, payload.offset);
    let packet = str::from_utf8(&payload.bytes).map_err(|_| broken)?;
    let packet = text::trim(packet).trim_start_matches('\u{feff}');
    let (properties, fault) = rdf::properties(packet, findings.lists_entries);
    for property in &properties {
        let place = payload.place(Field::Property(property.name.clone()), None);
        keep(property, &place, &mut findings.facts);
        findings.list(place, &property.name, &property.values.join(", "));
    }
    keep_in_order(&properties, payload, findings);
    fault.map_or(Ok(()), |kind| Err(Error::new(kind, payload.offset)))
}

/// Facts that have one source in XMP.
fn keep(property: &Property, place: &Place, facts: &mut Facts) {
    let fact = match property.name.as_str() {
        "tiff:Make" => &mut facts.make,
        "tiff:Model" => &mut facts.model,
        "exif:UserComment" => &mut facts.user_comment,
        "xmp:CreatorTool" | "tiff:Software" => &mut facts.software,
        "exif:ExposureTime" => &mut facts.exposure_time,
        "exif:FNumber" => &mut facts.f_number,
        "exif:FocalLength" => &mut facts.focal_length,
        // Motion Photo format 1.0, and what came before it.
        "GCamera:MotionPhoto" | "GCamera:MicroVideo" if property.values.iter().all(|value| value == "1") => {
            &mut facts.motion_photo
        }
        name => {
            let list = match name {
                "dc:title" => &mut facts.titles,
                "dc:description" => &mut facts.captions,
                "dc:subject" => &mut facts.keywords,
                _ => return,
            };
            for value in &property.values {
                keep_also(list, found_text(value, place.clone()));
            }
            return;
        }
    };
    keep_first(fact, property.values.iter().find_map(|value| found_text(value, place.clone())));
}

/// Facts with several sources in XMP, the better one first.
fn keep_in_order(properties: &[Property], payload: &Payload, findings: &mut Findings) {
    let find = |name: &str| {
        let value = properties.iter().find(|property| property.name == name)?.values.first()?;
        found_text(value, payload.place(Field::Property(name.to_owned()), None))
    };
    let facts = &mut findings.facts;
    for name in ["exifEX:LensModel", "aux:Lens"] {
        keep_first(&mut facts.lens_model, find(name));
    }
    for name in ["exif:DateTimeOriginal", "exif:DateTimeDigitized", "xmp:CreateDate", "photoshop:DateCreated"]
    {
        let taken = find(name).and_then(|Found { value, place }| {
            Some(Taken { at: DateTime::parse(&value)?, from: TakenFrom::Xmp, place })
        });
        keep_first(&mut facts.taken, taken);
    }
    let changed = ["xmp:ModifyDate", "xmp:MetadataDate", "tiff:DateTime", "dc:date"]
        .iter()
        .any(|name| find(name).is_some());
    facts.dated |= facts.taken.is_some() || changed;
    if let (Some(latitude), Some(longitude)) = (find("exif:GPSLatitude"), find("exif:GPSLongitude"))
        && let (Some(north), Some(east)) = (degrees(&latitude.value), degrees(&longitude.value))
    {
        let value = Position { latitude: north, longitude: east };
        keep_first(&mut facts.position, Some(Found { value, place: latitude.place }));
    }
}

/// `48,51.5N` or `48,51,30N`.
fn degrees(text: &str) -> Option<f64> {
    let sign = match text.chars().last()? {
        'N' | 'E' => 1.0,
        'S' | 'W' => -1.0,
        _ => return None,
    };
    let mut degrees = 0.0;
    let numbers = text.get(..text.len() - 1)?.split(',');
    for (number, unit) in numbers.zip([1.0, 60.0, 3600.0]) {
        degrees += value::parse_decimal(number)? / unit;
    }
    (degrees.is_finite() && degrees <= 180.0).then_some(sign * degrees)
}
