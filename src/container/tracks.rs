//! A movie's tracks: what each holds, not its samples. ISO/IEC 14496-12, 8.3 to 8.5; QuickTime's timed
//! metadata (`mebx`).

use super::boxes::{BoxHeader, FourCc, version};
use super::structure;
use crate::bytes::{Cursor, Stop, Window, limits};
use crate::report::{Found, Part, Place, Size};

/// One track.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// Where it is described.
    pub place: Place,
    /// What it holds: `vide`, `soun`, `meta`, …
    pub handler: FourCc,
    /// How its samples are written: `hvc1`, `mp4a`, `mebx`, …; one for each sample description.
    pub formats: Vec<FourCc>,
    /// Width and height from its header, where not 0.
    pub size: Option<Found<Size>>,
    /// Its length in seconds.
    pub duration: Option<f64>,
    /// The keys of its timed metadata.
    pub timed_keys: Vec<String>,
}

/// The key by which a Live Photo's movie marks the still's moment.
pub const STILL_IMAGE_TIME: &str = "com.apple.quicktime.still-image-time";

/// Sample descriptions that are looked at; real tracks have one, rarely two.
const DESCRIPTIONS: u32 = 8;

impl Track {
    /// Whether it is a track of pictures.
    #[must_use]
    pub fn has_pictures(&self) -> bool {
        self.handler == *b"vide"
    }

    /// Whether it is a track of sound.
    #[must_use]
    pub fn has_sound(&self) -> bool {
        self.handler == *b"soun"
    }
}

/// Reads a `trak` box.
///
/// # Errors
///
/// As [`Window::get`] and for boxes that contradict themselves.
pub fn read(window: &Window, trak: &BoxHeader) -> Result<Track, Stop> {
    let mut track = Track {
        place: structure(Part::Tracks, "trak", trak.start, trak.end - trak.start),
        handler: FourCc::default(),
        formats: Vec::new(),
        size: None,
        duration: None,
        timed_keys: Vec::new(),
    };
    let mut children = trak.children(window);
    while let Some(child) = children.next()? {
        match &child.name {
            b"tkhd" => track.size = header_size(window, &child)?,
            b"mdia" => read_media(window, &child, &mut track)?,
            _ => {}
        }
    }
    Ok(track)
}

/// Width and height stand at the header's end, as numbers with 16 bits behind the point.
fn header_size(window: &Window, tkhd: &BoxHeader) -> Result<Option<Found<Size>>, Stop> {
    let mut header = tkhd.beginning(window, 96)?;
    let before_size = if version(&mut header)? == 1 { 84 } else { 72 };
    header.take(before_size)?;
    let size = Size { width: header.u32()? >> 16, height: header.u32()? >> 16 };
    let place = structure(Part::Tracks, "tkhd", tkhd.start, tkhd.end - tkhd.start);
    Ok((size.pixels() > 0).then_some(Found { value: size, place }))
}

fn read_media(window: &Window, mdia: &BoxHeader, track: &mut Track) -> Result<(), Stop> {
    let mut children = mdia.children(window);
    while let Some(child) = children.next()? {
        match &child.name {
            b"mdhd" => track.duration = media_duration(&mut child.beginning(window, 32)?)?,
            b"hdlr" => track.handler = child.beginning(window, 12)?.at(8).array()?,
            b"minf" => {
                let table = child.child(window, b"stbl")?;
                let descriptions = table.map(|table| table.child(window, b"stsd")).transpose()?.flatten();
                if let Some(descriptions) = descriptions {
                    read_descriptions(window, &descriptions, track)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn media_duration(mdhd: &mut Cursor<'_>) -> Result<Option<f64>, Stop> {
    let width = if version(mdhd)? == 1 { 8 } else { 4 };
    mdhd.take(u64::from(width) * 2)?;
    Ok(seconds(u64::from(mdhd.u32()?), mdhd.number(width)?))
}

/// Units of time as seconds; `None` without a scale.
#[must_use]
pub fn seconds(timescale: u64, units: u64) -> Option<f64> {
    // Exact below 2^53; nothing shown needs more.
    #[allow(clippy::cast_precision_loss, reason = "a duration of 285 million years is off by a second")]
    (timescale > 0).then(|| units as f64 / timescale as f64)
}

fn read_descriptions(window: &Window, stsd: &BoxHeader, track: &mut Track) -> Result<(), Stop> {
    let count = stsd.beginning(window, 8)?.at(4).u32()?.min(DESCRIPTIONS);
    let mut descriptions = stsd.children_from(window, 8);
    for _ in 0..count {
        let Some(description) = descriptions.next()? else { break };
        track.formats.push(description.name);
        if description.name == *b"mebx" {
            read_timed_keys(window, &description, track)?;
        }
    }
    Ok(())
}

/// `mebx` has 8 bytes of its own, then `keys`; each key is a box that holds `keyd`: namespace and name.
fn read_timed_keys(window: &Window, mebx: &BoxHeader, track: &mut Track) -> Result<(), Stop> {
    let Some(keys) = mebx.children_from(window, 8).find(b"keys")? else { return Ok(()) };
    let mut children = keys.children(window);
    while let Some(key) = children.next()? {
        if let Some(definition) = key.child(window, b"keyd")?
            && track.timed_keys.len() < limits::KEYS
        {
            let mut definition = definition.contents(window, limits::MOVIE_VALUE)?;
            definition.take(4)?;
            track.timed_keys.push(String::from_utf8_lossy(definition.rest()).into_owned());
        }
    }
    Ok(())
}
