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
    /// A camera maker's raw format that is not TIFF, or says that it is more.
    Raw,
    /// QuickTime movie: brand `qt  `, or none.
    Mov,
    /// Any other ISO base media file with pictures: MP4, M4V, 3GP.
    Mp4,
    /// A picture of another kind: JPEG 2000, PSD, BMP, an icon, SVG.
    OtherPicture,
    /// A movie of another kind: AVI, Matroska, WebM, Windows Media, Flash, MPEG streams.
    OtherMovie,
    /// A ZIP archive, `.livp` among them. What is in it are files of the visit.
    Zip,
    /// A tape archive, or one that was compressed as a whole.
    Tar,
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
            Self::Raw => "raw",
            Self::Mov => "mov",
            Self::Mp4 => "mp4",
            Self::OtherPicture => "other_picture",
            Self::OtherMovie => "other_movie",
            Self::Zip => "zip",
            Self::Tar => "tar",
            Self::Other => "other",
        }
    }

    /// Whether it is a movie.
    #[must_use]
    pub fn is_movie(self) -> bool {
        matches!(self, Self::Mov | Self::Mp4 | Self::OtherMovie)
    }

    /// Whether it is a picture or a movie.
    #[must_use]
    pub fn is_photo_or_movie(self) -> bool {
        self.is_still() || self.is_movie()
    }

    /// Whether it is a picture.
    #[must_use]
    pub fn is_still(self) -> bool {
        !self.is_movie() && !matches!(self, Self::Zip | Self::Tar | Self::Other)
    }
}
