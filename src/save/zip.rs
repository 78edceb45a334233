//! Writing of ZIP archives (PKWARE's APPNOTE 6.3.10) whose files lie in them as they are. What is written here are the
//! records around the files: whoever puts the archive together lets each file follow its header.

use crate::bytes::offset;
use crate::report::DateTime;

/// 4.4.3: needed to take out what is stored; the same with 64-bit lengths.
const VERSION: u16 = 20;
const VERSION_64: u16 = 45;
/// 4.4.2: attributes are as Unix has them.
const MADE_ON_UNIX: u16 = 3 << 8;
/// A file that everybody may read, and its owner change.
const MODE: u32 = 0o100_644 << 16;
/// 4.4.4: names are UTF-8.
const UTF8: u16 = 1 << 11;
/// 4.5.3.
const EXTRA_64: u16 = 1;
/// The extended timestamp: Info-ZIP's extra field 0x5455, with the time of the last change.
const EXTRA_TIME: u16 = 0x5455;
const CHANGED: u8 = 1;

/// Values from here on do not fit into their fields, and stand in records of 64 bits.
const WIDE: u64 = 0xFFFF_FFFF;
const MANY: u64 = 0xFFFF;

/// One file of an archive.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its name; folders would be in it, with `/`.
    pub name: &'a str,
    /// Its length in bytes.
    pub length: u64,
    /// Its CRC-32.
    pub checksum: u32,
    /// When it was taken, or else changed.
    pub time: Option<DateTime>,
}

/// An archive that is being written.
#[derive(Debug, Default)]
pub struct Zip {
    directory: Vec<u8>,
    count: u64,
    length: u64,
}

impl Zip {
    /// The header of the next file, which follows it as it is.
    pub fn header(&mut self, entry: Entry<'_>) -> Vec<u8> {
        let Entry { length, checksum, .. } = entry;
        let name = Some(entry.name).filter(|name| offset(name.len()) <= MANY).unwrap_or_default();
        let (start, is_long) = (self.length, length >= WIDE);
        let times = times(entry.time);
        let common = |wide: bool, extra: &[u8]| {
            let mut common = Bytes::default();
            common.u16(if wide { VERSION_64 } else { VERSION }).u16(UTF8).u16(0).bytes(&times.dos);
            common.u32(checksum).low(length).low(length).count(name.len()).count(extra.len());
            common.0
        };

        let mut extra = Bytes::default();
        if is_long {
            extra.u16(EXTRA_64).u16(16).u64(length).u64(length);
        }
        extra.bytes(&times.extra);
        let mut header = Bytes::default();
        header.bytes(b"PK\x03\x04").bytes(&common(is_long, &extra.0)).bytes(name.as_bytes()).bytes(&extra.0);

        let is_far = start >= WIDE;
        let mut extra = Bytes::default();
        if is_long || is_far {
            extra.u16(EXTRA_64).u16(if is_long { 16 } else { 0 } + if is_far { 8 } else { 0 });
        }
        if is_long {
            extra.u64(length).u64(length);
        }
        if is_far {
            extra.u64(start);
        }
        extra.bytes(&times.extra);
        let mut listed = Bytes(std::mem::take(&mut self.directory));
        listed.bytes(b"PK\x01\x02").u16(MADE_ON_UNIX | VERSION_64);
        listed.bytes(&common(is_long || is_far, &extra.0));
        // No comment, the only disk, no text.
        listed.u16(0).u16(0).u16(0).u32(MODE).low(start).bytes(name.as_bytes()).bytes(&extra.0);
        self.directory = listed.0;
        self.count += 1;
        self.length = start.saturating_add(offset(header.0.len())).saturating_add(length);
        header.0
    }

    /// What follows the last file: the directory and the last records.
    #[must_use]
    pub fn end(self) -> Vec<u8> {
        let Self { directory, count, length: start } = self;
        let length = offset(directory.len());
        let mut end = Bytes(directory);
        if count >= MANY || start >= WIDE || length >= WIDE {
            // 4.3.14: 44 bytes follow its length.
            end.bytes(b"PK\x06\x06").u64(44).u16(MADE_ON_UNIX | VERSION_64).u16(VERSION_64).u32(0).u32(0);
            end.u64(count).u64(count).u64(length).u64(start);
            end.bytes(b"PK\x06\x07").u32(0).u64(start.saturating_add(length)).u32(1);
        }
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        end.bytes(b"PK\x05\x06").u16(0).u16(0).u16(count).u16(count).low(length).low(start).u16(0);
        end.0
    }
}

/// Records as bytes, lowest first.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    fn u16(&mut self, value: u16) -> &mut Self {
        self.bytes(&value.to_le_bytes())
    }

    fn u32(&mut self, value: u32) -> &mut Self {
        self.bytes(&value.to_le_bytes())
    }

    fn u64(&mut self, value: u64) -> &mut Self {
        self.bytes(&value.to_le_bytes())
    }

    /// A value of 64 bits in a field of 32; one that does not fit stands elsewhere.
    fn low(&mut self, value: u64) -> &mut Self {
        self.u32(u32::try_from(value).unwrap_or(u32::MAX))
    }

    fn count(&mut self, value: usize) -> &mut Self {
        self.u16(u16::try_from(value).unwrap_or(u16::MAX))
    }
}

/// A file's time in both manners.
struct Times {
    /// 4.4.6: time and date as a clock on the wall shows them, in steps of two seconds.
    dos: [u8; 4],
    /// In UTC, where that is known.
    extra: Vec<u8>,
}

/// 1980 began so, which is as far back as the format reaches.
const EARLIEST: DateTime =
    DateTime { year: 1980, month: 1, day: 1, hour: 0, minute: 0, second: 0, offset_minutes: None };
const LATEST_YEAR: u16 = 2107;

fn times(time: Option<DateTime>) -> Times {
    let shown = time.filter(|time| (EARLIEST.year..=LATEST_YEAR).contains(&time.year)).unwrap_or(EARLIEST);
    let part = |value: u8, shift: u32| u16::from(value) << shift;
    let clock = part(shown.hour, 11) | part(shown.minute, 5) | part(shown.second.min(59) / 2, 0);
    let date = (shown.year - EARLIEST.year) << 9 | part(shown.month, 5) | part(shown.day, 0);
    let mut dos = [0; 4];
    for (to, from) in dos.iter_mut().zip(clock.to_le_bytes().into_iter().chain(date.to_le_bytes())) {
        *to = from;
    }
    let mut extra = Bytes::default();
    let seconds = time.and_then(DateTime::seconds_since_1970).and_then(|seconds| i32::try_from(seconds).ok());
    if let Some(seconds) = seconds {
        extra.u16(EXTRA_TIME).u16(5).bytes(&[CHANGED]).bytes(&seconds.to_le_bytes());
    }
    Times { dos, extra: extra.0 }
}
