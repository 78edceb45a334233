//! Just enough zlib (RFC 1950) and deflate (RFC 1951) to write valid PNG files without a compressor.

/// The bytes as they are, in stored blocks.
pub fn stored(bytes: &[u8]) -> Vec<u8> {
    [header(), blocks(bytes), adler32(bytes).to_be_bytes().to_vec()].concat()
}

/// The blocks alone.
pub fn blocks(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut blocks = bytes.chunks(0xFFFF).peekable();
    if blocks.peek().is_none() {
        out.extend([1, 0, 0, 0xFF, 0xFF]); // one last block of no bytes
    }
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).expect("blocks are cut to 65535 bytes");
        out.push(u8::from(blocks.peek().is_none())); // last block?, kind 0: stored
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend_from_slice(block);
    }
    out
}

/// So many zero bytes, packed about 160 to 1: a blank picture of any size stays a small sample.
pub fn zeros(count: usize) -> Vec<u8> {
    let mut bits = Bits { out: header(), used: 0 };
    bits.put(1, 0b1); // last block
    bits.put(2, 0b10); // kind 1, fixed Huffman codes; its low bit comes first
    let literal_zero = |bits: &mut Bits| bits.put(8, 0b0011_0000);
    if count > 0 {
        literal_zero(&mut bits);
    }
    let left = count.saturating_sub(1);
    for _ in 0..left / 258 {
        bits.put(8, 0b1100_0101); // length 258
        bits.put(5, 0b00000); // distance 1: the byte before
    }
    for _ in 0..left % 258 {
        literal_zero(&mut bits);
    }
    bits.put(7, 0); // end of block
    let sum_of_sums = u32::try_from(count % 65521).expect("smaller than 65521");
    bits.out.extend((sum_of_sums << 16 | 1).to_be_bytes()); // Adler-32 of zeros alone
    bits.out
}

/// Deflate with a 32 KiB window, no dictionary; the second byte makes the pair divisible by 31.
fn header() -> Vec<u8> {
    vec![0x78, 0x01]
}

fn adler32(bytes: &[u8]) -> u32 {
    let (mut sum, mut sum_of_sums) = (1, 0);
    for byte in bytes {
        sum = (sum + u32::from(*byte)) % 65521;
        sum_of_sums = (sum_of_sums + sum) % 65521;
    }
    sum_of_sums << 16 | sum
}

/// Bits packed into bytes from the lowest bit up, as deflate wants them.
struct Bits {
    out: Vec<u8>,
    /// How many bits of the last byte are taken; 0 when a new byte must begin.
    used: u32,
}

impl Bits {
    /// The lowest `count` bits of `code`, the highest of them first.
    fn put(&mut self, count: u32, code: u32) {
        for position in (0..count).rev() {
            if self.used == 0 {
                self.out.push(0);
            }
            if code >> position & 1 == 1 {
                *self.out.last_mut().expect("a byte was begun") |= 1 << self.used;
            }
            self.used = (self.used + 1) % 8;
        }
    }
}
