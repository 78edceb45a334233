//! A report depends on the file's bytes alone: not on how they arrive, nor on the file's name, which only
//! chooses what is fetched first.

#[path = "drive/mod.rs"]
mod drive;
#[path = "support/mod.rs"]
mod support;

use drive::manner::{backwards, facts, supply, supply_first};
use drive::random::Random;
use drive::{inspect, inspect_by};
use facetime_photo_inspector::inspect::Inspection;
use facetime_photo_inspector::report::Report;
use std::ops::Range;
use support::layouts::{self, Named};
use support::zip::{Entry, Zip};

/// How one read is answered: with bytes of the file at the ranges asked for, or elsewhere.
type Manner = fn(&mut Inspection, &[u8], &[Range<u64>], &mut Random);

/// A file of up to this length is also given one byte a step.
const FEW_BYTES: usize = 3000;

#[test]
fn whole() {
    check(|inspection, file, _, _| inspection.supply(0, file.to_vec()));
}

#[test]
fn page_by_page() {
    check(|inspection, file, ranges, _| supply_first(inspection, file, ranges, 4096));
}

#[test]
fn in_small_steps() {
    check(|inspection, file, ranges, _| {
        let length = if file.len() <= FEW_BYTES { 1 } else { 97 };
        supply_first(inspection, file, ranges, length);
    });
}

/// In steps of random length; some other stretch of the file comes along.
#[test]
fn at_random() {
    check(|inspection, file, ranges, random| {
        let length = file.len() as u64;
        let start = random.below(length);
        supply(inspection, file, start..start + random.below(2000));
        supply_first(inspection, file, ranges, 1 + random.below(3000));
    });
}

/// The bytes of one read come in pieces, the last ones first.
#[test]
fn from_the_end() {
    check(|inspection, file, ranges, _| backwards(inspection, file, ranges, 61));
}

/// More than was asked for on both sides, also of what is there already and of what is beyond the end.
#[test]
fn too_much() {
    check(|inspection, file, ranges, random| {
        for range in ranges {
            let start = range.start.saturating_sub(random.below(5000));
            supply(inspection, file, start..range.end + random.below(5000));
        }
        inspection.supply(file.len() as u64 - 1, [&file[file.len() - 1..], &[0xAA; 100]].concat());
        inspection.supply(file.len() as u64, vec![0xBB; 100]);
        inspection.supply(u64::MAX - 3, vec![0xCC; 100]);
    });
}

/// The page reads files so, and their lists only when a person opens one.
#[test]
fn without_its_entries_a_report_is_the_same() {
    let mut listed = 0;
    for (what, bytes) in samples() {
        let whole = inspect("a", &bytes);
        listed += whole.entries.len();
        let report = inspect_by("a", bytes.len() as u64, 1000, |inspection, ranges| {
            inspection.leave_out_entries();
            ranges.iter().for_each(|range| supply(inspection, &bytes, range.clone()));
        });
        assert_eq!(report, Report { entries: Vec::new(), ..whole }, "{what}");
    }
    assert!(listed > 500, "{listed} entries were left out");
}

#[test]
fn under_another_name() {
    for (what, bytes) in samples() {
        let expected = facts(inspect("a", &bytes));
        for name in ["a.heic", "a.mov", "a.zip", "a.livp", "a.jpg.png", "IMG_E1-edited.JPG", ""] {
            assert_eq!(facts(inspect(name, &bytes)), expected, "{what}, as {name:?}");
        }
    }
}

/// All layouts, and some of them cut short.
fn samples() -> Vec<Named> {
    let whole = layouts::all();
    let cut = |(name, bytes): &Named| (format!("half of {name}"), bytes[..bytes.len() / 2].to_vec());
    let halves: Vec<Named> = whole.iter().filter(|(name, _)| !name.starts_with("case")).map(cut).collect();
    whole.into_iter().chain(halves).chain(archives()).filter(|(_, bytes)| !bytes.is_empty()).collect()
}

/// Archives with their directory at the very end, and further in front.
fn archives() -> Vec<Named> {
    let zip = || Zip::of((0..30).map(|number| Entry::stored(&format!("{number}.jpg"), &[7; 40])));
    vec![
        ("a ZIP".to_owned(), zip().build()),
        ("a ZIP of 64 bits with a comment".to_owned(), zip().in_64_bit().comment(&[b'x'; 9000]).build()),
        ("a ZIP with much behind it".to_owned(), zip().followed(&[0; 90_000]).build()),
        ("half a ZIP".to_owned(), zip().build()[..2000].to_vec()),
    ]
}

fn check(manner: Manner) {
    let mut random = Random::new(0x5EED);
    for (what, bytes) in samples() {
        let expected = facts(inspect("a", &bytes));
        let report = inspect_by("a", bytes.len() as u64, 100_000, |inspection, ranges| {
            manner(inspection, &bytes, ranges, &mut random);
        });
        assert_eq!(facts(report), expected, "{what}");
    }
}
