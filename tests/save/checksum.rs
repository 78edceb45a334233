//! CRC-32, against values that are known and against the plainest way to reckon it.

use crate::drive::random::Random;
use crate::given::checksum;
use facetime_photo_inspector::save::checksum::Checksum;

fn plainly(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 },
        )
    });
    !sum
}

#[test]
fn known_sums() {
    assert_eq!(checksum(b""), 0);
    assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    assert_eq!(checksum(b"The quick brown fox jumps over the lazy dog"), 0x414F_A339);
}

#[test]
fn however_the_bytes_come() {
    let mut random = Random::new(7);
    let bytes: Vec<u8> = (0..5000).map(|_| random.next().to_le_bytes()[3]).collect();
    let expected = plainly(&bytes);
    let mut sum = Checksum::default();
    for length in [1, 7, 8, 9, 64, 1000, 5000] {
        bytes.chunks(length).for_each(|piece| sum.add(piece));
        assert_eq!(sum.take(), expected, "in pieces of {length}");
    }
}
