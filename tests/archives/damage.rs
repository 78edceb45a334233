//! Archives with bytes replaced, cut out and put in: nothing panics, loops, or asks for what is not there.

use crate::drive::random::Random;
use crate::given::deflated;
use crate::memory::measure;
use crate::reading::read_all;
use crate::support::facetime;
use crate::support::zip::entry::Descriptor;
use crate::support::zip::{Entry, Zip};

/// Every sort of record around files of few bytes.
fn sample() -> Vec<u8> {
    around(b"\xff\xd8\xff\xe0\0\x04ab\xff\xd9")
}

fn around(still: &[u8]) -> Vec<u8> {
    let livp = Zip::of([Entry::stored("a", still), deflated("b", still)]);
    Zip::of([
        Entry::stored("a/1", still),
        deflated("a/2", still).descriptor(Descriptor::WithSignature),
        Entry::stored("a/3.livp", &livp.build()).in_64_bit(),
        deflated("a/4.livp", &livp.in_64_bit().build()),
    ])
    .in_64_bit()
    .comment(b"a comment")
    .build()
}

fn check(bytes: &[u8], what: &str) {
    let ((), peak) = measure(|| drop(read_all("a.zip", bytes)));
    assert!(peak < 32 * 1024 * 1024, "{what}: {peak} bytes of memory");
}

#[test]
fn every_byte_replaced() {
    let whole = sample();
    for at in 0..whole.len() {
        for byte in [0x00, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            check(&bytes, &format!("{byte} at {at}"));
        }
    }
}

#[test]
fn every_number_replaced() {
    let whole = sample();
    for at in (0..whole.len() - 8).step_by(3) {
        for number in [[0xFF; 8], [0, 0, 0, 0x80, 0, 0, 0, 0]] {
            let mut bytes = whole.clone();
            bytes[at..at + 8].copy_from_slice(&number);
            check(&bytes, &format!("a number at {at}"));
        }
    }
}

#[test]
fn at_random() {
    let whole = around(&facetime::still_jpeg());
    let mut random = Random::new(0x21B);
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(500);
    for round in 0..rounds {
        let mut bytes = whole.clone();
        for _ in 0..=random.below(4) {
            let at = random.index(bytes.len());
            let to = at + random.index((bytes.len() - at).min(300));
            match random.below(4) {
                0 => drop(bytes.drain(at..to)),
                1 => bytes
                    .splice(at..at, whole[at.min(whole.len())..to.min(whole.len())].to_vec())
                    .for_each(drop),
                2 => bytes[at] ^= 1 << random.below(8),
                _ => bytes.truncate(to.max(4)),
            }
        }
        check(&bytes, &format!("round {round}"));
    }
}
