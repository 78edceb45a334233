//! QuickTime and MP4 movies: QuickTime File Format (Apple), ISO/IEC 14496-12. Only the description of the
//! movie is read (`moov`), never sample tables or samples.

use super::boxes::{BoxHeader, Boxes, FourCc, version};
use super::tracks::{self, Track};
use super::{Contents, structure};
use crate::bytes::{Cursor, Error, ErrorKind, Stop, Window, limits};
use crate::report::{Field, Found, Part, Place, Size};

/// What a movie says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Movie {
    /// Its header, `mvhd`.
    pub header: Option<Found<MovieHeader>>,
    /// Its tracks, in order.
    pub tracks: Vec<Track>,
    /// All values of all keys, in order.
    pub values: Vec<KeyValue>,
    /// Texts of `udta`: name and value.
    pub user_data: Vec<(FourCc, Found<String>)>,
}

/// `mvhd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovieHeader {
    /// Seconds since the start of 1904, UTC; 0 when unknown.
    pub created: u64,
    /// Units of time in a second.
    pub timescale: u32,
    /// Length in those units.
    pub duration: u64,
}

/// One value of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyValue {
    /// The key's name, such as `com.apple.quicktime.make`.
    pub key: String,
    /// How the value is written: 1 is UTF-8, others are in QuickTime's "well-known types".
    pub value_type: u32,
    /// The value.
    pub bytes: Vec<u8>,
    /// Where it stands.
    pub place: Place,
}

/// Reads a movie's description.
///
/// # Errors
///
/// [`Stop::Need`] only: failures become remarks.
pub fn read(window: &Window) -> Result<Contents, Stop> {
    let mut contents = Contents::default();
    let moov = Boxes::of_file(window).find(b"moov");
    let moov = moov.and_then(|moov| moov.ok_or(Error::new(ErrorKind::Truncated, window.length()).into()));
    if let Some(moov) = contents.keep(Part::Container, moov)? {
        let read = read_movie(window, &moov, &mut contents);
        contents.keep(Part::Container, read)?;
    }
    Ok(contents)
}

fn read_movie(window: &Window, moov: &BoxHeader, contents: &mut Contents) -> Result<(), Stop> {
    if moov.length() <= limits::WHOLE_MOOV {
        window.get(moov.body, moov.length())?;
    }
    let mut movie = Movie::default();
    let read = read_boxes(window, moov, contents, &mut movie);
    contents.keep(Part::Container, read)?;
    contents.size = picture_size(&movie.tracks);
    contents.movie = Some(movie);
    Ok(())
}

fn read_boxes(
    window: &Window,
    moov: &BoxHeader,
    contents: &mut Contents,
    movie: &mut Movie,
) -> Result<(), Stop> {
    let mut children = moov.children(window);
    while let Some(child) = children.next()? {
        match &child.name {
            b"mvhd" => {
                let header = movie_header(window, &child);
                movie.header = contents.keep(Part::MovieHeader, header)?;
            }
            b"trak" if movie.tracks.len() < limits::TRACKS => {
                let track = tracks::read(window, &child);
                movie.tracks.extend(contents.keep(Part::Tracks, track)?);
            }
            b"meta" => {
                let read = read_metadata(window, &child, &mut movie.values);
                contents.keep(Part::Keys, read)?;
            }
            b"udta" => {
                let read = read_user_data(window, &child, movie);
                contents.keep(Part::UserData, read)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn movie_header(window: &Window, mvhd: &BoxHeader) -> Result<Found<MovieHeader>, Stop> {
    let mut header = mvhd.beginning(window, 32)?;
    let width = if version(&mut header)? == 1 { 8 } else { 4 };
    let created = header.number(width)?;
    header.number(width)?;
    let (timescale, duration) = (header.u32()?, header.number(width)?);
    let place = structure(Part::MovieHeader, "mvhd", mvhd.start, mvhd.end - mvhd.start);
    Ok(Found { value: MovieHeader { created, timescale, duration }, place })
}

/// The largest picture track's size, as its track header gives it.
fn picture_size(tracks: &[Track]) -> Option<Found<Size>> {
    let pictures = tracks.iter().filter(|track| track.has_pictures()).filter_map(|track| track.size.clone());
    pictures.rev().max_by_key(|size| size.value.pixels())
}

/// QuickTime metadata: `keys` names them, `ilst` has their values by number. Apple's `meta` is mostly a plain
/// box, MP4's a full box.
fn read_metadata(window: &Window, meta: &BoxHeader, values: &mut Vec<KeyValue>) -> Result<(), Stop> {
    let plain = matches!(&meta.beginning(window, 8)?.at(4).array::<4>(), Ok(name) if name == b"hdlr");
    let own_bytes = if plain { 0 } else { 4 };
    let mut names = Vec::new();
    let mut children = meta.children_from(window, own_bytes);
    while let Some(child) = children.next()? {
        match &child.name {
            b"keys" => names = key_names(&mut child.contents(window, limits::PAYLOAD)?)?,
            b"ilst" => read_items(window, meta, &child, &names, values)?,
            _ => {}
        }
    }
    Ok(())
}

fn key_names(keys: &mut Cursor<'_>) -> Result<Vec<String>, Error> {
    version(keys)?;
    let count = keys.u32()?;
    let mut names = Vec::new();
    for _ in 0..count {
        let at = keys.offset();
        if names.len() == limits::KEYS {
            return Err(Error::new(ErrorKind::TooMany, at));
        }
        // The size counts itself and the namespace, `mdta`.
        let length = u64::from(keys.u32()?).checked_sub(8).ok_or(Error::new(ErrorKind::BadSize, at))?;
        keys.take(4)?;
        let name = keys.take(length)?;
        names.push(String::from_utf8_lossy(name.get(..limits::KEY_NAME).unwrap_or(name)).into_owned());
    }
    Ok(names)
}

fn read_items(
    window: &Window,
    meta: &BoxHeader,
    ilst: &BoxHeader,
    names: &[String],
    values: &mut Vec<KeyValue>,
) -> Result<(), Stop> {
    let mut left_out = None;
    let mut items = ilst.children(window);
    while let Some(item) = items.next()? {
        let number = usize::try_from(u32::from_be_bytes(item.name)).ok();
        let Some(key) = number.and_then(|number| names.get(number.checked_sub(1)?)) else { continue };
        let mut data = item.children(window);
        while let Some(datum) = data.find(b"data")? {
            if values.len() == limits::KEYS {
                return Err(Error::new(ErrorKind::TooMany, datum.start).into());
            }
            if datum.length() > limits::MOVIE_VALUE {
                left_out = left_out.or(Some(Error::new(ErrorKind::TooLarge, datum.start)));
                continue;
            }
            let mut contents = datum.contents(window, limits::MOVIE_VALUE)?;
            let value_type = contents.u32()?;
            contents.take(4)?;
            let place = Place {
                part: Part::Keys,
                part_offset: meta.start,
                part_length: meta.end - meta.start,
                field: Field::Key(key.clone()),
                value_offset: Some(contents.offset()),
            };
            let bytes = contents.rest().to_vec();
            values.push(KeyValue { key: key.clone(), value_type, bytes, place });
        }
    }
    // What was not read must not be taken for absent.
    left_out.map_or(Ok(()), |error| Err(error.into()))
}

/// International text of QuickTime's user data (names that begin with ©): size, language, text. 3GPP's
/// `loci` and the like are left alone.
fn read_user_data(window: &Window, udta: &BoxHeader, movie: &mut Movie) -> Result<(), Stop> {
    let mut children = udta.children(window);
    while let Some(child) = children.next()? {
        let is_text = child.name.first() == Some(&0xA9);
        if !is_text || child.length() > limits::MOVIE_VALUE || movie.user_data.len() == limits::KEYS {
            continue;
        }
        let mut contents = child.contents(window, limits::MOVIE_VALUE)?;
        let length = u64::from(contents.u16()?);
        contents.take(2)?;
        let value_offset = Some(contents.offset());
        let text = contents.take(length.min(contents.remaining()))?;
        let name: String = child.name.iter().map(|byte| char::from(*byte)).collect();
        let place = Place {
            part: Part::UserData,
            part_offset: udta.start,
            part_length: udta.end - udta.start,
            field: Field::Name(name),
            value_offset,
        };
        let value = String::from_utf8_lossy(text).trim_matches(['\0', ' ']).to_owned();
        movie.user_data.push((child.name, Found { value, place }));
    }
    Ok(())
}
