//! A JPEG picture of four grey quarters, by which is seen how it is turned: T.81, Annexes C and F.

use super::{DHT, DQT, Jpeg, SOF0, frame};
use crate::support::fields::Fields;

impl Jpeg {
    /// A whole file of such a picture, its sides multiples of 16; the greys of the quarters: upper left, upper right,
    /// lower left, lower right.
    pub fn build_quarters(self, width: u16, height: u16, quarters: [u8; 4]) -> Vec<u8> {
        let quantization = Fields::new().u8("8 bit, table 0", 0).bytes("steps", &[1; 64]);
        let jpeg = self.segment(DQT, &quantization.done()).segment(SOF0, &frame(width, height));
        let jpeg = jpeg.segment(DHT, &categories()).segment(DHT, &super::only_code(0x10));
        jpeg.build_with_scan(&scan(width / 8, height / 8, quarters))
    }
}

/// A table of twelve codes of four bits each, one for each category of a difference: the code is the category.
fn categories() -> Vec<u8> {
    let fields = Fields::new().u8("class and table", 0x00).zeros("codes of one to three bits", 3);
    let fields = fields.u8("codes of four bits", 12).zeros("longer codes", 12);
    (0..12).fold(fields, |fields, category| fields.u8("value", category)).done()
}

/// Each block is of one grey: its first coefficient's difference to the block before, and the end of the block.
fn scan(columns: u16, rows: u16, quarters: [u8; 4]) -> Vec<u8> {
    let mut bits = Vec::new();
    let mut before = 0;
    for row in 0..rows {
        for column in 0..columns {
            let quarter = usize::from(row >= rows / 2) * 2 + usize::from(column >= columns / 2);
            let coefficient = (i32::from(quarters[quarter]) - 128) * 8;
            push_difference(&mut bits, coefficient - before);
            before = coefficient;
        }
    }
    while bits.len() % 8 != 0 {
        bits.push(true); // padded with ones
    }
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    // A zero behind 0xFF says that it is no marker.
    bits.chunks(8).map(byte).flat_map(|byte| if byte == 0xFF { vec![byte, 0] } else { vec![byte] }).collect()
}

fn push_difference(bits: &mut Vec<bool>, difference: i32) {
    let category = 32 - difference.unsigned_abs().leading_zeros();
    let value = if difference < 0 { difference - 1 } else { difference };
    let mut push = |number: i32, count: u32| bits.extend((0..count).rev().map(|bit| number >> bit & 1 == 1));
    push(category.cast_signed(), 4);
    push(value, category);
    push(0, 1);
}
