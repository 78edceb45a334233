//! The TIFF structure that holds Exif, per TIFF 6.0 and Exif 3.0 (CIPA DC-008), section 4.5.

use super::ifd::{ByteOrder, Entries, Value, ascii, long, short, write_ifd};
use super::tags;

/// Exif data as JPEG, HEIC and PNG carry it: header, IFD0, Exif IFD, GPS IFD, IFD1 with a thumbnail,
/// in this order, each IFD followed by its values. IFDs without entries are left out.
#[derive(Clone)]
pub struct Tiff {
    order: ByteOrder,
    ifd0: Entries,
    exif: Entries,
    gps: Entries,
    ifd1: Entries,
    thumbnail: Option<Vec<u8>>,
    next_of_ifd0: Option<u32>,
}

impl Tiff {
    pub fn new(order: ByteOrder) -> Self {
        let none = Entries::new;
        Self {
            order,
            ifd0: none(),
            exif: none(),
            gps: none(),
            ifd1: none(),
            thumbnail: None,
            next_of_ifd0: None,
        }
    }

    /// Adds an entry to IFD0, or replaces the one of this tag. A pointer tag given here is kept as it is.
    pub fn ifd0(mut self, tag: u16, value: Value) -> Self {
        self.ifd0.insert(tag, value);
        self
    }

    /// Adds an entry to the Exif IFD, or replaces the one of this tag.
    pub fn exif(mut self, tag: u16, value: Value) -> Self {
        self.exif.insert(tag, value);
        self
    }

    /// Adds an entry to the GPS IFD, or replaces the one of this tag.
    pub fn gps(mut self, tag: u16, value: Value) -> Self {
        self.gps.insert(tag, value);
        self
    }

    /// Adds an entry to IFD1, which describes the thumbnail.
    pub fn ifd1(mut self, tag: u16, value: Value) -> Self {
        self.ifd1.insert(tag, value);
        self
    }

    /// A thumbnail in JPEG, with the IFD1 entries that lead to it.
    pub fn thumbnail(mut self, jpeg: &[u8]) -> Self {
        self.thumbnail = Some(jpeg.to_vec());
        self.ifd1(tags::COMPRESSION, short(6))
    }

    /// Takes the entry of this tag out of IFD0 and out of the Exif IFD.
    pub fn without(mut self, tag: u16) -> Self {
        self.ifd0.remove(&tag);
        self.exif.remove(&tag);
        self
    }

    /// Where the picture was taken, in degrees; north and east are positive.
    pub fn position(self, latitude: f64, longitude: f64) -> Self {
        let reference =
            |degrees: f64, positive, negative| ascii(if degrees < 0.0 { negative } else { positive });
        self.gps(tags::GPS_LATITUDE_REF, reference(latitude, "N", "S"))
            .gps(tags::GPS_LATITUDE, degrees_minutes_seconds(latitude))
            .gps(tags::GPS_LONGITUDE_REF, reference(longitude, "E", "W"))
            .gps(tags::GPS_LONGITUDE, degrees_minutes_seconds(longitude))
    }

    /// Says that the IFD after IFD0 is here, wherever it really is: an IFD that leads back to itself, or
    /// beyond the end.
    pub fn next_of_ifd0(mut self, offset: u32) -> Self {
        self.next_of_ifd0 = Some(offset);
        self
    }

    pub fn build(&self) -> Vec<u8> {
        let order = self.order;
        let mut ifd0 = self.ifd0.clone();
        for (pointer, entries) in [(tags::EXIF_IFD_POINTER, &self.exif), (tags::GPS_IFD_POINTER, &self.gps)] {
            if !entries.is_empty() {
                ifd0.entry(pointer).or_insert(long(0)); // counted now, filled below
            }
        }
        let ifd0_at = 8;
        let exif_at = end_of(&ifd0, ifd0_at);
        let gps_at = end_of(&self.exif, exif_at);
        let ifd1_at = end_of(&self.gps, gps_at);
        let ifd1 = self.ifd1_with_thumbnail(ifd1_at);

        for (pointer, at) in [(tags::EXIF_IFD_POINTER, exif_at), (tags::GPS_IFD_POINTER, gps_at)] {
            if !self.ifd0.contains_key(&pointer) {
                ifd0.entry(pointer).and_modify(|value| *value = long(at));
            }
        }
        let next = self.next_of_ifd0.unwrap_or(if ifd1.is_empty() { 0 } else { ifd1_at });
        let mut out = [order.mark().to_vec(), order.u16(42), order.u32(ifd0_at)].concat();
        out.extend(write_ifd(&ifd0, order, ifd0_at, next));
        for (entries, at) in [(&self.exif, exif_at), (&self.gps, gps_at), (&ifd1, ifd1_at)] {
            if !entries.is_empty() {
                out.extend(write_ifd(entries, order, at, 0));
            }
        }
        out.extend(self.thumbnail.iter().flatten());
        out
    }

    fn ifd1_with_thumbnail(&self, ifd1_at: u32) -> Entries {
        let mut ifd1 = self.ifd1.clone();
        if let Some(thumbnail) = &self.thumbnail {
            let length = u32::try_from(thumbnail.len()).expect("a thumbnail is small");
            ifd1.insert(tags::JPEG_INTERCHANGE_FORMAT_LENGTH, long(length));
            ifd1.insert(tags::JPEG_INTERCHANGE_FORMAT, long(0));
            ifd1.insert(tags::JPEG_INTERCHANGE_FORMAT, long(end_of(&ifd1, ifd1_at)));
        }
        ifd1
    }
}

/// Where an IFD that begins at `at` ends, with its values. The order of bytes does not change that.
fn end_of(entries: &Entries, at: u32) -> u32 {
    if entries.is_empty() {
        return at;
    }
    let length = write_ifd(entries, ByteOrder::Big, at, 0).len();
    at + u32::try_from(length).expect("a sample's IFD is small")
}

/// Degrees, minutes and hundredths of a second.
fn degrees_minutes_seconds(degrees: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "180 degrees are 64,800,000")]
    let hundredths = (degrees.abs() * 360_000.0).round() as u32;
    Value::Rational(vec![(hundredths / 360_000, 1), (hundredths / 6_000 % 60, 1), (hundredths % 6_000, 100)])
}
