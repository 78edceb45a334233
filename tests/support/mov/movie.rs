//! The `moov` box with its header and its user data (QuickTime File Format, "Movie atoms").

use super::Mov;
use super::track::matrix;
use crate::support::boxes;
use crate::support::fields::{Fields, count_u16};

impl Mov {
    /// The box, for an `mdat` whose payload begins there.
    pub(super) fn movie(&self, media_data_payload_at: usize) -> Vec<u8> {
        let mut children = vec![self.movie_header()];
        let mut sample_at = media_data_payload_at;
        for (track_id, track) in (1..).zip(&self.tracks) {
            let offset = u32::try_from(sample_at).expect("a sample file is small");
            children.push(track.write(track_id, &self.header, offset));
            sample_at += track.samples.concat().len();
        }
        if !self.keys.is_empty() {
            children.push(self.keys.write(self.keys_in_full_box));
        }
        if !self.user_data.is_empty() {
            children.push(self.write_user_data());
        }
        boxes::parent(b"moov", &children)
    }

    fn movie_header(&self) -> Vec<u8> {
        let header = self.header;
        let fields = header
            .times(Fields::new())
            .u32("timescale", header.timescale)
            .sized("duration", header.time_size(), header.duration)
            .fixed_16_16("rate", 1)
            .u16("volume 1.0", 0x0100)
            .zeros("reserved", 10)
            .bytes("matrix", &matrix())
            .zeros("pre_defined", 24)
            .u32("next_track_ID", 1 + u32::from(count_u16(self.tracks.len())));
        boxes::full(b"mvhd", header.version, 0, &fields.done())
    }

    /// `udta` with QuickTime's "international text": length and language before the text.
    fn write_user_data(&self) -> Vec<u8> {
        let entries = self.user_data.iter().map(|(kind, text)| {
            let fields = Fields::new().u16("length of the text", count_u16(text.len()));
            boxes::plain(kind, &fields.u16("language: undetermined", 0x55C4).text("text", text).done())
        });
        boxes::parent(b"udta", &entries.collect::<Vec<_>>())
    }
}
