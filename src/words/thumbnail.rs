//! What stands where a thumbnail would: what the file is, and why it is not shown.

use crate::report::Kind;
use crate::thumbnails::Why;

/// A word for what the file is, for a place of 48 pixels.
#[must_use]
pub fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Jpeg => "JPEG",
        Kind::Heic => "HEIC",
        Kind::Avif => "AVIF",
        Kind::Png => "PNG",
        Kind::Webp => "WebP",
        Kind::Tiff => "TIFF",
        Kind::Gif => "GIF",
        Kind::Jxl => "JXL",
        Kind::Raw => "RAW",
        Kind::Mov | Kind::Mp4 | Kind::OtherMovie => "Movie",
        Kind::OtherPicture => "Photo",
        Kind::Zip | Kind::Tar => "Archive",
        Kind::Other => "File",
    }
}

/// Why it has no picture here.
#[must_use]
pub fn reason(why: Why) -> &'static str {
    match why {
        Why::NoPicture => "This is no photo or movie",
        Why::Unread => "This file could not be read",
        Why::TooLarge => "This picture is too large to be shown here",
        Why::Unknown => "This browser does not show pictures of this kind",
        Why::Broken => "The picture in this file is damaged",
        Why::Unplayed => "This browser does not play this movie",
    }
}
