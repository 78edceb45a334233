//! Where in a file a fact was found.

use nanoserde::{DeBin, SerBin};

/// A part of a file that holds metadata, or tells where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, SerBin, DeBin)]
pub enum Part {
    /// The file as a whole.
    File,
    /// The container's own structure: a JPEG's segments, a HEIF file's boxes, a PNG's chunks.
    Container,
    /// Exif.
    Exif,
    /// The maker's notes inside Exif.
    MakerNote,
    /// An XMP packet.
    Xmp,
    /// A JPEG's extended XMP, put together from its pieces.
    ExtendedXmp,
    /// IPTC records.
    Iptc,
    /// A movie's header, `moov/mvhd`.
    MovieHeader,
    /// A movie's tracks, `moov/trak`.
    Tracks,
    /// A movie's metadata, `moov/meta`.
    Keys,
    /// A movie's user data, `moov/udta`.
    UserData,
}

impl Part {
    /// The part's stable name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Container => "container",
            Self::Exif => "exif",
            Self::MakerNote => "maker_note",
            Self::Xmp => "xmp",
            Self::ExtendedXmp => "extended_xmp",
            Self::Iptc => "iptc",
            Self::MovieHeader => "movie_header",
            Self::Tracks => "tracks",
            Self::Keys => "keys",
            Self::UserData => "user_data",
        }
    }
}

/// A directory of TIFF tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, SerBin, DeBin)]
pub enum Ifd {
    /// IFD0, IFD1, …: the picture itself, its thumbnail.
    Tiff(u16),
    /// The Exif IFD.
    Exif,
    /// The GPS IFD.
    Gps,
    /// The interoperability IFD.
    Interop,
    /// The IFD in Apple's maker note.
    Apple,
}

/// Which field of a part.
#[derive(Debug, Clone, PartialEq, Eq, Hash, SerBin, DeBin)]
pub enum Field {
    /// A TIFF tag in a directory.
    Tag(Ifd, u16),
    /// An XMP property, such as `exifEX:LensModel`.
    Property(String),
    /// An IPTC dataset: record and number.
    Dataset(u8, u8),
    /// A QuickTime key, such as `com.apple.quicktime.keywords`.
    Key(String),
    /// A box, chunk or segment by its name.
    Name(String),
}

/// Where a fact stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, SerBin, DeBin)]
pub struct Place {
    /// The part of the file.
    pub part: Part,
    /// Where that part begins, in bytes from the start of the file.
    pub part_offset: u64,
    /// How long that part is, in bytes.
    pub part_length: u64,
    /// The field within the part.
    pub field: Field,
    /// Where the value itself begins, in bytes from the start of the file, if known. A payload in several
    /// pieces has no such place.
    pub value_offset: Option<u64>,
}
