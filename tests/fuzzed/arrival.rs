//! The same report however the bytes arrive: each file is also read in one other manner, which its own bytes
//! choose, so that a find can be repeated.

use crate::drive::inspect_by;
use crate::drive::manner::{backwards, facts, supply, supply_first};
use crate::drive::random::Random;
use facetime_photo_inspector::report::Report;

const NAMES: [&str; 4] = ["a", "a.heic", "a.mov", "a.png"];

/// More than any file of ours needs, which has pieces of at least a sixteenth of its length.
const MOST_STEPS: usize = 10_000;

pub fn check(file: &[u8], expected: &Report) {
    let length = file.len() as u64;
    let mut random = Random::new(hash(file));
    let manner = random.below(4);
    let name = NAMES[random.index(NAMES.len())];
    let report = inspect_by(name, length, MOST_STEPS, |inspection, ranges| match manner {
        0 => inspection.supply(0, file.to_vec()),
        1 => supply_first(inspection, file, ranges, length / 16 + random.below(1000) + 1),
        2 => backwards(inspection, file, ranges, length / 16 + 61),
        _ => {
            for range in ranges {
                let start = range.start.saturating_sub(random.below(5000));
                supply(inspection, file, start..range.end + random.below(5000));
            }
        }
    });
    assert!(facts(report) == facts(expected.clone()), "{name}, in manner {manner}: the report is another");
}

/// FNV-1a; never 0. For choices that the same file always makes the same.
pub fn hash(bytes: &[u8]) -> u64 {
    let hash = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, hash) | 1
}
