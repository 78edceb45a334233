//! Samples changed as damage and malice change them.

use crate::drive::random::Random;

/// Numbers at which readers go wrong: the smallest, the largest, and those around a sign.
const BOUNDARIES: [u64; 14] = [
    0,
    1,
    2,
    7,
    8,
    0x7F,
    0xFF,
    0x7FFF,
    0xFFFF,
    0x7FFF_FFFF,
    0x8000_0000,
    0xFFFF_FFFF,
    0x7FFF_FFFF_FFFF_FFFF,
    u64::MAX,
];

/// The input of this number, out of some of the seeds: the same in every run.
pub fn mutated(seeds: &[Vec<u8>], number: u64) -> Vec<u8> {
    // Neighbouring numbers must not give neighbouring beginnings: multiplied by 2⁶⁴ / φ (Knuth), some steps on.
    let mut random = Random::new((number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for _ in 0..8 {
        random.next();
    }
    let mut bytes = seeds[random.index(seeds.len())].clone();
    for _ in 0..=random.below(6) {
        change(&mut bytes, &mut random, seeds);
    }
    bytes
}

/// One change.
fn change(bytes: &mut Vec<u8>, random: &mut Random, seeds: &[Vec<u8>]) {
    if bytes.is_empty() {
        bytes.push(0);
    }
    let at = place(bytes.len(), random);
    let to = at + random.index((bytes.len() - at).min(300));
    match random.below(16) {
        0 => bytes[at] ^= 1 << random.below(8),
        1 => bytes[at] = random.next().to_le_bytes()[0],
        2..=5 => number(bytes, at, random),
        6 | 7 => nudge(bytes, at, random),
        8 => bytes.truncate(at),
        9 | 10 => drop(bytes.drain(at..to)),
        11..=13 => {
            let (copy, target) = (bytes[at..to].to_vec(), place(bytes.len(), random));
            bytes.splice(target..target, copy).for_each(drop);
        }
        _ => {
            let other = &seeds[random.index(seeds.len())];
            let from = if random.below(2) == 0 { at.min(other.len()) } else { place(other.len(), random) };
            bytes.truncate(at);
            bytes.extend_from_slice(other.get(from..).unwrap_or_default());
        }
    }
}

/// Anywhere, but oftener near the beginning or the end, where most of what is read stands.
fn place(length: usize, random: &mut Random) -> usize {
    match random.below(4) {
        0 => random.index(length),
        1 => length - length.min(1) - random.index(length.min(2000)),
        _ => random.index(length.min(2000)),
    }
}

/// A number of one, two, four or eight bytes becomes a boundary, or a length that is nearly right.
fn number(bytes: &mut [u8], at: usize, random: &mut Random) {
    let length = bytes.len() as u64;
    let value = match random.below(4) {
        0 => length.wrapping_add(random.below(17)).wrapping_sub(8),
        1 => (length - at as u64).wrapping_add(random.below(17)).wrapping_sub(8),
        _ => BOUNDARIES[random.index(BOUNDARIES.len())],
    };
    write(bytes, at, value, random);
}

/// A number becomes a little more or less, as its lowest byte.
fn nudge(bytes: &mut [u8], at: usize, random: &mut Random) {
    let by = random.below(32).to_le_bytes()[0];
    bytes[at] = bytes[at].wrapping_add(by).wrapping_sub(16);
}

fn write(bytes: &mut [u8], at: usize, value: u64, random: &mut Random) {
    let width = [1, 2, 4, 4, 8][random.index(5)].min(bytes.len() - at);
    let target = &mut bytes[at..at + width];
    if random.below(3) == 0 {
        target.copy_from_slice(&value.to_le_bytes()[..width]);
    } else {
        target.copy_from_slice(&value.to_be_bytes()[8 - width..]);
    }
}

#[test]
fn inputs_differ_and_can_be_repeated() {
    let seeds = [(0..=255).collect::<Vec<u8>>(), (0..3000_u32).map(|n| n.to_le_bytes()[0] | 1).collect()];
    let inputs: Vec<Vec<u8>> = (0..1000).map(|number| mutated(&seeds, number)).collect();
    assert!(inputs == (0..1000).map(|number| mutated(&seeds, number)).collect::<Vec<_>>(), "repeated");
    let different: std::collections::BTreeSet<_> = inputs.iter().collect();
    assert!(different.len() > 900, "only {} of 1,000 inputs differ", different.len());
    let any = |test: fn(&[u8]) -> bool| inputs.iter().any(|input| test(input));
    assert!(
        any(|input| input.starts_with(&[0, 1, 2]) && input.ends_with(&[0xB7, 0xB7])),
        "seeds are spliced"
    );
    assert!(any(|input| input.len() < 30) && any(|input| input.len() > 3000), "inputs are cut and grow");
    assert!(any(|input| input.windows(4).any(|bytes| bytes == [0xFF; 4])), "numbers become the largest");
}
