//! Apple's MakerNote, the value of Exif tag 0x927C. Apple publishes no specification; the layout is that
//! of ExifTool's Apple.pm and of real files.

use super::ifd::{ByteOrder, Entries, Value, ascii, write_ifd};

/// The UUID that a still and its movie share.
pub const CONTENT_IDENTIFIER: u16 = 0x0011;
/// Where in the movie the still lies, counted in the camera's own time scale.
pub const LIVE_PHOTO_VIDEO_INDEX: u16 = 0x0017;

/// `Apple iOS\0`, two version bytes, `MM`, then one IFD whose offsets count from the note's first byte:
/// the note stays valid wherever it is moved.
#[derive(Clone, Default)]
pub struct AppleMakerNote {
    entries: Entries,
}

impl AppleMakerNote {
    pub fn new() -> Self {
        Self::default()
    }

    /// The note of a FaceTime still: the identifier, and nothing else.
    pub fn with_identifier(identifier: &str) -> Self {
        Self::new().content_identifier(identifier)
    }

    pub fn content_identifier(self, identifier: &str) -> Self {
        self.entry(CONTENT_IDENTIFIER, ascii(identifier))
    }

    pub fn live_photo_video_index(self, index: u64) -> Self {
        self.entry(LIVE_PHOTO_VIDEO_INDEX, Value::Long8(vec![index]))
    }

    pub fn entry(mut self, tag: u16, value: Value) -> Self {
        self.entries.insert(tag, value);
        self
    }

    pub fn build(&self) -> Vec<u8> {
        let order = ByteOrder::Big;
        let mut note = b"Apple iOS\0".to_vec();
        note.extend([0, 1]); // version
        note.extend(order.mark());
        let ifd = write_ifd(&self.entries, order, 14, 0);
        note.extend(ifd);
        note
    }

    /// The note as the value of an Exif entry.
    pub fn value(&self) -> Value {
        Value::Undefined(self.build())
    }
}
