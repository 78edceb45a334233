//! Where the payloads are: one file per format, named as its specification names it.
//!
//! A reader is a straight-line function over a [`Window`]. When bytes are missing it stops with
//! [`Stop::Need`]; the driver fetches them and calls it again from its start.

pub mod boxes;
pub mod compact;
pub mod heif;
pub mod items;
pub mod jpeg;
pub mod jxl;
pub mod kind;
pub mod motion_photo;
pub mod photoshop;
pub mod png;
pub mod quicktime;
pub mod tiff;
pub mod tracks;
pub mod webp;
pub mod zip;

use crate::bytes::{Stop, Window, limits, offset};
use crate::report::{Archived, Field, Found, Kind, Part, Place, Remark, Size};
use quicktime::Movie;
use tracks::Track;

/// A stretch of metadata, taken out of its container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// What it is: [`Part::Exif`], [`Part::Xmp`], [`Part::ExtendedXmp`] or [`Part::Iptc`].
    pub part: Part,
    /// Where its first byte stands in the file.
    pub offset: u64,
    /// Where it ends in the file, in bytes behind its first one; more than its bytes where it was put together from
    /// values all over the file.
    pub length: u64,
    /// Whether it stands in the file in one piece, so that places inside it are known.
    pub in_one_piece: bool,
    /// Its values' own places, where they were put together from all over the file.
    pub pieces: Vec<Piece>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A value that was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in its payload.
    pub at: u64,
    /// Where it begins in the file.
    pub in_file: u64,
    /// Whether only its beginning is here.
    pub cut: bool,
}

impl Payload {
    /// A payload that stands at this byte of the file as it is.
    #[must_use]
    pub fn new(part: Part, at: u64, bytes: &[u8]) -> Self {
        let length = offset(bytes.len());
        Self { part, offset: at, length, in_one_piece: true, pieces: Vec::new(), bytes: bytes.to_vec() }
    }

    /// An Exif payload that stands at `offset`. Some writers put JPEG's `Exif` signature before the TIFF header.
    #[must_use]
    pub fn exif(offset: u64, bytes: &[u8]) -> Self {
        match bytes.strip_prefix(b"Exif\0\0") {
            Some(tiff) => Self::new(Part::Exif, offset.saturating_add(6), tiff),
            None => Self::new(Part::Exif, offset, bytes),
        }
    }

    /// A place in this payload; `value_at` counts from the payload's first byte.
    #[must_use]
    pub fn place(&self, field: Field, value_at: Option<u64>) -> Place {
        Place {
            part: self.part,
            part_offset: self.offset,
            part_length: self.length,
            field,
            value_offset: value_at.and_then(|at| self.in_file(at)),
        }
    }

    /// Whether only the beginning of the value at `at` was read.
    #[must_use]
    pub fn is_cut(&self, at: u64) -> bool {
        self.pieces.iter().any(|piece| piece.at == at && piece.cut)
    }

    /// Where in the file a value stands, if that is known.
    fn in_file(&self, at: u64) -> Option<u64> {
        if self.pieces.is_empty() {
            return self.in_one_piece.then(|| self.offset.saturating_add(at));
        }
        self.pieces.iter().find(|piece| piece.at == at).map(|piece| piece.in_file)
    }
}

/// What a container holds for us.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contents {
    /// Metadata, in the order of the file.
    pub payloads: Vec<Payload>,
    /// The picture's size.
    pub size: Option<Found<Size>>,
    /// A movie's structure.
    pub movie: Option<Movie>,
    /// An archive's files.
    pub archived: Vec<Archived>,
    /// What it turned out to be, if it is not what its first bytes say.
    pub kind: Option<Kind>,
    /// The movie inside a motion photo, as far as the container tells.
    pub motion_photo: Option<Found<String>>,
    /// What could not be read.
    pub remarks: Vec<Remark>,
}

impl Contents {
    /// Takes a failure as a remark on `part` and goes on without its value; passes [`Stop::Need`] on.
    ///
    /// # Errors
    ///
    /// [`Stop::Need`] only.
    pub fn keep<T>(&mut self, part: Part, result: Result<T, Stop>) -> Result<Option<T>, Stop> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Stop::Failed(error)) => {
                if self.remarks.len() < limits::REMARKS {
                    self.remarks.push(Remark { part, error });
                }
                Ok(None)
            }
            Err(need) => Err(need),
        }
    }

    /// Adds a payload, if there is one; takes a failure as [`Contents::keep`] does.
    ///
    /// # Errors
    ///
    /// [`Stop::Need`] only.
    pub fn add(&mut self, part: Part, payload: Result<Option<Payload>, Stop>) -> Result<(), Stop> {
        let payload = self.keep(part, payload)?.flatten();
        self.payloads.extend(payload);
        Ok(())
    }
}

/// Reads a file of this kind. Of kinds that hold no facts that are worth their cost, nothing is read.
///
/// # Errors
///
/// [`Stop::Need`] only: failures become remarks.
pub fn read(kind: Kind, window: &Window) -> Result<Contents, Stop> {
    match kind {
        Kind::Jpeg => jpeg::read(window),
        Kind::Heic | Kind::Avif => heif::read(window),
        Kind::Mov => quicktime::read(window),
        Kind::Mp4 => quicktime::read(window).map(without_sound_alone),
        Kind::Png => png::read(window),
        Kind::Webp => webp::read(window),
        Kind::Tiff | Kind::Raw => tiff::read(window),
        Kind::Jxl => jxl::read(window),
        Kind::Zip => zip::read(window),
        Kind::Gif | Kind::OtherPicture | Kind::OtherMovie | Kind::Tar | Kind::Other => {
            Ok(Contents::default())
        }
    }
}

/// Many programs write sound alone with the brands of movies. Such a file is none, if all of it was read.
fn without_sound_alone(contents: Contents) -> Contents {
    let tracks = contents.movie.as_ref().map(|movie| movie.tracks.as_slice()).unwrap_or_default();
    let is_sound = !tracks.is_empty() && tracks.iter().all(Track::has_sound) && contents.remarks.is_empty();
    if is_sound { Contents { kind: Some(Kind::Other), ..Contents::default() } } else { contents }
}

/// The place of a fact that the container's own structure tells.
fn structure(part: Part, name: &str, start: u64, length: u64) -> Place {
    Place {
        part,
        part_offset: start,
        part_length: length,
        field: Field::Name(name.to_owned()),
        value_offset: None,
    }
}
