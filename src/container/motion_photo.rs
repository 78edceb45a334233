//! The movie inside an Android phone's motion photo: Samsung's trailer behind a JPEG, which nobody has specified
//! (its layout is known from real files), and the box of a HEIC, Motion Photo format 1.0. Google's phones also say
//! so in XMP, which costs no read of its own.

use super::boxes::Boxes;
use super::{Contents, structure};
use crate::bytes::{ByteOrder, Cursor, Error, Stop, Window};
use crate::report::{Found, Part};

/// A trailer's directory and its end; real ones have up to ten entries of twelve bytes.
const TRAILER: u64 = 512;
/// The sort of a trailer's entry that holds a movie.
const MOVIE: u16 = 0x0A30;
/// Where in an Exif part the maker is looked for: real ones have it among the first values.
const BEGINNING: usize = 1024;
/// Boxes at the top of a HEIC: the movie's is the fourth or so.
const BOXES: usize = 8;

/// Whether the rest of the file is worth another read: a Samsung phone's picture, and its XMP does not tell.
fn worth_a_look(contents: &Contents) -> bool {
    // Byte by byte: nearly every place differs in its first one.
    let is = |window: &[u8], words: &[u8]| window.iter().zip(words).all(|(a, b)| a.eq_ignore_ascii_case(b));
    let says = |part: Part, words: &[u8], within: usize| {
        let bytes = contents.payloads.iter().filter(|payload| payload.part == part);
        bytes
            .map(|payload| payload.bytes.get(..within).unwrap_or(&payload.bytes))
            .any(|bytes| bytes.windows(words.len()).any(|window| is(window, words)))
    };
    says(Part::Exif, b"samsung", BEGINNING) && !says(Part::Xmp, b"MotionPhoto", usize::MAX)
}

/// Looks for the movie at a JPEG's end. A trailer that is broken is none.
///
/// # Errors
///
/// [`Stop::Need`] only.
pub fn find_in_jpeg(window: &Window, contents: &mut Contents) -> Result<(), Stop> {
    if worth_a_look(contents) {
        let start = window.length().saturating_sub(TRAILER);
        if let Some(tail) = unless_failed(window.get(start, window.length() - start))? {
            contents.motion_photo = in_trailer(tail, start).ok().flatten();
        }
    }
    Ok(())
}

/// Looks for the movie's box at the top of a HEIC.
///
/// # Errors
///
/// [`Stop::Need`] only.
pub fn find_in_heic(window: &Window, contents: &mut Contents) -> Result<(), Stop> {
    if !worth_a_look(contents) {
        return Ok(());
    }
    let mut boxes = Boxes::of_file(window);
    for _ in 0..BOXES {
        let Some(Some(header)) = unless_failed(boxes.next())? else { break };
        if header.name == *b"mpvd" {
            contents.motion_photo = Some(found("mpvd", header.start, header.end - header.start));
        }
    }
    Ok(())
}

/// None for what failed: the movie is no part of what the file is judged by.
fn unless_failed<T>(result: Result<T, Stop>) -> Result<Option<T>, Stop> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Stop::Failed(_)) => Ok(None),
        Err(need) => Err(need),
    }
}

/// The file ends with a directory (`SEFH`, version, count, entries), its length, and `SEFT`. An entry tells the
/// sort of its data, how far they begin before the directory, and their length.
fn in_trailer(tail: &[u8], start: u64) -> Result<Option<Found<String>>, Error> {
    let tail = Cursor::new(tail, start).with_order(ByteOrder::Little);
    let end = tail.remaining().saturating_sub(8);
    let mut last = tail.at(end);
    let length = u64::from(last.u32()?);
    if last.array::<4>()? != *b"SEFT" || length > end {
        return Ok(None);
    }
    let mut directory = tail.at(end - length);
    let at = directory.offset();
    if directory.array::<4>()? != *b"SEFH" {
        return Ok(None);
    }
    directory.take(4)?;
    for _ in 0..directory.u32()? {
        directory.take(2)?;
        let (sort, before, length) = (directory.u16()?, directory.u32()?, directory.u32()?);
        if sort == MOVIE {
            let begin = at.saturating_sub(u64::from(before));
            // It ends before the directory, whatever the entry says.
            return Ok(Some(found("MotionPhoto_Data", begin, u64::from(length).min(at - begin))));
        }
    }
    Ok(None)
}

fn found(name: &str, at: u64, length: u64) -> Found<String> {
    Found { value: name.to_owned(), place: structure(Part::Container, name, at, length) }
}
