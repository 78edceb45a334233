//! CRC-32 as ZIP has it (APPNOTE 4.4.7: ISO 3309, polynomial `0xEDB88320` with its bits turned around).

/// So many bytes are taken in at a time, each with a table of its own (slicing).
const STRIDE: usize = 8;

const POLYNOMIAL: u32 = 0xEDB8_8320;

/// A sum that grows with the bytes it is given. Its tables are made when the program runs: they would be larger than all
/// of its code.
pub struct Checksum {
    tables: Box<[[u32; 256]; STRIDE]>,
    sum: u32,
}

impl Default for Checksum {
    fn default() -> Self {
        let mut tables = Box::new([[0; 256]; STRIDE]);
        let [first, others @ ..] = &mut *tables;
        for (byte, entry) in (0..).zip(first.iter_mut()) {
            *entry = (0..8).fold(byte, |sum, _| (sum >> 1) ^ if sum & 1 == 1 { POLYNOMIAL } else { 0 });
        }
        let mut before = *first;
        for table in others {
            for (entry, sum) in table.iter_mut().zip(before) {
                *entry = (sum >> 8) ^ at(first, sum);
            }
            before = *table;
        }
        Self { tables, sum: u32::MAX }
    }
}

/// The entry for the lowest byte of a sum.
fn at(table: &[u32; 256], sum: u32) -> u32 {
    let [lowest, ..] = sum.to_le_bytes();
    table.get(usize::from(lowest)).copied().unwrap_or_default()
}

impl Checksum {
    /// Takes bytes in.
    pub fn add(&mut self, bytes: &[u8]) {
        let [first, second, third, fourth, fifth, sixth, seventh, eighth] = &*self.tables;
        let (strides, rest) = bytes.as_chunks::<STRIDE>();
        for [a, b, c, d, e, f, g, h] in strides {
            let near = self.sum ^ u32::from_le_bytes([*a, *b, *c, *d]);
            let far = u32::from_le_bytes([*e, *f, *g, *h]);
            self.sum = at(eighth, near)
                ^ at(seventh, near >> 8)
                ^ at(sixth, near >> 16)
                ^ at(fifth, near >> 24)
                ^ at(fourth, far)
                ^ at(third, far >> 8)
                ^ at(second, far >> 16)
                ^ at(first, far >> 24);
        }
        for byte in rest {
            self.sum = (self.sum >> 8) ^ at(first, self.sum ^ u32::from(*byte));
        }
    }

    /// The sum of what was taken in, and begins anew.
    #[must_use = "it is forgotten"]
    pub fn take(&mut self) -> u32 {
        !std::mem::replace(&mut self.sum, u32::MAX)
    }
}
