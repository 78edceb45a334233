//! How files are read: how much of each at first, how many in one read, and how many reads are under way. In a browser
//! the number of reads costs time, hardly their size. What is chosen here is what `cargo xtask bench reads` shows to be
//! enough; its tables are in `benches/READS.md`.

use std::ops::Range;

/// What is fetched of a file before anything is known of it but its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Bytes from its start.
    pub head: u64,
    /// Bytes up to its end.
    pub tail: u64,
}

/// Of a still. Of real Apple files the Exif part ends within 16 KiB in 90 % of JPEG; 8 KiB read 1,108 files a second, 16
/// KiB 1,315, 64 KiB 1,307.
pub const STILL: Opening = Opening { head: 16 * 1024, tail: 0 };

/// Of a HEIC: within 64 KiB lies the Exif part of 87 % of Apple's, within 32 KiB of 72 %. 16 KiB read 836 files a second,
/// 32 KiB 1,007, 64 KiB 999.
pub const HEIC: Opening = Opening { head: 32 * 1024, tail: 0 };

/// Of a movie: `ftyp`, `wide` and the header of `mdat`, and its end. A Live Photo's `moov` is its last box and has 2 to
/// 16 KB, with a page to spare for small boxes behind it. 20 KiB of the end read 790 files a second, 68 KiB 655.
pub const MOVIE: Opening = Opening { head: 4 * 1024, tail: 20 * 1024 };

/// Of what is called an archive: its first local header, and the records at its end. Those have about 100 bytes and a
/// comment of up to 64 KiB; the directory of an archive of a few hundred photos fits in front of them.
pub const ARCHIVE: Opening = Opening { head: 4 * 1024, tail: 68 * 1024 };

/// Files whose reads travel together: 8 read 657 files a second, 32 806, 64 858, 128 no more than 64.
pub const GROUP: usize = 64;

/// Files of a worker's first group, so that the first verdicts come soon.
pub const FIRST_GROUP: usize = 4;

/// Groups that a worker has at once: while one is read, and while the page is busy with what the last has brought, the
/// next is opened. Three workers with one group each read 846 files a second, with two 974.
pub const GROUPS_AT_ONCE: usize = 2;

/// Files after which a worker is replaced: what the browser keeps for each file that it opened is only given back when it
/// looks for it, which it does rarely, or when the worker ends. To start one takes as long as to read 50 files.
pub const WORN_AFTER: usize = 4000;

/// Workers that read at once, at most: the browser reads files in one process.
const MOST_WORKERS: usize = 4;

/// The same on phones and tablets, whose memory is small.
const MOST_WORKERS_ON_PHONES: usize = 2;

impl Opening {
    /// Its ranges in a file of this length.
    #[must_use]
    pub fn ranges(self, length: u64) -> Vec<Range<u64>> {
        if length <= self.head.saturating_add(self.tail) {
            return vec![Range { start: 0, end: length }];
        }
        let ranges = [0..self.head, length - self.tail..length];
        ranges.into_iter().filter(|range| !range.is_empty()).collect()
    }
}

/// How many workers read on a machine with so many cores: one more, since they wait for the browser half of their time.
#[must_use]
pub fn workers(cores: usize, is_phone: bool) -> usize {
    cores.saturating_add(1).clamp(2, if is_phone { MOST_WORKERS_ON_PHONES } else { MOST_WORKERS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_lie_inside_the_file() {
        let cases: [(u64, u64, u64, &[[u64; 2]]); 5] = [
            (10, 5, 0, &[[0, 0]]),
            (10, 5, 15, &[[0, 15]]),
            (10, 5, 16, &[[0, 10], [11, 16]]),
            (10, 0, 16, &[[0, 10]]),
            (u64::MAX, 5, 16, &[[0, 16]]),
        ];
        for (head, tail, length, expected) in cases {
            let ranges = Opening { head, tail }.ranges(length);
            let ranges: Vec<[u64; 2]> = ranges.iter().map(|range| [range.start, range.end]).collect();
            assert_eq!(ranges, expected, "{head} and {tail} of {length}");
        }
    }

    #[test]
    fn few_workers_on_phones() {
        let cases = [(0, false, 2), (1, false, 2), (2, false, 3), (64, false, 4), (8, true, 2), (1, true, 2)];
        for (cores, is_phone, expected) in cases {
            assert_eq!(workers(cores, is_phone), expected, "{cores} {is_phone}");
        }
    }
}
