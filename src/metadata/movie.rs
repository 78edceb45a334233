//! A movie's description to facts: QuickTime metadata keys, user data, header and tracks.

use super::{Findings, found_text, keep_also, keep_first, text, value};
use crate::bytes::ByteOrder;
use crate::container::quicktime::{KeyValue, Movie};
use crate::container::tracks::{STILL_IMAGE_TIME, Track, seconds};
use crate::report::{DateTime, Found, MovieFacts, Place, Position, Taken, TakenFrom};

/// What the names of Apple's keys begin with.
const APPLE: &str = "com.apple.quicktime.";

/// Reads a movie's description.
pub fn read(movie: &Movie, findings: &mut Findings) {
    let mut about = MovieFacts::default();
    for value in &movie.values {
        read_key(value, findings, &mut about);
    }
    for (name, found) in &movie.user_data {
        read_user_data(*name, found, findings, &mut about);
    }
    for track in &movie.tracks {
        about.sound_tracks += u32::from(track.has_sound());
        about.still_image_time |= track.timed_keys.iter().any(|key| key == STILL_IMAGE_TIME);
    }
    if let Some(Found { value: header, place }) = &movie.header {
        about.duration = seconds(u64::from(header.timescale), header.duration);
        let taken = DateTime::from_seconds_since_1904(header.created).map(|at| Taken {
            at,
            from: TakenFrom::Movie,
            place: place.clone(),
        });
        if let Some(taken) = &taken {
            findings.list(place.clone(), "CreationTime", &taken.at.to_string());
        }
        keep_first(&mut findings.facts.taken, taken);
        if let Some(duration) = about.duration {
            findings.list(place.clone(), "Duration", &format!("{} s", value::decimal(duration)));
        }
    }
    if findings.lists_entries {
        list_tracks(movie, findings);
    }
    findings.facts.movie = Some(about);
}

fn read_key(value: &KeyValue, findings: &mut Findings, about: &mut MovieFacts) {
    let shown = shown(value);
    let place = value.place.clone();
    findings.list(place.clone(), &value.key, &shown);
    let Some(found) = found_text(&shown, place.clone()) else { return };
    about.keys += 1;
    let key = value.key.to_ascii_lowercase();
    let Some(name) = key.strip_prefix(APPLE) else { return };
    let is_camera_key = matches!(name, "make" | "model" | "software" | "creationdate" | "location.iso6709")
        || name.starts_with("live-photo.");
    if is_camera_key {
        about.camera_keys.push(value.key.clone());
    }
    let facts = &mut findings.facts;
    match name {
        "make" => keep_first(&mut facts.make, Some(found)),
        "model" => keep_first(&mut facts.model, Some(found)),
        "software" => keep_first(&mut facts.software, Some(found)),
        "content.identifier" => {
            let identifier = text::identifier(&found.value).map(|value| Found { value, place });
            keep_first(&mut facts.identifier, identifier);
        }
        "keywords" => {
            for word in found.value.split([',', ';']) {
                keep_also(&mut facts.keywords, found_text(word, place.clone()));
            }
        }
        "creationdate" => keep_first(&mut facts.taken, taken(&found)),
        "location.iso6709" => keep_first(&mut facts.position, position(&found.value, place)),
        "title" => keep_also(&mut facts.titles, Some(found)),
        "description" | "comment" => keep_also(&mut facts.captions, Some(found)),
        _ => {}
    }
}

fn read_user_data(name: [u8; 4], found: &Found<String>, findings: &mut Findings, about: &mut MovieFacts) {
    let title: String = name.iter().map(|byte| char::from(*byte)).collect();
    findings.list(found.place.clone(), &title, &found.value);
    let facts = &mut findings.facts;
    let Some(text) = found_text(&found.value, found.place.clone()) else { return };
    match &name {
        b"\xA9mak" => keep_first(&mut facts.make, Some(text)),
        b"\xA9mod" => keep_first(&mut facts.model, Some(text)),
        b"\xA9swr" => keep_first(&mut facts.software, Some(text)),
        b"\xA9xyz" => keep_first(&mut facts.position, position(&text.value, text.place)),
        b"\xA9day" => keep_first(&mut facts.taken, taken(&text)),
        _ => return,
    }
    about.user_data = true;
}

fn taken(found: &Found<String>) -> Option<Taken> {
    let at = DateTime::parse(&found.value)?;
    Some(Taken { at, from: TakenFrom::Movie, place: found.place.clone() })
}

/// ISO 6709 in decimal degrees, as in `+48.8584+002.2945+035/`.
fn position(text: &str, place: Place) -> Option<Found<Position>> {
    let longitude_at = text.char_indices().skip(1).find(|(_, c)| matches!(c, '+' | '-'))?.0;
    let (latitude, rest) = text.split_at_checked(longitude_at)?;
    let longitude_end = rest.char_indices().skip(1).find(|(_, c)| !matches!(c, '0'..='9' | '.'));
    let longitude = rest.get(..longitude_end.map_or(rest.len(), |(end, _)| end))?;
    let (latitude, longitude) = (value::parse_decimal(latitude)?, value::parse_decimal(longitude)?);
    let possible = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    possible.then_some(Found { value: Position { latitude, longitude }, place })
}

/// A value as text, by QuickTime's well-known types.
fn shown(of: &KeyValue) -> String {
    let bytes = of.bytes.as_slice();
    match (of.value_type, bytes) {
        (1, _) => text::trim(&text::utf8_or_latin1(bytes)).to_owned(),
        (2, _) => text::trim(&text::utf16(bytes, ByteOrder::Big)).to_owned(),
        (21, [a]) => i64::from(a.cast_signed()).to_string(),
        (21, [a, b]) => i64::from(i16::from_be_bytes([*a, *b])).to_string(),
        (21, [a, b, c, d]) => i64::from(i32::from_be_bytes([*a, *b, *c, *d])).to_string(),
        (23, [a, b, c, d]) => value::decimal(f64::from(f32::from_be_bytes([*a, *b, *c, *d]))),
        (24, _) => match bytes.try_into() {
            Ok(bytes) => value::decimal(f64::from_be_bytes(bytes)),
            Err(_) => String::new(),
        },
        (22 | 65..=78, _) if bytes.len() <= 8 => {
            bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)).to_string()
        }
        // Some writers give text no type.
        (0, _) if str::from_utf8(bytes).is_ok() => text::trim(&text::utf8_or_latin1(bytes)).to_owned(),
        _ => format!("{} bytes", bytes.len()),
    }
}

/// One entry a track: what it holds, how, and how large its pictures are.
fn list_tracks(movie: &Movie, findings: &mut Findings) {
    for (number, track) in movie.tracks.iter().enumerate() {
        findings.list(track.place.clone(), &format!("Track {}", number + 1), &describe(track));
    }
}

fn describe(track: &Track) -> String {
    let code = |code: &[u8; 4]| String::from_utf8_lossy(code).trim().to_owned();
    let formats: Vec<String> = track.formats.iter().map(code).collect();
    let keys = if track.timed_keys.is_empty() {
        String::new()
    } else {
        format!(" ({})", track.timed_keys.join(", "))
    };
    let size = track.size.as_ref().map(|size| format!(", {} × {}", size.value.width, size.value.height));
    format!("{} {}{keys}{}", code(&track.handler), formats.join(", "), size.unwrap_or_default())
}
