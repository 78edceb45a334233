//! What a file is, by its bytes.

use nanoserde::{DeBin, SerBin};

/// The kinds of file that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, SerBin, DeBin)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// HEIF with pictures in HEVC, or in a codec it does not name.
    Heic,
    /// HEIF with pictures in AV1.
    Avif,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// TIFF and what is built on it: DNG, most makers' raw formats.
    Tiff,
    /// GIF.
    Gif,
    /// JPEG XL.
    Jxl,
    /// QuickTime movie: brand `qt  `, or none.
    Mov,
    /// Any other ISO base media file with pictures: MP4, M4V, 3GP.
    Mp4,
    /// No photo or movie, as far as its first bytes tell.
    #[default]
    Other,
}

impl Kind {
    /// The kind's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Heic => "heic",
            Self::Avif => "avif",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Tiff => "tiff",
            Self::Gif => "gif",
            Self::Jxl => "jxl",
            Self::Mov => "mov",
            Self::Mp4 => "mp4",
            Self::Other => "other",
        }
    }

    /// Whether it is a movie.
    #[must_use]
    pub fn is_movie(self) -> bool {
        matches!(self, Self::Mov | Self::Mp4)
    }

    /// Whether it is a picture.
    #[must_use]
    pub fn is_still(self) -> bool {
        !self.is_movie() && self != Self::Other
    }
}
