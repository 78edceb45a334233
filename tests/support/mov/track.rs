//! One track: `trak` with its header, its media and its samples, all in one piece (ISO/IEC 14496-12, sections 8.3 to 8.7).

use super::keys::{DataValue, Keys};
use super::{MovieHeader, sample_descriptions};
use crate::support::boxes::{self, Kind};
use crate::support::fields::{Fields, length_u32};

/// What a track is, with the bytes of its samples: of one, unless it was coded for decoders.
#[derive(Clone)]
pub struct Track {
    /// `vide`, `soun` or `meta`.
    handler: Kind,
    handler_name: &'static str,
    width: u16,
    height: u16,
    /// The only entry of `stsd`.
    description: Vec<u8>,
    pub(super) samples: Vec<Vec<u8>>,
    /// Units in a second, and how many of them each sample lasts. One sample alone lasts as long as the movie.
    pace: Option<(u32, u32)>,
    keys: Keys,
}

impl Track {
    /// Pictures in `avc1` (H.264) or `hvc1` (HEVC).
    pub fn video(format: &Kind, width: u16, height: u16) -> Self {
        let description = sample_descriptions::video(format, width, height);
        Self { width, height, ..Self::new(b"vide", "Core Media Video", description, vec![0xC0; 48]) }
    }

    /// Pictures in H.264 that decoders show: the first of them whole, the others by what changes, each made of units
    /// behind their lengths of four bytes.
    pub fn coded_video(
        size: (u16, u16),
        parameter_sets: [&[u8]; 2],
        samples: Vec<Vec<u8>>,
        pace: (u32, u32),
    ) -> Self {
        let ([sps, pps], (width, height)) = (parameter_sets, size);
        let description = sample_descriptions::avc(width, height, sps, pps);
        let track = Self::new(b"vide", "Core Media Video", description, Vec::new());
        Self { width, height, samples, pace: Some(pace), ..track }
    }

    /// Sound in AAC that decoders play: stereo, 44,100 samples a second, 1,024 in each packet.
    pub fn coded_sound(packets: Vec<Vec<u8>>) -> Self {
        Self { samples: packets, pace: Some((44_100, 1024)), ..Self::sound() }
    }

    /// Sound in `mp4a` (AAC), stereo.
    pub fn sound() -> Self {
        Self::new(b"soun", "Core Media Audio", sample_descriptions::aac(), vec![0xA0; 16])
    }

    /// The `mebx` track of every Live Photo: its one sample marks the still's place in time.
    pub fn still_image_time() -> Self {
        let sample = Fields::new().u32("size", 9).u32("key number", 1).u8("value: -1, signed", 0xFF);
        let key = ("com.apple.quicktime.still-image-time", 65);
        Self::timed_metadata(&[key], &sample.done())
    }

    /// A `mebx` track with these keys, each with its well-known type.
    pub fn timed_metadata(keys: &[(&str, u32)], sample: &[u8]) -> Self {
        Self::new(b"meta", "Core Media Metadata", sample_descriptions::timed_metadata(keys), sample.to_vec())
    }

    fn new(handler: &Kind, handler_name: &'static str, description: Vec<u8>, sample: Vec<u8>) -> Self {
        let keys = Keys::default();
        Self {
            handler: *handler,
            handler_name,
            width: 0,
            height: 0,
            description,
            samples: vec![sample],
            pace: None,
            keys,
        }
    }

    /// A key of the track's own `meta`, which says nothing of the movie as a whole.
    pub fn key(mut self, name: &str, text: &str) -> Self {
        self.keys.add(name, &[DataValue::text(text)]);
        self
    }

    /// The box, for a sample that lies at `sample_at` in the file.
    pub fn write(&self, track_id: u32, movie: &MovieHeader, sample_at: u32) -> Vec<u8> {
        let mut children = vec![self.track_header(track_id, movie), self.media(movie, sample_at)];
        if !self.keys.is_empty() {
            children.push(self.keys.write(false));
        }
        boxes::parent(b"trak", &children)
    }

    fn track_header(&self, track_id: u32, movie: &MovieHeader) -> Vec<u8> {
        const ENABLED_IN_MOVIE: u32 = 3;
        let fields = movie
            .times(Fields::new())
            .u32("track_ID", track_id)
            .zeros("reserved", 4)
            .sized("duration", movie.time_size(), movie.duration)
            .zeros("reserved", 8)
            .u16("layer", 0)
            .u16("alternate_group", 0)
            .u16("volume", if &self.handler == b"soun" { 0x0100 } else { 0 })
            .zeros("reserved", 2)
            .bytes("matrix", &matrix())
            .fixed_16_16("width", self.width)
            .fixed_16_16("height", self.height);
        boxes::full(b"tkhd", movie.version, ENABLED_IN_MOVIE, &fields.done())
    }

    fn media(&self, movie: &MovieHeader, sample_at: u32) -> Vec<u8> {
        let count = count_u32(self.samples.len());
        let (timescale, duration) =
            self.pace.map_or((movie.timescale, movie.duration), |(timescale, each)| {
                (timescale, u64::from(each) * u64::from(count))
            });
        let header = movie
            .times(Fields::new())
            .u32("timescale", timescale)
            .sized("duration", movie.time_size(), duration)
            .u16("language: undetermined", 0x55C4)
            .u16("quality", 0);
        let handler = Fields::new()
            .text("component type", "mhlr")
            .text("handler type", std::str::from_utf8(&self.handler).expect("handlers are letters"))
            .text("manufacturer", "appl")
            .zeros("flags, flags mask", 8)
            .pascal_text("name", self.handler_name);
        boxes::parent(
            b"mdia",
            &[
                boxes::full(b"mdhd", movie.version, 0, &header.done()),
                boxes::full(b"hdlr", 0, 0, &handler.done()),
                boxes::parent(
                    b"minf",
                    &[self.media_header(), data_reference(), self.sample_table(movie, sample_at)],
                ),
            ],
        )
    }

    fn media_header(&self) -> Vec<u8> {
        let graphics = || Fields::new().u16("graphics mode: copy", 0).zeros("opcolor", 6);
        match &self.handler {
            b"vide" => boxes::full(b"vmhd", 0, 1, &graphics().done()),
            b"soun" => {
                boxes::full(b"smhd", 0, 0, &Fields::new().u16("balance", 0).zeros("reserved", 2).done())
            }
            _ => {
                let general = graphics().u16("balance", 0).zeros("reserved", 2);
                boxes::parent(b"gmhd", &[boxes::full(b"gmin", 0, 0, &general.done())])
            }
        }
    }

    /// A table of all samples in one chunk.
    fn sample_table(&self, movie: &MovieHeader, sample_at: u32) -> Vec<u8> {
        let one = || Fields::new().u32("entry_count", 1);
        let count = count_u32(self.samples.len());
        let all_of_it = u32::try_from(movie.duration).unwrap_or(u32::MAX);
        let duration = self.pace.map_or(all_of_it, |(_, each)| each);
        let durations = one().u32("sample_count", count).u32("sample_delta", duration);
        let chunks =
            one().u32("first_chunk", 1).u32("samples_per_chunk", count).u32("sample_description_index", 1);
        let mut children = vec![
            boxes::full(b"stsd", 0, 0, &one().bytes("description", &self.description).done()),
            boxes::full(b"stts", 0, 0, &durations.done()),
        ];
        if &self.handler == b"vide" {
            children.push(boxes::full(b"stss", 0, 0, &one().u32("sample_number", 1).done()));
        }
        children.extend([
            boxes::full(b"stsc", 0, 0, &chunks.done()),
            boxes::full(b"stsz", 0, 0, &self.sample_sizes()),
            boxes::full(b"stco", 0, 0, &one().u32("chunk_offset", sample_at).done()),
        ]);
        boxes::parent(b"stbl", &children)
    }

    /// One size for all where there is one sample, a list of them else.
    fn sample_sizes(&self) -> Vec<u8> {
        if let [sample] = &self.samples[..] {
            return Fields::new().u32("sample_size of all", length_u32(sample)).u32("sample_count", 1).done();
        }
        let fields = Fields::new().u32("sample_size: each has its own", 0);
        let fields = fields.u32("sample_count", count_u32(self.samples.len()));
        self.samples.iter().fold(fields, |fields, sample| fields.u32("entry_size", length_u32(sample))).done()
    }
}

/// How many there are of something, where a file has 32 bits for it.
fn count_u32(count: usize) -> u32 {
    u32::try_from(count).expect("a sample file is small")
}

/// `dinf`: the samples lie in this file.
fn data_reference() -> Vec<u8> {
    let this_file = boxes::full(b"url ", 0, 1, &[]);
    let references = Fields::new().u32("entry_count", 1).bytes("entry", &this_file);
    boxes::parent(b"dinf", &[boxes::full(b"dref", 0, 0, &references.done())])
}

/// The matrix of a picture that is neither turned nor moved.
pub fn matrix() -> Vec<u8> {
    let row = |a, b, c| Fields::new().u32("a", a).u32("b", b).u32("c", c).done();
    [row(0x0001_0000, 0, 0), row(0, 0x0001_0000, 0), row(0, 0, 0x4000_0000)].concat()
}
