//! QuickTime and MP4 movies: Apple's QuickTime File Format, and ISO/IEC 14496-12 where they agree.

mod keys;
mod movie;
mod sample_descriptions;
mod track;

pub use keys::{DataValue, Keys};
pub use track::Track;

use super::boxes::{self, Kind};
use super::fields::Fields;

/// Seconds from the beginning of 1904, where movies count from, to the beginning of 1970.
pub const UNIX_EPOCH: u64 = 2_082_844_800;

/// `mvhd`'s fields that matter here.
#[derive(Clone, Copy)]
pub struct MovieHeader {
    /// 0 has 32-bit times and duration, 1 has 64-bit ones.
    pub version: u8,
    /// In seconds since 1904, UTC; 0 when not known. See [`UNIX_EPOCH`].
    pub creation_time: u64,
    /// Units of `duration` in a second.
    pub timescale: u32,
    pub duration: u64,
}

/// A movie. As built by [`Mov::new`]: `ftyp` of brand `qt  `, `wide`, `mdat`, then `moov` with a header of
/// version 0, no time of creation, 1.5 seconds; no tracks, no keys. Change what a test is about.
#[derive(Clone)]
pub struct Mov {
    brand: Option<Kind>,
    wide: bool,
    filler: usize,
    media_data_64_bit: bool,
    movie_first: bool,
    header: MovieHeader,
    tracks: Vec<Track>,
    keys: Keys,
    keys_in_full_box: bool,
    user_data: Vec<(Kind, String)>,
}

impl Mov {
    pub fn new() -> Self {
        Self {
            brand: Some(*b"qt  "),
            wide: true,
            filler: 64,
            media_data_64_bit: false,
            movie_first: false,
            header: MovieHeader { version: 0, creation_time: 0, timescale: 600, duration: 900 },
            tracks: Vec::new(),
            keys: Keys::default(),
            keys_in_full_box: false,
            user_data: Vec::new(),
        }
    }

    /// The brand in `ftyp`, or no `ftyp` at all.
    pub fn brand(mut self, brand: Option<&Kind>) -> Self {
        self.brand = brand.copied();
        self
    }

    /// Leaves out the empty `wide` box, QuickTime's reserve for a 64-bit size of the box behind it.
    pub fn without_wide(mut self) -> Self {
        self.wide = false;
        self
    }

    /// So many bytes in `mdat` after the tracks' samples.
    pub fn filler(mut self, length: usize) -> Self {
        self.filler = length;
        self
    }

    pub fn media_data_64_bit(mut self) -> Self {
        self.media_data_64_bit = true;
        self
    }

    /// `moov` before `mdat`.
    pub fn movie_first(mut self) -> Self {
        self.movie_first = true;
        self
    }

    pub fn header(mut self, header: MovieHeader) -> Self {
        self.header = header;
        self
    }

    /// The time of creation in `mvhd`, in seconds since 1904, UTC.
    pub fn created(mut self, creation_time: u64) -> Self {
        self.header.creation_time = creation_time;
        self
    }

    pub fn track(mut self, track: Track) -> Self {
        self.tracks.push(track);
        self
    }

    /// A key of `moov/meta` with one text.
    pub fn key(self, name: &str, text: &str) -> Self {
        self.key_values(name, &[DataValue::text(text)])
    }

    /// A key of `moov/meta` with any number of values.
    pub fn key_values(mut self, name: &str, values: &[DataValue]) -> Self {
        self.keys.add(name, values);
        self
    }

    /// Takes a key out of `moov/meta`.
    pub fn without_key(mut self, name: &str) -> Self {
        self.keys.remove(name);
        self
    }

    /// `moov/meta` as ISO has it, with version and flags; Apple writes a plain box.
    pub fn keys_in_full_box(mut self) -> Self {
        self.keys_in_full_box = true;
        self
    }

    /// Text in `moov/udta`, as older writers have it: position `b"\xA9xyz"`, maker `b"\xA9mak"`, model
    /// `b"\xA9mod"`.
    pub fn user_data(mut self, kind: &Kind, text: &str) -> Self {
        self.user_data.push((*kind, text.to_owned()));
        self
    }

    pub fn build(&self) -> Vec<u8> {
        let start = self.brand.map_or_else(Vec::new, |brand| {
            let compatible = if &brand == b"qt  " { vec![brand] } else { vec![brand, *b"isom"] };
            boxes::file_type(&brand, &compatible)
        });
        let wide = if self.wide { boxes::plain(b"wide", &[]) } else { Vec::new() };
        let samples: Vec<u8> = self.tracks.iter().flat_map(|track| track.samples.concat()).collect();
        let payload = [samples, vec![b'.'; self.filler]].concat();
        let write = if self.media_data_64_bit { boxes::large } else { boxes::plain };
        let media_data = [wide, write(b"mdat", &payload)].concat();

        // The chunk offsets in `moov` do not change its length: write it once to learn that.
        let movie_length = if self.movie_first { self.movie(0).len() } else { 0 };
        let payload_at = start.len() + movie_length + media_data.len() - payload.len();
        let movie = self.movie(payload_at);
        if self.movie_first {
            [start, movie, media_data].concat()
        } else {
            [start, media_data, movie].concat()
        }
    }
}

impl MovieHeader {
    /// How many bytes times and durations have in this version, in the movie's and the tracks' headers.
    pub fn time_size(&self) -> u8 {
        if self.version == 0 { 4 } else { 8 }
    }

    /// Times of creation and change, the same here; they begin several headers.
    pub fn times(&self, fields: Fields) -> Fields {
        fields.sized("creation_time", self.time_size(), self.creation_time).sized(
            "modification_time",
            self.time_size(),
            self.creation_time,
        )
    }
}
