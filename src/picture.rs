//! A HEIC's picture as pixels, for browsers that cannot show HEIC themselves. A small one costs little: an iPhone keeps a
//! preview beside the picture, in the same file.

use crate::bytes::limits::{DECODED_PIXELS, PREVIEW_PIXELS};
use heifer::heifer_isobmff::{HeifFile, ItemId};
use heifer::{Error, Image, Options};

/// A picture, right way up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, a byte each, row by row.
    pub pixels: Vec<u8>,
    /// What the numbers mean.
    pub colours: Colours,
}

/// The colours that a pixel's numbers stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// As screens have them that are told nothing.
    Srgb,
    /// Apple's cameras know greener greens and redder reds.
    DisplayP3,
}

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPicture {
    /// The file contradicts itself, or ends too early.
    Broken,
    /// It may well be fine, but is not read here.
    NotSupported,
}

/// A preview serves if it has at least this part of what is wanted.
const PREVIEW_IS_ENOUGH: u32 = 2;

/// Decodes a HEIC's picture for who wants its longer side to have so many pixels. It may come with more, and with fewer when
/// it has no more itself, or a preview that has half of them: the whole would take fifty times as long.
///
/// # Errors
///
/// When it is broken, not supported, or larger than the limits allow.
pub fn decode(bytes: &[u8], longest: u32) -> Result<Picture, NoPicture> {
    let file = HeifFile::parse(bytes).map_err(|_| NoPicture::Broken)?;
    let colours = colours(&file);
    if let Some(id) = preview(&file, longest)
        && let Ok(image) = heifer::decode_item(&file, id, 0)
    {
        let pixels = image.to_rgba8();
        return Ok(Picture { width: image.width, height: image.height, pixels, colours });
    }
    let options = Options { max_threads: 1, max_pixels: DECODED_PIXELS };
    let image = match colours {
        Colours::DisplayP3 => heifer::decode_rgba8(bytes, &options),
        Colours::Srgb => in_srgb(bytes, &options),
    };
    let Image { width, height, data, .. } = image.map_err(no_picture)?;
    Ok(Picture { width, height, pixels: data, colours })
}

/// A picture whose colours cannot be translated, as those of high dynamic range, is shown as it is: pale rather than not.
fn in_srgb(bytes: &[u8], options: &Options) -> Result<Image<u8>, Error> {
    match heifer::decode_srgb_rgba8(bytes, options) {
        Err(Error::Unsupported(_)) => heifer::decode_rgba8(bytes, options),
        decoded => decoded,
    }
}

/// The smallest preview that is large enough.
fn preview(file: &HeifFile<'_>, longest: u32) -> Option<ItemId> {
    let size = |id: ItemId| file.image_size(id).ok().flatten();
    let previews = file.referencing_items(file.primary_id, b"thmb").into_iter().filter_map(|id| {
        let (width, height) = size(id)?;
        let serves = width.max(height) >= longest / PREVIEW_IS_ENOUGH;
        let pixels = u64::from(width) * u64::from(height);
        (serves && pixels <= PREVIEW_PIXELS).then_some((pixels, id))
    });
    previews.min_by_key(|(pixels, _)| *pixels).map(|(_, id)| id)
}

/// Browsers know Display P3 themselves: what Apple's cameras take need not be translated, which would take as long again
/// as decoding it.
fn colours(file: &HeifFile<'_>) -> Colours {
    let profile = file.icc_profile(file.primary_id).ok().flatten().unwrap_or_default();
    if is_named_display_p3(profile) { Colours::DisplayP3 } else { Colours::Srgb }
}

/// Whether this is a colour profile's name, in either of the two ways of writing it. "Display P3 Primaries; PQ" is another.
fn is_named_display_p3(profile: &[u8]) -> bool {
    let name = "Display P3";
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [(name.as_bytes(), b" ".as_slice()), (&wide, b"\0 ".as_slice())].into_iter().any(|(name, more)| {
        let at = profile.windows(name.len()).position(|part| part == name);
        let behind = at.and_then(|at| profile.get(at + name.len()..));
        behind.is_some_and(|behind| !behind.starts_with(more))
    })
}

fn no_picture(error: Error) -> NoPicture {
    match error {
        Error::Unsupported(_) => NoPicture::NotSupported,
        _ => NoPicture::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_p3_is_known_by_its_name_alone() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        assert!(is_named_display_p3(b"desc....Display P3\0\0"));
        assert!(is_named_display_p3(&[b"mluc".as_slice(), &wide("Display P3"), b"text"].concat()));
        assert!(!is_named_display_p3(&wide("Display P3 Primaries; PQ")));
        assert!(!is_named_display_p3(b"Display P3 Primaries"));
        assert!(!is_named_display_p3(b"sRGB IEC61966-2.1"));
        assert!(!is_named_display_p3(b""));
    }
}
